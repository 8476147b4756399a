//! `sections/placeholder`: text of a template that was left in.

use std::collections::BTreeMap;

use super::Check;
use crate::article::front_matter::{Data, Value};
use crate::article::{Article, BlockKind};
use crate::checks::Subject;
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "sections/placeholder", run };

/// What nobody writes in any field.
const LOREM: &str = "lorem ipsum";
const HELP: &str = "write what belongs here, or take it out";

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let article = subject.article;
    for value in article.front_matter.fields.iter().filter_map(|field| in_value(&field.value)) {
        let message = format!("\"{LOREM}\" is a placeholder that was left in");
        sink.push(subject.finding(rule, value.span, message).help(HELP));
    }
    let list = |name: &str| subject.vocabulary.lexicon.list(name);
    let (anywhere, chat, alone) = (list("placeholders"), list("placeholders/chat"), list("placeholders/alone"));
    let mut told = Vec::new();
    let mut samples = BTreeMap::new();
    for hit in [anywhere, chat, alone].into_iter().flat_map(|list| article.hits_of(list, article.whole())) {
        let Some(block) = article.block_at(hit.start).and_then(|index| article.blocks.get(index)) else { continue };
        let whole = article.block_text(block).trim_matches(|char: char| !char.is_alphanumeric());
        let text = &article.prose.text()[hit.start..hit.end];
        let is_alone = whole.len() <= text.len() + 2;
        let is_told = told.contains(&(hit.list, hit.entry, block.section));
        let mut is_sample = || *samples.entry((hit.list, hit.entry)).or_insert_with(|| is_sample(article, text));
        if (Some(hit.list) != alone || is_alone) && block.kind != BlockKind::FrontMatter && !is_told && !is_sample() {
            told.push((hit.list, hit.entry, block.section));
            let message = match Some(hit.list) == chat {
                true => format!("\"{text}\" is what a writing tool says of a draft, and was left in"),
                false => format!("\"{text}\" is a placeholder that was left in"),
            };
            let span = article.original(hit.start..hit.end);
            sink.push(subject.finding(rule, span, message).help(HELP));
        }
    }
}

/// The value of a field, or one inside it, that holds the sample text of printers.
fn in_value(value: &Value) -> Option<&Value> {
    match &value.data {
        Data::Text(text) => text.to_lowercase().contains(LOREM).then_some(value),
        Data::List(items) => items.iter().find_map(in_value),
        Data::Map(fields) => fields.iter().find_map(|field| in_value(&field.value)),
        Data::Null | Data::Bool(_) | Data::Number(_) => None,
    }
}

/// Whether sample text stands outside the prose too: a page on how something is written shows it as code and as what comes
/// of it. A single word ("TODO") is no sample.
fn is_sample(article: &Article<'_>, text: &str) -> bool {
    let count = |of: &str| of.matches(text).count();
    let body = article.source.text.get(article.front_matter.span.end..).unwrap_or_default();
    let commented: usize = article.comments.iter().map(|comment| count(article.source.slice(comment.span))).sum();
    text.contains(' ') && count(body) > count(article.prose.text()) + commented
}
