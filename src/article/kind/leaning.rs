//! What an article leans to that no single cue tells: its title, headings, labels and words are taken together.

use super::called::Called;
use super::opening::is_defined;
use super::subject::{is_headed_by_medicines, is_throughout, main_medicine};
use super::{ArticleKind, CONDITION_CUES, MEMBERS, OF_CONDITION, OF_USE, count, ids_of, some};
use crate::article::section_names::OF_MEDICINES;
use crate::article::{Article, BlockKind, Vocabulary};

/// Sections of what is taken: what is done to patients has indications and contraindications as well.
const OF_DOSE: [&str; 5] = ["dosing", "missed-dose", "overdose", "interactions", "side-effects"];
/// So many sections of articles on a medicine tell one, whatever it is called.
const STRUCTURE: usize = 4;
/// So many do when a short title names nothing else.
const STRUCTURE_NAMED: usize = 2;
/// From how many sides a text tells how its subject is used.
const SIDES: usize = 3;
/// The same of a subject that its title names and it speaks of throughout.
const SIDES_THROUGHOUT: usize = 2;
/// How many of these, and sections of articles on a medicine, tell of one that the opening defines.
const SIDES_DEFINED: usize = 2;
/// The words of a title that may be a name.
const SHORT: usize = 3;

/// The kind an article leans to, and what of it tells so.
pub(super) fn lean(
    article: &Article<'_>,
    known: &Vocabulary,
    title: &Called<'_>,
) -> Option<(ArticleKind, &'static str)> {
    let whole = article.whole();
    let cues = |list: &str| count(article, known, list, whole.clone());
    if title.compares_medicines() && cues("drugs") + cues("drug-classes") > 1 {
        return Some((ArticleKind::Comparison, "the title weighs medicines against each other"));
    }
    let named: Vec<&str> = article.labelled_sections(known).collect();
    let has = |id: &&str| ids_of(article).any(|own| own == *id) || named.contains(id);
    let of_drug = OF_MEDICINES.iter().filter(|id| has(id)).count();
    let of_condition = OF_CONDITION.iter().filter(|id| has(id)).count();
    if title.compares() && of_drug > 0 && !title.names_condition() {
        return Some((ArticleKind::Comparison, "the title compares what its headings tell of as medicines"));
    }
    let sides = || OF_USE.iter().filter(|list| cues(list) > 0).count();
    let tells = || article.blocks.iter().any(|block| matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem));
    let is_of_none = title.names_condition() || title.is_of_procedure() || title.is_on_medicines_at_large();
    let is_drug = of_drug > of_condition && !is_of_none;
    if is_drug && of_drug >= STRUCTURE {
        return Some((ArticleKind::Drug, "its headings and labels are those of an article on a medicine"));
    }
    let is_of_use = OF_DOSE.iter().any(has);
    if is_drug && of_condition == 0 && of_drug >= STRUCTURE_NAMED && is_of_use && (1..=SHORT).contains(&title.length())
    {
        return Some((ArticleKind::Drug, "its headings and labels are those of an article on a medicine"));
    }
    if is_drug && of_condition == 0 && of_drug >= STRUCTURE_NAMED && is_of_use && title.asks_of_medicines() {
        return Some((ArticleKind::Drug, "the title asks of a medicine, and headings or labels tell of its use"));
    }
    let is_of_several = || title.is_only_at_large() || title.drugs() == 0 && title.count("drug-classes") > 0;
    if is_of_several() && of_condition <= of_drug + 1 && is_headed_by_medicines(article, known) {
        return Some((ArticleKind::Drug, "the title is a word for medicines, and the headings name several"));
    }
    if title.is_only_at_large()
        && of_condition <= of_drug + 1
        && cues("drugs") + cues("drug-classes") >= MEMBERS
        && sides() >= SIDES
    {
        return Some((ArticleKind::Drug, "the title is a word for medicines, and the text tells how several are used"));
    }
    let is_told = || of_drug > 0 || sides() >= SIDES;
    if of_condition <= of_drug && (title.is_of_remedy() || title.is_of_classes()) && is_told() {
        return Some((ArticleKind::Drug, "the title names a remedy, and the text tells how it is used"));
    }
    if title.last_section().is_some_and(|id| OF_MEDICINES.contains(&id))
        && !title.names_condition()
        && main_medicine(article, known).is_some()
    {
        return Some((
            ArticleKind::Drug,
            "the title says what is told of a medicine, and the text names one above all",
        ));
    }
    if title.drugs() == 1
        && title.text.ends_with('?')
        && of_condition == 0
        && main_medicine(article, known).is_some_and(|main| title.names(main))
    {
        return Some((ArticleKind::Drug, "the title asks of one medicine, and the text names it above all"));
    }
    if title.is_written()
        && !is_of_none
        && of_condition <= of_drug + 1
        && is_throughout(article, known, title)
        && title.count("nutrients") == 0
        && (of_drug > 0 || sides() >= SIDES_THROUGHOUT)
    {
        return Some((ArticleKind::Drug, "the title names one remedy, and the text speaks of it throughout"));
    }
    let speaks = || of_condition > 0 || CONDITION_CUES.iter().any(|list| cues(list) > 0);
    let is_care = || title.is_on_care() && speaks() || title.is_written() && title.is_care_of_condition();
    if is_care() && !title.is_of_procedure() && of_drug <= of_condition + 1 && tells() {
        return Some((ArticleKind::Condition, "the title names a condition and what is done about it"));
    }
    None
}

/// A medicine or remedy that an unknown name stands for: the article opens by saying so, and tells how it is used.
pub(super) fn defined_medicine(
    article: &Article<'_>,
    known: &Vocabulary,
    title: &Called<'_>,
) -> Option<(ArticleKind, &'static str)> {
    let sides = OF_USE.iter().filter(|list| count(article, known, list, article.whole()) > 0).count();
    let is_of_none = title.names_condition() || title.is_of_procedure() || title.is_on_medicines_at_large();
    let is_one = title.is_written()
        && !is_of_none
        && sides + some(article, &OF_MEDICINES) >= SIDES_DEFINED
        && count(article, known, "cues/kind-textbook", article.whole()) == 0
        && is_defined(article, known, &title.text, "kind-class/substances");
    is_one.then_some((ArticleKind::Drug, "it opens by saying which medicine its title is, and tells how it is used"))
}
