//! Claims to findings: one a sentence, repeated ones together, many of a kind counted in the first.

use std::collections::HashMap;

use super::fill;
use crate::checks::Subject;
use crate::claim::{CitationForm, Claim, Mark};
use crate::finding::{Finding, Sink};
use crate::rule::{Level, Rule};

/// From so many claims of one rule and level on, the first says how many there are and where to begin.
const MANY: usize = 9;
/// So many bytes of a claim are quoted in a message.
const QUOTED: usize = 80;

/// Reports the most serious claim of each sentence.
pub(super) fn run(subject: &Subject<'_>, sink: &mut Sink<'_>) {
    let mut reported: Vec<&Claim> = Vec::new();
    for sentence in subject.evidence.claims.chunk_by(|left, right| left.sentence == right.sentence) {
        let is_active = |claim: &&Claim| claim.level.is_some() && subject.rules.active(&claim.rule).is_some();
        let active = sentence.iter().filter(is_active);
        reported.extend(active.max_by_key(|claim| claim.weight));
    }
    reported.sort_by_key(|claim| claim.rule.clone());
    for claims in reported.chunk_by(|left, right| left.rule == right.rule) {
        let Some(rule) = claims.first().and_then(|claim| subject.rules.active(&claim.rule)) else { continue };
        report(subject, rule, claims, sink);
    }
}

/// The claims of one rule, in the order of the text.
fn report(subject: &Subject<'_>, rule: &Rule, claims: &[&Claim], sink: &mut Sink<'_>) {
    let mut findings: Vec<Finding> = Vec::new();
    let mut known: HashMap<(String, Option<Level>), usize> = HashMap::new();
    for claim in claims {
        let at = *known.entry((words(subject, claim).to_lowercase(), claim.level)).or_insert(findings.len());
        match findings.get_mut(at) {
            Some(finding) => finding.add_label(claim.span, "again here"),
            None => findings.push(finding(subject, rule, claim)),
        }
    }
    for level in [Level::Error, Level::Warning, Level::Suggestion] {
        let mut same: Vec<Finding> = findings.extract_if(.., |finding| finding.level == level).collect();
        let told = (same.len() >= MANY).then(|| count(subject, &same));
        if let (Some(told), Some(first)) = (told, same.first_mut()) {
            first.message.push_str(&told);
        }
        same.into_iter().for_each(|finding| sink.push(finding));
    }
}

/// How many claims of a kind there are, and where most of them stand: where to begin.
fn count(subject: &Subject<'_>, findings: &[Finding]) -> String {
    let article = subject.article;
    let all = findings.len();
    let section =
        |finding: &Finding| article.sections.iter().rposition(|section| section.span.start <= finding.span.start);
    let mut held: Vec<usize> = findings.iter().filter_map(section).collect();
    held.sort_unstable();
    let most = held.chunk_by(|left, right| left == right).max_by_key(|same| same.len());
    let Some((section, here)) = most.and_then(|same| Some((article.sections.get(*same.first()?)?, same.len()))) else {
        return format!("; {all} sentences do so");
    };
    let heading = article.heading_text(section).trim();
    if here == all {
        format!("; {all} sentences under \"{heading}\" do so")
    } else {
        format!("; {all} sentences do so, {here} of them under \"{heading}\"")
    }
}

fn finding(subject: &Subject<'_>, rule: &Rule, claim: &Claim) -> Finding {
    let mut message = fill(&rule.message, &[&quoted(words(subject, claim))]);
    if claim.level.is_some_and(|level| level < rule.level) {
        let cited = claim.support.and_then(|support| subject.evidence.citations.get(support.citation));
        let is_linked = cited.is_some_and(|cited| cited.form == CitationForm::Link);
        message.push_str(reason(rule, claim, is_linked));
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

/// Why the level is lower than that of the rule, and what it would take.
fn reason(rule: &Rule, claim: &Claim, is_linked: bool) -> &'static str {
    const REASONS: &[(Mark, &str)] = &[
        (Mark::PoorlyCited, "; the source beside it is not listed or cannot carry it"),
        (Mark::Cited, "; a source stands beside it, so check that it says as much"),
        (Mark::Named, "; the source it names is not linked: link it"),
        (Mark::Listed, "; nothing ties it to an entry of the references: put a marker behind it"),
        (Mark::Qualified, "; softened, and with its limits told or weighed, it owes a source still"),
        (Mark::Hedged, "; softened, it is a claim still"),
        (Mark::Attributed, "; put in the mouth of others, it is a claim still"),
        (Mark::Limited, "; its limits are told beside it, its source is not"),
        (Mark::Doubted, "; the article doubts such claims"),
        (Mark::Stray, "; the article makes few such claims"),
        (Mark::Unowned, "; the sentence itself names no treatment that it is said of"),
        (Mark::Landing, "; the page that it leads to owes the source"),
        (Mark::Person, "; told of what people do, it is a claim still"),
        (Mark::Purpose, "; told as a purpose, it is a claim still"),
        (Mark::Instruction, "; told as advice, it is a claim still"),
    ];
    // A mark is a reason only where it lowers the level of the rule; what is mild is lowered where few claims are made.
    let lowers = |mark: Mark| rule.pattern().claim.levels.iter().any(|(name, _)| Mark::from_name(name) == Some(mark));
    let counts = |mark: Mark| mark == Mark::Stray || lowers(mark);
    let told = REASONS.iter().find(|(mark, _)| claim.marks.has(*mark) && counts(*mark));
    match told {
        Some((Mark::Named, _)) if is_linked => "; whether the page linked beside it can carry it is not known",
        told => told.map_or("", |(_, reason)| reason),
    }
}
