//! Words by which a claim is told from what only looks like one, and by which a source says what it is.

use serde::{Deserialize, Serialize};

use super::Vocabulary;

/// The file `claim-turns.yaml`.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ClaimTurns {
    /// What it is.
    pub summary: String,
    /// A cell that holds an answer to its row or column, and nothing else: "Side effects | none".
    pub nil_answers: Vec<String>,
    /// A column with this header says what good something does.
    pub benefit_headers: Vec<String>,
    /// In the header of such a column.
    pub benefit_header_parts: Vec<String>,
    /// A cell of the row that begins so says that the row is wrong.
    pub verdicts: Vec<String>,
    /// In the header of a column whose cells are wrong.
    pub myth_header_parts: Vec<String>,
    /// In a heading over links to pages of others, in lower case: "See also".
    pub pages_heading_parts: Vec<String>,
    /// In a heading under which what is said is wrong: "Myths about zinc".
    pub myth_heading_parts: Vec<String>,
    /// What leads in items that are not to be done: "Do not:".
    pub forbidding_leads: Vec<String>,
    /// In a heading or a label over what is said of pregnancy and breastfeeding.
    pub pregnancy_parts: Vec<String>,
    /// In a title on what nobody sells: "Side effects of kava".
    pub harm_title_parts: Vec<String>,
    /// In a heading that weighs benefits and does not praise: "Benefits and risks".
    pub weighing_heading_parts: Vec<String>,
    /// At the start of a sentence whose first part grants what its second speaks against.
    pub concessions: Vec<String>,
    /// Labels before what a medicine is for: "Indication: prevents measles".
    pub uses_labels: Vec<String>,
    /// Labels before how a medicine works.
    pub workings_labels: Vec<String>,
    /// One of these before a colon or full stop says that what follows is wrong: "Myth: …".
    pub myth_labels: Vec<String>,
    /// Behind "the" or "a": whose finding, told behind a semicolon, is of what stands before it.
    pub judges: Vec<String>,
    /// Right behind "but": what they found is of what stands before.
    pub finders: Vec<String>,
    /// The first word of a sentence that denies the one before: "Doctors call this a myth."
    pub deniers: Vec<String>,
    /// The first word of a sentence that warns of the one before: "Promises of that kind are a red flag."
    pub utterances: Vec<String>,
    /// The first word of a sentence that says no more than that the one before is wrong: "Nonsense."
    pub flat_verdicts: Vec<String>,
    /// What a question of a pitch begins with ("Tired of …?"), and not when it stands further on ("what you want to
    /// ask: …?").
    pub pitch_openings: Vec<String>,
    /// Behind "if you": it sets no condition but offers what follows.
    pub wishes: Vec<String>,
    /// Right behind a quotation: someone speaks, and no words are held at arm's length.
    pub speech_verbs: Vec<String>,
    /// Behind "may" or "can": leave is given, and nothing softened.
    pub permitted: Vec<String>,
    /// The same, where people are given leave to: "patients may lower the dose", not "it may lower the blood
    /// pressure".
    pub dose_changes: Vec<String>,
    /// With which it is told what a medicine is licensed for.
    pub label_verbs: Vec<String>,
    /// The last words of how often something is so.
    pub frequencies: Vec<String>,
    /// Behind which "to" leads to an outcome.
    pub outcome_verbs: Vec<String>,
    /// Adverbs and the like before the verb of an order: "simply rub it in".
    pub before_orders: Vec<String>,
    /// Verbs behind which a word is a noun: "causes relief".
    pub before_nouns: Vec<String>,
    /// In a claim or right before it: it rates what a medicine does, and does not tell what the medicine is for.
    pub rating_words: Vec<String>,
    /// Words that let a verb without an ending follow: "children outgrow it", "often heal".
    pub before_bare_verbs: Vec<String>,
    /// Pasts without "-ed".
    pub irregular_pasts: Vec<String>,
    /// What a sentence begins with that goes on with what was found: "The authors also saw …".
    pub reporters: Vec<String>,
    /// What a heading begins with that asks, question mark or not.
    pub heading_questions: Vec<String>,
    /// What a phrase that is shown does not begin with.
    pub joints: Vec<String>,
    /// What a phrase that is shown does not end with, where more follows: "safe for all".
    pub open_ends: Vec<String>,
    /// In a heading or a paragraph that leads in a case to think about.
    pub scenario_leads: Vec<String>,
    /// What the name of a body ends with: "the Census Bureau (2022)".
    pub bodies: Vec<String>,
    /// In a text on genes: what does something by itself, and is no treatment.
    pub gene_words: Vec<String>,
    /// Behind a name in capitals: it is that of a study, "the IMPACT trial".
    pub studies: Vec<String>,
    /// In capitals, and no name of a study.
    pub no_studies: Vec<String>,
    /// Before a year in brackets, with a capital, and no author: "Spring (2020)".
    pub no_surnames: Vec<String>,
    /// What may stand before the authors that a citation names: "(see e.g., Okoro, 2024)".
    pub author_leads: Vec<String>,
    /// Alone before a year they tell where, and are no author: "(UK, 2014)".
    pub countries: Vec<String>,
    /// What people undergo when they are treated, and do not do: "patients respond well".
    pub undergoing_verbs: Vec<String>,
    /// What a line calls the numbered list of sources below it: "References:".
    pub reference_labels: Vec<String>,
    /// What servers of preprints are called in an entry of the references.
    pub preprint_servers: Vec<String>,
    /// In an entry of the references that says of itself that it is a preprint.
    pub preprint_labels: Vec<String>,
    /// In an entry of the references that says of itself that it was withdrawn.
    pub withdrawal_labels: Vec<String>,
    /// In a sentence that says that its source is a preprint or was withdrawn.
    pub source_caveats: Vec<String>,
    /// In a sentence that says that a use is not approved.
    pub off_label_words: Vec<String>,
    /// In a sentence about the past, for which an old source will do.
    pub history_words: Vec<String>,
    /// In a sentence that tells of what was new in its day.
    pub novelties_of_the_past: Vec<String>,
    /// In a sentence that sends readers elsewhere and does not rest on what it links to.
    pub outward_words: Vec<String>,
    /// In the heading of a list of sources that is an offer, on which no sentence rests.
    pub further_reading: Vec<String>,
    /// What an order of an article on a remedy tells to do with it: "sip it to ease a cold".
    pub taking_verbs: Vec<String>,
    /// Behind which sellers list benefits: "offers increased energy".
    pub benefit_leads: Vec<String>,
    /// Behind which "to" tells what sellers do: "ways to sleep better".
    pub offering_words: Vec<String>,
    /// In the label of a row that tells no benefit.
    pub harm_label_parts: Vec<String>,
    /// What an order tells to do with a remedy before it is taken: "massage it in to spread the oil".
    pub preparing_verbs: Vec<String>,
    /// Before "to", which then tells what is there, or is hard: "medicines available to treat it".
    pub neutral_before_to: Vec<String>,
    /// What does good to a function, and harm to what should be low.
    pub rising_verbs: Vec<String>,
    /// What should be low.
    pub harmed_by_rise: Vec<String>,
    /// In a heading under which interactions are told, on a page of no medicine.
    pub interaction_heading_parts: Vec<String>,
}

impl Vocabulary for ClaimTurns {
    const NAME: &'static str = "claim-turns";
}
