//! `sections/fake-heading`: bold text, or a line of a paragraph, is used as the heading of a section.

use super::Check;
use crate::article::{Article, BlockKind, HeadingStyle, Section};
use crate::checks::Subject;
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "sections/fake-heading", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let article = subject.article;
    let is_fake = |section: &&Section<'_>| matches!(section.style, HeadingStyle::Bold | HeadingStyle::Line);
    let fake = article.sections.iter().filter(is_fake).filter(|section| !section.ids.is_empty());
    // A label in a section of the same name ("Pharmacokinetics:" below "How it works") is a part of it.
    let is_part = |section: &&Section<'_>| section.ids.iter().all(|id| article.section_is(section.parent, id));
    for section in fake.filter(|section| !is_part(section) && !leads_in(article, section)) {
        let how = if section.style == HeadingStyle::Bold { "is set in bold" } else { "is a line of its paragraph" };
        let message = format!("\"{}\" {how}, but is the heading of a section", article.heading_text(section));
        let marks = "#".repeat(usize::from(section.level));
        let help = format!("mark it as a heading (`{marks} …`), so that readers can find and link to it");
        sink.push(subject.finding(rule, section.span, message).help(help));
    }
}

/// Whether it is the first part of a sentence that a list goes on with: "Do not take it if you:".
fn leads_in(article: &Article<'_>, section: &Section<'_>) -> bool {
    const WORDS: usize = 4;
    let text = article.heading_text(section).trim_end();
    let next = article.blocks.get(section.heading + 1);
    text.ends_with(':')
        && text.split_whitespace().count() >= WORDS
        && next.is_some_and(|block| block.kind == BlockKind::ListItem)
}
