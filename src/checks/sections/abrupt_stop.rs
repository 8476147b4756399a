//! `sections/abrupt-stop`: a medicine that must not be stopped suddenly, without that warning.

use super::state::counted_anywhere;
use super::{Check, opening, title_hits};
use crate::article::ArticleKind;
use crate::checks::Subject;
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "sections/abrupt-stop", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let article = subject.article;
    let is_owed = article.kind == ArticleKind::Drug && !article.reports_predictions(subject.vocabulary);
    if !is_owed || article.language != "en" {
        return;
    }
    let drugs = subject.vocabulary.lexicon.list("abrupt-stop-drugs");
    let Some(hit) = title_hits(article, drugs).first().copied() else { return };
    if counted_anywhere(subject, "cues/abrupt-stop") > 0 || counted_anywhere(subject, "topical-forms") > 1 {
        return;
    }
    let drug = &article.prose.text()[hit.start..hit.end];
    let message = format!("{drug} must not be stopped suddenly, and the article does not say so");
    let help = "add what can follow a sudden stop, and that the dose is lowered step by step with the prescriber";
    sink.push(subject.finding(rule, opening(article), message).help(help));
}
