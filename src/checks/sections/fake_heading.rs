//! `sections/fake-heading`: bold text is used as the heading of a section.

use super::Check;
use crate::article::HeadingStyle;
use crate::checks::Subject;
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "sections/fake-heading", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let article = subject.article;
    let fake = article.sections.iter().filter(|section| section.style == HeadingStyle::Bold && !section.ids.is_empty());
    for section in fake {
        let message = format!("\"{}\" is set in bold, but is the heading of a section", article.heading_text(section));
        let marks = "#".repeat(usize::from(section.level));
        let help = format!("mark it as a heading (`{marks} …`), so that readers can find and link to it");
        sink.push(subject.finding(rule, section.span, message).help(help));
    }
}
