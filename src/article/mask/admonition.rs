//! Notes: `!!! note` of MkDocs, whose text is indented, and `> [!note]` of Obsidian and GitHub.

use super::fence::Fences;
use super::{MaskKind, Masked};
use crate::source::Span;

/// Finds the lines that begin a note or a tab.
pub(super) fn find(body: &str, code: &Fences<'_>, found: &mut Vec<Masked>) {
    for mark in ["!!!", "???", "===", "[!"] {
        for at in memchr::memmem::find_iter(body.as_bytes(), mark) {
            let line = body[..at].rfind('\n').map_or(0, |at| at + 1);
            let before = &body[line..at];
            if before.len() > 200 || code.hold(at) {
                continue;
            }
            let rest = body[at..].lines().next().unwrap_or("");
            if mark == "[!" {
                callout(at, before, rest, found);
            } else if before.bytes().all(|byte| matches!(byte, b' ' | b'\t')) {
                admonition(at, mark, rest, found);
            }
        }
    }
}

/// `!!! note "Title"`, `???+ note`, `=== "Tab"`: written over as the marker of a list item, whose text is indented alike.
fn admonition(at: usize, mark: &str, line: &str, found: &mut Vec<Masked>) {
    let line = line.trim_end();
    let behind = line.get(mark.len()..).unwrap_or("").trim_start_matches(['+', '!']);
    let words = behind.trim_start();
    if words.len() == behind.len() || words.is_empty() {
        return;
    }
    let quote = words.find('"');
    let types = quote.map_or(words, |quote| &words[..quote]).trim();
    let is_type = |word: &str| word.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    if !types.split(' ').all(is_type) || (mark == "===" && quote != Some(0)) || (quote.is_none() && types.is_empty()) {
        return;
    }
    let start_of_words = line.len() - words.len();
    let end = at + quote.map_or(line.len(), |quote| start_of_words + quote + 1);
    found.push(Masked { span: Span::new(at, end), kind: MaskKind::Admonition });
    if let Some(last) = line.rfind('"').filter(|last| at + last >= end) {
        found.push(Masked { span: Span::new(at + last, at + last + 1), kind: MaskKind::Markup });
    }
}

/// `> [!note]- Title`.
fn callout(at: usize, before: &str, line: &str, found: &mut Vec<Masked>) {
    if !before.trim_end().ends_with('>') || !before.bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'>')) {
        return;
    }
    let Some(close) = line.find(']') else { return };
    let kind = line.get(2..close).unwrap_or("");
    if kind.is_empty() || kind.contains('[') {
        return;
    }
    let fold = usize::from(line[close + 1..].starts_with(['-', '+']));
    found.push(Masked { span: Span::new(at, at + close + 1 + fold), kind: MaskKind::Callout });
}

/// Makes the first bytes the marker of a list item with a text at column four.
pub(super) fn write_marker(stretch: &mut [u8]) {
    for (byte, mark) in stretch.iter_mut().zip(b"-   ") {
        *byte = *mark;
    }
}
