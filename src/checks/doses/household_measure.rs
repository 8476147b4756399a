//! `doses/household-measure`: a dose in spoons without its milliliters.

use std::ops::Range;

use super::words::WORDS;
use super::written::{sentence, sentence_text, used};
use crate::article::BlockKind;
use crate::checks::{Check, Subject};
use crate::dose::{DoseStatement, Role};
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "doses/household-measure", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    for statement in used(subject) {
        let Some(dose) = statement.dose.as_ref() else { continue };
        let spoon = matches!(dose.unit, "teaspoon" | "tablespoon" | "spoonful");
        if !spoon
            || !is_taken(subject, statement)
            || statement.role == Role::Reported
            || is_measured(subject, &statement.quantity)
        {
            continue;
        }
        let span = subject.article.original(statement.quantity.clone());
        let message =
            format!("Spoons differ in size; give the dose of \"{}\" in mL", subject.article.source.slice(span));
        sink.push(subject.finding(rule, span, message).help("A teaspoon is 5 mL, a tablespoon 15 mL."));
    }
}

/// Whether someone is told to take it: food, recipes and findings are measured in spoons too.
fn is_taken(subject: &Subject<'_>, statement: &DoseStatement) -> bool {
    let sentence = sentence_text(subject, statement.quantity.start).to_lowercase();
    let cell = subject.article.block_at(statement.quantity.start).and_then(|at| subject.article.blocks.get(at));
    if cell.is_some_and(|block| block.kind == BlockKind::Cell) {
        return statement.substance.is_some();
    }
    statement.timing.is_some() || WORDS.spoonfuls_taken.iter().any(|word| sentence.contains(word))
}

/// Whether the same sentence gives milliliters too, or the next amount, right behind, the grams of a powder.
fn is_measured(subject: &Subject<'_>, spoonful: &Range<usize>) -> bool {
    const BEHIND: usize = 20;
    let Some(sentence) = sentence(subject, spoonful.start) else { return false };
    let here = subject.doses.iter().filter(|dose| sentence.text.contains(&dose.quantity.start));
    let is_behind = |dose: &DoseStatement| (spoonful.end..spoonful.end + BEHIND).contains(&dose.quantity.start);
    here.filter_map(|dose| Some((dose, dose.dose.as_ref()?.unit)))
        .any(|(dose, unit)| unit == "mL" || unit == "g" && is_behind(dose))
}
