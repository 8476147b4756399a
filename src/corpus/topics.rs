//! What an article is about and which words it mentions, small enough to keep for every article.

use std::sync::LazyLock;

use crate::article::front_matter::Value;
use crate::article::{Article, BlockKind};
use crate::builtin;
use crate::rule::vocabulary::TopicWords;
use crate::text::{KeptWords, lexicon};

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

static WORDS: LazyLock<TopicWords> = LazyLock::new(|| builtin::vocabulary().unwrap_or_default());

/// What an article is about, and which words it mentions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Topics {
    /// Words of its title and of the fields that name subjects: lower case, sorted, parted by spaces.
    pub subject: Box<str>,
    /// The words of its text.
    pub mentions: KeptWords,
}

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
        subject.sort_unstable();
        subject.dedup();
        let mut mentions = article.words.clone();
        subject.iter().for_each(|word| mentions.add(word, 0..word.len()));
        Self { subject: subject.join(" ").into(), mentions: mentions.keep() }
    }

    /// Whether the two have something to do with each other; true when nothing is known of one.
    #[must_use]
    pub fn touch(&self, other: &Self) -> bool {
        if self.subject.is_empty() || other.subject.is_empty() {
            return true;
        }
        let holds = |one: &Self, other: &Self| other.subject.split(' ').any(|word| one.mentions.has(word));
        holds(self, other) || holds(other, self)
    }
}

fn add_words(text: &str, subject: &mut Vec<String>) {
    let lower = words(text).map(str::to_lowercase);
    subject.extend(lower.filter(|word| !WORDS.common.contains(word)));
}

/// The words of four letters and more.
fn words(text: &str) -> impl Iterator<Item = &str> {
    lexicon::words(text).filter(|word| word.len() >= 4 && !word.bytes().all(|b| b.is_ascii_digit()))
}
