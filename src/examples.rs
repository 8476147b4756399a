//! The examples of rules run as tests: each `bad` fires its own rule and no other, each `good` fires none.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::{Date, date};

use crate::config::{Config, Selection};
use crate::lint::{Chosen, Engine, EngineError, lint_texts};
use crate::rule::{Example, Rule};
use crate::text::{FoldBuilder, Hit};

/// The path of an example that names none.
const PATH: &str = "example.md";
/// The file of an example that holds its configuration.
const CONFIG: &str = "medlint.yaml";
/// The day that counts as today in examples.
const TODAY: Date = date(2026, 6, 1);

/// An example that does not show what it should.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// Id of the rule.
    pub rule: Arc<str>,
    /// The line of the rule file the example stands on, from 1.
    pub line: u32,
    /// What it should have shown and what it did.
    pub message: String,
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} (line {}): {}", self.rule, self.line, self.message)
    }
}

/// Runs the examples of rules with all built-in rules and those of `folders` on.
#[derive(Debug)]
pub struct Runner {
    folders: Vec<PathBuf>,
    /// Engines by the rule that is on besides, configuration and day.
    engines: BTreeMap<(String, String, Date), Engine>,
}

impl Runner {
    /// A runner that knows the rules of `folders` besides the built-in ones.
    #[must_use]
    pub fn new(folders: &[PathBuf]) -> Self {
        Self { folders: folders.to_vec(), engines: BTreeMap::new() }
    }

    /// Runs the examples of one rule.
    ///
    /// # Errors
    /// When the rules of the folders, or the configuration of an example, are not as they must be.
    pub fn run(&mut self, rule: &Rule) -> Result<Vec<Failure>, EngineError> {
        let examples = &rule.docs().examples;
        let mut failures = Vec::new();
        for (example, bad) in
            examples.bad.iter().map(|bad| (bad, true)).chain(examples.good.iter().map(|good| (good, false)))
        {
            if let Some(message) = self.example(rule, example, bad)? {
                failures.push(Failure { rule: rule.id.clone(), line: example.line, message });
            }
        }
        Ok(failures)
    }

    fn example(&mut self, rule: &Rule, example: &Example, bad: bool) -> Result<Option<String>, EngineError> {
        let engine = self.engine(rule, example)?;
        let path = example.path.as_deref().unwrap_or(PATH);
        let files = example.files.iter().filter(|(path, _)| *path != CONFIG);
        let mut texts: Vec<(&str, &str)> = files.map(|(path, text)| (path.as_str(), text.as_str())).collect();
        texts.push((path, &example.text));
        let outcome = lint_texts(engine, &texts);
        if let Some(problem) = outcome.problems.iter().find(|problem| problem.fatal) {
            return Ok(Some(format!("{}: {}", problem.path, problem.message)));
        }
        let here = outcome.findings.iter().filter(|located| located.finding.path.as_ref() == path);
        let (own, others): (Vec<_>, Vec<_>) = here.partition(|located| located.finding.rule == rule.id);
        let unwanted = if bad { others.first() } else { own.first().or(others.first()) };
        let told = quoted(&example.text);
        Ok(match unwanted {
            Some(located) => {
                let finding = &located.finding;
                let kind = if bad { "bad example fires another rule" } else { "good example fires a rule" };
                Some(format!("{kind}, {}: {} in {told}", finding.rule, finding.message))
            }
            None if bad && own.is_empty() => Some(format!("bad example does not fire: {told}")),
            None => None,
        })
    }

    fn engine(&mut self, rule: &Rule, example: &Example) -> Result<&Engine, EngineError> {
        let (config, today) = settings(example);
        let named = if rule.enabled { String::new() } else { rule.id.to_string() };
        let key = (named, config, today);
        if !self.engines.contains_key(&key) {
            let engine = self.build(&key)?;
            self.engines.insert(key.clone(), engine);
        }
        self.engines.get(&key).ok_or(EngineError::Mistakes(Vec::new()))
    }

    fn build(&self, (named, config, today): &(String, String, Date)) -> Result<Engine, EngineError> {
        let path: Arc<str> = CONFIG.into();
        let config = Config::parse(&path, &config.as_str().into()).map_err(EngineError::Mistakes)?;
        let mut chosen = Chosen { rule_folders: self.folders.clone(), today: *today, ..Chosen::default() };
        if !named.is_empty() {
            let all = Engine::new(Arc::default(), Path::new("."), chosen.clone())?;
            let families = all.profile.rules.families().into_iter().map(str::to_string);
            chosen.selection = Selection { select: families.chain([named.clone()]).collect(), ignore: Vec::new() };
        }
        Engine::new(config.into(), Path::new("."), chosen)
    }
}

/// The configuration of an example and its day.
fn settings(example: &Example) -> (String, Date) {
    let today = example.today.as_deref().and_then(|today| today.parse().ok()).unwrap_or(TODAY);
    let config = example.files.get(CONFIG).cloned().unwrap_or_else(|| {
        let style = example.style.as_deref().unwrap_or("us");
        format!("style: {style}\nkinds:\n  paths:\n    {PATH}: other\n")
    });
    (config, today)
}

/// The beginning of an example, in quotation marks.
fn quoted(text: &str) -> String {
    let line = text.trim().lines().next().unwrap_or_default();
    let cut: String = line.chars().take(80).collect();
    if cut.len() < text.trim().len() { format!("{cut:?} …") } else { format!("{cut:?}") }
}

/// The phrases of a rule that none of its bad examples holds.
#[must_use]
pub fn untouched(engine: &Engine, rule: &Rule) -> Vec<String> {
    let Some(list) = rule.list else { return Vec::new() };
    let mut touched = BTreeSet::new();
    for example in &rule.docs().examples.bad {
        let mut fold = FoldBuilder::default();
        fold.push(0, &example.text);
        let mut hits: Vec<Hit> = Vec::new();
        engine.vocabulary.lexicon.scan(fold.text(), &mut hits);
        touched.extend(hits.iter().filter(|hit| hit.list == list).map(|hit| hit.entry as usize));
    }
    let phrases = rule.pattern().phrases.iter().enumerate();
    phrases.filter(|(entry, _)| !touched.contains(entry)).map(|(_, phrase)| phrase.clone()).collect()
}
