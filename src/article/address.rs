//! Bare addresses in running text: `https://…` and `www.…`.

use super::mask::{MaskKind, Masked};
use crate::source::Span;

const SCHEMES: [&str; 3] = ["https", "http", "ftp"];

/// Adds the bare addresses of `text`, which stands at byte `base` of the source, to the sorted `masked`.
pub(super) fn find(text: &str, base: usize, masked: &mut Vec<Masked>) {
    let before = masked.len();
    let mut end = 0;
    for start in starts(text) {
        if start < end {
            continue;
        }
        end = start + length(&text[start..]);
        masked.push(Masked { span: Span::new(base + start, base + end), kind: MaskKind::Address });
    }
    if before > 0 && masked.len() > before {
        masked.sort_by_key(|masked| masked.span);
        let mut end = 0;
        masked.retain(|masked| {
            let apart = masked.span.start >= end;
            end = end.max(masked.span.end);
            apart
        });
    }
}

/// Where addresses begin, in order.
fn starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let mut starts: Vec<usize> = memchr::memmem::find_iter(bytes, "://")
        .filter_map(|at| {
            let scheme = SCHEMES.iter().find(|scheme| bytes[..at].ends_with(scheme.as_bytes()))?;
            Some(at - scheme.len())
        })
        .collect();
    let schemes = starts.len();
    let opens =
        |at: usize| at == 0 || !(bytes[at - 1].is_ascii_alphanumeric() || matches!(bytes[at - 1], b'/' | b'@' | b'.'));
    starts.extend(memchr::memmem::find_iter(bytes, "www.").filter(|at| opens(*at)));
    if schemes > 0 && starts.len() > schemes {
        starts.sort_unstable();
    }
    starts
}

/// How long an address is: up to white space or a delimiter, without the stops at its end.
fn length(text: &str) -> usize {
    let (mut depth, mut end) = (0_usize, text.len());
    for (at, char) in text.char_indices() {
        match char {
            '(' => depth += 1,
            ')' if depth == 0 => {
                end = at;
                break;
            }
            ')' => depth -= 1,
            '<' | '>' | '"' | '`' | '|' | '[' | ']' | '{' | '}' | '\\' | '\u{201C}' | '\u{201D}' => {
                end = at;
                break;
            }
            char if char.is_whitespace() || char.is_control() => {
                end = at;
                break;
            }
            _ => {}
        }
    }
    text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', '\u{2019}']).len().max(1)
}
