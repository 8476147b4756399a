//! How the amounts of an article are written: their numbers, units and gaps, and fixes that keep what they say.

use std::ops::Range;
use std::rc::Rc;

use crate::article::{BlockKind, Sentence};
use crate::checks::Subject;
use crate::dose::{self, DoseStatement, fold_unit};
use crate::finding::{Edit, Finding, Safety};
use crate::pattern;
use crate::rule::vocabulary::units::Unit;
use crate::source::Span;

/// A part of an amount as it is written; its range is of the prose.
#[derive(Debug, Clone)]
pub(super) struct Part<'a> {
    pub(super) text: &'a str,
    pub(super) range: Range<usize>,
}

/// The statements of what is evidently taken that are used, not spoken of, and stand in the text of the article.
pub(super) fn used<'a>(subject: &Subject<'a>) -> impl Iterator<Item = &'a DoseStatement> {
    let subject = *subject;
    subject.doses.iter().filter(move |statement| {
        let article = subject.article;
        let block = article.block_at(statement.quantity.start).and_then(|at| article.blocks.get(at));
        let listed = block.is_none_or(|block| {
            block.quoted || block.kind == BlockKind::Footnote || article.section_is(block.section, "references")
        });
        statement.dose.is_some()
            && statement.evident
            && !listed
            && !pattern::is_mentioned(&subject, &statement.quantity)
    })
}

/// The folded text of a range of the prose.
pub(super) fn text<'a>(subject: &Subject<'a>, range: &Range<usize>) -> &'a str {
    subject.article.prose.text().get(range.clone()).unwrap_or_default()
}

/// The numbers in digits of an amount: "5.0", ".5", "1,000".
pub(super) fn numbers<'a>(subject: &Subject<'a>, statement: &DoseStatement) -> Vec<Part<'a>> {
    let prose = subject.article.prose.text().as_bytes();
    let bytes = text(subject, &statement.quantity).as_bytes();
    let mut parts = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let starts =
            bytes[at].is_ascii_digit() || (bytes[at] == b'.' && bytes.get(at + 1).is_some_and(u8::is_ascii_digit));
        let before = (statement.quantity.start + at).checked_sub(1).and_then(|before| prose.get(before));
        let glued = before.is_some_and(u8::is_ascii_alphanumeric);
        let mut end = at;
        while bytes.get(end).is_some_and(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',')) {
            end += 1;
        }
        while end > at && matches!(bytes[end - 1], b'.' | b',') {
            end -= 1;
        }
        if starts && end > at && !glued {
            parts.push(part(subject, statement.quantity.start, at..end));
        }
        at = end.max(at + 1);
    }
    parts
}

/// The words of an amount that are units, each with what it means.
pub(super) fn units<'a>(subject: &Subject<'a>, statement: &DoseStatement) -> Vec<(Part<'a>, &'static Unit)> {
    words(text(subject, &statement.quantity))
        .filter_map(|range| {
            let part = part(subject, statement.quantity.start, range);
            fold_unit(part.text).map(|unit| (part, unit))
        })
        .collect()
}

/// Whether an amount is in units or in international units, and one of the same substance beside it in its sentence in the
/// others: it tells what the one is to the other ("1 mg is about 1 IU or 1 unit"), or does not mean the same by both.
pub(super) fn tells_apart(subject: &Subject<'_>, statement: &DoseStatement, unit: &(Part<'_>, &Unit)) -> bool {
    const UNITS: &str = "units";
    const BESIDE: usize = 3;
    if unit.1.name != UNITS {
        return false;
    }
    let is_international = |written: &str| written.to_ascii_uppercase().contains('I') && !written.contains("nit");
    let own = is_international(unit.0.text);
    let Some(around) = sentence(subject, statement.quantity.start) else { return false };
    let at = subject.doses.partition_point(|other| other.quantity.start < statement.quantity.start);
    let near = subject.doses.iter().skip(at.saturating_sub(BESIDE)).take(2 * BESIDE + 1);
    let is_beside =
        |other: &&DoseStatement| around.text.contains(&other.quantity.start) && other.substance == statement.substance;
    let mut units = near.filter(is_beside).flat_map(|other| units(subject, other));
    units.any(|(part, other)| other.name == UNITS && is_international(part.text) != own)
}

/// The words of a text: runs of letters, with the full stops of an abbreviation inside.
pub(super) fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let start = at + rest.find(|char: char| char.is_alphabetic())?;
        let mut end = start;
        let bytes = text.as_bytes();
        for char in text.get(start..)?.chars() {
            let inner_stop = char == '.' && end - start == 1 && bytes.get(end + 1).is_some_and(u8::is_ascii_alphabetic)
                || char == '.' && end > start + 2 && bytes.get(end - 2) == Some(&b'.');
            if !(char.is_alphanumeric() || inner_stop) {
                break;
            }
            end += char.len_utf8();
        }
        at = end;
        Some(start..end)
    })
}

fn part<'a>(subject: &Subject<'a>, offset: usize, range: Range<usize>) -> Part<'a> {
    let range = offset + range.start..offset + range.end;
    Part { text: text(subject, &range), range }
}

/// The sentence around a place of the prose.
pub(super) fn sentence<'a>(subject: &Subject<'a>, at: usize) -> Option<&'a Sentence> {
    subject.article.sentence_at(at).and_then(|index| subject.article.sentences.get(index))
}

/// The folded text of the sentence around a place.
pub(super) fn sentence_text<'a>(subject: &Subject<'a>, at: usize) -> &'a str {
    sentence(subject, at).map_or("", |sentence| subject.article.sentence_text(sentence))
}

/// Adds a safe fix that writes `new` for a range of the prose, if nothing but plain text stands there and the doses of
/// the sentence say the same with it.
pub(super) fn mend(subject: &Subject<'_>, finding: Finding, range: &Range<usize>, new: &str, title: String) -> Finding {
    let Some(edit) = edit(subject, range, new) else { return finding };
    finding.fix(title, Safety::Safe, vec![edit])
}

/// How many bytes a sentence has at most that is read again for each of its fixes; what runs on for longer is no prose.
const LONGEST: usize = 2000;

fn edit(subject: &Subject<'_>, range: &Range<usize>, new: &str) -> Option<Edit> {
    let article = subject.article;
    let span: Span = article.original(range.clone());
    let source = article.source.slice(span);
    if source.contains(['*', '_', '<', '>', '[', ']', '`', '&', '\n', '\r', '\\']) {
        return None;
    }
    let around = &sentence(subject, range.start)?.text;
    if around.len() > LONGEST {
        return None;
    }
    let (head, tail) =
        (article.prose.text().get(around.start..range.start)?, article.prose.text().get(range.end..around.end)?);
    let after = dose::read_text(&format!("{head}{new}{tail}"), &subject.vocabulary.lexicon);
    dose::same(&by_itself(subject, around), &after).then(|| Edit { span, text: new.to_string() })
}

/// What a sentence says of doses when it is read by itself.
fn by_itself(subject: &Subject<'_>, sentence: &Range<usize>) -> Rc<[DoseStatement]> {
    let read = || dose::read_text(text(subject, sentence), &subject.vocabulary.lexicon).into();
    Rc::clone(subject.asked.sentence_doses.borrow_mut().entry(sentence.start).or_insert_with(read))
}
