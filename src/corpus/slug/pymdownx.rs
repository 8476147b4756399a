//! Anchors as `pymdownx.slugs` makes them in lower case: letters, digits, `_` and `-` of any script stay.

use unicode_normalization::UnicodeNormalization;

/// The anchor of a heading before it is made unique.
pub(super) fn slug(text: &str) -> String {
    let text: String = text.trim().to_lowercase().nfc().collect();
    let kept = text.chars().filter(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '-' | ' '));
    kept.map(|letter| if letter == ' ' { '-' } else { letter }).collect()
}
