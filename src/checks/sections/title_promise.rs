//! `sections/title-promise`: the title names a section that the article does not have.

use super::Check;
use super::state::{State, state};
use crate::article::ArticleKind;
use crate::checks::Subject;
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "sections/title-promise", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let article = subject.article;
    let Some(title) = &article.title else { return };
    let duties = &subject.settings.duties;
    let promised = subject.vocabulary.section_names.promised(&title.text);
    if promised.len() < 2 && matches!(article.kind, ArticleKind::Other | ArticleKind::News | ArticleKind::Landing) {
        return;
    }
    let broken: Vec<&str> = promised
        .into_iter()
        .filter(|id| duties.section(id).is_some() && *id != "overview")
        .filter(|id| state(subject, id) == State::Absent)
        .map(|id| duties.called(id))
        .collect();
    if let Some(last) = broken.last() {
        let names = match broken.split_last() {
            Some((_, [])) | None => (*last).to_owned(),
            Some((last, all)) => format!("{} and {last}", all.join(", ")),
        };
        let message = format!("the title promises {names}, which the article does not have");
        sink.push(
            subject.finding(rule, title.span, message).help("write what the title promises, or change the title"),
        );
    }
}
