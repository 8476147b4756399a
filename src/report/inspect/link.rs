//! The mirror of a link and where it leads.

use serde::Serialize;

use super::Span;
use crate::article::{self, Article, LinkForm};

/// Where a link leads.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LinkStatus {
    /// The path of the file it leads to.
    pub resolved: Option<String>,
    /// The anchor it asks for.
    pub anchor: Option<String>,
    /// `ok`, `missing`, `missing-anchor`, `external`, `draft` …
    pub status: &'static str,
}

#[derive(Serialize)]
pub(super) struct Link<'a> {
    span: Span,
    target: &'a str,
    form: &'static str,
    resolved: Option<&'a str>,
    anchor: Option<&'a str>,
    status: Option<&'static str>,
}

/// The links of an article with their status, where it is known.
pub(super) fn links<'a>(article: &'a Article<'a>, statuses: &'a [LinkStatus]) -> Vec<Link<'a>> {
    let statuses = statuses.iter().map(Some).chain(std::iter::repeat(None));
    article.links.iter().zip(statuses).map(|(link, status)| Link::new(link, status)).collect()
}

impl<'a> Link<'a> {
    fn new(link: &'a article::Link, status: Option<&'a LinkStatus>) -> Self {
        Self {
            span: link.span.into(),
            target: &link.target,
            form: form(link.form),
            resolved: status.and_then(|status| status.resolved.as_deref()),
            anchor: status.and_then(|status| status.anchor.as_deref()),
            status: status.map(|status| status.status),
        }
    }
}

const fn form(form: LinkForm) -> &'static str {
    match form {
        LinkForm::Inline => "inline",
        LinkForm::Reference => "reference",
        LinkForm::UndefinedReference => "undefined-reference",
        LinkForm::Autolink => "autolink",
        LinkForm::Bare => "bare",
        LinkForm::Image => "image",
        LinkForm::Html => "html",
        LinkForm::Shortcode => "shortcode",
        LinkForm::FrontMatter => "front-matter",
        LinkForm::Wiki => "wiki",
    }
}
