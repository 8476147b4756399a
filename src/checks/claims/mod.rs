//! Coded rules of the claims family.

use super::Check;

/// The coded rules of this family.
pub(super) const CHECKS: &[Check] = &[];
