//! What medlint understands of articles, as JSON Lines in the order of the paths.

use std::io::{self, Write};
use std::sync::Arc;

use rayon::prelude::*;

use super::{Engine, Request, read, task};
use crate::discover::File;
use crate::report::inspect::{Understood, write};
use crate::source::Problem;

/// How many articles are read before their lines are written.
const BATCH: usize = 256;

/// Writes a line for each named article of a site; `shown` gives the path as it is printed.
///
/// # Errors
/// `out` cannot be written to.
pub fn inspect(
    engine: &Engine,
    request: &Request,
    shown: &(dyn Fn(&Arc<str>) -> Arc<str> + Sync),
    out: &mut dyn Write,
) -> io::Result<Vec<Problem>> {
    let mut problems = request.site.problems.clone();
    let named: Vec<&File> = request.site.files.iter().filter(|file| file.named).collect();
    for batch in named.chunks(BATCH) {
        let lines: Vec<_> = batch.par_iter().map(|file| line(engine, request, file, shown)).collect();
        for (line, mut found) in lines {
            out.write_all(&line)?;
            problems.append(&mut found);
        }
    }
    Ok(problems)
}

fn line(
    engine: &Engine,
    request: &Request,
    file: &File,
    shown: &(dyn Fn(&Arc<str>) -> Arc<str> + Sync),
) -> (Vec<u8>, Vec<Problem>) {
    let source = match read(file, &request.given) {
        Ok(source) => source,
        Err(problem) => return (Vec::new(), vec![problem]),
    };
    let mut line = Vec::new();
    let problems = task::understand(engine, &source, |understood| {
        let path = shown(&source.path);
        let understood = Understood {
            path: &path,
            article: understood.article,
            doses: understood.doses,
            evidence: understood.evidence,
            links: &[],
            inline: &[],
        };
        // Writing to memory cannot fail.
        drop(write(&understood, &mut line));
    });
    (line, problems)
}
