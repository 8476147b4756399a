//! What says of a claim that it is not so: negations, denials, refutations, weak evidence, warnings.

use std::ops::Range;

use super::scope::{REACH, Scope};
use super::turns::TURNS;

impl Scope<'_, '_> {
    pub(super) fn negated(&self) -> bool {
        self.before(self.lists.negations)
            .any(|trigger| self.reaches(&trigger, REACH) && !self.inflected_after_and(&trigger))
            || self.before(self.lists.noun_negations).any(|trigger| self.noun_reaches(&trigger))
            || self.before(self.lists.denials).any(|trigger| self.same_statement(trigger.end, self.claim.start))
            || self.behind(self.lists.refutations).any(|trigger| {
                self.same_statement(self.claim.end, trigger.start)
                    || self.points_back(trigger.start)
                    || self.found_otherwise(trigger.start)
            })
            || self.impossible()
            || self.weakly_shown()
    }

    /// "Mending an eardrum with oil is not possible."
    fn impossible(&self) -> bool {
        let denied = |at: usize| {
            self.words.is_any(at.saturating_sub(1), &["isn't", "aren't", "wasn't"])
                || self.words.is(at.saturating_sub(1), "not")
                    && self.words.is_any(at.saturating_sub(2), &["is", "are", "was", "were"])
        };
        (self.claim.end..self.words.tokens.len()).any(|at| {
            self.words.is(at, "possible")
                && self.words.parts_clauses(at + 1)
                && denied(at)
                && self.same_statement(self.claim.end, at)
        })
    }

    /// "…; it is dangerous nonsense": what stands behind the first semicolon or dash says so of what stands before.
    fn points_back(&self, trigger: usize) -> bool {
        const POINTING: &[&str] =
            &["it", "this", "that", "they", "these", "which", "both", "neither", "such", "he", "she"];
        let mut parts = (self.claim.end..trigger).filter(|&at| self.words.parts_clauses(at));
        let Some(part) = parts.next() else { return false };
        let judged = self.words.is_any(part + 1, &["a", "the"]) && self.words.is_any(part + 2, &TURNS.judges);
        parts.next().is_none() && (judged || self.words.is_any(part + 1, POINTING)) && !self.words.is(part, ":")
    }

    /// "…, but studies found nothing": what was found says so of what stands before "but".
    fn found_otherwise(&self, trigger: usize) -> bool {
        let but = (self.claim.end..trigger).find(|&at| self.words.is_any(at, &["but", "yet", "however"]));
        but.is_some_and(|but| self.words.is_any(but + 1, &TURNS.finders) && self.same_statement(but + 1, trigger))
    }

    /// "Evidence that … is weak".
    fn weakly_shown(&self) -> bool {
        self.before(self.lists.evidence).any(|evidence| {
            let held = |weak: Range<usize>| self.same_statement(evidence.end, weak.start);
            self.behind(self.lists.weaknesses).any(held)
        })
    }

    /// A warning reaches over a colon: "A red flag: …".
    pub(super) fn warned(&self) -> bool {
        let ends = |at: usize| {
            self.words.parts_clauses(at) && !self.words.is(at, ":") || self.words.is_any(at, &["but", "however", "yet"])
        };
        // "Anyone who says that …", where the claim begins with "anyone".
        let opens = |hit: Range<usize>| hit.len() > 2 && hit.start <= self.claim.start && hit.end > self.claim.start;
        self.before(self.lists.warnings).any(|trigger| !(trigger.end..self.claim.start).any(ends))
            || self.lists.warnings.is_some_and(|list| self.words.hits_of(list).any(opens))
    }
}
