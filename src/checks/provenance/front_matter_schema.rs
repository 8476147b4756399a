//! `provenance/front-matter-schema`: front matter that does not satisfy the schema of the site.

use jsonschema::paths::{Location, LocationSegment};
use serde_json::{Map, Number, Value as Json};

use super::Check;
use crate::article::{Data, Format, FrontMatter, Value};
use crate::checks::Subject;
use crate::finding::Sink;
use crate::rule::Rule;
use crate::source::Span;

pub(super) const CHECK: Check = Check { rule: "provenance/front-matter-schema", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let Some(schema) = subject.settings.schema.as_ref().filter(|_| subject.article.format != Format::Html) else {
        return;
    };
    let front_matter = &subject.article.front_matter;
    let fields = front_matter.fields.iter().map(|field| (field.key.clone(), json(&field.value)));
    let value = Json::Object(fields.collect());
    for error in schema.iter_errors(&value) {
        let span = place(front_matter, error.instance_path()).unwrap_or(front_matter.inner);
        let field = error.instance_path().to_string();
        let field = field.trim_start_matches('/').replace('/', ".");
        let message = if field.is_empty() {
            format!("front matter: {error}")
        } else {
            format!("front matter, `{field}`: {error}")
        };
        sink.push(subject.finding(rule, span, message).help("the schema of this site asks for it; see `medlint.yaml`"));
    }
}

fn json(value: &Value) -> Json {
    match &value.data {
        Data::Null => Json::Null,
        Data::Bool(truth) => Json::Bool(*truth),
        Data::Number(text) => number(text).map_or_else(|| Json::String(text.clone()), Json::Number),
        Data::Text(text) => Json::String(text.clone()),
        Data::List(items) => Json::Array(items.iter().map(json).collect()),
        Data::Map(fields) => {
            Json::Object(fields.iter().map(|field| (field.key.clone(), json(&field.value))).collect::<Map<_, _>>())
        }
    }
}

fn number(text: &str) -> Option<Number> {
    text.parse::<i64>().map(Number::from).ok().or_else(|| Number::from_f64(text.parse().ok()?))
}

/// The bytes of the value that a path of the schema leads to; none for the front matter as a whole.
fn place(front_matter: &FrontMatter, path: &Location) -> Option<Span> {
    let mut at: Option<&Value> = None;
    for segment in path {
        let next = match (&segment, at.map(|value| &value.data)) {
            (LocationSegment::Property(key), None) => {
                &front_matter.fields.iter().find(|field| field.key == **key)?.value
            }
            (LocationSegment::Property(key), Some(Data::Map(fields))) => {
                &fields.iter().find(|field| field.key == **key)?.value
            }
            (LocationSegment::Index(index), Some(Data::List(items))) => items.get(*index)?,
            _ => return at.map(|value| value.span),
        };
        at = Some(next);
    }
    at.map(|value| value.span)
}
