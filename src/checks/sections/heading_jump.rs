//! `sections/heading-jump`: a heading is more than one level below the one it stands under.

use super::Check;
use crate::article::HeadingStyle;
use crate::checks::Subject;
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "sections/heading-jump", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let article = subject.article;
    let mut before: Option<u8> = None;
    for section in article.sections.iter().filter(|section| section.style == HeadingStyle::Marked) {
        if let Some(level) = before
            && section.level > level + 1
        {
            let message = format!("a heading of level {} follows one of level {level}", section.level);
            let help =
                format!("make it level {}, so that readers and screen readers see what belongs to what", level + 1);
            sink.push(subject.finding(rule, section.span, message).help(help));
        }
        before = Some(section.level);
    }
}
