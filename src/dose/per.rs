//! What an amount is per: a kilogram, a square metre, an hour, a day.

use super::grammar::Tokens;
use super::words::{Sense, W};
use super::{PeriodUnit, Timing};

/// What stands behind a unit after "/" or "per".
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Per {
    /// `kg`, `lb`, `m2` or `h`.
    pub(super) of: Option<&'static str>,
    /// "/day", "per week".
    pub(super) timing: Option<Timing>,
    /// "per dose".
    pub(super) dose: bool,
    /// "per tablet": what a piece holds.
    pub(super) piece: bool,
    /// Per more than one of it: "per 5 kg".
    pub(super) doubtful: bool,
}

/// Reads all denominators behind a unit, and the index behind them.
pub(super) fn per(tokens: Tokens<'_, '_>, at: usize) -> (Per, usize) {
    let mut per = Per::default();
    let mut end = substance(tokens, at);
    for _ in 0..3 {
        if let Some((of, next)) = denominator(tokens, end).filter(|_| per.of.is_none()) {
            per.of = Some(of);
            end = next;
            continue;
        }
        let Some(next) = joint(tokens, end) else { break };
        let next = tokens.skip(next, &[W::A, W::Each, W::Single]);
        if let Some((number, after)) = tokens.number(next) {
            if let (Some((of, after)), true) = (mass(tokens, after), per.of.is_none()) {
                per.of = Some(of);
                per.doubtful = number.value != 1.0;
                end = after;
                continue;
            }
            let Some((timing, after)) = period(tokens, after, number.value) else { break };
            per.timing = Some(timing);
            end = after;
            continue;
        }
        match tokens.sense(next) {
            Sense::Unit(unit) if unit.name == "dose" => per.dose = true,
            Sense::Unit(unit) if unit.kind == crate::rule::vocabulary::units::UnitKind::Count => per.piece = true,
            Sense::Period(PeriodUnit::Hour) if per.of.is_none() => per.of = Some("h"),
            Sense::Period(PeriodUnit::Hour) => per.doubtful = true,
            Sense::Period(PeriodUnit::Minute) if per.of.is_some() => per.doubtful = true,
            _ => match period(tokens, next, 1.0) {
                Some((timing, _)) => per.timing = Some(timing),
                None => break,
            },
        }
        end = next + 1;
    }
    (per, end)
}

/// The index behind what the amount is of, where a weight comes next: "4 mEq bicarbonate/kg".
fn substance(tokens: Tokens<'_, '_>, at: usize) -> usize {
    let name = |at: usize| tokens.sense(at) == Sense::Other && tokens.get(at).is_some_and(super::token::Token::is_word);
    let slash = |at: usize| tokens.mark(at, '/') && mass(tokens, at + 1).is_some();
    (at + 1..=at + 2).find(|end| slash(*end) && (at..*end).all(name)).unwrap_or(at)
}

fn period(tokens: Tokens<'_, '_>, at: usize, length: f64) -> Option<(Timing, usize)> {
    let at = tokens.skip_dash(at);
    match tokens.sense(at) {
        Sense::Period(PeriodUnit::Minute) => None,
        Sense::Period(PeriodUnit::Hour) if length < 12.0 => None,
        Sense::Period(unit) if length > 0.0 => {
            Some((Timing::new(1.0, length, unit), at + 1 + usize::from(tokens.is_text(at + 1, &["period"]))))
        }
        _ => None,
    }
}

/// The index behind "/", "per" or "for each".
fn joint(tokens: Tokens<'_, '_>, at: usize) -> Option<usize> {
    if tokens.mark(at, '/') || tokens.is(at, W::Per) {
        return Some(at + 1);
    }
    (tokens.is(at, W::For) && tokens.is_any(at + 1, &[W::Each, W::Every])).then_some(at + 2)
}

/// "/kg", "per kilogram (kg) of body weight", "per square meter", "per pound": what it is per, and the index behind.
pub(super) fn denominator(tokens: Tokens<'_, '_>, at: usize) -> Option<(&'static str, usize)> {
    mass(tokens, joint(tokens, at)?)
}

fn mass(tokens: Tokens<'_, '_>, at: usize) -> Option<(&'static str, usize)> {
    if tokens.is_any(at, &[W::Kilogram, W::Pound]) {
        let of = if tokens.is(at, W::Pound) { "lb" } else { "kg" };
        return Some((of, body(tokens, bracketed(tokens, at + 1))));
    }
    let end = area(tokens, at)?;
    Some(("m2", body(tokens, bracketed(tokens, end))))
}

/// "m2", "m²", "m^2", "m(2)", "m[2]", "square meter", "meter squared".
fn area(tokens: Tokens<'_, '_>, at: usize) -> Option<usize> {
    if tokens.is_text(at, &["m2", "m²", "sqm"]) {
        return Some(at + 1);
    }
    if tokens.is(at, W::Square) && (tokens.is(at + 1, W::Meter) || tokens.is_text(at + 1, &["m"])) {
        return Some(at + 2);
    }
    if tokens.is(at, W::Meter) && tokens.is(at + 1, W::Squared) {
        return Some(at + 2);
    }
    if !tokens.is_text(at, &["m"]) {
        return None;
    }
    let two = |at: usize| tokens.text(at) == "2";
    if tokens.mark(at + 1, '^') && two(at + 2) {
        return Some(at + 3);
    }
    if tokens.mark(at + 1, '²') {
        return Some(at + 2);
    }
    ((tokens.mark(at + 1, '(') || tokens.mark(at + 1, '[')) && two(at + 2)).then_some(at + 4)
}

/// The index behind an abbreviation in brackets: "(kg)", "(m2)", "(m(2))".
fn bracketed(tokens: Tokens<'_, '_>, at: usize) -> usize {
    if !tokens.mark(at, '(') && !tokens.mark(at, '[') {
        return at;
    }
    let inner = if tokens.is_any(at + 1, &[W::Kilogram, W::Pound]) { Some(at + 2) } else { area(tokens, at + 1) };
    inner.filter(|end| tokens.mark(*end, ')') || tokens.mark(*end, ']')).map_or(at, |end| end + 1)
}

/// The index behind "of body weight", "of body surface area", "body weight".
fn body(tokens: Tokens<'_, '_>, at: usize) -> usize {
    let mut next = tokens.skip(at, &[W::Of]);
    next = tokens.skip(next, &[W::Your, W::The]);
    if tokens.is(next, W::Body) {
        next += 1;
        while tokens.is(next, W::Weight) || tokens.is_text(next, &["surface", "area", "size", "mass"]) {
            next += 1;
        }
        return next;
    }
    if tokens.is(next, W::Weight) && next > at { next + 1 } else { at }
}
