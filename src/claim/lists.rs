//! The word lists that reading claims uses, looked up once by name.

use super::words::Words;
use crate::rule::phrase_filter::Signature;
use crate::text::{Lexicon, ListId};

/// The word lists by their place in the lexicon. A list that is missing is empty.
#[derive(Debug, Clone)]
pub(crate) struct Lists {
    pub(crate) ailments: Option<ListId>,
    pub(crate) numbers: Option<ListId>,
    pub(crate) people: Option<ListId>,
    pub(crate) hedges: Option<ListId>,
    pub(crate) negations: Option<ListId>,
    pub(crate) noun_negations: Option<ListId>,
    pub(crate) pseudo_negations: Option<ListId>,
    pub(crate) denials: Option<ListId>,
    pub(crate) refutations: Option<ListId>,
    pub(crate) evidence: Option<ListId>,
    pub(crate) weaknesses: Option<ListId>,
    pub(crate) warnings: Option<ListId>,
    pub(crate) doubts: Option<ListId>,
    pub(crate) attributions: Option<ListId>,
    pub(crate) label_uses: Option<ListId>,
    pub(crate) plans: Option<ListId>,
    /// What begins like a claim and means something else: "lower back", "you will have to".
    pub(crate) other_readings: Option<ListId>,
    pub(crate) rhetorical: Option<ListId>,
    pub(crate) answers: Option<ListId>,
    pub(crate) imperatives: Option<ListId>,
    /// What has the form of an order and asks for nothing.
    pub(crate) pseudo_orders: Option<ListId>,
    pub(crate) purpose_verbs: Option<ListId>,
    pub(crate) named_sources: Option<ListId>,
    /// Journals whose findings news report.
    pub(crate) named_journals: Option<ListId>,
    pub(crate) treatments: Option<ListId>,
    pub(crate) drugs: Option<ListId>,
    pub(crate) classes: Option<ListId>,
    /// What doctors give and hospitals do: operations, transfusions, vaccination, medicines at large.
    pub(crate) care: Option<ListId>,
    pub(crate) functions: Option<ListId>,
    pub(crate) eases: Option<ListId>,
    pub(crate) raises: Option<ListId>,
    pub(crate) organisms: Option<ListId>,
    pub(crate) limits: Option<ListId>,
    pub(crate) praises: Option<ListId>,
    pub(crate) servings: Option<ListId>,
    pub(crate) absolutes: Option<ListId>,
    pub(crate) remedies: Option<ListId>,
    /// What is no remedy by itself, and one in a title.
    pub(crate) sold: Option<ListId>,
    /// What no treatment is: tests, furniture.
    pub(crate) things: Option<ListId>,
    /// What only textbooks say.
    pub(crate) textbooks: Option<ListId>,
    /// What those say who doubt remedies.
    pub(crate) doubters: Option<ListId>,
    /// What medicines do to people that is not wanted.
    pub(crate) effects: Option<ListId>,
    pub(crate) harms: Option<ListId>,
    /// What headings on safety say.
    pub(crate) safety_headings: Option<ListId>,
    /// Calls to come, book or buy.
    pub(crate) calls: Option<ListId>,
    /// The same where hospitals say it too.
    pub(crate) weak_calls: Option<ListId>,
    /// What articles that sell health are full of.
    pub(crate) wellness: Option<ListId>,
    /// Words of schools of healing that medicine has not taken up.
    pub(crate) systems: Option<ListId>,
    /// Words of their titles.
    pub(crate) selling_titles: Option<ListId>,
    pub(crate) pitches: Option<ListId>,
}

impl Lists {
    /// Looks the lists up in the lexicon.
    pub(crate) fn new(lexicon: &Lexicon) -> Self {
        let list = |name: &str| lexicon.list(name);
        Self {
            ailments: list("ailments"),
            numbers: list("numbers"),
            people: list("people"),
            hedges: list("hedges"),
            negations: list("negations"),
            noun_negations: list("noun-negations"),
            pseudo_negations: list("pseudo-negations"),
            denials: list("denials"),
            refutations: list("refutations"),
            evidence: list("evidence"),
            weaknesses: list("weaknesses"),
            warnings: list("warnings-against"),
            doubts: list("doubts"),
            attributions: list("attributions"),
            label_uses: list("label-uses"),
            plans: list("plans"),
            other_readings: list("other-readings"),
            rhetorical: list("rhetorical-questions"),
            answers: list("answers"),
            imperatives: list("imperatives"),
            pseudo_orders: list("pseudo-orders"),
            purpose_verbs: list("purpose-verbs"),
            named_sources: list("named-sources"),
            named_journals: list("named-journals"),
            treatments: list("treatments"),
            drugs: list("drugs"),
            classes: list("drug-classes"),
            care: list("medical-care"),
            functions: list("functions"),
            eases: list("eases"),
            raises: list("raises"),
            organisms: list("organisms"),
            limits: list("limits"),
            praises: list("praises"),
            servings: list("servings"),
            absolutes: list("absolute-figures"),
            remedies: list("remedies"),
            sold: list("sold"),
            things: list("things"),
            textbooks: list("cues/kind-textbook"),
            doubters: list("doubters"),
            effects: list("effects"),
            harms: list("harms"),
            safety_headings: list("cues/safety-headings"),
            calls: list("calls"),
            weak_calls: list("weak-calls"),
            wellness: list("wellness-words"),
            systems: list("unproven-systems"),
            selling_titles: list("selling-titles"),
            pitches: list("pitches"),
        }
    }

    /// Which words and lists a sentence holds.
    pub(crate) fn signature(&self, words: &Words<'_>) -> Signature {
        let mut signature = Signature::default();
        words.tokens.iter().for_each(|token| signature.add_word(token.key));
        words.hits().iter().for_each(|hit| signature.add_list(hit.list));
        if let Some(ailments) = self.ailments
            && self.hold(words, &[ailments])
        {
            signature.add_list(ailments);
        }
        signature
    }

    /// Whether the sentence holds a phrase of one of `lists`.
    pub(crate) fn hold(&self, words: &Words<'_>, lists: &[ListId]) -> bool {
        let names = |list: &ListId| {
            words.holds(*list) || Some(*list) == self.ailments && words.tokens.iter().any(|token| token.is_condition)
        };
        lists.iter().any(names)
    }

    /// Whether a phrase of one of `lists` begins within so many words of token `at`.
    pub(crate) fn hold_near(&self, words: &Words<'_>, lists: &[ListId], at: usize, reach: usize) -> bool {
        let near = at.saturating_sub(reach)..(at + reach).min(words.tokens.len());
        if near.len() == words.tokens.len() {
            return self.hold(words, lists);
        }
        let bytes = words.bytes(near.clone());
        let begins = |list: &ListId| words.hits().iter().any(|hit| hit.list == *list && bytes.contains(&hit.start));
        let names = |list: &ListId| Some(*list) == self.ailments && near.clone().any(|at| words.is_condition(at));
        lists.iter().any(|list| begins(list) || names(list))
    }

    /// Whether a phrase of `list` may end before token `at`.
    pub(crate) fn may_end(&self, words: &Words<'_>, at: usize, list: ListId) -> bool {
        let names = || at.checked_sub(1).is_some_and(|last| words.is_condition(last));
        words.holds_to(at, list) || Some(list) == self.ailments && names()
    }

    /// The end of the longest phrase of `list` that starts at token `at`; a word that by its ending names a disease
    /// is an ailment.
    pub(crate) fn at(&self, words: &Words<'_>, at: usize, list: ListId) -> Option<usize> {
        let found = words.hit_at(at, list);
        if found.is_none() && Some(list) == self.ailments && words.is_condition(at) {
            return Some(at + 1);
        }
        found
    }
}
