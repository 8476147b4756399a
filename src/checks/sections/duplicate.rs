//! `sections/duplicate`: two headings of one level, under one parent, say the same.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::{Check, source_below};
use crate::article::HeadingStyle;
use crate::checks::Subject;
use crate::finding::Sink;
use crate::rule::Rule;
use crate::source::Span;

pub(super) const CHECK: Check = Check { rule: "sections/duplicate", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let article = subject.article;
    let mut known: HashMap<(u8, Option<usize>, String), Span> = HashMap::new();
    for (index, section) in article.sections.iter().enumerate() {
        let heading = article.heading_text(section);
        if section.style != HeadingStyle::Marked || heading.is_empty() {
            continue;
        }
        match known.entry((section.level, section.parent, heading.to_ascii_lowercase())) {
            Entry::Occupied(first) => {
                let message =
                    format!("the heading \"{heading}\" stands more than once; a link to it leads to the first only");
                let finding = subject.finding(rule, section.span, message).label(*first.get(), "the first one");
                sink.push(finding.help("join the two sections, or name them apart"));
            }
            Entry::Vacant(none) if !source_below(article, index).trim().is_empty() => {
                none.insert(section.span);
            }
            Entry::Vacant(_) => {}
        }
    }
}
