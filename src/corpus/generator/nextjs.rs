//! Next.js: `pages/` and `app/` by path; other folders by the routes that the code of the site gives them.

use super::{Traits, pretty, split, with_last};
use crate::corpus::facts::Facts;
use crate::corpus::site::Root;
use crate::corpus::slug::AnchorStyle;
use crate::corpus::target;

pub(super) const TRAITS: Traits = Traits {
    index: &["index"],
    templates: &["js", "jsx", "ts", "tsx"],
    generated: &["api", "_next", "tags", "categories", "page"],
    anchors: AnchorStyle::Github,
    folder_pages: false,
    address: &["permalink", "url", "path"],
    untranslated: true,
    front_matter: true,
    aliases: true,
};

pub(super) fn own(page: &Facts, root: &Root, inside: &str) -> Vec<String> {
    if target::name(&root.folder) == "app" {
        let (folder, stem) = split(inside);
        let parts = folder.split('/').filter(|part| !part.starts_with(['(', '@']));
        return (stem == "page").then(|| parts.collect::<Vec<_>>().join("/")).into_iter().collect();
    }
    let path = pretty(inside, TRAITS.index);
    match page.head.slug.as_deref() {
        Some(slug) if root.prefix.is_none() => vec![with_last(&path, slug)],
        _ => vec![path],
    }
}
