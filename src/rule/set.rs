//! All rules of a run: which are active, at which level, with which options.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Rule, Setting};
use crate::text::ListId;

/// All rules of a run, by id.
#[derive(Debug, Clone, Default)]
pub struct RuleSet {
    /// Sorted by id.
    rules: Vec<Rule>,
    /// The rule of each word list, an index of `rules`, by the id of the list.
    by_list: Vec<Option<u16>>,
    /// The rules that look at every article, indices of `rules`.
    standing: Vec<u16>,
}

impl RuleSet {
    /// The rule of that id, when it is active.
    #[must_use]
    pub fn active(&self, id: &str) -> Option<&Rule> {
        self.get(id).filter(|rule| rule.enabled)
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

    /// Sets every rule to what its file says for the style profile `style` ("us", "uk", "neutral").
    pub fn apply_profile(&mut self, style: &str) {
        for rule in &mut self.rules {
            if let Some(setting) = rule.profiles.get(style).copied() {
                apply(rule, setting);
            }
        }
    }

    fn position(&self, id: &str) -> Option<usize> {
        self.rules.binary_search_by(|rule| rule.id.as_ref().cmp(id)).ok()
    }
}

fn apply(rule: &mut Rule, setting: Setting) {
    rule.enabled = setting.level().is_some();
    rule.level = setting.level().unwrap_or(rule.level);
}

impl FromIterator<Rule> for RuleSet {
    /// Of two rules with one id the later one counts.
    fn from_iter<I: IntoIterator<Item = Rule>>(rules: I) -> Self {
        let by_id: BTreeMap<Arc<str>, Rule> = rules.into_iter().map(|rule| (rule.id.clone(), rule)).collect();
        let rules: Vec<Rule> = by_id.into_values().collect();
        let mut by_list = Vec::new();
        for (index, rule) in rules.iter().enumerate() {
            let Some(ListId(list)) = rule.list else { continue };
            let list = usize::from(list);
            by_list.resize(by_list.len().max(list + 1), None);
            by_list[list] = u16::try_from(index).ok();
        }
        let standing = rules.iter().zip(0..).filter(|(rule, _)| rule.standing).map(|(_, index)| index).collect();
        Self { rules, by_list, standing }
    }
}
