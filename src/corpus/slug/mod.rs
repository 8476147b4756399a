//! Headings to anchors, as each site generator makes them.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

mod github;
mod goldmark;
mod kramdown;
mod markdown_it;
mod mdbook;
mod python_markdown;
mod zola;

/// Whose rules make the anchor of a heading.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum AnchorStyle {
    /// GitHub, and all that use github-slugger: Docusaurus, Astro, Next.js with rehype-slug, kramdown with GFM.
    #[default]
    Github,
    /// Hugo.
    Goldmark,
    /// kramdown without GFM.
    Kramdown,
    /// markdown-it-anchor, as used with Eleventy.
    MarkdownIt,
    /// mdBook.
    MdBook,
    /// Python-Markdown, as used by MkDocs.
    PythonMarkdown,
    /// Zola.
    Zola,
}

/// The anchor of a heading, before it is made unique; `text` is the heading without markup.
#[must_use]
pub fn slug(style: AnchorStyle, text: &str) -> String {
    match style {
        AnchorStyle::Github => github::slug(text),
        AnchorStyle::Goldmark => goldmark::slug(text),
        AnchorStyle::Kramdown => kramdown::slug(text),
        AnchorStyle::MarkdownIt => markdown_it::slug(text),
        AnchorStyle::MdBook => mdbook::slug(text),
        AnchorStyle::PythonMarkdown => python_markdown::slug(text),
        AnchorStyle::Zola => zola::slug(text),
    }
}

/// Makes the anchors of one article unique.
#[derive(Debug, Default)]
pub struct Slugger {
    style: AnchorStyle,
    /// Every anchor so far, with the number that was last added to it.
    seen: HashMap<String, usize>,
}

impl Slugger {
    /// A slugger for an article without anchors so far.
    #[must_use]
    pub fn new(style: AnchorStyle) -> Self {
        Self { style, seen: HashMap::new() }
    }

    /// Takes an id that the text sets itself, so that no heading gets it.
    pub fn reserve(&mut self, id: &str) {
        self.seen.entry(id.to_owned()).or_default();
    }

    /// The anchor of a heading; `text` is the heading without markup.
    pub fn slug(&mut self, text: &str) -> String {
        let base = slug(self.style, text);
        let between = if self.style == AnchorStyle::PythonMarkdown { '_' } else { '-' };
        match self.seen.entry(base.clone()) {
            Entry::Vacant(entry) => {
                entry.insert(0);
                return base;
            }
            Entry::Occupied(_) => {}
        }
        let mut number = self.seen.get(&base).copied().unwrap_or(0);
        loop {
            number += 1;
            let made = format!("{base}{between}{number}");
            if !self.seen.contains_key(&made) {
                self.seen.insert(base, number);
                self.seen.insert(made.clone(), 0);
                return made;
            }
        }
    }
}
