//! Reads a cell that says "none" as the answer to the header of its column or the label of its row.

use std::ops::Range;

use crate::article::{Article, Table};

/// What a cell says that holds an answer and not what it is about.
const ANSWERS: &[&str] = &["none", "none at all", "none whatsoever", "nil", "zero", "not any", "no"];

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
                if ANSWERS.iter().any(|answer| cell.eq_ignore_ascii_case(answer)) {
                    let asked = asks(table, row, column).map(|asks| said(article, asks));
                    let asked = asked.filter(|asked| !asked.is_empty());
                    found.extend(asked.map(|asked| Answer { block, text: format!("{asked}: {cell}.") }));
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
    const HEADERS: &[&str] =
        &["benefit", "benefits", "effect", "effects", "good for", "helps with", "what it does", "health benefits"];
    let header = article.row_of(block).and_then(|(table, row)| table.header.get(row.binary_search(&block).ok()?));
    header.is_some_and(|header| HEADERS.iter().any(|benefit| said(article, *header).eq_ignore_ascii_case(benefit)))
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
