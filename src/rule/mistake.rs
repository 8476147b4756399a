//! What is wrong in a file that people write for medlint, a rule or the configuration, with its place and the way out.

use std::fmt;
use std::sync::Arc;

use serde_yaml::Error;

use crate::source::{LineIndex, Position, Span};

/// Something wrong in a YAML file written for medlint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The file, as it is printed.
    pub path: Arc<str>,
    /// Its whole text.
    pub text: Arc<str>,
    /// The bytes that are wrong.
    pub span: Span,
    /// What is wrong.
    pub message: String,
    /// The way out.
    pub help: Option<String>,
}

impl Mistake {
    /// A mistake at a place of the file `path`, whose text is `text`.
    #[must_use]
    pub fn new(path: &Arc<str>, text: &Arc<str>, span: Span, message: impl Into<String>) -> Self {
        Self { path: path.clone(), text: text.clone(), span, message: message.into(), help: None }
    }

    /// What the YAML reader refused, with the nearest right word for a wrong one.
    #[must_use]
    pub fn from_yaml(path: &Arc<str>, text: &Arc<str>, error: &Error) -> Self {
        let error = error.without_snippet();
        let span = error.location().map_or_else(Span::default, |location| span_of(location, text));
        match error {
            Error::SerdeUnknownField { field, expected, .. } => {
                Self::new(path, text, span, format!("unknown key `{field}`")).nearest(field, expected)
            }
            Error::SerdeUnknownVariant { variant, expected, .. } => {
                Self::new(path, text, span, format!("`{variant}` is not known here")).nearest(variant, expected)
            }
            Error::SerdeMissingField { field, .. } => Self::new(path, text, span, format!("`{field}` is missing")),
            Error::DuplicateMappingKey { key: Some(key), .. } => {
                Self::new(path, text, span, format!("`{key}` stands here twice")).help("delete one of them")
            }
            error => {
                let mistake = Self::new(path, text, span, plain(error));
                let colon = mistake.message.contains("mapping values are not allowed");
                if colon { mistake.help("put a text that holds `: ` in quotation marks") } else { mistake }
            }
        }
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Proposes the word of `known` that is nearest to `wrong`, or names them all when none is near.
    #[must_use]
    pub fn nearest<S: AsRef<str>>(self, wrong: &str, known: &[S]) -> Self {
        let help = match nearest(wrong, known.iter().map(AsRef::as_ref)) {
            Some(word) => format!("did you mean `{word}`?"),
            None if known.is_empty() => return self,
            None => {
                let known: Vec<_> = known.iter().map(AsRef::as_ref).collect();
                format!("known here: {}", known.join(", "))
            }
        };
        self.help(help)
    }

    /// Where it is, as people count.
    #[must_use]
    pub fn position(&self) -> Position {
        LineIndex::new(&self.text).position(&self.text, self.span.start)
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Position { line, column } = self.position();
        write!(out, "{}:{line}:{column}: {}", self.path, self.message)?;
        self.help.iter().try_for_each(|help| write!(out, " ({help})"))
    }
}

impl std::error::Error for Mistake {}

/// What the YAML reader refused, in the words of people who write YAML.
fn plain(error: &Error) -> String {
    match error {
        Error::Unexpected { expected, .. } if expected.starts_with("sequence") => "a list is expected here".to_string(),
        Error::Unexpected { expected, .. } if expected.starts_with("mapping") => "a map is expected here".to_string(),
        Error::ExternallyTaggedEnumExpectedScalarOrMapping { .. } => "a single word is expected here".to_string(),
        Error::InvalidBooleanStrict { .. } => "write `true` or `false`".to_string(),
        Error::InvalidScalar { ty, .. } if ty.starts_with(['u', 'i']) => "a whole number is expected here".to_string(),
        Error::Budget { .. } => "this is more than such a file may hold; anchors and aliases are not used".to_string(),
        error => {
            let message = error.to_string();
            let message = message.lines().next().unwrap_or_default();
            message.split(" at line ").next().unwrap_or(message).to_string()
        }
    }
}

/// The bytes of a place that the YAML reader names.
#[must_use]
pub fn span_of(location: serde_yaml::Location, text: &str) -> Span {
    let span = location.span();
    let bytes = |offset: Option<u64>| offset.and_then(|offset| usize::try_from(offset).ok());
    let start = bytes(span.byte_offset()).unwrap_or_else(|| offset_of(location, text)).min(text.len());
    let end = (start + bytes(span.byte_len()).unwrap_or(0)).min(text.len());
    Span::new(start, end)
}

/// The offset of a place that is known by its line and column only.
fn offset_of(location: serde_yaml::Location, text: &str) -> usize {
    let from_one = |number: u64| usize::try_from(number).unwrap_or(0).saturating_sub(1);
    let start = LineIndex::new(text).start(from_one(location.line())).unwrap_or(text.len());
    let line = text.get(start..).unwrap_or_default();
    let before = line.chars().take_while(|char| *char != '\n').take(from_one(location.column()));
    start + before.map(char::len_utf8).sum::<usize>()
}

/// The word of `known` that is nearest to `wrong`, when one is near enough to be meant.
#[must_use]
pub fn nearest<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (wrong.chars().count() / 3).max(1);
    known
        .into_iter()
        .map(|word| (strsim::damerau_levenshtein(wrong, word), word))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, word)| word)
}
