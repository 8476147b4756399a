//! Rules as JSON.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use super::markdown::setting_name;
use crate::report::json::write_document;
use crate::report::page;
use crate::rule::{self, OptionValue, PatternKind, Rule, RuleKind};

#[derive(Serialize)]
struct RuleOut<'a> {
    id: &'a str,
    family: &'a str,
    /// Its level when it runs.
    level: &'static str,
    active: bool,
    confidence: &'static str,
    summary: &'a str,
    extends: &'static str,
    fix: &'static str,
    url: Option<String>,
    profiles: BTreeMap<&'a str, &'static str>,
}

#[derive(Serialize)]
struct Whole<'a> {
    #[serde(flatten)]
    rule: RuleOut<'a>,
    why: &'a str,
    help: Option<&'a str>,
    sources: Vec<Source<'a>>,
    options: BTreeMap<&'a str, OptionOut<'a>>,
    examples: Examples<'a>,
}

#[derive(Serialize)]
struct Source<'a> {
    title: &'a str,
    publisher: &'a str,
    year: u16,
    url: &'a str,
}

#[derive(Serialize)]
struct OptionOut<'a> {
    value: Value<'a>,
    description: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Value<'a> {
    Integer(i64),
    Text(&'a str),
    Bool(bool),
    List(&'a [String]),
}

#[derive(Serialize)]
struct Examples<'a> {
    bad: Vec<&'a str>,
    good: Vec<&'a str>,
}

pub(super) fn write(rule: &Rule, out: &mut dyn Write) -> io::Result<()> {
    let docs = rule.docs();
    write_document(
        &Whole {
            rule: head(rule),
            why: &docs.why,
            help: rule.help.as_deref(),
            sources: docs.sources.iter().map(source).collect(),
            options: rule.options.iter().map(|(name, value)| (name.as_str(), option(rule, name, value))).collect(),
            examples: Examples {
                bad: docs.examples.bad.iter().map(|example| example.text.as_str()).collect(),
                good: docs.examples.good.iter().map(|example| example.text.as_str()).collect(),
            },
        },
        out,
    )
}

pub(super) fn write_list(rules: &[&Rule], out: &mut dyn Write) -> io::Result<()> {
    let rules: Vec<_> = rules.iter().map(|rule| head(rule)).collect();
    write_document(&rules, out)
}

fn head(rule: &Rule) -> RuleOut<'_> {
    RuleOut {
        id: &rule.id,
        family: rule.family(),
        level: rule.level.name(),
        active: rule.enabled,
        confidence: rule.confidence.name(),
        summary: &rule.docs().summary,
        extends: extends(rule.kind),
        fix: match rule.fix {
            rule::FixKind::Safe => "safe",
            rule::FixKind::Unsafe => "unsafe",
            rule::FixKind::None => "none",
        },
        url: page(rule),
        profiles: rule.profiles.iter().map(|(name, value)| (name.as_str(), setting_name(*value))).collect(),
    }
}

fn source(source: &rule::Source) -> Source<'_> {
    Source { title: &source.title, publisher: &source.publisher, year: source.year, url: &source.url }
}

fn option<'a>(rule: &'a Rule, name: &str, value: &'a OptionValue) -> OptionOut<'a> {
    let value = match value {
        OptionValue::Integer(value) => Value::Integer(*value),
        OptionValue::Text(value) => Value::Text(value),
        OptionValue::Bool(value) => Value::Bool(*value),
        OptionValue::List(value) => Value::List(value),
    };
    OptionOut { value, description: rule.docs().options.get(name).map(String::as_str) }
}

const fn extends(kind: RuleKind) -> &'static str {
    match kind {
        RuleKind::Check => "check",
        RuleKind::Pattern(PatternKind::Existence) => "existence",
        RuleKind::Pattern(PatternKind::Substitution) => "substitution",
        RuleKind::Pattern(PatternKind::Occurrence) => "occurrence",
        RuleKind::Pattern(PatternKind::Consistency) => "consistency",
        RuleKind::Pattern(PatternKind::Conditional) => "conditional",
        RuleKind::Pattern(PatternKind::Claim) => "claim",
    }
}
