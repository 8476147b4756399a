//! Values of a rule file that may be written in several ways, read so that places and wrong keys are not lost.

use std::fmt;

use schemars::JsonSchema;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_yaml::{Location, Spanned};

use super::file::{DocumentedOption, SiteExample};

/// One text or several.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(untagged)]
pub(super) enum OneOrMore {
    /// One.
    One(String),
    /// Several.
    More(#[schemars(with = "Vec<String>")] Vec<Spanned<String>>),
}

impl OneOrMore {
    /// The texts with their places.
    pub(super) fn items(value: Option<&Spanned<Self>>) -> Vec<(&str, Location)> {
        match value {
            None => Vec::new(),
            Some(Spanned { value: Self::One(text), referenced, .. }) => vec![(text, *referenced)],
            Some(Spanned { value: Self::More(texts), .. }) => {
                texts.iter().map(|text| (text.value.as_str(), text.referenced)).collect()
            }
        }
    }
}

impl<'de> Deserialize<'de> for OneOrMore {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Texts;
        impl<'de> Visitor<'de> for Texts {
            type Value = OneOrMore;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a text or a list of texts")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<OneOrMore, E> {
                Ok(OneOrMore::One(text.to_string()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<OneOrMore, A::Error> {
                let mut texts = Vec::new();
                while let Some(text) = items.next_element()? {
                    texts.push(text);
                }
                Ok(OneOrMore::More(texts))
            }
        }
        deserializer.deserialize_any(Texts)
    }
}

/// Pairs of phrases, in the order of the file.
#[derive(Debug, Default)]
pub(super) struct Pairs(pub(super) Vec<(Spanned<String>, Spanned<String>)>);

impl<'de> Deserialize<'de> for Pairs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Map;
        impl<'de> Visitor<'de> for Map {
            type Value = Pairs;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a map of phrases")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(Map)
    }
}

/// A setting of a rule: its default, or its default with what it does.
#[derive(Debug, JsonSchema)]
#[schemars(untagged)]
pub(super) enum OptionFile {
    /// A yes or no.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// A text.
    Text(String),
    /// Several texts.
    List(Vec<String>),
    /// A default with what the setting does.
    Documented(DocumentedOption),
}

impl<'de> Deserialize<'de> for OptionFile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Value;
        impl<'de> Visitor<'de> for Value {
            type Value = OptionFile;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(
                    "a whole number, a text, true or false, a list of texts, or a map with `default` and `about`",
                )
            }

            fn visit_bool<E: Error>(self, value: bool) -> Result<OptionFile, E> {
                Ok(OptionFile::Bool(value))
            }

            fn visit_i64<E: Error>(self, value: i64) -> Result<OptionFile, E> {
                Ok(OptionFile::Integer(value))
            }

            fn visit_u64<E: Error>(self, value: u64) -> Result<OptionFile, E> {
                i64::try_from(value).map(OptionFile::Integer).map_err(E::custom)
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<OptionFile, E> {
                Ok(OptionFile::Text(text.to_string()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<OptionFile, A::Error> {
                let mut texts = Vec::new();
                while let Some(text) = items.next_element()? {
                    texts.push(text);
                }
                Ok(OptionFile::List(texts))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<OptionFile, A::Error> {
                DocumentedOption::deserialize(MapAccessDeserializer::new(map)).map(OptionFile::Documented)
            }
        }
        deserializer.deserialize_any(Value)
    }
}

/// An example: a snippet of Markdown, or a file with others beside it.
#[derive(Debug, JsonSchema)]
#[schemars(untagged)]
pub(super) enum ExampleFile {
    /// A snippet of Markdown, checked as an article of no kind.
    Text(String),
    /// A file with its path, and others beside it.
    Site(SiteExample),
}

impl<'de> Deserialize<'de> for ExampleFile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Value;
        impl<'de> Visitor<'de> for Value {
            type Value = ExampleFile;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a text, or a map with `text` and `path`, `files`, `today` or `style`")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<ExampleFile, E> {
                Ok(ExampleFile::Text(text.to_string()))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<ExampleFile, A::Error> {
                SiteExample::deserialize(MapAccessDeserializer::new(map)).map(ExampleFile::Site)
            }
        }
        deserializer.deserialize_any(Value)
    }
}
