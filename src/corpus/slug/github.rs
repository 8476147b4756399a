//! Anchors as GitHub makes them: lower case, spaces to hyphens, punctuation and symbols away.

/// The anchor of a heading before it is made unique.
pub(super) fn slug(text: &str) -> String {
    // The regular expression of the crate is compiled on the first heading of rare characters.
    plain(text).unwrap_or_else(|| github_slugger::slug(text))
}

/// The same of letters, ASCII and common punctuation; none with other characters.
fn plain(text: &str) -> Option<String> {
    let mut anchor = String::with_capacity(text.len());
    for char in text.to_lowercase().chars() {
        match char {
            ' ' => anchor.push('-'),
            '-' | '_' => anchor.push(char),
            _ if char.is_ascii_digit() || char.is_alphabetic() => anchor.push(char),
            // Dashes, quotation marks and dots.
            '\0'..='\x7F' | '\u{2010}'..='\u{2027}' => {}
            _ => return None,
        }
    }
    Some(anchor)
}
