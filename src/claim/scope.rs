//! What governs a stretch of a sentence: negation, hedging, questions, orders, quotation, warnings.
//!
//! A trigger before the stretch governs it up to the end of its clause; a trigger behind it ("… is a myth") governs
//! the sentence before it. Pseudo-triggers ("not only", "no doubt") cancel the triggers they cover.

use std::ops::Range;

use super::lists::Lists;
use super::surroundings::{behind_colon, contains, gives_figures, question, quoted, refuted_next, spoken};
use super::turns::TURNS;
use super::words::Words;
use crate::rule::{Mark, Marks};
use crate::text::ListId;

/// How many words a plain negation or hedge reaches forward.
pub(super) const REACH: usize = 9;

/// How many words a negated subject ("No supplement sold in …") reaches forward.
const SUBJECT_NEGATION: usize = 20;

/// Words that end the reach of a trigger.
const TERMINATORS: &[&str] = &[
    "but",
    "however",
    "although",
    "though",
    "yet",
    "whereas",
    "except",
    "while",
    "because",
    "so",
    "instead",
    "therefore",
];
/// Words that begin a new clause after a comma or "and".
const SUBJECTS: &[&str] = &[
    "it", "they", "this", "these", "that", "those", "he", "she", "we", "you", "our", "your", "its", "the", "his",
    "her", "i", "my", "their", "just",
];
/// Pronouns that are the subject of a new clause wherever they stand.
const PRONOUNS: &[&str] = &["it", "they", "we", "he", "she"];
/// Words that open a condition.
const CONDITIONS: &[&str] = &["if", "unless", "until", "till", "when", "whenever"];
/// Words that may stand before an order, its adverbs aside.
const BEFORE_ORDERS: &[&str] = &["do", "don't", "not", "so", "and", "or", "to"];
/// Words that open a part of a sentence that an order may follow.
const LEADS: &[&str] = &[
    "if", "when", "to", "before", "after", "for", "while", "once", "during", "until", "unless", "in", "as", "where",
    "at", "because", "with", "on",
];

/// A sentence with what stands around it.
pub(crate) struct Scene<'s, 't> {
    pub(crate) words: &'s Words<'t>,
    /// The sentence before, of the same block.
    pub(crate) before: Option<&'s Words<'t>>,
    /// The sentence behind, of the same block.
    pub(crate) after: Option<&'s Words<'t>>,
    /// The folded text of the block and where it begins.
    pub(crate) block: &'t str,
    pub(crate) block_start: usize,
    /// Where quotation marks stand in the article.
    pub(crate) quotes: &'s [usize],
    /// Whether it is a heading.
    pub(crate) is_heading: bool,
    /// Whether it stands in a list of a list, as notes do.
    pub(crate) is_nested: bool,
    /// Whether it stands in an article that sells what it is on.
    pub(crate) sells: bool,
}

/// The marks that the sentence and its neighbours give to all its claims.
pub(super) fn shared_marks(scene: &Scene<'_, '_>, lists: &Lists) -> Marks {
    let mut marks = Marks::default();
    marks.set(Mark::Negated, refuted_next(scene, lists));
    marks.set(Mark::Question, question(scene, lists));
    marks.set(Mark::WarnedAgainst, behind_colon(scene, lists));
    let near = [Some(scene.words), scene.before, scene.after];
    marks.set(Mark::Absolute, near.into_iter().flatten().any(|words| gives_figures(words, lists)));
    let behind = [Some(scene.words), scene.after];
    marks.set(Mark::Limited, behind.into_iter().flatten().any(|words| contains(words, lists.limits)));
    marks
}

/// The marks that the sentence and its neighbours give to the tokens `claim`.
pub(crate) fn marks(scene: &Scene<'_, '_>, claim: &Range<usize>, lists: &Lists) -> Marks {
    let scope = Scope { words: scene.words, lists, claim };
    let mut marks = Marks::default();
    marks.set(Mark::Negated, scope.negated());
    marks.set(Mark::Hedged, scope.hedged());
    marks.set(Mark::Able, scope.able(scene.sells));
    marks.set(Mark::Instruction, scope.ordered());
    marks.set(Mark::WarnedAgainst, scope.warned());
    marks.set(Mark::Attributed, scope.governed_far(lists.attributions));
    let used = scope.governed(lists.label_uses) || scope.helps_to() && scope.governed_far(lists.label_uses);
    marks.set(Mark::LabelUse, used);
    marks.set(Mark::Purpose, scope.purpose() && !marks.has(Mark::Instruction));
    marks.set(Mark::Plan, scope.planned());
    marks.set(Mark::Limited, scope.conceded());
    marks.set(Mark::Conditional, scope.conditional());
    marks.set(Mark::Person, scope.done_by_people());
    marks.set(Mark::Unowned, !scope.is_owned(scene.before));
    marks.set(Mark::Quoted, quoted(scene, claim, lists));
    marks.set(Mark::Spoken, spoken(scene, claim));
    marks.set(Mark::Body, scope.done_by_body() || scope.goes_on_about_body(scene.before));
    marks.set(Mark::Adjective, scope.without_subject(scene.is_nested));
    marks
}

/// The tokens of a claim in their sentence.
pub(super) struct Scope<'s, 't> {
    pub(super) words: &'s Words<'t>,
    pub(super) lists: &'s Lists,
    pub(super) claim: &'s Range<usize>,
}

impl Scope<'_, '_> {
    /// The claim is what an order is for, or part of the order itself.
    fn ordered(&self) -> bool {
        let Some(list) = self.lists.imperatives else { return false };
        let mut order = None;
        // "Move over, ibuprofen"
        let pseudo = || self.lists.pseudo_orders.into_iter().flat_map(|list| self.words.hits_of(list));
        let is_pseudo = |at| pseudo().any(|hit| hit.contains(&at));
        for at in 0..=self.claim.start {
            let verb = self.words.hit_at(at, list).is_some_and(|end| !self.words.is(end, "of"))
                && !is_pseudo(at)
                && !self.is_inverted(at);
            if verb && self.may_begin_order(at) {
                order = Some(at);
            } else if order.is_some() && self.new_subject(at) {
                order = None;
            }
        }
        order.is_some()
    }

    /// "Never has a tea …", which tells to do nothing.
    fn is_inverted(&self, at: usize) -> bool {
        const AUXILIARIES: &[&str] = &["has", "have", "had", "was", "were", "is", "are", "did", "does", "will", "can"];
        self.words.is(at, "never") && self.words.is_any(at + 1, AUXILIARIES)
    }

    /// An order stands at the start of a sentence, behind the comma that ends an opening clause, or behind "never".
    fn may_begin_order(&self, at: usize) -> bool {
        let mut first = at;
        let precedes = |at| self.words.is_any(at, BEFORE_ORDERS) || self.words.is_any(at, &TURNS.before_orders);
        while first > 0 && precedes(first - 1) {
            first -= 1;
        }
        if first == 0 || self.words.parts_clauses(first - 1) {
            return true;
        }
        self.words.is(first - 1, ",") && LEADS.iter().any(|lead| self.words.is(self.statement_start(first - 1), lead))
    }

    /// The claim is the purpose of something: "to relieve pain".
    fn purpose(&self) -> bool {
        let start = self.claim.start;
        if self.coordinated_purpose() {
            return true;
        }
        if start > 1 && self.words.is(start - 1, "help") && self.words.is(start - 2, "to") {
            return !self.asserts(start - 2);
        }
        if start == 0 || !self.words.is(start - 1, "to") {
            let split = start > 2 && self.words.word(start - 1).ends_with("ly") && self.words.is(start - 2, "to");
            return split && !self.asserts(start - 2);
        }
        !self.asserts(start - 1)
    }

    /// "to relieve symptoms and improve sleep": a bare verb behind "and" that shares the "to".
    fn coordinated_purpose(&self) -> bool {
        let start = self.claim.start;
        let begins_clause = self.words.is_any(start, SUBJECTS) || self.words.is_any(start, &["there", "no", "nothing"]);
        let bare = !self.words.word(start).ends_with('s') && !self.words.word(start).ends_with("ed") && !begins_clause;
        let adverb = start > 1 && self.words.word(start - 1).ends_with("ly");
        let before = if adverb { start - 1 } else { start };
        let joined = before > 0 && self.words.is_any(before - 1, &["and", "or", ","]);
        let from = start.saturating_sub(12);
        let to = (from..start).rev().find(|&at| self.words.is(at, "to"));
        bare && joined && to.is_some_and(|to| !self.asserts(to) && self.same_statement(to, start))
    }

    /// A word of the benefit verbs that is no verb here: nothing before it can be its subject.
    fn without_subject(&self, is_nested: bool) -> bool {
        const BEFORE_NOUNS: &[&str] = &[
            "a", "an", "the", "of", "with", "or", "in", "for", "by", "from", "is", "are", "was", "were", "be", "as",
            "has", "have", "had", "no", "any", "some", "your", "their", "its", "his", "her", "our", "my", "this",
            "these", "those", "such", "than", "more", "very", "on", "at", "between", "into", "despite", "without",
            "during", "about", "like", "to", "being", "been", "under", "over", "through",
        ];
        let start = self.claim.start;
        let listed = [self.lists.eases, self.lists.raises]
            .into_iter()
            .flatten()
            .any(|list| self.words.hit_at(start, list).is_some());
        if !listed {
            return false;
        }
        if self.words.is_hyphenated(start) || self.words.is_hyphenated(start + 1) {
            return true;
        }
        let Some(before) =
            (0..start).rev().find(|&at| !(self.words.word(at).ends_with("ly") && self.words.word(at).len() > 4))
        else {
            // "Treated with it, patients recover": a claim that runs over a comma names its subject behind it.
            let runs_on = self.claim.clone().any(|at| self.words.is(at, ","));
            return is_nested || !self.is_finite(start) && !runs_on;
        };
        let finite = self.is_finite(start);
        if !finite && self.is_bare(start) && !self.may_precede_bare_verb(before) {
            return true;
        }
        let passive = self.words.is_any(before, &["is", "are", "was", "were", "be", "been", "being"]);
        let after_to = self.words.is(before, "to") && self.asserts(before);
        let opens = self.words.parts_clauses(before) || self.words.is_any(before, &["(", "\""]);
        passive
            || opens && !finite
            || (self.words.is_any(before, BEFORE_NOUNS) || self.words.is_any(before, &TURNS.before_nouns)) && !after_to
            || !finite && self.words.is_any(before, &["and", ","]) && self.words.word(start).ends_with("ed")
    }

    /// "relieve", not "relieved" and not "shrank": a form that needs a subject in the plural or an auxiliary.
    fn is_bare(&self, at: usize) -> bool {
        !self.is_finite(at) && !self.words.word(at).ends_with("ed") && !self.words.is_any(at, &TURNS.irregular_pasts)
    }

    /// Whether the word at `at` lets a bare verb follow: a plural, a pronoun, an auxiliary, a verb that takes one.
    fn may_precede_bare_verb(&self, at: usize) -> bool {
        const WORDS: &[&str] = &[
            "they", "which", "that", "who", "we", "you", "i", "can", "could", "may", "might", "will", "would", "shall",
            "should", "must", "do", "does", "did", "not", "to", "and", "or", ",", "both", "all", "can't", "don't",
            "won't", ")", "it", "him", "her", "them", "me", "i'll", "you'll",
        ];
        let listed = [self.lists.treatments, self.lists.drugs].into_iter().flatten();
        let from = self.subject_start(at);
        let named =
            listed.into_iter().any(|list| self.words.hits_of(list).any(|hit| from <= hit.start && hit.end <= at + 1));
        self.words.is_any(at, WORDS)
            || self.words.is_any(at, &TURNS.before_bare_verbs)
            || named
            || self.words.word(at).ends_with('s')
    }

    /// "relieves": an item of a list may begin with its verb.
    fn is_finite(&self, at: usize) -> bool {
        self.words.word(at).ends_with('s')
    }

    /// Whether the word before "to" asserts the effect all the same: "helps to", "proven to", "guaranteed to".
    fn asserts(&self, to: usize) -> bool {
        let Some(list) = self.lists.purpose_verbs else { return false };
        to > 0 && self.words.hits_of(list).any(|hit| hit.end == to)
    }

    /// "and to help control nausea", which goes on with what a medicine is used for.
    fn helps_to(&self) -> bool {
        let start = self.claim.start;
        let to = if start > 1 && self.words.is(start - 1, "help") { start - 2 } else { start.saturating_sub(1) };
        start > 0 && self.words.is(to, "to")
    }

    fn conditional(&self) -> bool {
        (0..self.claim.start).rev().take_while(|&at| !self.words.parts_clauses(at) && !self.words.is(at, ",")).any(
            |at| {
                let granted = at > 0 && self.words.is_any(at - 1, &["even", "as", "what"]);
                self.words.is_any(at, CONDITIONS) && !granted && !self.is_wish(at)
            },
        )
    }

    /// "While effective in gout, it brings nausea": granted before a harm that is told in the same sentence.
    fn conceded(&self) -> bool {
        let is_comma = |at: usize| self.words.is(at, ",");
        let comma = (self.claim.end..self.words.tokens.len()).find(|&at| is_comma(at));
        let harms = [self.lists.effects, self.lists.harms].into_iter().flatten();
        let is_told = |comma: usize| harms.flat_map(|list| self.words.hits_of(list)).any(|hit| hit.start > comma);
        self.words.is_any(0, &TURNS.concessions) && !(0..self.claim.start).any(is_comma) && comma.is_some_and(is_told)
    }

    /// "If you want the best …", which offers it.
    fn is_wish(&self, at: usize) -> bool {
        let looks =
            self.words.is_any(at + 2, &["are", "'re"]) && self.words.is_any(at + 3, &["looking", "searching", "after"]);
        self.words.is(at + 1, "you") && (self.words.is_any(at + 2, &TURNS.wishes) || looks)
    }

    /// A trigger of `list` before the claim, in its clause.
    fn governed(&self, list: Option<ListId>) -> bool {
        self.before(list).any(|trigger| self.reaches(&trigger, REACH + 3))
    }

    /// Looked into, not stated. "Whether you are young or old, …" grants something and states the rest.
    fn planned(&self) -> bool {
        let grants = |hit: &Range<usize>| {
            let opens = hit.start == 0 || self.words.is(hit.start - 1, ",");
            opens && self.words.is(hit.start, "whether") && {
                let clause = (hit.end..self.claim.start).rev().find(|&at| self.words.is(at, ","));
                clause.is_some_and(|end| (hit.end..end).any(|at| self.words.is(at, "or")))
            }
        };
        self.before(self.lists.plans).any(|trigger| {
            self.same_statement(trigger.end, self.claim.start)
                && !grants(&trigger)
                && !self.concedes(&trigger)
                && !self.pitches(&trigger)
        })
    }

    /// "Looking for a sure cure?", which looks for nothing and offers it.
    fn pitches(&self, trigger: &Range<usize>) -> bool {
        trigger.start == 0
            && self.words.is_any(0, &TURNS.pitch_openings)
            && (self.claim.end..self.words.tokens.len()).any(|at| self.words.is_mark(at, '?'))
    }

    /// "Though it is still being studied, …": what opens the sentence is granted, and the rest stated.
    fn concedes(&self, trigger: &Range<usize>) -> bool {
        const CONCESSIONS: &[&str] = &["though", "although", "while"];
        let opens = self.words.is_any(0, CONCESSIONS) || self.words.is(0, "even") && self.words.is(1, "though");
        opens && (trigger.end..self.claim.start).any(|at| self.words.is(at, ","))
    }

    /// A trigger of `list` anywhere before the claim in its statement.
    fn governed_far(&self, list: Option<ListId>) -> bool {
        self.before(list).any(|trigger| self.same_statement(trigger.end, self.claim.start))
    }

    pub(super) fn before(&self, list: Option<ListId>) -> impl Iterator<Item = Range<usize>> {
        list.into_iter()
            .flat_map(|list| self.words.hits_of(list))
            .filter(|hit| hit.end <= self.claim.start && !self.is_pseudo(hit))
    }

    pub(super) fn behind(&self, list: Option<ListId>) -> impl Iterator<Item = Range<usize>> {
        list.into_iter().flat_map(|list| self.words.hits_of(list)).filter(|hit| hit.start >= self.claim.end)
    }

    fn is_pseudo(&self, hit: &Range<usize>) -> bool {
        let Some(list) = self.lists.pseudo_negations else { return false };
        self.words.hits_of(list).any(|pseudo| pseudo.start <= hit.start && hit.start < pseudo.end)
    }

    /// Whether a trigger reaches the claim: within so many words, and no new clause between.
    pub(super) fn reaches(&self, trigger: &Range<usize>, most: usize) -> bool {
        let between = trigger.end..self.claim.start;
        trigger.end + most >= self.claim.start
            && !between.clone().any(|at| self.ends_reach(at))
            && !self.ends_with_comma(between)
    }

    /// A lone comma ends a clause; two enclose an aside, and "or" or a bare verb makes a list: "does not, it seems, cure,
    /// ease or prevent", "can slow the heart, lower the blood pressure and …".
    fn ends_with_comma(&self, between: Range<usize>) -> bool {
        let commas = between.clone().filter(|&at| self.words.is(at, ",")).count();
        let listed = (between.start..self.words.tokens.len()).any(|at| self.words.is_any(at, &["or", "nor"]));
        commas % 2 == 1 && !listed && !self.goes_on_barely()
    }

    /// Whether the claim is a bare verb behind a comma or "and", which shares what governs the verbs before.
    fn goes_on_barely(&self) -> bool {
        let start = self.claim.start;
        let verb = [self.lists.eases, self.lists.raises].into_iter().flatten();
        let is_verb = verb.into_iter().any(|list| self.words.hit_at(start, list).is_some());
        let bare = !self.is_finite(start) && !self.words.word(start).ends_with("ed");
        is_verb && bare && start > 0 && self.words.is_any(start - 1, &[",", "and"])
    }

    /// "no", "without": as a verb's negation, but coordination ends it: "no side effects and cures".
    pub(super) fn noun_reaches(&self, trigger: &Range<usize>) -> bool {
        let opens = trigger.start == 0 || self.words.parts_clauses(trigger.start - 1);
        let most = if self.words.is(trigger.start, "without") {
            if self.words.word(self.claim.start).ends_with("ing") { 3 } else { 1 }
        } else if opens && self.words.is(trigger.start, "no") {
            SUBJECT_NEGATION
        } else {
            REACH
        };
        self.reaches(trigger, most) && !(trigger.end..self.claim.start).any(|at| self.words.is(at, "and"))
    }

    /// "does not hurt and cures", "cannot harm and is safe": behind "and" an inflected verb is not governed by "not".
    pub(super) fn inflected_after_and(&self, trigger: &Range<usize>) -> bool {
        const INFLECTED: &[&str] = &["is", "are", "was", "were", "has"];
        let claims = self.words.word(self.claim.start).ends_with('s');
        let mut joined = (trigger.end..self.claim.start).filter(|&at| self.words.is(at, "and"));
        joined.any(|at| claims || self.words.is_any(at + 1, INFLECTED))
    }

    fn ends_reach(&self, at: usize) -> bool {
        self.words.parts_clauses(at)
            || self.words.is_any(at, TERMINATORS)
            || self.words.is_any(at, PRONOUNS)
            || self.new_subject(at)
    }

    /// A comma or "and" with the subject of a new clause behind it.
    pub(super) fn new_subject(&self, at: usize) -> bool {
        if self.words.is(at, ",") {
            let next = if self.words.is(at + 1, "and") { at + 2 } else { at + 1 };
            let aside =
                self.words.is_any(next, &["as", "it"]) && (next..next + 6).any(|close| self.words.is(close, ","));
            if aside {
                return false;
            }
            return self.words.is_any(next, SUBJECTS) || self.words.is_any(next, TERMINATORS);
        }
        self.words.is_any(at, &["and", "so"]) && self.words.is_any(at + 1, SUBJECTS) || self.words.parts_clauses(at)
    }

    /// Whether no semicolon, colon, dash or "but" stands between two tokens.
    pub(super) fn same_statement(&self, from: usize, to: usize) -> bool {
        !(from..to).any(|at| self.words.parts_clauses(at) || self.words.is_any(at, &["but", "however", "yet"]))
    }

    fn statement_start(&self, at: usize) -> usize {
        (0..at).rev().find(|&before| self.words.parts_clauses(before)).map_or(0, |before| before + 1)
    }
}
