//! MkDocs: folders for pages unless `use_directory_urls` is off.

use super::{Traits, below, in_language};
use crate::corpus::site::Site;
use crate::corpus::slug::AnchorStyle;

pub(super) const TRAITS: Traits = Traits {
    index: &["index", "README", "readme"],
    templates: &[],
    generated: &["tags", "search"],
    anchors: AnchorStyle::PythonMarkdown,
    folder_pages: false,
    address: &[],
    untranslated: true,
    front_matter: false,
    aliases: false,
};

pub(super) fn own(site: &Site, inside: &str) -> Vec<String> {
    let (language, folder, stem) = in_language(site, inside);
    let path = match TRAITS.index.contains(&stem) {
        true => folder.to_owned(),
        false if site.html => below(folder, &format!("{stem}.html")),
        false => below(folder, stem),
    };
    vec![below(language, &path)]
}
