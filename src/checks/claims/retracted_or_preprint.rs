//! `claims/retracted-or-preprint`: a source that was withdrawn, or not yet reviewed, cited as if published.

use crate::checks::{Check, Subject};
use crate::claim::TURNS;
use crate::finding::Sink;
use crate::rule::Rule;

use super::sentence_of;

pub(super) const CHECK: Check = Check { rule: "claims/retracted-or-preprint", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    for citation in subject.evidence.citations.iter().filter(|citation| citation.retracted || citation.preprint) {
        let sentence = sentence_of(subject, citation).to_lowercase();
        if TURNS.source_caveats.iter().any(|word| sentence.contains(word)) {
            continue;
        }
        let (message, help) = if citation.retracted {
            (
                "this source was retracted: its findings no longer stand",
                "Remove what rests on it, or cite a source that stands.",
            )
        } else {
            (
                "this source is a preprint, cited as if it had been reviewed and published",
                "Cite the published version, or say that it is a preprint.",
            )
        };
        sink.push(subject.finding(rule, citation.span, message).help(help));
    }
}
