//! Every address of the site, and what articles are called otherwise: slug, id, file name, title.

use std::collections::HashMap;

use super::facts::Facts;
use super::generator::addresses;
use super::site::Site;
use super::target;

/// The number of an article in the corpus.
pub type PageId = usize;

/// Every address of the site.
#[derive(Debug, Default)]
pub(super) struct AddressMap {
    /// Where articles are.
    own: HashMap<String, PageId>,
    /// Where articles were: these redirect.
    former: HashMap<String, PageId>,
    /// Addresses in lower case, for those that differ by case only.
    lower: HashMap<String, String>,
    /// The ends of addresses whose start the code of the site decides.
    routed: HashMap<String, PageId>,
    /// The main address of each article.
    main: Vec<Option<String>>,
    /// The last parts of addresses by folder.
    by_folder: HashMap<String, Vec<String>>,
}

impl AddressMap {
    /// The addresses of `pages` on `site`.
    #[must_use]
    pub(super) fn new(pages: &[Facts], site: &Site) -> Self {
        let mut map = Self { main: vec![None; pages.len()], ..Self::default() };
        for (id, page) in pages.iter().enumerate() {
            let found = addresses(page, site);
            map.main[id] = found.own.first().cloned();
            for address in found.own {
                map.add(address, id);
            }
            for address in found.former {
                map.former.entry(address).or_insert(id);
            }
            if let Some(routed) = found.routed {
                if let Some((_, last)) = routed.rsplit_once('/') {
                    map.routed.entry(last.to_owned()).or_insert(id);
                }
                map.routed.entry(routed).or_insert(id);
            }
        }
        map
    }

    fn add(&mut self, address: String, id: PageId) {
        let lower = address.to_lowercase();
        if lower != address {
            self.lower.entry(lower).or_insert_with(|| address.clone());
        }
        let folder = target::folder(&address);
        if let Some(names) = self.by_folder.get_mut(folder) {
            names.push(target::name(&address).to_owned());
        } else {
            self.by_folder.insert(folder.to_owned(), vec![target::name(&address).to_owned()]);
        }
        self.own.entry(address).or_insert(id);
    }

    /// The article at an address.
    #[must_use]
    pub(super) fn own(&self, address: &str) -> Option<PageId> {
        self.own.get(address).copied()
    }

    /// The article that was at an address.
    #[must_use]
    pub(super) fn former(&self, address: &str) -> Option<PageId> {
        self.former.get(address).copied()
    }

    /// The address that differs from this one by case only.
    #[must_use]
    pub(super) fn other_case(&self, address: &str) -> Option<&str> {
        let lower = address.to_lowercase();
        let found = self.lower.get(&lower).map(String::as_str);
        found
            .or_else(|| self.own.get_key_value(lower.as_str()).map(|(key, _)| key.as_str()))
            .filter(|found| *found != address)
    }

    /// The article whose address ends like this one, where code of the site decides its start.
    #[must_use]
    pub(super) fn routed(&self, address: &str) -> Option<PageId> {
        let mut end = address;
        loop {
            if let Some(id) = self.routed.get(end) {
                return Some(*id);
            }
            end = end.split_once('/')?.1;
        }
    }

    /// The main address of an article.
    #[must_use]
    pub(super) fn main(&self, id: PageId) -> Option<&str> {
        self.main.get(id)?.as_deref()
    }

    /// The last parts of the addresses in a folder of addresses.
    #[must_use]
    pub(super) fn in_folder(&self, folder: &str) -> &[String] {
        self.by_folder.get(folder).map_or(&[], Vec::as_slice)
    }
}

/// What articles are called besides their address and path.
#[derive(Debug, Default)]
pub(super) struct Names {
    by_stem: HashMap<String, Vec<PageId>>,
    by_file: HashMap<String, Vec<PageId>>,
    by_name: HashMap<String, PageId>,
    by_title: HashMap<String, PageId>,
}

impl Names {
    /// The names of `pages`.
    #[must_use]
    pub(super) fn new(pages: &[Facts], site: &Site) -> Self {
        let mut names = Self::default();
        for (id, page) in pages.iter().enumerate() {
            let stem = match site.language_of(page.stem()).1 {
                "index" | "_index" | "README" => target::name(target::folder(&page.path)),
                stem => stem,
            };
            names.by_stem.entry(stem.to_lowercase()).or_default().push(id);
            names.by_file.entry(target::name(&page.path).to_owned()).or_default().push(id);
            let head = &page.head;
            for name in [&head.id, &head.slug].into_iter().flatten() {
                names.by_name.entry(name.trim_matches('/').to_lowercase()).or_insert(id);
            }
            if let Some(title) = &head.title {
                names.by_title.entry(key(title)).or_insert(id);
            }
        }
        names
    }

    /// The article with this slug, id, file name or title; of those with the same file name, the one that is near.
    #[must_use]
    pub(super) fn find(&self, name: &str, is_near: impl Fn(PageId) -> bool) -> Option<PageId> {
        let lower = name.trim().to_lowercase();
        let by_stem = || {
            let ids = self.by_stem.get(&lower)?;
            ids.iter().find(|id| is_near(**id)).or_else(|| ids.first()).copied()
        };
        self.by_name.get(&lower).copied().or_else(by_stem).or_else(|| self.by_title.get(&key(name)).copied())
    }

    /// The articles whose file has this name.
    #[must_use]
    pub(super) fn files(&self, name: &str) -> &[PageId] {
        self.by_file.get(name).map_or(&[], Vec::as_slice)
    }

    /// All names that a list of related articles may use.
    pub(super) fn all(&self) -> impl Iterator<Item = &str> {
        self.by_name.keys().chain(self.by_stem.keys()).map(String::as_str)
    }
}

/// A title for comparing: lower case, one space between words.
fn key(title: &str) -> String {
    title.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}
