//! The parts of a sentence to dose statements.

use std::ops::Range;

use super::attach::{self, Attached};
use super::context::Context;
use super::cue::{Cue, CueKind};
use super::quantity::{self, Open, Quantity};
use super::relate::{self, Relation};
use super::sentence::Sentence;
use super::substance::{self, Names};
use super::words::W;
use super::{Amount, Basis, DoseConfidence, DoseStatement, Role, Timing, role};
use crate::rule::vocabulary::units::UnitKind;
use crate::source::Span;

/// The statements of a sentence; spans are left empty.
pub(super) fn assemble(sentence: &Sentence<'_, '_>, context: &Context, names: &Names<'_>) -> Vec<DoseStatement> {
    let relations = relate::relations(sentence);
    let attached = attach::attach(sentence, &relations);
    let timed: Vec<bool> = attached.iter().map(|attached| attached.timing.is_some()).collect();
    let roles = role::roles(sentence, &relations, &timed);
    let mut statements = Vec::new();
    for (index, quantity) in sentence.quantities.iter().enumerate() {
        let reader = Reader { sentence, context, index, quantity, relation: relations[index] };
        if reader.is_no_dose(&attached[index], roles[index]) {
            continue;
        }
        let mut statement = reader.statement(&attached[index], roles[index]);
        statement.substance = substance::of(sentence, index, names, context.substance.as_ref());
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
    fn statement(&self, attached: &Attached, said: Option<Role>) -> DoseStatement {
        let quantity = self.quantity;
        let role = match (said, self.context.role) {
            (Some(role), Some(Role::Reported)) if !matches!(role, Role::Equivalent | Role::Strength) => Role::Reported,
            (Some(role), _) => role,
            (None, Some(role)) => role,
            (None, None) => Role::Usual,
        };
        let (low, high) = self.ends(role);
        let dose = Amount { low, high, unit: quantity.unit.name.as_str(), per: quantity.per.of };
        let mut timing = attached.timing;
        if timing.is_none() && self.context.daily && role != Role::Strength {
            timing = Some(Timing::daily());
        }
        let total = attached.total == Some(true);
        let basis = if total { Basis::Total } else { Basis::Single };
        let confidence = self.confidence(attached, said, role);
        DoseStatement {
            text: self.text(attached),
            span: Span::default(),
            quantity_span: Span::default(),
            quantity: self.bytes(&quantity.tokens),
            substance: None,
            per_day: per_day(&dose, timing, total).filter(|_| role != Role::Step && role != Role::Strength),
            dose: Some(dose),
            timing,
            basis: (role != Role::Step && role != Role::Strength).then_some(basis),
            as_needed: self.as_needed(role),
            duration: self.duration(),
            route: self.route(),
            role,
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
        let routes = self.sentence.cues.iter().filter_map(|cue| match cue.kind {
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

    /// High when something besides the amount shows that it is a dose, and nothing allows another reading.
    fn confidence(&self, attached: &Attached, said: Option<Role>, role: Role) -> DoseConfidence {
        let quantity = self.quantity;
        let verb = self.sentence.cues(CueKind::Verb).any(|cue| cue.tokens.start < quantity.tokens.end);
        let alone = self.sentence.tokens.len() <= quantity.tokens.len() + 2;
        let shown = attached.timing.is_some()
            || said.is_some()
            || self.context.role.is_some()
            || verb
            || alone
            || self.relation != Relation::Main;
        let odd_rate = quantity.per.of == Some("h") && quantity.strength.is_none();
        let doubtful = quantity.doubtful
            || quantity.per.doubtful
            || attached.doubtful
            || odd_rate
            || self.is_nutrient()
            || self.is_level();
        let dose_unit = quantity.unit.name == "dose" && !verb;
        let sure = shown && !doubtful && !dose_unit && quantity.low <= quantity.high && role != Role::Reported;
        if sure || (role == Role::Reported && !doubtful) { DoseConfidence::High } else { DoseConfidence::Low }
    }

    fn is_nutrient(&self) -> bool {
        let end = self.quantity.tokens.end;
        self.sentence.cues(CueKind::Nutrient).any(|cue| (end..end + 2).contains(&cue.tokens.start))
    }

    /// Whether a laboratory value is spoken of and nothing is taken.
    fn is_level(&self) -> bool {
        const WORDS: [&str; 14] = [
            "level",
            "levels",
            "concentration",
            "concentrations",
            "plasma",
            "serum",
            "clearance",
            "urine",
            "excretion",
            "weight",
            "output",
            "stones",
            "urinary",
            "glucose",
        ];
        let start = self.quantity.tokens.start;
        (start.saturating_sub(8)..start).any(|at| self.sentence.tokens.is_text(at, &WORDS))
            && !self.sentence.has(CueKind::Start)
    }

    /// Whether the amount is no dose: something eaten, a pack, a piece that is only counted.
    fn is_no_dose(&self, attached: &Attached, said: Option<Role>) -> bool {
        let quantity = self.quantity;
        let end = quantity.tokens.end;
        let tokens = self.sentence.tokens;
        let mut diet = self.sentence.cues(CueKind::Diet);
        if diet.any(|cue| {
            (end..end + 2).contains(&cue.tokens.start)
                || !tokens.is(cue.tokens.start, W::Of) && !tokens.is(cue.tokens.start, W::From)
        }) || self.is_nutrient() && self.sentence.cues(CueKind::Diet).next().is_some()
        {
            return true;
        }
        let timed = attached.timing.is_some();
        let cued = said.is_some() || self.context.role.is_some();
        let held = self.relation != Relation::Main;
        let verb = self.sentence.cues(CueKind::Verb).any(|cue| cue.tokens.end <= quantity.tokens.start);
        let one = tokens.is(quantity.tokens.start, W::A) && quantity.high >= 1.0 && quantity.pieces.is_none();
        if one && !timed && !held && (!verb || quantity.unit.kind == UnitKind::Spoon) {
            return true;
        }
        if !matches!(quantity.unit.kind, UnitKind::Count) {
            return false;
        }
        let bare = [
            "dose",
            "injection",
            "infusion",
            "application",
            "syringe",
            "film",
            "ring",
            "tube",
            "device",
            "vial",
            "implant",
            "pump",
            "scoop",
        ];
        let told = timed || held || (cued && verb && quantity.unit.name != "dose");
        if bare.contains(&quantity.unit.name.as_str()) && !told {
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
fn per_day(dose: &Amount, timing: Option<Timing>, total: bool) -> Option<Amount> {
    let timing = timing?;
    let (least, most) = timing.per_day();
    let weekly = timing.period_unit.days() * timing.period >= 7.0;
    if weekly || least > 48.0 {
        return None;
    }
    let (least, most) = if total { (least.min(1.0), most.min(1.0).max(least.min(1.0))) } else { (least, most) };
    let times = |amount: Option<f64>, rate: f64| amount.map(|amount| quantity::round(amount * rate));
    Some(Amount { low: times(dose.low, least), high: times(dose.high, most), ..dose.clone() })
}
