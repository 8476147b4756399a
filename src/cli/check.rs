//! `medlint check`: paths to reports.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

use super::args::CheckArgs;
use super::changed::Scope;
use super::error::Failure;
use super::exit::Exit;
use super::fix::{fix, plural};
use super::known::Known;
use super::plan::{Plan, Shown, Site, normal, plan};
use super::stdin::Stdin;
use super::{cached, output, reports, show};
use crate::config::FailOn;
use crate::discover::{Discovered, Search, discover, relative};
use crate::lint::{Engine, Outcome, Request, lint};
use crate::report::{self, Report};
use crate::rule::RuleSet;
use crate::source::Problem;

/// Checks what was asked for and writes the reports.
pub(super) fn run(args: &CheckArgs) -> Result<Exit, Failure> {
    set_jobs(args.jobs)?;
    let cwd = std::env::current_dir()?;
    let targets = reports::targets(args)?;
    let mut paths = args.paths.clone();
    let stdin = Stdin::read(&mut paths, args.stdin_filename.as_deref(), &cwd)?;
    let plan = plan(&paths, stdin.as_ref().map(|stdin| stdin.name.as_path()), &args.settings, &cwd)?;
    if args.show_settings {
        return show::settings(&plan, args);
    }
    if args.show_files {
        return show::files(&plan, &cwd);
    }
    let run = Run { args, cwd: &cwd, stdin, excerpts: targets.iter().any(|target| target.format.shows_source()) };
    let (outcome, engines, fails) = run.check_all(plan)?;
    let rules = merged_rules(&engines);
    let report = Report { outcome: &outcome, rules: rules.as_ref(), terminal: reports::terminal(args.color) };
    // What a diff or the fixed text of standard input is printed to has no room for a report.
    let is_taken = args.gate.diff || (args.gate.fixes() && run.stdin.is_some());
    for target in targets.iter().filter(|target| target.file.is_some() || !is_taken) {
        reports::write(target, &report)?;
    }
    write_summary(&report, args)?;
    let exit = match (outcome.is_incomplete(), fails) {
        (true, _) => Exit::Incomplete,
        (false, true) => Exit::Findings,
        (false, false) => Exit::Clean,
    };
    // The process ends here; taking rules and findings apart piece by piece would be for nothing.
    std::mem::forget(rules);
    std::mem::forget((outcome, engines));
    Ok(exit)
}

fn set_jobs(jobs: Option<usize>) -> Result<(), Failure> {
    match jobs {
        None => Ok(()),
        Some(0) => Err(Failure::usage("--jobs takes a number from 1")),
        Some(jobs) => rayon::ThreadPoolBuilder::new()
            .num_threads(jobs)
            .build_global()
            .map_err(|error| Failure::usage(error.to_string())),
    }
}

/// What holds for all sites of a run.
struct Run<'a> {
    args: &'a CheckArgs,
    cwd: &'a Path,
    stdin: Option<Stdin>,
    excerpts: bool,
}

impl Run<'_> {
    /// Checks every site; the last part tells whether something was found from `--fail-on` up.
    fn check_all(&self, plan: Plan) -> Result<(Outcome, Vec<Engine>, bool), Failure> {
        let mut outcome = Outcome { problems: plan.problems, ..Outcome::default() };
        let (mut engines, mut fails) = (Vec::new(), false);
        for site in &plan.sites {
            let mut engine = Engine::new(site.config.clone(), &site.root, self.args.settings.chosen())?;
            cached::remember(self.args, site, &mut engine, self.cwd);
            let mut part = self.check(site, &engine, &mut outcome.problems)?;
            let least = self.args.min_severity.or(site.config.min_severity);
            part.findings.retain(|located| least.is_none_or(|least| located.finding.level >= least));
            let least = self.args.fail_on.or(site.config.fail_on).unwrap_or(FailOn::Error).level();
            fails |= least.is_some_and(|least| part.findings.iter().any(|located| located.finding.level >= least));
            outcome = outcome.merge(part);
            engines.push(engine);
        }
        Ok((outcome, engines, fails))
    }

    fn check(&self, site: &Site, engine: &Engine, named: &mut Vec<Problem>) -> Result<Outcome, Failure> {
        let gate = &self.args.gate;
        let shown = Shown::new(&site.root, self.cwd);
        let changed = Scope::read(gate, site, !self.args.paths.is_empty())?;
        let known = Known::read(gate, site, self.cwd)?;
        let mut found = find(site);
        let mut given: Vec<_> = self.stdin.iter().filter_map(|stdin| stdin.give(site, &mut found)).collect();
        self.name_excluded(site, &found, &shown);
        if let Some(changed) = &changed {
            named.retain(|problem| !changed.is_deleted(site, &normal(&self.cwd.join(&*problem.path))));
            given.extend(changed.prepare(site, &mut found)?);
        }
        let given = given.into_iter().map(|source| (source.path.clone(), source)).collect();
        let mut request = Request { site: found, given, excerpts: self.excerpts };
        let judge = |request: &Request| {
            let mut outcome = lint(engine, request);
            if let Some(known) = &known {
                known.apply(&mut outcome, engine, site, self.args.quiet)?;
            }
            if let Some(changed) = &changed {
                changed.narrow(&mut outcome, engine, &request.site)?;
            }
            Ok(outcome)
        };
        let outcome = if gate.fixes() { self.fix(site, engine, &mut request, judge)? } else { judge(&request)? };
        cached::save(self.args, site, engine, &request.site);
        Ok(outcome.shown(|path| shown.show(path)))
    }

    /// Fixes what can be fixed, and writes it or shows it.
    fn fix(
        &self,
        site: &Site,
        engine: &Engine,
        request: &mut Request,
        judge: impl Fn(&Request) -> Result<Outcome, Failure>,
    ) -> Result<Outcome, Failure> {
        let gate = &self.args.gate;
        let shown = Shown::new(&site.root, self.cwd);
        if gate.diff {
            let unfixed = judge(request)?;
            let (_, fixed) = fix(gate, engine, request, judge)?;
            output::print(fixed.diff(&shown).as_bytes())?;
            fixed.name_cancelled(&shown);
            return Ok(unfixed);
        }
        let (mut outcome, fixed) = fix(gate, engine, request, judge)?;
        if let Some(stdin) = &self.stdin {
            let path = relative(&site.root, &stdin.absolute);
            output::print(fixed.text(&path).map_or(&stdin.bytes, str::as_bytes))?;
            fixed.name_cancelled(&shown);
            return Ok(outcome);
        }
        outcome.problems.extend(fixed.write(site, &shown, self.args.quiet));
        Ok(outcome)
    }

    /// Says which of the named paths are not checked.
    fn name_excluded(&self, site: &Site, found: &Discovered, shown: &Shown) {
        let of_config = site.config.source.as_ref().map_or("", |_| " or the configuration");
        for path in found.excluded.iter().filter(|_| !self.args.quiet) {
            let path = shown.show(&relative(&site.root, path).into());
            output::warn(&format!("{path}: left out by an ignore file{of_config}, not checked\n"));
        }
        if found.symlinks > 0 && !self.args.quiet {
            output::warn(&format!("{} not followed\n", plural(found.symlinks, "symbolic link")));
        }
    }
}

/// The articles of a site.
pub(super) fn find(site: &Site) -> Discovered {
    discover(&Search { root: &site.root, targets: &site.targets, scope: &site.scope, exclude: &site.config.exclude })
}

/// The rules of all sites; those of the only one are not copied.
fn merged_rules(engines: &[Engine]) -> std::borrow::Cow<'_, RuleSet> {
    use std::borrow::Cow;
    match engines {
        [engine] => Cow::Borrowed(&engine.profile.rules),
        engines => Cow::Owned(engines.iter().flat_map(|engine| engine.profile.rules.iter().cloned()).collect()),
    }
}

/// The counts, and how often each rule found something, for people.
fn write_summary(report: &Report<'_>, args: &CheckArgs) -> Result<(), Failure> {
    let mut text = Vec::new();
    if args.quiet {
        report::write_problems(report, &mut text)?;
        output::warn(&String::from_utf8_lossy(&text));
        return Ok(());
    }
    if args.statistics {
        for (rule, count) in statistics(report.outcome) {
            writeln!(text, "{count:>6} {rule}")?;
        }
    }
    if report.outcome.files.is_empty() && report.outcome.problems.is_empty() {
        writeln!(text, "no articles to check here (.md, .markdown, .mdx, .txt, .html, .htm)")?;
    } else {
        report::write_summary(report, &mut text)?;
    }
    output::warn(&String::from_utf8_lossy(&text));
    Ok(())
}

/// How often each rule found something, the most frequent first.
fn statistics(outcome: &Outcome) -> Vec<(&str, usize)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for located in &outcome.findings {
        *counts.entry(&located.finding.rule).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| Reverse(*count));
    counts
}
