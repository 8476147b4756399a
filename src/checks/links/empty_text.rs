//! `links/empty-text`: a link that readers cannot see or hear.

use crate::article::LinkForm;
use crate::checks::{Check, Subject};
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "links/empty-text", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let article = subject.article;
    // Where articles define labels, a link without a text shows the title of what it leads to.
    if subject.site.labels && subject.site.foreign {
        return;
    }
    for link in &article.links {
        let is_text_link = matches!(link.form, LinkForm::Inline | LinkForm::Reference);
        let holds_image = || {
            let inside = |other: &&crate::article::Link| other.span != link.span && link.span.contains(other.span);
            article.links.iter().filter(inside).any(|other| matches!(other.form, LinkForm::Image | LinkForm::Html))
        };
        let holds_code = || article.source.slice(link.span).contains(['`', '<', '{', '$']);
        let visible = link.text.chars().any(|letter| !letter.is_whitespace());
        let is_anchor = super::placeholder::is_anchor(article.source, link);
        if is_text_link && !is_anchor && !visible && !holds_image() && !holds_code() {
            let message = format!("the link to \"{}\" has no text", link.target);
            sink.push(subject.finding(rule, link.span, message).help("say where the link leads"));
        }
    }
}
