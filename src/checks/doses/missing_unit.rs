//! `doses/missing-unit`: readers are told to take a number of nothing.

use crate::checks::{Check, Subject};
use crate::dose::{fold_unit, often};
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "doses/missing-unit", run };

/// What follows a number that has no unit.
const TIMES: [&str; 9] = [
    "times a day",
    "times daily",
    "times per day",
    "every day",
    "every morning",
    "every night",
    "at bedtime",
    "a day",
    "per day",
];
/// What stands before it.
const VERBS: [&str; 4] = ["take ", "Take ", "swallow ", "Swallow "];
const ADVERBS: [&str; 6] = ["once a day", "once daily", "twice a day", "twice daily", "three times", "four times"];

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let article = subject.article;
    for sentence in &article.sentences {
        let said = article.sentence_text(sentence);
        if !said.bytes().any(|byte| byte.is_ascii_digit()) {
            continue;
        }
        for verb in VERBS {
            for at in memchr::memmem::find_iter(said.as_bytes(), verb) {
                let rest = said.get(at + verb.len()..).unwrap_or_default();
                let digits = rest.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
                let (Some(number), Some(after)) = (rest.get(..digits), rest.get(digits..)) else { continue };
                if digits == 0 || number.ends_with('.') || !is_bare(after) {
                    continue;
                }
                let start = sentence.text.start + at + verb.len();
                let span = article.original(start..start + digits);
                sink.push(subject.finding(rule, span, format!("{number} of what? Give the unit or the form")));
            }
        }
    }
}

/// Whether how often comes next, and no unit.
fn is_bare(after: &str) -> bool {
    let after = after.trim_start_matches(' ');
    let word = after.split([' ', ',', '.']).next().unwrap_or_default();
    if fold_unit(word).is_some() {
        return false;
    }
    let adverb = ADVERBS.iter().any(|adverb| after.starts_with(adverb));
    let timed = TIMES.iter().any(|times| after.starts_with(times)) && !after.starts_with("times");
    adverb || timed || often(word).is_some()
}
