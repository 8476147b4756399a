//! Headings and titles to lower-case words, without numbering, marks and emoji.

use crate::text::Rows;

/// A word, or a mark that parts names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    Word(String),
    /// `:` for a mark behind which an explanation may stand, `?` for the end of a question, `,` for the others.
    Mark(char),
}

/// The words and marks of a heading, its numbering taken off.
pub(super) fn pieces(heading: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut word = String::new();
    let mut chars = heading.chars().peekable();
    while let Some(char) = chars.next() {
        if char.is_alphanumeric()
            || (char == '\'' && !word.is_empty() && chars.peek().is_some_and(|c| c.is_alphanumeric()))
        {
            match char.is_ascii() {
                true => word.push(char.to_ascii_lowercase()),
                false => word.extend(char.to_lowercase()),
            }
            continue;
        }
        let spaced = word.is_empty() && chars.peek() == Some(&' ');
        end_word(&mut word, &mut pieces);
        match char {
            '&' => pieces.push(Piece::Word("&".to_owned())),
            '*' => pieces.push(Piece::Word("*".to_owned())),
            ':' | '(' | '[' | '\u{2014}' | '|' => pieces.push(Piece::Mark(':')),
            '-' if spaced => pieces.push(Piece::Mark(':')),
            '?' => pieces.push(Piece::Mark('?')),
            ',' | ';' | '/' | '+' | '!' | ')' | ']' | '.' => pieces.push(Piece::Mark(',')),
            _ => {}
        }
    }
    end_word(&mut word, &mut pieces);
    unnumbered(pieces)
}

fn end_word(word: &mut String, pieces: &mut Vec<Piece>) {
    if word.is_empty() {
        return;
    }
    let word = std::mem::take(word);
    // French elision: "l'alcool" is two words, "can't" is one.
    match word.split_once('\'') {
        Some((before, after))
            if matches!(before, "l" | "d" | "qu" | "n" | "s" | "j" | "c" | "m") && after.len() > 1 =>
        {
            pieces.push(Piece::Word(before.to_owned()));
            pieces.push(Piece::Word(after.to_owned()));
        }
        _ => pieces.push(Piece::Word(word)),
    }
}

/// Takes "2.1", "Step 3:", "iv)" off the front.
fn unnumbered(mut pieces: Vec<Piece>) -> Vec<Piece> {
    let is_number = |piece: &Piece| match piece {
        Piece::Word(word) => {
            let digits = word.strip_prefix('q').unwrap_or(word);
            !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
        }
        Piece::Mark(_) => false,
    };
    let is_step = |piece: &Piece| matches!(piece, Piece::Word(word) if matches!(word.as_str(), "step" | "part" | "section" | "chapter"));
    let is_roman = |piece: &Piece| matches!(piece, Piece::Word(word) if word.len() <= 4 && word.bytes().all(|b| matches!(b, b'i' | b'v' | b'x')));
    let is_letter = |piece: &Piece| matches!(piece, Piece::Word(word) if word.chars().count() == 1);
    let start = match pieces.as_slice() {
        [step, number, ..] if is_step(step) && is_number(number) => 2,
        [letter, Piece::Mark(','), ..] if is_roman(letter) => 2,
        [Piece::Mark(_), letter, Piece::Mark(','), ..] if is_letter(letter) => 3,
        _ => 0,
    };
    pieces.drain(..start);
    let skip = pieces.iter().take_while(|piece| is_number(piece) || matches!(piece, Piece::Mark(_))).count();
    if skip < pieces.len() {
        pieces.drain(..skip);
    }
    pieces
}

/// The words alone.
pub(super) fn plain(text: &str) -> Vec<String> {
    let word = |piece| match piece {
        Piece::Word(word) => Some(word),
        Piece::Mark(_) => None,
    };
    pieces(text).into_iter().filter_map(word).collect()
}

/// What an article of this title may call its subject, the longest first: "Baclofen: uses and dosage" is about
/// "baclofen", "High blood pressure (hypertension)" about either.
pub(super) fn subjects(title: &str, titles: &Rows) -> Vec<Vec<String>> {
    let mut found: Vec<Vec<String>> = Vec::new();
    let mut current: Vec<String> = Vec::new();
    for piece in pieces(title) {
        match piece {
            Piece::Word(word) => current.push(word),
            Piece::Mark(_) => found.push(std::mem::take(&mut current)),
        }
    }
    found.push(current);
    let whole = found.concat();
    found.truncate(2);
    found.push(whole);
    let parts: Vec<Vec<String>> = found.clone();
    for part in parts {
        if let Some(at) = part.iter().position(|word| {
            matches!(word.as_str(), "for" | "in" | "vs" | "versus" | "and" | "or" | "&" | "oral" | "tablets")
                || word.starts_with(|char: char| char.is_ascii_digit())
        }) && at > 0
        {
            found.push(part[..at].to_vec());
            found.push(part[at + 1..].to_vec());
        }
        if let [what, is, rest @ ..] = part.as_slice()
            && matches!((what.as_str(), is.as_str()), ("what", "is" | "are") | ("living", "with") | ("all", "about"))
        {
            found.push(rest.to_vec());
        }
    }
    found.retain(|words| is_subject(words, titles));
    found.sort_by_key(|words| std::cmp::Reverse(words.len()));
    found.dedup();
    found
}

/// Whether a title of these words can be what an article is about.
pub(super) fn is_subject(words: &[String], titles: &Rows) -> bool {
    !words.is_empty() && words.len() <= 14 && !is_common(words, titles)
}

/// A title of words that any article may be called by (`titles`, sorted) names no subject.
fn is_common(words: &[String], titles: &Rows) -> bool {
    words.iter().all(|word| titles.position(word).is_some() || word == "&" || word == "and")
}
