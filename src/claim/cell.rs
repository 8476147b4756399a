//! What a cell of a table says by its row and its column: whose benefit, whether it is refuted, what "none" answers.

use std::ops::Range;

use super::turns::TURNS;
use crate::article::{Article, Table};

/// A cell and what it says together with what it answers.
#[derive(Debug)]
pub(super) struct Answer {
    /// The cell, an index of the blocks.
    pub(super) block: usize,
    /// "Side effects: none"
    pub(super) text: String,
}

/// The answers of all tables, in order.
pub(super) fn answers(article: &Article<'_>) -> Vec<Answer> {
    let mut found = Vec::new();
    for table in &article.tables {
        for row in &table.rows {
            for (column, &block) in row.iter().enumerate() {
                let cell = said(article, block);
                if TURNS.nil_answers.iter().any(|answer| cell.eq_ignore_ascii_case(answer)) {
                    let asked = asks(table, row, column).map(|asks| said(article, asks));
                    let asked = asked.filter(|asked| !asked.is_empty());
                    let text = |asked: &str| format!("{asked}{} {cell}.", if asked.ends_with('?') { "" } else { ":" });
                    found.extend(asked.map(|asked| Answer { block, text: text(asked) }));
                }
            }
        }
    }
    found
}

/// What a cell may answer: the label of its row and the header of its column.
fn asks(table: &Table, row: &[usize], column: usize) -> impl Iterator<Item = usize> {
    let label = row.first().copied().filter(|_| column > 0);
    label.into_iter().chain(table.header.get(column).copied())
}

/// Whether a cell stands in a column that says what good something does.
pub(super) fn tells_benefit(article: &Article<'_>, block: usize) -> bool {
    header(article, block).is_some_and(|header| {
        header.starts_with("why ")
            || TURNS.benefit_headers.contains(&header)
            || TURNS.benefit_header_parts.iter().any(|word| header.contains(word))
    })
}

/// Whether the row or the column of a cell says that it is wrong: a verdict "false", a column of myths.
pub(super) fn is_refuted(article: &Article<'_>, block: usize) -> bool {
    let judged = |other: &usize| {
        let verdict = said(article, *other).to_lowercase();
        let mut rests = TURNS.verdicts.iter().filter_map(|word| verdict.strip_prefix(word.as_str()));
        rests.next().is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    let Some((_, row)) = article.row_of(block) else { return false };
    row.iter().filter(|other| **other != block).any(judged)
        || header(article, block).is_some_and(|header| TURNS.myth_header_parts.iter().any(|word| header.contains(word)))
}

/// The first cell of the row of a cell behind it: what the row is about.
pub(super) fn label(article: &Article<'_>, block: usize) -> Option<usize> {
    let (_, row) = article.row_of(block)?;
    row.first().copied().filter(|first| *first != block)
}

/// The header over a cell, lower case.
fn header(article: &Article<'_>, block: usize) -> Option<String> {
    let (table, row) = article.row_of(block)?;
    let header = table.header.get(row.binary_search(&block).ok()?)?;
    Some(said(article, *header).to_lowercase())
}

/// The words of a cell without its full stop.
fn said<'a>(article: &'a Article<'_>, block: usize) -> &'a str {
    let block = article.blocks.get(block);
    block.map_or("", |block| article.block_text(block).trim().trim_end_matches(['.', '!']))
}

/// The whole of a cell, a range of the prose.
pub(super) fn whole(article: &Article<'_>, block: usize) -> Range<usize> {
    article.blocks.get(block).map_or(0..0, |block| block.text.clone())
}
