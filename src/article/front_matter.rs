//! Front matter in YAML, TOML and JSON, decoded with the span of every value.

use crate::source::Span;

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
        let mut fields = &self.fields;
        let mut parts = path.split('.').peekable();
        while let Some(part) = parts.next() {
            let field = fields.iter().find(|field| field.key.eq_ignore_ascii_case(part))?;
            if parts.peek().is_none() {
                return Some(&field.value);
            }
            let Data::Map(inner) = &field.value.data else { return None };
            fields = inner;
        }
        None
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
