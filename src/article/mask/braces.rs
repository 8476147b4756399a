//! What begins with a brace: shortcodes, template tags, attribute lists, expressions and comments.

use super::fence::Fences;
use super::next::Next;
use super::{Dialect, MaskKind, Masked, shortcode};
use crate::source::Span;

/// Finds what begins with a brace outside code.
pub(super) fn find(body: &str, dialect: Dialect, code: &Fences<'_>, found: &mut Vec<Masked>) {
    if memchr::memchr(b'{', body.as_bytes()).is_none() {
        return;
    }
    let mut finder = Finder::new(body, dialect);
    let mut from = 0;
    for at in memchr::memchr_iter(b'{', body.as_bytes()) {
        if at < from || code.hold(at) {
            continue;
        }
        if let Some((end, kind)) = finder.stretch(at) {
            found.push(Masked { span: Span::new(at, end), kind });
            from = end;
        }
    }
}

struct Finder<'t> {
    body: &'t str,
    dialect: Dialect,
    double: Next<'t>,
    tag: Next<'t>,
    single: Next<'t>,
    remark: Next<'t>,
    script_remark: Next<'t>,
    blank: [Next<'t>; 2],
    line: Next<'t>,
    /// The end of each brace that is closed, by its place; made when first needed.
    pairs: Option<Vec<(usize, usize)>>,
    unclosed: Vec<String>,
}

impl<'t> Finder<'t> {
    fn new(body: &'t str, dialect: Dialect) -> Self {
        let next = |needle| Next::new(body, needle);
        Self {
            body,
            dialect,
            double: next("}}"),
            tag: next("%}"),
            single: next("}"),
            remark: next("#}"),
            script_remark: next("*/}"),
            blank: [next("\n\n"), next("\n\r\n")],
            line: next("\n"),
            pairs: None,
            unclosed: Vec::new(),
        }
    }

    /// The end and kind of the stretch that begins at the brace `at`.
    fn stretch(&mut self, at: usize) -> Option<(usize, MaskKind)> {
        let rest = self.body.as_bytes().get(at + 1..)?;
        let mdx = self.dialect == Dialect::Mdx;
        match rest.first()? {
            b'{' if mdx && !matches!(rest.get(1), Some(b'<' | b'%')) => self.expression(at),
            b'{' => {
                let end = self.double.at(at + 2)? + 2;
                self.shortcode(at, end)
            }
            b'%' => {
                let end = self.tag.at(at + 2)? + 2;
                self.shortcode(at, end)
            }
            b'/' if mdx && rest.get(1) == Some(&b'*') => {
                Some((self.script_remark.at(at + 3)? + 3, MaskKind::Comment(3)))
            }
            b'#' if matches!(rest.get(1), Some(b' ' | b'-' | b'\n' | b'#')) && !mdx => {
                let end = self.remark.at(at + 2)? + 2;
                self.in_paragraph(at, end).then_some((end, MaskKind::Comment(2)))
            }
            b'#' if mdx => None,
            _ if mdx => self.expression(at),
            _ if self.dialect == Dialect::Markdown => self.attributes(at),
            _ => None,
        }
    }

    fn shortcode(&mut self, at: usize, end: usize) -> Option<(usize, MaskKind)> {
        if !self.in_paragraph(at, end) {
            return None;
        }
        let closer = shortcode::end_of_verbatim(self.body.get(at..end)?).filter(|it| !self.unclosed.contains(it));
        let Some(closer) = closer else { return Some((end, MaskKind::Shortcode)) };
        let rest = self.body.as_bytes().get(end..)?;
        let Some(found) = memchr::memmem::find(rest, closer.as_bytes()) else {
            self.unclosed.push(closer);
            return Some((end, MaskKind::Shortcode));
        };
        Some((end + found + closer.len(), MaskKind::Shortcode))
    }

    /// `{: .class}`, `{.class}`, `{ #id }`, `{ width=300 }` on one line; on the line of a heading the Markdown parser
    /// knows them itself.
    fn attributes(&mut self, at: usize) -> Option<(usize, MaskKind)> {
        let end = self.single.at(at)? + 1;
        if self.line.at(at).is_some_and(|line| line < end) {
            return None;
        }
        let inner = self.body.get(at + 1..end - 1)?;
        if let Some(list) = inner.strip_prefix(':') {
            let odd = list.starts_with(|char: char| char.is_alphanumeric()) && !is_list(list) && list != "toc";
            return (!odd).then_some((end, MaskKind::Attributes));
        }
        let before = self.body.get(..at)?;
        let line = before.rfind('\n').map_or(0, |at| at + 1);
        let heading = at - line < 1_000 && before.get(line..)?.trim_start().starts_with('#');
        (is_list(inner.trim()) && !heading).then_some((end, MaskKind::Attributes))
    }

    fn expression(&mut self, at: usize) -> Option<(usize, MaskKind)> {
        let body = self.body;
        let pairs = self.pairs.get_or_insert_with(|| pairs(body));
        let index = pairs.binary_search_by_key(&at, |(open, _)| *open).ok()?;
        Some((pairs[index].1, MaskKind::Expression))
    }

    /// Whether no blank line stands between.
    fn in_paragraph(&mut self, at: usize, end: usize) -> bool {
        self.blank.iter_mut().all(|blank| blank.at(at).is_none_or(|blank| blank >= end))
    }
}

/// Whether every word is a class, an id or `key=value`.
fn is_list(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or("");
    let name = |name: &str| name.starts_with(|char: char| char.is_alphabetic() || char == '_');
    match first.strip_prefix(['.', '#']) {
        Some(rest) => name(rest),
        None => first.split_once('=').is_some_and(|(key, value)| name(key) && !value.is_empty()),
    }
}

/// Each brace with the end of what it encloses, in order.
fn pairs(text: &str) -> Vec<(usize, usize)> {
    let mut open = Vec::new();
    let mut pairs = Vec::new();
    for at in memchr::memchr2_iter(b'{', b'}', text.as_bytes()) {
        if text.as_bytes()[at] == b'{' {
            open.push(at);
        } else if let Some(start) = open.pop() {
            pairs.push((start, at + 1));
        }
    }
    pairs.sort_unstable();
    pairs
}
