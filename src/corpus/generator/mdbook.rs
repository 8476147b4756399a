//! mdBook: a page of HTML for every file, `README.md` for its folder.

use super::{Traits, below, split};
use crate::corpus::slug::AnchorStyle;

pub(super) const TRAITS: Traits = Traits {
    index: &["index", "README"],
    templates: &[],
    generated: &["print.html", "toc.html"],
    anchors: AnchorStyle::MdBook,
    folder_pages: false,
    address: &[],
    untranslated: false,
    front_matter: false,
    aliases: false,
};

pub(super) fn own(inside: &str) -> Vec<String> {
    let (folder, stem) = split(inside);
    if TRAITS.index.contains(&stem) { vec![folder.to_owned()] } else { vec![below(folder, &format!("{stem}.html"))] }
}
