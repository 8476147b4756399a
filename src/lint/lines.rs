//! What is printed of each named article, written in the order of the paths.

use std::io::{self, Write};

use rayon::prelude::*;

use super::{Request, read};
use crate::discover::File;
use crate::source::{Problem, SourceFile};

/// How many articles are read before their lines are written.
const BATCH: usize = 256;

/// Writes what `lines` makes of each article of `named`; returns the problems of the site and of reading.
pub(super) fn write_each(
    request: &Request,
    named: &[&File],
    lines: impl Fn(&SourceFile) -> (Vec<u8>, Vec<Problem>) + Sync,
    out: &mut dyn Write,
) -> io::Result<Vec<Problem>> {
    let mut problems = request.site.problems.clone();
    let of_file = |file: &&File| match read(file, &request.given) {
        Ok(source) => lines(&source),
        Err(problem) => (Vec::new(), vec![problem]),
    };
    for batch in named.chunks(BATCH) {
        let read: Vec<_> = batch.par_iter().map(of_file).collect();
        for (lines, mut found) in read {
            out.write_all(&lines)?;
            problems.append(&mut found);
        }
    }
    Ok(problems)
}
