//! `provenance/no-references`: no source is named.

use super::{Check, opening};
use crate::article::ArticleKind;
use crate::checks::Subject;
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "provenance/no-references", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let article = subject.article;
    if !matches!(article.kind, ArticleKind::Drug | ArticleKind::Comparison | ArticleKind::Condition | ArticleKind::News)
    {
        return;
    }
    let evidence = subject.evidence;
    let listed = article.sections.iter().any(|section| section.ids.contains(&"references"));
    let linked = article.links.iter().any(|link| link.target.starts_with("http"));
    let fields =
        ["sources", "references", "citations", "source"].iter().any(|field| article.front_matter.get(field).is_some());
    // "Source: adapted from …"
    let labelled = || article.labelled_sections(subject.vocabulary).any(|id| id == "references");
    if evidence.references.is_empty() && evidence.citations.is_empty() && !listed && !linked && !fields && !labelled() {
        let message = "this article names no source: no reference list, citation or outside link";
        sink.push(
            subject
                .finding(rule, opening(article), message)
                .help("list the sources under a heading such as \"References\", and cite them where they are used"),
        );
    }
}
