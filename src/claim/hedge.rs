//! What softens a claim: hedges before, within and behind it, and words that only look like hedges.

use std::ops::Range;

use super::scope::{REACH, Scope};
use super::turns::TURNS;

impl Scope<'_, '_> {
    /// Softened before, within or just behind the claim. "Can be cured" says that it is possible, which is the claim.
    pub(super) fn hedged(&self) -> bool {
        self.hedges().next().is_some()
    }

    /// Softened by nothing but "can", which states an ability, or by how often it is so, which sellers say of what they
    /// promise.
    pub(super) fn able(&self, sells: bool) -> bool {
        let last = |hit: &Range<usize>| hit.end.saturating_sub(1);
        let is_frequency = |hit: &Range<usize>| sells && self.words.is_any(last(hit), &TURNS.frequencies);
        let mut hedges = self.hedges().peekable();
        hedges.peek().is_some()
            && hedges.all(|hit| hit.len() == 1 && self.words.is(hit.start, "can") || is_frequency(&hit))
    }

    /// What softens it.
    fn hedges(&self) -> impl Iterator<Item = Range<usize>> {
        const NORMS: &[&str] = &["where", "as", "what", "than"];
        let hits = self.lists.hedges.into_iter().flat_map(|list| self.words.hits_of(list));
        hits.filter(|hit| {
            let hit = hit.clone();
            let into = hit.start < self.claim.start && hit.end > self.claim.start;
            let before = into || hit.end <= self.claim.start && self.reaches(&hit, REACH);
            let able = self.words.is_any(hit.start, &["can", "could", "would"]) && hit.start >= self.claim.start;
            let within = hit.start >= self.claim.start && hit.start < self.claim.end;
            let just_behind = hit.start >= self.claim.end
                && hit.start <= self.claim.end + 4
                && self.same_statement(self.claim.end, hit.start)
                && !self.softens_another_verb(hit.start);
            // "As often as you like" and "less often" count, and soften nothing.
            let counts = hit.start > 0
                && (self.words.is(hit.start - 1, "as") && self.words.is(hit.end, "as")
                    || self.words.is(hit.start, "often") && self.words.is_any(hit.start - 1, &["less", "more"]));
            // "Where it should be" is where it is well.
            let norm = hit.start > 1 && self.words.is(hit.start, "should") && self.words.is_any(hit.start - 2, NORMS);
            (before || within || just_behind)
                && !able
                && !counts
                && !norm
                && !self.is_month(&hit)
                && !self.permits(&hit)
        })
    }

    /// "works better, and may cost more": an auxiliary behind "and" has a verb of its own.
    fn softens_another_verb(&self, auxiliary: usize) -> bool {
        self.words.is_any(auxiliary, &["may", "might", "can", "could", "should", "would"])
            && auxiliary > self.claim.end
            && self.words.is(auxiliary - 1, "and")
    }

    /// "You may drink", "can be taken": leave that is given, and nothing softened.
    fn permits(&self, hit: &Range<usize>) -> bool {
        let skips = |at: usize| self.words.word(at).ends_with("ly") || self.words.is_any(at, &["even", "also", "be"]);
        let verb = (hit.end..hit.end + 3).find(|&at| !skips(at));
        let doses = |at: usize| self.words.is_any(at, &TURNS.dose_changes) && self.is_done_by_people(hit.start);
        // "May have good effects", with nobody to whom leave is given; "a balm may stop chapped lips".
        let has = |at: usize| self.words.is(at, "have") && hit.start == 0;
        let acts = |at: usize| at == self.claim.start && !self.is_done_by_people(hit.start);
        let given = |at: usize| self.words.is_any(at, &TURNS.permitted) && !has(at) && !acts(at);
        let taken = verb.is_some_and(|at| given(at) || doses(at));
        taken && self.words.is_any(hit.start, &["may", "can", "could"])
    }

    /// "Patients may", "you can": who is given leave stands right before it.
    fn is_done_by_people(&self, auxiliary: usize) -> bool {
        let named = |list| self.words.hits_of(list).any(|hit| hit.end == auxiliary);
        auxiliary > 0 && (self.words.is(auxiliary - 1, "you") || self.lists.people.is_some_and(named))
    }

    /// "May 2024", "in May".
    fn is_month(&self, hit: &Range<usize>) -> bool {
        self.words.word(hit.start) == "May"
            && (hit.start > 0 && self.words.is_any(hit.start - 1, &["in", "since", "until", "of", "by", "last"])
                || self.words.word(hit.end).starts_with(|char: char| char.is_ascii_digit()))
    }
}
