//! `sections/dose-without-safety`: whoever prints a dose owes side effects, warnings and a source.

use super::Check;
use super::state::{State, counted, counted_anywhere, state};
use crate::article::{ArticleKind, InlineKind};
use crate::checks::Subject;
use crate::dose::{DoseConfidence, DoseStatement, Role};
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "sections/dose-without-safety", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let article = subject.article;
    if article.kind == ArticleKind::Drug || article.kind == ArticleKind::Comparison || article.title.is_none() {
        return;
    }
    // What one patient takes, and what an exercise or a textbook asks, is no advice.
    let told_of_one = counted_anywhere(subject, "cues/case-report") + counted_anywhere(subject, "cues/narrative");
    let is_textbook = counted_anywhere(subject, "cues/kind-textbook") > 0;
    if told_of_one > 2 || is_textbook || counted_anywhere(subject, "cues/worked-example") > 2 {
        return;
    }
    let Some(dose) = subject.doses.iter().find(|dose| is_advice(subject, dose)) else { return };
    let absent = |id: &str| state(subject, id) == State::Absent;
    let mut owed = Vec::new();
    if ["side-effects", "serious-side-effects", "overdose"].into_iter().all(absent) {
        owed.push("its side effects");
    }
    if absent("warnings") && absent("contraindications") && absent("when-to-seek-help") {
        owed.push("warnings");
    }
    if subject.evidence.references.is_empty() && subject.evidence.citations.is_empty() {
        owed.push("a source");
    }
    if owed.len() > 1 {
        let drug = dose.substance.as_deref().unwrap_or("a medicine");
        let message = format!("a dose of {drug} is printed without {}", owed.join(" and without "));
        let help = "add what is missing, or link to the article on the medicine instead of printing the dose";
        sink.push(subject.finding(rule, dose.span, message).help(help));
    }
}

/// Whether a statement tells how much of a medicine to take: no threshold, no sum, nothing that another page or a
/// patient's record says.
fn is_advice(subject: &Subject<'_>, dose: &DoseStatement) -> bool {
    let article = subject.article;
    let is_medicine = |substance: &String| {
        let mut hits = Vec::new();
        subject.vocabulary.lexicon.scan(substance, &mut hits);
        let nutrients = subject.vocabulary.lexicon.list("nutrients");
        hits.iter().all(|hit| Some(hit.list) != nutrients)
    };
    let told = dose.substance.as_ref().is_some_and(is_medicine)
        && dose.confidence == DoseConfidence::High
        && dose.timing.is_some()
        && dose.dose.as_ref().is_some_and(|amount| matches!(amount.unit, "mg" | "mcg" | "g" | "units" | "mL"))
        && matches!(dose.role, Role::Start | Role::Usual | Role::Maximum);
    let limits = ['>', '<', '\u{2265}', '\u{2264}'];
    let is_limit = || {
        let (before, rest) = article.prose.text().split_at(dose.text.start);
        let (text, behind) = rest.split_at(dose.text.len());
        let for_longer = behind.trim_start().trim_start_matches("for ").starts_with(limits);
        before.trim_end().ends_with(limits) || text.contains(limits) || for_longer
    };
    let is_linked = || {
        let mut links = article.inlines.iter().filter(|inline| matches!(inline.kind, InlineKind::Link(_)));
        links.any(|link| link.text.start <= dose.text.start && dose.text.end <= link.text.end)
    };
    let sentence = || article.sentence_at(dose.text.start).and_then(|index| article.sentences.get(index));
    let is_aside = || {
        let text = sentence().map_or(dose.text.clone(), |sentence| sentence.text.clone());
        ["cues/narrative", "cues/worked-example"].iter().any(|list| counted(subject, list, text.clone()) > 0)
    };
    told && !is_limit() && !is_linked() && !is_aside()
}
