//! Collects the prose, blocks and sections of an article, whatever format it is written in.

use std::ops::Range;

use super::mask::Masked;
use super::{
    Anchor, Article, ArticleKind, Block, BlockKind, Comment, Definition, Footnote, FootnoteReference, Format,
    FrontMatter, HeadingStyle, Inline, InlineKind, KindSource, Link, Section, Sentence, Table, Title, Vocabulary,
};
use crate::source::{SourceFile, Span};
use crate::text::fold::FoldBuilder;
use crate::text::sentence::sentences;
use crate::text::{Hits, WordFilter};

/// So many bytes of prose hold a hit, roughly.
const BYTES_A_HIT: usize = 4;

/// An article in the making. Pieces are added in the order of the text.
pub(super) struct Builder<'a> {
    pub source: &'a SourceFile,
    pub fold: FoldBuilder,
    pub blocks: Vec<Block>,
    pub sections: Vec<Section<'a>>,
    pub tables: Vec<Table>,
    pub inlines: Vec<Inline>,
    pub links: Vec<Link>,
    pub definitions: Vec<Definition>,
    pub footnotes: Vec<Footnote>,
    pub footnote_references: Vec<FootnoteReference>,
    pub anchors: Vec<Anchor>,
    pub comments: Vec<Comment>,
    /// What `meta` elements of HTML say.
    pub meta: Vec<super::front_matter::Field>,
    pub title: Option<Title>,
    pub language: Option<String>,
    pub quote_depth: usize,
    pub list_depth: u8,
    /// What no prose may be read from: shortcodes, expressions, addresses; spans of the source, in order.
    pub masked: Vec<Masked>,
    /// Prose before this byte of the source is written already.
    pub skip_until: usize,
    open: Option<Open>,
    inline_starts: Vec<(InlineKind, usize)>,
    /// The sections that are still open, outermost first.
    nested: Vec<usize>,
    /// Whether what follows is of no section until the next heading.
    outside: bool,
    /// The level of the last heading that is marked up as one.
    pub marked_level: Option<u8>,
}

struct Open {
    kind: BlockKind,
    text: usize,
    span: Span,
}

impl<'a> Builder<'a> {
    pub(super) fn new(source: &'a SourceFile) -> Self {
        Self {
            source,
            fold: FoldBuilder::with_capacity(source.text.len()),
            blocks: Vec::new(),
            sections: Vec::new(),
            tables: Vec::new(),
            inlines: Vec::new(),
            links: Vec::new(),
            definitions: Vec::new(),
            footnotes: Vec::new(),
            footnote_references: Vec::new(),
            anchors: Vec::new(),
            comments: Vec::new(),
            meta: Vec::new(),
            title: None,
            language: None,
            quote_depth: 0,
            list_depth: 0,
            masked: Vec::new(),
            skip_until: 0,
            open: None,
            inline_starts: Vec::new(),
            nested: Vec::new(),
            outside: false,
            marked_level: None,
        }
    }

    /// Opens a block; one that is still open is closed before it.
    pub(super) fn open(&mut self, kind: BlockKind, span: Span) {
        self.close(span.start);
        self.open = Some(Open { kind, text: self.fold.len(), span });
    }

    /// Whether a block is open.
    pub(super) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Closes the last block and tells whether the body has no words: "{{< faq >}}" alone has none.
    pub(super) fn has_no_body(&mut self) -> bool {
        self.close(self.source.text.len());
        let text = self.fold.text();
        let words =
            |block: &Block| text.get(block.text.clone()).is_some_and(|text| text.contains(char::is_alphanumeric));
        !self.blocks.iter().any(|block| block.kind != BlockKind::FrontMatter && words(block))
    }

    /// Opens a paragraph, or a list item inside a list, unless a block is open.
    pub(super) fn ensure_open(&mut self, span: Span) {
        if self.open.is_none() {
            let kind = if self.list_depth > 0 { BlockKind::ListItem } else { BlockKind::Paragraph };
            self.open(kind, span);
        }
    }

    /// Closes the open block at byte `end` of the source; a block without any text is dropped unless it is a heading
    /// or a cell. Returns its index.
    pub(super) fn close(&mut self, end: usize) -> Option<usize> {
        let open = self.open.take()?;
        for (kind, start) in std::mem::take(&mut self.inline_starts) {
            self.inlines.push(Inline { kind, text: start..self.fold.len() });
        }
        let text = self.fold.text();
        let written = text.get(open.text..).unwrap_or("");
        let trimmed = written.trim_end_matches(' ').len();
        let blank = trimmed == 0;
        if blank && !matches!(open.kind, BlockKind::Heading(_) | BlockKind::Cell) {
            return None;
        }
        let range = open.text..open.text + trimmed;
        self.fold.end_block(end);
        let raw = self.source.slice(open.span);
        self.blocks.push(Block {
            kind: open.kind,
            text: range,
            span: Span::new(open.span.start, open.span.start + raw.trim_end().len()),
            section: self.sections.len().checked_sub(1).filter(|_| !self.outside),
            sentences: 0..0,
            quoted: self.quote_depth > 0,
            list_depth: self.list_depth,
        });
        Some(self.blocks.len() - 1)
    }

    /// Ends the open block where a gap begins and opens another one of its kind behind it; the index of the former.
    pub(super) fn split(&mut self, gap: Span) -> Option<usize> {
        let open = self.open.as_mut()?;
        let (kind, end) = (open.kind, open.span.end);
        open.span.end = gap.start.max(open.span.start);
        let closed = self.close(gap.start);
        self.open(kind, Span::new(gap.end, end.max(gap.end)));
        closed
    }

    /// Widens the span of the open block to `end`.
    pub(super) fn reach(&mut self, end: usize) {
        if let Some(open) = &mut self.open {
            open.span.end = open.span.end.max(end);
        }
    }

    /// Makes the block just closed the heading of a new section.
    pub(super) fn section(&mut self, heading: usize, level: u8, style: HeadingStyle, id: Option<String>) {
        while self.nested.last().is_some_and(|&open| self.sections[open].level >= level) {
            self.nested.pop();
        }
        self.outside = false;
        let parent = self.nested.last().copied();
        self.nested.push(self.sections.len());
        if style == HeadingStyle::Marked {
            self.marked_level = Some(level);
        }
        let span = self.blocks.get(heading).map_or_else(Span::default, |block| block.span);
        self.sections.push(Section {
            ids: Vec::new(),
            heading,
            level,
            style,
            parent,
            span,
            body: heading + 1..heading + 1,
            misspelt: None,
            explicit_id: id,
        });
        if let Some(block) = self.blocks.get_mut(heading) {
            block.section = Some(self.sections.len() - 1);
        }
    }

    /// Ends all sections: what follows stands before the first heading of the text.
    pub(super) fn leave_sections(&mut self) {
        self.nested.clear();
        self.outside = true;
    }

    /// Makes a paragraph just closed a heading when it is one short line in bold.
    pub(super) fn bold_heading(&mut self, index: usize) {
        let Some(block) = self.blocks.get(index).filter(|it| it.kind == BlockKind::Paragraph && !it.quoted) else {
            return;
        };
        let text = self.fold.text().get(block.text.clone()).unwrap_or("");
        // Readers speak in "I forgot one!", authors in "Never share it!".
        let is_call = text.ends_with('!') && !["I ", "I've ", "Oops", "Help"].iter().any(|own| text.starts_with(own));
        if text.len() > 80 || is_call || text.ends_with(['.', ',', ';']) || !text.contains(char::is_alphabetic) {
            return;
        }
        let inside = |inline: &&Inline| inline.text.end > block.text.start;
        let strong = self.inlines.iter().rev().take_while(inside).any(|inline| {
            inline.kind == InlineKind::Strong
                && inline.text.start <= block.text.start
                && inline.text.end >= block.text.end
        });
        if strong && text.split(' ').count() <= 12 {
            self.fake_section(index, HeadingStyle::Bold);
        }
    }

    /// Makes a block a heading that is not marked as one: it stands below the marked one before it.
    pub(super) fn fake_section(&mut self, index: usize, style: HeadingStyle) {
        let level = self.marked_level.map_or(2, |level| (level + 1).min(6));
        if matches!(style, HeadingStyle::Bold | HeadingStyle::Line)
            && let Some(block) = self.blocks.get_mut(index)
        {
            block.kind = BlockKind::Heading(level);
        }
        self.section(index, level, style, None);
    }

    /// Starts a marked stretch of prose.
    pub(super) fn start_inline(&mut self, kind: InlineKind) {
        self.inline_starts.push((kind, self.fold.len()));
    }

    /// Ends the innermost marked stretch of that kind.
    pub(super) fn end_inline(&mut self, is: impl Fn(InlineKind) -> bool) -> Option<Range<usize>> {
        let at = self.inline_starts.iter().rposition(|(kind, _)| is(*kind))?;
        let (kind, start) = self.inline_starts.remove(at);
        let text = start.min(self.fold.len())..self.fold.len();
        self.inlines.push(Inline { kind, text: text.clone() });
        Some(text)
    }

    /// The folded text written since `start`.
    pub(super) fn written(&self, start: usize) -> &str {
        self.fold.text().get(start..).unwrap_or("").trim()
    }

    /// Puts the links in the order of the text; the marks of their texts follow.
    fn sort_links(&mut self) {
        if self.links.is_sorted_by_key(|link| link.span) {
            return;
        }
        let mut order: Vec<(usize, Link)> = std::mem::take(&mut self.links).into_iter().enumerate().collect();
        order.sort_by_key(|(_, link)| link.span);
        let mut new_index = vec![0; order.len()];
        for (new, (old, link)) in order.into_iter().enumerate() {
            new_index[old] = new;
            self.links.push(link);
        }
        for inline in &mut self.inlines {
            if let InlineKind::Link(index) = &mut inline.kind {
                *index = new_index.get(*index).copied().unwrap_or(*index);
            }
        }
    }

    /// The finished article; kind and language are still to be told.
    pub(super) fn finish(mut self, format: Format, front_matter: FrontMatter, known: &'a Vocabulary) -> Article<'a> {
        self.close(self.source.text.len());
        self.inlines.sort_by_key(|inline| (inline.text.start, inline.text.end));
        self.sort_links();
        self.tables.sort_by_key(|table| table.span.start);
        let prose = self.fold.finish();
        let mut all = Vec::new();
        for (index, block) in self.blocks.iter_mut().enumerate() {
            let first = all.len();
            let found = sentences(prose.text(), block.text.clone(), &known.abbreviations);
            all.extend(found.into_iter().map(|text| Sentence { text, block: index }));
            block.sentences = first..all.len();
        }
        bodies(&mut self.sections, self.blocks.len());
        let mut hits = Vec::with_capacity(prose.text().len() / BYTES_A_HIT);
        let mut words = WordFilter::default();
        known.lexicon.scan_words(prose.text(), &mut hits, |word| words.add(prose.text(), word));
        Article {
            source: self.source,
            format,
            front_matter,
            title: self.title,
            language: self.language.unwrap_or_else(|| "en".to_owned()),
            kind: ArticleKind::Other,
            kind_from: KindSource::Text,
            kind_cue: "",
            prose,
            blocks: self.blocks,
            sentences: all,
            sections: self.sections,
            tables: self.tables,
            inlines: self.inlines,
            links: self.links,
            definitions: self.definitions,
            footnotes: self.footnotes,
            footnote_references: self.footnote_references,
            anchors: self.anchors,
            comments: self.comments,
            hits: Hits::new(hits, known.lexicon.lists()),
            words,
        }
    }
}

/// Each section holds the blocks from its heading to the next.
fn bodies(sections: &mut [Section<'_>], blocks: usize) {
    for index in 0..sections.len() {
        let end = sections.get(index + 1).map_or(blocks, |next| next.heading);
        let section = &mut sections[index];
        // A field holds one text.
        let end = if section.style == HeadingStyle::FrontMatter { section.heading + 2 } else { end };
        section.body = section.heading + 1..end.min(blocks).max(section.heading + 1);
    }
}
