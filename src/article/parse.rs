//! The way from a source to an article: front matter, then the body in its format, then title, language and kind.

use super::builder::Builder;
use super::front_matter::{self, FrontMatter};
use super::lines::Lines;
use super::naming::name_of_file;
use super::section_names::About;
use super::{
    Article, ArticleKind, Block, BlockKind, Format, Section, Title, Vocabulary, fields, html, kind, language, markdown,
    naming, plain,
};
use crate::source::{Problem, SourceFile};

/// What the configuration of a site says of reading its articles.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The front matter field that names the kind.
    pub kind_field: String,
    /// What the site's own names of kinds mean.
    pub kind_values: Vec<(String, ArticleKind)>,
    /// The kind that the path of the article tells.
    pub kind_of_path: Option<ArticleKind>,
    /// The language of articles that do not name theirs; none to detect it.
    pub language: Option<String>,
    /// Front matter fields that hold prose, by dotted path.
    pub prose_fields: Vec<String>,
    /// Front matter fields that hold links, by dotted path.
    pub link_fields: Vec<String>,
}

impl Default for Reading {
    fn default() -> Self {
        let words = |list: &[&str]| list.iter().map(|word| (*word).to_owned()).collect();
        Self {
            kind_field: "type".to_owned(),
            kind_values: Vec::new(),
            kind_of_path: None,
            language: None,
            prose_fields: words(&["title", "description", "summary", "excerpt", "subtitle"]),
            link_fields: words(&[
                "related",
                "related_articles",
                "see_also",
                "related_links",
                "relatedArticles",
                "seeAlso",
                "extra.related",
                "params.related",
            ]),
        }
    }
}

/// Reads an article. It never fails: what is odd about the file is said in the problems.
#[must_use]
pub fn parse<'a>(source: &'a SourceFile, known: &'a Vocabulary, reading: &Reading) -> (Article<'a>, Vec<Problem>) {
    let format = Format::of_text(&source.path, &source.text);
    let mut builder = Builder::new(source);
    let mut problems = Vec::new();
    let start = if source.text.starts_with('\u{FEFF}') { 3 } else { 0 };
    let (front_matter, body) = match format {
        Format::Markdown | Format::Mdx | Format::Plain => {
            front_matter::read(source, start, &mut builder.comments, &mut problems)
        }
        Format::Html => (FrontMatter::default(), start),
    };
    fields::add(&mut builder, &front_matter, known, reading);
    let lines = Lines::new(source, body, &front_matter, known, reading);
    match format {
        Format::Markdown => markdown::read(&mut builder, body, false, &lines),
        Format::Mdx => markdown::read(&mut builder, body, true, &lines),
        Format::Plain => plain::read(&mut builder, body, known, &lines),
        Format::Html => html::read_document(&mut builder, body),
    }
    if builder.has_no_body() {
        fields::add_texts(&mut builder, &front_matter, known, reading);
    }
    let mut front_matter = front_matter;
    front_matter.fields.append(&mut builder.meta);
    let told = builder.language.take();
    let mut article = builder.finish(format, front_matter, known);
    article.language = language::tell(&article, told.as_deref(), reading);
    if article.title.is_none() {
        article.title = heading_title(&article, known);
    }
    naming::tell(&mut article, known);
    (article.kind, article.kind_from, article.kind_cue) = kind::tell(&article, known, reading);
    (article, problems)
}

/// So many bytes before a heading tell something, and the heading is no title then.
const TELLING: usize = 100;

/// The first heading of level 1, else one of level 2 that opens the article and names no section. Of an article that
/// has several of level 1, only one that opens it and names no section: notes begin parts with them, and pages cards.
fn heading_title(article: &Article<'_>, known: &Vocabulary) -> Option<Title> {
    let headings = known.section_names.about(About::default(), &article.language);
    let names_section = |section: &Section<'_>| !headings.resolve(article.heading_text(section)).is_empty();
    let opens = |section: &&Section<'_>| section.heading == 0 && section.level <= 2;
    let first = || article.sections.first().filter(opens).filter(|section| !names_section(section));
    // More than a trail of crumbs or the address of a source.
    let tells_before = |section: &Section<'_>| {
        let before = article.blocks.get(..section.heading).unwrap_or_default();
        let is_linked = |block: &Block| article.links_meeting(block.span).next().is_some();
        let tells = |block: &&Block| match block.kind {
            BlockKind::Paragraph => true,
            BlockKind::ListItem => !is_linked(block),
            _ => false,
        };
        before.iter().filter(tells).map(|block| block.text.len()).sum::<usize>() > TELLING
    };
    let mut highest = article.sections.iter().filter(|section| section.level == 1);
    let section = match (highest.next(), highest.next()) {
        (Some(heading), Some(_)) if names_section(heading) && name_of_file(&article.source.path).is_some() => {
            return None;
        }
        (Some(heading), Some(_)) if tells_before(heading) && first().is_none() => return None,
        (Some(heading), Some(_)) => first().unwrap_or(heading),
        // A part of a text that has no title.
        (Some(heading), None) if names_section(heading) && tells_before(heading) => first()?,
        (heading, _) => heading.or_else(first)?,
    };
    let text = article.heading_text(section).to_owned();
    Some(Title { text, span: section.span })
}
