//! All rules of a run: which are active, at which level, with which options.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use hashbrown::HashTable;

use super::{OptionValue, Rule, RuleKind, Setting, nearest};
use crate::text::ListId;

/// All rules of a run, by id.
#[derive(Debug, Clone, Default)]
pub struct RuleSet {
    /// Sorted by id.
    rules: Vec<Rule>,
    /// Indices of `rules`, by the hash of the id.
    by_id: HashTable<u16>,
    /// The rule of each word list, an index of `rules`, by the id of the list.
    by_list: Vec<Option<u16>>,
    /// The rules that look at every article, indices of `rules`.
    standing: Vec<u16>,
}

/// A name that is neither a rule nor a family.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no rule or family `{name}`")]
pub struct UnknownRule {
    /// The name.
    pub name: String,
    /// The nearest name there is.
    pub suggestion: Option<String>,
}

/// An option that a rule does not take, or a value it cannot have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadOption {
    /// The rule has no such option.
    #[error("the rule has no option `{name}`")]
    Unknown {
        /// The name.
        name: String,
        /// The nearest name there is.
        suggestion: Option<String>,
    },
    /// The value is of another type than the default.
    #[error("the option `{name}` takes {expected}")]
    Type {
        /// The name.
        name: String,
        /// What it takes ("a whole number").
        expected: &'static str,
    },
}

impl RuleSet {
    /// The rule of that id, when it is active.
    #[must_use]
    pub fn active(&self, id: &str) -> Option<&Rule> {
        self.get(id).filter(|rule| rule.enabled)
    }

    /// The rule of that id, when it is active and coded: an own rule of another kind may have taken its place.
    #[must_use]
    pub fn active_check(&self, id: &str) -> Option<&Rule> {
        self.active(id).filter(|rule| rule.kind == RuleKind::Check)
    }

    /// The rule of that id, active or not.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Rule> {
        self.position(id).and_then(|at| self.rules.get(at))
    }

    /// The active rule whose phrases make up a word list.
    #[must_use]
    pub fn of_list(&self, list: ListId) -> Option<&Rule> {
        let index = self.by_list.get(usize::from(list.0)).copied().flatten()?;
        self.rules.get(usize::from(index)).filter(|rule| rule.enabled)
    }

    /// The rule of that id, to be set.
    #[must_use]
    pub fn get_mut(&mut self, id: &str) -> Option<&mut Rule> {
        self.position(id).and_then(|at| self.rules.get_mut(at))
    }

    /// All rules, by id, to be set.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Rule> {
        self.rules.iter_mut()
    }

    /// All rules, by id.
    pub fn iter(&self) -> impl Iterator<Item = &Rule> {
        self.rules.iter()
    }

    /// The number of rules.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rules.len()
    }

    /// Whether there is no rule.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// The active rules that look at every article, whatever phrases it holds.
    pub fn standing(&self) -> impl Iterator<Item = &Rule> {
        let standing = self.standing.iter().filter_map(|index| self.rules.get(usize::from(*index)));
        standing.filter(|rule| rule.enabled)
    }

    /// The families, sorted.
    #[must_use]
    pub fn families(&self) -> Vec<&str> {
        let mut families: Vec<_> = self.rules.iter().map(Rule::family).collect();
        families.dedup();
        families
    }

    /// Sets every rule to what its file says for the style profile `style` ("us", "uk", "neutral").
    pub fn apply_profile(&mut self, style: &str) {
        for rule in &mut self.rules {
            if let Some(setting) = rule.profiles.get(style).copied() {
                apply(rule, setting);
            }
        }
    }

    /// Sets a rule, or all rules of a family.
    ///
    /// # Errors
    /// When no rule or family has that name.
    pub fn set(&mut self, name: &str, setting: Setting) -> Result<(), UnknownRule> {
        self.check_name(name)?;
        for rule in self.rules.iter_mut().filter(|rule| matches(rule, name)) {
            apply(rule, setting);
        }
        Ok(())
    }

    /// Sets an option of a rule. The outer error is an unknown rule.
    ///
    /// # Errors
    /// When there is no such rule, when it has no such option, or when the option takes another type.
    pub fn set_option(
        &mut self,
        id: &str,
        name: &str,
        value: OptionValue,
    ) -> Result<Result<(), BadOption>, UnknownRule> {
        let Some(rule) = self.position(id).and_then(|at| self.rules.get_mut(at)) else {
            return Err(self.unknown(id));
        };
        let Some(option) = rule.options.get_mut(name) else {
            let suggestion = nearest(name, rule.options.keys().map(String::as_str)).map(str::to_string);
            return Ok(Err(BadOption::Unknown { name: name.to_string(), suggestion }));
        };
        let value = match (&*option, value) {
            (OptionValue::List(_), OptionValue::Text(text)) => OptionValue::List(vec![text]),
            (_, value) => value,
        };
        if std::mem::discriminant(option) != std::mem::discriminant(&value) {
            return Ok(Err(BadOption::Type { name: name.to_string(), expected: option.kind() }));
        }
        *option = value;
        Ok(Ok(()))
    }

    /// Leaves only the named rules and families active, those that are off by default included.
    ///
    /// # Errors
    /// When a name is neither a rule nor a family; nothing is changed then.
    pub fn select<S: AsRef<str>>(&mut self, names: &[S]) -> Result<(), UnknownRule> {
        names.iter().try_for_each(|name| self.check_name(name.as_ref()))?;
        for rule in &mut self.rules {
            let named = names.iter().any(|name| rule.id.as_ref() == name.as_ref());
            let family = names.iter().any(|name| matches(rule, name.as_ref()));
            rule.enabled = named || (family && rule.enabled);
        }
        Ok(())
    }

    /// Switches the named rules and families off.
    ///
    /// # Errors
    /// When a name is neither a rule nor a family; nothing is changed then.
    pub fn ignore<S: AsRef<str>>(&mut self, names: &[S]) -> Result<(), UnknownRule> {
        names.iter().try_for_each(|name| self.check_name(name.as_ref()))?;
        for rule in &mut self.rules {
            rule.enabled &= !names.iter().any(|name| matches(rule, name.as_ref()));
        }
        Ok(())
    }

    /// Whether `name` is a rule or a family.
    ///
    /// # Errors
    /// When it is neither.
    pub fn check_name(&self, name: &str) -> Result<(), UnknownRule> {
        if self.rules.iter().any(|rule| matches(rule, name)) { Ok(()) } else { Err(self.unknown(name)) }
    }

    fn unknown(&self, name: &str) -> UnknownRule {
        let ids = self.rules.iter().map(|rule| rule.id.as_ref());
        let stem = |id: &str| id.rsplit('/').next() == Some(name);
        let suggestion = ids.clone().find(|id| stem(id)).or_else(|| nearest(name, ids.chain(self.families())));
        UnknownRule { name: name.to_string(), suggestion: suggestion.map(str::to_string) }
    }

    fn position(&self, id: &str) -> Option<usize> {
        let is_it = |at: &u16| self.rules.get(usize::from(*at)).is_some_and(|rule| *rule.id == *id);
        self.by_id.find(hash(id), is_it).map(|at| usize::from(*at))
    }
}

fn hash(id: &str) -> u64 {
    FixedState::default().hash_one(id)
}

/// Whether `name` is the id of the rule, or its family ("doses", "doses/", "doses/*").
fn matches(rule: &Rule, name: &str) -> bool {
    let family = name.strip_suffix("/*").or_else(|| name.strip_suffix('/')).unwrap_or(name);
    rule.id.as_ref() == name || rule.family() == family
}

fn apply(rule: &mut Rule, setting: Setting) {
    rule.enabled = setting.level().is_some();
    rule.level = setting.level().unwrap_or(rule.level);
}

impl FromIterator<Rule> for RuleSet {
    /// Of two rules with one id the later one counts.
    fn from_iter<I: IntoIterator<Item = Rule>>(rules: I) -> Self {
        let mut rules: Vec<Rule> = rules.into_iter().collect();
        rules.sort_by(|left, right| left.id.cmp(&right.id));
        rules.dedup_by(|later, kept| {
            let is_same = later.id == kept.id;
            if is_same {
                std::mem::swap(later, kept);
            }
            is_same
        });
        let mut by_id = HashTable::with_capacity(rules.len());
        for (rule, at) in rules.iter().zip(0..) {
            let hash_of = |at: &u16| rules.get(usize::from(*at)).map_or(0, |rule| hash(&rule.id));
            by_id.insert_unique(hash(&rule.id), at, hash_of);
        }
        let mut by_list = Vec::new();
        for (index, rule) in rules.iter().enumerate() {
            let Some(ListId(list)) = rule.list else { continue };
            let list = usize::from(list);
            by_list.resize(by_list.len().max(list + 1), None);
            by_list[list] = u16::try_from(index).ok();
        }
        let standing = rules.iter().zip(0..).filter(|(rule, _)| rule.standing).map(|(_, index)| index).collect();
        Self { rules, by_id, by_list, standing }
    }
}
