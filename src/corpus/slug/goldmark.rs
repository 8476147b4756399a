//! Anchors as Hugo makes them with goldmark (`autoHeadingIDType: github`).

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The anchor of a heading before it is made unique; "heading" when nothing is left of it.
pub(super) fn slug(text: &str) -> String {
    let mut anchor = String::with_capacity(text.len());
    for letter in text.trim().chars() {
        match letter {
            '-' | '_' => anchor.push(letter),
            letter if letter.is_whitespace() => anchor.push('-'),
            letter if letter.is_alphanumeric() || is_combining_mark(letter) && !is_selector(letter) => {
                anchor.extend(letter.to_lowercase());
            }
            _ => {}
        }
    }
    if anchor.is_empty() { "heading".to_owned() } else { anchor }
}

/// The same without accents and without all else that is not ASCII.
pub(super) fn ascii(text: &str) -> String {
    slug(&text.nfd().filter(char::is_ascii).collect::<String>())
}

/// Whether a mark chooses between forms of an emoji, which is taken away with the emoji.
const fn is_selector(letter: char) -> bool {
    matches!(letter, '\u{FE00}'..='\u{FE0F}')
}
