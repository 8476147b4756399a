//! `doses/error-prone-frequency`: how often, written with an abbreviation that is misread as another frequency.

use super::abbreviation::behind;
use super::written::{mend, used};
use crate::checks::{Check, Subject};
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "doses/error-prone-frequency", run };

/// Abbreviations, what they are misread as, and the words to write. The Joint Commission; ISMP 2015, 2021.
const ABBREVIATIONS: &[(&[&str], &str, &str)] = &[
    (&["QD", "qd", "Q.D.", "q.d.", "Q.D", "q.d", "Qd"], "four times a day or every other day", "daily"),
    (&["QOD", "qod", "Q.O.D.", "q.o.d.", "Q.O.D", "q.o.d"], "daily or four times a day", "every other day"),
    (&["q1d", "Q1D"], "four times a day", "daily"),
    (&["OD", "o.d.", "O.D."], "the right eye", "once daily"),
    (&["EOD", "eod"], "end of day", "every other day"),
    (&["TIW", "tiw"], "three times a day", "3 times weekly"),
    (&["BIW", "biw"], "twice a day", "2 times weekly"),
    (&["HS", "hs"], "half strength", "at bedtime"),
    (&["BT"], "twice a day", "at bedtime"),
];

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    for statement in used(subject).filter(|statement| statement.timing.is_some()) {
        for (word, range) in behind(subject, statement).into_iter().filter(|(_, range)| range.end <= statement.text.end)
        {
            let Some((_, misread, write)) = ABBREVIATIONS.iter().find(|(words, ..)| words.contains(&word)) else {
                continue;
            };
            let span = subject.article.original(range.clone());
            let message = format!("\"{word}\" is misread as {misread}; write \"{write}\"");
            let finding = subject.finding(rule, span, message);
            sink.push(mend(subject, finding, &range, write, format!("write \"{write}\"")));
        }
    }
}
