//! Every citation of an article, found once: markers, footnotes, author–year, identifiers and links to sources.

use std::collections::HashMap;
use std::ops::Range;

use super::author::{author_year, names_author, narrative_author};
use super::cited::Index;
use super::identifier::{IdKind, Identifier, identifiers};
use super::marker::{LONGEST_MARKER, RAISED_LEADS, ends_phrase, numbers, raised, to_far_end};
use super::reader::Reader;
use super::reference::{Reference, is_listed};
use super::tier::Tier;
use crate::article::{Article, BlockKind, Footnote, InlineKind, LinkForm};
use crate::source::Span;

/// The most bytes between brackets that name authors and years.
const LONGEST_BRACKET: usize = 600;

/// Of the word before a raised number so many bytes are read.
const LONGEST_WORD: usize = 40;

/// How a source is cited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CitationForm {
    /// `[3]`, `[1, 4-6]`, `(3)` where the list has such an entry.
    Numeric,
    /// A raised number.
    Superscript,
    /// `[^3]`
    Footnote,
    /// `(Okoro et al., 2024)`, `Okoro et al. (2024)`
    AuthorYear,
    /// A DOI.
    Doi,
    /// A PubMed id.
    Pmid,
    /// A PubMed Central id.
    Pmcid,
    /// The number of a trial in a registry.
    Trial,
    /// The id of a Cochrane review.
    Cochrane,
    /// The id of a NICE publication.
    Nice,
    /// A link.
    Link,
}

impl CitationForm {
    /// The name used in output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Numeric => "numeric",
            Self::Superscript => "superscript",
            Self::Footnote => "footnote",
            Self::AuthorYear => "author-year",
            Self::Doi => "doi",
            Self::Pmid => "pmid",
            Self::Pmcid => "pmcid",
            Self::Trial => "trial",
            Self::Cochrane => "cochrane",
            Self::Nice => "nice",
            Self::Link => "link",
        }
    }
}

/// A place that points to a source.
#[derive(Debug, Clone, PartialEq)]
pub struct Citation {
    /// How.
    pub form: CitationForm,
    /// Its range of the prose.
    pub text: Range<usize>,
    /// Its bytes of the source.
    pub span: Span,
    /// Whether it leads to a source: an entry, a definition, an identifier of valid form, an address.
    pub resolves: bool,
    /// How far the source can be trusted; none when nothing tells.
    pub tier: Option<Tier>,
    /// The entries of the list that it points to.
    pub entries: Vec<usize>,
    /// The year of the source.
    pub year: Option<i16>,
    /// Whether the source is a preprint.
    pub preprint: bool,
    /// Whether the source says it was retracted.
    pub retracted: bool,
}

/// All citations in the running text of an article, in order; entries of the list of references are not citations.
/// `identifiers` are those of the whole prose.
#[must_use]
pub fn citations(
    article: &Article<'_>,
    references: &[Reference],
    identifiers: &[Identifier],
    reader: &Reader,
) -> Vec<Citation> {
    let finder = Finder { article, references, reader, index: Index::new(references) };
    let mut found = Vec::new();
    for block in &article.blocks {
        if is_listed(article, block) || block.kind == BlockKind::Footnote {
            continue;
        }
        finder.markers(block.text.clone(), &mut found);
        finder.years(block.text.clone(), &mut found);
        let first = identifiers.partition_point(|id| id.range.start < block.text.start);
        let within = identifiers[first..].iter().take_while(|id| id.range.end <= block.text.end);
        finder.identifiers(block.text.clone(), within, &mut found);
    }
    finder.superscripts(&mut found);
    finder.footnotes(&mut found);
    finder.links(&mut found);
    super::tabled::citations(article, &mut found);
    found.sort_by_key(|citation| (citation.text.start, citation.span));
    found
}

struct Finder<'f, 'a> {
    article: &'f Article<'a>,
    references: &'f [Reference],
    reader: &'f Reader,
    index: Index,
}

impl Finder<'_, '_> {
    fn citation(&self, form: CitationForm, text: Range<usize>) -> Citation {
        let span = self.article.original(text.clone());
        Citation {
            form,
            text,
            span,
            resolves: false,
            tier: None,
            entries: Vec::new(),
            year: None,
            preprint: false,
            retracted: false,
        }
    }

    /// Fills in what the cited entries tell.
    fn through(&self, mut citation: Citation, entries: Vec<usize>) -> Citation {
        let cited = || entries.iter().filter_map(|&entry| self.references.get(entry));
        citation.tier = cited().filter_map(|entry| entry.tier).min();
        citation.year = cited().filter_map(|entry| entry.year).max();
        citation.preprint = !entries.is_empty() && cited().all(|entry| entry.preprint && !entry.says_preprint());
        citation.retracted = cited().any(|entry| entry.retracted);
        citation.entries = entries;
        citation
    }

    /// `[3]`, `[1, 4-6]`, and `(3)` when the list has that entry.
    fn markers(&self, block: Range<usize>, found: &mut Vec<Citation>) {
        let Some(text) = self.article.prose.text().get(block.clone()) else { return };
        for at in memchr::memchr2_iter(b'[', b'(', text.as_bytes()) {
            let (close, round) = if text.as_bytes()[at] == b'[' { (']', false) } else { (')', true) };
            let Some(length) = beginning(&text[at + 1..], LONGEST_MARKER + 1).find(close) else { continue };
            let Some(numbers) = numbers(&text[at + 1..at + 1 + length]) else { continue };
            let numbers = to_far_end(numbers, &text[at + length + 2..]);
            let range = block.start + at..block.start + at + length + 2;
            let (entries, all) = self.entries(&numbers);
            if round && (!all || !ends_phrase(&text[at + length + 2..])) {
                continue;
            }
            if !round && !self.is_marker(&numbers) {
                continue;
            }
            let mut citation = self.through(self.citation(CitationForm::Numeric, range), entries);
            citation.resolves = all;
            found.push(citation);
        }
    }

    /// A number in square brackets is a marker unless it is a year.
    fn is_marker(&self, numbers: &[u32]) -> bool {
        numbers.iter().all(|number| (1..=500).contains(number))
    }

    fn entries(&self, numbers: &[u32]) -> (Vec<usize>, bool) {
        let entry = |number: &u32| self.index.numbers.get(number).copied();
        let entries: Vec<usize> = numbers.iter().filter_map(entry).collect();
        let all = entries.len() == numbers.len() && !entries.is_empty();
        (entries, all)
    }

    /// The entry to whose anchor a link on a marker leads, whatever its number.
    fn linked_entry(&self, marker: Span) -> Option<usize> {
        let targets = self.article.links_meeting(marker).filter_map(|link| link.target.strip_prefix('#'));
        let mut anchors = targets.filter_map(|target| self.article.anchors.iter().find(|anchor| anchor.id == target));
        anchors.find_map(|anchor| self.references.iter().position(|entry| entry.span.end > anchor.span.start))
    }

    /// `(Okoro et al., 2024)`, `Okoro et al. (2024)`.
    fn years(&self, block: Range<usize>, found: &mut Vec<Citation>) {
        let Some(text) = self.article.prose.text().get(block.clone()) else { return };
        for at in memchr::memchr_iter(b'(', text.as_bytes()) {
            let Some(length) = beginning(&text[at + 1..], LONGEST_BRACKET).find(')') else { continue };
            let inside = &text[at + 1..at + 1 + length];
            let mut offset = at + 1;
            for part in inside.split(';') {
                let start = offset + (part.len() - part.trim_start().len());
                offset += part.len() + 1;
                let Some((name, year)) = author_year(part.trim()) else { continue };
                let (name, start) = match name {
                    Some(name) => (name.to_owned(), start),
                    None => match narrative_author(&text[..at]) {
                        Some((name, begin)) => (name, begin),
                        None => continue,
                    },
                };
                let range = block.start + start..block.start + start.max(at) + part.trim().len().max(1);
                let end = (block.start + at + 2 + length).min(block.end);
                let range = if range.end > end || start < at { block.start + start..end } else { range };
                found.push(self.by_author(range, &name, year));
            }
        }
    }

    fn by_author(&self, range: Range<usize>, name: &str, year: Option<i16>) -> Citation {
        let of_year = match year {
            Some(year) => self.index.years.get(&year),
            None => Some(&self.index.undated),
        };
        let of_year = of_year.into_iter().flatten();
        let entry = of_year.filter(|(_, text)| names_author(text, name)).map(|(entry, _)| *entry).next();
        let mut citation = self.through(self.citation(CitationForm::AuthorYear, range), entry.into_iter().collect());
        citation.resolves = entry.is_some() || self.is_linked(citation.span);
        citation.year = year;
        citation
    }

    /// Whether a link to another host stands on these words: `[Okoro et al., 2024](https://…)`.
    fn is_linked(&self, span: Span) -> bool {
        self.article.links_meeting(span).any(|link| super::tier::host(&link.target).is_some())
    }

    fn identifiers<'i>(
        &self,
        block: Range<usize>,
        ids: impl Iterator<Item = &'i Identifier>,
        found: &mut Vec<Citation>,
    ) {
        let text = self.article.prose.text();
        let mut says_preprint = None;
        let says_so = || text.get(block.clone()).is_some_and(|text| text.to_lowercase().contains("preprint"));
        for id in ids {
            let form = match id.kind {
                IdKind::Doi => CitationForm::Doi,
                IdKind::Pmid => CitationForm::Pmid,
                IdKind::Pmcid => CitationForm::Pmcid,
                IdKind::Trial => CitationForm::Trial,
                IdKind::Cochrane => CitationForm::Cochrane,
                IdKind::Nice => CitationForm::Nice,
            };
            let mut citation = self.citation(form, id.range.clone());
            citation.resolves = id.valid;
            citation.tier = id.valid.then_some(Tier::Journal);
            citation.retracted = id.valid && self.reader.tiers().is_retracted(&text[id.range.clone()].to_lowercase());
            citation.preprint = id.preprint && !*says_preprint.get_or_insert_with(says_so);
            found.push(citation);
        }
    }

    /// A raised number of the markup, or raised digits behind a word.
    fn superscripts(&self, found: &mut Vec<Citation>) {
        let text = self.article.prose.text();
        for inline in &self.article.inlines {
            let raised = inline.kind == InlineKind::Superscript;
            let Some(numbers) = text.get(inline.text.clone()).filter(|_| raised).and_then(numbers) else { continue };
            let before = text[..inline.text.start].chars().next_back();
            if before.is_none_or(|char| char.is_ascii_digit()) || self.references.is_empty() {
                continue;
            }
            let (mut entries, mut all) = self.entries(&numbers);
            let citation = self.citation(CitationForm::Superscript, inline.text.clone());
            if let Some(entry) = self.linked_entry(citation.span) {
                (entries, all) = (vec![entry], true);
            }
            let mut citation = self.through(citation, entries);
            citation.resolves = all;
            found.push(citation);
        }
        self.raised_digits(found);
        self.glued_digits(found);
    }

    /// The raised numbers that lost their markup, behind the full stop of a sentence: "in most adults.3,4"
    fn glued_digits(&self, found: &mut Vec<Citation>) {
        let text = self.article.prose.text();
        if self.references.is_empty() {
            return;
        }
        for block in &self.article.blocks {
            let Some(own) = text.get(block.text.clone()).filter(|_| !is_listed(self.article, block)) else { continue };
            for at in memchr::memchr_iter(b'.', own.as_bytes()) {
                let rest = &own[at + 1..];
                let length =
                    rest.find(|char: char| !char.is_ascii_digit() && !matches!(char, ',' | '-')).unwrap_or(rest.len());
                let near = (at.saturating_sub(LONGEST_WORD)..=at).find_map(|from| own.get(from..at)).unwrap_or("");
                let word = near.rsplit(' ').next().unwrap_or("").trim_end_matches([')', '"']);
                let behind_word = word.len() > 2 && word.chars().all(|char| char.is_lowercase() || char == '-');
                let ends = rest[length..].is_empty() || rest[length..].starts_with(' ');
                let Some(numbers) = numbers(&rest[..length]).filter(|_| behind_word && ends) else { continue };
                let (entries, all) = self.entries(&numbers);
                if all {
                    let range = block.text.start + at + 1..block.text.start + at + 1 + length;
                    let mut citation = self.through(self.citation(CitationForm::Superscript, range), entries);
                    citation.resolves = true;
                    found.push(citation);
                }
            }
        }
    }

    fn raised_digits(&self, found: &mut Vec<Citation>) {
        let text = self.article.prose.text();
        if self.references.is_empty() {
            return;
        }
        let mut last = 0;
        for at in memchr::memchr2_iter(RAISED_LEADS[0], RAISED_LEADS[1], text.as_bytes()) {
            if at < last || text[at..].chars().next().and_then(raised).is_none() {
                continue;
            }
            let digits: String = text[at..].chars().map_while(raised).collect();
            let end =
                at + text[at..].chars().take_while(|char| raised(*char).is_some()).map(char::len_utf8).sum::<usize>();
            last = end;
            let word = text[..at].rsplit(|char: char| !char.is_alphanumeric()).next().unwrap_or("");
            let behind_word = word.chars().filter(|char| char.is_alphabetic()).count() > 2
                || text[..at].ends_with(['.', ',', ')', ';', '"']);
            let Some(number) = digits.parse().ok().filter(|_| behind_word) else { continue };
            let (entries, all) = self.entries(&[number]);
            let mut citation = self.through(self.citation(CitationForm::Superscript, at..end), entries);
            citation.resolves = all;
            found.push(citation);
        }
    }

    fn footnotes(&self, found: &mut Vec<Citation>) {
        let mut notes: HashMap<String, usize> = HashMap::new();
        for (index, footnote) in self.article.footnotes.iter().enumerate() {
            notes.entry(footnote.label.to_ascii_lowercase()).or_insert(index);
        }
        let mut described: HashMap<usize, Citation> = HashMap::new();
        for reference in &self.article.footnote_references {
            let note = notes.get(&reference.label.to_ascii_lowercase());
            let note = note.and_then(|index| Some((*index, self.article.footnotes.get(*index)?)));
            let plain = || self.citation(CitationForm::Footnote, reference.at..reference.at);
            let mut citation = match note {
                Some((index, footnote)) => {
                    described.entry(index).or_insert_with(|| self.through_footnote(footnote, plain())).clone()
                }
                None => plain(),
            };
            citation.text = reference.at..reference.at;
            citation.span = reference.span;
            citation.resolves = reference.defined;
            found.push(citation);
        }
    }

    /// Fills in what a footnote tells.
    fn through_footnote(&self, footnote: &Footnote, mut citation: Citation) -> Citation {
        let blocks = footnote.blocks.clone().filter_map(|block| self.article.blocks.get(block));
        let text: String = blocks.map(|block| self.article.block_text(block)).collect();
        let links = || self.article.links_in(footnote.span);
        let by_address = links().filter_map(|link| self.reader.tiers().of(&link.target)).min();
        let ids = identifiers(&text);
        let by_id = ids.iter().any(|id| id.valid).then_some(Tier::Journal);
        let by_name = self.reader.tiers().names_weak(&text).then_some(Tier::Weak);
        let lower = text.to_lowercase();
        citation.tier = by_id.into_iter().chain(by_address).min().or(by_name);
        citation.year = super::reference::year(&text);
        citation.preprint = !lower.contains("preprint")
            && (ids.iter().any(|id| id.preprint) || links().any(|link| self.reader.tiers().is_preprint(&link.target)));
        citation.retracted = lower.contains("retracted")
            || lower.contains("retraction")
            || self.reader.tiers().is_retracted(&lower)
            || links().any(|link| self.reader.tiers().is_retracted(&link.target.to_lowercase()));
        citation
    }

    /// Links of the text that lead to a host outside.
    fn links(&self, found: &mut Vec<Citation>) {
        for link in &self.article.links {
            // "[[7]](https://…)" is read as a wiki link, and is the marker of an entry.
            let entry = |number| self.index.numbers.get(&number);
            if link.form == LinkForm::Wiki
                && let Some(entry) = link.target.parse().ok().and_then(entry)
            {
                let marker = self.citation(CitationForm::Numeric, link.prose.clone());
                found.push(Citation { span: link.span, resolves: true, entries: vec![*entry], ..marker });
            }
            let prose =
                !matches!(link.form, LinkForm::FrontMatter | LinkForm::Image | LinkForm::Shortcode | LinkForm::Wiki);
            if !prose || super::tier::host(&link.target).is_none() {
                continue;
            }
            let at = if link.prose.is_empty() {
                let folded = self.article.prose.folded(link.span);
                folded.start..folded.end.max(folded.start)
            } else {
                link.prose.clone()
            };
            let block = self.article.block_at(at.start).and_then(|block| self.article.blocks.get(block));
            if block.is_none_or(|block| block.kind == BlockKind::Footnote || is_listed(self.article, block)) {
                continue;
            }
            let mut citation = self.citation(CitationForm::Link, at);
            citation.span = link.span;
            citation.tier = self.reader.tiers().of(&link.target);
            citation.resolves = true;
            let target = link.target.replace("%2F", "/").replace("%2f", "/");
            let ids = identifiers(&target);
            let is_doi = super::tier::host(&link.target).is_some_and(|host| host == "doi.org" || host == "dx.doi.org");
            if is_doi && !ids.iter().any(|id| id.kind == IdKind::Doi && id.valid) {
                citation.form = CitationForm::Doi;
                citation.resolves = false;
            } else if is_doi {
                citation.form = CitationForm::Doi;
                citation.tier = Some(Tier::Journal);
            }
            citation.retracted = self.reader.tiers().is_retracted(&target.to_lowercase());
            let said = link.text.to_lowercase().contains("preprint");
            citation.preprint =
                !said && (self.reader.tiers().is_preprint(&link.target) || ids.iter().any(|id| id.preprint));
            found.push(citation);
        }
    }
}

/// At most `length` bytes of the beginning of a text, on whole characters.
fn beginning(text: &str, length: usize) -> &str {
    (0..=length.min(text.len())).rev().find_map(|end| text.get(..end)).unwrap_or_default()
}
