//! Labels in the prose that name a section: "Contraindications: asthma", a line above a list.

use std::ops::Range;

use super::prose::is_own_prose;
use super::state::counted;
use crate::article::section_names::{About, OF_MEDICINES};
use crate::article::{ArticleKind, Block, BlockKind, Table};
use crate::checks::Subject;
use crate::source::Span;

/// A section that a label names: "Contraindications: asthma", or a line above a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labelled<'a> {
    id: &'a str,
    /// The block, a range of the prose.
    text: Range<usize>,
}

/// Whether a label of the article names a section.
pub(super) fn is_of_labels(subject: &Subject<'_>, id: &str) -> bool {
    labels(subject).iter().any(|label| label.id == id)
}

pub(super) fn labelled(subject: &Subject<'_>, id: &str) -> Option<Span> {
    let label = labels(subject).iter().find(|label| label.id == id)?;
    Some(subject.article.original(label.text.clone()))
}

/// How many words a label has at most that is no name word by word.
const MOST_WORDS: usize = 6;

/// What turns a label into its opposite.
const DENYING: &str = "non-";

const fn is_on_medicine(kind: ArticleKind) -> bool {
    matches!(kind, ArticleKind::Drug | ArticleKind::Comparison)
}

/// How many bytes before a label a medicine stands of which it says whom it is not for.
const NEAR: usize = 500;

/// The label that says whom a medicine is not for; in an article on something else a medicine stands near it.
pub(super) fn forbidding(subject: &Subject<'_>) -> Option<Span> {
    let article = subject.article;
    let is_on_medicine = is_on_medicine(article.kind);
    let is_near = |text: &Range<usize>| {
        let around = text.start.saturating_sub(NEAR)..text.end;
        ["drugs", "drug-classes"].iter().any(|list| counted(subject, list, around.clone()) > 0)
    };
    let mut named = labels(subject).iter().filter(|label| label.id == "contraindications");
    let label = named.find(|label| is_on_medicine || is_near(&label.text))?;
    Some(article.original(label.text.clone()))
}

fn labels<'a>(subject: &Subject<'a>) -> &'a [Labelled<'a>] {
    subject.asked.labels.get_or_init(|| {
        let article = subject.article;
        let firsts = |table: &Table| table.rows.iter().filter_map(|row| row.first().copied()).collect::<Vec<_>>();
        let mut leads: Vec<usize> =
            article.tables.iter().flat_map(|table| [table.header.clone(), firsts(table)].concat()).collect();
        leads.sort_unstable();
        let leads_away = |block: &Block| {
            let mut links = article.links_meeting(block.span).filter(|link| !link.target.starts_with('#'));
            links.any(|link| !link.prose.is_empty() && link.prose == block.text)
        };
        let empty = article.tables.iter().flat_map(|table| heads_of_nothing(subject, table)).collect::<Vec<_>>();
        let own = article.blocks.iter().enumerate();
        let own =
            own.filter(|(index, block)| is_own_prose(subject, *index) && !leads_away(block) && !empty.contains(index));
        let names = &subject.vocabulary.section_names;
        let title = article.title.as_ref().map(|title| title.text.as_str());
        let of_title = names.about(About { subject: title, ..About::default() }, &article.language);
        let named = own.flat_map(|(index, block)| {
            let is_whole = |label: &str| label.len() == block.text.len();
            let of_label = |label: &str| {
                // "SE (20%): cough"
                let share = label.split_once('(').filter(|(_, share)| share.ends_with("%)"));
                let bare = share.map_or(label, |(bare, _)| bare.trim_end());
                let of_line = || {
                    let is_lead = block.kind == BlockKind::Paragraph || leads.binary_search(&index).is_ok();
                    let is_short = || is_on_medicine(article.kind) && label.split(' ').nth(MOST_WORDS).is_none();
                    let is_named = is_lead && is_whole(label) || !is_whole(label) && is_short();
                    let ids = if is_named { of_title.resolve(label) } else { Vec::new() };
                    let is_kept = |id: &&str| is_whole(label) || OF_MEDICINES.contains(id);
                    ids.into_iter().filter(is_kept).collect()
                };
                names.exactly(bare, &article.language).map_or_else(of_line, |id| vec![id])
            };
            // Of a condition, "Risks during pregnancy" is not of a medicine.
            let strong = article.strong_words(block).filter(|_| article.kind != ArticleKind::Condition);
            let strong = strong.map(|label| (label, of_title.resolve(label)));
            let plain = || article.label(block).map(|label| (label, of_label(label)));
            let named = strong.filter(|(_, ids)| !ids.is_empty()).or_else(plain);
            // "Non-habit-forming" warns of nothing.
            let is_denied =
                |label: &str| label.get(..DENYING.len()).is_some_and(|start| start.eq_ignore_ascii_case(DENYING));
            let named = named.filter(|(label, _)| !is_denied(label) && opens_something(subject, index, label));
            let (label, ids): (&str, Vec<&str>) = named.unwrap_or_default();
            let is_listed =
                |id: &str| article.kind == ArticleKind::Condition && is_of_condition(id, label, is_whole(label));
            // "Paracetamol overdosage: 150 mg/kg" in a section on the dose of an antidote.
            let is_treated = |id: &str| {
                id == "overdose" && ["dosing", "uses"].iter().any(|of| article.section_is(block.section, of))
            };
            // The day of one pack tells nobody how to keep the next.
            let is_day = |id: &str| {
                id == "storage"
                    && !is_whole(label)
                    && !article.block_text(block)[label.len()..].contains(char::is_alphabetic)
            };
            let ids: Vec<_> = ids.into_iter().filter(|id| !is_listed(id) && !is_treated(id) && !is_day(id)).collect();
            ids.into_iter().map(|id| Labelled { id, text: block.text.clone() })
        });
        named.collect()
    })
}

/// The cells at the head of columns in which nothing stands: a form to fill in.
fn heads_of_nothing(subject: &Subject<'_>, table: &Table) -> Vec<usize> {
    let article = subject.article;
    let says = |index: &usize| {
        article.blocks.get(*index).is_some_and(|block| article.block_text(block).contains(char::is_alphanumeric))
    };
    let is_empty = |column: usize| !table.rows.iter().filter_map(|row| row.get(column)).any(says);
    let heads = table.header.iter().enumerate();
    let is_bare = |index: usize| article.blocks.get(index).is_some_and(|block| article.strong_words(block).is_none());
    let heads = heads.filter(|(column, index)| !table.rows.is_empty() && is_empty(*column) && is_bare(**index));
    heads.map(|(_, index)| *index).collect()
}

/// Whether a label that names a section of a medicine only lists what brings a condition on or what comes of it:
/// "Alcohol", a line "Pregnancy".
fn is_of_condition(id: &str, label: &str, is_whole: bool) -> bool {
    match id {
        "interactions" => !label.to_lowercase().contains("intera"),
        "pregnancy" => is_whole,
        _ => false,
    }
}

/// Whether text stands behind a label: in its block, in the list below it, or in the paragraph behind its line.
fn opens_something(subject: &Subject<'_>, index: usize, label: &str) -> bool {
    let blocks = &subject.article.blocks;
    let (Some(block), next) = (blocks.get(index), blocks.get(index + 1)) else { return false };
    let behind = subject.article.block_text(block).get(label.len() + 1..).unwrap_or("");
    if is_placeholder(subject, block.text.end - behind.len()..block.text.end) || is_left_open(behind) {
        return false;
    }
    let follows = next.is_some_and(|next| match block.kind {
        BlockKind::ListItem => next.list_depth > block.list_depth,
        _ => next.section == block.section && !matches!(next.kind, BlockKind::Heading(_)),
    });
    behind.contains(char::is_alphanumeric) || follows
}

/// What a label that only says what is to be found out goes on with: "Dosage: how much and how often".
const ASKING: [&str; 8] = ["what", "how", "which", "whether", "when", "who", "why", "where"];
/// How many bytes such a question has at most: a longer text answers it.
const LONGEST_QUESTION: usize = 60;

/// Whether the text behind a label names what is to be found out and does not tell it.
fn is_left_open(behind: &str) -> bool {
    let text = behind.trim_start_matches(|char: char| !char.is_alphanumeric()).trim_end();
    let first = text.split_whitespace().next().unwrap_or("").to_lowercase();
    text.len() <= LONGEST_QUESTION
        && ASKING.contains(&first.as_str())
        && !text.contains([',', ';', '.', '?'])
        && !text.contains(|char: char| char.is_ascii_digit())
}

/// Whether what stands in a range begins with what only keeps the place of a text: "TODO".
fn is_placeholder(subject: &Subject<'_>, range: Range<usize>) -> bool {
    let article = subject.article;
    let list = subject.vocabulary.lexicon.list("placeholders/alone");
    let text = article.prose.text().get(range.clone()).unwrap_or("");
    let start = range.start + text.len() - text.trim_start_matches(|char: char| !char.is_alphanumeric()).len();
    article.hits_of(list, range).any(|hit| hit.start == start)
}
