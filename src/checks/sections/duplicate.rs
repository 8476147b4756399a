//! `sections/duplicate`: two headings of one level, under one parent, say the same.

use std::collections::HashMap;

use super::{Check, source_below};
use crate::article::{Article, HeadingStyle};
use crate::checks::Subject;
use crate::finding::Sink;
use crate::rule::Rule;
use crate::source::Span;

pub(super) const CHECK: Check = Check { rule: "sections/duplicate", run };

/// From so many headings on that stand again in the same order, one finding tells of all.
const PASTED: usize = 3;

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let repeats = repeats(subject.article);
    let mut single: Vec<&Repeat> = Vec::new();
    for run in repeats.chunk_by(Repeat::leads_to) {
        match run {
            [first, rest @ ..] if run.len() >= PASTED => report_copy(subject, rule, sink, first, rest.len()),
            _ => single.extend(run),
        }
    }
    single.sort_by_key(|repeat| (repeat.first, repeat.again));
    for same in single.chunk_by(|left, right| left.first == right.first) {
        report_heading(subject, rule, sink, same);
    }
}

/// A heading that stood before: which of the headings of the text both are, and where they stand.
struct Repeat {
    first: usize,
    again: usize,
    first_span: Span,
    span: Span,
    heading: String,
}

impl Repeat {
    /// Whether the next repeat stands as far behind its first one, as in a copy.
    fn leads_to(&self, next: &Self) -> bool {
        next.again - next.first == self.again - self.first
    }
}

/// Every heading that stood before with something below it, in the order of the text.
fn repeats(article: &Article<'_>) -> Vec<Repeat> {
    let mut known: HashMap<(u8, Option<usize>, String), (usize, Span)> = HashMap::new();
    let mut found = Vec::new();
    let marked = |index: usize| article.sections[index].style == HeadingStyle::Marked;
    for (again, index) in (0..article.sections.len()).filter(|index| marked(*index)).enumerate() {
        let section = &article.sections[index];
        let heading = article.heading_text(section);
        if heading.is_empty() {
            continue;
        }
        let key = (section.level, section.parent, heading.to_ascii_lowercase());
        if let Some((first, first_span)) = known.get(&key).copied() {
            found.push(Repeat { first, again, first_span, span: section.span, heading: heading.to_string() });
        } else if !source_below(article, index).trim().is_empty() {
            known.insert(key, (again, section.span));
        }
    }
    found
}

fn report_copy(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>, first: &Repeat, others: usize) {
    let message = format!("\"{}\" and {others} headings after it stand again in the same order", first.heading);
    let finding = subject.finding(rule, first.span, message).label(first.first_span, "here they stand first");
    sink.push(finding.help("delete one copy if the text was pasted twice, or name the headings apart"));
}

fn report_heading(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>, same: &[&Repeat]) {
    let [repeat, others @ ..] = same else { return };
    let times = if others.is_empty() { "twice".to_owned() } else { format!("{} times", same.len() + 1) };
    let message = format!("the heading \"{}\" stands {times}; a link to it leads to the first only", repeat.heading);
    let mut finding = subject.finding(rule, repeat.span, message).label(repeat.first_span, "the first one");
    for other in others {
        finding.add_label(other.span, "once more");
    }
    sink.push(finding.help("join what stands below them, or name them apart"));
}
