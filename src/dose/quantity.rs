//! How much: "5 mg", "5 to 10 mg", "5, 10 or 20 mg", "two 500 mg tablets", "1.5 mg/kg/day".

use std::ops::Range;

use super::grammar::Tokens;
use super::per::{self, Per};
use super::reject;
use super::timing;
use super::token::Kind;
use super::words::{List, Sense, W};
use crate::rule::vocabulary::units::{Alone, Unit, UnitKind};

/// An amount as it stands in a sentence.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Quantity {
    /// Its tokens, with all that belongs to the unit.
    pub(super) tokens: Range<usize>,
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) unit: &'static Unit,
    pub(super) per: Per,
    /// The pieces and what each holds, of "two 500 mg tablets".
    pub(super) pieces: Option<Pieces>,
    /// The form of which this is the strength: "500 mg tablets".
    pub(super) strength: Option<&'static Unit>,
    /// "or less": a ceiling; "or more": a floor.
    pub(super) open: Open,
    /// Whether another reading is possible.
    pub(super) doubtful: bool,
    /// Whether the ends of the range have units of their own that differ.
    pub(super) mixed: bool,
    /// How many alternatives a list holds.
    pub(super) listed: usize,
    /// Whether the last of a list is joined by "and".
    pub(super) joined_by_and: bool,
}

/// How many pieces of which form, and the amount in each.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pieces {
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) form: Option<&'static Unit>,
    /// The amount in each piece.
    pub(super) each: f64,
}

/// Whether words behind an amount make it an end of a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Open {
    #[default]
    No,
    Below,
    Above,
}

/// A number with the unit behind it, if it has one.
#[derive(Debug, Clone, Copy)]
struct Term {
    value: f64,
    unit: Option<&'static Unit>,
    per: Option<&'static str>,
    doubtful: bool,
    end: usize,
}

/// The quantity that begins at token `at`.
pub(super) fn quantity(tokens: Tokens<'_, '_>, at: usize) -> Option<Quantity> {
    if reject::cannot_begin(tokens, at) {
        return None;
    }
    pieces(tokens, at).or_else(|| amount(tokens, at)).or_else(|| one_piece(tokens, at))
}

/// "two 500 mg tablets", "2 x 500 mg", "four 250-mg capsules", "2 tablets of 500 mg".
fn pieces(tokens: Tokens<'_, '_>, at: usize) -> Option<Quantity> {
    let article = tokens.is(at, W::A);
    let (low, high, next) = if article { (1.0, 1.0, at + 1) } else { counted(tokens, at)? };
    let next = tokens.skip(next, &[W::Single, W::Second, W::Extra, W::Other]);
    if let Some(end) = combination(tokens, next) {
        let (form, end) = noun(tokens, tokens.skip_dash(end), 3)?;
        return Some(Quantity { low, high, ..Quantity::new(at..end, form) });
    }
    let times = tokens.is(next, W::X);
    let of = tokens.is(next, W::Of) && tokens.is_any(next + 1, &[W::The, W::Your]);
    let open = tokens.mark(next + usize::from(times), '(');
    let next = next + usize::from(times) + usize::from(open) + 2 * usize::from(of);
    let each = term(tokens, next)?;
    let unit = each.unit.filter(|unit| unit.kind != UnitKind::Count)?;
    let end = if open && tokens.mark(each.end, ')') { each.end + 1 } else { each.end };
    let form = noun(tokens, tokens.skip_dash(end), 3).filter(|(form, _)| form.name != "tube");
    if form.is_none() && (!times || reject::is_rate(tokens, each.end)) {
        return None;
    }
    let end = form.map_or(end, |(_, end)| end);
    let form = form.map(|(form, _)| form);
    if let Some(form) = form.filter(|_| of) {
        return Some(Quantity { low, high, ..Quantity::new(at..end, form) });
    }
    Some(Quantity {
        low: low * each.value,
        high: high * each.value,
        pieces: Some(Pieces { low, high, form, each: each.value }),
        doubtful: each.doubtful,
        ..Quantity::new(at..end, unit)
    })
}

/// The index behind the strength of a combination: "500/125 mg".
fn combination(tokens: Tokens<'_, '_>, at: usize) -> Option<usize> {
    let number = |at: usize| matches!(tokens.get(at).map(|token| token.kind), Some(Kind::Number(_)));
    let slash = number(at) && tokens.mark(at + 1, '/') && number(at + 2);
    let unit = matches!(tokens.sense(tokens.skip_dash(at + 3)), Sense::Unit(unit) if unit.kind == UnitKind::Mass);
    (slash && unit).then(|| tokens.skip_dash(at + 3) + 1)
}

/// A whole count that is followed by a number of its own: "two 500", "1-2 200", not "1,000".
fn counted(tokens: Tokens<'_, '_>, at: usize) -> Option<(f64, f64, usize)> {
    let (low, high, next) = tokens.numbers(at)?;
    (high <= 20.0).then_some((low, high, next))
}

/// A number or a range or list of numbers with a unit.
fn amount(tokens: Tokens<'_, '_>, at: usize) -> Option<Quantity> {
    let between = tokens.is(at, W::Between);
    let from = at + usize::from(between);
    let first = term(tokens, from)?;
    let led = tokens.before(from, 1).is_some_and(|token| token.is(W::From));
    let mut terms = vec![first];
    let mut joined_by_and = false;
    while let Some((next, and)) = joint(tokens, &terms, between, led) {
        joined_by_and |= and;
        terms.push(next);
    }
    trim(&mut terms, &mut joined_by_and, tokens);
    let last = *terms.last()?;
    let unit = last.unit?;
    let (low, high) = ends(&terms, unit);
    let mut quantity = Quantity {
        low,
        high,
        doubtful: terms.iter().any(|term| term.doubtful),
        mixed: terms.iter().any(|term| term.unit.is_some_and(|other| other.name != unit.name)),
        listed: terms.len(),
        joined_by_and,
        ..Quantity::new(at..last.end, unit)
    };
    finish(tokens, &mut quantity, last.per).then_some(quantity)
}

/// Reads what belongs to the unit; false when it is no dose after all.
fn finish(tokens: Tokens<'_, '_>, quantity: &mut Quantity, per: Option<&'static str>) -> bool {
    let (mut found, mut end) = per::per(tokens, quantity.tokens.end);
    found.of = found.of.or(per);
    if let Some(after) = taken_from_liquid(tokens, quantity.tokens.end) {
        quantity.tokens.end = after;
        end = after;
    }
    if reject::counts_doses(tokens, quantity.tokens.start, quantity.unit)
        || reject::is_rate(tokens, end)
        || reject::is_measure(tokens, quantity.unit, quantity.tokens.end)
    {
        return false;
    }
    quantity.per = found;
    if tokens.is(end, W::Or) {
        quantity.open = match tokens.sense(end + 1) {
            Sense::Word(W::Less | W::Fewer | W::Lower) => Open::Below,
            Sense::Word(W::More | W::Higher | W::Greater | W::Above) => Open::Above,
            _ if tokens.is_text(end + 1, &["below", "under"]) => Open::Below,
            _ if tokens.is_text(end + 1, &["over", "larger"]) => Open::Above,
            _ => Open::No,
        };
        end += if quantity.open == Open::No { 0 } else { 2 };
    }
    if quantity.unit.kind != UnitKind::Count
        && let Some((form, after)) = form(tokens, end)
    {
        quantity.strength = Some(form);
        end = after;
    }
    quantity.tokens.end = end;
    true
}

/// The index behind the volume that holds an amount, where how it is taken comes next: "20 g/30 mL PO tid".
fn taken_from_liquid(tokens: Tokens<'_, '_>, at: usize) -> Option<usize> {
    let slash = tokens.mark(at, '/').then_some(at + 1)?;
    let (_, unit) = tokens.number(slash)?;
    let fluid = matches!(tokens.sense(unit), Sense::Unit(unit) if unit.kind == UnitKind::Volume);
    let route = usize::from(tokens.is_text(unit + 1, &["po", "orally"]));
    let timed = timing::timing(tokens, unit + 1 + route).is_some();
    (fluid && (timed || route > 0)).then_some(unit + 1)
}

/// "half a tablet", "a tablet", "one chewable tablet", "2 metformin tablets".
fn one_piece(tokens: Tokens<'_, '_>, at: usize) -> Option<Quantity> {
    let article = tokens.is(at, W::A);
    let (low, high, next) = match tokens.numbers(at) {
        Some(found) => found,
        None if article => (1.0, 1.0, at + 1),
        None => return None,
    };
    let (unit, mut end) = noun(tokens, next, 3)?;
    if article && tokens.number(at).is_none() && unit.alone != Alone::Dose {
        return None;
    }
    if reject::counts_doses(tokens, at, unit) {
        return None;
    }
    if tokens.is_any(end, &[W::Or]) && tokens.is_any(end + 1, &[W::Less, W::Fewer]) {
        end += 2;
    }
    let mut quantity = Quantity { low, high, ..Quantity::new(at..end, unit) };
    if reject::is_measure(tokens, unit, end) {
        return None;
    }
    quantity.tokens.end = end;
    Some(quantity)
}

/// A number and its unit: "5", "5 mg", "5-mg", "5 milligrams (mg)", "0.15 mg/kg".
fn term(tokens: Tokens<'_, '_>, at: usize) -> Option<Term> {
    let (number, next) = tokens.number(at)?;
    let bare = Term { value: number.value, unit: None, per: None, doubtful: number.doubtful, end: next };
    let unit_at =
        if tokens.mark(next, '-') && tokens.get(next).is_some_and(|mark| mark.glued) { next + 1 } else { next };
    let international = usize::from(tokens.is_text(unit_at, &["international", "usp"]));
    let Sense::Unit(unit) = tokens.sense(unit_at + international) else { return Some(bare) };
    if reject::is_no_unit(tokens, unit_at + international) {
        return Some(bare);
    }
    let end = abbreviated(tokens, unit_at + international + 1);
    let (per, end) = match per::denominator(tokens, end) {
        Some((of, after)) if joins(tokens, after) => (Some(of), after),
        _ => (None, end),
    };
    Some(Term { unit: Some(unit), per, end, ..bare })
}

/// Whether a range or list goes on behind a first end that has its own denominator: "0.1 mg/kg to 0.3 mg/kg".
fn joins(tokens: Tokens<'_, '_>, at: usize) -> bool {
    let joint = tokens.is_any(at, &[W::To, W::Or]) || tokens.dash(at);
    joint && tokens.number(at + 1).is_some_and(|(_, next)| matches!(tokens.sense(next), Sense::Unit(_)))
}

/// The index behind an abbreviation in brackets that repeats the unit: "milligrams (mg)", "units [IU]".
fn abbreviated(tokens: Tokens<'_, '_>, at: usize) -> usize {
    let opens = tokens.mark(at, '(') || tokens.mark(at, '[');
    let closes = tokens.mark(at + 2, ')') || tokens.mark(at + 2, ']');
    if opens && closes && matches!(tokens.sense(at + 1), Sense::Unit(_)) { at + 3 } else { at }
}

/// The next term of a range or list, and whether "and" joins it.
fn joint(tokens: Tokens<'_, '_>, terms: &[Term], between: bool, led: bool) -> Option<(Term, bool)> {
    let last = terms.last()?;
    let at = last.end;
    let comma = tokens.mark(at, ',');
    let word_at = at + usize::from(comma);
    let word = tokens.sense(word_at);
    let number_at = match word {
        Sense::Word(W::To) if !comma && terms.len() < 2 => word_at + 1,
        Sense::Word(W::Up) if led && !comma && terms.len() < 2 && tokens.is(word_at + 1, W::To) => word_at + 2,
        Sense::Word(W::Or | W::And) => word_at + 1,
        _ if comma => word_at,
        _ if tokens.mark(at, '-') && terms.len() < 2 => at + 1,
        _ if tokens.mark(at, '\u{2014}') && terms.len() < 2 && last.unit.is_none() => at + 1,
        _ if tokens.is_text(at, &["through", "thru"]) => at + 1,
        _ => return None,
    };
    let next = term(tokens, number_at)?;
    let and = word == Sense::Word(W::And);
    let fits = match (last.unit, next.unit) {
        (Some(left), Some(right)) => {
            left.kind == right.kind
                && (left.name == right.name || left.kind == UnitKind::Mass || left.kind == UnitKind::Volume)
        }
        (Some(_), None) => false,
        (None, _) => true,
    };
    let piece = next.unit.is_none() && noun(tokens, next.end, 0).is_none() && !goes_on(tokens, next.end);
    let counts = tokens.is_any(next.end, &[W::Times, W::X]) && next.unit.is_none();
    let and_fits = !and || between || terms.len() > 1 || follows_form(tokens, next.end);
    (fits && !piece && !counts && and_fits).then_some((next, and))
}

/// Whether a list goes on behind a bare number.
fn goes_on(tokens: Tokens<'_, '_>, at: usize) -> bool {
    tokens.mark(at, ',') || tokens.mark(at, '-') || tokens.is_any(at, &[W::Or, W::And, W::To])
}

fn follows_form(tokens: Tokens<'_, '_>, at: usize) -> bool {
    form(tokens, at).is_some()
}

/// Takes bare numbers off the end of a list, and a list with commas apart that nothing closes.
fn trim(terms: &mut Vec<Term>, joined_by_and: &mut bool, tokens: Tokens<'_, '_>) {
    while terms.len() > 1 && terms.last().is_some_and(|term| term.unit.is_none()) {
        terms.pop();
    }
    let first = terms.first().copied();
    let Some(first) = first.filter(|first| terms.len() > 1 && first.unit.is_some()) else { return };
    let closed = terms
        .iter()
        .skip(1)
        .zip(terms.iter())
        .any(|(_, left)| !tokens.mark(left.end, ',') || tokens.is_any(left.end + 1, &[W::Or, W::And]));
    if !closed {
        *joined_by_and = false;
        terms.truncate(1);
        terms[0] = first;
    }
}

/// The lowest and highest of a list, in the unit of its last.
fn ends(terms: &[Term], unit: &'static Unit) -> (f64, f64) {
    let scaled = |term: &Term| match (term.unit.and_then(|unit| unit.size), unit.size) {
        (Some(from), Some(to)) if to > 0.0 => round(term.value * from / to),
        _ => term.value,
    };
    let first = terms.first().map_or(0.0, scaled);
    if terms.len() == 2 {
        return (first, terms.last().map_or(first, scaled));
    }
    terms.iter().map(scaled).fold((first, first), |(low, high), value| (low.min(value), high.max(value)))
}

/// Takes the noise of binary fractions away.
pub(super) fn round(value: f64) -> f64 {
    if !value.is_finite() || value == 0.0 {
        return value;
    }
    let digits = 10_f64.powf(11.0 - value.abs().log10().ceil());
    let rounded = (value * digits).round() / digits;
    if rounded.is_finite() { rounded } else { value }
}

/// The form that an amount fills: "500 mg tablets", "250-mg capsule", "10 mg oral baclofen tablets".
fn form(tokens: Tokens<'_, '_>, at: usize) -> Option<(&'static Unit, usize)> {
    let (unit, end) = noun(tokens, tokens.skip_dash(at), 3)?;
    (unit.alone != Alone::Event && unit.kind != UnitKind::Mass && unit.kind != UnitKind::Volume).then_some((unit, end))
}

/// A count noun behind up to `gap` words that only describe it.
fn noun(tokens: Tokens<'_, '_>, at: usize, gap: usize) -> Option<(&'static Unit, usize)> {
    for index in at..=at + gap {
        let dash = tokens.mark(index, '-');
        match tokens.sense(index) {
            Sense::Unit(unit) if matches!(unit.kind, UnitKind::Count | UnitKind::Spoon) => {
                return (!reject::is_no_unit(tokens, index)).then_some((unit, index + 1));
            }
            Sense::Word(W::Extra) => {}
            Sense::Other
                if (tokens.get(index).is_some_and(super::token::Token::is_word)
                    && !tokens.listed(index, List::Clause))
                    || dash => {}
            _ => return None,
        }
    }
    None
}

impl Quantity {
    pub(super) fn new(tokens: Range<usize>, unit: &'static Unit) -> Self {
        Self {
            tokens,
            low: 0.0,
            high: 0.0,
            unit,
            per: Per::default(),
            pieces: None,
            strength: None,
            open: Open::No,
            doubtful: false,
            mixed: false,
            listed: 1,
            joined_by_and: false,
        }
    }
}
