//! Text as it is matched: folded with a map back to the original, cut into sentences and words.

pub mod fold;
pub mod hits;
pub(crate) mod key;
pub mod lexicon;
pub mod months;
pub(crate) mod octets;
pub mod rows;
pub mod sentence;
pub mod word_filter;

pub use fold::{FoldBuilder, Folded};
pub use hits::Hits;
pub use lexicon::{BadPhrase, Hit, Lexicon, ListId, PhraseError, WordList};
pub use rows::Rows;
pub use word_filter::{KeptWords, WordFilter};
