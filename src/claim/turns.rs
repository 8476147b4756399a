//! The words of `claim-turns.yaml`, for as long as the program runs.

use std::sync::LazyLock;

use crate::builtin;
use crate::rule::vocabulary::ClaimTurns;

/// What tells a claim from what only looks like one.
pub(crate) static TURNS: LazyLock<ClaimTurns> = LazyLock::new(|| builtin::vocabulary().unwrap_or_default());
