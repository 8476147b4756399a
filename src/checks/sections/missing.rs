//! `sections/missing`: a section that the kind of article owes is neither marked nor covered.

use super::state::{State, leads_to_several, owed, prints_dose, state};
use super::{Check, opening};
use crate::article::{Article, ArticleKind, Block, KindSource};
use crate::checks::Subject;
use crate::checks::audience::is_for_clinicians;
use crate::checks::provenance::is_draft;
use crate::claim::Tier;
use crate::finding::Sink;
use crate::rule::vocabulary::{Duty, DutyLevel, KindsFile, SectionName};
use crate::rule::{Level, Rule};

pub(super) const CHECK: Check = Check { rule: "sections/missing", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let duties = &subject.settings.duties;
    let kind = subject.article.kind;
    let missing: Vec<&Duty> = owed(subject).iter().copied().filter(|duty| is_absent(subject, duty)).collect();
    let is_grave = !is_reminded(subject);
    let (required, recommended): (Vec<&Duty>, Vec<&Duty>) =
        missing.into_iter().partition(|duty| is_grave && duty.duty == DutyLevel::Required);
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

/// Whether its writers are only reminded: it is a draft; or neither headings nor a dose make it a guide that readers look
/// things up in, and its kind is a guess, or a public body tells the rest elsewhere; or clinicians wrote it for themselves,
/// and what they do not find they know.
fn is_reminded(subject: &Subject<'_>) -> bool {
    let article = subject.article;
    let is_guess = article.kind_from == KindSource::Text;
    let is_of_public_body = subject.evidence.origin == Some(Tier::Authority);
    let is_untitled = is_guess && article.title.is_none();
    is_draft(article)
        || (is_guess || is_of_public_body) && !prints_dose(subject) && !leads_to_several(subject)
        || is_for_clinicians(subject)
            && (article.kind == ArticleKind::Condition || is_untitled || !prints_dose(subject))
}

fn is_absent(subject: &Subject<'_>, duty: &Duty) -> bool {
    let mut ids = std::iter::once(&duty.section).chain(&duty.or);
    ids.all(|id| state(subject, id) == State::Absent)
}

/// The headings to write, where, and what belongs below each.
fn advice(subject: &Subject<'_>, duties: &KindsFile, missing: &[&Duty]) -> String {
    let told = missing.iter().map(|duty| {
        let place = place(subject, duties, &duty.section);
        match duties.section(&duty.section) {
            Some(SectionName { heading, write, .. }) => format!("\"{heading}\" {place}: {write}"),
            None => format!("\"{}\" {place}", duty.section),
        }
    });
    let told: Vec<String> = told.collect();
    match told.as_slice() {
        [one] => format!("add the heading {one}"),
        several => format!("add these headings:\n{}", several.join(";\n")),
    }
}

/// Where a section belongs: after the last heading that belongs before it, else before the first that belongs behind it.
/// A question among others is none.
fn place(subject: &Subject<'_>, duties: &KindsFile, id: &str) -> String {
    let order: Vec<&str> = duties.sections.iter().map(|section| section.id.as_str()).collect();
    let place = order.iter().position(|other| *other == id).unwrap_or(0);
    let article = subject.article;
    let heading = |other: &&str| {
        let mut sections = article.sections.iter().filter(|section| !article.section_is(section.parent, "faq"));
        sections.find(|section| section.ids.contains(other)).map(|section| article.heading_text(section))
    };
    let after = order.iter().take(place).rev().find_map(heading);
    let before = || {
        let next = order.iter().skip(place).find_map(heading).or_else(|| last_of_links(article));
        next.map(|heading| format!("before the section \"{heading}\""))
    };
    let after = after.map(|heading| format!("after the section \"{heading}\""));
    after.or_else(before).unwrap_or_else(|| "at the end of the article".to_owned())
}

/// The heading of a last section of links alone, which other sections do not belong behind: "Related".
fn last_of_links<'a>(article: &'a Article<'_>) -> Option<&'a str> {
    let section = article.sections.last().filter(|section| section.level > 1 && section.ids.is_empty())?;
    let is_linked = |block: &Block| {
        let linked: usize = article.links_meeting(block.span).map(|link| link.prose.len()).sum();
        2 * linked > block.text.len()
    };
    let blocks = article.blocks.get(section.body.clone())?;
    blocks.iter().all(is_linked).then(|| article.heading_text(section))
}

/// "a, b and c"
fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [all @ .., last] => format!("{} and {last}", all.join(", ")),
    }
}
