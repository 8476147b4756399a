//! `claims/unresolved-citation`: a marker that leads to no source.

use std::collections::HashSet;

use crate::checks::{Check, Subject};
use crate::claim::{Citation, CitationForm};
use crate::finding::Sink;
use crate::rule::{Level, Rule};

use super::shown;

pub(super) const CHECK: Check = Check { rule: "claims/unresolved-citation", run };

/// Who cites so many sources by name and year has a list of them somewhere.
const KEPT_ELSEWHERE: usize = 3;

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let listed = subject.evidence.references.len();
    let dangling: Vec<&Citation> = subject
        .evidence
        .citations
        .iter()
        .filter(|citation| !citation.resolves && counts(subject, rule, citation))
        .collect();
    let help = "Add the source to the references, or correct the marker.";
    if listed > 0 {
        for citation in dangling {
            let marked = shown(subject, citation);
            let message = if citation.form == CitationForm::AuthorYear {
                format!("{marked} has no entry of that name and year in the references")
            } else {
                format!("{marked} has no entry in the references, which have {listed}")
            };
            sink.push(subject.finding(rule, citation.span, message).help(help));
        }
        return;
    }
    let Some(first) = dangling.first() else { return };
    let message = format!("{} points to a source, and the article lists none", shown(subject, first));
    // Who cites many by name and year keeps a list, on another page of the same book perhaps.
    let of_form = |citation: &&Citation| citation.form == CitationForm::AuthorYear && !citation.resolves;
    let named = subject.evidence.citations.iter().filter(of_form);
    let names: HashSet<&str> = named.map(|citation| shown(subject, citation)).collect();
    let kept = names.len() >= KEPT_ELSEWHERE;
    let help = if kept { "Add the list of sources, or link the page that holds it." } else { help };
    let level = if kept { rule.level.min(Level::Suggestion) } else { rule.level };
    let finding = subject.finding(rule, first.span, message).level(level).help(help);
    sink.push(
        dangling.iter().skip(1).fold(finding, |finding, citation| finding.label(citation.span, "nor is this listed")),
    );
}

/// Whether a citation is of a form that needs an entry.
fn counts(subject: &Subject<'_>, rule: &Rule, citation: &Citation) -> bool {
    match citation.form {
        CitationForm::Numeric | CitationForm::Superscript => true,
        CitationForm::Footnote => {
            !rule.texts("footnotes-left-to").iter().any(|other| subject.rules.active(other).is_some())
        }
        // "n.d.": which of the undated entries is meant, a name alone does not tell.
        CitationForm::AuthorYear if citation.year.is_none() => false,
        CitationForm::AuthorYear if citation.year > Some(subject.settings.today.year() + 1) => false,
        // A row of a table of studies may be meant.
        CitationForm::AuthorYear if subject.evidence.tabled => false,
        CitationForm::AuthorYear => !subject.evidence.references.is_empty() || !is_body(subject, citation),
        _ => false,
    }
}

/// An organisation named by its initials, as in "(WHO, 2021)".
fn is_body(subject: &Subject<'_>, citation: &Citation) -> bool {
    let text = shown(subject, citation).trim_start_matches('(').trim_start_matches("See ").trim_start_matches("see ");
    let name = text.split([',', ' ']).next().unwrap_or("");
    name.chars().filter(|char| char.is_uppercase()).count() > 1
}
