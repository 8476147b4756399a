//! What the header of a column tells of its cells: a role, a drug, how often, and the unit of bare numbers.

use std::ops::Range;

use super::grammar::Tokens;
use super::sentence::Sentence;
use super::timing::Manner;
use super::token::{Kind, Token, tokens};
use super::words::{Sense, W};
use super::{Basis, DoseStatement, Role, Timing};
use crate::rule::vocabulary::units::Alone;

/// A header, and what it tells.
#[derive(Debug, Default)]
pub(super) struct Header<'t> {
    pub(super) role: Option<Role>,
    pub(super) substance: Option<String>,
    /// Whether it speaks of doses: grams and milliliters are of much else.
    pub(super) doses: bool,
    /// How often, and whether the amounts are sums.
    timing: Option<(Timing, bool)>,
    /// What belongs to a number that stands alone in a cell: "mg once daily", "times a day".
    unit: Vec<Token<'t>>,
}

impl<'t> Header<'t> {
    /// Reads the text of a header that begins at byte `offset` of the prose.
    pub(super) fn of(text: &'t str, offset: usize) -> Self {
        let list = tokens(text, offset);
        let sentence = Sentence::read(Tokens::new(&list), Vec::new());
        let timing = sentence.timings.iter().find_map(|found| {
            let total = matches!(found.manner, Manner::Sum | Manner::Adjective | Manner::Open);
            found.timing.map(|timing| (timing, total))
        });
        let times = list.iter().any(|token| matches!(token.kind, Kind::Word(Sense::DayTime(_))));
        let timing = timing.or(times.then_some((Timing::daily(), false)));
        let begins = |token: &Token<'_>| {
            matches!(token.kind, Kind::Word(Sense::Unit(unit)) if unit.alone != Alone::Event) || token.is(W::Times)
        };
        let from = list.iter().position(begins).unwrap_or(list.len());
        let bracket = |token: &&Token<'_>| !matches!(token.kind, Kind::Mark('(' | ')' | '[' | ']'));
        let unit = list.iter().skip(from).filter(bracket).copied().collect();
        Self { timing, unit, ..Self::default() }
    }

    /// The unit of the numbers of the column, if they can be doses.
    fn unit(&self) -> &[Token<'t>] {
        let coarse = |token: &Token<'_>| matches!(token.kind, Kind::Word(Sense::Unit(unit)) if unit.is_coarse());
        if !self.doses && self.unit.first().is_some_and(coarse) { &[] } else { &self.unit }
    }
}

/// The headers of the cells of a row.
pub(super) struct Headers<'h, 't> {
    pub(super) columns: Vec<(Range<usize>, &'h Header<'t>)>,
}

impl<'t> Headers<'_, 't> {
    /// The tokens of a row, with those of a header behind a number that stands alone in its cell.
    pub(super) fn tokens(&self, text: &'t str, offset: usize) -> Vec<Token<'t>> {
        let list = tokens(text, offset);
        if self.columns.iter().all(|(_, header)| header.unit().is_empty()) {
            return list;
        }
        let mut whole = Vec::with_capacity(list.len() + 8);
        for (cell, header) in &self.columns {
            let own = list.iter().filter(|token| cell.start <= token.start && token.start < cell.end);
            whole.extend(own.clone().copied());
            if own.clone().next().is_some() && own.clone().all(is_numeric) {
                let unit = header.unit().iter();
                whole.extend(unit.map(|token| token.moved(cell.end)));
            }
            whole.extend(list.iter().filter(|token| token.kind == Kind::Cell && token.start == cell.end));
        }
        whole
    }

    /// Gives a statement what the header of its column tells.
    pub(super) fn apply(&self, statement: &mut DoseStatement) {
        let at = statement.quantity.start;
        let Some((_, header)) = self.columns.iter().find(|(cell, _)| cell.start <= at && at < cell.end) else { return };
        if let Some(role) = header.role.filter(|_| matches!(statement.role, Role::Usual)) {
            statement.role = role;
            if matches!(role, Role::Step | Role::Strength) {
                statement.per_day = None;
                statement.basis = None;
            }
        }
        if let Some(substance) = &header.substance {
            statement.substance = Some(substance.clone());
        }
        if let Some((timing, total)) =
            header.timing.filter(|_| statement.timing.is_none() && statement.role != Role::Strength)
        {
            statement.set_timing(timing, total);
        }
    }
}

/// Whether a token is a number or stands between the ends of a range.
fn is_numeric(token: &Token<'_>) -> bool {
    matches!(token.kind, Kind::Number(_) | Kind::Mark('-' | ',')) || token.is(W::To) || token.is(W::Or)
}

impl DoseStatement {
    /// Sets how often, and what follows from it.
    fn set_timing(&mut self, timing: Timing, total: bool) {
        self.timing = Some(timing);
        self.basis = Some(if total { Basis::Total } else { Basis::Single });
        self.per_day = self.dose.as_ref().and_then(|dose| super::assemble::per_day(dose, Some(timing), total));
        self.evident = true;
    }
}
