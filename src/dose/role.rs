//! What a sentence says of an amount: a start, a ceiling, a step, a strength, something that was reported.

use std::ops::Range;

use super::Role;
use super::attach::is_coordinated;
use super::cue::{Cue, CueKind};
use super::quantity::{Open, Quantity};
use super::relate::Relation;
use super::sentence::Sentence;
use super::timing::Found;
use super::token::Kind;
use super::words::{List, Sense, W};
use crate::rule::vocabulary::units::{Alone, UnitKind};

/// The farthest that a cue may stand before its quantity in the same clause.
const NEAR: usize = 16;

/// The roles of the quantities of a sentence.
pub(super) fn roles(sentence: &Sentence<'_, '_>, relations: &[Relation], timed: &[bool]) -> Vec<Option<Role>> {
    let mut roles: Vec<Option<Role>> = Vec::with_capacity(relations.len());
    for index in 0..relations.len() {
        let role = role(sentence, relations, timed, &roles, index);
        roles.push(role);
    }
    share_strength(sentence, relations, timed, &mut roles);
    roles
}

/// "7.5 mg of hydrocodone and 325 mg of acetaminophen per tablet": what a product holds of both.
fn share_strength(sentence: &Sentence<'_, '_>, relations: &[Relation], timed: &[bool], roles: &mut [Option<Role>]) {
    for index in (1..roles.len()).rev() {
        let mains = relations[index - 1..=index].iter().all(|relation| *relation == Relation::Main);
        if mains
            && roles[index] == Some(Role::Strength)
            && roles[index - 1].is_none()
            && !timed[index - 1]
            && is_coordinated(sentence, index - 1, index)
        {
            roles[index - 1] = Some(Role::Strength);
        }
    }
}

fn role(
    sentence: &Sentence<'_, '_>,
    relations: &[Relation],
    timed: &[bool],
    known: &[Option<Role>],
    index: usize,
) -> Option<Role> {
    let quantity = sentence.quantities.get(index)?;
    match relations.get(index) {
        Some(Relation::Again(_) | Relation::Converted) => return Some(Role::Equivalent),
        Some(Relation::Holds) => return Some(Role::Strength),
        _ => {}
    }
    if is_step(sentence, quantity) {
        return Some(Role::Step);
    }
    if is_strength(sentence, quantity, index, timed) {
        return Some(Role::Strength);
    }
    if sentence.has(CueKind::Reported) && reported_of(sentence, quantity) {
        return Some(Role::Reported);
    }
    let window = window(sentence, index);
    let own = open(sentence, quantity)
        .or_else(|| ahead(sentence, &window, quantity))
        .or_else(|| behind(sentence, index, quantity));
    if own.is_some() {
        return own;
    }
    if sentence.has(CueKind::Studies)
        && sentence.cues(CueKind::Studies).any(|cue| cue.tokens.end <= quantity.tokens.start)
    {
        return Some(Role::Reported);
    }
    carried(sentence, relations, known, index, &window)
}

/// Where the cues of a quantity can stand: behind the quantity before it, or the last word that begins something new.
fn window(sentence: &Sentence<'_, '_>, index: usize) -> Range<usize> {
    let Some(quantity) = sentence.quantities.get(index) else { return 0..0 };
    let start = quantity.tokens.start;
    let depth = sentence.depth(start);
    let previous =
        sentence.quantities.iter().take(index).rev().find(|previous| sentence.depth(previous.tokens.start) <= depth);
    let behind = previous.map_or(0, |previous| previous.tokens.end);
    let begins_new = |at: &usize| {
        sentence.tokens.mark(*at, ';')
            || sentence.is_stop(*at)
            || (sentence.tokens.mark(*at, '(') && sentence.depth(*at) < depth)
    };
    (behind..start).rev().find(begins_new).unwrap_or(behind)..start
}

/// "2 g or less", "3,200 mg or more".
fn open(sentence: &Sentence<'_, '_>, quantity: &Quantity) -> Option<Role> {
    let start = quantity.tokens.start;
    match quantity.open {
        Open::Below => Some(Role::Maximum),
        Open::Above if sentence.says(CueKind::Harm, start) => Some(Role::Reported),
        Open::Above if sentence.says(CueKind::Forbids, start) => Some(Role::Maximum),
        Open::Above => Some(Role::Minimum),
        Open::No => None,
    }
}

/// The role that the words before a quantity give it.
fn ahead(sentence: &Sentence<'_, '_>, window: &Range<usize>, quantity: &Quantity) -> Option<Role> {
    let start = quantity.tokens.start;
    let reset =
        sentence.cues(CueKind::Reset).filter(|cue| window.contains(&cue.tokens.start)).map(|cue| cue.tokens.end).max();
    let from = reset.unwrap_or(window.start).max(window.start);
    let near = |kind| {
        sentence.cues(kind).filter(move |cue| {
            cue.tokens.start >= from
                && cue.tokens.end <= start
                && start - cue.tokens.end <= reach(sentence, cue)
                && !is_of_other_number(sentence, cue, start)
        })
    };
    if near(CueKind::Maximum).next().is_some() {
        return Some(Role::Maximum);
    }
    if let Some(cue) = near(CueKind::Above).last().filter(|cue| start - cue.tokens.end <= 3) {
        return Some(above(sentence, cue));
    }
    let floor = |cue: &&Cue| !near(CueKind::Minimum).any(|minimum| minimum.tokens.end == cue.tokens.end);
    if let Some(cue) = near(CueKind::Below).filter(floor).find(|cue| start - cue.tokens.end <= 2) {
        return Some(below(sentence, cue, start));
    }
    if let Some(role) = sign(sentence, start) {
        return Some(role);
    }
    let usual = near(CueKind::Usual).last().map(|cue| cue.tokens.end);
    let range = quantity.low < quantity.high && near(CueKind::Minimum).last().map(|cue| cue.tokens.end) < usual;
    if near(CueKind::Minimum).next().is_some() && !range && near(CueKind::Start).next().is_none() {
        return Some(if sentence.says(CueKind::Harm, start) { Role::Reported } else { Role::Minimum });
    }
    if near(CueKind::Start).next().is_some() {
        return Some(Role::Start);
    }
    (near(CueKind::Usual).next().is_some() || reset.is_some()).then_some(Role::Usual)
}

/// Whether a cue that needs its amount at once has another number or a label for it: "over 40 kg: 75 mg".
fn is_of_other_number(sentence: &Sentence<'_, '_>, cue: &Cue, start: usize) -> bool {
    let tokens = sentence.tokens;
    let between = cue.tokens.end..start;
    let least = cue.kind == CueKind::Minimum && tokens.is_text(cue.tokens.end - 1, &["least", "as"]);
    let direct = least
        || matches!(cue.kind, CueKind::Above | CueKind::Below)
        || tokens.is_any(cue.tokens.end - 1, &[W::To, W::As]) && cue.kind == CueKind::Maximum;
    let cell = |at: usize| tokens.get(at).is_some_and(|token| token.kind == Kind::Cell);
    let marks = |at: usize| cell(at) || tokens.mark(at, ':') || tokens.mark(at, ',') || tokens.dash(at);
    let parts = |at: usize| marks(at) || tokens.number(at).is_some();
    direct && between.into_iter().any(parts)
}

/// "less than 40 mg", "do not go below 5 mg", "take less than 2 g".
fn below(sentence: &Sentence<'_, '_>, cue: &Cue, start: usize) -> Role {
    let forbidden = sentence
        .cues(CueKind::Forbids)
        .any(|forbids| forbids.tokens.end <= cue.tokens.start && cue.tokens.start - forbids.tokens.end <= 4);
    let told = sentence.cues(CueKind::Verb).any(|cue| cue.tokens.end <= start && cue.tokens.start == 0);
    match (forbidden, told) {
        (true, _) => Role::Minimum,
        (false, true) => Role::Maximum,
        (false, false) => Role::Reported,
    }
}

/// What a sign right before a quantity says: "≤ 40 mg", "do not take > 40 mg".
fn sign(sentence: &Sentence<'_, '_>, start: usize) -> Option<Role> {
    let tokens = sentence.tokens;
    let at = start.checked_sub(1)?;
    let equal = usize::from(tokens.mark(at, '='));
    let at = at.checked_sub(equal)?;
    let forbids = sentence.says(CueKind::Forbids, at);
    let told = sentence.cues(CueKind::Verb).any(|cue| cue.tokens.end <= start);
    if tokens.mark(at, '>') || tokens.mark(at, '≥') {
        return Some(if forbids { Role::Maximum } else { Role::Reported });
    }
    if tokens.mark(at, '<') || tokens.mark(at, '≤') {
        return Some(if told { Role::Maximum } else { Role::Reported });
    }
    None
}

/// How far before a quantity a cue can stand: words that need their amount at once reach less far.
fn reach(sentence: &Sentence<'_, '_>, cue: &Cue) -> usize {
    let last = cue.tokens.end - 1;
    let label = sentence.tokens.mark(cue.tokens.end, ':')
        || sentence.tokens.get(cue.tokens.end).is_some_and(|token| token.kind == Kind::Cell);
    if label {
        return NEAR * 4;
    }
    match cue.kind {
        CueKind::Maximum
            if sentence.tokens.is_any(last, &[W::To, W::As])
                && !sentence.tokens.is_text(last - usize::from(last > 0), &["limited"]) =>
        {
            3
        }
        CueKind::Minimum if sentence.tokens.is_text(last, &["least", "as", "below"]) => 3,
        _ => NEAR,
    }
}

/// "more than 40 mg": a ceiling when it is forbidden or does harm.
fn above(sentence: &Sentence<'_, '_>, cue: &Cue) -> Role {
    let taken = sentence.cues(CueKind::Verb).any(|verb| verb.tokens.end <= cue.tokens.start + 1);
    let at = cue.tokens.start;
    let forbidden = sentence.says(CueKind::Forbids, at) || sentence.says(CueKind::Harm, at) && taken;
    let few = sentence.tokens.is_text(cue.tokens.start, &["above", "over"])
        && sentence.tokens.is_text(cue.tokens.start.wrapping_sub(1), &["and"]);
    if forbidden && !few { Role::Maximum } else { Role::Reported }
}

/// The role that the words behind a quantity give it: "80 mg maximum", "5 mg daily at first", "10 mg is the usual dose".
fn behind(sentence: &Sentence<'_, '_>, index: usize, quantity: &Quantity) -> Option<Role> {
    let next = sentence.quantities.get(index + 1).map_or(sentence.tokens.len(), |next| next.tokens.start);
    let end = sentence
        .timings
        .iter()
        .filter(|found| found.tokens.start >= quantity.tokens.end && found.tokens.end <= next)
        .map(|found| found.tokens.end)
        .take(2)
        .last()
        .unwrap_or(quantity.tokens.end)
        .min(quantity.tokens.end + 14);
    let last = next == sentence.tokens.len();
    if harms(sentence, quantity, next) {
        return Some(Role::Reported);
    }
    for cue in &sentence.cues {
        let role = match cue.kind {
            CueKind::Maximum => Role::Maximum,
            CueKind::Start => Role::Start,
            CueKind::Usual => Role::Usual,
            CueKind::Minimum => Role::Minimum,
            _ => continue,
        };
        let at = cue.tokens.start;
        if at < quantity.tokens.end || at >= next || cue.tokens.end > next {
            continue;
        }
        let adjoins =
            (at == quantity.tokens.end || at == end) && matches!(role, Role::Maximum | Role::Minimum | Role::Start);
        let adverb = sentence.tokens.is_text(at, &["at", "initially", "to"]) && role == Role::Start && at <= end + 4;
        let is = (end..at).any(|at| sentence.tokens.is_text(at, &["is", "as", "being", "was", "are"])) && at <= end + 5;
        let own =
            last || next - cue.tokens.end > 4 || (end..at).is_empty() && sentence.tokens.mark(cue.tokens.end, ',');
        if (adjoins || adverb || is) && own && !sentence.breaks(quantity.tokens.end..at) && !leads_other(sentence, cue)
        {
            return Some(role);
        }
    }
    None
}

/// "10 g can be fatal": the amount does harm.
fn harms(sentence: &Sentence<'_, '_>, quantity: &Quantity, next: usize) -> bool {
    let end = quantity.tokens.end;
    let verb = sentence.tokens.is_text(end, &["is", "are", "can", "may", "could", "will", "might"]);
    verb && sentence.cues(CueKind::Harm).any(|cue| (end..(end + 4).min(next)).contains(&cue.tokens.start))
}

/// Whether a cue behind a quantity goes on to a count of times instead: "5 mg up to 3 times a day".
fn leads_other(sentence: &Sentence<'_, '_>, cue: &Cue) -> bool {
    sentence.tokens.is_any(cue.tokens.end - 1, &[W::To, W::As]) && cue.kind == CueKind::Maximum
}

/// The role of the quantity before, where the sentence goes on about it.
fn carried(
    sentence: &Sentence<'_, '_>,
    relations: &[Relation],
    known: &[Option<Role>],
    index: usize,
    window: &Range<usize>,
) -> Option<Role> {
    let previous = (0..index).rev().find(|at| relations.get(*at) == Some(&Relation::Main))?;
    let role = known.get(previous).copied().flatten()?;
    let kept = match role {
        Role::Start | Role::Reported | Role::Strength => {
            !sentence.has_in(CueKind::StepVerb, window)
                && !sentence.has_in(CueKind::Reset, window)
                && !sentence.breaks(window.clone())
                && (role != Role::Strength || is_coordinated(sentence, previous, index))
        }
        Role::Maximum | Role::Minimum | Role::Step => {
            is_coordinated(sentence, previous, index) && !label(sentence, window)
        }
        Role::Usual | Role::Equivalent => false,
    };
    let after_colon = label(sentence, window);
    (kept && !after_colon).then_some(role)
}

/// Whether a label with a colon stands in the window: "Adults: 5 mg".
fn label(sentence: &Sentence<'_, '_>, window: &Range<usize>) -> bool {
    window.clone().any(|at| sentence.tokens.mark(at, ':'))
}

/// "increase by 5 mg", "in 25 mg increments", "steps of 10 mg", "5 mg at a time".
fn is_step(sentence: &Sentence<'_, '_>, quantity: &Quantity) -> bool {
    let (start, end) = (quantity.tokens.start, quantity.tokens.end);
    let tokens = sentence.tokens;
    let around = sentence.cues(CueKind::Step).any(|cue| {
        (cue.tokens.start >= end && cue.tokens.start <= end + 1)
            || (cue.tokens.end <= start && start - cue.tokens.end <= 2)
    });
    let mut at = start;
    while at > 0
        && (tokens.is_any(at - 1, &[W::About, W::A, W::Extra, W::Between, W::Up, W::To, W::From])
            || tokens.is_text(at - 1, &["another", "at", "most", "no", "more", "than", "only", "just"]))
    {
        at -= 1;
    }
    let by = at > 0 && tokens.is(at - 1, W::By);
    let other = tokens.is_text(
        at.wrapping_sub(2),
        &["followed", "replaced", "preceded", "succeeded", "divided", "multiplied", "accompanied", "given"],
    );
    let cued = sentence.cues(CueKind::StepVerb).any(|cue| cue.tokens.end <= start && start - cue.tokens.end <= NEAR);
    let verb = cued || !other && changes_by_interval(sentence, quantity);
    let noun = at > 1
        && tokens.is(at - 1, W::Of)
        && tokens.is_text(
            at - 2,
            &[
                "increase",
                "increases",
                "reduction",
                "reductions",
                "decrease",
                "decreases",
                "adjustments",
                "adjustment",
                "changes",
                "change",
            ],
        );
    around || (by && verb) || noun || is_object(sentence, quantity)
}

/// Whether an interval of more than a day follows, as it does behind a change: "by 25 mcg every 4 weeks".
fn changes_by_interval(sentence: &Sentence<'_, '_>, quantity: &Quantity) -> bool {
    let end = quantity.tokens.end;
    let slow = |found: &Found| found.timing.is_some_and(|timing| timing.per_day().1 < 0.99);
    let every = |found: &Found| sentence.tokens.is_any(found.tokens.start, &[W::Every, W::Each, W::Per, W::A]);
    sentence.timings.iter().any(|found| (end..=end + 3).contains(&found.tokens.start) && slow(found) && every(found))
}

/// "cut 1 mg each month", "trim 2.5 mg off", "add 2 units every 3 days": the amount is what is added or taken away.
fn is_object(sentence: &Sentence<'_, '_>, quantity: &Quantity) -> bool {
    let tokens = sentence.tokens;
    let Some(before) = quantity.tokens.start.checked_sub(1) else { return false };
    if !tokens.listed(before, List::StepVerb) {
        return false;
    }
    let off = tokens.is_text(quantity.tokens.end, &["off", "more", "extra", "less"]);
    let take = tokens.is_text(before, &["take", "knock"]);
    off || !take && changes_by_interval(sentence, quantity)
}

fn is_strength(sentence: &Sentence<'_, '_>, quantity: &Quantity, index: usize, timed: &[bool]) -> bool {
    if quantity.per.piece {
        return true;
    }
    let timed = timed.get(index).copied().unwrap_or(false);
    let cue = sentence.cues(CueKind::Strength).any(|cue| {
        let before = cue.tokens.end <= quantity.tokens.start && !sentence.breaks(cue.tokens.end..quantity.tokens.start);
        let holds = sentence.tokens.is_text(cue.tokens.start, &["containing", "contains", "contain"]);
        let after = cue.tokens.start >= quantity.tokens.end && cue.tokens.start <= quantity.tokens.end + 5 && !holds;
        before || after
    });
    if cue && !timed {
        return true;
    }
    if !timed && is_of_product(sentence, quantity) {
        return true;
    }
    let Some(form) = quantity.strength else { return false };
    if quantity.per.of == Some("h") && timed {
        return false;
    }
    let plural = quantity.joined_by_and || sentence.tokens.text(quantity.tokens.end - 1).ends_with('s');
    let counted = sentence.quantities.iter().any(|other| other.unit.name == form.name && other.pieces.is_none());
    !timed || cue || counted || (plural && quantity.joined_by_and)
}

/// "the tablet is 10 mg", "each capsule holds 5 mg".
fn is_of_product(sentence: &Sentence<'_, '_>, quantity: &Quantity) -> bool {
    let tokens = sentence.tokens;
    let Some(verb) = quantity.tokens.start.checked_sub(1) else { return false };
    let is = tokens.is_text(verb, &["is", "are", "has", "have", "holds", "hold"]);
    let noun = verb.checked_sub(1).map(|at| tokens.sense(at));
    let form = matches!(noun, Some(Sense::Unit(unit)) if unit.kind == UnitKind::Count && unit.alone != Alone::Event);
    is && form
}

/// Whether what was reported is this quantity: the cue stands before it in the same sentence, or is its verb.
fn reported_of(sentence: &Sentence<'_, '_>, quantity: &Quantity) -> bool {
    sentence.cues(CueKind::Reported).any(|cue| {
        let before = cue.tokens.end <= quantity.tokens.start && !sentence.breaks(cue.tokens.end..quantity.tokens.start);
        let after = cue.tokens.start >= quantity.tokens.end
            && !sentence.breaks(quantity.tokens.end..cue.tokens.start)
            && cue.tokens.start - quantity.tokens.end <= NEAR;
        before || after
    })
}
