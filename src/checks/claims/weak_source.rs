//! `claims/weak-source`: a claim that rests on a shop, forum, blog or encyclopaedia alone.

use crate::checks::{Check, Subject};
use crate::claim::{Citation, CitationForm, TURNS, Tier};
use crate::finding::Sink;
use crate::rule::{Level, Rule};

use super::{carries_claim, sentence_of};

pub(super) const CHECK: Check = Check { rule: "claims/weak-source", run };

/// Word lists of which a sentence that speaks of health holds a phrase.
const HEALTH: &[&str] = &["ailments", "functions", "treatments", "drugs", "measures"];

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    for (index, citation) in subject.evidence.citations.iter().enumerate() {
        let level = match citation.tier {
            Some(Tier::Weak) => rule.level,
            Some(Tier::Consumer) if carries_claim(subject, index, citation) => Level::Suggestion,
            _ => continue,
        };
        let concerns = carries_claim(subject, index, citation)
            || citation.form != CitationForm::Link
            || speaks_of_health(subject, citation);
        if !concerns || has_better(subject, citation) || only_points(subject, citation) {
            continue;
        }
        let message = match citation.tier {
            Some(Tier::Weak) => {
                "this rests on a source that anyone can write or that sells: no support for a statement about health"
            }
            _ => "this rests on a publisher for consumers alone, which is a second-hand source",
        };
        let help = "Cite the trial, review, guideline or label that the source itself goes back to.";
        sink.push(subject.finding(rule, citation.span, message).level(level.min(rule.level)).help(help));
    }
}

fn speaks_of_health(subject: &Subject<'_>, citation: &Citation) -> bool {
    let article = subject.article;
    let Some(sentence) = article.sentence_at(citation.text.start).and_then(|at| article.sentences.get(at)) else {
        return false;
    };
    let lexicon = &subject.vocabulary.lexicon;
    let held = article.hits_in(sentence.text.clone()).any(|hit| HEALTH.contains(&lexicon.name(hit.list)));
    let bracketed = article.prose.text()[..citation.text.start].ends_with('(');
    held && bracketed
}

/// Whether a better source stands in the same sentence.
fn has_better(subject: &Subject<'_>, citation: &Citation) -> bool {
    let at = |citation: &Citation| subject.article.sentence_at(citation.text.start);
    let own = at(citation);
    subject
        .evidence
        .citations
        .iter()
        .any(|other| other.resolves && other.tier.is_some_and(Tier::supports) && own.is_some() && at(other) == own)
}

fn only_points(subject: &Subject<'_>, citation: &Citation) -> bool {
    let sentence = sentence_of(subject, citation).to_lowercase();
    citation.form == CitationForm::Link && TURNS.outward_words.iter().any(|word| sentence.contains(word))
}
