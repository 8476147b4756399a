//! Which sections the words of a heading name: names cover them, what may stand around each aside.

use std::ops::Range;

use super::language::{LanguageNames, SUBJECT, Spoken, is_number};
use super::words::{Piece, pieces};

/// How many small words are taken off a name at most.
const DEEPEST: usize = 5;
/// The longest heading that is looked at, in words.
const LONGEST: usize = 24;
/// Most headings are no longer, in bytes.
const LONGEST_KEY: usize = 64;
/// The section whose explanation holds a date: "Reviewed: June 2025".
const DATED: &str = "review-date";

/// The words between two marks of a heading.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) tokens: Vec<String>,
    /// Whether an explanation may stand behind it.
    explains: bool,
    /// Whether it ends in a question mark.
    asks: bool,
}

/// A heading of an article as it is read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Matching<'a, 's> {
    pub(super) names: &'a LanguageNames,
    pub(super) spoken: &'s Spoken,
}

impl<'a> Matching<'a, '_> {
    /// The sections that a heading names, in its order.
    pub(super) fn resolve(self, heading: &str) -> Vec<&'a str> {
        let parts = self.parts(heading);
        let sections = self.names.memory.sections(key(&parts, self.spoken.is_condition), || {
            let parts = self.reduced(parts);
            let covered = self.cover(&parts).or_else(|| Some(vec![self.others(&parts)?]));
            let numbers = |ids: Vec<&str>| ids.into_iter().filter_map(|id| self.names.number(id)).collect();
            let found: Vec<u8> = covered.map_or_else(|| self.loose(&parts), numbers);
            if found.is_empty() || self.names.loose.denies(&parts) { Vec::new() } else { found }
        });
        sections.into_iter().filter_map(|section| self.id(usize::from(section))).collect()
    }

    /// The sections whose names cover a part of a title.
    pub(super) fn promised(self, part: &str) -> Vec<&'a str> {
        self.cover(&self.reduced(self.parts(part))).unwrap_or_default()
    }

    /// The section of which the longest part of a heading is a name.
    pub(super) fn hinted(self, heading: &str) -> Option<&'a str> {
        let parts = self.reduced(self.parts(heading));
        let longest = parts.iter().map(|part| part.tokens.len()).max()?;
        let mut windows =
            (1..=longest).rev().flat_map(|len| parts.iter().flat_map(move |part| part.tokens.windows(len)));
        let index = windows.find_map(|window| self.lookup(window).filter(|_| window != [SUBJECT]))?;
        self.id(index)
    }

    fn id(self, section: usize) -> Option<&'a str> {
        self.names.ids.get(section).map(String::as_str)
    }

    /// The parts of a heading between its marks, what is spoken of replaced.
    fn parts(self, heading: &str) -> Vec<Part> {
        let pieces = pieces(heading);
        if pieces.len() > LONGEST * 2 {
            return Vec::new();
        }
        let part = |tokens: Vec<String>, mark: Option<char>| Part {
            tokens: self.spoken.replace(tokens),
            explains: mark == Some(':'),
            asks: mark == Some('?'),
        };
        let (mut parts, mut current) = (Vec::new(), Vec::new());
        for piece in pieces {
            match piece {
                Piece::Word(word) => current.push(word),
                Piece::Mark(mark) if !current.is_empty() => parts.push(part(std::mem::take(&mut current), Some(mark))),
                Piece::Mark(mark) => parts.last_mut().into_iter().for_each(|last| last.explains |= mark == ':'),
            }
        }
        parts.push(part(current, None));
        parts.retain(|part| !part.tokens.is_empty());
        parts
    }

    /// The parts in words that mean the same in every heading.
    fn reduced(self, parts: Vec<Part>) -> Vec<Part> {
        let reduced = parts.into_iter().map(|part| Part { tokens: self.names.reduced(part.tokens), ..part });
        reduced.filter(|part| !part.tokens.is_empty()).collect()
    }

    /// The section of "drowsiness and other side effects": what stands before "other" is of it.
    fn others(self, parts: &[Part]) -> Option<&'a str> {
        let tokens = &parts.last()?.tokens;
        let at = tokens.windows(2).position(|pair| self.is_link(&pair[0]) && self.names.other.contains(&pair[1]))?;
        self.name(tokens.get(at + 2..)?).or_else(|| self.name(tokens.get(at + 1..)?))
    }

    /// The sections that words of the parts tell wherever they stand.
    fn loose(self, parts: &[Part]) -> Vec<u8> {
        let is_explained = |found: &[u8], at: usize| {
            let found: Vec<&str> = found.iter().filter_map(|section| self.id(usize::from(*section))).collect();
            is_explained(&found, parts, at)
        };
        self.names.loose.sections(parts, self.spoken.is_condition, |word| self.is_link(word), is_explained)
    }

    /// The sections that the parts name, when together they are covered.
    fn cover(self, parts: &[Part]) -> Option<Vec<&'a str>> {
        let mut found: Vec<&str> = Vec::new();
        let mut at = 0;
        let words = words(parts);
        // Where the words of each part begin among all of them.
        let starts: Vec<usize> =
            (0..=parts.len()).map(|at| parts[..at].iter().map(|it| it.tokens.len()).sum()).collect();
        while at < parts.len() {
            let longest = (at + 1..=parts.len()).rev().find_map(|end| {
                let id = self.name(&words[starts[at]..starts[end]]);
                id.filter(|id| end == at + 1 || !self.is_broken(id, &parts[at..end]))
                    .map(|id| (end, vec![id]))
                    .or_else(|| (end == at + 1).then(|| self.linked(&parts[at].tokens).map(|ids| (end, ids))).flatten())
            });
            let borrowed = || self.borrowed(&parts[at].tokens, &parts.get(at + 1)?.tokens).map(|id| (at + 1, vec![id]));
            match longest.or_else(borrowed) {
                Some((end, ids)) => {
                    for id in ids {
                        if !found.contains(&id) {
                            found.push(id);
                        }
                    }
                    at = end;
                }
                None if self.is_filler(&parts[at].tokens) => at += 1,
                None if is_explained(&found, parts, at) => return Some(found),
                None => return None,
            }
        }
        (!found.is_empty()).then_some(found)
    }

    /// Whether some parts have a mark behind a name of this section and a name of another one behind the mark: "How it
    /// works - and how well it works". A name that ends in any words reaches over the mark, but not over the end of a
    /// question that names a section itself: "What is gout? Causes, symptoms".
    fn is_broken(self, id: &str, parts: &[Part]) -> bool {
        let asked = parts.split_last().map_or(&[][..], |(_, ahead)| ahead);
        if asked.iter().any(|part| part.asks && self.name(&part.tokens).is_some()) {
            return true;
        }
        let by_any_words = || self.search(&words(parts), false).is_none();
        let is_linked = |at: usize| parts[at].tokens.first().is_some_and(|word| self.is_link(word));
        let mut marks = (1..parts.len()).filter(|at| parts[at - 1].explains || is_linked(*at));
        marks.any(|at| {
            let named = || self.name(&words(&parts[..at])) == Some(id);
            let is_other = self.name(&words(&parts[at..])).is_some_and(|other| other != id);
            is_other && named() && (is_linked(at) || by_any_words())
        })
    }

    /// The sections of a part whose names are linked by "and": "causes and risk factors".
    fn linked(self, tokens: &[String]) -> Option<Vec<&'a str>> {
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
    fn borrowed(self, part: &[String], behind: &[String]) -> Option<&'a str> {
        (1..=2.min(behind.len())).find_map(|count| {
            let whole = [part, &behind[behind.len() - count..]].concat();
            let is_alike = |id: &&str| self.name(&behind[behind.len() - count..]) == Some(*id);
            // Of "missed or extra doses" both are names.
            let are_both = || self.name(behind).is_some();
            self.name(&whole).filter(|id| is_alike(id) || count == behind.len() || are_both())
        })
    }

    fn is_link(self, word: &str) -> bool {
        self.names.is_link(word)
    }

    /// The section of which this is a name, small words aside.
    fn name(self, tokens: &[String]) -> Option<&'a str> {
        if tokens.len() > LONGEST {
            return None;
        }
        let without_subject = || {
            let rest = || tokens.iter().filter(|word| *word != SUBJECT).cloned().collect::<Vec<_>>();
            let is_named = tokens.iter().any(|word| word == SUBJECT);
            is_named.then(|| self.search(&rest(), true)).flatten()
        };
        self.id(self.search(tokens, true).or_else(without_subject)?)
    }

    /// The section of which these words are a name; `open` when it may hold any words.
    fn search(self, tokens: &[String], open: bool) -> Option<usize> {
        Search { matching: self, tokens, open, failed: Vec::new() }.stripped(0..tokens.len(), DEEPEST)
    }

    /// The section of exactly this name; of a longer one the subject at its end may be left out.
    fn lookup(self, tokens: &[String]) -> Option<usize> {
        let words = tokens.iter().map(String::as_str);
        let with_subject = || (tokens.len() > 2).then(|| self.section(words.clone().chain([SUBJECT]))).flatten();
        self.section(words.clone()).or_else(with_subject)
    }

    fn section<'w>(self, name: impl Iterator<Item = &'w str> + Clone) -> Option<usize> {
        let ailing = self.spoken.is_condition.then(|| self.names.ailing.section(name.clone())).flatten();
        ailing.or_else(|| self.names.usual.section(name))
    }

    /// The section of a name that holds any words.
    fn opening(self, tokens: &[String]) -> Option<usize> {
        let ailing = self.spoken.is_condition.then(|| self.names.ailing.opening(tokens)).flatten();
        let section = ailing.or_else(|| self.names.usual.opening(tokens))?;
        (self.id(section) != Some(DATED) || has_figure(tokens)).then_some(section)
    }

    /// Whether a part says nothing of its own: the subject, a number, "what to do".
    fn is_filler(self, tokens: &[String]) -> bool {
        tokens.iter().all(|word| word == SUBJECT || is_number(word))
            || self.names.tails.closing(tokens).any(|len| len == tokens.len())
    }
}

/// All that the sections of a heading depend on: its words and marks, and whether the article is on a condition.
fn key(parts: &[Part], is_condition: bool) -> String {
    let mut key = String::with_capacity(LONGEST_KEY);
    key.push_str(if is_condition { "condition" } else { "" });
    for part in parts {
        part.tokens.iter().for_each(|word| key.extend([" ", word]));
        key.push(match (part.explains, part.asks) {
            (true, _) => ':',
            (_, true) => '?',
            _ => ',',
        });
    }
    key
}

/// The words of some parts.
fn words(parts: &[Part]) -> Vec<String> {
    parts.iter().flat_map(|part| part.tokens.iter().cloned()).collect()
}

/// Whether what stands at `at` only explains what was found: behind a colon, and with a figure where a date is due.
fn is_explained(found: &[&str], parts: &[Part], at: usize) -> bool {
    let is_dated = || parts[at..].iter().any(|part| has_figure(&part.tokens));
    !found.is_empty() && at > 0 && parts[at - 1].explains && (found != [DATED] || is_dated())
}

fn has_figure(tokens: &[String]) -> bool {
    tokens.iter().any(|word| word.bytes().any(|byte| byte.is_ascii_digit()))
}

/// The search for a name in some words, less and less of them.
struct Search<'a, 't> {
    matching: Matching<'a, 't>,
    tokens: &'t [String],
    /// Whether a name may hold any words.
    open: bool,
    /// What named nothing, with how many small words could be taken off it.
    failed: Vec<(Range<usize>, usize)>,
}

impl Search<'_, '_> {
    fn opening(&self, tokens: &[String]) -> Option<usize> {
        self.open.then(|| self.matching.opening(tokens)).flatten()
    }

    fn stripped(&mut self, range: Range<usize>, depth: usize) -> Option<usize> {
        if range.is_empty() || self.failed.iter().any(|(failed, deep)| *failed == range && *deep >= depth) {
            return None;
        }
        let whole = self.matching.lookup(&self.tokens[range.clone()]);
        if whole.is_some() || depth == 0 {
            return whole;
        }
        let found = self.shortened(&range, depth - 1);
        if found.is_none() {
            self.failed.push((range, depth));
        }
        found
    }

    /// The section of the name with something taken off it.
    fn shortened(&mut self, range: &Range<usize>, depth: usize) -> Option<usize> {
        let Range { start, end } = *range;
        let tokens = &self.tokens[range.clone()];
        let (first, last) = (tokens.first()?, tokens.last()?);
        if first == SUBJECT || self.matching.is_link(first) || is_number(first) {
            return self.stripped(start + 1..end, depth).or_else(|| self.opening(tokens));
        }
        if self.matching.is_link(last) || is_number(last) {
            return self.stripped(start..end - 1, depth);
        }
        let names = self.matching.names;
        let rest = tokens.split_last().filter(|(last, _)| *last == SUBJECT).map_or(&[][..], |(_, rest)| rest);
        let prepositions = names.prepositions.closing(rest).map(|len| len + 1);
        let behind = prepositions.take(1).chain(names.tails.closing(tokens)).filter(|len| *len < tokens.len());
        behind
            .collect::<Vec<_>>()
            .into_iter()
            .find_map(|len| self.stripped(start..end - len, depth))
            .or_else(|| self.led(range, depth))
    }

    /// The section of what stands behind a modifier, the beginning of a question or an adjective.
    fn led(&mut self, range: &Range<usize>, depth: usize) -> Option<usize> {
        let Range { start, end } = *range;
        let tokens = &self.tokens[range.clone()];
        let names = self.matching.names;
        // What stands before a link is a name of its own, not the beginning of one.
        let linked = |at: usize| tokens.get(at).is_some_and(|word| names.is_link(word));
        let leads = |at: usize| at < tokens.len() && !linked(at) && !(tokens[at] == SUBJECT && linked(at + 1));
        let before: Vec<usize> = names.before.opening(tokens).map(|(len, _)| len).filter(|len| leads(*len)).collect();
        let found = before.into_iter().find_map(|len| self.stripped(start + len..end, depth));
        let described = |search: &mut Self| {
            let is_adjective = names.is_adjective(tokens.first()?) && !linked(1);
            let section = is_adjective.then(|| search.stripped(start + 1..end, depth)).flatten();
            section.filter(|section| names.described.iter().any(|known| usize::from(*known) == *section))
        };
        found.or_else(|| described(self)).or_else(|| self.opening(tokens))
    }
}
