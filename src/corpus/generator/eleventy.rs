//! Eleventy: a folder for every template, dates cut off file names.

use super::{Traits, below, dated, pretty, split};
use crate::corpus::facts::Facts;
use crate::corpus::slug::AnchorStyle;
use crate::corpus::target;

pub(super) const TRAITS: Traits = Traits {
    index: &["index"],
    templates: &["njk", "liquid", "html", "hbs", "ejs", "pug", "webc", "11ty.js", "vto"],
    generated: &["tags", "page"],
    anchors: AnchorStyle::MarkdownIt,
    folder_pages: false,
    front_matter: true,
    complete: true,
};

pub(super) fn own(_page: &Facts, inside: &str) -> Vec<String> {
    let path = pretty(inside, TRAITS.index);
    let (folder, stem) = split(inside);
    match dated(stem) {
        Some((_, rest)) => vec![below(folder, rest)],
        None if stem == target::name(folder) && !folder.is_empty() => vec![folder.to_owned()],
        None => vec![path],
    }
}
