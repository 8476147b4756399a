//! What a run has to say: findings in order, problems, and what was not checked.

use std::sync::Arc;

use crate::corpus::Facts;
use crate::finding::{Findings, SetAside};
use crate::rule::Level;
use crate::source::Problem;
use crate::suppress::Suppression;

/// What was found in one article, without a look at the others.
#[derive(Debug, Default)]
pub struct Found {
    /// What was found in it.
    pub findings: Findings,
    /// What the other articles must know of it; none when no rule needs them.
    pub facts: Option<Box<Facts>>,
    /// Where it sets findings aside.
    pub suppressions: Vec<Suppression>,
    /// What is odd about it.
    pub problems: Vec<Problem>,
    /// Whether its kind is a guess for want of cues, or its language not known: what it owes cannot be told.
    pub unknown_kind: bool,
}

/// What a run has to say.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The articles that were checked, sorted.
    pub files: Vec<Arc<str>>,
    /// What was found, sorted by path, span and rule.
    pub findings: Findings,
    /// What was found and set aside, in the same order.
    pub set_aside: Vec<SetAside>,
    /// Where articles set findings aside, in order.
    pub suppressions: Vec<Suppression>,
    /// What could not be read as meant, sorted by path and position.
    pub problems: Vec<Problem>,
    /// What was not checked, counted.
    pub unchecked: Unchecked,
}

/// What was not checked, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Unchecked {
    /// Articles that could not be read.
    pub files: usize,
    /// Articles whose kind or language is not known, so that it is not known which sections they owe.
    pub unknown_kind: usize,
    /// Links whose targets cannot be known here: other schemes, pages that generators make, wiki links to nothing.
    pub links: usize,
}

/// Puts `more` behind `all`; nothing is copied when there was nothing.
fn join<T>(all: &mut Vec<T>, more: Vec<T>) {
    if all.is_empty() {
        *all = more;
    } else {
        all.extend(more);
    }
}

impl Outcome {
    /// Sorts everything and counts what is left to count.
    #[must_use]
    pub fn finish(mut self) -> Self {
        self.files.sort();
        // Those of one article are sorted, and the articles are in order: there is little to do.
        self.findings.sort_by(|a, b| a.order(b));
        self.set_aside.sort_by(|a, b| a.located.order(&b.located));
        self.suppressions.sort_by(|a, b| (&a.path, a.place.start).cmp(&(&b.path, b.place.start)));
        self.problems.sort_by(|a, b| (&a.path, a.position, &a.message).cmp(&(&b.path, b.position, &b.message)));
        self.problems.dedup();
        self.unchecked.files = self.problems.iter().filter(|problem| problem.fatal).count();
        self
    }

    /// This outcome and that of another site together.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        join(&mut self.files, other.files);
        join(&mut self.findings, other.findings);
        self.set_aside.extend(other.set_aside);
        self.suppressions.extend(other.suppressions);
        self.problems.extend(other.problems);
        self.unchecked.unknown_kind += other.unchecked.unknown_kind;
        self.unchecked.links += other.unchecked.links;
        self.finish()
    }

    /// The same with every path as `show` has it.
    #[must_use]
    pub fn shown(mut self, show: impl Fn(&Arc<str>) -> Arc<str>) -> Self {
        // Most paths are that of the finding before, which they share.
        let mut last: Option<(Arc<str>, Arc<str>)> = None;
        let mut show = |path: &Arc<str>| match &last {
            Some((known, shown)) if known == path => shown.clone(),
            _ => last.insert((path.clone(), show(path))).1.clone(),
        };
        self.files.iter_mut().for_each(|path| *path = show(path));
        self.problems.iter_mut().for_each(|problem| problem.path = show(&problem.path));
        self.suppressions.iter_mut().for_each(|suppression| suppression.path = show(&suppression.path));
        let aside = self.set_aside.iter_mut().map(|aside| &mut aside.located);
        for located in self.findings.iter_mut().chain(aside) {
            let finding = &mut located.finding;
            finding.path = show(&finding.path);
            finding.labels.iter_mut().for_each(|label| label.path = show(&label.path));
        }
        self.finish()
    }

    /// How many findings have exactly this level.
    #[must_use]
    pub fn count(&self, level: Level) -> usize {
        self.findings.iter().filter(|located| located.finding.level == level).count()
    }

    /// Whether something that was asked for could not be checked.
    #[must_use]
    pub fn is_incomplete(&self) -> bool {
        self.problems.iter().any(|problem| problem.fatal)
    }
}
