//! The built-in vocabularies in the form that reading an article uses.

use crate::article::Vocabulary;
use crate::article::section_names::{LanguageNames, SectionNames};
use crate::builtin;
use crate::rule::vocabulary::{SectionsFile, SentenceAbbreviations};
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
    let Some(file) = builtin::vocabulary::<SectionsFile>() else { return SectionNames::default() };
    let language = |(language, words): (String, crate::rule::vocabulary::LanguageFile)| {
        let mut names = LanguageNames::new(&words.subject, &words.articles);
        names.add_parts(&words.modifiers, &words.tails, &words.links, &words.prepositions);
        for (id, variants) in &words.sections {
            names.add_section(id, variants);
        }
        (language, names)
    };
    file.languages.into_iter().map(language).collect()
}
