//! Eleventy: the folder of the input, and what is copied as it is.

use super::{Source, data, rule, script, set_base_path};
use crate::corpus::slug::AnchorStyle;
use crate::corpus::{Root, Site};

/// Extensions of files with data for their folder.
const DATA: [&str; 6] = [".11tydata.js", ".11tydata.mjs", ".11tydata.cjs", ".11tydata.ts", ".11tydata.json", ".json"];
/// Extensions of templates that are no articles.
const TEMPLATES: [&str; 5] = [".njk", ".liquid", ".webc", ".vto", ".hbs"];
/// A pattern that nothing can be said of.
const UNKNOWN: &str = "{{ code }}";

pub(super) fn fill(site: &mut Site, source: &Source<'_>) {
    let code = source.text;
    set_base_path(site, script::text(code, "pathPrefix"));
    let called = || script::calls(code, "setInputDirectory").find_map(|call| script::quoted(call).next());
    let root = Root::new(script::text(code, "input").or_else(called).unwrap_or_default(), "");
    site.static_folders.push(root.clone());
    for call in script::calls(code, "addPassthroughCopy") {
        let texts: Vec<&str> = script::quoted(call).collect();
        if call.trim_start().starts_with('{') {
            let to = |to: &str| to.trim_matches(['.', '/']).to_owned();
            site.static_folders.extend(texts.chunks_exact(2).map(|pair| Root::new(pair[0], &to(pair[1]))));
        } else if let Some(from) = texts.first() {
            let copied = Root::new(from, "");
            let prefix = root.inside(&copied.folder).unwrap_or(&copied.folder).to_owned();
            site.static_folders.push(Root::new(from, &prefix));
        }
    }
    site.static_folders.extend(["public", "static"].map(|folder| Root::new(folder, "")));
    if let Some(call) = script::calls(code, "addGlobalData").find(|call| call.contains("permalink")) {
        let pattern = script::quoted(call).nth(1).filter(|pattern| !pattern.contains("${"));
        site.permalinks.push(rule("", pattern.unwrap_or(UNKNOWN)));
    }
    of_folders(site, source, &root);
    of_templates(site, source, &root);
    site.roots.push(root);
    if code.contains("slugify") || code.contains("IdAttributePlugin") {
        site.anchors = AnchorStyle::Slugify;
    }
}

/// The permalinks that files of data set for all articles of their folder, the deepest folder first.
fn of_folders(site: &mut Site, source: &Source<'_>, root: &Root) {
    for file in source.files(&root.folder, &|name| DATA.iter().any(|end| name.ends_with(end))) {
        let (folder, name) = file.rsplit_once('/').unwrap_or(("", &file));
        let stem = DATA.iter().find_map(|end| name.strip_suffix(end));
        let Some(inside) =
            root.inside(folder).filter(|inside| stem.is_some_and(|stem| inside.split('/').next_back() == Some(stem)))
        else {
            continue;
        };
        let text = source.read(&file).unwrap_or_default();
        let json = data::parse(&file, &text);
        let told = match data::text(&json, "permalink") {
            Some(pattern) => Some(pattern),
            None if file.ends_with(".json") => None,
            None => script::text(&text, "permalink").or(text.contains("permalink").then_some(UNKNOWN)),
        };
        site.permalinks
            .extend(told.map(|pattern| rule(inside, if pattern.contains("${") { UNKNOWN } else { pattern })));
    }
    site.permalinks.sort_by_key(|rule| std::cmp::Reverse(rule.section.len()));
}

/// The addresses that templates set for themselves; of those with code in them the first part.
fn of_templates(site: &mut Site, source: &Source<'_>, root: &Root) {
    for file in source.files(&root.folder, &|name| TEMPLATES.iter().any(|end| name.ends_with(end))) {
        let text = source.read(&file).unwrap_or_default();
        let Some(value) = text.lines().find_map(|line| line.strip_prefix("permalink:")) else { continue };
        let path = value.trim().trim_matches(['"', '\'']).trim_matches('/');
        match path.split_once("{{") {
            None => site.made.push(crate::corpus::target::address(path).to_owned()),
            Some((before, _)) => site.generated.extend(before.split_once('/').map(|(first, _)| first.to_owned())),
        }
    }
}
