//! Shortcodes, template tags and expressions, hidden from the Markdown parser behind letters of the same length.

use std::borrow::Cow;

use crate::source::Span;

mod admonition;
mod braces;
mod component;
mod fence;
mod module;
mod next;
mod shortcode;

pub(super) use shortcode::target;

/// A stretch that is not read as Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Masked {
    /// Its bytes.
    pub span: Span,
    /// What it is.
    pub kind: MaskKind,
}

/// What is masked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MaskKind {
    /// A shortcode or template tag.
    Shortcode,
    /// `{: .class #id}` of kramdown and its kin: no text at all.
    Attributes,
    /// A comment with delimiters of so many bytes.
    Comment(usize),
    /// An expression of MDX.
    Expression,
    /// `import` and `export` lines of MDX.
    Module,
    /// Tags of MDX that fill their lines.
    Tags,
    /// `!!! note`, which makes the indented text below it a note; a title can follow up to the end of the line.
    Admonition,
    /// `[!note]`, which makes a quote a note; a title can follow up to the end of the line.
    Callout,
    /// Markup without any text.
    Markup,
    /// A bare address; the Markdown parser sees it.
    Address,
}

impl MaskKind {
    /// Whether something stands there that the reader of the page sees.
    pub(super) const fn is_opaque(self) -> bool {
        matches!(self, Self::Shortcode | Self::Expression | Self::Address)
    }

    /// What the Markdown parser sees in its place: letters, or nothing.
    const fn filler(self) -> Option<u8> {
        match self {
            Self::Shortcode | Self::Expression | Self::Admonition | Self::Callout | Self::Markup => Some(b'S'),
            Self::Attributes | Self::Comment(_) | Self::Module | Self::Tags => Some(b' '),
            Self::Address => None,
        }
    }
}

/// Which markup a text may hold besides Markdown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    /// Shortcodes, attributes, admonitions and callouts.
    Markdown,
    /// The same, and JavaScript.
    Mdx,
    /// Template tags only.
    Html,
}

/// The body with every such stretch overwritten, and the stretches in order, none inside another.
pub(super) fn mask(body: &str, dialect: Dialect) -> (Cow<'_, str>, Vec<Masked>) {
    let found = find(body, dialect);
    if found.is_empty() {
        return (Cow::Borrowed(body), found);
    }
    let mut bytes = body.as_bytes().to_vec();
    for masked in &found {
        let Some(filler) = masked.kind.filler() else { continue };
        let Some(stretch) = bytes.get_mut(masked.span.range()) else { continue };
        for byte in stretch.iter_mut() {
            if filler != b' ' || !matches!(*byte, b'\n' | b'\r') {
                *byte = filler;
            }
        }
        if masked.kind == MaskKind::Admonition {
            admonition::write_marker(stretch);
        }
    }
    match String::from_utf8(bytes) {
        Ok(text) => (Cow::Owned(text), found),
        Err(_) => (Cow::Borrowed(body), Vec::new()),
    }
}

fn find(body: &str, dialect: Dialect) -> Vec<Masked> {
    let mut found = Vec::new();
    let code = fence::Fences::new(body, dialect);
    if dialect == Dialect::Mdx {
        module::find(body, &code, &mut found);
        component::find(body, &code, &mut found);
    }
    braces::find(body, dialect, &code, &mut found);
    if dialect == Dialect::Markdown {
        admonition::find(body, &code, &mut found);
    }
    found.sort_by_key(|masked| (masked.span.start, std::cmp::Reverse(masked.span.end)));
    let mut end = 0;
    found.retain(|masked| {
        let apart = masked.span.start >= end;
        end = end.max(masked.span.end);
        apart
    });
    found
}
