//! `doses/vague-titration`: a change of dose that does not say how much or how often.

use super::written::{sentence, used};
use crate::checks::{Check, Subject};
use crate::dose::{DoseStatement, Role, WORDS};
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "doses/vague-titration", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    for statement in used(subject).filter(|statement| statement.role == Role::Step) {
        let Some(around) = sentence(subject, statement.quantity.start) else { continue };
        let said = subject.article.sentence_text(around).to_lowercase();
        let mut vague = WORDS.vague_intervals.iter();
        let vague = vague.find(|vague| said.contains(vague.as_str()) && !said.contains("at intervals of"));
        let mut before = subject.doses.iter().filter(|other| {
            other.quantity.start < statement.quantity.start
                && other.substance == statement.substance
                && matches!(other.role, Role::Start | Role::Usual)
                && near(subject, statement, other)
        });
        let several = before.next_back().filter(|other| is_taken_often(other));
        let told = [
            "per dose",
            "per day",
            "a day",
            "daily",
            "every day",
            "each dose",
            "/day",
            "each time",
            "per week",
            "a week",
            "weekly",
        ];
        let tail = subject.article.prose.text().get(statement.quantity.start..around.text.end).unwrap_or_default();
        let of_day = ["daily dos", "dose per day", "total dose"].iter().any(|words| said.contains(words));
        let span = subject.article.original(statement.quantity.clone());
        if let Some(vague) = vague {
            let written = written(&said, vague);
            let message =
                format!("\"{written}\" is no interval; say after how many days, or leave it to the prescriber");
            sink.push(subject.finding(rule, span, message));
        } else if let Some(often) = several.filter(|_| !of_day && !told.iter().any(|word| tail.contains(word))) {
            let message =
                "Is this change meant for each dose or for the day? Say which: the drug is taken several times a day";
            let place = subject.article.original(often.text.clone());
            sink.push(subject.finding(rule, span, message).label(place, "taken several times a day"));
        }
    }
}

/// The words of a vague interval as the sentence has them: "every few" with its unit, "from time to time" alone.
fn written(said: &str, vague: &str) -> String {
    let is_open = ["few", "of", "several"].iter().any(|end| vague.ends_with(end));
    let behind = said.split_once(vague).and_then(|(_, behind)| behind.split_whitespace().next());
    let unit = behind.filter(|_| is_open).unwrap_or("").trim_matches(|char: char| !char.is_alphanumeric());
    format!("{vague} {unit}").trim_end().to_owned()
}

fn is_taken_often(statement: &DoseStatement) -> bool {
    statement.timing.is_some_and(|timing| timing.per_day().0 > 1.5)
}

/// Whether two statements stand in the same block.
fn near(subject: &Subject<'_>, left: &DoseStatement, right: &DoseStatement) -> bool {
    subject.article.block_at(left.quantity.start) == subject.article.block_at(right.quantity.start)
}
