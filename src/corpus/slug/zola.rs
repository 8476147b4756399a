//! Anchors and paths as Zola makes them (`slugify` on), with the crate that Zola uses.

/// The anchor of a heading before it is made unique.
pub(super) fn slug(text: &str) -> String {
    slug::slugify(text)
}
