//! Words that the checks of doses look for.

use serde::{Deserialize, Serialize};

use super::Vocabulary;

/// The file `dose-check-words.yaml`.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct DoseCheckWords {
    /// What it is.
    pub summary: String,
    /// In a sentence that compares a finding with a limit, where a sign before an amount is meant: "a urine output <
    /// 400 mL".
    pub measurements: Vec<String>,
    /// In a sentence on a use for which a drug of once a week is taken every day, or is given otherwise than by mouth.
    pub daily_uses: Vec<String>,
    /// In a sentence that warns of taking such a drug every day, or tells what came of it.
    pub daily_warnings: Vec<String>,
    /// In a sentence on a change or a comparison, where the second amount is meant to be below the first.
    pub decreases: Vec<String>,
    /// In an amount that lists the parts of a combination: "125 mg-31.25 mg tablet".
    pub pieces: Vec<String>,
    /// Right before a number, case counts: readers are told to take so many.
    pub taking: Vec<String>,
    /// Right behind a number without a unit: how often it is taken.
    pub frequencies: Vec<String>,
    /// In headings and labels, one word each: they narrow a dose down to no people, form or use.
    pub general: Vec<String>,
    /// In a block, up to the end of the sentence of an amount: for whom or for what it is.
    pub groups: Vec<String>,
    /// The same, where a number completes it: "12 years" and "6 years" are not the same people.
    pub numbered_groups: Vec<String>,
    /// Between an amount and the same said again, and behind that in its bracket, one word each.
    pub equating: Vec<String>,
    /// Behind an amount in brackets that is one of several.
    pub single: Vec<String>,
    /// How a sentence that tells readers to take something begins or goes on.
    pub orders: Vec<String>,
    /// In a sentence on a dose that is taken once, or whose time is said in another way.
    pub once: Vec<String>,
    /// In a sentence on a treatment that begins high on purpose.
    pub loading: Vec<String>,
    /// In a sentence on the dose to go on with.
    pub maintenance: Vec<String>,
    /// In a sentence that tells someone to take an amount in spoons, which food and recipes are measured in as well.
    pub spoonfuls_taken: Vec<String>,
    /// Right before an amount: it may be taken, but is not the most that may.
    pub soft_ceilings: Vec<String>,
    /// Intervals that no one can follow.
    pub vague_intervals: Vec<String>,
    /// The same, which their unit completes: "every few days".
    pub vague_counts: Vec<String>,
    /// Behind a change of dose: whether it is meant for each dose or for the day.
    pub rates: Vec<String>,
    /// In a sentence on the sum of a day.
    pub sums: Vec<String>,
}

impl Vocabulary for DoseCheckWords {
    const NAME: &'static str = "dose-check-words";
}
