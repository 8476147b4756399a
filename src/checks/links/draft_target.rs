//! `links/draft-target`: a published article links to a page that readers cannot open.

use crate::checks::{CorpusCheck, CorpusSubject};
use crate::finding::Finding;
use crate::rule::Rule;

pub(super) const CHECK: CorpusCheck = CorpusCheck { rule: "links/draft-target", run };

fn run(subject: &CorpusSubject<'_>, rule: &Rule, found: &mut Vec<Finding>) {
    let today = subject.settings.today;
    if subject.facts.unpublished(today).is_some() {
        return;
    }
    for (link, resolution) in subject.links() {
        let page = resolution.page.and_then(|id| subject.corpus.page(id));
        let Some((page, state)) = page.and_then(|page| Some((page, page.unpublished(today)?))) else { continue };
        let message = format!("\"{}\" leads to {state}: {}", link.target.trim(), page.path);
        let finding =
            subject.finding(rule, link.place(), message).help("publish that page first, or take the link out");
        found.push(finding);
    }
}
