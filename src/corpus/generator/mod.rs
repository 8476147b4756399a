//! Site generators: one file for each, which turns the place of an article into its addresses.

mod astro;
mod docusaurus;
mod eleventy;
mod hugo;
mod jekyll;
mod mdbook;
mod mkdocs;
mod nextjs;
mod pattern;
mod plain;
mod zola;

use schemars::JsonSchema;
use serde::Deserialize;

use super::facts::Facts;
use super::site::{Root, Site};
use super::slug::AnchorStyle;
use super::target;

/// Site generators whose addresses medlint knows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum GeneratorKind {
    Hugo,
    Jekyll,
    Docusaurus,
    Astro,
    Mkdocs,
    Zola,
    Eleventy,
    Nextjs,
    Mdbook,
    #[default]
    Plain,
}

/// What holds for every site of a generator.
#[derive(Debug, Clone, Copy)]
pub struct Traits {
    /// Names of files that stand for their folder, without extension.
    pub index: &'static [&'static str],
    /// Extensions of files in the folders of articles that are pages and no articles.
    pub templates: &'static [&'static str],
    /// First parts of addresses that are made without a file.
    pub generated: &'static [&'static str],
    /// How headings become anchors.
    pub anchors: AnchorStyle,
    /// Whether a folder of articles has an address without an index file.
    pub folder_pages: bool,
    /// Fields of the front matter that hold the whole address of an article.
    pub address: &'static [&'static str],
    /// Whether the default language stands in for what is not translated.
    pub untranslated: bool,
    /// Whether front matter can change addresses.
    pub front_matter: bool,
    /// Whether paths can begin with a name that code of the site gives to a folder: `@/`, `~/`.
    pub aliases: bool,
}

/// The addresses of an article, in the spelling of [`target::address`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Addresses {
    /// Where it is.
    pub own: Vec<String>,
    /// Where it was: these redirect.
    pub former: Vec<String>,
    /// The end of its address, when code of the site decides what stands before.
    pub routed: Option<String>,
}

impl GeneratorKind {
    /// The name used in the configuration.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hugo => "hugo",
            Self::Jekyll => "jekyll",
            Self::Docusaurus => "docusaurus",
            Self::Astro => "astro",
            Self::Mkdocs => "mkdocs",
            Self::Zola => "zola",
            Self::Eleventy => "eleventy",
            Self::Nextjs => "nextjs",
            Self::Mdbook => "mdbook",
            Self::Plain => "plain",
        }
    }

    /// What holds for every site of this generator.
    #[must_use]
    pub const fn traits(self) -> Traits {
        match self {
            Self::Hugo => hugo::TRAITS,
            Self::Jekyll => jekyll::TRAITS,
            Self::Docusaurus => docusaurus::TRAITS,
            Self::Astro => astro::TRAITS,
            Self::Mkdocs => mkdocs::TRAITS,
            Self::Zola => zola::TRAITS,
            Self::Eleventy => eleventy::TRAITS,
            Self::Nextjs => nextjs::TRAITS,
            Self::Mdbook => mdbook::TRAITS,
            Self::Plain => plain::TRAITS,
        }
    }
}

/// The addresses of an article on `site`.
#[must_use]
pub fn addresses(page: &Facts, site: &Site) -> Addresses {
    let Some((root, inside)) = site.root_of(&page.path) else { return Addresses::default() };
    let made = match site.generator {
        GeneratorKind::Hugo => hugo::own(page, site, inside),
        GeneratorKind::Jekyll => jekyll::own(page, site, inside),
        GeneratorKind::Docusaurus => docusaurus::own(page, site, root, inside),
        GeneratorKind::Astro => astro::own(page, root, inside),
        GeneratorKind::Mkdocs => mkdocs::own(site, inside),
        GeneratorKind::Zola => zola::own(page, site, inside),
        GeneratorKind::Eleventy if eleventy::is_unwritten(page) => return Addresses::default(),
        GeneratorKind::Eleventy => eleventy::own(page, site, inside),
        GeneratorKind::Nextjs => nextjs::own(page, root, inside),
        GeneratorKind::Mdbook => mdbook::own(inside),
        GeneratorKind::Plain => plain::own(page, inside),
    };
    let mut addresses = Addresses::default();
    match &root.prefix {
        Some(_) if made.is_empty() => addresses.routed = Some(pretty(inside, site.generator.traits().index)),
        Some(prefix) => addresses.own = made.iter().map(|path| below(prefix, path)).collect(),
        None => addresses.routed = made.into_iter().next(),
    }
    let base = addresses.own.first().cloned().unwrap_or_default();
    if let Some(address) = page.head.address.as_deref().filter(|address| is_address(address)) {
        // Hugo puts the language before an address without a slash.
        let language = match site.generator {
            GeneratorKind::Hugo if !address.starts_with('/') => in_language(site, inside).0,
            _ => "",
        };
        addresses.own = vec![below(language, &decoded(address))];
    }
    for alias in &page.head.aliases {
        let from = match site.generator {
            GeneratorKind::Hugo if !alias.starts_with('/') => target::folder(&base),
            _ => "",
        };
        let former = target::join(from, &target::decode(alias));
        addresses.former.extend(former.map(|former| target::address(&former).to_owned()));
    }
    addresses
}

/// The path of the language that the name of an article ends in, its folder, and its name without the language.
fn in_language<'a>(site: &'a Site, inside: &'a str) -> (&'a str, &'a str, &'a str) {
    let (folder, stem) = split(inside);
    let (language, stem) = site.language_of(stem);
    (language.map_or("", |language| language.prefix.as_str()), folder, stem)
}

/// Whether a value of the front matter can be an address: not a full one of another site, not code.
fn is_address(text: &str) -> bool {
    !text.is_empty() && text != "false" && !text.contains("://") && !target::is_template(text) && !text.contains(':')
}

fn decoded(address: &str) -> String {
    target::address(&target::decode(address)).to_owned()
}

fn below(prefix: &str, path: &str) -> String {
    match (prefix.is_empty(), path.is_empty()) {
        (true, _) => path.to_owned(),
        (_, true) => prefix.to_owned(),
        _ => format!("{prefix}/{path}"),
    }
}

/// The folder and the name without extension of a path.
fn split(inside: &str) -> (&str, &str) {
    (target::folder(inside), target::without_extension(target::name(inside)))
}

/// The path of an article whose index files stand for their folder.
fn pretty(inside: &str, index: &[&str]) -> String {
    let (folder, stem) = split(inside);
    if index.contains(&stem) { folder.to_owned() } else { below(folder, stem) }
}

/// `path` with its last part replaced.
fn with_last(path: &str, last: &str) -> String {
    below(target::folder(path), last.trim_matches('/'))
}

/// The date that a file name starts with and what follows ("2024-05-01-title" to the day and "title").
pub(super) fn dated(stem: &str) -> Option<(jiff::civil::Date, &str)> {
    let day = stem.get(..10)?.parse().ok()?;
    let rest = stem.get(10..)?.strip_prefix(['-', '_'])?;
    Some((day, rest))
}

/// The folder that is a root of the site, for messages.
#[must_use]
pub fn shown(root: &Root) -> &str {
    if root.folder.is_empty() { "." } else { &root.folder }
}
