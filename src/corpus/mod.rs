//! What articles must know of each other: the facts of one, the corpus of all, the site's map of addresses.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

mod addresses;
mod anchors;
mod ceiling;
mod facts;
pub mod files;
mod fragment;
pub mod generator;
mod index;
mod lookup;
mod resolve;
pub mod site;
pub mod slug;
mod suggest;
mod tag;
pub mod target;
mod topics;

pub use addresses::PageId;
pub use ceiling::Ceiling;
pub use facts::{Depth, Facts, Head, LinkFact};
pub use files::{Files, Listing};
pub use resolve::{Resolution, Status};
pub use site::{Language, Permalink, Root, Site};
pub use suggest::Suggestion;
pub use topics::Topics;

use addresses::{AddressMap, Names};

/// All articles of a site, by path.
#[derive(Debug)]
pub struct Corpus {
    /// How the site is built.
    pub site: Site,
    /// Which files there are.
    files: Arc<dyn Files>,
    /// The articles, sorted by path.
    pages: Vec<Facts>,
    by_path: HashMap<Arc<str>, PageId>,
    map: OnceLock<AddressMap>,
    names: OnceLock<Names>,
    backlinks: OnceLock<Vec<Vec<PageId>>>,
    assets: OnceLock<bool>,
    ceilings: OnceLock<CeilingsByDrug>,
}

/// The places of ceilings: the number of the article, and that among its ceilings.
type CeilingsByDrug = HashMap<Box<str>, Vec<(PageId, usize)>>;

/// What must be read before all links can be judged.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Paths of articles whose front matter is needed.
    pub heads: Vec<Arc<str>>,
    /// Paths of articles that are needed whole.
    pub whole: Vec<Arc<str>>,
}

impl Wanted {
    /// Whether nothing must be read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.heads.is_empty() && self.whole.is_empty()
    }
}

impl Corpus {
    /// The corpus of `pages` on `site`.
    #[must_use]
    pub fn new(site: Site, files: Arc<dyn Files>, mut pages: Vec<Facts>) -> Self {
        pages.sort_by(|a, b| a.path.cmp(&b.path));
        let by_path = pages.iter().enumerate().map(|(id, page)| (page.path.clone(), id)).collect();
        Self {
            site,
            files,
            pages,
            by_path,
            map: OnceLock::new(),
            names: OnceLock::new(),
            backlinks: OnceLock::new(),
            assets: OnceLock::new(),
            ceilings: OnceLock::new(),
        }
    }

    /// Puts what was read since in the place of what was known.
    pub fn add(&mut self, read: Vec<Facts>) {
        for facts in read {
            if let Some(page) = self.by_path.get(&facts.path).and_then(|id| self.pages.get_mut(*id)) {
                *page = facts;
            }
        }
        self.map = OnceLock::new();
        self.names = OnceLock::new();
        self.backlinks = OnceLock::new();
        self.ceilings = OnceLock::new();
    }

    /// The articles, sorted by path.
    #[must_use]
    pub fn pages(&self) -> &[Facts] {
        &self.pages
    }

    /// An article by its number.
    #[must_use]
    pub fn page(&self, id: PageId) -> Option<&Facts> {
        self.pages.get(id)
    }

    /// The number of the article at a path.
    #[must_use]
    pub fn id(&self, path: &str) -> Option<PageId> {
        self.by_path.get(path).copied()
    }

    /// The main address of an article, with a slash before it.
    #[must_use]
    pub fn address(&self, id: PageId) -> Option<String> {
        self.map().main(id).map(|address| format!("/{address}"))
    }

    /// Which articles link to this one, without itself; whole articles only are known.
    #[must_use]
    pub fn backlinks(&self, id: PageId) -> &[PageId] {
        let backlinks = self.backlinks.get_or_init(|| {
            let mut backlinks = vec![Vec::new(); self.pages.len()];
            for (from, page) in self.pages.iter().enumerate() {
                for link in &page.links {
                    if let Some(to) = self.resolve(page, link).page.filter(|to| *to != from) {
                        backlinks[to].push(from);
                    }
                }
            }
            backlinks
        });
        backlinks.get(id).map_or(&[], Vec::as_slice)
    }

    /// What published articles allow of a drug in a day, each with its article.
    pub fn ceilings(&self, drug: &str) -> impl Iterator<Item = (PageId, &Ceiling)> {
        let by_drug = self.ceilings.get_or_init(|| {
            let mut by_drug = CeilingsByDrug::new();
            for (id, page) in self.pages.iter().enumerate().filter(|(_, page)| !page.head.draft) {
                for (index, ceiling) in page.ceilings.iter().enumerate() {
                    by_drug.entry(ceiling.drug.clone()).or_default().push((id, index));
                }
            }
            by_drug
        });
        let places = by_drug.get(drug).map_or(&[][..], Vec::as_slice);
        places.iter().filter_map(|(id, index)| Some((*id, self.pages.get(*id)?.ceilings.get(*index)?)))
    }

    /// What must be read before the links of the articles that are known whole can be judged.
    #[must_use]
    pub fn wanted(&self) -> Wanted {
        let mut wanted = Wanted::default();
        if self.pages.iter().all(|page| page.depth == Depth::Whole) {
            return wanted;
        }
        let mut all_heads = false;
        for page in self.pages.iter().filter(|page| page.depth == Depth::Whole) {
            for link in &page.links {
                let found = self.resolve(page, link);
                match found.page.and_then(|id| self.pages.get(id)) {
                    Some(to) if found.anchor.is_some() && to.depth < Depth::Anchors => {
                        wanted.whole.push(to.path.clone());
                    }
                    Some(to) if to.depth < Depth::Head => wanted.heads.push(to.path.clone()),
                    Some(_) => {}
                    None => all_heads |= matches!(found.status, Status::Missing | Status::WrongCase(_)),
                }
            }
        }
        if all_heads && self.site.generator.traits().front_matter {
            let listed = self.pages.iter().filter(|page| page.depth == Depth::Listed);
            wanted.heads.extend(listed.map(|page| page.path.clone()));
        }
        wanted.whole.sort();
        wanted.whole.dedup();
        wanted.heads.sort();
        wanted.heads.dedup();
        wanted.heads.retain(|path| wanted.whole.binary_search(path).is_err());
        wanted
    }

    fn map(&self) -> &AddressMap {
        self.map.get_or_init(|| AddressMap::new(&self.pages, &self.site))
    }

    fn names(&self) -> &Names {
        self.names.get_or_init(|| Names::new(&self.pages, &self.site))
    }
}
