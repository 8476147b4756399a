//! Rules with the levels and options that the configuration and the command line set.

use crate::rule::{Mistake, Rule, RuleSet, nearest, span_of};

use super::{Config, RuleField, SetLevel};

/// Which rules the command line chooses, by id or family.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// Only these run; all that are on when empty.
    pub select: Vec<String>,
    /// These do not run.
    pub ignore: Vec<String>,
}

/// Sets levels and options of `rules` as `settings` of the configuration say: families first, then single rules.
#[must_use]
pub fn apply(rules: &mut RuleSet, settings: &[RuleField], config: &Config) -> Vec<Mistake> {
    let (single, families): (Vec<_>, Vec<_>) = settings.iter().partition(|field| field.name.value.contains('/'));
    let mut mistakes = Vec::new();
    for field in families {
        mistakes.extend(apply_family(rules, field, config));
    }
    for field in single {
        mistakes.extend(apply_rule(rules, field, config));
    }
    mistakes
}

fn apply_family(rules: &mut RuleSet, field: &RuleField, config: &Config) -> Vec<Mistake> {
    let family = field.name.value.as_str();
    if !rules.iter().any(|rule| rule.family() == family) {
        return vec![unknown(rules, field, config)];
    }
    for rule in rules.iter_mut().filter(|rule| rule.family() == family) {
        if let Some(level) = field.level.filter(|level| rule.enabled || matches!(level, SetLevel::On)) {
            set_level(rule, level);
        }
    }
    let refuse = |name| mistake(config, name, "options are set by rule, not by family");
    field.options.iter().filter_map(|(name, _)| refuse(name)).collect()
}

fn apply_rule(rules: &mut RuleSet, field: &RuleField, config: &Config) -> Vec<Mistake> {
    let Some(rule) = rules.get_mut(&field.name.value) else { return vec![unknown(rules, field, config)] };
    if let Some(level) = field.level {
        set_level(rule, level);
    }
    let mut mistakes = Vec::new();
    for (name, value) in &field.options {
        let problem = match rule.options.get_mut(&name.value) {
            Some(option) if option.kind() == value.kind() => {
                *option = value.clone();
                None
            }
            Some(option) => mistake(config, name, &format!("`{}` takes {}", name.value, option.kind())),
            None => {
                let known: Vec<&str> = rule.options.keys().map(String::as_str).chain(["level"]).collect();
                let message = format!("{} has no option `{}`", rule.id, name.value);
                mistake(config, name, &message).map(|mistake| mistake.nearest(&name.value, &known))
            }
        };
        mistakes.extend(problem);
    }
    mistakes
}

fn set_level(rule: &mut Rule, level: SetLevel) {
    rule.enabled = level != SetLevel::Off;
    if let SetLevel::At(level) = level {
        rule.level = level;
    }
}

fn unknown(rules: &RuleSet, field: &RuleField, config: &Config) -> Mistake {
    let name = field.name.value.as_str();
    let known = names(rules);
    mistake(config, &field.name, &format!("no rule or family is called `{name}`"))
        .map(|mistake| match nearest(name, known.iter().map(String::as_str)) {
            Some(near) => mistake.help(format!("did you mean `{near}`?")),
            None => mistake.help("`medlint rules` lists them all"),
        })
        .unwrap_or_else(|| Mistake::new(&"".into(), &"".into(), Default::default(), ""))
}

fn mistake(config: &Config, at: &serde_yaml::Spanned<String>, message: &str) -> Option<Mistake> {
    let (path, text) = config.source.as_ref()?;
    Some(Mistake::new(path, text, span_of(at.referenced, text), message))
}

/// All ids and families.
fn names(rules: &RuleSet) -> Vec<String> {
    let mut names: Vec<String> = rules.iter().map(|rule| rule.id.to_string()).collect();
    names.extend(rules.iter().map(|rule| rule.family().to_owned()));
    names.dedup();
    names
}

impl Selection {
    /// Turns rules on and off as chosen.
    ///
    /// # Errors
    /// What is chosen is no rule and no family; the message proposes the nearest.
    pub fn apply(&self, rules: &mut RuleSet) -> Result<(), String> {
        for name in self.select.iter().chain(&self.ignore) {
            self.check(name, rules)?;
        }
        for rule in rules.iter_mut() {
            if !self.select.is_empty() {
                let by_id = self.select.iter().any(|name| **name == *rule.id);
                let by_family = self.select.iter().any(|name| name == rule.family() || name == "all");
                rule.enabled = by_id || (by_family && rule.enabled);
            }
            if self.ignore.iter().any(|name| **name == *rule.id || name == rule.family()) {
                rule.enabled = false;
            }
        }
        Ok(())
    }

    fn check(&self, name: &str, rules: &RuleSet) -> Result<(), String> {
        let known = names(rules);
        if name == "all" || known.iter().any(|known| known == name) {
            return Ok(());
        }
        let help = match nearest(name, known.iter().map(String::as_str)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "`medlint rules` lists them all".to_owned(),
        };
        Err(format!("no rule or family is called `{name}`; {help}"))
    }
}
