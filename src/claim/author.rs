//! Whom a citation by author and year names: "Okoro et al., 2024", "Okoro and Duarte (2024)", "U.S. Census Bureau (2022c)".

use super::turns::TURNS;

/// The most bytes of the authors named before a year.
const LONGEST_AUTHORS: usize = 600;
/// The most words of a name behind the first.
const LONGEST_NAME: usize = 12;

/// "Okoro et al., 2024", "National Institutes of Health [NIH], 2023e" to the first surname and year; a lone year has no
/// surname, "n.d." no year.
pub(super) fn author_year(part: &str) -> Option<(Option<&str>, Option<i16>)> {
    let mut part = part;
    // "see e.g., Okoro, 2024"
    while let Some(rest) = behind_lead(part) {
        part = rest;
    }
    if let Some((name, _)) = part.split_once(", n.d.") {
        return Some((Some(surname(full(name))?), None));
    }
    let tail = part.trim_end_matches(|char: char| char.is_ascii_lowercase());
    let year = tail.get(tail.len().checked_sub(4)?..)?;
    let number: i16 = year.parse().ok().filter(|year| (1900..=2099).contains(year))?;
    if part.len() - tail.len() > 2 {
        return None;
    }
    let name = tail[..tail.len() - 4].trim().trim_end_matches(',');
    if name.is_empty() {
        return Some((None, Some(number)));
    }
    let surname = surname(full(name))?;
    Some((Some(surname), Some(number)))
}

/// What stands behind a word that leads authors in: "see ", "Source: ".
fn behind_lead(part: &str) -> Option<&str> {
    TURNS.author_leads.iter().find_map(|lead| {
        let (head, behind) = part.split_at_checked(lead.len())?;
        if head.eq_ignore_ascii_case(lead) { behind.strip_prefix(' ') } else { None }
    })
}

/// A name without what stands for it in square brackets.
fn full(name: &str) -> &str {
    name.strip_suffix(']').and_then(|name| name.rsplit_once('[')).map_or(name, |(full, _)| full.trim_end())
}

/// Whether a word is a small one of names: "van der Berg".
pub(super) fn is_small(word: &str) -> bool {
    matches!(word, "van" | "von" | "de" | "der" | "den" | "la" | "le" | "del" | "di")
}

/// The first surname of "Okoro et al.", "Hellström & Duarte", "Smith", "WHO".
fn surname<'n>(name: &'n str) -> Option<&'n str> {
    let mut words = name.split_whitespace();
    let first = words.next()?.split(',').next()?;
    // "U.S. Census Bureau": the country tells nothing.
    let first = if first == "U.S." { words.next()?.trim_end_matches(',') } else { first };
    // "NEI-National Eye Institute"
    let joined_to = |(short, full): (&str, &'n str)| (short.len() > 2 && is_initials(short)).then_some(full);
    let first = first.split_once('-').and_then(joined_to).unwrap_or(first);
    let first =
        if is_small(first) { words.by_ref().find(|word| !is_small(word))?.trim_end_matches([',', '.']) } else { first };
    let capital = first.starts_with(char::is_uppercase) && !first.ends_with(|char: char| char.is_ascii_digit());
    let rest: Vec<&str> = words.collect();
    let joined = |word: &str| {
        matches!(
            word,
            // "Okoro at al.", misspelt.
            "et" | "at" | "al." | "al.," | "al" | "and" | "&" | "colleagues" | "others" | "for" | "of" | "on" | "the"
        ) || word.starts_with(char::is_uppercase)
            || is_small(word)
    };
    (capital
        && rest.len() <= LONGEST_NAME
        && rest.iter().all(|word| joined(word))
        && !(rest.is_empty() && TURNS.countries.iter().any(|country| country == first))
        && !TURNS.no_surnames.iter().any(|word| word == first))
    .then_some(first)
}

/// Whether a name is the initials of one.
fn is_initials(name: &str) -> bool {
    name.bytes().all(|letter| letter.is_ascii_uppercase())
}

/// Whether an entry, in lower case, names an author: as written, or in full what "WHO" stands for, or
/// the capitals that a name as "`RHIhub`" begins with.
pub(super) fn names_author(entry: &str, author: &str) -> bool {
    const SMALL: &[&str] = &["of", "for", "and", "on", "the", "in"];
    let initials = author.trim_end_matches(|char: char| char.is_ascii_lowercase());
    let rest = &author[initials.len()..];
    let spelt_out = || {
        let words = entry.split(|char: char| !char.is_alphanumeric()).filter(|word| !SMALL.contains(word));
        let letters: Vec<u8> = words.filter_map(|word| word.bytes().next()).collect();
        letters.windows(initials.len()).any(|run| run.eq_ignore_ascii_case(initials.as_bytes())) && entry.contains(rest)
    };
    entry.contains(&author.to_lowercase()) || initials.len() > 2 && is_initials(initials) && spelt_out()
}

/// The author named right before a year in brackets: "Smith et al. (2020)", "Smith and Jones (2020)".
pub(super) fn narrative_author(before: &str) -> Option<(String, usize)> {
    let near = before.len().saturating_sub(LONGEST_AUTHORS)..before.len();
    let near = near.into_iter().find_map(|at| before.get(at..)).unwrap_or_default().trim_end();
    let offset = before.trim_end().len() - near.len();
    let mut words = near.rsplit(' ');
    let (last, joint, name) = (words.next()?, words.next()?, words.next()?);
    if TURNS.bodies.iter().any(|body| body == last) {
        return body(near, offset);
    }
    let several = matches!(last, "al." | "al" | "colleagues" | "others");
    if !several && !matches!(joint, "and" | "&") {
        return None;
    }
    let start = offset + near.len() - last.len() - joint.len() - name.len() - 2;
    if name.ends_with('.') || last.ends_with('.') && !last.starts_with("al") {
        return None;
    }
    let name = name.trim_end_matches([',', '.']).trim_start_matches(['(', '"']);
    name.starts_with(char::is_uppercase).then(|| (name.to_owned(), start))
}

/// The body whose name ends a text: "the U.S. Census Bureau".
fn body(near: &str, offset: usize) -> Option<(String, usize)> {
    const JOINTS: &[&str] = &["of", "for", "and", "&", "on"];
    let mut start = near.len();
    for word in near.rsplit(' ') {
        let capital = word.starts_with(char::is_uppercase) && !word.ends_with([',', ';', ':']);
        if !(capital && word != "The" || JOINTS.contains(&word)) {
            break;
        }
        start = start.saturating_sub(word.len() + 1);
    }
    let start = near.len().min(if start == 0 { 0 } else { start + 1 });
    let name = near.get(start..)?;
    let first = name.split(' ').find(|word| !JOINTS.contains(word))?;
    let start = offset + start + name.find(first)?;
    (name.contains(' ')).then(|| (first.to_owned(), start))
}
