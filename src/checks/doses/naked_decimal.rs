//! `doses/naked-decimal`: a dose below one without the zero before the decimal point.

use super::written::{mend, numbers, used};
use crate::checks::{Check, Subject};
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "doses/naked-decimal", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    for statement in used(subject) {
        for number in numbers(subject, statement).into_iter().filter(|number| number.text.starts_with('.')) {
            let whole = format!("0{}", number.text);
            let span = subject.article.original(number.range.clone());
            let message = format!(
                "\"{}\" is misread without its point, which multiplies the dose; write \"{whole}\"",
                number.text
            );
            let finding = subject.finding(rule, span, message);
            sink.push(mend(subject, finding, &number.range, &whole, format!("write {whole}")));
        }
    }
}
