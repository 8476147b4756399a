//! The mirror of a dose statement, in the terms of FHIR R5 Dosage and Timing.

use serde::{Serialize, Serializer};

use super::Span;
use crate::dose::{self, Amount, Basis, DoseConfidence, DoseStatement, Role};
use crate::source::SourceFile;

#[derive(Serialize)]
pub(super) struct Dose<'a> {
    text: &'a str,
    span: Span,
    substance: Option<&'a str>,
    dose: Option<AmountPer>,
    timing: Option<Timing>,
    basis: Option<&'static str>,
    as_needed: bool,
    duration: Option<Duration>,
    route: Option<&'static str>,
    role: &'static str,
    per_day: Option<PerDay>,
    confidence: &'static str,
}

#[derive(Serialize)]
struct AmountPer {
    low: Option<Number>,
    high: Option<Number>,
    unit: &'static str,
    per: Option<&'static str>,
}

#[derive(Serialize)]
struct PerDay {
    low: Option<Number>,
    high: Option<Number>,
    unit: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    per: Option<&'static str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Timing {
    frequency: Number,
    frequency_max: Number,
    period: Number,
    period_max: Number,
    period_unit: &'static str,
}

#[derive(Serialize)]
struct Duration {
    low: Number,
    high: Number,
    unit: &'static str,
}

/// A number that is printed without a decimal point when it is whole.
struct Number(f64);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        const WHOLE: f64 = 9e15;
        if self.0.fract() == 0.0 && self.0.abs() < WHOLE {
            #[expect(clippy::cast_possible_truncation, reason = "whole and small enough")]
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

impl<'a> Dose<'a> {
    pub(super) fn new(statement: &'a DoseStatement, source: &'a SourceFile) -> Self {
        Self {
            text: source.slice(statement.span),
            span: statement.span.into(),
            substance: statement.substance.as_deref(),
            dose: statement.dose.as_ref().map(amount),
            timing: statement.timing.as_ref().map(timing),
            basis: statement.basis.map(|basis| match basis {
                Basis::Single => "single",
                Basis::Total => "total",
            }),
            as_needed: statement.as_needed,
            duration: statement.duration.as_ref().map(duration),
            route: statement.route,
            role: role(statement.role),
            per_day: statement.per_day.as_ref().map(per_day),
            confidence: match statement.confidence {
                DoseConfidence::High => "high",
                DoseConfidence::Low => "low",
            },
        }
    }
}

fn amount(amount: &Amount) -> AmountPer {
    let &Amount { low, high, unit, per } = amount;
    AmountPer { low: low.map(Number), high: high.map(Number), unit, per }
}

fn per_day(amount: &Amount) -> PerDay {
    let &Amount { low, high, unit, per } = amount;
    PerDay { low: low.map(Number), high: high.map(Number), unit, per }
}

fn timing(timing: &dose::Timing) -> Timing {
    Timing {
        frequency: Number(timing.frequency),
        frequency_max: Number(timing.frequency_max),
        period: Number(timing.period),
        period_max: Number(timing.period_max),
        period_unit: timing.period_unit.code(),
    }
}

fn duration(duration: &dose::Duration) -> Duration {
    Duration { low: Number(duration.low), high: Number(duration.high), unit: duration.unit.code() }
}

const fn role(role: Role) -> &'static str {
    match role {
        Role::Start => "start",
        Role::Usual => "usual",
        Role::Maximum => "maximum",
        Role::Minimum => "minimum",
        Role::Step => "step",
        Role::Reported => "reported",
        Role::Strength => "strength",
        Role::Equivalent => "equivalent",
    }
}
