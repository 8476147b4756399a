//! `links/unrelated`: a related article that shares no drug, class or condition with this one.

use crate::checks::{CorpusCheck, CorpusSubject};
use crate::corpus::Depth;
use crate::finding::Finding;
use crate::rule::Rule;

pub(super) const CHECK: CorpusCheck = CorpusCheck { rule: "links/unrelated", run };

fn run(subject: &CorpusSubject<'_>, rule: &Rule, found: &mut Vec<Finding>) {
    let own = &subject.facts.topics;
    for (link, resolution) in subject.links().filter(|(link, _)| link.is_related()) {
        let other = resolution.page.filter(|id| *id != subject.id).and_then(|id| subject.corpus.page(id));
        let Some(other) = other.filter(|other| other.depth == Depth::Whole) else { continue };
        if other.language != subject.facts.language || other.topics.touch(own) {
            continue;
        }
        let message = format!("{} shares no medicine, class or condition with this article", other.path);
        let finding =
            subject.finding(rule, link.place(), message).help("choose an article that readers of this one need next");
        found.push(finding);
    }
}
