//! `doses/fraction`: a part of a tablet written as a small fraction.

use super::written::{mend, text, used};
use crate::checks::{Check, Subject};
use crate::finding::Sink;
use crate::rule::Rule;
use crate::rule::vocabulary::units::UnitKind;

pub(super) const CHECK: Check = Check { rule: "doses/fraction", run };

/// Fractions of one, and the words for them.
const WORDS: &[(&str, &str)] = &[
    ("½", "half a"),
    ("1/2", "half a"),
    ("¼", "a quarter of a"),
    ("1/4", "a quarter of a"),
    ("¾", "three quarters of a"),
    ("3/4", "three quarters of a"),
];

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    for statement in used(subject) {
        let written = text(subject, &statement.quantity);
        let piece = statement.dose.as_ref().and_then(|dose| crate::dose::fold_unit(dose.unit));
        let slash =
            written.contains("1/2") || written.contains("1/4") || written.contains("3/4") || written.contains("1/3");
        let small = written.chars().any(|char| matches!(char, '¼' | '½' | '¾' | '⅓' | '⅔'));
        if !piece.is_some_and(|unit| unit.kind == UnitKind::Count) || !(slash || small) {
            continue;
        }
        let span = subject.article.original(statement.quantity.clone());
        let message = format!("The fraction in \"{written}\" is misread as whole tablets; write it in words");
        let finding = subject.finding(rule, span, message);
        let words = WORDS.iter().find_map(|(fraction, words)| {
            let noun = written.strip_prefix(fraction)?.trim_start_matches([' ', '-']);
            let single = noun.bytes().all(|byte| byte.is_ascii_alphabetic()) && !noun.ends_with('s');
            single.then(|| format!("{words} {noun}"))
        });
        sink.push(match words {
            Some(words) => mend(subject, finding, &statement.quantity, &words, format!("write {words}")),
            None => finding,
        });
    }
}
