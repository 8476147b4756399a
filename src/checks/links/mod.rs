//! Coded rules of the links family.

use super::{Check, CorpusCheck};

mod draft_target;
mod duplicate_related;
mod empty_text;
mod insecure;
mod missing_anchor;
mod missing_target;
mod not_reciprocal;
mod orphan;
mod outside_root;
mod placeholder;
mod promised_not_linked;
mod redirected_target;
mod related_missing;
#[path = "self.rs"]
mod self_link;
mod undefined_footnote;
mod undefined_reference;
mod unrelated;
mod unused_definition;
mod wrong_case;

/// The coded rules of this family on one article.
pub(super) const CHECKS: &[Check] = &[
    empty_text::CHECK,
    insecure::CHECK,
    placeholder::CHECK,
    promised_not_linked::CHECK,
    undefined_footnote::CHECK,
    undefined_reference::CHECK,
    unused_definition::CHECK,
];

/// The coded rules of this family on an article among the others.
pub(super) const CORPUS_CHECKS: &[CorpusCheck] = &[
    draft_target::CHECK,
    duplicate_related::CHECK,
    missing_anchor::CHECK,
    missing_target::CHECK,
    not_reciprocal::CHECK,
    orphan::CHECK,
    outside_root::CHECK,
    redirected_target::CHECK,
    related_missing::CHECK,
    self_link::CHECK,
    unrelated::CHECK,
    wrong_case::CHECK,
];
