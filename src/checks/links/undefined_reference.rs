//! `links/undefined-reference`: `[text][label]` without a definition of the label.

use crate::article::{Link, LinkForm};
use crate::checks::{Check, Subject};
use crate::finding::Sink;
use crate::rule::{Rule, nearest};
use crate::source::SourceFile;

pub(super) const CHECK: Check = Check { rule: "links/undefined-reference", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let article = subject.article;
    if subject.site.labels {
        return;
    }
    for link in article.links.iter().filter(|link| link.form == LinkForm::UndefinedReference) {
        let label = link.label.as_deref().unwrap_or_default().trim();
        // "[5][6]" is a pair of citations, "[x][]" an empty box.
        let is_number =
            |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || b",- ".contains(&byte));
        let is_citation = is_number(label) && is_number(link.text.trim());
        if label.is_empty() || is_citation || matches!(label, "x" | "X") || is_notation(article.source, link) {
            continue;
        }
        let message = format!("the link [{}] has no definition, so readers see the brackets", label);
        let known = article.definitions.iter().map(|definition| definition.label.as_str());
        let help = match nearest(label, known) {
            Some(known) => format!("did you mean [{known}]?"),
            None => format!("add a line \"[{label}]: address\""),
        };
        sink.push(subject.finding(rule, link.span, message).help(help));
    }
}

/// Whether brackets are notation and no link: `[Na+][K+]`, `list[i][j]`, `[A][B][C]`.
fn is_notation(source: &SourceFile, link: &Link) -> bool {
    let before = source.text.get(..link.span.start).and_then(|text| text.chars().next_back());
    let touches = before.is_some_and(|letter| letter.is_alphanumeric() || letter == ']');
    let goes_on = source.text.get(link.span.end..).is_some_and(|text| text.starts_with('['));
    let label = link.label.as_deref().unwrap_or_default();
    let is_name = label.starts_with(|letter: char| letter.is_alphanumeric() || letter == '#')
        && label.ends_with(|letter: char| letter.is_alphanumeric() || matches!(letter, ')' | '.' | '!' | '?'));
    touches || goes_on || !is_name || link.text.ends_with(['+', '-', '\u{2212}', '\u{207A}', '\u{207B}'])
}
