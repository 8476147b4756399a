//! A first `medlint.yaml` for a site, with comments that say what can be set.

use std::fmt::Write;
use std::path::Path;

use crate::config::generator::{Generator, detect_in};

/// A configuration to start with, and what it was made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Start {
    /// The text of `medlint.yaml`.
    pub text: String,
    /// What was found, for people ("Hugo (hugo.toml), articles in content").
    pub found: String,
}

/// Files beside the articles that are no articles, left out when the whole folder holds articles.
const NO_ARTICLES: [&str; 7] =
    ["README*", "CHANGELOG*", "CONTRIBUTING*", "CODE_OF_CONDUCT*", "SECURITY*", "LICENSE*", "node_modules/"];

/// A configuration for the site in `folder`.
#[must_use]
pub fn start(folder: &Path) -> Start {
    let (generator, file) = detect_in(folder);
    let content = content(generator, folder);
    let existing = generator.static_folders.iter().copied().filter(|name| folder.join(name).is_dir());
    let static_folders: Vec<&str> = existing.collect();
    let from = file.map_or(String::new(), |file| format!(" ({file})"));
    let found = format!("{}{from}, articles in {}", generator.title, content.join(", "));
    Start { text: text(generator, &content, &static_folders), found }
}

/// The folders of the generator that are there; the whole folder when none is.
fn content(generator: &Generator, folder: &Path) -> Vec<String> {
    let mkdocs = std::fs::read_to_string(folder.join("mkdocs.yml")).unwrap_or_default();
    let named = mkdocs.lines().filter_map(|line| line.strip_prefix("docs_dir:"));
    let named = named.map(|name| name.trim().trim_matches(['"', '\'']).to_owned());
    let usual = generator.content.iter().map(|name| (*name).to_owned());
    let found: Vec<String> = named.chain(usual).filter(|name| folder.join(name).is_dir()).collect();
    match found {
        found if found.is_empty() => vec![".".to_owned()],
        mut found => {
            found.dedup();
            found
        }
    }
}

fn text(generator: &Generator, content: &[String], static_folders: &[&str]) -> String {
    let whole = content.iter().any(|folder| folder == ".");
    let exclude = if whole { NO_ARTICLES.map(|glob| format!("'{glob}'")).join(", ") } else { String::new() };
    let example = if whole { "medicines" } else { content.first().map_or("", String::as_str) };
    let mut text = String::new();
    let _ = write!(
        text,
        "\
# Settings of medlint for this site. Paths and globs are relative to this file.
# All keys: `medlint schema config`. All rules: `medlint rules`. One rule: `medlint explain doses/trailing-zero`.

# Folders that hold the articles.
content: [{}]

# Globs of files in there that are no articles.
exclude: [{exclude}]

# How the site is built, which tells where links lead.
site:
  generator: {}
  static: [{}]
  # base-url: https://www.example.org

# Whose conventions of writing doses hold: us (ISMP, The Joint Commission), uk (NHS, BNF),
# or neutral (only consistency within an article).
style: us

# What tells the kind of an article: drug, comparison, condition, landing, news or other.
# The kind decides which sections an article owes its reader.
kinds:
  # The field of the front matter that names the kind, and what your own names mean.
  field: type
  # values:
  #   medicine: drug
  # paths:
  #   '{example}/**': drug

# Levels (off, suggestion, warning, error) and options, by family or by rule.
rules: {{}}
  # claims: warning
  # provenance/review-overdue: {{level: error}}

# Folders with rules of your own, each file a rule.
# rule-folders: [medlint-rules]

# Other settings for some of the articles.
# overrides:
#   - paths: ['{example}/archive/**']
#     rules:
#       provenance: off

# Findings from this level up make the run fail: error, warning, suggestion or never.
fail-on: error
",
        content.join(", "),
        generator.name.name(),
        static_folders.join(", "),
    );
    text
}
