//! `provenance/no-review-date`: no date tells how old the article is.

use super::{Check, Missing, date::Told, is_accountable, is_draft, opening, owed_level};
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
    let published = || told.iter().any(|dated| dated.told == Told::Published && dated.date.is_some());
    if told.iter().any(|dated| dated.told != Told::NextReview && (news || dated.told != Told::Published)) {
        return;
    }
    let level = owed_level(subject, rule);
    let finding = if published() {
        let message = "a date tells when this article was published, none when it was last reviewed or updated";
        subject.finding(rule, opening(article), message).level(level.min(Level::Warning))
    } else {
        let message = "no date tells when this article was last reviewed or updated";
        subject.finding(rule, opening(article), message).level(level)
    };
    sink.push(finding.help(MISSING.help(article)));
}
