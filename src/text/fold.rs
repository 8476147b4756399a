//! Folding: one spelling for the many code points that look alike, with a map back to the original bytes.

use std::ops::Range;

use crate::source::Span;

/// Stands for inline code, an address or a shortcode: something that is not prose and parts words.
pub const OPAQUE: char = '\u{1A}';

/// A folded text with a map from each of its bytes to the original.
#[derive(Debug, Clone, Default)]
pub struct Folded {
    text: String,
    runs: Vec<Run>,
}

/// A stretch of folded text that comes from one stretch of the original. Equal lengths map byte by byte,
/// others as a whole. The run ends where the next begins.
#[derive(Debug, Clone, Copy)]
struct Run {
    folded: usize,
    original: usize,
    original_end: usize,
}

impl Folded {
    /// The folded text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The original bytes behind a range of the folded text.
    #[must_use]
    pub fn original(&self, range: Range<usize>) -> Span {
        if self.runs.is_empty() {
            return Span::default();
        }
        if range.end <= range.start {
            let at = self.original_start(range.start);
            return Span::new(at, at);
        }
        let start = self.original_start(range.start);
        let last = self.run_at(range.end - 1);
        let run = self.runs[last];
        let end = if self.is_verbatim(last) { run.original + (range.end - run.folded) } else { run.original_end };
        Span::new(start, end.max(start))
    }

    /// The folded range that stands for the original bytes of `span`: everything folded from inside it.
    #[must_use]
    pub fn folded(&self, span: Span) -> Range<usize> {
        let first = self.runs.partition_point(|run| run.original_end <= span.start);
        let Some(run) = self.runs.get(first) else { return self.text.len()..self.text.len() };
        let start =
            if self.is_verbatim(first) { run.folded + span.start.saturating_sub(run.original) } else { run.folded };
        let last = self.runs.partition_point(|run| run.original < span.end);
        if last <= first {
            return start..start;
        }
        let run = self.runs[last - 1];
        let end = if self.is_verbatim(last - 1) {
            run.folded + (span.end.min(run.original_end) - run.original)
        } else {
            self.run_end(last - 1)
        };
        start..end.max(start)
    }

    fn original_start(&self, at: usize) -> usize {
        let index = self.run_at(at);
        let run = self.runs[index];
        if self.is_verbatim(index) { run.original + (at - run.folded) } else { run.original }
    }

    fn run_at(&self, at: usize) -> usize {
        self.runs.partition_point(|run| run.folded <= at).saturating_sub(1)
    }

    fn run_end(&self, index: usize) -> usize {
        self.runs.get(index + 1).map_or(self.text.len(), |next| next.folded)
    }

    fn is_verbatim(&self, index: usize) -> bool {
        let run = self.runs[index];
        self.run_end(index) - run.folded == run.original_end - run.original
    }
}

/// Collects a folded text piece by piece, in the order of the original.
#[derive(Debug, Default)]
pub struct FoldBuilder {
    out: Folded,
}

impl FoldBuilder {
    /// An empty builder with room for `capacity` bytes.
    #[must_use]
    pub fn with_capacity(capacity: usize) -> Self {
        Self { out: Folded { text: String::with_capacity(capacity), runs: Vec::new() } }
    }

    /// The number of folded bytes so far.
    #[must_use]
    pub fn len(&self) -> usize {
        self.out.text.len()
    }

    /// Whether nothing was added yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.out.text.is_empty()
    }

    /// The folded text so far.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.out.text
    }

    /// Adds `piece`, which stands verbatim in the original at `at`. Runs of white space become one space.
    pub fn push(&mut self, at: usize, piece: &str) {
        let bytes = piece.as_bytes();
        let mut plain = 0;
        let mut index = 0;
        while index < bytes.len() {
            let byte = bytes[index];
            if (byte > b' ' && byte < 0x7F) || (byte == b' ' && !self.ends_in_space(&piece[plain..index])) {
                index += 1;
                continue;
            }
            self.verbatim(at + plain, &piece[plain..index]);
            let Some(char) = piece[index..].chars().next() else { break };
            self.push_char(Span::new(at + index, at + index + char.len_utf8()), char);
            index += char.len_utf8();
            plain = index;
        }
        self.verbatim(at + plain, &piece[plain..]);
    }

    /// Adds `text` (an entity's meaning, a separator) for the original bytes `span`, folded as well.
    pub fn replace(&mut self, span: Span, text: &str) {
        for char in text.chars() {
            self.push_char(span, char);
        }
    }

    /// Adds the marker of something that is not prose.
    pub fn opaque(&mut self, span: Span) {
        self.raw(span, "\u{1A}");
    }

    /// Adds a line feed: the end of a block. Nothing matches across it.
    pub fn end_block(&mut self, at: usize) {
        self.raw(Span::new(at, at), "\n");
    }

    /// The finished text.
    #[must_use]
    pub fn finish(self) -> Folded {
        self.out
    }

    fn ends_in_space(&self, pending: &str) -> bool {
        match pending.as_bytes().last() {
            Some(byte) => *byte == b' ',
            None => matches!(self.out.text.as_bytes().last(), None | Some(b' ' | b'\n')),
        }
    }

    fn push_char(&mut self, span: Span, char: char) {
        match fold_char(char) {
            Fold::Drop => {}
            Fold::Space if self.ends_in_space("") => {}
            Fold::Space => self.raw(span, " "),
            Fold::To(text) => self.raw(span, text),
            Fold::Ascii(byte) => {
                let mut buffer = [0; 4];
                self.raw(span, char::from(byte).encode_utf8(&mut buffer));
            }
            Fold::Keep => {
                let mut buffer = [0; 4];
                self.raw(span, char.encode_utf8(&mut buffer));
            }
        }
    }

    fn verbatim(&mut self, at: usize, piece: &str) {
        if !piece.is_empty() {
            self.raw(Span::new(at, at + piece.len()), piece);
        }
    }

    fn raw(&mut self, span: Span, text: &str) {
        let folded = self.out.text.len();
        let joins = span.len() == text.len()
            && self.out.runs.last().is_some_and(|last| {
                last.original_end == span.start && last.original_end - last.original == folded - last.folded
            });
        if let (true, Some(last)) = (joins, self.out.runs.last_mut()) {
            last.original_end = span.end;
        } else {
            self.out.runs.push(Run { folded, original: span.start, original_end: span.end });
        }
        self.out.text.push_str(text);
    }
}

enum Fold {
    Keep,
    Drop,
    Space,
    To(&'static str),
    Ascii(u8),
}

/// What one code point becomes. Sources: Unicode compatibility mappings, restricted to those that keep the meaning
/// of a dose; vulgar fractions, superscripts and the em dash are kept.
fn fold_char(char: char) -> Fold {
    match char {
        '\u{00AD}' | '\u{200B}' | '\u{200C}' | '\u{200D}' | '\u{2060}' | '\u{FEFF}' | '\u{FE0F}' => Fold::Drop,
        '\u{1A}' => Fold::Space,
        '\u{00A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' | '\u{2028}' | '\u{2029}' => {
            Fold::Space
        }
        '\u{2010}'..='\u{2013}' | '\u{2212}' | '\u{FE63}' | '\u{FF0D}' => Fold::To("-"),
        '\u{2018}' | '\u{2019}' | '\u{201A}' | '\u{201B}' | '\u{02BC}' => Fold::To("'"),
        '\u{201C}' | '\u{201D}' | '\u{201E}' | '\u{201F}' | '\u{00AB}' | '\u{00BB}' => Fold::To("\""),
        '\u{03BC}' => Fold::To("\u{00B5}"),
        '\u{338D}' => Fold::To("\u{00B5}g"),
        '\u{338E}' => Fold::To("mg"),
        '\u{338F}' => Fold::To("kg"),
        '\u{3396}' => Fold::To("mL"),
        '\u{2113}' => Fold::To("L"),
        '\u{2026}' => Fold::To("..."),
        '\u{FF01}'..='\u{FF5E}' => u8::try_from(u32::from(char) - 0xFEE0).map_or(Fold::Keep, Fold::Ascii),
        char if char.is_whitespace() || char.is_control() => Fold::Space,
        _ => Fold::Keep,
    }
}
