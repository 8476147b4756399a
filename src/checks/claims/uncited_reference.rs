//! `claims/uncited-reference`: a listed source that nothing in the text points to.

use std::collections::HashSet;

use crate::checks::{Check, Subject};
use crate::claim::{CitationForm, Reference, TURNS};
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "claims/uncited-reference", run };

/// So many entries that nothing points to may belong to other pages.
const SHARED: usize = 5;

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let evidence = subject.evidence;
    if evidence.citations.iter().any(|citation| !citation.resolves && citation.form != CitationForm::Doi) {
        return;
    }
    let cited: HashSet<usize> = evidence.citations.iter().flat_map(|citation| &citation.entries).copied().collect();
    let links = evidence
        .citations
        .iter()
        .flat_map(|citation| subject.article.links_in(citation.span).find(|link| link.span == citation.span));
    let linked: HashSet<&str> = links.map(|link| &*link.target).collect();
    let is_linked = |reference: &Reference| reference.targets.iter().any(|target| linked.contains(&**target));
    let listed = evidence
        .references
        .iter()
        .enumerate()
        .filter(|(_, reference)| !reference.in_front_matter && !is_further_reading(subject, reference));
    let listed: Vec<(usize, &Reference)> = listed.collect();
    let count = listed.len();
    let loose: Vec<&Reference> = listed
        .into_iter()
        .filter(|(index, reference)| !cited.contains(index) && !is_linked(reference) && !is_named(subject, reference))
        .map(|(_, reference)| reference)
        .collect();
    let Some(first) = loose.first() else { return };
    let tied = evidence.citations.iter().any(|citation| !citation.entries.is_empty());
    let numbered = loose.iter().all(|reference| reference.numbered);
    // A plain list of sources below a leaflet makes no promise of markers in the text.
    if !tied && !numbered {
        return;
    }
    // A list by author of which much is cited nowhere here is that of a whole book or chapter.
    if !numbered && loose.len() >= SHARED && loose.len() * 3 > count {
        return;
    }
    let message = match loose.len() {
        1 => format!("nothing in the text points to entry {} of the references", first.number),
        count => format!("nothing in the text points to {count} entries of the references, this the first"),
    };
    let help = "Put a marker behind the sentence that rests on it, or move it to further reading.";
    let finding = subject.finding(rule, first.span, message).help(help);
    sink.push(loose.iter().skip(1).fold(finding, |finding, reference| finding.label(reference.span, "nor to this")));
}

/// Whether the text before the list names the body that an entry is of: "the World Health Organization counts …".
fn is_named(subject: &Subject<'_>, reference: &Reference) -> bool {
    let before = &subject.article.prose.text()[..reference.prose.start];
    reference.issuer().is_some_and(|issuer| before.contains(issuer))
}

/// Whether an entry stands under "Further reading": an offer to the reader, on which no sentence rests.
fn is_further_reading(subject: &Subject<'_>, reference: &Reference) -> bool {
    let article = subject.article;
    let behind = article.sections.partition_point(|section| section.span.start <= reference.span.start);
    article.sections[..behind].last().is_some_and(|section| {
        let heading = article.heading_text(section).to_lowercase();
        TURNS.further_reading.iter().any(|offer| heading.contains(offer))
    })
}
