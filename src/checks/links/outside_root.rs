//! `links/outside-root`: a link that leads out of the site's own folder.

use crate::checks::{CorpusCheck, CorpusSubject};
use crate::corpus::Status;
use crate::finding::Finding;
use crate::rule::Rule;

pub(super) const CHECK: CorpusCheck = CorpusCheck { rule: "links/outside-root", run };

fn run(subject: &CorpusSubject<'_>, rule: &Rule, found: &mut Vec<Finding>) {
    for (link, resolution) in subject.links() {
        if resolution.status == Status::OutsideRoot {
            let message =
                format!("\"{}\" leads out of the folder of the site, which is never published", link.target.trim());
            let finding = subject.finding(rule, link.place(), message).help("link to a file of the site");
            found.push(finding);
        }
    }
}
