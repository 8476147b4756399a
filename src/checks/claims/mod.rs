//! Coded rules of the claims family: what citations lead to, and what claims weigh together.

use super::{Check, Subject};
use crate::claim::{Citation, Claim};

mod citation_form;
mod newness;
mod off_label;
mod retracted_or_preprint;
mod stale_source;
mod unbalanced;
mod uncited_reference;
mod unresolved_citation;
mod weak_source;

/// The coded rules of this family.
pub(super) const CHECKS: &[Check] = &[
    citation_form::CHECK,
    newness::CHECK,
    off_label::CHECK,
    retracted_or_preprint::CHECK,
    stale_source::CHECK,
    unbalanced::CHECK,
    uncited_reference::CHECK,
    unresolved_citation::CHECK,
    weak_source::CHECK,
];

/// The folded text of the sentence that holds a citation.
fn sentence_of<'a>(subject: &Subject<'a>, citation: &Citation) -> &'a str {
    let at = citation.text.start;
    let found = subject.article.sentence_at(at).or_else(|| subject.article.sentence_at(at.saturating_sub(1)));
    found
        .and_then(|at| subject.article.sentences.get(at))
        .map_or("", |sentence| subject.article.sentence_text(sentence))
}

/// Whether a citation stands with a claim: one is supported by it, or stands in its sentence. What a link says of itself
/// ("5% off", "25% of us") does not rest on it.
fn carries_claim(subject: &Subject<'_>, index: usize, citation: &Citation) -> bool {
    let is_label = |claim: &Claim| citation.text.start <= claim.text.start && claim.text.end <= citation.text.end;
    subject.evidence.claims.iter().filter(|claim| !is_label(claim)).any(|claim| {
        claim.support.is_some_and(|support| support.citation == index)
            || claim.sentence.start <= citation.text.start && citation.text.start <= claim.sentence.end
    })
}

/// The citation as the reader sees it: its text, or what it points to.
fn shown<'a>(subject: &Subject<'a>, citation: &Citation) -> &'a str {
    subject.article.source.slice(citation.span)
}
