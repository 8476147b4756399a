//! Coded rules: one function a file, one line in a list.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::article::{Article, Vocabulary};
use crate::claim::Evidence;
use crate::corpus::Site;
use crate::dose::DoseStatement;
use crate::finding::{Finding, Sink};
use crate::rule::vocabulary::{Duty, KindsFile};
use crate::rule::{Rule, RuleSet};
use crate::source::Span;
use crate::text::Hit;

mod across;
mod audience;
mod claims;
mod doses;
mod links;
mod provenance;
pub mod sections;

pub use provenance::Dated;
pub use sections::Labelled;

pub use across::{CORPUS_CHECKS, CorpusCheck, CorpusSubject, needs_corpus, run_across};
pub(crate) use doses::ceilings;

/// What a check may look at.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The article.
    pub article: &'a Article<'a>,
    /// What it asserts, cites and lists as sources.
    pub evidence: &'a Evidence,
    /// Its dose statements, in order.
    pub doses: &'a [DoseStatement],
    /// The active rules with their levels and options.
    pub rules: &'a RuleSet,
    /// What words mean.
    pub vocabulary: &'a Vocabulary,
    /// What the run was told.
    pub settings: &'a Settings,
    /// How the site is built.
    pub site: &'a Site,
    /// What is found when a check first asks for it.
    pub asked: &'a Asked<'a>,
}

/// The hits of each stretch of prose, by where it begins and ends.
type WordsOf = BTreeMap<(usize, usize), Rc<[Hit]>>;

/// What each sentence says of doses when it is read by itself, by where it begins.
type DosesOf = BTreeMap<usize, Rc<[DoseStatement]>>;

/// What several checks ask of an article, found once.
#[derive(Debug, Default)]
pub struct Asked<'a> {
    /// The dates that it tells of itself.
    dates: OnceCell<Vec<Dated>>,
    /// The sections that it owes.
    owed: OnceCell<Vec<&'a Duty>>,
    /// The sections that labels in its prose name.
    labels: OnceCell<Vec<Labelled<'a>>>,
    /// The one section of a medicine that its title names.
    title_section: OnceCell<Option<&'a str>>,
    /// Whether it is on a class of medicines.
    of_classes: OnceCell<bool>,
    /// Whether clinicians wrote it for themselves.
    for_clinicians: OnceCell<bool>,
    /// The medicines that its title names, by their entries.
    title_drugs: OnceCell<Vec<u32>>,
    /// The common words of the sentences that frames were held against.
    common_words: RefCell<WordsOf>,
    /// The doses of the sentences for which fixes were sought.
    sentence_doses: RefCell<DosesOf>,
}

/// What of the settings of a run the checks depend on.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The style profile.
    pub style: Style,
    /// The day that counts as today.
    pub today: jiff::civil::Date,
    /// What each kind of article owes.
    pub duties: std::sync::Arc<KindsFile>,
    /// The JSON Schema that the site has for its front matter.
    pub schema: Option<std::sync::Arc<jsonschema::Validator>>,
}

/// Whose conventions of writing doses hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Style {
    /// ISMP and The Joint Commission.
    #[default]
    Us,
    /// NHS and BNF.
    Uk,
    /// Only consistency within an article.
    Neutral,
}

impl Style {
    /// The profile of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Us, Self::Uk, Self::Neutral].into_iter().find(|style| style.name() == name)
    }

    /// The name used in configuration.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Us => "us",
            Self::Uk => "uk",
            Self::Neutral => "neutral",
        }
    }
}

/// A coded rule on one article.
#[derive(Clone, Copy)]
pub struct Check {
    /// The id of its rule, whose file says all the rest.
    pub rule: &'static str,
    /// Looks at the article and reports; called only when the rule is active.
    pub run: fn(&Subject<'_>, &Rule, &mut Sink<'_>),
}

/// Coded rules on articles in any language, by family.
const CHECKS: &[&[Check]] = &[sections::CHECKS, doses::CHECKS, links::CHECKS, claims::CHECKS, provenance::CHECKS];
/// Coded rules on what an article says or does not say: of one in a language that is not known nobody can tell.
const CHECKS_OF_WORDS: &[&[Check]] = &[sections::CHECKS_OF_WORDS, provenance::CHECKS_OF_WORDS];

/// The coded rules; `of_words` tells whether those that want the language of the article are among them.
pub fn checks(of_words: bool) -> impl Iterator<Item = &'static Check> {
    let of_words = if of_words { CHECKS_OF_WORDS } else { &[] };
    CHECKS.iter().chain(of_words).copied().flatten()
}

/// Runs every active check on an article.
pub fn run(subject: &Subject<'_>, sink: &mut Sink<'_>) {
    for check in checks(subject.article.is_understood(subject.vocabulary)) {
        if let Some(rule) = subject.rules.active_check(check.rule) {
            (check.run)(subject, rule, sink);
        }
    }
}

impl<'a> Subject<'a> {
    /// A finding of `rule` at a place of this article.
    #[must_use]
    pub fn finding(&self, rule: &Rule, span: Span, message: impl Into<String>) -> Finding {
        Finding::new(rule, self.article.source, span, message)
    }
}
