//! The built-in vocabularies in the form that reading an article uses.

use crate::article::Vocabulary;
use crate::article::section_names::SectionNames;
use crate::builtin;
use crate::config::Config;
use crate::rule::Stored;
use crate::rule::vocabulary::{Duty, DutyLevel, KindsFile, SentenceAbbreviations};
use crate::text::Lexicon;

/// All vocabularies, with the word lists of `lexicon`.
pub(super) fn vocabulary(lexicon: Lexicon) -> Vocabulary {
    let abbreviations = builtin::vocabulary::<SentenceAbbreviations>().map(|file| file.abbreviations);
    Vocabulary {
        abbreviations: abbreviations.unwrap_or_default().into_iter().collect(),
        section_names: section_names(),
        lexicon,
    }
}

fn section_names() -> SectionNames {
    builtin::section_names()
        .into_iter()
        .map(|(language, names)| (language.to_string(), Stored::encoded(names)))
        .collect()
}

/// What each kind of article owes on this site.
pub(super) fn duties(config: &Config) -> KindsFile {
    let mut file = builtin::vocabulary::<KindsFile>().unwrap_or_default();
    for (kind, changes) in &config.duties {
        let duties = file.kinds.entry(kind.name().to_owned()).or_default();
        duties.retain(|duty| !changes.remove.contains(&duty.section));
        for section in &changes.add {
            duties.retain(|duty| duty.section != *section);
            let basis = "this site".to_owned();
            duties.push(Duty { section: section.clone(), duty: DutyLevel::Required, or: Vec::new(), basis });
        }
    }
    file
}
