//! Eleventy: a folder for every template, dates cut off file names.

use super::{Traits, below, dated, pretty, split};
use crate::corpus::facts::Facts;
use crate::corpus::site::{Site, behind};
use crate::corpus::slug::AnchorStyle;
use crate::corpus::target;

pub(super) const TRAITS: Traits = Traits {
    index: &["index"],
    templates: &["njk", "liquid", "html", "hbs", "ejs", "pug", "webc", "11ty.js", "vto"],
    generated: &["tags", "page"],
    anchors: AnchorStyle::MarkdownIt,
    folder_pages: false,
    address: &["permalink", "eleventyComputed.permalink"],
    untranslated: false,
    front_matter: true,
    aliases: false,
};

pub(super) fn own(page: &Facts, site: &Site, inside: &str) -> Vec<String> {
    let path = pretty(inside, TRAITS.index);
    let (folder, stem) = split(inside);
    let of_folder = site.permalinks.iter().find(|rule| behind(&rule.section, folder).is_some());
    let told = page.head.address.as_deref().or(of_folder.map(|rule| rule.pattern.as_str()));
    if let Some(pattern) = told.filter(|address| *address != "false") {
        return filled(pattern, page, stem).into_iter().collect();
    }
    match dated(stem) {
        Some((_, rest)) => vec![below(folder, rest)],
        None if stem == target::name(folder) && !folder.is_empty() => vec![folder.to_owned()],
        None => vec![path],
    }
}

/// Whether the front matter says that there is no page.
pub(super) fn is_unwritten(page: &Facts) -> bool {
    page.head.address.as_deref() == Some("false")
}

/// The address that a pattern makes: `/drugs/{{ page.fileSlug }}/`; none when it asks for more than is known here.
fn filled(pattern: &str, page: &Facts, stem: &str) -> Option<String> {
    let mut address = String::new();
    let mut rest = pattern;
    while let Some((before, code)) = rest.split_once("{{") {
        let (code, behind) = code.split_once("}}")?;
        let code: Vec<&str> = code.split('|').map(str::trim).collect();
        let text = match *code.first()? {
            "page.fileSlug" => dated(stem).map_or(stem, |(_, rest)| rest),
            "slug" => page.head.slug.as_deref()?,
            "title" => page.head.title.as_deref()?,
            _ => return None,
        };
        let is_slug = code.iter().skip(1).any(|filter| matches!(*filter, "slugify" | "slug"));
        address.push_str(before);
        address.push_str(&if is_slug { slug::slugify(text) } else { text.to_owned() });
        rest = behind;
    }
    address.push_str(rest);
    (!target::is_template(&address)).then(|| target::address(&address).to_owned())
}
