//! Finds which patterns fit a sentence: those that its hits may begin, as far as it holds what they need.

use std::ops::Range;

use super::matching::{self, fit};
use super::reader::{Candidate, ClaimRule, Reader};
use super::words::Words;
use crate::rule::phrase_filter::Signature;
use crate::rule::{Force, Level, candidate};
use crate::text::Lexicon;

/// A pattern that fits.
#[derive(Debug, Clone)]
pub(super) struct Fit {
    pub(super) rule: usize,
    /// The tokens it covers.
    pub(super) range: Range<usize>,
    pub(super) force: Force,
    /// Whether it is mild, and weighs in full since another mild pattern of its rule fits too.
    pub(super) agreed: bool,
    /// The number of the hit that found it.
    hit: usize,
    /// Which of the patterns of its rule it is.
    pattern: usize,
}

impl Fit {
    /// Whether an exception undoes it, which is so where both share a word.
    fn shares_word_with(&self, rule: usize, range: &Range<usize>) -> bool {
        self.rule == rule && self.range.start < range.end && range.start < self.range.end
    }
}

/// What finds the fits in sentences of an article.
pub(super) struct Finder<'e> {
    pub(super) reader: &'e Reader,
    pub(super) lexicon: &'e Lexicon,
    /// Whether the article sells what it is on.
    pub(super) sells: bool,
}

impl Finder<'_> {
    /// Every pattern that fits, exceptions taken out, those of one rule together.
    pub(super) fn fits(&self, words: &Words<'_>) -> Vec<Fit> {
        let signature = self.reader.lists.signature(words);
        let mut fits = self.claims(words, &signature);
        fits.retain(|fit| self.is_met(fit.rule, words));
        if fits.is_empty() {
            return fits;
        }
        fits.sort_by_key(|fit| (fit.rule, fit.range.start, usize::MAX - fit.range.end, fit.hit));
        let exceptions = self.exceptions(&fits, words, &signature);
        // They tell a textbook from an article that sells.
        let undone = |fit: &Fit| exceptions.iter().any(|(rule, range)| fit.shares_word_with(*rule, range));
        fits.retain(|fit| fit.force == Force::Selling || !undone(fit));
        for of_rule in fits.chunk_by_mut(|left, right| left.rule == right.rule) {
            self.agree(of_rule);
        }
        fits
    }

    /// Of claims that would be an error in full, mild ones are one where two patterns agree, each on words of its own.
    fn agree(&self, fits: &mut [Fit]) {
        let is_error = |rule: &ClaimRule| rule.level == Level::Error;
        let mut mild = fits.iter().filter(|fit| fit.force == Force::Mild);
        let Some(first) = mild.next().filter(|fit| self.reader.rules.get(fit.rule).is_some_and(is_error)) else {
            return;
        };
        let (pattern, range) = (first.pattern, first.range.clone());
        if mild.any(|fit| fit.pattern != pattern && fit.range != range) {
            fits.iter_mut().for_each(|fit| fit.agreed = fit.force == Force::Mild);
        }
    }

    /// The claims that fit.
    fn claims(&self, words: &Words<'_>, signature: &Signature) -> Vec<Fit> {
        let mut fits = Vec::new();
        let hits = words.hits();
        for (at, hit) in hits.iter().enumerate() {
            let Some(begun) = self.reader.begun(hit.list) else { continue };
            let any = begun.any(self.sells);
            // What every hit of a list may begin is told once for all of them.
            if !any.is_empty() && !hits[..at].iter().any(|before| before.list == hit.list) {
                let begun = any.iter().filter(|(_, first)| signature.may_have(first));
                for (one, _) in begun.filter(|(one, _)| self.reader.admits(*one, signature)) {
                    let same = (at..hits.len()).filter(|other| hits[*other].list == hit.list);
                    fits.extend(same.filter_map(|other| self.fit(*one, words, other)));
                }
            }
            let Some((rule, own)) = begun.rule.and_then(|rule| Some((rule, self.reader.rules.get(rule)?))) else {
                continue;
            };
            let (patterns, counted) = (own.patterns(), own.counted(self.sells));
            for (pattern, first) in patterns.of_phrase(hit.entry).iter().map(candidate) {
                // Those that count only where something is sold come last.
                if !counted.contains(&pattern) {
                    break;
                }
                if signature.may_have(&first) && patterns.admit(pattern, signature) {
                    fits.extend(self.fit(Candidate { rule, pattern }, words, at));
                }
            }
        }
        fits
    }

    /// Whether a fit, or the word that found it, begins within these tokens.
    pub(super) fn begins_in(fit: &Fit, words: &Words<'_>, tokens: &Range<usize>) -> bool {
        let found_by = words.hits().get(fit.hit).map_or(fit.range.start, |hit| words.token_at(hit.start));
        tokens.contains(&fit.range.start) || tokens.contains(&found_by)
    }

    /// The fit of a candidate that a hit begins.
    fn fit(&self, one: Candidate, words: &Words<'_>, hit: usize) -> Option<Fit> {
        let pattern = self.reader.pattern(one)?;
        let at = words.token_at(words.hits().get(hit)?.start);
        let range = fit(pattern.get(self.lexicon)?, words, &self.reader.lists, at)?;
        Some(Fit { rule: one.rule, range, force: pattern.force(), agreed: false, hit, pattern: one.pattern })
    }

    /// Where exceptions fit, with their rules, of the rules that found something; `found` is sorted by rule.
    fn exceptions(&self, found: &[Fit], words: &Words<'_>, signature: &Signature) -> Vec<(usize, Range<usize>)> {
        let mut places = Vec::new();
        for of_rule in found.chunk_by(|left, right| left.rule == right.rule) {
            let Some(rule) = of_rule.first().map(|fit| fit.rule) else { continue };
            let admitted = self.reader.rules.get(rule).into_iter().flat_map(|found| found.exceptions(signature));
            for pattern in admitted.filter_map(|pattern| self.reader.pattern(Candidate { rule, pattern })) {
                let pattern = pattern.get(self.lexicon).into_iter();
                let fits = pattern.flat_map(|pattern| matching::fits(pattern, words, &self.reader.lists));
                places.extend(fits.map(|range| (rule, range)));
            }
        }
        places
    }

    /// Whether the sentence holds what the rule needs, and nothing that it must not.
    fn is_met(&self, rule: usize, words: &Words<'_>) -> bool {
        self.reader.rules.get(rule).is_some_and(|rule| {
            rule.needs.iter().all(|lists| lists.iter().any(|&list| words.holds(list)))
                && !rule.without.iter().any(|&list| words.holds(list))
        })
    }
}
