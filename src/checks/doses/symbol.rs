//! `doses/symbol`: a sign before a dose that is misread as its opposite or as a digit.

use super::words::WORDS;
use super::written::{sentence_text, used};
use crate::article::BlockKind;
use crate::checks::{Check, Subject};
use crate::finding::Sink;
use crate::rule::{Level, Rule};

pub(super) const CHECK: Check = Check { rule: "doses/symbol", run };

/// Signs, what they are misread as, and the words to write.
const SIGNS: &[(char, &str, &str)] = &[
    ('>', "its opposite or 7", "more than"),
    ('<', "its opposite or 4", "less than"),
    ('≥', "its opposite", "at least"),
    ('≤', "its opposite", "at most"),
    ('@', "2", "at"),
    ('↑', "its opposite or 4", "increase"),
    ('↓', "its opposite or 7", "decrease"),
];

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let prose = subject.article.prose.text();
    for statement in used(subject) {
        let before = prose.get(..statement.quantity.start).unwrap_or_default().trim_end_matches(' ');
        let Some(last) = before.chars().next_back() else { continue };
        let Some((sign, misread, words)) = SIGNS.iter().find(|(sign, ..)| *sign == last) else { continue };
        let sentence = sentence_text(subject, statement.quantity.start).to_lowercase();
        if WORDS.measurements.iter().any(|word| sentence.contains(word)) {
            continue;
        }
        let at = before.len() - last.len_utf8()..before.len();
        let span = subject.article.original(at.clone());
        let message = format!("\"{sign}\" before a dose is misread as {misread}; write \"{words}\"");
        let mut finding = subject.finding(rule, span, message);
        let cell = subject.article.block_at(at.start).and_then(|at| subject.article.blocks.get(at));
        if cell.is_some_and(|block| block.kind == BlockKind::Cell) {
            finding = finding.level(Level::Suggestion);
        }
        sink.push(finding);
    }
}
