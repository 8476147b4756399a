//! Finds the row of a cell, without a look at the other rows.

use super::{Article, BlockKind, Table};

impl Table {
    /// The row that holds a cell, an index of the blocks.
    fn row_of(&self, cell: usize) -> Option<&[usize]> {
        let behind = self.rows.partition_point(|row| row.first().is_some_and(|first| *first <= cell));
        let row = self.rows.get(behind.checked_sub(1)?)?;
        row.binary_search(&cell).is_ok().then_some(row.as_slice())
    }
}

impl Article<'_> {
    /// The table and the row of it that a block is a cell of; none for cells of a header.
    #[must_use]
    pub fn row_of(&self, block: usize) -> Option<(&Table, &[usize])> {
        let cell = self.blocks.get(block).filter(|block| block.kind == BlockKind::Cell)?;
        let before = self.tables.partition_point(|table| table.span.start <= cell.span.start);
        // Tables may stand in cells of another one.
        self.tables.get(..before)?.iter().rev().find_map(|table| Some((table, table.row_of(block)?)))
    }
}
