//! Next.js: both routers, and folders of articles whose routes the code decides.

use super::{Source, language, redirect, script, set_base_path};
use crate::config::Config;
use crate::corpus::{Root, Site};

pub(super) fn fill(site: &mut Site, source: &Source<'_>, config: &Config) {
    set_base_path(site, script::text(source.text, "basePath"));
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
    site.static_folders.push(Root::new("public", ""));
    let locales: Vec<&str> = script::list(source.text, "locales").collect();
    let default = script::text(source.text, "defaultLocale").unwrap_or("en");
    if !locales.is_empty() {
        site.languages.push(language(default, ""));
        let others = locales.into_iter().filter(|locale| *locale != default);
        site.languages.extend(others.map(|locale| language(locale, locale)));
    }
    redirect(site, script::pairs(source.text, "source", "destination"));
}
