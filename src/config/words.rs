//! Word lists that the configuration adds to or takes from.

use serde_yaml::Spanned;

use super::Config;
use crate::builtin::{Additions, Refused};
use crate::rule::{Mistake, nearest, span_of};
use crate::text::{Lexicon, WordList};

/// The word list of the names of medicines.
const DRUGS: &str = "drugs";

impl Config {
    /// Puts the phrases of the vocabulary into `additions`.
    pub fn add_words(&self, additions: &mut Additions) {
        let list = |name: &str, phrases: &[Spanned<String>]| WordList {
            name: name.to_string(),
            phrases: phrases.iter().map(|phrase| phrase.value.clone()).collect(),
            exact: false,
        };
        if !self.vocabulary.drugs.is_empty() {
            additions.lists.push(list(DRUGS, &self.vocabulary.drugs));
        }
        for (name, words) in &self.vocabulary.lists.0 {
            if !words.add.is_empty() {
                additions.lists.push(list(&name.value, &words.add));
            }
            let removed = words.remove.iter().map(|phrase| (name.value.clone(), phrase.value.clone()));
            additions.removed.extend(removed);
        }
    }

    /// What of the vocabulary could not be used: lists that are not there, and phrases that were refused.
    #[must_use]
    pub fn word_mistakes(&self, lexicon: &Lexicon, refused: &[Refused]) -> Vec<Mistake> {
        let Some((path, text)) = &self.source else { return Vec::new() };
        let mistake =
            |at: &Spanned<String>, message: String| Mistake::new(path, text, span_of(at.referenced, text), message);
        let mut mistakes = Vec::new();
        for (name, _) in &self.vocabulary.lists.0 {
            if !lexicon.is_built_in(&name.value) {
                let message = format!("no word list is called `{}`", name.value);
                let known = lexicon.names().filter(|name| lexicon.is_built_in(name) && !name.contains('/'));
                let near = nearest(&name.value, known);
                let mistake = mistake(name, message);
                mistakes.push(near.map_or(mistake.clone(), |near| mistake.help(format!("did you mean `{near}`?"))));
            }
        }
        let drugs = self.vocabulary.drugs.iter().map(|phrase| (DRUGS, phrase));
        let listed = self.vocabulary.lists.0.iter().flat_map(|(name, words)| {
            words.add.iter().chain(&words.remove).map(|phrase| (name.value.as_str(), phrase))
        });
        for (list, phrase) in drugs.chain(listed) {
            let why = refused.iter().find(|refused| refused.list == list && refused.phrase == phrase.value);
            mistakes.extend(why.map(|refused| mistake(phrase, refused.why.clone())));
        }
        mistakes
    }
}
