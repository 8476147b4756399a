//! The grammar of headings in one language: names of sections, and what may stand around them.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::About;
use super::loose::{self, Loose};
use super::memory::Memory;
use super::notation::Notation;
use super::phrases::{Endings, Phrases, ends};
use super::sieve::Sieve;
use super::words;
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
    pub(super) before: Phrases,
    pub(super) tails: Endings,
    links: Vec<String>,
    pub(super) prepositions: Endings,
    pub(super) other: Vec<String>,
    adjective_endings: Vec<String>,
    pub(super) described: Vec<u8>,
    /// Words that any article may be called by, sorted.
    titles: Rows,
    pub(super) ids: Vec<String>,
    pub(super) usual: Known,
    /// What names another section in an article on a condition than in one on a medicine.
    pub(super) ailing: Known,
    /// Names of few words as they are spelled.
    spelled: Names,
    pub(super) loose: Loose,
    /// What the grammar found before.
    #[serde(skip)]
    pub(super) memory: Memory,
}

/// Names, and names with a gap for any words, at their end or before their last words.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub(super) struct Known {
    names: Names,
    openings: Phrases,
}

impl Known {
    /// The number of the section of the name of these words.
    pub(super) fn section<'w>(&self, words: impl Iterator<Item = &'w str> + Clone) -> Option<usize> {
        self.names.section(words)
    }

    /// The number of the section of the longest name that these words begin with, and end with.
    pub(super) fn opening(&self, tokens: &[String]) -> Option<usize> {
        let fits = |len: usize, end: &str| {
            let behind = tokens.get(len..).unwrap_or_default();
            end.is_empty() || ends(behind, end.as_bytes()).is_some_and(|count| count < behind.len())
        };
        self.openings.opening(tokens).find_map(|(len, stands)| {
            let mut sections = stands.split('|').filter_map(|it| it.split_once(' '));
            sections.find(|(_, end)| fits(len, end)).and_then(|(section, _)| section.parse().ok())
        })
    }
}

/// The names of sections as they are gathered.
#[derive(Default)]
struct Gathered {
    names: BTreeMap<String, u8>,
    /// What names open with, with what else they end with.
    openings: BTreeMap<Vec<String>, BTreeMap<Reverse<String>, u8>>,
}

impl Gathered {
    /// Adds a name unless it is one, with the words behind its gap; whether it is one of another section.
    fn add(&mut self, key: &[String], end: Option<&str>, section: u8) -> bool {
        let known = match end {
            Some(end) => {
                let ends = self.openings.entry(key.to_vec()).or_default();
                *ends.entry(Reverse(end.to_owned())).or_insert(section)
            }
            None => *self.names.entry(key.join(" ")).or_insert(section),
        };
        known != section
    }
}

impl From<Gathered> for Known {
    fn from(gathered: Gathered) -> Self {
        let stands = |ends: BTreeMap<Reverse<String>, u8>| -> Vec<String> {
            ends.into_iter().map(|(Reverse(end), section)| format!("{section} {end}")).collect()
        };
        let openings = gathered.openings.into_iter().map(|(key, ends)| (key, vec![stands(ends).join("|")]));
        Self { names: gathered.names.into(), openings: openings.collect() }
    }
}

/// Names, sorted, with the numbers of their sections.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Names {
    names: Rows,
    sieve: Sieve,
    #[serde(borrow)]
    sections: Cow<'static, [u8]>,
}

impl From<BTreeMap<String, u8>> for Names {
    fn from(names: BTreeMap<String, u8>) -> Self {
        let sieve = Sieve::of(names.keys().map(String::as_bytes).collect::<Vec<_>>().into_iter());
        Self { names: names.keys().collect(), sieve, sections: names.into_values().collect() }
    }
}

impl Names {
    /// The number of the section of the name of these words.
    fn section<'w>(&self, words: impl Iterator<Item = &'w str> + Clone) -> Option<usize> {
        if !self.sieve.may_hold(words.clone().map(str::as_bytes)) {
            return None;
        }
        self.section_at(self.names.position(&words.collect::<Vec<_>>().join(" "))?)
    }

    fn section_at(&self, at: usize) -> Option<usize> {
        self.sections.get(at).map(|section| usize::from(*section))
    }
}

/// What stands for the subject of an article, and for what it is taken or compared with.
pub(super) const SUBJECT: &str = "*";
pub(super) const PARTNER: &str = "partner";
/// What the headings of one article speak of.
#[derive(Debug, Default)]
pub(super) struct Spoken {
    phrases: Phrases,
    pub(super) is_condition: bool,
}

impl Spoken {
    pub(super) fn of(subjects: Vec<Vec<String>>, about: &About<'_>) -> Self {
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
        let possessive = |phrase: &[String]| {
            let mut owner = phrase.to_vec();
            owner.last_mut().into_iter().for_each(|last| last.push_str("'s"));
            owner
        };
        let subjects = subjects.into_iter().flat_map(|phrase| [possessive(&phrase), other_number(&phrase), phrase]);
        let subjects = subjects.map(|phrase| (phrase, word(SUBJECT)));
        let partners = about.partners.iter().map(|partner| (words::plain(partner), word(PARTNER)));
        Self { phrases: subjects.chain(partners).collect(), is_condition: about.is_condition }
    }

    /// The words with what is spoken of replaced by what stands for it.
    pub(super) fn replace(&self, tokens: Vec<String>) -> Vec<String> {
        self.phrases.replace(tokens.into()).into_owned()
    }
}

impl From<&LanguageFile> for LanguageNames {
    fn from(file: &LanguageFile) -> Self {
        let notation = Notation::new(&file.sets);
        let mut names = Self::words_of(file, &notation);
        let (mut usual, mut ailing, mut spelled) = (Gathered::default(), Gathered::default(), BTreeMap::new());
        let is_ailing = |id: &String| file.of_conditions.contains(id);
        let sections: Vec<_> = file.sections.iter().zip(0_u8..).collect();
        // A name of several sections is of a medicine's, unless the article is on a condition.
        let (of_conditions, of_medicines): (Vec<_>, Vec<_>) = sections.iter().partition(|((id, _), _)| is_ailing(id));
        for ((id, variants), section) in of_medicines.into_iter().chain(of_conditions) {
            for (variant, name) in variants.iter().flat_map(|variant| notation.readings(variant)) {
                let plain = words::plain(&name);
                // Longer ones only as they are written: what is misspelt is near to a name that people use.
                let is_usual = plain.len() <= 2 || plain.len() <= 4 && name == variant;
                if is_usual && !name.contains(SUBJECT) {
                    spelled.entry(names.without_articles(plain.clone()).join(" ")).or_insert(section);
                }
                let (start, end) =
                    name.split_once("...").map_or((name.as_str(), None), |(start, end)| (start, Some(end)));
                let end = end.map(|end| names.reduced(words::plain(end)).join(" "));
                let key = names.reduced(words::plain(start));
                if usual.add(&key, end.as_deref(), section) && is_ailing(id) {
                    ailing.add(&key, end.as_deref(), section);
                }
            }
            if file.described.contains(id) {
                names.described.push(section);
            }
        }
        names.ids = file.sections.keys().cloned().collect();
        (names.usual, names.ailing, names.spelled) = (usual.into(), ailing.into(), spelled.into());
        names.loose = names.loose_of(file, &notation);
        names
    }
}

impl LanguageNames {
    /// The words that stand in and around names.
    fn words_of(file: &LanguageFile, notation: &Notation<'_>) -> Self {
        let expanded = |list: &[String]| -> Vec<Vec<String>> {
            list.iter().flat_map(|phrase| notation.expand(phrase)).map(|phrase| words::plain(&phrase)).collect()
        };
        let same = file.same.iter().flat_map(|(stands, phrases)| {
            let stands = words::plain(stands);
            expanded(phrases).into_iter().map(move |phrase| (phrase, stands.clone()))
        });
        let mut names = Self { same: same.collect(), articles: file.articles.clone(), ..Self::default() };
        let alike = |names: &Self, list: &[String]| -> Vec<Vec<String>> {
            expanded(list).into_iter().map(|phrase| names.same.replace(phrase.into()).into_owned()).collect()
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
        let mut titles = file.titles.clone();
        titles.sort_unstable();
        names.titles = titles.iter().collect();
        names.adjective_endings.clone_from(&file.adjective_endings);
        names.before = before;
        (names.tails, names.prepositions) = (tails.into_iter().collect(), prepositions.into_iter().collect());
        names
    }

    /// The words that tell sections wherever they stand; what may stand around names may stand around them.
    fn loose_of(&self, file: &LanguageFile, notation: &Notation<'_>) -> Loose {
        let keys = file.keys.iter().flatten().flat_map(|(id, phrases)| {
            let phrases = phrases.iter().flat_map(|phrase| loose::plain(notation.expand(phrase)));
            phrases.map(move |phrase| (id.clone(), phrase))
        });
        let small = file.small.iter().flat_map(|phrase| loose::plain(notation.expand(phrase)));
        let subjects = [SUBJECT, PARTNER].map(|word| vec![word.to_owned()]);
        Loose::new(self, keys, small.chain(subjects), (&file.endings, file.compounds))
    }

    /// Words of one meaning made one, words for the subject replaced, articles taken out.
    pub(super) fn reduced(&self, tokens: Vec<String>) -> Vec<String> {
        let named = self.subject.replace(self.same.replace(tokens.as_slice().into()));
        let mut kept = self.kept(&named).into_iter().peekable();
        if kept.peek().is_none() {
            return tokens;
        }
        let named = match named {
            Cow::Owned(named) => named,
            Cow::Borrowed(_) => tokens,
        };
        named.into_iter().zip(0..).filter(|(_, at)| kept.next_if_eq(at).is_some()).map(|(word, _)| word).collect()
    }

    /// The numbers of the words that are left of some when articles, and what is said twice of the subject, are taken out.
    fn kept(&self, named: &[String]) -> Vec<usize> {
        let mut kept: Vec<usize> = Vec::with_capacity(named.len());
        let mut at = 0;
        while let Some(word) = named.get(at) {
            let behind = kept.last().is_some_and(|last| named[*last] == SUBJECT);
            let strength = usize::from(is_number(word) && at + 1 < named.len());
            let known = || self.behind_subject.opening(&named[at..]).next().map_or(0, |(len, _)| len);
            if behind && strength.max(known()) > 0 {
                at += strength.max(known());
                continue;
            }
            at += 1;
            // Two medicines that are asked about together are one subject.
            if behind && self.is_link(word) && named.get(at).is_some_and(|next| next == SUBJECT) {
                at += 1;
                continue;
            }
            if !(behind && word == SUBJECT || self.articles.contains(word)) {
                kept.push(at - 1);
            }
        }
        kept
    }

    /// The section that a name is of which says no more than what stands for the subject.
    pub fn named_as_subject(&self) -> Option<&str> {
        let section = self.usual.names.section([SUBJECT].into_iter())?;
        self.ids.get(section).map(String::as_str)
    }

    /// The number of a section.
    pub(super) fn number(&self, id: &str) -> Option<u8> {
        (0_u8..).zip(&self.ids).find(|(_, known)| *known == id).map(|(number, _)| number)
    }

    pub(super) fn is_link(&self, word: &str) -> bool {
        word == "&" || self.links.iter().any(|link| link == word)
    }

    /// Whether a word ends as adjectives do.
    pub(super) fn is_adjective(&self, word: &str) -> bool {
        let ends = |ending: &String| word.len() > ending.len() + 2 && word.ends_with(ending.as_str());
        self.adjective_endings.iter().any(ends)
    }

    pub(super) fn without_articles(&self, tokens: Vec<String>) -> Vec<String> {
        tokens.into_iter().filter(|word| !self.articles.contains(word)).collect()
    }

    /// The section of which a heading is a name word by word, as most headings are: the grammar is not asked for it.
    pub(super) fn spelled(&self, heading: &str) -> Option<&str> {
        let section = self.spelled.section(heading.trim().to_lowercase().split(' '))?;
        self.ids.get(section).map(String::as_str)
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
        let near = alike.find(|at| {
            let name = names.row(*at);
            let may_be = name.len().abs_diff(key.len()) <= 1 && may_be_near(key.as_bytes(), name);
            may_be && is_misspelling(&key, names.text(*at))
        })?;
        Some((self.ids.get(self.spelled.section_at(near)?)?, names.text(near)))
    }

    /// What an article of this title may call its subject.
    pub(super) fn subjects(&self, title: Option<&str>) -> Vec<Vec<String>> {
        let mut subjects = title.map(|title| words::subjects(title, &self.titles)).unwrap_or_default();
        let bare: Vec<_> = subjects.iter().filter_map(|subject| self.bare(subject)).collect();
        subjects.extend(bare.into_iter().filter(|words| words::is_subject(words, &self.titles)));
        subjects
    }

    /// A title without the words that only announce what it is about.
    fn bare(&self, title: &[String]) -> Option<Vec<String>> {
        let tail = self.tails.closing(title).find(|len| *len < title.len());
        let rest = &title[..title.len() - tail.unwrap_or(0)];
        let ahead = self.before.opening(rest).map(|(len, _)| len).find(|len| *len < rest.len()).unwrap_or(0);
        let bare = &rest[ahead..];
        (bare.len() < title.len()).then(|| self.without_articles(bare.to_vec()))
    }
}

/// Whether a word is of digits alone.
pub(super) fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
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

/// Whether all that differs stands in two bytes side by side, as it does where one letter is wrong or changed places.
fn may_be_near(left: &[u8], right: &[u8]) -> bool {
    let ahead = left.iter().zip(right).take_while(|(left, right)| left == right).count();
    let behind = left.iter().rev().zip(right.iter().rev()).take_while(|(left, right)| left == right).count();
    ahead + behind + NEAR >= left.len().max(right.len())
}

/// The most bytes of two letters of Latin script.
const NEAR: usize = 4;
