//! `claims/off-label`: a benefit outside the uses that the article itself lists, not said to be off-label.

use crate::article::ArticleKind;
use crate::checks::{Check, Subject};
use crate::claim::{Claim, Mark, TURNS};
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "claims/off-label", run };

/// Front matter fields that list what a medicine is approved for.
const FIELDS: &[&str] =
    &["indications", "approved_uses", "approved-uses", "approvedUses", "licensed_for", "drug.indications"];
/// Kinds of claims that state a benefit.
const BENEFITS: &[&str] = &["efficacy", "prevention", "cure", "superiority", "guarantee"];

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let article = subject.article;
    let listed: Vec<String> = FIELDS
        .iter()
        .filter_map(|field| article.front_matter.get(field))
        .flat_map(|value| {
            value.items().iter().filter_map(|item| item.as_text()).map(str::to_lowercase).collect::<Vec<_>>()
        })
        .collect();
    if listed.is_empty() || !matches!(article.kind, ArticleKind::Drug | ArticleKind::Other) {
        return;
    }
    for claim in subject.evidence.claims.iter().filter(|claim| is_benefit(claim)) {
        let sentence = article.prose.text().get(claim.sentence.clone()).unwrap_or("").to_lowercase();
        let Some(ailment) = ailment(subject, claim) else { continue };
        let known = listed
            .iter()
            .any(|use_| use_.contains(&ailment) || ailment.contains(use_.as_str()) || sentence.contains(use_.as_str()));
        if known || TURNS.off_label_words.iter().any(|word| sentence.contains(word)) {
            continue;
        }
        let message = format!("\"{ailment}\" is none of the uses that this article lists as approved");
        let help = "Say that the use is off-label and what the evidence is, or leave it out.";
        sink.push(subject.finding(rule, claim.span, message).help(help));
    }
}

fn is_benefit(claim: &Claim) -> bool {
    let said =
        [Mark::Negated, Mark::Question, Mark::WarnedAgainst, Mark::Plan].iter().any(|mark| claim.marks.has(*mark));
    BENEFITS.contains(&claim.kind()) && !said
}

/// The ailment that a claim names.
fn ailment(subject: &Subject<'_>, claim: &Claim) -> Option<String> {
    let list = subject.vocabulary.lexicon.list("ailments")?;
    let hit = subject
        .article
        .hits_in(claim.text.clone())
        .filter(|hit| hit.list == list)
        .max_by_key(|hit| hit.end - hit.start)?;
    subject.article.prose.text().get(hit.start..hit.end).map(str::to_lowercase)
}
