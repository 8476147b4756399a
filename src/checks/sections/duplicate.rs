//! `sections/duplicate`: two headings of one level, under one parent, say the same.

use super::Check;
use crate::article::HeadingStyle;
use crate::checks::Subject;
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "sections/duplicate", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let article = subject.article;
    let marked: Vec<_> = article.sections.iter().filter(|section| section.style == HeadingStyle::Marked).collect();
    for (index, section) in marked.iter().enumerate() {
        let heading = article.heading_text(section);
        let same = marked[..index].iter().find(|other| {
            other.level == section.level
                && other.parent == section.parent
                && !heading.is_empty()
                && article.heading_text(other).eq_ignore_ascii_case(heading)
        });
        if let Some(first) = same {
            let message = format!("the heading \"{heading}\" stands twice; a link to it leads to the first only");
            let finding = subject.finding(rule, section.span, message).label(first.span, "the first one");
            sink.push(finding.help("join the two sections, or name them apart"));
        }
    }
}
