//! The grammar of headings in one language: names of sections, and what may stand around them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::phrases::{Endings, Phrases, begins};
use super::words::{self, Piece, expand, pieces};
use crate::rule::vocabulary::LanguageFile;
use crate::text::Rows;

/// What headings of one language are made of; all words are folded and lower case.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct LanguageNames {
    same: Phrases,
    subject: Phrases,
    behind_subject: Phrases,
    articles: Vec<String>,
    /// What may stand before a name: modifiers, and how questions and instructions begin.
    before: Phrases,
    tails: Endings,
    links: Vec<String>,
    prepositions: Endings,
    other: Vec<String>,
    adjective_endings: Vec<String>,
    described: Vec<u8>,
    /// Names that any words may follow.
    openings: Vec<(String, u8)>,
    pub(super) ids: Vec<String>,
    names: Names,
    /// Names of few words as they are spelled.
    spelled: Names,
}

/// Names, sorted, with the numbers of their sections.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Names {
    names: Rows,
    #[serde(borrow)]
    sections: Cow<'static, [u8]>,
}

impl From<BTreeMap<String, u8>> for Names {
    fn from(names: BTreeMap<String, u8>) -> Self {
        Self { names: names.keys().collect(), sections: names.into_values().collect() }
    }
}

impl Names {
    /// The number of the section of this name.
    fn section(&self, name: &str) -> Option<usize> {
        self.section_at(self.names.position(name)?)
    }

    fn section_at(&self, at: usize) -> Option<usize> {
        self.sections.get(at).map(|section| usize::from(*section))
    }
}

/// What stands for the subject of an article, and for what it is taken or compared with.
pub(super) const SUBJECT: &str = "*";
pub(super) const PARTNER: &str = "partner";
/// How many small words are taken off a name at most.
const DEEPEST: usize = 5;
/// The longest heading that is looked at, in words.
const LONGEST: usize = 24;

/// What the headings of one article speak of.
#[derive(Debug, Default)]
pub(super) struct Spoken(pub(super) Phrases);

impl Spoken {
    pub(super) fn of(subjects: Vec<Vec<String>>, partners: &[&str]) -> Self {
        let word = |word: &str| vec![word.to_owned()];
        let other_number = |phrase: &Vec<String>| {
            let mut other = phrase.clone();
            if let Some(last) = other.last_mut().filter(|last| last.len() > 3) {
                match last.strip_suffix('s').filter(|one| !one.ends_with(['s', 'u', 'i'])) {
                    Some(one) => *last = one.to_owned(),
                    None => last.push('s'),
                }
            }
            other
        };
        let subjects = subjects.into_iter().flat_map(|phrase| [other_number(&phrase), phrase]);
        let subjects = subjects.map(|phrase| (phrase, word(SUBJECT)));
        let partners = partners.iter().map(|partner| (words::plain(partner), word(PARTNER)));
        Self(subjects.chain(partners).collect())
    }
}

impl From<&LanguageFile> for LanguageNames {
    fn from(file: &LanguageFile) -> Self {
        let mut names = Self::words_of(file);
        let (mut by_name, mut spelled) = (BTreeMap::new(), BTreeMap::new());
        for ((id, variants), section) in file.sections.iter().zip(0_u8..) {
            for name in variants.iter().flat_map(|variant| expand(variant)) {
                let plain = words::plain(&name);
                if plain.len() <= 4 && !name.contains(SUBJECT) {
                    spelled.entry(names.without_articles(plain.clone()).join(" ")).or_insert(section);
                }
                let key = names.reduced(plain);
                if name.ends_with("...") {
                    names.openings.push((key.join(" "), section));
                } else {
                    by_name.entry(key.join(" ")).or_insert(section);
                }
            }
            if file.described.contains(id) {
                names.described.push(section);
            }
            names.ids.push(id.clone());
        }
        (names.names, names.spelled) = (by_name.into(), spelled.into());
        names
    }
}

impl LanguageNames {
    /// The words that stand in and around names.
    fn words_of(file: &LanguageFile) -> Self {
        let expanded = |list: &[String]| -> Vec<Vec<String>> {
            list.iter().flat_map(|phrase| expand(phrase)).map(|phrase| words::plain(&phrase)).collect()
        };
        let same = file.same.iter().flat_map(|(stands, phrases)| {
            let stands = words::plain(stands);
            expanded(phrases).into_iter().map(move |phrase| (phrase, stands.clone()))
        });
        let mut names = Self { same: same.collect(), articles: file.articles.clone(), ..Self::default() };
        let alike = |names: &Self, list: &[String]| -> Vec<Vec<String>> {
            expanded(list).iter().map(|phrase| names.same.replace(phrase)).collect()
        };
        names.subject = Phrases::of(alike(&names, &file.subject), SUBJECT);
        names.behind_subject = Phrases::of(alike(&names, &file.behind_subject), SUBJECT);
        let phrases = |list: &[String]| {
            let reduced = expanded(list).into_iter().map(|phrase| names.reduced(phrase));
            let mut phrases: Vec<_> = reduced.filter(|it: &Vec<String>| !it.is_empty()).collect();
            phrases.sort_by_key(|phrase: &Vec<String>| std::cmp::Reverse(phrase.len()));
            phrases.dedup();
            phrases
        };
        let before = Phrases::of(phrases(&file.modifiers).into_iter().chain(phrases(&file.frames)).collect(), "");
        let (tails, prepositions) = (phrases(&file.tails), phrases(&file.prepositions));
        names.links.clone_from(&file.links);
        names.other.clone_from(&file.other);
        names.adjective_endings.clone_from(&file.adjective_endings);
        names.before = before;
        (names.tails, names.prepositions) = (tails.into_iter().collect(), prepositions.into_iter().collect());
        names
    }

    /// Words of one meaning made one, words for the subject replaced, articles taken out.
    fn reduced(&self, tokens: Vec<String>) -> Vec<String> {
        let alike = self.same.replace(&tokens);
        let named = self.subject.replace(&alike);
        let mut reduced: Vec<String> = Vec::with_capacity(named.len());
        let mut at = 0;
        while let Some(word) = named.get(at) {
            let behind = reduced.last().is_some_and(|last| last == SUBJECT);
            if behind && let Some((len, _)) = self.behind_subject.opening(&named[at..]).next() {
                at += len;
                continue;
            }
            at += 1;
            // Two medicines that are asked about together are one subject.
            if behind && self.is_link(word) && named.get(at).is_some_and(|next| next == SUBJECT) {
                at += 1;
                continue;
            }
            if !(behind && word == SUBJECT || self.articles.contains(word)) {
                reduced.push(word.clone());
            }
        }
        if reduced.is_empty() { tokens } else { reduced }
    }

    fn without_articles(&self, tokens: Vec<String>) -> Vec<String> {
        tokens.into_iter().filter(|word| !self.articles.contains(word)).collect()
    }

    /// The section of which a heading is a name word by word, as most headings are: the grammar is not asked for it.
    pub(super) fn spelled(&self, heading: &str) -> Option<&str> {
        let section = self.spelled.section(&heading.trim().to_lowercase())?;
        self.ids.get(section).map(String::as_str)
    }

    /// The sections that a heading names, in its order.
    pub(super) fn resolve(&self, heading: &str, spoken: &Spoken) -> Vec<&str> {
        let parts = self.parts(heading, spoken);
        self.cover(&parts).or_else(|| Some(vec![self.others(&parts)?])).unwrap_or_default()
    }

    /// The section of which the longest part of a heading is a name.
    pub(super) fn hinted(&self, heading: &str, spoken: &Spoken) -> Option<&str> {
        let parts = self.parts(heading, spoken);
        let longest = parts.iter().map(|(tokens, _)| tokens.len()).max()?;
        let mut windows =
            (1..=longest).rev().flat_map(|len| parts.iter().flat_map(move |(tokens, _)| tokens.windows(len)));
        let index = windows.find_map(|window| self.lookup(window).filter(|_| window != [SUBJECT]))?;
        self.ids.get(index).map(String::as_str)
    }

    /// The parts of a heading between its marks, and whether an explanation may stand behind each.
    fn parts(&self, heading: &str, spoken: &Spoken) -> Vec<(Vec<String>, bool)> {
        let pieces = pieces(heading);
        if pieces.len() > LONGEST * 2 {
            return Vec::new();
        }
        let mut parts: Vec<(Vec<String>, bool)> = Vec::new();
        let mut current = Vec::new();
        for piece in pieces {
            match piece {
                Piece::Word(word) => current.push(word),
                Piece::Mark(mark) => parts.push((std::mem::take(&mut current), mark == ':')),
            }
        }
        parts.push((current, false));
        let reduced = parts.into_iter().map(|(tokens, colon)| (self.reduced(spoken.0.replace(&tokens)), colon));
        reduced.filter(|(tokens, _)| !tokens.is_empty()).collect()
    }

    /// The section of "drowsiness and other side effects": what stands before "other" is of it.
    fn others(&self, parts: &[(Vec<String>, bool)]) -> Option<&str> {
        let (tokens, _) = parts.last()?;
        let at = tokens.windows(2).position(|pair| self.is_link(&pair[0]) && self.other.contains(&pair[1]))?;
        self.name(tokens.get(at + 2..)?).or_else(|| self.name(tokens.get(at + 1..)?))
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
            let borrowed = || self.borrowed(&parts[at].0, &parts.get(at + 1)?.0).map(|id| (at + 1, vec![id]));
            match longest.or_else(borrowed) {
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
            if self.is_link(&tokens[at]) {
                at += 1;
                continue;
            }
            let ends = (at + 1..=tokens.len()).rev();
            let mut ends = ends.filter(|end| tokens.get(*end).is_none_or(|word| self.is_link(word)));
            let (end, id) = ends.find_map(|end| {
                let part = &tokens[at..end];
                let named = self.name(part).or_else(|| self.borrowed(part, tokens.get(end + 1..)?));
                let filler = || self.is_filler(part).then_some((end, None));
                named.map(|id| (end, Some(id))).or_else(filler)
            })?;
            found.extend(id.filter(|id| !found.contains(id)));
            at = end;
        }
        (!found.is_empty()).then_some(found)
    }

    /// The section of a name whose last words are said only once: "common" of "common and serious side effects".
    fn borrowed(&self, part: &[String], behind: &[String]) -> Option<&str> {
        (1..=2.min(behind.len())).find_map(|count| {
            let whole = [part, &behind[behind.len() - count..]].concat();
            self.name(&whole)
                .filter(|id| self.name(&behind[behind.len() - count..]) == Some(*id) || count == behind.len())
        })
    }

    fn is_link(&self, word: &String) -> bool {
        word == "&" || self.links.contains(word)
    }

    /// The section of which this is a name, small words aside.
    fn name(&self, tokens: &[String]) -> Option<&str> {
        if tokens.len() > LONGEST {
            return None;
        }
        let named = |tokens: &[String]| self.stripped(tokens, DEEPEST);
        let without_subject = || {
            let rest: Vec<String> = tokens.iter().filter(|word| *word != SUBJECT).cloned().collect();
            (rest.len() < tokens.len()).then(|| named(&rest)).flatten()
        };
        let index = named(tokens).or_else(without_subject)?;
        self.ids.get(index).map(String::as_str)
    }

    /// The section of exactly this name; of a longer one the subject at its end may be left out.
    fn lookup(&self, tokens: &[String]) -> Option<usize> {
        let joined = tokens.join(" ");
        let with_subject = || (tokens.len() > 2).then(|| self.names.section(&format!("{joined} {SUBJECT}"))).flatten();
        self.names.section(&joined).or_else(with_subject)
    }

    fn stripped(&self, tokens: &[String], depth: usize) -> Option<usize> {
        let (first, last) = (tokens.first()?, tokens.last()?);
        let whole = self.lookup(tokens);
        if whole.is_some() || depth == 0 {
            return whole;
        }
        if first == SUBJECT || self.is_link(first) {
            return self.stripped(&tokens[1..], depth - 1);
        }
        if self.is_link(last) || last.bytes().all(|byte| byte.is_ascii_digit()) {
            return self.stripped(&tokens[..tokens.len() - 1], depth - 1);
        }
        if last == SUBJECT {
            let rest = &tokens[..tokens.len() - 1];
            if let Some(len) = self.prepositions.closing(rest).next() {
                return self.stripped(&rest[..rest.len() - len], depth - 1);
            }
        }
        if let Some(found) = self.tail(tokens).and_then(|len| self.stripped(&tokens[..tokens.len() - len], depth - 1)) {
            return Some(found);
        }
        // What stands before a link is a name of its own, not the beginning of one.
        let linked = |at: usize| tokens.get(at).is_some_and(|word| self.is_link(word));
        let leads = |at: usize| at < tokens.len() && !linked(at) && !(tokens[at] == SUBJECT && linked(at + 1));
        let mut before = self.before.opening(tokens).filter(|(len, _)| leads(*len));
        let found = before.find_map(|(len, _)| self.stripped(&tokens[len..], depth - 1));
        let adjective = || {
            self.adjective_endings
                .iter()
                .any(|ending| first.len() > ending.len() + 2 && first.ends_with(ending.as_str()))
        };
        let is_described = |section: &usize| self.described.iter().any(|known| usize::from(*known) == *section);
        let described = || self.stripped(&tokens[1..], depth - 1).filter(is_described);
        let opens = |(name, section): &(String, u8)| begins(tokens, name.as_bytes()).map(|_| usize::from(*section));
        let opening = || self.openings.iter().find_map(opens);
        found.or_else(|| adjective().then(described).flatten()).or_else(opening)
    }

    /// How many words at the end change nothing, of more.
    fn tail(&self, tokens: &[String]) -> Option<usize> {
        self.tails.closing(tokens).find(|len| *len < tokens.len())
    }

    /// Whether a part says nothing of its own: the subject, a number, "what to do".
    fn is_filler(&self, tokens: &[String]) -> bool {
        tokens.iter().all(|word| word == SUBJECT || word.bytes().all(|byte| byte.is_ascii_digit()))
            || self.tails.closing(tokens).any(|len| len == tokens.len())
    }

    /// The name nearest to a heading that names nothing: one or two letters away.
    pub(super) fn nearest(&self, heading: &str) -> Option<(&str, &str)> {
        let tokens = self.without_articles(words::plain(heading));
        let key = tokens.join(" ");
        if key.len() < 6 || key.contains(SUBJECT) || tokens.len() > 4 {
            return None;
        }
        // The first letter is right, and the names are sorted.
        let first = key.as_bytes().first().copied();
        let names = &self.spelled.names;
        let from = names.partition_point(|name| name.first().copied() < first);
        let mut alike = (from..names.len()).take_while(|at| names.row(*at).first().copied() == first);
        let near =
            alike.find(|at| names.row(*at).len().abs_diff(key.len()) <= 1 && is_misspelling(&key, names.text(*at)))?;
        Some((self.ids.get(self.spelled.section_at(near)?)?, names.text(near)))
    }

    /// What an article of this title may call its subject.
    pub(super) fn subjects(&self, title: Option<&str>) -> Vec<Vec<String>> {
        let mut subjects = title.map(words::subjects).unwrap_or_default();
        let bare: Vec<_> = subjects.iter().filter_map(|subject| self.bare(subject)).collect();
        subjects.extend(bare.into_iter().filter(|words| words::is_subject(words)));
        subjects
    }

    /// A title without the words that only announce what it is about.
    fn bare(&self, title: &[String]) -> Option<Vec<String>> {
        let rest = &title[..title.len() - self.tail(title).unwrap_or(0)];
        let ahead = self.before.opening(rest).map(|(len, _)| len).find(|len| *len < rest.len()).unwrap_or(0);
        let bare = &rest[ahead..];
        (bare.len() < title.len()).then(|| self.without_articles(bare.to_vec()))
    }
}

/// Whether one letter of one word is wrong, missing, doubled or changed places; an ending that only bends the word
/// ("diagnostic", "user") is no misspelling, nor is another first letter of a name of one word ("resources" of "sources").
fn is_misspelling(key: &str, name: &str) -> bool {
    let (left, right): (Vec<&str>, Vec<&str>) = (key.split(' ').collect(), name.split(' ').collect());
    let differ: Vec<_> = left.iter().zip(&right).filter(|(left, right)| left != right).collect();
    let [(wrong, meant)] = differ.as_slice() else { return false };
    let same = wrong.bytes().zip(meant.bytes()).take_while(|(left, right)| left == right).count();
    let bent = same + 1 >= wrong.len().max(meant.len());
    let plural = |word: &str| word.strip_suffix("es").map(|stem| format!("{stem}is"));
    let bent = bent || plural(wrong).is_some_and(|word| word == **meant);
    left.len() == right.len()
        && wrong.len() >= 5
        && (same > 0 || left.len() > 1)
        && !bent
        && strsim::osa_distance(wrong, meant) == 1
}
