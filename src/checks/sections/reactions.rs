//! Sentences that name reactions to a medicine as such.

use std::ops::Range;

use super::frames::Said;
use super::prose::sentences_with;
use super::state::counted;
use crate::article::ArticleKind;
use crate::checks::Subject;
use crate::source::Span;

/// Word lists of reactions.
const REACTIONS: [&str; 2] = ["reactions", "reactions/named"];
/// How many of them are no passing mention, whatever is said of them.
const LIST: usize = 3;

/// The sentence that names the most reactions as reactions, the first of two that name one each, or one
/// that names the chief one.
pub(super) fn reactions(subject: &Subject<'_>) -> Option<Span> {
    let sentences = REACTIONS.iter().flat_map(|list| sentences_with(subject, list));
    let told = sentences.map(|sentence| (named(subject, &sentence), sentence));
    let told: Vec<_> = told.filter(|(count, sentence)| is_told(subject, *count, sentence)).collect();
    let several = told.iter().filter(|(count, _)| *count > 1);
    let most = several.max_by_key(|(count, sentence)| (*count, std::cmp::Reverse(sentence.start)));
    let first = || told.iter().min_by_key(|(_, sentence)| sentence.start);
    let is_repeated = || told.first().is_some_and(|(_, one)| told.iter().any(|(_, other)| other != one));
    let chief = || told.iter().find(|(_, sentence)| counted(subject, "cues/chief-side-effect", sentence.clone()) > 0);
    let found = most.or_else(|| if is_repeated() { first() } else { chief() });
    let found = found.or_else(|| told.iter().find(|(_, sentence)| is_plain(subject, sentence)));
    let found = found.map(|(_, sentence)| sentence.clone()).or_else(|| listed(subject));
    found.map(|sentence| subject.article.original(sentence))
}

/// A sentence that lists them, whether or not they are known: "Side effects include a wish to dance"; in an article on
/// medicines also one that says which part of the body they befall.
fn listed(subject: &Subject<'_>) -> Option<Range<usize>> {
    let of_a_part = is_on_medicine(subject).then(|| sentences_with(subject, "cues/side-effects-of-a-part"));
    sentences_with(subject, "cues/side-effects-listed").chain(of_a_part.into_iter().flatten()).find(|sentence| {
        let said = Said::new(subject, sentence.clone());
        !said.is_question() && !said.is_ruled_out("side-effects")
    })
}

/// Whether a sentence of an article on medicines says what its medicine may cause, although it names one thing only.
fn is_plain(subject: &Subject<'_>, sentence: &Range<usize>) -> bool {
    let said = Said::new(subject, sentence.clone());
    is_on_medicine(subject)
        && said.holds("may-cause")
        && (said.begins_with("of-it") || said.holds("drugs|drug-classes|cues/these-medicines"))
}

fn is_on_medicine(subject: &Subject<'_>) -> bool {
    matches!(subject.article.kind, ArticleKind::Drug | ArticleKind::Comparison)
}

/// How many different reactions a sentence names; "leg cramps" is one.
fn named(subject: &Subject<'_>, sentence: &Range<usize>) -> usize {
    let lists = REACTIONS.map(|list| subject.vocabulary.lexicon.list(list));
    let hits = subject.article.hits_in(sentence.clone()).filter(|hit| lists.contains(&Some(hit.list)));
    let (mut end, mut found) = (0, Vec::new());
    for hit in hits {
        if hit.start >= end && !found.contains(&(hit.list, hit.entry)) {
            found.push((hit.list, hit.entry));
        }
        end = end.max(hit.end);
    }
    found.len()
}

/// Whether a sentence tells of so many reactions that readers may get them.
fn is_told(subject: &Subject<'_>, count: usize, sentence: &Range<usize>) -> bool {
    let said = Said::new(subject, sentence.clone());
    let is_of_operation =
        || said.holds("operation-risks") && said.holds("operation") && said.count("operation-harms") >= LIST;
    if is_of_operation() {
        return !said.is_question();
    }
    if matches!(subject.article.kind, ArticleKind::Condition | ArticleKind::Other) && !is_of_medicine(&said) {
        return false;
    }
    (count >= LIST || said.holds("cues/side-effects|cues/chief-side-effect|felt|how-often"))
        && !said.is_question()
        && !said.is_ruled_out("side-effects")
        && (!said.holds("cues/when-to-seek-help") || count > 1 && said.holds("named-side-effects"))
}

/// Whether a sentence of an article on a condition, or on anything else, tells what a medicine does, not what the condition does.
fn is_of_medicine(said: &Said<'_, '_>) -> bool {
    said.holds("named-side-effects|medicine...brings-on") || said.holds("near-medicine") && !said.holds("of-illness")
}
