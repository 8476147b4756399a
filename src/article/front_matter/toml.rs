//! Front matter in TOML: every key and value with its bytes.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Data, Field, Value};
use crate::source::Span;

/// Decodes `text`, which stands in its file at byte `base`. On failure: where (in `text`) and what.
pub(super) fn decode(text: &str, base: usize) -> Result<Vec<Field>, (usize, String)> {
    match DeTable::parse(text) {
        Ok(table) => Ok(fields(table.get_ref(), text, base)),
        Err(error) => Err((error.span().map_or(0, |span| span.start), error.message().to_owned())),
    }
}

fn fields(table: &DeTable<'_>, text: &str, base: usize) -> Vec<Field> {
    let mut fields: Vec<Field> = table
        .iter()
        .map(|(key, item)| Field {
            key: key.get_ref().to_string(),
            key_span: shifted(key.span(), base),
            value: value(item, text, base),
        })
        .collect();
    fields.sort_by_key(|field| field.key_span);
    fields
}

fn value(item: &Spanned<DeValue<'_>>, text: &str, base: usize) -> Value {
    let raw = || text.get(item.span()).unwrap_or("").to_owned();
    let data = match item.get_ref() {
        DeValue::String(text) => Data::Text(text.to_string()),
        DeValue::Integer(_) | DeValue::Float(_) => Data::Number(raw()),
        DeValue::Boolean(value) => Data::Bool(*value),
        DeValue::Datetime(_) => Data::Text(raw()),
        DeValue::Array(items) => Data::List(items.iter().map(|item| value(item, text, base)).collect()),
        DeValue::Table(table) => Data::Map(fields(table, text, base)),
    };
    Value { span: shifted(item.span(), base), data }
}

fn shifted(range: std::ops::Range<usize>, base: usize) -> Span {
    Span::new(base + range.start, base + range.end)
}
