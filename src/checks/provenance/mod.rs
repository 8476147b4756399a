//! Coded rules of the provenance family.

use super::sections::{opening, state};
use super::{Check, Subject, audience};
use crate::article::front_matter::FrontMatterFormat;
use crate::article::{Article, ArticleKind, Format};
use crate::rule::{Level, Rule};

/// What to do about a field that is missing: what to add, as a field, and as a line of text.
#[derive(Debug)]
struct Missing {
    what: &'static str,
    field: &'static str,
    value: &'static str,
    line: &'static str,
}

impl Missing {
    /// What to write, as the format of an article wants it. Plain text and HTML without front matter take a line, all else
    /// a field.
    fn help(&self, article: &Article<'_>) -> String {
        let Self { what, field, value, line } = self;
        let written = match (article.front_matter.format, article.format) {
            (None, Format::Plain | Format::Html) => {
                return format!("{what}, e.g. with a line \"{line}\" below the title");
            }
            (None | Some(FrontMatterFormat::Yaml), _) => format!("{field}: {value}"),
            (Some(FrontMatterFormat::Toml), _) => format!("{field} = \"{value}\""),
            (Some(FrontMatterFormat::Json), _) => format!("\"{field}\": \"{value}\""),
        };
        format!("{what}, e.g. `{written}` in the front matter at the top of the file")
    }
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

/// Whether an article is on a medicine or a condition: what patients may act on.
const fn is_acted_on(article: &Article<'_>) -> bool {
    matches!(article.kind, ArticleKind::Drug | ArticleKind::Comparison | ArticleKind::Condition)
}

/// Whether an article owes its readers who stands behind it and when: such a one, or news. What front matter that cannot be
/// decoded says, nobody can miss.
fn is_accountable(article: &Article<'_>) -> bool {
    (is_acted_on(article) || article.kind == ArticleKind::News) && !article.front_matter.is_lost
}

/// The level of what an article does not tell of itself. Nobody but clinicians acts on what they note for themselves: it is
/// a warning where a dose stands, a suggestion elsewhere; a draft may still tell it; and nobody acts on what is predicted
/// and has no dose.
fn owed_level(subject: &Subject<'_>, rule: &Rule) -> Level {
    let is_predicted = || subject.article.reports_predictions(subject.vocabulary) && !state::prints_dose(subject);
    if is_draft(subject.article) || is_predicted() {
        return rule.level.min(Level::Suggestion);
    }
    match (audience::is_for_clinicians(subject), state::prints_dose(subject)) {
        (false, _) => rule.level,
        (true, true) => rule.level.min(Level::Warning),
        (true, false) => rule.level.min(Level::Suggestion),
    }
}

/// Whether an article is the leaflet in the pack of a medicine, which a regulator has approved.
fn is_package_leaflet(subject: &Subject<'_>) -> bool {
    state::counted_anywhere(subject, "cues/package-leaflet") > 0
}

/// Whether an article says of itself that it is not finished.
pub(super) fn is_draft(article: &Article<'_>) -> bool {
    const FIELDS: [&str; 4] = ["draft", "status", "state", "extra.status"];
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
