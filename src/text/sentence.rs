//! Sentences of a folded block: where each ends, and where a full stop ends nothing.

use std::ops::Range;

use super::key::{KEY_BYTES, key};

/// Abbreviations after which a full stop does not end a sentence, lower case, without the last stop ("e.g", "dr").
#[derive(Debug, Clone, Default)]
pub struct Abbreviations {
    /// The keys of those that a key holds, sorted.
    short: Vec<u64>,
    /// The others, sorted.
    long: Vec<String>,
}

impl FromIterator<String> for Abbreviations {
    fn from_iter<I: IntoIterator<Item = String>>(words: I) -> Self {
        let (short, mut long): (Vec<String>, Vec<String>) = words.into_iter().partition(|word| word.len() <= KEY_BYTES);
        let mut short: Vec<u64> = short.iter().map(|word| key(word.as_bytes())).collect();
        short.sort_unstable();
        long.sort_unstable();
        Self { short, long }
    }
}

impl Abbreviations {
    /// Whether `word` (without its last stop) is one of them, whatever its case.
    #[must_use]
    pub fn contains(&self, word: &str) -> bool {
        if word.len() <= KEY_BYTES {
            return self.short.binary_search(&key(word.as_bytes())).is_ok();
        }
        !self.long.is_empty() && self.long.binary_search(&word.to_lowercase()).is_ok()
    }
}

/// No sentence is longer, in bytes: what has no end for so long is a list or a fault of the text, and what looks at a
/// sentence for each of its words must not pay for the whole of it.
const LONGEST: usize = 3000;

/// The sentences of `block`, a range of the folded `text` without line feeds, trimmed of white space. One that is very
/// long is parted between two words.
#[must_use]
pub fn sentences(text: &str, block: Range<usize>, abbreviations: &Abbreviations) -> Vec<Range<usize>> {
    let Some(all) = text.get(block.clone()) else { return Vec::new() };
    let mut found = Vec::new();
    let mut start = 0;
    for at in memchr::memchr3_iter(b'.', b'!', b'?', all.as_bytes()) {
        if at < start {
            continue;
        }
        let end = behind_closers(all, at + 1);
        if ends_sentence(all, start, at, end, abbreviations) {
            push(all, start..end, block.start, &mut found);
            start = end;
        }
    }
    push(all, start..all.len(), block.start, &mut found);
    found
}

/// The end of further stops, quotes, brackets and numbers of sources behind a stop: "…the teeth.[1][2]".
fn behind_closers(text: &str, mut at: usize) -> usize {
    loop {
        let rest = &text.as_bytes()[at..];
        let len = match rest.first() {
            Some(b'.' | b'!' | b'?' | b'"' | b'\'' | b')' | b']') => 1,
            Some(b'[') => marker(rest),
            _ => 0,
        };
        if len == 0 {
            return at;
        }
        at += len;
    }
}

/// The length of the numbers of sources in brackets that a text begins with: "[1]", "[2, 3]", "[4-6]".
fn marker(text: &[u8]) -> usize {
    let inner = text[1..].iter().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'-' | b' ')).count();
    let is_number = text.get(1).is_some_and(u8::is_ascii_digit) && text.get(inner + 1) == Some(&b']');
    if is_number { inner + 2 } else { 0 }
}

fn ends_sentence(text: &str, start: usize, stop: usize, end: usize, abbreviations: &Abbreviations) -> bool {
    let rest = &text[end..];
    let Some(next) = rest.strip_prefix(' ') else { return end == stop + 1 && is_glued(&text[start..stop], rest) };
    let Some(first) = next.trim_start_matches(['"', '\'', '(', '[']).chars().next() else { return true };
    let closed = end > stop + 1;
    if text.as_bytes()[stop] != b'.' {
        return !first.is_lowercase();
    }
    if first.is_lowercase() || matches!(first, ',' | ';' | ':' | ')' | ']') {
        return false;
    }
    let word = last_word(&text[start..stop]);
    if closed || word.is_empty() {
        return true;
    }
    if is_initial(word) {
        return false;
    }
    if word.contains('.') && word.chars().all(|char| char.is_alphabetic() || char == '.') {
        return !abbreviations.contains(word) && ends_after_dotted(word, next);
    }
    if word.eq_ignore_ascii_case("no") {
        return !first.is_ascii_digit();
    }
    !abbreviations.contains(word)
}

/// Whether the space between two sentences is forgotten: "in pregnancy.It is", not "Node.js" or "p.Arg".
fn is_glued(before: &str, behind: &str) -> bool {
    const SHORTEST: usize = 4;
    let word = last_word(before);
    let mut letters = behind.chars();
    word.len() >= SHORTEST
        && word.chars().all(char::is_lowercase)
        && letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_some_and(|letter| letter.is_lowercase() || letter == ' ')
}

/// "U.S.", "q.i.d.": a sentence may end there only when a word that often begins one follows.
fn ends_after_dotted(word: &str, next: &str) -> bool {
    const OPENERS: [&str; 16] =
        ["The", "This", "These", "It", "If", "In", "A", "An", "You", "Your", "Do", "He", "She", "They", "We", "Take"];
    let first = next.split(' ').next().unwrap_or("");
    word.len() > 1 && OPENERS.contains(&first)
}

/// "J." of a name.
fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    matches!((chars.next(), chars.next()), (Some(letter), None) if letter.is_uppercase() && letter != 'I')
}

fn last_word(text: &str) -> &str {
    let from = text.rfind([' ', '(', '"', '[', '\u{1A}', '/']).map_or(0, |at| at + 1);
    text.get(from..).unwrap_or("")
}

fn push(text: &str, mut range: Range<usize>, base: usize, found: &mut Vec<Range<usize>>) {
    while range.len() > LONGEST {
        let end = cut(text, range.start);
        push_short(text, range.start..end, base, found);
        range.start = end;
    }
    push_short(text, range, base, found);
}

/// Where a sentence that begins at `start` and is too long is cut: at its last space, or where it is full.
fn cut(text: &str, start: usize) -> usize {
    let full = (start + 1..=start + LONGEST).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    let space = text.get(start..full).and_then(|part| part.rfind(' ')).filter(|at| *at > 0);
    space.map_or(full, |at| start + at)
}

fn push_short(text: &str, range: Range<usize>, base: usize, found: &mut Vec<Range<usize>>) {
    let raw = &text[range.clone()];
    let trimmed = raw.trim();
    if !trimmed.is_empty() {
        let start = range.start + (raw.len() - raw.trim_start().len());
        found.push(base + start..base + start + trimmed.len());
    }
}
