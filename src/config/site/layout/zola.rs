//! Zola: languages by suffix, taxonomies, themes.

use serde_json::Value;

use super::{Source, data, language, of_themes, set_base};
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
    of_themes(site, source);
}
