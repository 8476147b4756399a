//! `claims/citation-form`: an identifier, marker or year that cannot exist, or a note that a source is to come.

use std::ops::Range;

use crate::article::Link;
use crate::checks::{Check, Subject};
use crate::claim::{Citation, CitationForm, IdKind, host, identifiers};
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "claims/citation-form", run };

/// The most bytes between the brackets of a marker.
const LONGEST: usize = 80;
/// The highest number that a marker is taken to have.
const HIGHEST_MARKER: u16 = 500;
/// Before this there were no journals of medicine.
const FIRST_YEAR: i32 = 1600;

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    for id in subject.evidence.identifiers.iter().filter(|id| !id.valid) {
        let span = subject.article.original(id.range.clone());
        let (name, form) = described(id.kind);
        let message = format!("\"{}\" cannot be a {name}: {form}", subject.article.source.slice(span));
        sink.push(subject.finding(rule, span, message).help("Copy it from the page of the source, and open the link."));
    }
    let is_address = |citation: &&Citation| {
        let is_dead = citation.form == CitationForm::Doi && !citation.resolves;
        let is_it = |link: &Link| link.span == citation.span && !is_short_doi(&link.target);
        is_dead && subject.article.links.iter().any(is_it)
    };
    let cited = subject.evidence.citations.iter().filter(is_address).map(|citation| citation.span);
    let references = subject.evidence.references.iter().filter(|reference| !reference.in_front_matter);
    let listed = references.flat_map(|reference| subject.article.links_in(reference.span));
    let listed = listed.filter(|link| leads_to_no_doi(&link.target)).map(|link| link.span);
    for span in cited.chain(listed) {
        let (name, form) = described(IdKind::Doi);
        let message = format!("this address cannot lead to a {name}: {form}");
        sink.push(subject.finding(rule, span, message));
    }
    for (range, said) in markers(subject) {
        let span = subject.article.original(range);
        let message = format!("\"{}\" {said}", subject.article.source.slice(span));
        sink.push(subject.finding(rule, span, message).help("Write the marker of an entry of the references."));
    }
}

/// Whether an address is one of doi.org and holds no DOI.
fn leads_to_no_doi(target: &str) -> bool {
    let target = target.replace("%2F", "/").replace("%2f", "/");
    let is_resolver = host(&target).is_some_and(|host| host == "doi.org" || host == "dx.doi.org");
    is_resolver && !is_short_doi(&target) && !identifiers(&target).iter().any(|id| id.kind == IdKind::Doi && id.valid)
}

/// Whether an address is that of a short DOI, which doi.org resolves too: `10/gg4hxq`, `ggx7`.
fn is_short_doi(target: &str) -> bool {
    let path = target.split_once("doi.org/").map_or("", |(_, path)| path.trim_end_matches('/'));
    let name = path.strip_prefix("10/").unwrap_or(path);
    (3..=10).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && name.contains(|char: char| char.is_ascii_alphabetic())
}

/// The bracketed markers that can point to nothing, with what is wrong with each. In "[ref][key]" the first is the text
/// of a link.
fn markers(subject: &Subject<'_>) -> Vec<(Range<usize>, &'static str)> {
    let text = subject.article.prose.text();
    let this_year = subject.settings.today.year();
    let placeholders = subject.vocabulary.lexicon.list("citation-placeholders");
    let held_open = |range: &Range<usize>| {
        subject.article.hits_in(range.clone()).any(|hit| Some(hit.list) == placeholders && hit.start == range.start)
    };
    let bracketed = memchr::memchr2_iter(b'[', b'(', text.as_bytes()).filter_map(|at| {
        let square = text.as_bytes()[at] == b'[';
        let close = if square { b']' } else { b')' };
        let length = text.bytes().skip(at + 1).take(LONGEST).position(|byte| byte == close)?;
        let inside = at + 1..at + 1 + length;
        let marker = text.get(inside.clone())?;
        let said = if square && runs_backwards(marker) {
            "runs backwards: a range begins with the lower number"
        } else if has_impossible_year(marker, this_year) {
            "names a year that cannot be"
        } else if held_open(&inside) && text.as_bytes().get(inside.end + 1) != Some(&b'[') {
            "is a note to the writer, not a source"
        } else {
            return None;
        };
        Some((at..inside.end + 1, said))
    });
    bracketed.collect()
}

/// "3-1".
fn runs_backwards(marker: &str) -> bool {
    let ends = marker.split_once('-').and_then(|(from, to)| Some((from.parse::<u16>().ok()?, to.parse::<u16>().ok()?)));
    ends.is_some_and(|(from, to)| to < from && from <= HIGHEST_MARKER)
}

/// "Okoro et al., 20223", "Okoro & Lund, 2099": behind authors a number that is no year, or one to come.
fn has_impossible_year(marker: &str, this_year: i16) -> bool {
    let authors = marker.contains("et al") || marker.contains(" & ");
    let last =
        marker.rsplit([' ', ',']).next().filter(|last| authors && last.bytes().all(|byte| byte.is_ascii_digit()));
    let year = last.filter(|last| (4..=6).contains(&last.len())).and_then(|last| last.parse::<i32>().ok());
    year.is_some_and(|year| year > i32::from(this_year) + 1 || year < FIRST_YEAR)
}

/// The name of a kind of identifier and the form it takes.
fn described(kind: IdKind) -> (&'static str, &'static str) {
    match kind {
        IdKind::Doi => ("DOI", "it is 10., four to nine digits, a slash and a suffix"),
        IdKind::Pmid => ("PMID", "it is a number of one to eight digits, not yet above 60 million"),
        IdKind::Pmcid => ("PMCID", "it is PMC and four to nine digits"),
        IdKind::Trial => ("trial number", "the registry's prefix takes a fixed number of digits (NCT eight)"),
        IdKind::Cochrane => ("Cochrane id", "it is CD and six digits"),
        IdKind::Nice => ("NICE id", "it is NG, CG, TA or QS and up to four digits"),
    }
}
