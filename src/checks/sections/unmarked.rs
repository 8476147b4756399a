//! `sections/unmarked`: dosing, side effects or safety are covered, but no heading leads there.

use super::Check;
use super::state::{State, counted, leads_to_several, owed, state};
use crate::article::{Article, Aspect, BlockKind, Section};
use crate::checks::Subject;
use crate::finding::Sink;
use crate::rule::{Level, Rule};
use crate::source::Span;

pub(super) const CHECK: Check = Check { rule: "sections/unmarked", run };

/// The sections that readers look for by their heading.
const LOOKED_FOR: [&str; 3] = ["dosing", "side-effects", "warnings"];

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let duties = &subject.settings.duties;
    for duty in owed(subject).iter().copied().filter(|duty| LOOKED_FOR.contains(&duty.section.as_str())) {
        let marked = |id: &String| subject.article.sections.iter().any(|section| section.ids.contains(&id.as_str()));
        if duty.or.iter().any(marked) {
            continue;
        }
        let State::Inline(span) = state(subject, &duty.section) else {
            continue;
        };
        if is_led_to(subject, &duty.section)
            || duty.section == "dosing" && !doses_in(subject, span)
            || takes_no_heading(subject.article, span)
            || duty.section == "dosing" && is_below_how_to_take(subject.article, span)
            || is_below(subject.article, &duty.section, span)
            || subject.article.aspect(subject.vocabulary) == Some(Aspect::Section(&duty.section))
        {
            continue;
        }
        let (called, heading) = duties
            .section(&duty.section)
            .map_or(("", ""), |section| (section.called.as_str(), section.heading.as_str()));
        let message = format!("the article covers {called} here, but no heading leads readers to it");
        let help = format!("put a heading such as \"{heading}\" above this passage");
        // A text whose headings are of another kind is read from end to end.
        let level = if leads_to_several(subject) { rule.level } else { rule.level.min(Level::Suggestion) };
        sink.push(subject.finding(rule, span, message).level(level).help(help));
    }
}

/// Whether amounts are told at a place.
fn doses_in(subject: &Subject<'_>, place: Span) -> bool {
    subject.doses.iter().any(|dose| dose.span.overlaps(place))
}

/// Whether no heading can stand above a place: an item of a list, a row of a table, a field of the front matter.
fn takes_no_heading(article: &Article<'_>, place: Span) -> bool {
    let holds_none = |kind: BlockKind| matches!(kind, BlockKind::ListItem | BlockKind::Cell);
    place.start < article.front_matter.span.end
        || article.blocks.iter().any(|block| holds_none(block.kind) && block.span.overlaps(place))
}

/// Whether a heading speaks of the section, if in other words than its name: "Red flags", "Best ways to take it".
fn is_led_to(subject: &Subject<'_>, id: &str) -> bool {
    let list = format!("cues/leads-to/{id}");
    let headings = subject.article.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Heading(2..)));
    headings.into_iter().any(|heading| counted(subject, &list, heading.text.clone()) > 0)
}

/// Whether a heading that names the section among others stands above a place: "Key factors to consider".
fn is_below(article: &Article<'_>, id: &str, place: Span) -> bool {
    let above = article.sections.iter().rposition(|section| section.span.start < place.start);
    article.section_is(above, id)
}

/// Whether the last heading that names a section before a place says how the medicine is taken: leaflets give the dose
/// there.
fn is_below_how_to_take(article: &Article<'_>, place: Span) -> bool {
    let names = |section: &&Section<'_>| section.span.start < place.start && !section.ids.is_empty();
    article.sections.iter().rev().find(names).is_some_and(|section| section.ids.contains(&"how-to-take"))
}
