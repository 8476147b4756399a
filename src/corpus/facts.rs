//! What the other articles must know of one: small, owned, plain data, so that texts can be dropped.

use std::sync::Arc;

use thin_vec::ThinVec;

use super::anchors;
use super::ceiling::Ceiling;
use super::site::Site;
use super::topics::Topics;
use crate::article::front_matter::{self, FrontMatter, Value};
use crate::article::{Article, ArticleKind, Format, Link, LinkForm};
use crate::source::Span;

/// What the other articles must know of one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts {
    /// Its path relative to the root of the site.
    pub path: Arc<str>,
    /// How much of it was read.
    pub depth: Depth,
    /// What its front matter says of its place on the site.
    pub head: Head,
    /// What it is; none when only its head was read.
    pub kind: Option<ArticleKind>,
    /// What a link can lead to inside of it, as `href` fragments without `#`, parted by line feeds.
    pub anchors: String,
    /// Its links that stay on the site, in order.
    pub links: ThinVec<LinkFact>,
    /// BCP 47 language.
    pub language: Box<str>,
    /// What it is about; empty when only its head was read.
    pub topics: Topics,
    /// The most that it allows of drugs in a day; empty unless it was checked.
    pub ceilings: ThinVec<Ceiling>,
    /// Whether text is put in from elsewhere, whose anchors are not known.
    pub open: bool,
    /// The number of links to other schemes than those of the site and of the web (`tel:`, `javascript:` …).
    pub other_schemes: u32,
}

/// How much of an article was read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// Its path is known.
    #[default]
    Listed,
    /// Its front matter was read.
    Head,
    /// What links lead to in it was read; its own links are not kept.
    Anchors,
    /// All of it was read.
    Whole,
}

/// What the front matter of an article says of its place on the site.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Head {
    /// `title`, as written.
    pub title: Option<Box<str>>,
    /// `slug`.
    pub slug: Option<Box<str>>,
    /// `id`, or `uid`.
    pub id: Option<Box<str>>,
    /// The whole address, in the field that the generator of the site reads it from.
    pub address: Option<Box<str>>,
    /// `aliases` and `redirect_from`: former addresses that redirect here.
    pub aliases: ThinVec<Box<str>>,
    /// `redirect_to`, `redirect`: where this address redirects to.
    pub redirect: Option<Box<str>>,
    /// `categories` (Jekyll puts them into the address).
    pub categories: ThinVec<Box<str>>,
    /// Whether it is marked as a draft.
    pub draft: bool,
    /// The day from which it is published (YYYY-MM-DD): `publishDate`, else `date`.
    pub published_from: Option<jiff::civil::Date>,
    /// The day from which it is not published any more: `expiryDate`.
    pub expires: Option<jiff::civil::Date>,
    /// `date`.
    pub date: Option<jiff::civil::Date>,
}

/// A link that stays on the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkFact {
    /// How it is written.
    pub form: LinkForm,
    /// The whole link.
    pub span: (u32, u32),
    /// The target, without quotes.
    pub target_span: (u32, u32),
    /// The target as written, entities and backslashes decoded.
    pub target: Box<str>,
    /// The front matter field it stands in.
    pub field: Option<Box<str>>,
}

impl LinkFact {
    /// The bytes of the target; of the whole link, when the target has none.
    #[must_use]
    pub fn place(&self) -> Span {
        let (start, end) = if self.target_span.0 < self.target_span.1 { self.target_span } else { self.span };
        Span::new(start as usize, end as usize)
    }

    /// Whether it stands in a list of related articles of the front matter.
    #[must_use]
    pub fn is_related(&self) -> bool {
        self.form == LinkForm::FrontMatter && !super::target::is_asset(&self.target)
    }
}

impl Facts {
    /// An article of which only the path is known.
    #[must_use]
    pub fn listed(path: Arc<str>) -> Self {
        Self { path, ..Self::default() }
    }

    /// An article of which only the beginning was read.
    #[must_use]
    pub fn head(path: Arc<str>, text: &str, site: &Site) -> Self {
        let names = [Head::FIELDS, site.generator.traits().address].concat();
        let head = Head::of(&front_matter::fields(text, &names), site);
        Self { path, depth: Depth::Head, head, ..Self::default() }
    }

    /// What the others must know of `article` on `site`.
    #[must_use]
    pub fn of(article: &Article<'_>, site: &Site) -> Self {
        let mut head = Head::of(&article.front_matter, site);
        if head.title.is_none() {
            head.title = article.title.as_ref().map(|title| title.text.as_str().into());
        }
        let mut facts = Self {
            path: article.source.path.clone(),
            depth: Depth::Whole,
            head,
            kind: Some(article.kind),
            anchors: anchors::of(article, site),
            open: puts_in_text(article),
            language: article.language.as_str().into(),
            topics: Topics::of(article),
            ..Self::default()
        };
        let is_tag = |link: &&Link| link.form != LinkForm::Shortcode && link.target.contains('{');
        let tags: Vec<Span> = article.links.iter().filter(is_tag).map(|link| link.span).collect();
        let raw = raw(&article.source.text);
        let is_raw = |link: &&Link| {
            let before = raw.partition_point(|raw| raw.start <= link.span.start);
            raw[..before].last().is_some_and(|raw| raw.contains(link.span))
        };
        for link in article.links.iter().filter(|link| !is_raw(link)) {
            // A tag inside of a link's target is judged with the link.
            if link.form != LinkForm::Shortcode || !tags.iter().any(|tag| tag.contains(link.span)) {
                facts.add_link(article, link, site);
            }
        }
        facts.links.shrink_to_fit();
        facts.anchors.shrink_to_fit();
        facts
    }

    fn add_link(&mut self, article: &Article<'_>, link: &Link, site: &Site) {
        // A bare `www.example.org` is an address of the web although it names no scheme.
        let is_web = link.form == LinkForm::Bare && !link.target.contains("://");
        if is_web || link.form == LinkForm::UndefinedReference || site.is_external(&link.target) {
            return;
        }
        if super::target::has_other_scheme(&link.target) {
            self.other_schemes += 1;
            return;
        }
        let written = article.source.slice(link.target_span);
        let mut target_span = unquoted(written, link.target_span);
        let tag = super::tag::argument(&link.target);
        if let Some(at) = tag.as_ref().and_then(|tag| written.find(tag.target.as_ref())) {
            let length = tag.as_ref().map_or(0, |tag| tag.target.len());
            target_span = Span::new(link.target_span.start + at, link.target_span.start + at + length);
        }
        let by_name = tag.as_ref().is_some_and(|tag| tag.by_name);
        self.links.push(LinkFact {
            form: if by_name { LinkForm::Shortcode } else { link.form },
            span: link.span.small(),
            target_span: target_span.small(),
            target: tag.map_or_else(|| link.target.as_str().into(), |tag| tag.target.into()),
            field: link.field.as_deref().map(Into::into),
        });
    }

    /// The fragments that lead into it.
    pub fn anchors(&self) -> impl Iterator<Item = &str> {
        self.anchors.split('\n').filter(|anchor| !anchor.is_empty())
    }

    /// Whether a fragment that is spelled like this leads into it.
    #[must_use]
    pub fn has_anchor(&self, fragment: &str) -> bool {
        let ends = |at: usize| self.anchors.as_bytes().get(at).is_none_or(|byte| *byte == b'\n');
        let mut found = memchr::memmem::find_iter(self.anchors.as_bytes(), fragment);
        !fragment.is_empty() && found.any(|at| (at == 0 || ends(at - 1)) && ends(at + fragment.len()))
    }

    /// The name of its file without folders and extension.
    #[must_use]
    pub fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or(&self.path);
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }

    /// The format of its file.
    #[must_use]
    pub fn format(&self) -> Option<Format> {
        Format::of(&self.path)
    }

    /// Why readers cannot open it on that day; none when they can.
    #[must_use]
    pub fn unpublished(&self, today: jiff::civil::Date) -> Option<&'static str> {
        let in_drafts = self.path.starts_with("_drafts/") || self.path.contains("/_drafts/");
        if self.head.draft || in_drafts {
            Some("a draft")
        } else if self.head.expires.is_some_and(|day| day <= today) {
            Some("an expired page")
        } else if self.head.published_from.is_some_and(|day| day > today) {
            Some("a page that is not published yet")
        } else {
            None
        }
    }
}

impl Head {
    /// The fields that are read, besides that of the whole address.
    const FIELDS: &[&str] = &[
        "title",
        "slug",
        "id",
        "uid",
        "aliases",
        "redirect_from",
        "redirect_to",
        "redirect",
        "categories",
        "category",
        "draft",
        "published",
        "publishDate",
        "publish_date",
        "pubDate",
        "date",
        "expiryDate",
        "expiry_date",
        "unpublishDate",
    ];

    /// What front matter says of the place of its article.
    #[must_use]
    pub fn of(front_matter: &FrontMatter, site: &Site) -> Self {
        let text = |names: &[&str]| names.iter().find_map(|name| front_matter.text(name)).map(Box::from);
        let day = |names: &[&str]| names.iter().find_map(|name| front_matter.text(name)).and_then(date);
        let list = |name: &str| front_matter.get(name).map(texts).unwrap_or_default();
        let mut aliases = list("aliases");
        aliases.extend(list("redirect_from"));
        // As one text, categories are parted by spaces.
        let mut categories = match front_matter.text("categories") {
            Some(text) => text.split_whitespace().map(Into::into).collect(),
            None => list("categories"),
        };
        categories.extend(front_matter.text("category").map(Into::into));
        let published = front_matter.text("published") == Some("false");
        Self {
            title: text(&["title"]),
            slug: text(&["slug"]),
            id: text(&["id", "uid"]),
            address: text(site.generator.traits().address),
            aliases,
            redirect: text(&["redirect_to", "redirect"]),
            categories,
            draft: front_matter.text("draft") == Some("true") || published,
            published_from: day(&["publishDate", "publish_date", "pubDate", "date"]),
            expires: day(&["expiryDate", "expiry_date", "unpublishDate"]),
            date: day(&["date"]),
        }
    }
}

fn texts(value: &Value) -> ThinVec<Box<str>> {
    value.items().iter().filter_map(Value::as_text).map(Into::into).collect()
}

/// The day at the start of a date or time stamp.
fn date(text: &str) -> Option<jiff::civil::Date> {
    text.trim().get(..10)?.parse().ok()
}

/// The span of a quoted scalar without its quotes.
fn unquoted(text: &str, span: Span) -> Span {
    let quoted = |quote| text.len() >= 2 && text.starts_with(quote) && text.ends_with(quote);
    if quoted('"') || quoted('\'') { Span::new(span.start + 1, span.end - 1) } else { span }
}

/// What Liquid leaves as it stands, so that tags in it are not read; in order.
fn raw(text: &str) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let ends = memchr::memmem::Finder::new("{% endraw %}");
    for start in memchr::memmem::find_iter(text.as_bytes(), "{% raw %}") {
        if found.last().is_some_and(|last| start < last.end) {
            continue;
        }
        let Some(len) = ends.find(&text.as_bytes()[start..]) else { break };
        found.push(Span::new(start, start + len));
    }
    found
}

/// Whether text is put in from other files: partials, snippets, includes.
fn puts_in_text(article: &Article<'_>) -> bool {
    let text = article.source.text.as_bytes();
    let holds = |mark: &str| memchr::memmem::find(text, mark.as_bytes()).is_some();
    // Without a text of its own, a page shows what its layout makes.
    if article.source.text.get(article.front_matter.span.end..).is_none_or(|body| body.trim().is_empty()) {
        return true;
    }
    if article.format == Format::Mdx {
        return holds(".mdx'") || holds(".mdx\"") || holds(".md'") || holds(".md\"");
    }
    holds("--8<--")
        || holds("include_relative ")
        || holds("[!INCLUDE")
        || holds("< include ")
        || holds("readfile ")
        || holds("{% for ")
        || holds("% include ") && holds(".md %}")
}
