//! Paths that were asked for to the articles of a site: one walk that honours ignore files, also for named files.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ffi::OsStr;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use globset::GlobSet;
use ignore::{DirEntry, WalkBuilder};

mod listing;

pub use listing::DiskFiles;

use crate::article::Format;
use crate::article::front_matter::is_cut;
use crate::source::{Position, Problem, SourceFile};

/// The name of medlint's own ignore files, written as `.gitignore` is.
pub const IGNORE_FILE: &str = ".medlintignore";

/// The bytes at the beginning of an article that are read for its front matter; more when it is longer.
const HEAD: usize = 4 * 1024;

/// What to look for.
#[derive(Debug)]
pub struct Search<'a> {
    /// The root of the site; all paths are relative to it.
    pub root: &'a Path,
    /// Files and folders that were asked for, below the root.
    pub targets: &'a [PathBuf],
    /// Folders that hold the articles of the site: nothing else is checked. The targets, when the site is not known.
    pub scope: &'a [PathBuf],
    /// Paths, relative to the root, that are left out.
    pub exclude: &'a GlobSet,
}

/// The articles of a site.
#[derive(Debug, Default)]
pub struct Discovered {
    /// All of them, sorted by path.
    pub files: Vec<File>,
    /// Targets that an ignore file or the configuration leaves out.
    pub excluded: Vec<PathBuf>,
    /// Symbolic links that were not followed.
    pub symlinks: usize,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// The root of the site on the disk; empty when all texts are given.
    pub root: PathBuf,
}

/// An article of the site.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct File {
    /// Its path relative to the root, with `/` between the parts.
    pub path: Arc<str>,
    /// Where it is on the disk.
    pub disk: Disk,
    /// Whether it was asked for; the others are only indexed.
    pub named: bool,
}

/// Where an article is on the disk.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Disk {
    /// At its path below this folder, as nearly all of a site are.
    Below(Arc<Path>),
    /// At this path.
    At(Box<Path>),
}

impl File {
    /// Its path on the disk.
    #[must_use]
    pub fn on_disk(&self) -> Cow<'_, Path> {
        match &self.disk {
            Disk::Below(folder) => folder.join(&*self.path).into(),
            Disk::At(path) => (&**path).into(),
        }
    }
}

impl Default for Disk {
    fn default() -> Self {
        Self::At(Path::new("").into())
    }
}

/// Paths, none below another, sorted: what is below one of them is found by one search.
struct Folders(Vec<PathBuf>);

impl Folders {
    fn new(paths: &[PathBuf]) -> Self {
        let mut sorted = paths.to_vec();
        sorted.sort();
        let mut outermost: Vec<PathBuf> = Vec::new();
        for path in sorted {
            if !outermost.last().is_some_and(|last| path.starts_with(last)) {
                outermost.push(path);
            }
        }
        Self(outermost)
    }

    /// Whether a path is one of them or below one.
    fn hold(&self, path: &Path) -> bool {
        let behind = self.0.partition_point(|folder| folder.as_path() <= path);
        self.0[..behind].last().is_some_and(|folder| path.starts_with(folder))
    }

    /// Whether one of them is below a path.
    fn are_below(&self, path: &Path) -> bool {
        let first = self.0.partition_point(|folder| folder.as_path() < path);
        self.0.get(first).is_some_and(|folder| folder.starts_with(path))
    }
}

/// What was asked for.
struct Targets<'a> {
    /// All of it.
    all: HashSet<&'a OsStr>,
    folders: Folders,
}

impl<'a> Targets<'a> {
    fn new(targets: &'a [PathBuf]) -> Self {
        Self { all: targets.iter().map(|target| target.as_os_str()).collect(), folders: Folders::new(targets) }
    }
}

/// Finds the articles of a site.
#[must_use]
pub fn discover(search: &Search<'_>) -> Discovered {
    let mut found = Discovered { root: search.root.to_owned(), ..Discovered::default() };
    let mut visited = HashSet::new();
    let (root, targets) = (search.root.into(), Targets::new(search.targets));
    for entry in walk(search) {
        match entry {
            Ok(entry) => visit(&root, &targets, entry, &mut visited, &mut found),
            Err(error) => found.problems.extend(walk_problem(search, &error)),
        }
    }
    for target in search.targets {
        if !visited.contains(target) && target != search.root {
            refuse(search, target, &mut found);
        }
    }
    found.files.sort();
    found.files.dedup();
    found
}

fn walk(search: &Search<'_>) -> ignore::Walk {
    let in_git = search.root.ancestors().any(|folder| folder.join(".git").exists());
    let root = search.root.to_owned();
    let exclude = search.exclude.clone();
    let wanted = Folders::new(search.scope);
    let everywhere = wanted.hold(search.root);
    WalkBuilder::new(search.root)
        .hidden(true)
        .ignore(false)
        .git_global(false)
        .require_git(in_git)
        .parents(in_git)
        .add_custom_ignore_filename(IGNORE_FILE)
        .filter_entry(move |entry| {
            let path = entry.path();
            (everywhere || wanted.hold(path) || wanted.are_below(path))
                && (exclude.is_empty() || !exclude.is_match(path.strip_prefix(&root).unwrap_or(path)))
        })
        .build()
}

fn visit(
    root: &Arc<Path>,
    targets: &Targets<'_>,
    entry: DirEntry,
    visited: &mut HashSet<PathBuf>,
    found: &mut Discovered,
) {
    let path = entry.path();
    let is_target = targets.all.contains(path.as_os_str());
    if is_target {
        visited.insert(path.to_owned());
    }
    let is_file = match entry.file_type() {
        Some(kind) if kind.is_symlink() && is_target => path.is_file(),
        Some(kind) if kind.is_symlink() => {
            found.symlinks += 1;
            return;
        }
        Some(kind) => kind.is_file(),
        None => false,
    };
    if Format::of(&entry.file_name().to_string_lossy()).is_none() || !is_file {
        if is_target && !path.is_dir() {
            found.problems.push(unfit(&relative(root, path), path));
        }
        return;
    }
    let shown = relative(root, path);
    let named = targets.folders.hold(path);
    let is_below = path.strip_prefix(root).is_ok_and(|inside| inside.as_os_str() == shown.as_str());
    let disk = if is_below { Disk::Below(root.clone()) } else { Disk::At(path.into()) };
    found.files.push(File { path: shown.into(), disk, named });
}

/// A target that the walk did not come by: it is left out on purpose, or stands behind a symbolic link.
fn refuse(search: &Search<'_>, target: &Path, found: &mut Discovered) {
    let behind_link = target
        .ancestors()
        .take_while(|folder| *folder != search.root)
        .any(|folder| folder.symlink_metadata().is_ok_and(|data| data.is_symlink()));
    let shown = relative(search.root, target);
    if behind_link && target.is_file() && Format::of(&shown).is_some() {
        found.files.push(File { path: shown.into(), disk: Disk::At(target.to_owned().into_boxed_path()), named: true });
    } else {
        found.excluded.push(target.to_owned());
    }
}

/// Why a path that was asked for is no article.
fn unfit(shown: &str, path: &Path) -> Problem {
    let message = if path.is_file() {
        "not a format medlint reads (.md, .markdown, .mdx, .txt, .html, .htm)"
    } else {
        "not a regular file, so it was not opened"
    };
    problem(shown, message.to_owned())
}

fn walk_problem(search: &Search<'_>, error: &ignore::Error) -> Option<Problem> {
    match error {
        ignore::Error::WithPath { path, err } => {
            let io = err.io_error()?;
            Some(problem(&relative(search.root, path), format!("cannot be read: {}", reason(io))))
        }
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => walk_problem(search, err),
        ignore::Error::Partial(errors) => errors.iter().find_map(|error| walk_problem(search, error)),
        ignore::Error::Io(io) => Some(problem("", format!("cannot be read: {}", reason(io)))),
        _ => None,
    }
}

/// `path` relative to `root`, with `/` between the parts; bytes that are no UTF-8 are replaced.
#[must_use]
pub fn relative(root: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(root).unwrap_or(path);
    let dotted = |text: &str| text.is_empty() || text.starts_with('.') || text.contains("/.") || text.contains("//");
    if let Some(text) = inside.to_str().filter(|text| std::path::MAIN_SEPARATOR == '/' && !dotted(text)) {
        return text.trim_end_matches('/').to_owned();
    }
    let parts: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    if parts.is_empty() { ".".to_owned() } else { parts.join("/").replace("//", "/") }
}

/// Reads an article, or says why it cannot be read.
///
/// # Errors
/// The file cannot be opened, or its bytes are not UTF-8.
pub fn read(file: &File) -> Result<SourceFile, Problem> {
    let bytes = std::fs::read(file.on_disk())
        .map_err(|error| problem(&file.path, format!("cannot be read: {}", reason(&error))))?;
    decode(&file.path, bytes)
}

/// Reads the beginning of an article into `buffer`, with all of its front matter.
///
/// # Errors
/// The file cannot be opened or read.
pub fn read_head<'b>(file: &File, buffer: &'b mut Vec<u8>) -> io::Result<&'b str> {
    let mut open = std::fs::File::open(file.on_disk())?;
    buffer.resize(HEAD, 0);
    let mut len = 0;
    loop {
        let read = open.read(&mut buffer[len..])?;
        len += read;
        if read == 0 || !is_cut(valid(&buffer[..len])) {
            return Ok(valid(&buffer[..len]));
        }
        if len == buffer.len() {
            buffer.resize(2 * len, 0);
        }
    }
}

/// The text up to the first byte that is not UTF-8.
fn valid(bytes: &[u8]) -> &str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default(),
    }
}

/// The text of an article from its bytes.
///
/// # Errors
/// The bytes are not UTF-8; the problem says where.
pub fn decode(path: &Arc<str>, bytes: Vec<u8>) -> Result<SourceFile, Problem> {
    let error = match String::from_utf8(bytes) {
        Ok(text) => return Ok(SourceFile { path: path.clone(), text }),
        Err(error) => error,
    };
    let at = error.utf8_error().valid_up_to();
    let before = &error.as_bytes()[..at];
    let message = if before.is_empty() && matches!(error.as_bytes(), [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]) {
        "is UTF-16: save it as UTF-8".to_owned()
    } else {
        format!(
            "is not UTF-8: invalid byte 0x{:02X} at offset {at}; save it as UTF-8",
            error.as_bytes().get(at).copied().unwrap_or_default()
        )
    };
    let line_start = memchr::memrchr(b'\n', before).map_or(0, |at| at + 1);
    let column = String::from_utf8_lossy(&before[line_start..]).chars().count() + 1;
    let line = memchr::memchr_iter(b'\n', before).count() + 1;
    Err(Problem { path: path.clone(), message, position: Some(Position { line, column }), fatal: true })
}

fn problem(path: &str, message: String) -> Problem {
    Problem { path: path.into(), message, position: None, fatal: true }
}

/// What the operating system says, without the number in brackets.
fn reason(error: &io::Error) -> String {
    let text = if error.raw_os_error().is_some() { error.to_string() } else { error.kind().to_string() };
    text.split(" (os error").next().unwrap_or(&text).to_lowercase()
}
