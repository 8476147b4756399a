//! The way from a source to an article: front matter, then the body in its format, then title, language and kind.

use std::ops::Range;

use super::builder::Builder;
use super::front_matter::{self, Field, FrontMatter, Value};
use super::lines::Lines;
use super::naming::name_of_file;
use super::section_names::About;
use super::{
    Article, ArticleKind, BlockKind, Format, HeadingStyle, Link, LinkForm, Section, Title, Vocabulary, html, kind,
    language, markdown, naming, plain,
};
use crate::source::{Problem, SourceFile, Span};

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
    add_fields(&mut builder, &front_matter, known, reading);
    let lines = Lines::new(source, body, &front_matter, known, reading);
    match format {
        Format::Markdown => markdown::read(&mut builder, body, false, &lines),
        Format::Mdx => markdown::read(&mut builder, body, true, &lines),
        Format::Plain => plain::read(&mut builder, body, known, &lines),
        Format::Html => html::read_document(&mut builder, body),
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

/// Prose and links of the front matter.
fn add_fields(builder: &mut Builder<'_>, front_matter: &FrontMatter, known: &Vocabulary, reading: &Reading) {
    let usual = Reading::default().prose_fields;
    for path in &reading.prose_fields {
        let Some(Field { key, key_span, value }) = front_matter.field(path) else { continue };
        let Some(text) = value.as_text().filter(|text| !text.trim().is_empty()) else { continue };
        // A site may keep its sections in fields: "side_effects: …".
        if !usual.contains(path) && !known.section_names.about(About::default(), "en").resolve(key).is_empty() {
            builder.open(BlockKind::FrontMatter, *key_span);
            builder.fold.push(key_span.start, key);
            if let Some(heading) = builder.close(key_span.end) {
                builder.section(heading, 2, HeadingStyle::FrontMatter, None);
            }
        }
        builder.open(BlockKind::FrontMatter, value.span);
        push_value(builder, value, text);
        let index = builder.close(value.span.end);
        if path.as_str() == "title"
            && let Some(block) = index.and_then(|index| builder.blocks.get(index))
        {
            let text = builder.fold.text()[block.text.clone()].to_owned();
            builder.title = Some(Title { text, span: value.span });
        }
    }
    for path in &reading.link_fields {
        if let Some(value) = front_matter.get(path) {
            add_links(builder, path, value);
        }
    }
    builder.leave_sections();
}

/// Folds a scalar: byte by byte where the source holds the same text, else as a whole.
fn push_value(builder: &mut Builder<'_>, value: &Value, text: &str) {
    let raw = builder.source.slice(value.span);
    match raw.find(text) {
        Some(at) => builder.fold.push(value.span.start + at, text),
        None => match wrapped(raw, text) {
            Some(lines) => builder.fold.push(value.span.start + lines.start, &raw[lines]),
            None => builder.fold.replace(value.span, text),
        },
    }
}

/// Where `raw` holds the words of `text`, all of them and no others, over several lines: a scalar that is folded.
fn wrapped(raw: &str, text: &str) -> Option<Range<usize>> {
    let mut words = text.split_whitespace();
    let first = raw.find(words.next()?)?;
    let mut end = first;
    for word in text.split_whitespace() {
        let gap = raw[end..].len() - raw[end..].trim_start().len();
        raw[end + gap..].starts_with(word).then_some(())?;
        end += gap + word.len();
    }
    Some(first..end)
}

fn add_links(builder: &mut Builder<'_>, field: &str, value: &Value) {
    use super::front_matter::Data;
    for item in value.items() {
        let named = |keys: &[&str]| match &item.data {
            Data::Map(fields) => fields
                .iter()
                .find(|field| keys.iter().any(|key| field.key.eq_ignore_ascii_case(key)))
                .map(|field| &field.value),
            _ => None,
        };
        let target = named(&["url", "path", "href", "link", "slug", "id", "ref", "file"]);
        let title = named(&["title", "name", "text", "label"]);
        let target = match &item.data {
            Data::Map(_) => target,
            Data::List(_) => None,
            _ => Some(item),
        };
        let text = target.and_then(Value::as_text).unwrap_or("").to_owned();
        let title = title.and_then(Value::as_text).unwrap_or("").to_owned();
        if text.is_empty() && title.is_empty() {
            continue;
        }
        builder.links.push(Link {
            form: LinkForm::FrontMatter,
            span: item.span,
            target_span: target.map_or(item.span, |target| unquoted(builder.source, target.span)),
            target: text,
            text: title,
            prose: 0..0,
            label: None,
            field: Some(field.to_owned()),
        });
    }
}

/// The span of a scalar without its quotes.
fn unquoted(source: &SourceFile, span: Span) -> Span {
    let raw = source.slice(span);
    let quoted = raw.len() >= 2 && (raw.starts_with('"') || raw.starts_with('\''));
    if quoted { Span::new(span.start + 1, span.end - 1) } else { span }
}

/// The first heading of level 1, else one of level 2 that opens the article and names no section. Of an article that
/// has several of level 1, only one that opens it and names no section: notes begin parts with them, and pages cards.
fn heading_title(article: &Article<'_>, known: &Vocabulary) -> Option<Title> {
    let headings = known.section_names.about(About::default(), &article.language);
    let names_section = |section: &Section<'_>| !headings.resolve(article.heading_text(section)).is_empty();
    let opens = |section: &&Section<'_>| section.heading == 0 && section.level <= 2;
    let first = || article.sections.first().filter(opens).filter(|section| !names_section(section));
    let mut highest = article.sections.iter().filter(|section| section.level == 1);
    let section = match (highest.next(), highest.next()) {
        (Some(heading), Some(_)) if names_section(heading) && name_of_file(&article.source.path).is_some() => {
            return None;
        }
        (Some(heading), Some(_)) => first().unwrap_or(heading),
        (heading, _) => heading.or_else(first)?,
    };
    let text = article.heading_text(section).to_owned();
    Some(Title { text, span: section.span })
}
