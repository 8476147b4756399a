//! How often: "3 times a day", "every 4 to 6 hours", "b.i.d.", "per day", "twice a week".

use std::ops::Range;

use super::grammar::Tokens;
use super::token::Kind;
use super::words::{List, Sense, W};
use super::{PeriodUnit, Timing, daytime};
use crate::rule::vocabulary::timings::Written;
use crate::rule::vocabulary::units::Alone;

/// A timing as it stands in a sentence.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// How often; none for the days of a cycle.
    pub(super) timing: Option<Timing>,
    pub(super) manner: Manner,
    /// Whether it is read in two ways.
    pub(super) doubtful: bool,
}

/// In which manner a timing is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    /// "3 times a day", "every 8 hours": each time.
    Count,
    /// "daily": each time or in all.
    Open,
    /// "a day", "per day", "in 24 hours": in all.
    Sum,
    /// "daily dose": in all, said before the amount.
    Adjective,
    /// "at bedtime": once, unless counted elsewhere.
    DayTime,
    /// "on days 1 to 5 of each 28-day cycle".
    Cycle,
}

impl Found {
    pub(super) fn new(tokens: Range<usize>, timing: Timing, manner: Manner) -> Self {
        Self { tokens, timing: Some(timing), manner, doubtful: false }
    }
}

/// The timing that begins at token `at`.
pub(super) fn timing(tokens: Tokens<'_, '_>, at: usize) -> Option<Found> {
    times(tokens, at)
        .or_else(|| meals(tokens, at))
        .or_else(|| intervals(tokens, at))
        .or_else(|| slots(tokens, at))
        .or_else(|| of_the_day(tokens, at))
        .or_else(|| adverb(tokens, at))
        .or_else(|| every(tokens, at))
        .or_else(|| often(tokens, at))
        .or_else(|| per(tokens, at))
        .or_else(|| within(tokens, at))
        .or_else(|| latin(tokens, at))
        .or_else(|| daytime::days(tokens, at))
        .or_else(|| daytime::daytime(tokens, at))
}

/// "3 times a day", "2 to 3 times daily", "3x/day", "up to 4 times a day".
fn times(tokens: Tokens<'_, '_>, at: usize) -> Option<Found> {
    let from = ceiling(tokens, at);
    let (low, high, next) = count(tokens, from)?;
    let next = tokens.skip_dash(next);
    if !tokens.is_any(next, &[W::Times, W::Time, W::X]) {
        return None;
    }
    let (length, unit, end) = each(tokens, next + 1)?;
    let low = if from > at { 0.0 } else { low };
    let timing = Timing { frequency: low, frequency_max: high, period: length, period_max: length, period_unit: unit };
    Some(Found::new(at..end, timing, Manner::Count))
}

/// "in 4 doses a day", "for a total of 4-6 doses per day", behind an amount.
pub(super) fn doses_a_day(tokens: Tokens<'_, '_>, at: usize) -> Option<Found> {
    let more = tokens.is_text(at.wrapping_sub(1), &["than", "maximum", "max", "exceed"]);
    let (low, high, next) = tokens.numbers(at).filter(|_| !more)?;
    let doses = matches!(tokens.sense(next), Sense::Unit(unit) if unit.name == "dose");
    let (length, unit, end) = doses.then(|| each(tokens, next + 1)).flatten()?;
    let timing = Timing { frequency: low, frequency_max: high, period: length, period_max: length, period_unit: unit };
    Some(Found::new(at..end, timing, Manner::Count))
}

/// "with each of three meals a day", "before each of your 3 main meals".
fn meals(tokens: Tokens<'_, '_>, at: usize) -> Option<Found> {
    let from = tokens.skip(at, &[W::With, W::Before, W::After, W::At]);
    let next = tokens.skip(tokens.skip(tokens.skip(from, &[W::Each, W::Every]), &[W::Of]), &[W::The, W::Your]);
    let (count, next) = tokens.number(next).filter(|_| from > at)?;
    let daily = matches!(tokens.sense(next), Sense::Often(..));
    let next = tokens.skip(next + usize::from(daily), &[W::Same]);
    if !tokens.is(next, W::Meals) || !(2.0..=6.0).contains(&count.value) {
        return None;
    }
    let end = each(tokens, next + 1).map_or(next + 1, |(_, _, end)| end);
    Some(Found::new(at..end, Timing::new(count.value, 1.0, PeriodUnit::Day), Manner::Count))
}

/// "at 8-hour intervals", "at monthly intervals", "at intervals of 6 hours".
fn intervals(tokens: Tokens<'_, '_>, at: usize) -> Option<Found> {
    if !tokens.is_any(at, &[W::At, W::In]) {
        return None;
    }
    let is_interval = |at| tokens.is_text(at, &["interval", "intervals"]);
    let of = is_interval(at + 1) && tokens.is(at + 2, W::Of);
    let from = if of { at + 3 } else { at + 1 };
    if let Sense::Often(often, false) = tokens.sense(from) {
        return is_interval(from + 1).then(|| Found::new(at..from + 2, often, Manner::Count));
    }
    let (low, high, next) = tokens.numbers(from).filter(|(low, ..)| *low > 0.0)?;
    let next = tokens.skip_dash(next);
    let Sense::Period(unit) = tokens.sense(next) else { return None };
    let end = if of { next + 1 } else { next + 2 };
    let timing = Timing { frequency: 1.0, frequency_max: 1.0, period: low, period_max: high, period_unit: unit };
    (of || is_interval(next + 1)).then(|| Found::new(at..end, timing, Manner::Count))
}

/// "1-0-1": how many in the morning, at noon and at night; at least one of them is none, or all are one.
fn slots(tokens: Tokens<'_, '_>, at: usize) -> Option<Found> {
    let digit = |at: usize| match tokens.get(at)?.kind {
        Kind::Number(number) if number.value <= 1.0 && number.value.fract() == 0.0 => Some(number.value),
        _ => None,
    };
    let joined = |at: usize| {
        tokens.mark(at, '-') && [at, at + 1].iter().all(|at| tokens.get(*at).is_some_and(|token| token.glued))
    };
    let mut count = digit(at)?;
    let mut end = at + 1;
    while joined(end) && end < at + 7 {
        count += digit(end + 1)?;
        end += 2;
    }
    let parted = tokens.get(at).is_some_and(|token| !token.glued) && !tokens.dash(end) && at > 0;
    let unit = tokens.before(at, 1).is_some_and(|token| token.is_word());
    (parted && unit && end >= at + 5 && count > 0.0)
        .then(|| Found::new(at..end, Timing::new(count, 1.0, PeriodUnit::Day), Manner::Count))
}

/// "the total for the day", "the day's total": in all.
pub(super) fn of_the_day(tokens: Tokens<'_, '_>, at: usize) -> Option<Found> {
    let day = |at| tokens.sense(at) == Sense::Period(PeriodUnit::Day);
    let lead = tokens.is_any(at, &[W::For, W::Over, W::In, W::Of]) && tokens.is_any(at + 1, &[W::The, W::A]);
    let total = (1..=2).any(|back| tokens.before(at, back).is_some_and(|token| token.is_listed(List::Total)));
    if lead && day(at + 2) && total {
        return Some(Found::new(at..at + 3, Timing::daily(), Manner::Adjective));
    }
    let from = tokens.skip(at, &[W::The, W::A, W::Each]);
    let whose = day(from) && tokens.mark(from + 1, '\'') && tokens.is_text(from + 2, &["s"]);
    (whose && tokens.listed(from + 3, List::Total))
        .then(|| Found::new(at..from + 3, Timing::daily(), Manner::Adjective))
}

/// A count of times, with "once" and "twice" in it: "once, twice or three times".
fn count(tokens: Tokens<'_, '_>, at: usize) -> Option<(f64, f64, usize)> {
    if let Sense::Adverb(low) = tokens.sense(at) {
        let or = tokens.is_any(at + 1, &[W::Or, W::To]).then_some(at + 2)?;
        let (high, next) = tokens.number(or)?;
        return Some((low, high.value, next));
    }
    tokens.numbers(at)
}

/// The index behind words that make a count the most there may be.
fn ceiling(tokens: Tokens<'_, '_>, at: usize) -> usize {
    let phrases: [&[&str]; 9] = [
        &["up", "to"],
        &["as", "many", "as"],
        &["as", "often", "as"],
        &["no", "more", "than"],
        &["not", "more", "than"],
        &["no", "more", "often", "than"],
        &["a", "maximum", "of"],
        &["maximum", "of"],
        &["at", "most"],
    ];
    // Most words begin none of them.
    if !tokens.text(at).starts_with(['a', 'A', 'm', 'M', 'n', 'N', 'u', 'U']) {
        return at;
    }
    let fits = |phrase: &&[&str]| phrase.iter().enumerate().all(|(index, word)| tokens.is_text(at + index, &[word]));
    phrases.iter().find(|phrase| fits(phrase)).map_or(at, |phrase| at + phrase.len())
}

/// What follows a count of times: "a day", "daily", "per 24 hours", "/day", "every other week".
fn each(tokens: Tokens<'_, '_>, at: usize) -> Option<(f64, PeriodUnit, usize)> {
    let at = tokens.skip_dash(at);
    if let Sense::Often(timing, false) = tokens.sense(at) {
        return Some((timing.period, timing.period_unit, at + 1));
    }
    let joint = tokens.is_any(at, &[W::A, W::Per, W::Each, W::Every, W::In, W::Over, W::Within, W::During])
        || tokens.mark(at, '/');
    if !joint {
        return None;
    }
    let mut next = tokens.skip(at + 1, &[W::A, W::Any, W::Each, W::The, W::Every]);
    next = tokens.skip(next, &[W::Single]);
    let next = tokens.skip_dash(next);
    period(tokens, next)
}

/// A period with its length: "day", "24 hours", "other week", "24-hour period", "third day".
fn period(tokens: Tokens<'_, '_>, at: usize) -> Option<(f64, PeriodUnit, usize)> {
    if tokens.is_any(at, &[W::Other, W::Second, W::Alternate]) {
        let Sense::Period(unit) = tokens.sense(at + 1) else { return None };
        return Some((2.0, unit, at + 2));
    }
    if let (Some(length), Sense::Period(unit)) = (ordinal(tokens.text(at)), tokens.sense(at + 1)) {
        return Some((length, unit, at + 2));
    }
    let (length, next) = match tokens.number(at) {
        Some((number, next)) => (number.value, tokens.skip_dash(next)),
        None => (1.0, at),
    };
    if tokens.is_text(next, &["fortnight", "fortnights"]) {
        return Some((2.0 * length, PeriodUnit::Week, next + 1));
    }
    let Sense::Period(unit) = tokens.sense(next) else { return None };
    if length <= 0.0 {
        return None;
    }
    let end = next + 1 + usize::from(tokens.is_text(next + 1, &["period"]));
    Some((length, unit, end))
}

fn ordinal(word: &str) -> Option<f64> {
    let ordinals = ["third", "fourth", "fifth", "sixth", "seventh"];
    let at = ordinals.iter().position(|ordinal| word.eq_ignore_ascii_case(ordinal));
    let short = ["3rd", "4th", "5th", "6th", "7th"].iter().position(|ordinal| word.eq_ignore_ascii_case(ordinal));
    [3.0, 4.0, 5.0, 6.0, 7.0].get(at.or(short)?).copied()
}

/// "once a day", "twice-daily", "once every 3 months", "twice weekly".
fn adverb(tokens: Tokens<'_, '_>, at: usize) -> Option<Found> {
    let from = ceiling(tokens, at);
    let Sense::Adverb(mut low) = tokens.sense(from) else { return None };
    let (mut high, mut next) = (low, from + 1);
    if tokens.is_any(next, &[W::Or, W::To])
        && let Sense::Adverb(more) = tokens.sense(next + 1)
    {
        (high, next) = (more, next + 2);
    }
    if from > at {
        low = 0.0;
    }
    let next = tokens.skip_dash(next) + usize::from(tokens.mark(next, ','));
    if let Some((least, most, unit, end)) = interval(tokens, next) {
        let timing = Timing { frequency: low, frequency_max: high, period: least, period_max: most, period_unit: unit };
        return Some(Found::new(at..end, timing, Manner::Count));
    }
    if tokens.is_any(next, &[W::Each, W::Every]) && matches!(tokens.sense(next + 1), Sense::DayTime(_)) {
        let timing = Timing::new(low, 1.0, PeriodUnit::Day);
        return Some(Found::new(at..next + 2, timing, Manner::Count));
    }
    let ambiguous = matches!(tokens.sense(next), Sense::Often(_, true));
    if ambiguous {
        return None;
    }
    let (length, unit, end) = each(tokens, next)?;
    let timing = Timing { frequency: low, frequency_max: high, period: length, period_max: length, period_unit: unit };
    Some(Found::new(at..end, timing, Manner::Count))
}

/// "every 4 to 6 hours", "every other day", "each day", "q 6 h", "6-hourly".
fn every(tokens: Tokens<'_, '_>, at: usize) -> Option<Found> {
    if let Some((low, high, next)) = tokens.numbers(at) {
        let next = tokens.skip_dash(next);
        if let Sense::Often(often, false) = tokens.sense(next)
            && often.period_unit == PeriodUnit::Hour
            && low > 0.0
        {
            let timing = Timing { period: low, period_max: high, ..often };
            return Some(Found::new(at..next + 1, timing, Manner::Count));
        }
    }
    if tokens.is(at, W::Alternate) || (tokens.is(at, W::On) && tokens.is(at + 1, W::Alternate)) {
        let next = at + usize::from(tokens.is(at, W::On)) + 1;
        let Sense::Period(unit @ (PeriodUnit::Day | PeriodUnit::Week)) = tokens.sense(next) else { return None };
        return Some(Found::new(at..next + 1, Timing::new(1.0, 2.0, unit), Manner::Count));
    }
    let (least, most, unit, end) = interval(tokens, at)?;
    let day = least == 1.0 && most == 1.0 && unit == PeriodUnit::Day;
    let manner = if day && tokens.is(at, W::Each) { Manner::Sum } else { Manner::Count };
    let timing = Timing { frequency: 1.0, frequency_max: 1.0, period: least, period_max: most, period_unit: unit };
    Some(Found::new(at..end, timing, manner))
}

/// What follows "every": its least and most length.
fn interval(tokens: Tokens<'_, '_>, at: usize) -> Option<(f64, f64, PeriodUnit, usize)> {
    let of_cycle = tokens.before(at, 1).is_some_and(|token| token.is(W::Of));
    if !tokens.is_any(at, &[W::Every, W::Each, W::Q]) || of_cycle {
        return None;
    }
    let next = at + 1;
    if let Some((low, high, after)) = tokens.numbers(next) {
        let after = tokens.skip_dash(after);
        return match tokens.sense(after) {
            Sense::Period(unit) if low > 0.0 && !tokens.is(after + 1, W::Cycle) => Some((low, high, unit, after + 1)),
            Sense::Often(often, false) if often.period_unit == PeriodUnit::Hour && low > 0.0 => {
                Some((low, high, PeriodUnit::Hour, after + 1))
            }
            _ => None,
        };
    }
    let (length, unit, end) = period(tokens, next)?;
    Some((length, length, unit, end))
}

/// "daily", "weekly", and before the amount "daily dose".
fn often(tokens: Tokens<'_, '_>, at: usize) -> Option<Found> {
    let Sense::Often(timing, doubtful) = tokens.sense(at) else { return None };
    let total = tokens.listed(at + 1, List::Total)
        || tokens.is_text(at + 2, &["dose", "dosage"])
            && tokens.is_text(at + 1, &["maintenance", "oral", "starting", "maximum"]);
    let manner = if total { Manner::Adjective } else { Manner::Open };
    if timing.period_unit == PeriodUnit::Hour && !total {
        return None;
    }
    Some(Found { tokens: at..at + 1, timing: Some(timing), manner, doubtful })
}

/// "a day", "per day", "/day", "/24 h", "per week".
fn per(tokens: Tokens<'_, '_>, at: usize) -> Option<Found> {
    let slash = tokens.mark(at, '/');
    if !slash && !tokens.is_any(at, &[W::A, W::Per]) {
        return None;
    }
    if tokens.is(at, W::A) && !is_a_day(tokens, at) {
        return None;
    }
    let next = tokens.skip(at + 1, &[W::A, W::Each, W::Any]);
    let (length, unit, end) = period(tokens, next)?;
    if matches!(unit, PeriodUnit::Minute) || (unit == PeriodUnit::Hour && length < 12.0) {
        return None;
    }
    Some(Found::new(at..end, Timing::new(1.0, length, unit), Manner::Sum))
}

/// Whether "a day" is a rate: not "for a day", "a day before", "a day or two".
fn is_a_day(tokens: Tokens<'_, '_>, at: usize) -> bool {
    let noun = matches!(tokens.sense(at + 1), Sense::Period(_));
    let onwards = tokens.is(at + 2, W::After) && tokens.is_text(at + 3, &["that", "this"]);
    let later = tokens.is_any(at + 2, &[W::Before, W::After, W::Later, W::Or, W::Ago, W::Apart, W::Old]) && !onwards;
    let within = tokens
        .before(at, 1)
        .is_some_and(|token| [W::For, W::Within, W::After, W::Over, W::Before].iter().any(|word| token.is(*word)));
    noun && !later && !within
}

/// "in 24 hours", "in any 24-hour period", "in one day", "over 24 hours".
fn within(tokens: Tokens<'_, '_>, at: usize) -> Option<Found> {
    if !tokens.is_any(at, &[W::In, W::Within, W::During, W::Over, W::Any]) {
        return None;
    }
    let mut next = at + usize::from(!tokens.is(at, W::Any));
    let from = next;
    next = tokens.skip(next, &[W::A, W::Any, W::Each, W::The, W::Every]);
    next = tokens.skip(next, &[W::Single, W::Same])
        + usize::from(tokens.is_text(next, &["one"]) && !matches!(tokens.sense(next + 1), Sense::Period(_)));
    let (length, unit, end) = period(tokens, next)?;
    let singled = next > from || tokens.is_text(next, &["one", "1"]);
    let sums = match unit {
        PeriodUnit::Hour if tokens.is_any(at, &[W::Over, W::During]) => length == 24.0,
        PeriodUnit::Hour => length >= 12.0,
        PeriodUnit::Day | PeriodUnit::Week | PeriodUnit::Month => {
            singled && !tokens.is_any(at, &[W::Over, W::During]) && !tokens.is(next.saturating_sub(1), W::The)
        }
        _ => false,
    };
    let sums = sums && !tokens.is_any(end, &[W::Of, W::Before, W::After]);
    sums.then(|| Found::new(at..end, Timing::new(1.0, length, unit), Manner::Sum))
}

/// "b.i.d.", "QD", "tid or qid", "q6h", "q4-6h", "q 8 hrs".
fn latin(tokens: Tokens<'_, '_>, at: usize) -> Option<Found> {
    let from = ceiling(tokens, at);
    if let Some((low, high, unit, end)) = quaque(tokens, from) {
        let timing = Timing { frequency: 1.0, frequency_max: 1.0, period: low, period_max: high, period_unit: unit };
        return Some(Found::new(at..end, timing, Manner::Count));
    }
    let (first, doubtful) = abbreviation(tokens, from)?;
    let joined = tokens.is_any(from + 1, &[W::Or, W::To]) || tokens.mark(from + 1, '-') || tokens.mark(from + 1, '/');
    let second = joined
        .then(|| abbreviation(tokens, from + 2))
        .flatten()
        .filter(|(second, _)| second.period_unit == first.period_unit && second.period == first.period);
    let low = if from > at { 0.0 } else { first.frequency };
    let (high, end) = second.map_or((first.frequency, from + 1), |(second, _)| (second.frequency, from + 3));
    let timing = Timing { frequency: low, frequency_max: high, ..first };
    Some(Found { tokens: at..end, timing: Some(timing), manner: Manner::Count, doubtful })
}

fn abbreviation(tokens: Tokens<'_, '_>, at: usize) -> Option<(Timing, bool)> {
    let Sense::Latin(timing, written, doubtful) = tokens.sense(at) else { return None };
    let token = tokens.get(at)?;
    let hyphenated = tokens.before(at, 1).is_some_and(|before| before.is_mark('-')) && token.glued;
    let glued_name =
        hyphenated && tokens.before(at, 2).is_some_and(|name| matches!(name.kind, Kind::Word(Sense::Other)));
    let compound = tokens.mark(at + 1, '-')
        && tokens.get(at + 1).is_some_and(|mark| mark.glued)
        && matches!(tokens.sense(at + 2), Sense::Other)
        && tokens.get(at + 2).is_some_and(|token| token.glued && token.is_word());
    let behind_unit = tokens.before(at, 1).is_some_and(|before| matches!(before.kind, Kind::Word(Sense::Unit(_))));
    let device = matches!(tokens.sense(at + 1), Sense::Unit(unit) if unit.alone == Alone::Device);
    let written = !device && (written == Written::Any || token.is_abbreviated() || behind_unit);
    (written && !glued_name && !compound).then_some((timing, doubtful))
}

/// "q6h", "q 6 h", "q4-6h", "q.8.h.", "q2wk", "q12 hours".
fn quaque(tokens: Tokens<'_, '_>, at: usize) -> Option<(f64, f64, PeriodUnit, usize)> {
    let text = tokens.text(at);
    let rest = text.strip_prefix(['q', 'Q'])?;
    let plain: String = rest.chars().filter(|char| *char != '.').collect();
    let digits = plain.len() - plain.trim_start_matches(|char: char| char.is_ascii_digit()).len();
    let (number, letters) = plain.split_at_checked(digits)?;
    if number.is_empty() {
        return (plain.is_empty()).then(|| interval_of(tokens, at)).flatten();
    }
    let low: f64 = number.parse().ok().filter(|low: &f64| *low > 0.0)?;
    if !letters.is_empty() {
        return Some((low, low, letter_period(letters)?, at + 1));
    }
    let dashed = tokens.dash(at + 1) || tokens.is(at + 1, W::To);
    let (high, next) = match tokens.number(at + 2).filter(|_| dashed) {
        Some((high, next)) => (high.value, next),
        None => (low, at + 1),
    };
    let Sense::Period(unit) = tokens.sense(next) else { return None };
    Some((low, high.max(low), unit, next + 1))
}

fn interval_of(tokens: Tokens<'_, '_>, at: usize) -> Option<(f64, f64, PeriodUnit, usize)> {
    interval(tokens, at)
}

fn letter_period(letters: &str) -> Option<PeriodUnit> {
    match super::words::sense(letters, false) {
        Sense::Period(unit) => Some(unit),
        _ if letters.eq_ignore_ascii_case("w") => Some(PeriodUnit::Week),
        _ => None,
    }
}
