//! The keys of a claim rule: its phrase patterns with what finds them, and the marks that soften or clear it.

use serde_yaml::Spanned;

use super::Mark;
use super::convert::Reader;
use super::file::RuleFile;
use super::pattern::{ClaimPatterns, ClaimSpec, Force};
use super::phrase_filter::NOTHING;
use super::phrase_pattern::Pattern;
use super::shapes::OneOrMore;
use crate::text::ListId;

/// How near a source may have to stand.
const DISTANCES: [&str; 4] = ["sentence", "next", "paragraph", "section"];

/// The phrases that a claim rule adds to the lexicon, and what it looks for around them.
pub(super) fn read(reader: &mut Reader<'_>, file: &RuleFile) -> (Vec<String>, ClaimSpec) {
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
    let (phrases, patterns) = patterns(reader, file);
    spec.patterns = patterns;
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

/// The phrases that find candidates, and the patterns by them.
fn patterns(reader: &mut Reader<'_>, file: &RuleFile) -> (Vec<String>, ClaimPatterns) {
    let mut patterns = ClaimPatterns::default();
    let (mut by_phrase, mut by_list) = (Grouped::default(), Grouped::default());
    let kinds = [
        (&file.tokens, Force::Full),
        (&file.mild, Force::Mild),
        (&file.selling, Force::Selling),
        (&file.exceptions, Force::None),
    ];
    for ((written, force), count) in kinds.into_iter().zip(&mut patterns.counts) {
        for written in written.iter().flatten() {
            let Some(anchors) = anchors(reader, written) else { continue };
            let number = patterns.written.len() as u16;
            // Exceptions are looked for where their rule found something, and by no phrase before.
            if force != Force::None {
                anchors.phrases.into_iter().for_each(|phrase| by_phrase.add(phrase, number));
                anchors.lists.into_iter().for_each(|list| by_list.add(list, number));
            }
            patterns.written.push(written.value.clone());
            *count += 1;
        }
    }
    // What a pattern needs is known when all word lists are.
    patterns.by_phrase = ClaimPatterns::candidates(by_phrase.0.iter().map(|(_, numbers)| numbers), |_| NOTHING);
    patterns.by_list = by_list.0;
    (by_phrase.0.into_iter().map(|(phrase, _)| phrase).collect(), patterns)
}

/// Numbers of patterns by what finds their candidates, in the order of their first mention.
#[derive(Default)]
struct Grouped(Vec<(String, Vec<u16>)>);

impl Grouped {
    fn add(&mut self, anchor: String, number: u16) {
        match self.0.iter_mut().find(|(known, _)| *known == anchor) {
            Some((_, numbers)) => numbers.push(number),
            None => self.0.push((anchor, vec![number])),
        }
    }
}

/// What finds the candidates of one pattern.
struct AnchorsOfOne {
    phrases: Vec<String>,
    lists: Vec<String>,
}

fn anchors(reader: &mut Reader<'_>, written: &Spanned<String>) -> Option<AnchorsOfOne> {
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
    Some(AnchorsOfOne {
        phrases: parsed.anchor_phrases(),
        lists: parsed.anchor_lists().iter().filter_map(named).collect(),
    })
}
