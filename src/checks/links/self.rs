//! `links/self`: an article that links to itself as if to another.

use crate::article::LinkForm;
use crate::checks::{CorpusCheck, CorpusSubject};
use crate::finding::Finding;
use crate::rule::Rule;

pub(super) const CHECK: CorpusCheck = CorpusCheck { rule: "links/self", run };

fn run(subject: &CorpusSubject<'_>, rule: &Rule, found: &mut Vec<Finding>) {
    for (link, resolution) in subject.links() {
        let is_self = resolution.page == Some(subject.id) && resolution.anchor.is_none();
        let to_top = link.target.trim().starts_with('#') || link.target.trim().is_empty();
        if !is_self || to_top || matches!(link.form, LinkForm::Image | LinkForm::Html) {
            continue;
        }
        let what = if link.is_related() { "lists itself as related" } else { "links to itself" };
        let message = format!("the article {what}: \"{}\"", link.target.trim());
        let finding =
            subject.finding(rule, link.place(), message).help("link to another article, or to a heading of this one");
        found.push(finding);
    }
}
