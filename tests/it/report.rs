//! The reports: what each format prints of the same findings, and what hostile text does to it: nothing.

use medlint::finding::{Edit, Finding, Fix, Label, Located, Locator, Safety};
use medlint::lint::Outcome;
use medlint::report::{self, Format, Report, Terminal};
use medlint::rule::{Confidence, Level, RuleSet};
use medlint::source::{SourceFile, Span};

/// A finding of `rule` on the first `found` behind the first `after` in the text.
fn finding(source: &SourceFile, rule: &str, level: Level, found: &str, message: &str) -> Finding {
    let start = source.text.find(found).expect("the text holds what was found");
    Finding {
        rule: rule.into(),
        level,
        confidence: Confidence::High,
        path: source.path.clone(),
        span: Span::new(start, start + found.len()),
        message: message.to_owned(),
        help: None,
        labels: Vec::new(),
        fixes: Vec::new(),
    }
}

fn located(source: &SourceFile, findings: Vec<Finding>) -> Vec<Located> {
    let mut locator = Locator::new(source, true);
    findings.into_iter().map(|finding| locator.locate(finding)).collect()
}

fn outcome(findings: Vec<Located>) -> Outcome {
    let mut files: Vec<_> = findings.iter().map(|located| located.finding.path.clone()).collect();
    files.dedup();
    Outcome { files, findings, ..Outcome::default() }
}

fn written(format: Format, outcome: &Outcome, terminal: Terminal) -> String {
    let mut bytes = Vec::new();
    let rules = RuleSet::default();
    report::write(format, &Report { outcome, rules: &rules, terminal }, &mut bytes).expect("a vector takes all");
    String::from_utf8(bytes).expect("reports are UTF-8")
}

/// Two files, with a fix, a label and text that is more than ASCII before the finding.
fn sample() -> Outcome {
    let a = SourceFile::new("content/a.md", "# Aspirin\n\nTake 5.0 mg, not more than 9.0 mg.\n");
    let b = SourceFile::new("content/b.md", "Strength: 5 µg 💊 e\u{301} .5 mg daily.\n");
    let zero = finding(&a, "doses/trailing-zero", Level::Error, "5.0 mg", "\"5.0 mg\" is misread as 50 mg");
    let zero = zero.help("Write \"5 mg\".").fix(
        "write 5 mg",
        Safety::Safe,
        vec![Edit { span: Span::new(17, 19), text: String::new() }],
    );
    let second = finding(&a, "doses/trailing-zero", Level::Error, "9.0 mg", "\"9.0 mg\" is misread as 90 mg");
    let naked = finding(&b, "doses/naked-decimal", Level::Warning, ".5 mg", "\".5 mg\" is misread as 5 mg");
    let naked = naked.label(Span::new(0, 8), "the strength is here");
    let mut all = located(&a, vec![zero, second.help("Write \"9 mg\".")]);
    all.extend(located(&b, vec![naked]));
    outcome(all)
}

#[test]
fn compact_is_one_line_a_finding() {
    insta::assert_snapshot!(written(Format::Compact, &sample(), Terminal::default()));
}

#[test]
fn pretty_folds_similar_findings_of_an_article() {
    insta::assert_snapshot!(written(Format::Pretty, &sample(), Terminal::default()));
}

#[test]
fn pretty_without_unicode_is_ascii() {
    let terminal = Terminal { unicode: false, ..Terminal::default() };
    let a = SourceFile::new("a.md", "Take 5.0 mg.");
    let found = finding(&a, "doses/trailing-zero", Level::Error, "5.0", "is misread as 50");
    let text = written(Format::Pretty, &outcome(located(&a, vec![found])), terminal);
    assert!(text.is_ascii(), "{text}");
}

#[test]
fn pretty_cuts_long_lines_around_the_finding() {
    let text = format!("{} 5.0 mg {}", "before ".repeat(60), "after ".repeat(60));
    let a = SourceFile::new("a.md", text);
    let found = finding(&a, "doses/trailing-zero", Level::Error, "5.0 mg", "is misread as 50 mg");
    let text = written(Format::Pretty, &outcome(located(&a, vec![found])), Terminal::default());
    insta::assert_snapshot!(text);
}

#[test]
fn pretty_caps_the_places_of_one_rule() {
    let a = SourceFile::new("a.md", "Take 5.0 mg.\n".repeat(30));
    let mut all = Vec::new();
    for line in 0..30 {
        let mut found = finding(&a, "doses/trailing-zero", Level::Error, "5.0", "is misread as 50");
        found.span = Span::new(line * 13 + 5, line * 13 + 8);
        all.push(found);
    }
    let text = written(Format::Pretty, &outcome(located(&a, all)), Terminal::default());
    assert_eq!(text.matches("Take 5.0 mg").count(), 8, "{text}");
    assert!(text.contains("22 more like it"), "{text}");
}

#[test]
fn json_has_the_documented_shape() {
    insta::assert_snapshot!(written(Format::Json, &sample(), Terminal::default()));
}

#[test]
fn jsonl_holds_the_same_findings_one_a_line() {
    let outcome = sample();
    let json: serde_json::Value =
        serde_json::from_str(&written(Format::Json, &outcome, Terminal::default())).expect("valid JSON");
    let lines: Vec<serde_json::Value> = written(Format::Jsonl, &outcome, Terminal::default())
        .lines()
        .map(|line| serde_json::from_str(line).expect("each line is JSON"))
        .collect();
    assert_eq!(json["findings"].as_array(), Some(&lines));
}

/// Text that tries to command a terminal, a workflow, a page or a document.
const HOSTILE: &str = "\u{1b}[31mred\u{7} \u{202e}txet %0A::error::x ]]> <script>alert(1)</script> \"&' | `x` \u{9b}2J";

fn hostile() -> Outcome {
    let source = SourceFile::new(format!("a\nb {HOSTILE}.md"), format!("{HOSTILE} found {HOSTILE}\n"));
    let found = finding(&source, "claims/cure", Level::Error, "found", HOSTILE);
    let mut found = found.help(HOSTILE).label(Span::new(0, 4), HOSTILE);
    found.fixes = vec![Fix {
        title: HOSTILE.to_owned(),
        safety: Safety::Unsafe,
        edits: vec![Edit { span: found.span, text: HOSTILE.to_owned() }],
    }];
    found.labels.push(Label { path: "gone.md".into(), span: Span::new(0, 0), message: HOSTILE.to_owned() });
    outcome(located(&source, vec![found]))
}

#[test]
fn no_control_character_of_an_article_reaches_the_terminal() {
    for format in [Format::Pretty, Format::Compact, Format::Json, Format::Jsonl] {
        let text = written(format, &hostile(), Terminal::default());
        let raw = |char: &char| char.is_control() && *char != '\n';
        assert_eq!(text.chars().find(raw), None, "{format:?}: {text}");
        if matches!(format, Format::Pretty | Format::Compact) {
            assert!(!text.contains('\u{202e}'), "{format:?}: {text}");
        }
    }
    assert_eq!(written(Format::Compact, &hostile(), Terminal::default()).lines().count(), 1);
}
