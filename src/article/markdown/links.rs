//! Links, images, reference definitions and footnote references of Markdown.

use std::collections::HashMap;

use pulldown_cmark::{LinkType, RefDefs};

use super::{Reader, target};
use crate::article::mask;
use crate::article::{Definition, FootnoteReference, Inline, InlineKind, Link, LinkForm};
use crate::source::Span;

/// The definition of each label, with the bytes of its target.
pub(super) type Labels = HashMap<String, (usize, Span)>;

/// A link whose text is being read.
pub(super) struct OpenLink {
    kind: LinkType,
    /// Where it begins in the body.
    start: usize,
    target: String,
    label: String,
    /// Where its text begins in the prose.
    text: usize,
    image: bool,
}

impl OpenLink {
    /// Whether the text of the link is its address.
    pub(super) const fn is_address(&self) -> bool {
        matches!(self.kind, LinkType::Autolink | LinkType::Email)
    }

    const fn is_by_label(&self) -> bool {
        matches!(self.kind, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut)
    }

    fn form(&self) -> LinkForm {
        match self.kind {
            LinkType::WikiLink { .. } => LinkForm::Wiki,
            _ if self.image => LinkForm::Image,
            LinkType::Autolink | LinkType::Email => LinkForm::Autolink,
            _ if self.is_by_label() => LinkForm::Reference,
            _ => LinkForm::Inline,
        }
    }
}

impl Reader<'_, '_, '_> {
    pub(super) fn definitions(&mut self, definitions: &RefDefs<'_>) {
        let mut all: Vec<_> = definitions.iter().collect();
        all.sort_by_key(|(_, definition)| definition.span.start);
        for (label, definition) in all {
            let range = Span::from(definition.span.clone());
            let at = target::of_definition(self.text, range).unwrap_or(range);
            let at = self.moved(at);
            self.labels.insert(normal(label), (self.builder.definitions.len(), at));
            let target = self.unmasked(&definition.dest, at);
            let span = self.moved(range);
            self.builder.definitions.push(Definition { label: label.to_owned(), target, span, used: false });
        }
    }

    pub(super) fn shortcode_link(&mut self, span: Span) {
        let raw = self.builder.source.slice(span);
        let Some(target) = mask::target(raw) else { return };
        let offset = target.as_ptr() as usize - raw.as_ptr() as usize;
        let target_span = Span::new(span.start + offset, span.start + offset + target.len());
        let target = target.to_owned();
        let text = String::new();
        self.push(Link {
            form: LinkForm::Shortcode,
            span,
            target_span,
            target,
            text,
            prose: 0..0,
            label: None,
            field: None,
        });
    }

    pub(super) fn open_link(&mut self, kind: LinkType, target: &str, label: &str, range: Span, image: bool) {
        if !image {
            self.builder.ensure_open(self.moved(range));
        }
        self.last_end = range.start;
        let text = self.builder.fold.len();
        let (target, label) = (target.to_owned(), label.to_owned());
        self.links.push(OpenLink { kind, start: range.start, target, label, text, image });
    }

    pub(super) fn close_link(&mut self, range: Span) {
        let Some(open) = self.links.pop() else { return };
        let known = self.labels.get(&normal(&open.label)).copied().filter(|_| open.is_by_label());
        let target_span = match known {
            Some((index, span)) => {
                if let Some(definition) = self.builder.definitions.get_mut(index) {
                    definition.used = true;
                }
                span
            }
            None => self.moved(self.written_target(&open, range)),
        };
        let target = match open.kind {
            LinkType::Email => format!("mailto:{}", open.target),
            _ => self.unmasked(&open.target, target_span),
        };
        let end = self.builder.fold.len().max(open.text);
        let (prose, text) = if open.image {
            let alt = if self.image_depth == 0 { std::mem::take(&mut self.alt) } else { String::new() };
            (0..0, alt)
        } else {
            (open.text..end, self.builder.written(open.text).to_owned())
        };
        if !open.image {
            let kind = InlineKind::Link(self.builder.links.len());
            self.builder.inlines.push(Inline { kind, text: prose.clone() });
        }
        let (form, span) = (open.form(), self.moved(range));
        self.builder.reach(span.end);
        let label = open.is_by_label().then_some(open.label);
        self.push(Link { form, span, target_span, target, text, prose, label, field: None });
    }

    fn push(&mut self, link: Link) {
        self.builder.links.push(link);
    }

    /// The bytes of the body that name the target of a link without a definition.
    fn written_target(&self, open: &OpenLink, range: Span) -> Span {
        let inner = |open: usize, close: usize| Span::new(range.start + open, range.end.saturating_sub(close));
        match open.kind {
            LinkType::Autolink | LinkType::Email => inner(1, 1),
            LinkType::WikiLink { .. } => {
                let whole = inner(if open.image { 3 } else { 2 }, 2);
                let raw = self.text.get(whole.range()).unwrap_or("");
                Span::new(whole.start, whole.start + raw.find('|').unwrap_or(raw.len()))
            }
            _ => {
                let from = self.last_end.clamp(open.start, range.end);
                let behind = self.text.get(from..range.end).and_then(|rest| Some(from + rest.find("](")? + 2));
                behind.and_then(|from| target::destination(self.text.get(..range.end)?, from)).unwrap_or(range)
            }
        }
    }

    /// The target, or what is written there when a shortcode stands in it.
    fn unmasked(&self, target: &str, span: Span) -> String {
        self.builder.masked_in(span).unwrap_or(target).to_owned()
    }

    pub(super) fn footnote_reference(&mut self, label: &str, range: Span) {
        let span = self.moved(range);
        self.builder.ensure_open(span);
        let at = self.builder.fold.len();
        self.builder.footnote_references.push(FootnoteReference { label: label.to_owned(), span, at, defined: true });
        self.builder.reach(span.end);
    }

    /// `[^label]` that no definition answers; the parser gives its brackets as texts of their own.
    pub(super) fn undefined_footnotes(&mut self, text: &str, range: Span) {
        const LONGEST: usize = 60;
        for caret in memchr::memchr_iter(b'^', text.as_bytes()) {
            let caret = range.start + caret;
            if caret == 0 || self.text.as_bytes().get(caret - 1) != Some(&b'[') {
                continue;
            }
            let rest = self.text.get(caret + 1..).unwrap_or("");
            let Some(len) = rest.bytes().take(LONGEST).position(|byte| byte == b']' || byte.is_ascii_whitespace())
            else {
                continue;
            };
            if len == 0 || rest.as_bytes().get(len) != Some(&b']') {
                continue;
            }
            let label = rest[..len].to_owned();
            let span = self.moved(Span::new(caret - 1, caret + len + 2));
            let at = self.builder.fold.len();
            self.builder.footnote_references.push(FootnoteReference { label, span, at, defined: false });
        }
    }

    /// `[text][label]` without a definition. Two numbers in brackets are citations.
    pub(super) fn undefined_references(&mut self, found: Vec<(Span, String)>) {
        let number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'-' | b' '));
        for (range, label) in found {
            let span = self.moved(range);
            let raw = self.builder.source.slice(span);
            let text = raw.trim_start_matches(['!', '[']).split(']').next().unwrap_or("").to_owned();
            if number(&text) && number(&label) {
                continue;
            }
            let (form, target) = (LinkForm::UndefinedReference, String::new());
            let label = Some(label);
            self.push(Link { form, span, target_span: span, target, text, prose: 0..0, label, field: None });
        }
    }
}

/// Labels match whatever their case and white space (`CommonMark` 4.7).
fn normal(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
