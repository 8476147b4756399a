//! `doses/missing-unit`: readers are told to take a number of nothing.

use super::words::WORDS;
use crate::checks::{Check, Subject};
use crate::dose::{fold_unit, often};
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "doses/missing-unit", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let article = subject.article;
    let prose = article.prose.text();
    let mut at = 0;
    while let Some(start) = next_number(prose, at) {
        let rest = prose.get(start..).unwrap_or_default();
        let digits = rest.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
        at = start + digits;
        let (number, after) = rest.split_at(digits);
        let told = WORDS.taking.iter().any(|verb| prose[..start].ends_with(verb));
        let sentence = article.sentence_at(start).and_then(|index| article.sentences.get(index));
        let Some(sentence) = sentence.filter(|_| told && !number.ends_with('.')) else { continue };
        if is_bare(after.get(..sentence.text.end.saturating_sub(at)).unwrap_or_default()) {
            let span = article.original(start..at);
            sink.push(subject.finding(rule, span, format!("{number} of what? Give the unit or the form")));
        }
    }
}

/// Where the next number begins, a point before its first digit included.
fn next_number(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let digit = from + bytes.get(from..)?.iter().position(u8::is_ascii_digit)?;
    Some(if digit > from && bytes[digit - 1] == b'.' { digit - 1 } else { digit })
}

/// Whether how often comes next, and no unit.
fn is_bare(after: &str) -> bool {
    let after = after.trim_start_matches(' ');
    let word = after.split([' ', ',', '.']).next().unwrap_or_default();
    if fold_unit(word).is_some() {
        return false;
    }
    WORDS.frequencies.iter().any(|frequency| after.starts_with(frequency)) || often(word).is_some()
}
