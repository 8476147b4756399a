//! `sections/dose-without-safety`: whoever prints a dose owes side effects, warnings and a source.

use super::Check;
use super::state::{State, counted, state};
use crate::article::ArticleKind;
use crate::checks::Subject;
use crate::dose::{DoseConfidence, Role};
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "sections/dose-without-safety", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let article = subject.article;
    if article.kind == ArticleKind::Drug || article.kind == ArticleKind::Comparison || article.title.is_none() {
        return;
    }
    // What one patient takes is no advice.
    let whole = 0..article.prose.text().len();
    if counted(article, subject.vocabulary, "cues/case-report", whole) > 2 {
        return;
    }
    let limits = |start: usize| article.prose.text()[..start].trim_end().ends_with(['>', '<', '\u{2265}', '\u{2264}']);
    let Some(dose) = subject.doses.iter().find(|dose| {
        dose.substance.is_some()
            && !limits(dose.text.start)
            && dose.confidence == DoseConfidence::High
            && dose.timing.is_some()
            && dose.dose.as_ref().is_some_and(|amount| matches!(amount.unit, "mg" | "mcg" | "g" | "units" | "mL"))
            && matches!(dose.role, Role::Start | Role::Usual | Role::Maximum)
    }) else {
        return;
    };
    let absent = |id: &str| state(article, subject.doses, subject.vocabulary, id) == State::Absent;
    let mut owed = Vec::new();
    if absent("side-effects") && absent("serious-side-effects") {
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
