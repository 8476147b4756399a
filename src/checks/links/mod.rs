//! Coded rules of the links family.

use super::Check;

/// The coded rules of this family.
pub(super) const CHECKS: &[Check] = &[];
