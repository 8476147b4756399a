//! What was written to what was meant: a rule file becomes a rule, or a list of what is wrong with it.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;
use serde_yaml::{Location, Spanned};

use super::file::{Extends, RuleFile};
use super::folder::RuleText;
use super::pattern::{Expression, Pattern};
use super::shapes::{ExampleFile, OneOrMore, OptionFile, Pairs};
use super::{
    Confidence, Docs, Example, Examples, Mistake, OptionValue, PatternKind, Rule, RuleKind, Scope, Stored, span_of,
};
use crate::source::Span;
use crate::text::{Lexicon, PhraseError, WordList, lexicon};

/// A rule that was read, with the phrases it adds to the lexicon.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The rule; its lists are not set yet.
    pub rule: Rule,
    /// Its phrases and its exceptions, if any.
    pub lists: Vec<WordList>,
}

impl Loaded {
    /// The rule with its lists in the lexicon.
    #[must_use]
    pub fn listed(mut self, lexicon: &Lexicon) -> Rule {
        self.rule.list = lexicon.list(&self.rule.id);
        self.rule.exceptions = lexicon.list(&exceptions_of(&self.rule.id));
        self.rule
    }
}

/// The name of the list that holds the exceptions of a rule.
fn exceptions_of(id: &str) -> String {
    format!("{id} exceptions")
}

/// Reads a rule file; every mistake in it, when there are any.
pub(super) fn read(text: &RuleText) -> Result<Loaded, Vec<Mistake>> {
    let file: RuleFile = serde_yaml::from_str_with_options(&text.text, options())
        .map_err(|error| vec![Mistake::from_yaml(&text.path, &text.text, &error)])?;
    let mut reader = Reader { text, mistakes: Vec::new() };
    let loaded = reader.rule(&file);
    if reader.mistakes.is_empty() { Ok(loaded) } else { Err(reader.mistakes) }
}

fn options() -> serde_yaml::Options {
    serde_yaml::options! {
        strict_booleans: true,
        with_snippet: false,
        budget: serde_yaml::budget! { max_anchors: 0, max_aliases: 0, max_depth: 16 },
    }
}

/// Collects the mistakes of one file.
pub(super) struct Reader<'a> {
    text: &'a RuleText,
    mistakes: Vec<Mistake>,
}

impl Reader<'_> {
    pub(super) fn refuse(&mut self, span: Span, message: impl Into<String>, help: impl Into<String>) {
        self.mistakes.push(Mistake::new(&self.text.path, &self.text.text, span, message).help(help));
    }

    pub(super) fn span<T>(&self, value: &Spanned<T>) -> Span {
        self.place(value.referenced)
    }

    pub(super) fn place(&self, location: Location) -> Span {
        span_of(location, &self.text.text)
    }

    fn rule(&mut self, file: &RuleFile) -> Loaded {
        self.id();
        self.keys(file);
        self.texts(file);
        let kind = kind(file.extends.value);
        let pattern = self.pattern(file);
        let lists = self.lists(file, &pattern);
        let docs = self.docs(file);
        let rule = Rule {
            id: Arc::from(self.text.id.as_str()),
            kind,
            message: file.message.as_ref().map(|message| message.value.clone()).unwrap_or_default(),
            help: file.help.clone(),
            level: file.level,
            confidence: file.confidence.unwrap_or(Confidence::Medium),
            enabled: file.enabled.unwrap_or(true),
            profiles: self.profiles(file),
            scope: self.scopes(file),
            context: file.context,
            options: file.options.iter().map(|(name, value)| (name.clone(), self.option(value))).collect(),
            fix: file.fix.unwrap_or_default(),
            list: None,
            exceptions: None,
            standing: is_standing(&pattern),
            pattern: Stored::new(pattern),
            docs: Stored::new(docs),
        };
        Loaded { rule, lists }
    }

    fn lists(&mut self, file: &RuleFile, pattern: &Pattern) -> Vec<WordList> {
        let phrases = file.extends.value != Extends::Claim;
        let exceptions = file.exceptions.as_deref().filter(|_| phrases).unwrap_or_default();
        exceptions.iter().for_each(|exception| self.phrase(exception));
        let exceptions = exceptions.iter().map(|exception| exception.value.clone()).collect();
        let named = [(self.text.id.clone(), pattern.phrases.clone()), (exceptions_of(&self.text.id), exceptions)];
        let filled = named.into_iter().filter(|(_, phrases)| !phrases.is_empty());
        filled.map(|(name, phrases)| WordList { name, phrases, exact: !pattern.ignorecase }).collect()
    }

    fn id(&mut self) {
        let kebab = |part: &str| {
            !part.is_empty()
                && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
                && !part.starts_with('-')
                && !part.ends_with('-')
        };
        let (family, name) = self.text.id.split_once('/').unwrap_or_default();
        if !kebab(family) || !kebab(name) {
            let message = format!("`{}` is no rule id", self.text.id);
            self.refuse(Span::default(), message, "name the folder and the file in lower case, with hyphens");
        }
        if name.starts_with("no-") && !["provenance", "suppress"].contains(&family) || name.starts_with("avoid-") {
            let help = "name what is found, not what to do, so that \"ignore <name>\" reads well";
            self.refuse(Span::default(), format!("the name `{name}` says what to do"), help);
        }
    }

    /// Refuses keys that another kind of rule takes.
    fn keys(&mut self, file: &RuleFile) {
        use Extends::{Check, Claim, Conditional, Consistency, Existence, Occurrence, Substitution};
        let given: [(&str, bool, &[Extends]); 18] = [
            ("tokens", file.tokens.is_some(), &[Existence, Occurrence, Claim]),
            ("patterns", file.patterns.is_some(), &[Existence, Occurrence]),
            ("swap", file.swap.is_some(), &[Substitution]),
            ("either", file.either.is_some(), &[Consistency]),
            ("exceptions", file.exceptions.is_some(), &[Existence, Substitution, Occurrence, Conditional, Claim]),
            (
                "ignorecase",
                file.ignorecase.is_some(),
                &[Existence, Substitution, Occurrence, Consistency, Conditional, Claim],
            ),
            ("first", file.first.is_some(), &[Conditional]),
            ("second", file.second.is_some(), &[Conditional]),
            ("max", file.max.is_some(), &[Occurrence]),
            ("min", file.min.is_some(), &[Occurrence]),
            ("token", file.token.is_some(), &[Occurrence]),
            ("mild", file.mild.is_some(), &[Claim]),
            ("rank", file.rank.is_some(), &[Claim]),
            ("needs", file.needs.is_some(), &[Claim]),
            ("unless", file.unless.is_some(), &[Claim]),
            ("support", file.support.is_some(), &[Claim]),
            ("without", file.without.is_some(), &[Claim]),
            ("levels", !file.levels.is_empty(), &[Claim]),
        ];
        let extends = file.extends.value;
        for (key, given, kinds) in given {
            if given && !kinds.contains(&extends) {
                let kinds: Vec<_> = kinds.iter().map(|kind| name(*kind)).collect();
                let message = format!("`{key}` has no meaning under `extends: {}`", name(extends));
                self.refuse(self.key(key), message, format!("`{key}` belongs to {}", kinds.join(", ")));
            }
        }
        let missing: &[(&str, bool)] = match extends {
            Existence => &[("tokens", file.tokens.is_none() && file.patterns.is_none())],
            Claim => &[("tokens", file.tokens.is_none())],
            Substitution => &[("swap", file.swap.is_none())],
            Consistency => &[("either", file.either.is_none())],
            Conditional => &[("first", file.first.is_none()), ("second", file.second.is_none())],
            Occurrence => &[
                ("token", file.token.is_none() && file.tokens.is_none() && file.patterns.is_none()),
                ("max", file.max.is_none() && file.min.is_none()),
            ],
            Check => &[],
        };
        let at = self.span(&file.extends);
        for (key, _) in missing.iter().filter(|(_, missing)| *missing) {
            self.refuse(at, format!("`extends: {}` needs `{key}`", name(extends)), format!("add `{key}:`"));
        }
        if file.message.is_none() && extends != Check {
            self.refuse(at, format!("`extends: {}` needs `message`", name(extends)), "add `message:`");
        }
    }

    /// The place of a key of the file, read a second time for its error.
    fn key(&self, key: &str) -> Span {
        let keys: Result<Keys, _> = serde_yaml::from_str_with_options(&self.text.text, options());
        let keys = keys.map(|keys| keys.0).unwrap_or_default();
        keys.iter().find(|found| found.value == key).map_or_else(Span::default, |found| self.span(found))
    }

    fn texts(&mut self, file: &RuleFile) {
        for (key, value) in [("summary", &file.summary), ("why", &file.why)] {
            if value.value.trim().is_empty() {
                self.refuse(self.span(value), format!("`{key}` is empty"), "say it in a sentence");
            }
        }
        if file.sources.value.is_empty() {
            self.refuse(
                self.span(&file.sources),
                "a rule needs a source",
                "name who says so: title, publisher, year, url",
            );
        }
        for (key, list) in [("bad", &file.examples.bad), ("good", &file.examples.good)] {
            if list.value.is_empty() {
                self.refuse(
                    self.span(list),
                    format!("no `{key}` example"),
                    "examples are the tests of a rule: add one",
                );
            }
        }
    }

    fn pattern(&mut self, file: &RuleFile) -> Pattern {
        let mut pattern = Pattern { ignorecase: file.ignorecase.unwrap_or(true), ..Pattern::default() };
        let pairs = file.swap.as_ref().or(file.either.as_ref());
        for (from, to) in pairs.map(|Spanned { value: Pairs(pairs), .. }| pairs).into_iter().flatten() {
            self.phrase(from);
            pattern.phrases.push(from.value.clone());
            pattern.replacements.push(to.value.clone());
        }
        if let Some(either) = &file.either {
            for (_, to) in &either.value.0 {
                self.phrase(to);
                pattern.phrases.push(to.value.clone());
            }
        }
        if file.extends.value == Extends::Claim {
            let (phrases, claim) = super::claim::read(self, file);
            (pattern.phrases, pattern.claim) = (phrases, claim);
            return pattern;
        }
        for token in file.tokens.iter().flatten().chain(&file.token) {
            self.phrase(token);
            pattern.phrases.push(token.value.clone());
        }
        pattern.expressions = file.patterns.iter().flatten().map(|written| self.expression(written, file)).collect();
        pattern.max = file.max.as_ref().map(|max| max.value);
        pattern.min = file.min.as_ref().map(|min| min.value);
        pattern.first = file.first.as_ref().map(|written| self.expression(written, file));
        pattern.second = file.second.as_ref().map(|written| self.expression(written, file));
        self.doubles(file);
        pattern
    }

    /// Refuses a phrase that can never match.
    fn phrase(&mut self, written: &Spanned<String>) {
        if let Err(error) = lexicon::check_phrase(&written.value) {
            let help = match error {
                PhraseError::NoWord => "expressions go under `patterns:`",
                _ => "write the words as they stand in a text",
            };
            self.refuse(self.span(written), format!("`{}` can never match: {error}", written.value), help);
        }
    }

    fn doubles(&mut self, file: &RuleFile) {
        let mut seen: BTreeMap<&str, ()> = BTreeMap::new();
        for token in file.tokens.iter().flatten() {
            if seen.insert(token.value.as_str(), ()).is_some() {
                self.refuse(self.span(token), format!("`{}` stands here twice", token.value), "delete one of them");
            }
        }
    }

    fn expression(&mut self, written: &Spanned<String>, file: &RuleFile) -> Expression {
        let ignorecase = file.ignorecase.unwrap_or(true);
        match super::expression::read(&written.value, ignorecase) {
            Ok(expression) => expression,
            Err(message) => {
                self.refuse(self.span(written), message, "patterns are regular expressions of the Rust crate `regex`");
                Expression::default()
            }
        }
    }

    fn profiles(&mut self, file: &RuleFile) -> BTreeMap<String, super::Setting> {
        const KNOWN: [&str; 3] = ["us", "uk", "neutral"];
        for (name, setting) in &file.profiles {
            if !KNOWN.contains(&name.as_str()) {
                let mistake = Mistake::new(
                    &self.text.path,
                    &self.text.text,
                    self.span(setting),
                    format!("`{name}` is no style profile"),
                );
                self.mistakes.push(mistake.nearest(name, &KNOWN));
            }
        }
        file.profiles.iter().map(|(name, setting)| (name.clone(), setting.value)).collect()
    }

    fn scopes(&mut self, file: &RuleFile) -> Vec<Scope> {
        let items = OneOrMore::items(file.scope.as_ref());
        items.into_iter().filter_map(|(text, place)| self.scope(text, place)).collect()
    }

    fn scope(&mut self, text: &str, place: Location) -> Option<Scope> {
        const KNOWN: [&str; 6] = ["text", "heading", "table", "list", "section(…)", "front-matter.…"];
        let scope = match text {
            "text" => Some(Scope::Text),
            "heading" => Some(Scope::Heading),
            "table" => Some(Scope::Table),
            "list" => Some(Scope::List),
            _ => match text.strip_prefix("section(").and_then(|rest| rest.strip_suffix(')')) {
                Some(id) if !id.is_empty() => Some(Scope::Section(id.to_string())),
                _ => text
                    .strip_prefix("front-matter.")
                    .filter(|path| !path.is_empty())
                    .map(|path| Scope::FrontMatter(path.to_string())),
            },
        };
        if scope.is_none() {
            let message = format!("`{text}` is no scope");
            let span = span_of(place, &self.text.text);
            let mistake = Mistake::new(&self.text.path, &self.text.text, span, message);
            self.mistakes.push(mistake.nearest(text, &KNOWN));
        }
        scope
    }

    fn option(&mut self, option: &Spanned<OptionFile>) -> OptionValue {
        let value = match &option.value {
            OptionFile::Documented(documented) => value(&documented.default),
            plain => value(plain),
        };
        value.unwrap_or_else(|| {
            self.refuse(
                self.span(option),
                "a default is a number, a text, a truth value or a list of texts",
                "mend it",
            );
            OptionValue::Bool(false)
        })
    }

    fn docs(&mut self, file: &RuleFile) -> Docs {
        let about = |option: &Spanned<OptionFile>| match &option.value {
            OptionFile::Documented(documented) => documented.about.clone(),
            _ => String::new(),
        };
        Docs {
            summary: file.summary.value.trim().to_string(),
            why: file.why.value.trim().to_string(),
            sources: file.sources.value.clone(),
            options: file.options.iter().map(|(name, option)| (name.clone(), about(option))).collect(),
            examples: Examples {
                bad: file.examples.bad.value.iter().map(example).collect(),
                good: file.examples.good.value.iter().map(example).collect(),
            },
        }
    }
}

/// The keys of a rule file with their places.
struct Keys(Vec<Spanned<String>>);

impl<'de> Deserialize<'de> for Keys {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Keys;

            fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str("a map")
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Keys, A::Error> {
                let mut keys = Vec::new();
                while let Some((key, serde::de::IgnoredAny)) = map.next_entry()? {
                    keys.push(key);
                }
                Ok(Keys(keys))
            }
        }
        deserializer.deserialize_map(Visitor)
    }
}

fn kind(extends: Extends) -> RuleKind {
    RuleKind::Pattern(match extends {
        Extends::Check => return RuleKind::Check,
        Extends::Existence => PatternKind::Existence,
        Extends::Substitution => PatternKind::Substitution,
        Extends::Occurrence => PatternKind::Occurrence,
        Extends::Consistency => PatternKind::Consistency,
        Extends::Conditional => PatternKind::Conditional,
        Extends::Claim => PatternKind::Claim,
    })
}

fn name(extends: Extends) -> &'static str {
    match extends {
        Extends::Existence => "existence",
        Extends::Substitution => "substitution",
        Extends::Occurrence => "occurrence",
        Extends::Consistency => "consistency",
        Extends::Conditional => "conditional",
        Extends::Claim => "claim",
        Extends::Check => "check",
    }
}

/// Whether a rule has work to do in articles without its phrases.
fn is_standing(pattern: &Pattern) -> bool {
    !pattern.expressions.is_empty() || pattern.first.is_some() || pattern.min.is_some()
}

fn value(option: &OptionFile) -> Option<OptionValue> {
    Some(match option {
        OptionFile::Bool(value) => OptionValue::Bool(*value),
        OptionFile::Integer(value) => OptionValue::Integer(*value),
        OptionFile::Text(value) => OptionValue::Text(value.clone()),
        OptionFile::List(values) => OptionValue::List(values.clone()),
        OptionFile::Documented(_) => return None,
    })
}

fn example(example: &Spanned<ExampleFile>) -> Example {
    let line = u32::try_from(example.referenced.line()).unwrap_or(0);
    match &example.value {
        ExampleFile::Text(text) => Example { text: text.clone(), line, ..Example::default() },
        ExampleFile::Site(site) => Example {
            text: site.text.clone(),
            path: site.path.clone(),
            files: site.files.clone(),
            today: site.today.clone(),
            style: site.style.clone(),
            line,
        },
    }
}
