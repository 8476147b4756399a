//! `links/duplicate-related`: a list of related articles that names one twice.

use std::collections::HashMap;

use crate::checks::{CorpusCheck, CorpusSubject};
use crate::finding::{Finding, Label};
use crate::rule::Rule;
use crate::source::Span;

pub(super) const CHECK: CorpusCheck = CorpusCheck { rule: "links/duplicate-related", run };

fn run(subject: &CorpusSubject<'_>, rule: &Rule, found: &mut Vec<Finding>) {
    let mut seen: HashMap<(Option<&str>, String), Span> = HashMap::new();
    for (link, resolution) in subject.links().filter(|(link, _)| link.is_related()) {
        let target = match resolution.page {
            Some(id) => format!("{id}#{}", resolution.anchor.as_deref().unwrap_or_default()),
            None => link.target.trim().trim_end_matches('/').to_owned(),
        };
        if target.is_empty() {
            continue;
        }
        match seen.get(&(link.field.as_deref(), target.clone())) {
            None => {
                seen.insert((link.field.as_deref(), target), link.place());
            }
            Some(first) => {
                let message = format!("the list names the same article twice: \"{}\"", link.target.trim());
                let label =
                    Label { path: subject.facts.path.clone(), span: *first, message: "named here first".to_owned() };
                let mut finding = subject.finding(rule, link.place(), message).help("take one of them out");
                finding.labels.push(label);
                found.push(finding);
            }
        }
    }
}
