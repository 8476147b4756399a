//! `links/redirected-target`: a link to a former address.

use crate::checks::{CorpusCheck, CorpusSubject};
use crate::corpus::Status;
use crate::finding::{Edit, Finding, Safety};
use crate::rule::Rule;

pub(super) const CHECK: CorpusCheck = CorpusCheck { rule: "links/redirected-target", run };

fn run(subject: &CorpusSubject<'_>, rule: &Rule, found: &mut Vec<Finding>) {
    for (link, resolution) in subject.links() {
        let Some(page) = resolution.page.and_then(|id| subject.corpus.page(id)) else { continue };
        if let Some(to) = page.head.redirect.as_deref().filter(|_| resolution.page != Some(subject.id)) {
            let message = format!("\"{}\" leads to a page that redirects to {to}", link.target.trim());
            let finding = subject.finding(rule, link.place(), message).help(format!("link to {to}"));
            found.push(finding);
            continue;
        }
        if resolution.status != Status::Redirected {
            continue;
        }
        let message = format!("\"{}\" is a former address of {}", link.target.trim(), page.path);
        let mut finding = subject.finding(rule, link.place(), message);
        if let Some(address) = resolution.page.and_then(|id| subject.corpus.address(id)) {
            let rest = link.target.find(['?', '#']).map_or("", |at| &link.target[at..]);
            let slash = if link.target[..link.target.len() - rest.len()].ends_with('/') { "/" } else { "" };
            let written = format!("{}{slash}{rest}", address.trim_end_matches('/'));
            finding = finding.help(format!("link to {written}"));
            if link.target.starts_with('/') {
                let edit = Edit { span: link.place(), text: written.clone() };
                finding = finding.fix(format!("link to {written}"), Safety::Safe, vec![edit]);
            }
        }
        found.push(finding);
    }
}
