//! One pass over the tokens of a sentence: its quantities, timings, durations and divisions, in order.

use std::ops::Range;

use super::cue::{Cue, CueKind};
use super::grammar::Tokens;
use super::quantity::{self, Pieces, Quantity};
use super::timing::{self, Found, Manner};
use super::token::Kind;
use super::words::{Sense, W};
use super::{Duration, PeriodUnit, Timing, divided};
use crate::rule::vocabulary::units::UnitKind;

/// What a sentence holds.
#[derive(Debug)]
pub(super) struct Sentence<'s, 't> {
    pub(super) tokens: Tokens<'s, 't>,
    pub(super) quantities: Vec<Quantity>,
    pub(super) timings: Vec<Found>,
    pub(super) durations: Vec<(Range<usize>, Duration)>,
    pub(super) divisions: Vec<Range<usize>>,
    pub(super) cues: Vec<Cue>,
}

impl<'s, 't> Sentence<'s, 't> {
    /// Reads the tokens of a sentence; `cues` are those found in it.
    pub(super) fn read(tokens: Tokens<'s, 't>, cues: Vec<Cue>) -> Self {
        let mut sentence = Self {
            tokens,
            quantities: Vec::new(),
            timings: Vec::new(),
            durations: Vec::new(),
            divisions: Vec::new(),
            cues,
        };
        let mut at = 0;
        while at < tokens.len() {
            at = sentence.item(at).max(at + 1);
        }
        let timings = &sentence.timings;
        let inside = |cue: &Cue| {
            timings.iter().any(|found| found.tokens.start <= cue.tokens.start && cue.tokens.end <= found.tokens.end)
        };
        let mut cues = std::mem::take(&mut sentence.cues);
        cues.retain(|cue| matches!(cue.kind, CueKind::Route(_) | CueKind::Drug) || !inside(cue));
        sentence.cues = cues;
        sentence
    }

    /// Reads the item at `at`, if one begins there, and gives the index behind it.
    fn item(&mut self, at: usize) -> usize {
        let tokens = self.tokens;
        if !opens(tokens, at) {
            return at + 1;
        }
        if let Some(end) = skipped(tokens, at) {
            return end;
        }
        if let Some(found) = timing::of_the_day(tokens, at) {
            let end = found.tokens.end;
            self.timings.push(found);
            return end;
        }
        if let Some(end) = divided::divided(tokens, at) {
            self.divisions.push(at..end);
            return end;
        }
        if let Some((end, duration)) = duration(tokens, at) {
            self.durations.push((at..end, duration));
            return end;
        }
        let doses = || timing::doses_a_day(tokens, at).filter(|_| !self.quantities.is_empty());
        if let Some(found) = timing::timing(tokens, at).or_else(doses) {
            let end = found.tokens.end;
            self.timings.push(found);
            return end;
        }
        if let Some(quantity) = quantity::quantity(tokens, at) {
            let end = quantity.tokens.end;
            self.quantities.push(quantity);
            return end;
        }
        if let Some(quantity) = self.elided(at) {
            let end = quantity.tokens.end;
            self.quantities.push(quantity);
            return end;
        }
        at + 1
    }

    /// A number that means the unit said before: "2 tablets in the morning and 1 at night".
    fn elided(&self, at: usize) -> Option<Quantity> {
        let tokens = self.tokens;
        let last = self.quantities.last().filter(|last| last.tokens.end < at)?;
        let each = last.pieces.map_or(1.0, |pieces| pieces.each);
        let (low, high, end) = tokens.numbers(at)?;
        let led = tokens.before(at, 1).is_some_and(|token| token.is(W::And) || token.is_mark(',') || token.is(W::Plus))
            || tokens.is_text(at.wrapping_sub(1), &["then"]);
        let timed = self.timings.iter().any(|found| (last.tokens.end..at).contains(&found.tokens.start));
        let time = timing::timing(tokens, end).is_some_and(|found| found.manner == Manner::DayTime);
        let with = (last.unit.kind == UnitKind::Count || last.pieces.is_some())
            && tokens.is(end, W::With)
            && (last.tokens.end..at).any(|at| tokens.is(at, W::With));
        let near = at - last.tokens.end <= ELISION && !self.breaks(last.tokens.end..at);
        let pieces = last.pieces.map(|pieces| Pieces { low, high, ..pieces });
        let quantity = || Quantity { low: low * each, high: high * each, pieces, ..Quantity::new(at..end, last.unit) };
        (led && near && (timed && time || with)).then(quantity)
    }

    pub(super) fn depth(&self, at: usize) -> u8 {
        self.tokens.get(at).map_or(0, |token| token.depth)
    }

    /// The cues of a kind, in order.
    pub(super) fn cues(&self, kind: CueKind) -> impl Iterator<Item = &Cue> {
        self.cues.iter().filter(move |cue| cue.kind == kind)
    }

    pub(super) fn has(&self, kind: CueKind) -> bool {
        self.cues(kind).next().is_some()
    }

    /// Whether a cue of the kind stands in the clause around a place.
    pub(super) fn says(&self, kind: CueKind, at: usize) -> bool {
        self.cues(kind).any(|cue| {
            let start = cue.tokens.start;
            !self.breaks(start.min(at)..start.max(at))
        })
    }

    /// Whether a cue of the kind begins inside a range of tokens.
    pub(super) fn has_in(&self, kind: CueKind, range: &Range<usize>) -> bool {
        self.cues(kind).any(|cue| range.contains(&cue.tokens.start))
    }

    /// Whether a clause ends between two tokens, at their depth: ";", a full stop, the border of a cell is none.
    pub(super) fn breaks(&self, range: Range<usize>) -> bool {
        let depth = self.depth(range.start.saturating_sub(1));
        range.into_iter().any(|at| self.depth(at) <= depth && (self.tokens.mark(at, ';') || self.is_stop(at)))
    }

    /// Whether a full stop ends a sentence at `at`, which the splitting of sentences did not part.
    pub(super) fn is_stop(&self, at: usize) -> bool {
        let capital = |at| self.tokens.text(at).chars().next().is_some_and(char::is_uppercase);
        (self.tokens.mark(at, '.') || self.tokens.mark(at, '!') || self.tokens.mark(at, '?')) && capital(at + 1)
    }
}

/// The farthest that a number may stand behind the amount whose unit it means.
const ELISION: usize = 12;

/// Whether a token can be the first of anything that the grammar reads: most words cannot.
fn opens(tokens: Tokens<'_, '_>, at: usize) -> bool {
    match tokens.get(at).map(|token| token.kind) {
        Some(Kind::Word(Sense::Other)) => {
            tokens.text(at).starts_with(['q', 'Q'])
                || tokens.is_text(at, &["no", "maximum", "last", "given", "taken", "spread"])
        }
        Some(Kind::Word(_) | Kind::Number(_)) => true,
        Some(Kind::Mark(mark)) => matches!(mark, '/' | '$' | '£' | '€'),
        Some(Kind::Cell) | None => false,
    }
}

/// The index behind what holds numbers but no amount: the days of a calendar, a price.
fn skipped(tokens: Tokens<'_, '_>, at: usize) -> Option<usize> {
    calendar(tokens, at).or_else(|| price(tokens, at))
}

/// "days 1-3", "week two", "weeks 3 and 4", "month 2": numbers that name a time.
fn calendar(tokens: Tokens<'_, '_>, at: usize) -> Option<usize> {
    if !matches!(tokens.sense(at), Sense::Period(PeriodUnit::Day | PeriodUnit::Week | PeriodUnit::Month)) {
        return None;
    }
    let lone = |at: usize| {
        let (number, end) = tokens.number(at)?;
        let own = tokens.get(at).is_some_and(|token| !token.glued || tokens.dash(at - 1));
        let counts = matches!(tokens.sense(end), Sense::Unit(_) | Sense::Adverb(_) | Sense::Period(_))
            || tokens.is_any(end, &[W::Times, W::X, W::Of, W::Cycle]);
        (own && number.value.fract() == 0.0 && !counts).then_some(end)
    };
    let mut end = lone(at + 1)?;
    loop {
        let joint = tokens.dash(end) || tokens.mark(end, ',') || tokens.is_any(end, &[W::To, W::And]);
        let Some(next) = lone(end + 1).filter(|_| joint) else { return Some(end) };
        end = next;
    }
}

/// "$1,350 a month".
fn price(tokens: Tokens<'_, '_>, at: usize) -> Option<usize> {
    if !['$', '£', '€'].iter().any(|sign| tokens.mark(at, *sign)) {
        return None;
    }
    let (_, end) = tokens.number(at + 1)?;
    Some(timing::timing(tokens, end).map_or(end, |found| found.tokens.end))
}

/// "for 7 to 10 days", "x 3 days", "for the first 2 weeks", "for a week", "for 5/7".
fn duration(tokens: Tokens<'_, '_>, at: usize) -> Option<(usize, Duration)> {
    if !tokens.is_any(at, &[W::For, W::X, W::During, W::Over]) {
        return None;
    }
    let mut next = at + 1;
    for _ in 0..4 {
        next = tokens.skip(next, &[W::The, W::First, W::About, W::A, W::Total, W::Of, W::Up, W::To, W::At, W::Only]);
        next += usize::from(
            tokens.is_text(next, &["least", "most", "maximum", "minimum", "next", "last", "another", "further"]),
        );
    }
    let single = next > at + 1 && matches!(tokens.sense(next), Sense::Period(_));
    let (low, high, next) = if single { (1.0, 1.0, next) } else { tokens.numbers(next)? };
    let next = tokens.skip_dash(next);
    let Sense::Period(unit) = tokens.sense(next) else { return None };
    let day = tokens.is_any(at, &[W::During, W::Over])
        && matches!(unit, PeriodUnit::Hour | PeriodUnit::Day)
        && low <= 24.0
        && (unit == PeriodUnit::Hour) == (low >= 12.0);
    (!day).then_some((next + 1, Duration { low, high, unit }))
}

impl Found {
    /// Times a day, least and most.
    pub(super) fn rate(&self) -> Option<(f64, f64)> {
        self.timing.map(|timing: Timing| timing.per_day())
    }

    pub(super) fn is_counted(&self) -> bool {
        !matches!(self.manner, Manner::DayTime | Manner::Cycle)
    }
}
