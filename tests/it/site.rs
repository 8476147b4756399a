//! The fixture sites: the planted faults are found once each and nothing else is; good articles stay silent.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use crate::run::{project, run_in};

/// A fault of `fixtures/site`: the article, the rule, and a text at its place.
const PLANTED: [(&str, &str, &str); 17] = [
    ("conditions/back-pain.md", "claims/superiority", "Naproxen works better than ibuprofen for back pain."),
    ("conditions/eczema.md", "provenance/no-references", ""),
    ("conditions/insomnia.html", "claims/evidence-appeal", "Studies show that screens ruin sleep."),
    ("conditions/psoriasis.md", "claims/cure", "aloe cream cures psoriasis in two weeks."),
    ("medicines/atorvastatin.md", "links/missing-anchor", "[muscle pain](#muscle-aches)"),
    ("medicines/atorvastatin.md", "provenance/review-overdue", "2021-02-15"),
    ("medicines/baclofen.md", "sections/missing", ""),
    ("medicines/cetirizine.mdx", "claims/absolute-safety", "Cetirizine has no side effects at all."),
    ("medicines/cetirizine.mdx", "links/missing-target", "../conditions/hay-fever-guide.md"),
    ("medicines/digoxin.md", "doses/naked-decimal", ".125 mg"),
    ("medicines/furosemide.md", "doses/error-prone-frequency", "QD"),
    ("medicines/gabapentin.md", "doses/arithmetic", "300 mg three times a day (1,200 mg per day)"),
    ("medicines/hydroxyzine.md", "links/related-missing", "loratadine.md"),
    ("medicines/insulin-glargine.md", "doses/error-prone-unit", "10 U"),
    ("medicines/montelukast.md", "provenance/no-review-date", ""),
    ("medicines/omeprazole.txt", "sections/unmarked", "side effects are headache"),
    ("medicines/warfarin.md", "doses/trailing-zero", "5.0 mg"),
];

/// The findings in a fixture folder: path in its `content`, rule, text.
fn findings(folder: &str) -> Vec<(String, String, String)> {
    let root = project().join("fixtures").join(folder);
    let ran = run_in(&root, &["--no-cache", "--format", "json", "--today", "2026-06-01"], &[], b"");
    assert!(ran.code < 2, "{}", ran.stderr);
    let report: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let findings = report["findings"].as_array().expect("a list");
    let path = |finding: &Value| text(&finding["path"]).replacen("content/", "", 1);
    findings.iter().map(|finding| (path(finding), text(&finding["rule"]), text(&finding["text"]))).collect()
}

#[test]
fn each_planted_fault_is_found_once_at_its_place_and_nothing_else() {
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    for (path, rule, text) in findings("site") {
        let planted = PLANTED.iter().position(|(in_path, by_rule, at)| {
            *in_path == path && *by_rule == rule && (at.contains(text.trim()) || text.contains(at))
        });
        match planted {
            Some(fault) if seen.insert(fault) => {}
            Some(_) => wrong.push(format!("found twice: {path} {rule} {text:?}")),
            None => wrong.push(format!("not planted: {path} {rule} {text:?}")),
        }
    }
    let rules = run_in(Path::new("."), &["rules", "--isolated"], &[], b"").stdout;
    let planted = PLANTED.iter().enumerate().filter(|(_, (_, rule, _))| rules.contains(rule));
    let missed = planted.filter(|(fault, _)| !seen.contains(fault));
    wrong.extend(missed.map(|(_, (path, rule, text))| format!("not found: {path} {rule} {text:?}")));
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn good_articles_stay_silent() {
    let found = findings("clean");
    assert!(found.is_empty(), "\n{found:#?}");
}

/// What a person reads of a fixture folder: the report, then the summary.
fn read(folder: &str) -> String {
    let root = project().join("fixtures").join(folder);
    let ran = run_in(&root, &["--no-cache", "--format", "pretty", "--today", "2026-06-01"], &[], b"");
    format!("{}\n--- standard error\n{}", ran.stdout, ran.stderr)
}

#[test]
fn what_a_person_reads_of_the_site() {
    insta::assert_snapshot!(read("site"));
}

#[test]
fn what_a_person_reads_of_good_articles() {
    insta::assert_snapshot!(read("clean"));
}
