//! `doses/error-prone-unit`: a unit written with an abbreviation that is misread as another unit or as a digit.

use super::written::{Part, mend, tells_apart, text, units, used};
use crate::checks::{Check, Style, Subject};
use crate::dose::DoseStatement;
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "doses/error-prone-unit", run };

/// What a unit must not be written as, what that is misread as, and what to write in the US and in the UK. ISMP 2021 and
/// 2024, The Joint Commission, BNF.
const UNITS: &[(&[&str], &str, &str, &str)] = &[
    (&["µg", "µgs", "ug", "mcgs"], "mg, a thousand times as much", "mcg", "micrograms"),
    (&["U", "u"], "0 or 4", "units", "units"),
    (&["IU", "iu", "I.U", "I.U.", "IUs", "UI"], "IV or 10", "units", "units"),
    (&["cc", "ccs", "c.c.", "c.c"], "units or 00", "mL", "ml"),
    (&["ng", "nanog"], "mg", "nanograms", "nanograms"),
    (&["gm", "gms", "Gm", "GM"], "grains", "g", "g"),
    (&["gr"], "grains or grams", "g", "g"),
];

/// A unit that is misread.
struct ErrorProne<'a> {
    unit: Part<'a>,
    /// What it is misread as.
    misread: &'static str,
    /// What to write.
    write: &'static str,
}

/// The unit of an amount, when it is misread and nothing beside it says what it is.
fn error_prone<'a>(subject: &Subject<'a>, statement: &DoseStatement) -> Option<ErrorProne<'a>> {
    let known = units(subject, statement).into_iter().next()?;
    let (_, misread, us, uk) = UNITS.iter().find(|(words, ..)| words.contains(&known.0.text))?;
    let bracketed = text(subject, &statement.quantity).contains(&format!("({})", known.0.text));
    if bracketed || tells_apart(subject, statement, &known) {
        return None;
    }
    let write = if subject.settings.style == Style::Uk { uk } else { us };
    Some(ErrorProne { unit: known.0, misread, write })
}

/// Whether the unit of an amount is to be written otherwise.
pub(super) fn is_mended(subject: &Subject<'_>, statement: &DoseStatement) -> bool {
    error_prone(subject, statement).is_some()
}

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    for statement in used(subject) {
        let Some(ErrorProne { unit, misread, write }) = error_prone(subject, statement) else { continue };
        let span = subject.article.original(unit.range.clone());
        let message = format!("\"{}\" is misread as {misread}; write \"{write}\"", unit.text);
        let finding = subject.finding(rule, span, message);
        let glued =
            text(subject, &(statement.quantity.start..unit.range.start)).ends_with(|char: char| char.is_ascii_digit());
        let new = if glued { format!(" {write}") } else { write.to_string() };
        sink.push(mend(subject, finding, &unit.range, &new, format!("write {write}")));
    }
}
