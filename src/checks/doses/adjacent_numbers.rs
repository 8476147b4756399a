//! `doses/adjacent-numbers`: the number of pieces and the strength of a piece stand side by side in digits.

use super::written::{mend, numbers, text, used};
use crate::checks::{Check, Subject};
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "doses/adjacent-numbers", run };

const WORDS: [&str; 11] = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let prose = subject.article.prose.text();
    for statement in used(subject) {
        let numbers = numbers(subject, statement);
        for pair in numbers.windows(2) {
            let [count, strength] = pair else { continue };
            if text(subject, &(count.range.end..strength.range.start)) != " " || strength.text.starts_with("00") {
                continue;
            }
            let span = subject.article.original(count.range.start..strength.range.end);
            let message =
                format!("\"{} {}\" is misread as one number; write the first in words", count.text, strength.text);
            let finding = subject.finding(rule, span, message);
            // "1-3 100 mg tablets": one end of a range alone is not put into words.
            let before = prose.get(..count.range.start).unwrap_or_default();
            let ends_range = before.ends_with(['-', '\u{2013}', '/']);
            let word = count
                .text
                .parse()
                .ok()
                .and_then(|count: usize| WORDS.get(count))
                .filter(|word| !word.is_empty() && !ends_range);
            sink.push(match word {
                Some(word) => mend(subject, finding, &count.range, word, format!("write {word}")),
                None => finding,
            });
        }
    }
}
