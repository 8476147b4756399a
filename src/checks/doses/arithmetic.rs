//! `doses/arithmetic`: an amount said twice that does not come to the same.

use super::drug::{factor, number, shown};
use super::words::WORDS;
use super::written::{sentence_text, used};
use crate::checks::{Check, Subject};
use crate::dose::{Amount, Basis, DoseConfidence, DoseStatement, Role};
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "doses/arithmetic", run };

/// Pounds in a kilogram.
const POUNDS: f64 = 2.2046;

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let statements: Vec<&DoseStatement> = used(subject).collect();
    for (index, again) in statements.iter().enumerate() {
        if again.role != Role::Equivalent || again.confidence == DoseConfidence::Low {
            continue;
        }
        let sentence = subject.article.sentence_at(again.quantity.start);
        let main = statements.iter().take(index).rev().find(|main| main.role != Role::Equivalent);
        let Some(main) = main.filter(|main| subject.article.sentence_at(main.quantity.start) == sentence) else {
            continue;
        };
        if main.confidence == DoseConfidence::Low || several(&statements, index) {
            continue;
        }
        if !is_equation(subject, main, again) {
            continue;
        }
        let Some(wrong) = wrong(main, again) else { continue };
        let span = subject.article.original(again.quantity.clone());
        let place = subject.article.original(main.text.clone());
        sink.push(subject.finding(rule, span, wrong).label(place, "this comes to something else"));
    }
}

/// Whether more than one amount explains the same dose: parts of a sum, alternatives.
fn several(statements: &[&DoseStatement], index: usize) -> bool {
    let unit = |at: usize| {
        statements
            .get(at)
            .filter(|other| other.role == Role::Equivalent)
            .and_then(|other| other.dose.as_ref())
            .map(|dose| dose.unit)
    };
    let own = unit(index);
    unit(index + 1) == own || index.checked_sub(1).is_some_and(|before| unit(before) == own)
}

/// Whether nothing is said between two amounts, or behind the second one in its bracket, that makes them differ on
/// purpose: another drug, use or time ("500 mg (300 mg base)", "10 mg (5 mg with a diuretic)").
fn is_equation(subject: &Subject<'_>, main: &DoseStatement, again: &DoseStatement) -> bool {
    let prose = subject.article.prose.text();
    let plain = |text: &str| {
        let words = text.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty());
        !text.contains([')', ']', '+', ';', '\n'])
            && words.clone().all(|word| WORDS.equating.iter().any(|known| word.eq_ignore_ascii_case(known)))
    };
    let start = again.quantity.start;
    let main_end = if main.text.end <= start { main.text.end } else { main.quantity.end };
    let Some(between) = prose.get(main_end..start) else { return false };
    let bracketed = between.contains(['(', '[']);
    let sentence = sentence_text(subject, start);
    let rest = prose.get(again.quantity.end..).unwrap_or_default();
    let Some(inside) = rest.split([')', ']']).next().filter(|_| bracketed) else {
        return plain(between) && !sentence.contains('+');
    };
    let timed = again.text.end.saturating_sub(again.quantity.end).min(inside.len());
    let told = inside.get(timed..).unwrap_or_default();
    let own_time = timed > 0 && main.text.end > start;
    let course = told.contains("total") && (main.duration.is_some() || main.timing.is_none());
    let single = WORDS.single.iter().any(|words| told.trim_start().starts_with(words.as_str()));
    plain(between) && plain(told) && !own_time && !course && !single
}

/// What is wrong between a dose and the same dose said again.
fn wrong(main: &DoseStatement, again: &DoseStatement) -> Option<String> {
    let (dose, other) = (main.dose.as_ref()?, again.dose.as_ref()?);
    if let Some(told) = per_weight(dose, other) {
        return told.then(|| format!("{} and {} differ: a kilogram is 2.2 pounds", shown(dose), shown(other)));
    }
    if dose.per != other.per {
        return None;
    }
    if let Some(size) = spoon(dose, other) {
        return differs(dose, size, other, 0.13)
            .then(|| format!("{} and {} differ: a teaspoon is 5 mL, a tablespoon 15 mL", shown(dose), shown(other)));
    }
    let scale = factor(dose, other)?;
    if main.per_day.as_ref().is_some_and(|day| !differs(day, scale, other, 0.01)) {
        return None;
    }
    let totals = (main.basis == Some(Basis::Total), again.basis == Some(Basis::Total));
    match totals {
        (false, false) | (true, true) if same_rate(main, again) => differs(dose, scale, other, 0.01)
            .then(|| format!("{} and {} are not the same amount", shown(dose), shown(other))),
        (true, false) | (false, true) | (false, false) | (true, true) => {
            let (day, said) = (main.per_day.as_ref()?, again.per_day.as_ref()?);
            let fits = main.timing.is_some() && again.timing.is_some() && main.timing != again.timing;
            (fits && differs(day, scale, said, 0.01)).then(|| {
                let times = |statement: &DoseStatement| statement.timing.map_or(0.0, |timing| timing.per_day().1);
                let (single, total) = if totals.0 { (again, main) } else { (main, again) };
                let amount = single.dose.as_ref().map(shown).unwrap_or_default();
                let sum = single.per_day.as_ref().map(shown).unwrap_or_default();
                let stated = total.per_day.as_ref().map(shown).unwrap_or_default();
                format!("{amount} {} times a day is {sum} a day, not {stated}", number(times(single)))
            })
        }
    }
}

fn same_rate(main: &DoseStatement, again: &DoseStatement) -> bool {
    main.timing == again.timing
}

/// Whether mg/kg and mg/lb disagree; none when they are not that.
fn per_weight(dose: &Amount, other: &Amount) -> Option<bool> {
    match (dose.per, other.per) {
        (Some("kg"), Some("lb")) if dose.unit == other.unit => Some(differs(dose, 1.0 / POUNDS, other, 0.06)),
        _ => None,
    }
}

/// The factor between spoons and milliliters.
fn spoon(dose: &Amount, other: &Amount) -> Option<f64> {
    let size = |unit| match unit {
        "teaspoon" => Some(5.0),
        "tablespoon" => Some(15.0),
        _ => None,
    };
    match (size(dose.unit), size(other.unit)) {
        (Some(size), None) if other.unit == "mL" => Some(size),
        (None, Some(size)) if dose.unit == "mL" => Some(1.0 / size),
        _ => None,
    }
}

/// Whether an amount times a factor is another amount, at neither end.
fn differs(dose: &Amount, scale: f64, other: &Amount, tolerance: f64) -> bool {
    let apart = |left: Option<f64>, right: Option<f64>| match (left, right) {
        (Some(left), Some(right)) => (left * scale - right).abs() > right.abs() * tolerance + 1e-9,
        _ => false,
    };
    apart(dose.low, other.low) && apart(dose.high, other.high)
}
