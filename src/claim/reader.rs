//! What reading claims takes to know, built once a run: the claim rules, word lists and source tiers.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use super::lists::Lists;
use super::support::Distance;
use super::tier::Tiers;
use crate::rule::phrase_filter::{self, Signature};
use crate::rule::phrase_pattern::Pattern;
use crate::rule::vocabulary::Sources;
use crate::rule::{Force, Level, Mark, Marks, PatternKind, Rule, RuleKind, RuleSet};
use crate::text::{Hit, Lexicon, ListId};

/// A rule that knows claims of one kind.
#[derive(Debug)]
pub(super) struct ClaimRule {
    /// Its id.
    pub(super) id: Arc<str>,
    /// How much a claim matters that nothing softens.
    pub(super) level: Level,
    /// How serious the kind is among claims of one sentence.
    pub(super) rank: u8,
    /// Marks that make it no claim.
    pub(super) unless: Marks,
    /// Marks that lower the level; none for no report.
    pub(super) levels: Vec<(Mark, Option<Level>)>,
    /// How near a source must stand.
    pub(super) support: Distance,
    /// Word lists, a phrase of one of which the sentence must hold, for each of these.
    pub(super) needs: Vec<Vec<ListId>>,
    /// Word lists of which the sentence must hold no phrase.
    pub(super) without: Vec<ListId>,
    /// What is a claim and what only looks like one.
    pub(super) patterns: Vec<LazyPattern>,
}

/// Stands for a word list that is not there: no hit has it.
const NO_LIST: ListId = ListId(u16::MAX);

/// A pattern that is parsed when its first candidate is seen.
#[derive(Debug)]
pub(super) struct LazyPattern {
    text: Cow<'static, str>,
    encoded: &'static [u8],
    /// What a fit means.
    pub(super) force: Force,
    parsed: OnceLock<Option<Pattern>>,
}

impl LazyPattern {
    /// Whether the sentence may have what the pattern needs.
    pub(super) fn admits(&self, sentence: &Signature) -> bool {
        self.encoded.is_empty() || phrase_filter::admit(self.encoded, sentence)
    }

    /// The pattern; none when it cannot be read, which loading the rule has refused.
    pub(super) fn get(&self, lexicon: &Lexicon) -> Option<&Pattern> {
        self.parsed
            .get_or_init(|| match phrase_filter::behind(self.encoded) {
                None => Pattern::parse(&self.text, &|name| Some(lexicon.list(name).unwrap_or(NO_LIST))).ok(),
                Some(encoded) => postcard::from_bytes(encoded).ok(),
            })
            .as_ref()
    }
}

/// A pattern that a hit may begin.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    /// Index of the rule.
    pub(super) rule: usize,
    /// Index of the pattern in it.
    pub(super) pattern: usize,
}

/// What the hits of one word list may begin.
#[derive(Debug, Default)]
struct Anchors {
    /// Whatever the entry.
    any: Vec<Candidate>,
    /// By entry.
    of_entry: Vec<(u32, Candidate)>,
    /// Where in `of_entry` those of each entry begin; one more for the end.
    starts: Vec<u32>,
}

impl Anchors {
    /// Puts those of each entry together.
    fn sort(&mut self) {
        self.of_entry.sort_by_key(|(entry, _)| *entry);
        let entries = self.of_entry.last().map_or(0, |(entry, _)| *entry + 1);
        self.starts = Vec::with_capacity(entries as usize + 1);
        for (at, (entry, _)) in (0..).zip(&self.of_entry) {
            self.starts.resize((self.starts.len()).max(*entry as usize + 1), at);
        }
        self.starts.push(self.of_entry.len() as u32);
    }

    /// Those of one entry.
    fn own(&self, entry: u32) -> &[(u32, Candidate)] {
        let bound = |at: usize| self.starts.get(at).map(|start| *start as usize);
        let range = bound(entry as usize).zip(bound(entry as usize + 1));
        range.and_then(|(start, end)| self.of_entry.get(start..end)).unwrap_or_default()
    }
}

/// All that reading claims takes to know.
#[derive(Debug)]
pub struct Reader {
    pub(super) lists: Lists,
    pub(super) rules: Vec<ClaimRule>,
    /// By the number of a word list.
    anchors: Vec<Anchors>,
    tiers: OnceLock<Tiers>,
}

impl Reader {
    /// Prepares the claim rules, where anything of the family is active.
    #[must_use]
    pub fn new(rules: &RuleSet, lexicon: &Lexicon) -> Self {
        let mut reader =
            Self { lists: Lists::new(lexicon), rules: Vec::new(), anchors: Vec::new(), tiers: OnceLock::new() };
        let is_claim = |rule: &&Rule| rule.kind == RuleKind::Pattern(PatternKind::Claim);
        // Coded rules weigh claims of rules that are off: all are read as soon as one of the family is on.
        if !rules.iter().any(|rule| rule.enabled && (is_claim(&rule) || rule.id.starts_with("claims/"))) {
            return reader;
        }
        let claims = rules.iter().filter(is_claim);
        for rule in claims {
            reader.add(rule, lexicon);
        }
        reader
    }

    /// How far sources can be trusted.
    pub(super) fn tiers(&self) -> &Tiers {
        self.tiers.get_or_init(|| crate::builtin::vocabulary::<Sources>().map(Tiers::from).unwrap_or_default())
    }

    /// Whether a hit of `list` may begin anything.
    pub(super) fn is_anchor(&self, list: ListId) -> bool {
        self.anchors.get(usize::from(list.0)).is_some_and(|list| !(list.any.is_empty() && list.of_entry.is_empty()))
    }

    /// What every hit of a list may begin.
    pub(super) fn any(&self, list: ListId) -> &[Candidate] {
        self.anchors.get(usize::from(list.0)).map_or(&[], |anchors| &anchors.any)
    }

    /// What a hit may begin because of its entry.
    pub(super) fn own(&self, hit: &Hit) -> impl Iterator<Item = Candidate> {
        let anchors = self.anchors.get(usize::from(hit.list.0));
        anchors.map_or(&[][..], |anchors| anchors.own(hit.entry)).iter().map(|(_, candidate)| *candidate)
    }

    /// The pattern of a candidate.
    pub(super) fn pattern(&self, candidate: Candidate) -> Option<&LazyPattern> {
        self.rules.get(candidate.rule)?.patterns.get(candidate.pattern)
    }

    fn add(&mut self, rule: &Rule, lexicon: &Lexicon) {
        let spec = &rule.pattern().claim;
        let index = self.rules.len();
        let any_of = |names: &str| names.split('|').filter_map(|name| lexicon.list(name)).collect::<Vec<_>>();
        let named = |names: &[String]| names.iter().filter_map(|name| lexicon.list(name)).collect::<Vec<_>>();
        for (number, pattern) in spec.patterns.iter().enumerate() {
            let candidate = Candidate { rule: index, pattern: number };
            if let Some(anchors) = rule.list.and_then(|list| self.anchors(list)) {
                anchors.of_entry.extend(pattern.phrases.iter().map(|entry| (*entry, candidate)));
            }
            for list in named(&pattern.lists) {
                self.anchors(list).into_iter().for_each(|anchors| anchors.any.push(candidate));
            }
        }
        if let Some(anchors) = rule.list.and_then(|list| self.anchors(list)) {
            anchors.sort();
        }
        let lazy = |pattern: &crate::rule::ClaimPattern| LazyPattern {
            text: pattern.text.clone(),
            encoded: pattern.parsed,
            force: pattern.force,
            parsed: OnceLock::new(),
        };
        self.rules.push(ClaimRule {
            id: rule.id.clone(),
            level: rule.level,
            rank: spec.rank,
            unless: spec.unless.iter().filter_map(|name| Mark::from_name(name)).collect(),
            levels: spec.levels.iter().filter_map(|(name, level)| Some((Mark::from_name(name)?, *level))).collect(),
            support: spec.support.as_deref().and_then(Distance::from_name).unwrap_or(Distance::Next),
            needs: spec.needs.iter().map(|names| any_of(names)).collect(),
            without: named(&spec.without),
            patterns: spec.patterns.iter().map(lazy).collect(),
        });
    }

    fn anchors(&mut self, list: ListId) -> Option<&mut Anchors> {
        let at = usize::from(list.0);
        if self.anchors.len() <= at {
            self.anchors.resize_with(at + 1, Anchors::default);
        }
        self.anchors.get_mut(at)
    }
}
