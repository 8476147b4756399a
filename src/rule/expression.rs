//! Regular expressions of rules: refused when too big, with the literals that tell where one can match at all.

use regex_syntax::ParserBuilder;
use regex_syntax::hir::{Class, Hir, HirKind};

use super::pattern::Expression;

/// How long an expression may be, in bytes.
const MAX_LENGTH: usize = 2000;
/// How deep its groups may nest.
const MAX_DEPTH: u32 = 50;
/// How big it may be when its repetitions are written out: far below what the engine refuses.
const MAX_WEIGHT: usize = 100_000;
/// A shorter literal stands nearly everywhere and tells nothing.
const MIN_LITERAL: usize = 2;

/// Reads an expression; what is wrong with it, when something is.
pub(super) fn read(written: &str, ignorecase: bool) -> Result<Expression, String> {
    if written.len() > MAX_LENGTH {
        return Err(format!("the expression is longer than {MAX_LENGTH} bytes"));
    }
    let hir = ParserBuilder::new().nest_limit(MAX_DEPTH).build().parse(written).map_err(|error| reason(&error))?;
    if hir.properties().minimum_len().is_none_or(|len| len == 0) {
        return Err("the expression matches the empty text, which stands everywhere".to_string());
    }
    if weight(&hir) > MAX_WEIGHT {
        return Err("the expression is too big when its repetitions are written out".to_string());
    }
    let regex = ascii_boundaries(written);
    Ok(Expression {
        regex: if ignorecase { format!("(?i){regex}") } else { regex },
        literals: literals(&hir).unwrap_or_default(),
        begins_word: written.starts_with(r"\b"),
        ends_word: written.ends_with(r"\b") && !written.ends_with(r"\\b"),
    })
}

fn reason(error: &regex_syntax::Error) -> String {
    let reason = match error {
        regex_syntax::Error::Parse(error) => error.kind().to_string(),
        regex_syntax::Error::Translate(error) => error.kind().to_string(),
        error => error.to_string(),
    };
    format!("the expression cannot be read: {reason}")
}

/// Word boundaries of Unicode make the engine give up its fast path at the first curly quote.
fn ascii_boundaries(written: &str) -> String {
    let mut out = String::with_capacity(written.len());
    let mut chars = written.chars();
    while let Some(char) = chars.next() {
        match (char, char == '\\') {
            (_, true) => match chars.next() {
                Some('b') => out.push_str(r"(?-u:\b)"),
                Some('B') => out.push_str(r"(?-u:\B)"),
                Some(next) => out.extend(['\\', next]),
                None => out.push('\\'),
            },
            _ => out.push(char),
        }
    }
    out
}

/// About how many states the expression compiles to.
fn weight(hir: &Hir) -> usize {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => 1,
        HirKind::Literal(literal) => literal.0.len(),
        HirKind::Class(Class::Unicode(class)) => class.ranges().len() * 4,
        HirKind::Class(Class::Bytes(class)) => class.ranges().len(),
        HirKind::Repetition(repetition) => {
            let times = repetition.max.unwrap_or(repetition.min).max(1);
            weight(&repetition.sub).saturating_mul(times as usize)
        }
        HirKind::Capture(capture) => weight(&capture.sub),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => parts.iter().map(weight).fold(1, usize::saturating_add),
    }
}

/// Texts of which every match holds one, in lower case: those that tell most.
fn literals(hir: &Hir) -> Option<Vec<String>> {
    match hir.kind() {
        HirKind::Literal(literal) => {
            let text = std::str::from_utf8(&literal.0).ok()?.to_ascii_lowercase();
            (text.len() >= MIN_LITERAL && text.is_ascii()).then(|| vec![text])
        }
        HirKind::Capture(capture) => literals(&capture.sub),
        HirKind::Repetition(repetition) if repetition.min > 0 => literals(&repetition.sub),
        HirKind::Concat(parts) => parts.iter().filter_map(literals).max_by_key(|found| shortest(found)),
        HirKind::Alternation(parts) => {
            let parts: Option<Vec<_>> = parts.iter().map(literals).collect();
            parts.map(|parts| parts.concat())
        }
        _ => None,
    }
}

fn shortest(literals: &[String]) -> usize {
    literals.iter().map(String::len).min().unwrap_or(0)
}
