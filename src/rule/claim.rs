//! The keys of a claim rule: its phrase patterns with what finds them, and the marks that soften or clear it.

use serde_yaml::Spanned;

use super::convert::Reader;
use super::file::RuleFile;
use super::pattern::{ClaimPattern, ClaimSpec, Force};
use super::phrase_pattern::Pattern;
use super::shapes::OneOrMore;
use super::{Level, Mark};
use crate::text::ListId;

/// How near a source may have to stand.
const DISTANCES: [&str; 4] = ["sentence", "next", "paragraph", "section"];

/// The phrases that a claim rule adds to the lexicon, and what it looks for around them.
pub(super) fn read(reader: &mut Reader<'_>, file: &RuleFile) -> (Vec<String>, ClaimSpec) {
    let mut phrases = Vec::new();
    let mut spec = ClaimSpec {
        rank: file.rank.as_ref().map_or(0, |rank| rank.value),
        needs: names(file.needs.as_ref()),
        without: names(file.without.as_ref()),
        unless: names(file.unless.as_ref()),
        support: file.support.as_ref().map(|support| support.value.clone()),
        ..ClaimSpec::default()
    };
    for (name, place) in [&file.needs, &file.without].into_iter().flat_map(|names| OneOrMore::items(names.as_ref())) {
        name.split('|').for_each(|name| reader.names(name, reader.place(place)));
    }
    for (written, force) in [(&file.tokens, Force::Full), (&file.mild, Force::Mild), (&file.exceptions, Force::None)] {
        for written in written.iter().flatten() {
            spec.patterns.extend(pattern(reader, written, force, &mut phrases));
        }
    }
    for (mark, setting) in &file.levels {
        known(reader, mark, reader.span(setting));
        spec.levels.push((mark.clone(), setting.value.level()));
    }
    for (mark, place) in OneOrMore::items(file.unless.as_ref()) {
        known(reader, mark, reader.place(place));
    }
    if let Some(support) = file.support.as_ref().filter(|support| !DISTANCES.contains(&support.value.as_str())) {
        let message = format!("`{}` is no distance", support.value);
        reader.refuse(reader.span(support), message, format!("write one of {}", DISTANCES.join(", ")));
    }
    (phrases, spec)
}

fn names(items: Option<&Spanned<OneOrMore>>) -> Vec<String> {
    OneOrMore::items(items).into_iter().map(|(name, _)| name.to_owned()).collect()
}

/// Refuses a mark that does not exist.
fn known(reader: &mut Reader<'_>, mark: &str, span: crate::source::Span) {
    if Mark::from_name(mark).is_none() {
        let known: Vec<_> = Mark::ALL.iter().map(|mark| mark.name()).collect();
        reader.refuse(span, format!("`{mark}` is no mark of a claim"), format!("write one of {}", known.join(", ")));
    }
}

fn pattern(
    reader: &mut Reader<'_>,
    written: &Spanned<String>,
    force: Force,
    phrases: &mut Vec<String>,
) -> Option<ClaimPattern> {
    let lists = std::cell::RefCell::new(Vec::new());
    let number = |name: &str| {
        let mut lists = lists.borrow_mut();
        lists.push(name.to_owned());
        u16::try_from(lists.len() - 1).ok().map(ListId)
    };
    let parsed = match Pattern::parse(&written.value, &number) {
        Ok(parsed) => parsed,
        Err(error) => {
            reader.refuse(
                reader.span(written),
                error.to_string(),
                "see the notation of claim rules in CONTRIBUTING.md",
            );
            return None;
        }
    };
    let lists = lists.into_inner();
    let span = reader.span(written);
    lists.iter().for_each(|list| reader.names(list, span));
    let named = |list: &ListId| lists.get(usize::from(list.0)).cloned();
    let anchors = parsed.anchor_lists().iter().filter_map(named).collect();
    let entries = parsed.anchor_phrases().into_iter().map(|phrase| entry(phrases, phrase)).collect();
    Some(ClaimPattern { text: written.value.clone().into(), parsed: &[], force, phrases: entries, lists: anchors })
}

/// The number of a phrase among those of the rule; added when it is new.
fn entry(phrases: &mut Vec<String>, phrase: String) -> u32 {
    let at = phrases.iter().position(|known| *known == phrase).unwrap_or_else(|| {
        phrases.push(phrase);
        phrases.len() - 1
    });
    u32::try_from(at).unwrap_or(u32::MAX)
}

impl ClaimSpec {
    /// The level one below.
    #[must_use]
    pub fn milder(level: Level) -> Level {
        match level {
            Level::Error => Level::Warning,
            Level::Warning | Level::Suggestion => Level::Suggestion,
        }
    }
}
