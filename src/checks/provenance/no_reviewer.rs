//! `provenance/no-reviewer`: nobody says who reviewed it.

use super::{Check, opening, person};
use crate::article::ArticleKind;
use crate::checks::Subject;
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "provenance/no-reviewer", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let article = subject.article;
    if !matches!(article.kind, ArticleKind::Drug | ArticleKind::Comparison | ArticleKind::Condition) {
        return;
    }
    let named = person::in_fields(article, &person::REVIEWER) || person::in_prose(subject, "byline/reviewer");
    if !named {
        let message = "no clinician is named who reviewed this article";
        sink.push(
            subject
                .finding(rule, opening(article), message)
                .help("name the reviewer with the credentials, e.g. `reviewer: A. Name, PharmD` in the front matter at the top of the file"),
        );
    }
}
