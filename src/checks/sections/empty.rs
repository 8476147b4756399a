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
/// one level, and this one is numbered, or the next is no section of its own.
fn opens_others(article: &Article<'_>, index: usize) -> bool {
    let marked = article.sections.iter().filter(|section| section.style == HeadingStyle::Marked);
    let mut levels = marked.map(|section| section.level).filter(|level| *level > 1);
    let first = levels.next();
    let (Some(this), Some(next)) = (article.sections.get(index), article.sections.get(index + 1)) else { return false };
    let flat = levels.all(|level| Some(level) == first);
    let numbered = article.heading_text(this).starts_with(|char: char| char.is_ascii_digit());
    let follows = next.ids.iter().all(|id| *id == "special-populations" || this.ids.contains(id));
    flat && (numbered || follows)
}
