//! `links/unused-definition`: a link definition that no link uses.

use crate::checks::{Check, Subject};
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "links/unused-definition", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    for definition in subject.article.definitions.iter().filter(|definition| !definition.used) {
        // `[//]: # (…)` and `[comment]: <> (…)` are the comments of Markdown.
        let is_comment = definition.label.starts_with('/')
            || definition.label.starts_with('_')
            || matches!(definition.label.to_ascii_lowercase().as_str(), "comment" | "#" | "_metadata_" | "todo")
            || matches!(definition.target.trim(), "#" | "<>" | "");
        if !is_comment {
            let message = format!("no link uses the definition [{}]", definition.label);
            sink.push(subject.finding(rule, definition.span, message).help("use it or take it out"));
        }
    }
}
