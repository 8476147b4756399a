//! Front matter in JSON, which is YAML as well.

use super::{Field, yaml};

/// Decodes `text`, which stands in its file at byte `base`. On failure: where (in `text`) and what.
pub(super) fn decode(text: &str, base: usize) -> Result<Vec<Field>, (usize, String)> {
    yaml::decode(text, base)
}
