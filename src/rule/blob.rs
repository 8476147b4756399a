//! Built-in rules and vocabularies as compact bytes: written at build time, read at start-up without a parser.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    ClaimPatterns, Confidence, Context, FixKind, Force, Level, Loaded, OptionValue, Pattern, Rule, RuleKind, Scope,
    Setting, Stored, candidate,
};
use super::{phrase_filter, phrase_pattern};
use crate::text::{Lexicon, ListId, WordList};

/// Everything that is built in, each part encoded until it is asked for.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Blob {
    /// All phrases of all lists.
    #[serde(borrow)]
    lexicon: &'static [u8],
    /// What every run needs of the rules.
    #[serde(borrow)]
    rules: &'static [u8],
    /// Vocabularies with a structure of their own.
    #[serde(borrow)]
    vocabularies: Vec<(&'static str, &'static [u8])>,
    /// The names of sections, by language.
    #[serde(borrow)]
    pub section_names: Vec<(&'static str, &'static [u8])>,
}

/// An encoded part with its name.
type Part = (&'static str, &'static [u8]);

/// What every run needs of a rule; the rest is encoded.
#[derive(Debug, Serialize, Deserialize)]
struct Head {
    id: String,
    kind: RuleKind,
    message: String,
    help: Option<String>,
    level: Level,
    confidence: Confidence,
    enabled: bool,
    profiles: BTreeMap<String, Setting>,
    scope: Vec<Scope>,
    context: Option<Context>,
    options: BTreeMap<String, OptionValue>,
    fix: FixKind,
    list: Option<ListId>,
    exceptions: Option<ListId>,
    standing: bool,
    #[serde(borrow)]
    pattern: &'static [u8],
    #[serde(borrow)]
    docs: &'static [u8],
}

/// Encodes rules and vocabularies; for the build script, which leaks what it borrows.
///
/// # Errors
/// When a rule names a word list that is not there, or when postcard cannot encode them.
pub fn encode(
    rules: Vec<Loaded>,
    lists: Vec<WordList>,
    vocabularies: BTreeMap<String, Vec<u8>>,
    section_names: BTreeMap<String, Vec<u8>>,
) -> Result<Vec<u8>, Vec<String>> {
    let words = rules.iter().flat_map(|loaded| loaded.lists.iter().cloned());
    let (lexicon, _) = Lexicon::build(lists.into_iter().chain(words).collect());
    let unknown: Vec<String> =
        rules.iter().flat_map(|loaded| loaded.unknown_lists(&lexicon)).map(|mistake| mistake.to_string()).collect();
    if !unknown.is_empty() {
        return Err(unknown);
    }
    let rules: Vec<Rule> = rules.into_iter().map(|loaded| loaded.listed(&lexicon)).collect();
    write(rules, &lexicon, parts(vocabularies), parts(section_names)).map_err(|error| vec![error.to_string()])
}

fn write(
    rules: Vec<Rule>,
    lexicon: &Lexicon,
    vocabularies: Vec<Part>,
    section_names: Vec<Part>,
) -> postcard::Result<Vec<u8>> {
    let heads: postcard::Result<Vec<Head>> = rules.into_iter().map(|rule| head(rule, lexicon)).collect();
    let (lexicon, rules) = (postcard::to_stdvec(lexicon)?.leak(), postcard::to_stdvec(&heads?)?.leak());
    postcard::to_stdvec(&Blob { lexicon, rules, vocabularies, section_names })
}

fn parts(parts: BTreeMap<String, Vec<u8>>) -> Vec<Part> {
    let filled = parts.into_iter().filter(|(_, encoded)| !encoded.is_empty());
    filled.map(|(name, encoded)| (&*name.leak(), &*encoded.leak())).collect()
}

/// The pattern of a rule, what its claims look for read and encoded.
fn pattern(rule: &Rule, lexicon: &Lexicon) -> postcard::Result<Pattern> {
    let mut pattern = rule.pattern().clone();
    let patterns = &mut pattern.claim.patterns;
    let (written, exceptions) = (std::mem::take(&mut patterns.written), patterns.of(Force::None));
    // What cannot be read was refused when the rule was loaded.
    let parse = |written: &String| phrase_pattern::Pattern::parse(written, &|name| lexicon.list(name)).ok();
    let parsed: Vec<_> = written.iter().map(parse).collect();
    let needs = |(number, parsed): (usize, &Option<phrase_pattern::Pattern>)| {
        let found_by = |parsed: &phrase_pattern::Pattern| (!exceptions.contains(&number)).then_some(parsed.anchor);
        parsed.as_ref().map(|parsed| phrase_filter::encode(parsed, found_by(parsed))).unwrap_or_default()
    };
    patterns.needs = parsed.iter().enumerate().map(needs).collect();
    let encode = |parsed: &Option<_>| parsed.as_ref().map_or(Ok(Vec::new()), postcard::to_stdvec);
    patterns.encoded = parsed.iter().map(encode).collect::<postcard::Result<Vec<_>>>()?.into_iter().collect();
    let numbers: Vec<Vec<u16>> = (0..patterns.by_phrase.len() as u32)
        .map(|phrase| patterns.of_phrase(phrase).iter().map(|one| candidate(one).0 as u16).collect())
        .collect();
    let first = |number: u16| phrase_filter::first(patterns.needs.row(number.into()));
    patterns.by_phrase = ClaimPatterns::candidates(numbers.iter(), first);
    Ok(pattern)
}

fn head(rule: Rule, lexicon: &Lexicon) -> postcard::Result<Head> {
    Ok(Head {
        list: rule.list,
        exceptions: rule.exceptions,
        standing: rule.standing,
        pattern: postcard::to_stdvec(&pattern(&rule, lexicon)?)?.leak(),
        docs: postcard::to_stdvec(rule.docs())?.leak(),
        id: rule.id.to_string(),
        kind: rule.kind,
        message: rule.message,
        help: rule.help,
        level: rule.level,
        confidence: rule.confidence,
        enabled: rule.enabled,
        profiles: rule.profiles,
        scope: rule.scope,
        context: rule.context,
        options: rule.options,
        fix: rule.fix,
    })
}

impl Blob {
    /// Reads what [`encode`] wrote.
    ///
    /// # Errors
    /// When the bytes are something else.
    pub fn decode(bytes: &'static [u8]) -> postcard::Result<Self> {
        postcard::from_bytes(bytes)
    }

    /// All phrases of all lists.
    #[must_use]
    pub fn lexicon(&self) -> Lexicon {
        postcard::from_bytes(self.lexicon).unwrap_or_default()
    }

    /// The rules, by id.
    pub fn rules(&self) -> impl Iterator<Item = Rule> {
        let heads: Vec<Head> = postcard::from_bytes(self.rules).unwrap_or_default();
        heads.into_iter().map(|head| Rule {
            id: Arc::from(head.id),
            kind: head.kind,
            message: head.message,
            help: head.help,
            level: head.level,
            confidence: head.confidence,
            enabled: head.enabled,
            profiles: head.profiles,
            scope: head.scope,
            context: head.context,
            options: head.options,
            fix: head.fix,
            list: head.list,
            exceptions: head.exceptions,
            standing: head.standing,
            pattern: Stored::encoded(head.pattern),
            docs: Stored::encoded(head.docs),
        })
    }

    /// The encoded vocabulary of that name.
    #[must_use]
    pub fn vocabulary(&self, name: &str) -> Option<&'static [u8]> {
        self.vocabularies.iter().find(|(known, _)| *known == name).map(|(_, encoded)| *encoded)
    }
}
