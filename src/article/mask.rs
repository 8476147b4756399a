//! Shortcodes, template tags and expressions, hidden from the Markdown parser behind letters of the same length.

use std::borrow::Cow;

use crate::source::Span;

/// A stretch that the Markdown parser must not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Masked {
    /// Its bytes in the body.
    pub span: Span,
    /// What it is.
    pub kind: MaskKind,
}

/// What is masked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MaskKind {
    /// A shortcode or template tag.
    Shortcode,
    /// `{: .class}` of kramdown: nothing at all.
    Attributes,
    /// A comment of MDX.
    Comment,
    /// An expression of MDX.
    Expression,
    /// `import` and `export` lines of MDX.
    Module,
}

/// The body with every such stretch overwritten, and the stretches in order.
pub(super) fn mask(body: &str, mdx: bool) -> (Cow<'_, str>, Vec<Masked>) {
    let found = find(body, mdx);
    if found.is_empty() {
        return (Cow::Borrowed(body), found);
    }
    let mut bytes = body.as_bytes().to_vec();
    for masked in &found {
        let filler = match masked.kind {
            MaskKind::Shortcode | MaskKind::Expression => b'S',
            MaskKind::Attributes | MaskKind::Comment | MaskKind::Module => b' ',
        };
        for byte in bytes.iter_mut().take(masked.span.end).skip(masked.span.start) {
            if !matches!(*byte, b'\n' | b'\r') || filler == b'S' {
                *byte = filler;
            }
        }
    }
    match String::from_utf8(bytes) {
        Ok(text) => (Cow::Owned(text), found),
        Err(_) => (Cow::Borrowed(body), Vec::new()),
    }
}

fn find(body: &str, mdx: bool) -> Vec<Masked> {
    let mut found = Vec::new();
    if mdx {
        modules(body, &mut found);
    }
    let code = code_lines(body);
    let bytes = body.as_bytes();
    let mut from = 0;
    for at in memchr::memchr_iter(b'{', bytes) {
        let inside = found.iter().any(|masked| masked.span.start <= at && at < masked.span.end);
        if at < from || inside || code.iter().any(|span| span.start <= at && at < span.end) {
            continue;
        }
        let rest = &body[at..];
        let hit = if rest.starts_with("{{") {
            closed(rest, "}}").map(|len| (len, MaskKind::Shortcode))
        } else if rest.starts_with("{%") {
            closed(rest, "%}").map(|len| (len, MaskKind::Shortcode))
        } else if rest.starts_with("{:") {
            closed(rest, "}").filter(|len| !rest[..*len].contains('\n')).map(|len| (len, MaskKind::Attributes))
        } else if mdx && rest.starts_with("{/*") {
            closed(rest, "*/}").map(|len| (len, MaskKind::Comment))
        } else if mdx && !rest.starts_with("{#") {
            balanced(rest).map(|len| (len, MaskKind::Expression))
        } else {
            None
        };
        if let Some((len, kind)) = hit {
            found.push(Masked { span: Span::new(at, at + len), kind });
            from = at + len;
        }
    }
    found.sort_by_key(|masked| masked.span);
    found
}

fn closed(rest: &str, closer: &str) -> Option<usize> {
    const LONGEST: usize = 4_000;
    let mut end = rest.len().min(LONGEST);
    while !rest.is_char_boundary(end) {
        end -= 1;
    }
    rest[..end].find(closer).map(|at| at + closer.len())
}

fn balanced(rest: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in rest.bytes().enumerate().take(20_000) {
        match byte {
            b'{' => depth += 1,
            b'}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// `import …` and `export …` that open a block, up to the next blank line.
fn modules(body: &str, found: &mut Vec<Masked>) {
    let (mut at, mut blank, mut open) = (0, true, None);
    for line in body.split_inclusive('\n') {
        let is_blank = line.trim().is_empty();
        if is_blank && let Some(start) = open.take() {
            found.push(Masked { span: Span::new(start, at), kind: MaskKind::Module });
        }
        if blank && open.is_none() && (line.starts_with("import ") || line.starts_with("export ")) {
            open = Some(at);
        }
        blank = is_blank;
        at += line.len();
    }
    if let Some(start) = open {
        found.push(Masked { span: Span::new(start, at), kind: MaskKind::Module });
    }
}

/// Fenced code: what stands there is left alone.
fn code_lines(body: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut open: Option<(usize, char, usize)> = None;
    let mut at = 0;
    for line in body.split_inclusive('\n') {
        let inner = line.trim_start();
        let fence = inner.chars().next().filter(|char| matches!(char, '`' | '~'));
        let length = fence.map_or(0, |char| inner.chars().take_while(|next| *next == char).count());
        match (open, fence) {
            (None, Some(char)) if length >= 3 => open = Some((at, char, length)),
            (Some((start, char, opened)), Some(this)) if this == char && length >= opened => {
                spans.push(Span::new(start, at + line.len()));
                open = None;
            }
            _ => {}
        }
        at += line.len();
    }
    if let Some((start, ..)) = open {
        spans.push(Span::new(start, at));
    }
    spans
}

/// The argument of a shortcode that leads somewhere: `ref`, `relref`, `link`, `post_url`, `url`.
pub(super) fn target(shortcode: &str) -> Option<&str> {
    let inner =
        shortcode.trim_matches(|char: char| matches!(char, '{' | '}' | '<' | '>' | '%') || char.is_whitespace());
    let (name, argument) = inner.split_once(char::is_whitespace)?;
    if !matches!(name, "ref" | "relref" | "link" | "post_url" | "url_for" | "get_url") {
        return None;
    }
    let argument = argument.trim();
    let argument = argument.strip_prefix("path=").unwrap_or(argument);
    let quoted = argument.strip_prefix(['"', '\'', '`']);
    let end = match quoted {
        Some(rest) => rest.find(['"', '\'', '`']).map(|end| &rest[..end]),
        None => argument.split_whitespace().next(),
    };
    end.filter(|target| !target.is_empty())
}
