//! `links/related-missing`: an article without related articles on a site where its like have them.

use crate::article::ArticleKind;
use crate::checks::{CorpusCheck, CorpusSubject};
use crate::finding::Finding;
use crate::rule::Rule;
use crate::source::Span;

pub(super) const CHECK: CorpusCheck = CorpusCheck { rule: "links/related-missing", run };

fn run(subject: &CorpusSubject<'_>, rule: &Rule, found: &mut Vec<Finding>) {
    let facts = subject.facts;
    let Some(kind) = facts.kind.filter(|kind| !matches!(kind, ArticleKind::Landing | ArticleKind::News)) else {
        return;
    };
    if facts.head.has_related || facts.links.iter().any(|link| link.is_related()) {
        return;
    }
    let required = rule.flag("required", false);
    if !required {
        if !subject.complete || kind == ArticleKind::Other {
            return;
        }
        let alike = || subject.corpus.pages().iter().filter(|page| page.kind == Some(kind) && page.path != facts.path);
        let (all, with) = (alike().count(), alike().filter(|page| page.head.has_related).count());
        if with < 2 || with * 2 <= all {
            return;
        }
    }
    let why = if required { "" } else { ", unlike most of its kind on this site" };
    let message = format!("the article names no related articles{why}");
    found.push(subject.finding(rule, Span::new(0, 0), message).help("list them in the front matter: `related: [...]`"));
}
