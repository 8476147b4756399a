//! `sections/empty`: a heading with nothing below it.

use super::{Check, is_contents_entry, source_below};
use crate::article::{Article, HeadingStyle};
use crate::checks::Subject;
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "sections/empty", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let article = subject.article;
    for (index, section) in article.sections.iter().enumerate() {
        let is_title = section.level == 1;
        let below =
            source_below(article, index).trim_matches(|char: char| char.is_whitespace() || "-=*#_".contains(char));
        let heading = article.heading_text(section);
        if section.style == HeadingStyle::Marked
            && !is_title
            && below.is_empty()
            && !says_something(heading)
            && !opens_others(article, index)
            && !is_contents_entry(article, index)
        {
            let message = format!("nothing stands under the heading \"{heading}\"");
            sink.push(subject.finding(rule, section.span, message).help("write the section, or take the heading out"));
        }
    }
}

/// Whether a heading holds a text of its own: "Adults: apply it twice a day", a sentence, words in brackets.
fn says_something(heading: &str) -> bool {
    let behind_colon = heading.split_once(':').is_some_and(|(_, text)| text.trim().contains(' '));
    behind_colon || heading.trim_end().ends_with(['.', '!', ')']) || heading.split(' ').nth(12).is_some()
}

/// Whether the next heading may stand below this one although its level does not say so: all headings but the title have
/// one level, and the next is no section of its own.
fn opens_others(article: &Article<'_>, index: usize) -> bool {
    let mut levels = article.sections.iter().map(|section| section.level).filter(|level| *level > 1);
    let first = levels.next();
    let flat = levels.all(|level| Some(level) == first);
    flat && article.sections.get(index + 1).is_some_and(|next| next.ids.is_empty())
}
