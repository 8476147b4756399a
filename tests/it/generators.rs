//! A site for each generator in `fixtures/generators`: every form of link that works is silent and found to work, every
//! form that is broken is found, whether the whole site is checked or one article of it.
//!
//! A line that says `broken RULE` holds a link that this rule reports, and no other line holds a finding. A link whose
//! text says `unchecked` leads where code of the site decides; all others lead to something that exists.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::run::{Folder, copy, project, run_in};

/// Path, line and rule.
type Place = (String, u64, String);

/// An article whose name not every disk keeps as it is, and the site that links to it.
const ACCENTED: (&str, &str, &str) =
    ("plain", "content/drugs/caf\u{E9}ine.md", "# Caffeine\n\nSee [works: a neighbour](baclofen.md).\n");

/// Fails with every line of what is wrong with the fixture `name`.
#[track_caller]
fn check(name: &str) {
    // Outside of the repository, whose root would be that of the site.
    let folder = Folder::new(&[]);
    copy(&project().join("fixtures/generators").join(name), folder.path());
    let (site, path, text) = ACCENTED;
    if site == name {
        folder.write(path, text.as_bytes());
    }
    let articles = articles(folder.path(), Path::new(""));
    let planted: BTreeSet<Place> = articles.iter().flat_map(|(path, text)| planted(path, text)).collect();
    assert!(!planted.is_empty(), "{name} holds broken links");
    let mut wrong = differences("the whole site", &planted, &found(folder.path(), &[]));
    for (path, text) in &articles {
        let of_one: BTreeSet<Place> = planted.iter().filter(|place| place.0 == *path).cloned().collect();
        wrong.extend(differences(&format!("{path} alone"), &of_one, &found(folder.path(), &[path])));
        wrong.extend(unresolved(folder.path(), path, text));
    }
    assert!(wrong.is_empty(), "{name}:\n{}", wrong.join("\n"));
}

/// The articles below a folder: path and text.
fn articles(root: &Path, below: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root.join(below)).unwrap().map(Result::unwrap) {
        let path = below.join(entry.file_name());
        if entry.path().is_dir() {
            found.extend(articles(root, &path));
        } else if path.extension().is_some_and(|extension| extension == "md" || extension == "mdx") {
            found.push((path.to_str().unwrap().to_owned(), fs::read_to_string(entry.path()).unwrap()));
        }
    }
    found
}

fn planted(path: &str, text: &str) -> Vec<Place> {
    let lines = (1..).zip(text.lines());
    let named = lines.filter_map(|(line, text)| {
        let rest = text.split_once("broken ")?.1;
        let end = rest.find(|letter: char| !(letter.is_ascii_lowercase() || letter == '-')).unwrap_or(rest.len());
        Some((path.to_owned(), line, format!("links/{}", &rest[..end])))
    });
    named.collect()
}

fn found(root: &Path, paths: &[&str]) -> BTreeSet<Place> {
    let flags = ["--no-cache", "--format", "json", "--today", "2026-06-01", "--select", "links", "--ignore"];
    let ran = run_in(root, &[flags.as_slice(), &["links/unrelated"], paths].concat(), &[], b"");
    assert!(ran.code < 2, "{}", ran.stderr);
    let report: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let place = |finding: &Value| {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        (text(&finding["path"]), finding["start"]["line"].as_u64().unwrap(), text(&finding["rule"]))
    };
    report["findings"].as_array().unwrap().iter().map(place).collect()
}

fn differences(run: &str, planted: &BTreeSet<Place>, found: &BTreeSet<Place>) -> Vec<String> {
    let missed = planted.difference(found).map(|place| format!("{run}: not found: {place:?}"));
    missed.chain(found.difference(planted).map(|place| format!("{run}: not planted: {place:?}"))).collect()
}

/// Links that should lead somewhere and of which medlint does not know that they do.
fn unresolved(root: &Path, path: &str, text: &str) -> Vec<String> {
    let ran = run_in(root, &["inspect", path], &[], b"");
    let article: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let links: Vec<(usize, usize, &str)> = article["links"]
        .as_array()
        .unwrap()
        .iter()
        .map(|link| {
            let byte = |side: &str| usize::try_from(link["span"][side].as_u64().unwrap()).unwrap();
            (byte("start"), byte("end"), link["status"].as_str().unwrap())
        })
        .collect();
    let is_inside = |inner: (usize, usize)| {
        links.iter().any(|(start, end, _)| *start <= inner.0 && inner.1 <= *end && inner != (*start, *end))
    };
    let wrong = links.iter().filter(|(start, end, status)| {
        let line = text[..*start].rfind('\n').map_or(0, |at| at + 1);
        let line = &text[line..text[*start..].find('\n').map_or(text.len(), |at| start + at)];
        let unknown = *status == "not-checked" && text[*start..*end].contains("unchecked");
        let told = line.contains("broken") || text[*start..*end].contains("not there");
        !matches!(*status, "ok" | "external") && !unknown && !told && !is_inside((*start, *end))
    });
    wrong.map(|(start, end, status)| format!("{path}: {status}: {}", &text[*start..*end])).collect()
}

/// One test a site.
macro_rules! sites {
    ($($test:ident: $name:literal),* $(,)?) => { $(#[test] fn $test() { check($name); })* };
}

sites! {
    astro: "astro",
    docusaurus: "docusaurus",
    eleventy: "eleventy",
    hugo: "hugo",
    jekyll: "jekyll",
    mdbook: "mdbook",
    mkdocs: "mkdocs",
    mkdocs_without_folders: "mkdocs-html",
    mkdocs_in_two_languages: "mkdocs-languages",
    nextjs: "nextjs",
    plain: "plain",
    starlight: "starlight",
    notes_of_a_vault: "vault",
    sphinx: "sphinx",
    vitepress: "vitepress",
    zola: "zola",
}
