//! `doses/error-prone-route`: the route of a dose written with an abbreviation that is misread as another.

use super::abbreviation::behind;
use super::written::{mend, used};
use crate::checks::{Check, Subject};
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "doses/error-prone-route", run };

/// Abbreviations as they are written, what they are misread as, and the words to write. ISMP 2015, 2024; both
/// accept SUBQ as a word.
const ROUTES: &[(&[&str], &str, &str)] = &[
    (&["AD"], "OD, the right eye", "in the right ear"),
    (&["AS"], "OS, the left eye", "in the left ear"),
    (&["AU"], "OU, both eyes", "in each ear"),
    (&["OS"], "AS, the left ear", "in the left eye"),
    (&["OU"], "AU, both ears", "in each eye"),
    (&["NAS"], "another route", "into the nose"),
    (&["IT"], "inhaled or another route", "intrathecally"),
    (&["IJ"], "IV", "by injection"),
    (&["SC", "SQ", "sq"], "SL, under the tongue, or 5 every", "under the skin"),
];

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    for statement in used(subject) {
        let Some((word, range)) = behind(subject, statement).into_iter().next() else { continue };
        if range.start > statement.quantity.end + 1 {
            continue;
        }
        let Some((_, misread, write)) = ROUTES.iter().find(|(words, ..)| words.contains(&word)) else { continue };
        let span = subject.article.original(range.clone());
        let message = format!("\"{word}\" is misread as {misread}; write \"{write}\"");
        let finding = subject.finding(rule, span, message);
        sink.push(mend(subject, finding, &range, write, format!("write \"{write}\"")));
    }
}
