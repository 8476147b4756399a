//! How a quantity relates to the one before it: a dose of its own, or the same said again.

use super::cue::CueKind;
use super::quantity::Quantity;
use super::sentence::Sentence;
use super::words::W;
use crate::rule::vocabulary::units::UnitKind;

/// What a quantity is in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    /// A dose of its own.
    Main,
    /// The dose with this number said again.
    Again(usize),
    /// An amount of which only the size in another unit is told: "1000 mcg = 1 mg".
    Converted,
    /// What a piece holds: "(500 mg each)".
    Holds,
}

/// The farthest that a bracket may open behind the quantity that it explains.
const REACH: usize = 14;

/// What each quantity of a sentence is.
pub(super) fn relations(sentence: &Sentence<'_, '_>) -> Vec<Relation> {
    let mut relations: Vec<Relation> = Vec::with_capacity(sentence.quantities.len());
    for (index, quantity) in sentence.quantities.iter().enumerate() {
        let relation = relation(sentence, &relations, index, quantity);
        if let Some(before) = index.checked_sub(1).filter(|before| is_conversion(sentence, *before)) {
            relations[before] = Relation::Converted;
        }
        relations.push(relation);
    }
    relations
}

/// Whether a quantity and the next are the two sides of an equation of units.
fn is_conversion(sentence: &Sentence<'_, '_>, index: usize) -> bool {
    let (Some(left), Some(right)) = (sentence.quantities.get(index), sentence.quantities.get(index + 1)) else {
        return false;
    };
    let gap = left.tokens.end..right.tokens.start;
    let size = |quantity: &Quantity| quantity.unit.size.map(|size| size * quantity.high);
    let equal =
        matches!((size(left), size(right)), (Some(one), Some(other)) if (one - other).abs() <= other.abs() * 1e-9);
    gap.len() == 1 && sentence.tokens.mark(gap.start, '=') && left.unit.kind == right.unit.kind && equal
}

fn relation(sentence: &Sentence<'_, '_>, known: &[Relation], index: usize, quantity: &Quantity) -> Relation {
    let tokens = sentence.tokens;
    let depth = sentence.depth(quantity.tokens.start);
    let after = quantity.tokens.end;
    if depth > 0 && (tokens.is(after, W::Each) || tokens.is(after, W::A) && tokens.is_text(after + 1, &["piece"])) {
        return Relation::Holds;
    }
    let main_of = |at: usize| match known.get(at) {
        Some(Relation::Again(main)) => *main,
        _ => at,
    };
    let Some(before) = index.checked_sub(1) else { return Relation::Main };
    if is_held(sentence, known, before, quantity) {
        return Relation::Holds;
    }
    if let Some(main) = bracketed(sentence, known, index, depth) {
        return Relation::Again(main);
    }
    let Some(previous) = sentence.quantities.get(before) else { return Relation::Main };
    if sentence.depth(previous.tokens.start) != depth && depth == 0 {
        // The bracket behind an amount may be followed by a third way to say it.
        return Relation::Main;
    }
    let gap = previous.tokens.end..quantity.tokens.start;
    if gap.len() == 1 && tokens.mark(gap.start, '=') {
        return Relation::Again(main_of(before));
    }
    if is_other_unit(previous, quantity) && joins(sentence, gap.clone()) {
        return Relation::Again(main_of(before));
    }
    let said_again = sentence.has_in(CueKind::Equivalent, &gap) && !sentence.breaks(gap.clone());
    let other = [CueKind::Maximum, CueKind::Start, CueKind::StepVerb, CueKind::Reset, CueKind::Verb];
    if said_again && gap.len() <= REACH && !other.iter().any(|kind| sentence.has_in(*kind, &gap)) {
        return Relation::Again(main_of(before));
    }
    Relation::Main
}

/// Whether a piece before a quantity holds it: "one tablet containing 300 mg of this and 10 mg of that twice daily".
fn is_held(sentence: &Sentence<'_, '_>, known: &[Relation], before: usize, quantity: &Quantity) -> bool {
    let Some(piece) = sentence.quantities.get(before) else { return false };
    let gap = piece.tokens.end..quantity.tokens.start;
    let contains = gap.clone().any(|at| sentence.tokens.is_text(at, &["containing", "contains"]));
    let held = match known.get(before) {
        Some(Relation::Main) => piece.unit.kind == UnitKind::Count && contains,
        Some(Relation::Holds) => super::attach::is_coordinated(sentence, before, before + 1),
        _ => false,
    };
    held && quantity.unit.kind != UnitKind::Count && gap.len() <= REACH && !sentence.breaks(gap)
}

/// The dose that the bracket around a quantity explains.
fn bracketed(sentence: &Sentence<'_, '_>, known: &[Relation], index: usize, depth: u8) -> Option<usize> {
    let tokens = sentence.tokens;
    let start = sentence.quantities.get(index)?.tokens.start;
    let open =
        (0..start).rev().find(|at| (tokens.mark(*at, '(') || tokens.mark(*at, '[')) && sentence.depth(*at) < depth)?;
    let inside = open..start;
    let cues = [
        CueKind::Maximum,
        CueKind::Start,
        CueKind::Minimum,
        CueKind::Reported,
        CueKind::Usual,
        CueKind::StepVerb,
        CueKind::Above,
    ];
    if cues.iter().any(|kind| sentence.has_in(*kind, &inside)) {
        return None;
    }
    let (main, quantity) = sentence
        .quantities
        .iter()
        .enumerate()
        .take(index)
        .rev()
        .find(|(at, quantity)| quantity.tokens.end <= open && known.get(*at) == Some(&Relation::Main))?;
    let gap = quantity.tokens.end..open;
    let sum = (open..start + 4).any(|at| tokens.is(at, W::Total) && sentence.depth(at) == depth);
    let other: &[CueKind] = if sum { &[] } else { &[CueKind::Reset, CueKind::StepVerb] };
    let near =
        gap.len() <= REACH && !sentence.breaks(gap.clone()) && !other.iter().any(|kind| sentence.has_in(*kind, &gap));
    near.then_some(main)
}

/// Whether two quantities measure the same thing in ways of their own: "200 mg or 4 teaspoonfuls".
fn is_other_unit(left: &Quantity, right: &Quantity) -> bool {
    let kinds = (left.unit.kind, right.unit.kind);
    match kinds {
        (UnitKind::Mass, UnitKind::Mass) => left.pieces.is_none() && right.pieces.is_some() && left.low == right.low,
        (UnitKind::Volume, UnitKind::Volume) | (UnitKind::Activity, UnitKind::Activity) => false,
        (UnitKind::Count, UnitKind::Count) | (UnitKind::Spoon, UnitKind::Spoon) => false,
        _ => true,
    }
}

/// Whether only "or", "=" or a comma and a word or two stand between.
fn joins(sentence: &Sentence<'_, '_>, gap: std::ops::Range<usize>) -> bool {
    let tokens = sentence.tokens;
    let or = gap.clone().any(|at| tokens.is(at, W::Or) || tokens.mark(at, '=') || tokens.mark(at, '/'));
    let words = gap
        .clone()
        .filter(|at| tokens.get(*at).is_some_and(super::token::Token::is_word) && !tokens.is(*at, W::Or))
        .count();
    or && words <= 3
        && !sentence.breaks(gap.clone())
        && !sentence.timings.iter().any(|found| gap.contains(&found.tokens.start))
}
