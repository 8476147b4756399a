//! The shape of the source: which module may import which, how long files are, who touches the outside world.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The modules from the ground up, a line a layer: a module imports from lines above its own, and from its own line.
const LAYERS: &[&[&str]] = &[
    &["source"],
    &["text"],
    &["rule"],
    &["article"],
    &["builtin"],
    &["dose", "finding"],
    &["corpus", "claim"],
    &["checks", "pattern"],
    &["suppress", "baseline", "fix"],
    &["outcome"],
    &["config", "discover", "listing", "git", "cache"],
    &["lint", "report", "init"],
    &["inspect", "explain"],
    &["cli", "lsp"],
    &["lib", "main"],
];

/// The only modules that touch files, the environment, processes.
const OUTSIDE: &[&str] = &[
    "cli",
    "config",
    "discover",
    "listing",
    "git",
    "cache",
    "init",
    "lsp",
    "main",
    "fix/file",
    "rule/folder",
    "rule/vocabulary/mod",
];

/// The only modules whose types know how they are written out.
const WRITTEN: &[&str] =
    &["report", "cache", "lsp", "inspect", "rule", "text/lexicon", "text/rows", "corpus", "article/section_names"];

/// No source file is longer.
const MAX_LINES: usize = 500;

struct Source {
    /// Path below `src`, without its extension, with slashes.
    name: String,
    text: String,
}

impl Source {
    fn module(&self) -> &str {
        self.name.split('/').next().unwrap_or_default()
    }

    fn is_in(&self, places: &[&str]) -> bool {
        places.iter().any(|place| self.name == *place || self.name.starts_with(&format!("{place}/")))
    }

    /// The lines of code, without comments and without the tests at the end.
    fn code(&self) -> impl Iterator<Item = &str> {
        let lines = self.text.lines().take_while(|line| !line.starts_with("#[cfg(test)]"));
        lines.filter(|line| !line.trim_start().starts_with("//"))
    }
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sources = Vec::new();
    for path in files(&root, "rs") {
        let name = path.strip_prefix(&root).unwrap().with_extension("");
        let name = name.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
        sources.push(Source { name, text: fs::read_to_string(&path).unwrap() });
    }
    assert!(sources.len() > 20, "the source is read");
    sources
}

fn files(folder: &Path, extension: &str) -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::new();
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|found| found == extension) {
            found.insert(path);
        }
    }
    found
}

/// Fails with every line of `wrong`.
#[track_caller]
fn none(wrong: impl IntoIterator<Item = String>) {
    let wrong: Vec<String> = wrong.into_iter().collect();
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn imports_point_one_way() {
    let layer = |module: &str| LAYERS.iter().position(|layer| layer.contains(&module));
    let mut wrong = Vec::new();
    for source in sources() {
        let Some(own) = layer(source.module()) else {
            wrong.push(format!("src/{}: the module is in no layer of this test", source.name));
            continue;
        };
        let code: Vec<&str> = source.code().collect();
        for used in code.iter().flat_map(|line| imports(line)) {
            if used != source.module() && layer(used).is_some_and(|layer| layer > own) {
                wrong.push(format!("src/{}: imports `{used}`, which stands above it", source.name));
            }
        }
    }
    none(wrong);
}

/// The modules that a line names after `crate::`.
fn imports(line: &str) -> impl Iterator<Item = &str> {
    line.split("crate::").skip(1).map(|rest| {
        let end = rest.find(|char: char| !char.is_ascii_alphanumeric() && char != '_').unwrap_or(rest.len());
        &rest[..end]
    })
}

#[test]
fn every_file_says_its_job_and_is_short() {
    let mut wrong = Vec::new();
    for source in sources() {
        if !source.text.starts_with("//! ") {
            wrong.push(format!("src/{}.rs does not begin with `//!` and its one job", source.name));
        }
        let lines = source.text.lines().count();
        if lines > MAX_LINES {
            wrong.push(format!("src/{}.rs has {lines} lines, more than {MAX_LINES}", source.name));
        }
    }
    none(wrong);
}

#[test]
fn only_the_edge_touches_the_outside_world() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| !source.is_in(OUTSIDE)) {
        for outside in ["std::fs", "std::env", "std::process", "std::net", "SystemTime::now", "Zoned::now"] {
            if source.code().any(|line| line.contains(outside)) {
                wrong.push(format!("src/{}.rs uses `{outside}`", source.name));
            }
        }
    }
    none(wrong);
}

#[test]
fn domain_types_do_not_know_how_they_are_written_out() {
    let sources = sources();
    let inner = sources.iter().filter(|source| !source.is_in(WRITTEN));
    let derives = |source: &&Source| source.code().any(|line| line.contains("derive(") && line.contains("Serialize"));
    none(inner.filter(derives).map(|source| format!("src/{}.rs derives `Serialize`", source.name)));
}

#[test]
fn a_rule_is_listed_nowhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let id = |path: &PathBuf| path.strip_prefix(&root).unwrap().with_extension("").to_string_lossy().replace('\\', "/");
    let ids: Vec<String> = files(&root, "yaml").iter().map(id).filter(|id| !id.starts_with("vocabulary/")).collect();
    let mut wrong = Vec::new();
    for source in sources() {
        let own = source.name.strip_prefix("checks/").map(|name| name.replace('_', "-"));
        let family = format!("{}/", source.module());
        // A rule whose name is a keyword of Rust has a longer file name: `links/self` stands in `self_link.rs`.
        let is_own = |id: &str| own.as_deref().is_some_and(|own| own == id || own.strip_suffix("-link") == Some(id));
        for id in ids.iter().filter(|id| !is_own(id) && !id.starts_with(&family)) {
            if source.code().any(|line| line.contains(&format!("\"{id}\""))) {
                wrong.push(format!("src/{}.rs names the rule {id}", source.name));
            }
        }
    }
    none(wrong);
}
