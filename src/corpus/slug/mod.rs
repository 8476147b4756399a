//! Headings to anchors, as each site generator makes them.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

mod github;
mod goldmark;
mod kramdown;
mod markdown_it;
mod mdbook;
mod pymdownx;
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
    /// Hugo with `autoHeadingIDType: github-ascii`.
    GoldmarkAscii,
    /// kramdown without GFM.
    Kramdown,
    /// markdown-it-anchor, as used with Eleventy.
    MarkdownIt,
    /// mdBook.
    MdBook,
    /// Python-Markdown, as used by MkDocs.
    PythonMarkdown,
    /// The slugs of `PyMdown` Extensions, which MkDocs can use instead.
    Pymdownx,
    /// The heading as it stands, as Zola can keep it; such anchors are compared by their letters and digits.
    AsWritten,
    /// The filter `slugify` of Eleventy.
    Slugify,
    /// Zola.
    Zola,
}

/// The anchor of a heading, before it is made unique; `text` is the heading without markup.
#[must_use]
pub fn slug(style: AnchorStyle, text: &str) -> String {
    match style {
        AnchorStyle::Github => github::slug(text),
        AnchorStyle::Goldmark => goldmark::slug(text),
        AnchorStyle::GoldmarkAscii => goldmark::ascii(text),
        AnchorStyle::Kramdown => kramdown::slug(text),
        AnchorStyle::MarkdownIt => markdown_it::slug(text),
        AnchorStyle::MdBook => mdbook::slug(text),
        AnchorStyle::PythonMarkdown => python_markdown::slug(text),
        AnchorStyle::Pymdownx => pymdownx::slug(text),
        AnchorStyle::Slugify => slug::slugify(text.replace('&', " and ")),
        AnchorStyle::Zola => zola::slug(text),
        AnchorStyle::AsWritten => text.replace(' ', "_"),
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
        match self.style {
            AnchorStyle::PythonMarkdown | AnchorStyle::Pymdownx => self.counted_on(base),
            _ => self.numbered(base),
        }
    }

    /// The first of `base`, `base-1`, `base-2` … that is free.
    fn numbered(&mut self, base: String) -> String {
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
            let made = format!("{base}-{number}");
            if !self.seen.contains_key(&made) {
                self.seen.insert(base, number);
                self.seen.insert(made.clone(), 0);
                return made;
            }
        }
    }

    /// As Python-Markdown does: `step`, `step_1`, and behind a heading `step_1` comes `step_2`; none is empty.
    fn counted_on(&mut self, base: String) -> String {
        if !base.is_empty() && !self.seen.contains_key(&base) {
            self.reserve(&base);
            return base;
        }
        let counted = base.rsplit_once('_').and_then(|(stem, number)| Some((stem, number.parse::<usize>().ok()?)));
        let (stem, first) = counted.unwrap_or((base.as_str(), 0));
        let from = self.seen.get(stem).copied().unwrap_or(0).max(first) + 1;
        let free = (from..).find(|number| !self.seen.contains_key(&format!("{stem}_{number}"))).unwrap_or(from);
        let made = format!("{stem}_{free}");
        if let Some(last) = self.seen.get_mut(stem) {
            *last = free;
        }
        self.reserve(&made);
        made
    }
}
