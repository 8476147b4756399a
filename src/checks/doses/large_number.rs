//! `doses/large-number`: a dose of a thousand or more without commas.

use super::written::{mend, numbers, used};
use crate::checks::{Check, Subject};
use crate::finding::Sink;
use crate::rule::{Level, Rule};

pub(super) const CHECK: Check = Check { rule: "doses/large-number", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    for statement in used(subject) {
        for number in numbers(subject, statement) {
            if number.text.len() < 4 || !number.text.bytes().all(|byte| byte.is_ascii_digit()) {
                continue;
            }
            let grouped = grouped(number.text);
            let span = subject.article.original(number.range.clone());
            let message = format!("Zeros of \"{}\" are easily miscounted; write \"{grouped}\"", number.text);
            let mut finding = subject.finding(rule, span, message);
            if number.text.len() == 4 {
                finding = finding.level(Level::Suggestion);
            }
            sink.push(mend(subject, finding, &number.range, &grouped, format!("write {grouped}")));
        }
    }
}

/// The digits with a comma before each group of three.
fn grouped(digits: &str) -> String {
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}
