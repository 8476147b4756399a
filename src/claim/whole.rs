//! What the article as a whole makes of its claims: the record of a case, a page on a medicine, one on genes.

use std::ops::Range;

use super::lists::Lists;
use super::reference::within;
use super::selling::doubts;
use super::token::tokens;
use super::turns::TURNS;
use super::words::Words;
use crate::article::{Article, ArticleKind, Vocabulary};
use crate::rule::{Mark, Marks};
use crate::text::ListId;

/// From so many sentences on, an article says of what it speaks, and a claim in passing is no pitch.
const LONG: usize = 12;
/// What an article on genes speaks of, in the singular or the plural.
const GENE: &str = " gene";
/// How often it does.
const GENES: usize = 3;
/// The fewest bytes of a word of a title that names its subject.
const NAME: usize = 5;
/// The fewest letters of the name of a study: "IMPACT".
const ACRONYM: usize = 4;
/// Within how many bytes of its beginning a block leads in a case.
const LEAD: usize = 400;
/// Within how many words of its name it is called a study.
const CALLED: usize = 3;

/// What an article is, as far as it matters to the claims in it.
#[derive(Debug)]
pub(super) struct Whole<'a> {
    is_record: bool,
    is_long: bool,
    /// Whether it is on a medicine, and whether it tells what medicines are for.
    is_on_medicine: bool,
    tells_of_medicines: bool,
    is_on_genes: bool,
    is_on_study: bool,
    /// Whether it doubts what others claim.
    doubts: bool,
    /// The words of the title of an article about a medicine.
    names: Vec<&'a str>,
    /// Where quotation marks stand, bytes of the folded text.
    pub(super) quotes: Vec<usize>,
}

impl<'a> Whole<'a> {
    pub(super) fn new(article: &'a Article<'_>, known: &Vocabulary, lists: &Lists) -> Self {
        let is_on_medicine = matches!(article.kind, ArticleKind::Drug | ArticleKind::Comparison);
        let title = article.title.as_ref().filter(|_| is_on_medicine).map_or("", |title| &title.text);
        let text = article.prose.text();
        let ends = |at: &usize| {
            let rest = text.get(at + GENE.len()..).unwrap_or_default();
            !rest.strip_prefix('s').unwrap_or(rest).starts_with(char::is_alphabetic)
        };
        let genes = memchr::memmem::find_iter(text.as_bytes(), GENE).filter(ends).take(GENES).count();
        let named = article.title.as_ref().map_or("", |title| &title.text);
        Self {
            is_on_study: names_study(&Words::new(named, 0..named.len(), &tokens(named), &[]), lists),
            is_record: article.is_case_record(known),
            doubts: doubts(article, lists),
            is_long: !is_on_medicine && article.sentences.len() >= LONG,
            is_on_medicine,
            tells_of_medicines: article.kind != ArticleKind::Other || article.sentences.len() >= LONG,
            is_on_genes: genes == GENES,
            quotes: memchr::memchr_iter(b'"', text.as_bytes()).collect(),
            names: title.split(|char: char| !char.is_alphanumeric()).filter(|word| word.len() >= NAME).collect(),
        }
    }

    /// The marks of a claim with what the whole adds and takes away.
    pub(super) fn marks(&self, mut marks: Marks, words: &Words<'_>, claim: &Range<usize>, lists: &Lists) -> Marks {
        if (0..claim.start).any(|at| words.is_any(at, &self.names)) {
            marks = marks.without([Mark::Unowned].into_iter().collect());
        }
        marks.set(Mark::Passing, self.is_long && marks.has(Mark::Unowned));
        marks.set(Mark::Record, self.is_record);
        marks.set(Mark::Doubted, self.doubts);
        marks.set(Mark::Named, self.is_on_study && !marks.has(Mark::Cited));
        marks.set(Mark::Body, self.is_of_protein(words, claim, lists));
        marks
    }

    /// Whether what does what a claim says is medical: told plainly there, it is what that is for. `named` is what the
    /// sentence says of it.
    pub(super) fn is_of_medicine(&self, named: Option<bool>) -> bool {
        self.tells_of_medicines && named.unwrap_or(self.is_on_medicine)
    }

    /// Whether what stands last before a claim is a gene or what it makes, in an article on genes.
    fn is_of_protein(&self, words: &Words<'_>, claim: &Range<usize>, lists: &Lists) -> bool {
        if !self.is_on_genes {
            return false;
        }
        let last = (0..claim.start).rev().find(|&at| words.is_any(at, &TURNS.gene_words));
        let medicines = [lists.drugs, lists.classes, lists.treatments];
        let hits = |lists: &[Option<ListId>], end: usize| {
            let hits = lists.iter().flatten().flat_map(|&list| words.hits_of(list)).map(|hit| hit.start);
            hits.filter(|hit| *hit < end).max()
        };
        let treats = |at: usize| hits(&medicines[..2], claim.start).is_some_and(|hit| hit > at);
        let treats_at_all = || hits(&medicines, usize::MAX).is_some();
        let named =
            || (claim.start..words.tokens.len()).any(|at| words.is_any(at, &TURNS.gene_words)) && !treats_at_all();
        last.is_some_and(|at| !treats(at)) || named()
    }
}

/// Whether a block stands within a few of one that leads in a case to think about.
pub(super) fn is_in_scenario(article: &Article<'_>, block: usize) -> bool {
    const NEAR: usize = 12;
    let near = article.blocks.get(block.saturating_sub(NEAR)..block).unwrap_or_default();
    let own = article.blocks.get(block).and_then(|block| block.section);
    near.iter().filter(|block| block.section == own).any(|block| {
        let text = within(article.block_text(block), LEAD).to_lowercase();
        TURNS.scenario_leads.iter().any(|lead| text.contains(lead))
    })
}

/// Whether a sentence names the body that says so: "according to the Norland Heart Association".
pub(super) fn names_body(words: &Words<'_>) -> bool {
    const LONGEST: usize = 8;
    let leads = |at: &usize| words.is(*at, "according") && words.is(at + 1, "to");
    let is_body = |at: usize| TURNS.bodies.iter().any(|body| words.word(at) == body);
    (0..words.tokens.len()).filter(leads).any(|at| (at + 2..at + 2 + LONGEST).any(is_body))
}

/// Whether a sentence names a study: "the IMPACT trial".
pub(super) fn names_study(words: &Words<'_>, lists: &Lists) -> bool {
    let is_study = |at: usize| TURNS.studies.iter().any(|study| words.word(at) == study);
    let known = |at: usize| lists.ailments.is_some_and(|list| words.hits_of(list).any(|hit| hit.contains(&at)));
    let is_acronym = |at: usize| {
        let word = words.word(at);
        let capitals = word.chars().filter(char::is_ascii_uppercase).count();
        capitals >= ACRONYM && !word.contains(|char: char| char.is_lowercase()) && !known(at)
    };
    let named = |at: usize| is_acronym(at) && !words.is_any(at, &TURNS.no_studies);
    // "Start your FREE trial"
    let is_owned = |at: usize| at > 0 && words.is_any(at - 1, &["your", "our", "my", "a", "an"]);
    let is_name = |at: usize| !is_owned(at) && named(at);
    let mut studies = (0..words.tokens.len()).filter(|at| is_study(*at));
    studies.any(|study| (study.saturating_sub(CALLED)..study).any(is_name))
}
