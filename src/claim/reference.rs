//! The entries of an article's list of references: number, authors, year, identifiers, addresses.

use std::ops::Range;

use super::author::is_small;
use super::identifier::{Identifier, identifiers};
use super::reader::Reader;
use super::tier::Tier;
use super::turns::TURNS;
use crate::article::front_matter::Data;
use crate::article::{Article, Block, BlockKind, Value};
use crate::source::{Span, small};

/// One listed source.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reference {
    /// The number it is cited by: written, or its place in the list.
    pub number: u32,
    /// Whether the list numbers its entries.
    pub numbered: bool,
    /// Its folded text.
    pub text: String,
    /// Its range of the prose, empty for one of the front matter.
    pub prose: Range<usize>,
    /// Its bytes of the source.
    pub span: Span,
    /// The year of publication, as far as it can be told.
    pub year: Option<i16>,
    /// Its identifiers.
    pub identifiers: Vec<Identifier>,
    /// The addresses it links to.
    pub targets: Vec<String>,
    /// How far it can be trusted; none when nothing tells.
    pub tier: Option<Tier>,
    /// Whether it is on a preprint server.
    pub preprint: bool,
    /// Whether it is known, or says of itself, that it was retracted or withdrawn.
    pub retracted: bool,
    /// Whether it stands in the front matter, where no marker can point to it.
    pub in_front_matter: bool,
}

impl Reference {
    /// The body that stands at its head, "World Health Organization. Migraine. 2024"; none where authors do.
    #[must_use]
    pub fn issuer(&self) -> Option<&str> {
        let text = self.text.trim_start_matches(|char: char| !char.is_alphabetic());
        let (head, _) = text.split_once(['.', ':', ';', '('])?;
        let head = head.trim();
        (head.contains(' ') && !head.contains(',')).then_some(head)
    }

    /// Whether it says of itself that it is a preprint.
    #[must_use]
    pub fn says_preprint(&self) -> bool {
        says_preprint(&self.text.to_lowercase())
    }
}

/// Whether a lower-case text calls something a preprint, names of servers aside.
fn says_preprint(lower: &str) -> bool {
    let labelled = |text: &str| TURNS.preprint_labels.iter().any(|word| text.contains(word));
    let without_servers =
        || TURNS.preprint_servers.iter().fold(lower.to_owned(), |text, server| text.replace(server.as_str(), ""));
    labelled(lower) && labelled(&without_servers())
}

/// The front matter fields that list sources.
pub(crate) const REFERENCE_FIELDS: &[&str] = &["references", "sources", "citations", "bibliography", "refs", "urls"];

/// The most bytes that stand before an entry on its line: marks of lists and quotes, and its number.
const WIDEST_MARGIN: usize = 200;

/// The listed sources of an article: its references sections, then its front matter.
#[must_use]
pub fn references(article: &Article<'_>, reader: &Reader) -> Vec<Reference> {
    let mut found = Vec::new();
    let mut last = (None, false);
    for block in article.blocks.iter().filter(|block| is_listed(article, block)) {
        if last.0 != block.section {
            last = (block.section, holds_items(article, block));
        }
        if is_entry(article, block, last.1) {
            for range in entries(article, block) {
                let place = small(found.len() + 1);
                found.push(entry(article, block, range, place, reader));
            }
        }
    }
    for field in REFERENCE_FIELDS {
        for value in article.front_matter.get(field).map_or(&[][..], Value::items) {
            let place = small(found.len() + 1);
            found.extend(front_matter_entry(value, place, reader));
        }
    }
    found
}

/// Whether a block stands in a list of references, or is one without a heading: it begins with a number in brackets.
pub(super) fn is_listed(article: &Article<'_>, block: &Block) -> bool {
    article.section_is(block.section, "references")
        || opens_numbered(article, block)
        || follows_label(article, block)
        || stands_among_entries(article, block)
}

/// Within how many items of a list its label, its lead and what stands behind it are sought.
pub(super) const LONGEST_LIST: usize = 300;

/// Whether a block is a numbered item of a list that a line of its own calls the sources: "References:", "##References".
fn follows_label(article: &Article<'_>, block: &Block) -> bool {
    if block.kind != BlockKind::ListItem || written_number(article, block).is_none() {
        return false;
    }
    let first = article.blocks.partition_point(|other| other.text.start < block.text.start);
    let mut before = article.blocks[..first].iter().rev().take(LONGEST_LIST);
    let lead = before.find(|other| other.kind != BlockKind::ListItem);
    lead.filter(|lead| lead.kind == BlockKind::Paragraph).is_some_and(|lead| {
        // "##References", which is no heading without a space.
        let line = article.block_text(lead);
        let label = line.trim_start_matches('#').trim_end_matches(':').to_lowercase();
        (line.starts_with('#') || line.ends_with(':')) && TURNS.reference_labels.contains(&label)
    })
}

/// The fewest bytes that tell what a source is.
const SHORTEST: usize = 12;

/// Whether a block begins as an entry does: "[3] Lal H, et al. A vaccine against shingles. 2015."
fn opens_numbered(article: &Article<'_>, block: &Block) -> bool {
    let text = article.block_text(block);
    let is_prose = matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem);
    is_prose && bracketed(text).is_some_and(|(_, behind)| text.len() > behind + SHORTEST)
}

/// Within how many bytes of its beginning an entry gives its year.
const LONGEST_AUTHORS: usize = 400;
/// The most bytes between the brackets around a year: "(Updated January 20, 2023)".
const LONGEST_DATE: usize = 40;

/// Whether a block is an entry beside or near another, where no heading says that a list begins.
fn stands_among_entries(article: &Article<'_>, block: &Block) -> bool {
    if block.kind != BlockKind::Paragraph {
        return false;
    }
    let own = article.blocks.partition_point(|other| other.text.start < block.text.start);
    let reads = |at: Option<usize>| {
        let block = at.and_then(|at| article.blocks.get(at));
        block.is_some_and(|block| block.kind == BlockKind::Paragraph && reads_as_entry(article.block_text(block)))
    };
    let (before, behind) = (reads(own.checked_sub(1)), reads(Some(own + 1)));
    // Between two entries that give their year elsewhere.
    let near = || before || behind || reads(own.checked_sub(2)) || reads(Some(own + 2));
    before && behind || near() && reads_as_entry(article.block_text(block))
}

/// The first bytes of a text, so many at most.
pub(super) fn within(text: &str, bytes: usize) -> &str {
    (bytes.saturating_sub(3)..=bytes).rev().find_map(|end| text.get(..end)).unwrap_or(text)
}

/// Whether a text begins as an entry by author and year does: "Okoro, N., & Lind, P. (2024). The form."
fn reads_as_entry(text: &str) -> bool {
    let text = within(text, LONGEST_AUTHORS + LONGEST_DATE + 2 * SHORTEST);
    let is_joint =
        |word: &str| matches!(word, "&" | "and" | "of" | "for" | "the" | "on" | "in" | "et" | "al." | "al.,");
    let is_name = |word: &str| word.starts_with(char::is_uppercase) || is_joint(word) || is_small(word);
    let brackets = memchr::memchr_iter(b'(', text.as_bytes()).take_while(|at| *at <= LONGEST_AUTHORS);
    let dated = |bracket: usize| {
        let at = bracket.checked_sub(1).filter(|at| text.as_bytes()[*at] == b' ')?;
        let (date, behind) = text.get(bracket + 1..)?.split_once(')').filter(|(date, _)| date.len() <= LONGEST_DATE)?;
        let is_date = date.starts_with("n.d.") || year(date).is_some();
        (is_date && behind.starts_with('.') && behind.len() > SHORTEST).then(|| text.get(..at)).flatten()
    };
    let authors = brackets.filter_map(dated).next();
    authors.is_some_and(|authors| authors.split(' ').all(|word| is_name(word.trim_start_matches('('))))
}

/// The number in brackets that a text begins with, and the byte behind it.
fn bracketed(text: &str) -> Option<(u32, usize)> {
    let digits = text.strip_prefix('[')?.bytes().take_while(u8::is_ascii_digit).count();
    let closed = (1..=3).contains(&digits) && text[1 + digits..].starts_with(']');
    let number = text.get(1..=digits).filter(|_| closed)?.parse().ok()?;
    Some((number, digits + 2))
}

/// The entries of a block: several where it begins with a number in brackets and counts on.
fn entries(article: &Article<'_>, block: &Block) -> Vec<Range<usize>> {
    let text = article.block_text(block);
    let mut starts = vec![0];
    let mut next = bracketed(text).and_then(|(number, _)| number.checked_add(1));
    while let Some(number) = next {
        let marker = format!(" [{number}]");
        let last = starts.last().copied().unwrap_or(0);
        let at = memchr::memmem::find(&text.as_bytes()[last..], marker.as_bytes());
        starts.extend(at.map(|at| last + at + 1));
        next = at.and(number.checked_add(1));
    }
    let ends = starts.iter().skip(1).map(|start| start - 1).chain([text.len()]);
    let offset = block.text.start;
    starts.iter().zip(ends).map(|(start, end)| offset + start..offset + end).collect()
}

/// Whether the section of a block holds items of a list.
fn holds_items(article: &Article<'_>, block: &Block) -> bool {
    let section = block.section.and_then(|section| article.sections.get(section));
    let blocks = section.and_then(|section| article.blocks.get(section.body.clone())).unwrap_or(&[]);
    blocks.iter().any(|other| other.kind == BlockKind::ListItem)
}

/// Whether a listed block is an entry: an item, or a paragraph that is numbered or where the section holds no items.
fn is_entry(article: &Article<'_>, block: &Block, holds_items: bool) -> bool {
    let kind = match block.kind {
        BlockKind::ListItem => true,
        BlockKind::Paragraph => !holds_items || opens_numbered(article, block) || stands_among_entries(article, block),
        _ => false,
    };
    kind && article.block_text(block).len() > 3
}

fn entry(article: &Article<'_>, block: &Block, prose: Range<usize>, place: u32, reader: &Reader) -> Reference {
    let text = article.prose.text().get(prose.clone()).unwrap_or_default().to_owned();
    let span = if prose == block.text { block.span } else { article.original(prose.clone()) };
    let targets = article.links_in(span).map(|link| link.target.clone()).collect();
    let written = bracketed(&text).map(|(number, _)| number).or_else(|| written_number(article, block));
    describe(
        Reference {
            number: written.unwrap_or(place),
            numbered: written.is_some(),
            prose,
            span,
            identifiers: identifiers(&text),
            text,
            targets,
            ..Reference::default()
        },
        reader,
    )
}

fn front_matter_entry(value: &Value, number: u32, reader: &Reader) -> Option<Reference> {
    let mut parts = Vec::new();
    collect_texts(value, &mut parts);
    let text = parts.join(" ");
    if text.trim().is_empty() {
        return None;
    }
    let targets = parts.iter().filter(|part| part.starts_with("http")).cloned().collect();
    Some(describe(
        Reference {
            number,
            span: value.span,
            identifiers: identifiers(&text),
            text,
            targets,
            in_front_matter: true,
            ..Reference::default()
        },
        reader,
    ))
}

fn collect_texts(value: &Value, into: &mut Vec<String>) {
    match &value.data {
        Data::List(items) => items.iter().for_each(|item| collect_texts(item, into)),
        Data::Map(fields) => fields.iter().for_each(|field| collect_texts(&field.value, into)),
        _ => into.extend(value.as_text().map(str::to_owned)),
    }
}

/// Adds what follows from text, identifiers and addresses.
fn describe(mut reference: Reference, reader: &Reader) -> Reference {
    let tiers = reader.tiers();
    reference.year = year(&reference.text);
    let by_address = reference.targets.iter().filter_map(|target| tiers.of(target)).min();
    let by_identifier = reference.identifiers.iter().any(|id| id.valid).then_some(Tier::Journal);
    let by_name = tiers.names_weak(&reference.text).then_some(Tier::Weak);
    reference.tier = by_identifier.into_iter().chain(by_address).min().or(by_name);
    let lower = reference.text.to_lowercase();
    let hosted = TURNS.preprint_servers.iter().any(|name| lower.contains(name));
    reference.preprint = hosted
        || reference.targets.iter().any(|target| tiers.is_preprint(target))
        || reference.identifiers.iter().any(|id| id.preprint)
        || says_preprint(&lower);
    reference.retracted = TURNS.withdrawal_labels.iter().any(|word| lower.contains(word))
        || tiers.is_retracted(&lower)
        || reference.targets.iter().any(|target| tiers.is_retracted(&target.to_lowercase().replace("%2f", "/")));
    reference
}

/// The number written before an entry: `3.`, `3)` or `[3]`.
fn written_number(article: &Article<'_>, block: &Block) -> Option<u32> {
    let text = &article.source.text;
    let margin = block.span.start.saturating_sub(WIDEST_MARGIN)..block.span.start;
    let line = match memchr::memrchr(b'\n', text.as_bytes().get(margin.clone())?) {
        Some(at) => margin.start + at + 1,
        None if margin.start == 0 => 0,
        None => return None,
    };
    let start = text.get(line..)?.trim_start_matches([' ', '\t', '>', '-', '*', '+', '[', '\\', '(']);
    let digits = start.bytes().take_while(u8::is_ascii_digit).count();
    let closes = start[digits..].starts_with(['.', ')', ']', '\\']);
    ((1..=3).contains(&digits) && closes).then(|| start[..digits].parse().ok()).flatten()
}

/// The year of publication: before a semicolon (Vancouver), in brackets (APA), else the latest named.
#[must_use]
pub fn year(text: &str) -> Option<i16> {
    let bytes = text.as_bytes();
    let mut latest = None;
    let mut bracketed = None;
    let mut at = 0;
    while at + 4 <= bytes.len() {
        let digits = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        if digits != 4 {
            at += digits.max(1);
            continue;
        }
        let parted = at == 0 || !matches!(bytes[at - 1], b'/' | b'-' | b':' | b'.' | b'a'..=b'z' | b'A'..=b'Z');
        let year: Option<i16> = text.get(at..at + 4).and_then(|year| year.parse().ok());
        if let Some(year) = year.filter(|year| parted && (1800..=2100).contains(year)) {
            if bytes.get(at + 4) == Some(&b';') {
                return Some(year);
            }
            if at > 0 && bytes[at - 1] == b'(' && bracketed.is_none() {
                bracketed = Some(year);
            }
            latest = latest.max(Some(year));
        }
        at += 4;
    }
    bracketed.or(latest)
}
