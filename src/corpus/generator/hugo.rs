//! Hugo: page bundles, `slug`, permalinks by section, languages by suffix or folder, all in lower case.

use super::pattern::{Parts, fill};
use super::{Traits, below, pretty, split, with_last};
use crate::corpus::facts::Facts;
use crate::corpus::site::Site;
use crate::corpus::slug::AnchorStyle;

pub(super) const TRAITS: Traits = Traits {
    index: &["index", "_index"],
    templates: &["adoc", "org", "rst", "ipynb"],
    generated: &["tags", "categories", "series", "authors", "page", "search"],
    anchors: AnchorStyle::Goldmark,
    folder_pages: true,
    front_matter: true,
    complete: true,
};

pub(super) fn own(page: &Facts, site: &Site, inside: &str) -> Vec<String> {
    let (language, inside) = language(site, inside);
    let path = lower(&pretty(inside, TRAITS.index));
    let is_list = split(inside).1 == "_index";
    let slug = page.head.slug.as_deref().map(lower);
    let section = path.split_once('/').map_or("", |(section, _)| section);
    let pattern = site.permalinks.iter().find(|rule| !is_list && (rule.section == section || rule.section.is_empty()));
    let made = pattern.and_then(|rule| {
        let filename = crate::corpus::target::name(&path);
        let title = page.head.title.as_deref().map(lower).unwrap_or_default();
        let parts = Parts {
            date: page.head.date,
            title: &title,
            slug: slug.as_deref().unwrap_or(filename),
            filename,
            section,
            sections: crate::corpus::target::folder(&path),
            path: &path,
            ..Parts::default()
        };
        fill(&rule.pattern, &parts)
    });
    let made = made.unwrap_or_else(|| match &slug {
        Some(slug) if !is_list => with_last(&path, slug),
        _ => path,
    });
    vec![below(language, &made)]
}

/// The language of a path, "" for the default one, and the path without it.
fn language<'a>(site: &'a Site, inside: &'a str) -> (&'a str, &'a str) {
    for language in &site.languages {
        let (folder, stem) = split(inside);
        if let Some(bare) = stem.strip_suffix(language.as_str()).and_then(|stem| stem.strip_suffix('.')) {
            let at = if folder.is_empty() { 0 } else { folder.len() + 1 };
            return (language, &inside[..at + bare.len()]);
        }
        if let Some(rest) = inside.strip_prefix(language.as_str()).and_then(|rest| rest.strip_prefix('/')) {
            return (language, rest);
        }
    }
    ("", inside)
}

/// As Hugo writes addresses: lower case, spaces to hyphens.
fn lower(text: &str) -> String {
    let kept = text.trim().chars().filter(|letter| letter.is_alphanumeric() || " -_./+~".contains(*letter));
    let text: String = kept.map(|letter| if letter == ' ' { '-' } else { letter }).collect();
    text.to_lowercase()
}
