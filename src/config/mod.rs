//! Settings of a site: what `medlint.yaml` says becomes what is meant, or is refused with a place.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use globset::{Glob, GlobSet, GlobSetBuilder};
use serde_yaml::Spanned;

use crate::article::ArticleKind;
use crate::checks::Style;
use crate::rule::{Level, Mistake, span_of};

mod apply;
mod entries;
mod file;
mod find;
pub mod generator;
mod rules;
mod schema;
mod site;
mod words;

pub use apply::{Selection, apply};
pub use file::{ConfigFile, DutiesFile, FailOn, FrontMatterFile, SiteFile, VocabularyFile};
pub use find::{CONFIG_NAMES, find};
pub use rules::{RuleField, SetLevel};
pub use site::site;

/// What is meant by the settings of a site.
#[derive(Debug, Default)]
pub struct Config {
    /// The file it was read from and its text; none without a file.
    pub source: Option<(Arc<str>, Arc<str>)>,
    /// Folders that hold the articles, relative to the root; empty for the whole root.
    pub content: Vec<String>,
    /// Files that are no articles.
    pub exclude: GlobSet,
    /// How the site is built.
    pub site: SiteFile,
    /// The style profile.
    pub style: Style,
    /// The language of articles that do not name theirs.
    pub language: Option<String>,
    /// What tells the kind of an article.
    pub kinds: Kinds,
    /// Sections owed besides or not, by kind.
    pub duties: Vec<(ArticleKind, DutiesFile)>,
    /// Which fields of the front matter hold what.
    pub front_matter: FrontMatterFile,
    /// Levels and options of rules.
    pub rules: Vec<RuleField>,
    /// Folders with own rules, relative to the root.
    pub rule_folders: Vec<Spanned<String>>,
    /// Other settings for some of the articles.
    pub overrides: Vec<Override>,
    /// Words besides medlint's own.
    pub vocabulary: VocabularyFile,
    /// The level from which a run fails; none for the default.
    pub fail_on: Option<FailOn>,
    /// The level below which findings are not shown.
    pub min_severity: Option<Level>,
}

/// What tells the kind of an article besides its text.
#[derive(Debug, Clone, Default)]
pub struct Kinds {
    /// The field of the front matter that names it; none for the default.
    pub field: Option<String>,
    /// What the site's own names mean.
    pub values: Vec<(String, ArticleKind)>,
    /// Kinds by path.
    pub paths: Vec<(globset::GlobMatcher, ArticleKind)>,
}

/// Other settings for some of the articles.
#[derive(Debug)]
pub struct Override {
    /// The articles.
    pub paths: GlobSet,
    /// Their style profile.
    pub style: Option<Style>,
    /// Levels and options of rules for them.
    pub rules: Vec<RuleField>,
    /// Sections they owe besides or instead.
    pub duties: Vec<(ArticleKind, DutiesFile)>,
}

impl Config {
    /// Reads the configuration `text` of the file printed as `path`.
    ///
    /// # Errors
    /// Every mistake in it; the first alone when it cannot be read as YAML or holds an unknown key.
    pub fn parse(path: &Arc<str>, text: &Arc<str>) -> Result<Self, Vec<Mistake>> {
        let file: ConfigFile = read_yaml(text).map_err(|error| vec![Mistake::from_yaml(path, text, &error)])?;
        let mut reader = Reader { path, text, mistakes: Vec::new() };
        let config = reader.config(file);
        if reader.mistakes.is_empty() { Ok(config) } else { Err(reader.mistakes) }
    }

    /// Reads the configuration file at `path`.
    ///
    /// # Errors
    /// The file cannot be read, or what [`Config::parse`] refuses.
    pub fn read(path: &Path, shown: &str) -> Result<Self, Vec<Mistake>> {
        let shown: Arc<str> = shown.into();
        match std::fs::read_to_string(path) {
            Ok(text) => Self::parse(&shown, &text.into()),
            Err(error) => {
                let message = format!("the configuration cannot be read: {error}");
                Err(vec![Mistake::new(&shown, &"".into(), crate::source::Span::default(), message)])
            }
        }
    }

    /// Folders that hold the articles, on the disk.
    #[must_use]
    pub fn content_folders(&self, root: &Path) -> Vec<PathBuf> {
        if self.content.is_empty() {
            return vec![root.to_owned()];
        }
        self.content.iter().map(|folder| join(root, folder)).collect()
    }
}

/// The JSON Schema of `medlint.yaml`.
#[must_use]
pub fn schema() -> schemars::Schema {
    schemars::schema_for!(ConfigFile)
}

/// `folder` below `root`, without `.` parts.
#[must_use]
pub fn join(root: &Path, folder: &str) -> PathBuf {
    root.join(folder).components().filter(|part| !matches!(part, std::path::Component::CurDir)).collect()
}

/// Reads YAML strictly: no second key of one name, no `yes` for true, no more than a small budget.
fn read_yaml<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, serde_yaml::Error> {
    let options = serde_yaml::options! { strict_booleans: true };
    serde_yaml::from_str_with_options(text, options)
}

fn duties(sections: BTreeMap<file::KindName, DutiesFile>) -> Vec<(ArticleKind, DutiesFile)> {
    sections.into_iter().map(|(kind, duties)| (kind.into(), duties)).collect()
}

struct Reader<'a> {
    path: &'a Arc<str>,
    text: &'a Arc<str>,
    mistakes: Vec<Mistake>,
}

impl Reader<'_> {
    fn config(&mut self, file: ConfigFile) -> Config {
        let overrides = file.overrides.into_iter().map(|file| self.override_of(file)).collect();
        Config {
            source: Some((self.path.clone(), self.text.clone())),
            content: file.content,
            exclude: self.globs(&file.exclude),
            site: file.site,
            style: file.style.map_or_else(Style::default, Style::from),
            language: file.language.and_then(|language| self.language(language)),
            kinds: Kinds {
                field: file.kinds.field,
                values: file.kinds.values.0.into_iter().map(|(name, kind)| (name.value, kind.into())).collect(),
                paths: self.kind_paths(file.kinds.paths),
            },
            duties: duties(file.sections),
            front_matter: file.front_matter,
            rules: file.rules.settings,
            rule_folders: file.rules.folders.into_iter().chain(file.rule_folders).collect(),
            overrides,
            vocabulary: file.vocabulary,
            fail_on: file.fail_on,
            min_severity: file.min_severity.map(Level::from),
        }
    }

    /// A language code ("en", "pt-BR").
    fn language(&mut self, told: Spanned<String>) -> Option<String> {
        let primary = told.value.split(['-', '_']).next().unwrap_or("");
        let is_code = (2..=3).contains(&primary.len()) && primary.bytes().all(|byte| byte.is_ascii_alphabetic());
        if !is_code {
            self.mistake(&told, "is no language code; write two or three letters, e.g. `en` or `es`");
        }
        is_code.then_some(told.value)
    }

    fn override_of(&mut self, file: file::OverrideFile) -> Override {
        for folder in &file.rules.folders {
            self.mistake(folder, "folders with rules cannot be overridden; levels and options can");
        }
        Override {
            paths: self.globs(&file.paths),
            style: file.style.map(Style::from),
            rules: file.rules.settings,
            duties: duties(file.sections),
        }
    }

    fn kind_paths(&mut self, paths: entries::Entries<file::KindName>) -> Vec<(globset::GlobMatcher, ArticleKind)> {
        let mut kinds = Vec::new();
        for (glob, kind) in paths.0 {
            kinds.extend(self.glob(&glob).map(|glob| (glob.compile_matcher(), kind.into())));
        }
        kinds
    }

    fn globs(&mut self, globs: &[Spanned<String>]) -> GlobSet {
        let mut set = GlobSetBuilder::new();
        for glob in globs {
            self.glob(glob).into_iter().for_each(|glob| {
                set.add(glob);
            });
        }
        set.build().unwrap_or_else(|_| GlobSet::empty())
    }

    /// A glob relative to the root; a folder stands for all below it.
    fn glob(&mut self, glob: &Spanned<String>) -> Option<Glob> {
        let pattern = glob.value.trim_start_matches("./");
        let pattern =
            if let Some(folder) = pattern.strip_suffix('/') { format!("{folder}{{,/**}}") } else { pattern.to_owned() };
        match globset::GlobBuilder::new(&pattern).literal_separator(true).empty_alternates(true).build() {
            Ok(glob) => Some(glob),
            Err(error) => {
                self.mistake(glob, &format!("not a glob: {}", error.kind()));
                None
            }
        }
    }

    fn mistake(&mut self, at: &Spanned<String>, message: &str) {
        let span = span_of(at.referenced, self.text);
        self.mistakes.push(Mistake::new(self.path, self.text, span, message));
    }
}

impl From<file::StyleName> for Style {
    fn from(name: file::StyleName) -> Self {
        match name {
            file::StyleName::Us => Self::Us,
            file::StyleName::Uk => Self::Uk,
            file::StyleName::Neutral => Self::Neutral,
        }
    }
}

impl From<file::LevelName> for Level {
    fn from(name: file::LevelName) -> Self {
        match name {
            file::LevelName::Error => Self::Error,
            file::LevelName::Warning => Self::Warning,
            file::LevelName::Suggestion => Self::Suggestion,
        }
    }
}

impl From<file::KindName> for ArticleKind {
    fn from(name: file::KindName) -> Self {
        match name {
            file::KindName::Drug => Self::Drug,
            file::KindName::Comparison => Self::Comparison,
            file::KindName::Condition => Self::Condition,
            file::KindName::Landing => Self::Landing,
            file::KindName::News => Self::News,
            file::KindName::Other => Self::Other,
        }
    }
}
