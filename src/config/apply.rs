//! Rules with the levels and options that the configuration and the command line set.

use serde_yaml::Spanned;

use super::{Config, RuleField, SetLevel};
use crate::rule::{BadOption, Mistake, OptionValue, Rule, RuleSet, UnknownRule, span_of};

/// Which rules the command line chooses, by id or family.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// Only these run; all that are on when empty.
    pub select: Vec<String>,
    /// These do not run.
    pub ignore: Vec<String>,
}

impl Selection {
    /// Turns rules on and off as chosen.
    ///
    /// # Errors
    /// What is chosen is no rule and no family.
    pub fn apply(&self, rules: &mut RuleSet) -> Result<(), UnknownRule> {
        if !self.select.is_empty() {
            rules.select(&self.select)?;
        }
        rules.ignore(&self.ignore)
    }
}

/// Sets levels and options of `rules` as `settings` of the configuration say: families first, then single rules.
#[must_use]
pub fn apply(rules: &mut RuleSet, settings: &[RuleField], config: &Config) -> Vec<Mistake> {
    let (single, families): (Vec<_>, Vec<_>) = settings.iter().partition(|field| field.name.value.contains('/'));
    let known = |field: &&RuleField| match rules.check_name(&field.name.value) {
        Ok(()) => None,
        Err(unknown) => config.mistake(&field.name, unknown.to_string(), unknown.suggestion),
    };
    let mut mistakes: Vec<_> = settings.iter().filter_map(|field| known(&field)).collect();
    for field in families {
        mistakes.extend(set_family(rules, field, config));
    }
    for field in single {
        if let (Some(rule), Some(level)) = (rules.get_mut(&field.name.value), field.level) {
            set_level(rule, level);
        }
        let options = field.options.iter();
        mistakes.extend(options.filter_map(|(name, value)| set_option(rules, &field.name.value, name, value, config)));
    }
    mistakes
}

/// Sets the level of the rules of a family that are on.
fn set_family(rules: &mut RuleSet, field: &RuleField, config: &Config) -> Vec<Mistake> {
    for rule in rules.iter_mut().filter(|rule| rule.family() == field.name.value) {
        if let Some(level) = field.level.filter(|_| rule.enabled) {
            set_level(rule, level);
        }
    }
    let refuse = |name| config.mistake(name, "options are set by rule, not by family".to_owned(), None);
    field.options.iter().filter_map(|(name, _)| refuse(name)).collect()
}

fn set_level(rule: &mut Rule, level: SetLevel) {
    rule.enabled = level != SetLevel::Off;
    if let SetLevel::At(level) = level {
        rule.level = level;
    }
}

fn set_option(
    rules: &mut RuleSet,
    rule: &str,
    name: &Spanned<String>,
    value: &OptionValue,
    config: &Config,
) -> Option<Mistake> {
    let bad = rules.set_option(rule, &name.value, value.clone()).ok()?.err()?;
    let suggestion = match &bad {
        BadOption::Unknown { suggestion, .. } => suggestion.clone(),
        BadOption::Type { .. } => None,
    };
    config.mistake(name, bad.to_string(), suggestion)
}

impl Config {
    /// A mistake at a value of the configuration file; none when there is no file.
    #[must_use]
    pub fn mistake(&self, at: &Spanned<String>, message: String, suggestion: Option<String>) -> Option<Mistake> {
        let (path, text) = self.source.as_ref()?;
        let mistake = Mistake::new(path, text, span_of(at.referenced, text), message);
        Some(match suggestion {
            Some(word) => mistake.help(format!("did you mean `{word}`?")),
            None => mistake,
        })
    }
}
