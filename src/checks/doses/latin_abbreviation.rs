//! `doses/latin-abbreviation`: how often, in Latin that readers do not know.

use super::abbreviation::behind;
use super::written::{mend, used};
use crate::checks::audience::{is_for_clinicians, is_in_shorthand, speaks_to_readers};
use crate::checks::{Check, Subject};
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "doses/latin-abbreviation", run };

/// Abbreviations in lower case without full stops, and plain words for them.
const LATIN: &[(&str, &str)] = &[
    ("bid", "twice a day"),
    ("bd", "twice a day"),
    ("bds", "twice a day"),
    ("tid", "3 times a day"),
    ("tds", "3 times a day"),
    ("qid", "4 times a day"),
    ("qds", "4 times a day"),
    ("prn", "as needed"),
    ("nocte", "at night"),
    ("mane", "in the morning"),
    ("qhs", "at bedtime"),
    ("qam", "every morning"),
    ("qpm", "every evening"),
    ("ac", "before meals"),
    ("pc", "after meals"),
    ("stat", "at once"),
    ("qh", "every hour"),
];

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    // Clinicians who write for each other know them, and so do those who take notes.
    let is_note = || subject.article.is_outline() && is_for_clinicians(subject);
    if (is_in_shorthand(subject) || is_note()) && !speaks_to_readers(subject) {
        return;
    }
    for statement in used(subject) {
        for (word, range) in behind(subject, statement) {
            let plain = word.replace('.', "").to_ascii_lowercase();
            let timed = range.end <= statement.text.end;
            let known =
                LATIN.iter().find(|(latin, _)| *latin == plain).filter(|_| timed || matches!(plain.as_str(), "prn"));
            let hours = plain
                .strip_prefix('q')
                .and_then(|rest| rest.strip_suffix('h'))
                .and_then(|hours| hours.parse::<u8>().ok());
            let write = match (known, hours.filter(|_| timed)) {
                (Some((_, write)), _) => (*write).to_string(),
                (None, Some(1)) => "every hour".to_owned(),
                (None, Some(hours)) => format!("every {hours} hours"),
                (None, None) => continue,
            };
            let span = subject.article.original(range.clone());
            let message = format!("Few readers know \"{word}\"; write \"{write}\"");
            let finding = subject.finding(rule, span, message);
            sink.push(mend(subject, finding, &range, &write, format!("write \"{write}\"")));
        }
    }
}
