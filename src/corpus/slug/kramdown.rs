//! Anchors as kramdown makes them without GFM: what comes before the first letter is cut, the rest is ASCII.

/// The anchor of a heading before it is made unique; "section" when nothing is left of it.
pub(super) fn slug(text: &str) -> String {
    let from_letter = text.trim_start_matches(|letter: char| !letter.is_ascii_alphabetic());
    let kept = from_letter.bytes().filter_map(|byte| match byte {
        b' ' => Some('-'),
        b'-' => Some('-'),
        _ if byte.is_ascii_alphanumeric() => Some(char::from(byte.to_ascii_lowercase())),
        _ => None,
    });
    let anchor: String = kept.collect();
    if anchor.is_empty() { "section".to_owned() } else { anchor }
}
