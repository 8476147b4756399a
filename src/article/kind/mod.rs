//! What kind of article it is: from a field, the path, or cues in the text; unsure means other.

use std::ops::Range;

use super::{Article, ArticleKind, Block, BlockKind, KindSource, Link, Reading, Section, Vocabulary};
use crate::article::section_names::OF_MEDICINES;
use called::{Called, distinct};
use leaning::{defined_medicine, lean};
use notes::{all_of, is_all_lists, is_of_medicines, labelled};
use opening::{
    is_dated, is_defined, is_finding, is_list_of_links, is_news, is_nothing_but_links, is_of_links, is_parted_by_links,
    opens_with_condition, tells_of_study,
};
use pages::{
    is_announcement, is_archive, is_filled_with_pages, is_index, is_of_teasers, is_recipe, leads_to_pages, weighs_each,
    weighs_forms,
};
use subject::{is_hardly_named, is_labelled_for_use, is_of_one_medicine, opens_with_medicine};

mod called;
mod leaning;
mod notes;
mod opening;
mod pages;
mod subject;

/// Tells the kind of an article whose sections are known, what told it, and which cue.
pub(super) fn tell(
    article: &Article<'_>,
    known: &Vocabulary,
    reading: &Reading,
) -> (ArticleKind, KindSource, &'static str) {
    let field = article.front_matter.text(&reading.kind_field).map(str::trim);
    let named = field.and_then(|name| {
        let own = reading.kind_values.iter().find(|(value, _)| value.eq_ignore_ascii_case(name));
        own.map(|(_, kind)| *kind).or_else(|| by_name(name, known))
    });
    if let Some(kind) = named {
        return (kind, KindSource::FrontMatter, "a field of the front matter says so");
    }
    let layout = LAYOUTS.iter().find_map(|field| by_name(article.front_matter.text(field)?.trim(), known));
    if let Some(kind) = layout {
        return (kind, KindSource::FrontMatter, "the layout that the front matter asks for says so");
    }
    if let Some(kind) = reading.kind_of_path {
        return (kind, KindSource::Path, "the configuration says so of its path");
    }
    let (kind, cue) = from_text(article, known).unwrap_or((ArticleKind::Other, "nothing tells its kind"));
    (kind, KindSource::Text, cue)
}

/// Whether the title, else the name of the file, is of a disease and of no medicine.
pub(super) fn is_named_after_condition(article: &Article<'_>, known: &Vocabulary) -> bool {
    Called::of(article, known).is_some_and(|title| title.drugs() == 0 && title.names_condition())
}

/// Whether the title, else the name of the file, is of one medicine and of no disease.
pub(super) fn is_named_after_medicine(article: &Article<'_>, known: &Vocabulary) -> bool {
    Called::of(article, known).is_some_and(|title| title.drugs() == 1 && !title.names_condition())
}

impl Article<'_> {
    /// Whether its title, else the name of its file, is of classes of medicines and of no single one.
    #[must_use]
    pub fn is_named_after_classes(&self, known: &Vocabulary) -> bool {
        Called::of(self, known).is_some_and(|title| title.is_of_classes() || title.is_only_at_large())
    }

    /// Whether its title names one medicine or remedy.
    #[must_use]
    pub fn is_named_after_one(&self, known: &Vocabulary) -> bool {
        Called::of(self, known).is_some_and(|title| title.is_written() && title.only_remedy().is_some())
    }

    /// What its title promises when that is not all of a medicine or a condition; the rest is told elsewhere.
    #[must_use]
    pub fn aspect<'k>(&'k self, known: &'k Vocabulary) -> Option<Aspect<'k>> {
        let title = Called::of(self, known)?;
        // Behind a bar stands what the site is called.
        let own = title.text.split('|').next().unwrap_or_default();
        if !known.section_names.promised(own).is_empty() {
            return None;
        }
        let (first, last) = (title.first_section(), title.last_section());
        match self.kind {
            ArticleKind::Drug if title.sets_beside_class() => Some(Aspect::Section("interactions")),
            ArticleKind::Drug => {
                let is_answer = || title.asks_one_thing() && some(self, &OF_MEDICINES) < WHOLE;
                let section = first.or(last).filter(|id| OF_MEDICINES.contains(id)).map(Aspect::Section);
                section.or_else(|| is_answer().then_some(Aspect::Answer))
            }
            ArticleKind::Condition if title.is_on_care() => {
                Some(Aspect::Section(last.filter(|id| OF_CONDITION.contains(id)).unwrap_or("treatment")))
            }
            ArticleKind::Condition => only_section(self).map(Aspect::Section),
            _ => None,
        }
    }

    /// Whether it lists the medicines for what its title names.
    #[must_use]
    pub fn lists_medicines(&self, known: &Vocabulary) -> bool {
        let is_of_care = || Called::of(self, known).is_some_and(|title| title.is_of_care());
        self.kind == ArticleKind::Drug && is_all_lists(self) && is_of_care()
    }

    /// Whether its title names a herb, a supplement, a food or a vaccine.
    #[must_use]
    pub fn is_named_after_remedy(&self, known: &Vocabulary) -> bool {
        Called::of(self, known).is_some_and(|title| title.count("kind-class/remedies") > 0)
    }

    /// Whether its title names a vitamin, a mineral or another nutrient.
    #[must_use]
    pub fn is_named_after_nutrient(&self, known: &Vocabulary) -> bool {
        Called::of(self, known).is_some_and(|title| title.is_of_nutrients())
    }

    /// Whether it is all lists or tables, as notes are: many items or cells, and hardly a paragraph.
    #[must_use]
    pub fn is_outline(&self) -> bool {
        const ITEMS: usize = 8;
        all_of(self, &[BlockKind::ListItem, BlockKind::Cell]).is_some_and(|parts| parts >= ITEMS)
    }

    /// Whether it is an outline of a class of medicines, or of the medicines for something: lists and no more.
    #[must_use]
    pub fn outlines_medicines(&self, known: &Vocabulary) -> bool {
        let is_of_class = || self.is_named_after_classes(known) && is_all_lists(self);
        self.lists_medicines(known) || self.kind == ArticleKind::Drug && is_of_class()
    }

    /// Whether it is hardly more than links to other articles.
    #[must_use]
    pub fn leads_elsewhere(&self) -> bool {
        is_nothing_but_links(self) || is_of_links(self)
    }

    /// Whether it is the record of one patient, written for colleagues: its parts, and the patient all along.
    #[must_use]
    pub fn is_case_record(&self, known: &Vocabulary) -> bool {
        const PARTS: usize = 3;
        const SPOKEN_OF: usize = 3;
        let named = |list: &str| count(self, known, list, self.whole());
        self.kind == ArticleKind::Other
            && named("cues/case-patient") >= SPOKEN_OF
            && named("cues/case-parts") >= PARTS
            && named("cues/kind-textbook") == 0
    }

    /// Whether it says how something to eat or drink is made.
    #[must_use]
    pub fn is_recipe(&self, known: &Vocabulary) -> bool {
        self.kind == ArticleKind::Other && Called::of(self, known).is_some_and(|title| is_recipe(self, known, &title))
    }

    /// Whether it reports what is predicted of a medicine, and tells nobody how to use it.
    #[must_use]
    pub fn reports_predictions(&self, known: &Vocabulary) -> bool {
        count(self, known, "cues/kind-drug-report", 0..self.prose.text().len()) >= REPORTING
    }
}

/// What an article is on that is not on all of its subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aspect<'k> {
    /// One section: "Levothyroxine interactions", "Malaria prevention".
    Section(&'k str),
    /// The answer to a question that is no section: "Can levothyroxine go bad?".
    Answer,
}

/// The section that the one heading of an article on a condition asks for, or the prevention that all of its headings are
/// about: the rest is told elsewhere.
fn only_section<'a>(article: &Article<'a>) -> Option<&'a str> {
    const ON_PREVENTION: [&str; 2] = ["prevention", "risk-factors"];
    let headings = || article.sections.iter().filter(|section| section.level > 1);
    let ids = || headings().flat_map(|section| section.ids.iter().copied());
    let is_asked = |section: &Section<'_>| article.heading_text(section).trim_end().ends_with('?');
    let opens =
        |section: &Section<'_>| article.blocks.get(section.heading).is_some_and(|heading| heading.text.start < LEAD_IN);
    let one = headings().next().filter(|first| is_asked(first) && opens(first) && headings().nth(1).is_none());
    let asked = one.and_then(|_| ids().find(|id| OF_CONDITION.contains(id)));
    let is_on =
        |section: &Section<'_>| !section.ids.is_empty() && section.ids.iter().all(|id| ON_PREVENTION.contains(id));
    let on_prevention = || headings().all(is_on) && ids().any(|id| id == ON_PREVENTION[0]);
    asked.or_else(|| on_prevention().then_some(ON_PREVENTION[0]))
}

/// How many bytes stand at most before the one question that an article answers.
const LEAD_IN: usize = 400;

/// From how many sections an article is on all of a medicine, whatever its title asks.
const WHOLE: usize = 3;

/// Fields that name a template.
const LAYOUTS: [&str; 2] = ["layout", "template"];

/// The kind of that name, or of another word for it ("disease").
fn by_name(name: &str, known: &Vocabulary) -> Option<ArticleKind> {
    let name = name.to_ascii_lowercase();
    let mut hits = Vec::new();
    known.lexicon.scan(&name, &mut hits);
    let is_whole = |list: &str| {
        let list = known.lexicon.list(list);
        hits.iter().any(|hit| Some(hit.list) == list && hit.start == 0 && hit.end == name.len())
    };
    let alike = || ArticleKind::ALL.into_iter().find(|kind| is_whole(&format!("kind-names/{}", kind.name())));
    ArticleKind::from_name(&name).or_else(alike)
}

/// Sections that articles on a condition have.
const OF_CONDITION: [&str; 8] =
    ["symptoms", "causes", "diagnosis", "treatment", "prevention", "outlook", "risk-factors", "complications"];
/// How many bytes of prose open an article.
const OPENING: usize = 800;

/// What an article of no told kind is, and what of it tells so.
fn from_text(article: &Article<'_>, known: &Vocabulary) -> Option<(ArticleKind, &'static str)> {
    let title = Called::of(article, known).unwrap_or_else(|| Called::nothing(article, known));
    let whole = article.whole();
    let cues = |list: &str| count(article, known, list, whole.clone());
    let leans = || {
        let is_of_others =
            cues("cues/kind-textbook") > 0 || tells_a_case(article, known) || is_on_study(article, known, &title);
        if is_of_others { None } else { lean(article, known, &title) }
    };
    let is_reported = || {
        is_dated(article)
            && some(article, &OF_MEDICINES) + some(article, &OF_CONDITION) == 0
            && cues("cues/kind-news-speech") > 1
            && count(article, known, "cues/kind-news-research", 0..whole.end.min(OPENING)) > 0
    };
    let is_report = || is_reported() || is_finding(article, known, &title);
    let reported = || is_report().then_some((ArticleKind::News, "it reports what researchers or officials said"));
    let is_called_nothing = title.length() == 0 || !title.is_written();
    let opened = || {
        if is_called_nothing && (opens_with_medicine(article, known) || is_labelled_for_use(article, known)) {
            return Some((ArticleKind::Drug, "it opens with a medicine and tells of its use, and has no title"));
        }
        let told = is_called_nothing && told(article, true) > TELLING && opens_with_condition(article, known);
        told.then_some((ArticleKind::Condition, "it opens by saying what a condition is, and has no title"))
    };
    let is_announced = || title.drugs() == 0 && is_announcement(article, known);
    let announced = || is_announced().then_some((ArticleKind::News, "it announces what is offered on a day"));
    let is_told = |(kind, _): &(ArticleKind, &str)| *kind != ArticleKind::Drug || !title.is_of_test();
    let of_medicine = from_cues(article, known, &title).or_else(leans);
    of_medicine
        .or_else(|| defined_medicine(article, known, &title))
        .filter(is_told)
        .or_else(reported)
        .or_else(opened)
        .or_else(announced)
}

/// Whether it reports a case or tells a story.
fn tells_a_case(article: &Article<'_>, known: &Vocabulary) -> bool {
    const PHRASES: usize = 3;
    let cues = |list: &str| count(article, known, list, article.whole());
    cues("cues/case-report") + cues("cues/narrative") > PHRASES
}

/// Whether it sums a study up.
fn is_on_study(article: &Article<'_>, known: &Vocabulary, title: &Called<'_>) -> bool {
    const PHRASES: usize = 3;
    title.count("cues/kind-study") > 0 || count(article, known, "cues/kind-study", article.whole()) > PHRASES
}

/// What one cue tells.
fn from_cues(article: &Article<'_>, known: &Vocabulary, title: &Called<'_>) -> Option<(ArticleKind, &'static str)> {
    use ArticleKind::{Comparison, Condition, Drug, Landing, News};
    let whole = article.whole();
    let opening = 0..whole.end.min(OPENING);
    let cues = |list: &str, range: &Range<usize>| count(article, known, list, range.clone());
    let drugs = title.drugs();
    if is_index(article) {
        return Some((Landing, "its file is the index of a folder"));
    }
    let (of_drug, of_condition) = (some(article, &OF_MEDICINES), some(article, &OF_CONDITION));
    // An article on all of a medicine cites studies and is none.
    let is_study = is_on_study(article, known, title) && (of_drug < WHOLE || title.count("cues/kind-study") > 0);
    if !is_study && title.weighs_medicines() {
        return Some((Comparison, "the title weighs medicines against each other"));
    }
    let is_news = || is_news(article, known, &opening) || of_drug + of_condition < 2 && tells_of_study(article, known);
    if is_news() || title.is_headline() && of_drug < WHOLE {
        return Some((News, "it opens as news do"));
    }
    if article.reports_predictions(known) {
        return Some((Drug, "it reports what is predicted of a medicine"));
    }
    if is_of_teasers(article, known) || is_archive(article, known) || cues("cues/kind-hub", &opening) > 0 {
        return Some((Landing, "its paragraphs say what other pages hold"));
    }
    if is_recipe(article, known, title) {
        return Some((ArticleKind::Other, "it says how something is made"));
    }
    if !is_study && (weighs_each(article, known, title) || weighs_forms(article, known, title)) {
        return Some((Comparison, "its paragraphs are on one medicine each, to choose from"));
    }
    let is_textbook = cues("cues/kind-textbook", &whole) > 0;
    let promises = known.section_names.promised(&title.text);
    let promises_drug = promises.iter().any(|id| matches!(*id, "dosing" | "side-effects" | "uses" | "interactions"));
    if (drugs == 1 || title.is_combination()) && !is_study && (!is_textbook || title.is_drug()) {
        if promises_drug {
            return Some((Drug, "the title names a medicine and what is said of it"));
        }
        if of_drug >= 2 && of_drug > of_condition {
            return Some((Drug, "the title names a medicine, and its headings are those of an article on one"));
        }
        let is_more = || title.is_written() || of_drug > 0 || labelled(article, known, &OF_MEDICINES) > 0;
        if title.is_drug() && of_condition == 0 && is_more() {
            return Some((Drug, "the title is the name of a medicine"));
        }
        // The name of a file tells less than a title.
        let least = if title.is_written() { SIDES } else { SIDES + 2 };
        if title.count("nutrients") == 0 && is_on_use(article, known, title, least) {
            return Some((Drug, "the title names a medicine, and the text tells how it is used"));
        }
    }
    let names_condition = title.names_condition();
    if (of_drug + of_condition < 3 || is_list_of_links(article))
        && (!names_condition || title.is_of_many() || title.is_of_links())
        && (title.is_written()
            || title.length() == 0
            || is_filled_with_pages(article)
            || is_list_of_links(article)
            || is_parted_by_links(article))
        && leads_to_pages(article, known, title)
    {
        return Some((Landing, "it leads to other pages"));
    }
    let tells_a_case = tells_a_case(article, known);
    let has_members = || cues("drugs", &whole) + cues("drug-classes", &whole) >= MEMBERS;
    let is_listed = || has_members() && is_all_lists(article);
    let is_noted =
        || of_condition == 0 && (of_drug > 1 && !title.is_written() || of_drug > 0 && has_members() || is_listed());
    // A textbook has its case to think about.
    if (!tells_a_case || is_textbook)
        && !is_study
        && of_condition <= of_drug + 2
        && title.is_of_classes()
        && (is_noted() || is_on_class(article, known))
    {
        return Some((Drug, "the title is the name of a class of medicines, and the text tells how they are used"));
    }
    if drugs == 0 && !is_study && !names_condition && of_condition <= of_drug && is_hardly_named(article, known) {
        return Some((Drug, "its file is named after a medicine, and it tells of its use throughout"));
    }
    if tells_a_case || is_textbook && !(title.names_condition() && !title.speaks_of_medicines() && of_condition >= 2) {
        return None;
    }
    if !is_study && of_condition == 0 && title.is_of_care() && is_of_medicines(article, known) {
        return Some((Drug, "its lists are of the medicines for what the title names"));
    }
    if of_drug >= 4 && of_drug > of_condition && !title.compares() && !title.is_on_medicines_at_large() {
        return Some((Drug, "its headings are those of an article on a medicine"));
    }
    if drugs < 2
        && !is_study
        && !names_condition
        && of_condition <= of_drug
        && is_of_one_medicine(article, known, title)
    {
        return Some((Drug, "it opens with one medicine, and speaks of it and its use throughout"));
    }
    if names_condition && !title.is_condition() && is_finding(article, known, title) {
        return Some((News, "it reports what researchers or officials said"));
    }
    if drugs > 0 || title.is_of_remedy() && !names_condition || of_condition < of_drug && !title.is_condition() {
        return None;
    }
    if of_condition >= 2 && !title.is_of_procedure() && !title.is_on_medicines_at_large() {
        return Some((Condition, "its headings are those of an article on a condition"));
    }
    let speaks = || CONDITION_CUES.iter().any(|list| cues(list, &whole) > 0);
    let tells = |in_paragraphs: bool| told(article, in_paragraphs) > TELLING;
    // A heading that opens notes is the first of several.
    let is_first = || article.front_matter.get("title").is_none() && article.sections.iter().all(|it| it.level != 1);
    let is_noted = || title.is_condition() && tells(false) && !(title.is_written() && is_first());
    let speaks_at_all = || is_noted() || title.is_written() && (speaks() || tells(true));
    if title.asks_what_a_condition_is() && !is_study && tells(true) {
        return Some((Condition, "the title asks what a condition is"));
    }
    if names_condition
        && !is_study
        && (of_condition > 0 || labelled(article, known, &OF_CONDITION) > 1 || speaks_at_all())
    {
        return Some((Condition, "the title names a condition"));
    }
    let defined = || is_defined(article, known, &title.text, "cues/kind-condition");
    if title.is_of_procedure() || title.is_only_at_large() {
        return None;
    }
    if of_condition == 1 && (title.is_written() && names_subject(article, &title.text) || defined())
        || speaks() && defined()
    {
        return Some((Condition, "it opens by saying which condition its title is"));
    }
    None
}

/// From how many phrases of reports on a medicine (`cues/kind-drug-report`) an article is one.
const REPORTING: usize = 3;
/// How many bytes tell of what the title names.
const TELLING: usize = 200;

/// How many bytes of paragraphs an article has, links to other sites left out; notes tell in lists and tables as well.
fn told(article: &Article<'_>, in_paragraphs: bool) -> usize {
    let tells = |kind: BlockKind| {
        kind == BlockKind::Paragraph || !in_paragraphs && matches!(kind, BlockKind::ListItem | BlockKind::Cell)
    };
    let leads_out = |link: &&Link| link.target.contains("://");
    let linked =
        |block: &Block| article.links_meeting(block.span).filter(leads_out).map(|link| link.prose.len()).sum::<usize>();
    let own = |block: &Block| block.text.len().saturating_sub(linked(block));
    article.blocks.iter().filter(|block| tells(block.kind)).map(own).sum()
}

/// Word lists of what is said of conditions.
const CONDITION_CUES: [&str; 3] = ["cues/symptoms", "cues/treatment", "cues/causes"];

/// How many of some sections an article has.
fn some(article: &Article<'_>, ids: &[&str]) -> usize {
    ids.iter().filter(|id| ids_of(article).any(|own| own == **id)).count()
}

/// The sections that its headings name.
fn ids_of<'a>(article: &'a Article<'_>) -> impl Iterator<Item = &'a str> {
    article.sections.iter().flat_map(|section| section.ids.iter().copied())
}

/// Whether the heading of a section that conditions have holds the title.
fn names_subject(article: &Article<'_>, title: &str) -> bool {
    let of_condition = |section: &&Section<'_>| section.ids.iter().any(|id| OF_CONDITION.contains(id));
    let mut sections = article.sections.iter().filter(of_condition);
    sections.any(|section| article.heading_text(section).to_lowercase().contains(title.trim()))
}

/// From how many sides a text tells how a medicine is used.
const SIDES: usize = 3;

/// Whether a text speaks of the medicine of its title more than once, and of its use from several sides.
fn is_on_use(article: &Article<'_>, known: &Vocabulary, title: &Called<'_>, least: usize) -> bool {
    let drugs = known.lexicon.list("drugs");
    let whole = article.whole();
    let mut mentions = article.hits_of(drugs, whole.clone()).filter(|hit| title.names(hit.entry));
    let sides = OF_USE.iter().filter(|list| count(article, known, list, whole.clone()) > 0);
    mentions.nth(1).is_some() && sides.take(least).count() == least
}

/// Word lists of what is said of the use of a medicine.
const OF_USE: [&str; 17] = [
    "cues/uses",
    "cues/dosing",
    "cues/how-to-take",
    "cues/side-effects",
    "cues/interactions",
    "cues/too-much",
    "cues/missed-dose",
    "cues/storage",
    "cues/forbidding",
    "cues/tell-first",
    "cues/driving",
    "cues/pregnancy",
    "cues/care",
    "cues/care-alone",
    "cues/missed",
    "cues/partners",
    "reactions",
];

/// How many medicines, or classes of them, an article on a class names at least.
const MEMBERS: usize = 3;

/// Whether a text names several medicines and tells of their use from several sides, one of them what they are for or
/// what may come of them.
fn is_on_class(article: &Article<'_>, known: &Vocabulary) -> bool {
    let whole = article.whole();
    let cues = |list: &str| count(article, known, list, whole.clone());
    let members = cues("drugs") + cues("drug-classes");
    let told = OF_CLASS.iter().any(|list| cues(list) > 0);
    let sides = OF_USE.iter().chain(&OF_CLASS).filter(|list| cues(list) > 0).count();
    members >= MEMBERS && told && sides >= SIDES
}

/// Word lists of what is said of all medicines of a class, and in notes.
const OF_CLASS: [&str; 2] = ["cues/uses", "kind-class/notes"];

/// How many different phrases of a list stand in a range.
fn count(article: &Article<'_>, known: &Vocabulary, list: &str, range: Range<usize>) -> usize {
    distinct(article.hits_of(known.lexicon.list(list), range))
}
