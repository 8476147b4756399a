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

/// Each text that `first` is set to, with the next that `second` is set to before `first` is set again.
pub(super) fn pairs<'t>(code: &'t str, first: &'t str, second: &'t str) -> impl Iterator<Item = (&'t str, &'t str)> {
    let start = |text: &str| text.as_ptr() as usize - code.as_ptr() as usize;
    let froms: Vec<&str> = all(code, first).collect();
    let ends: Vec<usize> = froms.iter().skip(1).map(|next| start(next)).chain([code.len()]).collect();
    froms.into_iter().zip(ends).filter_map(move |(from, end)| Some((from, text(&code[start(from)..end], second)?)))
}

/// The texts in quotes, in order.
pub(super) fn quoted(code: &str) -> impl Iterator<Item = &str> {
    let mut rest = code;
    std::iter::from_fn(move || {
        let at = rest.find(['"', '\'', '`'])?;
        let quote = rest[at..].chars().next()?;
        let (text, behind) = rest[at + 1..].split_once(quote)?;
        rest = behind;
        Some(text)
    })
}

/// The texts of the list that a key is set to: `key: ['a', 'b']`.
pub(super) fn list<'t>(code: &'t str, key: &'t str) -> impl Iterator<Item = &'t str> {
    let inside = behind_key(code, key).find_map(|rest| rest.strip_prefix('[')?.split(']').next());
    quoted(inside.unwrap_or_default())
}

/// What stands between the brackets of each call of a function, up to the first closing one.
pub(super) fn calls<'t>(code: &'t str, name: &'t str) -> impl Iterator<Item = &'t str> {
    let called = code.match_indices(name).filter_map(|(at, name)| code[at + name.len()..].strip_prefix('('));
    called.filter_map(|rest| rest.split(')').next())
}

/// The code inside the braces after a key, for each key of this name: `docs: { … }`.
pub(super) fn blocks<'t>(code: &'t str, key: &'t str) -> impl Iterator<Item = &'t str> {
    behind_key(code, key).filter_map(braced)
}

/// The options of each plugin of this name: `['plugin', { … }]`.
pub(super) fn options<'t>(code: &'t str, plugin: &'t str) -> impl Iterator<Item = &'t str> {
    code.match_indices(plugin).filter_map(|(at, name)| {
        let behind = code[at + name.len()..].strip_prefix(['"', '\'', '`'])?.trim_start();
        braced(behind.strip_prefix(',')?.trim_start())
    })
}

/// A block without the blocks inside of it, so that only its own keys are left.
pub(super) fn own(block: &str) -> String {
    let mut depth = 0_usize;
    let kept = block.chars().filter(|letter| {
        depth += usize::from(*letter == '{');
        let is_own = depth == 0;
        depth = depth.saturating_sub(usize::from(*letter == '}'));
        is_own
    });
    kept.collect()
}

/// The keys of an object and what they are set to, where both are texts: `'/old': '/new'`.
pub(super) fn entries(block: &str) -> impl Iterator<Item = (&str, &str)> {
    let lines = block.split([',', '\n']);
    lines.filter_map(|line| {
        let mut texts = quoted(line);
        Some((texts.next()?, texts.next()?))
    })
}

/// The keys of an object whose values are objects.
pub(super) fn keys(block: &str) -> impl Iterator<Item = &str> {
    let mut rest = block;
    std::iter::from_fn(move || {
        let (key, _) = rest.split_once('{')?;
        let inside = braced(&rest[key.len()..])?;
        rest = &rest[key.len() + inside.len() + 2..];
        Some(key.trim_matches(|letter: char| !letter.is_alphanumeric() && letter != '-' && letter != '_'))
    })
}

/// What follows each key of this name and its colon.
fn behind_key<'t>(code: &'t str, key: &'t str) -> impl Iterator<Item = &'t str> {
    code.match_indices(key).filter_map(move |(at, _)| {
        let before = code[..at].chars().next_back();
        let rest = code[at + key.len()..].trim_start_matches(['"', '\'']).trim_start().strip_prefix(':')?;
        (!before.is_some_and(char::is_alphanumeric)).then(|| rest.trim_start())
    })
}

/// The code inside the braces that it begins with.
fn braced(code: &str) -> Option<&str> {
    let mut depth = 0_usize;
    for (at, letter) in code.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 1 => return code.get(1..at),
            '}' => depth = depth.saturating_sub(1),
            _ if depth == 0 => return None,
            _ => {}
        }
    }
    None
}
