//! MkDocs, line by line: its YAML names Python objects by tags that no other reader knows.

use super::{Source, language, set_base};
use crate::corpus::slug::AnchorStyle;
use crate::corpus::{Root, Site};

pub(super) fn fill(site: &mut Site, source: &Source<'_>) {
    let text = |key: &str| {
        let value = source.text.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(':'))?;
        Some(scalar(value)).filter(|value| !value.is_empty())
    };
    set_base(site, text("site_url"));
    let folder = text("docs_dir").unwrap_or("docs");
    site.roots.push(Root::new(folder, ""));
    site.html = text("use_directory_urls") == Some("false");
    if source.text.contains("slugify: !!python") || source.text.contains("pymdownx.slugs") {
        site.anchors = AnchorStyle::Pymdownx;
    }
    let has_plugin =
        |name: &str| source.text.lines().any(|line| line.trim().trim_end_matches(':') == format!("- {name}"));
    if has_plugin("blog") {
        site.generated.push("blog".to_owned());
    }
    site.labels = has_plugin("autorefs") || has_plugin("mkdocstrings");
    if has_plugin("i18n") {
        languages(site, source.text, folder);
    }
}

/// The languages of the i18n plugin: a suffix of names, or a folder for each.
fn languages(site: &mut Site, text: &str, folder: &str) {
    for (code, behind) in text.match_indices("locale:").map(|(at, key)| &text[at + key.len()..]).map(|rest| {
        let (line, behind) = rest.split_once('\n').unwrap_or((rest, ""));
        (scalar(line), behind.split("locale:").next().unwrap_or_default())
    }) {
        let is_default = behind.contains("default: true");
        let at = if is_default { 0 } else { site.languages.len() };
        site.languages.insert(at, language(code, if is_default { "" } else { code }));
    }
    if text.contains("docs_structure: folder") {
        let roots = site.languages.iter().map(|own| Root::new(&format!("{folder}/{}", own.code), &own.prefix));
        let default = site.languages.first().map(|first| format!("{folder}/{}", first.code)).unwrap_or_default();
        site.roots.extend(roots.map(|root| root.translating(&default)));
    }
}

/// A value without quotes and comment.
fn scalar(value: &str) -> &str {
    value.split(" #").next().unwrap_or(value).trim().trim_matches(['"', '\''])
}
