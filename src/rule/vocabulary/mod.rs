//! Vocabularies: the files of `rules/vocabulary/`, read at build time.
//!
//! A file that holds word lists only needs no Rust. Its lists are known to the lexicon by their names, and an entry of
//! a hit is the number of the phrase in its list:
//!
//! ```yaml
//! summary: Words that make a statement less certain
//! lists:
//!   hedges: [may, might, could, some evidence]
//!   negations: [not, never, "doesn't"]
//! ```
//!
//! A file with more structure has a typed reader: a module here with a struct that derives `Serialize` and
//! `Deserialize` (every key required or `#[serde(default)]`, `#[serde(deny_unknown_fields)]`) and implements
//! [`Vocabulary`]; one line in [`READERS`]. At run time `builtin::vocabulary::<T>()` gives it back. Such a file can add
//! phrases to the lexicon as well, by [`Vocabulary::lists`]. Skip no fields when serialising: postcard has no names.

mod abbreviations;
mod claim_turns;
mod condition_names;
mod dose_check_words;
pub mod dose_words;
pub mod drugs;
mod kinds;
mod section_frames;
mod sections;
mod sources;
pub mod timings;
mod title_words;
mod topic_words;
pub mod units;

pub use abbreviations::SentenceAbbreviations;
pub use claim_turns::ClaimTurns;
pub use condition_names::{ConditionNames, ConditionNamesFile};
pub use dose_check_words::DoseCheckWords;
pub use dose_words::DoseWords;
pub use drugs::Drugs;
pub use kinds::{Duty, DutyLevel, KindsFile, SectionName};
pub use section_frames::{Frame, Frames, SectionFrames, SectionFramesFile};
pub use sections::{LanguageFile, SectionsFile};
pub use sources::Sources;
pub use timings::Timings;
pub use title_words::TitleWords;
pub use topic_words::TopicWords;
pub use units::Units;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::Mistake;
use crate::source::Span;
use crate::text::{WordList, lexicon};

/// A vocabulary file with a structure of its own.
pub trait Vocabulary: Serialize + DeserializeOwned {
    /// The stem of its file.
    const NAME: &'static str;

    /// What the program keeps of it; all, unless another form of it is read faster.
    ///
    /// # Errors
    /// When postcard cannot encode it.
    fn encoded(&self) -> postcard::Result<Vec<u8>> {
        postcard::to_stdvec(self)
    }

    /// What it adds to the lexicon.
    fn lists(&self) -> Vec<WordList> {
        Vec::new()
    }

    /// What is wrong with it, if anything: said without a place.
    fn check(&self) -> Vec<String> {
        Vec::new()
    }
}

/// The files with a structure of their own, by the stem of the file.
pub const READERS: &[(&str, Reader)] = &[
    (ClaimTurns::NAME, read_as::<ClaimTurns>),
    (ConditionNamesFile::NAME, read_as::<ConditionNamesFile>),
    (DoseCheckWords::NAME, read_as::<DoseCheckWords>),
    (DoseWords::NAME, read_as::<DoseWords>),
    (Drugs::NAME, read_as::<Drugs>),
    (KindsFile::NAME, read_as::<KindsFile>),
    (SectionFramesFile::NAME, read_as::<SectionFramesFile>),
    (SectionsFile::NAME, read_as::<SectionsFile>),
    (SentenceAbbreviations::NAME, read_as::<SentenceAbbreviations>),
    (Sources::NAME, read_as::<Sources>),
    (Timings::NAME, read_as::<Timings>),
    (TitleWords::NAME, read_as::<TitleWords>),
    (TopicWords::NAME, read_as::<TopicWords>),
    (Units::NAME, read_as::<Units>),
];

/// Reads a vocabulary file: its lists, and its encoded value.
pub type Reader = fn(&Arc<str>, &Arc<str>) -> Result<Read, Vec<Mistake>>;

/// What was read from a vocabulary file.
#[derive(Debug, Default)]
pub struct Read {
    /// What it adds to the lexicon.
    pub lists: Vec<WordList>,
    /// The value of a file with a structure of its own, for postcard.
    pub encoded: Vec<u8>,
}

/// The reader of a file of type `T`, for [`READERS`].
///
/// # Errors
/// When the file does not fit the type, or its own check refuses it.
pub fn read_as<T: Vocabulary>(path: &Arc<str>, text: &Arc<str>) -> Result<Read, Vec<Mistake>> {
    let value: T = yaml(path, text)?;
    let refused: Vec<_> =
        value.check().into_iter().map(|wrong| Mistake::new(path, text, Span::default(), wrong)).collect();
    if !refused.is_empty() {
        return Err(refused);
    }
    let encoded =
        value.encoded().map_err(|error| vec![Mistake::new(path, text, Span::default(), error.to_string())])?;
    Ok(Read { lists: value.lists(), encoded })
}

/// A file that holds word lists only.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ListsFile {
    /// What the lists are of.
    #[serde(rename = "summary")]
    _summary: String,
    /// Where they come from.
    #[serde(default, rename = "sources")]
    _sources: Vec<super::Source>,
    /// The phrases by the name of the list.
    lists: BTreeMap<String, Vec<String>>,
    /// Whether case counts.
    #[serde(default)]
    exact: bool,
}

fn read_lists(path: &Arc<str>, text: &Arc<str>) -> Result<Read, Vec<Mistake>> {
    let file: ListsFile = yaml(path, text)?;
    let list = |(name, phrases)| WordList { name, phrases, exact: file.exact };
    Ok(Read { lists: file.lists.into_iter().map(list).collect(), encoded: Vec::new() })
}

fn yaml<T: DeserializeOwned>(path: &Arc<str>, text: &Arc<str>) -> Result<T, Vec<Mistake>> {
    let options = serde_yaml::options! {
        strict_booleans: true,
        with_snippet: false,
        budget: serde_yaml::budget! { max_nodes: 500_000, max_events: 2_000_000, max_total_scalar_bytes: 8 << 20 },
    };
    serde_yaml::from_str_with_options(text, options).map_err(|error| vec![Mistake::from_yaml(path, text, &error)])
}

/// What was read from a folder of vocabularies: all lists, and the encoded values by name.
pub type Folder = (Vec<WordList>, BTreeMap<String, Vec<u8>>);

/// All files of a folder of vocabularies: their lists, and the encoded values by name.
///
/// # Errors
/// Every mistake of every file; a file that cannot be read is one.
pub fn read_folder(folder: &Path) -> Result<Folder, Vec<Mistake>> {
    let (mut lists, mut values, mut mistakes) = (Vec::new(), BTreeMap::new(), Vec::new());
    let mut paths: Vec<_> = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths.iter().filter(|path| path.extension().is_some_and(|extension| extension == "yaml")) {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let (path, text) = (Arc::from(path.to_string_lossy()), fs::read_to_string(path).unwrap_or_default().into());
        let reader = READERS.iter().find(|(known, _)| *known == name).map_or(read_lists as Reader, |(_, read)| *read);
        match reader(&path, &text) {
            Ok(read) => {
                mistakes.extend(bad_phrases(&read.lists, &path, &text));
                mistakes.extend(known_lists(&read.lists, &lists, &path, &text));
                lists.extend(read.lists);
                values.insert(name, read.encoded);
            }
            Err(found) => mistakes.extend(found),
        }
    }
    if mistakes.is_empty() { Ok((lists, values)) } else { Err(mistakes) }
}

/// The lists that another file has already: only one of them would be found.
fn known_lists(own: &[WordList], others: &[WordList], path: &Arc<str>, text: &Arc<str>) -> Vec<Mistake> {
    let twice = own.iter().filter(|list| others.iter().any(|other| other.name == list.name));
    let told = |list: &WordList| format!("there is another list `{}`", list.name);
    twice.map(|list| Mistake::new(path, text, Span::default(), told(list))).collect()
}

fn bad_phrases(lists: &[WordList], path: &Arc<str>, text: &Arc<str>) -> Vec<Mistake> {
    let phrases = lists.iter().flat_map(|list| list.phrases.iter().map(move |phrase| (&list.name, phrase)));
    let bad =
        phrases.filter_map(|(list, phrase)| lexicon::check_phrase(phrase).err().map(|error| (list, phrase, error)));
    bad.map(|(list, phrase, error)| {
        Mistake::new(path, text, Span::default(), format!("`{phrase}` of `{list}` can never match: {error}"))
    })
    .collect()
}
