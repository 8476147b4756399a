//! Configuration files of generators in YAML, TOML or JSON as one kind of value.

use serde_json::Value;

/// The value of a configuration file by its extension; null when it cannot be read.
pub(super) fn parse(file: &str, text: &str) -> Value {
    let parsed = match file.rsplit('.').next() {
        Some("toml") => toml::from_str(text).ok(),
        Some("json") => serde_json::from_str(text).ok(),
        _ => serde_yaml::from_str(text).ok(),
    };
    parsed.unwrap_or_default()
}

/// The text at a key, whatever its case.
pub(super) fn text<'v>(value: &'v Value, key: &str) -> Option<&'v str> {
    get(value, key)?.as_str()
}

/// The value at a key, whatever its case.
pub(super) fn get<'v>(value: &'v Value, key: &str) -> Option<&'v Value> {
    value.as_object()?.iter().find(|(name, _)| name.eq_ignore_ascii_case(key)).map(|(_, value)| value)
}

/// The entries of a map at a key.
pub(super) fn entries<'v>(value: &'v Value, key: &str) -> impl Iterator<Item = (&'v String, &'v Value)> {
    get(value, key).and_then(Value::as_object).into_iter().flatten()
}

/// The text or texts at a key.
pub(super) fn texts(value: &Value, key: &str) -> Vec<String> {
    match get(value, key) {
        Some(Value::String(text)) => vec![text.clone()],
        Some(Value::Array(items)) => items.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}
