//! `claims/citation-form`: an identifier that cannot exist.

use crate::checks::{Check, Subject};
use crate::claim::{CitationForm, IdKind, identifiers};
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "claims/citation-form", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    for id in identifiers(subject.article.prose.text()).into_iter().filter(|id| !id.valid) {
        let span = subject.article.original(id.range.clone());
        let (name, form) = described(id.kind);
        let message = format!("\"{}\" cannot be a {name}: {form}", subject.article.source.slice(span));
        sink.push(subject.finding(rule, span, message).help("Copy it from the page of the source, and open the link."));
    }
    for citation in &subject.evidence.citations {
        if citation.form == CitationForm::Doi
            && !citation.resolves
            && !subject.article.links.iter().all(|link| link.span != citation.span)
        {
            let (name, form) = described(IdKind::Doi);
            let message = format!("this address cannot lead to a {name}: {form}");
            sink.push(subject.finding(rule, citation.span, message));
        }
    }
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
