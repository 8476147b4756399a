//! Paths as they were typed to sites: each with its root, its configuration and what to check of it.

use std::collections::{BTreeMap, HashMap};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::args::SettingsArgs;
use super::error::Failure;
use crate::config::{Config, find, generator};
use crate::discover::relative;
use crate::lint::Engine;
use crate::source::Problem;

/// A site, or files that belong to none.
#[derive(Debug)]
pub(super) struct Site {
    /// The folder that the configuration and all paths are relative to, absolute.
    pub(super) root: PathBuf,
    /// Its settings.
    pub(super) config: Arc<Config>,
    /// What was asked for, absolute.
    pub(super) targets: Vec<PathBuf>,
    /// The folders that hold its articles, absolute.
    pub(super) scope: Vec<PathBuf>,
}

/// Where a site begins.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Root {
    /// Its folder, absolute.
    folder: PathBuf,
    /// Its configuration file.
    config: Option<PathBuf>,
    /// Whether a configuration, a site generator or a repository tells that the site begins there.
    is_site: bool,
}

/// What to do.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// The sites, by root.
    pub(super) sites: Vec<Site>,
    /// Paths that do not exist.
    pub(super) problems: Vec<Problem>,
}

/// Groups `paths` by site. `virtual_paths` need not exist: their text is given.
///
/// # Errors
/// A configuration that cannot be read.
pub(super) fn plan(paths: &[PathBuf], given: Option<&Path>, args: &SettingsArgs, cwd: &Path) -> Result<Plan, Failure> {
    let mut plan = Plan::default();
    let mut groups: BTreeMap<Root, Vec<PathBuf>> = BTreeMap::new();
    let mut known: HashMap<PathBuf, Root> = HashMap::new();
    let mut root_of = |path: &Path| {
        let own = folder_of(path);
        known.entry(own.to_owned()).or_insert_with(|| root_of(own, args, cwd)).clone()
    };
    for path in paths {
        let absolute = normal(&cwd.join(path));
        if absolute.symlink_metadata().is_err() {
            plan.problems.push(missing(path));
            continue;
        }
        groups.entry(root_of(&absolute)).or_default().push(absolute);
    }
    if let Some(given) = given {
        let absolute = normal(&cwd.join(given));
        groups.entry(root_of(&absolute)).or_default().push(absolute);
    }
    if paths.is_empty() && given.is_none() {
        groups.insert(root_of(cwd), Vec::new());
    }
    for (root, targets) in groups {
        let site = site(root, targets, cwd)?;
        let named = site.scope.iter().filter(|_| !site.config.content.is_empty());
        for folder in named.filter(|folder| !folder.exists()) {
            let message = "is a content folder of the configuration and does not exist".to_owned();
            let path = relative(cwd, folder).into();
            plan.problems.push(Problem { path, message, position: None, fatal: true });
        }
        plan.sites.push(site);
    }
    Ok(plan)
}

/// The site of the current folder.
///
/// # Errors
/// A configuration that cannot be read.
pub(super) fn site_here(args: &SettingsArgs) -> Result<Site, Failure> {
    let cwd = std::env::current_dir()?;
    site(root_of(&cwd, args, &cwd), Vec::new(), &cwd)
}

/// The engine for the site of the current folder.
///
/// # Errors
/// A configuration or rules that are not as they must be.
pub(super) fn engine_here(args: &SettingsArgs) -> Result<Engine, Failure> {
    let site = site_here(args)?;
    Ok(Engine::new(site.config, &site.root, args.chosen())?)
}

/// The folder that a path is, or stands in.
fn folder_of(path: &Path) -> &Path {
    if path.is_dir() { path } else { path.parent().unwrap_or(path) }
}

/// The root of the site of an absolute folder.
fn root_of(folder: &Path, args: &SettingsArgs, cwd: &Path) -> Root {
    if let Some(file) = &args.config {
        let file = normal(&cwd.join(file));
        let above = file.parent().unwrap_or(cwd);
        let above = if above.ends_with(".config") { above.parent().unwrap_or(above) } else { above };
        if folder.starts_with(above) {
            return Root { folder: above.to_owned(), config: Some(file), is_site: true };
        }
        return Root { config: Some(file), is_site: true, ..plain_root(folder, cwd) };
    }
    match find(folder).filter(|_| !args.isolated) {
        Some((file, root)) => Root { folder: root, config: Some(file), is_site: true },
        None => plain_root(folder, cwd),
    }
}

/// The root of a folder without configuration: the folder of the site generator above it, else its repository, else
/// the current folder, else itself.
fn plain_root(folder: &Path, cwd: &Path) -> Root {
    let repository = folder.ancestors().find(|folder| folder.join(".git").exists());
    let mut inside = folder.ancestors().take_while(|folder| repository.is_none_or(|top| folder.starts_with(top)));
    let site = inside.find(|folder| is_generated(folder)).or(repository);
    let outside = if folder.starts_with(cwd) { cwd } else { folder };
    Root { folder: site.unwrap_or(outside).to_owned(), config: None, is_site: site.is_some() }
}

/// Whether a folder holds the configuration of a site generator.
fn is_generated(folder: &Path) -> bool {
    generator::detect_in(folder).1.is_some()
}

fn site(root: Root, mut targets: Vec<PathBuf>, cwd: &Path) -> Result<Site, Failure> {
    let config = match &root.config {
        Some(file) => Config::read(file, &relative(cwd, file))?,
        None => Config::default(),
    };
    let mut scope = config.content_folders(&root.folder);
    if targets.is_empty() {
        targets = if config.content.is_empty() { vec![cwd.to_owned()] } else { scope.clone() };
    }
    if !root.is_site {
        scope.clone_from(&targets);
    }
    Ok(Site { root: root.folder, config: Arc::new(config), targets, scope })
}

fn missing(path: &Path) -> Problem {
    let path = path.to_string_lossy().into();
    Problem { path, message: "does not exist".to_owned(), position: None, fatal: true }
}

/// `path` without `.` and `..` parts.
#[must_use]
pub(super) fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                normal.pop();
            }
            part => normal.push(part),
        }
    }
    normal
}

/// Paths relative to a root as they are shown: relative to the current folder where they are below it.
#[derive(Debug)]
pub(super) struct Shown {
    root: PathBuf,
    cwd: PathBuf,
}

impl Shown {
    /// Shows paths relative to `root` from `cwd`.
    #[must_use]
    pub(super) fn new(root: &Path, cwd: &Path) -> Self {
        Self { root: root.to_owned(), cwd: cwd.to_owned() }
    }

    /// `path`, relative to the root, as it is shown.
    #[must_use]
    pub(super) fn show(&self, path: &Arc<str>) -> Arc<str> {
        if self.root == self.cwd {
            return path.clone();
        }
        let absolute = self.root.join(&**path);
        if let Ok(inside) = absolute.strip_prefix(&self.cwd) {
            return relative(Path::new(""), inside).into();
        }
        let up = self.cwd.strip_prefix(&self.root).map_or(0, |below| below.components().count());
        if up > 0 { format!("{}{path}", "../".repeat(up)).into() } else { relative(Path::new(""), &absolute).into() }
    }
}
