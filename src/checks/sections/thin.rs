//! `sections/thin`: a section that readers rely on says next to nothing.

use super::{Check, source_below, words};
use crate::checks::Subject;
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "sections/thin", run };

/// The sections that must say something.
const RELIED_ON: [&str; 5] = ["dosing", "side-effects", "warnings", "symptoms", "treatment"];

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let least = usize::try_from(rule.integer("words", 5)).unwrap_or(5);
    let article = subject.article;
    for (index, section) in article.sections.iter().enumerate() {
        if !section.ids.iter().any(|id| RELIED_ON.contains(id)) || section.level == 1 {
            continue;
        }
        let count = words(article, index);
        let below = source_below(article, index);
        let shows_more = below.contains("![")
            || below.contains('|')
            || below.contains("<img")
            || below.contains("{{")
            || below.contains("{%");
        if count > 0 && count < least && !shows_more {
            let heading = article.heading_text(section);
            let words = if count == 1 { "word" } else { "words" };
            let message =
                format!("the section \"{heading}\" has {count} {words}, too few to tell readers what they need");
            sink.push(subject.finding(rule, section.span, message).help("say what applies to this article's subject"));
        }
    }
}
