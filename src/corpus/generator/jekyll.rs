//! Jekyll: posts with dates, collections, permalink styles and patterns.

use super::pattern::{Parts, fill};
use super::{Traits, below, dated, split};
use crate::corpus::facts::Facts;
use crate::corpus::site::Site;
use crate::corpus::slug::AnchorStyle;
use crate::corpus::target;

pub(super) const TRAITS: Traits = Traits {
    index: &["index", "README", "readme"],
    templates: &["html", "htm", "liquid", "scss", "sass"],
    generated: &["tags", "tag", "categories", "category", "page", "archive", "author"],
    anchors: AnchorStyle::Github,
    folder_pages: false,
    address: &["permalink"],
    untranslated: false,
    front_matter: true,
    aliases: false,
};

/// The pattern behind the name of a permalink style.
fn style(name: &str) -> &str {
    match name {
        "date" => "/:categories/:year/:month/:day/:title:output_ext",
        "pretty" => "/:categories/:year/:month/:day/:title/",
        "ordinal" => "/:categories/:year/:y_day/:title:output_ext",
        "weekdate" => "/:categories/:year/W:week/:short_day/:title:output_ext",
        "none" => "/:categories/:title:output_ext",
        pattern => pattern,
    }
}

pub(super) fn own(page: &Facts, site: &Site, inside: &str) -> Vec<String> {
    let (folder, stem) = split(inside);
    let global = site.permalinks.iter().find(|rule| rule.section.is_empty()).map(|rule| rule.pattern.as_str());
    let parts = folder.split('/').position(|part| part.starts_with('_') && part != "_index");
    let Some(at) = parts else { return page_addresses(folder, stem, global) };
    let collection = folder.split('/').nth(at).unwrap_or_default().trim_start_matches('_');
    let before: Vec<&str> = folder.split('/').take(at).collect();
    let below_collection = folder.split('/').skip(at + 1).collect::<Vec<_>>().join("/");
    let (day, name) = dated(stem).map_or((page.head.date, stem), |(day, rest)| (Some(day), rest));
    let categories = categories(page, &before);
    let told = page.head.address.as_deref().filter(|address| address.contains(':'));
    let slug = page.head.slug.as_deref().unwrap_or(name);
    let path = below(&below_collection, stem);
    let parts = Parts {
        date: page.head.date.or(day),
        title: slug,
        slug,
        slug_or_filename: slug,
        filename: stem,
        section: collection,
        sections: &below_collection,
        path: &path,
        categories: &categories,
        extension: ".html",
    };
    let own = site.permalinks.iter().find(|rule| rule.section == collection).map(|rule| rule.pattern.as_str());
    let is_post = matches!(collection, "posts" | "drafts");
    let pattern = match (told.or(own), is_post) {
        (Some(pattern), _) => style(pattern),
        (None, true) => style(global.unwrap_or("date")),
        (None, false) if is_pretty(global) => "/:collection/:path/",
        (None, false) => "/:collection/:path:output_ext",
    };
    fill(pattern, &parts).map(with_bare).unwrap_or_default()
}

/// The addresses of a page outside of collections.
fn page_addresses(folder: &str, stem: &str, global: Option<&str>) -> Vec<String> {
    if TRAITS.index.contains(&stem) {
        return vec![folder.to_owned(), below(folder, &format!("{stem}.html"))];
    }
    let path = below(folder, stem);
    if is_pretty(global) { vec![path] } else { with_bare(format!("{path}.html")) }
}

fn is_pretty(global: Option<&str>) -> bool {
    global.is_some_and(|pattern| pattern == "pretty" || pattern.ends_with('/'))
}

/// An address, and the same without `.html`, which the hosts of Jekyll sites serve as well.
fn with_bare(address: String) -> Vec<String> {
    match address.strip_suffix(".html") {
        Some(bare) => vec![target::address(&address).to_owned(), target::address(bare).to_owned()],
        None => vec![address],
    }
}

/// The categories of a post: the folders above `_posts`, and those of its front matter.
fn categories(page: &Facts, before: &[&str]) -> String {
    let all = before.iter().copied().chain(page.head.categories.iter().map(|category| &**category));
    let mut unique: Vec<String> = Vec::new();
    for part in all.map(|part| part.to_lowercase().split_whitespace().collect::<Vec<_>>().join("-")) {
        if !part.is_empty() && !unique.contains(&part) {
            unique.push(part);
        }
    }
    unique.join("/")
}
