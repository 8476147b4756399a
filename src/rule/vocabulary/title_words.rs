//! Words of titles and headings that are not what they speak of.

use serde::{Deserialize, Serialize};

use super::Vocabulary;

/// The file `title-words.yaml`.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct TitleWords {
    /// What it is.
    pub summary: String,
    /// Before a number, up to a colon: it only counts ("Part 2: Diuretics").
    pub counted: Vec<String>,
    /// Between two medicines that are weighed against each other, in the languages of articles.
    pub alternatives: Vec<String>,
    /// Between medicines and what they are for.
    pub purposes: Vec<String>,
    /// In a title that is not only the name of a condition: "Living with asthma".
    pub turns: Vec<String>,
    /// At the end of a title that is of many conditions, as those of indexes are: "Skin conditions".
    pub many: Vec<String>,
    /// What a page of links is called, at its end.
    pub links: Vec<String>,
    /// Behind what a title speaks of, and only qualifying it: "Gout in young men".
    pub qualifiers: Vec<String>,
    /// In a heading on the signs of a disease, not on what readers notice of a medicine.
    pub signs: Vec<String>,
    /// Headings that may be on anything to avoid.
    pub avoided: Vec<String>,
    /// How a heading begins on when a vaccine is given.
    pub times: Vec<String>,
    /// On contraception.
    pub contraception: Vec<String>,
    /// On a pregnancy.
    pub pregnancy: Vec<String>,
    /// At the end of a heading that names medicines by their being prescribed.
    pub prescribed: Vec<String>,
    /// How a page begins that gathers posts.
    pub archives: Vec<String>,
    /// Before a condition: what is done about it.
    pub of_care: Vec<String>,
    /// What a link says below a few words on the page it leads to.
    pub more: Vec<String>,
    /// In a title on a vaccine.
    pub vaccines: Vec<String>,
    /// Behind the name of a remedy: what is written of it ("Ginkgo: a guide").
    pub about: Vec<String>,
}

impl Vocabulary for TitleWords {
    const NAME: &'static str = "title-words";
}
