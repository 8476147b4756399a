//! `claims/stale-source`: a claim that rests on an old source.

use crate::checks::{Check, Subject};
use crate::claim::{Claim, TURNS};
use crate::finding::Sink;
use crate::rule::{Level, Rule};

use super::{sentence_of, shown};

pub(super) const CHECK: Check = Check { rule: "claims/stale-source", run };

/// Kinds of claims that are figures, which age faster.
const FIGURES: &[&str] = &["statistic", "relative-risk-alone", "vague-prevalence"];

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let today = subject.settings.today.year();
    for (index, citation) in subject.evidence.citations.iter().enumerate() {
        let Some(year) = citation.year.filter(|_| citation.resolves) else { continue };
        let claims = subject.evidence.claims.iter();
        let supported: Vec<&Claim> =
            claims.filter(|claim| claim.support.is_some_and(|support| support.citation == index)).collect();
        let sentence = sentence_of(subject, citation).to_lowercase();
        let dated = sentence.contains(&format!("in {year}"));
        let historical = dated || TURNS.history_words.iter().any(|word| sentence.contains(word));
        if supported.is_empty() || historical {
            continue;
        }
        let option =
            if supported.iter().all(|claim| FIGURES.contains(&claim.kind())) { "figure-years" } else { "years" };
        let age = i64::from(today) - i64::from(year);
        let level = if age >= rule.integer(option, 20) {
            rule.level
        } else if age >= rule.integer("notice-years", 15) {
            Level::Suggestion
        } else {
            continue;
        };
        let marked = shown(subject, citation);
        let message = format!("{marked} is a source of {year}, {age} years old: newer evidence may say otherwise");
        let help = "Cite a current review or guideline, or say that the evidence is old.";
        sink.push(subject.finding(rule, citation.span, message).level(level.min(rule.level)).help(help));
    }
}
