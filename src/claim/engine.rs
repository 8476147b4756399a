//! Finds the claims of an article: what fits its sentences, with scope, support and level.

use std::ops::Range;

use super::cell::{Answer, answers, whole};
use super::citation::Citation;
use super::fits::{Finder, Fit};
use super::health::is_on_health;
use super::phrase::phrase;
use super::pitch::Pitch;
use super::place::Place;
use super::reader::{ClaimRule, Reader};
use super::reference::Reference;
use super::scope::{Scene, Scope, marks, shared_marks};
use super::selling::{asserts_little, is_on_remedy, sells};
use super::sentences::Sentences;
use super::support::{Distance, Supports};
use super::surroundings::{in_address, in_brand, praised};
use super::token::{Token, tokens};
use super::turns::TURNS;
use super::whole::Whole;
use super::words::Words;
use super::{Claim, Support};
use crate::article::{Article, ArticleKind, BlockKind, Vocabulary};
use crate::rule::{Force, Level, Mark, Marks};
use crate::text::Hit;

/// So many claims of one kind at most are weighed in one sentence; the most serious is kept.
const MOST_FITS: usize = 40;

/// Within so many words from its start a sentence names the researchers whose study the one before cites.
const GOING_ON: usize = 3;

/// The claims of an article, in order.
pub(super) fn claims(
    article: &Article<'_>,
    reader: &Reader,
    known: &Vocabulary,
    references: &[Reference],
    citations: &[Citation],
) -> Vec<Claim> {
    if reader.rules.is_empty() || !is_on_health(article, &reader.lists) {
        return Vec::new();
    }
    let sentences = Sentences::new(article);
    let answered: Vec<Answered> = answers(article).into_iter().map(|answer| Answered::new(answer, known)).collect();
    let mut engine = Engine {
        article,
        reader,
        sentences: &sentences,
        answered: &answered,
        finder: Finder { reader, lexicon: &known.lexicon, sells: false },
        supports: Supports::new(article, references, citations),
        whole: Whole::new(article, known, &reader.lists),
        on_remedy: is_on_remedy(article, &reader.lists),
        sells: false,
    };
    let mut found = engine.all();
    if sells(article, known, &reader.lists, citations, &found, engine.on_remedy) {
        engine.sells = true;
        engine.finder.sells = true;
        found = engine.all();
    } else if !engine.on_remedy && asserts_little(article, &found) {
        engine.milden(&mut found);
    }
    found
}

/// A cell that is read together with what it answers.
struct Answered {
    answer: Answer,
    tokens: Vec<Token>,
    hits: Vec<Hit>,
}

impl Answered {
    fn new(answer: Answer, known: &Vocabulary) -> Self {
        let mut hits = Vec::new();
        known.lexicon.scan(&answer.text, &mut hits);
        Self { tokens: tokens(&answer.text), answer, hits }
    }

    fn words(&self) -> Words<'_> {
        let text = &self.answer.text;
        Words::new(text, 0..text.len(), &self.tokens, &self.hits)
    }
}

struct Engine<'e, 'a> {
    article: &'e Article<'a>,
    reader: &'e Reader,
    sentences: &'e Sentences<'e, 'a>,
    answered: &'e [Answered],
    finder: Finder<'e>,
    supports: Supports<'e, 'a>,
    whole: Whole<'e>,
    /// Whether the title names a remedy and no medicine.
    on_remedy: bool,
    /// Whether the article sells what it is on.
    sells: bool,
}

impl Engine<'_, '_> {
    fn all(&mut self) -> Vec<Claim> {
        let mut found = Vec::new();
        for index in 0..self.article.sentences.len() {
            if self.sentences.hits(index).iter().any(|hit| self.reader.begins(hit, self.sells)) {
                self.sentence(index, self.sentences.words(index), &mut found);
            }
        }
        let told = found.len();
        for answered in self.answered {
            self.answer(answered, &mut found);
        }
        if found.len() > told {
            found.sort_by_key(|claim| (claim.sentence.start, claim.text.start));
        }
        found
    }

    /// Marks the claims of an article that makes few; what is mild anyhow is a suggestion there.
    fn milden(&self, found: &mut [Claim]) {
        for claim in found {
            claim.marks.add(Mark::Stray);
            let rule = self.reader.rules.iter().find(|rule| rule.id == claim.rule);
            claim.level = rule.and_then(|rule| level(rule, claim.force, claim.marks));
            if claim.force == Force::Mild {
                claim.level = claim.level.map(|_| Level::Suggestion);
            }
            claim.weight.0 = claim.weight.0.min(claim.level);
        }
    }

    /// The claims of a sentence, with the question that it answers.
    fn sentence(&mut self, index: usize, own: Words<'_>, found: &mut Vec<Claim>) {
        let start = own.range.start;
        let asked = self.sentences.question(index);
        let words = asked.as_ref().map_or(own, |tokens| self.sentences.with_question(index, tokens));
        let lists = &self.reader.lists;
        let mut fits = self.finder.fits(&words);
        fits.retain(|fit| words.bytes(fit.range.clone()).end > start);
        let readings: Vec<_> = lists.other_readings.into_iter().flat_map(|list| words.hits_of(list)).collect();
        fits.retain(|fit| !readings.iter().any(|reading| Finder::begins_in(fit, &words, reading)));
        let mut seen = (usize::MAX, 0);
        fits.retain(|fit| {
            seen = if seen.0 == fit.rule { (fit.rule, seen.1 + 1) } else { (fit.rule, 1) };
            seen.1 <= MOST_FITS
        });
        fits.retain(|fit| {
            let bytes = words.bytes(fit.range.clone());
            !in_address(self.article.prose.text(), &bytes) && !in_brand(self.article, &bytes)
        });
        if !fits.is_empty() {
            self.weigh(index, &words, &fits, found);
        }
    }

    /// Adds what fits a sentence, as far as it is a claim.
    fn weigh(&self, index: usize, words: &Words<'_>, fits: &[Fit], found: &mut Vec<Claim>) {
        let (article, lists) = (self.article, &self.reader.lists);
        let Some(at) = article.sentences.get(index).map(|sentence| sentence.block) else { return };
        let (Some(block), Some(place)) = (article.blocks.get(at), Place::new(article, lists, at)) else { return };
        if place.is_exempt() {
            return;
        }
        let (before, after) = (self.sentences.before(index, at), self.sentences.after(index, at));
        let scene = Scene {
            words,
            before: before.as_ref(),
            after: after.as_ref(),
            block: article.block_text(block),
            block_start: block.text.start,
            quotes: &self.whole.quotes,
            is_heading: matches!(block.kind, BlockKind::Heading(_)),
            is_nested: block.list_depth > 1,
            sells: self.sells,
        };
        let shared = shared_marks(&scene, lists);
        let around = place.marks(words, self.on_remedy, self.sells);
        // A cell that tells a benefit tells it of what its row is about, whatever it is.
        let told = block.kind == BlockKind::Cell && !around.has(Mark::Cell);
        let is_weighed = !self.on_remedy && !self.sells && place.weighs_pregnancy();
        // "Researchers also found …" goes on with what is cited before.
        let goes_on = (0..GOING_ON).any(|at| words.is_any(at, &TURNS.reporters));
        let first = found.len();
        for fit in fits {
            let Some(rule) = self.reader.rules.get(fit.rule) else { continue };
            let reach = if goes_on { rule.support.max(Distance::Paragraph) } else { rule.support };
            let support = self.supports.nearest(index, reach, !self.sells);
            let praised = praised(words, &fit.range, lists);
            let around = if praised { unexcused(around) } else { around };
            let mut own = marks(&scene, &fit.range, lists).with(shared);
            let named = Scope { words, lists, claim: &fit.range }.is_of_medicine(scene.before);
            own.set(Mark::Medicine, !praised && !self.sells && !self.on_remedy && self.whole.is_of_medicine(named));
            let mut marks = own.with(around).with(self.supports.marks(support));
            // What sums an article up rests on the sources of the article.
            let sums_up = block.kind == BlockKind::FrontMatter && marks.has(Mark::Sourced);
            marks.set(Mark::Named, sums_up && !marks.has(Mark::Cited));
            let marks = self.whole.marks(marks, words, &fit.range, lists);
            let marks = if told { marks.without([Mark::Unowned, Mark::Passing].into_iter().collect()) } else { marks };
            let mut marks = self.as_of_remedy(marks, rule, at, words, fit);
            marks.set(Mark::Qualified, marks.has(Mark::Hedged) && (marks.has(Mark::Limited) || is_weighed));
            let claim = self.claim(rule, words, fit, marks, support);
            keep(claim, first, found);
        }
    }

    /// The marks of what is said of a remedy, or where something is sold.
    fn as_of_remedy(&self, marks: Marks, rule: &ClaimRule, index: usize, words: &Words<'_>, fit: &Fit) -> Marks {
        let Some(block) = self.article.blocks.get(index) else { return marks };
        let pitch = Pitch {
            lists: &self.reader.lists,
            words,
            claim: &fit.range,
            force: fit.force,
            on_remedy: self.on_remedy,
            sells: self.sells,
            of_harm: !rule.levels.iter().any(|(mark, _)| *mark == Mark::HarmSection),
        };
        let mut marks = marks.without(pitch.undone(self.article, index, block, marks));
        marks.set(Mark::Selling, fit.force == Force::Selling);
        marks.set(Mark::Negated, fit.force == Force::Selling && pitch.tells_harm());
        marks
    }

    /// The claims of a cell that is read together with what it answers.
    fn answer(&mut self, answered: &Answered, found: &mut Vec<Claim>) {
        let at = answered.answer.block;
        let (Some(block), Some(place)) =
            (self.article.blocks.get(at), Place::new(self.article, &self.reader.lists, at))
        else {
            return;
        };
        let words = answered.words();
        let cell = whole(self.article, at);
        let around = place.marks(&words, self.on_remedy, self.sells);
        let first = found.len();
        for fit in self.finder.fits(&words) {
            let Some(rule) = self.reader.rules.get(fit.rule) else { continue };
            let support = self.supports.nearest(block.sentences.start, rule.support, true);
            let marks = around.with(self.supports.marks(support));
            let claim = Claim {
                rule: rule.id.clone(),
                span: self.article.original(cell.clone()),
                sentence: cell.clone(),
                subject: None,
                level: level(rule, self.agreed(&fit), marks),
                force: self.agreed(&fit),
                weight: (level(rule, self.force(&fit), marks), rule.rank),
                marks,
                support,
                text: cell.clone(),
            };
            keep(claim, first, found);
        }
    }

    fn claim(&self, rule: &ClaimRule, words: &Words<'_>, fit: &Fit, marks: Marks, support: Option<Support>) -> Claim {
        let text = with_point(self.article.prose.text(), words.bytes(phrase(words, &fit.range)));
        Claim {
            rule: rule.id.clone(),
            span: self.article.original(text.clone()),
            sentence: words.range.clone(),
            subject: self.subject(words, &fit.range),
            level: level(rule, self.agreed(fit), marks),
            force: self.agreed(fit),
            weight: (level(rule, self.force(fit), marks), rule.rank),
            marks,
            support,
            text,
        }
    }

    /// The force of a fit, in full where others agree with it.
    fn agreed(&self, fit: &Fit) -> Force {
        if fit.agreed { Force::Full } else { self.force(fit) }
    }

    /// What it means that a pattern fits. Much of what sellers say of their remedies is pharmacology where it is said of a
    /// medicine.
    fn force(&self, fit: &Fit) -> Force {
        let of_medicine = matches!(self.article.kind, ArticleKind::Drug | ArticleKind::Comparison) && !self.on_remedy;
        if fit.force == Force::Selling && of_medicine { Force::Mild } else { fit.force }
    }

    /// The last treatment named before the claim.
    fn subject(&self, words: &Words<'_>, range: &Range<usize>) -> Option<Range<usize>> {
        let lists = self.reader.lists.treatments.iter().chain(&self.reader.lists.drugs);
        let hits =
            lists.flat_map(|&list| words.hits_of(list)).filter(|hit| hit.end <= range.end && hit.start <= range.start);
        hits.max_by_key(|hit| (hit.end, usize::MAX - hit.start)).map(|hit| words.bytes(hit))
    }
}

/// The words with the point before their first figure: ".03%".
fn with_point(text: &str, words: Range<usize>) -> Range<usize> {
    let is_figure = text.as_bytes().get(words.start).is_some_and(u8::is_ascii_digit);
    let has_point = is_figure && text.get(..words.start).is_some_and(|before| before.ends_with(" ."));
    words.start - usize::from(has_point)..words.end
}

/// Keeps one claim of each rule among those from `first` on, the most serious one; of two as serious the one whose words
/// are a claim in every article.
fn keep(claim: Claim, first: usize, found: &mut Vec<Claim>) {
    let weight = |claim: &Claim| (claim.weight.0, !claim.marks.has(Mark::Selling));
    match found[first..].iter_mut().find(|known| known.rule == claim.rule) {
        Some(known) if weight(known) < weight(&claim) => *known = claim,
        Some(_) => {}
        None => found.push(claim),
    }
}

/// The marks but those of places that excuse a use that is told: praise, it is a claim there too.
fn unexcused(around: Marks) -> Marks {
    around.without([Mark::UsesSection, Mark::Cell].into_iter().collect())
}

/// The level that a rule gives to a claim with these marks. Softened, what is mild anyhow is a step milder.
fn level(rule: &ClaimRule, force: Force, marks: Marks) -> Option<Level> {
    if marks.any(rule.unless) {
        return None;
    }
    let mild = |level| force.weigh(level);
    let full = mild(rule.level);
    let able = marks.has(Mark::Able) && rule.levels.iter().any(|(mark, _)| *mark == Mark::Able);
    let holds = |mark: Mark| marks.has(mark) && !(able && mark == Mark::Hedged);
    let lowered = rule.levels.iter().filter(|(mark, _)| holds(*mark)).map(|(mark, level)| match mark {
        Mark::Hedged => level.map(mild),
        _ => *level,
    });
    lowered.chain([Some(full)]).min().flatten()
}
