//! What looks like a dose and is none: laboratory values, concentrations, rates, dates, names with numbers.

use super::grammar::Tokens;
use super::token::{Kind, Token};
use super::words::{List, Sense, W};
use crate::rule::vocabulary::units::{Unit, UnitKind};

/// Whether no quantity can begin at `at`: inside a word with a hyphen, a date, a ratio, a price, a reference.
pub(super) fn cannot_begin(tokens: Tokens<'_, '_>, at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return true };
    if tokens.sense(at) == Sense::Other && !matches!(token.kind, Kind::Number(_)) {
        return true;
    }
    let Some(before) = tokens.before(at, 1) else { return false };
    if is_cited_year(tokens, at, before) {
        return true;
    }
    if token.glued && joins_name(tokens, at, before) {
        return true;
    }
    let named = matches!(token.kind, Kind::Number(_)) && before.is_listed(List::Reference);
    named || before.is_mark('$') || before.is_mark('£') || before.is_mark('€') || before.is_mark('#')
}

/// Whether a year with a letter is that of a citation: "(CDC, 2023g)", "WHO (2021l)".
fn is_cited_year(tokens: Tokens<'_, '_>, at: usize, before: &Token<'_>) -> bool {
    let year = tokens.text(at).len() == 4 && (tokens.text(at).starts_with("19") || tokens.text(at).starts_with("20"));
    let letter = tokens.get(at + 1).is_some_and(|next| next.glued && next.text.len() == 1 && next.is_word());
    year && letter && (before.is_mark(',') || before.is_mark('(') || before.is_mark(';'))
}

/// Whether something without a gap before the token makes it a part of a name, date, ratio or telephone number.
fn joins_name(tokens: Tokens<'_, '_>, at: usize, before: &Token<'_>) -> bool {
    let Some(earlier) = tokens.before(at, 2) else { return false };
    let number = matches!(earlier.kind, Kind::Number(_));
    match before.kind {
        Kind::Mark('/') if before.glued => number || matches!(earlier.kind, Kind::Word(Sense::Unit(_))),
        Kind::Mark('/' | ':' | '.' | '_' | '=' | '^') => number || before.is_mark('_'),
        Kind::Mark('-') if before.glued => match earlier.kind {
            Kind::Word(sense) => {
                !matches!(sense, Sense::Unit(_) | Sense::Number(_) | Sense::Word(_) | Sense::Period(_))
            }
            Kind::Number(_) => true,
            _ => false,
        },
        _ => false,
    }
}

/// Whether the unit at `at` is none here: "5 G", "2 U.S. studies", "3 L1 vertebrae", "4 pens" of animals.
pub(super) fn is_no_unit(tokens: Tokens<'_, '_>, at: usize) -> bool {
    let text = tokens.text(at);
    let glued_next = tokens.get(at + 1).is_some_and(|next| next.glued && next.is_mark('-'))
        && tokens
            .get(at + 2)
            .is_some_and(|next| next.glued && next.is_word() && !matches!(tokens.sense(at + 2), Sense::Unit(_)));
    let apostrophe = tokens.mark(at + 1, '\'')
        && tokens.get(at + 1).is_some_and(|mark| mark.glued)
        && !tokens.is_text(at + 2, &["s"]);
    text == "G" && !follows_dose(tokens, at + 1)
        || matches!(text, "l" | "gr") && !tokens.get(at).is_some_and(|token| token.glued)
        || (glued_next && text.len() < 3)
        || apostrophe
}

/// Whether how often or how comes next, as behind a dose.
fn follows_dose(tokens: Tokens<'_, '_>, at: usize) -> bool {
    matches!(tokens.sense(at), Sense::Latin(..) | Sense::Often(..) | Sense::Adverb(_))
        || tokens.is_any(at, &[W::Every, W::Of, W::Per])
        || tokens.is_text(at, &["iv", "im", "po", "p.o.", "i.v.", "orally"])
}

/// Whether a denominator behind `at` makes the amount a concentration, a clearance or a rate.
pub(super) fn is_rate(tokens: Tokens<'_, '_>, at: usize) -> bool {
    if tokens.is(at, W::Per) || tokens.mark(at, '/') {
        let next = tokens.skip(at + 1, &[W::A, W::Each]);
        let next = if let Some((_, after)) = tokens.number(next) { after } else { next };
        return is_fluid(tokens, next)
            || matches!(tokens.sense(next), Sense::Period(super::PeriodUnit::Minute))
            || tokens.listed(next, List::Denominator)
            || matches!(tokens.sense(next), Sense::Unit(unit) if unit.kind == UnitKind::Mass || unit.kind == UnitKind::Activity);
    }
    false
}

fn is_fluid(tokens: Tokens<'_, '_>, at: usize) -> bool {
    matches!(tokens.sense(at), Sense::Unit(unit) if matches!(unit.kind, UnitKind::Volume | UnitKind::Spoon))
}

/// Whether what follows the unit makes it a measure of something else: "mm Hg", "%", "(mg/dL)", "10-mg difference".
pub(super) fn is_measure(tokens: Tokens<'_, '_>, unit: &Unit, end: usize) -> bool {
    if tokens.mark(end, '%') || tokens.mark(end, '°') || is_rate(tokens, end) {
        return true;
    }
    let bracketed =
        tokens.mark(end, '(') && matches!(tokens.sense(end + 1), Sense::Unit(_)) && tokens.mark(end + 2, '/');
    let hour = (tokens.mark(end, '/') || tokens.is(end, W::Per))
        && matches!(tokens.sense(end + 1), Sense::Period(super::PeriodUnit::Hour))
        && unit.kind == UnitKind::Volume;
    let pack = tokens.listed(end, List::Pack) && unit.kind != UnitKind::Count;
    bracketed || hour || pack
}

/// Whether doses are only counted: "after 3 doses", "for two doses", "the first dose".
pub(super) fn counts_doses(tokens: Tokens<'_, '_>, at: usize, unit: &Unit) -> bool {
    let leads = [W::For, W::After, W::Of, W::Between, W::Before, W::First, W::The];
    unit.name == "dose" && tokens.before(at, 1).is_some_and(|token| leads.iter().any(|word| token.is(*word)))
}
