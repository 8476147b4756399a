//! Front matter in YAML whose wanted fields are plain scalars, one a line: read without a parser of YAML.

use super::{Data, Field, Value};
use crate::source::Span;

/// What a value cannot begin with when it is as it stands.
const INDICATORS: &str = "-?:,[]{}#&*!|>'\"%@`";

/// White space of YAML within a line, and at its end.
const SPACE: [char; 3] = [' ', '\r', '\n'];

/// The fields of these names in `text`, which stands in its file at byte `base`; none when a parser is needed to tell.
/// Numbers stay text.
pub(super) fn fields(text: &str, base: usize, names: &[&str]) -> Option<Vec<Field>> {
    let mut fields: Vec<Field> = Vec::new();
    let (mut at, mut is_open, mut is_wanted) = (base, false, false);
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        if holds_return(line) {
            return None;
        }
        if line.starts_with('#') || line.trim_end_matches(SPACE).is_empty() {
            continue;
        }
        let is_item = line.strip_prefix('-').is_some_and(|rest| rest.is_empty() || rest.starts_with(SPACE));
        if line.starts_with(' ') || is_item {
            if is_wanted || !is_open {
                return None;
            }
            // The value of a field that is not wanted goes on.
            continue;
        }
        if line.starts_with('-') {
            return None;
        }
        let (key, value) = line.split_once(':')?;
        if key.is_empty() || !key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')) {
            return None;
        }
        is_open = true;
        let first = |name: &str| name.split('.').next().is_some_and(|first| first.eq_ignore_ascii_case(key));
        is_wanted = names.iter().any(|name| first(name));
        if !value.starts_with([' ', '\n', '\r']) || is_wanted && fields.iter().any(|known| known.key == key) {
            return None;
        }
        if is_wanted {
            let value_start = start + key.len() + 1 + (value.len() - value.trim_start_matches(SPACE).len());
            let value = value.trim_matches(SPACE);
            let value = Value { span: Span::new(value_start, value_start + value.len()), data: scalar(value)? };
            fields.push(Field { key: key.to_owned(), key_span: Span::new(start, start + key.len()), value });
        }
    }
    Some(fields)
}

/// Whether a carriage return stands alone in a line, where YAML ends one.
fn holds_return(line: &str) -> bool {
    let inner = line.strip_suffix('\n').unwrap_or(line);
    inner.strip_suffix('\r').unwrap_or(inner).contains('\r')
}

/// The value of a scalar that means what is written.
fn scalar(text: &str) -> Option<Data> {
    for quote in ['"', '\''] {
        if let Some(inner) = text.strip_prefix(quote) {
            let inner = inner.strip_suffix(quote)?;
            return (!inner.contains([quote, '\\'])).then(|| Data::Text(inner.to_owned()));
        }
    }
    if text.starts_with(|letter| INDICATORS.contains(letter)) || text.contains(": ") || text.contains(" #") {
        return None;
    }
    Some(match text {
        "" | "~" | "null" | "Null" | "NULL" => Data::Null,
        "true" | "True" | "TRUE" => Data::Bool(true),
        "false" | "False" | "FALSE" => Data::Bool(false),
        _ if text.ends_with(':') || text.contains('\t') => return None,
        _ => Data::Text(text.to_owned()),
    })
}
