//! MkDocs: folders for pages unless `use_directory_urls` is off, which a permalink rule of the site says.

use super::{Traits, below, pretty, split};
use crate::corpus::site::Site;
use crate::corpus::slug::AnchorStyle;

pub(super) const TRAITS: Traits = Traits {
    index: &["index", "README", "readme"],
    templates: &[],
    generated: &["tags", "search"],
    anchors: AnchorStyle::PythonMarkdown,
    folder_pages: false,
    front_matter: false,
    complete: true,
};

pub(super) fn own(site: &Site, inside: &str) -> Vec<String> {
    let path = pretty(inside, TRAITS.index);
    let (folder, stem) = split(inside);
    if site.permalinks.iter().any(|rule| rule.pattern.ends_with(".html")) {
        return vec![if TRAITS.index.contains(&stem) { path } else { below(folder, &format!("{stem}.html")) }];
    }
    vec![path]
}
