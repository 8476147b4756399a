//! `links/orphan`: an article that no other links to.

use crate::article::ArticleKind;
use crate::checks::{CorpusCheck, CorpusSubject};
use crate::finding::Finding;
use crate::rule::Rule;
use crate::source::Span;

pub(super) const CHECK: CorpusCheck = CorpusCheck { rule: "links/orphan", run };

fn run(subject: &CorpusSubject<'_>, rule: &Rule, found: &mut Vec<Finding>) {
    let facts = subject.facts;
    let is_index = matches!(facts.stem(), "index" | "_index" | "README" | "readme");
    let is_entry = is_index || facts.kind == Some(ArticleKind::Landing);
    let is_public = facts.unpublished(subject.settings.today).is_none();
    if subject.complete && is_public && !is_entry && subject.corpus.backlinks(subject.id).is_empty() {
        let message = "no other article links to this one, so readers do not find it";
        found.push(
            subject.finding(rule, Span::new(0, 0), message).help("link to it from a related article or an overview"),
        );
    }
}
