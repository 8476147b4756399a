//! Plain text to blocks and headings, by the blank lines between them.

use super::builder::Builder;
use super::lines::{Lines, Opening};
use super::section_names::About;
use super::{BlockKind, HeadingStyle, Vocabulary, address};
use crate::source::Span;
use crate::text::months::is_month;

/// Reads the body that begins at byte `start`.
pub(super) fn read(builder: &mut Builder<'_>, start: usize, known: &Vocabulary, names: &Lines<'_>) {
    let source = builder.source;
    address::find(source.text.get(start..).unwrap_or(""), start, &mut builder.masked);
    let lines = lines(&source.text, start);
    let mut index = 0;
    let mut has_title = false;
    while index < lines.len() {
        if lines[index].text.trim().is_empty() {
            index += 1;
            continue;
        }
        let underlined = lines.get(index + 1).is_some_and(|next| is_underline(next.text));
        let alone = blank(&lines, index.checked_sub(1)) && blank(&lines, Some(index + 1));
        let opens = blank(&lines, index.checked_sub(1));
        let line = &lines[index];
        if underlined
            || (alone
                && is_heading(line.text, known, !has_title && builder.blocks.is_empty())
                && (line.text.trim().contains(' ') || leads_prose(&lines, index)))
            || (opens && is_label(line.text))
        {
            let level = if has_title { 2 } else { 1 };
            has_title = true;
            heading(builder, line, level);
            index += if underlined { 2 } else { 1 };
            continue;
        }
        if opens && is_name_above_prose(&lines, index, known) {
            heading(builder, line, 2);
            index += 1;
            continue;
        }
        index = paragraph(builder, &lines, index, names);
    }
    builder.close(builder.source.text.len());
}

struct Line<'t> {
    text: &'t str,
    start: usize,
}

fn lines(text: &str, start: usize) -> Vec<Line<'_>> {
    let mut at = start;
    let rest = text.get(start..).unwrap_or("");
    rest.split_inclusive(['\n', '\r'])
        .map(|raw| {
            let line = Line { text: raw.trim_end_matches(['\n', '\r']), start: at };
            at += raw.len();
            line
        })
        .collect()
}

fn blank(lines: &[Line<'_>], index: Option<usize>) -> bool {
    index.and_then(|index| lines.get(index)).is_none_or(|line| line.text.trim().is_empty())
}

/// Whether prose or a list follows: a single word above nothing is a category, no heading.
fn leads_prose(lines: &[Line<'_>], index: usize) -> bool {
    let next = lines.iter().skip(index + 1).find(|line| !line.text.trim().is_empty());
    next.is_some_and(|line| is_item(line.text) || line.text.split_whitespace().nth(2).is_some())
}

/// Whether a short line is the name of a section and nothing else, and its prose or list follows at once.
fn is_name_above_prose(lines: &[Line<'_>], index: usize, known: &Vocabulary) -> bool {
    const LONGEST: usize = 4;
    let line = lines.get(index).map_or("", |line| line.text.trim());
    let next = lines.get(index + 1).map_or("", |line| line.text.trim());
    line.split_whitespace().count() <= LONGEST
        && line.starts_with(char::is_uppercase)
        && line.ends_with(char::is_alphabetic)
        && !next.is_empty()
        && leads_prose(lines, index)
        && !known.section_names.about(About::default(), "en").resolve(line).is_empty()
}

fn is_underline(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 3 && ["-", "=", "*"].iter().any(|mark| line.trim_matches(|char| mark.contains(char)).is_empty())
}

/// A short line that stands alone, in title case or with the name of a section; the first line may be any title.
fn is_heading(line: &str, known: &Vocabulary, first: bool) -> bool {
    let line = line.trim();
    let words: Vec<&str> = line.split_whitespace().collect();
    if words.len() > 12 || line.chars().count() > 90 || words.is_empty() {
        return false;
    }
    if line.ends_with(['.', '!', ';', ',']) || line.starts_with(['-', '*', '•', '"', '(']) || line.contains("://") {
        return false;
    }
    if is_date(&words) || (words.len() == 1 && !first && !is_section(line, known)) {
        return false;
    }
    first || is_title_case(&words) || is_section(line, known)
}

fn is_section(line: &str, known: &Vocabulary) -> bool {
    let names =
        |subject| !known.section_names.about(About { subject, ..About::default() }, "en").resolve(line).is_empty();
    names(None) || line.split_whitespace().any(|word| word.len() > 4 && names(Some(word)))
}

/// Most words of more than three letters begin with a capital or a digit.
fn is_title_case(words: &[&str]) -> bool {
    let long: Vec<_> = words.iter().filter(|word| word.chars().count() > 3).collect();
    let capital =
        long.iter().filter(|word| word.starts_with(|char: char| char.is_uppercase() || char.is_ascii_digit()));
    let first =
        words.first().is_some_and(|word| word.starts_with(|char: char| char.is_uppercase() || char.is_ascii_digit()));
    first && capital.count() * 3 >= long.len() * 2
}

/// "24 July 2008", "24 July 2008 by A. Lund".
fn is_date(words: &[&str]) -> bool {
    let digits = words.iter().filter(|word| word.contains(|char: char| char.is_ascii_digit())).count();
    let month = words.iter().any(|word| is_month(word));
    let by = words.iter().any(|word| word.trim_end_matches(':').eq_ignore_ascii_case("by"));
    digits > 0 && (words.len() <= 4 && (month || digits == words.len()) || month && by)
}

/// A short line in capitals or title case that ends in a colon.
fn is_label(line: &str) -> bool {
    let Some(label) = line.trim().strip_suffix(':') else { return false };
    let words: Vec<&str> = label.split_whitespace().collect();
    !words.is_empty()
        && words.len() <= 6
        && label.len() <= 60
        && (is_title_case(&words) || !label.contains(char::is_lowercase))
}

fn heading(builder: &mut Builder<'_>, line: &Line<'_>, level: u8) {
    let span = Span::new(line.start, line.start + line.text.len());
    builder.open(BlockKind::Heading(level), span);
    builder.fold.push(line.start, line.text);
    if let Some(index) = builder.close(span.end) {
        builder.section(index, level, HeadingStyle::Plain, None);
    }
}

/// Reads lines up to the next blank one; list items and short unfinished lines are blocks of their own.
fn paragraph(builder: &mut Builder<'_>, lines: &[Line<'_>], mut index: usize, names: &Lines<'_>) -> usize {
    while let Some(line) = lines.get(index).filter(|line| !line.text.trim().is_empty()) {
        let opening = names.opening(&builder.source.text, line.start);
        if opening.is_some() {
            builder.close(line.start);
        }
        if opening == Some(Opening::Heading(HeadingStyle::Line)) {
            heading(builder, line, 2);
            index += 1;
            continue;
        }
        let item = is_item(line.text);
        let span = Span::new(line.start, line.start + line.text.len());
        if item || !builder.is_open() {
            builder.open(if item { BlockKind::ListItem } else { BlockKind::Paragraph }, span);
        } else {
            builder.fold.replace(Span::new(line.start, line.start), " ");
        }
        builder.prose(span, false);
        builder.reach(span.end);
        let next_begins = lines.get(index + 1).is_some_and(|next| {
            next.text.trim_start().starts_with(|char: char| char.is_uppercase() || char.is_ascii_digit())
        });
        if line.text.chars().count() < 60 && next_begins && !goes_on(line.text) {
            builder.close(span.end);
        }
        index += 1;
    }
    let end = lines.get(index).map_or(builder.source.text.len(), |line| line.start);
    builder.close(end);
    index
}

/// Whether a line ends in a comma or a word that no line ends with: "150 mg every".
fn goes_on(line: &str) -> bool {
    const WORDS: [&str; 18] = [
        "a", "an", "and", "at", "by", "each", "every", "for", "from", "in", "of", "on", "or", "per", "than", "the",
        "to", "with",
    ];
    let line = line.trim_end();
    line.ends_with(',') || line.rsplit(' ').next().is_some_and(|last| WORDS.contains(&last))
}

fn is_item(line: &str) -> bool {
    let line = line.trim_start();
    ["- ", "* ", "• ", "– ", "+ "].iter().any(|bullet| line.starts_with(bullet))
        || line.split_once(['.', ')']).is_some_and(|(number, rest)| {
            !number.is_empty()
                && number.len() <= 2
                && number.bytes().all(|b| b.is_ascii_digit())
                && rest.starts_with(' ')
        })
}
