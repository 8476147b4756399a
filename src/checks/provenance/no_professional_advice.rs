//! `provenance/no-professional-advice`: it never sends readers to a professional.

use super::{Check, audience, is_acted_on, opening, state};
use crate::article::ArticleKind;
use crate::checks::Subject;
use crate::claim::Tier;
use crate::finding::Sink;
use crate::rule::{Level, Rule};

pub(super) const CHECK: Check = Check { rule: "provenance/no-professional-advice", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let article = subject.article;
    if !is_acted_on(article) || audience::is_for_clinicians(subject) || audience::addresses_prescribers(subject) {
        return;
    }
    let lists = ["professionals", "disclaimers"];
    if article.language == "en" && lists.iter().all(|list| state::counted_anywhere(subject, list) == 0) {
        let message = "this article never tells readers to ask a doctor, nurse or pharmacist";
        // Nobody acts on what a public body tells of the signs or the inheritance of a condition.
        let is_looked_up = subject.evidence.origin == Some(Tier::Authority)
            && article.kind == ArticleKind::Condition
            && !state::prints_dose(subject)
            && (state::is_inherited(subject) || state::state(subject, "treatment") == state::State::Absent);
        let level = if is_looked_up { rule.level.min(Level::Suggestion) } else { rule.level };
        sink.push(subject.finding(rule, opening(article), message).level(level).help("say whom to ask, and when"));
    }
}
