//! Docusaurus: docs with versions and translations, blog, pages.

use super::{Source, language, redirect, script, set_base, set_base_path};
use crate::corpus::{Root, Site};

pub(super) fn fill(site: &mut Site, source: &Source<'_>) {
    let code = source.text;
    set_base(site, script::text(code, "url"));
    set_base_path(site, script::text(code, "baseUrl"));
    site.names_kept = code.contains("numberPrefixParser: false");
    let default = script::text(code, "defaultLocale").unwrap_or("en");
    let others: Vec<&str> = script::list(code, "locales").filter(|locale| *locale != default).collect();
    site.languages.push(language(default, ""));
    site.languages.extend(others.iter().map(|locale| language(locale, locale)));
    let mut plugins = vec![("src/pages".to_owned(), String::new(), "pages")];
    let (folder, route) = placed(code, "blog");
    plugins.push((folder, route, "blog"));
    let (folder, route) = placed(code, "docs");
    plugins.extend(versions(source, &folder, &route));
    for (folder, route, part) in plugins {
        for locale in &others {
            let own = format!("i18n/{locale}/docusaurus-plugin-content-{part}");
            site.roots.push(Root::new(&own, &format!("{locale}/{}", route.trim_matches('/'))).translating(&folder));
        }
        site.roots.push(Root::new(&folder, &route));
    }
    for (path, route) in script::all(code, "path").zip(script::all(code, "routeBasePath")) {
        if source.has(path) && site.roots.iter().all(|root| root.folder != path.trim_matches(['.', '/'])) {
            site.roots.push(Root::new(path, route));
        }
    }
    site.static_folders.push(Root::new("static", ""));
    redirect(site, script::pairs(code, "from", "to"));
}

/// The folder and the route of a part of the classic preset.
fn placed(code: &str, part: &str) -> (String, String) {
    let set = |key| {
        let found =
            script::blocks(code, part).find_map(|block| Some(script::text(&script::own(block), key)?.to_owned()));
        found.unwrap_or_else(|| part.to_owned())
    };
    (set("path"), set("routeBasePath"))
}

/// The folder, the route and the folder of translations of each version of the docs.
fn versions(source: &Source<'_>, folder: &str, route: &str) -> Vec<(String, String, &'static str)> {
    let names = source.read("versions.json").and_then(|text| serde_json::from_str::<Vec<String>>(&text).ok());
    let names = names.unwrap_or_default();
    let settings = script::blocks(source.text, "versions").next().unwrap_or_default();
    let last = script::text(source.text, "lastVersion").or(names.first().map(String::as_str)).unwrap_or("current");
    let route_of = |name: &str, usual: &str| {
        let own = script::blocks(settings, name).find_map(|block| script::text(block, "path"));
        let path = own.unwrap_or(if name == last { "" } else { usual });
        format!("{}/{path}", route.trim_end_matches('/'))
    };
    let mut all: Vec<_> =
        names.iter().map(|name| (format!("versioned_docs/version-{name}"), route_of(name, name), "docs")).collect();
    all.push((folder.to_owned(), route_of("current", "next"), "docs/current"));
    all
}
