//! For whom and for what a dose is, by the headings, labels and lead-ins it stands under: only like is held against like.

use std::collections::BTreeSet;

use super::words::WORDS;
use super::written::sentence;
use crate::article::{Block, BlockKind};
use crate::checks::Subject;
use crate::dose::DoseStatement;

/// Sections that are about some people only.
const NARROWING: [&str; 2] = ["special-populations", "pregnancy"];

/// A label is at most as long as this, in words.
const LABEL: usize = 8;

/// Whether two statements stand where they can be of the same thing.
pub(super) fn alike(subject: &Subject<'_>, left: &DoseStatement, right: &DoseStatement) -> bool {
    let left = Setting::of(subject, left);
    let numbered = left.groups.iter().any(|group| WORDS.numbered_groups.iter().any(|numbered| numbered == group));
    !numbered && left == Setting::of(subject, right)
}

/// Whether nothing narrows a statement down to some people, form or use.
pub(super) fn is_general(subject: &Subject<'_>, statement: &DoseStatement) -> bool {
    let setting = Setting::of(subject, statement);
    setting.groups.is_empty() && setting.labels.is_empty()
}

/// What narrows a dose down.
#[derive(Debug, PartialEq, Eq)]
struct Setting<'a> {
    groups: Vec<&'static str>,
    labels: BTreeSet<&'a str>,
}

impl<'a> Setting<'a> {
    fn of(subject: &Subject<'a>, statement: &DoseStatement) -> Self {
        let at = statement.quantity.start;
        let article = subject.article;
        let mut groups = Vec::new();
        let mut labels = BTreeSet::new();
        if let Some(index) = article.block_at(at)
            && let Some(block) = article.blocks.get(index)
        {
            let end = sentence(subject, at).map_or(at, |sentence| sentence.text.end);
            let told = article.prose.text().get(block.text.start..end).unwrap_or_default().to_lowercase();
            let named = WORDS.groups.iter().chain(&WORDS.numbered_groups).map(String::as_str);
            groups.extend(named.filter(|group| told.contains(group)));
            headings(subject, block, &mut labels);
            list_items(subject, index, &mut labels);
            lead_ins(subject, block, at, &mut labels);
            first_cell(subject, index, &mut labels);
        }
        let substance = statement.substance.as_deref().unwrap_or_default();
        labels.retain(|word| !substance.contains(&word.to_lowercase()));
        Setting { groups, labels }
    }
}

/// The headings above a block that ask nothing and are no section that holds for all.
fn headings<'a>(subject: &Subject<'a>, block: &Block, labels: &mut BTreeSet<&'a str>) {
    let article = subject.article;
    let mut section = block.section;
    while let Some(found) = section.and_then(|index| article.sections.get(index)) {
        let text = article.heading_text(found);
        let narrows = found.ids.is_empty() || found.ids.iter().any(|id| NARROWING.contains(id));
        if found.level > 1 && narrows && !text.contains('?') {
            add(text, labels);
        }
        section = found.parent;
    }
}

/// The items that a list item is nested in.
fn list_items<'a>(subject: &Subject<'a>, index: usize, labels: &mut BTreeSet<&'a str>) {
    let article = subject.article;
    let Some(mut depth) = article.blocks.get(index).map(|block| block.list_depth) else { return };
    for block in article.blocks.iter().take(index).rev() {
        if depth <= 1 || matches!(block.kind, BlockKind::Heading(_)) {
            break;
        }
        if block.list_depth < depth {
            depth = block.list_depth;
            let text = article.block_text(block);
            let head = text.split([':', '.']).next().unwrap_or(text);
            add(head, labels);
        }
    }
}

/// The labels of a block before a place: "Adults:", "For anxiety, …".
fn lead_ins<'a>(subject: &Subject<'a>, block: &Block, at: usize, labels: &mut BTreeSet<&'a str>) {
    let article = subject.article;
    let sentences = article.sentences.get(block.sentences.clone()).unwrap_or_default();
    for sentence in sentences.iter().filter(|sentence| sentence.text.start <= at) {
        let end = sentence.text.end.min(at);
        let text = article.prose.text().get(sentence.text.start..end).unwrap_or_default();
        for label in text.split_inclusive(':').filter_map(|part| part.strip_suffix(':')) {
            let label = label.rsplit([';', '.', ',']).next().unwrap_or(label);
            if label.split_whitespace().count() <= LABEL {
                add(label, labels);
            }
        }
        let first = text.split(' ').next().unwrap_or_default();
        if ["For", "In", "With"].contains(&first)
            && let Some((lead, _)) = text.split_once(',')
        {
            add(lead, labels);
        }
    }
}

/// The first cell of a row of a table, which says what the row is about.
fn first_cell<'a>(subject: &Subject<'a>, index: usize, labels: &mut BTreeSet<&'a str>) {
    let article = subject.article;
    let first = article.row_of(index).and_then(|(_, row)| row.first()).filter(|first| **first != index);
    if let Some(block) = first.and_then(|first| article.blocks.get(*first)) {
        add(article.block_text(block), labels);
    }
}

fn add<'a>(text: &'a str, labels: &mut BTreeSet<&'a str>) {
    let words = text.split(|char: char| !char.is_alphanumeric());
    let words = words.filter(|word| word.len() > 1 || word.bytes().all(|byte| byte.is_ascii_digit()));
    let words = words.filter(|word| !word.is_empty());
    labels.extend(words.filter(|word| !WORDS.general.iter().any(|general| word.eq_ignore_ascii_case(general))));
}
