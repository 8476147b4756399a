//! Times of a day and days of a week that stand for a frequency: "at bedtime", "morning and evening", "on Mondays".

use super::grammar::Tokens;
use super::timing::{Found, Manner};
use super::token::Kind;
use super::words::{self, Sense, W};
use super::{PeriodUnit, Timing};

const LEADS: [W; 9] = [W::In, W::At, W::With, W::Before, W::After, W::On, W::Each, W::Every, W::During];
const FILL: [W; 6] = [W::The, W::Your, W::A, W::Same, W::Each, W::Every];

/// Times of a day, with those that are coordinated: "in the morning and at bedtime" is twice a day.
pub(super) fn daytime(tokens: Tokens<'_, '_>, at: usize) -> Option<Found> {
    let (first, lead, mut end) = one(tokens, at)?;
    let mut seen = 1_u32 << first;
    let mut alternatives = false;
    loop {
        let mut next = end;
        if tokens.mark(next, ',') {
            next += 1;
        }
        if tokens.is_any(next, &[W::And, W::Or, W::Plus]) || tokens.mark(next, '&') || tokens.mark(next, '+') {
            next += 1;
        }
        if tokens.is_text(next, &["again"]) {
            next += 1;
        }
        let Some((slot, _, after)) = one(tokens, next).filter(|_| next > end) else { break };
        if seen & (1 << slot) != 0 && slot < 8 {
            break;
        }
        seen |= 1 << slot;
        alternatives |= (end..next).any(|at| tokens.is(at, W::Or));
        end = after;
    }
    let many = seen.count_ones();
    if !lead && many < 2 && !is_bare(tokens, at, end) {
        return None;
    }
    let count = if alternatives { 1.0 } else { f64::from(many) };
    Some(Found::new(at..end, Timing::new(count, 1.0, PeriodUnit::Day), Manner::DayTime))
}

/// One time of a day: its place in the day, whether a preposition leads it, and the index behind it.
fn one(tokens: Tokens<'_, '_>, at: usize) -> Option<(u8, bool, usize)> {
    if let Some((slot, end)) = clock(tokens, at) {
        return Some((slot, true, end));
    }
    let mut next = at;
    if tokens.is_text(next, &["first", "last"]) && tokens.is_text(next + 1, &["thing"]) {
        next += 2;
    }
    let from = next;
    next = tokens.skip(next, &LEADS);
    let lead = next > from;
    let each = tokens.is_any(from, &[W::Each, W::Every]);
    if lead && tokens.is_text(next, &["going", "you"]) {
        next += 1 + usize::from(tokens.is_text(next + 1, &["go"]));
        next = tokens.skip(next, &[W::To]);
    }
    for _ in 0..2 {
        next = tokens.skip(next, &FILL);
    }
    next += usize::from(tokens.is_text(next, &["early", "late", "mid", "mid-"]));
    next = tokens.skip_dash(next);
    let Sense::DayTime(slot) = tokens.sense(next) else { return None };
    if tokens.is_text(next, &["am", "pm"]) || (tokens.is_text(next, &["bed", "sleep"]) && !lead) {
        return None;
    }
    let mut end = next + 1;
    if tokens.is_any(end, &[W::Meal, W::Meals]) {
        end += 1;
    }
    let other_day = tokens.is_any(end, &[W::Before, W::After])
        && !each
        && !matches!(tokens.sense(end + 1), Sense::DayTime(_))
        && !tokens.is_any(end + 1, &[W::Meals, W::Meal]);
    if other_day
        || tokens.is_text(
            end,
            &["dose", "doses", "sickness", "stiffness", "sweats", "sweat", "terrors", "blindness", "shift"],
        )
    {
        return None;
    }
    Some((slot, lead, end))
}

/// "8 am", "9 p.m.", "10:30 pm": each hour is a time of its own.
fn clock(tokens: Tokens<'_, '_>, at: usize) -> Option<(u8, usize)> {
    let from = tokens.skip(at, &[W::At]);
    let Some(Kind::Number(hour)) = tokens.get(from).map(|token| token.kind) else { return None };
    let minutes = tokens.mark(from + 1, ':') && matches!(tokens.get(from + 2)?.kind, Kind::Number(_));
    let next = from + 1 + 2 * usize::from(minutes);
    let text = tokens.text(next).replace('.', "");
    let half = match text.to_ascii_lowercase().as_str() {
        "am" => 0,
        "pm" => 12,
        _ => return None,
    };
    if !(1.0..=12.0).contains(&hour.value) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and 12")]
    let hour = hour.value as u8 % 12;
    Some((8 + (hour + half) % 24, next + 1))
}

/// Whether a time of a day without a preposition stands for a frequency: "10 mg bedtime", "Morning: 10 mg".
fn is_bare(tokens: Tokens<'_, '_>, at: usize, end: usize) -> bool {
    let after_unit = tokens.before(at, 1).is_some_and(|token| matches!(token.kind, Kind::Word(Sense::Unit(_))));
    let label = tokens.mark(end, ':') || tokens.get(end).is_some_and(|token| token.kind == Kind::Cell);
    after_unit || label || tokens.is_text(at, &["bedtime"])
}

/// "on Mondays and Thursdays", "every Sunday", "on days 1 and 4 of each week", "days 1 to 5 of a 28-day cycle".
pub(super) fn days(tokens: Tokens<'_, '_>, at: usize) -> Option<Found> {
    let from = tokens.skip(at, &[W::On, W::Every, W::Each]);
    let behind_unit = tokens.before(at, 1).is_some_and(|token| matches!(token.kind, Kind::Word(Sense::Unit(_))));
    if tokens.sense(from) == Sense::Weekday && (from > at || behind_unit) {
        return Some(weekdays(tokens, at, from));
    }
    if !tokens.is_text(from, &["day", "days"]) {
        return None;
    }
    let (count, next) = listed(tokens, from + 1)?;
    if !tokens.is(next, W::Of) {
        return None;
    }
    let next = tokens.skip(next + 1, &[W::Each, W::Every, W::A, W::The]);
    if tokens.sense(next) == Sense::Period(PeriodUnit::Week) {
        let timing = Timing::new(count, 1.0, PeriodUnit::Week);
        return Some(Found::new(at..next + 1, timing, Manner::Count));
    }
    let (_, length) = tokens.number(next)?;
    let next = tokens.skip_dash(length);
    let end = tokens.skip(next + 1, &[W::Cycle]);
    matches!(tokens.sense(next), Sense::Period(_)).then(|| Found {
        tokens: at..end,
        timing: None,
        manner: Manner::Cycle,
        doubtful: true,
    })
}

fn weekdays(tokens: Tokens<'_, '_>, at: usize, first: usize) -> Found {
    let mut count = 1.0;
    let mut end = first + 1;
    if (tokens.is(end, W::To) || tokens.dash(end)) && tokens.sense(end + 1) == Sense::Weekday {
        let days = words::weekday(tokens.text(end + 1)) + 7 - words::weekday(tokens.text(first));
        count += f64::from(days % 7);
        end += 2;
    }
    loop {
        let mut next = end + usize::from(tokens.mark(end, ','));
        next = tokens.skip(next, &[W::And]);
        if next == end || tokens.sense(next) != Sense::Weekday {
            return Found::new(at..end, Timing::new(count, 1.0, PeriodUnit::Week), Manner::Count);
        }
        count += 1.0;
        end = next + 1;
    }
}

/// How many days "1, 8 and 15" or "1 to 5" are, and the index behind them.
fn listed(tokens: Tokens<'_, '_>, at: usize) -> Option<(f64, usize)> {
    let (first, mut end) = tokens.number(at)?;
    if tokens.is(end, W::To) || tokens.dash(end) {
        let (last, end) = tokens.number(end + 1)?;
        return Some((last.value - first.value + 1.0, end)).filter(|(count, _)| *count > 1.0);
    }
    let mut count = 1.0;
    loop {
        let mut next = end + usize::from(tokens.mark(end, ','));
        next = tokens.skip(next, &[W::And]);
        let Some((_, after)) = tokens.number(next).filter(|_| next > end) else { return Some((count, end)) };
        count += 1.0;
        end = after;
    }
}
