//! `doses/weekly-drug-daily`: a daily dose of a drug that is taken once a week.

use super::drug::{advises, by_drug};
use super::words::WORDS;
use super::written::sentence_text;
use crate::checks::{Check, Subject};
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "doses/weekly-drug-daily", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let lexicon = &subject.vocabulary.lexicon;
    let Some(list) = lexicon.list("weekly-drugs") else { return };
    for (drug, statements) in by_drug(subject) {
        let mut hits = Vec::new();
        lexicon.scan(drug, &mut hits);
        if !hits.iter().any(|hit| hit.list == list) {
            continue;
        }
        for statement in statements.into_iter().filter(|statement| advises(statement)) {
            let daily = statement.timing.is_some_and(|timing| timing.per_day().1 >= 0.99);
            let said = sentence_text(subject, statement.quantity.start).to_lowercase();
            let mut exceptions = WORDS.daily_uses.iter().chain(&WORDS.daily_warnings);
            if !daily || exceptions.any(|word| said.contains(word)) {
                continue;
            }
            let span = subject.article.original(statement.text.clone());
            let message = format!("{drug} is taken once a week; a daily dose can kill. Check how often");
            sink.push(subject.finding(rule, span, message));
        }
    }
}
