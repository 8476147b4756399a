//! Sections that a title or the heading above some text names.

use super::state::counted;
use super::title_hits;
use crate::article::section_names::About;
use crate::checks::Subject;
use crate::source::Span;
use crate::text::Hit;

/// The sections on which articles of their own are written.
const TITLED: [&str; 8] =
    ["dosing", "side-effects", "contraindications", "interactions", "pregnancy", "overdose", "missed-dose", "storage"];
/// Word lists of medicines.
const MEDICINES: [&str; 2] = ["drugs", "drug-classes"];

/// How many bytes of prose say something of what the title names.
const LONG: usize = 400;

/// The title of an article on one section of a medicine, "Ibuprofen and alcohol", that says something at some length.
pub(super) fn titled(subject: &Subject<'_>, id: &str) -> Option<Span> {
    let article = subject.article;
    let title = article.title.as_ref().filter(|_| TITLED.contains(&id) && article.prose.text().len() >= LONG)?;
    let named = *subject.asked.title_section.get_or_init(|| title_section(subject, &title.text));
    (named == Some(id)).then_some(title.span)
}

/// The one section that a title with the name of a medicine names.
fn title_section<'a>(subject: &Subject<'a>, title: &str) -> Option<&'a str> {
    let article = subject.article;
    let lists = MEDICINES.map(|list| subject.vocabulary.lexicon.list(list));
    let hit = lists.into_iter().find_map(|list| title_hits(article, list).into_iter().next())?;
    let named = article.prose.text().get(hit.start..hit.end);
    let names = &subject.vocabulary.section_names;
    let ids = names.about(About { subject: named, ..About::default() }, &article.language).resolve(title);
    if let [id] = *ids { Some(id) } else { None }
}

/// The first medicine below a heading on a line of treatment: it is used for what the article is about.
pub(super) fn of_line(subject: &Subject<'_>) -> Option<Span> {
    let article = subject.article;
    let heads = |index: usize| {
        let heading = article.sections.get(index).and_then(|section| article.blocks.get(section.heading));
        heading.is_some_and(|block| counted(subject, "cues/line-of-treatment", block.text.clone()) > 0)
    };
    let is_below = |hit: &&Hit| {
        let section = article.block_at(hit.start).and_then(|index| article.blocks.get(index)?.section);
        let mut above = std::iter::successors(section, |index| article.sections.get(*index)?.parent);
        above.any(heads)
    };
    let named = |list| article.hits_of(subject.vocabulary.lexicon.list(list), article.whole()).find(is_below);
    let hit = MEDICINES.into_iter().filter_map(named).min_by_key(|hit| (hit.start, hit.end))?;
    Some(article.original(hit.start..hit.end))
}
