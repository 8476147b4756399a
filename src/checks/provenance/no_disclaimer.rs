//! `provenance/no-disclaimer`: it does not say that it replaces no advice.

use super::{Check, audience, is_acted_on, is_package_leaflet, opening, state};
use crate::checks::Subject;
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "provenance/no-disclaimer", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let article = subject.article;
    // What a regulator approved is the advice.
    if !is_acted_on(article) || audience::is_for_clinicians(subject) || is_package_leaflet(subject) {
        return;
    }
    let marked = article.sections.iter().any(|section| section.ids.contains(&"disclaimer"));
    if !marked && state::counted_anywhere(subject, "disclaimers") == 0 {
        let message = "this article does not say that it is no substitute for medical advice";
        sink.push(
            subject
                .finding(rule, opening(article), message)
                .help("add a sentence such as \"This page does not replace the advice of your doctor or pharmacist.\""),
        );
    }
}
