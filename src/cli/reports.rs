//! Which reports a run writes, and where to.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::args::{CheckArgs, When};
use super::error::Failure;
use super::output;
use crate::report::{self, Format, Report, Terminal};
use crate::rule::nearest;

/// A report to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Target {
    /// How.
    pub(super) format: Format,
    /// To which file; to standard output when none.
    pub(super) file: Option<PathBuf>,
}

/// A `--format` or `--output` as typed, with its number among its like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Typed {
    /// The nth `--format`.
    Format(usize),
    /// The nth `--output`.
    Output(usize),
}

/// The order in which `--format` and `--output` were typed.
#[must_use]
pub(super) fn typed(matches: &ArgMatches) -> Vec<Typed> {
    let indices = |name| matches.indices_of(name).into_iter().flatten().enumerate();
    let formats = indices("format").map(|(number, at)| (at, Typed::Format(number)));
    let outputs = indices("output").map(|(number, at)| (at, Typed::Output(number)));
    let mut typed: Vec<_> = formats.chain(outputs).collect();
    typed.sort_by_key(|(at, _)| *at);
    typed.into_iter().map(|(_, typed)| typed).collect()
}

/// The reports that were asked for. An `--output` belongs to the `--format` before it, or to the next when that one
/// has its file already.
///
/// # Errors
/// A format that does not exist, or two reports for standard output.
pub(super) fn targets(args: &CheckArgs) -> Result<Vec<Target>, Failure> {
    let mut targets: Vec<Target> = Vec::new();
    let mut waiting = None;
    for typed in &args.typed {
        match typed {
            Typed::Format(number) => {
                let format = parse(args.format.get(*number).map_or("", String::as_str))?;
                targets.push(Target { format, file: waiting.take() });
            }
            Typed::Output(number) => {
                let file = args.output.get(*number).cloned();
                match targets.last_mut().filter(|target| target.file.is_none()) {
                    Some(target) => target.file = file,
                    None => waiting = file,
                }
            }
        }
    }
    if waiting.is_some() || targets.is_empty() {
        let default = std::env::var("MEDLINT_FORMAT").ok().filter(|name| !name.is_empty());
        let format = default.as_deref().map(parse).transpose()?;
        let at_terminal = waiting.is_none() && std::io::stdout().is_terminal();
        let format = format.unwrap_or(if at_terminal { Format::Pretty } else { Format::Compact });
        targets.push(Target { format, file: waiting });
    }
    if targets.iter().filter(|target| target.file.is_none()).count() > 1 {
        return Err(Failure::usage("only one report can go to standard output; give the others an --output each"));
    }
    Ok(targets)
}

fn parse(name: &str) -> Result<Format, Failure> {
    Format::from_name(name).ok_or_else(|| {
        let names = Format::ALL.map(Format::name);
        let help = match nearest(name, names) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("formats are {}", names.join(", ")),
        };
        Failure::usage(format!("no report format is called `{name}`; {help}"))
    })
}

/// Writes a report.
///
/// # Errors
/// Its file or standard output cannot be written.
pub(super) fn write(target: &Target, report: &Report<'_>) -> Result<(), Failure> {
    let render = |out: &mut dyn Write| report::write(target.format, report, out);
    match &target.file {
        None => render(&mut std::io::stdout().lock())?,
        Some(file) => output::write(file, render).map_err(|error| cannot_write(file, &error))?,
    }
    Ok(())
}

fn cannot_write(file: &Path, error: &std::io::Error) -> Failure {
    Failure::usage(format!("{} cannot be written: {error}", file.display()))
}

/// What the terminal behind standard output can show.
#[must_use]
pub(super) fn terminal(color: When) -> Terminal {
    let width = terminal_size::terminal_size().map_or(80, |(width, _)| usize::from(width.0));
    Terminal { color: output::color_of_stdout(color), width, ..Terminal::default() }
}
