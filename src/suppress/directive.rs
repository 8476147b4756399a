//! What a comment tells medlint: `medlint-disable-next-line RULE[, RULE] [until=YYYY-MM-DD] -- reason`.

use jiff::civil::Date;

use crate::source::Span;

/// What a comment tells medlint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Directive {
    /// Where it holds.
    pub(super) verb: Verb,
    /// The rules and families it names.
    pub(super) names: Vec<Name>,
    /// Why.
    pub(super) reason: Option<String>,
    /// The last day it holds.
    pub(super) until: Option<Until>,
}

/// Where a directive holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verb {
    /// `disable-next-line`
    NextLine,
    /// `disable-line`
    Line,
    /// `disable`, up to an `enable` or the end of the file.
    From,
    /// `enable`
    Enable,
    /// `disable-file`
    File,
    /// Something else behind `medlint-`.
    Unknown,
}

/// A rule or family that is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    /// As written.
    pub(super) text: String,
    /// Its bytes of the source.
    pub(super) span: Span,
}

/// What stands behind `until=`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Until {
    /// A day.
    Day(Date),
    /// Something that is no day.
    Unclear(String),
}

impl Until {
    /// A day, or what is none.
    pub(super) fn parse(text: &str) -> Self {
        text.parse().map_or_else(|_| Self::Unclear(text.to_owned()), Self::Day)
    }
}

/// Reads a comment; none when it does not speak to medlint. `offset` is where `text` starts in the source.
pub(super) fn parse(text: &str, offset: usize) -> Option<Directive> {
    let start = text.len() - text.trim_start().len();
    let word = text[start..].strip_prefix("medlint-")?;
    let verb_end = word.find(|char: char| !char.is_ascii_alphabetic() && char != '-').unwrap_or(word.len());
    let verb = match word[..verb_end].trim_end_matches('-') {
        "disable-next-line" => Verb::NextLine,
        "disable-line" => Verb::Line,
        "disable" => Verb::From,
        "enable" => Verb::Enable,
        "disable-file" => Verb::File,
        _ => Verb::Unknown,
    };
    let rest = start + "medlint-".len() + verb_end;
    let mut directive = body(&text[rest..], offset + rest);
    directive.verb = verb;
    Some(directive)
}

/// Reads `RULE[, RULE] [until=YYYY-MM-DD] -- reason`.
pub(super) fn body(text: &str, offset: usize) -> Directive {
    let (head, reason) = split_reason(text);
    let mut directive = Directive { verb: Verb::File, names: Vec::new(), reason: None, until: None };
    let mut kept = Vec::new();
    for word in reason.unwrap_or_default().split_whitespace() {
        match word.strip_prefix("until=") {
            Some(day) => directive.until = Some(Until::parse(day.trim_end_matches(['.', ',', ';', ')']))),
            None => kept.push(word),
        }
    }
    directive.reason = (!kept.is_empty()).then(|| kept.join(" "));
    let mut at = 0;
    for word in head.split([' ', '\t', '\r', '\n', ',']) {
        let span = Span::new(offset + at, offset + at + word.len());
        at += word.len() + 1;
        match word.strip_prefix("until=") {
            Some(day) => directive.until = Some(Until::parse(day)),
            None if word.is_empty() => {}
            None => directive.names.push(Name { text: word.to_owned(), span }),
        }
    }
    directive
}

/// Parts the names from the reason, at the first `--`, long dash or colon that stands alone or ends a name.
fn split_reason(text: &str) -> (&str, Option<&str>) {
    let marks = ["--", "—", "–", ":"];
    let first = marks.iter().filter_map(|mark| text.find(mark).map(|at| (at, mark.len()))).min();
    match first {
        Some((at, length)) => (&text[..at], Some(&text[at + length..])),
        None => (text, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(directive: &Directive) -> Vec<&str> {
        directive.names.iter().map(|name| name.text.as_str()).collect()
    }

    #[test]
    fn names_reason_and_day_are_read() {
        let text = " medlint-disable-next-line doses/trailing-zero, claims until=2027-01-31 -- quoted from the label ";
        let directive = parse(text, 4).expect("a directive");
        assert_eq!(directive.verb, Verb::NextLine);
        assert_eq!(names(&directive), ["doses/trailing-zero", "claims"]);
        assert_eq!(directive.reason.as_deref(), Some("quoted from the label"));
        assert_eq!(directive.until, Some(Until::Day(Date::constant(2027, 1, 31))));
        let first = directive.names[0].span;
        assert_eq!(&text[first.start - 4..first.end - 4], "doses/trailing-zero");
    }

    #[test]
    fn a_comment_that_is_not_for_medlint_is_left_alone() {
        for text in ["", "TODO", "markdownlint-disable MD001", "medlint", "see medlint-disable"] {
            assert_eq!(parse(text, 0), None, "{text}");
        }
    }

    #[test]
    fn what_is_missing_is_missing() {
        let bare = parse("medlint-disable", 0).expect("a directive");
        assert_eq!((bare.verb, bare.names.len(), bare.reason), (Verb::From, 0, None));
        let empty = parse("medlint-disable-line doses --  ", 0).expect("a directive");
        assert_eq!((names(&empty), empty.reason.as_deref()), (vec!["doses"], None));
        assert_eq!(parse("medlint-disabel doses -- x", 0).map(|directive| directive.verb), Some(Verb::Unknown));
    }

    #[test]
    fn the_day_may_stand_in_the_reason() {
        let directive = parse("medlint-disable-file links: moving, until=2027-02-01.", 0).expect("a directive");
        assert_eq!(directive.until, Some(Until::Day(Date::constant(2027, 2, 1))));
        assert_eq!(directive.reason.as_deref(), Some("moving,"));
        let unclear = parse("medlint-disable-file links until=soon -- x", 0).expect("a directive");
        assert_eq!(unclear.until, Some(Until::Unclear("soon".to_owned())));
    }
}
