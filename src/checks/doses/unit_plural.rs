//! `doses/unit-plural`: the symbol of a unit with a plural s.

use super::written::{mend, units, used};
use crate::checks::{Check, Subject};
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "doses/unit-plural", run };

/// Plurals of symbols, lower case, and the symbols.
const PLURALS: &[(&str, &str)] = &[
    ("mgs", "mg"),
    ("mgms", "mg"),
    ("mcgs", "mcg"),
    ("mls", "mL"),
    ("meqs", "mEq"),
    ("mmols", "mmol"),
    ("tsps", "tsp"),
    ("tbsps", "tbsp"),
];

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    for statement in used(subject) {
        for (unit, _) in units(subject, statement) {
            let plural = PLURALS.iter().find(|(plural, _)| plural.eq_ignore_ascii_case(unit.text));
            let Some((_, symbol)) = plural.filter(|_| unit.text != "mcgs") else { continue };
            let span = subject.article.original(unit.range.clone());
            let message = format!("Symbols of units take no plural, and the s is misread; write \"{symbol}\"");
            let finding = subject.finding(rule, span, message);
            sink.push(mend(subject, finding, &unit.range, symbol, format!("write {symbol}")));
        }
    }
}
