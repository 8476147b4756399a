//! Text of an article made harmless for the place it is shown in.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, Write};

/// Text for one line of a terminal: control characters and marks that reorder text become visible.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    let is_plain = |byte: u8| byte != b'\n' && is_plain(byte);
    if text.bytes().all(is_plain) || !text.chars().any(|char| char.is_control() || reorders(char)) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    text.chars().for_each(|char| push_visible(&mut shown, char));
    Cow::Owned(shown)
}

/// Appends a character so that a terminal shows it and does not obey it.
pub(super) fn push_visible(shown: &mut String, char: char) {
    match char {
        '\u{0}'..='\u{1f}' => shown.push(char::from_u32(0x2400 + char as u32).unwrap_or('\u{fffd}')),
        '\u{7f}' => shown.push('\u{2421}'),
        char if char.is_control() || reorders(char) => {
            // Writing to a string never fails.
            let _ = write!(shown, "<U+{:04X}>", char as u32);
        }
        char => shown.push(char),
    }
}

/// Marks that change the order in which text is shown, break lines unseen, or carry hidden text.
fn reorders(char: char) -> bool {
    matches!(char, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
        | '\u{e0000}'..='\u{e007f}')
}

/// Passes JSON on, with characters that a terminal would obey escaped; what it says stays the same. `serde_json` writes
/// whole characters.
pub(super) struct JsonWriter<W>(pub(super) W);

impl<W: Write> Write for JsonWriter<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut rest = std::str::from_utf8(bytes).map_err(io::Error::other)?;
        while let Some((at, char)) = first_command(rest) {
            let (before, after) = rest.split_at(at);
            self.0.write_all(before.as_bytes())?;
            // Such characters stand only inside strings, for the writer of JSON escapes the others itself.
            for unit in char.encode_utf16(&mut [0; 2]) {
                write!(self.0, "\\u{unit:04x}")?;
            }
            rest = &after[char.len_utf8()..];
        }
        self.0.write_all(rest.as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// The first character but a line feed that a terminal would obey, and where it stands.
fn first_command(text: &str) -> Option<(usize, char)> {
    let mut at = 0;
    loop {
        // Most text is plain, which is seen sixteen bytes at a time.
        let sixteen = |at: usize| text.as_bytes().get(at..)?.first_chunk::<16>();
        while sixteen(at).is_some_and(|bytes| bytes.iter().fold(true, |all, byte| all & is_plain(*byte))) {
            at += 16;
        }
        let char = text.get(at..)?.chars().next()?;
        if char != '\n' && (char.is_control() || reorders(char)) {
            return Some((at, char));
        }
        at += char.len_utf8();
    }
}

/// Whether a byte is a visible ASCII character, a space or a line feed.
const fn is_plain(byte: u8) -> bool {
    matches!(byte, b'\n' | b' '..=b'~')
}

/// A path as a relative reference of a URI.
#[must_use]
pub(super) fn uri(path: &str) -> String {
    use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
    const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');
    utf8_percent_encode(path, KEPT).to_string()
}

/// Text for an XML document, in an attribute or between tags. What XML cannot hold is shown instead.
#[must_use]
pub(super) fn xml(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 16);
    for char in visible(text).chars() {
        match char {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            char => escaped.push(char),
        }
    }
    escaped
}

/// Text for an HTML page, in an attribute or between tags; line breaks stay.
#[must_use]
pub(super) fn html(text: &str) -> String {
    text.split('\n').map(|line| xml(line.trim_end_matches('\r'))).collect::<Vec<_>>().join("\n")
}

/// Text for a cell of a Markdown table: nothing in it is markup.
#[must_use]
pub(super) fn markdown(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 16);
    for char in visible(text).chars() {
        match char {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '$' => escaped.extend(['\\', char]),
            char => escaped.push(char),
        }
    }
    escaped
}

/// Text for a field of a CSV file: quoted where it must be, and never a formula of a spreadsheet.
#[must_use]
pub(super) fn csv(text: &str) -> String {
    let text = visible(text);
    let text = if text.starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text.into_owned() };
    if text.contains([',', '"', ' ', ';']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}
