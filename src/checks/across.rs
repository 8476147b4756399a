//! Coded rules on an article among the others: they see the facts of articles, never their text.

use std::collections::HashSet;

use thin_vec::ThinVec;

use super::Settings;
use crate::corpus::{Corpus, Facts, LinkFact, PageId, Resolution};
use crate::finding::Finding;
use crate::rule::{Rule, RuleSet};
use crate::source::Span;

/// What a check across articles may look at: one article and all others.
#[derive(Debug, Clone, Copy)]
pub struct CorpusSubject<'a> {
    /// All articles of the site.
    pub corpus: &'a Corpus,
    /// The number of this article.
    pub id: PageId,
    /// The facts of this article.
    pub facts: &'a Facts,
    /// Where each of `facts.links` leads, in the same order.
    pub resolved: &'a [Resolution],
    /// The active rules with their levels and options.
    pub rules: &'a RuleSet,
    /// What the run was told.
    pub settings: &'a Settings,
    /// Whether every article of the site was read whole.
    pub complete: bool,
}

/// A coded rule on an article among the others.
#[derive(Clone, Copy)]
pub struct CorpusCheck {
    /// The id of its rule, whose file says all the rest.
    pub rule: &'static str,
    /// Looks at the facts and reports; called only when the rule is active.
    pub run: fn(&CorpusSubject<'_>, &Rule, &mut Vec<Finding>),
}

/// All coded rules across articles, by family.
pub const CORPUS_CHECKS: &[&[CorpusCheck]] = &[super::doses::CORPUS_CHECKS, super::links::CORPUS_CHECKS];

/// Whether a rule that needs the other articles is active.
#[must_use]
pub fn needs_corpus(rules: &RuleSet) -> bool {
    CORPUS_CHECKS.iter().copied().flatten().any(|check| rules.active_check(check.rule).is_some())
}

/// Runs every active check on an article among the others.
#[must_use]
pub fn run_across(subject: &CorpusSubject<'_>) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    for check in CORPUS_CHECKS.iter().copied().flatten() {
        if let Some(rule) = subject.rules.active_check(check.rule) {
            let mut own = Vec::new();
            (check.run)(subject, rule, &mut own);
            // Links by one definition share their target: a place is reported once.
            let mut places = HashSet::new();
            own.retain(|finding: &Finding| places.insert(finding.span));
            found.append(&mut own);
        }
    }
    found
}

impl<'a> CorpusSubject<'a> {
    /// The links of this article with where they lead.
    pub fn links(&self) -> impl Iterator<Item = (&'a LinkFact, &'a Resolution)> {
        self.facts.links.iter().zip(self.resolved)
    }

    /// A finding of `rule` at a place of this article.
    #[must_use]
    pub fn finding(&self, rule: &Rule, span: Span, message: impl Into<String>) -> Finding {
        Finding {
            rule: rule.id.clone(),
            level: rule.level,
            confidence: rule.confidence,
            path: self.facts.path.clone(),
            span,
            message: message.into(),
            help: None,
            labels: ThinVec::new(),
            fixes: ThinVec::new(),
        }
    }
}
