//! Coded rules of the provenance family.

use super::sections::{opening, state};
use super::{Check, Subject};
use crate::article::front_matter::FrontMatterFormat;
use crate::article::{Article, ArticleKind};

/// What to do about a field that is missing, for each format of front matter: YAML, TOML, JSON.
macro_rules! helps {
    ($what:literal, $name:literal, $value:literal) => {
        [
            concat!($what, ", e.g. `", $name, ": ", $value, "` in the front matter at the top of the file"),
            concat!($what, ", e.g. `", $name, " = \"", $value, "\"` in the front matter at the top of the file"),
            concat!($what, ", e.g. `\"", $name, "\": \"", $value, "\"` in the front matter at the top of the file"),
        ]
    };
}

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

/// The help for the format of an article's front matter; that for YAML when it has none.
fn for_format(article: &Article<'_>, [yaml, toml, json]: [&'static str; 3]) -> &'static str {
    match article.front_matter.format {
        None | Some(FrontMatterFormat::Yaml) => yaml,
        Some(FrontMatterFormat::Toml) => toml,
        Some(FrontMatterFormat::Json) => json,
    }
}

/// Whether an article is on a medicine or a condition: what patients may act on.
const fn is_acted_on(article: &Article<'_>) -> bool {
    matches!(article.kind, ArticleKind::Drug | ArticleKind::Comparison | ArticleKind::Condition)
}

/// Whether an article owes its readers who stands behind it and when: such a one, or news. What front matter that cannot be
/// decoded says, nobody can miss.
fn is_accountable(article: &Article<'_>) -> bool {
    (is_acted_on(article) || article.kind == ArticleKind::News) && !article.front_matter.is_lost
}

/// Whether an article is the leaflet in the pack of a medicine, which a regulator has approved.
fn is_package_leaflet(subject: &Subject<'_>) -> bool {
    state::counted_anywhere(subject, "cues/package-leaflet") > 0
}

/// Whether an article says of itself that it is not finished.
fn is_draft(article: &Article<'_>) -> bool {
    const FIELDS: [&str; 3] = ["draft", "status", "state"];
    const VALUES: [&str; 10] = [
        "true",
        "draft",
        "wip",
        "not-started",
        "not started",
        "in-progress",
        "in progress",
        "unpublished",
        "outline",
        "stub",
    ];
    let says = |field: &&str| article.front_matter.text(field).map(|value| value.trim().to_ascii_lowercase());
    FIELDS.iter().filter_map(says).any(|value| VALUES.contains(&value.as_str()))
        || article.front_matter.text("published").is_some_and(|value| value.trim() == "false")
}

/// The coded rules of this family.
pub(super) const CHECKS: &[Check] =
    &[date_in_future::CHECK, date_order::CHECK, front_matter_schema::CHECK, review_overdue::CHECK];

/// The coded rules of this family that want the language of the article.
pub(super) const CHECKS_OF_WORDS: &[Check] = &[
    no_author::CHECK,
    no_disclaimer::CHECK,
    no_professional_advice::CHECK,
    no_references::CHECK,
    no_review_date::CHECK,
    no_reviewer::CHECK,
    unreadable_date::CHECK,
];
