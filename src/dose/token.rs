//! Folded text to tokens: numbers, words with their meaning, marks.

use super::number::{self, Numeral};
use super::words::{self, List, Meaning, Sense, W};
use crate::text::octets;

/// A token of a folded text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token<'t> {
    pub(super) kind: Kind,
    /// As it stands in the text.
    pub(super) text: &'t str,
    /// The word lists that hold it.
    lists: u16,
    /// Its bytes of the text.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether nothing parts it from the token before.
    pub(super) glued: bool,
    /// How many brackets stand open around it.
    pub(super) depth: u8,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Kind {
    Number(Numeral),
    Word(Sense),
    Mark(char),
    /// The border of two cells of a table.
    Cell,
}

impl Token<'_> {
    pub(super) fn is(&self, word: W) -> bool {
        self.kind == Kind::Word(Sense::Word(word))
    }

    /// Whether a word list holds it.
    pub(super) const fn is_listed(&self, list: List) -> bool {
        self.lists & list as u16 != 0
    }

    pub(super) fn is_mark(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }

    /// The same word, as if it stood at a place of the text without taking any of it.
    pub(super) const fn moved(self, place: usize) -> Self {
        Self { start: place, end: place, glued: false, depth: 0, ..self }
    }

    pub(super) const fn is_word(&self) -> bool {
        matches!(self.kind, Kind::Word(_))
    }

    /// Whether it is written in capitals or with full stops: an abbreviation and no word.
    pub(super) fn is_abbreviated(&self) -> bool {
        let mut letters = self.text.chars().filter(|char| char.is_alphabetic());
        self.text.contains('.') || (letters.all(char::is_uppercase) && self.text.len() > 1)
    }
}

/// The tokens of `text`, a part of a longer text that begins at byte `offset` of it.
pub(super) fn tokens(text: &str, offset: usize) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::with_capacity(text.len() / 5 + 1);
    let mut at = 0;
    let mut glued = false;
    let mut depth = 0_u8;
    while let Some(char) = text.get(at..).and_then(|rest| rest.chars().next()) {
        if char == ' ' {
            at += 1;
            glued = false;
            continue;
        }
        let (kind, lists, end) = next(text, at, char, tokens.last().filter(|_| glued));
        if matches!(kind, Kind::Mark(')' | ']')) {
            depth = depth.saturating_sub(1);
        }
        let Some(part) = text.get(at..end) else { break };
        tokens.push(Token { kind, lists, text: part, start: offset + at, end: offset + end, glued, depth });
        if matches!(kind, Kind::Mark('(' | '[')) {
            depth = depth.saturating_add(1);
        }
        at = end;
        glued = kind != Kind::Cell;
    }
    tokens
}

fn next(text: &str, at: usize, char: char, before: Option<&Token<'_>>) -> (Kind, u16, usize) {
    let after = at + char.len_utf8();
    if char == '\n' {
        return (Kind::Cell, 0, after);
    }
    // The point of "max.60 mg" ends a word; that of "2×.5 mg" does not.
    let ends_another = before.is_some_and(|token| match token.kind {
        Kind::Number(_) => true,
        Kind::Word(sense) => sense != Sense::Word(W::X),
        Kind::Mark(_) | Kind::Cell => false,
    });
    if (char.is_ascii_digit() || (char == '.' && !ends_another))
        && let Some((number, end)) = numeral(text, at)
    {
        return (Kind::Number(number), 0, end);
    }
    if let Some(value) = number::vulgar(char) {
        return (Kind::Number(Numeral { value, doubtful: false, fraction: true }), 0, after);
    }
    if char.is_alphabetic() || char == 'µ' {
        let (Meaning { sense, lists }, end) = word(text, at);
        return (Kind::Word(sense), lists, end);
    }
    match char {
        '×' => (Kind::Word(Sense::Word(W::X)), 0, after),
        other => (Kind::Mark(other), 0, after),
    }
}

/// A number with what belongs to it: "1½", "1 ½".
fn numeral(text: &str, at: usize) -> Option<(Numeral, usize)> {
    let (mut number, end) = number::digits(text, at)?;
    let rest = text.get(end..)?;
    let gap = usize::from(rest.starts_with(' '));
    let part = rest.get(gap..).and_then(|rest| rest.chars().next());
    if let Some((char, value)) = part.and_then(|char| number::vulgar(char).map(|value| (char, value))) {
        number.value += value;
        number.fraction = true;
        return Some((number, end + gap + char.len_utf8()));
    }
    Some((number, end))
}

fn word(text: &str, at: usize) -> (Meaning, usize) {
    let rest = text.get(at..).unwrap_or_default();
    if let Some(end) = dotted(rest) {
        let part = rest.get(..end).unwrap_or_default();
        return (words::meaning(part, true), at + end);
    }
    let plain = octets::alphanumerics_end(rest.as_bytes(), 0);
    let ends = |char: char| {
        let goes_on = char.is_alphanumeric() || matches!(char, '_' | 'µ') || ('\u{300}'..='\u{36F}').contains(&char);
        !goes_on || number::vulgar(char).is_some()
    };
    let end = rest.get(plain..).and_then(|behind| behind.find(ends)).map_or(rest.len(), |len| plain + len);
    let part = rest.get(..end).unwrap_or_default();
    // "x3", "x5ml": the sign parts two numbers or a number and a period.
    if part.len() > 1 && matches!(part.as_bytes()[0], b'x' | b'X') && part.as_bytes()[1].is_ascii_digit() {
        return (words::meaning("x", false), at + 1);
    }
    let whole = words::meaning(part, false);
    // "daily2": the mark of a footnote behind a word.
    let name = part.trim_end_matches(|char: char| char.is_ascii_digit());
    if whole == Meaning::NONE && name.len() < part.len() && matches!(words::sense(name, false), Sense::Often(..)) {
        return (words::meaning(name, false), at + end);
    }
    (whole, at + end)
}

/// The end of an abbreviation with full stops ("b.i.d.", "q.4.d"), with its last stop.
fn dotted(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    if let [b'q' | b'Q', b'.', digit, ..] = bytes
        && digit.is_ascii_digit()
    {
        // "q.12h."
        let hours = bytes.iter().skip(2).take_while(|byte| byte.is_ascii_digit()).count();
        let letters = bytes.iter().skip(2 + hours).take_while(|byte| byte.is_ascii_alphabetic()).count();
        let end = 2 + hours + letters;
        return Some(end + usize::from(letters > 0 && bytes.get(end) == Some(&b'.')));
    }
    let mut end = 0;
    let mut letters = 0;
    while bytes.get(end).is_some_and(u8::is_ascii_alphanumeric) {
        letters += 1;
        match bytes.get(end + 1) {
            Some(b'.') => end += 2,
            Some(byte) if byte.is_ascii_alphanumeric() => return None,
            _ => {
                end += 1;
                break;
            }
        }
    }
    (letters > 1 && rest.get(..end).is_some_and(|part| part.contains('.'))).then_some(end)
}
