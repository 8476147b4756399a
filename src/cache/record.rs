//! What is kept of an article as bytes, without what its path and its text say already.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

mod facts;
mod finding;

use crate::outcome::Found;
use crate::source::{Position, Problem};
use crate::suppress::{Named, Suppression};
use facts::FactsRecord;
use finding::{FindingRecord, PlaceRecord};

/// What was found in an article.
#[derive(Serialize, Deserialize)]
struct Record<'a> {
    #[serde(borrow)]
    findings: Vec<FindingRecord<'a>>,
    #[serde(borrow)]
    facts: Option<FactsRecord<'a>>,
    #[serde(borrow)]
    suppressions: Vec<SuppressionRecord<'a>>,
    #[serde(borrow)]
    problems: Vec<ProblemRecord<'a>>,
    unknown_kind: bool,
}

#[derive(Serialize, Deserialize)]
struct ProblemRecord<'a> {
    message: &'a str,
    position: Option<(usize, usize)>,
    fatal: bool,
}

#[derive(Serialize, Deserialize)]
struct SuppressionRecord<'a> {
    #[serde(borrow)]
    place: PlaceRecord<'a>,
    lines: Option<(usize, usize)>,
    #[serde(borrow)]
    names: Vec<(&'a str, Option<FindingRecord<'a>>)>,
    reason: &'a str,
    until: Option<Day>,
    expired: bool,
    #[serde(borrow)]
    unused: Option<FindingRecord<'a>>,
}

/// Year, month, day.
type Day = (i16, i8, i8);

fn day(date: jiff::civil::Date) -> Day {
    (date.year(), date.month(), date.day())
}

fn date((year, month, day): Day) -> Option<jiff::civil::Date> {
    jiff::civil::Date::new(year, month, day).ok()
}

/// The bytes of what was found in the article at `path`; none when it says something of another file.
pub(super) fn encode(path: &Arc<str>, found: &Found) -> Option<Vec<u8>> {
    let record = Record {
        findings: found.findings.iter().map(|located| FindingRecord::of(located, path)).collect::<Option<_>>()?,
        facts: found.facts.as_deref().map(FactsRecord::of),
        suppressions: found.suppressions.iter().map(|it| SuppressionRecord::of(it, path)).collect::<Option<_>>()?,
        problems: found.problems.iter().map(|it| ProblemRecord::of(it, path)).collect::<Option<_>>()?,
        unknown_kind: found.unknown_kind,
    };
    postcard::to_stdvec(&record).ok()
}

/// What was found in the article at `path`; none when the bytes say nothing that could have been found.
pub(super) fn decode(path: &Arc<str>, bytes: &[u8]) -> Option<Found> {
    let record: Record<'_> = postcard::from_bytes(bytes).ok()?;
    Some(Found {
        findings: record.findings.into_iter().map(|record| record.located(path)).collect(),
        facts: record.facts.map(|record| Box::new(record.facts(path))),
        suppressions: record.suppressions.into_iter().map(|record| record.suppression(path)).collect(),
        problems: record.problems.into_iter().map(|record| record.problem(path)).collect(),
        unknown_kind: record.unknown_kind,
    })
}

impl<'a> ProblemRecord<'a> {
    fn of(problem: &'a Problem, path: &Arc<str>) -> Option<Self> {
        let Problem { path: of, message, position, fatal } = problem;
        (of == path).then_some(Self { message, position: position.map(|it| (it.line, it.column)), fatal: *fatal })
    }

    fn problem(self, path: &Arc<str>) -> Problem {
        let position = self.position.map(|(line, column)| Position { line, column });
        Problem { path: path.clone(), message: self.message.to_owned(), position, fatal: self.fatal }
    }
}

impl<'a> SuppressionRecord<'a> {
    fn of(suppression: &'a Suppression, path: &Arc<str>) -> Option<Self> {
        let Suppression { path: _, place, lines, names, reason, until, expired, unused } = suppression;
        let finding = |located| FindingRecord::of(located, path);
        let name = |Named { name, used: _, unused }: &'a Named| match unused {
            Some(located) => finding(located).map(|unused| (name.as_str(), Some(unused))),
            None => Some((name.as_str(), None)),
        };
        Some(Self {
            place: PlaceRecord::of(place),
            lines: *lines,
            names: names.iter().map(name).collect::<Option<_>>()?,
            reason,
            until: until.map(day),
            expired: *expired,
            unused: unused.as_deref().map(finding).map_or(Some(None), |found| found.map(Some))?,
        })
    }

    fn suppression(self, path: &Arc<str>) -> Suppression {
        let located = |record: FindingRecord<'_>| record.located(path);
        let name = |(name, unused): (&str, Option<FindingRecord<'_>>)| Named {
            name: name.to_owned(),
            used: 0,
            unused: unused.map(located),
        };
        Suppression {
            path: path.clone(),
            place: self.place.place(),
            lines: self.lines,
            names: self.names.into_iter().map(name).collect(),
            reason: self.reason.to_owned(),
            until: self.until.and_then(date),
            expired: self.expired,
            unused: self.unused.map(located),
        }
    }
}
