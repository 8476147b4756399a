//! What reading claims takes to know, built once a run: the claim rules, word lists and source tiers.

use std::ops::{Range, RangeTo};
use std::sync::{Arc, OnceLock};

use super::lists::Lists;
use super::support::Distance;
use super::tier::Tiers;
use crate::rule::phrase_filter::{self, First, Signature};
use crate::rule::phrase_pattern::Pattern;
use crate::rule::vocabulary::Sources;
use crate::rule::{
    self, ClaimPatterns, Force, Level, Mark, Marks, PatternKind, Rule, RuleKind, RuleSet, Stored, candidate,
};
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
    /// The numbers of the patterns that count only in articles that sell something.
    for_sellers: Range<usize>,
    /// What is a claim and what only looks like one.
    spec: Stored<rule::Pattern>,
    /// Its patterns as far as they were read, by number.
    parsed: Vec<OnceLock<Option<Box<Pattern>>>>,
}

impl ClaimRule {
    /// Its patterns.
    pub(super) fn patterns(&self) -> &ClaimPatterns {
        &self.spec.get().claim.patterns
    }

    /// What may undo the claims that it finds, as far as that may fit a sentence.
    pub(super) fn exceptions(&self, sentence: &Signature) -> impl Iterator<Item = usize> {
        let patterns = self.patterns();
        patterns.of(Force::None).filter(move |at| patterns.admit(*at, sentence))
    }

    /// The numbers of the patterns that count, in an article that sells something or in any.
    pub(super) fn counted(&self, sells: bool) -> RangeTo<usize> {
        ..if sells { usize::MAX } else { self.for_sellers.start }
    }

    /// Whether a pattern counts only in articles that sell something.
    fn sells(&self, pattern: usize) -> bool {
        self.for_sellers.contains(&pattern)
    }
}

/// No number of what a hit may begin.
const NONE: u16 = u16::MAX;

/// Stands for a word list that is not there: no hit has it.
const NO_LIST: ListId = ListId(u16::MAX);

/// A pattern of a claim rule, read when its first candidate is seen.
#[derive(Debug, Clone, Copy)]
pub(super) struct LazyPattern<'r> {
    patterns: &'r ClaimPatterns,
    number: usize,
    parsed: &'r OnceLock<Option<Box<Pattern>>>,
}

impl<'r> LazyPattern<'r> {
    /// What a fit means.
    pub(super) fn force(self) -> Force {
        self.patterns.force(self.number)
    }

    /// The pattern; none when it cannot be read, which loading the rule has refused.
    pub(super) fn get(self, lexicon: &Lexicon) -> Option<&'r Pattern> {
        self.parsed.get_or_init(|| self.read(lexicon).map(Box::new)).as_deref()
    }

    fn read(self, lexicon: &Lexicon) -> Option<Pattern> {
        match self.patterns.written.get(self.number) {
            Some(written) => Pattern::parse(written, &|name| Some(lexicon.list(name).unwrap_or(NO_LIST))).ok(),
            None => postcard::from_bytes(self.patterns.encoded.built_in(self.number)?).ok(),
        }
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

/// What the hits of a word list may begin.
#[derive(Debug, Clone, Default)]
pub(super) struct Begun {
    /// The rule whose phrases make up the list.
    pub(super) rule: Option<usize>,
    /// What every phrase of it may begin, with what that needs first; what counts in every article comes first.
    any: Vec<(Candidate, First)>,
    /// How many of these count in every article, not only in such as sell something.
    everywhere: usize,
}

impl Begun {
    /// What every phrase of the list may begin, in an article that sells something or in any.
    pub(super) fn any(&self, sells: bool) -> &[(Candidate, First)] {
        let counts = if sells { self.any.len() } else { self.everywhere };
        self.any.get(..counts).unwrap_or_default()
    }
}

/// All that reading claims takes to know.
#[derive(Debug)]
pub struct Reader {
    pub(super) lists: Lists,
    pub(super) rules: Vec<ClaimRule>,
    /// What hits may begin.
    begun: Vec<Begun>,
    /// Which of these it is, by the number of the list of a hit; [`NONE`] for nothing.
    begun_by: Vec<u16>,
    tiers: OnceLock<Tiers>,
}

impl Reader {
    /// Prepares the claim rules, where anything of the family is active.
    #[must_use]
    pub fn new(rules: &RuleSet, lexicon: &Lexicon) -> Self {
        let mut reader = Self {
            lists: Lists::new(lexicon),
            rules: Vec::new(),
            begun: Vec::new(),
            begun_by: vec![NONE; lexicon.lists()],
            tiers: OnceLock::new(),
        };
        let is_claim = |rule: &&Rule| rule.kind == RuleKind::Pattern(PatternKind::Claim);
        // Coded rules weigh claims of rules that are off: all are read as soon as one of the family is on.
        if !rules.iter().any(|rule| rule.enabled && (is_claim(&rule) || rule.id.starts_with("claims/"))) {
            return reader;
        }
        let claims = rules.iter().filter(is_claim);
        for rule in claims {
            reader.add(rule, lexicon);
        }
        let rules = &reader.rules;
        let sells = |(one, _): &(Candidate, First)| rules.get(one.rule).is_some_and(|rule| rule.sells(one.pattern));
        for begun in &mut reader.begun {
            begun.any.sort_by_key(sells);
            begun.everywhere = begun.any.partition_point(|one| !sells(one));
        }
        reader
    }

    /// How far sources can be trusted.
    pub(super) fn tiers(&self) -> &Tiers {
        self.tiers.get_or_init(|| crate::builtin::vocabulary::<Sources>().map(Tiers::from).unwrap_or_default())
    }

    /// Whether a hit may begin anything, in an article that sells something or in any.
    pub(super) fn begins(&self, hit: &Hit, sells: bool) -> bool {
        let first = |rule: &ClaimRule| rule.patterns().of_phrase(hit.entry).first().map(|one| candidate(one).0);
        let own = |rule: &ClaimRule| first(rule).is_some_and(|first| rule.counted(sells).contains(&first));
        self.begun(hit.list).is_some_and(|begun| {
            !begun.any(sells).is_empty() || begun.rule.and_then(|rule| self.rules.get(rule)).is_some_and(own)
        })
    }

    /// What the hits of a list may begin; none when that is nothing.
    pub(super) fn begun(&self, list: ListId) -> Option<&Begun> {
        self.begun.get(usize::from(*self.begun_by.get(usize::from(list.0))?))
    }

    /// The same, to be set.
    fn begun_mut(&mut self, list: ListId) -> Option<&mut Begun> {
        let number = self.begun_by.get_mut(usize::from(list.0))?;
        if *number == NONE {
            *number = u16::try_from(self.begun.len()).ok()?;
            self.begun.push(Begun::default());
        }
        self.begun.get_mut(usize::from(*number))
    }

    /// Whether a sentence may have what a candidate needs.
    pub(super) fn admits(&self, candidate: Candidate, sentence: &Signature) -> bool {
        self.rules.get(candidate.rule).is_some_and(|rule| rule.patterns().admit(candidate.pattern, sentence))
    }

    /// The pattern of a candidate.
    pub(super) fn pattern(&self, candidate: Candidate) -> Option<LazyPattern<'_>> {
        let rule = self.rules.get(candidate.rule)?;
        let parsed = rule.parsed.get(candidate.pattern)?;
        Some(LazyPattern { patterns: rule.patterns(), number: candidate.pattern, parsed })
    }

    fn add(&mut self, rule: &Rule, lexicon: &Lexicon) {
        let spec = &rule.pattern().claim;
        let index = self.rules.len();
        let any_of = |names: &str| names.split('|').filter_map(|name| lexicon.list(name)).collect::<Vec<_>>();
        let named = |names: &[String]| names.iter().filter_map(|name| lexicon.list(name)).collect::<Vec<_>>();
        if let Some(begun) = rule.list.and_then(|list| self.begun_mut(list)) {
            begun.rule = Some(index);
        }
        for (list, numbers) in &spec.patterns.by_list {
            let Some(begun) = lexicon.list(list).and_then(|list| self.begun_mut(list)) else { continue };
            let patterns = numbers.iter().map(|number| usize::from(*number));
            let first = |pattern| phrase_filter::first(spec.patterns.needs.row(pattern));
            begun.any.extend(patterns.map(|pattern| (Candidate { rule: index, pattern }, first(pattern))));
        }
        self.rules.push(ClaimRule {
            id: rule.id.clone(),
            level: rule.level,
            rank: spec.rank,
            unless: spec.unless.iter().filter_map(|name| Mark::from_name(name)).collect(),
            levels: spec.levels.iter().filter_map(|(name, level)| Some((Mark::from_name(name)?, *level))).collect(),
            support: spec.support.as_deref().and_then(Distance::from_name).unwrap_or(Distance::Next),
            needs: spec.needs.iter().map(|names| any_of(names)).collect(),
            without: named(&spec.without),
            for_sellers: spec.patterns.of(Force::Selling),
            parsed: (0..spec.patterns.len()).map(|_| OnceLock::new()).collect(),
            spec: rule.pattern.clone(),
        });
    }
}
