//! Hugo: page bundles, `slug`, permalinks by section, languages by suffix or folder, all in lower case.

use super::pattern::{Parts, fill};
use super::{Traits, below, in_language, with_last};
use crate::corpus::facts::Facts;
use crate::corpus::site::Site;
use crate::corpus::slug::AnchorStyle;
use crate::corpus::target;

pub(super) const TRAITS: Traits = Traits {
    index: &["index", "_index"],
    templates: &["adoc", "org", "rst", "ipynb"],
    generated: &["tags", "categories", "series", "authors", "page", "search"],
    anchors: AnchorStyle::Goldmark,
    folder_pages: true,
    address: &["url"],
    untranslated: false,
    front_matter: true,
    aliases: false,
};

pub(super) fn own(page: &Facts, site: &Site, inside: &str) -> Vec<String> {
    let (language, folder, stem) = in_language(site, inside);
    let case = |text: &str| if site.names_kept { text.to_owned() } else { lower(text) };
    let is_list = stem == "_index";
    let path = case(&if TRAITS.index.contains(&stem) { folder.to_owned() } else { below(folder, stem) });
    let slug = page.head.slug.as_deref().filter(|_| !is_list).map(case);
    let section = path.split('/').next().unwrap_or_default();
    let told = page.head.address.as_deref().filter(|address| address.contains(':'));
    let rule = site.permalinks.iter().find(|rule| rule.overview == is_list && [section, ""].contains(&&*rule.section));
    if let Some(pattern) = told.or_else(|| Some(rule?.pattern.as_str())) {
        let filename = target::name(&path);
        let title = page.head.title.as_deref().map(lower).unwrap_or_default();
        let slug = slug.as_deref();
        let parts = Parts {
            date: page.head.date,
            title: &title,
            slug: slug.unwrap_or(&title),
            slug_or_filename: slug.unwrap_or(filename),
            filename,
            section,
            sections: target::folder(&path),
            path: &path,
            ..Parts::default()
        };
        return fill(pattern, &parts).map(|made| below(language, &made)).into_iter().collect();
    }
    let made = below(language, &slug.map_or_else(|| path.clone(), |slug| with_last(&path, &slug)));
    if site.html && !made.is_empty() {
        let html = format!("{made}.html");
        return if is_list { vec![made, html] } else { vec![html] };
    }
    vec![made]
}

/// As Hugo writes addresses: lower case, spaces to hyphens.
fn lower(text: &str) -> String {
    let kept = text.trim().chars().filter(|letter| letter.is_alphanumeric() || " -_./+~".contains(*letter));
    let text: String = kept.map(|letter| if letter == ' ' { '-' } else { letter }).collect();
    text.to_lowercase()
}
