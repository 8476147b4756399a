//! Anchors as GitHub makes them: lower case, spaces to hyphens, punctuation and symbols away.

/// The anchor of a heading before it is made unique.
pub(super) fn slug(text: &str) -> String {
    // The regular expression of the crate is compiled on the first heading that is not ASCII only.
    if text.is_ascii() { ascii(text) } else { github_slugger::slug(text) }
}

fn ascii(text: &str) -> String {
    let kept = text.bytes().filter_map(|byte| match byte {
        b' ' => Some('-'),
        b'-' | b'_' => Some(char::from(byte)),
        _ if byte.is_ascii_alphanumeric() => Some(char::from(byte.to_ascii_lowercase())),
        _ => None,
    });
    kept.collect()
}
