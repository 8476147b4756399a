//! A long report made part by part: all threads render, and what they made is written in order.

use std::io;

use rayon::prelude::*;

/// So many items are rendered in one go.
const PART: usize = 128;
/// So many parts are rendered side by side before they are written: no more is held at once.
const PARTS: usize = 8;

/// Hands over what `render` makes of some of the items at a time, in their order.
///
/// # Errors
/// Those of `render` and `write`, at the first of which it stops.
pub(super) fn each<T: Sync>(
    items: &[T],
    render: impl Fn(&[T]) -> io::Result<Vec<u8>> + Sync,
    mut write: impl FnMut(&[u8]) -> io::Result<()>,
) -> io::Result<()> {
    for items in items.chunks(PART * PARTS) {
        // Threads are not started for a few.
        let rendered: io::Result<Vec<_>> = match items.len() <= PART {
            true => render(items).map(|part| vec![part]),
            false => items.par_chunks(PART).map(&render).collect(),
        };
        rendered?.iter().try_for_each(|part| write(part))?;
    }
    Ok(())
}
