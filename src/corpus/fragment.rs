//! Whether an article has the anchor that the fragment of a link asks for.

use super::Corpus;
use super::facts::{Depth, Facts};
use super::generator::GeneratorKind;
use super::resolve::Status;
use super::suggest::bare;
use super::target;
use crate::article::Format;

impl Corpus {
    /// Whether an article has the anchor of a fragment; a loose fragment is compared by its letters and digits.
    pub(super) fn anchor_status(&self, page: &Facts, fragment: &str, is_loose: bool) -> Status {
        if page.depth < Depth::Anchors || is_of_browser(fragment) {
            return Status::Ok;
        }
        let fragment = fragment.strip_prefix("user-content-").unwrap_or(fragment);
        let is_encoded = || page.anchors.contains('%') || !page.anchors.is_ascii();
        if page.has_anchor(fragment) || is_encoded() && page.anchors().any(|anchor| target::decode(anchor) == fragment)
        {
            return Status::Ok;
        }
        let wanted = bare(fragment.rsplit('#').next().unwrap_or(fragment));
        if is_loose && (fragment.starts_with('^') || page.anchors().any(|anchor| bare(anchor) == wanted)) {
            return Status::Ok;
        }
        if page.open || page.format() == Some(Format::Plain) {
            return Status::NotChecked("an anchor in text that is put in from elsewhere");
        }
        if self.site.generator == GeneratorKind::Mkdocs && fragment.starts_with("tag:") {
            return Status::NotChecked("an anchor that a plugin makes");
        }
        Status::MissingAnchor
    }
}

/// Fragments that browsers and hosts give a meaning of their own.
fn is_of_browser(fragment: &str) -> bool {
    let is_line = |part: &str| {
        part.strip_prefix('L').is_some_and(|rest| {
            rest.starts_with(|letter: char| letter.is_ascii_digit())
                && rest.bytes().all(|byte| byte.is_ascii_digit() || byte == b'C')
        })
    };
    fragment.is_empty()
        || fragment.eq_ignore_ascii_case("top")
        // The title of a page of Starlight.
        || fragment == "_top"
        || fragment.starts_with(":~:")
        || fragment.starts_with(['/', '!'])
        || fragment.split('-').all(is_line)
}
