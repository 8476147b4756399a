//! Identifiers of studies, reviews and guidance in a text: DOI, PMID, PMCID, trial numbers, Cochrane and NICE ids.

use std::ops::Range;

use crate::text::octets;

/// What kind of identifier it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum IdKind {
    /// Digital Object Identifier, ISO 26324.
    Doi,
    /// PubMed.
    Pmid,
    /// PubMed Central.
    Pmcid,
    /// ClinicalTrials.gov, ISRCTN, `EudraCT`, ANZCTR, jRCT, `ChiCTR`.
    Trial,
    /// Cochrane review.
    Cochrane,
    /// NICE guideline, appraisal or quality standard.
    Nice,
}

/// An identifier, or what is announced as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identifier {
    /// What it is.
    pub kind: IdKind,
    /// Its bytes of the text.
    pub range: Range<usize>,
    /// Whether its form is possible.
    pub valid: bool,
    /// Whether it belongs to a preprint server.
    pub preprint: bool,
}

/// DOI prefixes of preprint servers (Crossref members): bioRxiv and medRxiv, Research Square, SSRN, Preprints.org,
/// OSF and arXiv.
const PREPRINT_PREFIXES: &[&str] = &[
    "10.1101/20",
    "10.64898/",
    "10.21203/",
    "10.2139/ssrn",
    "10.20944/preprints",
    "10.31219/",
    "10.31234/",
    "10.48550/",
];

/// Above any PubMed id for years to come: 41 million at the end of 2025, about 1.6 million a year.
const HIGHEST_PMID: u64 = 60_000_000;

/// The most bytes before the first digit of an identifier; each holds one.
const LONGEST_LABEL: usize = 32;

/// The identifiers of a folded text, in order.
#[must_use]
pub fn identifiers(text: &str) -> Vec<Identifier> {
    let bytes = text.as_bytes();
    let mut found: Vec<Identifier> = Vec::new();
    let mut at = 0;
    let mut digit = None;
    while at < bytes.len() {
        if digit.is_none_or(|digit| digit < at) {
            let Some(next) = octets::next_digit(bytes, at) else { break };
            digit = Some(next);
            at = at.max(next.saturating_sub(LONGEST_LABEL));
        }
        let starts = at == 0 || !bytes[at - 1].is_ascii_alphanumeric();
        let read = if starts { read(text, at) } else { None };
        if let Some(identifier) = read {
            at = identifier.range.end.max(at + 1);
            found.push(identifier);
        } else {
            at = octets::alphanumerics_end(bytes, at) + 1;
        }
    }
    found
}

fn read(text: &str, at: usize) -> Option<Identifier> {
    match text.as_bytes()[at] {
        b'1' => bare_doi(text, at),
        b'd' | b'D' => named_doi(text, at),
        b'P' => pubmed(text, at),
        b'N' | b'I' | b'A' | b'j' | b'C' => registry(text, at),
        b'Q' | b'T' => nice(text, at),
        b'0'..=b'9' => eudract(text, at),
        _ => None,
    }
}

/// A DOI is "10.", four to nine digits, a slash and a suffix (ISO 26324; Crossref's rule of thumb for the prefix).
fn bare_doi(text: &str, at: usize) -> Option<Identifier> {
    let end = doi_end(text, at)?;
    Some(doi(text, at..end, true))
}

fn doi(text: &str, range: Range<usize>, valid: bool) -> Identifier {
    let name = text[range.clone()].trim_start_matches(|char: char| !char.is_ascii_digit()).to_ascii_lowercase();
    let preprint = PREPRINT_PREFIXES.iter().any(|prefix| name.starts_with(prefix));
    Identifier { kind: IdKind::Doi, range, valid, preprint }
}

fn doi_end(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?.strip_prefix("10.")?;
    let digits = rest.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
    let plain = rest.bytes().take_while(u8::is_ascii_digit).count();
    let suffix = rest.get(digits..)?.strip_prefix('/')?;
    let length = token_length(suffix);
    ((4..=9).contains(&plain) && length > 0).then_some(at + 3 + digits + 1 + length)
}

/// "doi:" or "DOI " with something behind it that is meant to be one.
fn named_doi(text: &str, at: usize) -> Option<Identifier> {
    let rest = text.get(at..)?;
    let label = rest.get(..3).filter(|label| label.eq_ignore_ascii_case("doi"))?;
    let gap = rest[label.len()..].bytes().take_while(|byte| matches!(byte, b':' | b' ')).count();
    let start = at + 3 + gap;
    if gap == 0 {
        return None;
    }
    if let Some(end) = doi_end(text, start) {
        return Some(doi(text, start..end, true));
    }
    let value = text.get(start..)?;
    let length = token_length(value);
    let looks = value.starts_with(|char: char| char.is_ascii_digit()) && value[..length].contains(['.', '/']);
    looks.then(|| doi(text, start..start + length, false))
}

/// The length of what runs up to a space, without closing punctuation.
fn token_length(text: &str) -> usize {
    let end = text
        .find(|char: char| char.is_whitespace() || matches!(char, '"' | '<' | '>' | '\u{1A}'))
        .unwrap_or(text.len());
    let trimmed = text[..end].trim_end_matches(['.', ',', ';', ':', ']', '\'']);
    let trimmed = if trimmed.matches('(').count() < trimmed.matches(')').count() {
        trimmed.trim_end_matches(')').trim_end_matches(['.', ',', ';'])
    } else {
        trimmed
    };
    trimmed.len()
}

/// PubMed ids have one to eight digits and no leading zero; PMC ids four to nine behind "PMC".
fn pubmed(text: &str, at: usize) -> Option<Identifier> {
    let rest = text.get(at..)?;
    if let Some(after) = rest.strip_prefix("PMID") {
        let gap = after.bytes().take_while(|byte| matches!(byte, b':' | b' ' | b'#')).count();
        let value = &after[gap..];
        let length = value.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let digits = value.bytes().take_while(u8::is_ascii_digit).count();
        let possible = value[..digits].parse::<u64>().is_ok_and(|id| (1..=HIGHEST_PMID).contains(&id));
        let valid = digits == length && possible && !value.starts_with('0');
        let range = at..at + 4 + gap + length;
        return (digits > 0).then_some(Identifier { kind: IdKind::Pmid, range, valid, preprint: false });
    }
    let after = rest.strip_prefix("PMC")?;
    let marked = after.strip_prefix("ID");
    let gap = marked.map_or(0, |rest| 2 + rest.bytes().take_while(|b| matches!(b, b':' | b' ')).count());
    let value = after.get(gap..)?;
    let value_at = if value.starts_with("PMC") { 3 } else { 0 };
    let digits = value[value_at..].bytes().take_while(u8::is_ascii_digit).count();
    let range = at..at + 3 + gap + value_at + digits;
    (digits >= 2).then_some(Identifier {
        kind: IdKind::Pmcid,
        range,
        valid: (4..=9).contains(&digits),
        preprint: false,
    })
}

/// Trial registries and Cochrane reviews: a prefix and a fixed number of digits.
fn registry(text: &str, at: usize) -> Option<Identifier> {
    const REGISTRIES: &[(&str, usize, usize, IdKind)] = &[
        ("NCT", 4, 8, IdKind::Trial),
        ("ISRCTN", 4, 8, IdKind::Trial),
        ("ACTRN", 6, 14, IdKind::Trial),
        ("jRCTs", 6, 9, IdKind::Trial),
        ("jRCT", 6, 10, IdKind::Trial),
        ("ChiCTR", 6, 10, IdKind::Trial),
        ("CD", 6, 6, IdKind::Cochrane),
    ];
    let rest = text.get(at..)?;
    let identifier = REGISTRIES.iter().find_map(|&(prefix, least, exact, kind)| {
        let after = rest.strip_prefix(prefix)?;
        let gap = usize::from(after.starts_with(' ') && kind == IdKind::Trial);
        let digits = after[gap..].bytes().take_while(u8::is_ascii_digit).count();
        let range = at..at + prefix.len() + gap + digits;
        (digits >= least).then_some(Identifier { kind, range, valid: digits == exact, preprint: false })
    });
    identifier.or_else(|| nice(text, at))
}

/// NICE ids are two letters and up to four digits; they are taken for one only behind the word NICE.
fn nice(text: &str, at: usize) -> Option<Identifier> {
    let rest = text.get(at..)?;
    let prefix = ["NG", "CG", "TA", "QS"].into_iter().find(|prefix| rest.starts_with(prefix))?;
    let digits = rest[prefix.len()..].bytes().take_while(u8::is_ascii_digit).count();
    let mut from = at.saturating_sub(60);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let named = text[from..at].contains("NICE");
    let range = at..at + prefix.len() + digits;
    (named && (1..=4).contains(&digits)).then_some(Identifier {
        kind: IdKind::Nice,
        range,
        valid: true,
        preprint: false,
    })
}

/// `2019-001234-12`
fn eudract(text: &str, at: usize) -> Option<Identifier> {
    let value = text.get(at..at + 14)?;
    let fits = value.bytes().enumerate().all(|(index, byte)| match index {
        4 | 11 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    let ends = !text[at + 14..].starts_with(|char: char| char.is_ascii_alphanumeric());
    (fits && ends).then_some(Identifier { kind: IdKind::Trial, range: at..at + 14, valid: true, preprint: false })
}
