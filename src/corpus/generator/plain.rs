//! No site generator: the address of a file is its path, with and without extension; a `slug` names it as well.

use super::{Traits, pretty, with_last};
use crate::corpus::facts::Facts;
use crate::corpus::slug::AnchorStyle;

pub(super) const TRAITS: Traits = Traits {
    index: &["index", "_index", "README", "readme", "Readme"],
    templates: &["html", "htm"],
    generated: &[],
    anchors: AnchorStyle::Github,
    folder_pages: true,
    address: &["permalink", "url", "path"],
    untranslated: false,
    front_matter: true,
    aliases: false,
};

pub(super) fn own(page: &Facts, inside: &str) -> Vec<String> {
    let path = pretty(inside, TRAITS.index);
    let slug = page.head.slug.as_deref().map(|slug| with_last(&path, slug));
    let top = page.head.slug.as_deref().map(|slug| slug.trim_matches('/').to_owned());
    let mut own: Vec<String> = [inside.to_owned(), path].into_iter().chain(slug).chain(top).collect();
    own.dedup();
    own
}
