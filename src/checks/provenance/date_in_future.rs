//! `provenance/date-in-future`: a date of the past lies in the future.

use super::Check;
use super::date::Told;
use crate::checks::Subject;
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "provenance/date-in-future", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let today = subject.settings.today;
    for dated in subject.dates().iter().filter(|dated| matches!(dated.told, Told::Reviewed | Told::Updated)) {
        if let Some(date) = dated.date.filter(|date| *date > today) {
            let message = format!("{date} lies in the future: nobody can have reviewed or changed this article then");
            sink.push(subject.finding(rule, dated.span, message).help("set the date on which it was done"));
        }
    }
}
