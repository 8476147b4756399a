//! `doses/glued-name`: the name of a drug and the number of its dose run together.

use crate::checks::{Check, Subject};
use crate::dose::fold_unit;
use crate::finding::Sink;
use crate::rule::Rule;
use crate::rule::vocabulary::units::UnitKind;

pub(super) const CHECK: Check = Check { rule: "doses/glued-name", run };

/// The fewest letters of a name.
const LETTERS: usize = 4;

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let prose = subject.article.prose.text();
    let Some(drugs) = subject.vocabulary.lexicon.list("drugs") else { return };
    let bytes = prose.as_bytes();
    let mut at = 1;
    while let Some(index) =
        bytes.get(at..).and_then(|rest| rest.iter().position(u8::is_ascii_digit)).map(|index| at + index)
    {
        let digits = bytes[index..].iter().take_while(|byte| byte.is_ascii_digit() || **byte == b'.').count();
        at = index + digits;
        let letters = bytes[..index].iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
        if letters < LETTERS || !is_unit(prose.get(at..).unwrap_or_default()) {
            continue;
        }
        let start = index - letters;
        let Some(name) = prose.get(start..index) else { continue };
        let mut hits = Vec::new();
        subject.vocabulary.lexicon.scan(name, &mut hits);
        if hits.iter().any(|hit| hit.list == drugs && hit.start == 0 && hit.end == name.len()) {
            let span = subject.article.original(start..at);
            let message = format!(
                "\"{}\": the last letter of the name is misread as a digit; put a space between",
                &prose[start..at]
            );
            let edit = crate::finding::Edit {
                span: crate::source::Span::new(span.start + letters, span.start + letters),
                text: " ".into(),
            };
            let plain = span.len() == at - start;
            let finding = subject.finding(rule, span, message);
            // The dose is not read before the space parts it from the name, so a person must look.
            sink.push(if plain {
                finding.fix("put a space between", crate::finding::Safety::Unsafe, vec![edit])
            } else {
                finding
            });
        }
    }
}

/// Whether the unit of a mass or volume comes next.
fn is_unit(rest: &str) -> bool {
    let rest = rest.trim_start_matches(' ');
    let end = rest.find(|char: char| !char.is_alphabetic()).unwrap_or(rest.len());
    let unit = rest.get(..end).and_then(fold_unit);
    unit.is_some_and(|unit| matches!(unit.kind, UnitKind::Mass | UnitKind::Volume))
}
