//! `links/undefined-footnote`: a footnote reference without its footnote.

use crate::checks::{Check, Subject};
use crate::finding::Sink;
use crate::rule::{Rule, nearest};

pub(super) const CHECK: Check = Check { rule: "links/undefined-footnote", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let article = subject.article;
    for reference in article.footnote_references.iter().filter(|reference| !reference.defined) {
        let message = format!("the footnote [^{}] is not defined, so readers see the brackets", reference.label);
        let known = article.footnotes.iter().map(|footnote| footnote.label.as_str());
        let help = match nearest(&reference.label, known) {
            Some(label) => format!("did you mean [^{label}]?"),
            None => format!("add a line \"[^{}]: ...\" with the source", reference.label),
        };
        sink.push(subject.finding(rule, reference.span, message).help(help));
    }
}
