//! The marks that the place of a sentence gives to its claims: its section, its heading, its table, the kind of article.

use super::cell::{is_refuted, tells_benefit};
use super::lists::Lists;
use super::reference::is_listed;
use super::turns::TURNS;
use super::whole::{is_in_scenario, names_body, names_study};
use super::words::Words;
use crate::article::{Article, ArticleKind, Block, BlockKind, Link};
use crate::rule::{Mark, Marks};

/// Sections in which benefit verbs tell what a medicine is for.
const USES: &[&str] = &["uses", "indications"];
/// Sections of an article about a medicine that tell how it works.
const WORKINGS: &[&str] = &["how-it-works"];
/// What items that are wrong begin with.
const CROSSES: &[char] = &['✗', '✘', '✖', '❌'];
/// Sections that are about harms.
const HARMS: &[&str] = &["side-effects", "warnings", "interactions", "overdose", "contraindications", "stopping"];

/// Where a sentence stands.
pub(super) struct Place<'p, 'a> {
    article: &'p Article<'a>,
    lists: &'p Lists,
    /// Its block and the number of that.
    block: &'p Block,
    index: usize,
    /// The heading over it, lower case.
    heading: String,
}

impl<'p, 'a> Place<'p, 'a> {
    pub(super) fn new(article: &'p Article<'a>, lists: &'p Lists, index: usize) -> Option<Self> {
        let block = article.blocks.get(index)?;
        let section = block.section.and_then(|section| article.sections.get(section));
        let heading = section.map_or_else(String::new, |section| article.heading_text(section).to_lowercase());
        Some(Self { article, lists, block, index, heading })
    }

    /// Lists of sources, and of pages of others, are no prose of the article's own.
    pub(super) fn is_exempt(&self) -> bool {
        let block = self.block;
        // One that fills its block is the first of it.
        let is_page = |link: &Link| link.target.contains("://") && link.prose == block.text;
        block.kind == BlockKind::Footnote
            || is_listed(self.article, block)
            || block.kind == BlockKind::ListItem
                && self.article.links_meeting(block.span).next().is_some_and(is_page)
                && TURNS.pages_heading_parts.iter().any(|words| self.heading.contains(words))
    }

    /// The marks of what it says; whether the article is on a remedy, and whether it sells, tells some of them.
    pub(super) fn marks(&self, words: &Words<'_>, on_remedy: bool, sells: bool) -> Marks {
        let (article, block) = (self.article, self.block);
        let mut marks = Marks::default();
        let under = |ids: &[&str]| ids.iter().any(|id| article.section_is(block.section, id));
        marks.set(Mark::Heading, matches!(block.kind, BlockKind::Heading(_) | BlockKind::Term) || self.is_title());
        marks.set(Mark::Cell, block.kind == BlockKind::Cell && !tells_benefit(article, self.index));
        marks.set(Mark::Landing, article.kind == ArticleKind::Landing);
        let label = article.label(block).map(str::to_lowercase).unwrap_or_default();
        let labelled = |labels: &[String]| labels.contains(&label);
        let explains = labelled(&TURNS.workings_labels)
            || article.kind == ArticleKind::Drug && (under(WORKINGS) || self.answers_how_it_works());
        let uses = under(USES) || labelled(&TURNS.uses_labels) || explains || self.heading.contains("used for");
        marks.set(Mark::UsesSection, uses && !on_remedy && !sells);
        marks.set(Mark::HarmSection, under(HARMS) && !self.offers_remedies() && !self.is_under_catch_all());
        // Who sells sets right what is feared, and what is feared is told in a line.
        let tells = sells && block.sentences.len() > 1;
        let crossed = article.block_text(block).trim_start().starts_with(CROSSES);
        let warned =
            self.is_under_myths() && !tells || crossed || self.is_forbidden() || is_refuted(article, self.index);
        marks.set(Mark::WarnedAgainst, warned);
        marks.set(Mark::Record, is_in_scenario(article, self.index));
        let named = self.lists.named_sources.is_some_and(|list| words.holds(list));
        marks.set(Mark::Named, named || self.reports_on_named() || names_study(words, self.lists) || names_body(words));
        marks
    }

    /// Whether it is what an article on a medicine says of pregnancy or breastfeeding, where use is weighed: under a heading
    /// of that, or behind such a label.
    pub(super) fn weighs_pregnancy(&self) -> bool {
        let is_of = |text: &str| TURNS.pregnancy_parts.iter().any(|part| text.contains(part.as_str()));
        let label = || self.article.label(self.block).is_some_and(|label| is_of(&label.to_lowercase()));
        self.article.kind == ArticleKind::Drug && (is_of(&self.heading) || label())
    }

    /// "Key factors to consider before starting it", which may be on anything.
    fn is_under_catch_all(&self) -> bool {
        let Some(section) = self.block.section.and_then(|section| self.article.sections.get(section)) else {
            return false;
        };
        let heading = self.article.blocks.get(section.heading).map_or(0..0, |heading| heading.text.clone());
        let of_safety = self.article.hits_of(self.lists.safety_headings, heading).next().is_some();
        section.ids == ["warnings"] && !of_safety
    }

    /// "Herbal remedies", "Lemon juice and water", which on a page of no medicine are what is offered.
    fn offers_remedies(&self) -> bool {
        let on_medicine = matches!(self.article.kind, ArticleKind::Drug | ArticleKind::Comparison);
        !on_medicine
            && self.article.section_is(self.block.section, "interactions")
            && !TURNS.interaction_heading_parts.iter().any(|part| self.heading.contains(part))
    }

    /// Whether it is news that name somewhere the journal whose findings they report.
    fn reports_on_named(&self) -> bool {
        let journals = self.lists.named_journals;
        let named = || self.article.hits_of(journals, self.article.whole()).next().is_some();
        self.article.kind == ArticleKind::News && named()
    }

    /// Whether a block is the title in the front matter.
    fn is_title(&self) -> bool {
        let title = self.article.title.as_ref().filter(|_| self.block.kind == BlockKind::FrontMatter);
        title.is_some_and(|title| title.span.start <= self.block.span.start && self.block.span.end <= title.span.end)
    }

    /// "How does it work?", "What is its mechanism?".
    fn answers_how_it_works(&self) -> bool {
        self.heading.contains("mechanism") || self.heading.contains("how do") && self.heading.contains("work")
    }

    /// Whether it is an item of what not to do: "Do not: - take it without asking".
    fn is_forbidden(&self) -> bool {
        let lead = self.article.leads_in(self.index);
        let said = lead.map(|lead| self.article.block_text(lead).to_lowercase()).unwrap_or_default();
        let said = said.trim_matches(|char: char| !char.is_alphanumeric());
        TURNS.forbidding_leads.iter().any(|forbidding| said == forbidding)
    }

    /// Whether the heading says that what follows is wrong: "Myths about …".
    fn is_under_myths(&self) -> bool {
        !matches!(self.block.kind, BlockKind::Heading(_))
            && TURNS.myth_heading_parts.iter().any(|word| self.heading.contains(word))
    }
}
