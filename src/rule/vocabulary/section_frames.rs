//! `rules/vocabulary/section-frames.yaml`: what a sentence must hold to do the work of a section without its heading.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Vocabulary;
use crate::text::{Lexicon, WordList};

/// The file of frames.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionFramesFile {
    /// What the file holds.
    pub summary: String,
    /// How the sentences of each section are known, the section by its id.
    pub sections: BTreeMap<String, Frames>,
    /// The same, in articles of a kind that does not have the section.
    pub elsewhere: BTreeMap<String, Frames>,
    /// Word lists of common words, looked for in few sentences only.
    pub lists: BTreeMap<String, Vec<String>>,
}

/// What the program keeps of it.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct SectionFrames {
    /// How the sentences of each section are known, the section by its id.
    pub sections: BTreeMap<String, Frames>,
    /// The same, in articles of a kind that does not have the section.
    pub elsewhere: BTreeMap<String, Frames>,
    /// The word lists of the file.
    pub words: Lexicon,
}

/// How the sentences of a section are known.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Frames {
    /// In articles on other things, the block around it must name a medicine.
    #[serde(default)]
    pub of_medicine: bool,
    /// One such sentence is enough.
    #[serde(default)]
    pub tells: Vec<Frame>,
    /// Two such sentences are needed.
    #[serde(default)]
    pub hints: Vec<Frame>,
    /// Two phrases of hints in one sentence are enough.
    #[serde(default)]
    pub twice: bool,
    /// Word lists of which such a sentence holds no phrase.
    #[serde(default)]
    pub unless: Vec<String>,
    /// Sections in which it does not stand.
    #[serde(default)]
    pub not_in: Vec<String>,
}

/// Word lists of which one sentence holds a phrase each, or of one of several parted by `|`; behind `!`, of which it
/// holds none. The first is looked for in the whole article: it is none of this file.
pub type Frame = Vec<String>;

impl SectionFrames {
    /// Under which name the program keeps them.
    pub const NAME: &'static str = SectionFramesFile::NAME;
}

impl Vocabulary for SectionFramesFile {
    const NAME: &'static str = "section-frames";

    fn encoded(&self) -> postcard::Result<Vec<u8>> {
        let list = |(name, phrases): (&String, &Vec<String>)| WordList {
            name: name.clone(),
            phrases: phrases.clone(),
            exact: false,
        };
        let (words, _) = Lexicon::build(self.lists.iter().map(list).collect());
        postcard::to_stdvec(&SectionFrames {
            sections: self.sections.clone(),
            elsewhere: self.elsewhere.clone(),
            words,
        })
    }

    fn check(&self) -> Vec<String> {
        let frames = self.sections.iter().chain(&self.elsewhere).flat_map(|(id, frames)| {
            let frames = frames.tells.iter().chain(&frames.hints);
            frames.map(move |frame| (id, frame.first()))
        });
        let is_wrong = |first: &Option<&String>| {
            first.is_none_or(|first| first.split('|').any(|list| self.lists.contains_key(list)))
        };
        let wrong = frames.filter(|(_, first)| is_wrong(first));
        wrong.map(|(id, _)| format!("a frame of `{id}` begins with no list of another file")).collect()
    }
}
