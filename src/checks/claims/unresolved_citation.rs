//! `claims/unresolved-citation`: a marker that leads to no source.

use crate::checks::{Check, Subject};
use crate::claim::{Citation, CitationForm};
use crate::finding::Sink;
use crate::rule::Rule;

use super::shown;

pub(super) const CHECK: Check = Check { rule: "claims/unresolved-citation", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let listed = subject.evidence.references.len();
    for citation in subject.evidence.citations.iter().filter(|citation| !citation.resolves) {
        let marker = matches!(citation.form, CitationForm::Numeric | CitationForm::Superscript);
        let author = citation.form == CitationForm::AuthorYear && (listed > 0 || !is_body(subject, citation));
        if !marker && !author {
            continue;
        }
        let marked = shown(subject, citation);
        let message = match listed {
            0 => format!("{marked} points to a source, and the article lists none"),
            _ if marker => format!("{marked} has no entry in the references, which have {listed}"),
            _ => format!("{marked} has no entry of that name and year in the references"),
        };
        let help = "Add the source to the references, or correct the marker.";
        sink.push(subject.finding(rule, citation.span, message).help(help));
    }
}

/// An organisation named by its initials, as in "(WHO, 2021)".
fn is_body(subject: &Subject<'_>, citation: &Citation) -> bool {
    let text = shown(subject, citation).trim_start_matches('(');
    let name = text.split([',', ' ']).next().unwrap_or("");
    name.chars().filter(|char| char.is_uppercase()).count() > 1
}
