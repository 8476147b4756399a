//! The state of a section in an article: marked by a heading, covered in prose without one, or absent.

use super::around::{of_line, titled};
use super::frames::told_elsewhere;
use super::labels::{forbidding, is_of_labels};
use super::prose::in_prose;
use super::title_hits;
use crate::article::{ArticleKind, Aspect, Block, BlockKind, Section};
use crate::checks::Subject;
use crate::checks::audience::{is_for_clinicians, is_given_by_clinicians, is_stub};
use crate::rule::vocabulary::Duty;
use crate::source::Span;
use crate::text::Hit;

/// How an article covers a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It has a heading: the number of the section.
    Marked(usize),
    /// Prose does its work without a heading: the sentence that shows it.
    Inline(Span),
    /// Neither.
    Absent,
}

/// The state of the section called `id`.
#[must_use]
pub fn state(subject: &Subject<'_>, id: &str) -> State {
    let marked = subject.article.sections.iter().position(|section| section.ids.contains(&id));
    let inline = || in_prose(subject, id);
    let marked = marked.or_else(|| if id == "dosing" { dosed(subject) } else { None });
    match marked {
        Some(index) if !is_catch_all(subject, index) => State::Marked(index),
        Some(index) => inline().map_or(State::Marked(index), State::Inline),
        None => inline().or_else(|| titled(subject, id)).map_or(State::Absent, State::Inline),
    }
}

/// The section on how to take a medicine that says how much of it, when no other does: leaflets give the dose there.
fn dosed(subject: &Subject<'_>) -> Option<usize> {
    let sections = &subject.article.sections;
    if !has_only_how_to_take(subject) {
        return None;
    }
    let dose = super::prose::dose(subject).or_else(|| super::frames::told(subject, "dosing"))?;
    let last = sections.iter().rposition(|section| section.span.start < dose.start)?;
    let mut above = std::iter::successors(Some(last), |index| sections.get(*index)?.parent);
    above.find(|index| sections.get(*index).is_some_and(is_on_taking))
}

/// The same, or the one that leaves the amount to the prescriber: readers of an article on a medicine look for the dose there.
#[must_use]
pub fn leads_to_dose(subject: &Subject<'_>) -> Option<usize> {
    let is_on_medicine = matches!(subject.article.kind, ArticleKind::Drug | ArticleKind::Comparison);
    let told = || {
        let mut sections = subject.article.sections.iter().enumerate();
        sections.find(|(index, section)| is_on_taking(section) && tells(subject, *index)).map(|(index, _)| index)
    };
    let is_left_open = || is_on_medicine && has_only_how_to_take(subject) && in_prose(subject, "dosing").is_none();
    dosed(subject).or_else(|| if is_left_open() { told() } else { None })
}

/// Whether a section says how a medicine is taken and none is on its dose.
fn has_only_how_to_take(subject: &Subject<'_>) -> bool {
    let sections = &subject.article.sections;
    sections.iter().any(is_on_taking) && !sections.iter().any(|section| section.ids.contains(&"dosing"))
}

fn is_on_taking(section: &Section<'_>) -> bool {
    section.ids.contains(&"how-to-take")
}

/// Whether a section says more than that something is to follow.
fn tells(subject: &Subject<'_>, index: usize) -> bool {
    const BYTES: usize = 60;
    let article = subject.article;
    let body = article.sections.get(index).and_then(|section| article.blocks.get(section.body.clone()));
    body.unwrap_or_default().iter().map(|block| block.text.len()).sum::<usize>() >= BYTES
}

/// The sections that prose covers without a heading, with the sentence that shows it.
#[must_use]
pub fn inline<'a>(subject: &Subject<'a>) -> Vec<(&'a str, Span)> {
    let kind = subject.article.kind;
    let is_report = subject.article.reports_predictions(subject.vocabulary);
    let is_plainly_told = |id: &str| is_plainly_told(kind, is_report, id);
    let is_beside = |id: &str| is_plainly_told(id) || beside_the_point(kind).contains(&id);
    if subject.article.is_recipe(subject.vocabulary) {
        return Vec::new();
    }
    let covered = |id| match state(subject, id) {
        State::Marked(_) => None,
        State::Inline(span) if kind == ArticleKind::Landing && is_on_one_medicine(subject) => Some((id, span)),
        _ if kind == ArticleKind::Landing => introduced(subject, id).map(|span| (id, span)),
        State::Inline(span) if !is_beside(id) || is_labelled(subject, id) && !is_of_treatment(kind, id) => {
            Some((id, span))
        }
        _ if is_told_elsewhere(kind, id) && is_beside(id) || is_plainly_told(id) => {
            let of_line = || (kind == ArticleKind::Condition && id == "uses").then(|| of_line(subject)).flatten();
            let told = told_elsewhere(subject, id).or_else(of_line).or_else(|| titled(subject, id));
            told.map(|span| (id, span))
        }
        State::Inline(_) | State::Absent => titled(subject, id).map(|span| (id, span)),
    };
    subject.vocabulary.section_names.ids().filter_map(covered).collect()
}

/// Whether a label of the article names a section; whom a medicine is not for is a warning.
fn is_labelled(subject: &Subject<'_>, id: &str) -> bool {
    is_of_labels(subject, id) || id == "warnings" && forbidding(subject).is_some()
}

/// Whether articles of a kind tell of a section that they do not have.
fn is_told_elsewhere(kind: ArticleKind, id: &str) -> bool {
    match kind {
        ArticleKind::Condition | ArticleKind::News => true,
        ArticleKind::Other => matches!(id, "storage" | "missed-dose"),
        ArticleKind::Drug | ArticleKind::Comparison | ArticleKind::Landing => false,
    }
}

/// Whether articles of a kind, or reports of what is predicted, tell of a section only in plain words.
fn is_plainly_told(kind: ArticleKind, is_report: bool, id: &str) -> bool {
    matches!(kind, ArticleKind::Other | ArticleKind::News) && id == "warnings"
        || is_report && matches!(id, "interactions" | "pregnancy" | "overdose")
}

/// Whether a label of that name is of what a condition is treated with: "Indication" above operations.
fn is_of_treatment(kind: ArticleKind, id: &str) -> bool {
    kind == ArticleKind::Condition && id == "uses"
}

/// Whether a page that leads to others is on a medicine that its title names, without headings of its own.
pub(super) fn is_on_one_medicine(subject: &Subject<'_>) -> bool {
    let article = subject.article;
    let named = article.is_named_after_one(subject.vocabulary);
    named && !article.sections.iter().any(|section| section.level > 1)
}

/// What a paragraph of a page of links says itself, before the first of its headings.
fn introduced(subject: &Subject<'_>, id: &str) -> Option<Span> {
    let article = subject.article;
    let first = article.sections.iter().find(|section| section.level > 1);
    // What stores all medicines well, or what to do after any forgotten dose, is of none.
    if matches!(id, "storage" | "missed-dose" | "overdose") {
        return None;
    }
    let end = first.map_or(usize::MAX, |section| section.span.start);
    let told = told_elsewhere(subject, id).filter(|span| span.end <= end)?;
    let is_teaser = |block: &Block| counted(subject, "cues/kind-teasers", block.text.clone()) > 0;
    let is_paragraph =
        |block: &Block| block.kind == BlockKind::Paragraph && block.span.overlaps(told) && !is_teaser(block);
    article.blocks.iter().any(is_paragraph).then_some(told)
}

/// The sections that an article of a kind does not have: what a sentence of it says on them is said in passing.
const fn beside_the_point(kind: ArticleKind) -> &'static [&'static str] {
    match kind {
        ArticleKind::Drug | ArticleKind::Comparison => &["symptoms", "causes", "diagnosis", "treatment"],
        ArticleKind::Condition => &[
            "uses",
            "how-it-works",
            "how-to-take",
            "serious-side-effects",
            "warnings",
            "contraindications",
            "interactions",
            "pregnancy",
            "missed-dose",
            "storage",
            "effectiveness",
            "overdose",
        ],
        ArticleKind::News | ArticleKind::Landing | ArticleKind::Other => &[
            "uses",
            "how-it-works",
            "symptoms",
            "causes",
            "diagnosis",
            "treatment",
            "how-to-take",
            "missed-dose",
            "storage",
            "interactions",
            "effectiveness",
            "pregnancy",
            "overdose",
            "contraindications",
            "serious-side-effects",
            "when-to-seek-help",
        ],
    }
}

/// Whether a heading stands over the dosing and the side effects too and does not speak of safety itself ("Key factors
/// to consider before starting"): readers who look for one of them do not find it by this heading.
fn is_catch_all(subject: &Subject<'_>, index: usize) -> bool {
    let article = subject.article;
    let Some(section) = article.sections.get(index).filter(|section| section.ids.contains(&"warnings")) else {
        return false;
    };
    let heading = article.blocks.get(section.heading).map_or(0..0, |block| block.text.clone());
    if counted(subject, "cues/safety-headings", heading) > 0 {
        return false;
    }
    let next = article.sections.get(index + 1).map_or(article.source.text.len(), |next| next.span.start);
    let has_heading = |id: &str| article.sections.iter().any(|section| section.ids.contains(&id));
    ["dosing", "side-effects"].iter().all(|id| {
        let prose = in_prose(subject, id);
        !has_heading(id) && prose.is_some_and(|span| (section.span.end..next).contains(&span.start))
    })
}

/// The sections that an article of this kind owes, those whose condition does not hold left out. A report of what is
/// predicted of a medicine owes none, nor do a list of links, a short answer to a question about a condition, what
/// clinicians list of a class of medicines for themselves, and a note of a few lines; one whose title promises a single
/// section, or the answer to one question, owes that, and with a dose what makes a dose safe.
pub(super) fn owed<'a>(subject: &Subject<'a>) -> &'a [&'a Duty] {
    subject.asked.owed.get_or_init(|| duties(subject))
}

fn duties<'a>(subject: &Subject<'a>) -> Vec<&'a Duty> {
    let duties = subject
        .settings
        .duties
        .kinds
        .get(subject.article.kind.name())
        .filter(|_| !subject.article.reports_predictions(subject.vocabulary))
        .filter(|_| !subject.article.leads_elsewhere() && !is_answer(subject) && !is_stub(subject))
        .filter(|_| !subject.article.outlines_medicines(subject.vocabulary) || !is_for_clinicians(subject));
    let aspect = subject.article.aspect(subject.vocabulary);
    let applies = |duty: &&Duty| {
        let is_of_dose = || OF_DOSE.contains(&duty.section.as_str()) && prints_dose(subject);
        aspect.is_none_or(|aspect| aspect == Aspect::Section(&duty.section) || is_of_dose())
            && duty.when.iter().flat_map(|when| when.split(" and ")).all(|when| holds(subject, when))
    };
    duties.into_iter().flatten().filter(applies).collect()
}

/// Whether headings lead to several of the sections that an article owes.
pub(super) fn leads_to_several(subject: &Subject<'_>) -> bool {
    const SEVERAL: usize = 2;
    let is_marked = |duty: &&&Duty| {
        let mut ids = std::iter::once(&duty.section).chain(&duty.or);
        ids.any(|id| matches!(state(subject, id), State::Marked(_)))
    };
    owed(subject).iter().filter(is_marked).count() >= SEVERAL
}

/// Whether an article on a condition has a question for a title and no heading below it.
fn is_answer(subject: &Subject<'_>) -> bool {
    let article = subject.article;
    article.kind == ArticleKind::Condition
        && article.title.as_ref().is_some_and(|title| title.text.trim_end().ends_with('?'))
        && !article.sections.iter().any(|section| section.level > 1)
}

/// What readers must find beside a dose.
const OF_DOSE: [&str; 2] = ["side-effects", "warnings"];

/// Whether it prints a dose.
pub(in crate::checks) fn prints_dose(subject: &Subject<'_>) -> bool {
    super::prose::dose(subject).is_some()
}

/// Whether a condition holds under which a section is owed: `prints-dose`, `one-medicine`, `taken-inside`, `for-readers`,
/// `taken-at-home`, `taken-regularly`, `acquired`, or the article holds a phrase of the word list `when/NAME`.
fn holds(subject: &Subject<'_>, when: &str) -> bool {
    match when {
        "prints-dose" => prints_dose(subject),
        "one-medicine" => !is_on_classes(subject) && !subject.article.lists_medicines(subject.vocabulary),
        "for-readers" => !is_for_clinicians(subject),
        "taken-inside" => {
            holds(subject, "one-medicine")
                && !is_only(subject, "cues/route-skin")
                && !is_mostly(subject, "cues/route-skin")
                && (!subject.article.is_named_after_remedy(subject.vocabulary)
                    || subject.article.is_named_after_nutrient(subject.vocabulary))
        }
        "acquired" => !is_inherited(subject),
        "taken-regularly" => {
            let when_needed = subject.vocabulary.lexicon.list("drugs-taken-when-needed");
            title_hits(subject.article, when_needed).is_empty()
        }
        "taken-at-home" => {
            holds(subject, "one-medicine")
                && !is_for_clinicians(subject)
                && !is_given_by_clinicians(subject)
                && !is_only(subject, "cues/route-vein")
                && !subject.article.is_named_after_remedy(subject.vocabulary)
                && !subject.article.is_named_after_nutrient(subject.vocabulary)
        }
        _ => counted_anywhere(subject, &format!("when/{when}")) > 0,
    }
}

/// Whether an article says in several ways that its disorder is inherited.
pub(in crate::checks) fn is_inherited(subject: &Subject<'_>) -> bool {
    const SEVERAL: usize = 2;
    counted_anywhere(subject, "cues/inherited") >= SEVERAL
}

/// Whether an article names ways of one list to give a medicine, and far more often than those by which people take it.
fn is_mostly(subject: &Subject<'_>, routes: &str) -> bool {
    const SEVERAL: usize = 2;
    const FAR: usize = 3;
    let named = |list: &str| apart(subject, list, subject.article.whole());
    named(routes) >= SEVERAL && named(routes) > FAR * named("cues/route-inside")
}

/// Whether an article names ways of one list to give a medicine, and none by which people take it themselves.
fn is_only(subject: &Subject<'_>, routes: &str) -> bool {
    counted_anywhere(subject, routes) > 0 && counted_anywhere(subject, "cues/route-inside") == 0
}

/// Whether the article is on a class of medicines.
pub(in crate::checks) fn is_on_classes(subject: &Subject<'_>) -> bool {
    *subject.asked.of_classes.get_or_init(|| subject.article.is_named_after_classes(subject.vocabulary))
}

/// How many different phrases of a list stand in a range of the prose.
pub(in crate::checks) fn counted(subject: &Subject<'_>, list: &str, range: std::ops::Range<usize>) -> usize {
    let hits = subject.article.hits_of(subject.vocabulary.lexicon.list(list), range);
    let mut entries: Vec<u32> = hits.map(|hit| hit.entry).collect();
    entries.sort_unstable();
    entries.dedup();
    entries.len()
}

/// How many phrases of a list stand in a range of the prose without overlap.
pub(in crate::checks) fn apart(subject: &Subject<'_>, list: &str, range: std::ops::Range<usize>) -> usize {
    let hits = subject.article.hits_of(subject.vocabulary.lexicon.list(list), range);
    let count =
        |(end, count), hit: &Hit| if hit.start >= end { (hit.end, count + 1) } else { (end.max(hit.end), count) };
    hits.fold((0, 0), count).1
}

/// How many different phrases of a list stand in the article.
pub(in crate::checks) fn counted_anywhere(subject: &Subject<'_>, list: &str) -> usize {
    counted(subject, list, subject.article.whole())
}
