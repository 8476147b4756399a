//! `doses/trailing-zero`: a whole number of a dose written with a zero behind the decimal point.

use super::written::{mend, numbers, used};
use crate::checks::{Check, Subject};
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "doses/trailing-zero", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    for statement in used(subject) {
        for number in numbers(subject, statement) {
            let Some(short) = without_zeros(number.text) else { continue };
            let span = subject.article.original(number.range.clone());
            let message = format!(
                "\"{}\" is misread without its point, which multiplies the dose; write \"{short}\"",
                number.text
            );
            let finding = subject.finding(rule, span, message);
            sink.push(mend(subject, finding, &number.range, short, format!("write {short}")));
        }
    }
}

/// The number without the zeros behind its point; none where there are none, or where the point may part thousands.
fn without_zeros(number: &str) -> Option<&str> {
    let (whole, decimals) = number.split_once('.')?;
    let zeros = decimals.bytes().all(|byte| byte == b'0') && !whole.is_empty() && !decimals.is_empty();
    (zeros && decimals.len() < 3).then_some(whole)
}
