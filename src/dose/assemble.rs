//! The parts of a sentence to dose statements.

use std::ops::Range;

use super::attach::{self, Attached};
use super::context::Context;
use super::cue::{Cue, CueKind};
use super::quantity::{self, Open, Quantity};
use super::relate::{self, Relation};
use super::sentence::Sentence;
use super::substance::{self, Names};
use super::token::Kind;
use super::words::{List, W};
use super::{Amount, Basis, DoseConfidence, DoseStatement, Role, Timing, role};
use crate::rule::vocabulary::units::{Alone, UnitKind};
use crate::source::Span;

/// The farthest that a verb may stand before the amount that is taken.
const REACH: usize = 24;

/// The statements of a sentence; spans are left empty.
pub(super) fn assemble(sentence: &Sentence<'_, '_>, context: &Context, names: &Names<'_>) -> Vec<DoseStatement> {
    let relations = relate::relations(sentence);
    let attached = attach::attach(sentence, &relations);
    let timed: Vec<bool> = attached.iter().map(|attached| attached.timing.is_some()).collect();
    let roles = role::roles(sentence, &relations, &timed);
    let mut statements: Vec<DoseStatement> = Vec::new();
    for (index, quantity) in sentence.quantities.iter().enumerate() {
        let reader = Reader { sentence, context, index, quantity, relation: relations[index] };
        if reader.is_no_dose(&attached[index], roles[index]) {
            continue;
        }
        let previous = statements.last().and_then(|last| last.substance.as_ref());
        let substance = substance::of(sentence, index, names, previous.or(context.substance.as_ref()));
        let mut statement = reader.statement(&attached[index], roles[index], substance);
        share_denominator(sentence, &relations, index, &mut statement);
        statements.push(statement);
    }
    statements
}

/// One quantity in its sentence.
struct Reader<'r, 's, 't> {
    sentence: &'r Sentence<'s, 't>,
    context: &'r Context,
    index: usize,
    quantity: &'r Quantity,
    relation: Relation,
}

impl Reader<'_, '_, '_> {
    fn statement(&self, attached: &Attached, said: Option<Role>, substance: Option<String>) -> DoseStatement {
        let quantity = self.quantity;
        let role = match (said, self.context.role) {
            // "Usually given at 1 mg daily" is told of everybody, whatever the heading.
            (Some(role), Some(Role::Reported)) if !matches!(role, Role::Equivalent | Role::Strength | Role::Usual) => {
                Role::Reported
            }
            (Some(role), _) => role,
            (None, Some(role)) => role,
            (None, None) => Role::Usual,
        };
        let (low, high) = self.ends(role);
        let dose = Amount { low, high, unit: quantity.unit.name.as_str(), per: quantity.per.of };
        let day = attached.timing.is_none() && self.context.daily && !matches!(role, Role::Strength | Role::Step);
        let timing = if day { Some(Timing::daily()) } else { attached.timing };
        let total = attached.total == Some(true) || day;
        let basis = if total { Basis::Total } else { Basis::Single };
        let evident = self.is_evident(attached, said, role, substance.is_some());
        let owned = substance.is_some() || self.is_alone() || said.is_some() || self.is_taken();
        let confidence = if evident && owned { self.confidence(attached, role) } else { DoseConfidence::Low };
        DoseStatement {
            text: self.text(attached),
            span: Span::default(),
            quantity_span: Span::default(),
            quantity: self.bytes(&quantity.tokens),
            substance,
            per_day: per_day(&dose, timing, total).filter(|_| role != Role::Step && role != Role::Strength),
            dose: Some(dose),
            timing,
            basis: (role != Role::Step && role != Role::Strength).then_some(basis),
            as_needed: self.as_needed(role),
            duration: self.duration(),
            route: self.route(),
            role,
            evident,
            confidence,
        }
    }

    fn ends(&self, role: Role) -> (Option<f64>, Option<f64>) {
        let (low, high) = (quantity::round(self.quantity.low), quantity::round(self.quantity.high));
        match (role, self.quantity.open) {
            (Role::Minimum, Open::Above) => (Some(low), None),
            _ => (Some(low), Some(high)),
        }
    }

    /// From the first to the last byte of what says it: the amount and the timing at its side.
    fn text(&self, attached: &Attached) -> Range<usize> {
        let mut range = self.quantity.tokens.clone();
        for part in &attached.tokens {
            let near = part.start.saturating_sub(range.end) <= 12 && range.start.saturating_sub(part.end) <= 12;
            if near {
                range = range.start.min(part.start)..range.end.max(part.end);
            }
        }
        self.bytes(&range)
    }

    fn bytes(&self, tokens: &Range<usize>) -> Range<usize> {
        let start = self.sentence.tokens.get(tokens.start).map_or(0, |token| token.start);
        let end = self.sentence.tokens.before(tokens.end, 1).map_or(start, |token| token.end);
        start..end.max(start)
    }

    /// Where the words that follow a quantity end: where the next dose begins.
    fn tail(&self) -> Range<usize> {
        let depth = self.sentence.depth(self.quantity.tokens.start);
        let next = self
            .sentence
            .quantities
            .iter()
            .skip(self.index + 1)
            .find(|next| self.sentence.depth(next.tokens.start) <= depth);
        self.quantity.tokens.end..next.map_or(self.sentence.tokens.len(), |next| next.tokens.start)
    }

    fn as_needed(&self, role: Role) -> bool {
        if !matches!(role, Role::Usual | Role::Start | Role::Reported | Role::Equivalent) {
            return false;
        }
        let tail = self.tail();
        let first = self.index == 0;
        self.sentence.cues(CueKind::AsNeeded).any(|cue| {
            let behind = tail.contains(&cue.tokens.start) && !self.sentence.breaks(tail.start..cue.tokens.start);
            let ahead = first && cue.tokens.end <= self.quantity.tokens.start;
            (behind || ahead) && !self.changes(cue)
        })
    }

    /// Whether what is done when needed is a change of the dose: "if necessary, increase to 20 mg".
    fn changes(&self, cue: &Cue) -> bool {
        let near = cue.tokens.start.saturating_sub(4)..cue.tokens.end + 6;
        self.sentence.has_in(CueKind::StepVerb, &near) || self.sentence.has_in(CueKind::Reset, &near)
    }

    fn duration(&self) -> Option<super::Duration> {
        let tail = self.tail();
        self.sentence.durations.iter().find(|(range, _)| tail.contains(&range.start)).map(|(_, duration)| *duration)
    }

    fn route(&self) -> Option<&'static str> {
        let start = self.quantity.tokens.start;
        let of_later = |cue: &Cue| self.sentence.has_in(CueKind::Reset, &(cue.tokens.end..start));
        let own = self.sentence.cues.iter().filter(|cue| cue.tokens.end > start || !of_later(cue));
        let routes = own.filter_map(|cue| match cue.kind {
            CueKind::Route(route) => Some((cue.tokens.start.abs_diff(start), route)),
            _ => None,
        });
        let said = routes.min_by_key(|(distance, _)| *distance).map(|(_, route)| route);
        let form = self
            .quantity
            .pieces
            .and_then(|pieces| pieces.form)
            .or(self.quantity.strength)
            .unwrap_or(self.quantity.unit);
        said.or(form.route.as_deref().and_then(super::cue::route)).or(self.context.route)
    }

    /// Whether something besides the amount shows that it is a dose. Volumes and grams measure much else, and need a drug.
    fn is_evident(&self, attached: &Attached, said: Option<Role>, role: Role, owned: bool) -> bool {
        let timed = attached.timing.is_some();
        let converted = self.relation == Relation::Converted;
        let said = said.is_some_and(|role| role != Role::Reported) && !converted || self.context.role.is_some();
        let again = !matches!(self.relation, Relation::Main | Relation::Converted);
        let shown = timed || said || again || self.is_told() || self.is_alone() || self.is_named();
        shown && (owned || timed || !self.quantity.unit.is_coarse()) && (!self.is_level() || role == Role::Strength)
    }

    /// Whether a verb or noun of taking stands before the amount in its clause.
    fn is_told(&self) -> bool {
        let end = self.quantity.tokens.end;
        self.sentence.cues(CueKind::Verb).any(|cue| {
            cue.tokens.start < end
                && end - cue.tokens.start <= REACH
                && !self.sentence.breaks(cue.tokens.end.min(end)..end)
        })
    }

    /// Whether the verb is one of taking, and not only of putting something somewhere.
    fn is_taken(&self) -> bool {
        let weak = |cue: &Cue| {
            self.sentence.tokens.is_text(cue.tokens.start, &["put", "puts", "get", "gets", "need", "needs"])
        };
        let end = self.quantity.tokens.end;
        let told = self.sentence.cues(CueKind::Verb).any(|cue| cue.tokens.start < end && !weak(cue));
        self.is_told() && (told || !self.quantity.unit.is_coarse())
    }

    /// Whether nothing stands beside the amount but marks.
    fn is_alone(&self) -> bool {
        let tokens = self.sentence.tokens;
        let own = &self.quantity.tokens;
        (0..tokens.len())
            .all(|at| own.contains(&at) || matches!(tokens.get(at).map(|token| token.kind), Some(Kind::Mark(_))))
    }

    /// Whether the name of a drug stands right before the amount, or behind it.
    fn is_named(&self) -> bool {
        let measured =
            matches!(self.quantity.unit.kind, UnitKind::Mass | UnitKind::Count) || self.quantity.unit.name == "units";
        let (start, end) = (self.quantity.tokens.start, self.quantity.tokens.end);
        let beside = |cue: &Cue| {
            (cue.tokens.end <= start && start - cue.tokens.end <= 2)
                || (cue.tokens.start >= end && cue.tokens.start - end <= 1)
        };
        measured && self.sentence.cues(CueKind::Drug).any(beside)
    }

    /// High when nothing allows another reading.
    fn confidence(&self, attached: &Attached, role: Role) -> DoseConfidence {
        let quantity = self.quantity;
        let odd_rate = quantity.per.of == Some("h") && quantity.strength.is_none();
        let doubtful =
            quantity.doubtful || quantity.per.doubtful || attached.doubtful || odd_rate || self.is_nutrient();
        let inverted = quantity.low > quantity.high && role != Role::Reported;
        let dose_unit = quantity.unit.name == "dose" && !self.is_told();
        if doubtful || inverted || dose_unit { DoseConfidence::Low } else { DoseConfidence::High }
    }

    fn is_nutrient(&self) -> bool {
        let end = self.quantity.tokens.end;
        self.sentence.cues(CueKind::Nutrient).any(|cue| (end..end + 2).contains(&cue.tokens.start))
    }

    /// Whether something found in the body, made by it or eaten is spoken of, and nothing is taken since.
    fn is_level(&self) -> bool {
        let tokens = self.sentence.tokens;
        let (start, end) = (self.quantity.tokens.start, self.quantity.tokens.end);
        if self.quantity.unit.is_coarse() && tokens.listed(tokens.skip(end, &[W::Of]), List::Level) {
            return true;
        }
        let window = start.saturating_sub(8)..start;
        let Some(level) = window.rev().find(|at| self.sentence.tokens.listed(*at, List::Level)) else { return false };
        let since = level..start;
        let taken = [CueKind::Start, CueKind::Verb, CueKind::StepVerb, CueKind::Usual];
        !taken.iter().any(|kind| self.sentence.has_in(*kind, &since)) && !self.is_parted(since)
    }

    /// Whether a comma or the end of a clause stands in a range.
    fn is_parted(&self, range: Range<usize>) -> bool {
        let tokens = self.sentence.tokens;
        range.clone().any(|at| tokens.mark(at, ',') || tokens.get(at).is_some_and(|token| token.kind == Kind::Cell))
            || self.sentence.breaks(range)
    }

    /// Whether an amount of food or drink is meant: "fluids are held to 1.5 L", "60 mL of formula".
    fn is_food(&self) -> bool {
        let tokens = self.sentence.tokens;
        let (start, end) = (self.quantity.tokens.start, self.quantity.tokens.end);
        let food = |at: &usize| tokens.listed(*at, List::Food);
        let before = (start.saturating_sub(4)..start).rev().find(food);
        let with = |at: usize| {
            tokens.is_any(at.wrapping_sub(1), &[W::In, W::With, W::After, W::Before, W::Of])
                || tokens.is_text(at.wrapping_sub(1), &["without", "than"])
        };
        let eaten = before.is_some_and(|at| {
            !with(at) && !self.is_parted(at..start) && !self.sentence.has_in(CueKind::Drug, &(at..start))
        });
        let of = tokens.is(end, W::Of)
            && (end + 1..end + 4).any(|at| food(&at))
            && !self.sentence.has_in(CueKind::Drug, &(end..end + 4));
        let glass = self.quantity.unit.name == "units"
            && (start.saturating_sub(4)..start).any(|at| tokens.is_text(at, &["drink", "drinks", "drinking"]));
        eaten || of || glass
    }

    /// Whether an amount is sold, paid for or thrown away.
    fn is_traded(&self) -> bool {
        let start = self.quantity.tokens.start;
        let before = (start.saturating_sub(6)..start).rev().find(|at| self.sentence.tokens.listed(*at, List::Trade));
        before.is_some_and(|at| !self.sentence.breaks(at..start))
    }

    /// Whether what is eaten is spoken of: of the amount itself, of the whole sentence, or of another amount in it like
    /// this one, where no drug is named.
    fn is_eaten(&self) -> bool {
        let tokens = self.sentence.tokens;
        let adjoins = |cue: &Cue, end: usize| {
            let reach = if tokens.is(cue.tokens.start, W::From) { 6 } else { 2 };
            (end..end + reach).contains(&cue.tokens.start)
        };
        let whole = |cue: &Cue| !tokens.is_any(cue.tokens.start, &[W::Of, W::From]);
        let like = |cue: &Cue| {
            let mut others = self.sentence.quantities.iter().filter(|other| other.unit.name == self.quantity.unit.name);
            self.quantity.unit.kind == UnitKind::Mass && others.any(|other| adjoins(cue, other.tokens.end))
        };
        let mut diet = self.sentence.cues(CueKind::Diet);
        let drug = self.sentence.has(CueKind::Drug);
        diet.any(|cue| adjoins(cue, self.quantity.tokens.end) || whole(cue) || !drug && like(cue))
            || self.is_nutrient() && self.sentence.has(CueKind::Diet)
    }

    /// Whether the amount is no dose: something eaten, a pack, a piece that is only counted.
    fn is_no_dose(&self, attached: &Attached, said: Option<Role>) -> bool {
        let quantity = self.quantity;
        let tokens = self.sentence.tokens;
        if self.is_eaten() || (self.is_food() || self.is_traded()) && said != Some(Role::Strength) {
            return true;
        }
        let timed = attached.timing.is_some();
        let cued = said.is_some() || self.context.role.is_some();
        let held = self.relation != Relation::Main;
        let verb = self.sentence.cues(CueKind::Verb).any(|cue| cue.tokens.end <= quantity.tokens.start);
        let one = tokens.is(quantity.tokens.start, W::A) && quantity.high >= 1.0 && quantity.pieces.is_none();
        let idiom = quantity.unit.kind == UnitKind::Spoon || quantity.unit.name == "drop";
        if one && !timed && !held && (!verb || idiom) {
            return true;
        }
        if !matches!(quantity.unit.kind, UnitKind::Count) {
            return false;
        }
        let told = timed || held || (cued && verb && quantity.unit.name != "dose");
        if quantity.unit.alone != Alone::Dose && !told {
            return true;
        }
        !timed && quantity.high > 12.0 && !matches!(said, Some(Role::Maximum))
    }
}

/// "9 mg or 0.225 mL per kg": the denominator of the second holds for the first.
fn share_denominator(sentence: &Sentence<'_, '_>, relations: &[Relation], index: usize, statement: &mut DoseStatement) {
    let Some(dose) = statement.dose.as_mut().filter(|dose| dose.per.is_none()) else { return };
    let next = sentence.quantities.get(index + 1).filter(|_| relations.get(index + 1) == Some(&Relation::Again(index)));
    let Some(next) = next else { return };
    let plain = sentence.depth(next.tokens.start) == sentence.depth(sentence.quantities[index].tokens.start);
    if let (Some(of @ ("kg" | "m2" | "lb")), true) = (next.per.of, plain) {
        dose.per = Some(of);
        statement.per_day = None;
    }
}

/// What the doses of a day sum up to, where that follows.
pub(super) fn per_day(dose: &Amount, timing: Option<Timing>, total: bool) -> Option<Amount> {
    let timing = timing?;
    let (least, most) = timing.per_day();
    let weekly = timing.period_unit.days() * timing.period >= 7.0;
    if weekly || least > 48.0 || dose.per == Some("h") {
        return None;
    }
    let (least, most) = if total { (least.min(1.0), most.min(1.0).max(least.min(1.0))) } else { (least, most) };
    let times = |amount: Option<f64>, rate: f64| amount.map(|amount| quantity::round(amount * rate));
    Some(Amount { low: times(dose.low, least), high: times(dose.high, most), ..dose.clone() })
}
