//! `links/not-reciprocal`: an article lists another as related, and the other does not list it.

use crate::checks::{CorpusCheck, CorpusSubject};
use crate::corpus::Depth;
use crate::finding::Finding;
use crate::rule::Rule;

pub(super) const CHECK: CorpusCheck = CorpusCheck { rule: "links/not-reciprocal", run };

fn run(subject: &CorpusSubject<'_>, rule: &Rule, found: &mut Vec<Finding>) {
    for (link, resolution) in subject.links().filter(|(link, _)| link.is_related()) {
        let other = resolution.page.filter(|id| *id != subject.id).and_then(|id| subject.corpus.page(id));
        let Some(other) = other.filter(|other| other.depth == Depth::Whole) else { continue };
        let back = other.links.iter().any(|link| subject.corpus.resolve(other, link).page == Some(subject.id));
        if !back {
            let message = format!("{} does not link back", other.path);
            let finding = subject.finding(rule, link.place(), message).help("list this article there as related");
            found.push(finding);
        }
    }
}
