//! The mirrors of claims, of what supports them, and of citations.

use serde::Serialize;

use super::Span;
use crate::claim::{self, Evidence};
use crate::rule::Mark;
use crate::source::SourceFile;

#[derive(Serialize)]
pub(super) struct Claim<'a> {
    text: &'a str,
    span: Span,
    kind: &'a str,
    hedged: bool,
    negated: bool,
    /// The level it is reported with; none when it is no claim to report.
    level: Option<&'static str>,
    support: Option<Support>,
}

#[derive(Serialize)]
struct Support {
    form: &'static str,
    span: Span,
    distance: &'static str,
    tier: Option<u8>,
    sound: bool,
}

#[derive(Serialize)]
pub(super) struct Citation {
    form: &'static str,
    span: Span,
    resolves: bool,
    tier: Option<u8>,
}

/// The claims of an article.
pub(super) fn claims<'a>(evidence: &'a Evidence, source: &'a SourceFile) -> Vec<Claim<'a>> {
    let claim = |claim: &'a claim::Claim| Claim {
        text: source.slice(claim.span),
        span: claim.span.into(),
        kind: claim.kind(),
        hedged: claim.marks.has(Mark::Hedged),
        negated: claim.marks.has(Mark::Negated),
        level: claim.level.map(|level| level.name()),
        support: claim.support.as_ref().and_then(|support| self::support(evidence, support)),
    };
    evidence.claims.iter().map(claim).collect()
}

fn support(evidence: &Evidence, support: &claim::Support) -> Option<Support> {
    let citation = evidence.citations.get(support.citation)?;
    Some(Support {
        form: citation.form.name(),
        span: citation.span.into(),
        distance: support.distance.name(),
        tier: citation.tier.map(claim::Tier::number),
        sound: support.sound,
    })
}

/// The citations of an article.
pub(super) fn citations(evidence: &Evidence) -> Vec<Citation> {
    let citation = |citation: &claim::Citation| Citation {
        form: citation.form.name(),
        span: citation.span.into(),
        resolves: citation.resolves,
        tier: citation.tier.map(claim::Tier::number),
    };
    evidence.citations.iter().map(citation).collect()
}
