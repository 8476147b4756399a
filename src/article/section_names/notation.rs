//! How names of sections are written short: `(a|b)` is either, `[x]` may be missing, `{set}` is one of a list.

use std::collections::BTreeMap;

/// Reads names with the named lists of a language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Notation<'a> {
    sets: &'a BTreeMap<String, Vec<String>>,
}

impl<'a> Notation<'a> {
    pub(super) const fn new(sets: &'a BTreeMap<String, Vec<String>>) -> Self {
        Self { sets }
    }

    /// A name as it is written with each of its readings.
    pub(super) fn readings(self, name: &str) -> impl Iterator<Item = (&str, String)> {
        self.expand(name).into_iter().map(move |reading| (name, reading))
    }

    /// All readings of a name.
    pub(super) fn expand(self, name: &str) -> Vec<String> {
        self.either(&mut name.chars().peekable(), None)
    }

    /// The readings of what stands between bars, up to the mark that closes it.
    fn either(self, rest: &mut std::iter::Peekable<std::str::Chars<'_>>, closing: Option<char>) -> Vec<String> {
        let mut readings = Vec::new();
        let mut current = vec![String::new()];
        while let Some(char) = rest.next() {
            let choices = match char {
                _ if Some(char) == closing => break,
                '|' if closing.is_some() => {
                    readings.append(&mut std::mem::replace(&mut current, vec![String::new()]));
                    continue;
                }
                '(' => self.either(rest, Some(')')),
                '[' => self.either(rest, Some(']')).into_iter().chain([String::new()]).collect(),
                '{' => self.set(&rest.by_ref().take_while(|char| *char != '}').collect::<String>()),
                _ => vec![char.to_string()],
            };
            current =
                current.iter().flat_map(|start| choices.iter().map(move |choice| format!("{start}{choice}"))).collect();
        }
        readings.append(&mut current);
        readings
    }

    /// The readings of the phrases of a list.
    fn set(self, name: &str) -> Vec<String> {
        self.sets.get(name).into_iter().flatten().flat_map(|phrase| self.expand(phrase)).collect()
    }
}
