//! Docusaurus: number prefixes, `id` and `slug`, dated blog posts, versions.

use super::{Traits, below, pretty, split};
use crate::corpus::facts::Facts;
use crate::corpus::site::{Root, Site};
use crate::corpus::slug::AnchorStyle;
use crate::corpus::target;

pub(super) const TRAITS: Traits = Traits {
    index: &["index", "README", "readme", "Index"],
    templates: &["js", "jsx", "ts", "tsx"],
    generated: &["tags", "category", "archive", "search", "authors", "page"],
    anchors: AnchorStyle::Github,
    folder_pages: false,
    address: &[],
    untranslated: true,
    front_matter: true,
    aliases: true,
};

pub(super) fn own(page: &Facts, site: &Site, root: &Root, inside: &str) -> Vec<String> {
    if root.folder.ends_with("pages") {
        return vec![pretty(inside, TRAITS.index)];
    }
    if root.posts {
        let made = page.head.slug.as_deref().map(|slug| slug.trim_matches('/').to_owned());
        return vec![made.unwrap_or_else(|| blog(&pretty(inside, TRAITS.index)))];
    }
    let number = |part: &str| if site.names_kept { part.to_owned() } else { unnumbered(part).to_owned() };
    let (folder, stem) = split(inside);
    let is_index = TRAITS.index.contains(&stem) || stem.eq_ignore_ascii_case(target::name(folder));
    let folder = folder.split('/').map(number).collect::<Vec<_>>().join("/");
    vec![match page.head.slug.as_deref() {
        Some(slug) if slug.starts_with('/') => slug.trim_matches('/').to_owned(),
        Some(slug) => target::join(&folder, slug).unwrap_or_else(|| below(&folder, slug)),
        None if is_index => folder,
        None => below(&folder, &page.head.id.as_deref().map_or_else(|| number(stem), str::to_owned)),
    }]
}

/// A name without its number ("01-dosing" is "dosing", "2024-05" stays).
fn unnumbered(part: &str) -> &str {
    let rest = part.trim_start_matches(|letter: char| letter.is_ascii_digit());
    if rest.len() == part.len() || is_date_or_version(part) {
        return part;
    }
    let name =
        rest.trim_start().strip_prefix(['-', '_', '.']).map(|name| name.trim_start_matches(['-', '_', '.', ' ']));
    name.filter(|name| !name.is_empty()).unwrap_or(part)
}

/// Whether a name starts with what looks like a date or version: two numbers.
fn is_date_or_version(part: &str) -> bool {
    let mut numbers = part.split(['-', '_', '.']);
    let is_number =
        |part: Option<&str>| part.is_some_and(|part| part.starts_with(|letter: char| letter.is_ascii_digit()));
    is_number(numbers.next()) && is_number(numbers.next())
}

/// The path of a post: the date in its name or folders comes first, as folders.
fn blog(path: &str) -> String {
    let is_digit = |at: usize| path.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let date = path.char_indices().map(|(at, _)| at).filter(|at| *at == 0 || !is_digit(at - 1)).find_map(|at| {
        let day = path.get(at..at + 10)?.replace('/', "-");
        day.parse::<jiff::civil::Date>().ok().map(|_| (at, day))
    });
    let Some((at, day)) = date else { return path.to_owned() };
    let rest = path[at + 10..].strip_prefix(['-', '/']).unwrap_or(&path[at + 10..]);
    below(&day.replace('-', "/"), &format!("{}{rest}", &path[..at]))
}
