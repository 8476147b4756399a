//! Folders of rule files: which files they are and which id each has.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use super::convert::Loaded;
use super::{Mistake, convert};

/// A rule file before it is read as a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleText {
    /// `family/name`, from the place of the file.
    pub id: String,
    /// Path as it is printed.
    pub path: Arc<str>,
    /// The text.
    pub text: Arc<str>,
}

/// The rule files of a folder, sorted by id: `<folder>/<family>/<name>.yaml`, and `<folder>/<name>.yaml`, whose
/// family is the name of the folder. The folder `vocabulary` holds word lists and no rules.
///
/// # Errors
/// When a folder or file cannot be read.
pub fn read_folder(folder: &Path) -> io::Result<Vec<RuleText>> {
    let mut texts = Vec::new();
    let own = folder.file_name().map_or("rules".into(), |name| name.to_string_lossy().into_owned());
    for path in entries(folder)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() && name != "vocabulary" && !name.starts_with('.') {
            for path in entries(&path)? {
                texts.extend(read_file(&path, &name)?);
            }
        } else {
            texts.extend(read_file(&path, &own)?);
        }
    }
    texts.sort_by(|left, right| left.id.cmp(&right.id));
    Ok(texts)
}

fn entries(folder: &Path) -> io::Result<BTreeSet<std::path::PathBuf>> {
    fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect()
}

fn read_file(path: &Path, family: &str) -> io::Result<Option<RuleText>> {
    let is_rule = path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml");
    let Some(stem) = path.file_stem().filter(|_| is_rule && path.is_file()) else { return Ok(None) };
    let text = fs::read_to_string(path)
        .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))?;
    let id = format!("{family}/{}", stem.to_string_lossy());
    Ok(Some(RuleText { id, path: path.to_string_lossy().into(), text: text.into() }))
}

/// Reads rules from their texts; every mistake of every file, when there are any.
///
/// # Errors
/// When a file is no valid rule, or two have one id.
pub fn load(texts: &[RuleText]) -> Result<Vec<Loaded>, Vec<Mistake>> {
    let mut rules = Vec::new();
    let mut mistakes = Vec::new();
    let mut ids = BTreeSet::new();
    for text in texts {
        if !ids.insert(&text.id) {
            let message = format!("another file has the id `{}` as well", text.id);
            mistakes.push(Mistake::new(&text.path, &text.text, Default::default(), message));
        }
        match convert::read(text) {
            Ok(rule) => rules.push(rule),
            Err(found) => mistakes.extend(found),
        }
    }
    if mistakes.is_empty() { Ok(rules) } else { Err(mistakes) }
}
