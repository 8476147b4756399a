//! Levels and options of rules as the configuration writes them: by rule or family, a level or a map.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_yaml::Spanned;

use crate::rule::{Level, OptionValue};

/// `rules:` of the configuration: settings by rule or family, or a list of folders with own rules.
#[derive(Debug, Default)]
pub struct RuleFields {
    /// Folders with own rules: `rules: [./dir]` is short for `rule-folders: [./dir]`.
    pub folders: Vec<Spanned<String>>,
    /// What is set, in the order of the file.
    pub settings: Vec<RuleField>,
}

/// What is set for one rule or family.
#[derive(Debug, Clone)]
pub struct RuleField {
    /// The rule ("doses/trailing-zero") or family ("doses").
    pub name: Spanned<String>,
    /// Its level or, for `off`, none.
    pub level: Option<SetLevel>,
    /// Its options.
    pub options: Vec<(Spanned<String>, OptionValue)>,
}

/// The level of a rule as it is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetLevel {
    /// The rule does not run.
    Off,
    /// The rule runs at its own level.
    On,
    /// The rule runs at this level.
    At(Level),
}

const LEVELS: [&str; 5] = ["off", "on", "suggestion", "warning", "error"];

impl SetLevel {
    /// The level of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "off" => Self::Off,
            "on" => Self::On,
            name => Self::At(Level::from_name(name)?),
        })
    }
}

impl<'de> Deserialize<'de> for SetLevel {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let name = String::deserialize(from)?;
        Self::from_name(&name).ok_or_else(|| D::Error::unknown_variant(&name, &LEVELS))
    }
}

/// A level alone, or a map of a level and options.
enum RuleValue {
    Level(SetLevel),
    Map(Option<SetLevel>, Vec<(Spanned<String>, OptionValue)>),
}

impl<'de> Deserialize<'de> for RuleFields {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(FieldsVisitor)
    }
}

struct FieldsVisitor;

impl<'de> Visitor<'de> for FieldsVisitor {
    type Value = RuleFields;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("rules or families with their levels, or a list of folders")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<RuleFields, A::Error> {
        let mut fields = RuleFields::default();
        while let Some(name) = map.next_key::<Spanned<String>>()? {
            let (level, options) = match map.next_value()? {
                RuleValue::Level(level) => (Some(level), Vec::new()),
                RuleValue::Map(level, options) => (level, options),
            };
            fields.settings.push(RuleField { name, level, options });
        }
        Ok(fields)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<RuleFields, A::Error> {
        let mut fields = RuleFields::default();
        while let Some(folder) = items.next_element()? {
            fields.folders.push(folder);
        }
        Ok(fields)
    }

    fn visit_unit<E: Error>(self) -> Result<RuleFields, E> {
        Ok(RuleFields::default())
    }
}

impl<'de> Deserialize<'de> for RuleValue {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = RuleValue;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "a level ({}) or a map of a level and options", LEVELS.join(", "))
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<RuleValue, E> {
        let level = SetLevel::from_name(name).ok_or_else(|| E::unknown_variant(name, &LEVELS))?;
        Ok(RuleValue::Level(level))
    }

    fn visit_bool<E: Error>(self, on: bool) -> Result<RuleValue, E> {
        Ok(RuleValue::Level(if on { SetLevel::On } else { SetLevel::Off }))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<RuleValue, A::Error> {
        let (mut level, mut options) = (None, Vec::new());
        while let Some(key) = map.next_key::<Spanned<String>>()? {
            if key.value == "level" {
                level = Some(map.next_value()?);
            } else {
                options.push((key, map.next_value::<OptionField>()?.0));
            }
        }
        Ok(RuleValue::Map(level, options))
    }
}

struct OptionField(OptionValue);

impl<'de> Deserialize<'de> for OptionField {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(OptionVisitor).map(OptionField)
    }
}

struct OptionVisitor;

impl<'de> Visitor<'de> for OptionVisitor {
    type Value = OptionValue;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a whole number, a text, true or false, or a list of texts")
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<OptionValue, E> {
        Ok(OptionValue::Integer(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<OptionValue, E> {
        i64::try_from(number).map(OptionValue::Integer).map_err(E::custom)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<OptionValue, E> {
        Ok(OptionValue::Bool(value))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<OptionValue, E> {
        Ok(OptionValue::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<OptionValue, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(OptionValue::List(list))
    }
}

impl JsonSchema for RuleFields {
    fn schema_name() -> Cow<'static, str> {
        "Rules".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "anyOf": [
                {
                    "type": "object",
                    "propertyNames": {"pattern": "^[a-z0-9-]+(/[a-z0-9-]+)?$"},
                    "additionalProperties": {
                        "anyOf": [
                            {"enum": LEVELS},
                            {"type": "boolean"},
                            {
                                "type": "object",
                                "properties": {"level": {"enum": LEVELS}},
                                "additionalProperties": {
                                    "type": ["integer", "string", "boolean", "array"],
                                    "items": {"type": "string"}
                                }
                            }
                        ]
                    }
                },
                {"type": "array", "items": {"type": "string"}},
                {"type": "null"}
            ]
        })
    }
}
