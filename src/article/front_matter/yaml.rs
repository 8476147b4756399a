//! Front matter in YAML: every key and value with its bytes.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_yaml::{Location, Spanned};

use super::{Data, Field, Value};
use crate::source::Span;

/// Decodes `text`, which stands in its file at byte `base`. On failure: where (in `text`) and what.
pub(super) fn decode(text: &str, base: usize) -> Result<Vec<Field>, (usize, String)> {
    let options = serde_yaml::options! {
        strict_booleans: true,
        budget: serde_yaml::budget! { max_nodes: 50_000, max_events: 200_000, max_total_scalar_bytes: 1 << 20 },
    };
    let parsed = serde_yaml::from_str_with_options::<Option<Spanned<Node>>>(text, options);
    match parsed {
        Ok(None) => Ok(Vec::new()),
        Ok(Some(root)) => match value(root, text, base).data {
            Data::Map(fields) => Ok(fields),
            Data::Null => Ok(Vec::new()),
            _ => Err((0, "front matter is not a list of `key: value` lines".to_owned())),
        },
        Err(error) => {
            let error = error.without_snippet();
            let at = error.location().map_or(0, |location| offset(location, text));
            let message = error.to_string();
            let message = message.lines().next().unwrap_or_default();
            let message = message.split(" at line ").next().unwrap_or(message).to_owned();
            Err((at, message))
        }
    }
}

/// What YAML can hold.
enum Node {
    Null,
    Bool(bool),
    Number,
    Text(String),
    List(Vec<Spanned<Node>>),
    Map(Vec<(Spanned<String>, Spanned<Node>)>),
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Bool(value))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Node, E> {
        Ok(Node::Number)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Node, E> {
        Ok(Node::Number)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Node, E> {
        Ok(Node::Number)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Node, E> {
        Ok(Node::Number)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Node, E> {
        Ok(Node::Number)
    }

    fn visit_str<E>(self, value: &str) -> Result<Node, E> {
        Ok(Node::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Node, E> {
        Ok(Node::Text(value))
    }

    fn visit_bytes<E: serde::de::Error>(self, _: &[u8]) -> Result<Node, E> {
        Err(E::custom("binary data"))
    }

    fn visit_none<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        Node::deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Node, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Node::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Node, A::Error> {
        let mut fields: Vec<(Spanned<String>, Spanned<Node>)> = Vec::new();
        while let Some(key) = access.next_key::<Spanned<String>>()? {
            if fields.iter().any(|(known, _)| known.value == key.value) {
                return Err(A::Error::custom(format!("the key `{}` stands twice", key.value)));
            }
            fields.push((key, access.next_value()?));
        }
        Ok(Node::Map(fields))
    }
}

fn value(node: Spanned<Node>, text: &str, base: usize) -> Value {
    let span = span(node.defined, text);
    let data = match node.value {
        Node::Null => Data::Null,
        Node::Bool(value) => Data::Bool(value),
        Node::Number => Data::Number(text.get(span.range()).unwrap_or("").trim().to_owned()),
        Node::Text(text) => Data::Text(text),
        Node::List(items) => Data::List(items.into_iter().map(|item| value(item, text, base)).collect()),
        Node::Map(fields) => Data::Map(fields.into_iter().map(|(key, node)| field(key, node, text, base)).collect()),
    };
    Value { span: Span::new(base + span.start, base + span.end), data }
}

fn field(key: Spanned<String>, node: Spanned<Node>, text: &str, base: usize) -> Field {
    let span = span(key.defined, text);
    Field { key_span: Span::new(base + span.start, base + span.end), key: key.value, value: value(node, text, base) }
}

fn span(location: Location, text: &str) -> Span {
    let start = offset(location, text);
    let len = location.span().byte_len().and_then(|len| usize::try_from(len).ok()).unwrap_or(0);
    let end = (start + len).min(text.len());
    let raw = text.get(start..end).unwrap_or("");
    Span::new(start, start + raw.trim_end().len())
}

fn offset(location: Location, text: &str) -> usize {
    let at = location.span().byte_offset().and_then(|at| usize::try_from(at).ok()).unwrap_or(0);
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
