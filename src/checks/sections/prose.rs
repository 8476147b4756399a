//! Prose that does the work of a section without its heading: labels, topic sentences, cues, doses, reactions.

use std::ops::Range;

use super::state::counted;
use crate::article::BlockKind;
use crate::checks::Subject;
use crate::checks::provenance::Told;
use crate::dose::{DoseStatement, Role};
use crate::source::Span;

/// A section that a label names: "Contraindications: asthma", or a line above a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labelled<'a> {
    id: &'a str,
    /// The block, a range of the prose.
    text: Range<usize>,
}

/// The sentence, or the labelled block, that does the work of a section.
pub(super) fn in_prose(subject: &Subject<'_>, id: &str) -> Option<Span> {
    if let Some(label) = labelled(subject, id) {
        return Some(label);
    }
    match id {
        "dosing" => dose(subject).or_else(|| cued(subject, id, 2)),
        "side-effects" => reactions(subject),
        "serious-side-effects" => serious(subject),
        "warnings" => cued(subject, id, 2),
        "symptoms" => cued(subject, id, 1).or_else(|| opened(subject, id)).or_else(|| manifestations(subject)),
        "treatment" | "causes" | "diagnosis" => cued(subject, id, 1).or_else(|| opened(subject, id)),
        "when-to-seek-help" => help(subject),
        "review-date" => reviewed(subject),
        _ => cued(subject, id, 1),
    }
}

/// Whether a label of the article names a section.
pub(super) fn is_of_labels(subject: &Subject<'_>, id: &str) -> bool {
    labels(subject).iter().any(|label| label.id == id)
}

fn labelled(subject: &Subject<'_>, id: &str) -> Option<Span> {
    let label = labels(subject).iter().find(|label| label.id == id)?;
    Some(subject.article.original(label.text.clone()))
}

fn labels<'a>(subject: &Subject<'a>) -> &'a [Labelled<'a>] {
    subject.asked.labels.get_or_init(|| {
        let article = subject.article;
        let own = article.blocks.iter().enumerate().filter(|(index, _)| is_own_prose(subject, *index));
        let named = own.filter_map(|(index, block)| {
            let label = article.label(block).filter(|label| opens_something(subject, index, label))?;
            let names = &subject.vocabulary.section_names;
            let of_line = || {
                let is_line = block.kind == BlockKind::Paragraph && label.len() == block.text.len();
                let title = article.title.as_ref().map(|title| title.text.as_str());
                is_line.then(|| names.resolve(label, title, &[], &article.language).first().copied()).flatten()
            };
            let id = names.exactly(label, &article.language).or_else(of_line)?;
            Some(Labelled { id, text: block.text.clone() })
        });
        named.collect()
    })
}

/// Whether text stands behind a label: in its block, in the list below it, or in the paragraph behind its line.
fn opens_something(subject: &Subject<'_>, index: usize, label: &str) -> bool {
    let blocks = &subject.article.blocks;
    let (Some(block), next) = (blocks.get(index), blocks.get(index + 1)) else { return false };
    let behind = subject.article.block_text(block).get(label.len() + 1..).unwrap_or("");
    let follows = next.is_some_and(|next| match block.kind {
        BlockKind::ListItem => next.list_depth > block.list_depth,
        _ => next.section == block.section && !matches!(next.kind, BlockKind::Heading(_)),
    });
    behind.contains(char::is_alphanumeric) || follows
}

/// The first sentence that tells how much to take. In a section on safety a limit is none.
pub(super) fn dose(subject: &Subject<'_>) -> Option<Span> {
    let article = subject.article;
    let is_limit = |statement: &DoseStatement| {
        let block = article.block_at(statement.text.start).and_then(|index| article.blocks.get(index));
        let section = block.and_then(|block| block.section);
        statement.role == Role::Maximum
            && ["contraindications", "warnings", "interactions", "pregnancy"]
                .iter()
                .any(|id| article.section_is(section, id))
    };
    let advice = subject.doses.iter().find(|statement| {
        !matches!(statement.role, Role::Strength | Role::Reported | Role::Equivalent)
            && statement.dose.is_some()
            && (statement.timing.is_some() || matches!(statement.role, Role::Maximum | Role::Start))
            && !is_limit(statement)
    })?;
    let sentence = article.sentence_at(advice.text.start).and_then(|index| article.sentences.get(index));
    Some(sentence.map_or(advice.span, |sentence| article.original(sentence.text.clone())))
}

/// The sentence that names the most reactions as reactions: a cue, and two of them at least. One that names few may only
/// mention them in passing.
fn reactions(subject: &Subject<'_>) -> Option<Span> {
    let counted = |sentence: Range<usize>| (counted(subject, "reactions", sentence.clone()), sentence);
    let named = sentences_with(subject, "cues/side-effects").map(counted).filter(|(count, _)| *count > 1);
    // Of equals the first.
    let most = named.reduce(|most, next| if next.0 > most.0 { next } else { most });
    most.map(|(_, sentence)| subject.article.original(sentence))
}

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
    let lists = ["manifestations", "reactions"];
    let found = lists.iter().filter_map(|list| sentences_with(subject, list).filter(is_general(subject)).find(signs));
    found.min_by_key(|sentence| sentence.start).map(|sentence| subject.article.original(sentence))
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
    counted(subject, "cues/emergency", 0..subject.article.prose.text().len()) > 0
        || sentences_with(subject, "cues/at-once").any(urgent)
}

/// The date of a review that the text itself tells.
fn reviewed(subject: &Subject<'_>) -> Option<Span> {
    let article = subject.article;
    let in_text = |span: &Span| span.start >= article.front_matter.span.end;
    let told = subject.dates().iter().filter(|dated| dated.told != Told::Published && dated.date.is_some());
    told.map(|dated| dated.span).find(in_text)
}

/// The first of at least `least` sentences that hold a cue of the section.
fn cued(subject: &Subject<'_>, id: &str, least: usize) -> Option<Span> {
    let mut found = sentences_with(subject, &format!("cues/{id}"));
    let first = found.next()?;
    (least < 2 || found.nth(least - 2).is_some()).then(|| subject.article.original(first))
}

/// A sentence that begins with what its section is called: "The usual treatment is rest".
fn opened(subject: &Subject<'_>, id: &str) -> Option<Span> {
    let article = subject.article;
    let list = subject.vocabulary.lexicon.list(&format!("topics/{id}"))?;
    let opens = |sentence: &Range<usize>| {
        article.hits_in(sentence.clone()).filter(|hit| hit.list == list).any(|hit| {
            let name = article.prose.text().get(sentence.start..hit.end).unwrap_or("");
            let is_lead = || subject.vocabulary.section_names.resolve(name, None, &[], &article.language).contains(&id);
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
fn sentences_with<'s>(subject: &'s Subject<'_>, list: &str) -> impl Iterator<Item = Range<usize>> + 's {
    let article = subject.article;
    let list = subject.vocabulary.lexicon.list(list);
    let mut last = None;
    article.hits.iter().filter(move |hit| Some(hit.list) == list).filter_map(move |hit| {
        let index = article.sentence_at(hit.start).filter(|index| last != Some(*index))?;
        let sentence = article.sentences.get(index).filter(|sentence| hit.end <= sentence.text.end)?;
        last = Some(index);
        let asides = ["cues/narrative", "cues/pointers"];
        let is_aside = || asides.iter().any(|list| counted(subject, list, sentence.text.clone()) > 0);
        (is_own_prose(subject, sentence.block) && !is_aside()).then(|| sentence.text.clone())
    })
}

fn is_own_prose(subject: &Subject<'_>, block: usize) -> bool {
    let article = subject.article;
    article.blocks.get(block).is_some_and(|block| {
        !matches!(block.kind, BlockKind::Heading(_) | BlockKind::FrontMatter | BlockKind::Footnote)
            && !["references", "disclaimer"].iter().any(|id| article.section_is(block.section, id))
    })
}
