//! What git says was changed: files, lines, and what they were before.

use std::collections::{BTreeMap, HashMap};
use std::ffi::OsStr;
use std::fmt;
use std::io::{BufRead, BufReader, Write};
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What was changed between two states of a repository.
#[derive(Debug, Default)]
pub struct Changes {
    /// Files that are there, by path from the top of the repository.
    pub files: BTreeMap<String, Changed>,
    /// Files that are gone; where they went to is in `files` when they were renamed.
    pub deleted: Vec<String>,
    /// The top of the repository.
    pub top: PathBuf,
    /// The commit that the changes are counted from; none in a repository without commits.
    base: Option<String>,
    folder: PathBuf,
}

/// What was changed in a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changed {
    /// The lines that are new, from 1; none for all of them.
    pub lines: Option<Vec<RangeInclusive<usize>>>,
    /// What it was called before, when it was there before.
    pub before: Option<String>,
}

/// Why git cannot say what was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GitError(String);

impl fmt::Display for GitError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for GitError {}

/// What was changed since the files on the disk and `revision` parted; new files that git does not know are changed.
///
/// # Errors
/// `folder` is in no repository, or there is no such revision.
pub fn since(folder: &Path, revision: &str) -> Result<Changes, GitError> {
    let base = git(folder, ["merge-base", "--end-of-options", revision, "HEAD"]).map_err(|error| {
        let hint = "a shallow clone may lack its history (`git fetch --unshallow`, `fetch-depth: 0`)";
        GitError(format!("`{revision}` and HEAD have no common commit here: {error}; {hint}"))
    })?;
    let base = text(&base).trim().to_owned();
    let mut changes = diff(folder, &[&base], Some(base.clone()))?;
    let new = git(folder, ["ls-files", "--others", "--exclude-standard", "--full-name", "-z", ":/"])?;
    for path in text(&new).split_terminator('\0') {
        changes.files.insert(path.to_owned(), Changed::default());
    }
    Ok(changes)
}

/// What is staged for the next commit.
///
/// # Errors
/// `folder` is in no repository.
pub fn staged(folder: &Path) -> Result<Changes, GitError> {
    let head = git(folder, ["rev-parse", "--verify", "--quiet", "HEAD"]).ok().map(|head| text(&head).trim().to_owned());
    diff(folder, &["--cached"], head)
}

/// The files of the index, by path from the top of the repository.
///
/// # Errors
/// `folder` is in no repository.
pub fn tracked(folder: &Path) -> Result<Vec<String>, GitError> {
    let files = git(folder, ["ls-files", "--cached", "--full-name", "-z", ":/"])?;
    Ok(text(&files).split_terminator('\0').map(str::to_owned).collect())
}

/// Files whose text on the disk is not that of the index, by path from the top of the repository.
///
/// # Errors
/// `folder` is in no repository.
pub fn unstaged(folder: &Path) -> Result<Vec<String>, GitError> {
    let files = git(folder, ["diff", "--name-only", "--no-ext-diff", "-z", "--", ":/"])?;
    Ok(text(&files).split_terminator('\0').map(str::to_owned).collect())
}

/// Who wrote a line, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The name of the author.
    pub author: String,
    /// The day, YYYY-MM-DD in UTC.
    pub day: String,
}

/// Who wrote each line of a file; empty when git does not know the file.
#[must_use]
pub fn blame(folder: &Path, path: &str) -> Vec<Written> {
    let Ok(said) = git(folder, ["blame", "--line-porcelain", "--", path]) else { return Vec::new() };
    let (mut lines, mut author) = (Vec::new(), String::new());
    for line in text(&said).lines() {
        if let Some(name) = line.strip_prefix("author ") {
            name.clone_into(&mut author);
        } else if let Some(seconds) = line.strip_prefix("author-time ") {
            let time = seconds.parse().ok().and_then(|seconds| jiff::Timestamp::from_second(seconds).ok());
            let day = time.map(|time| time.to_zoned(jiff::tz::TimeZone::UTC).date().to_string()).unwrap_or_default();
            lines.push(Written { author: std::mem::take(&mut author), day });
        }
    }
    lines
}

fn diff(folder: &Path, of: &[&str], base: Option<String>) -> Result<Changes, GitError> {
    let top = git(folder, ["rev-parse", "--show-toplevel"])?;
    let top = PathBuf::from(text(&top).trim_end_matches(['\n', '\r']));
    let fixed = ["-c", "core.quotepath=off", "diff", "--no-color", "--no-ext-diff", "--no-textconv", "-M", "-U0"];
    let fixed = fixed.iter().chain(&["--src-prefix=a/", "--dst-prefix=b/", "--ignore-submodules"]);
    let bytes = git(folder, fixed.chain(of).chain(&["--", ":/"]))?;
    let mut changes = Changes { top, base, folder: folder.to_owned(), ..Changes::default() };
    read_patch(&text(&bytes), &mut changes);
    Ok(changes)
}

/// Reads a patch without context.
fn read_patch(patch: &str, changes: &mut Changes) {
    let mut file: Option<(Option<String>, Option<String>)> = None;
    let mut lines = Vec::new();
    // Hunks say how many lines they have, so that no line of an article is taken for a header.
    let mut skip = 0;
    for line in patch.split('\n') {
        if skip > 0 && line.starts_with(['+', '-']) {
            skip -= 1;
        } else if line.starts_with("diff --git ") {
            close(file.take(), &mut lines, changes);
            file = Some((None, None));
        } else if let Some((before, after)) = file.as_mut() {
            if let Some(path) = line.strip_prefix("--- ") {
                *before = path_of(path, "a/");
            } else if let Some(path) = line.strip_prefix("+++ ") {
                *after = path_of(path, "b/");
            } else if let Some(path) = line.strip_prefix("rename from ") {
                *before = path_of(path, "");
            } else if let Some(path) = line.strip_prefix("rename to ") {
                *after = path_of(path, "");
            } else if let Some((old, new)) = hunk(line) {
                skip = old + new.1;
                if new.1 > 0 {
                    lines.push(new.0..=new.0 + new.1 - 1);
                }
            }
        }
    }
    close(file, &mut lines, changes);
}

type Paths = (Option<String>, Option<String>);

fn close(file: Option<Paths>, lines: &mut Vec<RangeInclusive<usize>>, changes: &mut Changes) {
    let lines = std::mem::take(lines);
    match file {
        Some((before, Some(after))) => {
            if let Some(before) = before.as_ref().filter(|before| **before != after) {
                changes.deleted.push(before.clone());
            }
            let lines = before.is_some().then_some(lines);
            changes.files.insert(after, Changed { lines, before });
        }
        Some((Some(before), None)) => changes.deleted.push(before),
        _ => {}
    }
}

/// The path of a header line; none for `/dev/null`.
fn path_of(text: &str, prefix: &str) -> Option<String> {
    // Behind a path with spaces git writes a tab.
    let text = text.trim_end_matches(['\r', '\t']);
    let path = match text.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
        Some(quoted) => unquote(quoted),
        None => text.to_owned(),
    };
    if path == "/dev/null" {
        return None;
    }
    Some(path.strip_prefix(prefix).unwrap_or(&path).to_owned())
}

/// A path as C writes strings.
fn unquote(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut chars = text.bytes();
    while let Some(byte) = chars.next() {
        if byte != b'\\' {
            bytes.push(byte);
            continue;
        }
        match chars.next() {
            Some(b'n') => bytes.push(b'\n'),
            Some(b't') => bytes.push(b'\t'),
            Some(b'r') => bytes.push(b'\r'),
            Some(b'a') => bytes.push(7),
            Some(b'b') => bytes.push(8),
            Some(b'v') => bytes.push(11),
            Some(b'f') => bytes.push(12),
            Some(digit @ b'0'..=b'3') => {
                let rest = [chars.next(), chars.next()].map(|digit| digit.unwrap_or(b'0') & 7);
                bytes.push(((digit & 7) << 6) | (rest[0] << 3) | rest[1]);
            }
            Some(other) => bytes.push(other),
            None => {}
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// `@@ -a,b +c,d @@`: the number of old lines, and the first and the number of new lines.
fn hunk(line: &str) -> Option<(usize, (usize, usize))> {
    let (ranges, _) = line.strip_prefix("@@ -")?.split_once(" @@")?;
    let (old, new) = ranges.split_once(" +")?;
    let range = |text: &str| match text.split_once(',') {
        Some((start, count)) => Some((start.parse().ok()?, count.parse().ok()?)),
        None => Some((text.parse().ok()?, 1)),
    };
    let (_, count): (usize, usize) = range(old)?;
    Some((count, range(new)?))
}

impl Changed {
    /// Whether one of the lines from `first` to `last` is new.
    #[must_use]
    pub fn touches(&self, first: usize, last: usize) -> bool {
        let touches = |range: &RangeInclusive<usize>| *range.start() <= last && first <= *range.end();
        self.lines.as_ref().is_none_or(|lines| lines.iter().any(touches))
    }
}

impl Changes {
    /// What the files of these paths held before the change; those that were not there are left out.
    ///
    /// # Errors
    /// Git cannot be run.
    pub fn before(&self, paths: &[&str]) -> Result<HashMap<String, Vec<u8>>, GitError> {
        let Some(base) = &self.base else { return Ok(HashMap::new()) };
        cat(&self.folder, base, paths)
    }

    /// What the files of these paths hold in the index.
    ///
    /// # Errors
    /// Git cannot be run.
    pub fn indexed(&self, paths: &[&str]) -> Result<HashMap<String, Vec<u8>>, GitError> {
        cat(&self.folder, "", paths)
    }
}

/// The contents of `revision:path` for each path; an empty revision is the index.
fn cat(folder: &Path, revision: &str, paths: &[&str]) -> Result<HashMap<String, Vec<u8>>, GitError> {
    let paths: Vec<&str> = paths.iter().copied().filter(|path| !path.contains('\n')).collect();
    let mut child = Command::new("git")
        .args(["cat-file", "--batch"])
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| cannot_run(&error))?;
    let names: String = paths.iter().map(|path| format!("{revision}:{path}\n")).collect();
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    // Git answers while it is asked: one thread asks, this one listens.
    let asking = std::thread::spawn(move || stdin.map(|mut stdin| stdin.write_all(names.as_bytes())));
    let mut contents = HashMap::new();
    if let Some(stdout) = stdout {
        let mut answers = BufReader::new(stdout);
        for path in paths {
            match answer(&mut answers) {
                Ok(Some(content)) => drop(contents.insert(path.to_owned(), content)),
                Ok(None) => {}
                Err(error) => return Err(cannot_run(&error)),
            }
        }
    }
    let _ = asking.join();
    let _ = child.wait();
    Ok(contents)
}

/// One answer of `git cat-file --batch`: `<id> <type> <size>` and the content, or `<name> missing`.
fn answer(answers: &mut impl BufRead) -> std::io::Result<Option<Vec<u8>>> {
    let mut head = String::new();
    answers.read_line(&mut head)?;
    let Some(size) = head.trim_end().rsplit(' ').next().and_then(|size| size.parse().ok()) else { return Ok(None) };
    let mut content = vec![0; size];
    answers.read_exact(&mut content)?;
    answers.read_exact(&mut [0])?;
    Ok(Some(content))
}

fn git<S: AsRef<OsStr>>(folder: &Path, args: impl IntoIterator<Item = S>) -> Result<Vec<u8>, GitError> {
    let output = Command::new("git").args(args).current_dir(folder).output().map_err(|error| cannot_run(&error))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = text(&output.stderr);
    let said = said.lines().next().unwrap_or("git failed").trim_start_matches("fatal: ").to_owned();
    Err(GitError(said))
}

fn cannot_run(error: &std::io::Error) -> GitError {
    GitError(format!("git cannot be run: {error}"))
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(patch: &str) -> Changes {
        let mut changes = Changes::default();
        read_patch(patch, &mut changes);
        changes
    }

    #[test]
    fn new_lines_are_read_from_hunks() {
        let patch = "diff --git a/x.md b/x.md\nindex 1..2 100644\n--- a/x.md\n+++ b/x.md\n@@ -3,0 +4,2 @@ head\n+one\n\
                     +two\n@@ -9 +11 @@\n-old\n+++ b/not-a-header.md\n@@ -20,2 +22,0 @@\n-gone\n-gone\n";
        let changes = read(patch);
        let changed = &changes.files["x.md"];
        assert_eq!(changed.lines, Some(vec![4..=5, 11..=11]));
        assert!(changed.touches(5, 5) && changed.touches(1, 4) && !changed.touches(6, 10));
        assert_eq!(changes.files.len(), 1);
    }

    #[test]
    fn added_deleted_and_renamed_files_are_told_apart() {
        let patch = "diff --git a/new.md b/new.md\nnew file mode 100644\n--- /dev/null\n+++ b/new.md\n@@ -0,0 +1 @@\n+a\n\
                     diff --git a/old.md b/old.md\ndeleted file mode 100644\n--- a/old.md\n+++ /dev/null\n@@ -1 +0,0 @@\n\
                     -a\ndiff --git a/from.md b/to b.md\nsimilarity index 100%\nrename from a/from.md\nrename to a/to b.md\n";
        let changes = read(patch);
        assert_eq!(changes.files["new.md"], Changed { lines: None, before: None });
        assert_eq!(changes.files["a/to b.md"], Changed { lines: Some(Vec::new()), before: Some("a/from.md".into()) });
        assert_eq!(changes.deleted, ["old.md", "a/from.md"]);
    }

    #[test]
    fn quoted_paths_are_unquoted() {
        assert_eq!(path_of("\"b/a\\tb\\\"\\303\\244.md\"", "b/"), Some("a\tb\"ä.md".to_owned()));
        assert_eq!(path_of("b/with space.md\t", "b/"), Some("with space.md".to_owned()));
    }
}
