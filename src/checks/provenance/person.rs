//! Who wrote and who reviewed an article, as front matter, markup and prose tell it.

use crate::article::{Article, BlockKind, Data, Value};

/// Field names without marks and case that name an author.
pub(super) const AUTHOR: [&str; 13] = [
    "author",
    "authors",
    "by",
    "byline",
    "writtenby",
    "writer",
    "articleauthor",
    "creator",
    "publisher",
    "publishedby",
    "organization",
    "organisation",
    "maintainer",
];
/// Field names that name a reviewer.
pub(super) const REVIEWER: [&str; 10] = [
    "reviewer",
    "reviewers",
    "reviewedby",
    "medicalreviewer",
    "medicallyreviewedby",
    "clinicalreviewer",
    "factcheckedby",
    "medicalreview",
    "approvedby",
    "expertreviewer",
];

/// Whether a field of one of these names says who.
pub(super) fn in_fields(article: &Article<'_>, names: &[&str]) -> bool {
    let mut all: Vec<(&str, &Value)> = Vec::new();
    for field in &article.front_matter.fields {
        all.push((field.key.as_str(), &field.value));
        if let Data::Map(inner) = &field.value.data {
            all.extend(inner.iter().map(|field| (field.key.as_str(), &field.value)));
        }
    }
    all.iter().any(|(key, value)| {
        let name: String =
            key.chars().filter(char::is_ascii_alphanumeric).map(|char| char.to_ascii_lowercase()).collect();
        names.contains(&name.as_str()) && says_something(value)
    })
}

fn says_something(value: &Value) -> bool {
    match &value.data {
        Data::Null | Data::Bool(_) => false,
        Data::Text(text) | Data::Number(text) => !text.trim().is_empty(),
        Data::List(items) => items.iter().any(says_something),
        Data::Map(fields) => fields.iter().any(|field| says_something(&field.value)),
    }
}

/// How many bytes of a block are its start.
const START: usize = 300;

/// Whether a block of the article begins with, or holds near its start, one of these phrases, whatever the case of
/// their ASCII letters.
pub(super) fn in_prose(article: &Article<'_>, phrases: &[&str]) -> bool {
    article.blocks.iter().filter(|block| block.kind != BlockKind::FrontMatter).any(|block| {
        let text = article.block_text(block).as_bytes();
        let start = &text[..text.len().min(START)];
        phrases.iter().any(|phrase| contains(start, phrase.as_bytes()))
    })
}

/// Whether a text holds a phrase that begins with an ASCII letter.
fn contains(text: &[u8], phrase: &[u8]) -> bool {
    let Some(first) = phrase.first() else { return false };
    memchr::memchr2_iter(first.to_ascii_lowercase(), first.to_ascii_uppercase(), text)
        .any(|at| text.get(at..at + phrase.len()).is_some_and(|found| found.eq_ignore_ascii_case(phrase)))
}
