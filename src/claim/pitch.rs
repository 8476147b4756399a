//! The marks that excuse a claim elsewhere, and not where something is sold: purposes, orders, headings, cells, people.

use std::ops::Range;

use super::lists::Lists;
use super::turns::TURNS;
use super::words::Words;
use super::{Mark, Marks};
use crate::article::{Article, Block, BlockKind};
use crate::rule::Force;
use crate::text::ListId;

/// An item of so many words at most names a benefit, and does not tell to do something.
const NAMING: usize = 8;
/// A heading has so many sentences at most.
const HEADED: usize = 2;
/// Within how many words before a participle a word says that benefits follow.
const LISTED: usize = 24;

/// A claim in a sentence of an article on a remedy, or one that sells something.
pub(super) struct Pitch<'p, 't> {
    pub(super) lists: &'p Lists,
    pub(super) words: &'p Words<'t>,
    pub(super) claim: &'p Range<usize>,
    pub(super) force: Force,
    /// Whether the title names a remedy and no medicine.
    pub(super) on_remedy: bool,
    /// Whether the article sells what it is on.
    pub(super) sells: bool,
    /// Whether the claim is one where harms are told too.
    pub(super) of_harm: bool,
}

impl Pitch<'_, '_> {
    /// The marks that do not count. What a remedy can do is what it does, and an article that sells something says it of
    /// that.
    pub(super) fn undone(&self, article: &Article<'_>, index: usize, block: &Block, marks: Marks) -> Marks {
        let (words, claim) = (self.words, self.claim);
        let mut undone = Marks::default();
        undone.set(Mark::Able, !self.sells && !self.on_remedy && !self.names());
        if !self.sells && !self.on_remedy {
            return undone;
        }
        let harms = marks.has(Mark::HarmSection);
        let opens = claim.start == 0 && !harms;
        let verb = opens && words.word(0).ends_with('s');
        let promises = self.sells && self.is_headline(marks);
        undone.set(
            Mark::Heading,
            verb || promises || !harms && self.sells && (self.is_stated() || self.is_named_before_colon()),
        );
        undone.set(Mark::Plan, promises);
        let told = self.is_told_to_take();
        undone.set(Mark::Purpose, told || promises);
        undone.set(Mark::Instruction, told);
        let behind_to = words.is(claim.start.saturating_sub(1), "to");
        undone.set(Mark::Adjective, (told || promises) && behind_to);
        if !self.sells {
            return undone;
        }
        // What is sold does what it can do.
        let able = marks.has(Mark::Able);
        undone.set(Mark::Able, able);
        undone.set(Mark::Hedged, able);
        // Whole paragraphs are set as headings on some pages.
        undone.set(Mark::Heading, block.sentences.len() > HEADED);
        let cell = block.kind == BlockKind::Cell && (self.of_harm || !self.is_labelled_otherwise(article, index));
        undone.set(Mark::Cell, cell);
        let item = opens && (block.kind == BlockKind::ListItem || cell);
        let is_naming = item && words.tokens.len() <= NAMING;
        let rises = words.is_any(0, &["increased", "decreased", "raised", "elevated"]);
        undone.set(Mark::Adjective, item && !rises || self.is_listed_benefit());
        let done_with = opens && self.is_done_with();
        undone.set(Mark::Adjective, done_with);
        undone.set(Mark::Instruction, told || is_naming || self.follows_that() || done_with);
        undone.set(Mark::Body, told || words.is_any(0, &["it", "this", "these", "they"]) || self.names());
        let serves = self.is_outcome() || self.is_offered_to();
        undone.set(Mark::Purpose, serves);
        undone.set(Mark::Adjective, serves && behind_to);
        let of_label = (0..words.tokens.len()).any(|at| words.is_any(at, &TURNS.label_verbs));
        undone.set(Mark::LabelUse, self.force == Force::Selling && !of_label || self.is_indicated());
        // "You can overcome it with ginger."
        let undergoes = self.force == Force::Selling && words.is_any(claim.start, &TURNS.undergoing_verbs);
        let advised = self.names() && (0..claim.start).any(|at| words.is(at, "you"));
        undone.set(Mark::Person, advised || undergoes || self.is_done_by_seller());
        undone.add(Mark::Unowned);
        undone.add(Mark::Passing);
        undone
    }

    fn holds(&self, list: Option<ListId>) -> bool {
        list.is_some_and(|list| self.words.holds(list))
    }

    /// Whether the sentence names a remedy.
    fn names(&self) -> bool {
        self.holds(self.lists.remedies)
    }

    /// Whether one of the lists stands before the claim, or a word that points at what is sold.
    fn has_subject(&self) -> bool {
        let lists = [self.lists.remedies, self.lists.treatments, self.lists.sold].into_iter().flatten();
        let before = |list| self.words.hits_of(list).any(|hit| hit.end <= self.claim.start);
        lists.into_iter().any(before) || self.words.is_any(0, &["it", "they", "this", "these"])
    }

    /// "CBD can treat anxiety", as a heading: a remedy, then a verb.
    fn is_stated(&self) -> bool {
        let verbs = [self.lists.eases, self.lists.raises].into_iter().flatten();
        let at = self.claim.start;
        let is_verb = verbs.into_iter().any(|list| (at..at + 2).any(|at| self.words.hit_at(at, list).is_some()));
        let asks =
            self.words.is_any(0, &["how", "what", "why", "when", "who", "which", "is", "are", "does", "do", "can"]);
        is_verb && at > 0 && !asks && self.has_subject()
    }

    /// "Garlic: nature's antibiotic", as a heading.
    fn is_named_before_colon(&self) -> bool {
        let colon = (0..self.claim.start).find(|&at| self.words.is_mark(at, ':'));
        let lists = [self.lists.remedies, self.lists.sold].into_iter().flatten();
        colon.is_some_and(|colon| lists.into_iter().any(|list| self.words.hits_of(list).any(|hit| hit.end <= colon)))
    }

    /// "How garlic cures a cold", "How to heal a slipped disc", as a heading: it promises to tell.
    fn is_headline(&self, marks: Marks) -> bool {
        let at = self.claim.start;
        let tells =
            at == 2 && self.words.is(1, "to") || at > 1 && self.words.word(at).ends_with('s') && self.has_subject();
        marks.has(Mark::Heading) && self.words.is(0, "how") && tells
    }

    /// "Drink it as a tea to shorten a cold": an order to take something, and what for.
    fn is_told_to_take(&self) -> bool {
        let take = |at: usize| self.words.is_any(at, &TURNS.taking_verbs);
        let orders = (0..self.claim.start).any(|at| take(at) && (at == 0 || self.begins(at)));
        orders && (self.words.is(self.claim.start, "for") || (0..self.claim.start).any(|at| self.words.is(at, "to")))
    }

    /// "Beat a cold with garlic": an order that only a remedy can follow.
    fn is_done_with(&self) -> bool {
        let lists = [self.lists.remedies, self.lists.sold].into_iter().flatten();
        let with =
            (self.claim.end..self.words.tokens.len()).find(|&at| self.words.is_any(at, &["with", "by", "using"]));
        let with = with.or_else(|| self.claim.clone().find(|&at| self.words.is_any(at, &["with", "by", "using"])));
        with.is_some_and(|with| lists.into_iter().any(|list| self.words.hits_of(list).any(|hit| hit.start > with)))
    }

    /// "Licorice raises the blood pressure": what should not rise is no benefit.
    pub(super) fn tells_harm(&self) -> bool {
        let rises = self.words.is_any(self.claim.start, &TURNS.rising_verbs);
        rises && self.claim.clone().any(|at| self.words.is_any(at, &TURNS.harmed_by_rise))
    }

    /// Whether an order may begin at a token: behind a comma, "or", "and", an adverb.
    fn begins(&self, at: usize) -> bool {
        self.words.parts_clauses(at - 1) || self.words.is_any(at - 1, &[",", "and", "or", "then", "simply", "just"])
    }

    /// "Benefits include improved sleep", "offers increased energy": what looks like an adjective is the gain.
    fn is_listed_benefit(&self) -> bool {
        let from = self.claim.start.saturating_sub(LISTED);
        self.words.word(self.claim.start).ends_with("ed")
            && (from..self.claim.start).any(|at| self.words.is_any(at, &TURNS.benefit_leads))
    }

    /// "Leads to improved sleep", which is no purpose.
    fn is_outcome(&self) -> bool {
        (0..self.claim.start).any(|at| self.words.is_any(at, &TURNS.outcome_verbs) && self.words.is(at + 1, "to"))
    }

    /// "We use cupping to ease pain", "an easy way to sleep better": what is offered serves the purpose.
    fn is_offered_to(&self) -> bool {
        let before = 0..self.claim.start;
        let offers = |at: usize| self.words.is_any(at, &TURNS.offering_words);
        // "Dilute it to prevent irritation" is care that is taken.
        let guards = self.words.is_any(self.claim.start, &["prevent", "avoid", "protect", "minimise", "minimize"]);
        before.clone().any(offers) || self.has_subject() && !self.words.is(0, "to") && !guards && !self.is_prepared()
    }

    /// "Massage it in to spread the oil", "medicines available to treat it": nothing is offered.
    fn is_prepared(&self) -> bool {
        let start = self.claim.start;
        let listed = start > 1 && self.words.is_any(start - 2, &TURNS.neutral_before_to);
        let begins = |at: usize| at == 0 || self.words.parts_clauses(at - 1);
        let orders =
            |at: usize| self.words.is_any(at, &TURNS.preparing_verbs) && !self.words.word(at + 1).ends_with('s');
        listed || (0..start).any(|at| begins(at) && orders(at))
    }

    /// "…, a peptide that enhances …": what an order names does it.
    fn follows_that(&self) -> bool {
        self.claim.start > 0 && self.words.is_any(self.claim.start - 1, &["that", "which"])
    }

    /// "It is indicated for tired nerves", said of no medicine.
    fn is_indicated(&self) -> bool {
        let of_medicine = self.holds(self.lists.drugs) || self.holds(self.lists.classes);
        let used = (0..self.words.tokens.len()).any(|at| self.words.is_any(at, &["used", "use", "uses", "using"]));
        !of_medicine && !used
    }

    /// "He can address any issue": who treats is the seller.
    fn is_done_by_seller(&self) -> bool {
        let near = self.claim.start.saturating_sub(3)..self.claim.start;
        near.clone().any(|at| self.words.is_any(at, &["he", "she", "we", "he'll", "she'll", "we'll"]))
            && !near.clone().any(|at| self.words.is_any(at, &["i", "you", "who"]))
    }

    /// "| Side effects | Reduced appetite |".
    fn is_labelled_otherwise(&self, article: &Article<'_>, index: usize) -> bool {
        let label = super::cell::label(article, index).and_then(|label| article.blocks.get(label));
        let label = label.map_or_else(String::new, |label| article.block_text(label).to_lowercase());
        TURNS.harm_label_parts.iter().any(|part| label.contains(part))
    }
}
