//! The built-in rules as data: each says all that people and reports need, in one form.

use medlint::builtin::{self, Additions};
use medlint::checks::checks;
use medlint::rule::{PatternKind, Rule, RuleKind, RuleSet};

fn rules() -> RuleSet {
    builtin::load(Additions::default()).rules
}

/// Fails with the id of every rule that `wrong` says something about.
#[track_caller]
fn check(wrong: impl Fn(&Rule) -> Option<String>) {
    let rules = rules();
    let told: Vec<String> =
        rules.iter().filter_map(|rule| wrong(rule).map(|wrong| format!("{}: {wrong}", rule.id))).collect();
    assert!(!rules.is_empty());
    assert!(told.is_empty(), "\n{}\n", told.join("\n"));
}

#[test]
fn summaries_are_one_line_without_a_full_stop() {
    check(|rule| {
        let summary = &rule.docs().summary;
        let good = !summary.contains('\n') && !summary.ends_with('.') && (10..=100).contains(&summary.chars().count());
        (!good).then(|| summary.clone())
    });
}

#[test]
fn reasons_are_sentences() {
    check(|rule| (rule.docs().why.len() < 60 || !rule.docs().why.ends_with('.')).then(|| rule.docs().why.clone()));
}

#[test]
fn sources_can_be_looked_up() {
    check(|rule| {
        let mut sources = rule.docs().sources.iter();
        let bad = sources.find(|source| {
            source.title.is_empty()
                || source.publisher.is_empty()
                || !(1970..=2026).contains(&source.year)
                || !source.url.starts_with("http")
        });
        bad.map(|source| format!("{source:?}"))
    });
}

#[test]
fn four_bad_and_six_good_examples_show_what_a_rule_does() {
    check(|rule| {
        let examples = &rule.docs().examples;
        let count = (examples.bad.len(), examples.good.len());
        (count.0 < 4 || count.1 < 6).then(|| format!("{} bad and {} good examples", count.0, count.1))
    });
}

#[test]
fn messages_have_a_place_for_what_was_found() {
    check(|rule| {
        let RuleKind::Pattern(kind) = rule.kind else { return None };
        let most = match kind {
            PatternKind::Substitution | PatternKind::Consistency => 2,
            _ => 1,
        };
        let places = rule.message.matches("%s").count();
        (rule.message.is_empty() || places > most || rule.message.ends_with('.')).then(|| rule.message.clone())
    });
}

#[test]
fn options_say_what_they_do() {
    check(|rule| rule.docs().options.iter().find(|(_, about)| about.is_empty()).map(|(name, _)| name.clone()));
}

#[test]
fn every_check_has_a_rule_of_its_own() {
    let rules = rules();
    let checks: Vec<&str> = checks(true).map(|check| check.rule).collect();
    for id in &checks {
        assert_eq!(rules.get(id).map(|rule| rule.kind), Some(RuleKind::Check), "{id}");
        assert_eq!(checks.iter().filter(|other| other == &id).count(), 1, "{id}");
    }
}
