//! `links/missing-anchor`: a link to a place in an article that has no such heading or id.

use std::collections::HashMap;

use crate::checks::{CorpusCheck, CorpusSubject};
use crate::corpus::Status;
use crate::finding::{Edit, Finding, Safety};
use crate::rule::Rule;

pub(super) const CHECK: CorpusCheck = CorpusCheck { rule: "links/missing-anchor", run };

fn run(subject: &CorpusSubject<'_>, rule: &Rule, found: &mut Vec<Finding>) {
    let mut known = HashMap::new();
    for (link, resolution) in subject.links() {
        let (Status::MissingAnchor, Some(to)) = (&resolution.status, resolution.page) else { continue };
        let anchor = resolution.anchor.as_deref().unwrap_or_default();
        let place = match subject.corpus.page(to) {
            Some(page) if to != subject.id => page.path.to_string(),
            _ => "this article".to_owned(),
        };
        let message = format!("no heading or id of {place} makes the anchor \"#{anchor}\"");
        let mut finding = subject.finding(rule, link.place(), message);
        if let Some(near) = known.entry(to).or_insert_with(|| subject.corpus.anchor_names(to)).suggest(link) {
            let safety = if near.certain { Safety::Safe } else { Safety::Unsafe };
            let edit = Edit { span: link.place(), text: near.target.clone() };
            finding = finding.help(format!("did you mean \"{}\"?", near.target)).fix(
                format!("link to {}", near.target),
                safety,
                vec![edit],
            );
        } else {
            finding = finding.help("link to a heading that is there, or to the article as a whole");
        }
        found.push(finding);
    }
}
