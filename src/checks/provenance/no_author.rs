//! `provenance/no-author`: nobody says who wrote it.

use super::{Check, Missing, is_accountable, opening, owed_level, person};
use crate::checks::Subject;
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "provenance/no-author", run };

const MISSING: Missing = Missing {
    what: "name the author or the publishing body",
    field: "author",
    value: "A. Name",
    line: "Written by A. Name",
};

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let article = subject.article;
    if !is_accountable(article) {
        return;
    }
    // A name, not an address or a file.
    let publisher = article.front_matter.text("source").is_some_and(|source| !source.contains(['.', '/']));
    let named = publisher
        || person::in_fields(article, &person::AUTHOR)
        || person::in_fields(article, &person::SITE)
        || article.sections.iter().any(|section| section.ids.contains(&"author-reviewer"))
        || person::in_prose(subject, "byline/author")
        || person::has_byline(article)
        || person::is_of_house(article)
        || person::is_claimed(article)
        || person::is_labelled(subject, "byline/author-label")
        || person::opens_labelled(subject, "byline/author-opening");
    if !named {
        let message = "nobody says who wrote this article or who publishes it";
        let level = owed_level(subject, rule);
        sink.push(subject.finding(rule, opening(article), message).level(level).help(MISSING.help(article)));
    }
}
