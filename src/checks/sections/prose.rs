//! Prose that does the work of a section without its heading: labels, topic sentences, frames, doses, reactions.

use std::ops::Range;

use super::frames::{Said, told};
use super::labels::{forbidding, labelled};
use super::reactions::reactions;
use super::state::counted;
use crate::article::section_names::About;
use crate::article::{ArticleKind, BlockKind};
use crate::checks::Subject;
use crate::checks::provenance::Told;
use crate::dose::{DoseStatement, Role};
use crate::source::Span;

/// The sentence, or the labelled block, that does the work of a section.
pub(super) fn in_prose(subject: &Subject<'_>, id: &str) -> Option<Span> {
    // Of a condition, "Monitoring: a scan" warns of no medicine.
    let is_warning = id != "warnings" || subject.article.kind != ArticleKind::Condition;
    if let Some(label) = labelled(subject, id).filter(|_| is_warning) {
        return Some(label);
    }
    match id {
        "dosing" => dose(subject).or_else(|| told(subject, id)),
        "side-effects" => reactions(subject),
        "serious-side-effects" => serious(subject),
        "symptoms" => told(subject, id).or_else(|| opened(subject, id)).or_else(|| manifestations(subject)),
        "treatment" | "causes" | "diagnosis" => told(subject, id).or_else(|| opened(subject, id)),
        "when-to-seek-help" => help(subject),
        "warnings" => told(subject, id).or_else(|| forbidden(subject)),
        "review-date" => reviewed(subject),
        "pregnancy" => told(subject, id).or_else(|| asked_beforehand(subject, "cues/pregnancy")),
        _ => told(subject, id),
    }
}

/// An item that holds a phrase of a list, of what a doctor must know before a medicine is taken: "Tell your doctor if you:".
fn asked_beforehand(subject: &Subject<'_>, list: &str) -> Option<Span> {
    let article = subject.article;
    let is_asked = |item: &Range<usize>| {
        let at = article.block_at(item.start)?;
        let (own, lead) = (article.blocks.get(at)?, article.leads_in(at)?);
        let leads = lead.section == own.section && article.block_text(lead).trim_end().ends_with(':');
        (leads && counted(subject, "cues/tell-first", lead.text.clone()) > 0).then_some(())
    };
    let found = sentences_with(subject, list).find(|item| is_asked(item).is_some());
    found.map(|item| article.original(item))
}

/// Whom a medicine is not for, by a label or, in an article on it, below a heading: that warns of it.
fn forbidden(subject: &Subject<'_>) -> Option<Span> {
    let article = subject.article;
    let headed = || {
        let section = article.sections.iter().find(|section| section.ids.contains(&"contraindications"))?;
        article.blocks.get(section.body.clone())?.first().map(|block| article.original(block.text.clone()))
    };
    match article.kind {
        ArticleKind::Drug | ArticleKind::Comparison => forbidding(subject).or_else(headed),
        ArticleKind::Other => forbidding(subject),
        _ => None,
    }
}

/// The first sentence that tells how much to take. In a section on safety a limit is none, nor is any dose in one on doses
/// that were missed.
pub(super) fn dose(subject: &Subject<'_>) -> Option<Span> {
    let article = subject.article;
    // What one patient got is no advice.
    if article.is_case_record(subject.vocabulary) {
        return None;
    }
    let is_limit = |statement: &DoseStatement| {
        let block = article.block_at(statement.text.start).and_then(|index| article.blocks.get(index));
        let section = block.and_then(|block| block.section);
        let is_in = |ids: &[&str]| ids.iter().any(|id| article.section_is(section, id));
        // "Take the missed pill, and go on with one a day."
        is_in(&["missed-dose"])
            || statement.role == Role::Maximum && is_in(&["contraindications", "warnings", "interactions", "pregnancy"])
    };
    let is_in_text = |statement: &DoseStatement| {
        let block = article.block_at(statement.text.start).and_then(|index| article.blocks.get(index));
        block.is_some_and(|block| !matches!(block.kind, BlockKind::FrontMatter | BlockKind::Heading(1)))
    };
    let sentence_of = |statement: &DoseStatement| {
        article.sentence_at(statement.text.start).and_then(|index| article.sentences.get(index))
    };
    let is_told_of_one = |statement: &DoseStatement| {
        sentence_of(statement).is_some_and(|it| counted(subject, "cues/told-of-one", it.text.clone()) > 0)
    };
    // What people eat of it.
    let is_intake = |statement: &DoseStatement| {
        matches!(article.kind, ArticleKind::Condition | ArticleKind::Other)
            && sentence_of(statement).is_some_and(|it| counted(subject, "cues/intake", it.text.clone()) > 0)
    };
    let is_set = |statement: &DoseStatement| {
        sentence_of(statement).is_some_and(|sentence| {
            let before = sentence.text.start..statement.quantity.start.max(sentence.text.start);
            let text = article.prose.text().get(before.clone()).unwrap_or("");
            text.starts_with("Take ")
                || counted(subject, "cues/dosing", sentence.text.clone()) > 0
                || counted(subject, "cues/dose-marks", sentence.text.clone()) > 0
                || is_by_weight(statement) && article.kind == ArticleKind::Drug
                || text.len() <= LEAD && article.kind != ArticleKind::Other && is_lead(subject, before)
        })
    };
    let is_of_study_or_shop = |statement: &DoseStatement| {
        sentence_of(statement).is_some_and(|it| {
            is_priced(article.sentence_text(it))
                || Said::new(subject, it.text.clone()).holds("of-trials")
                || counted(subject, "cues/animals", it.text.clone()) > 0
        })
    };
    let advice = subject.doses.iter().find(|statement| {
        is_in_text(statement)
            && !matches!(statement.role, Role::Strength | Role::Reported | Role::Equivalent)
            && statement.dose.is_some()
            && (statement.timing.is_some()
                || matches!(statement.role, Role::Maximum | Role::Start)
                || is_set(statement))
            && !is_limit(statement)
            && !is_told_of_one(statement)
            && !is_intake(statement)
            && !is_of_study_or_shop(statement)
    })?;
    Some(sentence_of(advice).map_or(advice.span, |sentence| article.original(sentence.text.clone())))
}

/// Whether a sentence tells a price: "200 of 200 mg, $14.58".
fn is_priced(text: &str) -> bool {
    let mut signs = text.match_indices(['$', '\u{a3}', '\u{20ac}']);
    signs.any(|(at, sign)| text[at + sign.len()..].starts_with(|char: char| char.is_ascii_digit()))
}

/// Whether an amount is told by the weight of whoever gets it.
fn is_by_weight(statement: &DoseStatement) -> bool {
    statement.dose.as_ref().is_some_and(|dose| matches!(dose.per, Some("kg" | "lb" | "m2")))
}

/// Whether what stands before an amount says that it is a dose, not how strong something is.
fn is_lead(subject: &Subject<'_>, before: Range<usize>) -> bool {
    counted(subject, "cues/dose-leads", before.clone()) > 0 && counted(subject, "cues/strength-leads", before) == 0
}

/// How many bytes before an amount say at most that it is a dose: "Oral:", "The dose is".
const LEAD: usize = 30;

/// A sentence that names a reaction and where to get help, or a serious one as such.
fn serious(subject: &Subject<'_>) -> Option<Span> {
    let first = |cue, list| sentences_with(subject, cue).find(|it| counted(subject, list, it.clone()) > 0);
    let sentence = first("cues/when-to-seek-help", "reactions")
        .or_else(|| first("cues/serious-side-effects", "reactions/serious"))?;
    Some(subject.article.original(sentence))
}

/// A sentence that names two signs of a condition, or one and whom it affects, where no other section is spoken of.
fn manifestations(subject: &Subject<'_>) -> Option<Span> {
    let signs = |sentence: &Range<usize>| {
        let named = |list| counted(subject, list, sentence.clone());
        let signs = named("manifestations") + named("reactions");
        signs > 1 || signs > 0 && named("cues/affected") > 0
    };
    let all = || SIGNS.iter().flat_map(|list| sentences_with(subject, list).filter(is_general(subject)));
    let told = all().filter(signs).min_by_key(|sentence| sentence.start);
    let found = told.or_else(|| {
        let mut items: Vec<_> = all().filter(|sentence| is_item(subject, sentence)).collect();
        items.sort_unstable_by_key(|sentence| sentence.start);
        items.dedup();
        (items.len() >= SEVERAL).then(|| items.swap_remove(0))
    });
    found.map(|sentence| subject.article.original(sentence))
}

/// Word lists of what conditions show as.
const SIGNS: [&str; 2] = ["manifestations", "reactions"];
/// How many items of lists and tables that name a sign each tell the symptoms.
const SEVERAL: usize = 3;

/// Whether a sentence is an item of a list or a cell.
fn is_item(subject: &Subject<'_>, sentence: &Range<usize>) -> bool {
    let article = subject.article;
    let block = article.block_at(sentence.start).and_then(|index| article.blocks.get(index));
    block.is_some_and(|block| matches!(block.kind, BlockKind::ListItem | BlockKind::Cell))
}

/// Whether a sentence stands in a section that may tell what a condition is like.
fn is_general<'s>(subject: &'s Subject<'_>) -> impl Fn(&Range<usize>) -> bool + 's {
    |sentence| {
        let article = subject.article;
        let block = article.block_at(sentence.start).and_then(|index| article.blocks.get(index));
        let mut ids = block.and_then(|block| block.section).and_then(|index| article.sections.get(index)).into_iter();
        ids.all(|section| section.ids.iter().all(|id| matches!(*id, "overview" | "risk-factors" | "causes" | "faq")))
    }
}

/// A sentence that sends readers to a professional when something happens, not before they begin.
fn help(subject: &Subject<'_>) -> Option<Span> {
    let named = |list: &str, sentence: &Range<usize>| counted(subject, list, sentence.clone()) > 0;
    let first = |list: &str, also: &[&str]| {
        sentences_with(subject, list)
            .find(|sentence| !named("cues/beforehand", sentence) && also.iter().all(|list| named(list, sentence)))
    };
    let cued = first("cues/when-to-seek-help", &[]);
    let sent = cued.or_else(|| first("professionals", &["cues/turn-to", "cues/occasion"]));
    sent.map(|sentence| subject.article.original(sentence))
}

/// Whether the article says what to do at once: a word for it alone, or how soon and whom to turn to in one sentence.
pub(super) fn says_what_to_do_at_once(subject: &Subject<'_>) -> bool {
    let urgent = |sentence: Range<usize>| {
        ["professionals", "cues/turn-to", "cues/emergency-steps"]
            .iter()
            .any(|list| counted(subject, list, sentence.clone()) > 0)
    };
    counted(subject, "cues/emergency", subject.article.whole()) > 0
        || sentences_with(subject, "cues/at-once").any(urgent)
}

/// The date of a review that the text itself tells.
fn reviewed(subject: &Subject<'_>) -> Option<Span> {
    let article = subject.article;
    let in_text = |span: &Span| span.start >= article.front_matter.span.end;
    let told = subject.dates().iter().filter(|dated| dated.told != Told::Published && dated.date.is_some());
    told.map(|dated| dated.span).find(in_text)
}

/// A sentence that begins with what its section is called: "The usual treatment is rest".
fn opened(subject: &Subject<'_>, id: &str) -> Option<Span> {
    let article = subject.article;
    let list = subject.vocabulary.lexicon.list(&format!("topics/{id}"));
    let headings = subject.vocabulary.section_names.about(About::default(), &article.language);
    let opens = |sentence: &Range<usize>| {
        article.hits_of(list, sentence.clone()).any(|hit| {
            let name = article.prose.text().get(sentence.start..hit.end).unwrap_or("");
            let is_lead = || headings.resolve(name).contains(&id);
            let is_short = name.split(' ').nth(MOST_LEADING).is_none();
            is_short && hit.end < sentence.end && (hit.start == sentence.start || is_lead())
        })
    };
    sentences_with(subject, &format!("topics/{id}")).find(opens).map(|sentence| article.original(sentence))
}

/// How many words a topic sentence begins with at most, up to its topic.
const MOST_LEADING: usize = 5;

/// The sentences of the article's own prose that hold a phrase of a word list: no headings, front matter, references or
/// disclaimers, nothing that tells of one person or only points elsewhere.
pub(super) fn sentences_with<'s, 'a>(
    subject: &'s Subject<'a>,
    list: &str,
) -> impl Iterator<Item = Range<usize>> + use<'s, 'a> {
    let article = subject.article;
    let of_overdose = list == "cues/too-much";
    let list = subject.vocabulary.lexicon.list(list);
    let mut last = None;
    article.hits_of(list, article.whole()).filter_map(move |hit| {
        let index = article.sentence_at(hit.start).filter(|index| last != Some(*index))?;
        let sentence = article.sentences.get(index).filter(|sentence| hit.end <= sentence.text.end)?;
        last = Some(index);
        let asides = ["cues/narrative", "cues/pointers"];
        let is_aside = || asides.iter().any(|list| counted(subject, list, sentence.text.clone()) > 0);
        let is_own = || is_own_prose(subject, sentence.block) || of_overdose && is_disclaiming(subject, sentence.block);
        (is_own() && !is_aside()).then(|| sentence.text.clone())
    })
}

/// Whether a block of prose stands below the heading of a disclaimer: leaflets say there what to do after too much.
fn is_disclaiming(subject: &Subject<'_>, block: usize) -> bool {
    let article = subject.article;
    let block = article.blocks.get(block);
    block.is_some_and(|block| {
        matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem)
            && article.section_is(block.section, "disclaimer")
    })
}

pub(super) fn is_own_prose(subject: &Subject<'_>, block: usize) -> bool {
    let article = subject.article;
    article.blocks.get(block).is_some_and(|block| {
        !matches!(block.kind, BlockKind::Heading(_) | BlockKind::FrontMatter | BlockKind::Footnote)
            && !["references", "disclaimer"].iter().any(|id| article.section_is(block.section, id))
    })
}
