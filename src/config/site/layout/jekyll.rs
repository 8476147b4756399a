//! Jekyll: permalink styles of the site, of collections and of defaults.

use serde_json::Value;

use super::{Source, data, rule, set_base, set_base_path};
use crate::corpus::slug::AnchorStyle;
use crate::corpus::{Root, Site};

pub(super) fn fill(site: &mut Site, source: &Source<'_>) {
    let value = data::parse(source.file, source.text);
    set_base(site, data::text(&value, "url"));
    set_base_path(site, data::text(&value, "baseurl"));
    let root = Root::new(data::text(&value, "source").unwrap_or_default(), "");
    site.static_folders.push(root.clone());
    if let Some(folder) = data::text(&value, "collections_dir") {
        site.roots.extend(root.file(folder).map(|folder| Root::new(&folder, "")));
    }
    site.roots.push(root);
    let defaults = data::get(&value, "defaults").and_then(Value::as_array).into_iter().flatten();
    for default in defaults {
        let pattern = data::get(default, "values").and_then(|values| data::text(values, "permalink"));
        let scope = data::get(default, "scope");
        let folder = scope.and_then(|scope| data::text(scope, "path")).and_then(|path| path.strip_prefix('_'));
        let section = scope.and_then(|scope| data::text(scope, "type")).or(folder);
        if let (Some(pattern), Some(section)) = (pattern, section) {
            site.permalinks.push(rule(section, pattern));
        }
    }
    for (name, settings) in data::entries(&value, "collections") {
        site.permalinks.extend(data::text(settings, "permalink").map(|pattern| rule(name, pattern)));
    }
    site.permalinks.extend(data::text(&value, "permalink").map(|pattern| rule("", pattern)));
    let kramdown = data::get(&value, "kramdown").and_then(|kramdown| data::text(kramdown, "input"));
    if kramdown.is_some_and(|input| !input.eq_ignore_ascii_case("gfm")) {
        site.anchors = AnchorStyle::Kramdown;
    }
}
