//! `sections/misspelt-heading`: a heading is a letter away from the name of a section.

use super::Check;
use crate::article::HeadingStyle;
use crate::checks::Subject;
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "sections/misspelt-heading", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let article = subject.article;
    for section in &article.sections {
        if !section.ids.is_empty() || section.style != HeadingStyle::Marked || section.level == 1 {
            continue;
        }
        let heading = article.heading_text(section);
        if let Some((_, name)) = subject.vocabulary.section_names.nearest(heading, &article.language) {
            let message = format!("\"{heading}\" looks like a misspelling of \"{name}\"");
            let span =
                article.blocks.get(section.heading).map_or(section.span, |block| article.original(block.text.clone()));
            sink.push(subject.finding(rule, span, message).help("mend the spelling, so that the section is found"));
        }
    }
}
