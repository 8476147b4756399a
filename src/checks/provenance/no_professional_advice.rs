//! `provenance/no-professional-advice`: it never sends readers to a professional.

use super::{Check, is_acted_on, opening, state};
use crate::checks::Subject;
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "provenance/no-professional-advice", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let article = subject.article;
    if !is_acted_on(article) || state::is_for_clinicians(subject) {
        return;
    }
    let lists = ["professionals", "disclaimers"];
    if article.language == "en" && lists.iter().all(|list| state::counted_anywhere(subject, list) == 0) {
        let message = "this article never tells readers to ask a doctor, nurse or pharmacist";
        sink.push(subject.finding(rule, opening(article), message).help("say whom to ask, and when"));
    }
}
