//! Astro: `src/pages` by path; content collections by the routes that the code of the site gives them.

use super::{Traits, pretty, with_last};
use crate::corpus::facts::Facts;
use crate::corpus::site::Root;
use crate::corpus::slug::{AnchorStyle, slug};

pub(super) const TRAITS: Traits = Traits {
    index: &["index"],
    templates: &["astro", "html", "js", "ts", "tsx", "jsx"],
    generated: &["tags", "categories", "authors", "page", "rss.xml", "search"],
    anchors: AnchorStyle::Github,
    folder_pages: false,
    address: &["permalink", "url", "path"],
    untranslated: true,
    front_matter: true,
    aliases: true,
};

pub(super) fn own(page: &Facts, root: &Root, inside: &str) -> Vec<String> {
    let path = pretty(inside, TRAITS.index);
    if root.folder.ends_with("pages") {
        return vec![path];
    }
    let path = path.split('/').map(|part| slug(AnchorStyle::Github, part)).collect::<Vec<_>>().join("/");
    match page.head.slug.as_deref() {
        Some(slug) if slug.contains('/') || root.prefix.is_some() => vec![slug.trim_matches('/').to_owned()],
        Some(slug) => vec![with_last(&path, slug)],
        None => vec![path],
    }
}
