//! How a run ends.

use std::process::ExitCode;

/// How a run ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Nothing was found at or above `--fail-on`.
    Clean,
    /// Something was.
    Findings,
    /// Something could not be run or not be checked, whatever was found besides.
    Incomplete,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Clean => 0,
            Exit::Findings => 1,
            Exit::Incomplete => 2,
        })
    }
}
