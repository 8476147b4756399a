//! What single words mean to the grammar of doses: units, number words, periods, times of a day.

use std::sync::LazyLock;

use crate::builtin;
use crate::rule::vocabulary::DoseWords;
use crate::rule::vocabulary::timings::{Often, Timings, Written};
use crate::rule::vocabulary::units::{Unit, Units};

use super::{PeriodUnit, Timing};

/// What a word means.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Sense {
    /// Nothing to this grammar.
    Other,
    /// A unit of doses.
    Unit(&'static Unit),
    /// A number word below hundred.
    Number(f64),
    /// hundred, thousand, million, billion
    Scale(f64),
    /// half, quarter, third
    Part(f64),
    /// once, twice, thrice
    Adverb(f64),
    /// A period: day, weeks, h
    Period(PeriodUnit),
    /// daily, weekly, hourly
    Often(Timing, Warn),
    /// b.i.d., QD
    Latin(Timing, Written, Warn),
    /// A time of a day, by its place in the day.
    DayTime(u8),
    /// A day of the week.
    Weekday,
    /// A word of the grammar.
    Word(W),
}

/// A list of `dose-words.yaml`, by its bit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub(super) enum List {
    Reference = 1,
    Clause = 1 << 1,
    Action = 1 << 2,
    Level = 1 << 3,
    Pack = 1 << 4,
    Denominator = 1 << 5,
    Total = 1 << 6,
    Food = 1 << 7,
    Trade = 1 << 8,
    StepVerb = 1 << 9,
}

/// What a word means, and the lists that hold it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Meaning {
    pub(super) sense: Sense,
    pub(super) lists: u16,
}

impl Meaning {
    pub(super) const NONE: Self = Self { sense: Sense::Other, lists: 0 };
}

/// Whether a word is read in two ways.
pub(super) type Warn = bool;

/// Words of the grammar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum W {
    A,
    Each,
    Every,
    Per,
    Times,
    Time,
    X,
    Q,
    Other,
    Second,
    Alternate,
    To,
    Or,
    And,
    Between,
    Of,
    In,
    At,
    For,
    With,
    On,
    The,
    Your,
    Any,
    Not,
    More,
    Less,
    Fewer,
    Lower,
    Higher,
    Greater,
    Above,
    First,
    Divided,
    Equal,
    Separate,
    Body,
    Weight,
    Square,
    Meter,
    Squared,
    Kilogram,
    Pound,
    After,
    Before,
    Later,
    During,
    Over,
    Within,
    From,
    By,
    Up,
    As,
    Many,
    Few,
    Several,
    Couple,
    Following,
    Meal,
    Meals,
    Single,
    Apart,
    Ago,
    Old,
    Into,
    Split,
    Cycle,
    Plus,
    Total,
    Course,
    Same,
    Only,
    About,
    Extra,
}

const GRAMMAR: &[(&str, W)] = &[
    ("a", W::A),
    ("an", W::A),
    ("each", W::Each),
    ("every", W::Every),
    ("per", W::Per),
    ("times", W::Times),
    ("time", W::Time),
    ("x", W::X),
    ("q", W::Q),
    ("other", W::Other),
    ("second", W::Second),
    ("2nd", W::Second),
    ("alternate", W::Alternate),
    ("alternating", W::Alternate),
    ("to", W::To),
    ("or", W::Or),
    ("and", W::And),
    ("between", W::Between),
    ("of", W::Of),
    ("in", W::In),
    ("at", W::At),
    ("for", W::For),
    ("with", W::With),
    ("on", W::On),
    ("the", W::The),
    ("your", W::Your),
    ("his", W::Your),
    ("her", W::Your),
    ("their", W::Your),
    ("any", W::Any),
    ("not", W::Not),
    ("more", W::More),
    ("less", W::Less),
    ("fewer", W::Fewer),
    ("lower", W::Lower),
    ("higher", W::Higher),
    ("greater", W::Greater),
    ("above", W::Above),
    ("first", W::First),
    ("divided", W::Divided),
    ("equal", W::Equal),
    ("equally", W::Equal),
    ("evenly", W::Equal),
    ("separate", W::Separate),
    ("body", W::Body),
    ("weight", W::Weight),
    ("bodyweight", W::Weight),
    ("square", W::Square),
    ("sq", W::Square),
    ("meter", W::Meter),
    ("meters", W::Meter),
    ("metre", W::Meter),
    ("metres", W::Meter),
    ("squared", W::Squared),
    ("kg", W::Kilogram),
    ("kgs", W::Kilogram),
    ("kilogram", W::Kilogram),
    ("kilograms", W::Kilogram),
    ("kilo", W::Kilogram),
    ("lb", W::Pound),
    ("lbs", W::Pound),
    ("pound", W::Pound),
    ("pounds", W::Pound),
    ("after", W::After),
    ("before", W::Before),
    ("later", W::Later),
    ("during", W::During),
    ("over", W::Over),
    ("within", W::Within),
    ("from", W::From),
    ("by", W::By),
    ("up", W::Up),
    ("as", W::As),
    ("many", W::Many),
    ("few", W::Few),
    ("several", W::Several),
    ("couple", W::Couple),
    ("following", W::Following),
    ("meal", W::Meal),
    ("meals", W::Meals),
    ("mealtimes", W::Meals),
    ("food", W::Meals),
    ("single", W::Single),
    ("apart", W::Apart),
    ("ago", W::Ago),
    ("old", W::Old),
    ("into", W::Into),
    ("split", W::Split),
    ("cycle", W::Cycle),
    ("cycles", W::Cycle),
    ("plus", W::Plus),
    ("total", W::Total),
    ("course", W::Course),
    ("same", W::Same),
    ("only", W::Only),
    ("about", W::About),
    ("approximately", W::About),
    ("around", W::About),
    ("roughly", W::About),
    ("nearly", W::About),
    ("extra", W::Extra),
    ("additional", W::Extra),
    ("further", W::Extra),
    ("main", W::Same),
    ("previous", W::Same),
];

const NUMBERS: &[(&str, f64)] = &[
    ("zero", 0.0),
    ("one", 1.0),
    ("two", 2.0),
    ("three", 3.0),
    ("four", 4.0),
    ("five", 5.0),
    ("six", 6.0),
    ("seven", 7.0),
    ("eight", 8.0),
    ("nine", 9.0),
    ("ten", 10.0),
    ("eleven", 11.0),
    ("twelve", 12.0),
    ("thirteen", 13.0),
    ("fourteen", 14.0),
    ("fifteen", 15.0),
    ("sixteen", 16.0),
    ("seventeen", 17.0),
    ("eighteen", 18.0),
    ("nineteen", 19.0),
    ("twenty", 20.0),
    ("thirty", 30.0),
    ("forty", 40.0),
    ("fifty", 50.0),
    ("sixty", 60.0),
    ("seventy", 70.0),
    ("eighty", 80.0),
    ("ninety", 90.0),
];

const PARTS: &[(&str, Sense)] = &[
    ("hundred", Sense::Scale(100.0)),
    ("thousand", Sense::Scale(1_000.0)),
    ("million", Sense::Scale(1_000_000.0)),
    ("billion", Sense::Scale(1_000_000_000.0)),
    ("half", Sense::Part(0.5)),
    ("quarter", Sense::Part(0.25)),
    ("quarters", Sense::Part(0.25)),
    ("third", Sense::Part(1.0 / 3.0)),
    ("once", Sense::Adverb(1.0)),
    ("twice", Sense::Adverb(2.0)),
    ("thrice", Sense::Adverb(3.0)),
];

/// The units of the vocabulary, for as long as the program runs.
pub(super) static UNITS: LazyLock<Units> = LazyLock::new(|| builtin::vocabulary().unwrap_or_default());
static TIMINGS: LazyLock<Timings> = LazyLock::new(|| builtin::vocabulary().unwrap_or_default());
static WORDS: LazyLock<DoseWords> = LazyLock::new(|| builtin::vocabulary().unwrap_or_default());
static MEANINGS: LazyLock<Meanings> = LazyLock::new(meanings);
/// Every word is looked up: the hash is a fast one.
type Meanings = foldhash::HashMap<&'static [u8], Meaning>;

const LONGEST: usize = 24;

/// What `word` means, whatever its case; `dotted` words lose their full stops first.
pub(super) fn sense(word: &str, dotted: bool) -> Sense {
    meaning(word, dotted).sense
}

/// What `word` means and the lists that hold it.
pub(super) fn meaning(word: &str, dotted: bool) -> Meaning {
    if word.len() > LONGEST {
        return Meaning::NONE;
    }
    let mut buffer = [0_u8; LONGEST];
    let mut len = 0;
    for &byte in word.as_bytes() {
        if !(dotted && byte == b'.') {
            buffer[len] = byte.to_ascii_lowercase();
            len += 1;
        }
    }
    MEANINGS.get(&buffer[..len]).copied().unwrap_or(Meaning::NONE)
}

/// The unit that a word writes, as it is printed; none for words that are no unit.
#[must_use]
pub fn fold_unit(word: &str) -> Option<&'static Unit> {
    match sense(word, true) {
        Sense::Unit(unit) => Some(unit),
        _ => None,
    }
}

/// How often the abbreviation or adverb `word` stands for; none for other words.
#[must_use]
pub fn often(word: &str) -> Option<Timing> {
    match sense(word, true) {
        Sense::Latin(timing, ..) | Sense::Often(timing, _) => Some(timing),
        _ => None,
    }
}

/// How many words there is room for at once: all of them, some 700, in the smallest table that holds so many.
const SENSES: usize = 896;

fn meanings() -> Meanings {
    let mut meanings = Meanings::with_capacity_and_hasher(SENSES, foldhash::fast::RandomState::default());
    add_senses(&mut |word, sense| {
        meanings.insert(word.as_bytes(), Meaning { sense, lists: 0 });
    });
    let lists = [
        (&WORDS.references, List::Reference),
        (&WORDS.clauses, List::Clause),
        (&WORDS.actions, List::Action),
        (&WORDS.levels, List::Level),
        (&WORDS.packs, List::Pack),
        (&WORDS.denominators, List::Denominator),
        (&WORDS.totals, List::Total),
        (&WORDS.foods, List::Food),
        (&WORDS.trades, List::Trade),
        (&WORDS.step_verbs, List::StepVerb),
    ];
    for (words, list) in lists {
        for word in words {
            meanings.entry(word.as_bytes()).or_insert(Meaning::NONE).lists |= list as u16;
        }
    }
    meanings
}

/// Gives `add` every word with what it means; of two meanings of a word the later one counts.
fn add_senses(add: &mut impl FnMut(&'static str, Sense)) {
    let mut all = |words: &'static [String], sense: Sense| words.iter().for_each(|word| add(word, sense));
    for (words, index) in TIMINGS.times.iter().zip(0_u8..) {
        all(words, Sense::DayTime(index));
    }
    all(&TIMINGS.weekdays, Sense::Weekday);
    for often in &TIMINGS.abbreviations {
        all(&often.words, Sense::Latin(timing(often), often.written, often.ambiguous));
    }
    for often in &TIMINGS.adverbs {
        all(&often.words, Sense::Often(timing(often), often.ambiguous));
    }
    for (code, words) in &TIMINGS.periods {
        all(words, Sense::Period(period(code)));
    }
    for unit in &UNITS.units {
        all(&unit.words, Sense::Unit(unit));
    }
    NUMBERS.iter().for_each(|&(word, value)| add(word, Sense::Number(value)));
    GRAMMAR.iter().for_each(|&(word, meaning)| add(word, Sense::Word(meaning)));
    PARTS.iter().for_each(|&(word, sense)| add(word, sense));
}

/// The place of a day in the week; the vocabulary lists each with its plural.
pub(super) fn weekday(word: &str) -> u8 {
    let days = TIMINGS.weekdays.chunks(2).zip(0_u8..);
    days.into_iter()
        .find(|(names, _)| names.iter().any(|name| name.eq_ignore_ascii_case(word)))
        .map_or(0, |(_, day)| day)
}

fn timing(often: &Often) -> Timing {
    let Often { frequency, period: length, .. } = *often;
    Timing::new(frequency, length, period(&often.unit))
}

fn period(code: &str) -> PeriodUnit {
    match code {
        "min" => PeriodUnit::Minute,
        "h" => PeriodUnit::Hour,
        "wk" => PeriodUnit::Week,
        "mo" => PeriodUnit::Month,
        "a" => PeriodUnit::Year,
        _ => PeriodUnit::Day,
    }
}
