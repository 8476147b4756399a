//! A user's rule is one file in a folder: it is found, fires, takes the place of a built-in one, and is tested.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use medlint::lint::examples::{failures, untouched};
use medlint::lint::{Chosen, Engine, EngineError, lint_texts};

fn engine(folder: &Path) -> Result<Engine, EngineError> {
    let chosen = Chosen { rule_folders: vec![folder.to_owned()], ..Chosen::default() };
    Engine::new(Arc::default(), Path::new(""), chosen)
}

/// The rule that CONTRIBUTING.md shows.
fn shown() -> String {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("CONTRIBUTING.md")).unwrap();
    let (_, rest) = text.split_once("```yaml\n").unwrap();
    rest.split_once("```").unwrap().0.to_string()
}

#[test]
fn one_new_file_is_a_new_rule() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("infusions")).unwrap();
    fs::write(folder.path().join("infusions/drop-rate.yaml"), shown()).unwrap();
    let engine = engine(folder.path()).unwrap();
    let outcome = lint_texts(&engine, &[("a.md", "Infuse 500 mL at *40* drops per minute.\n")]);
    let found: Vec<_> = outcome.findings.iter().map(|located| (&*located.finding.rule, &*located.place.text)).collect();
    assert_eq!(found, [("infusions/drop-rate", "drops per minute")]);
    let rule = engine.profile.rules.get("infusions/drop-rate").unwrap();
    assert_eq!(failures(rule, &[folder.path().to_owned()]).unwrap(), []);
    assert_eq!(untouched(rule, &engine), ["gtt/min"]);
}

#[test]
fn a_file_with_the_id_of_a_built_in_rule_takes_its_place() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("doses")).unwrap();
    let mine = shown().replace("[drops per minute, gtt/min]", "[house measure]");
    fs::write(folder.path().join("doses/error-prone-frequency.yaml"), mine).unwrap();
    let engine = engine(folder.path()).unwrap();
    let outcome = lint_texts(&engine, &[("a.md", "Take 5 mg QD. Use the house measure.\n")]);
    let found: Vec<_> = outcome.findings.iter().map(|located| &*located.place.text).collect();
    assert_eq!(found, ["house measure"]);
}

#[test]
fn an_example_that_does_not_hold_is_told_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let broken = shown().replace("Infuse 500 mL at 125 mL/h.", "Infuse 500 mL at 40 drops per minute.");
    fs::create_dir(folder.path().join("infusions")).unwrap();
    fs::write(folder.path().join("infusions/drop-rate.yaml"), broken).unwrap();
    let engine = engine(folder.path()).unwrap();
    let rule = engine.profile.rules.iter().find(|rule| rule.id.ends_with("/drop-rate")).unwrap();
    let failed = failures(rule, &[folder.path().to_owned()]).unwrap();
    assert_eq!(failed.iter().map(|failure| failure.line).collect::<Vec<_>>(), [15]);
}
