//! `sections/empty`: a heading with nothing below it.

use std::collections::HashMap;

use super::{Check, source_below};
use crate::article::{Article, HeadingStyle, Section};
use crate::checks::Subject;
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "sections/empty", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let article = subject.article;
    let (is_flat, said) = (is_flat(article), last_said(article));
    let is_empty = |index: &usize| {
        let Some(section) = article.sections.get(*index) else { return false };
        let below =
            source_below(article, *index).trim_matches(|char: char| char.is_whitespace() || "-=*#_".contains(char));
        section.style == HeadingStyle::Marked
            && section.level > 1
            && below.is_empty()
            && !stands_alone(article, section)
            && !(is_flat && opens_others(article, *index))
            && said.get(article.heading_text(section)).is_none_or(|said| said <= index)
    };
    let empty: Vec<usize> = (0..article.sections.len()).filter(is_empty).collect();
    let is_outline = is_outline(article, empty.len());
    for section in empty.into_iter().filter_map(|index| article.sections.get(index)) {
        let heading = article.heading_text(section);
        if is_outline && !heading.ends_with(':') && section.ids.is_empty() {
            continue;
        }
        let message = format!("nothing stands under the heading \"{heading}\"");
        sink.push(subject.finding(rule, section.span, message).help("write the section, or take the heading out"));
    }
}

/// Whether headings stand for the lines of a list: several, and one of three, have nothing below.
fn is_outline(article: &Article<'_>, empty: usize) -> bool {
    const SEVERAL: usize = 4;
    const ONE_OF: usize = 3;
    empty >= SEVERAL && empty * ONE_OF >= article.sections.len()
}

/// Whether nothing needs to stand below a heading.
fn stands_alone(article: &Article<'_>, section: &Section<'_>) -> bool {
    says_something(article.heading_text(section)) || is_link(article, section)
}

/// Whether a heading holds a text of its own: "Adults: apply it twice a day", a sentence, words in brackets.
fn says_something(heading: &str) -> bool {
    let behind_colon = heading.split_once(':').is_some_and(|(_, text)| text.trim().contains(' '));
    behind_colon || heading.trim_end().ends_with(['.', '!', ')']) || heading.split(' ').nth(12).is_some()
}

/// Whether a heading is a link and nothing else: what it names stands elsewhere.
fn is_link(article: &Article<'_>, section: &Section<'_>) -> bool {
    let Some(block) = article.blocks.get(section.heading) else { return false };
    let whole = |text: &str| text.chars().all(|char| !char.is_alphabetic());
    let (start, end) = (block.text.start, block.text.end);
    article.links_meeting(block.span).filter(|link| !link.prose.is_empty()).any(|link| {
        let outside = [start..link.prose.start, link.prose.end..end];
        outside.into_iter().all(|range| whole(article.prose.text().get(range).unwrap_or("")))
    })
}

/// The last section with text of each heading: one with nothing below it only announces a later one of the same words,
/// as tables of contents do.
fn last_said<'a>(article: &'a Article<'_>) -> HashMap<&'a str, usize> {
    let sections = article.sections.iter().enumerate().filter(|(_, section)| !section.body.is_empty());
    sections.map(|(index, section)| (article.heading_text(section), index)).collect()
}

/// Whether all headings but the title have one level.
fn is_flat(article: &Article<'_>) -> bool {
    let marked = article.sections.iter().filter(|section| section.style == HeadingStyle::Marked);
    let mut levels = marked.map(|section| section.level).filter(|level| *level > 1);
    let first = levels.next();
    levels.all(|level| Some(level) == first)
}

/// Whether, of headings of one level, the next may stand below this one: this one is numbered, or the next is no section
/// of its own.
fn opens_others(article: &Article<'_>, index: usize) -> bool {
    let (Some(this), Some(next)) = (article.sections.get(index), article.sections.get(index + 1)) else { return false };
    let numbered = article.heading_text(this).starts_with(|char: char| char.is_ascii_digit());
    numbered || next.ids.iter().all(|id| *id == "special-populations" || this.ids.contains(id))
}
