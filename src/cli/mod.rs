//! The command line: what was typed to what is done.

use std::any::Any;
use std::panic::{self, AssertUnwindSafe};
use std::process::ExitCode;

use clap::{ArgMatches, CommandFactory, FromArgMatches};

mod args;
mod cached;
mod changed;
mod check;
mod error;
mod exit;
mod fix;
mod init;
mod inspect;
mod known;
mod links;
mod output;
mod plan;
mod reports;
mod rules;
mod show;
mod stdin;
mod suppressions;
mod test;

pub use exit::Exit;

use args::{Cli, Command, SchemaOf};
use error::Failure;

use crate::lint::what_panicked;
use crate::{config, rule};

/// Runs medlint on the arguments of this process.
#[must_use]
pub fn main() -> ExitCode {
    // A panic is told below with its message, not where it happens.
    panic::set_hook(Box::new(|_| {}));
    let matches = Cli::command().get_matches();
    let ran = panic::catch_unwind(AssertUnwindSafe(|| parse(&matches).and_then(run)));
    match ran.unwrap_or_else(|panic| Err(failed(&*panic))) {
        Ok(exit) => exit.into(),
        Err(failure) if failure.is_broken_pipe() => Exit::Clean.into(),
        Err(failure) => {
            output::warn(&failure.render(output::color_of_stderr(args::When::Auto)));
            Exit::Incomplete.into()
        }
    }
}

/// A fault of medlint's own.
fn failed(panic: &(dyn Any + Send)) -> Failure {
    Failure::usage(format!("a fault of its own ({}); please report it", what_panicked(panic)))
}

/// What was typed, with the order of `--format` and `--output`, which the derived types lose.
fn parse(matches: &ArgMatches) -> Result<Cli, Failure> {
    let mut cli = Cli::from_arg_matches(matches).map_err(|error| Failure::usage(error.to_string()))?;
    match (&mut cli.command, matches.subcommand()) {
        (Some(Command::Check(args)), Some((_, matches))) => args.typed = reports::typed(matches),
        (None, _) => cli.check.typed = reports::typed(matches),
        _ => {}
    }
    Ok(cli)
}

fn run(cli: Cli) -> Result<Exit, Failure> {
    match cli.command {
        None => check::run(&cli.check),
        Some(Command::Check(args)) => check::run(&args),
        Some(Command::Rules(args)) => rules::list(&args),
        Some(Command::Explain(args)) => rules::explain(&args),
        Some(Command::Inspect(args)) => inspect::run(&args),
        Some(Command::Links(args)) => links::run(&args),
        Some(Command::Test(args)) => test::run(&args),
        Some(Command::Init(args)) => init::run(&args),
        Some(Command::Suppressions(args)) => suppressions::run(&args),
        Some(Command::Schema { of }) => schema(of),
        Some(Command::Completions { shell }) => completions(shell),
    }
}

fn schema(of: SchemaOf) -> Result<Exit, Failure> {
    let schema = match of {
        SchemaOf::Config => config::schema(),
        SchemaOf::Rule => rule::schema(),
    };
    let text = serde_json::to_string_pretty(&schema).map_err(std::io::Error::from)?;
    output::print(format!("{text}\n").as_bytes())?;
    Ok(Exit::Clean)
}

fn completions(shell: clap_complete::Shell) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "medlint", &mut script);
    output::print(&script)?;
    Ok(Exit::Clean)
}
