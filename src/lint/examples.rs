//! The examples of rules as their tests: each bad one fires its own rule and nothing else, each good one nothing.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use globset::Glob;
use jiff::civil::Date;

use super::{Chosen, Engine, EngineError, lint_texts};
use crate::article::ArticleKind;
use crate::checks::Style;
use crate::config::Config;
use crate::pattern::is_match;
use crate::rule::{Example, Expression, Rule};
use crate::text::{FoldBuilder, Folded, Hit};

/// The day that counts as today in examples that name none.
pub const TODAY: Date = Date::constant(2026, 6, 1);
/// The path of examples that name none.
const PATH: &str = "example.md";
/// The file of an example that is its site's configuration.
const CONFIG: &str = "medlint.yaml";

/// An example that does not show what it should.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The rule.
    pub rule: Arc<str>,
    /// The line of the example in the rule file, from 1.
    pub line: u32,
    /// What was expected and what came instead.
    pub message: String,
}

/// Runs the examples of a rule; `folders` hold the user's rules.
///
/// # Errors
/// The user's rules, or the settings of an example, are not as they must be.
pub fn failures(rule: &Rule, folders: &[PathBuf]) -> Result<Vec<Failure>, EngineError> {
    let docs = rule.docs();
    let bad = docs.examples.bad.iter().map(|example| (example, true));
    let good = docs.examples.good.iter().map(|example| (example, false));
    let mut usual = None;
    let mut failures = Vec::new();
    for (example, is_bad) in bad.chain(good) {
        let fired = if is_usual(example) {
            let engine = match usual.take() {
                Some(engine) => engine,
                None => engine(rule, example, folders)?,
            };
            fired(rule, example, usual.insert(engine))
        } else {
            fired(rule, example, &engine(rule, example, folders)?)
        };
        let others = fired.iter().any(|fired| fired.rule != rule.id);
        let message = match (is_bad, fired.is_empty()) {
            (true, true) => "does not fire on its bad example".to_owned(),
            (true, false) if others => format!("its bad example fires something else: {}", list(&fired)),
            (false, false) => format!("its good example fires {}", list(&fired)),
            _ => continue,
        };
        let text = example.text.trim();
        let message = format!("{message}\n    {}", text.replace('\n', "\n    "));
        failures.push(Failure { rule: rule.id.clone(), line: example.line, message });
    }
    Ok(failures)
}

/// Whether an example needs no settings of its own.
fn is_usual(example: &Example) -> bool {
    example.today.is_none() && example.style.is_none() && !example.files.contains_key(CONFIG)
}

/// Whole articles that owe their readers nothing more, for examples that are variants of them.
const FRAMES: [(&str, &str); 2] = [
    ("drug", include_str!("../../rules/frames/drug.md")),
    ("condition", include_str!("../../rules/frames/condition.md")),
];

/// The article of an example; none when its frame, or what it changes there, does not exist.
fn article(example: &Example) -> Option<String> {
    let Some(frame) = &example.frame else { return Some(example.text.clone()) };
    let (_, text) = FRAMES.iter().find(|(name, _)| name == frame)?;
    example.change.iter().try_fold((*text).to_owned(), |text, (old, new)| {
        text.contains(old.as_str()).then(|| text.replacen(old.as_str(), new, 1))
    })
}

fn engine(rule: &Rule, example: &Example, folders: &[PathBuf]) -> Result<Engine, EngineError> {
    let mut config = match example.files.get(CONFIG) {
        Some(text) => Config::parse(&CONFIG.into(), &text.as_str().into()).map_err(EngineError::Mistakes)?,
        None => Config::default(),
    };
    if let Some(style) = example.style.as_deref().and_then(Style::from_name) {
        config.style = style;
    }
    if let Ok(glob) = Glob::new(PATH) {
        config.kinds.paths.push((glob.compile_matcher(), ArticleKind::Other));
    }
    let today = example.today.as_deref().and_then(|day| day.parse().ok()).unwrap_or(TODAY);
    let chosen = Chosen { rule_folders: folders.to_owned(), today, ..Chosen::default() };
    let mut engine = Engine::new(Arc::new(config), std::path::Path::new(""), chosen)?;
    engine.switch_on(&rule.id);
    Ok(engine)
}

/// What fired, once: the rule and the text it fired on.
#[derive(Debug)]
struct Fired {
    rule: Arc<str>,
    text: String,
}

/// What fires on the article of an example, and what its own rule finds in the other files.
fn fired(rule: &Rule, example: &Example, engine: &Engine) -> Vec<Fired> {
    let framed = if example.frame.is_some() { "article.md" } else { PATH };
    let path = example.path.as_deref().unwrap_or(framed);
    let Some(text) = article(example) else {
        let text = "no such frame, or nothing to change in it".to_owned();
        return vec![Fired { rule: "examples".into(), text }];
    };
    let files = example.files.iter().filter(|(path, _)| *path != CONFIG);
    let files = files.map(|(path, text)| (path.as_str(), text.as_str()));
    let texts: Vec<_> = std::iter::once((path, text.as_str())).chain(files).collect();
    let outcome = lint_texts(engine, &texts);
    let findings = outcome.findings.into_iter().map(|located| (located.finding, located.place.text));
    let excerpt = example.frame.is_none();
    findings
        .filter(|(finding, _)| &*finding.path == path || finding.rule == rule.id)
        .filter(|(finding, _)| finding.rule == rule.id || !(excerpt && speaks_of_whole_articles(engine, &finding.rule)))
        .map(|(finding, text)| Fired { rule: finding.rule, text })
        .collect()
}

/// Whether a rule is about what a whole article owes: its bad examples are variants of one. It says nothing of excerpts.
fn speaks_of_whole_articles(engine: &Engine, rule: &str) -> bool {
    let rule = engine.profile.rules.get(rule);
    rule.is_some_and(|rule| rule.docs().examples.bad.iter().any(|example| example.frame.is_some()))
}

fn list(fired: &[Fired]) -> String {
    let shown: Vec<_> = fired.iter().map(|fired| format!("{} on {:?}", fired.rule, fired.text)).collect();
    shown.join(", ")
}

/// The phrases and expressions of a rule that none of its bad examples holds.
#[must_use]
pub fn untouched<'a>(rule: &'a Rule, engine: &Engine) -> Vec<&'a str> {
    let texts: Vec<Folded> = rule.docs().examples.bad.iter().map(|example| folded(&example.text)).collect();
    let mut hits: Vec<Hit> = Vec::new();
    texts.iter().for_each(|text| engine.vocabulary.lexicon.scan(text.text(), &mut hits));
    let own = hits.iter().filter(|hit| Some(hit.list) == rule.list);
    let touched: BTreeSet<u32> = own.map(|hit| hit.entry).collect();
    let phrases = (0..).zip(rule.pattern().phrases.texts());
    let phrases = phrases.filter(|(entry, _)| !touched.contains(entry)).map(|(_, phrase)| phrase);
    let untouched = |expression: &&Expression| !texts.iter().any(|text| is_match(text.text(), expression));
    let expressions = rule.pattern().expressions.iter().filter(untouched);
    phrases.chain(expressions.map(|expression| expression.regex.as_str())).collect()
}

fn folded(text: &str) -> Folded {
    let mut fold = FoldBuilder::default();
    fold.push(0, text);
    fold.finish()
}
