//! Text to structure, never failing: front matter, blocks of prose, sections, sentences, links and citations.

use std::ops::Range;

use crate::source::{SourceFile, Span};
use crate::text::{Folded, Hit, Hits, ListId, WordFilter};

mod address;
mod builder;
mod fields;
pub mod front_matter;
mod html;
mod kind;
mod label;
mod language;
mod lines;
mod markdown;
mod mask;
mod naming;
mod parse;
mod plain;
mod prose;
pub mod section_names;
mod tables;
pub mod vocabulary;

pub use front_matter::{Data, Field, FrontMatter, Value};
pub use kind::Aspect;
pub use parse::{Reading, parse};
pub use vocabulary::Vocabulary;

/// What an article is, as far as medlint understands it. Offsets named `text` are bytes of `prose`; spans are
/// bytes of the source.
#[derive(Debug)]
pub struct Article<'a> {
    /// The file it was read from.
    pub source: &'a SourceFile,
    /// How the file is written.
    pub format: Format,
    /// The decoded front matter, empty when there is none.
    pub front_matter: FrontMatter,
    /// Title: of the front matter, else the first heading, else none.
    pub title: Option<Title>,
    /// BCP 47 primary language ("en").
    pub language: String,
    /// What the article is.
    pub kind: ArticleKind,
    /// What told its kind.
    pub kind_from: KindSource,
    /// What of the article tells so, in words.
    pub kind_cue: &'static str,
    /// All prose, folded; blocks are parted by line feeds, markup is gone, opaque inline parts are one U+001A.
    pub prose: Folded,
    /// The blocks of prose in the order of the text.
    pub blocks: Vec<Block>,
    /// The sentences of all blocks in order.
    pub sentences: Vec<Sentence>,
    /// The headings in order, with what each holds.
    pub sections: Vec<Section<'a>>,
    /// Tables; their cells are blocks.
    pub tables: Vec<Table>,
    /// Marked stretches of prose (emphasis, quotes), sorted by start.
    pub inlines: Vec<Inline>,
    /// Everything that leads somewhere, in order, front matter links included.
    pub links: Vec<Link>,
    /// Link reference definitions: `[label]: target`.
    pub definitions: Vec<Definition>,
    /// Footnote definitions: `[^label]: text`.
    pub footnotes: Vec<Footnote>,
    /// Footnote references in the text, defined or not.
    pub footnote_references: Vec<FootnoteReference>,
    /// Ids that the text sets itself: `{#id}`, `<a id>`, `<a name>`, `id=` of HTML.
    pub anchors: Vec<Anchor>,
    /// Comments: `<!-- … -->`, `{/* … */}` and `# …` in YAML or TOML front matter.
    pub comments: Vec<Comment>,
    /// Every phrase of every word list, found in one pass over `prose`.
    pub hits: Hits,
    /// The words of the prose.
    pub words: WordFilter,
}

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// `.md`, `.markdown`
    Markdown,
    /// `.mdx`
    Mdx,
    /// `.txt`
    Plain,
    /// `.html`, `.htm`
    Html,
}

impl Format {
    /// The format of a path by its extension, whatever its case; none for files that are not articles.
    #[must_use]
    pub fn of(path: &str) -> Option<Format> {
        let (_, extension) = path.rsplit_once('.')?;
        let is = |known: [&str; 2]| known.iter().any(|known| extension.eq_ignore_ascii_case(known));
        let markdown = is(["md", "markdown"]).then_some(Format::Markdown);
        let html = || is(["html", "htm"]).then_some(Format::Html);
        let other = || if is(["mdx"; 2]) { Some(Format::Mdx) } else { is(["txt"; 2]).then_some(Format::Plain) };
        markdown.or_else(other).or_else(html)
    }

    /// The format of a text by the extension of its path, Markdown where that says nothing; whole HTML documents are
    /// HTML, unless they are called MDX.
    #[must_use]
    pub fn of_text(path: &str, text: &str) -> Format {
        let begins = |with: &str| {
            let text = text.trim_start_matches(['\u{FEFF}', ' ', '\t', '\r', '\n']);
            text.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with))
        };
        match Format::of(path) {
            Some(Format::Mdx) => Format::Mdx,
            _ if begins("<!doctype html") || begins("<html>") || begins("<html ") => Format::Html,
            format => format.unwrap_or(Format::Markdown),
        }
    }
}

/// What kind of article it is; the kind decides what the article owes its reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ArticleKind {
    /// About one medicine.
    Drug,
    /// Weighs medicines against each other.
    Comparison,
    /// About a disease or symptom.
    Condition,
    /// A tag, category or landing page.
    Landing,
    /// Reports something new.
    News,
    /// Anything else, and when unsure.
    Other,
}

impl ArticleKind {
    /// All kinds.
    pub const ALL: [ArticleKind; 6] =
        [Self::Drug, Self::Comparison, Self::Condition, Self::Landing, Self::News, Self::Other];

    /// The name used in configuration and output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Drug => "drug",
            Self::Comparison => "comparison",
            Self::Condition => "condition",
            Self::Landing => "landing",
            Self::News => "news",
            Self::Other => "other",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// What told the kind of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KindSource {
    /// A field of the front matter.
    FrontMatter,
    /// A path pattern of the configuration.
    Path,
    /// Cues in the text.
    Text,
}

/// The title of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title {
    /// The folded title.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// What a block of prose is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// A paragraph.
    Paragraph,
    /// A heading of the given level, 1 to 6.
    Heading(u8),
    /// The text of a list item.
    ListItem,
    /// A cell of `Article::tables`.
    Cell,
    /// The text of a footnote definition.
    Footnote,
    /// A term of a definition list, or a caption.
    Term,
    /// A value of the front matter that holds prose: title, description, summary and configured fields.
    FrontMatter,
}

/// A stretch of prose between two breaks: a paragraph, heading, list item, table cell …
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its range of the prose, without the line feed at its end.
    pub text: Range<usize>,
    /// Its bytes of the source.
    pub span: Span,
    /// The innermost section it stands in, an index of `Article::sections`. For a heading: its own section.
    pub section: Option<usize>,
    /// Its sentences, a range of `Article::sentences`.
    pub sentences: Range<usize>,
    /// Whether it stands in a block quote.
    pub quoted: bool,
    /// How many lists it is nested in; 0 outside lists.
    pub list_depth: u8,
}

/// A sentence, or what stands for one in a heading or cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Its range of the prose.
    pub text: Range<usize>,
    /// The block it stands in, an index of `Article::blocks`.
    pub block: usize,
}

/// A heading and what stands under it, up to the next heading of any level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section<'a> {
    /// The canonical ids the heading resolves to ("dosing"), in the order they are named; empty when to none.
    pub ids: Vec<&'a str>,
    /// The name of a section that the heading misspells.
    pub misspelt: Option<&'a str>,
    /// The block of the heading, an index of `Article::blocks`.
    pub heading: usize,
    /// Level, 1 to 6; plain-text headings are 2, a plain-text title is 1.
    pub level: u8,
    /// How the heading is written.
    pub style: HeadingStyle,
    /// The section this one stands under, an index of `Article::sections`.
    pub parent: Option<usize>,
    /// The heading itself, markup included.
    pub span: Span,
    /// The blocks below the heading up to the next heading of any level, a range of `Article::blocks`.
    pub body: Range<usize>,
    /// The id set with `{#id}` or an `id` attribute.
    pub explicit_id: Option<String>,
}

/// How a heading is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadingStyle {
    /// Marked up as a heading.
    Marked,
    /// A heading of plain text.
    Plain,
    /// A line in bold used as a heading.
    Bold,
    /// A line of a paragraph used as a heading.
    Line,
    /// A term of a definition list used as a heading.
    Term,
    /// A field of the front matter that holds the text of a section.
    FrontMatter,
}

/// A table; cells are indices of `Article::blocks`, rows and cells are in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// The cells of the header row, empty when there is none.
    pub header: Vec<usize>,
    /// The cells of each row, of which it has one at least.
    pub rows: Vec<Vec<usize>>,
    /// The whole table.
    pub span: Span,
}

/// A marked stretch of prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inline {
    /// What it is.
    pub kind: InlineKind,
    /// Its range of the prose.
    pub text: Range<usize>,
}

/// What marks a stretch of prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InlineKind {
    /// Emphasis.
    Emphasis,
    /// Strong emphasis.
    Strong,
    /// The text of a link, an index of `Article::links`.
    Link(usize),
    /// Struck through.
    Deleted,
    /// A superscript (`<sup>`).
    Superscript,
    /// A subscript (`<sub>`).
    Subscript,
}

/// Something that leads somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// How it is written.
    pub form: LinkForm,
    /// The whole link.
    pub span: Span,
    /// The bytes of the target (for a reference link: those of the definition's target).
    pub target_span: Span,
    /// The target, entities and backslashes decoded, percent-encoding kept.
    pub target: String,
    /// The visible text, folded; the alternative text of an image.
    pub text: String,
    /// Its range of the prose, empty when it has no text there.
    pub prose: Range<usize>,
    /// The label of a reference link.
    pub label: Option<String>,
    /// The front matter field it stands in ("related"), with dots between nested names.
    pub field: Option<String>,
}

/// How a link is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LinkForm {
    /// `[text](target)`
    Inline,
    /// `[text][label]`, `[label][]` or `[label]` with a definition.
    Reference,
    /// `[text][label]` without a definition.
    UndefinedReference,
    /// `<https://…>`
    Autolink,
    /// A bare address in the text.
    Bare,
    /// `![alt](target)`, and `img` of HTML.
    Image,
    /// `href`, `src`, `to` of an HTML or JSX element.
    Html,
    /// A shortcode or template tag of the site generator, e.g. `{{< ref "x.md" >}}`; the target is its argument.
    Shortcode,
    /// A value of the front matter.
    FrontMatter,
    /// `[[target]]`
    Wiki,
}

/// A link reference definition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// The label as written, without brackets.
    pub label: String,
    /// The target as written.
    pub target: String,
    /// The whole definition.
    pub span: Span,
    /// Whether a link uses it.
    pub used: bool,
}

/// A footnote definition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Footnote {
    /// The label as written, without `[^` and `]`.
    pub label: String,
    /// The whole definition.
    pub span: Span,
    /// Its blocks, a range of `Article::blocks`.
    pub blocks: Range<usize>,
}

/// A footnote reference in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FootnoteReference {
    /// The label as written.
    pub label: String,
    /// Its bytes.
    pub span: Span,
    /// Where it stands in the prose (it has no text of its own).
    pub at: usize,
    /// Whether a definition has its label.
    pub defined: bool,
}

/// An id that a link can lead to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// The id as written.
    pub id: String,
    /// Its bytes.
    pub span: Span,
}

/// A comment of the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// The text inside, untrimmed.
    pub text: String,
    /// The bytes of the text inside.
    pub text_span: Span,
    /// The whole comment, delimiters included.
    pub span: Span,
    /// Whether it stands in the front matter.
    pub in_front_matter: bool,
}

impl<'a> Article<'a> {
    /// The folded text of a block.
    #[must_use]
    pub fn block_text(&self, block: &Block) -> &str {
        &self.prose.text()[block.text.clone()]
    }

    /// The folded text of a sentence.
    #[must_use]
    pub fn sentence_text(&self, sentence: &Sentence) -> &str {
        &self.prose.text()[sentence.text.clone()]
    }

    /// The source bytes behind a range of the prose.
    #[must_use]
    pub fn original(&self, range: Range<usize>) -> Span {
        self.prose.original(range)
    }

    /// The folded heading of a section.
    #[must_use]
    pub fn heading_text(&self, section: &Section<'_>) -> &str {
        self.blocks.get(section.heading).map_or("", |block| self.block_text(block))
    }

    /// Whether `section`, or a section it stands under, has the canonical id.
    #[must_use]
    pub fn section_is(&self, mut section: Option<usize>, id: &str) -> bool {
        while let Some(index) = section {
            let Some(found) = self.sections.get(index) else { return false };
            if found.ids.contains(&id) {
                return true;
            }
            section = found.parent;
        }
        false
    }

    /// The hits that lie inside a range of the prose.
    pub fn hits_in(&self, range: Range<usize>) -> impl Iterator<Item = &Hit> {
        let first = self.hits.partition_point(|hit| hit.start < range.start);
        let end = range.end;
        self.hits[first..].iter().take_while(move |hit| hit.start < end).filter(move |hit| hit.end <= end)
    }

    /// The hits of a list that lie inside a range of the prose; none without a list.
    pub fn hits_of(&self, list: Option<ListId>, range: Range<usize>) -> impl Iterator<Item = &Hit> {
        self.hits.of(list, range)
    }

    /// The whole prose.
    #[must_use]
    pub fn whole(&self) -> Range<usize> {
        0..self.prose.text().len()
    }

    /// The links that begin inside a span of the source.
    pub fn links_in(&self, span: Span) -> impl Iterator<Item = &Link> {
        let first = self.links.partition_point(|link| link.span.start < span.start);
        self.links.iter().skip(first).take_while(move |link| link.span.start < span.end)
    }

    /// The links that begin inside a span of the source, and the one that reaches into it.
    pub fn links_meeting(&self, span: Span) -> impl Iterator<Item = &Link> {
        let first = self.links.partition_point(|link| link.span.start < span.start);
        let before = self.links.get(..first).and_then(<[Link]>::last).filter(|link| link.span.end > span.start);
        before.into_iter().chain(self.links_in(span))
    }

    /// The sentence that holds an offset of the prose.
    #[must_use]
    pub fn sentence_at(&self, offset: usize) -> Option<usize> {
        let index = self.sentences.partition_point(|sentence| sentence.text.end <= offset);
        self.sentences.get(index).filter(|sentence| sentence.text.start <= offset).map(|_| index)
    }

    /// The block that holds an offset of the prose.
    #[must_use]
    pub fn block_at(&self, offset: usize) -> Option<usize> {
        let index = self.blocks.partition_point(|block| block.text.end < offset);
        self.blocks.get(index).filter(|block| block.text.start <= offset).map(|_| index)
    }
}
