//! Docusaurus: number prefixes, `id` and `slug`, dated blog posts, versions.

use super::{Traits, below, dated, split, with_last};
use crate::corpus::facts::Facts;
use crate::corpus::site::Root;
use crate::corpus::slug::AnchorStyle;
use crate::corpus::target;

pub(super) const TRAITS: Traits = Traits {
    index: &["index", "README", "readme", "Index"],
    templates: &["js", "jsx", "ts", "tsx"],
    generated: &["tags", "category", "archive", "search", "authors", "page"],
    anchors: AnchorStyle::Github,
    folder_pages: false,
    front_matter: true,
    complete: true,
};

pub(super) fn own(page: &Facts, root: &Root, inside: &str) -> Vec<String> {
    let is_blog = target::name(&root.folder).contains("blog");
    let is_page = root.folder.ends_with("pages");
    let (version, inside) = version(&root.folder, inside);
    let (folder, stem) = split(inside);
    let number = |part: &str| if is_blog || is_page { part.to_owned() } else { unnumbered(part).to_owned() };
    let folder = folder.split('/').map(number).collect::<Vec<_>>().join("/");
    let name = number(page.head.id.as_deref().unwrap_or(stem));
    let parent = target::name(&folder);
    let path = if page.head.id.is_none() && (TRAITS.index.contains(&name.as_str()) || name == parent && !is_page) {
        folder.clone()
    } else {
        below(&folder, &name)
    };
    let path = if is_blog { blog(&path) } else { path };
    let made = match page.head.slug.as_deref() {
        Some("/") => String::new(),
        Some(slug) if slug.starts_with('/') => slug.trim_matches('/').to_owned(),
        Some(slug) if is_blog => slug.trim_matches('/').to_owned(),
        Some(slug) => target::join(&folder, slug).unwrap_or_else(|| with_last(&path, slug)),
        None => path,
    };
    vec![below(version, &made)]
}

/// The version of a path below `versioned_docs`, and the path without it.
fn version<'a>(root: &str, inside: &'a str) -> (&'a str, &'a str) {
    let versioned = root.ends_with("versioned_docs");
    let split = inside.split_once('/').filter(|_| versioned);
    split.map_or(("", inside), |(version, rest)| (version.trim_start_matches("version-"), rest))
}

/// A name without its number ("01-dosing" is "dosing", "2024-05" stays).
fn unnumbered(part: &str) -> &str {
    let rest = part.trim_start_matches(|letter: char| letter.is_ascii_digit());
    if rest.len() == part.len() || is_date_or_version(part) {
        return part;
    }
    let name = rest.trim_start().strip_prefix(['-', '_', '.']).map(str::trim_start);
    name.filter(|name| !name.is_empty()).unwrap_or(part)
}

/// Whether a name starts with what looks like a date or version: two numbers.
fn is_date_or_version(part: &str) -> bool {
    let mut numbers = part.split(['-', '_', '.']);
    let is_number =
        |part: Option<&str>| part.is_some_and(|part| part.starts_with(|letter: char| letter.is_ascii_digit()));
    is_number(numbers.next()) && is_number(numbers.next())
}

/// The path of a post: its date becomes folders.
fn blog(path: &str) -> String {
    let (folder, name) = (target::folder(path), target::name(path));
    match dated(name) {
        Some((day, rest)) => {
            let day = format!("{:04}/{:02}/{:02}", day.year(), day.month(), day.day());
            below(folder, &below(&day, rest))
        }
        None => path.to_owned(),
    }
}
