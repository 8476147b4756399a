//! `rules/vocabulary/kinds.yaml`: what each kind of article owes its reader.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Vocabulary;
use crate::rule::Source;

/// The file of duties.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindsFile {
    /// What the file holds.
    pub summary: String,
    /// Who asks for these sections.
    pub sources: Vec<Source>,
    /// How each section is asked for, in the order they are proposed in.
    pub sections: Vec<SectionName>,
    /// The duties of each kind, the kind by its name.
    pub kinds: BTreeMap<String, Vec<Duty>>,
}

/// How a section is asked for.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionName {
    /// The canonical section.
    pub id: String,
    /// The heading to write.
    pub heading: String,
    /// What an editor calls it.
    pub called: String,
    /// What belongs below the heading.
    pub write: String,
}

/// A section that a kind of article owes.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Duty {
    /// The canonical section.
    pub section: String,
    /// How much it is owed.
    pub duty: DutyLevel,
    /// Sections that do as well.
    #[serde(default)]
    pub or: Vec<String>,
    /// When it is owed, several conditions with "and" between them: `prints-dose`, `one-medicine` (the title names no class
    /// of medicines), `taken-inside` (and nothing for skin, eye or ear), `for-readers` (it is no note of clinicians and no
    /// textbook), `taken-at-home` (a medicine for readers that not only clinicians give), `taken-regularly` (none that is
    /// taken once or when needed), `acquired` (no disorder that is inherited), or the name of a word list `when/NAME` of
    /// which the article holds a phrase.
    #[serde(default)]
    pub when: Option<String>,
    /// Who asks for it.
    pub basis: String,
}

impl Duty {
    /// A section that a site requires of its own articles.
    #[must_use]
    pub fn of_site(section: &str) -> Self {
        let basis = "this site".to_owned();
        Self { section: section.to_owned(), duty: DutyLevel::Required, or: Vec::new(), when: None, basis }
    }
}

/// How much a section is owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DutyLevel {
    /// The article must not be published without it.
    Required,
    /// Readers look for it.
    Recommended,
}

impl Vocabulary for KindsFile {
    const NAME: &'static str = "kinds";

    fn check(&self) -> Vec<String> {
        let known = |id: &String| self.sections.iter().any(|section| section.id == *id);
        let asked = self.kinds.values().flatten().map(|duty| &duty.section);
        asked.filter(|id| !known(id)).map(|id| format!("`{id}` is owed but has no heading in `sections`")).collect()
    }
}

impl KindsFile {
    /// How a section is asked for.
    #[must_use]
    pub fn section(&self, id: &str) -> Option<&SectionName> {
        self.sections.iter().find(|section| section.id == id)
    }

    /// What an editor calls a section.
    #[must_use]
    pub fn called<'a>(&'a self, id: &'a str) -> &'a str {
        self.section(id).map_or(id, |section| section.called.as_str())
    }
}
