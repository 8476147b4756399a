//! `doses/vague-titration`: a change of dose that does not say how much or how often.

use std::ops::Range;

use super::words::WORDS;
use super::written::{sentence, text, used};
use crate::checks::{Check, Subject};
use crate::dose::{DoseStatement, Role};
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "doses/vague-titration", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let mut told = Vec::new();
    for statement in used(subject).filter(|statement| statement.role == Role::Step) {
        let Some(around) = sentence(subject, statement.quantity.start) else { continue };
        if let Some(vague) = vague_interval(subject, &around.text, statement.quantity.end) {
            // Several changes may share one interval.
            if !told.contains(&vague) {
                let written = text(subject, &vague);
                let message =
                    format!("\"{written}\" is no interval; say after how many days, or leave it to the prescriber");
                sink.push(subject.finding(rule, subject.article.original(vague.clone()), message));
                told.push(vague);
            }
        } else if let Some(often) =
            taken_often(subject, statement).filter(|_| !says_of_what(subject, statement, &around.text))
        {
            let message =
                "Is this change meant for each dose or for the day? Say which: the drug is taken several times a day";
            let span = subject.article.original(statement.quantity.clone());
            let place = subject.article.original(often.text.clone());
            sink.push(subject.finding(rule, span, message).label(place, "taken several times a day"));
        }
    }
}

/// The words of an interval that no one can follow: the first behind a place of the sentence, else its first.
fn vague_interval(subject: &Subject<'_>, sentence: &Range<usize>, behind: usize) -> Option<Range<usize>> {
    let said = text(subject, sentence).to_ascii_lowercase();
    if said.contains("at intervals of") {
        return None;
    }
    let place = |phrase: &str, at: usize, unit: usize| {
        let start = sentence.start + at;
        start..start + phrase.len() + unit
    };
    let whole = WORDS.vague_intervals.iter();
    let whole = whole.flat_map(|phrase| said.match_indices(phrase.as_str()).map(|(at, phrase)| place(phrase, at, 0)));
    let counts = WORDS.vague_counts.iter().flat_map(|phrase| {
        said.match_indices(phrase.as_str()).map(|(at, phrase)| place(phrase, at, unit(&said[at + phrase.len()..])))
    });
    whole.chain(counts).min_by_key(|place| (place.start < behind, place.start))
}

/// The length of the word behind "every few", with the space before it.
fn unit(behind: &str) -> usize {
    let Some(word) = behind.strip_prefix(' ').and_then(|rest| rest.split(' ').next()) else { return 0 };
    let word = word.trim_end_matches(|char: char| !char.is_alphanumeric());
    if word.starts_with(char::is_alphanumeric) { word.len() + 1 } else { 0 }
}

/// The dose before a change of it, in its block, when that is taken several times a day.
fn taken_often<'a>(subject: &Subject<'a>, step: &DoseStatement) -> Option<&'a DoseStatement> {
    let block = |statement: &DoseStatement| subject.article.block_at(statement.quantity.start);
    let mut before = subject.doses.iter().filter(|other| {
        other.quantity.start < step.quantity.start
            && other.substance == step.substance
            && matches!(other.role, Role::Start | Role::Usual)
            && block(other) == block(step)
    });
    before.next_back().filter(|other| other.timing.is_some_and(|timing| timing.per_day().0 > 1.5))
}

/// Whether the sentence says if a change is meant for each dose or for the day.
fn says_of_what(subject: &Subject<'_>, step: &DoseStatement, sentence: &Range<usize>) -> bool {
    let tail = text(subject, &(step.quantity.start..sentence.end));
    let said = text(subject, sentence).to_lowercase();
    WORDS.rates.iter().any(|word| tail.contains(word)) || WORDS.sums.iter().any(|words| said.contains(words))
}
