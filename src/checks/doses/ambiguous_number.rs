//! `doses/ambiguous-number`: a number that is read as two different amounts.

use super::written::{numbers, used};
use crate::checks::{Check, Subject};
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "doses/ambiguous-number", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    if subject.article.language != "en" {
        return;
    }
    for statement in used(subject) {
        for number in numbers(subject, statement) {
            let Some(readings) = readings(number.text) else { continue };
            let span = subject.article.original(number.range.clone());
            let message = format!("\"{}\" is read as {readings}; write the one that is meant", number.text);
            sink.push(subject.finding(rule, span, message));
        }
    }
}

/// The two readings of a number with one mark that may be a decimal point or may part thousands.
fn readings(number: &str) -> Option<String> {
    let mark = if number.contains('.') { '.' } else { ',' };
    let (whole, rest) = number.split_once(mark)?;
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !plain(whole) || !plain(rest) || whole.len() > 3 {
        return None;
    }
    let doubtful = match mark {
        '.' => rest.len() == 3 && rest.ends_with('0') && whole != "0",
        _ => rest.len() != 3 || whole == "0",
    };
    doubtful.then(|| format!("{} and as {whole}{rest}", decimal(whole, rest)))
}

fn decimal(whole: &str, rest: &str) -> String {
    let rest = rest.trim_end_matches('0');
    if rest.is_empty() { whole.to_string() } else { format!("{whole}.{rest}") }
}
