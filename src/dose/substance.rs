//! Which drug an amount is of: the nearest name in the sentence, else the section's, else the article's.

use std::sync::LazyLock;

use super::cue::{Cue, CueKind};
use super::quantity::Quantity;
use super::sentence::Sentence;
use super::words::{Sense, W};
use crate::builtin;
use crate::rule::vocabulary::Vocabulary;
use crate::rule::vocabulary::drugs::{DrugNames, Drugs};
use crate::text::Hit;

static DRUGS: LazyLock<DrugNames> = LazyLock::new(|| builtin::kept(Drugs::NAME).unwrap_or_default());

/// The text that hits point into.
#[derive(Debug, Clone, Copy)]
pub(super) struct Names<'t> {
    pub(super) text: &'t str,
}

impl Names<'_> {
    /// The generic name of the drug that a hit names, lower case.
    pub(super) fn generic(&self, hit: &Hit) -> String {
        match DRUGS.generics.text(hit.entry as usize) {
            "" => self.text.get(hit.start..hit.end).unwrap_or_default().to_lowercase(),
            known => known.to_string(),
        }
    }
}

/// Whether `name` is that of `drug` with the name of a salt: "lithium carbonate".
pub(super) fn is_salt_of(name: &str, drug: &str) -> bool {
    let name = name.to_lowercase();
    let salt = name.strip_prefix(drug).and_then(|rest| rest.strip_prefix(' '));
    salt.is_some_and(|salt| DRUGS.salts.iter().any(|known| known == salt))
}

/// Whether a name is one word that ends as the international names of drugs do.
pub(super) fn has_stem(name: &str) -> bool {
    let word = name.len() > 6 && name.bytes().all(|byte| byte.is_ascii_alphabetic());
    word && DRUGS.stems.iter().any(|stem| name.ends_with(stem.as_str()))
}

/// The drug of a quantity, by the words of its sentence; else `known`, that of the section or article. A name far behind
/// the amount counts only where neither tells ("10 mg a day for people who also take methotrexate").
pub(super) fn of(
    sentence: &Sentence<'_, '_>,
    index: usize,
    names: &Names<'_>,
    known: Option<&String>,
) -> Option<String> {
    let finder = Finder { sentence, quantity: sentence.quantities.get(index)?, index, known: known.is_some() };
    let Some(cue) = finder.nearest() else {
        return known.cloned().or_else(|| finder.far().map(|cue| names.generic(&cue.hit)));
    };
    if let Some(own) = finder.own_name(cue) {
        return Some(own);
    }
    let name = names.generic(&cue.hit);
    match known {
        Some(known) if known.starts_with(&name) && !known.contains(" and ") => Some(known.clone()),
        _ => Some(name),
    }
}

/// Looks for the drug of one quantity.
struct Finder<'f, 's, 't> {
    sentence: &'f Sentence<'s, 't>,
    quantity: &'f Quantity,
    index: usize,
    /// Whether the section or article is about a drug.
    known: bool,
}

impl<'f, 's, 't> Finder<'f, 's, 't> {
    fn drugs(&self) -> impl DoubleEndedIterator<Item = &'f Cue> + use<'f, 's, 't> {
        self.sentence.cues.iter().filter(|cue| cue.kind == CueKind::Drug)
    }

    /// The name that stands in the amount, behind it with "of", before it, right behind it, or earlier.
    fn nearest(&self) -> Option<&'f Cue> {
        let tokens = self.sentence.tokens;
        let (start, end) = (self.quantity.tokens.start, self.quantity.tokens.end);
        let quantities = &self.sentence.quantities;
        let previous = quantities.iter().take(self.index).map(|quantity| quantity.tokens.end).max().unwrap_or(0);
        let next = quantities.get(self.index + 1).map_or(usize::MAX, |next| next.tokens.start);
        let inside = self.drugs().find(|cue| cue.tokens.start >= start && cue.tokens.end <= end);
        let of = self.drugs().find(|cue| {
            let gap = cue.tokens.start.saturating_sub(end);
            cue.tokens.start >= end && (gap == 0 || (gap <= 3 && tokens.is(end, W::Of)))
        });
        let owns = |cue: &&Cue| cue.tokens.end <= start && !self.is_beside(cue);
        let before = self.drugs().rev().filter(owns).find(|cue| cue.tokens.start >= previous);
        let joins = |at: usize| {
            tokens.is_any(at, &[W::And, W::Or, W::Plus, W::With])
                || [',', ';', ')'].iter().any(|mark| tokens.mark(at, *mark))
        };
        let behind = |cue: &&Cue| cue.tokens.start >= end && cue.tokens.start <= end + 3 && cue.tokens.end <= next;
        let after = self.drugs().filter(behind).find(|cue| !(end..cue.tokens.start).any(joins));
        let earlier = || self.drugs().rev().find(owns).filter(|_| self.index == 0 || !self.known);
        inside.or(of).or(before).or(after).or_else(earlier)
    }

    /// Whether a name is of what is taken beside the drug: "with fluconazole, 5 mg".
    fn is_beside(&self, cue: &Cue) -> bool {
        let tokens = self.sentence.tokens;
        let from = cue.tokens.start.saturating_sub(4);
        let with = (from..cue.tokens.start).rev().find(|at| tokens.is(*at, W::With));
        let led = with.is_some_and(|with| {
            (with + 1..cue.tokens.start)
                .all(|at| tokens.is(at, W::And) || self.sentence.has_in(CueKind::Drug, &(at..at + 1)))
        });
        let adjoins = self.quantity.tokens.start <= cue.tokens.end + 1;
        self.known && led && !adjoins
    }

    /// A name that no list holds right before the amount, in a list of drugs with their amounts: "…, ASA 81 mg".
    fn own_name(&self, found: &Cue) -> Option<String> {
        let tokens = self.sentence.tokens;
        let at = self.quantity.tokens.start.checked_sub(1)?;
        let previous = self.index.checked_sub(1).and_then(|index| self.sentence.quantities.get(index))?;
        let listed = found.tokens.end <= previous.tokens.start && previous.tokens.start - found.tokens.end <= 1;
        let unknown = |at: usize| {
            let name = tokens.get(at).filter(|token| token.is_word() && token.text.len() > 2);
            let capital = name.is_some_and(|name| name.text.chars().next().is_some_and(char::is_uppercase));
            let cued = self.sentence.cues.iter().any(|cue| cue.tokens.contains(&at));
            capital && !cued && tokens.sense(at) == Sense::Other
        };
        let from = (at.saturating_sub(2)..=at).rev().take_while(|at| unknown(*at)).last()?;
        let led = from > 0 && (tokens.mark(from - 1, ',') || tokens.mark(from - 1, ';') || tokens.is(from - 1, W::And));
        let words: Vec<String> = (from..=at).map(|at| tokens.text(at).to_lowercase()).collect();
        (listed && led).then(|| words.join(" "))
    }

    /// The first name far behind, unless it stands before an amount of its own.
    fn far(&self) -> Option<&'f Cue> {
        let end = self.quantity.tokens.end;
        let next = self.sentence.quantities.get(self.index + 1).map_or(usize::MAX, |next| next.tokens.end);
        let near = |cue: &&Cue| cue.tokens.start <= end + 12 && cue.tokens.start <= next;
        let first = self.drugs().find(|cue| cue.tokens.start >= end).filter(near)?;
        let own = self
            .sentence
            .quantities
            .iter()
            .any(|next| next.tokens.start >= first.tokens.end && next.tokens.start - first.tokens.end <= 2);
        (!own).then_some(first)
    }
}
