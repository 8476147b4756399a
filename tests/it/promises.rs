//! What medlint promises for any input, as functions that panic when a promise is broken. The fuzzers run them as well.

#![allow(unreachable_pub, reason = "the fuzzers have this file as a public module")]

use std::path::Path;
use std::sync::{Arc, LazyLock};

use medlint::article::{Data, Field, Value, front_matter};
use medlint::builtin::{self, Additions};
use medlint::config::Config;
use medlint::discover::decode;
use medlint::dose::same;
use medlint::finding::{Located, Safety};
use medlint::fix::{MOST_ROUNDS, round};
use medlint::lint::{Chosen, Engine, EngineError, doses as dose_statements, lint_texts};
use medlint::outcome::Outcome;
use medlint::report::{self, Format, Report, Terminal};
use medlint::rule::{Mistake, RuleText, load};
use medlint::source::{SourceFile, Span};

/// A name for each format of articles.
pub const NAMES: [&str; 4] = ["a.md", "a.mdx", "a.html", "a.txt"];

/// All rules, those that are off by default as well.
pub static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    let mut engine = engine(Config::default()).unwrap_or_else(|error| panic!("{error:?}"));
    let ids: Vec<Arc<str>> = engine.profile.rules.iter().map(|rule| rule.id.clone()).collect();
    ids.iter().for_each(|id| engine.switch_on(id));
    engine
});

fn engine(config: Config) -> Result<Engine, EngineError> {
    let today = jiff::civil::date(2026, 6, 1);
    Engine::new(Arc::new(config), Path::new(""), Chosen { today, ..Chosen::default() })
}

/// Bytes are read as an article of some format, checked and reported in every form: nothing panics, and every span
/// stands on whole characters of the text.
pub fn pipeline(format: usize, bytes: &[u8]) {
    let name = NAMES[format % NAMES.len()];
    let Ok(source) = decode(&name.into(), bytes.to_vec()) else { return };
    let outcome = checked(&ENGINE, name, &source.text);
    let report = Report { outcome: &outcome, rules: &ENGINE.profile.rules, terminal: Terminal::default() };
    for format in Format::ALL {
        let mut bytes = Vec::new();
        report::write(format, &report, &mut bytes).unwrap_or_else(|error| panic!("{}: {error}", format.name()));
        let text = String::from_utf8(bytes).unwrap_or_else(|error| panic!("{}: {error}", format.name()));
        if matches!(format, Format::Json | Format::Sarif | Format::Gitlab) {
            let read = serde_json::from_str::<serde_json::Value>(&text);
            assert!(read.is_ok(), "{}: {read:?}", format.name());
        }
    }
}

/// What is found in a text of this name, after a look at every span.
pub fn checked(engine: &Engine, name: &str, text: &str) -> Outcome {
    let outcome = lint_texts(engine, &[(name, text)]);
    let failed = outcome.problems.iter().find(|problem| problem.fatal);
    assert!(failed.is_none(), "{failed:?} of {name}: {text:?}");
    for located in &outcome.findings {
        for span in spans(located) {
            assert!(text.get(span.range()).is_some(), "{span:?} of {} in {name}: {text:?}", located.finding.rule);
        }
    }
    outcome
}

fn spans(located: &Located) -> impl Iterator<Item = Span> {
    let finding = &located.finding;
    let labels = finding.labels.iter().filter(|label| label.path == finding.path).map(|label| label.span);
    let edits = finding.fixes.iter().flat_map(|fix| &fix.edits).map(|edit| edit.span);
    [finding.span].into_iter().chain(labels).chain(edits)
}

/// Every key and value of front matter stands on whole characters of the text, values inside of the value that holds
/// them. Fields that are asked for alone say the same as among the others.
pub fn front_matter(text: &str) {
    let read = front_matter::of(text);
    assert!(text.get(read.span.range()).is_some(), "{:?} of {text:?}", read.span);
    fields(text, &read.fields);
    for field in &read.fields {
        let alone = front_matter::fields(text, &[&field.key]);
        fields(text, &alone.fields);
        assert_eq!(alone.text(&field.key), read.text(&field.key), "{} of {text:?}", field.key);
    }
}

fn fields(text: &str, all: &[Field]) {
    for field in all {
        assert!(text.get(field.key_span.range()).is_some(), "{:?} of {text:?}", field.key_span);
        value(text, &field.value);
    }
}

fn value(text: &str, of: &Value) {
    assert!(text.get(of.span.range()).is_some(), "{:?} of {text:?}", of.span);
    match &of.data {
        Data::List(items) => items.iter().for_each(|item| value(text, item)),
        Data::Map(inner) => fields(text, inner),
        _ => {}
    }
}

/// Every dose statement stands on whole characters of the text, its amounts are finite numbers, and its range does not
/// run backwards unless it was written so.
pub fn doses(text: &str) {
    for dose in dose_statements(&ENGINE, &SourceFile::new("a.md", text)) {
        for span in [dose.span, dose.quantity_span] {
            assert!(text.get(span.range()).is_some(), "{span:?} of {text:?}");
        }
        for amount in [&dose.dose, &dose.per_day].into_iter().flatten() {
            let numbers = [amount.low, amount.high];
            assert!(numbers.into_iter().flatten().all(f64::is_finite), "{dose:?} of {text:?}");
            assert!(!amount.unit.is_empty(), "{dose:?} of {text:?}");
        }
    }
}

/// Fixes come to an end, and where they are applied the doses say what they said before.
pub fn fixes(text: &str) {
    for allowed in [Safety::Safe, Safety::Unsafe] {
        let fixed = fixed(text, allowed);
        let of = |text: &str| dose_statements(&ENGINE, &SourceFile::new(NAMES[0], text));
        assert!(same(&of(text), &of(&fixed)), "{allowed:?} fixes of {text:?} make {fixed:?}");
    }
}

/// The text after all fixes; the text itself when a fix would change a dose, which is when medlint leaves it.
pub fn fixed(text: &str, allowed: Safety) -> String {
    let mut fixed = text.to_owned();
    for _ in 0..=MOST_ROUNDS {
        let outcome = checked(&ENGINE, NAMES[0], &fixed);
        let findings: Vec<&Located> = outcome.findings.iter().map(|located| &**located).collect();
        let Some(next) = round(&fixed, &findings, allowed) else { return fixed };
        let of = |text: &str| dose_statements(&ENGINE, &SourceFile::new(NAMES[0], text));
        if !same(&of(text), &of(&next.text)) {
            return text.to_owned();
        }
        fixed = next.text;
    }
    panic!("{allowed:?} fixes of {text:?} do not end: {fixed:?}")
}

/// A configuration is taken, or refused with places inside of it.
pub fn config(text: &str) {
    match Config::parse(&"medlint.yaml".into(), &text.into()) {
        Ok(config) if config.rule_folders.is_empty() => {
            if let Err(EngineError::Mistakes(mistakes)) = engine(config) {
                placed(text, &mistakes);
            }
        }
        Ok(_) => {}
        Err(mistakes) => placed(text, &mistakes),
    }
}

/// A rule file is taken and can be added to the others, or refused with places inside of it.
pub fn rules(text: &str) {
    let file = RuleText { id: "own/word".into(), path: "word.yaml".into(), text: text.into() };
    match load(&[file]) {
        Ok(rules) => placed(text, &builtin::load(Additions { rules, ..Additions::default() }).mistakes),
        Err(mistakes) => {
            assert!(!mistakes.is_empty(), "refused without a reason: {text:?}");
            placed(text, &mistakes);
        }
    }
}

fn placed(text: &str, mistakes: &[Mistake]) {
    for mistake in mistakes {
        assert!(text.get(mistake.span.range()).is_some(), "{mistake} {:?} of {text:?}", mistake.span);
        let lines = text.split('\n').count() + text.matches('\r').count();
        assert!((1..=lines).contains(&mistake.position().line), "{mistake} of {text:?}");
    }
}
