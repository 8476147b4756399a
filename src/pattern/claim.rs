//! Claims to findings: one a sentence, repeated ones together, many of a kind summed up.

use super::fill;
use crate::checks::Subject;
use crate::claim::{Claim, Mark};
use crate::finding::{Finding, Sink};
use crate::rule::Rule;

/// So many claims of one rule are reported one by one; what is beyond goes into one more finding.
const ONE_BY_ONE: usize = 8;
/// So many bytes of a claim are quoted in a message.
const QUOTED: usize = 80;

/// Reports the most serious claim of each sentence.
pub(super) fn run(subject: &Subject<'_>, sink: &mut Sink<'_>) {
    let mut reported: Vec<&Claim> = Vec::new();
    for sentence in subject.evidence.claims.chunk_by(|left, right| left.sentence == right.sentence) {
        let active = sentence.iter().filter(|claim| claim.level.is_some());
        reported.extend(active.max_by_key(|claim| (claim.level, claim.rank)));
    }
    reported.sort_by_key(|claim| claim.rule.clone());
    for claims in reported.chunk_by(|left, right| left.rule == right.rule) {
        let Some(rule) = claims.first().and_then(|claim| subject.rules.active(&claim.rule)) else { continue };
        report(subject, rule, claims, sink);
    }
}

/// The claims of one rule, in the order of the text.
fn report(subject: &Subject<'_>, rule: &Rule, claims: &[&Claim], sink: &mut Sink<'_>) {
    let mut findings: Vec<(String, Finding)> = Vec::new();
    for claim in claims {
        let words = words(subject, claim).to_lowercase();
        match findings.iter_mut().find(|(known, finding)| *known == words && Some(finding.level) == claim.level) {
            Some((_, finding)) => *finding = finding.clone().label(claim.span, "again here"),
            None => findings.push((words, finding(subject, rule, claim))),
        }
    }
    let mut findings: Vec<Finding> = findings.into_iter().map(|(_, finding)| finding).collect();
    let beyond = findings.split_off(findings.len().min(ONE_BY_ONE));
    findings.into_iter().for_each(|finding| sink.push(finding));
    if let Some(summary) = sum_up(subject, rule, beyond) {
        sink.push(summary);
    }
}

/// One finding for all that are left.
fn sum_up(subject: &Subject<'_>, rule: &Rule, findings: Vec<Finding>) -> Option<Finding> {
    let count = findings.len();
    if count < 2 {
        return findings.into_iter().next();
    }
    let level = findings.iter().map(|finding| finding.level).max()?;
    let mut findings = findings.into_iter();
    let first = findings.next()?;
    let message = format!("{count} more sentences like those above, this the first: {}", first.message);
    let summary = subject.finding(rule, first.span, message).level(level);
    let mut summary = findings.fold(summary, |summary, other| summary.label(other.span, "and here"));
    summary.help = first.help;
    Some(summary)
}

fn finding(subject: &Subject<'_>, rule: &Rule, claim: &Claim) -> Finding {
    let mut message = fill(&rule.message, &[&quoted(words(subject, claim))]);
    let lowered = claim.level.is_some_and(|level| level < rule.level);
    if let Some(reason) = reason(claim).filter(|_| lowered) {
        message.push_str(reason);
    }
    subject.finding(rule, claim.span, message).level(claim.level.unwrap_or(rule.level))
}

fn words<'a>(subject: &Subject<'a>, claim: &Claim) -> &'a str {
    subject.article.prose.text().get(claim.text.clone()).unwrap_or("")
}

/// The words of a claim, cut at a word when they are many.
fn quoted(words: &str) -> String {
    let Some((end, _)) = words.char_indices().find(|(at, char)| *at >= QUOTED && *char == ' ') else {
        return words.to_owned();
    };
    format!("{} …", &words[..end])
}

/// Why the level is what it is.
fn reason(claim: &Claim) -> Option<&'static str> {
    const REASONS: &[(Mark, &str)] = &[
        (Mark::PoorlyCited, "; the source beside it cannot carry it"),
        (Mark::Cited, "; a source stands beside it, so check that it says as much"),
        (Mark::Named, "; the source it names is not linked"),
        (Mark::Listed, "; nothing ties it to an entry of the references"),
        (Mark::Hedged, "; softened, it is a claim still"),
        (Mark::Attributed, "; put in the mouth of others, it is a claim still"),
    ];
    REASONS.iter().find(|(mark, _)| claim.marks.has(*mark)).map(|(_, reason)| *reason)
}
