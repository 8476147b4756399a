//! `sections/misspelt-heading`: a heading is a letter away from the name of a section.

use super::Check;
use crate::article::{Article, BlockKind, HeadingStyle, Section};
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
        let near = subject.vocabulary.section_names.nearest(heading, &article.language);
        if let Some((_, name)) = near.filter(|(_, name)| !is_used(article, section, name)) {
            let message = format!("\"{heading}\" looks like a misspelling of \"{name}\"");
            let span =
                article.blocks.get(section.heading).map_or(section.span, |block| article.original(block.text.clone()));
            sink.push(subject.finding(rule, span, message).help("mend the spelling, so that the section is found"));
        }
    }
}

/// Whether the text uses the words of a heading that the name of the section does not have: then they are meant.
fn is_used(article: &Article<'_>, section: &Section<'_>, name: &str) -> bool {
    let heading = article.heading_text(section).to_lowercase();
    let own = heading.split(' ').filter(|word| !name.split(' ').any(|other| other == *word));
    let own: Vec<&str> = own.map(|word| word.trim_matches(|char: char| !char.is_alphanumeric())).collect();
    let mut blocks = article.blocks.iter().filter(|block| !matches!(block.kind, BlockKind::Heading(_)));
    blocks.any(|block| {
        let mut words = article.block_text(block).split(|char: char| !char.is_alphanumeric());
        words.any(|word| own.iter().any(|own| !own.is_empty() && word.eq_ignore_ascii_case(own)))
    })
}
