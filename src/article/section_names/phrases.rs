//! Phrases of words, found by the words they begin with, and what stands for each.

use serde::{Deserialize, Serialize};

/// Phrases with the words that stand for them, sorted by first word, the longest first.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Phrases(Vec<(Vec<String>, Vec<String>)>);

impl FromIterator<(Vec<String>, Vec<String>)> for Phrases {
    fn from_iter<I: IntoIterator<Item = (Vec<String>, Vec<String>)>>(phrases: I) -> Self {
        let mut phrases: Vec<_> = phrases.into_iter().filter(|(phrase, _)| !phrase.is_empty()).collect();
        phrases.sort_by(|(left, _), (right, _)| {
            left.first().cmp(&right.first()).then(right.len().cmp(&left.len())).then_with(|| left.cmp(right))
        });
        phrases.dedup_by(|(left, _), (right, _)| left == right);
        Self(phrases)
    }
}

impl Phrases {
    /// Phrases that all stand for one word.
    pub(super) fn of(phrases: Vec<Vec<String>>, word: &str) -> Self {
        phrases.into_iter().map(|phrase| (phrase, vec![word.to_owned()])).collect()
    }

    /// The phrases that `tokens` begin with, the longest first.
    pub(super) fn opening<'s>(&'s self, tokens: &'s [String]) -> impl Iterator<Item = (usize, &'s [String])> {
        let first = tokens.first().map_or("", String::as_str);
        let word = |phrase: &[String]| phrase.first().is_some_and(|word| word.as_str() < first);
        let from = self.0.partition_point(|(phrase, _)| word(phrase));
        let alike = self.0[from..].iter().take_while(move |(phrase, _)| phrase.first().is_some_and(|it| it == first));
        alike.filter(|(phrase, _)| tokens.starts_with(phrase)).map(|(phrase, stands)| (phrase.len(), stands.as_slice()))
    }

    /// The tokens with every phrase replaced, the longest at each place.
    pub(super) fn replace(&self, tokens: &[String]) -> Vec<String> {
        let mut replaced = Vec::with_capacity(tokens.len());
        let mut at = 0;
        while at < tokens.len() {
            match self.opening(&tokens[at..]).next() {
                Some((len, stands)) => {
                    replaced.extend_from_slice(stands);
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
