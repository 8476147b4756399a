//! Anchors as markdown-it-anchor makes them: lower case, spaces to hyphens, all else kept.

/// The anchor of a heading before it is made unique.
pub(super) fn slug(text: &str) -> String {
    text.trim().to_lowercase().split_whitespace().collect::<Vec<_>>().join("-")
}
