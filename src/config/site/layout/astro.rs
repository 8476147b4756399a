//! Astro: pages by path, content collections by the routes of the code, the docs of Starlight.

use super::{Source, language, redirect, script, set_base, set_base_path};
use crate::corpus::{Root, Site};

/// Where the collections are defined.
const COLLECTIONS: [&str; 6] = [
    "src/content.config.ts",
    "src/content.config.mjs",
    "src/content.config.js",
    "src/content/config.ts",
    "src/content/config.mjs",
    "src/content/config.js",
];

pub(super) fn fill(site: &mut Site, source: &Source<'_>) {
    let code = source.text;
    set_base(site, script::text(code, "site"));
    set_base_path(site, script::text(code, "base"));
    site.roots.push(Root::new("src/pages", ""));
    if code.contains("starlight") {
        site.roots.push(Root::new("src/content/docs", ""));
        locales(site, code);
    }
    site.roots.push(Root::routed("src/content"));
    let collections = COLLECTIONS.iter().find_map(|file| source.read(file)).unwrap_or_default();
    for base in script::all(&collections, "base") {
        let root = Root::routed(base);
        if site.roots.iter().all(|known| known.folder != root.folder && known.inside(&root.folder).is_none()) {
            site.roots.push(root);
        }
    }
    site.static_folders.push(Root::new("public", ""));
    for block in script::blocks(code, "redirects") {
        redirect(site, script::entries(block));
    }
}

/// The languages of Starlight; that at the root has no path.
fn locales(site: &mut Site, code: &str) {
    let Some(block) = script::blocks(code, "locales").next() else { return };
    let default = script::text(code, "defaultLocale").unwrap_or("root");
    for code in script::keys(block) {
        let prefix = if code == "root" { "" } else { code };
        let at = if code == default { 0 } else { site.languages.len() };
        site.languages.insert(at, language(code, prefix));
    }
}
