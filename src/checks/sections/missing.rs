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
        sink.push(subject.finding(rule, place, message).help(advice(subject, duties, &[duty])));
    }
    if recommended.is_empty() {
        return;
    }
    let names: Vec<&str> = recommended.iter().map(|duty| duties.called(&duty.section)).collect();
    let message = format!("this {} article says nothing on {}", kind.name(), listed(&names));
    let level = rule.level.min(Level::Warning);
    let help = advice(subject, duties, &recommended);
    sink.push(subject.finding(rule, place, message).level(level).help(help));
}

fn is_absent(subject: &Subject<'_>, duty: &Duty) -> bool {
    let owed = |when: &String| holds(subject, when);
    if !duty.when.as_ref().is_none_or(owed) {
        return false;
    }
    let ids = std::iter::once(&duty.section).chain(&duty.or);
    ids.map(|id| state(subject, id)).all(|state| state == State::Absent)
}

/// The headings to write, behind which section each, and what belongs below it.
fn advice(subject: &Subject<'_>, duties: &KindsFile, missing: &[&Duty]) -> String {
    let mut places: Vec<(Option<&str>, Vec<String>)> = Vec::new();
    for duty in missing {
        let place = place(subject, duties, &duty.section);
        let heading = match duties.section(&duty.section) {
            Some(section) => format!("\"{}\" ({})", section.heading, section.write),
            None => format!("\"{}\"", duty.section),
        };
        match places.iter_mut().find(|(other, _)| *other == place) {
            Some((_, headings)) => headings.push(heading),
            None => places.push((place, vec![heading])),
        }
    }
    let told = places.iter().map(|(place, headings)| {
        let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
        let word = if headings.len() == 1 { "the heading" } else { "the headings" };
        match place {
            Some(before) => format!("after the section \"{before}\", add {word} {}", listed(&headings)),
            None => format!("at the start of the article, add {word} {}", listed(&headings)),
        }
    });
    told.collect::<Vec<_>>().join("; ")
}

/// The heading of the last section that belongs before this one; a question among others is none.
fn place<'s>(subject: &'s Subject<'_>, duties: &KindsFile, id: &str) -> Option<&'s str> {
    let order: Vec<&str> = duties.sections.iter().map(|section| section.id.as_str()).collect();
    let place = order.iter().position(|other| *other == id).unwrap_or(0);
    let article = subject.article;
    order[..place].iter().rev().find_map(|other| {
        let mut sections = article.sections.iter().filter(|section| !article.section_is(section.parent, "faq"));
        let section = sections.find(|section| section.ids.contains(other))?;
        Some(article.heading_text(section))
    })
}

/// "a, b and c"
fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [all @ .., last] => format!("{} and {last}", all.join(", ")),
    }
}
