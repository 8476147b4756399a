//! Phrases of words, found by the words they begin or end with, and what stands for each.

use serde::{Deserialize, Serialize};

use crate::text::Rows;

/// Phrases with the words that stand for them, sorted by first word, the longest first.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub(super) struct Phrases {
    phrases: Rows,
    stands: Rows,
}

impl FromIterator<(Vec<String>, Vec<String>)> for Phrases {
    fn from_iter<I: IntoIterator<Item = (Vec<String>, Vec<String>)>>(phrases: I) -> Self {
        let mut phrases: Vec<_> = phrases.into_iter().filter(|(phrase, _)| !phrase.is_empty()).collect();
        phrases.sort_by(|(left, _), (right, _)| {
            left.first().cmp(&right.first()).then(right.len().cmp(&left.len())).then_with(|| left.cmp(right))
        });
        phrases.dedup_by(|(left, _), (right, _)| left == right);
        Self {
            phrases: phrases.iter().map(|(phrase, _)| phrase.join(" ")).collect(),
            stands: phrases.iter().map(|(_, stands)| stands.join(" ")).collect(),
        }
    }
}

impl Phrases {
    /// Phrases that all stand for one word.
    pub(super) fn of(phrases: Vec<Vec<String>>, word: &str) -> Self {
        phrases.into_iter().map(|phrase| (phrase, vec![word.to_owned()])).collect()
    }

    /// The phrases that `tokens` begin with, the longest first: how many words each has, and what stands for it.
    pub(super) fn opening(&self, tokens: &[String]) -> impl Iterator<Item = (usize, &str)> {
        let first = tokens.first().map_or(&[][..], String::as_bytes);
        let from = self.phrases.partition_point(|phrase| first_word(phrase) < first);
        let alike = (from..self.phrases.len()).take_while(move |at| first_word(self.phrases.row(*at)) == first);
        alike.filter_map(|at| Some((begins(tokens, self.phrases.row(at))?, self.stands.text(at))))
    }

    /// The tokens with every phrase replaced, the longest at each place.
    pub(super) fn replace(&self, tokens: &[String]) -> Vec<String> {
        let mut replaced = Vec::with_capacity(tokens.len());
        let mut at = 0;
        while at < tokens.len() {
            match self.opening(&tokens[at..]).next() {
                Some((len, stands)) => {
                    replaced.extend(stands.split(' ').map(str::to_owned));
                    at += len;
                }
                None => {
                    replaced.push(tokens[at].clone());
                    at += 1;
                }
            }
        }
        replaced
    }
}

/// Phrases sorted by last word, the longest first.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub(super) struct Endings(Rows);

impl FromIterator<Vec<String>> for Endings {
    fn from_iter<I: IntoIterator<Item = Vec<String>>>(phrases: I) -> Self {
        let mut phrases: Vec<_> = phrases.into_iter().collect();
        phrases.sort_by(|left, right| left.last().cmp(&right.last()).then(right.len().cmp(&left.len())));
        Self(phrases.iter().map(|phrase| phrase.join(" ")).collect())
    }
}

impl Endings {
    /// How many words those phrases have that `tokens` end with, the longest first.
    pub(super) fn closing(&self, tokens: &[String]) -> impl Iterator<Item = usize> {
        let last = tokens.last().map_or(&[][..], String::as_bytes);
        let from = self.0.partition_point(|phrase| last_word(phrase) < last);
        let alike = (from..self.0.len()).map(|at| self.0.row(at)).take_while(move |phrase| last_word(phrase) == last);
        alike.filter_map(|phrase| ends(tokens, phrase))
    }
}

fn last_word(phrase: &[u8]) -> &[u8] {
    words(phrase).next_back().unwrap_or_default()
}

fn first_word(phrase: &[u8]) -> &[u8] {
    words(phrase).next().unwrap_or_default()
}

/// How many words a phrase has, when `tokens` begin with it.
pub(super) fn begins(tokens: &[String], phrase: &[u8]) -> Option<usize> {
    let mut rest = tokens.iter();
    words(phrase).all(|word| rest.next().is_some_and(|token| token.as_bytes() == word)).then(|| words(phrase).count())
}

/// How many words a phrase has, when `tokens` end with it.
pub(super) fn ends(tokens: &[String], phrase: &[u8]) -> Option<usize> {
    let mut rest = tokens.iter().rev();
    let mut words_back = words(phrase).rev();
    words_back.all(|word| rest.next().is_some_and(|token| token.as_bytes() == word)).then(|| words(phrase).count())
}

fn words(phrase: &[u8]) -> impl DoubleEndedIterator<Item = &[u8]> {
    phrase.split(|byte| *byte == b' ')
}
