//! Fenced code: what stands there is left alone.

use std::cell::OnceCell;

use super::Dialect;
use crate::source::Span;

/// The fenced code of a text, looked for when first asked for.
pub(super) struct Fences<'t> {
    text: &'t str,
    none: bool,
    spans: OnceCell<Vec<Span>>,
}

impl<'t> Fences<'t> {
    pub(super) fn new(text: &'t str, dialect: Dialect) -> Self {
        Self { text, none: dialect == Dialect::Html, spans: OnceCell::new() }
    }

    /// Whether the byte `at` stands in fenced code.
    pub(super) fn hold(&self, at: usize) -> bool {
        if self.none {
            return false;
        }
        let spans = self.spans.get_or_init(|| find(self.text));
        let index = spans.partition_point(|span| span.end <= at);
        spans.get(index).is_some_and(|span| span.start <= at)
    }
}

struct Open {
    start: usize,
    mark: u8,
    length: usize,
}

fn find(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut open: Option<Open> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let inner = line.trim_start_matches([' ', '\t', '>']).as_bytes();
        let mark = inner.first().copied().filter(|mark| matches!(mark, b'`' | b'~'));
        let length = mark.map_or(0, |mark| inner.iter().take_while(|next| **next == mark).count());
        match (&open, mark) {
            (None, Some(mark)) if length >= 3 && !(mark == b'`' && inner[length..].contains(&b'`')) => {
                open = Some(Open { start: at, mark, length });
            }
            (Some(opened), Some(mark)) if mark == opened.mark && length >= opened.length => {
                spans.push(Span::new(opened.start, at + line.len()));
                open = None;
            }
            _ => {}
        }
        at += line.len();
    }
    if let Some(opened) = open {
        spans.push(Span::new(opened.start, at));
    }
    spans
}
