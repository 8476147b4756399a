//! A YAML file to a valid rule: what was written becomes what was meant in one step, or is refused with a position.

use std::collections::BTreeMap;
use std::sync::Arc;

mod level;
mod mistake;

pub use level::{Confidence, Level};
pub use mistake::{Mistake, nearest, span_of};

/// A valid rule: what every part of medlint knows of it.
#[derive(Debug, Clone)]
pub struct Rule {
    /// `family/name`, from the place of its file.
    pub id: Arc<str>,
    /// One line: what is found.
    pub summary: String,
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
    /// Whether it runs when nobody asks for it.
    pub enabled: bool,
    /// Where it looks; empty for all prose.
    pub scope: Vec<Scope>,
    /// What a sentence must hold besides.
    pub context: Option<Context>,
    /// What goes wrong, for whom.
    pub why: String,
    /// Who says so.
    pub sources: Vec<Source>,
    /// Settings it takes, with what they are set to.
    pub options: BTreeMap<String, OptionValue>,
    /// Examples, which are its tests.
    pub examples: Examples,
    /// Whether its fixes may be applied unseen.
    pub fix: FixKind,
}

/// How a rule finds: the closed set of `extends:`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleKind {
    /// A function of medlint's own, found by the id of the rule.
    Check,
    /// A pattern rule; its data is read by `pattern`.
    Pattern(PatternKind),
}

/// The kinds of pattern rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// Paragraphs and list items.
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Context {
    /// A dose.
    Dose,
}

/// Who says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Title of the document.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Year of publication.
    pub year: u16,
    /// Where it is.
    pub url: String,
}

/// Whether a rule mends what it finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FixKind {
    /// By a change that may be applied unseen.
    Safe,
    /// By a change that a person must look at.
    Unsafe,
    /// Not at all.
    None,
}

/// The value of a setting of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
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
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Examples {
    /// Texts the rule must find.
    pub bad: Vec<String>,
    /// Texts that look alike and must stay silent.
    pub good: Vec<String>,
}

/// All rules of a run, by id.
#[derive(Debug, Default)]
pub struct RuleSet {
    rules: BTreeMap<Arc<str>, Rule>,
}

impl RuleSet {
    /// The rule of that id, when it is active.
    #[must_use]
    pub fn active(&self, id: &str) -> Option<&Rule> {
        self.rules.get(id).filter(|rule| rule.enabled)
    }

    /// The rule of that id, active or not.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Rule> {
        self.rules.get(id)
    }

    /// The rule of that id, to be set.
    #[must_use]
    pub fn get_mut(&mut self, id: &str) -> Option<&mut Rule> {
        self.rules.get_mut(id)
    }

    /// All rules, by id, to be set.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Rule> {
        self.rules.values_mut()
    }

    /// All rules, by id.
    pub fn iter(&self) -> impl Iterator<Item = &Rule> {
        self.rules.values()
    }
}

impl Rule {
    /// The family, the part of the id before the slash.
    #[must_use]
    pub fn family(&self) -> &str {
        self.id.split('/').next().unwrap_or_default()
    }
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

impl FromIterator<Rule> for RuleSet {
    fn from_iter<I: IntoIterator<Item = Rule>>(rules: I) -> Self {
        Self { rules: rules.into_iter().map(|rule| (rule.id.clone(), rule)).collect() }
    }
}
