//! Finds the claims of an article: candidates by word lists, patterns around them, scope, support, level.

use std::ops::Range;

use super::cell::{Answer, answers, is_refuted, label, tells_benefit, whole};
use super::citation::Citation;
use super::matching::fit;
use super::pitch::Pitch;
use super::reader::{Candidate, ClaimRule, Reader};
use super::reference::{LONGEST_LIST, Reference, is_listed};
use super::scope::{Scene, marks};
use super::selling::{is_on_remedy, sells};
use super::support::{Distance, Supports};
use super::surroundings::{in_address, in_brand, praised};
use super::token::Words;
use super::turns::TURNS;
use super::whole::{Whole, is_in_scenario, names_study};
use super::{Claim, Support};
use crate::article::{Article, ArticleKind, Block, BlockKind, Link, Vocabulary};
use crate::rule::phrase_filter::Signature;
use crate::rule::{Force, Level, Mark, Marks};
use crate::text::{Hit, Lexicon, ListId};

/// So many claims of one kind at most are weighed in one sentence; the most serious is kept.
const MOST_FITS: usize = 40;
/// A question of so many words at most is read together with its answer.
const ASKED: usize = 9;
/// Sections in which benefit verbs tell what a medicine is for.
const USES: &[&str] = &["uses", "indications"];
/// Sections of an article about a medicine that tell how it works.
const WORKINGS: &[&str] = &["how-it-works"];
/// What items that are wrong begin with.
const CROSSES: &[char] = &['✗', '✘', '✖', '❌'];
/// Sections that are about harms.
const HARMS: &[&str] = &["side-effects", "warnings", "interactions", "overdose", "contraindications", "stopping"];

/// The claims of an article, in order.
pub(super) fn claims(
    article: &Article<'_>,
    reader: &Reader,
    known: &Vocabulary,
    references: &[Reference],
    citations: &[Citation],
) -> Vec<Claim> {
    let supports = Supports::new(article, references, citations);
    let lexicon = &known.lexicon;
    let whole = Whole::new(article, known, &reader.lists);
    let admitted = Admitted::new(lexicon.names().len());
    let on_remedy = is_on_remedy(article, &reader.lists);
    let mut engine = Engine { article, reader, lexicon, supports, whole, admitted, on_remedy, sells: false };
    let mut found = engine.all();
    if sells(article, &reader.lists, citations, &found, on_remedy) {
        engine.sells = true;
        found = engine.all();
    }
    found
}

struct Engine<'e, 'a> {
    article: &'e Article<'a>,
    reader: &'e Reader,
    lexicon: &'e Lexicon,
    supports: Supports<'e, 'a>,
    whole: Whole<'e>,
    admitted: Admitted,
    /// Whether the title names a remedy and no medicine.
    on_remedy: bool,
    /// Whether the article sells what it is on.
    sells: bool,
}

impl<'e> Engine<'e, '_> {
    fn all(&mut self) -> Vec<Claim> {
        let (article, reader) = (self.article, self.reader);
        let mut found = Vec::new();
        let mut hits = &article.hits[..];
        while let Some(first) = hits.iter().position(|hit| reader.begins(hit, self.sells)) {
            hits = &hits[first..];
            let Some(index) = hits.first().and_then(|hit| article.sentence_at(hit.start)) else {
                hits = &hits[1..];
                continue;
            };
            let end = article.sentences.get(index).map_or(0, |sentence| sentence.text.end);
            self.sentence(index, &mut found);
            let behind = hits.partition_point(|hit| hit.start < end);
            hits = &hits[behind.max(1)..];
        }
        let told = found.len();
        answers(article).iter().for_each(|answer| self.answer(answer, &mut found));
        if found.len() > told {
            found.sort_by_key(|claim| (claim.sentence.start, claim.text.start));
        }
        found
    }

    fn sentence(&mut self, index: usize, found: &mut Vec<Claim>) {
        let Some(sentence) = self.article.sentences.get(index) else { return };
        let Some(block) = self.article.blocks.get(sentence.block) else { return };
        let words = self.with_question(index).unwrap_or_else(|| self.words(index));
        let mut fits = self.fits(&words);
        fits.retain(|fit| words.bytes(fit.range.clone()).end > sentence.text.start);
        let mut seen = (usize::MAX, 0);
        fits.retain(|fit| {
            seen = if seen.0 == fit.rule { (fit.rule, seen.1 + 1) } else { (fit.rule, 1) };
            seen.1 <= MOST_FITS
        });
        fits.retain(|fit| !in_address(self.article.prose.text(), &words.bytes(fit.range.clone())));
        fits.retain(|fit| !in_brand(self.article, &words.bytes(fit.range.clone())));
        if fits.is_empty() || self.is_exempt(block) {
            return;
        }
        let neighbour = |at: Option<usize>| {
            at.filter(|at| self.article.sentences.get(*at).is_some_and(|other| other.block == sentence.block))
                .map(|at| self.words(at))
        };
        let before = neighbour(index.checked_sub(1)).or_else(|| self.lead(sentence.block));
        let after = neighbour(Some(index + 1)).or_else(|| self.remark_behind(sentence.block));
        let scene = Scene {
            words: &words,
            before: before.as_ref(),
            after: after.as_ref(),
            block: self.article.block_text(block),
            block_start: block.text.start,
            quotes: &self.whole.quotes,
            is_nested: block.list_depth > 1,
            sells: self.sells,
        };
        let around = self.around(sentence.block, block, &words);
        // A cell that tells a benefit tells it of what its row is about, whatever it is.
        let told = block.kind == BlockKind::Cell && !around.has(Mark::Cell);
        // "Researchers also found …" goes on with what is cited before.
        let goes_on = [0, 1].into_iter().any(|at| words.is_any(at, &TURNS.reporters));
        let first = found.len();
        for fit in fits {
            let Some(rule) = self.reader.rules.get(fit.rule) else { continue };
            let reach = if goes_on { rule.support.max(Distance::Paragraph) } else { rule.support };
            let support = self.supports.nearest(index, reach, !self.sells);
            let around = if praised(&words, &fit.range, &self.reader.lists) { unexcused(around) } else { around };
            let marks = marks(&scene, &fit.range, &self.reader.lists).with(around).with(self.supports.marks(support));
            let marks = self.whole.marks(marks, &words, &fit.range, &self.reader.lists);
            let marks = if told { marks.without([Mark::Unowned, Mark::Passing].into_iter().collect()) } else { marks };
            let marks = self.as_of_remedy(marks, rule, sentence.block, &words, &fit);
            let claim = self.claim(rule, &words, &fit, marks, support);
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
    fn answer(&mut self, answer: &Answer, found: &mut Vec<Claim>) {
        let Some(block) = self.article.blocks.get(answer.block) else { return };
        let mut hits = Vec::new();
        self.lexicon.scan(&answer.text, &mut hits);
        let words = Words::new(&answer.text, 0..answer.text.len(), &hits);
        let cell = whole(self.article, answer.block);
        let around = self.around(answer.block, block, &words);
        let first = found.len();
        for fit in self.fits(&words) {
            let Some(rule) = self.reader.rules.get(fit.rule) else { continue };
            let support = self.supports.nearest(block.sentences.start, rule.support, true);
            let marks = around.with(self.supports.marks(support));
            let claim = Claim {
                rule: rule.id.clone(),
                span: self.article.original(cell.clone()),
                sentence: cell.clone(),
                subject: None,
                level: level(rule, fit.force, marks),
                rank: rule.rank,
                marks,
                support,
                text: cell.clone(),
            };
            keep(claim, first, found);
        }
    }

    fn claim(&self, rule: &ClaimRule, words: &Words<'_>, fit: &Fit, marks: Marks, support: Option<Support>) -> Claim {
        let text = words.bytes(fit.range.clone());
        Claim {
            rule: rule.id.clone(),
            span: self.article.original(text.clone()),
            sentence: words.range.clone(),
            subject: self.subject(words, &fit.range),
            level: level(rule, fit.force, marks),
            rank: rule.rank,
            marks,
            support,
            text,
        }
    }

    /// The last treatment named before the claim.
    fn subject(&self, words: &Words<'_>, range: &Range<usize>) -> Option<Range<usize>> {
        let lists = self.reader.lists.treatments.iter().chain(&self.reader.lists.drugs);
        let hits =
            lists.flat_map(|&list| words.hits_of(list)).filter(|hit| hit.end <= range.end && hit.start <= range.start);
        hits.max_by_key(|hit| (hit.end, usize::MAX - hit.start)).map(|hit| words.bytes(hit))
    }

    /// Every pattern that fits, exceptions taken out, those of one rule together.
    fn fits(&mut self, words: &Words<'_>) -> Vec<Fit> {
        let signature = self.reader.lists.signature(words);
        self.admitted.clear();
        let mut fits = self.fits_of(words, &signature);
        fits.retain(|fit| self.is_met(fit.rule, words));
        if fits.is_empty() {
            return fits;
        }
        fits.sort_by_key(|fit| (fit.rule, fit.range.start, usize::MAX - fit.range.end));
        let exceptions = self.exceptions(&fits, words, &signature);
        // They tell a textbook from an article that sells.
        fits.retain(|fit| fit.force == Force::Selling || !exceptions.iter().any(|except| except.undoes(fit)));
        fits
    }

    /// The exceptions that fit, of the rules that found something; `found` is sorted by rule.
    fn exceptions(&self, found: &[Fit], words: &Words<'_>, signature: &Signature) -> Vec<Fit> {
        let mut fits = Vec::new();
        for of_rule in found.chunk_by(|left, right| left.rule == right.rule) {
            let Some(rule) = of_rule.first().map(|fit| fit.rule) else { continue };
            for one in self.reader.exceptions(rule).filter(|one| self.reader.admits(*one, signature)) {
                let places = 0..words.tokens.len();
                fits.extend(places.filter_map(|at| fit_one(self.reader, self.lexicon, one, words, at)));
            }
        }
        fits
    }

    /// The claims that fit.
    fn fits_of(&mut self, words: &Words<'_>, signature: &Signature) -> Vec<Fit> {
        let mut fits: Vec<Fit> = Vec::new();
        let reader = self.reader;
        let admits = |one: &Candidate| reader.admits(*one, signature);
        for hit in words.hits() {
            let any = match reader.any(hit.list, self.sells) {
                [] => &[],
                any => self.admitted.of(hit.list, || any.iter().copied().filter(admits)),
            };
            let any = any.iter().copied();
            let own = self.reader.own(hit, self.sells).filter(admits);
            let mut candidates = any.chain(own).peekable();
            if candidates.peek().is_some() {
                let at = words.token_at(hit.start);
                fits.extend(candidates.filter_map(|one| fit_one(self.reader, self.lexicon, one, words, at)));
            }
        }
        fits
    }

    /// Whether the sentence holds what the rule needs, and nothing that it must not.
    fn is_met(&self, rule: usize, words: &Words<'_>) -> bool {
        let holds = |list| words.hits_of(list).next().is_some();
        self.reader.rules.get(rule).is_some_and(|rule| {
            rule.needs.iter().all(|lists| lists.iter().any(|&list| holds(list)))
                && !rule.without.iter().any(|&list| holds(list))
        })
    }

    fn words(&self, index: usize) -> Words<'e> {
        let range = self.article.sentences.get(index).map_or(0..0, |sentence| sentence.text.clone());
        Words::new(self.article.prose.text(), range.clone(), hits_in(&self.article.hits, &range))
    }

    /// A short question before the sentence, in the same block, and the sentence as its answer.
    fn with_question(&self, index: usize) -> Option<Words<'e>> {
        let asked = self.article.sentences.get(index.checked_sub(1)?)?;
        let own = self.article.sentences.get(index).filter(|own| own.block == asked.block)?;
        let text = self.article.prose.text().get(asked.text.clone())?;
        let short = text.trim_end().ends_with('?') && text.split_whitespace().count() <= ASKED;
        let range = asked.text.start..own.text.end;
        short.then(|| Words::new(self.article.prose.text(), range.clone(), hits_in(&self.article.hits, &range)))
    }

    /// For an item of a list or a block quote: the first sentence of the paragraph behind, which may take it back.
    fn remark_behind(&self, block: usize) -> Option<Words<'e>> {
        let apart = |block: &Block| block.kind == BlockKind::ListItem || block.quoted;
        let own = self.article.blocks.get(block).filter(|own| apart(own))?;
        let behind = self.article.blocks[block..].iter().take(LONGEST_LIST).find(|other| !apart(other))?;
        (behind.section == own.section && behind.kind == BlockKind::Paragraph)
            .then(|| self.words(behind.sentences.start))
    }

    /// What stands before a block and belongs to it: the label of the row of a cell, the lead of a list.
    fn lead(&self, block: usize) -> Option<Words<'e>> {
        let label = label(self.article, block).and_then(|label| self.article.blocks.get(label));
        let labelled = label.filter(|label| !label.sentences.is_empty()).map(|label| self.words(label.sentences.start));
        labelled.or_else(|| self.list_lead(block))
    }

    /// For a list item: the last sentence of the paragraph that leads the list in.
    fn list_lead(&self, block: usize) -> Option<Words<'e>> {
        let own = self.article.blocks.get(block).filter(|block| block.kind == BlockKind::ListItem)?;
        let mut before = self.article.blocks[..block].iter().rev().take(LONGEST_LIST);
        let lead = before.find(|lead| lead.kind != BlockKind::ListItem)?;
        (lead.section == own.section && lead.kind == BlockKind::Paragraph)
            .then(|| lead.sentences.end.checked_sub(1).map(|last| self.words(last)))
            .flatten()
    }

    /// Lists of sources, and of pages of others, are no prose of the article's own.
    fn is_exempt(&self, block: &Block) -> bool {
        // One that fills its block is the first of it.
        let is_page = |link: &Link| link.target.contains("://") && link.prose == block.text;
        block.kind == BlockKind::Footnote
            || is_listed(self.article, block)
            || block.kind == BlockKind::ListItem
                && self.article.links_meeting(block.span).next().is_some_and(is_page)
                && TURNS.pages_heading_parts.iter().any(|words| self.heading_of(block).contains(words))
    }

    /// The marks that the place of a sentence gives to its claims.
    fn around(&self, index: usize, block: &Block, words: &Words<'_>) -> Marks {
        let mut marks = Marks::default();
        let under = |ids: &[&str]| ids.iter().any(|id| self.article.section_is(block.section, id));
        marks.set(Mark::Heading, matches!(block.kind, BlockKind::Heading(_) | BlockKind::Term) || self.is_title(block));
        marks.set(Mark::Cell, block.kind == BlockKind::Cell && !tells_benefit(self.article, index));
        marks.set(Mark::Landing, self.article.kind == ArticleKind::Landing);
        let explains = self.is_labelled_workings(block)
            || self.article.kind == ArticleKind::Drug && (under(WORKINGS) || self.answers_how_it_works(block));
        let uses = under(USES) || explains || self.heading_of(block).contains("used for");
        marks.set(Mark::UsesSection, uses && !self.on_remedy && !self.sells);
        marks.set(Mark::HarmSection, under(HARMS) && !self.offers_remedies(block) && !self.is_under_catch_all(block));
        // Who sells sets right what is feared, and what is feared is told in a line.
        let tells = self.sells && block.sentences.len() > 1;
        let crossed = self.article.block_text(block).trim_start().starts_with(CROSSES);
        let warned = self.is_under_myths(block) && !tells || crossed || is_refuted(self.article, index);
        marks.set(Mark::WarnedAgainst, warned);
        let named = self.reader.lists.named_sources.is_some_and(|list| words.hits_of(list).next().is_some());
        marks.set(Mark::Record, is_in_scenario(self.article, index));
        marks.set(Mark::Named, named || self.reports_on_named() || names_study(words, &self.reader.lists));
        marks
    }

    /// "Key factors to consider before starting it", which may be on anything.
    fn is_under_catch_all(&self, block: &Block) -> bool {
        let Some(section) = block.section.and_then(|section| self.article.sections.get(section)) else { return false };
        let heading = self.article.blocks.get(section.heading).map_or(0..0, |heading| heading.text.clone());
        let of_safety = self.article.hits_of(self.reader.lists.safety_headings, heading).next().is_some();
        section.ids == ["warnings"] && !of_safety
    }

    /// "Herbal remedies", "Lemon juice and water", which on a page of no medicine are what is offered.
    fn offers_remedies(&self, block: &Block) -> bool {
        let on_medicine = matches!(self.article.kind, ArticleKind::Drug | ArticleKind::Comparison);
        let heading = || self.heading_of(block);
        !on_medicine
            && self.article.section_is(block.section, "interactions")
            && !TURNS.interaction_heading_parts.iter().any(|part| heading().contains(part))
    }

    /// Whether it is news that name somewhere the journal whose findings they report.
    fn reports_on_named(&self) -> bool {
        let journals = self.reader.lists.named_journals;
        let named = || self.article.hits_of(journals, self.article.whole()).next().is_some();
        self.article.kind == ArticleKind::News && named()
    }

    /// Whether a block is the title in the front matter.
    fn is_title(&self, block: &Block) -> bool {
        let title = self.article.title.as_ref().filter(|_| block.kind == BlockKind::FrontMatter);
        title.is_some_and(|title| title.span.start <= block.span.start && block.span.end <= title.span.end)
    }

    /// "Mechanism of action: …".
    fn is_labelled_workings(&self, block: &Block) -> bool {
        let label = self.article.label(block).map(str::to_lowercase).unwrap_or_default();
        label == "moa" || label.contains("mechanism of action")
    }

    /// "How does it work?", "What is its mechanism?".
    fn answers_how_it_works(&self, block: &Block) -> bool {
        let heading = self.heading_of(block);
        heading.contains("mechanism") || heading.contains("how do") && heading.contains("work")
    }

    /// Whether the heading says that what follows is wrong: "Myths about …".
    fn is_under_myths(&self, block: &Block) -> bool {
        let heading = self.heading_of(block);
        !matches!(block.kind, BlockKind::Heading(_))
            && TURNS.myth_heading_parts.iter().any(|word| heading.contains(word))
    }

    /// The heading over a block, lower case.
    fn heading_of(&self, block: &Block) -> String {
        let section = block.section.and_then(|section| self.article.sections.get(section));
        section.map_or_else(String::new, |section| self.article.heading_text(section).to_lowercase())
    }
}

/// Keeps one claim of each rule among those from `first` on, the most serious one.
fn keep(claim: Claim, first: usize, found: &mut Vec<Claim>) {
    match found[first..].iter_mut().find(|known| known.rule == claim.rule) {
        Some(known) if known.level < claim.level => *known = claim,
        Some(_) => {}
        None => found.push(claim),
    }
}

/// The fit of a candidate whose anchor starts at token `at`.
fn fit_one(reader: &Reader, lexicon: &Lexicon, candidate: Candidate, words: &Words<'_>, at: usize) -> Option<Fit> {
    let pattern = reader.pattern(candidate)?;
    let range = fit(pattern.get(lexicon)?, words, &reader.lists, at)?;
    Some(Fit { rule: candidate.rule, range, force: pattern.force() })
}

/// What the hits of word lists may begin in the sentence at hand: told once for all hits of a list.
#[derive(Debug)]
struct Admitted {
    candidates: Vec<Candidate>,
    /// The lists seen.
    seen: Vec<ListId>,
    /// The candidates of each list that was seen, a range of `candidates`.
    ranges: Vec<Option<(u32, u32)>>,
}

impl Admitted {
    fn new(lists: usize) -> Self {
        Self { candidates: Vec::new(), seen: Vec::new(), ranges: vec![None; lists] }
    }

    fn clear(&mut self) {
        self.candidates.clear();
        for list in self.seen.drain(..) {
            self.ranges[usize::from(list.0)] = None;
        }
    }

    fn of<I: Iterator<Item = Candidate>>(&mut self, list: ListId, tell: impl FnOnce() -> I) -> &[Candidate] {
        let Some(range) = self.ranges.get_mut(usize::from(list.0)) else { return &[] };
        let (start, end) = *range.get_or_insert_with(|| {
            let start = self.candidates.len();
            self.candidates.extend(tell());
            self.seen.push(list);
            (start as u32, self.candidates.len() as u32)
        });
        self.candidates.get(start as usize..end as usize).unwrap_or_default()
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

/// A pattern that fits.
#[derive(Debug, Clone)]
struct Fit {
    rule: usize,
    range: Range<usize>,
    force: Force,
}

impl Fit {
    /// An exception undoes what it shares a word with.
    fn undoes(&self, other: &Fit) -> bool {
        self.rule == other.rule && self.range.start < other.range.end && other.range.start < self.range.end
    }
}

fn hits_in<'h>(hits: &'h [Hit], range: &Range<usize>) -> &'h [Hit] {
    let first = hits.partition_point(|hit| hit.start < range.start);
    let end = hits.partition_point(|hit| hit.start < range.end);
    hits.get(first..end).unwrap_or(&[])
}
