//! Dose statements as one line a person can check, and the statements of a phrase.

use medlint::dose::{Amount, Basis, DoseConfidence, DoseStatement, Duration, Timing};
use medlint::lint::doses;
use medlint::source::SourceFile;

use crate::promises::ENGINE;

/// The statements that are read in an article titled `drug` that holds only `text`.
pub(super) fn read(name: &str, drug: &str, text: &str) -> Vec<DoseStatement> {
    let article = match (name.ends_with(".txt"), drug) {
        (true, drug) => format!("{drug}\n\n{text}\n"),
        (false, "-") => format!("{text}\n"),
        (false, drug) => format!("---\ntitle: {drug}\n---\n\n{text}\n"),
    };
    doses(&ENGINE, &SourceFile::new(name, article))
}

/// All that statements say, in their order: amount, how often, single or total, role, drug, amount a day, and what else
/// is known.
pub(super) fn shown(statements: &[DoseStatement]) -> String {
    if statements.is_empty() {
        return "none".to_owned();
    }
    statements.iter().map(statement).collect::<Vec<_>>().join("; ")
}

fn statement(statement: &DoseStatement) -> String {
    let mut parts = vec![statement.dose.as_ref().map_or("-".to_owned(), amount)];
    parts.extend(statement.timing.as_ref().map(timing));
    parts.extend(statement.basis.map(|basis| if basis == Basis::Total { "total" } else { "single" }.to_owned()));
    parts.push(format!("{:?}", statement.role).to_lowercase());
    parts.extend(statement.substance.clone());
    parts.extend(statement.per_day.as_ref().map(|day| format!("{} a day", amount(day))));
    parts.extend(statement.as_needed.then(|| "as needed".to_owned()));
    parts.extend(statement.duration.map(duration));
    parts.extend(statement.route.map(str::to_owned));
    parts.extend((statement.confidence == DoseConfidence::Low).then(|| "unsure".to_owned()));
    parts.join(", ")
}

fn amount(amount: &Amount) -> String {
    let per = amount.per.map(|per| format!("/{per}")).unwrap_or_default();
    let ends = match (amount.low, amount.high) {
        (Some(low), Some(high)) if low == high => number(low),
        (low, high) => format!("{}..{}", low.map(number).unwrap_or_default(), high.map(number).unwrap_or_default()),
    };
    format!("{ends} {}{per}", amount.unit)
}

fn timing(timing: &Timing) -> String {
    let unit = timing.period_unit.code();
    format!("{} per {} {unit}", ends(timing.frequency, timing.frequency_max), ends(timing.period, timing.period_max))
}

fn duration(duration: Duration) -> String {
    format!("for {} {}", ends(duration.low, duration.high), duration.unit.code())
}

fn ends(low: f64, high: f64) -> String {
    if low == high { number(low) } else { format!("{}..{}", number(low), number(high)) }
}

fn number(value: f64) -> String {
    let text = format!("{value:.4}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
