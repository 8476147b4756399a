//! What an article asserts about health and what supports it: claims, citations, listed sources.

mod author;
mod cell;
mod citation;
mod cited;
mod doubt;
mod engine;
mod fits;
mod health;
mod hedge;
mod identifier;
mod lists;
mod marker;
mod matching;
mod phrase;
mod pitch;
mod place;
mod reader;
mod reference;
mod scope;
mod selling;
mod sentences;
mod subject;
mod support;
mod surroundings;
mod tabled;
mod tier;
mod token;
mod turns;
mod whole;
mod words;

pub use crate::rule::{Mark, Marks};
pub use citation::{Citation, CitationForm, citations};
pub use identifier::{IdKind, Identifier, identifiers};
pub use reader::Reader;
pub(crate) use reference::REFERENCE_FIELDS;
pub use reference::{Reference, references, year};
pub use support::{Distance, Support};
pub use tier::{Tier, Tiers, host};
pub(crate) use turns::TURNS;

use std::ops::Range;
use std::sync::Arc;

use crate::article::{Article, Vocabulary};
use crate::rule::{Force, Level};
use crate::source::Span;

/// Something an article asserts.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// The rule that knows such claims, `claims/superiority`.
    pub rule: Arc<str>,
    /// The words that make the claim, a range of the prose.
    pub text: Range<usize>,
    /// Its sentence, a range of the prose.
    pub sentence: Range<usize>,
    /// The bytes of the words that make the claim.
    pub span: Span,
    /// What the claim is about, as written, where a treatment is named before it.
    pub subject: Option<Range<usize>>,
    /// What changes what it says.
    pub marks: Marks,
    /// The nearest source.
    pub support: Option<Support>,
    /// How much it matters as it stands; none when it is no claim to report.
    pub level: Option<Level>,
    /// What it means that its pattern fits, those counted that agree.
    pub force: Force,
    /// How serious it is among claims of one sentence: the level that each pattern gives by itself, the rank of its kind.
    pub weight: (Option<Level>, u8),
}

impl Claim {
    /// The kind: the name of its rule without the family.
    #[must_use]
    pub fn kind(&self) -> &str {
        self.rule.rsplit('/').next().unwrap_or(&self.rule)
    }
}

/// What an article asserts and what it rests on.
#[derive(Debug, Default)]
pub struct Evidence {
    /// The listed sources, in order.
    pub references: Vec<Reference>,
    /// The identifiers of sources in the prose, in order.
    pub identifiers: Vec<Identifier>,
    /// The citations of the text, in order.
    pub citations: Vec<Citation>,
    /// How far those can be trusted at whose address the article stands, or from whom it was taken, as its front matter
    /// says.
    pub origin: Option<Tier>,
    /// Whether a table lists the sources.
    pub tabled: bool,
    /// The claims, in order; at most one of a kind in a sentence.
    pub claims: Vec<Claim>,
}

/// Fields that give the whole address of an article, or of what it was taken from.
const ORIGINS: [&str; 5] = ["url", "source_url", "sourceUrl", "canonical", "canonical_url"];

/// Reads the evidence of an article.
#[must_use]
pub fn read(article: &Article<'_>, reader: &Reader, known: &Vocabulary) -> Evidence {
    let references = references(article, reader);
    let identifiers = identifiers(article.prose.text());
    let citations = citations(article, &references, &identifiers, reader);
    let tabled = tabled::lists_studies(article, &citations);
    let claims = engine::claims(article, reader, known, &references, &citations);
    let address = ORIGINS.iter().find_map(|field| article.front_matter.text(field));
    let origin = address.and_then(|address| reader.tiers().of(address));
    Evidence { references, identifiers, citations, origin, tabled, claims }
}
