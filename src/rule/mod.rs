//! A YAML file to a valid rule: what was written becomes what was meant in one step, or is refused with a position.

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::ListId;

pub mod blob;
mod claim;
mod convert;
mod expression;
mod file;
mod folder;
mod frequency;
mod keys;
mod level;
mod mark;
mod mistake;
mod pattern;
pub mod phrase_filter;
pub mod phrase_pattern;
mod set;
mod shapes;
mod stored;
pub mod vocabulary;

pub use convert::Loaded;
pub use file::schema;
pub use folder::{RuleText, load, read_folder};
pub use level::{Confidence, Level, Setting};
pub use mark::{Mark, Marks};
pub use mistake::{Mistake, nearest, span_of};
pub(crate) use pattern::candidate;
pub use pattern::{ClaimPatterns, ClaimSpec, Expression, Force, Pattern};
pub use set::{BadOption, RuleSet, UnknownRule};
pub use stored::Stored;

/// A valid rule: what every part of medlint knows of it.
#[derive(Debug, Clone)]
pub struct Rule {
    /// `family/name`, from the place of its file.
    pub id: Arc<str>,
    /// How it finds.
    pub kind: RuleKind,
    /// The message, with `%s` where the kind fills in what was found.
    pub message: String,
    /// What to do, in general.
    pub help: Option<String>,
    /// How much a finding matters, after profile and configuration.
    pub level: Level,
    /// How sure it is.
    pub confidence: Confidence,
    /// Whether it runs.
    pub enabled: bool,
    /// What style profiles set it to.
    pub profiles: BTreeMap<String, Setting>,
    /// Where it looks; empty for all prose.
    pub scope: Vec<Scope>,
    /// What a sentence must hold besides.
    pub context: Option<Context>,
    /// Settings it takes, with what they are set to.
    pub options: BTreeMap<String, OptionValue>,
    /// Whether its fixes may be applied unseen.
    pub fix: FixKind,
    /// The list of its phrases in the lexicon; none for rules without phrases.
    pub list: Option<ListId>,
    /// The list of its exceptions.
    pub exceptions: Option<ListId>,
    /// Whether it looks at every article, whatever phrases it holds.
    pub standing: bool,
    /// What a pattern rule looks for; empty for a check.
    pub pattern: Stored<Pattern>,
    /// What people read of it.
    pub docs: Stored<Docs>,
}

/// What people read of a rule, and its tests.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Docs {
    /// One line: what is found.
    pub summary: String,
    /// What goes wrong, for whom.
    pub why: String,
    /// Who says so.
    pub sources: Vec<Source>,
    /// What each of its options does, by name.
    pub options: BTreeMap<String, String>,
    /// Examples, which are its tests.
    pub examples: Examples,
}

impl Rule {
    /// What people read of it, and its tests.
    #[must_use]
    pub fn docs(&self) -> &Docs {
        self.docs.get()
    }

    /// What a pattern rule looks for.
    #[must_use]
    pub fn pattern(&self) -> &Pattern {
        self.pattern.get()
    }

    /// The part of the id before the slash.
    #[must_use]
    pub fn family(&self) -> &str {
        self.id.split_once('/').map_or("", |(family, _)| family)
    }

    /// An option that is a whole number; `default` when it is not set.
    #[must_use]
    pub fn integer(&self, option: &str, default: i64) -> i64 {
        match self.options.get(option) {
            Some(OptionValue::Integer(value)) => *value,
            _ => default,
        }
    }

    /// An option that is a yes or no; `default` when it is not set.
    #[must_use]
    pub fn flag(&self, option: &str, default: bool) -> bool {
        match self.options.get(option) {
            Some(OptionValue::Bool(value)) => *value,
            _ => default,
        }
    }

    /// An option that is a list of texts; one text counts as a list of one.
    #[must_use]
    pub fn texts(&self, option: &str) -> &[String] {
        match self.options.get(option) {
            Some(OptionValue::List(values)) => values,
            Some(OptionValue::Text(value)) => std::slice::from_ref(value),
            _ => &[],
        }
    }
}

/// How a rule finds: the closed set of `extends:`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum RuleKind {
    /// A function of medlint's own, found by the id of the rule.
    Check,
    /// A pattern rule; its data is read by `pattern`.
    Pattern(PatternKind),
}

/// The kinds of pattern rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum PatternKind {
    /// A phrase that should not stand.
    Existence,
    /// A phrase with a better one.
    Substitution,
    /// A phrase that stands too often or too seldom.
    Occurrence,
    /// Two spellings of one thing in one article.
    Consistency,
    /// A phrase that needs another before it.
    Conditional,
    /// A claim that needs support.
    Claim,
}

/// Where a rule looks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Scope {
    /// Paragraphs, list items and footnotes.
    Text,
    /// Headings.
    Heading,
    /// Table cells.
    Table,
    /// List items.
    List,
    /// What stands under a heading with this canonical id.
    Section(String),
    /// A field of the front matter, by dotted path.
    FrontMatter(String),
}

/// What a sentence must hold for a rule to look at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Context {
    /// A dose.
    Dose,
}

/// Who says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Title of the document.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Year of publication, or of the edition that was read.
    pub year: u16,
    /// Where it is.
    pub url: String,
}

/// Whether a rule mends what it finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum FixKind {
    /// By a change that may be applied unseen.
    Safe,
    /// By a change that a person must look at.
    Unsafe,
    /// Not at all.
    #[default]
    None,
}

/// The value of a setting of a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum OptionValue {
    /// A whole number.
    Integer(i64),
    /// A word or text.
    Text(String),
    /// Yes or no.
    Bool(bool),
    /// Several words or texts.
    List(Vec<String>),
}

/// The examples of a rule: each `bad` fires this rule and no other, each `good` fires none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Examples {
    /// Texts the rule must find.
    pub bad: Vec<Example>,
    /// Texts that look alike and must stay silent.
    pub good: Vec<Example>,
}

impl OptionValue {
    /// What values of this type are called.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Integer(_) => "a whole number",
            Self::Text(_) => "a text",
            Self::Bool(_) => "true or false",
            Self::List(_) => "a list of texts",
        }
    }
}

/// An article, or a small site, that shows what a rule does.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    /// The article; with a frame: what the example shows.
    pub text: String,
    /// The whole article that the example is a variant of.
    pub frame: Option<String>,
    /// What stands otherwise in the frame.
    pub change: BTreeMap<String, String>,
    /// Its path; none for a page of no kind in Markdown.
    pub path: Option<String>,
    /// The other files of the site, by path.
    pub files: BTreeMap<String, String>,
    /// The day that counts as today (YYYY-MM-DD).
    pub today: Option<String>,
    /// Style profile; none for `us`.
    pub style: Option<String>,
    /// The line of the rule file it stands on, from 1.
    pub line: u32,
}
