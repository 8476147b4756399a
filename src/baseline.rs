//! Findings that were there when medlint came to a site: known, counted, and only ever fewer.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use crate::finding::{Because, Findings, Located, SetAside};

/// The first line of a baseline.
const HEAD: &str =
    "# medlint baseline 1: known findings, one a line (path, rule, fingerprint); may only become shorter";

/// Findings that are known, without the numbers of their lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline {
    entries: BTreeSet<Entry>,
}

/// A finding that is known.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The file, relative to the folder of the baseline, with `/` between the parts.
    pub path: Arc<str>,
    /// The rule.
    pub rule: Arc<str>,
    /// Made of the rule, the text around the finding and the number of equal findings before it.
    pub content: Arc<str>,
}

/// A line of a baseline that is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadLine {
    /// Which, from 1.
    pub line: usize,
    /// What it says.
    pub text: String,
}

/// Findings parted by a baseline.
#[derive(Debug, Default)]
pub struct Parted {
    /// The new ones.
    pub new: Findings,
    /// The known ones.
    pub known: Vec<SetAside>,
    /// Entries that nothing was found for, although their file was checked or is gone.
    pub stale: Vec<Entry>,
    /// The baseline without the stale entries, with the present paths.
    pub rest: Baseline,
}

/// What a run can say of the entries of a baseline.
pub struct Run<'a> {
    /// The path of an entry for the path of a finding.
    pub path: &'a dyn Fn(&str) -> String,
    /// Whether there is no file of this path any more.
    pub is_gone: &'a dyn Fn(&str) -> bool,
    /// Whether the file of this path was checked by this rule.
    pub is_checked: &'a dyn Fn(&str, &str) -> bool,
}

impl Baseline {
    /// A baseline of these findings.
    #[must_use]
    pub fn of(findings: &[Box<Located>], path: impl Fn(&str) -> String) -> Self {
        let entry = |located: &Located| Entry {
            path: path(&located.finding.path).into(),
            rule: located.finding.rule.clone(),
            content: located.content.to_string().into(),
        };
        Self { entries: findings.iter().map(|located| entry(located)).collect() }
    }

    /// Reads a baseline.
    ///
    /// # Errors
    /// A line that is no entry, as a merge conflict leaves them.
    pub fn parse(text: &str) -> Result<Self, BadLine> {
        let mut entries = BTreeSet::new();
        for (index, line) in text.lines().enumerate() {
            let line = line.trim_end();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let mut parts = line.rsplitn(3, '\t');
            match (parts.next(), parts.next(), parts.next()) {
                (Some(content), Some(rule), Some(path)) => {
                    entries.insert(Entry { path: unescape(path).into(), rule: rule.into(), content: content.into() });
                }
                _ => return Err(BadLine { line: index + 1, text: line.to_owned() }),
            }
        }
        Ok(Self { entries })
    }

    /// The number of entries.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether no finding is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Parts the findings of a run into new and known ones. An entry whose file is gone stands for an equal finding
    /// elsewhere: the file was renamed.
    #[must_use]
    pub fn part(&self, findings: Findings, run: &Run<'_>) -> Parted {
        let (mut parted, mut open) = (Parted::default(), self.entries.clone());
        let mut unknown = Vec::new();
        for (located, entry) in findings.into_iter().map(|located| with_entry(located, run)) {
            if open.remove(&entry) {
                parted.know(located, entry);
            } else {
                unknown.push((located, entry));
            }
        }
        let mut moved: BTreeMap<(Arc<str>, Arc<str>), Vec<Entry>> = BTreeMap::new();
        for entry in open.iter().filter(|entry| (run.is_gone)(&entry.path)) {
            moved.entry((entry.rule.clone(), entry.content.clone())).or_default().push(entry.clone());
        }
        for (located, entry) in unknown {
            match moved.get_mut(&(entry.rule.clone(), entry.content.clone())).and_then(Vec::pop) {
                Some(old) => {
                    open.remove(&old);
                    parted.know(located, entry);
                }
                None => parted.new.push(located),
            }
        }
        for entry in open {
            if (run.is_gone)(&entry.path) || (run.is_checked)(&entry.path, &entry.rule) {
                parted.stale.push(entry);
            } else {
                parted.rest.entries.insert(entry);
            }
        }
        parted
    }
}

fn with_entry(located: Box<Located>, run: &Run<'_>) -> (Box<Located>, Entry) {
    let path = (run.path)(&located.finding.path).into();
    let entry = Entry { path, rule: located.finding.rule.clone(), content: located.content.to_string().into() };
    (located, entry)
}

impl Parted {
    fn know(&mut self, located: Box<Located>, entry: Entry) {
        self.known.push(SetAside { located, because: Because::Baselined });
        self.rest.entries.insert(entry);
    }
}

impl fmt::Display for Baseline {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "{HEAD}")?;
        self.entries
            .iter()
            .try_for_each(|Entry { path, rule, content }| writeln!(out, "{}\t{rule}\t{content}", escape(path)))
    }
}

/// A path on one line, that is no comment.
fn escape(path: &str) -> String {
    let path = path.replace('%', "%25").replace('\n', "%0A").replace('\r', "%0D").replace('\t', "%09");
    if path.starts_with('#') { path.replacen('#', "%23", 1) } else { path }
}

fn unescape(path: &str) -> String {
    percent_encoding::percent_decode_str(path).decode_utf8_lossy().into_owned()
}
