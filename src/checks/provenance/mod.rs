//! Coded rules of the provenance family.

use super::Check;
use super::sections::{opening, state};

mod date;
mod date_in_future;
mod date_order;
mod front_matter_schema;
mod no_author;
mod no_disclaimer;
mod no_professional_advice;
mod no_references;
mod no_review_date;
mod no_reviewer;
mod person;
mod review_overdue;
mod unreadable_date;

pub use date::Dated;
pub(super) use date::Told;

/// The coded rules of this family.
pub(super) const CHECKS: &[Check] = &[
    date_in_future::CHECK,
    date_order::CHECK,
    front_matter_schema::CHECK,
    no_author::CHECK,
    no_disclaimer::CHECK,
    no_professional_advice::CHECK,
    no_references::CHECK,
    no_review_date::CHECK,
    no_reviewer::CHECK,
    review_overdue::CHECK,
    unreadable_date::CHECK,
];
