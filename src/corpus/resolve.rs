//! Where a link leads: to a file, an address, an anchor, another site, or nowhere.

use std::borrow::Cow;

use super::Corpus;
use super::addresses::PageId;
use super::facts::{Facts, LinkFact};
use super::files::{Entry, entry, other_case};
use super::generator::{GeneratorKind, addresses};
use super::slug::AnchorStyle;
use super::target::{self, Target, is_asset};
use crate::article::{Format, LinkForm};

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolution {
    /// Whether it leads somewhere.
    pub status: Status,
    /// The article it leads to.
    pub page: Option<PageId>,
    /// The file it leads to, relative to the root of the site.
    pub path: Option<String>,
    /// The fragment it asks for, decoded.
    pub anchor: Option<String>,
    /// Where the target was looked for, when it is missing: a path or an address.
    pub looked: String,
}

/// Whether a link leads somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Status {
    /// To a file or address that exists.
    Ok,
    /// To nothing.
    Missing,
    /// To an article that has no such anchor.
    MissingAnchor,
    /// To something whose name differs by case: the name it has.
    WrongCase(String),
    /// To a former address.
    Redirected,
    /// Out of the root of the site.
    OutsideRoot,
    /// To another site.
    External,
    /// Not known, and why.
    NotChecked(&'static str),
}

impl Status {
    /// The name used in output.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Missing => "missing",
            Self::MissingAnchor => "missing-anchor",
            Self::WrongCase(_) => "wrong-case",
            Self::Redirected => "redirected",
            Self::OutsideRoot => "outside-root",
            Self::External => "external",
            Self::NotChecked(_) => "not-checked",
        }
    }
}

/// What was found for the path of a link.
pub(super) enum Found {
    Page(PageId),
    File(String),
    Former(PageId),
    Case(String),
    Outside,
    Unknown(&'static str),
    Nothing(String),
}

/// So many missing images and downloads, and not one that is there, tell that they are kept elsewhere.
const FEW_ASSETS: usize = 20;

/// Files that generators make.
const MADE_FILES: [&str; 12] = [
    "index.xml",
    "feed.xml",
    "atom.xml",
    "rss.xml",
    "sitemap.xml",
    "robots.txt",
    "search.json",
    "index.json",
    "feed.json",
    "404.html",
    "manifest.json",
    "search_index.json",
];

impl Corpus {
    /// Where a link of an article leads.
    #[must_use]
    pub fn resolve(&self, from: &Facts, link: &LinkFact) -> Resolution {
        let found = self.follow(from, link);
        if found.status == Status::Missing && is_asset(&found.looked) && !self.has_assets() {
            return Resolution::only(Status::NotChecked("files that are kept elsewhere: none of them is here"));
        }
        found
    }

    /// Whether images and downloads are kept here. When many are linked to and not one is there, they are not.
    fn has_assets(&self) -> bool {
        *self.assets.get_or_init(|| {
            let mut missing = std::collections::BTreeSet::new();
            for page in &self.pages {
                for link in page.links.iter().filter(|link| is_asset(&Target::parse(&link.target).path)) {
                    let found = self.follow(page, link);
                    match found.status {
                        Status::Missing => {
                            missing.insert(found.looked);
                        }
                        Status::Ok | Status::WrongCase(_) => return true,
                        _ => {}
                    }
                }
            }
            missing.len() < FEW_ASSETS
        })
    }

    fn follow(&self, from: &Facts, link: &LinkFact) -> Resolution {
        let own = self.site.own_path(&link.target);
        let text: Cow<'_, str> = match own {
            Some(path) if path.starts_with('/') => Cow::Borrowed(path),
            Some(path) => Cow::Owned(format!("/{path}")),
            None => Cow::Borrowed(&link.target),
        };
        if target::is_web(&text) && own.is_none() {
            return Resolution::only(Status::External);
        }
        if target::is_template(&text) {
            return Resolution::only(Status::NotChecked("code of a template"));
        }
        let parts = Target::parse(&text);
        // Where names are not turned into addresses, headings are named as they stand.
        let is_loose = self.site.foreign || self.site.anchors == AnchorStyle::AsWritten || link.form == LinkForm::Wiki;
        let fragment = parts.fragment.as_deref().filter(|fragment| !fragment.is_empty());
        let found = if parts.path.is_empty() {
            match self.id(&from.path) {
                Some(id) => Found::Page(id),
                None => return Resolution::only(Status::NotChecked("an article that is not part of the site")),
            }
        } else {
            self.find(from, link, &parts.path)
        };
        let resolution = self.judge(found, fragment, is_loose);
        let may_be_label = self.site.labels && self.site.foreign && parts.path.is_empty();
        if may_be_label && resolution.status == Status::MissingAnchor {
            return Resolution::only(Status::NotChecked("a label that another article may define"));
        }
        resolution
    }

    fn judge(&self, found: Found, fragment: Option<&str>, is_loose: bool) -> Resolution {
        let mut resolution = Resolution::only(Status::Ok);
        resolution.anchor = fragment.map(str::to_owned);
        match found {
            Found::Page(id) | Found::Former(id) => {
                resolution.page = Some(id);
                resolution.path = self.page(id).map(|page| page.path.to_string());
                if matches!(found, Found::Former(_)) {
                    resolution.status = Status::Redirected;
                } else if let (Some(fragment), Some(page)) = (fragment, self.page(id)) {
                    resolution.status = self.anchor_status(page, fragment, is_loose);
                }
            }
            Found::File(path) => resolution.path = Some(path),
            Found::Case(path) => {
                resolution.page = self.id(&path);
                resolution.status = Status::WrongCase(path);
            }
            Found::Outside => resolution.status = Status::OutsideRoot,
            Found::Unknown(why) => resolution.status = Status::NotChecked(why),
            Found::Nothing(looked) => {
                resolution.status = Status::Missing;
                resolution.looked = looked;
            }
        }
        resolution
    }

    fn find(&self, from: &Facts, link: &LinkFact, path: &str) -> Found {
        if let Some(path) = path.strip_prefix("@site/") {
            return self.of_generator(path);
        }
        if self.site.generator.traits().aliases && path.starts_with(['@', '~']) && path.contains('/') {
            return self.of_alias(path);
        }
        if let Some(path) = path.strip_prefix("@/") {
            return self.in_content(path);
        }
        match link.form {
            LinkForm::Wiki => match self.by_name(from, path) {
                Some(Found::Former(id)) => Found::Page(id),
                found => found.unwrap_or(Found::Unknown("a wiki link to no article")),
            },
            LinkForm::FrontMatter if !link.is_related() => self.of_front_matter(from, path),
            LinkForm::FrontMatter => match self.by_name(from, path) {
                Some(found) => found,
                None if path.starts_with('/') => self.rooted(path),
                None if path.starts_with('.') => self.relative(from, path),
                None => Found::Nothing(path.to_owned()),
            },
            LinkForm::Shortcode => match self.by_name(from, path) {
                Some(found) => found,
                None if path.starts_with('/') => self.rooted(path),
                None if target::extension(path).and_then(|_| Format::of(path)).is_some() => {
                    Found::Nothing(path.to_owned())
                }
                None => self.relative(from, path),
            },
            _ if path.starts_with('/') => self.rooted(path),
            _ => self.relative(from, path),
        }
    }

    /// A value of the front matter that is no list of articles: an image, a layout. Only whole paths can be judged.
    fn of_front_matter(&self, from: &Facts, path: &str) -> Found {
        if path.starts_with('/') {
            self.rooted(path)
        } else {
            match self.relative(from, path) {
                Found::Nothing(_) | Found::Case(_) | Found::Outside => Found::Unknown("a path in the front matter"),
                found => found,
            }
        }
    }

    /// A path from the folders of articles: `@/drugs/baclofen.md`.
    fn in_content(&self, path: &str) -> Found {
        let content = super::Root::new("content", "");
        let roots = if self.site.roots.iter().all(|root| root.folder.is_empty()) {
            std::slice::from_ref(&content)
        } else {
            self.site.roots.as_slice()
        };
        let mut looked = String::new();
        for root in roots {
            let Some(path) = target::join(&root.folder, path) else { return Found::Outside };
            match self.at(&path) {
                Some(found) => return found,
                None => looked = path,
            }
        }
        match other_case(&*self.files, &looked) {
            Some(path) => Found::Case(path),
            None => Found::Nothing(looked),
        }
    }

    /// A path from a folder that the code of the site names: `@/images/tablet.png`, `~/images/tablet.png`.
    fn of_alias(&self, path: &str) -> Found {
        let inside = path.strip_prefix("@/").or_else(|| path.strip_prefix("~/"));
        let folders = ["src", ""].map(|folder| format!("{}/{folder}", self.site.folder));
        let files: Vec<String> = folders.iter().filter_map(|folder| target::join(folder, inside?)).collect();
        let there = || files.iter().find_map(|file| self.at(file));
        let other = || files.iter().find_map(|file| other_case(&*self.files, file)).map(Found::Case);
        let is_known = |file: &&String| self.files.names(target::folder(file)).is_some() && file.contains('/');
        let missing = || files.iter().find(is_known).cloned().map(Found::Nothing);
        there().or_else(other).or_else(missing).unwrap_or(Found::Unknown("a path that code of the site names"))
    }

    /// A path from the folder of the generator: `@site/static/tablet.png`.
    fn of_generator(&self, path: &str) -> Found {
        let Some(path) = target::join(&self.site.folder, path) else { return Found::Outside };
        let other = || other_case(&*self.files, &path).map(Found::Case);
        self.at(&path).or_else(other).unwrap_or(Found::Nothing(path))
    }

    /// The file or the index of the folder at exactly this path.
    pub(super) fn at(&self, path: &str) -> Option<Found> {
        if let Some(id) = self.id(path) {
            return Some(Found::Page(id));
        }
        match entry(&*self.files, path)? {
            Entry::File => Some(Found::File(path.to_owned())),
            Entry::Folder => self.index(path),
        }
    }

    /// The index of a folder.
    pub(super) fn index(&self, folder: &str) -> Option<Found> {
        let names = self.files.names(folder)?;
        let traits = self.site.generator.traits();
        for stem in traits.index {
            for extension in ["md", "markdown", "mdx", "html", "htm"].iter().chain(traits.templates) {
                let name = format!("{stem}.{extension}");
                if names.contains(&name) {
                    let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
                    return Some(self.id(&path).map_or(Found::File(path), Found::Page));
                }
            }
        }
        let is_plain = self.site.generator == GeneratorKind::Plain;
        (is_plain || traits.folder_pages && self.is_content(folder)).then(|| Found::File(folder.to_owned()))
    }

    fn is_content(&self, path: &str) -> bool {
        self.site.roots.iter().any(|root| root.inside(path).is_some() || root.folder == path)
    }

    /// A path from the folder of the article, or from its address.
    fn relative(&self, from: &Facts, path: &str) -> Found {
        let here = target::folder(&from.path);
        let file = target::join(here, path);
        let exact = file.as_deref().and_then(|file| self.at(file).or_else(|| self.translated(from, file)));
        let exact = exact.or_else(|| file.as_deref().and_then(|file| self.without_extension(file)));
        if let Some(found) = exact {
            return found;
        }
        let by_address = self.relative_to_address(from, path);
        if let Some(found) = by_address {
            return found;
        }
        let Some(file) = file else { return Found::Outside };
        match other_case(&*self.files, &file) {
            Some(path) => Found::Case(path),
            None if self.site.foreign && self.files.names(target::folder(&file)).is_none() => {
                Found::Unknown("an address of a site generator that is not known")
            }
            None => Found::Nothing(file),
        }
    }

    /// The article at a path that leaves out its extension and the number before its name, where a generator that is not
    /// known may do so.
    fn without_extension(&self, path: &str) -> Option<Found> {
        if !self.site.foreign || target::extension(path).is_some_and(|extension| extension != "html") {
            return None;
        }
        let (folder, name) = (target::folder(path), target::without_extension(target::name(path)));
        let names = self.files.names(folder)?;
        let is_meant = |known: &&String| {
            let stem = target::without_extension(known);
            let bare = stem.trim_start_matches(|letter: char| letter.is_ascii_digit());
            Format::of(known).is_some() && (stem == name || bare.strip_prefix(['.', '-']) == Some(name))
        };
        let file = target::join(folder, names.iter().find(is_meant)?)?;
        self.at(&file)
    }

    /// A path relative to the address of the article, as browsers resolve it.
    fn relative_to_address(&self, from: &Facts, path: &str) -> Option<Found> {
        let kind = self.site.generator;
        if kind == GeneratorKind::Plain && !self.has_address(from) {
            return None;
        }
        let main = self.map().main(self.id(&from.path)?).map(Cow::Borrowed);
        let base = main.or_else(|| addresses(from, &self.site).routed.map(Cow::Owned))?;
        let base = &*base;
        let is_file = target::extension(base) == Some("html");
        let stem = from.stem();
        let as_folder = (!is_file).then_some(base);
        // Without a slash at the end, browsers start from the folder above.
        let loose = is_file
            || matches!(kind, GeneratorKind::Docusaurus | GeneratorKind::Astro | GeneratorKind::Nextjs)
                && !kind.traits().index.contains(&stem);
        let above = loose.then(|| target::folder(base));
        as_folder.into_iter().chain(above).find_map(|folder| {
            let joined = target::join(folder, path)?;
            self.known(&joined)
        })
    }

    fn has_address(&self, from: &Facts) -> bool {
        from.head.address.is_some() || from.head.slug.is_some()
    }

    /// A path from the root of the site.
    fn rooted(&self, path: &str) -> Found {
        let Some(full) = target::join("", path) else { return Found::Outside };
        let base = self.site.base_path.as_str();
        let path = match full.strip_prefix(base) {
            Some(rest) if !base.is_empty() && (rest.is_empty() || rest.starts_with('/')) => rest.trim_matches('/'),
            _ => full.as_str(),
        };
        let path = self.remapped(path);
        if let Some(found) = self.known(&path) {
            return found;
        }
        if path.is_empty() {
            // Whatever makes it, every site has a first page.
            return Found::File(String::new());
        }
        if let Some(found) = self.other_case_of(&path) {
            return found;
        }
        let first = path.split('/').next().unwrap_or_default();
        if self.is_made(&path, first) {
            return Found::Unknown("a page that the site generator makes");
        }
        if self.is_made_by_code(&path) {
            return Found::Unknown("an address that code of the site makes");
        }
        let named = self.has_section(first);
        let is_number = target::name(&path).parse::<u32>().is_ok();
        if (!named || is_number) && self.is_dynamic(&path) {
            return Found::Unknown("an address that code of the site makes");
        }
        if !named && !self.is_judged(&path, first) {
            return Found::Unknown("an address outside of the known folders");
        }
        Found::Nothing(format!("/{path}"))
    }

    /// Whether what is missing at an address is surely missing.
    fn is_judged(&self, path: &str, first: &str) -> bool {
        if self.site.origin.is_some() && self.site.generator == GeneratorKind::Plain {
            return true;
        }
        if self.site.known {
            // Where code of the site decides on addresses, its pages must be here.
            let mut pages = self.site.roots.iter().filter(|root| root.prefix.is_some());
            let has_routes = self.site.roots.iter().any(|root| root.prefix.is_none());
            return !has_routes || pages.any(|root| self.has(&root.folder));
        }
        let is_article = Format::of(path).is_some_and(|format| matches!(format, Format::Markdown | Format::Mdx));
        // The first folder of an address must be there; the host may serve other sites beside this one.
        let folders = ["", "static/", "public/"].map(|folder| format!("{folder}{first}"));
        is_article || folders.iter().any(|path| entry(&*self.files, path) == Some(Entry::Folder))
    }

    /// Whether articles whose addresses the code of the site decides stand in a folder of this name.
    fn has_section(&self, first: &str) -> bool {
        let mut routed = self.site.roots.iter().filter(|root| root.prefix.is_none());
        routed.any(|root| target::name(&root.folder) == first || self.has(&format!("{}/{first}", root.folder)))
    }

    pub(super) fn has(&self, path: &str) -> bool {
        entry(&*self.files, path).is_some()
    }

    fn remapped<'p>(&self, path: &'p str) -> Cow<'p, str> {
        for (from, to) in &self.site.remap {
            let (from, to) = (from.trim_matches('/'), to.trim_matches('/'));
            if let Some(rest) = path.strip_prefix(from).filter(|rest| rest.is_empty() || rest.starts_with('/')) {
                return Cow::Owned(format!("{to}{rest}").trim_matches('/').to_owned());
            }
        }
        Cow::Borrowed(path)
    }

    /// Whether code of Hugo adds pages to the folder of an address.
    fn is_made_by_code(&self, path: &str) -> bool {
        let is_hugo = self.site.generator == GeneratorKind::Hugo;
        let mut files = self.site.roots.iter().filter_map(|root| root.file(path)).filter(|_| is_hugo);
        files.any(|file| {
            let above = file.match_indices('/').map(|(end, _)| &file[..end]).chain([&*file]);
            above.into_iter().any(|folder| self.has(&format!("{folder}/_content.gotmpl")))
        })
    }

    /// Whether the generator makes a page at this address without a file.
    fn is_made(&self, path: &str, first: &str) -> bool {
        let name = target::name(path);
        let page = name.strip_prefix("page").unwrap_or_default();
        if self.site.generator == GeneratorKind::Jekyll && page.parse::<u32>().is_ok() {
            return true;
        }
        let generated = self.site.generated.iter().map(String::as_str);
        self.site.known && MADE_FILES.contains(&name)
            || generated
                .chain(self.site.generator.traits().generated.iter().copied())
                .any(|made| made == first || path.split('/').nth(1) == Some(made) || name == made)
    }
}

impl Resolution {
    const fn only(status: Status) -> Self {
        Self { status, page: None, path: None, anchor: None, looked: String::new() }
    }
}
