//! `medlint inspect`: what medlint understood, for people who wonder why.

use std::io::Write as _;

use super::args::InspectArgs;
use super::check::find;
use super::error::Failure;
use super::exit::Exit;
use super::output;
use super::plan::{Shown, plan};
use super::stdin::Stdin;
use crate::lint::{Engine, Request, inspect};
use crate::source::Problem;

/// Prints a line for each article.
pub(super) fn run(args: &InspectArgs) -> Result<Exit, Failure> {
    let cwd = std::env::current_dir()?;
    let mut paths = args.paths.clone();
    let stdin = Stdin::read(&mut paths, args.stdin_filename.as_deref(), &cwd)?;
    let plan = plan(&paths, stdin.as_ref().map(|stdin| stdin.name.as_path()), &args.settings, &cwd)?;
    let mut problems = plan.problems;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for site in &plan.sites {
        let engine = Engine::new(site.config.clone(), &site.root, args.settings.chosen())?;
        let shown = Shown::new(&site.root, &cwd);
        let mut found = find(site);
        let given = stdin.iter().filter_map(|stdin| stdin.give(site, &mut found));
        let given = given.map(|source| (source.path.clone(), source)).collect();
        let request = Request { site: found, given, excerpts: false };
        problems.extend(inspect(&engine, &request, &|path| shown.show(path), &mut out)?);
    }
    out.flush()?;
    Ok(tell(&problems))
}

/// Says what could not be read.
pub(super) fn tell(problems: &[Problem]) -> Exit {
    for problem in problems {
        let place = problem.position.map_or(String::new(), |at| format!(":{}:{}", at.line, at.column));
        output::warn(&format!("{}{place}: {}\n", problem.path, problem.message));
    }
    if problems.iter().any(|problem| problem.fatal) { Exit::Incomplete } else { Exit::Clean }
}
