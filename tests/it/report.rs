//! The reports: what each format prints of the same findings, and what hostile text does to it: nothing.

use medlint::finding::{Because, Edit, Finding, Findings, Fix, Label, Locator, Safety, SetAside};
use medlint::outcome::Outcome;
use medlint::report::explain::{self, Style};
use medlint::report::{self, Format, Report, Terminal};
use medlint::rule::{Confidence, Level, RuleSet, RuleText, load};
use medlint::source::{Position, Problem, SourceFile, Span};
use serde_json::{Value, json};
use thin_vec::{ThinVec, thin_vec};

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
        labels: ThinVec::new(),
        fixes: ThinVec::new(),
    }
}

fn located(source: &SourceFile, findings: Vec<Finding>) -> Findings {
    let mut locator = Locator::new(source, true);
    findings.into_iter().map(|finding| locator.locate(finding)).collect()
}

fn outcome(findings: Findings) -> Outcome {
    let mut files: Vec<_> = findings.iter().map(|located| located.finding.path.clone()).collect();
    files.dedup();
    Outcome { files, findings, ..Outcome::default() }
}

/// Two rules of a house.
fn rules() -> RuleSet {
    let rule = |id: &str, summary: &str| {
        let text = format!(
            "summary: {summary}\nextends: existence\nmessage: '%s is misread'\nlevel: error\nconfidence: high\n\
             tokens: [zzz]\nwhy: |\n  Ten times the dose.\nsources:\n  - {{title: List, publisher: House, year: 2020, \
             url: 'https://example.org/list'}}\nexamples:\n  bad: [zzz]\n  good: [yyy]\n"
        );
        RuleText { id: id.into(), path: format!("{id}.yaml").into(), text: text.into() }
    };
    let texts =
        [rule("doses/naked-decimal", "Dose below one without a zero"), rule("doses/trailing-zero", "Trailing zero")];
    load(&texts).expect("the rules are valid").into_iter().map(|loaded| loaded.rule).collect()
}

fn written(format: Format, outcome: &Outcome, terminal: Terminal) -> String {
    let mut bytes = Vec::new();
    let rules = rules();
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
    found.fixes = thin_vec![Fix {
        title: HOSTILE.to_owned(),
        safety: Safety::Unsafe,
        edits: vec![Edit { span: found.span, text: HOSTILE.to_owned() }],
    }];
    found.labels.push(Label { path: "gone.md".into(), span: Span::new(0, 0), message: HOSTILE.to_owned() });
    outcome(located(&source, vec![found]))
}

#[test]
fn no_control_character_of_an_article_reaches_the_terminal() {
    for format in Format::ALL {
        let text = written(format, &hostile(), Terminal::default());
        let raw = |char: &char| char.is_control() && *char != '\n';
        assert_eq!(text.chars().find(raw), None, "{format:?}: {text}");
        assert!(!text.contains('\u{202e}'), "{format:?}: {text}");
    }
    assert_eq!(written(Format::Compact, &hostile(), Terminal::default()).lines().count(), 1);
}

#[test]
fn sarif_of_two_files() {
    insta::assert_snapshot!(written(Format::Sarif, &sample(), Terminal::default()));
}

#[test]
fn github_of_two_files() {
    insta::assert_snapshot!(written(Format::Github, &sample(), Terminal::default()));
}

#[test]
fn gitlab_of_two_files() {
    insta::assert_snapshot!(written(Format::Gitlab, &sample(), Terminal::default()));
}

#[test]
fn junit_of_two_files() {
    let mut outcome = sample();
    outcome.files.push("content/clean.md".into());
    insta::assert_snapshot!(written(Format::Junit, &outcome, Terminal::default()));
}

#[test]
fn rdjson_of_two_files() {
    insta::assert_snapshot!(written(Format::Rdjson, &sample(), Terminal::default()));
}

#[test]
fn markdown_of_two_files() {
    insta::assert_snapshot!(written(Format::Markdown, &sample(), Terminal::default()));
}

#[test]
fn html_of_two_files() {
    let text = written(Format::Html, &sample(), Terminal::default());
    let body = text.split_once("</style>").map_or("", |(_, body)| body);
    insta::assert_snapshot!(body);
}

fn parsed(format: Format, outcome: &Outcome) -> Value {
    serde_json::from_str(&written(format, outcome, Terminal::default())).expect("valid JSON")
}

#[test]
fn columns_are_in_the_unit_of_each_reader() {
    // Before the finding stand `µ` (2 bytes), a pill (4 bytes, 2 units of UTF-16) and a combining accent (2 bytes).
    let outcome = sample();
    let json = &parsed(Format::Json, &outcome)["findings"][2];
    assert_eq!((&json["start"]["column"], &json["span"]["start"]), (&json!(21), &json!(25)));
    let sarif = parsed(Format::Sarif, &outcome);
    assert_eq!(sarif["runs"][0]["columnKind"], "unicodeCodePoints");
    let region = &sarif["runs"][0]["results"][2]["locations"][0]["physicalLocation"]["region"];
    assert_eq!((&region["startColumn"], &region["endColumn"]), (&json!(21), &json!(26)));
    let rdjson = parsed(Format::Rdjson, &outcome);
    let range = &rdjson["diagnostics"][2]["location"]["range"];
    assert_eq!((&range["start"]["column"], &range["end"]["column"]), (&json!(26), &json!(31)));
    let github = written(Format::Github, &outcome, Terminal::default());
    assert!(github.contains("line=1,col=21,endLine=1,endColumn=26"), "{github}");
    let gitlab = parsed(Format::Gitlab, &outcome);
    assert_eq!(gitlab[2]["location"]["positions"]["begin"]["column"], 21);
}

#[test]
fn hostile_text_commands_no_workflow() {
    let text = written(Format::Github, &hostile(), Terminal::default());
    assert_eq!(text.lines().count(), 1, "{text}");
    assert!(text.starts_with("::error title=medlint (claims/cure),file=a%0Ab "), "{text}");
    // A raw `%0A` of the article is text; the only line break is the one before the help.
    assert_eq!(text.matches("%250A%3A%3Aerror").count(), 1, "{text}");
    assert_eq!(text.split("::").nth(2).map(|message| message.matches("%0A").count()), Some(0), "{text}");
}

#[test]
fn hostile_text_is_no_markup() {
    for format in [Format::Html, Format::Junit, Format::Markdown] {
        let text = written(format, &hostile(), Terminal::default());
        assert!(!text.contains("<script"), "{format:?}: {text}");
    }
    let junit = written(Format::Junit, &hostile(), Terminal::default());
    assert!(!junit.contains("]]>"), "{junit}");
    let tags = junit.matches('<').count();
    assert_eq!(tags, junit.matches('>').count(), "{junit}");
    let rows = written(Format::Markdown, &hostile(), Terminal::default());
    let row = rows.lines().last().expect("a row");
    assert_eq!(row.replace("\\|", "").matches('|').count(), 5, "{row}");
}

#[test]
fn sarif_addresses_are_relative_and_encoded() {
    let sarif = parsed(Format::Sarif, &hostile());
    let location = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"];
    let uri = location["uri"].as_str().expect("a uri");
    assert!(uri.starts_with("a%0Ab%20%1B%5B31mred"), "{uri}");
    assert!(uri.chars().all(|char| char.is_ascii_alphanumeric() || "%/-._~".contains(char)), "{uri}");
}

#[test]
fn sarif_keeps_the_limits_of_github() {
    let source = SourceFile::new("a.md", "x ".repeat(25_010));
    let mut all = Vec::new();
    for index in 0..25_010 {
        let mut found = finding(&source, "doses/trailing-zero", Level::Warning, "x", "a message");
        found.span = Span::new(index * 2, index * 2 + 1);
        all.push(found);
    }
    let mut outcome = outcome(located(&source, all));
    outcome.findings[25_005].finding.level = Level::Error;
    let sarif = parsed(Format::Sarif, &outcome);
    let run = &sarif["runs"][0];
    let results = run["results"].as_array().expect("results");
    assert_eq!(results.len(), 25_000);
    assert_eq!(results[0]["level"], "error", "errors come first, so that they are never left out");
    let notes = run["invocations"][0]["toolExecutionNotifications"].as_array().expect("notifications");
    assert!(notes.iter().any(|note| note["message"]["text"].as_str().is_some_and(|text| text.starts_with("10 "))));
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    let ids: Vec<_> = rules.iter().map(|rule| rule["id"].as_str().expect("an id")).collect();
    assert!(ids.is_sorted(), "{ids:?}");
    for rule in rules {
        for text in [&rule["shortDescription"]["text"], &rule["fullDescription"]["text"], &rule["help"]["markdown"]] {
            assert!(text.as_str().is_some_and(|text| !text.is_empty()), "{rule}");
        }
        assert!(rule["properties"]["tags"].as_array().is_some_and(|tags| tags.len() <= 20), "{rule}");
    }
    for result in results {
        assert_eq!(
            result["ruleId"],
            ids[usize::try_from(result["ruleIndex"].as_u64().expect("index")).expect("small")]
        );
    }
}

#[test]
fn what_was_set_aside_is_counted_and_stays_in_sarif() {
    let mut outcome = sample();
    let suppressed = outcome.findings.remove(2);
    let baselined = outcome.findings.remove(1);
    let because = Because::Suppressed("quoted from the label".to_owned());
    outcome.set_aside.push(SetAside { located: suppressed, because });
    outcome.set_aside.push(SetAside { located: baselined, because: Because::Baselined });
    let json = parsed(Format::Json, &outcome);
    let summary = &json["summary"];
    assert_eq!((&summary["suppressed"], &summary["baselined"]), (&json!(1), &json!(1)));
    assert_eq!(json["findings"].as_array().map(Vec::len), Some(1));
    let sarif = parsed(Format::Sarif, &outcome);
    let results = sarif["runs"][0]["results"].as_array().expect("results");
    let suppressions: Vec<_> = results.iter().map(|result| &result["suppressions"][0]["kind"]).collect();
    assert_eq!(suppressions, [&Value::Null, &json!("inSource"), &json!("external")]);
}

#[test]
fn an_empty_run_is_a_valid_report() {
    let outcome = Outcome::default();
    assert_eq!(written(Format::Gitlab, &outcome, Terminal::default()), "[]\n");
    assert_eq!(parsed(Format::Sarif, &outcome)["runs"][0]["results"], json!([]));
    assert_eq!(parsed(Format::Rdjson, &outcome)["diagnostics"], json!([]));
    assert_eq!(written(Format::Compact, &outcome, Terminal::default()), "");
}

#[test]
fn a_job_summary_stays_below_its_limit() {
    let source = SourceFile::new("a.md", "x ".repeat(20_000));
    let found = |index: usize| {
        let mut found = finding(&source, "doses/trailing-zero", Level::Warning, "x", &"long ".repeat(30));
        found.span = Span::new(index * 2, index * 2 + 1);
        found
    };
    let outcome = outcome(located(&source, (0..20_000).map(found).collect()));
    let text = written(Format::Markdown, &outcome, Terminal::default());
    assert!(text.len() < 1 << 20, "{}", text.len());
    assert!(text.trim_end().ends_with("are not shown here."));
}

#[test]
fn the_summary_names_what_could_not_be_checked() {
    let mut outcome = sample();
    outcome.problems.push(Problem {
        path: "content/x.md".into(),
        message: "is not UTF-8".to_owned(),
        position: Some(Position { line: 3, column: 1 }),
        fatal: true,
    });
    outcome.unchecked.files = 1;
    let mut bytes = Vec::new();
    let rules = rules();
    let report = Report { outcome: &outcome, rules: &rules, terminal: Terminal::default() };
    report::write_summary(&report, &mut bytes).expect("a vector takes all");
    insta::assert_snapshot!(String::from_utf8(bytes).expect("UTF-8"));
}

#[test]
fn explain_tells_all_there_is_to_know() {
    let rules = rules();
    let rule = rules.get("doses/trailing-zero").expect("it is there");
    let told = |style| {
        let mut bytes = Vec::new();
        explain::explain(rule, style, Terminal::default(), &mut bytes).expect("a vector takes all");
        String::from_utf8(bytes).expect("UTF-8")
    };
    insta::assert_snapshot!(
        ["text", "markdown", "json"]
            .into_iter()
            .zip([Style::Text, Style::Markdown, Style::Json])
            .map(|(name, style)| format!("=== {name}\n{}", told(style)))
            .collect::<String>()
    );
}

#[test]
fn rules_are_listed_one_a_line() {
    let mut bytes = Vec::new();
    explain::list(&rules(), false, Style::Text, &mut bytes).expect("a vector takes all");
    insta::assert_snapshot!(String::from_utf8(bytes).expect("UTF-8"));
}
