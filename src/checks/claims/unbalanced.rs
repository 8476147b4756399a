//! `claims/unbalanced`: benefits without risks on a page about a medicine.

use std::collections::BTreeSet;

use crate::article::ArticleKind;
use crate::checks::{Check, Subject};
use crate::claim::{Claim, Mark};
use crate::finding::Sink;
use crate::rule::{Level, Rule};

pub(super) const CHECK: Check = Check { rule: "claims/unbalanced", run };

/// Kinds of claims that state a benefit.
const BENEFITS: &[&str] = &["efficacy", "prevention", "cure", "superiority", "guarantee", "absolute-safety"];
/// Word lists of harms.
const RISKS: &[&str] = &["harms", "effects"];

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let article = subject.article;
    if !matches!(article.kind, ArticleKind::Drug | ArticleKind::Comparison) {
        return;
    }
    let benefits: Vec<&Claim> = subject.evidence.claims.iter().filter(|claim| is_benefit(claim)).collect();
    let praised: BTreeSet<usize> = benefits.iter().map(|claim| claim.sentence.start).collect();
    let lexicon = &subject.vocabulary.lexicon;
    let risky: BTreeSet<usize> = RISKS
        .iter()
        .flat_map(|list| article.hits_of(lexicon.list(list), article.whole()))
        .filter_map(|hit| article.sentence_at(hit.start))
        .filter(|sentence| {
            article.sentences.get(*sentence).is_none_or(|sentence| !praised.contains(&sentence.text.start))
        })
        .collect();
    let (good, bad) = (i64::try_from(praised.len()).unwrap_or(0), i64::try_from(risky.len()).unwrap_or(0));
    let Some(first) = benefits.first() else { return };
    if good < rule.integer("benefits", 4) || good <= rule.integer("ratio", 4) * bad {
        return;
    }
    let level = if bad == 0 { rule.level } else { Level::Suggestion };
    let message = format!("{good} sentences speak of benefits, this the first, and {bad} of risks");
    let help = "Give the common and the serious harms beside the benefits.";
    sink.push(subject.finding(rule, first.span, message).level(level.min(rule.level)).help(help));
}

fn is_benefit(claim: &Claim) -> bool {
    let said =
        [Mark::Negated, Mark::Question, Mark::WarnedAgainst, Mark::Plan].iter().any(|mark| claim.marks.has(*mark));
    BENEFITS.contains(&claim.kind()) && !said
}
