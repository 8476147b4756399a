//! Every address of the site, and what articles are called otherwise: slug, id, file name, title.

use std::sync::OnceLock;

use super::facts::Facts;
use super::generator::addresses;
use super::index::Index;
use super::site::Site;
use super::target;

/// The number of an article in the corpus.
pub type PageId = usize;

/// Every address of the site.
#[derive(Debug, Default)]
pub(super) struct AddressMap {
    /// Where articles are.
    own: Index,
    /// Where articles were: these redirect.
    former: Index,
    /// Addresses in lower case, for those that differ by case only, with their places in `own`.
    lower: Index,
    /// The ends of addresses whose start the code of the site decides.
    routed: Index,
    /// The place in `own` of the main address of each article.
    main: Vec<Option<u32>>,
    /// The places in `own` by folder and name; made when what is near to an address is first asked for.
    by_folder: OnceLock<Vec<u32>>,
}

impl AddressMap {
    /// The addresses of `pages` on `site`.
    #[must_use]
    pub(super) fn new(pages: &[Facts], site: &Site) -> Self {
        let mut map = Self { main: vec![None; pages.len()], ..Self::default() };
        for (id, page) in pages.iter().enumerate().rev() {
            let found = addresses(page, site);
            for (number, address) in found.own.into_iter().enumerate() {
                let place = map.own.add(address, id);
                if number == 0 {
                    map.main[id] = u32::try_from(place).ok();
                }
            }
            for address in found.former {
                map.former.add(address, id);
            }
            if let Some(routed) = found.routed {
                if let Some((_, last)) = routed.rsplit_once('/') {
                    map.routed.add(last, id);
                }
                map.routed.add(routed, id);
            }
        }
        map.add_lower();
        map
    }

    fn add_lower(&mut self) {
        for (place, address) in self.own.names().enumerate().rev() {
            let lower = address.to_lowercase();
            if lower != address {
                self.lower.add(lower, place);
            }
        }
    }

    /// The article at an address.
    #[must_use]
    pub(super) fn own(&self, address: &str) -> Option<PageId> {
        self.own.first(address)
    }

    /// The article that was at an address.
    #[must_use]
    pub(super) fn former(&self, address: &str) -> Option<PageId> {
        self.former.first(address)
    }

    /// The address that differs from this one by case only.
    #[must_use]
    pub(super) fn other_case(&self, address: &str) -> Option<&str> {
        let lower = address.to_lowercase();
        let found = self.lower.numbers(&lower).last().and_then(|place| self.own.name(place));
        found.or_else(|| self.own.get(&lower)).filter(|found| *found != address)
    }

    /// The article whose address ends like this one, where code of the site decides its start.
    #[must_use]
    pub(super) fn routed(&self, address: &str) -> Option<PageId> {
        let mut end = address;
        loop {
            if let Some(id) = self.routed.first(end) {
                return Some(id);
            }
            end = end.split_once('/')?.1;
        }
    }

    /// The main address of an article.
    #[must_use]
    pub(super) fn main(&self, id: PageId) -> Option<&str> {
        let place = (*self.main.get(id)?)?;
        self.own.name(place as usize)
    }

    /// The last parts of the addresses in a folder of addresses.
    pub(super) fn in_folder(&self, folder: &str) -> impl Iterator<Item = &str> {
        let address = |place: &u32| self.own.name(*place as usize).unwrap_or_default();
        let sorted = self.by_folder.get_or_init(|| {
            let mut places: Vec<u32> = (0..).take(self.own.names().len()).collect();
            places.sort_by_key(|place| target::folder(address(place)));
            places
        });
        let from = sorted.partition_point(|place| target::folder(address(place)) < folder);
        let inside = sorted[from..].iter().map(address);
        inside.take_while(move |address| target::folder(address) == folder).map(target::name)
    }
}

/// What articles are called besides their address and path.
#[derive(Debug, Default)]
pub(super) struct Names {
    by_stem: Index,
    by_name: Index,
    by_title: Index,
}

impl Names {
    /// The names of `pages`.
    #[must_use]
    pub(super) fn new(pages: &[Facts], site: &Site) -> Self {
        let mut names = Self::default();
        for (id, page) in pages.iter().enumerate().rev() {
            names.by_stem.add(stem(&page.path, site).to_lowercase(), id);
            let head = &page.head;
            for name in [&head.id, &head.slug].into_iter().flatten() {
                names.by_name.add(name.trim_matches('/').to_lowercase(), id);
            }
            if let Some(title) = &head.title {
                names.by_title.add(key(title), id);
            }
        }
        names
    }

    /// The article with this slug, id, file name or title; of those with the same file name, the one that is near.
    #[must_use]
    pub(super) fn find(&self, name: &str, is_near: impl Fn(PageId) -> bool) -> Option<PageId> {
        let lower = name.trim().to_lowercase();
        let by_stem = || {
            let near = self.by_stem.numbers(&lower).find(|id| is_near(*id));
            near.or_else(|| self.by_stem.first(&lower))
        };
        self.by_name.first(&lower).or_else(by_stem).or_else(|| self.by_title.first(&key(name)))
    }

    /// The articles whose file is called like that of this path, language and folders aside.
    pub(super) fn alike<'n>(&'n self, path: &str, site: &Site) -> impl Iterator<Item = PageId> + use<'n> {
        self.by_stem.numbers(&stem(path, site).to_lowercase())
    }

    /// All names that a list of related articles may use.
    pub(super) fn all(&self) -> impl Iterator<Item = &str> {
        self.by_name.names().chain(self.by_stem.names())
    }
}

/// What an article is called by its path: the name of its file without language, or of its folder.
fn stem<'p>(path: &'p str, site: &Site) -> &'p str {
    let name = target::name(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    match site.language_of(stem).1 {
        "index" | "_index" | "README" => target::name(target::folder(path)),
        stem => stem,
    }
}

/// A title for comparing: lower case, one space between words.
fn key(title: &str) -> String {
    title.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}
