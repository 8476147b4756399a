//! What the configuration of each generator says of folders, addresses and languages: one file a generator.

mod astro;
mod docusaurus;
mod eleventy;
mod hugo;
mod jekyll;
mod mdbook;
mod mkdocs;
mod nextjs;
mod zola;

use super::{Source, data, script};
use crate::config::Config;
use crate::corpus::generator::GeneratorKind;
use crate::corpus::{Language, Permalink, Root, Site};

/// Fills in what the configuration of the generator says.
pub(super) fn fill(site: &mut Site, source: &Source<'_>, config: &Config) {
    match site.generator {
        GeneratorKind::Hugo => hugo::fill(site, source),
        GeneratorKind::Jekyll => jekyll::fill(site, source),
        GeneratorKind::Docusaurus => docusaurus::fill(site, source),
        GeneratorKind::Astro => astro::fill(site, source),
        GeneratorKind::Mkdocs => mkdocs::fill(site, source),
        GeneratorKind::Zola => zola::fill(site, source),
        GeneratorKind::Eleventy => eleventy::fill(site, source),
        GeneratorKind::Nextjs => nextjs::fill(site, source, config),
        GeneratorKind::Mdbook => mdbook::fill(site, source),
        GeneratorKind::Plain => plain(site, source),
    }
}

/// What generators leave that are not known here.
const FOREIGN: [&str; 18] = [
    ".vitepress",
    "docs/.vitepress",
    "docs/.vuepress",
    "nuxt.config.ts",
    "nuxt.config.js",
    "gatsby-config.js",
    "gatsby-config.ts",
    "svelte.config.js",
    "quartz.config.ts",
    ".obsidian",
    ".gitbook.yaml",
    "docs.json",
    "mint.json",
    "_sidebar.md",
    "docs/_sidebar.md",
    "pelicanconf.py",
    "antora.yml",
    "_quarto.yml",
];
/// What is left by those whose articles define labels that others link to: Sphinx with `MyST`.
const LABELLING: [&str; 5] = ["conf.py", "docs/conf.py", "source/conf.py", "docs/source/conf.py", "myst.yml"];

fn plain(site: &mut Site, source: &Source<'_>) {
    site.labels = LABELLING.iter().any(|file| source.has(file));
    site.foreign = site.labels || FOREIGN.iter().any(|file| source.has(file));
    site.roots.push(Root::new("", ""));
    site.roots.extend(["content", "docs"].into_iter().filter(|name| source.has(name)).map(|name| Root::new(name, "")));
    let served = ["static", "public"].into_iter().filter(|name| source.has(name));
    site.static_folders.extend(served.map(|name| Root::new(name, "")));
}

fn rule(section: &str, pattern: &str) -> Permalink {
    Permalink { section: section.to_owned(), overview: false, pattern: pattern.to_owned() }
}

fn language(code: &str, prefix: &str) -> Language {
    Language { code: code.to_owned(), prefix: prefix.to_owned() }
}

fn set_base(site: &mut Site, url: Option<&str>) {
    if let Some(url) = url.filter(|url| url.contains("://") || url.starts_with('/')) {
        site.set_base_url(url);
    }
}

fn set_base_path(site: &mut Site, path: Option<&str>) {
    if let Some(path) = path {
        path.trim_matches('/').clone_into(&mut site.base_path);
    }
}

/// Takes redirects from one address of the site to another; what follows a parameter (`/old/:name`, `/old/[name]`) is cut.
fn redirect<'p>(site: &mut Site, pairs: impl Iterator<Item = (&'p str, &'p str)>) {
    let fixed =
        |path: &'p str| path.split("/:").next().and_then(|path| path.split("/[").next()).unwrap_or(path).to_owned();
    let inside = pairs.filter(|(from, to)| from.starts_with('/') && to.starts_with('/'));
    site.remap.extend(inside.map(|(from, to)| (fixed(from), fixed(to))));
}

/// The static folders of themes.
fn of_themes(site: &mut Site, source: &Source<'_>) {
    let themes = source.folders("themes").into_iter().map(|theme| Root::new(&format!("themes/{theme}/static"), ""));
    site.static_folders.extend(themes);
}
