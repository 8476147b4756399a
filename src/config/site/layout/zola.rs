//! Zola: languages by suffix, taxonomies, themes.

use serde_json::Value;

use super::{Source, data, language, of_themes, set_base};
use crate::corpus::slug::AnchorStyle;
use crate::corpus::{Root, Site};

pub(super) fn fill(site: &mut Site, source: &Source<'_>) {
    let value = data::parse("zola.toml", source.text);
    set_base(site, data::text(&value, "base_url"));
    site.roots.push(Root::new("content", ""));
    let default = data::text(&value, "default_language").unwrap_or("en");
    let others = data::entries(&value, "languages").filter(|(name, _)| *name != default);
    site.languages.push(language(default, ""));
    site.languages.extend(others.map(|(name, _)| language(name, name)));
    let taxonomies = data::get(&value, "taxonomies").and_then(Value::as_array).into_iter().flatten();
    site.generated.extend(taxonomies.filter_map(|taxonomy| data::text(taxonomy, "name")).map(str::to_owned));
    site.static_folders.push(Root::new("static", ""));
    let is_kept = |what| {
        data::get(&value, "slugify").and_then(|slugify| data::text(slugify, what)).is_some_and(|how| how != "on")
    };
    site.names_kept = is_kept("paths");
    if is_kept("anchors") {
        site.anchors = AnchorStyle::AsWritten;
    }
    of_themes(site, source);
}
