//! A user's rule is one file in a folder: it is found, fires, takes the place of a built-in one, and is tested.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use medlint::config::Config;
use medlint::lint::examples::{failures, untouched};
use medlint::lint::{Chosen, Engine, EngineError, lint_texts};
use medlint::rule::Mistake;

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

/// What is told of a claim rule with this pattern and these needs, with its lines.
fn mistakes_of(pattern: &str, needs: &str) -> (Vec<String>, Vec<Option<String>>) {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("own")).unwrap();
    let claim = shown().replace("existence", "claim").replace("[drops per minute, gtt/min]", &format!("['{pattern}']"));
    let claim = claim.replace("scope: [text, table]", needs);
    fs::write(folder.path().join("own/word.yaml"), claim).unwrap();
    let Err(EngineError::Mistakes(mistakes)) = engine(folder.path()) else { panic!("{pattern} is taken") };
    let told = |mistake: &Mistake| format!("{}: {}", mistake.position().line, mistake.message);
    (mistakes.iter().map(told).collect(), mistakes.iter().map(|mistake| mistake.help.clone()).collect())
}

#[test]
fn a_bracket_that_is_not_parted_from_its_neighbour_is_refused() {
    for pattern in ["(my|our)(old|new) tea", "(town|city)s finest", "heal(s|ed) gout", "(nearly )cured"] {
        let (told, _) = mistakes_of(pattern, "scope: [text, table]");
        let wanted = format!("6: `{pattern}`: a space parts a bracket from what stands beside it");
        assert_eq!(told.iter().filter(|told| told.starts_with(&wanted)).count(), 1, "{told:?}");
    }
}

#[test]
fn a_gap_at_the_end_of_a_pattern_is_refused() {
    for pattern in ["heals ...3", "heals gout ~2", "heals ..."] {
        let (told, _) = mistakes_of(pattern, "scope: [text, table]");
        let wanted = format!("6: `{pattern}`: a gap at the end covers nothing");
        assert_eq!(told.iter().filter(|told| told.starts_with(&wanted)).count(), 1, "{told:?}");
    }
}

#[test]
fn a_word_list_that_is_not_there_is_refused() {
    let (told, help) = mistakes_of("heals ...3 @ailment", "needs: treatmnts");
    assert_eq!(told, ["5: there is no word list `treatmnts`", "6: there is no word list `ailment`"]);
    assert_eq!(help[1].as_deref(), Some("did you mean `ailments`?"));
}

#[test]
fn a_bracket_within_a_bracket_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("own")).unwrap();
    let claim = shown().replace("existence", "claim");
    let claim = claim.replace("[drops per minute, gtt/min]", "['(eases|(cures|heals)) ...3 @ailments']");
    fs::write(folder.path().join("own/word.yaml"), claim).unwrap();
    let Err(EngineError::Mistakes(mistakes)) = engine(folder.path()) else { panic!("it is taken") };
    assert!(mistakes.iter().any(|mistake| mistake.message.contains("a bracket within a bracket")), "{mistakes:?}");
}

/// The rule whose examples `shown` gives, as one of claims with one pattern and other examples.
fn claim(pattern: &str, bad: &[&str], good: &[&str]) -> String {
    let quoted = |texts: &[&str]| texts.iter().map(|text| format!("'{text}'")).collect::<Vec<_>>().join(", ");
    format!(
        "summary: A span\nextends: claim\nmessage: '\"%s\" is a span'\nlevel: warning\ntokens: ['{pattern}']\nwhy: It \
         misleads.\nsources: [{{title: A list, publisher: A body, year: 2024, url: 'https://example.org'}}]\n\
         examples:\n  bad: [{}]\n  good: [{}]\n",
        quoted(bad),
        quoted(good)
    )
}

#[test]
fn numbers_and_the_end_of_a_sentence_may_be_alternatives() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("own")).unwrap();
    let bad = ["The cast stays on for 12 days.", "The cast stays on for two days.", "The cast stays on."];
    let good = ["The cast stays on for days.", "The cast stays on for 12 nights.", "The cast stays on the arm."];
    let rule = claim("stays on (for # days|$)", &bad, &good);
    fs::write(folder.path().join("own/span.yaml"), rule).unwrap();
    let engine = engine(folder.path()).unwrap();
    let rule = engine.profile.rules.iter().find(|rule| rule.id.ends_with("/span")).unwrap();
    let failed = failures(rule, &[folder.path().to_owned()]).unwrap();
    assert_eq!(failed.iter().map(|failure| failure.line).collect::<Vec<_>>(), [0; 0]);
}

#[test]
fn what_can_only_stand_outside_of_brackets_is_refused_in_them() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("own")).unwrap();
    let rule = claim("stays on (for ~2|...3 days)", &["The cast stays on for days."], &["The cast is off."]);
    fs::write(folder.path().join("own/span.yaml"), rule).unwrap();
    let Err(EngineError::Mistakes(mistakes)) = engine(folder.path()) else { panic!("it is taken") };
    assert!(mistakes[0].message.contains("can only stand outside of brackets"), "{}", mistakes[0].message);
}

/// What is refused of a configuration.
fn refused(config: &str) -> Vec<String> {
    let config = Config::parse(&"medlint.yaml".into(), &config.into()).unwrap();
    match Engine::new(Arc::new(config), Path::new(""), Chosen::default()) {
        Err(EngineError::Mistakes(mistakes)) => mistakes.iter().map(ToString::to_string).collect(),
        Err(error) => panic!("{error:?}"),
        Ok(_) => Vec::new(),
    }
}

#[test]
fn words_are_added_and_taken_out() {
    let text = "vocabulary:\n  lists:\n    mentions: {add: [our house style], remove: [never]}\n";
    let config = Config::parse(&"medlint.yaml".into(), &text.into()).unwrap();
    let engine = Engine::new(Arc::new(config), Path::new(""), Chosen::default()).unwrap();
    let lexicon = &engine.vocabulary.lexicon;
    let mut hits = Vec::new();
    lexicon.scan("Our house style is never misread.", &mut hits);
    let mentions = lexicon.list("mentions").unwrap();
    let found: Vec<_> = hits.iter().filter(|hit| hit.list == mentions).map(|hit| (hit.start, hit.end)).collect();
    assert_eq!(found, [(0, 15), (25, 32)]);
}

#[test]
fn words_that_cannot_be_used_are_refused_with_their_place() {
    let lists = |lists: &str| refused(&format!("vocabulary:\n  lists:\n    {lists}\n"));
    assert_eq!(
        lists("mentoins: {add: [x]}"),
        ["medlint.yaml:3:5: no word list is called `mentoins` (did you mean `mentions`?)"]
    );
    assert_eq!(
        lists("mentions: {remove: [sometimes], add: [→]}"),
        [
            "medlint.yaml:3:43: `→` can never match: the phrase has no letter or digit to look for; write it under `patterns:`",
            "medlint.yaml:3:25: `sometimes` is not in the list `mentions`",
        ]
    );
}

#[test]
fn a_file_that_is_no_text_is_named() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("own")).unwrap();
    fs::write(folder.path().join("own/word.yaml"), b"summary: \xff\n").unwrap();
    let Err(EngineError::Mistakes(mistakes)) = engine(folder.path()) else { panic!("it is taken") };
    assert!(mistakes[0].message.contains("word.yaml"), "{}", mistakes[0]);
}

#[test]
fn a_rule_can_look_at_one_section_only_and_none_looks_at_references() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("own")).unwrap();
    fs::write(folder.path().join("own/word.yaml"), shown()).unwrap();
    let scoped = shown().replace("scope: [text, table]", "scope: section(dosing)");
    fs::write(folder.path().join("own/dosing-word.yaml"), scoped).unwrap();
    let engine = engine(folder.path()).unwrap();
    let text = "# Saline\n\n40 drops per minute\n\n## Dosage\n\n50 drops per minute\n\n### By weight\n\n60 drops per \
                minute\n\n## References\n\n1. A Author. 70 drops per minute. 2020.\n";
    let outcome = lint_texts(&engine, &[("a.md", text)]);
    let lines = |id: &str| -> Vec<usize> {
        let own = outcome.findings.iter().filter(|located| &*located.finding.rule == id);
        own.map(|located| located.place.start.line).collect()
    };
    assert_eq!(lines("own/word"), [3, 7, 11]);
    assert_eq!(lines("own/dosing-word"), [7, 11]);
}
