//! Where the target of a link stands, by the grammar of `CommonMark` (sections 4.7 and 6.3).

use crate::source::{SourceFile, Span};

/// The bytes of the destination that begins at or behind white space at `from`, without angle brackets.
pub(super) fn destination(text: &str, from: usize) -> Option<Span> {
    let rest = text.get(from..)?;
    let start = from + (rest.len() - rest.trim_start().len());
    let rest = text.get(start..)?;
    if let Some(inner) = rest.strip_prefix('<') {
        let len = unescaped(inner, |byte| byte == b'>')?;
        return Some(Span::new(start + 1, start + 1 + len));
    }
    let (mut depth, mut escaped) = (0_usize, false);
    for (at, byte) in rest.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'(' => depth += 1,
            b')' if depth == 0 => return Some(Span::new(start, start + at)),
            b')' => depth -= 1,
            0..=b' ' => return Some(Span::new(start, start + at)),
            _ => {}
        }
    }
    Some(Span::new(start, text.len()))
}

/// The bytes of the target of the definition `span`: `[label]: target "title"`.
pub(super) fn of_definition(text: &str, span: Span) -> Option<Span> {
    let raw = text.get(span.range())?;
    let open = raw.find('[')? + 1;
    let close = open + unescaped(raw.get(open..)?, |byte| byte == b']')?;
    let colon = close + raw.get(close..)?.find(':')? + 1;
    let found = destination(text.get(..span.end)?, span.start + colon)?;
    (found.end <= span.end).then_some(found)
}

/// The place of the first byte that is wanted and has no backslash before it.
fn unescaped(text: &str, wanted: impl Fn(u8) -> bool) -> Option<usize> {
    let mut escaped = false;
    text.bytes().position(|byte| {
        let hit = !escaped && wanted(byte);
        escaped = !escaped && byte == b'\\';
        hit
    })
}

/// The id of an attribute list, `{: #id .class}`, with its bytes.
pub(super) fn id_of_attributes(source: &SourceFile, span: Span) -> Option<(String, Span)> {
    let raw = source.slice(span);
    let hash = raw.find('#')? + 1;
    let rest = raw.get(hash..)?;
    let len = rest.find(|char: char| char.is_whitespace() || char == '}').unwrap_or(rest.len());
    let span = Span::new(span.start + hash, span.start + hash + len);
    (len > 0).then(|| (rest[..len].to_owned(), span))
}
