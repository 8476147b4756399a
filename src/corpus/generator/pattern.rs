//! Permalink patterns of Hugo and Jekyll: `/:year/:month/:title/`.

use jiff::civil::Date;

/// What the names in a pattern stand for.
#[derive(Debug, Clone, Default)]
pub(super) struct Parts<'a> {
    /// The day of the article.
    pub(super) date: Option<Date>,
    /// `:title`, made fit for an address.
    pub(super) title: &'a str,
    /// `:slug`.
    pub(super) slug: &'a str,
    /// `:slugorfilename`, `:slugorcontentbasename`.
    pub(super) slug_or_filename: &'a str,
    /// `:name`, `:filename`, `:contentbasename`.
    pub(super) filename: &'a str,
    /// `:section`, `:collection`.
    pub(super) section: &'a str,
    /// `:sections`, `:path` without the name.
    pub(super) sections: &'a str,
    /// `:path`.
    pub(super) path: &'a str,
    /// `:categories`.
    pub(super) categories: &'a str,
    /// `:output_ext`.
    pub(super) extension: &'a str,
}

/// The address a pattern makes; none when a part is not known.
pub(super) fn fill(pattern: &str, parts: &Parts<'_>) -> Option<String> {
    let mut address = String::new();
    let mut rest = pattern;
    while let Some(at) = rest.find(':') {
        address.push_str(&rest[..at]);
        let name = &rest[at + 1..];
        let end = name.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_').unwrap_or(name.len());
        let (name, behind) = name.split_at(end);
        let some = behind.strip_prefix('[').and_then(|some| some.split_once(']'));
        match some.filter(|_| name == "sections") {
            Some((range, behind)) => {
                address.push_str(&some_of(parts.sections, range)?);
                rest = behind;
            }
            None => {
                address.push_str(&part(name, parts)?);
                rest = behind;
            }
        }
    }
    address.push_str(rest);
    let clean: Vec<&str> = address.split('/').filter(|part| !part.is_empty()).collect();
    Some(clean.join("/"))
}

/// Some of the sections, by a range as Hugo writes it: `1:`, `:last`, `last`, `0`.
fn some_of(sections: &str, range: &str) -> Option<String> {
    let sections: Vec<&str> = sections.split('/').collect();
    let number = |text: &str| if text == "last" { Some(sections.len().checked_sub(1)?) } else { text.parse().ok() };
    let range = match range.split_once(':') {
        Some((from, to)) => {
            let from = if from.is_empty() { 0 } else { number(from)? };
            from..if to.is_empty() { sections.len() } else { number(to)? }
        }
        None => number(range)?..number(range)? + 1,
    };
    Some(sections.get(range).map(|some| some.join("/")).unwrap_or_default())
}

fn part(name: &str, parts: &Parts<'_>) -> Option<String> {
    let date = || parts.date;
    Some(match name {
        "year" => format!("{:04}", date()?.year()),
        "short_year" => format!("{:02}", date()?.year() % 100),
        "month" => format!("{:02}", date()?.month()),
        "i_month" => date()?.month().to_string(),
        "day" => format!("{:02}", date()?.day()),
        "i_day" => date()?.day().to_string(),
        "week" => format!("{:02}", date()?.iso_week_date().week()),
        "short_day" => date()?.strftime("%a").to_string(),
        "y_day" | "yearday" => format!("{:03}", date()?.day_of_year()),
        "title" => parts.title.to_owned(),
        "slug" => parts.slug.to_owned(),
        "slugorfilename" | "slugorcontentbasename" => parts.slug_or_filename.to_owned(),
        "filename" | "contentbasename" | "name" | "basename" => parts.filename.to_owned(),
        "section" | "collection" => parts.section.to_owned(),
        "sections" => parts.sections.to_owned(),
        "path" => parts.path.to_owned(),
        "categories" => parts.categories.to_owned(),
        "output_ext" => parts.extension.to_owned(),
        _ => return None,
    })
}
