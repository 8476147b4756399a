//! Which canonical sections a heading names: it must be covered whole, its subject and small words aside.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

mod words;

use crate::rule::Stored;
use crate::rule::vocabulary::LanguageFile;
use words::{Piece, expand, pieces};

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

/// What headings of one language are made of; all words are folded and lower case.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct LanguageNames {
    subject: Vec<Vec<String>>,
    articles: Vec<String>,
    modifiers: Vec<Vec<String>>,
    tails: Vec<Vec<String>>,
    links: Vec<String>,
    prepositions: Vec<Vec<String>>,
    ids: Vec<String>,
    /// The names with the numbers of their sections, sorted.
    #[serde(borrow)]
    names: Vec<(&'static str, usize)>,
}

impl From<&LanguageFile> for LanguageNames {
    /// What headings of a language are made of; the names are kept for as long as the program runs.
    fn from(words: &LanguageFile) -> Self {
        let mut names = Self::new(&words.subject, &words.articles);
        names.add_parts(&words.modifiers, &words.tails, &words.links, &words.prepositions);
        let mut by_name = BTreeMap::new();
        for (id, variants) in &words.sections {
            for name in variants.iter().flat_map(|variant| expand(variant)) {
                let key = names.reduced(words::plain(&name)).join(" ");
                by_name.entry(key).or_insert(names.ids.len());
            }
            names.ids.push(id.clone());
        }
        names.names = by_name.into_iter().map(|(name, index)| (&*name.leak(), index)).collect();
        names
    }
}

/// Stands for the subject of the article.
const SUBJECT: &str = "*";
/// How many small words are taken off a name at most.
const DEEPEST: usize = 4;
/// The longest heading that is looked at, in words.
const LONGEST: usize = 24;

impl SectionNames {
    /// The canonical ids that `heading` names, in the order it names them. `subject` is the title of the article,
    /// or the drug or condition it is about; `language` a BCP 47 primary language.
    #[must_use]
    pub fn resolve(&self, heading: &str, subject: Option<&str>, language: &str) -> Vec<&str> {
        if let Some((_, id)) = (!self.own.is_empty())
            .then(|| words::plain(heading).join(" "))
            .and_then(|plain| self.own.iter().find(|(own, _)| *own == plain))
        {
            return vec![id];
        }
        let subjects = subject.map(words::subjects).unwrap_or_default();
        let english = || self.languages.iter().find(|(name, _)| name == "en");
        let own = self.languages.iter().find(|(name, _)| name == language);
        let found = own.map(|(_, names)| names.get().resolve(heading, &subjects)).unwrap_or_default();
        if found.is_empty() && language != "en" {
            return english().map(|(_, names)| names.get().resolve(heading, &subjects)).unwrap_or_default();
        }
        found
    }

    /// Adds a heading of this site for a section.
    pub fn add(&mut self, id: &str, heading: &str) {
        self.own.push((words::plain(heading).join(" "), id.to_owned()));
    }

    /// The canonical ids.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        let english = self.languages.iter().filter(|(name, _)| name == "en");
        english.flat_map(|(_, names)| names.get().ids.iter().map(String::as_str))
    }

    /// The sections that a title promises behind a colon or between commas: "Baclofen: uses, dosage & side effects".
    #[must_use]
    pub fn promised(&self, title: &str) -> Vec<&str> {
        let Some((_, names)) = self.languages.iter().find(|(name, _)| name == "en") else { return Vec::new() };
        let parts =
            title.split([':', ',', '&', '|', '(', ')', '\u{2014}']).flat_map(|part| part.split(" and ")).skip(1);
        let mut found = Vec::new();
        for part in parts {
            for id in names.get().resolve(part.trim(), &[]) {
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
        let (_, names) = self.languages.iter().find(|(name, _)| name == language)?;
        names.get().nearest(heading)
    }
}

impl LanguageNames {
    /// A language with its words for the subject of an article, and its words that change nothing.
    fn new(subject: &[String], articles: &[String]) -> Self {
        let mut subject: Vec<Vec<String>> = subject.iter().map(|phrase| words::plain(phrase)).collect();
        subject.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
        Self { subject, articles: articles.to_vec(), ..Self::default() }
    }

    /// Adds what may stand around a name.
    fn add_parts(&mut self, modifiers: &[String], tails: &[String], links: &[String], prepositions: &[String]) {
        let phrases = |list: &[String]| {
            let mut phrases: Vec<_> =
                list.iter().map(|phrase| self.reduced(words::plain(phrase))).filter(|it| !it.is_empty()).collect();
            phrases.sort_by_key(|phrase: &Vec<String>| std::cmp::Reverse(phrase.len()));
            phrases
        };
        let (modifiers, tails, prepositions) = (phrases(modifiers), phrases(tails), phrases(prepositions));
        (self.modifiers, self.tails, self.prepositions) = (modifiers, tails, prepositions);
        self.links = links.to_vec();
    }

    /// Articles taken out, words for the subject replaced.
    fn reduced(&self, tokens: Vec<String>) -> Vec<String> {
        let without: Vec<String> =
            replace(&tokens, &self.subject).into_iter().filter(|word| !self.articles.contains(word)).collect();
        if without.is_empty() { tokens } else { without }
    }

    fn resolve(&self, heading: &str, subjects: &[Vec<String>]) -> Vec<&str> {
        let mut parts: Vec<(Vec<String>, bool)> = Vec::new();
        let mut current = Vec::new();
        let pieces = pieces(heading);
        if pieces.len() > LONGEST * 2 {
            return Vec::new();
        }
        for piece in pieces {
            match piece {
                Piece::Word(word) => current.push(word),
                Piece::Mark(mark) => {
                    parts.push((std::mem::take(&mut current), mark == ':'));
                }
            }
        }
        parts.push((current, false));
        let parts: Vec<_> = parts
            .into_iter()
            .map(|(tokens, colon)| (self.reduced(replace(&tokens, subjects)), colon))
            .filter(|(tokens, _)| !tokens.is_empty())
            .collect();
        self.cover(&parts).unwrap_or_default()
    }

    /// The sections that the parts name, when together they are covered.
    fn cover(&self, parts: &[(Vec<String>, bool)]) -> Option<Vec<&str>> {
        let mut found: Vec<&str> = Vec::new();
        let mut at = 0;
        while at < parts.len() {
            let longest = (at + 1..=parts.len()).rev().find_map(|end| {
                let joined: Vec<String> =
                    parts[at..end].iter().flat_map(|(tokens, _)| tokens.iter().cloned()).collect();
                self.name(&joined)
                    .map(|id| (end, vec![id]))
                    .or_else(|| (end == at + 1).then(|| self.linked(&parts[at].0).map(|ids| (end, ids))).flatten())
            });
            match longest {
                Some((end, ids)) => {
                    for id in ids {
                        if !found.contains(&id) {
                            found.push(id);
                        }
                    }
                    at = end;
                }
                None if self.is_filler(&parts[at].0) => at += 1,
                None if !found.is_empty() && at > 0 && parts[at - 1].1 => return Some(found),
                None => return None,
            }
        }
        (!found.is_empty()).then_some(found)
    }

    /// The sections of a part whose names are linked by "and": "causes and risk factors".
    fn linked(&self, tokens: &[String]) -> Option<Vec<&str>> {
        let mut found: Vec<&str> = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            if self.links.contains(&tokens[at]) || tokens[at] == "&" {
                at += 1;
                continue;
            }
            let ends = (at + 1..=tokens.len())
                .rev()
                .filter(|end| tokens.get(*end).is_none_or(|word| self.links.contains(word) || word == "&"));
            let mut covered = None;
            for end in ends {
                if let Some(id) = self.name(&tokens[at..end]) {
                    covered = Some((end, Some(id)));
                    break;
                }
                if self.is_filler(&tokens[at..end]) {
                    covered = Some((end, None));
                    break;
                }
            }
            let (end, id) = covered?;
            found.extend(id.filter(|id| !found.contains(id)));
            at = end;
        }
        (!found.is_empty()).then_some(found)
    }

    /// The section of which this is a name, small words aside.
    fn name(&self, tokens: &[String]) -> Option<&str> {
        if tokens.len() > LONGEST {
            return None;
        }
        let index = self.stripped(tokens, DEEPEST)?;
        self.ids.get(index).map(String::as_str)
    }

    fn stripped(&self, tokens: &[String], depth: usize) -> Option<usize> {
        if tokens.is_empty() {
            return None;
        }
        let joined = tokens.join(" ");
        if let Ok(at) = self.names.binary_search_by(|(name, _)| (*name).cmp(joined.as_str())) {
            return self.names.get(at).map(|(_, index)| *index);
        }
        if depth == 0 {
            return None;
        }
        let link = |word: &String| self.links.contains(word) || word == "&";
        let (first, last) = (tokens.first()?, tokens.last()?);
        if first == SUBJECT || link(first) {
            return self.stripped(&tokens[1..], depth - 1);
        }
        if link(last) {
            return self.stripped(&tokens[..tokens.len() - 1], depth - 1);
        }
        if last == SUBJECT {
            let rest = &tokens[..tokens.len() - 1];
            if let Some(preposition) = self.prepositions.iter().find(|phrase| rest.ends_with(phrase)) {
                return self.stripped(&rest[..rest.len() - preposition.len()], depth - 1);
            }
        }
        let tail = self.tails.iter().find(|phrase| tokens.ends_with(phrase) && phrase.len() < tokens.len());
        if let Some(found) = tail.and_then(|tail| self.stripped(&tokens[..tokens.len() - tail.len()], depth - 1)) {
            return Some(found);
        }
        let modifier = self.modifiers.iter().find(|phrase| tokens.starts_with(phrase) && phrase.len() < tokens.len());
        modifier.and_then(|modifier| self.stripped(&tokens[modifier.len()..], depth - 1))
    }

    /// Whether a part says nothing of its own: the subject, a number, "what to do".
    fn is_filler(&self, tokens: &[String]) -> bool {
        tokens.iter().all(|word| word == SUBJECT || word.bytes().all(|byte| byte.is_ascii_digit()))
            || self.tails.iter().any(|phrase| tokens == phrase.as_slice())
    }

    fn nearest(&self, heading: &str) -> Option<(&str, &str)> {
        let tokens = self.reduced(words::plain(heading));
        let key = tokens.join(" ");
        if key.len() < 6 || key.contains(SUBJECT) || tokens.len() > 4 {
            return None;
        }
        // The first letter is right, and the names are sorted.
        let first = key.as_bytes().first().copied();
        let from = self.names.partition_point(|(name, _)| name.as_bytes().first().copied() < first);
        let alike = self.names.iter().skip(from).take_while(|(name, _)| name.as_bytes().first().copied() == first);
        let near = alike.filter(|(name, _)| name.len().abs_diff(key.len()) <= 1 && !name.contains(SUBJECT));
        let mut near: Vec<_> = near.filter(|(name, _)| is_misspelling(&key, name)).collect();
        near.sort();
        let (name, index) = near.first()?;
        Some((self.ids.get(*index)?, *name))
    }
}

/// The tokens with every phrase of `phrases` replaced by the mark of the subject; neighbours become one.
fn replace(tokens: &[String], phrases: &[Vec<String>]) -> Vec<String> {
    let mut replaced: Vec<String> = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        let phrase = phrases.iter().find(|phrase| !phrase.is_empty() && tokens[at..].starts_with(phrase));
        let (word, len) = phrase.map_or((tokens[at].as_str(), 1), |phrase| (SUBJECT, phrase.len()));
        if word != SUBJECT || replaced.last().is_none_or(|last| last != SUBJECT) {
            replaced.push(word.to_owned());
        }
        at += len;
    }
    replaced
}

/// Whether one letter of one word is wrong, missing, doubled or changed places; an ending that only bends the word
/// ("diagnostic", "user") is no misspelling, nor is another first letter ("resources" of "sources").
fn is_misspelling(key: &str, name: &str) -> bool {
    let (left, right): (Vec<&str>, Vec<&str>) = (key.split(' ').collect(), name.split(' ').collect());
    let differ: Vec<_> = left.iter().zip(&right).filter(|(left, right)| left != right).collect();
    let [(wrong, meant)] = differ.as_slice() else { return false };
    let same = wrong.bytes().zip(meant.bytes()).take_while(|(left, right)| left == right).count();
    let bent = same + 1 >= wrong.len().max(meant.len());
    let plural = |word: &str| word.strip_suffix("es").map(|stem| format!("{stem}is"));
    let bent = bent || plural(wrong).is_some_and(|word| word == **meant);
    left.len() == right.len() && wrong.len() >= 5 && same > 0 && !bent && strsim::osa_distance(wrong, meant) == 1
}
