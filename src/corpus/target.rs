//! A link target taken apart: path, query, fragment; decoded and in one spelling.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::article::Format;

/// A target that stays on the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target<'a> {
    /// The path, percent-decoded, NFC; "" for a link inside of the article.
    pub path: Cow<'a, str>,
    /// Whether a query follows the path.
    pub query: bool,
    /// The fragment without `#`, percent-decoded, NFC.
    pub fragment: Option<Cow<'a, str>>,
}

impl<'a> Target<'a> {
    /// Takes a target apart.
    #[must_use]
    pub fn parse(target: &'a str) -> Self {
        let target = target.trim();
        let (rest, fragment) = match target.split_once('#') {
            Some((rest, fragment)) => (rest, Some(fragment)),
            None => (target, None),
        };
        let (path, query) = match rest.split_once('?') {
            Some((path, _)) => (path, true),
            None => (rest, false),
        };
        Self { path: decode(path), query, fragment: fragment.map(decode) }
    }
}

/// Percent-decoded and NFC, which is how names are compared.
#[must_use]
pub fn decode(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| byte.is_ascii() && byte != b'%') {
        return Cow::Borrowed(text);
    }
    let decoded = if text.contains('%') {
        percent_decode_str(text).decode_utf8().unwrap_or(Cow::Borrowed(text))
    } else {
        Cow::Borrowed(text)
    };
    if is_nfc(&decoded) { decoded } else { Cow::Owned(decoded.nfc().collect()) }
}

/// `text` as it stands in the path of a link: spaces and brackets percent-encoded.
#[must_use]
pub fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            ' ' => encoded.push_str("%20"),
            '(' => encoded.push_str("%28"),
            ')' => encoded.push_str("%29"),
            letter => encoded.push(letter),
        }
    }
    encoded
}

/// The scheme of a target ("https"), lower case is not forced; none for paths.
#[must_use]
pub fn scheme(target: &str) -> Option<&str> {
    let target = target.trim_start();
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'.' | b'-');
    let end = target.bytes().position(|byte| !is_part(&byte))?;
    let is_scheme = end > 1 && target.as_bytes()[end] == b':' && target.as_bytes()[0].is_ascii_alphabetic();
    is_scheme.then(|| &target[..end])
}

/// Whether a target is an address of the web: `http:`, `https:`, `ftp:` or `//host`.
#[must_use]
pub fn is_web(target: &str) -> bool {
    target.trim_start().starts_with("//") || scheme(target).is_some_and(is_of_web)
}

/// Whether a target has a scheme other than those of the web.
#[must_use]
pub fn has_other_scheme(target: &str) -> bool {
    scheme(target).is_some_and(|scheme| !is_of_web(scheme))
}

fn is_of_web(scheme: &str) -> bool {
    ["http", "https", "ftp"].iter().any(|web| scheme.eq_ignore_ascii_case(web))
}

/// Whether a target holds code of a template that is not known here.
#[must_use]
pub fn is_template(target: &str) -> bool {
    let may_be = target.bytes().any(|byte| matches!(byte, b'{' | b'}' | b'<' | b'$'));
    may_be && ["{", "}}", "<%", "<?", "$("].iter().any(|mark| target.contains(mark))
}

/// `path` put behind `folder`, with `.` and `..` resolved; none when it leads out of the root.
#[must_use]
pub fn join(folder: &str, path: &str) -> Option<String> {
    let mut joined = String::with_capacity(folder.len() + path.len() + 1);
    for part in folder.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." if joined.is_empty() => return None,
            ".." => joined.truncate(joined.rfind('/').unwrap_or(0)),
            part => {
                if !joined.is_empty() {
                    joined.push('/');
                }
                joined.push_str(part);
            }
        }
    }
    Some(joined)
}

/// The folder of a path; "" at the root.
#[must_use]
pub fn folder(path: &str) -> &str {
    memchr::memrchr(b'/', path.as_bytes()).map_or("", |slash| &path[..slash])
}

/// The last part of a path.
#[must_use]
pub fn name(path: &str) -> &str {
    memchr::memrchr(b'/', path.as_bytes()).map_or(path, |slash| &path[slash + 1..])
}

/// The extension of the last part of a path, without the dot; none when there is none.
#[must_use]
pub fn extension(path: &str) -> Option<&str> {
    let bytes = path.as_bytes();
    let len = bytes.iter().rev().take(9).position(|byte| !byte.is_ascii_alphanumeric())?;
    let dot = bytes.len() - len - 1;
    let is_named = dot > 0 && bytes[dot] == b'.' && bytes[dot - 1] != b'/';
    let extension = path.get(dot + 1..).filter(|_| is_named)?;
    extension.bytes().any(|byte| byte.is_ascii_alphabetic()).then_some(extension)
}

/// Whether a path leads to an image or download.
#[must_use]
pub fn is_asset(path: &str) -> bool {
    extension(path).is_some() && Format::of(path).is_none()
}

/// `path` without its extension.
#[must_use]
pub fn without_extension(path: &str) -> &str {
    parted(path).0
}

/// A path without its extension, and the extension.
#[must_use]
pub fn parted(path: &str) -> (&str, Option<&str>) {
    let extension = extension(path);
    (extension.map_or(path, |extension| &path[..path.len() - extension.len() - 1]), extension)
}

/// The way from `folder` to `path`, both from the root of the site.
#[must_use]
pub fn relative(folder: &str, path: &str) -> String {
    let from: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let to: Vec<&str> = path.split('/').collect();
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count().min(to.len().saturating_sub(1));
    let mut parts = vec![".."; from.len() - shared];
    parts.extend(&to[shared..]);
    parts.join("/")
}

/// An address in the spelling of the map: no slashes at its ends, no `index.html`.
#[must_use]
pub fn address(path: &str) -> &str {
    let path = path.trim_matches('/');
    let path = path
        .strip_suffix("index.html")
        .map_or(path, |rest| if rest.is_empty() || rest.ends_with('/') { rest } else { path });
    path.trim_end_matches('/')
}
