//! What `medlint.yaml` may say: one type a section, whose comments are the JSON Schema's descriptions.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer};
use serde_yaml::Spanned;

use super::entries::Entries;
use super::rules::RuleFields;
use crate::corpus::generator::GeneratorKind;
use crate::rule::Level;

/// Settings of medlint for one site. Paths and globs are relative to the folder of this file.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
#[schemars(title = "medlint.yaml")]
pub struct ConfigFile {
    /// Folders that hold the articles. Without it, all articles below this file's folder.
    #[serde(deserialize_with = "or_default")]
    pub content: Vec<String>,
    /// Globs of files that are no articles ("drafts/**"). They are left out even when named on the command line.
    #[schemars(with = "Vec<String>")]
    #[serde(deserialize_with = "or_default")]
    pub exclude: Vec<Spanned<String>>,
    /// How the site is built, which tells where links lead.
    #[serde(deserialize_with = "or_default")]
    pub site: SiteFile,
    /// Whose conventions of writing doses hold: us (ISMP, The Joint Commission), uk (NHS, BNF) or neutral.
    pub style: Option<StyleName>,
    /// The language of articles that do not name theirs, e.g. "en".
    #[schemars(with = "Option<String>")]
    #[serde(alias = "lang")]
    pub language: Option<Spanned<String>>,
    /// What tells the kind of an article: drug, comparison, condition, landing, news or other.
    #[serde(deserialize_with = "or_default")]
    pub kinds: KindsFile,
    /// Sections that articles of a kind owe on this site, besides or instead of medlint's own.
    #[serde(deserialize_with = "or_default")]
    pub sections: BTreeMap<KindName, DutiesFile>,
    /// Which fields of the front matter hold what.
    #[serde(deserialize_with = "or_default")]
    pub front_matter: FrontMatterFile,
    /// Levels and options of rules, by rule ("doses/trailing-zero") or family ("doses").
    #[serde(deserialize_with = "or_default")]
    pub rules: RuleFields,
    /// Folders with rules of your own, each file a rule.
    #[schemars(with = "Vec<String>")]
    #[serde(deserialize_with = "or_default")]
    pub rule_folders: Vec<Spanned<String>>,
    /// Other settings for some of the articles; a later override wins over an earlier one.
    #[serde(deserialize_with = "or_default")]
    pub overrides: Vec<OverrideFile>,
    /// Words that medlint should know besides its own.
    #[serde(deserialize_with = "or_default")]
    pub vocabulary: VocabularyFile,
    /// Findings from this level up make the run fail: error (default), warning, suggestion or never.
    pub fail_on: Option<FailOn>,
    /// Findings below this level are not shown.
    pub min_severity: Option<LevelName>,
}

/// How the site is built.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct SiteFile {
    /// The site generator. Without it, the generator's own configuration file tells.
    pub generator: Option<GeneratorKind>,
    /// The address of the site, so that links to it by full address are checked as well.
    pub base_url: Option<String>,
    /// Folders whose files are served as they are (images, downloads), at the root of the site.
    #[serde(rename = "static")]
    pub static_folders: Vec<String>,
    /// Folders of articles with the path of their addresses, e.g. `src/content/drugs: /medicines`.
    pub roots: BTreeMap<String, String>,
    /// Addresses that stand for others, e.g. `/help: /support`: the start of an address is replaced.
    pub remap: BTreeMap<String, String>,
}

/// A style profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum StyleName {
    /// ISMP and The Joint Commission.
    Us,
    /// NHS and BNF.
    Uk,
    /// Only consistency within an article.
    Neutral,
}

/// What tells the kind of an article. A field of the front matter tells first, then the path, then the text.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct KindsFile {
    /// The field of the front matter that names the kind; "type" without it.
    pub field: Option<String>,
    /// What the site's own names of kinds mean, e.g. `medicine: drug`.
    pub values: Entries<KindName>,
    /// Kinds by path, e.g. `content/medicines/**: drug`.
    pub paths: Entries<KindName>,
}

/// A kind of article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum KindName {
    /// About one medicine.
    Drug,
    /// Weighs medicines against each other.
    Comparison,
    /// About a disease or symptom.
    Condition,
    /// A tag, category or landing page.
    Landing,
    /// Reports something new.
    News,
    /// Anything else.
    Other,
}

/// Sections a kind owes besides or instead of medlint's own, by canonical id ("side-effects").
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct DutiesFile {
    /// Sections that are owed besides.
    #[schemars(with = "Vec<String>")]
    pub add: Vec<Spanned<String>>,
    /// Sections that are not owed here.
    #[schemars(with = "Vec<String>")]
    pub remove: Vec<Spanned<String>>,
}

/// Which fields of the front matter hold what, by dotted path ("seo.description", and "faq.answer" through a list).
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct FrontMatterFile {
    /// Fields that hold prose, besides title, description and summary.
    pub prose: Vec<String>,
    /// Fields that hold links, besides related and the like.
    pub links: Vec<String>,
    /// The JSON Schema that front matter must satisfy: the path of its file, or the schema itself.
    #[schemars(with = "Option<SchemaFile>")]
    pub schema: Option<Spanned<SchemaFile>>,
}

/// A JSON Schema: its file, or the schema itself.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum SchemaFile {
    /// The path of a JSON or YAML file, from the folder of the configuration.
    Path(String),
    /// The schema.
    Inline(serde_json::Map<String, serde_json::Value>),
}

/// Other settings for some of the articles.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct OverrideFile {
    /// Globs of the articles.
    #[schemars(with = "Vec<String>")]
    pub paths: Vec<Spanned<String>>,
    /// Their style profile.
    #[serde(default)]
    pub style: Option<StyleName>,
    /// Levels and options of rules for them.
    #[serde(default)]
    pub rules: RuleFields,
    /// Sections that they owe besides or instead of what articles of their kind owe.
    #[serde(default, deserialize_with = "or_default")]
    pub sections: BTreeMap<KindName, DutiesFile>,
}

/// Words that medlint should know besides its own.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct VocabularyFile {
    /// Names of medicines.
    #[schemars(with = "Vec<String>")]
    pub drugs: Vec<Spanned<String>>,
    /// Abbreviations after which a full stop ends no sentence, with their stop ("approx.").
    pub abbreviations: Vec<String>,
    /// Headings by the canonical id of their section, e.g. `dosing: [How to use it]`.
    pub sections: Entries<Vec<String>>,
    /// Phrases added to medlint's word lists or taken out of them, by the name of the list, e.g. `hedges`.
    pub lists: Entries<ListFile>,
}

/// Phrases added to a word list and taken out of it.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ListFile {
    /// Phrases it should hold as well.
    #[schemars(with = "Vec<String>")]
    pub add: Vec<Spanned<String>>,
    /// Phrases it should not hold.
    #[schemars(with = "Vec<String>")]
    pub remove: Vec<Spanned<String>>,
}

/// A level of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum LevelName {
    /// Must not be published.
    Error,
    /// Should be mended.
    Warning,
    /// Worth a thought.
    Suggestion,
}

/// The level of findings from which a run fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum FailOn {
    /// On errors.
    Error,
    /// On warnings and errors.
    Warning,
    /// On every finding.
    Suggestion,
    /// Never.
    Never,
}

impl FailOn {
    /// The value of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "never" => Some(Self::Never),
            name => Level::from_name(name).map(|level| match level {
                Level::Error => Self::Error,
                Level::Warning => Self::Warning,
                Level::Suggestion => Self::Suggestion,
            }),
        }
    }

    /// The lowest level that makes a run fail.
    #[must_use]
    pub const fn level(self) -> Option<Level> {
        match self {
            Self::Error => Some(Level::Error),
            Self::Warning => Some(Level::Warning),
            Self::Suggestion => Some(Level::Suggestion),
            Self::Never => None,
        }
    }
}

/// A key without a value says nothing.
fn or_default<'de, T: Deserialize<'de> + Default, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    Option::deserialize(from).map(Option::unwrap_or_default)
}
