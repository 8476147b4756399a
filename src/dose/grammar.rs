//! Small pieces of the grammar that quantities and timings share: numbers over several tokens, and ranges of them.

use super::number::{self, Numeral};
use super::token::{Kind, Token};
use super::words::{List, Sense, W};

/// Tokens of a sentence, read by index; an index past the end reads as nothing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tokens<'s, 't> {
    list: &'s [Token<'t>],
}

impl<'s, 't> Tokens<'s, 't> {
    pub(super) const fn new(list: &'s [Token<'t>]) -> Self {
        Self { list }
    }

    pub(super) const fn len(&self) -> usize {
        self.list.len()
    }

    pub(super) fn get(&self, at: usize) -> Option<&'s Token<'t>> {
        self.list.get(at)
    }

    /// The token `back` places before `at`.
    pub(super) fn before(&self, at: usize, back: usize) -> Option<&'s Token<'t>> {
        at.checked_sub(back).and_then(|at| self.list.get(at))
    }

    pub(super) fn sense(&self, at: usize) -> Sense {
        match self.get(at).map(|token| token.kind) {
            Some(Kind::Word(sense)) => sense,
            _ => Sense::Other,
        }
    }

    pub(super) fn is(&self, at: usize, word: W) -> bool {
        self.get(at).is_some_and(|token| token.is(word))
    }

    pub(super) fn is_any(&self, at: usize, words: &[W]) -> bool {
        matches!(self.sense(at), Sense::Word(word) if words.contains(&word))
    }

    /// Whether a word list holds the token at `at`.
    pub(super) fn listed(&self, at: usize, list: List) -> bool {
        self.get(at).is_some_and(|token| token.is_listed(list))
    }

    pub(super) fn mark(&self, at: usize, mark: char) -> bool {
        self.get(at).is_some_and(|token| token.is_mark(mark))
    }

    /// Whether a hyphen or dash of any kind stands at `at`.
    pub(super) fn dash(&self, at: usize) -> bool {
        self.mark(at, '-') || self.mark(at, '\u{2014}')
    }

    pub(super) fn text(&self, at: usize) -> &'t str {
        self.get(at).map_or("", |token| token.text)
    }

    pub(super) fn is_text(&self, at: usize, words: &[&str]) -> bool {
        let text = self.text(at);
        words.iter().any(|word| text.eq_ignore_ascii_case(word))
    }

    /// The index behind `at` if the token there is one of `words`.
    pub(super) fn skip(&self, at: usize, words: &[W]) -> usize {
        at + usize::from(self.is_any(at, words))
    }

    /// The index behind a hyphen at `at`, if there is one.
    pub(super) fn skip_dash(&self, at: usize) -> usize {
        at + usize::from(self.mark(at, '-'))
    }

    /// The number at `at`, in digits or words, and the index behind it.
    pub(super) fn number(&self, at: usize) -> Option<(Numeral, usize)> {
        match self.get(at)?.kind {
            Kind::Number(number) => Some(self.with_fraction(number, at + 1)),
            Kind::Word(Sense::Number(value)) => Some(self.in_words(value, at + 1)),
            Kind::Word(Sense::Part(_)) if self.is_ordinal(at) => None,
            Kind::Word(Sense::Part(part)) => Some(self.part(part, at + 1)),
            Kind::Word(Sense::Word(W::A)) => match self.sense(at + 1) {
                Sense::Part(part) => Some(self.part(part, at + 2)),
                Sense::Scale(scale) => Some((Numeral::sure(scale), at + 2)),
                _ => None,
            },
            _ => None,
        }
    }

    /// "third" of "every third day".
    fn is_ordinal(&self, at: usize) -> bool {
        self.is_text(at, &["third"]) && matches!(self.sense(at + 1), Sense::Period(_))
    }

    /// "1/2", "2 1/2", and a scale behind: "1.2 million".
    fn with_fraction(&self, number: Numeral, next: usize) -> (Numeral, usize) {
        if let Some((value, end)) = self.slash_fraction(next - 1) {
            return (Numeral { value, doubtful: false, fraction: true }, self.of_piece(end));
        }
        if number.fraction {
            return (number, self.of_piece(next));
        }
        if number.value.fract() == 0.0 && !number.fraction {
            let gap = self.skip_dash(next);
            if let Some((value, end)) = self.slash_fraction(gap).filter(|_| gap == next || self.glued(gap)) {
                return (Numeral { value: number.value + value, doubtful: false, fraction: true }, end);
            }
            let part = self.slash_fraction(next + 1).or_else(|| self.vulgar(next + 1));
            if let Some((value, end)) = part.filter(|_| self.is(next, W::And)) {
                return (Numeral { value: number.value + value, fraction: true, ..number }, end);
            }
            let and = self.is(next, W::And) && (self.is(next + 1, W::A) || self.text(next + 1) == "one");
            if let (true, Sense::Part(part)) = (and, self.sense(next + 2)) {
                return (Numeral { value: number.value + part, fraction: true, ..number }, next + 3);
            }
        }
        match self.sense(next) {
            Sense::Scale(scale) => (Numeral { value: number.value * scale, ..number }, next + 1),
            _ => (number, next),
        }
    }

    /// The index behind "of a" and "of one" where a piece follows: "½ of a tablet", but "1½ a day".
    fn of_piece(&self, at: usize) -> usize {
        let end = self.of_a(at);
        if matches!(self.sense(end), Sense::Unit(_)) { end } else { at }
    }

    fn vulgar(&self, at: usize) -> Option<(f64, usize)> {
        match self.get(at)?.kind {
            Kind::Number(number) if number.fraction && number.value < 1.0 => Some((number.value, at + 1)),
            _ => None,
        }
    }

    fn glued(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.glued)
    }

    /// `N/N` that is a part of one, not followed by another slash (a date).
    fn slash_fraction(&self, at: usize) -> Option<(f64, usize)> {
        let (Kind::Number(over), Kind::Number(under)) = (self.get(at)?.kind, self.get(at + 2)?.kind) else {
            return None;
        };
        let slash =
            (self.mark(at + 1, '/') || self.mark(at + 1, '\u{2044}')) && self.glued(at + 1) && self.glued(at + 2);
        let whole = !self.mark(at + 3, '/') && number::is_fraction(over.value, under.value);
        (slash && whole && !over.fraction).then(|| (over.value / under.value, at + 3))
    }

    /// "twenty-four", "one and a half", "two hundred", "one half", "three quarters".
    fn in_words(&self, value: f64, next: usize) -> (Numeral, usize) {
        if let Some((decimals, end)) = self.point(next) {
            return (Numeral::sure(value + decimals), end);
        }
        let joined = self.skip_dash(next);
        match self.sense(joined) {
            Sense::Number(ones) if value >= 20.0 && (1.0..10.0).contains(&ones) => {
                return (Numeral::sure(value + ones), joined + 1);
            }
            Sense::Scale(scale) => return (Numeral::sure(value * scale), joined + 1),
            Sense::Part(part) => {
                return (Numeral { value: value * part, doubtful: false, fraction: true }, self.of_a(joined + 1));
            }
            _ => {}
        }
        if self.is(next, W::And) {
            let skip = self.skip_dash(self.skip(next + 1, &[W::A]) + usize::from(self.is_text(next + 1, &["one"])));
            if let Sense::Part(part) = self.sense(skip) {
                return (Numeral { value: value + part, doubtful: false, fraction: true }, skip + 1);
            }
        }
        (Numeral::sure(value), next)
    }

    /// "point five", "point two five".
    fn point(&self, at: usize) -> Option<(f64, usize)> {
        if !self.is_text(at, &["point"]) {
            return None;
        }
        let digits = (at + 1..at + 4).map_while(|at| match self.sense(at) {
            Sense::Number(digit) if digit < 10.0 => Some(digit),
            _ => None,
        });
        let mut value = 0.0;
        let mut size = 0.1;
        let mut end = at + 1;
        for digit in digits {
            value += digit * size;
            size /= 10.0;
            end += 1;
        }
        (end > at + 1).then_some((value, end))
    }

    /// "half", "half a", "a quarter of a", "half to one".
    fn part(&self, part: f64, next: usize) -> (Numeral, usize) {
        (Numeral { value: part, doubtful: false, fraction: true }, self.of_a(next))
    }

    fn of_a(&self, at: usize) -> usize {
        let at = self.skip_dash(at);
        let of = self.skip(at, &[W::Of]);
        if self.is_any(of, &[W::A]) || self.is_text(of, &["one"]) {
            of + 1
        } else if of > at {
            at
        } else {
            of
        }
    }

    /// A number or a range of two: "3", "3 to 4", "two or three", "4-6".
    pub(super) fn numbers(&self, at: usize) -> Option<(f64, f64, usize)> {
        let (low, next) = self.number(at)?;
        let joined = match self.get(next).map(|token| token.kind) {
            Some(Kind::Word(Sense::Word(W::To | W::Or))) => next + 1,
            Some(Kind::Mark('-' | '\u{2014}')) => next + 1,
            _ => return Some((low.value, low.value, next)),
        };
        match self.number(joined) {
            Some((high, end)) => Some((low.value.min(high.value), low.value.max(high.value), end)),
            None => Some((low.value, low.value, next)),
        }
    }
}
