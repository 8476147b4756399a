//! The built-in vocabularies in the form that reading an article uses.

use serde_yaml::Spanned;

use crate::article::section_names::SectionNames;
use crate::article::{ArticleKind, Vocabulary};
use crate::builtin;
use crate::config::{Config, DutiesFile};
use crate::rule::vocabulary::{ConditionNames, Duty, KindsFile, SentenceAbbreviations, TitleWords, Vocabulary as _};
use crate::rule::{Mistake, Stored, nearest};
use crate::text::Lexicon;

/// All vocabularies, with the word lists of `lexicon` and what the configuration adds.
pub(super) fn vocabulary(lexicon: Lexicon, config: &Config) -> Vocabulary {
    let abbreviations = builtin::vocabulary::<SentenceAbbreviations>().map(|file| file.abbreviations);
    let own = config.vocabulary.abbreviations.iter().map(|abbreviation| abbreviation.to_lowercase());
    Vocabulary {
        abbreviations: abbreviations.unwrap_or_default().into_iter().chain(own).collect(),
        section_names: section_names(config),
        condition_names: Stored::encoded(builtin::encoded(ConditionNames::NAME)),
        title_words: Stored::encoded(builtin::encoded(TitleWords::NAME)),
        lexicon,
    }
}

fn section_names(config: &Config) -> SectionNames {
    let encoded = builtin::section_names().into_iter();
    let mut names: SectionNames =
        encoded.map(|(language, names)| (language.to_string(), Stored::encoded(names))).collect();
    for (id, headings) in &config.vocabulary.sections.0 {
        headings.iter().for_each(|heading| names.add(&id.value, heading));
    }
    names
}

/// What each kind of article owes on this site, where the overrides of these numbers hold.
pub(super) fn duties(config: &Config, which: &[usize]) -> KindsFile {
    let mut file = builtin::vocabulary::<KindsFile>().unwrap_or_default();
    for (kind, changes) in changes(config, which) {
        let duties = file.kinds.entry(kind.name().to_owned()).or_default();
        let names = |duty: &Duty, sections: &[Spanned<String>]| sections.iter().any(|it| it.value == duty.section);
        duties.retain(|duty| !names(duty, &changes.remove) && !names(duty, &changes.add));
        duties.extend(changes.add.iter().map(|section| Duty::of_site(&section.value)));
    }
    file
}

/// The sections that the configuration adds and removes but that nothing knows.
pub(super) fn duty_mistakes(config: &Config) -> Vec<Mistake> {
    let everywhere: Vec<usize> = (0..config.overrides.len()).collect();
    let named = |(_, changes): &(ArticleKind, DutiesFile)| changes.add.iter().chain(&changes.remove).cloned().collect();
    let named: Vec<Spanned<String>> = changes(config, &everywhere).flat_map::<Vec<_>, _>(named).collect();
    let own = &config.vocabulary.sections.0;
    if named.is_empty() && own.is_empty() {
        return Vec::new();
    }
    let names = section_names(&Config::default());
    let known = |id: &str| names.ids().any(|known| known == id);
    let near = |id: &str| nearest(id, names.ids()).map(str::to_owned);
    let unknown = named.iter().filter(|id| !known(&id.value) && !own.iter().any(|(own, _)| own.value == id.value));
    let unknown = unknown.map(|id| (id, format!("no section is called `{}`", id.value)));
    let misspelt = own.iter().map(|(id, _)| id).filter(|id| !known(&id.value) && near(&id.value).is_some());
    let misspelt = misspelt.map(|id| (id, format!("`{}` is near to the name of a section medlint knows", id.value)));
    unknown.chain(misspelt).filter_map(|(id, message)| config.mistake(id, message, near(&id.value))).collect()
}

/// What the configuration adds to and removes from the duties of each kind, the site first.
fn changes<'a>(config: &'a Config, which: &'a [usize]) -> impl Iterator<Item = &'a (ArticleKind, DutiesFile)> {
    let overrides = which.iter().filter_map(|number| config.overrides.get(*number));
    config.duties.iter().chain(overrides.flat_map(|over| &over.duties))
}
