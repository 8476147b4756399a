//! Who or what does what a claim says: people, the body, a treatment that is named, or nothing that is known.

use std::ops::Range;

use super::scope::Scope;
use super::surroundings::contains;
use super::turns::TURNS;
use super::words::Words;
use crate::text::ListId;

/// How many words before its verb an organ or a disease may stand to be its subject.
const SUBJECT_REACH: usize = 7;
/// How many words may stand between a noun and the relative clause that tells what it does.
const RELATIVE_REACH: usize = 4;

impl Scope<'_, '_> {
    /// The subject is somebody: "doctors treat", "who lowered", "you reduce".
    pub(super) fn done_by_people(&self) -> bool {
        let start = self.claim.start;
        let Some(people) = self.lists.people else { return false };
        let verb = (start.saturating_sub(2)..start).rev().find(|&at| !self.words.word(at).ends_with("ly"));
        let Some(subject) = verb else { return false };
        let subject = if self.words.is_any(subject, &["can", "may", "will", "often", "should", "must", "also"]) {
            subject.saturating_sub(1)
        } else {
            subject
        };
        let shares = self.words.is_any(subject, &["and", "or"])
            && (subject.saturating_sub(4)..subject).any(|at| self.words.is(at, "who"));
        shares
            || self.words.is_any(subject, &["you", "i", "he", "she", "who"])
            || self.words.hits_of(people).any(|hit| hit.end == subject + 1)
                && !self.words.is_any(subject, &["of"])
                && !self.preceded_by_preposition(subject)
    }

    /// The subject is an organ, a disease or a germ, and no treatment is named before. A claim that begins with an
    /// ailment or an organ names its own subject.
    pub(super) fn done_by_body(&self) -> bool {
        let start = self.claim.start;
        let at = |list: Option<ListId>| list.and_then(|list| self.lists.at(self.words, start, list)).is_some();
        let named = at(self.lists.ailments) || at(self.lists.functions);
        if named && !at(self.lists.eases) && !at(self.lists.raises) {
            return false;
        }
        let from = self.subject_start(start);
        let held = |list: Option<ListId>, from: usize| {
            list.is_some_and(|list| self.words.hits_of(list).any(|hit| hit.start >= from && hit.end <= start))
        };
        let treats = held(self.lists.treatments, from) || held(self.lists.drugs, from);
        let known = self.lists.organisms.is_some_and(|list| self.words.hit_at(from, list).is_some());
        let begins_acting = self.words.word(from).to_ascii_lowercase().ends_with("ing");
        let acts = (begins_acting || self.is_activity(from)) && !known;
        let near = start.saturating_sub(SUBJECT_REACH).max(from);
        let body =
            [self.lists.functions, self.lists.ailments, self.lists.organisms].into_iter().any(|list| held(list, near));
        body && !treats && !acts || self.belongs_to_body()
    }

    /// "receptors in the brain that control hunger": what stands last before a relative clause is no treatment.
    fn belongs_to_body(&self) -> bool {
        let helps = self.claim.start > 1 && self.words.is_any(self.claim.start - 1, &["help", "helps"]);
        let verb = self.claim.start - usize::from(helps);
        let Some(pronoun) = verb.checked_sub(1).filter(|&at| self.words.is_any(at, &["that", "which"])) else {
            return false;
        };
        let last = |lists: &[Option<ListId>]| {
            let hits = lists.iter().flatten().flat_map(|&list| self.words.hits_of(list));
            hits.map(|hit| hit.end).filter(|&end| end <= pronoun).max().unwrap_or(0)
        };
        let body = last(&[self.lists.functions, self.lists.organisms]);
        body + RELATIVE_REACH >= pronoun && body > last(&[self.lists.treatments, self.lists.drugs, self.lists.classes])
    }

    /// Where the clause of a verb begins; a relative clause belongs to the noun before it.
    pub(super) fn subject_start(&self, verb: usize) -> usize {
        let begins = |before: usize| {
            (0..before).rev().find(|&at| self.new_subject(at) || self.words.is(at, ",")).map_or(0, |at| at + 1)
        };
        let start = begins(verb);
        if start > 1 && self.words.is_any(start, &["which", "that", "who"]) { begins(start - 1) } else { start }
    }

    /// "It also regulates …" behind a sentence about an organ or a disease that names no treatment.
    pub(super) fn goes_on_about_body(&self, before: Option<&Words<'_>>) -> bool {
        const POINTING: &[&str] = &["it", "they", "this", "these"];
        let start = self.claim.start;
        let from = self.subject_start(start);
        let goes_on = || self.words.is_any(0, POINTING) && !(1..start).any(|at| self.new_subject(at));
        let points = self.words.is_any(from, POINTING) && start <= from + 8 || goes_on();
        let Some(before) = before.filter(|_| points) else { return false };
        let holds = |list| contains(before, list);
        let body = holds(self.lists.organisms) || holds(self.lists.functions);
        body && (self.opens_with_body(before) || !holds(self.lists.treatments) && !holds(self.lists.drugs))
    }

    /// "Lymph nodes are bean-shaped.": an organ is what a sentence begins with.
    fn opens_with_body(&self, words: &Words<'_>) -> bool {
        const OPENING: usize = 3;
        let opens = |list: Option<ListId>| list.is_some_and(|list| words.hits_of(list).any(|hit| hit.start < OPENING));
        let treats = [self.lists.treatments, self.lists.drugs, self.lists.remedies].into_iter().any(opens);
        opens(self.lists.organisms) && !treats
    }

    /// Whether a treatment is named in the sentence, or before it and pointed to, or something is offered: "our vest".
    pub(super) fn is_owned(&self, before: Option<&Words<'_>>) -> bool {
        const OFFERED: &[&str] = &["our", "ours", "my", "this", "these", "it", "they", "we", "i"];
        let names = |words: &Words<'_>| {
            contains(words, self.lists.treatments)
                || contains(words, self.lists.drugs)
                || contains(words, self.lists.classes)
                || contains(words, self.lists.remedies)
                || contains(words, self.lists.sold)
        };
        let from = self.subject_start(self.claim.start);
        let opens = (0..=from).any(|at| (at == 0 || at == from) && self.words.is_any(at, OFFERED));
        if self.is_of_thing() {
            return false;
        }
        let acts = self.words.word(from).to_ascii_lowercase().ends_with("ing");
        acts || self.is_activity(from)
            || names(self.words)
            || self.is_measured_out(from)
            || before.is_none() && self.is_pointed_at(from)
            || opens && before.is_none_or(names)
            || from == self.claim.start && before.is_none_or(names)
    }

    /// Whether what is named last before the claim, or in the sentence that it points back to, is a medicine, a class of
    /// them or a procedure; none where nothing is named.
    pub(super) fn is_of_medicine(&self, before: Option<&Words<'_>>) -> Option<bool> {
        /// How many words before a claim rate it: "very effectively relieves".
        const RATING: usize = 2;
        let near = self.claim.start.saturating_sub(RATING)..self.claim.end;
        if near.into_iter().any(|at| self.words.is_any(at, &TURNS.rating_words)) {
            return Some(false);
        }
        let last = |words: &Words<'_>, end: usize, lists: &[Option<ListId>]| {
            let hits = lists.iter().flatten().flat_map(|&list| words.hits_of(list));
            hits.map(|hit| hit.end).filter(|hit| *hit <= end).max()
        };
        let told = |words: &Words<'_>, end: usize| {
            let medicine = last(words, end, &[self.lists.drugs, self.lists.classes, self.lists.care]);
            let remedy = last(words, end, &[self.lists.remedies]);
            let named = medicine.max(remedy).max(last(words, end, &[self.lists.treatments, self.lists.sold]))?;
            Some(medicine == Some(named) && remedy != medicine)
        };
        let own = told(self.words, self.claim.end);
        own.or_else(|| before.and_then(|before| told(before, before.tokens.len())))
    }

    /// "Mindful eating", "slow deep breathing": a short subject whose last word is something that is done.
    fn is_activity(&self, from: usize) -> bool {
        const LONGEST: usize = 4;
        let head = (from..self.claim.start).rev().find(|&at| !self.words.word(at).ends_with("ly"));
        let suffered = |at: usize| {
            let listed = [self.lists.ailments, self.lists.functions].into_iter().flatten();
            listed.flat_map(|list| self.words.hits_of(list)).any(|hit| hit.contains(&at))
        };
        head.is_some_and(|at| at < from + LONGEST && self.words.word(at).ends_with("ing") && !suffered(at))
    }

    /// "The blood test is …", "the blanket itself is …", but not "the syrup in this bottle is …".
    fn is_of_thing(&self) -> bool {
        const REACH: usize = 3;
        const PLACES: &[&str] = &["at", "in", "from", "of", "on", "with", "by", "inside", "for"];
        let is_place = |at: usize| (at.saturating_sub(2)..at).any(|before| self.words.is_any(before, PLACES));
        let near = |hit: &Range<usize>| hit.end <= self.claim.start && self.claim.start < hit.end + REACH;
        let head = |hit: Range<usize>| near(&hit) && !is_place(hit.start);
        self.lists.things.is_some_and(|list| self.words.hits_of(list).any(head))
    }

    /// "A spoonful of linseed", "linseed every morning": what is measured out is a remedy, whatever it is.
    fn is_measured_out(&self, from: usize) -> bool {
        let within = |hit: Range<usize>| from <= hit.start && hit.end <= self.claim.start;
        self.lists.servings.is_some_and(|list| self.words.hits_of(list).any(within))
    }

    /// "The wheel eases …", where nothing stands before: what a short subject points at is offered.
    fn is_pointed_at(&self, from: usize) -> bool {
        const SHORT: usize = 3;
        let subject = from + 1..self.claim.start;
        self.words.is_any(from, &["the", "this", "a", "an", "one"]) && (1..=SHORT).contains(&subject.len())
    }

    /// "in patients reduces": the person is not the subject.
    pub(super) fn preceded_by_preposition(&self, at: usize) -> bool {
        (at.saturating_sub(3)..at)
            .any(|before| self.words.is_any(before, &["in", "for", "of", "among", "by", "with", "to"]))
    }
}
