//! `sections/missing`: a section that the kind of article owes is neither marked nor covered.

use super::state::{State, holds, state};
use super::{Check, opening};
use crate::checks::Subject;
use crate::finding::Sink;
use crate::rule::vocabulary::{Duty, DutyLevel, KindsFile};
use crate::rule::{Level, Rule};

pub(super) const CHECK: Check = Check { rule: "sections/missing", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let duties = &subject.settings.duties;
    let kind = subject.article.kind;
    let owed = duties.kinds.get(kind.name()).map_or(&[][..], Vec::as_slice);
    let missing: Vec<&Duty> = owed.iter().filter(|duty| is_absent(subject, duty)).collect();
    let (required, recommended): (Vec<&Duty>, Vec<&Duty>) =
        missing.into_iter().partition(|duty| duty.duty == DutyLevel::Required);
    let place = opening(subject.article);
    for duty in required {
        let called = duties.called(&duty.section);
        let message = format!("this {} article has no section on {called}, which readers must find", kind.name());
        let help = advice(subject, duties, &duty.section);
        sink.push(subject.finding(rule, place, message).help(help));
    }
    if recommended.is_empty() {
        return;
    }
    let names: Vec<&str> = recommended.iter().map(|duty| duties.called(&duty.section)).collect();
    let message = format!("this {} article says nothing on {}", kind.name(), listed(&names));
    let help: Vec<String> = recommended.iter().map(|duty| advice(subject, duties, &duty.section)).collect();
    let level = rule.level.min(Level::Warning);
    sink.push(subject.finding(rule, place, message).level(level).help(help.join("\n")));
}

fn is_absent(subject: &Subject<'_>, duty: &Duty) -> bool {
    let owed = |when: &String| holds(subject.article, subject.doses, subject.vocabulary, when);
    if !duty.when.as_ref().is_none_or(owed) {
        return false;
    }
    let ids = std::iter::once(&duty.section).chain(&duty.or);
    let mut states = ids.map(|id| state(subject.article, subject.doses, subject.vocabulary, id));
    states.all(|state| state == State::Absent)
}

/// The heading to write, and behind which one.
fn advice(subject: &Subject<'_>, duties: &KindsFile, id: &str) -> String {
    let heading = duties.section(id).map_or(id, |section| section.heading.as_str());
    let order: Vec<&str> = duties.sections.iter().map(|section| section.id.as_str()).collect();
    let place = order.iter().position(|other| *other == id).unwrap_or(0);
    let before = order[..place].iter().rev().find_map(|other| {
        let section = subject.article.sections.iter().find(|section| section.ids.contains(other))?;
        Some(subject.article.heading_text(section))
    });
    match before {
        Some(before) => format!("add a heading such as \"{heading}\" after the section \"{before}\""),
        None => format!("add a heading such as \"{heading}\" at the start of the article"),
    }
}

/// "a, b and c"
fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [all @ .., last] => format!("{} and {last}", all.join(", ")),
    }
}
