//! Front matter in YAML, TOML and JSON, decoded with the span of every value.

use super::Comment;
use crate::source::{LineIndex, Problem, SourceFile, Span};

mod json;
mod plain;
mod toml;
mod yaml;

/// The front matter of a text, when nothing else of it is needed.
#[must_use]
pub fn of(text: &str) -> FrontMatter {
    read_by(text, |_, _, _| None)
}

/// The front matter of a text with the fields of these names, when no others are needed; they may be there as well.
#[must_use]
pub fn fields(text: &str, names: &[&str]) -> FrontMatter {
    read_by(text, |format, written, base| match format {
        FrontMatterFormat::Yaml => plain::fields(written, base, names),
        _ => None,
    })
}

/// The front matter of a text, by a quick reader where that knows how.
fn read_by(text: &str, quick: impl FnOnce(FrontMatterFormat, &str, usize) -> Option<Vec<Field>>) -> FrontMatter {
    let Some(Found { format, inner: Some((inner, end)), .. }) = split(text, start(text)) else {
        return FrontMatter::default();
    };
    let written = text.get(inner.range()).unwrap_or_default();
    let fields = quick(format, written, inner.start);
    let fields = fields.unwrap_or_else(|| decode(format, written, inner.start).unwrap_or_default());
    FrontMatter { format: Some(format), span: Span::new(start(text), end), inner, fields, is_lost: false }
}

/// Whether a text begins with front matter that does not end in it.
#[must_use]
pub fn is_cut(text: &str) -> bool {
    let is_open = ["---", "+++", ";;;", "{"].iter().any(|open| text[start(text)..].starts_with(open));
    is_open && split(text, start(text)).is_none_or(|found| found.inner.is_none())
}

/// Where front matter may begin: behind the byte order mark.
fn start(text: &str) -> usize {
    if text.starts_with('\u{FEFF}') { 3 } else { 0 }
}

/// Decodes fields that stand in their file at byte `base`. On failure: where (in `text`) and what.
pub(super) fn decode(format: FrontMatterFormat, text: &str, base: usize) -> Result<Vec<Field>, (usize, String)> {
    match format {
        FrontMatterFormat::Yaml => yaml::decode(text, base),
        FrontMatterFormat::Toml => toml::decode(text, base),
        FrontMatterFormat::Json => json::decode(text, base),
    }
}

/// Splits off and decodes the front matter that begins at byte `start`. Returns it with the start of the body.
pub(super) fn read(
    source: &SourceFile,
    start: usize,
    comments: &mut Vec<Comment>,
    problems: &mut Vec<Problem>,
) -> (FrontMatter, usize) {
    let Some(found) = split(&source.text, start) else { return (FrontMatter::default(), start) };
    let mut complain = |at: usize, message: String| {
        let position = LineIndex::new(&source.text).position(&source.text, at);
        let path = source.path.clone();
        problems.push(Problem { path, message, position: Some(position), fatal: false });
    };
    let Some((inner, end)) = found.inner else {
        let closing = found.closing;
        complain(start, format!("front matter is never closed: add a line `{closing}` behind its last field"));
        return (FrontMatter::default(), start);
    };
    let text = source.slice(inner);
    let decoded = decode(found.format, text, inner.start);
    let is_lost = decoded.is_err();
    let fields = decoded.unwrap_or_else(|(at, message)| {
        complain(inner.start + at, format!("front matter: {message}"));
        Vec::new()
    });
    if found.format != FrontMatterFormat::Json {
        collect_comments(text, inner.start, comments);
    }
    let front_matter = FrontMatter { format: Some(found.format), span: Span::new(start, end), inner, fields, is_lost };
    (front_matter, end)
}

struct Found {
    format: FrontMatterFormat,
    closing: &'static str,
    /// The text between the delimiters and the end of the block; none when it is never closed.
    inner: Option<(Span, usize)>,
}

/// Finds the delimiters. A `---` that is not closed before a blank line and looks like a rule is no front matter.
fn split(text: &str, start: usize) -> Option<Found> {
    let rest = text.get(start..)?;
    let first = rest.lines().next().unwrap_or("").trim_end();
    let (format, closings): (_, &[&'static str]) = match first {
        "---" => (FrontMatterFormat::Yaml, &["---", "..."]),
        "+++" => (FrontMatterFormat::Toml, &["+++"]),
        ";;;" => (FrontMatterFormat::Json, &[";;;"]),
        "---json" => (FrontMatterFormat::Json, &["---"]),
        _ => return json_block(text, start),
    };
    let body = start + line_len(rest);
    let mut at = body;
    while at < text.len() {
        let line = text.get(at..at + line_len(text.get(at..)?))?;
        if closings.contains(&line.trim_end()) {
            return Some(Found { format, closing: closings[0], inner: Some((Span::new(body, at), at + line.len())) });
        }
        at += line.len().max(1);
    }
    let looks_like_fields = text.get(body..)?.lines().next().is_some_and(|line| line.contains([':', '=', '{']));
    looks_like_fields.then_some(Found { format, closing: closings[0], inner: None })
}

/// A `{ … }` that opens the file: it ends with the line that closes it.
fn json_block(text: &str, start: usize) -> Option<Found> {
    let rest = text.get(start..)?;
    if !rest.starts_with('{') || rest.starts_with("{{") || rest.starts_with("{%") || rest.starts_with("{/*") {
        return None;
    }
    let mut stream = serde_json::Deserializer::from_str(rest).into_iter::<serde_json::Value>();
    let object = stream.next()?.ok()?;
    object.is_object().then(|| {
        let end = start + stream.byte_offset();
        let inner = Some((Span::new(start, end), end));
        Found { format: FrontMatterFormat::Json, closing: "}", inner }
    })
}

/// The bytes of the first line, its end included.
fn line_len(text: &str) -> usize {
    text.find('\n').map_or(text.len(), |at| at + 1)
}

/// Comments that take a whole line or stand behind a value.
fn collect_comments(text: &str, base: usize, comments: &mut Vec<Comment>) {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let hash = if line.trim_start().starts_with('#') { line.find('#') } else { line.find(" #").map(|at| at + 1) };
        if let Some(hash) = hash {
            let inside = line[hash + 1..].trim_end();
            let span = Span::new(base + at + hash, base + at + hash + 1 + inside.len());
            comments.push(Comment {
                text: inside.to_owned(),
                text_span: Span::new(span.start + 1, span.end),
                span,
                in_front_matter: true,
            });
        }
        at += line.len();
    }
}

/// The decoded front matter of an article.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FrontMatter {
    /// How it is written; none when there is no front matter.
    pub format: Option<FrontMatterFormat>,
    /// The whole block, delimiters included.
    pub span: Span,
    /// The text between the delimiters.
    pub inner: Span,
    /// The fields, in order.
    pub fields: Vec<Field>,
    /// Whether it could not be decoded when the whole article was read: what it says is not known.
    pub is_lost: bool,
}

/// How front matter is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FrontMatterFormat {
    /// Between `---` lines.
    Yaml,
    /// Between `+++` lines.
    Toml,
    /// A `{ … }` at the start of the file, or between `;;;` lines.
    Json,
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// The key.
    pub key: String,
    /// The bytes of the key.
    pub key_span: Span,
    /// The value.
    pub value: Value,
}

/// A value with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// Its bytes in the source; quotes of a quoted scalar included.
    pub span: Span,
    /// What it is.
    pub data: Data,
}

/// What a value is. Dates stay text.
#[derive(Debug, Clone, PartialEq)]
pub enum Data {
    /// Nothing.
    Null,
    /// True or false.
    Bool(bool),
    /// A number, as written.
    Number(String),
    /// Text, and dates.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// A map, in order.
    Map(Vec<Field>),
}

impl FrontMatter {
    /// The value at a dotted path ("review.date"); keys match whatever their case.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&Value> {
        let mut fields = self.fields.as_slice();
        let mut parts = path.split('.').peekable();
        while let Some(part) = parts.next() {
            let field = fields.iter().find(|field| field.key.eq_ignore_ascii_case(part))?;
            if parts.peek().is_none() {
                return Some(&field.value);
            }
            fields = field.value.fields()?;
        }
        None
    }

    /// The fields at a dotted path that also leads through the maps of a list: "faq.answer" is the answer of each.
    pub(super) fn fields_at<'f>(&'f self, path: &str) -> Vec<&'f Field> {
        let mut maps: Vec<&'f [Field]> = vec![&self.fields];
        let mut found: Vec<&'f Field> = Vec::new();
        for part in path.split('.') {
            let named = |field: &&Field| field.key.eq_ignore_ascii_case(part);
            found = maps.iter().filter_map(|fields| fields.iter().find(named)).collect();
            maps = found.iter().flat_map(|field| field.value.items()).filter_map(Value::fields).collect();
        }
        found
    }

    /// The text at a dotted path, when it is text, a number or a truth value.
    #[must_use]
    pub fn text(&self, path: &str) -> Option<&str> {
        self.get(path)?.as_text()
    }
}

impl Value {
    /// The value as text, when it is text or a number.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match &self.data {
            Data::Text(text) | Data::Number(text) => Some(text),
            Data::Bool(true) => Some("true"),
            Data::Bool(false) => Some("false"),
            _ => None,
        }
    }

    /// The fields of a map.
    pub(super) fn fields(&self) -> Option<&[Field]> {
        match &self.data {
            Data::Map(fields) => Some(fields),
            _ => None,
        }
    }

    /// The items of a list; one item for a single value.
    #[must_use]
    pub fn items(&self) -> &[Value] {
        match &self.data {
            Data::List(items) => items,
            Data::Null => &[],
            _ => std::slice::from_ref(self),
        }
    }
}
