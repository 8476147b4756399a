//! What an article is about and which words it mentions, small enough to keep for every article.

use crate::article::front_matter::Value;
use crate::article::{Article, BlockKind};
use crate::text::{key, lexicon};

/// Fields of the front matter that name medicines, classes and conditions.
const FIELDS: [&str; 14] = [
    "drug",
    "drugs",
    "drug_name",
    "generic_name",
    "brand_names",
    "condition",
    "conditions",
    "drug_class",
    "class",
    "classes",
    "tags",
    "categories",
    "topics",
    "keywords",
];

/// Words of titles that name no subject.
const COMMON: [&str; 40] = [
    "about",
    "actions",
    "adults",
    "advice",
    "after",
    "article",
    "before",
    "causes",
    "children",
    "common",
    "dosage",
    "doses",
    "dosing",
    "drug",
    "drugs",
    "effects",
    "facts",
    "guide",
    "health",
    "information",
    "interactions",
    "know",
    "medication",
    "medications",
    "medicine",
    "medicines",
    "overview",
    "patient",
    "patients",
    "safety",
    "side",
    "signs",
    "symptoms",
    "tablets",
    "treatment",
    "treatments",
    "uses",
    "warnings",
    "what",
    "with",
];

/// What an article is about, and which words it mentions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Topics {
    /// Words of its title and of the fields that name subjects: lower case, sorted.
    pub subject: Vec<Box<str>>,
    /// A Bloom filter of the words of its text: it may say yes wrongly, never no.
    pub mentions: Vec<u64>,
}

/// Words of the filter: 4,096 bits.
const FILTER: usize = 64;

impl Topics {
    /// The topics of an article.
    #[must_use]
    pub fn of(article: &Article<'_>) -> Self {
        let mut subject = Vec::new();
        if let Some(title) = &article.title {
            add_words(&title.text, &mut subject);
        }
        for block in article.blocks.iter().filter(|block| block.kind == BlockKind::Heading(1)) {
            add_words(article.block_text(block), &mut subject);
        }
        let fields = FIELDS.iter().filter_map(|field| article.front_matter.get(field));
        for text in fields.flat_map(|value| value.items()).filter_map(Value::as_text) {
            add_words(text, &mut subject);
        }
        subject.sort();
        subject.dedup();
        let mut topics = Self { mentions: vec![0; FILTER], subject };
        for word in words(article.prose.text()) {
            topics.mention(word);
        }
        for index in 0..topics.subject.len() {
            let word = topics.subject[index].clone();
            topics.mention(&word);
        }
        topics
    }

    /// Whether the two have something to do with each other; true when nothing is known of one.
    #[must_use]
    pub fn touch(&self, other: &Self) -> bool {
        if self.subject.is_empty() || other.subject.is_empty() {
            return true;
        }
        self.subject.iter().any(|word| other.mentions(word)) || other.subject.iter().any(|word| self.mentions(word))
    }

    fn mention(&mut self, word: &str) {
        for bit in bits(word) {
            if let Some(bits) = self.mentions.get_mut(bit / 64) {
                *bits |= 1 << (bit % 64);
            }
        }
    }

    fn mentions(&self, word: &str) -> bool {
        bits(word).iter().all(|bit| self.mentions.get(bit / 64).is_some_and(|bits| bits & (1 << (bit % 64)) != 0))
    }
}

fn add_words(text: &str, subject: &mut Vec<Box<str>>) {
    for word in words(text).filter(|word| !COMMON.contains(&word.to_lowercase().as_str())) {
        subject.push(word.to_lowercase().into());
    }
}

/// The words of four letters and more.
fn words(text: &str) -> impl Iterator<Item = &str> {
    lexicon::words(text).filter(|word| word.len() >= 4 && !word.bytes().all(|b| b.is_ascii_digit()))
}

/// How many bytes of a stem count: what tells words apart stands before.
const KEPT: usize = 16;

/// The bits of a word in the filter: two parts of a hash of its lower-case stem.
fn bits(word: &str) -> [usize; 2] {
    let stem = stem(word.as_bytes());
    let mut kept = [0_u8; KEPT];
    let length = stem.len().min(KEPT);
    kept[..length].copy_from_slice(&stem[..length]);
    kept.make_ascii_lowercase();
    let [low, high] = [0, 8].map(|at| key::key(&kept[at..]));
    let hash = (low ^ high.rotate_left(31)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let part = |shift: u32| usize::try_from((hash >> shift) % 4096).unwrap_or(0);
    [part(32), part(52)]
}

/// A word without the ending of its plural or of a verb.
fn stem(word: &[u8]) -> &[u8] {
    let [.., before, last] = word else { return word };
    let ending = match (before.to_ascii_lowercase(), last.to_ascii_lowercase()) {
        (b'e', b's') => 2,
        (_, b's' | b'e') => 1,
        _ => 0,
    };
    let shorter = |ending: usize| word.get(..word.len().checked_sub(ending)?).filter(|stem| stem.len() >= 4);
    shorter(ending).or_else(|| shorter(1)).filter(|_| ending > 0).unwrap_or(word)
}
