//! Data rules to findings: what the phrases and expressions of a rule hit, kind by kind.

use crate::checks::Subject;
use crate::finding::Sink;
use crate::rule::{PatternKind, Rule, RuleKind};
use crate::text::Hit;

mod claim;
mod conditional;
mod consistency;
mod existence;
mod expression;
mod matches;
mod occurrence;
mod place;
mod substitution;

pub use expression::is_match;
pub use matches::{Match, matches};
pub use place::is_mentioned;

/// Runs every active pattern rule on an article.
pub fn run(subject: &Subject<'_>, sink: &mut Sink<'_>) {
    let mut hits: Vec<(&Rule, &Hit)> = Vec::new();
    for hit in subject.article.hits.iter() {
        let rule = subject.rules.of_list(hit.list);
        if let Some(rule) = rule.filter(|rule| rule.kind != RuleKind::Pattern(PatternKind::Claim)) {
            hits.push((rule, hit));
        }
    }
    hits.sort_by_key(|(rule, _)| rule.list);
    for group in hits.chunk_by(|(left, _), (right, _)| left.list == right.list) {
        let Some((rule, _)) = group.first() else { continue };
        let hits: Vec<&Hit> = group.iter().map(|(_, hit)| *hit).collect();
        run_rule(subject, rule, &hits, sink);
    }
    claim::run(subject, sink);
    for rule in subject.rules.standing() {
        if !hits.iter().any(|(hit, _)| std::ptr::eq(*hit, rule)) {
            run_rule(subject, rule, &[], sink);
        }
    }
}

fn run_rule(subject: &Subject<'_>, rule: &Rule, hits: &[&Hit], sink: &mut Sink<'_>) {
    let RuleKind::Pattern(kind) = rule.kind else { return };
    let run = match kind {
        PatternKind::Existence => existence::run,
        PatternKind::Substitution => substitution::run,
        PatternKind::Occurrence => occurrence::run,
        PatternKind::Consistency => consistency::run,
        PatternKind::Conditional => conditional::run,
        PatternKind::Claim => return,
    };
    run(subject, rule, hits, sink);
}

/// `message` with each `%s` replaced by the next of `parts`.
fn fill(message: &str, parts: &[&str]) -> String {
    let mut pieces = message.split("%s");
    let mut filled = pieces.next().unwrap_or_default().to_string();
    let mut parts = parts.iter();
    for piece in pieces {
        filled.push_str(parts.next().copied().unwrap_or_default());
        filled.push_str(piece);
    }
    filled
}
