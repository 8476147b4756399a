//! Which keys a rule file may and must hold, by its kind.

use serde::Deserialize;
use serde_yaml::Spanned;

use super::convert::{Reader, options};
use super::file::{Extends, RuleFile};
use crate::source::Span;

impl Reader<'_> {
    /// Refuses an id that does not name what is found, in kebab case.
    pub(super) fn id(&mut self) {
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
        if name.starts_with("no-") && !["provenance", "sections", "suppress"].contains(&family)
            || name.starts_with("avoid-")
        {
            let help = "name what is found, not what to do, so that \"ignore <name>\" reads well";
            self.refuse(Span::default(), format!("the name `{name}` says what to do"), help);
        }
    }

    /// Refuses keys that another kind of rule takes.
    pub(super) fn keys(&mut self, file: &RuleFile) {
        use Extends::{Check, Claim, Conditional, Consistency, Existence, Occurrence, Substitution};
        let given: [(&str, bool, &[Extends]); 19] = [
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
            ("selling", file.selling.is_some(), &[Claim]),
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

    /// Refuses what is there but empty.
    pub(super) fn texts(&mut self, file: &RuleFile) {
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
