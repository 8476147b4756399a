//! `provenance/no-review-date`: no date tells how old the article is.

use super::{Check, date::Told, for_format, opening};
use crate::article::ArticleKind;
use crate::checks::Subject;
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "provenance/no-review-date", run };

const HELPS: [&str; 3] = helps!("add the date of the last review", "last_reviewed", "2026-05-31");

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let article = subject.article;
    if !matches!(article.kind, ArticleKind::Drug | ArticleKind::Comparison | ArticleKind::Condition | ArticleKind::News)
    {
        return;
    }
    // What front matter that cannot be decoded says, nobody can miss.
    if article.front_matter.is_lost {
        return;
    }
    let news = article.kind == ArticleKind::News;
    let told = subject.dates();
    if !told.iter().any(|dated| dated.told != Told::NextReview && (news || dated.told != Told::Published)) {
        let message = "no date tells when this article was last reviewed or updated";
        sink.push(subject.finding(rule, opening(article), message).help(for_format(article, HELPS)));
    }
}
