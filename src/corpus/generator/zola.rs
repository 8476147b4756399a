//! Zola: sections with `_index.md`, colocated `index.md`, `slug` and `path`, dates cut off file names.

use super::{Traits, below, dated, split};
use crate::corpus::facts::Facts;
use crate::corpus::site::Site;
use crate::corpus::slug::AnchorStyle;

pub(super) const TRAITS: Traits = Traits {
    index: &["index", "_index"],
    templates: &[],
    generated: &["tags", "categories", "authors", "page"],
    anchors: AnchorStyle::Zola,
    folder_pages: false,
    front_matter: true,
    complete: true,
};

pub(super) fn own(page: &Facts, site: &Site, inside: &str) -> Vec<String> {
    let (folder, stem) = split(inside);
    let suffix = site
        .languages
        .iter()
        .find_map(|language| Some((language.as_str(), stem.strip_suffix(language.as_str())?.strip_suffix('.')?)));
    let (language, stem) = suffix.unwrap_or(("", stem));
    let folder = slugs(folder);
    let path = match (stem, &page.head.slug) {
        ("_index", _) => folder,
        ("index", None) => undated(&folder),
        ("index", Some(slug)) => super::with_last(&folder, slug),
        (_, Some(slug)) => below(&folder, slug.trim_matches('/')),
        (stem, None) => below(&folder, &slug::slugify(dated(stem).map_or(stem, |(_, rest)| rest))),
    };
    vec![below(language, &path)]
}

fn undated(folder: &str) -> String {
    let name = crate::corpus::target::name(folder);
    dated(name).map_or_else(|| folder.to_owned(), |(_, rest)| super::with_last(folder, rest))
}

/// Folders keep their spelling in Zola but for what an address cannot hold.
fn slugs(folder: &str) -> String {
    folder
        .split('/')
        .map(|part| if part.contains(' ') { slug::slugify(part) } else { part.to_owned() })
        .collect::<Vec<_>>()
        .join("/")
}
