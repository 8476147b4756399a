//! Hugo: one configuration file or a folder of them; languages by suffix or folder, permalinks, mounts.

use serde_json::Value;

use super::{Source, data, language, of_themes, rule, set_base};
use crate::corpus::slug::AnchorStyle;
use crate::corpus::{Permalink, Root, Site};

/// Keys that may stand in files of their own in `config/_default`.
const PARTS: [&str; 5] = ["languages", "permalinks", "taxonomies", "module", "markup"];

pub(super) fn fill(site: &mut Site, source: &Source<'_>) {
    let value = whole(source);
    set_base(site, data::text(&value, "baseURL").filter(|url| url.contains("://")));
    let is_set = |key: &str| data::get(&value, key).and_then(Value::as_bool) == Some(true);
    site.html = is_set("uglyURLs");
    site.names_kept = is_set("disablePathToLower");
    languages(site, &value, is_set("defaultContentLanguageInSubdir"));
    permalinks(site, &value);
    site.generated.extend(data::entries(&value, "taxonomies").filter_map(|(_, name)| name.as_str()).map(str::to_owned));
    let usual = ["static", "assets"].map(str::to_owned);
    let folders = data::texts(&value, "staticDir").into_iter().chain(usual);
    site.static_folders.extend(folders.map(|folder| Root::new(&folder, "")));
    mounts(site, &value);
    of_themes(site, source);
    let parser =
        ["goldmark", "parser"].iter().try_fold(data::get(&value, "markup"), |at, key| Some(data::get(at?, key)));
    if parser.flatten().and_then(|parser| data::text(parser, "autoHeadingIDType")) == Some("github-ascii") {
        site.anchors = AnchorStyle::GoldmarkAscii;
    }
}

/// The configuration with the parts that have files of their own.
fn whole(source: &Source<'_>) -> Value {
    let mut value = data::parse(source.file, source.text);
    if value.is_null() {
        value = Value::Object(serde_json::Map::new());
    }
    for part in PARTS {
        let files = ["toml", "yaml", "yml", "json"].map(|extension| format!("config/_default/{part}.{extension}"));
        let found = files.iter().find_map(|file| Some(data::parse(file, &source.read(file)?)));
        if let (Some(found), Some(map)) = (found, value.as_object_mut()) {
            map.insert(part.to_owned(), found);
        }
    }
    value
}

fn languages(site: &mut Site, value: &Value, in_folder: bool) {
    let content = data::text(value, "contentDir").unwrap_or("content");
    let default = data::text(value, "defaultContentLanguage").unwrap_or("en").to_lowercase();
    let prefix = |code: &str| if code == default && !in_folder { String::new() } else { code.to_owned() };
    for (name, settings) in data::entries(value, "languages") {
        let code = name.to_lowercase();
        match data::text(settings, "contentDir").filter(|folder| *folder != content) {
            Some(folder) => site.roots.push(Root::new(folder, &prefix(&code))),
            None if code == default => site.languages.insert(0, language(&code, &prefix(&code))),
            None => site.languages.push(language(&code, &prefix(&code))),
        }
    }
    if in_folder && site.roots.is_empty() && site.languages.first().is_none_or(|first| first.code != default) {
        site.languages.insert(0, language(&default, &default));
    }
    let is_split = site.roots.iter().any(|root| root.prefix.as_deref() == Some(&*prefix(&default)));
    if !is_split {
        site.roots.push(Root::new(content, ""));
    }
}

/// `permalinks` by section, or by kind of page and section.
fn permalinks(site: &mut Site, value: &Value) {
    for (key, pattern) in data::entries(value, "permalinks") {
        match pattern {
            Value::String(pattern) => site.permalinks.push(rule(key, pattern)),
            Value::Object(sections) if key == "page" || key == "section" => {
                let rules = sections.iter().filter_map(|(name, pattern)| Some(rule(name, pattern.as_str()?)));
                site.permalinks.extend(rules.map(|rule| Permalink { overview: key == "section", ..rule }));
            }
            _ => {}
        }
    }
}

/// `module.mounts`: folders that stand in for `content` and `static`.
fn mounts(site: &mut Site, value: &Value) {
    let mounts = data::get(value, "module").and_then(|module| data::get(module, "mounts")).and_then(Value::as_array);
    for mount in mounts.into_iter().flatten() {
        let (Some(from), Some(to)) = (data::text(mount, "source"), data::text(mount, "target")) else { continue };
        let (kind, path) = to.split_once('/').unwrap_or((to, ""));
        match kind {
            "content" if site.roots.iter().all(|root| root.folder != from) => site.roots.push(Root::new(from, path)),
            "static" => site.static_folders.push(Root::new(from, path)),
            _ => {}
        }
    }
}
