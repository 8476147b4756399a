//! `doses/mixed-unit-spelling`: one unit written in two ways in one article.

use std::collections::BTreeMap;

use super::written::{Part, tells_apart, units, used};
use crate::checks::{Check, Subject};
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "doses/mixed-unit-spelling", run };

/// Spellings that may stand for each other without a reader noticing: a symbol and its word in full.
const STYLES: &[(&str, &[(&str, &str)])] = &[
    ("mcg", &[("mcg", "mcg"), ("µg", "µg"), ("ug", "ug"), ("microgram", "micrograms"), ("micrograms", "micrograms")]),
    ("mL", &[("mL", "mL"), ("ml", "ml"), ("cc", "cc")]),
    ("units", &[("units", "units"), ("unit", "units"), ("IU", "IU"), ("iu", "IU"), ("U", "U"), ("u", "U")]),
    ("g", &[("g", "g"), ("gm", "gm"), ("gms", "gm")]),
];

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let mut found: BTreeMap<&str, Vec<(&str, Part<'_>)>> = BTreeMap::new();
    for statement in used(subject) {
        let Some(known) = units(subject, statement).into_iter().next() else { continue };
        if tells_apart(subject, statement, &known) {
            continue;
        }
        let (part, unit) = known;
        let Some((name, spellings)) = STYLES.iter().find(|(name, _)| *name == unit.name) else { continue };
        let style = spellings.iter().find(|(written, _)| *written == part.text).map(|(_, style)| *style);
        if let Some(style) = style {
            found.entry(name).or_default().push((style, part));
        }
    }
    for places in found.values() {
        let Some((first, _)) = places.first() else { continue };
        let Some((other, part)) = places.iter().find(|(style, _)| style != first) else { continue };
        let span = subject.article.original(part.range.clone());
        let mut finding = subject.finding(
            rule,
            span,
            format!("\"{other}\" here and \"{first}\" elsewhere are one unit; write it one way"),
        );
        for (style, place) in places.iter().filter(|(style, place)| style != other || place.range != part.range).take(8)
        {
            finding = finding.label(subject.article.original(place.range.clone()), format!("\"{style}\""));
        }
        sink.push(finding);
    }
}
