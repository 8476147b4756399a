//! What is at an address, or what an article is called: the parts of the site that a path is looked up in.

use super::Corpus;
use super::facts::Facts;
use super::files::{Entry, entry, other_case};
use super::generator::GeneratorKind;
use super::resolve::Found;
use super::target;
use crate::article::Format;

impl Corpus {
    /// What is at an address: an article, a static file, a page made of a template.
    pub(super) fn known(&self, path: &str) -> Option<Found> {
        let map = self.map();
        let address = target::address(path);
        if let Some(id) = map.own(address) {
            return Some(Found::Page(id));
        }
        for folder in &self.site.static_folders {
            let file = target::join(folder, path)?;
            match entry(&*self.files, &file) {
                Some(Entry::File) => return Some(Found::File(file)),
                Some(Entry::Folder) if self.has(&format!("{file}/index.html")) => return Some(Found::File(file)),
                _ => {}
            }
        }
        if let Some(id) = map.former(address) {
            return Some(Found::Former(id));
        }
        self.below_roots(path).or_else(|| map.routed(address).map(Found::Page))
    }

    /// Files in the folders of articles: assets beside them, articles by their file name, templates.
    fn below_roots(&self, path: &str) -> Option<Found> {
        let traits = self.site.generator.traits();
        for root in &self.site.roots {
            let inside = match root.prefix.as_deref() {
                Some("") | None => path,
                Some(prefix) => match path.strip_prefix(prefix) {
                    Some(rest) if rest.is_empty() || rest.starts_with('/') => rest.trim_matches('/'),
                    _ => continue,
                },
            };
            let file = target::join(&root.folder, inside)?;
            match entry(&*self.files, &file) {
                // An article whose front matter gives another address is not served at its path.
                Some(Entry::File) => return Some(self.id(&file).map_or(Found::File(file), Found::Page)),
                Some(Entry::Folder) => {
                    if let Some(found) = self.index(&file).filter(|found| self.is_served(found)) {
                        return Some(found);
                    }
                    if self.has(&format!("{file}/_category_.json")) {
                        return Some(Found::Unknown("a page that the site generator makes"));
                    }
                }
                None => {}
            }
            let bare = file.trim_end_matches(".html");
            for extension in traits.templates {
                let template = format!("{bare}.{extension}");
                if self.has(&template) {
                    return Some(Found::File(template));
                }
            }
            if self.is_dynamic(target::folder(&file)) {
                return Some(Found::Unknown("an address that code of the site makes"));
            }
        }
        let from_root = self.site.roots.iter().all(|root| !root.folder.is_empty());
        let is_article = Format::of(path).is_some();
        (from_root && is_article).then(|| self.at(path)).flatten()
    }

    /// Whether an article is reached by its folder; front matter may have moved it.
    fn is_served(&self, found: &Found) -> bool {
        match found {
            Found::Page(id) => self.page(*id).is_none_or(|page| page.head.address.is_none()),
            _ => true,
        }
    }

    /// Whether a folder of pages holds a template for any name (`[slug].astro`).
    fn is_dynamic(&self, folder: &str) -> bool {
        let has_routes = matches!(self.site.generator, GeneratorKind::Astro | GeneratorKind::Nextjs);
        has_routes && self.files.names(folder).is_some_and(|names| names.iter().any(|name| name.starts_with('[')))
    }

    pub(super) fn other_case_of(&self, path: &str) -> Option<Found> {
        if let Some(address) = self.map().other_case(target::address(path)) {
            return Some(Found::Case(format!("/{address}")));
        }
        let folders = self.site.static_folders.iter().chain(self.site.roots.iter().map(|root| &root.folder));
        for folder in folders {
            let file = target::join(folder, path)?;
            if let Some(found) = other_case(&*self.files, &file) {
                let inside = found.get(folder.len()..).unwrap_or(&found);
                return Some(Found::Case(format!("/{}", inside.trim_matches('/'))));
            }
        }
        None
    }

    /// An article by path, address, slug, id, file name or title, as lists of related articles name them.
    pub(super) fn by_name(&self, from: &Facts, name: &str) -> Option<Found> {
        let here = target::folder(&from.path);
        let bare = name.trim_start_matches('/');
        let folders = self.site.roots.iter().map(|root| root.folder.as_str()).chain([""]);
        let folders = (!name.starts_with('/')).then_some(here).into_iter().chain(folders);
        for folder in folders {
            let Some(path) = target::join(folder, bare) else { continue };
            if let Some(id) = self.id(&path) {
                return Some(Found::Page(id));
            }
            for extension in ["md", "mdx", "markdown", "html", "txt"] {
                if let Some(id) = self.id(&format!("{path}.{extension}")) {
                    return Some(Found::Page(id));
                }
            }
            match self.at(&path) {
                Some(found @ Found::Page(_)) => return Some(found),
                Some(found @ Found::File(_)) if target::extension(bare).is_some() => return Some(found),
                _ => {}
            }
        }
        let address = target::address(bare);
        let map = self.map();
        let named = map.own(address).or_else(|| map.routed(address)).map(Found::Page);
        let named = named.or_else(|| map.former(address).map(Found::Former));
        named.or_else(|| self.names().find(name).map(Found::Page)).or_else(|| {
            let stem = target::without_extension(target::name(bare));
            (name != stem && !name.contains('/')).then(|| self.names().find(stem).map(Found::Page)).flatten()
        })
    }
}
