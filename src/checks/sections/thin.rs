//! `sections/thin`: a section that readers rely on says next to nothing.

use super::{Check, source_below, words};
use crate::article::{ArticleKind, BlockKind};
use crate::checks::Subject;
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "sections/thin", run };

/// The sections that must say something.
const RELIED_ON: [&str; 5] = ["dosing", "side-effects", "warnings", "symptoms", "treatment"];

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let least = usize::try_from(rule.integer("words", 5)).unwrap_or(5);
    let article = subject.article;
    if !matches!(article.kind, ArticleKind::Drug | ArticleKind::Comparison | ArticleKind::Condition) {
        return;
    }
    let is_relied_on = |ids: &[&str]| ids.iter().any(|id| RELIED_ON.contains(id));
    for (index, section) in article.sections.iter().enumerate() {
        // A part of a longer section may be short, and so may a list.
        let is_part = RELIED_ON.iter().any(|id| article.section_is(section.parent, id));
        let items = article.blocks.get(section.body.clone()).unwrap_or(&[]);
        let items = items.iter().filter(|block| block.kind == BlockKind::ListItem).count();
        if !is_relied_on(&section.ids) || section.level == 1 || is_part || items > 1 {
            continue;
        }
        let count = words(article, index);
        let below = source_below(article, index);
        let shows_more = below.contains("![")
            || below.contains('|')
            || below.contains("<img")
            || below.contains("{{")
            || below.contains("{%");
        let prints_dose = || {
            let end = article.sections.get(index + 1).map_or(usize::MAX, |next| next.span.start);
            let first = subject.doses.partition_point(|dose| dose.span.start < section.span.end);
            subject.doses.get(first).is_some_and(|dose| dose.span.start < end)
        };
        if count > 0 && count < least && !shows_more && !prints_dose() {
            let heading = article.heading_text(section);
            let words = if count == 1 { "word" } else { "words" };
            let message =
                format!("the section \"{heading}\" has {count} {words}, too few to tell readers what they need");
            sink.push(subject.finding(rule, section.span, message).help("say what applies to this article's subject"));
        }
    }
}
