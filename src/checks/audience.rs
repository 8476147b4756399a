//! For whom an article is written: readers, prescribers, or the clinicians who wrote it.

use super::Subject;
use super::sections::state::{apart, counted_anywhere, is_on_classes, prints_dose};
use super::sections::title_hits;
use crate::article::{BlockKind, KindSource};
use crate::text::Hit;

/// Whether clinicians wrote it for themselves: it says so or is in their shorthand; or it has no word to readers, and no
/// title, nothing but lists, many of their terms, or a medicine for its subject that they alone give.
pub(super) fn is_for_clinicians(subject: &Subject<'_>) -> bool {
    const TERMS: usize = 5;
    let named = |list: &str| counted_anywhere(subject, list);
    let is_note = || {
        let article = subject.article;
        let terms = named("cues/clinical-terms") + named("cues/shorthand");
        article.title.is_none() || terms >= TERMS || article.is_outline() && (terms > 0 || is_on_classes(subject))
    };
    let is_theirs = || is_note() || is_given_by_clinicians(subject);
    let find = || is_in_shorthand(subject) || named("cues/readers") == 0 && is_theirs();
    *subject.asked.for_clinicians.get_or_init(find)
}

/// Whether what is in shorthand speaks to those who read it: of what is theirs, or more than once. "As soon as you know
/// the strain" is said among colleagues.
pub(super) fn speaks_to_readers(subject: &Subject<'_>) -> bool {
    let article = subject.article;
    let mut words = article.hits_of(subject.vocabulary.lexicon.list("cues/readers"), article.whole());
    let is_you =
        |hit: &Hit| article.prose.text().get(hit.start..hit.end).is_some_and(|it| it.eq_ignore_ascii_case("you"));
    words.next().is_some_and(|first| !is_you(first)) || words.next().is_some()
}

/// Whether it says that it is for clinicians, is a textbook or a case record, or is written in their shorthand.
pub(super) fn is_in_shorthand(subject: &Subject<'_>) -> bool {
    const SEVERAL: usize = 3;
    let named = |list: &str| counted_anywhere(subject, list);
    named("cues/kind-textbook") > 0
        || subject.article.is_case_record(subject.vocabulary)
        || named("cues/shorthand") >= SEVERAL
        || named("cues/for-clinicians") > 0 && !speaks_to_readers(subject)
}

/// Whether its title is the name of a medicine that only clinicians give, and what is written of it: "Propofol: doses",
/// not "Adenosine receptor blockers".
pub(super) fn is_given_by_clinicians(subject: &Subject<'_>) -> bool {
    let list = subject.vocabulary.lexicon.list("drugs-given-by-clinicians");
    let text = subject.article.prose.text();
    let is_name = |hit: &Hit| {
        let begins = text[..hit.start].ends_with('\n') || hit.start == 0;
        let behind = text[hit.end..].trim_start_matches(' ');
        begins && (behind.is_empty() || behind.starts_with(['\n', ':', '(', '|', ',', '-']))
    };
    title_hits(subject.article, list).into_iter().any(is_name)
}

/// Whether it is a note of a few lines that a clinician keeps: it has no title, nobody told its kind, it prints no dose, and
/// its prose is short.
pub(super) fn is_stub(subject: &Subject<'_>) -> bool {
    const WORDS: usize = 100;
    let article = subject.article;
    let text = article.blocks.iter().filter(|block| block.kind != BlockKind::FrontMatter);
    let count = || text.flat_map(|block| article.block_text(block).split_whitespace()).take(WORDS).count();
    article.title.is_none()
        && article.kind_from == KindSource::Text
        && is_for_clinicians(subject)
        && !prints_dose(subject)
        && count() < WORDS
}

/// Whether it speaks of patients to those who prescribe for them: "advise patients", "if a patient experiences".
pub(super) fn addresses_prescribers(subject: &Subject<'_>) -> bool {
    const SEVERAL: usize = 2;
    counted_anywhere(subject, "cues/to-prescribers") >= SEVERAL
        && apart(subject, "cues/readers", subject.article.whole()) <= SEVERAL
}
