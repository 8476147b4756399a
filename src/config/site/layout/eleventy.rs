//! Eleventy: the folder of the input, and what is copied as it is.

use super::{Source, script, set_base_path};
use crate::corpus::slug::AnchorStyle;
use crate::corpus::{Root, Site};

pub(super) fn fill(site: &mut Site, source: &Source<'_>) {
    let code = source.text;
    set_base_path(site, script::text(code, "pathPrefix"));
    let called = || script::calls(code, "setInputDirectory").find_map(|call| script::quoted(call).next());
    let root = Root::new(script::text(code, "input").or_else(called).unwrap_or_default(), "");
    site.static_folders.push(root.clone());
    for call in script::calls(code, "addPassthroughCopy") {
        let texts: Vec<&str> = script::quoted(call).collect();
        if call.trim_start().starts_with('{') {
            let to = |to: &str| to.trim_matches(['.', '/']).to_owned();
            site.static_folders.extend(texts.chunks_exact(2).map(|pair| Root::new(pair[0], &to(pair[1]))));
        } else if let Some(from) = texts.first() {
            let copied = Root::new(from, "");
            let prefix = root.inside(&copied.folder).unwrap_or(&copied.folder).to_owned();
            site.static_folders.push(Root::new(from, &prefix));
        }
    }
    site.static_folders.extend(["public", "static"].map(|folder| Root::new(folder, "")));
    site.roots.push(root);
    if code.contains("slugify") || code.contains("IdAttributePlugin") {
        site.anchors = AnchorStyle::Slugify;
    }
}
