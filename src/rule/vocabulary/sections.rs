//! `rules/vocabulary/sections.yaml`: the canonical sections and the headings that name them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Vocabulary;
use crate::rule::Source;

/// The file of section names.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionsFile {
    /// What the file holds.
    pub summary: String,
    /// Where the canonical sections come from.
    pub sources: Vec<Source>,
    /// What headings are made of, by language.
    pub languages: BTreeMap<String, LanguageFile>,
}

/// What headings of one language are made of.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LanguageFile {
    /// Words for the subject of the article ("this medicine").
    pub subject: Vec<String>,
    /// Words and phrases of one meaning, by the one that stands for all.
    #[serde(default)]
    pub same: BTreeMap<String, Vec<String>>,
    /// Lists of phrases that `{name}` stands for.
    #[serde(default)]
    pub sets: BTreeMap<String, Vec<String>>,
    /// The sections of articles on a condition: there a name of two sections is of these.
    #[serde(default, rename = "of-conditions")]
    pub of_conditions: Vec<String>,
    /// Words that any article may be called by: a title of nothing else names no subject.
    pub titles: Vec<String>,
    /// What may stand behind the subject without changing it ("tablets").
    #[serde(default, rename = "behind-subject")]
    pub behind_subject: Vec<String>,
    /// How a question or an instruction may begin ("what happens if you").
    #[serde(default)]
    pub frames: Vec<String>,
    /// Words behind a link that make what stands before them an example ("drowsiness and other side effects").
    #[serde(default)]
    pub other: Vec<String>,
    /// The sections that any adjective may describe.
    #[serde(default)]
    pub described: Vec<String>,
    /// How adjectives end.
    #[serde(default, rename = "adjective-endings")]
    pub adjective_endings: Vec<String>,
    /// Words that change nothing ("the").
    pub articles: Vec<String>,
    /// What may stand before a name ("common").
    pub modifiers: Vec<String>,
    /// What may stand behind a name ("information").
    pub tails: Vec<String>,
    /// Words between names ("and").
    pub links: Vec<String>,
    /// What may lead from a name to the subject ("of").
    pub prepositions: Vec<String>,
    /// Words that tell nothing, but may stand in a heading all of whose words are known.
    #[serde(default)]
    pub small: Vec<String>,
    /// Words that tell a section wherever they stand in such a heading, by the section, the first that fits first;
    /// behind ` of ` the articles in which they do: `conditions` or `medicines`.
    #[serde(default)]
    pub keys: Vec<BTreeMap<String, Vec<String>>>,
    /// What is taken off such words, the longest first.
    #[serde(default)]
    pub endings: Vec<String>,
    /// Whether words are joined to new ones.
    #[serde(default)]
    pub compounds: bool,
    /// The names, by canonical section.
    pub sections: BTreeMap<String, Vec<String>>,
}

impl Vocabulary for SectionsFile {
    const NAME: &'static str = "sections";

    fn check(&self) -> Vec<String> {
        let known = self.languages.get("en").map(|english| &english.sections);
        let mut wrong = Vec::new();
        for (language, names) in &self.languages {
            for id in names.sections.keys() {
                if known.is_none_or(|known| !known.contains_key(id)) {
                    wrong.push(format!("`{id}` of language `{language}` is no section of the English list"));
                }
            }
            for key in names.keys.iter().flat_map(BTreeMap::keys) {
                let id = key.split(" of ").next().unwrap_or_default();
                if id != "none" && !names.sections.contains_key(id) {
                    wrong.push(format!("`{key}` of the `keys` of language `{language}` is no section"));
                }
            }
            let lists = names.sections.values().flatten().chain(&names.frames).chain(names.sets.values().flatten());
            let asked = lists.flat_map(|name| name.split('{').skip(1).filter_map(|rest| rest.split_once('}')));
            let unknown = asked.map(|(list, _)| list).filter(|list| !names.sets.contains_key(*list));
            wrong.extend(unknown.map(|list| format!("`{{{list}}}` of language `{language}` is no list of its `sets`")));
        }
        wrong
    }
}
