//! Who wrote and who reviewed an article, as front matter, markup and prose tell it.

use crate::article::{Article, Block, BlockKind, Data, Value};
use crate::checks::Subject;
use crate::text::Hit;

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
/// Field names that name the site: it stands behind its pages.
pub(super) const SITE: [&str; 1] = ["ogsitename"];
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
    article.front_matter.fields.iter().any(|field| {
        let inner = match &field.value.data {
            Data::Map(inner) => vec![inner],
            // Schema.org of several things, as search engines read it.
            Data::List(items) if STRUCTURED.contains(&plain(&field.key).as_str()) => items
                .iter()
                .filter_map(|item| if let Data::Map(inner) = &item.data { Some(inner) } else { None })
                .collect(),
            _ => Vec::new(),
        };
        let mut all = std::iter::once(field).chain(inner.into_iter().flatten());
        all.any(|field| names.contains(&plain(&field.key).as_str()) && says_something(&field.value))
    })
}

/// Field names that hold what an article is in the terms of schema.org.
const STRUCTURED: [&str; 4] = ["jsonld", "schema", "structureddata", "ldjson"];

/// A name without marks and case.
fn plain(key: &str) -> String {
    key.chars().filter(char::is_ascii_alphanumeric).map(|char| char.to_ascii_lowercase()).collect()
}

fn says_something(value: &Value) -> bool {
    match &value.data {
        Data::Null | Data::Bool(_) => false,
        Data::Text(text) | Data::Number(text) => !text.trim().is_empty(),
        Data::List(items) => items.iter().any(says_something),
        // What type of thing somebody is names nobody.
        Data::Map(fields) => fields.iter().any(|field| field.key != "@type" && says_something(&field.value)),
    }
}

/// Whether one of the first paragraphs is a byline, "By Ana Maria Lund | 12 years a nurse", "24 July 2008 by: Ana Lund", or
/// names stand below the title.
pub(super) fn has_byline(article: &Article<'_>) -> bool {
    const FIRST: usize = 4;
    const BY: [&str; 4] = ["By ", "Por ", "Par ", "Von "];
    const BEHIND: [char; 7] = ['|', ',', '(', '\n', '\u{b7}', '\u{2013}', '\u{2014}'];
    const BEHIND_DATE: [&str; 3] = [" by: ", " | By ", " | by "];
    // "Last updated: …"
    const LINE_BELOW: &str = " Last ";
    let opens = |text: &str| {
        let name = BY
            .iter()
            .find_map(|by| text.strip_prefix(by))
            .or_else(|| BEHIND_DATE.iter().find_map(|by| Some(text.split_once(by)?.1)));
        let name = name.map(|rest| rest.split(BEHIND).next().unwrap_or(rest));
        name.is_some_and(|name| is_name(&name.split(LINE_BELOW).next().unwrap_or(name).trim()))
    };
    let mut paragraphs = article.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph);
    let below_title = article.blocks.windows(2).find_map(|pair| match pair {
        [title, below] if title.kind == BlockKind::Heading(1) => Some(below),
        _ => None,
    });
    below_title.is_some_and(|below| below.kind == BlockKind::Paragraph && is_of_names(article.block_text(below)))
        || paragraphs.by_ref().take(FIRST).any(|block| opens(article.block_text(block)))
}

/// Whether the author is named as a clinician: with a degree or post in a field, with a degree in a short line at the top,
/// where "pharmacist" may be whom to ask.
pub(super) fn is_by_clinician(subject: &Subject<'_>) -> bool {
    const FIRST: usize = 8;
    const LONGEST: usize = 160;
    let (article, lexicon) = (subject.article, &subject.vocabulary.lexicon);
    let list = lexicon.list("byline/credentials");
    let is_degree = |name: &str| name.chars().filter(|char| char.is_uppercase()).nth(1).is_some();
    let names = |text: &str, counts: &dyn Fn(&str) -> bool| {
        let mut hits = Vec::new();
        lexicon.scan(text, &mut hits);
        hits.iter().any(|hit| Some(hit.list) == list && text.get(hit.start..hit.end).is_some_and(counts))
    };
    let fields = article.front_matter.fields.iter().filter(|field| AUTHOR.contains(&plain(&field.key).as_str()));
    let lines = article.blocks.iter().filter(|block| block.kind != BlockKind::FrontMatter).take(FIRST);
    fields.filter_map(|field| article.front_matter.text(&field.key)).any(|author| names(author, &|_| true))
        || lines.map(|block| article.block_text(block)).any(|line| line.len() <= LONGEST && names(line, &is_degree))
}

/// Whether one of the last lines says whose it is: "© 2025 Lund Herbals".
pub(super) fn is_claimed(article: &Article<'_>) -> bool {
    const LAST: usize = 3;
    const MARKS: [&str; 3] = ["\u{a9}", "Copyright", "copyright"];
    const NOBODY: [&str; 9] = ["all", "rights", "privacy", "terms", "policy", "notice", "powered", "use", "designed"];
    let is_between = |char: char| !char.is_alphabetic();
    let is_owner = |owner: &str| {
        let first = owner.split(is_between).next().unwrap_or_default().to_lowercase();
        owner.starts_with(char::is_uppercase) && !NOBODY.contains(&first.as_str())
    };
    let names = |line: &str| {
        // "Photo © Lund" is whose the photo is.
        let behind = MARKS.iter().filter_map(|mark| line.trim_start().strip_prefix(mark));
        let mut owners = behind.map(|rest| rest.trim_start_matches(is_between));
        owners.any(|owner| is_owner(owner.strip_prefix("by ").unwrap_or(owner)))
    };
    let prose = article.blocks.iter().rev().filter(|block| block.kind != BlockKind::FrontMatter);
    prose.take(LAST).any(|block| names(article.block_text(block)))
}

/// Whether those who publish it speak of themselves: "At Lund Herbals, we …".
pub(super) fn is_of_house(article: &Article<'_>) -> bool {
    const LONGEST: usize = 50;
    const SPEAK: [&str; 2] = [" we ", " our "];
    let names =
        |name: &str| name.split_whitespace().all(|word| word.starts_with(char::is_uppercase) || word.contains('.'));
    article.sentences.iter().any(|sentence| {
        let text = article.prose.text().get(sentence.text.clone()).unwrap_or_default();
        let text = text.strip_prefix("Here at ").or_else(|| text.strip_prefix("At "));
        let named = text.and_then(|behind| behind.split_once(','));
        named.is_some_and(|(name, rest)| {
            name.len() <= LONGEST && names(name) && SPEAK.iter().any(|word| rest.starts_with(word))
        })
    })
}

/// Whether a line is nothing but names of two people or more: "Ana Lund, Ben Roe", "Ana Lund, reviewed by Ben Roe".
fn is_of_names(line: &str) -> bool {
    let names = line.split([',', ';']).flat_map(|part| part.split(" and ")).map(str::trim);
    let names: Vec<&str> = names.map(|name| name.strip_prefix("reviewed by ").unwrap_or(name)).collect();
    names.len() > 1 && names.iter().all(is_name)
}

/// Whether words may be the name of one person: two to four in capitals.
fn is_name(name: &&str) -> bool {
    const WORDS: std::ops::RangeInclusive<usize> = 2..=4;
    let is_word = |word: &str| {
        word.starts_with(char::is_uppercase) && word.chars().all(|char| char.is_alphabetic() || ".'-".contains(char))
    };
    WORDS.contains(&name.split_whitespace().count()) && name.split_whitespace().all(is_word)
}

/// How many bytes of a block are its start.
const START: usize = 300;

/// Whether a block of the article holds a phrase of a list near its start.
pub(super) fn in_prose(subject: &Subject<'_>, list: &str) -> bool {
    hits_of(subject, list).next().is_some()
}

/// Whether a block of the article holds a phrase of a list, and a colon behind it, near its start.
pub(super) fn is_labelled(subject: &Subject<'_>, list: &str) -> bool {
    let text = subject.article.prose.text();
    hits_of(subject, list).any(|hit| text.get(hit.end..).is_some_and(|behind| behind.starts_with(':')))
}

/// Whether a phrase of a list begins a paragraph, with a colon behind it: "By: Ann Lee".
pub(super) fn opens_labelled(subject: &Subject<'_>, list: &str) -> bool {
    let article = subject.article;
    let text = article.prose.text();
    let labelled = |hit: &Hit| text.get(hit.end..).is_some_and(|behind| behind.starts_with(':'));
    let opens =
        |block: &Block| hits_of_block(subject, list, block).any(|hit| hit.start == block.text.start && labelled(hit));
    article.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph).any(opens)
}

fn hits_of<'a>(subject: &Subject<'a>, list: &str) -> impl Iterator<Item = &'a Hit> {
    let blocks = subject.article.blocks.iter().filter(|block| block.kind != BlockKind::FrontMatter);
    blocks.flat_map(move |block| hits_of_block(subject, list, block))
}

/// The phrases of a list in the beginning of a block.
fn hits_of_block<'a>(subject: &Subject<'a>, list: &str, block: &Block) -> impl Iterator<Item = &'a Hit> {
    let start = block.text.start..block.text.end.min(block.text.start + START);
    subject.article.hits_of(subject.vocabulary.lexicon.list(list), start)
}
