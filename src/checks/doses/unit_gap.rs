//! `doses/unit-gap`: the number of a dose and its unit run together.

use super::error_prone_unit;
use super::gap::gap;
use super::written::{mend, text, used};
use crate::checks::{Check, Subject};
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "doses/unit-gap", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    for statement in used(subject) {
        let Some(gap) = gap(subject, statement).filter(|gap| !gap.is_open) else { continue };
        // A unit that is to be written otherwise gets its gap then.
        if error_prone_unit::is_mended(subject, statement) {
            continue;
        }
        let written = text(subject, &gap.range);
        let apart =
            format!("{} {}", text(subject, &(gap.range.start..gap.at)), text(subject, &(gap.at..gap.range.end)));
        let span = subject.article.original(gap.range.clone());
        let message = format!("\"{written}\" runs together, and its unit can be misread as a digit; write \"{apart}\"");
        let finding = subject.finding(rule, span, message);
        sink.push(mend(subject, finding, &gap.range, &apart, format!("write {apart}")));
    }
}
