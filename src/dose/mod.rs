//! Prose to dose statements: numbers, units, timing, roles.

use std::ops::Range;

use crate::source::Span;

mod assemble;
mod attach;
mod context;
mod cue;
mod daytime;
mod divided;
mod grammar;
mod header;
mod number;
mod per;
mod quantity;
mod read;
mod reject;
mod relate;
mod role;
mod same;
mod sentence;
mod substance;
mod timing;
mod token;
mod words;

pub use read::{read, read_text};
pub use same::same;
pub use words::{fold_unit, often};

/// A dose statement: an amount, how often, and what is said of it. Terms of FHIR R5 Dosage and Timing.
#[derive(Debug, Clone, PartialEq)]
pub struct DoseStatement {
    /// Its range of the folded text it was read from.
    pub text: Range<usize>,
    /// Its bytes of the source.
    pub span: Span,
    /// The bytes of the source that write the amount ("5.0 mg").
    pub quantity_span: Span,
    /// The range of the folded text that writes the amount.
    pub quantity: Range<usize>,
    /// The drug, lower case, generic name where known.
    pub substance: Option<String>,
    /// The amount; none for "twice daily" alone.
    pub dose: Option<Amount>,
    /// How often.
    pub timing: Option<Timing>,
    /// Taken each time, or the sum of a period.
    pub basis: Option<Basis>,
    /// Whether it is taken only when needed.
    pub as_needed: bool,
    /// For how long.
    pub duration: Option<Duration>,
    /// Route: oral, intravenous, …
    pub route: Option<&'static str>,
    /// What the statement says of the amount.
    pub role: Role,
    /// What a day's doses sum up to.
    pub per_day: Option<Amount>,
    /// Whether something besides the amount shows that it is taken: how often, a verb, a drug.
    pub evident: bool,
    /// Low when another reading is possible: such statements are never compared.
    pub confidence: DoseConfidence,
}

/// An amount or a range of amounts in one unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Amount {
    /// Lower end; none when open ("up to 40 mg").
    pub low: Option<f64>,
    /// Upper end; none when open ("at least 5 mg").
    pub high: Option<f64>,
    /// UCUM print form: mg, mcg, g, mL, units, mEq, tablet …
    pub unit: &'static str,
    /// `kg`, `m2`, `lb`, `h` or none.
    pub per: Option<&'static str>,
}

/// How often: `frequency` to `frequency_max` times every `period` to `period_max` `period_unit` (FHIR R5 Timing.repeat).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Timing {
    /// Times in a period, at least.
    pub frequency: f64,
    /// Times in a period, at most.
    pub frequency_max: f64,
    /// Length of the period, at least.
    pub period: f64,
    /// Length of the period, at most.
    pub period_max: f64,
    /// Unit of the period.
    pub period_unit: PeriodUnit,
}

impl Timing {
    /// `frequency` times every `period` of the unit.
    #[must_use]
    pub const fn new(frequency: f64, period: f64, period_unit: PeriodUnit) -> Self {
        Self { frequency, frequency_max: frequency, period, period_max: period, period_unit }
    }

    /// Once a day.
    #[must_use]
    pub const fn daily() -> Self {
        Self::new(1.0, 1.0, PeriodUnit::Day)
    }

    /// Times a day, at least and at most.
    #[must_use]
    pub fn per_day(&self) -> (f64, f64) {
        let days = self.period_unit.days();
        (self.frequency / (self.period_max * days), self.frequency_max / (self.period * days))
    }
}

impl PeriodUnit {
    /// Its length in days; a month is a twelfth of a year of 365.25 days.
    #[must_use]
    pub const fn days(self) -> f64 {
        match self {
            Self::Minute => 1.0 / 1440.0,
            Self::Hour => 1.0 / 24.0,
            Self::Day => 1.0,
            Self::Week => 7.0,
            Self::Month => 30.4375,
            Self::Year => 365.25,
        }
    }
}

/// Unit of a period, as UCUM writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeriodUnit {
    /// `min`
    Minute,
    /// `h`
    Hour,
    /// `d`
    Day,
    /// `wk`
    Week,
    /// `mo`
    Month,
    /// `a`
    Year,
}

impl PeriodUnit {
    /// The code of the unit in UCUM.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Minute => "min",
            Self::Hour => "h",
            Self::Day => "d",
            Self::Week => "wk",
            Self::Month => "mo",
            Self::Year => "a",
        }
    }
}

/// For how long.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Duration {
    /// At least.
    pub low: f64,
    /// At most.
    pub high: f64,
    /// In this unit.
    pub unit: PeriodUnit,
}

/// Whether an amount is taken each time or is the sum over a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// Taken each time.
    Single,
    /// The sum over the period.
    Total,
}

/// What a statement says of its amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// An initial dose.
    Start,
    /// What is taken, and any dose without another cue.
    Usual,
    /// A ceiling.
    Maximum,
    /// A floor.
    Minimum,
    /// An increment or decrement.
    Step,
    /// What was taken in a study, by a patient, by an animal or in an overdose.
    Reported,
    /// What a product holds.
    Strength,
    /// The statement before it, said again.
    Equivalent,
}

/// Whether another reading is possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DoseConfidence {
    /// One reading.
    High,
    /// Another reading is possible.
    Low,
}
