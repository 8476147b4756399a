//! A phrase with a better one.

use super::{Match, fill, matches};
use crate::checks::Subject;
use crate::finding::{Edit, Finding, Safety, Sink};
use crate::rule::{FixKind, Rule};
use crate::source::Span;
use crate::text::Hit;

/// Reports every match; the first `%s` is what was found, the second what to write. A replacement may name several
/// ("once a day|daily").
pub(super) fn run(subject: &Subject<'_>, rule: &Rule, hits: &[&Hit], sink: &mut Sink<'_>) {
    for found in matches(subject, rule, hits) {
        let Some(replacement) = found.entry.and_then(|entry| rule.pattern().replacements.get(entry)) else { continue };
        let span = subject.article.original(found.text.clone());
        let text = subject.article.source.slice(span);
        let choices: Vec<&str> = replacement.split('|').map(str::trim).collect();
        let message = fill(&rule.message, &[text, &choices.join("\" or \"")]);
        let mut finding = subject.finding(rule, span, message);
        for choice in &choices {
            finding = add_fix(subject, rule, finding, &found, choice, choices.len());
        }
        sink.push(finding);
    }
}

fn add_fix(
    subject: &Subject<'_>,
    rule: &Rule,
    finding: Finding,
    found: &Match,
    choice: &str,
    choices: usize,
) -> Finding {
    let safety = match rule.fix {
        FixKind::None => return finding,
        FixKind::Safe if choices == 1 => Safety::Safe,
        FixKind::Safe | FixKind::Unsafe => Safety::Unsafe,
    };
    let span = finding.span;
    let text = subject.article.source.slice(span);
    if holds_markup(text) {
        return finding;
    }
    let text = replaced(subject, found, text, choice);
    finding.fix(format!("write \"{choice}\""), safety, vec![Edit { span: Span::new(span.start, span.end), text }])
}

/// The replacement, with the capital of the first letter and the full stop of the sentence that it takes the place of.
fn replaced(subject: &Subject<'_>, found: &Match, text: &str, choice: &str) -> String {
    let article = subject.article;
    let mut written = choice.to_string();
    let mut letters = text.chars();
    let capital = letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase);
    if let Some(first) = choice.chars().next().filter(|_| capital) {
        written = first.to_uppercase().chain(choice.chars().skip(1)).collect();
    }
    let rest = article.prose.text().get(found.text.end..).unwrap_or_default();
    let next = rest.trim_start_matches([' ', '"', ')']).chars().next();
    let ends = next.is_none_or(|next| next == '\n' || next.is_uppercase());
    if ends && text.ends_with('.') && !choice.ends_with('.') {
        written.push('.');
    }
    written
}

/// Whether replacing the text would take markup or a line break with it.
fn holds_markup(text: &str) -> bool {
    text.contains(['*', '_', '<', '>', '[', ']', '`', '&', '\n', '\r'])
}
