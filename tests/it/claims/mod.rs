//! Claims: what is one and of which kind, what only looks like one, and what supports it.

mod assertions;
mod boasts;
mod constructions;
mod harmless;
mod levels;
mod pitches;
mod plain;
mod praise;
mod reported;
mod silent;
mod whole;
mod wordings;

use medlint::builtin;
use medlint::claim::{IdKind, Tier, Tiers, host, identifiers, year};
use medlint::rule::vocabulary::Sources;
use serde_json::Value;

use crate::run::Folder;
use assertions::ASSERTIONS;
use boasts::BOASTS;
use constructions::{CONSTRUCTIONS, NEAR_MISSES};
use harmless::HARMLESS;
use pitches::PITCHES;
use plain::PLAIN;
use praise::PRAISE;
use reported::REPORTED;
use silent::SILENT;
use wordings::WORDINGS;

/// An article that holds `text` as a paragraph, and `references` at its end.
fn article(text: &str, references: &str) -> String {
    format!("# Notes\n\nThis page is one of a series.\n\n{text}\n\n{references}\n")
}

/// The findings of the claims family at warning or above, by the number of the text: rule and level.
fn findings(texts: &[String]) -> Vec<Vec<(String, String)>> {
    let paths: Vec<String> = (0..texts.len()).map(|number| format!("{number:04}.md")).collect();
    let files: Vec<_> = paths.iter().map(String::as_str).zip(texts.iter().map(String::as_str)).collect();
    let folder = Folder::new(&files);
    let ran = folder.run(&["--isolated", "--select", "claims", "--format", "json", "--today", "2026-06-01", "."]);
    let report: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let mut found = vec![Vec::new(); texts.len()];
    for finding in report["findings"].as_array().expect("findings") {
        let text = |key: &str| finding[key].as_str().expect("a text").to_owned();
        let number: usize = text("path")[..4].parse().expect("a number");
        if text("level") != "suggestion" {
            found[number].push((text("rule").replace("claims/", ""), text("level")));
        }
    }
    found
}

#[test]
fn what_nothing_supports_is_reported_by_its_rule_alone() {
    let cases: Vec<(&str, &str)> =
        REPORTED.iter().flat_map(|(rule, texts)| texts.iter().map(move |text| (*rule, *text))).collect();
    let texts: Vec<String> = cases.iter().map(|(_, text)| article(text, "")).collect();
    let found = findings(&texts);
    let wrong = cases
        .iter()
        .zip(found)
        .filter(|((rule, _), found)| !found.iter().all(|(by, _)| by == rule) || found.is_empty());
    let wrong: Vec<String> = wrong.map(|((rule, text), found)| format!("{rule}: {text}: {found:?}")).collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn what_only_looks_like_a_claim_stays_silent() {
    let texts: Vec<String> = SILENT.iter().map(|text| article(text, "")).collect();
    let wrong = SILENT.iter().zip(findings(&texts)).filter(|(_, found)| !found.is_empty());
    let wrong: Vec<String> = wrong.map(|(text, found)| format!("{text}: {found:?}")).collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The share of 100 that a count is of a whole.
fn percent(part: usize, whole: usize) -> usize {
    part * 100 / whole
}

#[test]
fn most_claims_are_found_in_whatever_words_and_little_else_is() {
    found_among(WORDINGS, HARMLESS);
}

#[test]
fn most_pitches_are_found_and_plain_words_are_left_alone() {
    found_among(PITCHES, PLAIN);
}

#[test]
fn most_boasts_are_found() {
    found_among(BOASTS, PLAIN);
}

#[test]
fn most_plain_assertions_are_found() {
    found_among(ASSERTIONS, PLAIN);
}

#[test]
fn most_praise_is_found() {
    found_among(PRAISE, PLAIN);
}

#[test]
fn most_ways_of_claiming_are_found_and_their_likes_are_left_alone() {
    found_among(CONSTRUCTIONS, NEAR_MISSES);
}

/// At least 90 in 100 of the gravest claims are found, 95 of 100 findings are right, and 95 of 100 errors are.
#[track_caller]
fn found_among(claims: &[(&str, &str)], traps: &[&str]) {
    let texts: Vec<String> = claims.iter().map(|(_, text)| article(text, "")).collect();
    let harmless: Vec<String> = traps.iter().map(|text| article(text, "")).collect();
    let (found, alarms) = (findings(&texts), findings(&harmless));
    let missed: Vec<&str> =
        claims.iter().zip(&found).filter(|(_, found)| found.is_empty()).map(|((_, text), _)| *text).collect();
    let false_alarms: Vec<&str> =
        traps.iter().zip(&alarms).filter(|(_, found)| !found.is_empty()).map(|(text, _)| *text).collect();
    let caught = claims.len() - missed.len();
    let core = ["cure", "guarantee", "absolute-safety", "superiority"];
    let is_core = |(rules, _): &&(&str, &str)| core.iter().any(|core| rules.starts_with(core));
    let core_missed = claims.iter().filter(is_core).filter(|(_, text)| missed.contains(text)).count();
    let cores = claims.iter().filter(is_core).count();
    assert!(percent(cores - core_missed, cores) >= 90, "{}", missed.join("\n"));
    assert!(percent(caught, caught + false_alarms.len()) >= 95, "{}", false_alarms.join("\n"));
    let errors = |found: &[Vec<(String, String)>]| {
        found.iter().filter(|found| found.iter().any(|(_, level)| level == "error")).count()
    };
    let (right, wrong) = (errors(&found), errors(&alarms));
    assert!(percent(right, right + wrong) >= 95, "{wrong} false alarms at level error");
}

/// A benefit with `marker`, over these references, is reported by these rules at warning or above.
#[track_caller]
fn supported(marker: &str, references: &str, expected: &[&str]) {
    let found = findings(&[article(&format!("Thyme syrup eases bronchitis{marker}"), references)]);
    let rules: Vec<&str> = found[0].iter().map(|(rule, _)| rule.as_str()).collect();
    assert_eq!(rules, expected, "{marker}\n{references}");
}

#[test]
fn every_form_of_citation_supports_a_claim() {
    const LIST: &str = "## References\n\n1. Okoro N, Lind P. Thyme. *Trials*. 2024;6:12. doi:10.5555/t.2024.1";
    const BULLETS: &str = "## References\n\n- Okoro N, Lind P. Thyme. *Trials*. 2024;6:12. doi:10.5555/t.2024.1";
    supported(" [1].", LIST, &[]);
    supported(".<sup>1</sup>", LIST, &[]);
    supported(".\u{B9}", LIST, &[]);
    supported(" (Okoro & Lind, 2024).", BULLETS, &[]);
    supported(" (Okoro et al., 2024).", BULLETS, &[]);
    supported(", as Okoro and Lind (2024) found.", BULLETS, &[]);
    supported(".[^1]", "[^1]: Okoro N. Thyme. *Trials*. 2024. doi:10.5555/t.2024.1", &[]);
    supported(" ([trial](https://doi.org/10.5555/t.2024.1)).", "", &[]);
    supported(" (doi:10.5555/t.2024.1).", "", &[]);
    supported(" (PMID 31705755).", "", &[]);
    supported(" (PMC6865617).", "", &[]);
    supported(" (NCT01234567).", "", &[]);
    supported(" (ISRCTN12345678).", "", &[]);
    supported(" (Cochrane review CD004029).", "", &[]);
    supported(" (NICE NG120).", "", &[]);
    supported(" ([NHS](https://www.nhs.uk/conditions/bronchitis/)).", "", &[]);
    supported(". This was found in a trial [1].", LIST, &[]);
}

#[test]
fn what_cannot_support_is_said_instead() {
    const LIST: &str = "## References\n\n1. Okoro N. Thyme. *Trials*. 2024;6:12.";
    supported(".", "", &["efficacy"]);
    supported(" [2].", LIST, &["unresolved-citation"]);
    supported(" [1].", "", &["unresolved-citation"]);
    supported(" (Lind, 2019).", LIST, &["unresolved-citation"]);
    supported(" ([shop](https://www.etsy.com/listing/1)).", "", &["weak-source"]);
    supported(" (PMID 123456789).", "", &["citation-form"]);
    supported(" [1].", "## References\n\n1. Whitt A. Thyme. *Trials*. 1971;4:8.", &["stale-source"]);
    supported(" ([trial](https://www.medrxiv.org/content/10.1101/2025.01.02.1)).", "", &["retracted-or-preprint"]);
    supported(
        " [1].",
        "## References\n\n1. Okoro N. RETRACTED: Thyme. *Trials*. 2024;6:12.",
        &["retracted-or-preprint"],
    );
}

#[test]
fn a_source_excuses_neither_fraud_nor_a_cause_nor_a_bare_relative_risk() {
    const SOURCE: &str = "([trial](https://doi.org/10.5555/t.2024.1))";
    let cases = [
        ("The secret ingredient does it", "quackery"),
        ("A survey shows that night work causes gout", "causal-from-observational"),
        ("The tablets cut the risk of stroke by 30%", "relative-risk-alone"),
        ("Throw away your inhaler and breathe", "discourages-care"),
    ];
    let texts: Vec<String> = cases.iter().map(|(text, _)| article(&format!("{text} {SOURCE}."), "")).collect();
    for ((text, rule), found) in cases.iter().zip(findings(&texts)) {
        assert!(found.iter().any(|(by, _)| by == rule), "{text}: {found:?}");
    }
}

#[test]
fn a_claim_that_is_repeated_is_reported_once_with_labels() {
    let text = article("Thyme syrup cures gout.\n\nAs we said, thyme syrup cures gout.", "");
    let folder = Folder::new(&[("a.md", &text)]);
    let ran = folder.run(&["--isolated", "--select", "claims/cure", "--format", "json", "a.md"]);
    let report: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let findings = report["findings"].as_array().expect("findings");
    assert_eq!(findings.len(), 1, "{}", ran.stdout);
    assert_eq!(findings[0]["labels"].as_array().map(Vec::len), Some(1));
}

#[test]
fn the_first_of_many_claims_of_a_kind_tells_how_many_there_are() {
    let ailments = [
        "gout",
        "asthma",
        "eczema",
        "acne",
        "colds",
        "headaches",
        "nausea",
        "cramps",
        "heartburn",
        "insomnia",
        "hay fever",
        "vertigo",
    ];
    let text: String = ailments.iter().map(|ailment| format!("Thyme syrup eases {ailment}.\n\n")).collect();
    let folder = Folder::new(&[("a.md", &article(&format!("## What it does\n\n{text}"), ""))]);
    let ran = folder.run(&["--isolated", "--select", "claims", "--format", "json", "a.md"]);
    let report: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let findings = report["findings"].as_array().expect("findings");
    assert_eq!(findings.len(), 12, "{}", ran.stdout);
    let message = |at: usize| findings[at]["message"].as_str().expect("a text");
    assert!(message(0).ends_with("; 12 sentences under \"What it does\" do so"), "{}", message(0));
    assert!(message(1).starts_with("\"eases asthma\""), "{}", message(1));
    assert!(!message(1).contains("12"), "{}", message(1));
    let pretty = folder.run(&["--isolated", "--select", "claims", "--format", "pretty", "a.md"]).stdout;
    assert_eq!(pretty.matches("[claims/efficacy]").count(), 1, "{pretty}");
    assert!(pretty.contains("(and 4 more like it in this file)"), "{pretty}");
    assert_eq!(pretty.matches("states a benefit").count(), 1, "{pretty}");
}

#[test]
fn identifiers_are_found_and_their_form_is_judged() {
    let cases: &[(&str, &[(IdKind, bool)])] = &[
        ("doi:10.5555/abc.2024", &[(IdKind::Doi, true)]),
        ("https://doi.org/10.1016/S0140-6736(20)30183-5.", &[(IdKind::Doi, true)]),
        ("doi:10.12/abc", &[(IdKind::Doi, false)]),
        ("PMID: 31705755", &[(IdKind::Pmid, true)]),
        ("PMID 123456789", &[(IdKind::Pmid, false)]),
        ("PMID 0123", &[(IdKind::Pmid, false)]),
        ("PMC6865617 and NCT01234567", &[(IdKind::Pmcid, true), (IdKind::Trial, true)]),
        ("NCT0123456", &[(IdKind::Trial, false)]),
        ("CD004029", &[(IdKind::Cochrane, true)]),
        ("a CD4 count of 350, CD20", &[]),
        ("NICE guideline NG136", &[(IdKind::Nice, true)]),
        ("NG136", &[]),
        ("2019-001234-12", &[(IdKind::Trial, true)]),
        ("10.5 mg and 10.5/12", &[]),
    ];
    for (text, expected) in cases {
        let found: Vec<_> = identifiers(text).into_iter().map(|id| (id.kind, id.valid)).collect();
        assert_eq!(found, *expected, "{text}");
    }
}

#[test]
fn the_year_of_a_reference_is_that_of_its_publication() {
    let cases = [
        ("Whitt A. Bed rest. Notes. 1961;4:1988-91.", Some(1961)),
        ("Okoro, N. (2024). The plague of 1918. Trials, 6, 12.", Some(2024)),
        ("Leaflet, revised 2023.", Some(2023)),
        ("doi:10.5555/t.2024.0014", None),
        ("No year.", None),
    ];
    for (text, expected) in cases {
        assert_eq!(year(text), expected, "{text}");
    }
}

#[test]
fn hosts_have_tiers() {
    let tiers = builtin::vocabulary::<Sources>().map(Tiers::from).expect("the source tiers");
    let cases = [
        ("https://www.nhs.uk/medicines/", Some(Tier::Authority)),
        ("https://pubmed.ncbi.nlm.nih.gov/1/", Some(Tier::Authority)),
        ("https://www.nejm.org/doi/1", Some(Tier::Journal)),
        ("https://med.example.edu/x", Some(Tier::Journal)),
        ("https://www.webmd.com/x", Some(Tier::Consumer)),
        ("https://en.wikipedia.org/wiki/Gout", Some(Tier::Weak)),
        ("https://best-supplement-shop.example/x", Some(Tier::Weak)),
        ("https://example.org/x", None),
        ("https://notnhs.uk.example/x", None),
        ("../gout.md", None),
    ];
    for (address, expected) in cases {
        assert_eq!(tiers.of(address), expected, "{address}");
    }
    assert_eq!(host("HTTPS://WWW.NHS.UK/x").as_deref(), None);
    assert_eq!(host("//www.nhs.uk/x").as_deref(), Some("nhs.uk"));
}
