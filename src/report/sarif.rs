//! SARIF 2.1.0 as code scanning services read it: all active rules, fixes, fingerprints, what was set aside and why.

use std::collections::HashMap;
use std::io::{self, Write};

use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use super::json::write_document;
use super::{Report, TOOL, escape, explain, page};
use crate::finding::{Because, Fix, Located, Place};
use crate::rule::{Confidence, Level, Rule};
use crate::source::Problem;

/// The most results of one run that GitHub takes.
const MOST_RESULTS: usize = 25_000;
/// The most characters of a description that GitHub takes.
const LONGEST_DESCRIPTION: usize = 1024;
/// The most related locations of a result that are of use to a reader.
const MOST_RELATED: usize = 100;

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let rules: Vec<&Rule> = report.rules.iter().filter(|rule| rule.enabled).collect();
    let indices: HashMap<&str, usize> = rules.iter().enumerate().map(|(index, rule)| (&*rule.id, index)).collect();
    let aside = report.outcome.set_aside.iter().map(|aside| (&*aside.located, Some(&aside.because)));
    let all: Vec<_> = report.by_level().map(|located| (located, None)).chain(aside).collect();
    let left_out = all.len().saturating_sub(MOST_RESULTS);
    let shown = all.get(..MOST_RESULTS).unwrap_or(&all);
    let driver = json!({
        "name": TOOL.0,
        "semanticVersion": TOOL.1,
        "informationUri": env!("CARGO_PKG_REPOSITORY"),
        "rules": rules.iter().map(|rule| descriptor(rule)).collect::<Vec<_>>(),
    });
    let run = Run {
        tool: json!({"driver": driver}),
        column_kind: "unicodeCodePoints",
        invocations: [invocation(report, left_out)],
        results: OneByOne(|| shown.iter().map(|(located, because)| result(report, &indices, located, *because))),
    };
    let log = Log { schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] };
    write_document(&log, out)
}

#[derive(Serialize)]
struct Log<R> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [R; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<R> {
    tool: Value,
    column_kind: &'static str,
    invocations: [Value; 1],
    results: R,
}

/// A sequence whose items are made as they are written, so that no more than one is held.
struct OneByOne<F>(F);

impl<F: Fn() -> I, I: Iterator<Item = Value>> Serialize for OneByOne<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

fn descriptor(rule: &Rule) -> Value {
    let severity = match rule.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Suggestion => "recommendation",
    };
    let precision = match rule.confidence {
        Confidence::High => "very-high",
        Confidence::Medium => "high",
        Confidence::Low => "medium",
    };
    let markdown = explain::markdown(rule);
    let mut descriptor = json!({
        "id": &*rule.id,
        "shortDescription": {"text": cut(&rule.docs().summary, LONGEST_DESCRIPTION)},
        "fullDescription": {"text": cut(or(rule.docs().why.trim(), &rule.docs().summary), LONGEST_DESCRIPTION)},
        "help": {"text": markdown, "markdown": markdown},
                "defaultConfiguration": {"level": level(rule.level)},
        "properties": {"tags": [rule.family(), "medical"], "precision": precision, "problem.severity": severity},
    });
    if let Some(page) = page(rule) {
        descriptor["helpUri"] = page.into();
    }
    descriptor
}

fn result(report: &Report<'_>, rules: &HashMap<&str, usize>, located: &Located, because: Option<&Because>) -> Value {
    let finding = &located.finding;
    let message = match report.help(located) {
        Some(help) => format!("{}\n{help}", finding.message),
        None => finding.message.clone(),
    };
    let mut result = json!({
        "ruleId": &*finding.rule,
        "level": level(finding.level),
        "message": {"text": plain(&message)},
        "locations": [{"physicalLocation": physical(&finding.path, &located.place)}],
        "partialFingerprints": {"primaryLocationLineHash": format!("{}:1", located.fingerprint)},
        "properties": {"confidence": finding.confidence.name()},
    });
    if let Some(index) = rules.get(&*finding.rule) {
        result["ruleIndex"] = json!(index);
    }
    let related = related(located);
    if !related.is_empty() {
        result["relatedLocations"] = Value::Array(related);
    }
    let fixes: Vec<_> = finding.fixes.iter().zip(&located.edits).map(|(a, places)| fix(located, a, places)).collect();
    if !fixes.is_empty() {
        result["fixes"] = Value::Array(fixes);
    }
    match because {
        None => {}
        Some(Because::Suppressed(reason)) => {
            result["suppressions"] = json!([{"kind": "inSource", "justification": or(reason, "no reason given")}]);
        }
        Some(Because::Baselined) => {
            result["suppressions"] = json!([{"kind": "external", "justification": "stands in the baseline"}]);
        }
    }
    result
}

fn related(located: &Located) -> Vec<Value> {
    let places = located.labels().filter_map(|(label, place)| Some((label, place?)));
    let related = places.take(MOST_RELATED).enumerate().map(|(id, (label, place))| {
        let message = or(&label.message, "see here");
        json!({"id": id, "message": {"text": plain(message)}, "physicalLocation": physical(&label.path, place)})
    });
    related.collect()
}

fn fix(located: &Located, fix: &Fix, places: &[Place]) -> Value {
    let replacements = fix.edits.iter().zip(places).map(|(edit, place)| {
        let inserted = json!({"text": edit.text});
        json!({"deletedRegion": region(place), "insertedContent": inserted})
    });
    let replacements: Vec<_> = replacements.collect();
    let change = json!({"artifactLocation": artifact(&located.finding.path), "replacements": replacements});
    json!({"description": {"text": plain(&fix.title)}, "artifactChanges": [change]})
}

fn physical(path: &str, place: &Place) -> Value {
    json!({"artifactLocation": artifact(path), "region": region(place)})
}

fn artifact(path: &str) -> Value {
    json!({"uri": escape::uri(path), "uriBaseId": "%SRCROOT%"})
}

fn region(place: &Place) -> Value {
    json!({
        "startLine": place.start.line,
        "startColumn": place.start.column,
        "endLine": place.end.line,
        "endColumn": place.end.column,
    })
}

/// How the run went: what could not be checked, and what this format has no room for.
fn invocation(report: &Report<'_>, left_out: usize) -> Value {
    let mut notes: Vec<_> = report.outcome.problems.iter().map(notification).collect();
    if left_out > 0 {
        let text = format!("{left_out} findings are left out: a run may hold {MOST_RESULTS}");
        notes.push(json!({"level": "warning", "message": {"text": text}}));
    }
    json!({"executionSuccessful": !report.outcome.is_incomplete(), "toolExecutionNotifications": notes})
}

fn notification(problem: &Problem) -> Value {
    let mut place = json!({"artifactLocation": artifact(&problem.path)});
    if let Some(at) = problem.position {
        place["region"] = json!({"startLine": at.line, "startColumn": at.column});
    }
    let level = if problem.fatal { "error" } else { "warning" };
    let message = json!({"text": plain(&problem.message)});
    json!({"level": level, "message": message, "locations": [{"physicalLocation": place}]})
}

const fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Suggestion => "note",
    }
}

/// Text that holds no link: in SARIF `[words](target)` is one.
fn plain(text: &str) -> String {
    text.replace("](", "] (")
}

/// `text`, or something else when it is empty: the format allows no empty texts.
fn or<'a>(text: &'a str, other: &'a str) -> &'a str {
    if text.is_empty() { other } else { text }
}

fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most - 1).chain(['…']).collect()
}
