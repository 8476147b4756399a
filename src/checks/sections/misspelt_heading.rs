//! `sections/misspelt-heading`: a heading is a letter away from the name of a section.

use super::Check;
use crate::checks::Subject;
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "sections/misspelt-heading", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let article = subject.article;
    for section in &article.sections {
        let Some(name) = section.misspelt else { continue };
        let message = format!("\"{}\" looks like a misspelling of \"{name}\"", article.heading_text(section));
        let heading = article.blocks.get(section.heading);
        let span = heading.map_or(section.span, |block| article.original(block.text.clone()));
        sink.push(subject.finding(rule, span, message).help("mend the spelling, so that the section is found"));
    }
}
