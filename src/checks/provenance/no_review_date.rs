//! `provenance/no-review-date`: no date tells how old the article is.

use jiff::civil::Date;

use super::{Check, Missing, date::Told, is_accountable, is_draft, opening, owed_level, review_overdue};
use crate::article::ArticleKind;
use crate::checks::Subject;
use crate::finding::Sink;
use crate::rule::{Level, Rule};

pub(super) const CHECK: Check = Check { rule: "provenance/no-review-date", run };

const MISSING: Missing = Missing {
    what: "add the date of the last review",
    field: "last_reviewed",
    value: "2026-05-31",
    line: "Last reviewed: 31 May 2026",
};

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let article = subject.article;
    if !is_accountable(article) || is_draft(article) {
        return;
    }
    let news = article.kind == ArticleKind::News;
    let told = subject.dates();
    let published = told.iter().filter(|dated| dated.told == Told::Published).filter_map(|dated| dated.date).max();
    if told.iter().any(|dated| dated.told != Told::NextReview && (news || dated.told != Told::Published)) {
        return;
    }
    let level = owed_level(subject, rule);
    let finding = if let Some(published) = published {
        let message = "a date tells when this article was published, none when it was last reviewed or updated";
        let most = if is_due(subject, published) { Level::Warning } else { Level::Suggestion };
        subject.finding(rule, opening(article), message).level(level.min(most))
    } else {
        let message = "no date tells when this article was last reviewed or updated";
        subject.finding(rule, opening(article), message).level(level)
    };
    sink.push(finding.help(MISSING.help(article)));
}

/// Whether an article that was published on that day is due for its first review, or the day is wrong.
fn is_due(subject: &Subject<'_>, published: Date) -> bool {
    let today = subject.settings.today;
    let rule = subject.rules.get(review_overdue::CHECK.rule);
    let months = rule.and_then(|rule| review_overdue::months(rule, subject.article));
    let limit = months.and_then(|months| review_overdue::before(today, months));
    published > today || limit.is_some_and(|limit| published < limit)
}
