//! Text of HTML into the prose: byte by byte where the source says the same, entity by entity where not.

use html5gum::{Token, Tokenizer};

use crate::article::builder::Builder;
use crate::source::Span;

/// Folds the text `value` that stands at `span` of the source.
pub(super) fn push(builder: &mut Builder<'_>, value: &str, span: Span, in_link: bool) {
    let source = builder.source;
    let raw = source.slice(span);
    if raw == value || memchr::memchr(b'&', raw.as_bytes()).is_none() {
        builder.prose(span, in_link);
        return;
    }
    let mut at = 0;
    for start in memchr::memchr_iter(b'&', raw.as_bytes()) {
        if start < at {
            continue;
        }
        let len = length(&raw[start..]);
        let meaning = decode(&raw[start..start + len]);
        if meaning.starts_with('&') && len > 1 && meaning.len() >= len {
            continue;
        }
        let entity = Span::new(span.start + start, span.start + start + len);
        builder.prose(Span::new(span.start + at, entity.start), in_link);
        if entity.start >= builder.skip_until {
            builder.fold.replace(entity, &meaning);
        }
        at = start + len;
    }
    builder.prose(Span::new(span.start + at, span.end), in_link);
}

/// The bytes of the entity that opens `text`.
fn length(text: &str) -> usize {
    const LONGEST: usize = 40;
    let inner = text.bytes().skip(1).take(LONGEST);
    let len = 1 + inner.take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
    len + usize::from(text.as_bytes().get(len) == Some(&b';'))
}

fn decode(entity: &str) -> String {
    Tokenizer::new(entity)
        .filter_map(|Ok(token)| match token {
            Token::String(text) => Some(String::from_utf8_lossy(&text).into_owned()),
            _ => None,
        })
        .collect()
}
