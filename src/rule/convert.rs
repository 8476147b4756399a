//! What was written to what was meant: a rule file becomes a rule, or a list of what is wrong with it.

use std::collections::BTreeMap;
use std::sync::Arc;

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
    /// What is wrong when a word list that it names is not there, by the name of the list.
    named: Vec<(String, Mistake)>,
}

impl Loaded {
    /// The rule with its lists in the lexicon.
    #[must_use]
    pub fn listed(mut self, lexicon: &Lexicon) -> Rule {
        self.rule.list = lexicon.list(&self.rule.id);
        self.rule.exceptions = lexicon.list(&exceptions_of(&self.rule.id));
        self.rule
    }

    /// The places where it names a word list that the lexicon does not hold.
    #[must_use]
    pub fn unknown_lists(&self, lexicon: &Lexicon) -> Vec<Mistake> {
        let unknown = self.named.iter().filter(|(list, _)| lexicon.list(list).is_none());
        let known: Vec<&str> = lexicon.names().filter(|name| !name.contains('/')).collect();
        unknown.map(|(list, mistake)| mistake.clone().nearest(list, &known)).collect()
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
    let mut reader = Reader { text, mistakes: Vec::new(), named: Vec::new() };
    let loaded = reader.rule(&file);
    if reader.mistakes.is_empty() { Ok(loaded) } else { Err(reader.mistakes) }
}

/// Strict and small: no `yes` for true, no anchors, no depth.
pub(super) fn options() -> serde_yaml::Options {
    serde_yaml::options! {
        strict_booleans: true,
        with_snippet: false,
        budget: serde_yaml::budget! { max_anchors: 0, max_aliases: 0, max_depth: 16 },
    }
}

/// Collects the mistakes of one file.
pub(super) struct Reader<'a> {
    pub(super) text: &'a RuleText,
    mistakes: Vec<Mistake>,
    named: Vec<(String, Mistake)>,
}

impl Reader<'_> {
    /// Notes that a word list is named at a place.
    pub(super) fn names(&mut self, list: &str, span: Span) {
        let message = format!("there is no word list `{list}`");
        self.named.push((list.to_owned(), Mistake::new(&self.text.path, &self.text.text, span, message)));
    }

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
        Loaded { rule, lists, named: std::mem::take(&mut self.named) }
    }

    fn lists(&mut self, file: &RuleFile, pattern: &Pattern) -> Vec<WordList> {
        let phrases = file.extends.value != Extends::Claim;
        let exceptions = file.exceptions.as_deref().filter(|_| phrases).unwrap_or_default();
        exceptions.iter().for_each(|exception| self.phrase(exception));
        let exceptions = exceptions.iter().map(|exception| exception.value.clone()).collect();
        let named: [(String, Vec<String>); 2] = [
            (self.text.id.clone(), pattern.phrases.texts().map(str::to_owned).collect()),
            (exceptions_of(&self.text.id), exceptions),
        ];
        let filled = named.into_iter().filter(|(_, phrases)| !phrases.is_empty());
        filled.map(|(name, phrases)| WordList { name, phrases, exact: !pattern.ignorecase }).collect()
    }

    fn pattern(&mut self, file: &RuleFile) -> Pattern {
        let mut pattern = Pattern { ignorecase: file.ignorecase.unwrap_or(true), ..Pattern::default() };
        let mut phrases: Vec<&str> = Vec::new();
        let pairs = file.swap.as_ref().or(file.either.as_ref());
        for (from, to) in pairs.map(|Spanned { value: Pairs(pairs), .. }| pairs).into_iter().flatten() {
            self.phrase(from);
            phrases.push(&from.value);
            pattern.replacements.push(to.value.clone());
        }
        if let Some(either) = &file.either {
            for (_, to) in &either.value.0 {
                self.phrase(to);
                phrases.push(&to.value);
            }
        }
        if file.extends.value == Extends::Claim {
            let (anchors, claim) = super::claim::read(self, file);
            (pattern.phrases, pattern.claim) = (anchors.iter().collect(), claim);
            return pattern;
        }
        for token in file.tokens.iter().flatten().chain(&file.token) {
            self.phrase(token);
            phrases.push(&token.value);
        }
        pattern.phrases = phrases.iter().collect();
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
            frame: site.frame.clone(),
            change: site.change.clone(),
            path: site.path.clone(),
            files: site.files.clone(),
            today: site.today.clone(),
            style: site.style.clone(),
            line,
        },
    }
}
