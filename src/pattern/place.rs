//! Whether a rule looks at a place: scopes, the context of a dose, and words that are spoken of and not used.

use std::ops::Range;

use crate::article::{Block, BlockKind, InlineKind};
use crate::checks::Subject;
use crate::rule::{Context, Rule, Scope};

/// The word list whose phrases show that a quoted word is spoken of ("never write …").
const MENTIONS: &str = "mentions";

/// Whether `rule` looks at `text`, a range of the prose.
pub(super) fn is_looked_at(subject: &Subject<'_>, rule: &Rule, text: &Range<usize>) -> bool {
    let article = subject.article;
    let Some(block) = article.block_at(text.start).and_then(|index| article.blocks.get(index)) else { return false };
    let in_scope = if rule.scope.is_empty() {
        block.kind != BlockKind::Footnote
    } else {
        rule.scope.iter().any(|scope| is_in(subject, scope, block))
    };
    in_scope
        && !article.section_is(block.section, "references")
        && rule.context.is_none_or(|Context::Dose| has_dose(subject, text))
        && !is_mentioned(subject, text)
}

fn is_in(subject: &Subject<'_>, scope: &Scope, block: &Block) -> bool {
    match scope {
        Scope::Text => matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Term),
        Scope::Heading => matches!(block.kind, BlockKind::Heading(_)),
        Scope::Table => block.kind == BlockKind::Cell,
        Scope::List => block.kind == BlockKind::ListItem || block.list_depth > 0,
        Scope::Section(id) => subject.article.section_is(block.section, id),
        Scope::FrontMatter(path) => {
            let value = subject.article.front_matter.get(path);
            block.kind == BlockKind::FrontMatter && value.is_some_and(|value| value.span.contains(block.span))
        }
    }
}

/// Whether the sentence around `text` holds a dose; for a cell, its row.
fn has_dose(subject: &Subject<'_>, text: &Range<usize>) -> bool {
    let article = subject.article;
    let holds = |range: &Range<usize>| {
        let first = subject.doses.partition_point(|dose| dose.text.start < range.start);
        let doses = subject.doses.iter().skip(first).take_while(|dose| dose.text.start < range.end);
        doses.into_iter().any(|dose| dose.dose.is_some())
    };
    let sentence = article.sentence_at(text.start).and_then(|index| article.sentences.get(index));
    if sentence.is_some_and(|sentence| holds(&sentence.text)) {
        return true;
    }
    let Some(block) = article.block_at(text.start) else { return false };
    let row = article.row_of(block).map(|(_, row)| row);
    row.into_iter().flatten().filter_map(|cell| article.blocks.get(*cell)).any(|cell| holds(&cell.text))
}

/// Whether the words at `text` are spoken of: quoted or emphasised in a sentence that warns of writing them.
#[must_use]
pub fn is_mentioned(subject: &Subject<'_>, text: &Range<usize>) -> bool {
    let article = subject.article;
    let Some(sentence) = article.sentence_at(text.start).and_then(|index| article.sentences.get(index)) else {
        return false;
    };
    let Some(list) = subject.vocabulary.lexicon.list(MENTIONS) else { return false };
    (is_emphasised(subject, &sentence.text, text) || is_quoted(article.prose.text(), &sentence.text, text))
        && article.hits_in(sentence.text.clone()).any(|hit| hit.list == list)
}

/// Whether a quotation mark stands open before `text` in its sentence and closes after it.
fn is_quoted(prose: &str, sentence: &Range<usize>, text: &Range<usize>) -> bool {
    let marks = |range: Range<usize>| prose.get(range).map_or(0, |part| part.matches('"').count());
    marks(sentence.start..text.start) % 2 == 1 && marks(text.end..sentence.end) > 0
}

/// Whether emphasis that begins in the sentence holds `text`.
fn is_emphasised(subject: &Subject<'_>, sentence: &Range<usize>, text: &Range<usize>) -> bool {
    let emphasis = |kind| matches!(kind, InlineKind::Emphasis | InlineKind::Strong | InlineKind::Deleted);
    let inlines = &subject.article.inlines;
    let first = inlines.partition_point(|inline| inline.text.start < sentence.start);
    let inlines = inlines.iter().skip(first).take_while(|inline| inline.text.start <= text.start);
    inlines.filter(|inline| emphasis(inline.kind)).any(|inline| inline.text.end >= text.end)
}
