//! What the configuration of each generator says of folders, addresses and languages.

use serde_json::Value;

use super::{Source, data, script};
use crate::config::Config;
use crate::corpus::generator::GeneratorKind;
use crate::corpus::site::Permalink;
use crate::corpus::slug::AnchorStyle;
use crate::corpus::{Root, Site};

/// Fills in what the configuration of the generator says.
pub(super) fn fill(site: &mut Site, source: &Source<'_>, config: &Config) {
    match site.generator {
        GeneratorKind::Hugo => hugo(site, source),
        GeneratorKind::Jekyll => jekyll(site, source),
        GeneratorKind::Docusaurus => docusaurus(site, source),
        GeneratorKind::Astro => astro(site, source),
        GeneratorKind::Mkdocs => mkdocs(site, source),
        GeneratorKind::Zola => zola(site, source),
        GeneratorKind::Eleventy => eleventy(site, source),
        GeneratorKind::Nextjs => nextjs(site, source, config),
        GeneratorKind::Plain => plain(site, source),
    }
}

fn rule(section: &str, pattern: &str) -> Permalink {
    Permalink { section: section.to_owned(), pattern: pattern.to_owned() }
}

fn set_base(site: &mut Site, url: Option<&str>) {
    if let Some(url) = url.filter(|url| url.contains("://") || url.starts_with('/')) {
        site.set_base_url(url);
    }
}

fn hugo(site: &mut Site, source: &Source<'_>) {
    let value = data::parse(source.file, source.text);
    set_base(site, data::text(&value, "baseURL").filter(|url| url.contains("://")));
    let content = data::text(&value, "contentDir").unwrap_or("content");
    let default = data::text(&value, "defaultContentLanguage").unwrap_or("en");
    let subfolder = data::get(&value, "defaultContentLanguageInSubdir").and_then(Value::as_bool) == Some(true);
    site.roots.push(Root::new(content, if subfolder { default } else { "" }));
    for (language, settings) in data::entries(&value, "languages") {
        let is_default = language.eq_ignore_ascii_case(default);
        if let Some(folder) = data::text(settings, "contentDir").filter(|folder| *folder != content) {
            site.roots.push(Root::new(folder, if is_default && !subfolder { "" } else { language }));
            if is_default {
                site.roots.remove(0);
            }
        } else if !is_default {
            site.languages.push(language.to_lowercase());
        }
    }
    for (section, pattern) in data::entries(&value, "permalinks") {
        match pattern {
            Value::String(pattern) => site.permalinks.push(rule(section, pattern)),
            Value::Object(sections) if section == "page" => {
                let texts = sections.iter().filter_map(|(name, pattern)| Some(rule(name, pattern.as_str()?)));
                site.permalinks.extend(texts);
            }
            _ => {}
        }
    }
    site.generated.extend(data::entries(&value, "taxonomies").filter_map(|(_, name)| name.as_str()).map(str::to_owned));
    let named = data::texts(&value, "staticDir");
    let usual = ["static", "assets"].map(str::to_owned);
    let themes = source.folders("themes").into_iter().map(|theme| format!("themes/{theme}/static"));
    site.static_folders.extend(named.into_iter().chain(usual).chain(themes));
}

fn jekyll(site: &mut Site, source: &Source<'_>) {
    let value = data::parse(source.file, source.text);
    set_base(site, data::text(&value, "url"));
    if let Some(base) = data::text(&value, "baseurl") {
        base.trim_matches('/').clone_into(&mut site.base_path);
    }
    let folder = data::text(&value, "source").unwrap_or("");
    site.roots.push(Root::new(folder, ""));
    site.static_folders.push(site.roots.iter().map(|root| root.folder.clone()).collect());
    for (name, settings) in data::entries(&value, "collections") {
        site.permalinks.extend(data::text(settings, "permalink").map(|pattern| rule(name, pattern)));
    }
    let defaults = data::get(&value, "defaults").and_then(Value::as_array).into_iter().flatten();
    for default in defaults {
        let pattern = data::get(default, "values").and_then(|values| data::text(values, "permalink"));
        let scope = data::get(default, "scope").and_then(|scope| data::text(scope, "type"));
        if let (Some(pattern), Some(scope)) = (pattern, scope) {
            site.permalinks.push(rule(scope, pattern));
        }
    }
    site.permalinks.extend(data::text(&value, "permalink").map(|pattern| rule("", pattern)));
    let kramdown = data::get(&value, "kramdown").and_then(|kramdown| data::text(kramdown, "input"));
    if kramdown.is_some_and(|input| !input.eq_ignore_ascii_case("gfm")) {
        site.anchors = AnchorStyle::Kramdown;
    }
}

fn docusaurus(site: &mut Site, source: &Source<'_>) {
    let code = source.text;
    set_base(site, script::text(code, "url"));
    if let Some(base) = script::text(code, "baseUrl") {
        base.trim_matches('/').clone_into(&mut site.base_path);
    }
    let docs = script::block(code, "docs").unwrap_or_default();
    let docs_route = script::text(docs, "routeBasePath").unwrap_or("docs");
    site.roots.push(Root::new(script::text(docs, "path").unwrap_or("docs"), docs_route));
    site.roots.push(Root::new("versioned_docs", docs_route));
    let blog = script::block(code, "blog").unwrap_or_default();
    let blog_route = script::text(blog, "routeBasePath").unwrap_or("blog");
    site.roots.push(Root::new(script::text(blog, "path").unwrap_or("blog"), blog_route));
    let mut paths = script::all(code, "path").zip(script::all(code, "routeBasePath"));
    for (path, route) in paths.by_ref().filter(|(path, _)| source.has(path)) {
        if site.roots.iter().all(|root| root.folder != path.trim_matches(['.', '/'])) {
            site.roots.push(Root::new(path, route));
        }
    }
    site.roots.push(Root::new("src/pages", ""));
    site.static_folders.push("static".to_owned());
}

fn astro(site: &mut Site, source: &Source<'_>) {
    let code = source.text;
    set_base(site, script::text(code, "site"));
    if let Some(base) = script::text(code, "base") {
        base.trim_matches('/').clone_into(&mut site.base_path);
    }
    site.roots.push(Root::new("src/pages", ""));
    if code.contains("starlight") {
        site.roots.push(Root::new("src/content/docs", ""));
    }
    site.roots.push(Root::routed("src/content"));
    site.static_folders.push("public".to_owned());
}

/// Line by line: the YAML of MkDocs names Python objects by tags that no other reader knows.
fn mkdocs(site: &mut Site, source: &Source<'_>) {
    let text = |key: &str| {
        let value = source.text.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(':'))?;
        let value = value.split(" #").next().unwrap_or(value);
        Some(value.trim().trim_matches(['"', '\''])).filter(|value| !value.is_empty())
    };
    set_base(site, text("site_url"));
    site.roots.push(Root::new(text("docs_dir").unwrap_or("docs"), ""));
    if text("use_directory_urls") == Some("false") {
        site.permalinks.push(rule("", "/:path.html"));
    }
    if source.text.contains("slugify: !!python") || source.text.contains("pymdownx.slugs") {
        site.anchors = AnchorStyle::Github;
    }
}

fn zola(site: &mut Site, source: &Source<'_>) {
    let value = data::parse("zola.toml", source.text);
    set_base(site, data::text(&value, "base_url"));
    site.roots.push(Root::new("content", ""));
    site.languages.extend(data::entries(&value, "languages").map(|(name, _)| name.clone()));
    let taxonomies = data::get(&value, "taxonomies").and_then(Value::as_array).into_iter().flatten();
    site.generated.extend(taxonomies.filter_map(|taxonomy| data::text(taxonomy, "name")).map(str::to_owned));
    site.static_folders.push("static".to_owned());
    site.static_folders.extend(source.folders("themes").into_iter().map(|theme| format!("themes/{theme}/static")));
}

fn eleventy(site: &mut Site, source: &Source<'_>) {
    let code = source.text;
    if let Some(base) = script::text(code, "pathPrefix") {
        base.trim_matches('/').clone_into(&mut site.base_path);
    }
    let input = script::text(code, "input").unwrap_or("");
    site.roots.push(Root::new(input, ""));
    let root = site.roots.iter().map(|root| root.folder.clone());
    site.static_folders.extend(root.chain(["public".to_owned(), "static".to_owned()]));
    // `addPassthroughCopy({ "from": "to" })`
    for (at, call) in code.match_indices("addPassthroughCopy(") {
        let mut quoted = code[at + call.len()..].split(')').next().unwrap_or_default().split(['"', '\'']);
        if let (Some(from), Some(to)) = (quoted.nth(1), quoted.nth(1)) {
            if matches!(to, "/" | "." | "") {
                site.static_folders.push(from.trim_matches(['.', '/']).to_owned());
            } else {
                site.remap.push((to.to_owned(), from.trim_matches(['.', '/']).to_owned()));
            }
        }
    }
}

fn nextjs(site: &mut Site, source: &Source<'_>, config: &Config) {
    if let Some(base) = script::text(source.text, "basePath") {
        base.trim_matches('/').clone_into(&mut site.base_path);
    }
    for folder in ["src/pages", "pages", "src/app", "app"] {
        if source.has(folder) || config.content.iter().any(|content| content.trim_matches('/') == folder) {
            site.roots.push(Root::new(folder, ""));
        }
    }
    let named = config.content.iter().map(String::as_str);
    for folder in named.chain(["content", "posts", "docs"]) {
        let root = Root::routed(folder);
        if source.has(folder) && site.roots.iter().all(|known| known.folder != root.folder) {
            site.roots.push(root);
        }
    }
    site.static_folders.push("public".to_owned());
}

fn plain(site: &mut Site, source: &Source<'_>) {
    site.roots.push(Root::new("", ""));
    site.roots.extend(["content", "docs"].into_iter().filter(|name| source.has(name)).map(|name| Root::new(name, "")));
    site.static_folders.extend(["static", "public"].into_iter().filter(|name| source.has(name)).map(str::to_owned));
}
