//! Which timing belongs to which quantity.

use std::ops::Range;

use super::Timing;
use super::cue::CueKind;
use super::relate::Relation;
use super::sentence::Sentence;
use super::timing::{Found, Manner};
use super::token::Kind;
use super::words::{List, Sense, W};

/// The farthest that a timing may stand behind its quantity, and before it.
const BEHIND: usize = 22;
const AHEAD: usize = 10;

/// What a sentence says of how often a quantity is taken.
#[derive(Debug, Clone, Default)]
pub(super) struct Attached {
    pub(super) timing: Option<Timing>,
    /// In all over the period, or each time; none where the words leave it open.
    pub(super) total: Option<bool>,
    pub(super) doubtful: bool,
    /// The tokens that say so.
    pub(super) tokens: Vec<Range<usize>>,
}

/// The timing of each quantity of a sentence.
pub(super) fn attach(sentence: &Sentence<'_, '_>, relations: &[Relation]) -> Vec<Attached> {
    let mut owners = owners(sentence, relations);
    let mut attached: Vec<Attached> =
        (0..sentence.quantities.len()).map(|index| own(sentence, index, &mut owners)).collect();
    inherit(sentence, relations, &mut attached);
    attached
}

/// The number of the quantity that each timing belongs to.
fn owners(sentence: &Sentence<'_, '_>, relations: &[Relation]) -> Vec<Option<usize>> {
    let mut owners: Vec<Option<usize>> = Vec::with_capacity(sentence.timings.len());
    for (number, found) in sentence.timings.iter().enumerate() {
        let before =
            before(sentence, relations, found).filter(|before| !is_next_stage(sentence, number, &owners, *before));
        let after = after(sentence, relations, found);
        let owner = match (before, after) {
            (Some(before), Some(after)) if leads(sentence, number, &owners, before, after) => Some(after),
            (Some(before), _) => Some(before),
            (None, after) => after,
        };
        owners.push(owner);
    }
    owners
}

/// Whether a timing is of a later stage than the one that an amount has: "every 2 hours for 2 days, then every 4 hours".
fn is_next_stage(sentence: &Sentence<'_, '_>, number: usize, owners: &[Option<usize>], before: usize) -> bool {
    let Some(found) = sentence.timings.get(number) else { return false };
    let known = owners.iter().rposition(|owner| *owner == Some(before)).and_then(|known| sentence.timings.get(known));
    let behind = |known: &&Found| sentence.quantities[before].tokens.end <= known.tokens.start;
    known.filter(behind).is_some_and(|known| sentence.has_in(CueKind::Reset, &(known.tokens.end..found.tokens.start)))
}

/// The quantity before a timing that it can belong to.
fn before(sentence: &Sentence<'_, '_>, relations: &[Relation], found: &Found) -> Option<usize> {
    if found.manner == Manner::Adjective && !adjoins(sentence, found) {
        return None;
    }
    let depth = sentence.depth(found.tokens.start);
    let candidates =
        sentence.quantities.iter().enumerate().filter(|(_, quantity)| quantity.tokens.end <= found.tokens.start);
    let (index, quantity) = candidates.rev().find(|(index, quantity)| {
        let own = sentence.depth(quantity.tokens.start);
        own == depth && (own > 0 || relations.get(*index) == Some(&Relation::Main))
            || own < depth && relations.get(*index) == Some(&Relation::Main)
            || own > depth && relations.get(*index) == Some(&Relation::Main)
    })?;
    let gap = quantity.tokens.end..found.tokens.start;
    // "5 mg, doubled every 2 weeks": the time is that of the change.
    let slow = found.rate().is_some_and(|(_, most)| most < 0.99);
    let patch = |at: usize| sentence.tokens.is_text(at, &["change", "changed", "changing"]);
    let mut steps = sentence.cues(CueKind::StepVerb).filter(|cue| gap.contains(&cue.tokens.start));
    let changes = slow && steps.any(|cue| !patch(cue.tokens.start));
    (gap.len() <= BEHIND && !changes && !is_parted(sentence, gap)).then_some(index)
}

/// Whether an amount stands right before an adjective: "a 20 mg total daily dose".
fn adjoins(sentence: &Sentence<'_, '_>, found: &Found) -> bool {
    let start = found.tokens.start;
    sentence.quantities.iter().any(|quantity| {
        let gap = quantity.tokens.end..start;
        quantity.tokens.end <= start && gap.len() <= 1 && !gap.into_iter().any(|at| joins_clauses(sentence, at))
    })
}

/// The quantity behind a timing that it can belong to.
fn after(sentence: &Sentence<'_, '_>, relations: &[Relation], found: &Found) -> Option<usize> {
    let (index, quantity) = sentence.quantities.iter().enumerate().find(|(index, quantity)| {
        quantity.tokens.start >= found.tokens.end && relations.get(*index) == Some(&Relation::Main)
    })?;
    let gap = found.tokens.end..quantity.tokens.start;
    (gap.len() <= AHEAD && !sentence.breaks(gap)).then_some(index)
}

/// Whether a timing between two quantities leads the second: "in the morning 5 mg, in the evening 10 mg".
fn leads(sentence: &Sentence<'_, '_>, number: usize, owners: &[Option<usize>], before: usize, after: usize) -> bool {
    let Some(found) = sentence.timings.get(number) else { return false };
    let Some(next) = sentence.quantities.get(after) else { return false };
    let gap = found.tokens.end..next.tokens.start;
    let close = gap.clone().all(|at| !joins_clauses(sentence, at)) && gap.len() <= 3;
    let own = owners
        .iter()
        .zip(&sentence.timings)
        .any(|(owner, earlier)| *owner == Some(before) && earlier.tokens.start < found.tokens.start);
    let later = sentence.timings.get(number + 1).is_some_and(|later| {
        later.tokens.start >= next.tokens.end
            && sentence.quantities.get(after + 1).is_none_or(|third| later.tokens.start < third.tokens.start)
            && sentence.quantities.get(after + 1).is_none_or(|third| third.tokens.start > later.tokens.end + 3)
    });
    let parted = found
        .tokens
        .start
        .checked_sub(1)
        .is_some_and(|at| joins_clauses(sentence, at) || sentence.tokens.is(at, W::And));
    (found.manner == Manner::Adjective && !adjoins(sentence, found)) || (close && own && parted && !later)
}

fn joins_clauses(sentence: &Sentence<'_, '_>, at: usize) -> bool {
    let tokens = sentence.tokens;
    tokens.mark(at, ',')
        || tokens.mark(at, ';')
        || tokens.mark(at, '\u{2014}')
        || tokens.is_any(at, &[W::And, W::Or])
        || tokens.get(at).is_some_and(|token| token.kind == Kind::Cell)
}

/// Whether something between a quantity and a timing parts them: another clause, another action.
fn is_parted(sentence: &Sentence<'_, '_>, gap: Range<usize>) -> bool {
    let tokens = sentence.tokens;
    sentence.breaks(gap.clone()) || gap.into_iter().any(|at| tokens.listed(at, List::Action))
}

/// What the timings of one quantity say together.
fn own(sentence: &Sentence<'_, '_>, index: usize, owners: &mut [Option<usize>]) -> Attached {
    let Some(quantity) = sentence.quantities.get(index) else { return Attached::default() };
    let mine: Vec<&Found> = sentence
        .timings
        .iter()
        .zip(owners.iter())
        .filter(|(_, owner)| **owner == Some(index))
        .map(|(found, _)| found)
        .collect();
    let mut attached = together(&nearest(quantity.tokens.start, mine));
    let patch = quantity.strength.is_some() && attached.timing.is_some();
    if let Some(timing) = quantity.per.timing.filter(|_| !patch) {
        attached.doubtful = false;
        attached.timing = Some(timing);
        attached.total = Some(true);
    } else if quantity.per.dose {
        attached.total = Some(false);
    }
    if let Some(division) = division(sentence, index) {
        attached.total = Some(true);
        let day = attached.timing.is_none_or(|timing| timing.per_day().1 >= 1.0);
        if day {
            attached.timing = Some(Timing::daily());
        }
        attached.tokens.push(division);
    }
    attached
}

/// The timings of an amount: one that is counted behind it holds before one that leads it and says when something else
/// is done ("at monthly intervals go to 200 mg a day").
fn nearest(start: usize, mine: Vec<&Found>) -> Vec<&Found> {
    let behind = |found: &&Found| found.tokens.start >= start;
    if mine.iter().any(|found| behind(found) && found.is_counted()) {
        let kept = |found: &&Found| behind(found) || matches!(found.manner, Manner::Adjective | Manner::Cycle);
        return mine.into_iter().filter(|found| kept(found)).collect();
    }
    mine
}

/// One timing out of those that were said: a count before times of a day, the first of two that agree.
fn together(found: &[&Found]) -> Attached {
    let tokens = found.iter().map(|found| found.tokens.clone()).collect();
    let counted = found
        .iter()
        .find(|found| found.is_counted() && found.manner != Manner::Adjective)
        .or_else(|| found.iter().find(|found| found.is_counted()));
    let chosen = counted.or_else(|| found.iter().find(|found| found.timing.is_some())).or_else(|| found.first());
    let Some(chosen) = chosen else { return Attached::default() };
    let longer = found.iter().filter(|other| other.is_counted()).find(|other| disagree(chosen, other));
    let cycle = found.iter().any(|found| found.manner == Manner::Cycle);
    let total = match chosen.manner {
        Manner::Sum | Manner::Adjective => Some(true),
        Manner::Open => None,
        _ => Some(false),
    };
    let adjective = found.iter().any(|found| found.manner == Manner::Adjective) && chosen.manner == Manner::Open;
    let timing = match longer {
        Some(longer) if longer.rate() < chosen.rate() && chosen.manner != Manner::Sum => longer.timing,
        _ => chosen.timing,
    };
    Attached {
        timing,
        total: if adjective { Some(true) } else { total },
        doubtful: chosen.doubtful || longer.is_some() || cycle,
        tokens,
    }
}

/// Whether two timings cannot both hold of one amount.
fn disagree(left: &Found, right: &Found) -> bool {
    let (Some(left_rate), Some(right_rate)) = (left.rate(), right.rate()) else { return false };
    let sums = |found: &Found| matches!(found.manner, Manner::Sum | Manner::Adjective | Manner::Open);
    let overlap = left_rate.0 <= right_rate.1 * 1.01 && right_rate.0 <= left_rate.1 * 1.01;
    let sum = sums(left) && left_rate.1 >= 1.0 && right_rate.1 >= 1.0;
    !overlap && !sum && right.manner != Manner::Adjective
}

/// The division that belongs to a quantity.
fn division(sentence: &Sentence<'_, '_>, index: usize) -> Option<Range<usize>> {
    let quantity = sentence.quantities.get(index)?;
    let next = sentence
        .quantities
        .iter()
        .skip(index + 1)
        .find(|next| sentence.depth(next.tokens.start) <= sentence.depth(quantity.tokens.start));
    // An amount said in two units is divided with the second.
    let until = match next {
        Some(next) if sentence.tokens.is(next.tokens.start.saturating_sub(1), W::Or) => usize::MAX,
        Some(next) => next.tokens.start,
        None => usize::MAX,
    };
    let mut divisions =
        sentence.divisions.iter().filter(|division| (quantity.tokens.end..until).contains(&division.start));
    divisions.find(|division| !sentence.breaks(quantity.tokens.end..division.start)).cloned()
}

/// Gives quantities without a timing that of the one they are said again from, or are coordinated with.
fn inherit(sentence: &Sentence<'_, '_>, relations: &[Relation], attached: &mut [Attached]) {
    for index in (0..attached.len().saturating_sub(1)).rev() {
        let Some(next) = next_main(relations, index) else { continue };
        let lacks = attached[index].timing.is_none() && relations[index] == Relation::Main;
        if lacks && (is_coordinated(sentence, index, next) || is_bounded(sentence, index, next)) {
            let from = attached[next].clone();
            attached[index] = Attached { tokens: Vec::new(), ..from };
        }
    }
    for index in 0..attached.len() {
        if let Relation::Again(main) = relations[index] {
            if attached[index].timing.is_none() {
                attached[index].timing = attached.get(main).and_then(|main| main.timing);
                attached[index].total = attached.get(main).and_then(|main| main.total);
            } else if attached.get(main).is_some_and(|main| main.timing.is_none())
                && sentence.quantities[main].per.timing.is_none()
            {
                attached[main] = Attached { tokens: attached[index].tokens.clone(), ..attached[index].clone() };
            }
        }
    }
}

/// "no less than 20 mg and no more than 80 mg a day": two ends of one range.
fn is_bounded(sentence: &Sentence<'_, '_>, left: usize, right: usize) -> bool {
    let (Some(left), Some(right)) = (sentence.quantities.get(left), sentence.quantities.get(right)) else {
        return false;
    };
    let from = left.tokens.end + 1;
    sentence.tokens.is(left.tokens.end, W::And)
        && left.unit.name == right.unit.name
        && sentence.cues(CueKind::Maximum).any(|cue| cue.tokens.start == from && cue.tokens.end == right.tokens.start)
}

fn next_main(relations: &[Relation], index: usize) -> Option<usize> {
    relations
        .iter()
        .enumerate()
        .skip(index + 1)
        .find(|(_, relation)| **relation == Relation::Main)
        .map(|(next, _)| next)
}

/// Whether only "and", "or", names and brackets stand between two quantities: they share what follows.
pub(super) fn is_coordinated(sentence: &Sentence<'_, '_>, left: usize, right: usize) -> bool {
    let (Some(left), Some(right)) = (sentence.quantities.get(left), sentence.quantities.get(right)) else {
        return false;
    };
    let gap = left.tokens.end..right.tokens.start;
    let tokens = sentence.tokens;
    let depth = sentence.depth(left.tokens.start);
    let outside: Vec<usize> = gap
        .clone()
        .filter(|at| sentence.depth(*at) <= depth && !tokens.mark(*at, '(') && !tokens.mark(*at, ')'))
        .collect();
    let joint = outside.iter().any(|at| {
        tokens.is_any(*at, &[W::And, W::Or, W::Plus, W::With]) || tokens.mark(*at, ',') || tokens.mark(*at, '+')
    });
    let words = outside
        .iter()
        .filter(|at| {
            matches!(tokens.sense(**at), Sense::Other) && tokens.get(**at).is_some_and(super::token::Token::is_word)
        })
        .count();
    let parting = [
        CueKind::Reset,
        CueKind::StepVerb,
        CueKind::Maximum,
        CueKind::Start,
        CueKind::Minimum,
        CueKind::Verb,
        CueKind::Above,
    ];
    let cued = parting.iter().any(|kind| sentence.has_in(*kind, &gap));
    joint && words <= 5 && !cued && !sentence.breaks(gap)
}
