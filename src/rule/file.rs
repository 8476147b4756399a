//! A rule file as it is written: the keys of its YAML, flat, with the places of their values.

use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema};
use serde::Deserialize;
use serde_yaml::Spanned;

use super::shapes::{ExampleFile, OneOrMore, OptionFile, Pairs};
use super::{Confidence, Context, FixKind, Level, Setting, Source};

/// A rule of medlint: what it looks for, what it says, why, who says so, and examples that are its tests.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleFile {
    /// One line: what is found.
    #[schemars(with = "String")]
    pub(super) summary: Spanned<String>,
    /// How it finds.
    #[schemars(with = "Extends")]
    pub(super) extends: Spanned<Extends>,
    /// What a finding says: what is wrong, why, what to do. `%s` stands for what was found (and what to write).
    #[schemars(with = "Option<String>")]
    pub(super) message: Option<Spanned<String>>,
    /// What to do, in general.
    pub(super) help: Option<String>,
    /// How much a finding matters.
    pub(super) level: Level,
    /// How sure the rule is; `medium` when not said.
    pub(super) confidence: Option<Confidence>,
    /// Whether it runs when nobody asks for it; `true` when not said.
    pub(super) enabled: Option<bool>,
    /// The level in style profiles (us, uk, neutral) where it is another; `off` switches it off there.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, Setting>")]
    pub(super) profiles: BTreeMap<String, Spanned<Setting>>,
    /// Where it looks: text, heading, table, list, section(id), front-matter.path. All prose when not said.
    #[schemars(with = "Option<OneOrMore>")]
    pub(super) scope: Option<Spanned<OneOrMore>>,
    /// What the sentence must hold besides.
    pub(super) context: Option<Context>,
    /// existence, occurrence, claim: phrases to look for. A word that ends in `*` stands for all that begin so.
    #[schemars(with = "Option<Vec<String>>")]
    pub(super) tokens: Option<Vec<Spanned<String>>>,
    /// existence, occurrence: regular expressions to look for, when phrases cannot say it.
    #[schemars(with = "Option<Vec<String>>")]
    pub(super) patterns: Option<Vec<Spanned<String>>>,
    /// substitution: what to write instead of each phrase.
    #[schemars(with = "Option<BTreeMap<String, String>>")]
    pub(super) swap: Option<Spanned<Pairs>>,
    /// consistency: pairs of which an article should hold only one.
    #[schemars(with = "Option<BTreeMap<String, String>>")]
    pub(super) either: Option<Spanned<Pairs>>,
    /// Phrases that are harmless although they hold what the rule looks for.
    #[schemars(with = "Option<Vec<String>>")]
    pub(super) exceptions: Option<Vec<Spanned<String>>>,
    /// `false` when case counts in all phrases; phrases in capitals always count as written.
    pub(super) ignorecase: Option<bool>,
    /// conditional: a regular expression for what needs the other.
    #[schemars(with = "Option<String>")]
    pub(super) first: Option<Spanned<String>>,
    /// conditional: a regular expression for what must stand before it.
    #[schemars(with = "Option<String>")]
    pub(super) second: Option<Spanned<String>>,
    /// occurrence: at most so many in an article.
    #[schemars(with = "Option<u32>")]
    pub(super) max: Option<Spanned<u32>>,
    /// occurrence: at least so many in an article.
    #[schemars(with = "Option<u32>")]
    pub(super) min: Option<Spanned<u32>>,
    /// occurrence: the one phrase that is counted.
    #[schemars(with = "Option<String>")]
    pub(super) token: Option<Spanned<String>>,
    /// claim: phrase patterns that matter one level less than `tokens`.
    #[schemars(with = "Option<Vec<String>>")]
    pub(super) mild: Option<Vec<Spanned<String>>>,
    /// claim: phrase patterns as `mild`, that count only in an article that sells what it is on.
    #[schemars(with = "Option<Vec<String>>")]
    pub(super) selling: Option<Vec<Spanned<String>>>,
    /// claim: how serious it is among claims of one sentence, 0 to 99; the highest is reported.
    #[schemars(with = "Option<u8>")]
    pub(super) rank: Option<Spanned<u8>>,
    /// claim: word lists of which the sentence must hold a phrase each.
    #[schemars(with = "Option<OneOrMore>")]
    pub(super) needs: Option<Spanned<OneOrMore>>,
    /// claim: word lists of which the sentence must hold no phrase.
    #[schemars(with = "Option<OneOrMore>")]
    pub(super) without: Option<Spanned<OneOrMore>>,
    /// claim: marks that make it no claim: negated, hedged, question, quoted, warned-against, instruction, cited …
    #[schemars(with = "Option<OneOrMore>")]
    pub(super) unless: Option<Spanned<OneOrMore>>,
    /// claim: the level that a mark lowers it to; `off` for no report.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, Setting>")]
    pub(super) levels: BTreeMap<String, Spanned<Setting>>,
    /// claim: how near a source clears it: sentence, next, paragraph, section.
    #[schemars(with = "Option<String>")]
    pub(super) support: Option<Spanned<String>>,
    /// Settings the rule takes: a default each, or a map with `default` and `about`.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, OptionFile>")]
    pub(super) options: BTreeMap<String, Spanned<OptionFile>>,
    /// For the reader of the rule page: what goes wrong, for whom.
    #[schemars(with = "String")]
    pub(super) why: Spanned<String>,
    /// Who says so; at least one.
    #[schemars(with = "Vec<Source>", length(min = 1))]
    pub(super) sources: Spanned<Vec<Source>>,
    /// Whether its fixes may be applied unseen; `none` when not said.
    pub(super) fix: Option<FixKind>,
    /// Its tests: each `bad` fires this rule and no other, each `good` fires none.
    pub(super) examples: ExamplesFile,
}

/// How a rule finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum Extends {
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
    /// A function of medlint's own.
    Check,
}

/// A default with what the setting does.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct DocumentedOption {
    /// The value when nobody sets it.
    pub(super) default: Box<OptionFile>,
    /// What it does.
    pub(super) about: String,
}

/// Examples of a rule.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ExamplesFile {
    /// Each fires this rule and no other.
    #[schemars(with = "Vec<ExampleFile>", length(min = 1))]
    pub(super) bad: Spanned<Vec<Spanned<ExampleFile>>>,
    /// Each looks alike and fires no rule at all.
    #[schemars(with = "Vec<ExampleFile>", length(min = 1))]
    pub(super) good: Spanned<Vec<Spanned<ExampleFile>>>,
}

/// A file with its path, and others beside it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SiteExample {
    /// The text of the file; with a frame: what the example shows.
    pub(super) text: String,
    /// The whole article that the example is a variant of: drug, condition.
    pub(super) frame: Option<String>,
    /// What stands otherwise in the frame: the words of the frame, and what stands there instead.
    #[serde(default)]
    pub(super) change: BTreeMap<String, String>,
    /// Its path.
    pub(super) path: Option<String>,
    /// The other files, by path.
    #[serde(default)]
    pub(super) files: BTreeMap<String, String>,
    /// The day that counts as today, YYYY-MM-DD.
    pub(super) today: Option<String>,
    /// The style profile; `us` when not said.
    pub(super) style: Option<String>,
}

/// The JSON Schema of a rule file.
#[must_use]
pub fn schema() -> Schema {
    schemars::schema_for!(RuleFile)
}
