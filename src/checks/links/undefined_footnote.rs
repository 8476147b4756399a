//! `links/undefined-footnote`: a footnote reference without its footnote.

use std::collections::BTreeMap;

use crate::checks::{Check, Subject};
use crate::finding::Sink;
use crate::rule::{Rule, nearest};
use crate::source::Span;

pub(super) const CHECK: Check = Check { rule: "links/undefined-footnote", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let article = subject.article;
    let mut undefined: BTreeMap<&str, Vec<Span>> = BTreeMap::new();
    for reference in article.footnote_references.iter().filter(|reference| !reference.defined) {
        undefined.entry(&reference.label).or_default().push(reference.span);
    }
    for (label, spans) in undefined {
        let message = format!("the footnote [^{label}] is not defined, so readers see the brackets");
        let known = article.footnotes.iter().map(|footnote| footnote.label.as_str());
        let help = match nearest(label, known) {
            Some(other) => format!("did you mean [^{other}]?"),
            None => format!("add a line \"[^{label}]: ...\" with the source"),
        };
        let Some((first, others)) = spans.split_first() else { continue };
        let finding = subject.finding(rule, *first, message).help(help);
        sink.push(others.iter().fold(finding, |finding, span| finding.label(*span, "here too")));
    }
}
