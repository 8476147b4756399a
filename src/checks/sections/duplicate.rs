//! `sections/duplicate`: two headings of one level, under one parent, say the same.

use super::{Check, source_below};
use crate::article::HeadingStyle;
use crate::checks::Subject;
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "sections/duplicate", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let article = subject.article;
    let marked = article.sections.iter().enumerate().filter(|(_, section)| section.style == HeadingStyle::Marked);
    let marked: Vec<_> = marked.collect();
    for (number, (_, section)) in marked.iter().enumerate() {
        let heading = article.heading_text(section);
        let same = marked[..number].iter().find(|(index, other)| {
            other.level == section.level
                && other.parent == section.parent
                && !heading.is_empty()
                && article.heading_text(other).eq_ignore_ascii_case(heading)
                && !source_below(article, *index).trim().is_empty()
        });
        if let Some((_, first)) = same {
            let message = format!("the heading \"{heading}\" stands twice; a link to it leads to the first only");
            let finding = subject.finding(rule, section.span, message).label(first.span, "the first one");
            sink.push(finding.help("join the two sections, or name them apart"));
        }
    }
}
