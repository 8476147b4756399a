//! What is at an address, or what an article is called: the parts of the site that a path is looked up in.

use super::Corpus;
use super::addresses::PageId;
use super::facts::Facts;
use super::files::{Entry, entry, other_case};
use super::generator::{GeneratorKind, dated};
use super::resolve::Found;
use super::target;
use crate::article::Format;

impl Corpus {
    /// What is at an address: an article, a static file, a page made of a template.
    pub(super) fn known(&self, path: &str) -> Option<Found> {
        let untranslated = || self.at_address(&self.site.untranslated(path)?);
        self.at_address(path).or_else(untranslated)
    }

    fn at_address(&self, path: &str) -> Option<Found> {
        let map = self.map();
        let address = target::address(path);
        if let Some(id) = map.own(address) {
            return Some(Found::Page(id));
        }
        for file in self.site.static_folders.iter().filter_map(|folder| folder.file(path)) {
            match entry(&*self.files, &file) {
                Some(Entry::File) => return Some(Found::File(file)),
                Some(Entry::Folder) if self.has(&format!("{file}/index.html")) => return Some(Found::File(file)),
                _ => {}
            }
        }
        if self.site.made.iter().any(|made| made == address) {
            return Some(Found::File(address.to_owned()));
        }
        if let Some(id) = map.former(address) {
            return Some(Found::Former(id));
        }
        self.beside(path).or_else(|| self.below_roots(path)).or_else(|| map.routed(address).map(Found::Page))
    }

    /// A file in the folder of the article that is at the address above: a bundle whose address is not its path.
    fn beside(&self, path: &str) -> Option<Found> {
        let above = self.map().own(target::address(target::folder(path))).and_then(|id| self.page(id))?;
        if !self.site.generator.traits().index.contains(&self.site.language_of(above.stem()).1) {
            return None;
        }
        let file = target::join(target::folder(&above.path), target::name(path))?;
        (entry(&*self.files, &file) == Some(Entry::File) && self.id(&file).is_none()).then_some(Found::File(file))
    }

    /// Files in the folders of articles: assets beside them, articles by their file name, templates.
    fn below_roots(&self, path: &str) -> Option<Found> {
        let traits = self.site.generator.traits();
        for root in &self.site.roots {
            let Some(file) = root.file(path) else { continue };
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
            if target::name(&root.folder) == "app" {
                let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
                if let Some(found) = self.app_page(&root.folder, &parts) {
                    return Some(found);
                }
            }
        }
        // Generators resolve the path of a file from the folder of the articles or of the site.
        let folders = self.site.roots.iter().map(|root| root.folder.as_str()).chain([self.site.folder.as_str()]);
        let mut files = folders.filter(|_| Format::of(path).is_some()).filter_map(|folder| target::join(folder, path));
        files.find_map(|file| self.at(&file))
    }

    /// The page of the app router of Next.js at an address: folders in brackets are no part of it.
    fn app_page(&self, folder: &str, parts: &[&str]) -> Option<Found> {
        let names = self.files.names(folder)?;
        let own = match parts {
            [] => {
                let is_page = |name: &&String| name.strip_prefix("page.").is_some_and(|rest| !rest.contains('.'));
                let file = names.iter().find(is_page).map(|name| format!("{folder}/{name}"))?;
                Some(self.id(&file).map_or(Found::File(file), Found::Page))
            }
            [first, rest @ ..] if names.contains(&format!("{first}/")) => {
                self.app_page(&format!("{folder}/{first}"), rest)
            }
            _ => None,
        };
        let mut groups = names.iter().filter_map(|name| name.strip_suffix('/').filter(|name| is_group(name)));
        own.or_else(|| groups.find_map(|group| self.app_page(&format!("{folder}/{group}"), parts)))
    }

    /// Whether an article is reached by its folder, because it has no address that is known.
    fn is_served(&self, found: &Found) -> bool {
        !matches!(found, Found::Page(id) if self.map().main(*id).is_some())
    }

    /// Whether a template for any name (`[slug].astro`) stands where a page of this address would.
    pub(super) fn is_dynamic(&self, path: &str) -> bool {
        let parts: Vec<&str> = path.split('/').collect();
        let has_routes = matches!(self.site.generator, GeneratorKind::Astro | GeneratorKind::Nextjs);
        let mut roots = self.site.roots.iter().filter(|root| root.prefix.is_some());
        // A template for pages makes no files.
        let fits =
            |folder: &str| !target::is_asset(path) || parts.len() > 1 && self.has(&format!("{folder}/{}", parts[0]));
        has_routes && roots.any(|root| fits(&root.folder) && self.holds_route(&root.folder, &parts))
    }

    fn holds_route(&self, folder: &str, parts: &[&str]) -> bool {
        let Some(names) = self.files.names(folder) else { return false };
        let below = |name: &str, rest: &[&str]| self.holds_route(&format!("{folder}/{name}"), rest);
        let opens = |name: &String| match (name.strip_suffix('/'), parts) {
            (Some(group), _) if is_group(group) => below(group, parts),
            _ if name.starts_with("[[") || name.starts_with("[...") => true,
            (Some(any), [_, rest @ ..]) if any.starts_with('[') => below(any, rest),
            (None, [_]) => name.starts_with('['),
            (None, []) => ["page.", "route.", "index."].iter().any(|page| name.starts_with(page)),
            _ => false,
        };
        names.iter().any(opens)
            || parts
                .split_first()
                .is_some_and(|(first, rest)| names.contains(&format!("{first}/")) && below(first, rest))
    }

    pub(super) fn other_case_of(&self, path: &str) -> Option<Found> {
        if let Some(address) = self.map().other_case(target::address(path)) {
            return Some(Found::Case(format!("/{address}")));
        }
        for root in self.site.static_folders.iter().chain(&self.site.roots) {
            let Some(file) = root.file(path) else { continue };
            if let Some(found) = other_case(&*self.files, &file) {
                let inside = found.get(root.folder.len()..).unwrap_or(&found).trim_matches('/');
                let prefix = root.prefix.as_deref().filter(|prefix| !prefix.is_empty());
                return Some(Found::Case(prefix.map_or(format!("/{inside}"), |prefix| format!("/{prefix}/{inside}"))));
            }
        }
        None
    }

    /// An article by path, address, slug, id, file name or title, as lists of related articles name them.
    pub(super) fn by_name(&self, from: &Facts, name: &str) -> Option<Found> {
        let here = target::folder(&from.path);
        let bare = name.trim_start_matches('/');
        // A word without a folder is looked up among all names, but for what stands beside the article.
        let is_word = !name.contains(['/', '.']);
        let roots = self.site.roots.iter().map(|root| root.folder.as_str()).filter(|folder| !folder.is_empty());
        let roots = roots.chain([""]).filter(|_| !is_word);
        let folders = (!name.starts_with('/')).then_some(here).into_iter().chain(roots);
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
            // The paths of Hugo have no case.
            let is_hugo = self.site.generator == GeneratorKind::Hugo && Format::of(&path).is_some();
            if let Some(id) = is_hugo.then(|| other_case(&*self.files, &path)).flatten().and_then(|path| self.id(&path))
            {
                return Some(Found::Page(id));
            }
        }
        if let Some(found) = self.translated(from, &target::join(here, bare).unwrap_or_default()) {
            return Some(found);
        }
        let address = target::address(bare);
        let map = self.map();
        let named = map.own(address).or_else(|| map.routed(address)).map(Found::Page);
        let named = named.or_else(|| map.former(address).map(Found::Former));
        named.or_else(|| self.by_word(from, name).map(Found::Page))
    }

    /// An article by slug, id, file name or title; a post by the name of its file, whatever its folder.
    fn by_word(&self, from: &Facts, name: &str) -> Option<PageId> {
        if target::is_asset(name) {
            return None;
        }
        let (names, last) = (self.names(), target::name(name));
        let stem = if Format::of(last).is_some() { target::without_extension(last) } else { last };
        let is_post = self.site.generator == GeneratorKind::Jekyll && dated(stem).is_some();
        let language = |stem: &str| self.site.language_of(stem).0;
        let own = language(from.stem());
        let is_near = |id: PageId| self.page(id).is_some_and(|page| language(page.stem()) == own);
        let by_stem =
            || (stem != name && (is_post || !name.contains('/'))).then(|| names.find(stem, is_near)).flatten();
        names.find(name, is_near).or_else(by_stem)
    }

    /// What stands in for a missing article: that of the same language, or of the one the site is written in.
    pub(super) fn translated(&self, from: &Facts, file: &str) -> Option<Found> {
        let falls_back = self.site.generator.traits().untranslated;
        let own = self.site.language_of(from.stem()).0;
        let default = self.site.languages.first().filter(|_| falls_back);
        let stem = target::without_extension(file);
        let extension = target::extension(file).unwrap_or("md");
        let suffixed = own.into_iter().chain(default).map(|language| format!("{stem}.{}.{extension}", language.code));
        let original =
            self.site.root_of(file).and_then(|(root, inside)| target::join(root.original.as_deref()?, inside));
        suffixed.chain(original).find_map(|path| self.at(&path))
    }
}

/// Whether a folder of the app router only groups others: `(info)`, but not `(.)photo`, which stands in for another.
fn is_group(name: &str) -> bool {
    name.starts_with('(') && !name.starts_with("(.")
}
