//! `doses/unit-case`: the symbol of a unit in capitals that change or blur what it means.

use super::written::{mend, sentence_text, units, used};
use crate::checks::{Check, Style, Subject};
use crate::finding::Sink;
use crate::rule::{Level, Rule};

pub(super) const CHECK: Check = Check { rule: "doses/unit-case", run };

/// Symbols as they are written.
const SYMBOLS: [&str; 8] = ["mg", "mcg", "g", "kg", "mL", "L", "mEq", "mmol"];

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    for statement in used(subject) {
        for (unit, _) in units(subject, statement) {
            let Some(symbol) = SYMBOLS.iter().find(|symbol| symbol.eq_ignore_ascii_case(unit.text)) else { continue };
            let small = unit.text.bytes().all(|byte| byte.is_ascii_lowercase());
            let british = subject.settings.style != Style::Us;
            if *symbol == unit.text || (small && (british || *symbol == "mEq")) || is_shouted(subject, unit.range.start)
            {
                continue;
            }
            let span = subject.article.original(unit.range.clone());
            let message = if small {
                format!("\"{}\": a small l is misread as 1; write \"{symbol}\"", unit.text)
            } else {
                format!("\"{}\" is no unit: capitals change what a symbol means; write \"{symbol}\"", unit.text)
            };
            let mut finding = subject.finding(rule, span, message);
            if small {
                finding = finding.level(Level::Suggestion);
            }
            sink.push(mend(subject, finding, &unit.range, symbol, format!("write {symbol}")));
        }
    }
}

/// Whether the whole sentence is in capitals.
fn is_shouted(subject: &Subject<'_>, at: usize) -> bool {
    let text = sentence_text(subject, at);
    !text.chars().any(char::is_lowercase)
}
