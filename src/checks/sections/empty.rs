//! `sections/empty`: a heading with nothing below it.

use super::{Check, source_below};
use crate::article::HeadingStyle;
use crate::checks::Subject;
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "sections/empty", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let article = subject.article;
    for (index, section) in article.sections.iter().enumerate() {
        let is_title = section.level == 1;
        let below =
            source_below(article, index).trim_matches(|char: char| char.is_whitespace() || "-=*#_".contains(char));
        if section.style == HeadingStyle::Marked && !is_title && below.is_empty() {
            let heading = article.heading_text(section);
            let message = format!("nothing stands under the heading \"{heading}\"");
            sink.push(subject.finding(rule, section.span, message).help("write the section, or take the heading out"));
        }
    }
}
