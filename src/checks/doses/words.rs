//! The words of `dose-check-words.yaml`, for as long as the program runs.

use std::sync::LazyLock;

use crate::builtin;
use crate::rule::vocabulary::DoseCheckWords;

/// What the checks of doses look for.
pub(super) static WORDS: LazyLock<DoseCheckWords> = LazyLock::new(|| builtin::vocabulary().unwrap_or_default());
