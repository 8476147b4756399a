//! mdBook: the folder of the book and the path it is served below.

use super::{Source, data, set_base_path};
use crate::corpus::{Root, Site};

pub(super) fn fill(site: &mut Site, source: &Source<'_>) {
    let value = data::parse(source.file, source.text);
    let folder = data::get(&value, "book").and_then(|book| data::text(book, "src")).unwrap_or("src");
    site.roots.push(Root::new(folder, ""));
    site.static_folders.push(Root::new(folder, ""));
    let html = data::get(&value, "output").and_then(|output| data::get(output, "html"));
    set_base_path(site, html.and_then(|html| data::text(html, "site-url")));
}
