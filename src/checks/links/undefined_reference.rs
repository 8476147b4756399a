//! `links/undefined-reference`: `[text][label]` without a definition of the label.

use crate::article::LinkForm;
use crate::checks::{Check, Subject};
use crate::finding::Sink;
use crate::rule::{Rule, nearest};

pub(super) const CHECK: Check = Check { rule: "links/undefined-reference", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let article = subject.article;
    for link in article.links.iter().filter(|link| link.form == LinkForm::UndefinedReference) {
        let label = link.label.as_deref().unwrap_or_default().trim();
        // "[5][6]" is a pair of citations, "[x][]" an empty box.
        let is_number =
            |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || b",- ".contains(&byte));
        if label.is_empty() || is_number(label) && is_number(link.text.trim()) || matches!(label, "x" | "X") {
            continue;
        }
        let message = format!("the link [{}] has no definition, so readers see the brackets", label);
        let known = article.definitions.iter().map(|definition| definition.label.as_str());
        let help = match nearest(label, known) {
            Some(known) => format!("did you mean [{known}]?"),
            None => format!("add a line \"[{label}]: address\""),
        };
        sink.push(subject.finding(rule, link.span, message).help(help));
    }
}
