//! Phrases of words, found by the words they begin or end with, and what stands for each.

use std::borrow::Cow;
use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::sieve::Sieve;
use crate::text::Rows;

/// Phrases with the words that stand for them, sorted.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub(super) struct Phrases {
    phrases: Begun,
    stands: Rows,
}

/// Phrases by the words they begin with, sorted.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
struct Begun {
    rows: Rows,
    /// Their first words.
    firsts: Sieve,
}

impl<R: AsRef<[u8]>> FromIterator<R> for Begun {
    fn from_iter<I: IntoIterator<Item = R>>(phrases: I) -> Self {
        let rows: Rows = phrases.into_iter().collect();
        let first = |at| rows.row(at).split(|byte| *byte == b' ').next().unwrap_or_default();
        let firsts = Sieve::of((0..rows.len()).map(first));
        Self { firsts, rows }
    }
}

impl Begun {
    /// The phrases that some words begin with, the longest first: how many words each has, and its number.
    fn along<'w>(&self, words: impl Iterator<Item = &'w String> + Clone) -> Vec<(usize, usize)> {
        let begins = words.clone().next().is_some_and(|first| self.firsts.may_hold([first.as_bytes()].into_iter()));
        if begins { along(&self.rows, words) } else { Vec::new() }
    }
}

impl FromIterator<(Vec<String>, Vec<String>)> for Phrases {
    fn from_iter<I: IntoIterator<Item = (Vec<String>, Vec<String>)>>(phrases: I) -> Self {
        let phrases = phrases.into_iter().filter(|(phrase, _)| !phrase.is_empty());
        let mut phrases: Vec<_> = phrases.map(|(phrase, stands)| (phrase.join(" "), stands.join(" "))).collect();
        phrases.sort_by(|(left, _), (right, _)| left.cmp(right));
        phrases.dedup_by(|(left, _), (right, _)| left == right);
        let (phrases, stands): (Vec<_>, Vec<_>) = phrases.into_iter().unzip();
        Self { phrases: phrases.iter().collect(), stands: stands.iter().collect() }
    }
}

impl Phrases {
    /// Phrases that all stand for one word.
    pub(super) fn of(phrases: Vec<Vec<String>>, word: &str) -> Self {
        phrases.into_iter().map(|phrase| (phrase, vec![word.to_owned()])).collect()
    }

    /// The phrases that `tokens` begin with, the longest first: how many words each has, and what stands for it.
    pub(super) fn opening(&self, tokens: &[String]) -> impl Iterator<Item = (usize, &str)> {
        self.phrases.along(tokens.iter()).into_iter().map(|(len, at)| (len, self.stands.text(at)))
    }

    /// The tokens with every phrase replaced, the longest at each place.
    pub(super) fn replace<'t>(&self, tokens: Cow<'t, [String]>) -> Cow<'t, [String]> {
        let stands = |rest: &[String]| self.opening(rest).next().map(|(len, stands)| (len, stands.split(' ')));
        if (0..tokens.len()).all(|at| stands(&tokens[at..]).is_none()) {
            return tokens;
        }
        let mut replaced = Vec::with_capacity(tokens.len());
        let mut rest = tokens.into_owned().into_iter();
        while !rest.as_slice().is_empty() {
            match stands(rest.as_slice()) {
                Some((len, stands)) => {
                    replaced.extend(stands.map(str::to_owned));
                    rest.by_ref().take(len).for_each(drop);
                }
                None => replaced.extend(rest.next()),
            }
        }
        replaced.into()
    }
}

/// Phrases with their words from the last to the first, sorted.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub(super) struct Endings(Begun);

impl FromIterator<Vec<String>> for Endings {
    fn from_iter<I: IntoIterator<Item = Vec<String>>>(phrases: I) -> Self {
        let mut phrases: Vec<_> = phrases.into_iter().map(backwards).collect();
        phrases.sort();
        phrases.dedup();
        Self(phrases.iter().collect())
    }
}

impl Endings {
    /// How many words those phrases have that `tokens` end with, the longest first.
    pub(super) fn closing(&self, tokens: &[String]) -> impl Iterator<Item = usize> {
        self.0.along(tokens.iter().rev()).into_iter().map(|(len, _)| len)
    }
}

fn backwards(mut phrase: Vec<String>) -> String {
    phrase.reverse();
    phrase.join(" ")
}

/// The rows that some words begin with, the longest first: how many words each has, and its number. The rows are sorted,
/// their words parted by spaces.
fn along<'w>(rows: &Rows, words: impl Iterator<Item = &'w String>) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let (mut range, mut depth) = (0..rows.len(), 0);
    for (before, word) in words.enumerate() {
        let word = word.as_bytes();
        let start = rows.partition_point_in(range.clone(), |row| compare(row, depth, word).is_lt());
        let end = rows.partition_point_in(start..range.end, |row| compare(row, depth, word).is_eq());
        depth += word.len();
        let is_whole = start < end && rows.row(start).len() == depth;
        found.extend(is_whole.then_some((before + 1, start)));
        range = start + usize::from(is_whole)..end;
        if range.is_empty() {
            break;
        }
        depth += 1;
    }
    found.reverse();
    found
}

/// How the word of a row that begins at a byte compares with another one.
fn compare(row: &[u8], at: usize, word: &[u8]) -> Ordering {
    let rest = row.get(at..).unwrap_or_default();
    match rest.get(..word.len()) {
        Some(head) => head.cmp(word).then_with(|| match rest.get(word.len()) {
            None | Some(b' ') => Ordering::Equal,
            Some(_) => Ordering::Greater,
        }),
        None => rest.cmp(word),
    }
}

/// How many words a phrase has, when `tokens` end with it.
pub(super) fn ends(tokens: &[String], phrase: &[u8]) -> Option<usize> {
    let mut rest = tokens.iter().rev();
    let words = || phrase.rsplit(|byte| *byte == b' ');
    words().all(|word| rest.next().is_some_and(|token| token.as_bytes() == word)).then(|| words().count())
}
