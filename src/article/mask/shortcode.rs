//! What a shortcode says: its name, where it leads, and whether it hides the text up to its end.

/// Shortcodes whose text is no prose, up to the tag that ends them.
const VERBATIM: &[&str] = &["comment", "highlight", "mermaid", "math", "katex", "plantuml", "code"];

/// Shortcodes that link.
const LINKS: &[&str] = &["ref", "relref", "link", "post_url", "url_for", "get_url"];

/// The tag that ends the shortcode `raw` when its text is no prose.
pub(super) fn end_of_verbatim(raw: &str) -> Option<String> {
    let (name, _) = split(raw);
    let slash = raw.trim_end_matches(['}', '>', '%', '-']).ends_with('/');
    (!slash && VERBATIM.contains(&name)).then(|| {
        if raw.starts_with("{{<") {
            format!("{{{{< /{name} >}}}}")
        } else if raw.starts_with("{{%") {
            format!("{{{{% /{name} %}}}}")
        } else {
            format!("end{name} %}}")
        }
    })
}

/// The argument of a shortcode that leads somewhere: `ref`, `relref`, `link`, `post_url`.
pub(in super::super) fn target(shortcode: &str) -> Option<&str> {
    let (name, argument) = split(shortcode);
    if !LINKS.contains(&name) {
        return None;
    }
    let named = argument.split_once('=').filter(|(key, _)| !key.contains(['"', '\'', '`', '/', '.', '#']));
    let argument = named.map_or(argument, |(_, value)| value).trim();
    let found = match argument.chars().next().filter(|char| matches!(char, '"' | '\'' | '`')) {
        Some(quote) => argument[1..].split(quote).next(),
        None => argument.split_whitespace().next(),
    };
    found.filter(|target| !target.is_empty())
}

/// The name of a shortcode and what follows it.
fn split(shortcode: &str) -> (&str, &str) {
    let marks = |char: char| matches!(char, '{' | '}' | '<' | '>' | '%' | '-') || char.is_whitespace();
    let inner = shortcode.trim_matches(marks);
    let end = inner.find(|char: char| char.is_whitespace() || char == '(').unwrap_or(inner.len());
    (&inner[..end], inner[end..].trim_matches(['(', ')', ' ', '\t']))
}
