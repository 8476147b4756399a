//! Tags of MDX that fill whole lines: what stands between them is Markdown.

use super::fence::Fences;
use super::{MaskKind, Masked};
use crate::source::Span;

/// Elements whose content is Markdown when their tags stand on lines of their own; components are always so.
const TRANSPARENT: &[&str] = &["div", "section", "article", "aside", "main", "details", "center", "figure", "span"];

/// Finds lines that hold nothing but tags.
pub(super) fn find(body: &str, code: &Fences<'_>, found: &mut Vec<Masked>) {
    let mut from = 0;
    for at in memchr::memchr_iter(b'<', body.as_bytes()) {
        if at < from {
            continue;
        }
        let line = body[..at].rfind('\n').map_or(0, |at| at + 1);
        let opens_line = at - line < 200 && body[line..at].trim_matches([' ', '\t', '>']).is_empty();
        if !opens_line || code.hold(at) {
            continue;
        }
        let Some(end) = tags(body, at) else { continue };
        found.push(Masked { span: Span::new(at, end), kind: MaskKind::Tags });
        from = end;
    }
}

/// The end of the tags that begin at `at`, when a line ends there.
fn tags(body: &str, at: usize) -> Option<usize> {
    let mut at = at;
    loop {
        let end = at + tag(body.get(at..)?)?;
        let rest = body.get(end..)?;
        let next = rest.trim_start_matches([' ', '\t']);
        if next.is_empty() || next.starts_with(['\n', '\r']) {
            return Some(end);
        }
        if !next.starts_with('<') {
            return None;
        }
        at = end + (rest.len() - next.len());
    }
}

/// The length of the tag of a component that opens `text`.
fn tag(text: &str) -> Option<usize> {
    const LONGEST: usize = 4_000;
    let inner = text.strip_prefix('<')?;
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    let name_end = inner.find(|char: char| !(char.is_alphanumeric() || matches!(char, '.' | '_' | '-')))?;
    let name = &inner[..name_end];
    let component = name.is_empty() || name.starts_with(char::is_uppercase) || name.contains('.');
    if !component && !TRANSPARENT.contains(&name) {
        return None;
    }
    if name.is_empty() && !inner.starts_with('>') {
        return None;
    }
    let (mut quote, mut depth) = (None, 0_usize);
    for (at, byte) in text.bytes().enumerate().take(LONGEST) {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'' | b'`') => quote = Some(byte),
            (None, b'{') => depth += 1,
            (None, b'}') => depth = depth.saturating_sub(1),
            (None, b'>') if depth == 0 => return Some(at + 1),
            _ => {}
        }
    }
    None
}
