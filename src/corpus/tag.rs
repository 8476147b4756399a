//! Tags of site generators that stand as the target of a link: `{% link x %}`, `{{< ref "x" >}}`, `{{ "/x" | url }}`.

use std::borrow::Cow;

/// What a tag links to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// Its argument with what follows the tag (a fragment).
    pub(super) target: Cow<'a, str>,
    /// Whether the argument names an article, and is no address.
    pub(super) by_name: bool,
}

/// What stands for the address of the site, before a path.
const BASES: [&str; 5] = ["site.baseurl", "site.url", "site.github.url", "base_url", "config.base_url"];
/// Filters that put the address of the site before a path.
const FILTERS: [&str; 6] =
    ["relative_url", "absolute_url", "url", "htmlBaseUrl", "prepend: site.baseurl", "prepend: site.url"];

/// The argument of a target that is a tag; none when it is no tag, or one that is not known.
pub(super) fn argument(text: &str) -> Option<Tag<'_>> {
    if !text.contains('{') {
        return None;
    }
    let mut rest = text.trim();
    while let Some((base, behind)) = rest.strip_prefix("{{").and_then(|inside| inside.split_once("}}")) {
        if !BASES.contains(&base.trim()) {
            break;
        }
        rest = behind;
    }
    if let Some(tag) = rest.strip_prefix("{%") {
        let (inside, behind) = tag.split_once("%}")?;
        let (name, argument) = words(inside)?;
        let slash = if name == "link" { "/" } else { "" };
        return ["link", "post_url", "ref", "relref"].contains(&name).then(|| named(slash, argument, behind));
    }
    if let Some(tag) = rest.strip_prefix("{{<").or_else(|| rest.strip_prefix("{{%")) {
        let end = tag.find(">}}").or_else(|| tag.find("%}}"))?;
        let (name, argument) = words(&tag[..end])?;
        return ["ref", "relref"].contains(&name).then(|| named("", argument, &tag[end + 3..]));
    }
    if let Some(tag) = rest.strip_prefix("{{") {
        let (inside, behind) = tag.split_once("}}")?;
        let (text, filters) = inside.split_once('|')?;
        let quoted = text.trim().strip_prefix(['"', '\''])?.strip_suffix(['"', '\''])?;
        let target = joined("", quoted, behind);
        let is_known = filters.split('|').all(|filter| FILTERS.contains(&filter.trim()));
        return is_known.then_some(Tag { target, by_name: false });
    }
    (rest.len() < text.trim().len()).then_some(Tag { target: Cow::Borrowed(rest), by_name: false })
}

/// The name of a tag and its first argument.
fn words(inside: &str) -> Option<(&str, &str)> {
    let inside = inside.trim_matches(['-', ' ']);
    let (name, rest) = inside.split_once(char::is_whitespace)?;
    let rest = rest.trim();
    let rest = rest.strip_prefix("path=").unwrap_or(rest);
    let argument = match rest.chars().next().filter(|letter| matches!(letter, '"' | '\'' | '`')) {
        Some(quote) => rest[1..].split(quote).next()?,
        None => rest.split_whitespace().next()?,
    };
    Some((name, argument))
}

fn named<'a>(slash: &str, argument: &'a str, behind: &'a str) -> Tag<'a> {
    Tag { target: joined(slash, argument, behind), by_name: true }
}

fn joined<'a>(before: &str, argument: &'a str, behind: &'a str) -> Cow<'a, str> {
    let known = before.is_empty() || argument.starts_with(before);
    if known && behind.is_empty() {
        Cow::Borrowed(argument)
    } else if known {
        Cow::Owned(format!("{argument}{behind}"))
    } else {
        Cow::Owned(format!("{before}{argument}{behind}"))
    }
}
