//! `sections/abrupt-stop`: a medicine that must not be stopped suddenly, without that warning.

use super::state::counted_anywhere;
use super::{Check, opening};
use crate::article::ArticleKind;
use crate::checks::Subject;
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "sections/abrupt-stop", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let article = subject.article;
    let lexicon = &subject.vocabulary.lexicon;
    let (Some(list), Some(title)) = (lexicon.list("abrupt-stop-drugs"), &article.title) else { return };
    if article.kind != ArticleKind::Drug || article.language != "en" {
        return;
    }
    let place = opening(article);
    let in_title = article.hits.iter().find(|hit| {
        hit.list == list
            && article
                .block_at(hit.start)
                .and_then(|index| article.blocks.get(index))
                .is_some_and(|block| block.span.overlaps(title.span) || article.block_text(block) == title.text)
    });
    let Some(hit) = in_title else { return };
    if counted_anywhere(subject, "cues/abrupt-stop") > 0 || counted_anywhere(subject, "topical-forms") > 1 {
        return;
    }
    let drug = &article.prose.text()[hit.start..hit.end];
    let message = format!("{drug} must not be stopped suddenly, and the article does not say so");
    let help = "add what can follow a sudden stop, and that the dose is lowered step by step with the prescriber";
    sink.push(subject.finding(rule, place, message).help(help));
}
