//! Sections and kinds: which sections headings name, which kind an article is, and what a site may change of both.

use std::path::Path;
use std::sync::Arc;

use medlint::article::{Article, ArticleKind, KindSource, parse};
use medlint::config::Config;
use medlint::lint::{Chosen, Engine};
use medlint::source::SourceFile;

use crate::run::Folder;

mod dates;
mod duties;
mod kinds;
mod lines;
mod pages;
mod prose;
mod reading;
mod standing;
mod wordings;

/// What rules find in an article.
fn found(rule: &str, text: &str) -> String {
    Folder::new(&[("content/a.md", text)]).run(&["content", "--select", rule, "--today", "2026-06-01"]).stdout
}

/// Parses an article as a site without configuration does.
fn with<T>(path: &str, text: &str, then: impl FnOnce(&Article<'_>) -> T) -> T {
    let engine = Engine::new(Arc::new(Config::default()), Path::new(""), Chosen::default()).expect("built-in rules");
    let source = SourceFile::new(path, text);
    let (article, _) = parse(&source, &engine.vocabulary, &engine.reading(path));
    then(&article)
}

/// Asserts the kind of an article, and what tells it.
#[track_caller]
fn is(path: &str, text: &str, kind: ArticleKind, from: KindSource) {
    with(path, text, |article| assert_eq!((article.kind, article.kind_from), (kind, from), "{path}: {text}"));
}

/// Headings with the sections they name.
const HEADINGS: &str = include_str!("headings.txt");

/// A group of headings: what stands in its brackets, and the headings.
fn groups() -> Vec<(&'static str, Vec<&'static str>)> {
    let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in HEADINGS.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(name) => groups.push((name, Vec::new())),
            None => groups.last_mut().expect("a group opens the file").1.push(line),
        }
    }
    groups
}

#[test]
fn headings_name_their_sections() {
    let mut wrong = Vec::new();
    let (mut all, mut nothing) = (0, 0);
    for (group, headings) in groups() {
        let (language, ids) = group.split_once(' ').expect("a language and ids");
        let (title, language) = if language == "gout" { ("Gout", "en") } else { ("Clomatine", language) };
        let (nameless, misspelt) = (ids == "none", ids == "misspelt");
        let mut expected: Vec<&str> = if nameless { Vec::new() } else { ids.split(' ').collect() };
        expected.sort_unstable();
        all += headings.len();
        nothing += if nameless { headings.len() } else { 0 };
        let body: String = headings.iter().map(|heading| format!("## {heading}\n\nText.\n\n")).collect();
        let text = format!("---\ntitle: {title}\nlang: {language}\n---\n\n{body}");
        with("a.md", &text, |article| {
            assert_eq!(article.sections.len(), headings.len(), "{group}");
            for (section, heading) in article.sections.iter().zip(&headings) {
                let mut found = section.ids.clone();
                found.sort_unstable();
                let is_right = if misspelt { found.len() == 1 } else { found == expected };
                if !is_right || section.misspelt.is_some() != misspelt {
                    wrong.push(format!("[{group}] {heading}: {found:?}"));
                }
            }
        });
    }
    assert!(wrong.is_empty(), "{} of {all}\n{}", wrong.len(), wrong.join("\n"));
    assert!(all >= 500 && nothing >= 100, "{all} headings, {nothing} of them name nothing");
}
