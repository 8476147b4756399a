//! Coded rules of the provenance family.

use super::Check;

/// The coded rules of this family.
pub(super) const CHECKS: &[Check] = &[];
