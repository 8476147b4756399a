//! Findings that an article sets aside: comments and a front matter key, each with a rule and a reason.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use jiff::civil::Date;

mod collect;
mod directive;
mod edit;

pub use collect::{Collected, collect};

use crate::finding::{Because, Findings, Located, Place, SetAside};

/// The family of the rules on suppressions themselves; nothing suppresses these.
pub const FAMILY: &str = "suppress";

/// A place where an article sets findings aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppression {
    /// The file.
    pub path: Arc<str>,
    /// Where the comment or key stands.
    pub place: Place,
    /// The lines it holds for, first and last, from 1; none for the whole file.
    pub lines: Option<(usize, usize)>,
    /// The rules and families it sets aside.
    pub names: Vec<Named>,
    /// Why; empty when no reason is given.
    pub reason: String,
    /// The last day it holds.
    pub until: Option<Date>,
    /// Whether that day has passed, so that it sets nothing aside.
    pub expired: bool,
    /// What to report when none of its names set anything aside.
    pub unused: Option<Box<Located>>,
}

/// A rule or family that a suppression names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The rule or family.
    pub name: String,
    /// How many findings it set aside.
    pub used: usize,
    /// What to report when it set nothing aside, but another name of the comment did.
    pub unused: Option<Box<Located>>,
}

impl Suppression {
    /// What is reported when nothing, or not all that it names, is set aside.
    pub fn findings_mut(&mut self) -> impl Iterator<Item = &mut Box<Located>> {
        self.unused.iter_mut().chain(self.names.iter_mut().filter_map(|named| named.unused.as_mut()))
    }

    fn holds(&self, line: usize) -> bool {
        !self.expired && self.lines.is_none_or(|(first, last)| first <= line && line <= last)
    }

    /// Counts a finding for each name that stands for its rule; whether any does.
    fn takes(&mut self, rule: &str) -> bool {
        let family = rule.split('/').next().unwrap_or_default();
        let mut takes = false;
        for named in self.names.iter_mut().filter(|named| named.name == rule || named.name == family) {
            named.used += 1;
            takes = true;
        }
        takes
    }
}

/// Takes out of the findings those that are set aside, and adds what is to be said of suppressions that set nothing
/// aside.
#[must_use]
pub fn apply(findings: &mut Findings, suppressions: &mut [Suppression]) -> Vec<SetAside> {
    let mut by_path: HashMap<Arc<str>, Vec<usize>> = HashMap::new();
    for (index, suppression) in suppressions.iter().enumerate() {
        by_path.entry(suppression.path.clone()).or_default().push(index);
    }
    let mut reasons = VecDeque::new();
    let is_set_aside = |located: &mut Box<Located>| {
        let of_file = by_path.get(&located.finding.path).map_or(&[][..], Vec::as_slice);
        let reason = reason(located, of_file, suppressions);
        let is_some = reason.is_some();
        reasons.extend(reason);
        is_some
    };
    let taken: Findings = findings.extract_if(.., is_set_aside).collect();
    findings.extend(suppressions.iter().flat_map(unused));
    let aside = |(located, reason)| SetAside { located, because: Because::Suppressed(reason) };
    taken.into_iter().zip(reasons).map(aside).collect()
}

/// The reason for which a finding is set aside. All suppressions that hold for it count as used.
fn reason(located: &Located, of_file: &[usize], suppressions: &mut [Suppression]) -> Option<String> {
    let finding = &located.finding;
    if finding.rule.starts_with(FAMILY) {
        return None;
    }
    let mut reason = None;
    for &index in of_file {
        let Some(suppression) = suppressions.get_mut(index) else { continue };
        if suppression.holds(located.place.start.line) && suppression.takes(&finding.rule) {
            reason.get_or_insert_with(|| suppression.reason.clone());
        }
    }
    reason
}

/// What is to be said of a suppression that set nothing aside, wholly or in part.
fn unused(suppression: &Suppression) -> Findings {
    if suppression.names.iter().all(|named| named.used == 0) {
        return suppression.unused.iter().cloned().collect();
    }
    let names = suppression.names.iter().filter(|named| named.used == 0);
    names.filter_map(|named| named.unused.clone()).collect()
}
