//! `links/related-missing`: a list of related articles that names one that does not exist.

use super::missing_target::{looked_for, mended};
use crate::checks::{CorpusCheck, CorpusSubject};
use crate::corpus::Status;
use crate::finding::Finding;
use crate::rule::Rule;

pub(super) const CHECK: CorpusCheck = CorpusCheck { rule: "links/related-missing", run };

fn run(subject: &CorpusSubject<'_>, rule: &Rule, found: &mut Vec<Finding>) {
    for (link, resolution) in subject.links().filter(|(link, _)| link.is_related()) {
        let target = link.target.trim();
        if resolution.status != Status::Missing || target.is_empty() {
            continue;
        }
        let place = if resolution.looked.contains('/') {
            looked_for(&resolution.looked)
        } else {
            "no article has this path, address, slug, id or title".to_owned()
        };
        let message = format!("the related article \"{target}\" does not exist: {place}");
        found.push(mended(subject, link, subject.finding(rule, link.place(), message)));
    }
}
