//! The edits that take a suppression out of a text.

use super::directive::Name;
use crate::finding::Edit;
use crate::source::{SourceFile, Span};

/// Takes out a comment; with its line when nothing else stands there.
pub(super) fn remove(source: &SourceFile, span: Span) -> Edit {
    let text = &source.text;
    let before = text.get(..span.start).unwrap_or_default();
    let after = text.get(span.end..).unwrap_or_default();
    let line_start = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let line_end = after.find(['\n', '\r']).unwrap_or(after.len());
    let is_alone = before[line_start..].trim().is_empty() && after[..line_end].trim().is_empty();
    let span = if is_alone {
        let rest = &after[line_end..];
        let line_break = if rest.starts_with("\r\n") { 2 } else { rest.len().min(1) };
        Span::new(line_start, span.end + line_end + line_break)
    } else {
        // Of the spaces on both sides one side goes.
        let spaces = before.len() - before.trim_end_matches([' ', '\t']).len();
        Span::new(span.start - spaces.min(span.start - line_start), span.end)
    };
    Edit { span, text: String::new() }
}

/// Takes one of several names out of a comment.
pub(super) fn remove_name(names: &[Name], index: usize) -> Option<Edit> {
    let name = names.get(index)?;
    let span = match (index.checked_sub(1).and_then(|before| names.get(before)), names.get(index + 1)) {
        (_, Some(next)) => Span::new(name.span.start, next.span.start),
        (Some(before), None) => Span::new(before.span.end, name.span.end),
        (None, None) => return None,
    };
    Some(Edit { span, text: String::new() })
}
