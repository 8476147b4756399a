//! Zola: sections with `_index.md`, colocated `index.md`, `slug` and `path`, dates cut off file names.

use super::{Traits, below, dated, in_language, with_last};
use crate::corpus::facts::Facts;
use crate::corpus::site::Site;
use crate::corpus::slug::AnchorStyle;

pub(super) const TRAITS: Traits = Traits {
    index: &["index", "_index"],
    templates: &[],
    generated: &["tags", "categories", "authors", "page"],
    anchors: AnchorStyle::Zola,
    folder_pages: false,
    address: &["path"],
    untranslated: false,
    front_matter: true,
    aliases: false,
};

pub(super) fn own(page: &Facts, site: &Site, inside: &str) -> Vec<String> {
    let (language, folder, stem) = in_language(site, inside);
    let folder = slugs(folder);
    let path = match (stem, &page.head.slug) {
        ("_index", _) => folder,
        ("index", None) => with_last(&folder, &name(site, crate::corpus::target::name(&folder))),
        ("index", Some(slug)) => with_last(&folder, slug),
        (_, Some(slug)) => below(&folder, slug.trim_matches('/')),
        (stem, None) => below(&folder, &name(site, stem)),
    };
    vec![below(language, &path)]
}

/// The last part of an address from the name of a file or folder.
fn name(site: &Site, stem: &str) -> String {
    let stem = dated(stem).map_or(stem, |(_, rest)| rest);
    if site.names_kept { stem.replace(' ', "_") } else { slug::slugify(stem) }
}

/// Folders keep their spelling in Zola but for what an address cannot hold.
fn slugs(folder: &str) -> String {
    folder
        .split('/')
        .map(|part| if part.contains(' ') { slug::slugify(part) } else { part.to_owned() })
        .collect::<Vec<_>>()
        .join("/")
}
