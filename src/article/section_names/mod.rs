//! Which canonical sections a heading names: it must be covered whole, its subject and small words aside.

use std::cell::OnceCell;

mod language;
mod loose;
mod matching;
mod memory;
mod notation;
mod phrases;
mod sieve;
mod words;

use crate::rule::Stored;
pub use language::LanguageNames;
use language::Spoken;
use matching::Matching;

/// The sections that articles on a medicine have.
pub const OF_MEDICINES: [&str; 15] = [
    "uses",
    "how-it-works",
    "dosing",
    "how-to-take",
    "side-effects",
    "serious-side-effects",
    "warnings",
    "contraindications",
    "interactions",
    "pregnancy",
    "driving",
    "missed-dose",
    "overdose",
    "stopping",
    "storage",
];

/// What the article is about whose heading is read.
#[derive(Debug, Default, Clone, Copy)]
pub struct About<'a> {
    /// Its title, or the drug or condition it is about.
    pub subject: Option<&'a str>,
    /// Other medicines that the heading names.
    pub partners: &'a [&'a str],
    /// Whether it is about a condition.
    pub is_condition: bool,
}

/// The heading variants of every canonical section, by language; a language is decoded on first use.
#[derive(Debug, Default)]
pub struct SectionNames {
    languages: Vec<(String, Stored<LanguageNames>)>,
    /// Headings of one site, lower case and without marks, with their sections.
    own: Vec<(String, String)>,
}

impl FromIterator<(String, Stored<LanguageNames>)> for SectionNames {
    fn from_iter<I: IntoIterator<Item = (String, Stored<LanguageNames>)>>(languages: I) -> Self {
        Self { languages: languages.into_iter().collect(), own: Vec::new() }
    }
}

impl SectionNames {
    /// Reads the headings of an article about something; `language` is a BCP 47 primary language.
    #[must_use]
    pub fn about<'s>(&self, about: About<'s>, language: &str) -> Headings<'_, 's> {
        let language = self.language(language);
        let in_english = self.language("en").filter(|english| language.is_none_or(|own| !std::ptr::eq(own, *english)));
        let spoken = |names| Grammar { names, about, spoken: OnceCell::new() };
        Headings { names: self, grammars: [language, in_english].map(|names| names.map(spoken)) }
    }

    /// The section of which a text is a name word by word, in a language or in English.
    #[must_use]
    pub fn exactly(&self, text: &str, language: &str) -> Option<&str> {
        let languages = [Some(language), (language != "en").then_some("en")];
        languages.into_iter().flatten().find_map(|language| self.language(language)?.spelled(text))
    }

    /// Whether headings in a language are known; who names headings of a site knows its language.
    #[must_use]
    pub fn know(&self, language: &str) -> bool {
        !self.own.is_empty() || self.languages.iter().any(|(name, _)| name == language)
    }

    fn language(&self, language: &str) -> Option<&LanguageNames> {
        self.languages.iter().find(|(name, _)| name == language).map(|(_, names)| names.get())
    }

    /// Adds a heading of this site for a section.
    pub fn add(&mut self, id: &str, heading: &str) {
        self.own.push((words::plain(heading).join(" "), id.to_owned()));
    }

    /// The section for which a site has this heading.
    fn own(&self, heading: &str) -> Option<&str> {
        if self.own.is_empty() {
            return None;
        }
        let plain = words::plain(heading).join(" ");
        self.own.iter().find(|(own, _)| *own == plain).map(|(_, id)| id.as_str())
    }

    /// The canonical ids.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.language("en").into_iter().flat_map(|names| names.ids.iter().map(String::as_str))
    }

    /// The sections that a title promises behind a colon or between commas: "Baclofen: uses, dosage & side effects".
    #[must_use]
    pub fn promised(&self, title: &str) -> Vec<&str> {
        let Some(names) = self.language("en") else { return Vec::new() };
        let parts =
            title.split([':', ',', '&', '|', '(', ')', '\u{2014}']).flat_map(|part| part.split(" and ")).skip(1);
        let (mut found, spoken) = (Vec::new(), Spoken::default());
        for part in parts {
            for id in (Matching { names, spoken: &spoken }).promised(part.trim()) {
                if !found.contains(&id) {
                    found.push(id);
                }
            }
        }
        found
    }

    /// The name nearest to a heading that names nothing, with its section: one or two letters away.
    #[must_use]
    pub fn nearest(&self, heading: &str, language: &str) -> Option<(&str, &str)> {
        self.language(language)?.nearest(heading)
    }
}

/// Reads the headings of one article.
#[derive(Debug)]
pub struct Headings<'n, 's> {
    names: &'n SectionNames,
    /// In the language of the article, then in English.
    grammars: [Option<Grammar<'n, 's>>; 2],
}

impl<'n> Headings<'n, '_> {
    /// The canonical ids that `heading` names, in the order it names them.
    #[must_use]
    pub fn resolve(&self, heading: &str) -> Vec<&'n str> {
        if let Some(id) = self.names.own(heading) {
            return vec![id];
        }
        let mut found = self.grammars.iter().flatten().map(|grammar| grammar.resolve(heading));
        found.find(|ids| !ids.is_empty()).unwrap_or_default()
    }

    /// The section of which a part of the heading is a name.
    #[must_use]
    pub fn hinted(&self, heading: &str) -> Option<&'n str> {
        let [own, _] = &self.grammars;
        own.as_ref()?.matching().hinted(heading)
    }
}

/// The names of one language, and what is spoken of in it.
#[derive(Debug)]
struct Grammar<'n, 's> {
    names: &'n LanguageNames,
    about: About<'s>,
    /// Told when the first heading asks that is no name word by word.
    spoken: OnceCell<Spoken>,
}

impl<'n> Grammar<'n, '_> {
    fn resolve(&self, heading: &str) -> Vec<&'n str> {
        match self.names.spelled(heading) {
            Some(id) => vec![id],
            None => self.matching().resolve(heading),
        }
    }

    fn matching(&self) -> Matching<'n, '_> {
        let spoken = self.spoken.get_or_init(|| Spoken::of(self.names.subjects(self.about.subject), &self.about));
        Matching { names: self.names, spoken }
    }
}
