//! Dates as articles write them: ISO, day and month names, numbers, in front matter and in prose.

use std::ops::Range;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::article::{Article, ArticleKind, BlockKind, Data, FrontMatter, Value};
use crate::checks::Subject;
use crate::source::Span;
use crate::text::{Hit, Lexicon, months};

/// What a date of an article tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// When it was published.
    Published,
    /// When it was last changed.
    Updated,
    /// When it was last reviewed.
    Reviewed,
    /// When its next review is due.
    NextReview,
}

/// A date of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    /// What it tells.
    pub told: Told,
    /// The date; none when what is written is no date.
    pub date: Option<Date>,
    /// Where it stands.
    pub span: Span,
}

impl Dated {
    /// A date as messages tell it: "on 2025-03-03", "in 2025-03" where no day is written.
    pub(super) fn told_as(&self, date: Date, article: &Article<'_>) -> String {
        let written = parts(article.source.slice(self.span));
        // One part is a count of seconds.
        if written.len() != 2 { format!("on {date}") } else { format!("in {}", date.strftime("%Y-%m")) }
    }
}

/// What a field tells by the word that is left of its name, in lower case without marks, when `AROUND` is taken off it.
const FIELDS: [(&str, Told); 19] = [
    ("reviewed", Told::Reviewed),
    ("review", Told::Reviewed),
    ("medicallyreviewed", Told::Reviewed),
    ("factchecked", Told::Reviewed),
    ("nextreview", Told::NextReview),
    ("nextreviewdue", Told::NextReview),
    ("reviewdue", Told::NextReview),
    ("reviewby", Told::NextReview),
    ("updated", Told::Updated),
    ("update", Told::Updated),
    ("mod", Told::Updated),
    ("modified", Told::Updated),
    ("edited", Told::Updated),
    ("revised", Told::Updated),
    ("revision", Told::Updated),
    ("changed", Told::Updated),
    ("timestamp", Told::Updated),
    ("published", Told::Published),
    ("posted", Told::Published),
];

/// Fields that tell when the page was published, whole.
const PUBLISHED: [&str; 4] = ["date", "pubdate", "publishdate", "postdate"];

/// What stands before and behind the word of a field that tells a date: `lastReviewedOn`, `date_reviewed`,
/// `article:modified_time`.
const AROUND: ([&str; 4], [&str; 4]) = (["last", "date", "article", "og"], ["date", "on", "at", "time"]);

/// What a field of that name tells, in lower case without marks.
fn told_by(name: &str) -> Option<Told> {
    if PUBLISHED.contains(&name) {
        return Some(Told::Published);
    }
    let (before, behind) = AROUND;
    let mut word = name;
    while let Some(rest) = before.iter().find_map(|lead| word.strip_prefix(lead)) {
        word = rest;
    }
    // "update" ends with a date, too.
    let shorter = behind.iter().find_map(|end| word.strip_suffix(end));
    let told = |word: &str| FIELDS.iter().find(|(known, _)| *known == word).map(|(_, told)| *told);
    told(word).or_else(|| told(shorter?))
}

/// Fields that tell when the page was made; beside one of these, `CHANGED` tells its last change.
const MADE: [&str; 3] = ["datecreated", "created", "createdat"];
const CHANGED: &str = "date";

/// The word lists of what stands before a date in prose, and what the date tells.
const CUES: [(&str, Told); 4] = [
    ("dated/reviewed", Told::Reviewed),
    ("dated/next-review", Told::NextReview),
    ("dated/updated", Told::Updated),
    ("dated/published", Told::Published),
];

impl<'a> Subject<'a> {
    /// All dates that the article tells of itself, read when they are first asked for.
    pub(in crate::checks) fn dates(&self) -> &'a [Dated] {
        self.asked.dates.get_or_init(|| dates(self.article, &self.vocabulary.lexicon))
    }
}

/// So many blocks end an article.
const FOOTER: usize = 2;

fn dates(article: &Article<'_>, lexicon: &Lexicon) -> Vec<Dated> {
    let mut found = Vec::new();
    let all = all_cues(article, lexicon);
    fields(&article.front_matter, &mut found);
    // What the heading over a block tells of the dates below it.
    let mut headed = None;
    let footer = article.blocks.len().saturating_sub(FOOTER);
    for (at, block) in article.blocks.iter().enumerate().filter(|(_, block)| block.kind != BlockKind::FrontMatter) {
        let is_heading = matches!(block.kind, BlockKind::Heading(_));
        if is_heading {
            let of_dates = article.section_is(block.section, "review-date");
            headed = of_dates.then(|| cues(&all, &block.text).first().map(|(_, told)| *told)).flatten();
        }
        let of_source = article.section_is(block.section, "references");
        if is_heading && headed.is_none() || of_source && block.kind != BlockKind::Paragraph {
            continue;
        }
        let text = article.block_text(block);
        if !text.contains(|char: char| char.is_ascii_digit()) || text.len() > 400 {
            continue;
        }
        let before = found.len();
        let cues = cues(&all, &block.text);
        let is_dated = || is_dateline(text) || article.kind == ArticleKind::News && opens_with_dateline(text);
        let uncued = || headed.or_else(|| is_dated().then_some(Told::Published));
        match if cues.is_empty() { uncued() } else { None } {
            Some(told) => push_first(article, told, block.text.clone(), &mut found),
            None => prose(article, &cues, block.text.clone(), &mut found),
        }
        // The last lines of an article are its own, whatever they stand below.
        let is_own = |dated: &Dated| match dated.told {
            Told::Reviewed | Told::NextReview => true,
            told => told == Told::Updated && at >= footer,
        };
        if of_source && !found[before..].iter().any(is_own) {
            found.truncate(before);
        }
    }
    found
}

/// Whether a line begins with its date and goes on with nothing but who wrote it: "Thursday, July 24, 2008 by: A. Lund".
fn is_dateline(line: &str) -> bool {
    const LONGEST: usize = 100;
    const BEHIND: [&str; 7] = ["|", "by ", "by:", "By ", "\u{b7}", "\u{2013}", "\u{2014}"];
    let goes_on = |rest: &str| rest.is_empty() || BEHIND.iter().any(|behind| rest.starts_with(behind));
    let opens = |at: usize| line[..at].split([' ', ',']).all(|word| word.is_empty() || months::is_weekday(word));
    let dated = || starts(line).take_while(|start| opens(*start)).find_map(|start| date_at(line, start));
    line.len() <= LONGEST && dated().is_some_and(|(_, range)| goes_on(line[range.end..].trim_start_matches([' ', ','])))
}

/// Whether a paragraph opens as agencies date their news: "OSLO, March 3, 2021 - …", "March 3, 2021 (OSLO) - …".
fn opens_with_dateline(text: &str) -> bool {
    const OPENING: usize = 60;
    const BEHIND: [&str; 7] = ["(", ")", "/", "- ", "--", "\u{2013}", "\u{2014}"];
    let is_place = |before: &str| {
        before.chars().all(|char| char.is_uppercase() || !char.is_alphanumeric())
            || before.split([' ', ',', '(']).all(|word| word.is_empty() || word.starts_with(char::is_uppercase))
    };
    let dated =
        starts(text).take_while(|start| *start < OPENING).find_map(|start| Some((start, date_at(text, start)?)));
    dated.is_some_and(|(start, (_, range))| {
        let date = text[range].trim_end_matches([' ', '-', '/']);
        let rest = text[start + date.len()..].trim_start_matches([' ', ',']);
        is_place(&text[..start]) && BEHIND.iter().any(|behind| rest.starts_with(behind))
    })
}

fn fields(front_matter: &FrontMatter, found: &mut Vec<Dated>) {
    let mut all: Vec<(&str, &Value)> = Vec::new();
    for field in &front_matter.fields {
        all.push((field.key.as_str(), &field.value));
        if let Data::Map(inner) = &field.value.data {
            all.extend(inner.iter().map(|field| (field.key.as_str(), &field.value)));
        }
    }
    let name_of = |key: &str| -> String {
        key.chars().filter(char::is_ascii_alphanumeric).map(|char| char.to_ascii_lowercase()).collect()
    };
    let is_made = all.iter().any(|(key, _)| MADE.contains(&name_of(key).as_str()));
    for (key, value) in all {
        let told = match name_of(key).as_str() {
            CHANGED if is_made => Some(Told::Updated),
            name if MADE.contains(&name) => Some(Told::Published),
            name => told_by(name),
        };
        if let (Some(told), Some(text)) = (told, value.as_text())
            && !matches!(value.data, Data::Bool(_))
            && !text.trim().is_empty()
        {
            let date = read(text).or_else(|| since_1970(text.trim()));
            let said = date.is_none().then(|| said(text)).flatten();
            let (told, date) = said.map_or((told, date), |(told, date)| (told, Some(date)));
            found.push(Dated { told, date, span: value.span });
        }
    }
}

/// What the words of a field tell, and their date: "Last updated on Aug 2022".
fn said(text: &str) -> Option<(Told, Date)> {
    let told = text.split_whitespace().find_map(|word| told_by(&word.to_ascii_lowercase()))?;
    Some((told, first(text)?.0))
}

/// Dates behind a cue: "Last reviewed: 3 March 2025", "Medically reviewed by Dr X on 3 March 2025".
fn prose(article: &Article<'_>, cues: &[(&Hit, Told)], block: Range<usize>, found: &mut Vec<Dated>) {
    let text = article.prose.text();
    for (at, (cue, told)) in cues.iter().enumerate() {
        // "(Updated May 3, 2023)" behind a title is the date of a source.
        let before = text[block.start..cue.start].trim_end();
        if before.len() > 1 && before.ends_with('(') && matches!(told, Told::Updated | Told::Published) {
            continue;
        }
        let next = cues.get(at + 1).map_or(block.end, |(next, _)| next.start);
        let stop = (cue.end..=(cue.end + REACH).min(next)).rev().find(|stop| text.is_char_boundary(*stop));
        push_first(article, *told, cue.end..stop.unwrap_or(next), found);
    }
}

/// Notes the first date in a range of the prose.
fn push_first(article: &Article<'_>, told: Told, within: Range<usize>, found: &mut Vec<Dated>) {
    let text = article.prose.text().get(within.clone()).unwrap_or_default();
    if let Some((date, range)) = first(text) {
        let span = article.original(within.start + range.start..within.start + range.end);
        found.push(Dated { told, date: Some(date), span });
    }
}

/// All that stands before dates, in order.
fn all_cues<'a>(article: &'a Article<'_>, lexicon: &Lexicon) -> Vec<(&'a Hit, Told)> {
    let hits = |(list, told)| article.hits_of(lexicon.list(list), article.whole()).map(move |hit| (hit, told));
    let mut cues: Vec<_> = CUES.into_iter().flat_map(hits).collect();
    cues.sort_by_key(|(hit, _)| (hit.start, hit.end, hit.list));
    cues
}

/// Those in a block: of cues that overlap the first, of those that begin together the longest.
fn cues<'a>(all: &[(&'a Hit, Told)], block: &Range<usize>) -> Vec<(&'a Hit, Told)> {
    let first = all.partition_point(|(hit, _)| hit.start < block.start);
    let within = all[first..].iter().take_while(|(hit, _)| hit.start < block.end);
    let mut cues: Vec<(&Hit, Told)> = Vec::new();
    for &(hit, told) in within.filter(|(hit, _)| hit.end <= block.end) {
        match cues.last_mut() {
            Some((last, _)) if hit.start >= last.end => cues.push((hit, told)),
            Some(last) if hit.start == last.0.start => *last = (hit, told),
            Some(_) => {}
            None => cues.push((hit, told)),
        }
    }
    cues
}

/// How many bytes behind its cue a date may stand.
const REACH: usize = 90;

/// The first date in a text, with its bytes.
fn first(text: &str) -> Option<(Date, Range<usize>)> {
    starts(text).find_map(|start| date_at(text, start))
}

/// Where the words of a text begin.
fn starts(text: &str) -> impl Iterator<Item = usize> {
    let starts = text.char_indices().filter(|(at, char)| {
        let opens = *at == 0 || !text[..*at].ends_with(|before: char| before.is_alphanumeric());
        opens && char.is_alphanumeric()
    });
    starts.map(|(start, _)| start)
}

/// The longest date that begins at `start`, with its bytes.
fn date_at(text: &str, start: usize) -> Option<(Date, Range<usize>)> {
    let spaces = text[start..].char_indices().filter(|(_, char)| char.is_whitespace());
    let ends: Vec<usize> = spaces.map(|(at, _)| start + at).chain([text.len()]).take(4).collect();
    // Without the four digits of a year there is no date.
    let words = &text[start..*ends.last()?];
    words.bytes().filter(u8::is_ascii_digit).nth(3)?;
    ends.into_iter().rev().find_map(|end| {
        let piece = text[start..end].trim_end_matches(['.', ',', ';', ')', ':']);
        read(piece).map(|date| (date, start..start + piece.len()))
    })
}

/// A date as it is written. Of a month without a day the first is taken; numbers are day, month, year only when they
/// cannot be otherwise.
pub(super) fn read(text: &str) -> Option<Date> {
    let parts = parts(text);
    let number = |part: &str| part.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h']).parse::<i16>().ok();
    match parts.as_slice() {
        [year, month, day, ..] if year.len() == 4 && number(year).is_some() => date(
            number(year)?,
            months::month(month).or_else(|| number(month).and_then(small))?,
            number(day).and_then(small)?,
        ),
        [year, month] if year.len() == 4 && number(year).is_some() => {
            date(number(year)?, number(month).and_then(small)?, 1)
        }
        [day, month, year] if year.len() == 4 && months::month(month).is_some() => {
            date(number(year)?, months::month(month)?, number(day).and_then(small)?)
        }
        [month, day, year] if year.len() == 4 && months::month(month).is_some() => {
            date(number(year)?, months::month(month)?, number(day).and_then(small)?)
        }
        [month, year] if year.len() == 4 => {
            date(number(year)?, months::month(month).or_else(|| number(month).and_then(small))?, 1)
        }
        [first, second, year] if year.len() == 4 => {
            let (first, second) = (number(first).and_then(small)?, number(second).and_then(small)?);
            let (month, day) = if first > 12 { (second, first) } else { (first, second) };
            date(number(year)?, month, day)
        }
        _ => None,
    }
}

/// The numbers and names of a date; the day of the week and the time are left out.
fn parts(text: &str) -> Vec<&str> {
    let has_time = text.contains(':');
    let is_time =
        |part: &str| part.contains(':') || has_time && BEHIND_TIME.contains(&part.to_ascii_lowercase().as_str());
    let text = text.trim().trim_matches('"');
    let is_digit = |char: Option<char>| char.is_some_and(|char| char.is_ascii_digit());
    let is_time_of_iso =
        |at: &usize| is_digit(text[..*at].chars().next_back()) && is_digit(text[at + 1..].chars().next());
    let day = text.match_indices('T').map(|(at, _)| at).find(is_time_of_iso).map_or(text, |at| &text[..at]);
    day.split([' ', ',', '/', '-', '.'])
        .map(str::trim)
        .filter(|part| !part.is_empty() && *part != "of" && !is_time(part) && !months::is_weekday(part))
        .collect()
}

/// What stands behind a time: the half of the day, the zone.
const BEHIND_TIME: [&str; 4] = ["am", "pm", "utc", "gmt"];

fn small(number: i16) -> Option<i8> {
    i8::try_from(number).ok()
}

fn date(year: i16, month: i8, day: i8) -> Option<Date> {
    (1900..=2200).contains(&year).then(|| Date::new(year, month, day).ok()).flatten()
}

/// The day, in UTC, that programs write as the seconds or milliseconds since the start of 1970.
fn since_1970(text: &str) -> Option<Date> {
    const SECONDS: usize = 10;
    const MILLISECONDS: usize = 13;
    let is_count = matches!(text.len(), SECONDS | MILLISECONDS) && text.bytes().all(|byte| byte.is_ascii_digit());
    let seconds = text.get(..SECONDS).filter(|_| is_count)?.parse().ok()?;
    Timestamp::from_second(seconds).ok().map(|time| time.to_zoned(TimeZone::UTC).date())
}
