//! Links of articles to other sites, a line for each, in the order of the articles.

use std::io::{self, Write};
use std::sync::Arc;

use super::lines::write_each;
use super::{Engine, Request};
use crate::article::{self, Link, LinkForm};
use crate::source::{LineIndex, Problem, SourceFile};

/// Writes `path:line:column: address` for each link of the named articles to another site; `shown` gives the path as it
/// is printed.
///
/// # Errors
/// `out` cannot be written to.
pub fn dump_links(
    engine: &Engine,
    request: &Request,
    shown: &(dyn Fn(&Arc<str>) -> Arc<str> + Sync),
    out: &mut dyn Write,
) -> io::Result<Vec<Problem>> {
    let lines = |source: &SourceFile| (lines(engine, source, &shown(&source.path)).into_bytes(), Vec::new());
    write_each(request, &request.named(), lines, out)
}

fn lines(engine: &Engine, source: &SourceFile, path: &str) -> String {
    let (article, _) = article::parse(source, &engine.vocabulary, &engine.reading(&source.path));
    let index = LineIndex::new(&source.text);
    let mut links: Vec<&Link> = article.links.iter().collect();
    links.sort_by_key(|link| link.target_span.start);
    let outside = links.iter().filter_map(|link| Some((link, outside(engine, link)?)));
    let line = |(link, address): (&&Link, String)| {
        let at = index.position(&source.text, link.target_span.start);
        format!("{path}:{}:{}: {address}\n", at.line, at.column)
    };
    outside.map(line).collect()
}

/// The full address of a link to another site.
fn outside(engine: &Engine, link: &Link) -> Option<String> {
    let target = link.target.trim();
    if link.form == LinkForm::Bare && !target.contains("://") {
        return Some(format!("https://{target}"));
    }
    let scheme = if target.starts_with("//") { "https:" } else { "" };
    engine.site().is_external(target).then(|| format!("{scheme}{target}"))
}
