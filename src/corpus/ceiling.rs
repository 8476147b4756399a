//! The most that an article allows of a drug in a day, small enough to keep for every article.

/// A ceiling on a day that an article sets for adults in general.
#[derive(Debug, Clone, PartialEq)]
pub struct Ceiling {
    /// The drug, lower case, generic name where known.
    pub drug: Box<str>,
    /// The route; none when the article does not name it.
    pub route: Option<Box<str>>,
    /// The highest amount of a day, in `unit`.
    pub amount: f64,
    /// UCUM print form; all masses are in mg.
    pub unit: Box<str>,
    /// The amount as people write it: "4,000 mg".
    pub shown: Box<str>,
    /// The bytes that say so.
    pub span: (u32, u32),
    /// The line they begin on, from 1.
    pub line: u32,
}

impl Ceiling {
    /// Whether two ceilings are on the same thing and differ by more than rounding.
    #[must_use]
    pub fn conflicts(&self, other: &Self) -> bool {
        let same = self.drug == other.drug && self.route == other.route && self.unit == other.unit;
        same && (self.amount - other.amount).abs() > other.amount.abs() * 0.01
    }
}
