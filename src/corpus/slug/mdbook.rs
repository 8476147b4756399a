//! Anchors as mdBook makes them: letters, digits, `_` and `-` stay, spaces become hyphens.

/// The anchor of a heading before it is made unique.
pub(super) fn slug(text: &str) -> String {
    let kept = text.chars().filter_map(|letter| match letter {
        '_' | '-' => Some(letter),
        letter if letter.is_alphanumeric() => Some(letter.to_ascii_lowercase()),
        letter if letter.is_whitespace() => Some('-'),
        _ => None,
    });
    kept.collect()
}
