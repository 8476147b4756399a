//! What the other articles must know of one, as bytes.

use std::borrow::Cow;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use thin_vec::ThinVec;

use super::{Day, date, day};
use crate::article::{ArticleKind, LinkForm};
use crate::corpus::{Ceiling, Depth, Facts, Head, LinkFact, Topics};
use crate::text::KeptWords;

/// The facts of an article that was read whole.
#[derive(Serialize, Deserialize)]
pub(super) struct FactsRecord<'a> {
    #[serde(borrow)]
    head: HeadRecord<'a>,
    /// The number of the kind in the list of all.
    kind: Option<usize>,
    anchors: &'a str,
    #[serde(borrow)]
    links: Vec<LinkRecord<'a>>,
    language: &'a str,
    subject: &'a str,
    /// The words of the filter, the lowest byte first.
    #[serde(borrow)]
    mentions: Cow<'a, [u8]>,
    #[serde(borrow)]
    ceilings: Vec<CeilingRecord<'a>>,
    open: bool,
    other_schemes: u32,
}

#[derive(Serialize, Deserialize)]
struct HeadRecord<'a> {
    title: Option<&'a str>,
    slug: Option<&'a str>,
    id: Option<&'a str>,
    address: Option<&'a str>,
    #[serde(borrow)]
    aliases: Vec<&'a str>,
    redirect: Option<&'a str>,
    #[serde(borrow)]
    categories: Vec<&'a str>,
    draft: bool,
    published_from: Option<Day>,
    expires: Option<Day>,
    date: Option<Day>,
}

#[derive(Serialize, Deserialize)]
struct LinkRecord<'a> {
    #[serde(with = "Form")]
    form: LinkForm,
    span: (u32, u32),
    target_span: (u32, u32),
    target: &'a str,
    field: Option<&'a str>,
}

#[derive(Serialize, Deserialize)]
struct CeilingRecord<'a> {
    drug: &'a str,
    route: Option<&'a str>,
    amount: f64,
    unit: &'a str,
    shown: &'a str,
    span: (u32, u32),
    line: u32,
}

/// The forms of links, in the order of their numbers.
#[derive(Serialize, Deserialize)]
#[serde(remote = "LinkForm")]
enum Form {
    Inline,
    Reference,
    UndefinedReference,
    Autolink,
    Bare,
    Image,
    Html,
    Shortcode,
    FrontMatter,
    Wiki,
}

impl<'a> FactsRecord<'a> {
    /// The record of the facts.
    pub(super) fn of(facts: &'a Facts) -> Self {
        let Facts { path: _, depth: _, head, kind, anchors, links, language, topics, ceilings, open, other_schemes } =
            facts;
        Self {
            head: HeadRecord::of(head),
            kind: kind.and_then(|kind| ArticleKind::ALL.iter().position(|known| *known == kind)),
            anchors,
            links: links.iter().map(LinkRecord::of).collect(),
            language,
            subject: &topics.subject,
            mentions: topics.mentions.to_bytes().into(),
            ceilings: ceilings.iter().map(CeilingRecord::of).collect(),
            open: *open,
            other_schemes: *other_schemes,
        }
    }

    /// The facts of the article at `path`.
    pub(super) fn facts(self, path: &Arc<str>) -> Facts {
        let mentions = KeptWords::from_bytes(&self.mentions);
        Facts {
            path: path.clone(),
            depth: Depth::Whole,
            head: self.head.head(),
            kind: self.kind.and_then(|kind| ArticleKind::ALL.get(kind).copied()),
            anchors: self.anchors.to_owned(),
            links: self.links.into_iter().map(LinkRecord::link).collect(),
            language: self.language.into(),
            topics: Topics { subject: self.subject.into(), mentions },
            ceilings: self.ceilings.into_iter().map(CeilingRecord::ceiling).collect(),
            open: self.open,
            other_schemes: self.other_schemes,
        }
    }
}

impl<'a> HeadRecord<'a> {
    fn of(head: &'a Head) -> Self {
        let texts = |texts: &'a [Box<str>]| texts.iter().map(|text| &**text).collect();
        Self {
            title: head.title.as_deref(),
            slug: head.slug.as_deref(),
            id: head.id.as_deref(),
            address: head.address.as_deref(),
            aliases: texts(&head.aliases),
            redirect: head.redirect.as_deref(),
            categories: texts(&head.categories),
            draft: head.draft,
            published_from: head.published_from.map(day),
            expires: head.expires.map(day),
            date: head.date.map(day),
        }
    }

    fn head(self) -> Head {
        Head {
            title: self.title.map(Into::into),
            slug: self.slug.map(Into::into),
            id: self.id.map(Into::into),
            address: self.address.map(Into::into),
            aliases: boxed(self.aliases),
            redirect: self.redirect.map(Into::into),
            categories: boxed(self.categories),
            draft: self.draft,
            published_from: self.published_from.and_then(date),
            expires: self.expires.and_then(date),
            date: self.date.and_then(date),
        }
    }
}

impl<'a> LinkRecord<'a> {
    fn of(link: &'a LinkFact) -> Self {
        let LinkFact { form, span, target_span, target, field } = link;
        Self { form: *form, span: *span, target_span: *target_span, target, field: field.as_deref() }
    }

    fn link(self) -> LinkFact {
        let Self { form, span, target_span, target, field } = self;
        LinkFact { form, span, target_span, target: target.into(), field: field.map(Into::into) }
    }
}

impl<'a> CeilingRecord<'a> {
    fn of(ceiling: &'a Ceiling) -> Self {
        let Ceiling { drug, route, amount, unit, shown, span, line } = ceiling;
        Self { drug, route: route.as_deref(), amount: *amount, unit, shown, span: *span, line: *line }
    }

    fn ceiling(self) -> Ceiling {
        let Self { drug, route, amount, unit, shown, span, line } = self;
        Ceiling {
            drug: drug.into(),
            route: route.map(Into::into),
            amount,
            unit: unit.into(),
            shown: shown.into(),
            span,
            line,
        }
    }
}

fn boxed(texts: Vec<&str>) -> ThinVec<Box<str>> {
    texts.into_iter().map(Into::into).collect()
}
