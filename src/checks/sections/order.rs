//! `sections/order`: safety stands behind what readers need less.

use super::Check;
use crate::checks::Subject;
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "sections/order", run };

/// Sections that should not come before warnings and side effects.
const LESS_NEEDED: [&str; 4] = ["alternatives", "cost-access", "faq", "references"];

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let sections = &subject.article.sections;
    let Some(late) = sections.iter().find(|section| section.ids.iter().any(|id| LESS_NEEDED.contains(id))) else {
        return;
    };
    let behind = sections.iter().filter(|section| section.span.start > late.span.start);
    for section in behind
        .filter(|section| section.ids.iter().any(|id| matches!(*id, "warnings" | "side-effects" | "interactions")))
    {
        let (heading, other) = (subject.article.heading_text(section), subject.article.heading_text(late));
        let message = format!("the section \"{heading}\" stands behind \"{other}\", where few readers will get to");
        let finding = subject.finding(rule, section.span, message).label(late.span, "this one comes first");
        sink.push(finding.help(format!("move \"{heading}\" up")));
    }
}
