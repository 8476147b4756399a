//! Anchors as the toc extension of Python-Markdown makes them: decomposed to ASCII, runs of spaces and hyphens to one.

use unicode_normalization::UnicodeNormalization;

/// The anchor of a heading before it is made unique; "_1" and so on follow an empty one.
pub(super) fn slug(text: &str) -> String {
    let kept = text.nfkd().filter(|letter| {
        letter.is_ascii()
            && (letter.is_ascii_alphanumeric() || letter.is_ascii_whitespace() || matches!(letter, '_' | '-'))
    });
    let kept: String = kept.map(|letter| letter.to_ascii_lowercase()).collect();
    let mut anchor = String::with_capacity(kept.len());
    for letter in kept.trim().chars() {
        let joins = letter == '-' || letter.is_ascii_whitespace();
        match joins {
            true if anchor.ends_with('-') => {}
            true => anchor.push('-'),
            false => anchor.push(letter),
        }
    }
    anchor
}
