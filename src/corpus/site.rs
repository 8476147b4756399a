//! How a site is built: what decides which addresses its articles have.

use super::generator::GeneratorKind;
use super::slug::AnchorStyle;
use super::target;

/// How a site is built. All paths are relative to the root of the site, with `/` between the parts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Site {
    /// What builds it.
    pub generator: GeneratorKind,
    /// Whether the generator was named or found; when not, addresses outside of the known folders are not judged.
    pub known: bool,
    /// The address of the site without a path ("<https://example.org>"), when it is known.
    pub origin: Option<String>,
    /// The path below which the site is served, without slashes at its ends ("" for none).
    pub base_path: String,
    /// The folder of the generator's own configuration, which `@site/` names; "" for the root.
    pub folder: String,
    /// The folders that hold articles, with the path of their addresses.
    pub roots: Vec<Root>,
    /// Folders whose files are served as they are, with the path of their addresses.
    pub static_folders: Vec<Root>,
    /// Addresses that stand for others: the first part that fits is replaced.
    pub remap: Vec<(String, String)>,
    /// Rules of addresses by section or collection, the most special first.
    pub permalinks: Vec<Permalink>,
    /// First parts of addresses that the generator makes without a file (tags, categories …).
    pub generated: Vec<String>,
    /// Languages that names of files can end in, or addresses begin with; the default one first.
    pub languages: Vec<Language>,
    /// Whether addresses end in `.html` where the generator makes folders otherwise.
    pub html: bool,
    /// Whether names keep what the generator takes from them otherwise: numbers before them, upper case.
    pub names_kept: bool,
    /// Addresses that are made without a file of their own: lists of posts, overviews of categories.
    pub made: Vec<String>,
    /// Whether it is built by a generator whose rules are not known here.
    pub foreign: bool,
    /// Whether links can name a label that another article defines.
    pub labels: bool,
    /// How headings become anchors.
    pub anchors: AnchorStyle,
}

/// A language of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language {
    /// As it stands in names of files: "fr" in `dosing.fr.md`.
    pub code: String,
    /// The path that its addresses begin with; "" for none.
    pub prefix: String,
}

/// A folder of articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Root {
    /// The folder ("content"; "" for the root of the site).
    pub folder: String,
    /// The path of its addresses without slashes at its ends; none when code of the site decides it.
    pub prefix: Option<String>,
    /// The folder whose articles stand in for those that this one, a translation, does not have.
    pub original: Option<String>,
    /// Whether it holds posts, whose dates are part of their addresses.
    pub posts: bool,
}

/// A rule of addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permalink {
    /// The section, collection or folder it holds for; "" for all.
    pub section: String,
    /// Whether it holds for the overview of the section, and not for its articles.
    pub overview: bool,
    /// The pattern, e.g. `/:year/:title/`.
    pub pattern: String,
}

impl Root {
    /// A folder whose addresses start with `prefix`.
    #[must_use]
    pub fn new(folder: &str, prefix: &str) -> Self {
        Self { prefix: Some(prefix.trim_matches('/').to_owned()), ..Self::routed(folder) }
    }

    /// A folder whose addresses start with what the code of the site decides.
    #[must_use]
    pub fn routed(folder: &str) -> Self {
        Self { folder: clean(folder), prefix: None, original: None, posts: false }
    }

    /// The same folder as a translation of `original`.
    #[must_use]
    pub fn translating(self, original: &str) -> Self {
        Self { original: Some(clean(original)), ..self }
    }

    /// `path` relative to this folder, when it lies inside.
    #[must_use]
    pub fn inside<'a>(&self, path: &'a str) -> Option<&'a str> {
        behind(&self.folder, path).filter(|inside| self.folder.is_empty() || !inside.is_empty())
    }

    /// The path of the file below this folder that an address may mean.
    #[must_use]
    pub fn file(&self, address: &str) -> Option<String> {
        let inside = behind(self.prefix.as_deref().unwrap_or_default(), address)?;
        target::join(&self.folder, inside)
    }
}

impl Site {
    /// Sets the address of the site from a full or partial address ("<https://example.org/help>/").
    pub fn set_base_url(&mut self, url: &str) {
        let Some((scheme, rest)) = url.split_once("://") else {
            url.trim_matches('/').clone_into(&mut self.base_path);
            return;
        };
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        self.origin = Some(format!("{scheme}://{}", host.to_ascii_lowercase()));
        path.trim_matches('/').clone_into(&mut self.base_path);
    }

    /// The root that holds `path`, the most special one, with the path inside.
    #[must_use]
    pub fn root_of<'a, 's>(&'s self, path: &'a str) -> Option<(&'s Root, &'a str)> {
        let inside = self.roots.iter().filter_map(|root| Some((root, root.inside(path)?)));
        inside.max_by_key(|(root, _)| root.folder.len())
    }

    /// The language that the name of a file ends in, with the name without it; the default one for other names.
    #[must_use]
    pub fn language_of<'s, 'a>(&'s self, stem: &'a str) -> (Option<&'s Language>, &'a str) {
        let named = self
            .languages
            .iter()
            .find_map(|language| Some((Some(language), stem.strip_suffix(language.code.as_str())?.strip_suffix('.')?)));
        named.unwrap_or((self.languages.first(), stem))
    }

    /// The address in the default language of one that begins with another, where that stands in for what is not translated.
    #[must_use]
    pub fn untranslated(&self, address: &str) -> Option<String> {
        let (default, others) = self.languages.split_first().filter(|_| self.generator.traits().untranslated)?;
        let rest =
            others.iter().find_map(|other| behind(&other.prefix, address).filter(|_| !other.prefix.is_empty()))?;
        target::join(&default.prefix, rest)
    }

    /// The path of a full address of this site; none for other sites.
    #[must_use]
    pub fn own_path<'a>(&self, url: &'a str) -> Option<&'a str> {
        let own = self.origin.as_deref()?.split_once("://")?.1;
        let rest = url.strip_prefix("//").or_else(|| {
            let (scheme, rest) = url.split_once("://")?;
            ["http", "https"].iter().any(|web| scheme.eq_ignore_ascii_case(web)).then_some(rest)
        })?;
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (host, path) = rest.split_at(end);
        let bare = |host: &str| host.to_ascii_lowercase().trim_start_matches("www.").to_owned();
        (bare(host) == bare(own)).then_some(path)
    }

    /// Whether a target leads to another site or scheme of the web.
    #[must_use]
    pub fn is_external(&self, url: &str) -> bool {
        target::is_web(url) && self.own_path(url).is_none()
    }
}

/// What follows a path that another begins with.
#[must_use]
pub fn behind<'a>(start: &str, path: &'a str) -> Option<&'a str> {
    if start.is_empty() {
        return Some(path);
    }
    let rest = path.strip_prefix(start)?;
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix('/') }
}

fn clean(folder: &str) -> String {
    let folder = folder.trim_start_matches("./").trim_matches('/');
    if folder == "." { String::new() } else { folder.to_owned() }
}
