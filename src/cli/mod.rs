//! The command line: what was typed to what is done.

use std::process::ExitCode;

use clap::Parser;

mod args;
mod check;
mod error;
mod exit;
mod output;
mod plan;

pub use exit::Exit;

use args::{Cli, Command};
use error::Failure;

/// Runs medlint on the arguments of this process.
#[must_use]
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(cli) {
        Ok(exit) => exit.into(),
        Err(failure) if failure.is_broken_pipe() => Exit::Clean.into(),
        Err(failure) => {
            output::warn(&failure.render(output::color_of_stderr(args::When::Auto)));
            Exit::Incomplete.into()
        }
    }
}

fn run(cli: Cli) -> Result<Exit, Failure> {
    match cli.command {
        None => check::run(&cli.check),
        Some(Command::Check(args)) => check::run(&args),
        Some(_) => Err(Failure::usage("this command is not there yet")),
    }
}
