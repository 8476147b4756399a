//! What reading claims takes to know, built once a run: the claim rules, word lists and source tiers.

use std::sync::{Arc, OnceLock};

use super::lists::Lists;
use super::support::Distance;
use super::tier::Tiers;
use crate::rule::phrase_filter::{self, Signature};
use crate::rule::phrase_pattern::Pattern;
use crate::rule::vocabulary::Sources;
use crate::rule::{self, ClaimPatterns, Force, Level, Mark, Marks, PatternKind, Rule, RuleKind, RuleSet, Stored};
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
    spec: Stored<rule::Pattern>,
    /// Its patterns as far as they were read, by number.
    parsed: Vec<OnceLock<Option<Box<Pattern>>>>,
}

impl ClaimRule {
    fn patterns(&self) -> &ClaimPatterns {
        &self.spec.get().claim.patterns
    }

    /// Whether a pattern counts only in articles that sell something.
    fn sells(&self, pattern: usize) -> bool {
        self.patterns().forces.get(pattern) == Some(&Force::Selling)
    }
}

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
        self.patterns.forces.get(self.number).copied().unwrap_or(Force::None)
    }

    /// Whether the sentence may have what the pattern needs.
    pub(super) fn admits(self, sentence: &Signature) -> bool {
        phrase_filter::admit(self.patterns.encoded.row(self.number), sentence)
    }

    /// The pattern; none when it cannot be read, which loading the rule has refused.
    pub(super) fn get(self, lexicon: &Lexicon) -> Option<&'r Pattern> {
        self.parsed.get_or_init(|| self.read(lexicon).map(Box::new)).as_deref()
    }

    fn read(self, lexicon: &Lexicon) -> Option<Pattern> {
        match self.patterns.written.get(self.number) {
            Some(written) => Pattern::parse(written, &|name| Some(lexicon.list(name).unwrap_or(NO_LIST))).ok(),
            None => postcard::from_bytes(phrase_filter::behind(self.patterns.encoded.built_in(self.number)?)?).ok(),
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

/// All that reading claims takes to know.
#[derive(Debug)]
pub struct Reader {
    pub(super) lists: Lists,
    pub(super) rules: Vec<ClaimRule>,
    /// The rule whose phrases make up a word list, by the number of the list.
    by_list: Vec<Option<u16>>,
    /// What every phrase of a word list may begin, by the number of the list; what counts in every article first.
    any: Vec<Vec<Candidate>>,
    /// How many of these count in every article, not only in such as sell something.
    everywhere: Vec<usize>,
    tiers: OnceLock<Tiers>,
}

impl Reader {
    /// Prepares the claim rules, where anything of the family is active.
    #[must_use]
    pub fn new(rules: &RuleSet, lexicon: &Lexicon) -> Self {
        let mut reader = Self {
            lists: Lists::new(lexicon),
            rules: Vec::new(),
            by_list: vec![None; lexicon.names().len()],
            any: vec![Vec::new(); lexicon.names().len()],
            everywhere: vec![0; lexicon.names().len()],
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
        for (any, everywhere) in reader.any.iter_mut().zip(&mut reader.everywhere) {
            let rules = &reader.rules;
            let sells = |one: &Candidate| rules.get(one.rule).is_some_and(|rule| rule.sells(one.pattern));
            let selling: Vec<Candidate> = any.iter().copied().filter(sells).collect();
            any.retain(|one| !sells(one));
            *everywhere = any.len();
            any.extend(selling);
        }
        reader
    }

    /// How far sources can be trusted.
    pub(super) fn tiers(&self) -> &Tiers {
        self.tiers.get_or_init(|| crate::builtin::vocabulary::<Sources>().map(Tiers::from).unwrap_or_default())
    }

    /// Whether a hit may begin anything, in an article that sells something or in any.
    pub(super) fn begins(&self, hit: &Hit, sells: bool) -> bool {
        !self.any(hit.list, sells).is_empty() || self.own(hit, sells).next().is_some()
    }

    /// What every hit of a list may begin.
    pub(super) fn any(&self, list: ListId, sells: bool) -> &[Candidate] {
        let list = usize::from(list.0);
        let all = self.any.get(list).map_or(&[][..], Vec::as_slice);
        let everywhere = if sells { all.len() } else { self.everywhere.get(list).copied().unwrap_or(0) };
        all.get(..everywhere).unwrap_or_default()
    }

    /// What a hit may begin because of its entry.
    pub(super) fn own(&self, hit: &Hit, sells: bool) -> impl Iterator<Item = Candidate> {
        let rule = self.of_list(hit.list).and_then(|at| Some((at, self.rules.get(at)?)));
        rule.into_iter().flat_map(move |(at, rule)| {
            let patterns = rule.patterns().of_phrase(hit.entry).filter(move |pattern| sells || !rule.sells(*pattern));
            patterns.map(move |pattern| Candidate { rule: at, pattern })
        })
    }

    /// What may undo the claims that a rule finds.
    pub(super) fn exceptions(&self, rule: usize) -> impl Iterator<Item = Candidate> {
        let patterns = self.rules.get(rule).map_or(0..0, |rule| rule.patterns().exceptions());
        patterns.map(move |pattern| Candidate { rule, pattern })
    }

    /// Whether a sentence may have what a candidate needs.
    pub(super) fn admits(&self, candidate: Candidate, sentence: &Signature) -> bool {
        self.pattern(candidate).is_some_and(|pattern| pattern.admits(sentence))
    }

    /// The pattern of a candidate.
    pub(super) fn pattern(&self, candidate: Candidate) -> Option<LazyPattern<'_>> {
        let rule = self.rules.get(candidate.rule)?;
        let parsed = rule.parsed.get(candidate.pattern)?;
        Some(LazyPattern { patterns: rule.patterns(), number: candidate.pattern, parsed })
    }

    fn of_list(&self, list: ListId) -> Option<usize> {
        self.by_list.get(usize::from(list.0)).copied().flatten().map(usize::from)
    }

    fn add(&mut self, rule: &Rule, lexicon: &Lexicon) {
        let spec = &rule.pattern().claim;
        let index = self.rules.len();
        let any_of = |names: &str| names.split('|').filter_map(|name| lexicon.list(name)).collect::<Vec<_>>();
        let named = |names: &[String]| names.iter().filter_map(|name| lexicon.list(name)).collect::<Vec<_>>();
        if let Some(known) = rule.list.and_then(|list| self.by_list.get_mut(usize::from(list.0))) {
            *known = u16::try_from(index).ok();
        }
        for (list, numbers) in &spec.patterns.by_list {
            let any = lexicon.list(list).and_then(|list| self.any.get_mut(usize::from(list.0)));
            let candidates = numbers.iter().map(|number| Candidate { rule: index, pattern: usize::from(*number) });
            any.into_iter().for_each(|any| any.extend(candidates.clone()));
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
            parsed: (0..spec.patterns.forces.len()).map(|_| OnceLock::new()).collect(),
            spec: rule.pattern.clone(),
        });
    }
}
