//! `medlint check`: paths to reports.

use std::io::Read;
use std::path::{Path, PathBuf};

use super::args::{CheckArgs, SettingsArgs};
use super::error::Failure;
use super::exit::Exit;
use super::output;
use super::plan::{Plan, Shown, Site, plan};
use crate::config::FailOn;
use crate::discover::{Discovered, File, Search, decode, discover, relative};
use crate::lint::{Engine, Outcome, Request, lint};
use crate::rule::Level;
use crate::source::SourceFile;

/// Checks what was asked for and writes the reports.
pub(super) fn run(args: &CheckArgs) -> Result<Exit, Failure> {
    if let Some(jobs) = args.jobs {
        let _ = rayon::ThreadPoolBuilder::new().num_threads(jobs).build_global();
    }
    let cwd = std::env::current_dir()?;
    let (plan, stdin) = make_plan(args, &cwd)?;
    let mut outcome = Outcome::default();
    outcome.problems.extend(plan.problems.iter().cloned());
    let mut fail = false;
    for site in &plan.sites {
        let part = check_site(site, args, stdin.as_ref(), &cwd)?;
        let least = args.fail_on.or(site.config.fail_on).unwrap_or(FailOn::Error).level();
        fail |= least.is_some_and(|least| part.findings.iter().any(|located| located.finding.level >= least));
        outcome = outcome.merge(part);
    }
    report(&outcome, args)?;
    Ok(match (outcome.is_incomplete(), fail) {
        (true, _) => Exit::Incomplete,
        (false, true) => Exit::Findings,
        (false, false) => Exit::Clean,
    })
}

/// Text from standard input, with the absolute path it stands for.
struct Stdin {
    path: PathBuf,
    bytes: Vec<u8>,
}

fn make_plan(args: &CheckArgs, cwd: &Path) -> Result<(Plan, Option<Stdin>), Failure> {
    let (dashes, paths): (Vec<PathBuf>, Vec<PathBuf>) =
        args.paths.iter().cloned().partition(|path| path.as_os_str() == "-");
    if dashes.is_empty() {
        if args.stdin_filename.is_some() {
            return Err(Failure::usage("--stdin-filename goes with the path `-`"));
        }
        return Ok((plan(&paths, None, &args.settings, cwd)?, None));
    }
    let name = args.stdin_filename.clone().unwrap_or_else(|| PathBuf::from("stdin.md"));
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes)?;
    let path = super::plan::normal(&cwd.join(&name));
    Ok((plan(&paths, Some(&name), &args.settings, cwd)?, Some(Stdin { path, bytes })))
}

fn check_site(site: &Site, args: &CheckArgs, stdin: Option<&Stdin>, cwd: &Path) -> Result<Outcome, Failure> {
    let shown = Shown::new(&site.root, cwd);
    let engine = build_engine(site, &args.settings)?;
    let mut found = discover(&Search {
        root: &site.root,
        targets: &site.targets,
        scope: &site.scope,
        exclude: &site.config.exclude,
    });
    let given = give(site, stdin, &mut found);
    for path in &found.excluded {
        let path = shown.show(&relative(&site.root, path).into());
        note(args, &format!("{path} is left out by an ignore file or the configuration: not checked"));
    }
    let request = Request { site: found, given, excerpts: true };
    Ok(lint(&engine, &request).shown(|path| shown.show(path)))
}

/// Puts the text of standard input in the place of its file.
fn give(site: &Site, stdin: Option<&Stdin>, found: &mut Discovered) -> Vec<SourceFile> {
    let Some(stdin) = stdin.filter(|stdin| site.targets.contains(&stdin.path)) else { return Vec::new() };
    let path: std::sync::Arc<str> = relative(&site.root, &stdin.path).into();
    if stdin.path.exists() && found.excluded.contains(&stdin.path) {
        return Vec::new();
    }
    found.excluded.retain(|path| *path != stdin.path);
    match decode(&path, stdin.bytes.clone()) {
        Ok(source) => {
            if !found.files.iter().any(|file| file.path == path) {
                found.files.push(File { path, disk: stdin.path.clone(), named: true });
            }
            vec![source]
        }
        Err(problem) => {
            found.problems.push(problem);
            Vec::new()
        }
    }
}

fn build_engine(site: &Site, args: &SettingsArgs) -> Result<Engine, Failure> {
    let today = args.today.unwrap_or_else(|| jiff::Zoned::now().date());
    let mut engine = Engine::new(&site.config, today);
    args.selection().apply(&mut engine.profile.rules).map_err(Failure::Usage)?;
    Ok(engine)
}

fn report(outcome: &Outcome, args: &CheckArgs) -> Result<(), Failure> {
    let mut text = String::new();
    for located in &outcome.findings {
        let (finding, start) = (&located.finding, located.place.start);
        let level = finding.level.name();
        let line = format!(
            "{}:{}:{}: {level} {} [{}]\n",
            finding.path, start.line, start.column, finding.message, finding.rule
        );
        text.push_str(&line);
    }
    output::print(text.as_bytes())?;
    for problem in &outcome.problems {
        let place = problem.position.map(|at| format!(":{}:{}", at.line, at.column)).unwrap_or_default();
        output::warn(&format!("{}{place}: {}\n", problem.path, problem.message));
    }
    note(args, &summary(outcome));
    Ok(())
}

fn summary(outcome: &Outcome) -> String {
    if outcome.files.is_empty() && outcome.problems.is_empty() {
        return "no articles to check here".to_owned();
    }
    let count = |number: usize, what: &str| format!("{number} {what}{}", if number == 1 { "" } else { "s" });
    let levels = [Level::Error, Level::Warning, Level::Suggestion];
    let levels: Vec<_> = levels.iter().map(|level| count(outcome.count(*level), level.name())).collect();
    format!("{} checked: {}", count(outcome.files.len(), "file"), levels.join(", "))
}

fn note(args: &CheckArgs, text: &str) {
    if !args.quiet {
        output::warn(&format!("{text}\n"));
    }
}
