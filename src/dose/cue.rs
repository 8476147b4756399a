//! Words that tell what a sentence says of an amount: the lists of `dose-cues.yaml`, as found by the lexicon.

use std::ops::Range;

use super::token::Token;
use crate::text::{Hit, Lexicon, ListId};

/// What a cue tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CueKind {
    Start,
    Usual,
    Maximum,
    Above,
    Below,
    Minimum,
    Step,
    StepVerb,
    Reset,
    Reported,
    Studies,
    Strength,
    Equivalent,
    AsNeeded,
    Verb,
    Harm,
    Forbids,
    Diet,
    Nutrient,
    Evidence,
    Route(&'static str),
    Drug,
}

/// The lists, and what a phrase of each tells.
const LISTS: &[(&str, CueKind)] = &[
    ("dose-start", CueKind::Start),
    ("dose-usual", CueKind::Usual),
    ("dose-maximum", CueKind::Maximum),
    ("dose-above", CueKind::Above),
    ("dose-below", CueKind::Below),
    ("dose-minimum", CueKind::Minimum),
    ("dose-step", CueKind::Step),
    ("dose-step-verbs", CueKind::StepVerb),
    ("dose-reset", CueKind::Reset),
    ("dose-reported", CueKind::Reported),
    ("dose-studies", CueKind::Studies),
    ("dose-strength", CueKind::Strength),
    ("dose-equivalent", CueKind::Equivalent),
    ("dose-as-needed", CueKind::AsNeeded),
    ("dose-verbs", CueKind::Verb),
    ("dose-harm", CueKind::Harm),
    ("dose-forbids", CueKind::Forbids),
    ("dose-diet", CueKind::Diet),
    ("dose-nutrients", CueKind::Nutrient),
    ("dose-evidence", CueKind::Evidence),
    ("route-oral", CueKind::Route("oral")),
    ("route-intravenous", CueKind::Route("intravenous")),
    ("route-intramuscular", CueKind::Route("intramuscular")),
    ("route-subcutaneous", CueKind::Route("subcutaneous")),
    ("route-sublingual", CueKind::Route("sublingual")),
    ("route-buccal", CueKind::Route("buccal")),
    ("route-rectal", CueKind::Route("rectal")),
    ("route-vaginal", CueKind::Route("vaginal")),
    ("route-topical", CueKind::Route("topical")),
    ("route-ophthalmic", CueKind::Route("ophthalmic")),
    ("route-otic", CueKind::Route("otic")),
    ("route-nasal", CueKind::Route("nasal")),
    ("route-inhaled", CueKind::Route("inhaled")),
    ("route-transdermal", CueKind::Route("transdermal")),
    ("route-intrathecal", CueKind::Route("intrathecal")),
    ("drugs", CueKind::Drug),
];

/// The name of a route as the program keeps it.
pub(super) fn route(name: &str) -> Option<&'static str> {
    LISTS.iter().find_map(|(_, kind)| match kind {
        CueKind::Route(route) if *route == name => Some(*route),
        _ => None,
    })
}

/// A cue in a sentence.
#[derive(Debug, Clone)]
pub(super) struct Cue {
    pub(super) kind: CueKind,
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// The hit it was made of.
    pub(super) hit: Hit,
}

/// What the lists of a lexicon tell.
#[derive(Debug)]
pub(super) struct Cues {
    kinds: Vec<Option<CueKind>>,
    forms: Option<ListId>,
}

impl Cues {
    pub(super) fn new(lexicon: &Lexicon) -> Self {
        let mut kinds = Vec::new();
        for (name, kind) in LISTS {
            let Some(list) = lexicon.list(name).map(|list| usize::from(list.0)) else { continue };
            if kinds.len() <= list {
                kinds.resize(list + 1, None);
            }
            kinds[list] = Some(*kind);
        }
        Self { kinds, forms: lexicon.list("dose-forms") }
    }

    pub(super) fn kind(&self, hit: &Hit) -> Option<CueKind> {
        self.kinds.get(usize::from(hit.list.0)).copied().flatten()
    }

    /// Whether a hit is the name of a form or unit.
    pub(super) fn is_form(&self, hit: &Hit) -> bool {
        Some(hit.list) == self.forms
    }

    /// The cues among `hits`, by their tokens; cues inside a longer one of the same list are left out.
    pub(super) fn find<'h>(&self, hits: impl Iterator<Item = &'h Hit>, tokens: &[Token<'_>]) -> Vec<Cue> {
        let mut cues: Vec<Cue> = Vec::new();
        for hit in hits {
            let Some(kind) = self.kind(hit) else { continue };
            let first = tokens.partition_point(|token| token.end <= hit.start);
            let last = tokens.partition_point(|token| token.start < hit.end);
            if first >= last {
                continue;
            }
            if let Some(same) = cues.iter_mut().rev().find(|cue| cue.kind == kind && cue.tokens.end > first) {
                if last - first > same.tokens.len() {
                    (same.tokens, same.hit) = (first..last, *hit);
                }
                continue;
            }
            cues.push(Cue { kind, tokens: first..last, hit: *hit });
        }
        cues
    }
}
