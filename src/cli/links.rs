//! `medlint links --dump`: the links that medlint does not follow, for a checker that does.

use std::io::Write as _;

use super::args::LinksArgs;
use super::check::find;
use super::error::Failure;
use super::exit::Exit;
use super::inspect::tell;
use super::plan::{Shown, plan};
use crate::lint::{Engine, Request, dump_links};

/// Prints a line for each link to another site.
pub(super) fn run(args: &LinksArgs) -> Result<Exit, Failure> {
    let cwd = std::env::current_dir()?;
    let plan = plan(&args.paths, None, &args.settings, &cwd)?;
    let mut problems = plan.problems;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for site in &plan.sites {
        let engine = Engine::new(site.config.clone(), &site.root, args.settings.chosen())?;
        let shown = Shown::new(&site.root, &cwd);
        let request = Request { site: find(site), given: Default::default(), excerpts: false };
        problems.extend(dump_links(&engine, &request, &|path| shown.show(path), &mut out)?);
    }
    out.flush()?;
    Ok(tell(&problems))
}
