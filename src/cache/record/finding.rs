//! Located findings as bytes. Excerpts are left out: the text is at hand when they are needed again.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::finding::{Edit, Finding, Fingerprint, Fix, Label, Located, Place, Safety};
use crate::rule::{Confidence, Level};
use crate::source::{Position, Span};

/// A finding whose labels all stand in its own file.
#[derive(Serialize, Deserialize)]
pub(super) struct FindingRecord<'a> {
    rule: &'a str,
    level: Level,
    confidence: Confidence,
    span: SpanRecord,
    message: &'a str,
    help: Option<&'a str>,
    #[serde(borrow)]
    place: PlaceRecord<'a>,
    #[serde(borrow)]
    labels: Vec<LabelRecord<'a>>,
    #[serde(borrow)]
    fixes: Vec<FixRecord<'a>>,
    fingerprint: [u8; 16],
    content: [u8; 16],
}

#[derive(Serialize, Deserialize)]
struct LabelRecord<'a> {
    span: SpanRecord,
    message: &'a str,
    #[serde(borrow)]
    place: PlaceRecord<'a>,
}

#[derive(Serialize, Deserialize)]
struct FixRecord<'a> {
    title: &'a str,
    is_safe: bool,
    #[serde(borrow)]
    edits: Vec<EditRecord<'a>>,
}

#[derive(Serialize, Deserialize)]
struct EditRecord<'a> {
    span: SpanRecord,
    text: &'a str,
    #[serde(borrow)]
    place: PlaceRecord<'a>,
}

/// A place without its excerpt.
#[derive(Serialize, Deserialize)]
pub(super) struct PlaceRecord<'a> {
    start: (usize, usize),
    end: (usize, usize),
    byte_columns: (usize, usize),
    text: &'a str,
}

type SpanRecord = (usize, usize);

fn span_record(span: Span) -> SpanRecord {
    (span.start, span.end)
}

fn span((start, end): SpanRecord) -> Span {
    Span::new(start, end)
}

impl<'a> FindingRecord<'a> {
    /// The record of a finding in the article at `path`; none when it says something of another file.
    pub(super) fn of(located: &'a Located, path: &Arc<str>) -> Option<Self> {
        let Finding { rule, level, confidence, path: of, span, message, help, labels, fixes } = &located.finding;
        let labels = labels.iter().zip(&located.labels);
        let label = |(label, place): (&'a Label, &'a Option<Place>)| {
            let place = PlaceRecord::of(place.as_ref().filter(|_| label.path == *path)?);
            Some(LabelRecord { span: span_record(label.span), message: &label.message, place })
        };
        Some(Self {
            rule,
            level: *level,
            confidence: *confidence,
            span: span_record(*span),
            message,
            help: help.as_deref(),
            place: PlaceRecord::of(&located.place),
            labels: labels.map(label).collect::<Option<_>>()?,
            fixes: fixes.iter().zip(&located.edits).map(|(fix, places)| FixRecord::of(fix, places)).collect(),
            fingerprint: located.fingerprint.0,
            content: located.content.0,
        })
        .filter(|_| of == path)
    }

    /// The finding in the article at `path`.
    pub(super) fn located(self, path: &Arc<str>) -> Box<Located> {
        let label = |label: LabelRecord<'_>| {
            let message = label.message.to_owned();
            (Label { path: path.clone(), span: span(label.span), message }, Some(label.place.place()))
        };
        let (labels, places) = self.labels.into_iter().map(label).unzip();
        let (fixes, edits) = self.fixes.into_iter().map(FixRecord::fix).unzip();
        let finding = Finding {
            rule: self.rule.into(),
            level: self.level,
            confidence: self.confidence,
            path: path.clone(),
            span: span(self.span),
            message: self.message.to_owned(),
            help: self.help.map(|help| help.to_owned().into()),
            labels,
            fixes,
        };
        let (fingerprint, content) = (Fingerprint(self.fingerprint), Fingerprint(self.content));
        let place = self.place.place();
        Box::new(Located { finding, place, labels: places, edits, fingerprint, content })
    }
}

impl<'a> FixRecord<'a> {
    fn of(fix: &'a Fix, places: &'a [Place]) -> Self {
        let edit = |(edit, place): (&'a Edit, &'a Place)| EditRecord {
            span: span_record(edit.span),
            text: &edit.text,
            place: PlaceRecord::of(place),
        };
        let edits = fix.edits.iter().zip(places).map(edit).collect();
        Self { title: &fix.title, is_safe: fix.safety == Safety::Safe, edits }
    }

    fn fix(self) -> (Fix, Vec<Place>) {
        let edit =
            |edit: EditRecord<'_>| (Edit { span: span(edit.span), text: edit.text.to_owned() }, edit.place.place());
        let (edits, places) = self.edits.into_iter().map(edit).unzip();
        let safety = if self.is_safe { Safety::Safe } else { Safety::Unsafe };
        (Fix { title: self.title.to_owned(), safety, edits }, places)
    }
}

impl<'a> PlaceRecord<'a> {
    /// The record of a place.
    pub(super) fn of(place: &'a Place) -> Self {
        let Place { start, end, byte_columns, text, excerpt: _ } = place;
        Self { start: (start.line, start.column), end: (end.line, end.column), byte_columns: *byte_columns, text }
    }

    /// The place.
    pub(super) fn place(self) -> Place {
        let position = |(line, column)| Position { line, column };
        Place {
            start: position(self.start),
            end: position(self.end),
            byte_columns: self.byte_columns,
            text: self.text.to_owned(),
            excerpt: None,
        }
    }
}
