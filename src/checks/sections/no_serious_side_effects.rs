//! `sections/no-serious-side-effects`: only mild side effects are named.

use super::prose::says_what_to_do_at_once;
use super::state::{counted, counted_anywhere};
use super::{Check, end};
use crate::article::ArticleKind;
use crate::checks::Subject;
use crate::checks::audience::is_for_clinicians;
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "sections/no-serious-side-effects", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let article = subject.article;
    if article.kind != ArticleKind::Drug || article.language != "en" {
        return;
    }
    let has = |id: &str| article.sections.iter().any(|section| section.ids.contains(&id));
    let named = |list: &str| counted_anywhere(subject, list) > 0;
    let serious = has("serious-side-effects") || named("reactions/serious");
    // Clinicians know which ones are.
    if serious || says_what_to_do_at_once(subject) || is_for_clinicians(subject) {
        return;
    }
    let Some(index) = article.sections.iter().position(|section| section.ids.contains(&"side-effects")) else { return };
    let blocks = article.blocks.get(article.sections[index].body.start..end(article, index)).unwrap_or(&[]);
    let told = |list: &str| blocks.iter().map(|block| counted(subject, list, block.text.clone())).sum::<usize>();
    if told("reactions") >= 2 && told("cues/grave-reactions") == 0 {
        let message = "only mild side effects are named; readers cannot tell which ones are serious";
        let help = "add the serious side effects of the label, under a heading such as \"Serious side effects\"";
        sink.push(subject.finding(rule, article.sections[index].span, message).help(help));
    }
}
