//! Prose of the source into the article: verbatim where it is prose, a marker where it is an address or a shortcode.

use super::builder::Builder;
use super::mask::{MaskKind, Masked};
use super::{Link, LinkForm};
use crate::source::Span;

impl Builder<'_> {
    /// Folds a stretch of the source; what is masked inside it is left out or becomes a marker. Bare addresses become
    /// links unless `in_link`.
    pub(super) fn prose(&mut self, span: Span, in_link: bool) {
        let source = self.source;
        let mut at = span.start.max(self.skip_until);
        let first = self.masked.partition_point(|masked| masked.span.end <= at);
        for index in first..self.masked.len() {
            let Masked { span: masked, kind } = self.masked[index].clone();
            if masked.start >= span.end {
                break;
            }
            if kind == MaskKind::Address && masked.start < at {
                continue;
            }
            if masked.start > at {
                self.fold.push(at, source.slice(Span::new(at, masked.start)));
            }
            if kind == MaskKind::Address && !in_link {
                self.bare_link(masked);
            } else if kind.is_opaque() {
                self.fold.opaque(masked);
                self.reach(masked.end);
            }
            at = masked.end;
            self.skip_until = self.skip_until.max(masked.end);
        }
        if at < span.end {
            self.fold.push(at, source.slice(Span::new(at, span.end)));
        }
    }

    /// The bytes of `span` as written, when something is masked there.
    pub(super) fn masked_in(&self, span: Span) -> Option<&str> {
        let index = self.masked.partition_point(|masked| masked.span.end <= span.start);
        let masked = self.masked.get(index)?;
        let holds = masked.span.start < span.end && masked.kind != MaskKind::Address;
        holds.then(|| self.source.slice(span))
    }

    fn bare_link(&mut self, span: Span) {
        let target = self.source.slice(span).to_owned();
        let start = self.fold.len();
        self.fold.opaque(span);
        self.reach(span.end);
        self.links.push(Link {
            form: LinkForm::Bare,
            span,
            target_span: span,
            text: target.clone(),
            target,
            prose: start..self.fold.len(),
            label: None,
            field: None,
        });
    }
}
