//! Docusaurus: docs with versions and translations, blog, pages.

use super::{Source, data, language, redirect, script, set_base, set_base_path};
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
    let mut plugins = vec![("src/pages".to_owned(), String::new(), "pages".to_owned())];
    let (folder, route) = placed(code, "blog");
    plugins.push((folder, route, "blog".to_owned()));
    let (folder, route) = placed(code, "docs");
    let options = script::blocks(code, "docs").find(|block| block.contains("ersion")).unwrap_or_default();
    plugins.extend(versions(source, "", options, &folder, &route));
    for options in script::options(code, "plugin-content-docs") {
        let own = script::own(options);
        let set = |key| script::text(&own, key);
        let id = set("id").filter(|id| *id != "default").map(|id| format!("-{id}")).unwrap_or_default();
        let folder = set("path").unwrap_or("docs");
        plugins.extend(versions(source, &id, options, folder, set("routeBasePath").unwrap_or("docs")));
    }
    for options in script::options(code, "plugin-content-blog") {
        let own = script::own(options);
        let set = |key| script::text(&own, key).unwrap_or("blog").to_owned();
        let id = script::text(&own, "id").map(|id| format!("blog-{id}"));
        plugins.push((set("path"), set("routeBasePath"), id.unwrap_or_else(|| "blog".to_owned())));
    }
    for (folder, route, part) in plugins {
        let posts = part.starts_with("blog");
        for locale in &others {
            let own = format!("i18n/{locale}/docusaurus-plugin-content-{part}");
            let root = Root::new(&own, &below(locale, &route)).translating(&folder);
            site.roots.push(Root { posts, ..root });
        }
        if posts && source.has(&folder) {
            site.made.push(route.trim_matches('/').to_owned());
        }
        categories(site, source, &folder, &route);
        if part.starts_with("docs") {
            let sidebars = ["sidebars.js", "sidebars.ts"].iter().find_map(|file| source.read(file)).unwrap_or_default();
            site.made.extend(script::all(&sidebars, "slug").map(|slug| below(&route, slug)));
        }
        site.roots.push(Root { posts, ..Root::new(&folder, &route) });
    }
    let folders = script::list(code, "staticDirectories").chain(["static"]);
    site.static_folders.extend(folders.map(|folder| Root::new(folder, "")));
    let translated = others.iter().flat_map(|locale| site.made.iter().map(move |made| below(locale, made)));
    let translated: Vec<String> = translated.collect();
    site.made.extend(translated);
    redirect(site, script::pairs(code, "from", "to"));
}

fn below(start: &str, route: &str) -> String {
    format!("{}/{}", start.trim_matches('/'), route.trim_matches('/')).trim_matches('/').to_owned()
}

/// The addresses of the overviews that folders of docs ask for: `_category_.json` with a `slug` of its link.
fn categories(site: &mut Site, source: &Source<'_>, folder: &str, route: &str) {
    for file in source.files(folder, &|name| name.starts_with("_category_.")) {
        let category = data::parse(&file, &source.read(&file).unwrap_or_default());
        let slug = data::get(&category, "link").and_then(|link| data::text(link, "slug"));
        site.made.extend(slug.map(|slug| below(route, slug)));
    }
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

/// The folder, the route and the folder of translations of each version of the docs of a plugin; `id` is empty for the
/// first, or begins with a hyphen.
fn versions(source: &Source<'_>, id: &str, options: &str, folder: &str, route: &str) -> Vec<(String, String, String)> {
    let before = id.strip_prefix('-').map(|id| format!("{id}_")).unwrap_or_default();
    let names = source.read(&format!("{before}versions.json"));
    let names = names.and_then(|text| serde_json::from_str::<Vec<String>>(&text).ok()).unwrap_or_default();
    let settings = script::blocks(options, "versions").next().unwrap_or_default();
    let last = script::text(options, "lastVersion").or(names.first().map(String::as_str)).unwrap_or("current");
    let route_of = |name: &str, usual: &str| {
        let own = script::blocks(settings, name).find_map(|block| script::text(block, "path"));
        let path = own.unwrap_or(if name == last { "" } else { usual });
        format!("{}/{path}", route.trim_end_matches('/'))
    };
    let of_version = |name: &String| {
        let folder = format!("{before}versioned_docs/version-{name}");
        (folder, route_of(name, name), format!("docs{id}/version-{name}"))
    };
    let mut all: Vec<_> = names.iter().map(of_version).collect();
    all.push((folder.to_owned(), route_of("current", "next"), format!("docs{id}/current")));
    all
}
