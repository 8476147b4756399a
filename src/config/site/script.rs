//! Settings in configuration files that are code: read where they are plain texts, never run.

/// The text that a key of the code is set to: `key: 'text'`, `"key": "text"` or `key = "text"`.
pub(super) fn text<'t>(code: &'t str, key: &str) -> Option<&'t str> {
    all(code, key).next()
}

/// All texts that keys of this name are set to, in order.
pub(super) fn all<'t>(code: &'t str, key: &str) -> impl Iterator<Item = &'t str> {
    code.match_indices(key).filter_map(move |(at, _)| {
        let before = code[..at].chars().next_back();
        if before.is_some_and(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '.' | '-')) {
            return None;
        }
        let line_start = code[..at].rfind('\n').map_or(0, |at| at + 1);
        if code[line_start..at].trim_start().starts_with("//") {
            return None;
        }
        let rest = code[at + key.len()..].trim_start_matches(['"', '\'']).trim_start();
        let rest = rest.strip_prefix([':', '='])?.trim_start();
        let quote = rest.chars().next().filter(|letter| matches!(letter, '"' | '\'' | '`'))?;
        let text = rest[1..].split(quote).next()?;
        (!text.contains('\n')).then_some(text)
    })
}

/// The code inside the braces after a key: `docs: { … }`.
pub(super) fn block<'t>(code: &'t str, key: &str) -> Option<&'t str> {
    let at = code.match_indices(key).find_map(|(at, _)| {
        let rest = code[at + key.len()..].trim_start().strip_prefix(':')?.trim_start();
        rest.starts_with('{').then(|| code.len() - rest.len())
    })?;
    let mut depth = 0_usize;
    for (offset, letter) in code[at..].char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 1 => return Some(&code[at + 1..at + offset]),
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}
