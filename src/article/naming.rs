//! Which canonical sections the headings of an article name, or hint at where the text below bears it out.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::section_names::{About, Headings};
use super::{Article, Block, BlockKind, HeadingStyle, Section, Vocabulary, kind};
use crate::text::Hit;
use crate::text::lexicon::words;

/// Tells the sections of an article whose title and language are known.
pub(super) fn tell<'a>(article: &mut Article<'a>, known: &'a Vocabulary) {
    let title = article.title.as_ref().map(|title| title.text.clone());
    let subject = title.clone().or_else(|| name_of_file(&article.source.path));
    let is_condition = kind::is_named_after_condition(article, known);
    let about = About { subject: subject.as_deref(), is_condition, ..About::default() };
    let language = article.language.clone();
    let headings = known.section_names.about(about, &language);
    let reading = Reading { known, language: &language, about, headings };
    let text = Text::default();
    for index in 0..article.sections.len() {
        let heading = article.heading_text(&article.sections[index]).to_owned();
        let is_title =
            article.sections[index].level == 1 && title.as_deref().is_some_and(|title| begins(title, &heading));
        if !is_title || article.sections[index].style == HeadingStyle::FrontMatter {
            let ids = reading.named(article, &text, index, &heading);
            let misspelt = if ids.is_empty() { misspelt(article, known, &text, index) } else { None };
            let ids = misspelt.map_or(ids, |(id, _)| vec![id]);
            article.sections[index].misspelt = misspelt.map(|(_, name)| name);
            article.sections[index].ids = below(article, known, &text, index, ids);
        }
    }
}

/// Whether a title is a heading, or begins with it and goes on with the name of a site: "Naproxen - Our leaflets".
fn begins(title: &str, heading: &str) -> bool {
    const JOINTS: [&str; 4] = [" - ", " | ", " \u{2013} ", " \u{2014} "];
    let rest = title.strip_prefix(heading);
    rest.is_some_and(|rest| {
        rest.is_empty() || !heading.is_empty() && JOINTS.iter().any(|joint| rest.starts_with(joint))
    })
}

/// The words of a file name that is no index: notes without a title are called by it.
pub(super) fn name_of_file(path: &str) -> Option<String> {
    let name = path.rsplit('/').next()?;
    let stem = unnumbered(name.split('.').next()?.trim_start_matches('_'));
    let is_index = matches!(stem.to_ascii_lowercase().as_str(), "" | "index" | "readme" | "home" | "page");
    // "004" only puts it in order.
    let is_name = !is_index && stem.contains(char::is_alphabetic);
    is_name.then(|| stem.replace(['-', '_'], " "))
}

/// A name without the number or the date that puts files in order: "07-asthma", "2024-05-01-asthma".
fn unnumbered(stem: &str) -> &str {
    const DIGITS: usize = 2;
    let mut rest = stem;
    loop {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        match rest.get(digits..).and_then(|behind| behind.strip_prefix(['-', '_', ' '])) {
            Some(behind) if digits >= DIGITS && !behind.is_empty() => rest = behind,
            _ => return rest,
        }
    }
}

/// The section of whose name a heading is a misspelling, and the name. Words that the text uses too are meant.
fn misspelt<'a>(article: &Article<'_>, known: &'a Vocabulary, text: &Text, index: usize) -> Option<(&'a str, &'a str)> {
    let section = article.sections.get(index).filter(|section| section.style == HeadingStyle::Marked)?;
    let near = known.section_names.nearest(article.heading_text(section), &article.language);
    near.filter(|(_, name)| section.level > 1 && !is_used(article, section, name, text))
}

/// What headings ask of the whole text, told when the first one asks.
#[derive(Default)]
struct Text {
    /// The words of the text without its headings, lower case.
    words: OnceCell<HashSet<String>>,
    /// How often each medicine is named.
    drugs: OnceCell<HashMap<u32, usize>>,
    /// Whether nothing is spoken of that is taken or given.
    is_on_something_else: OnceCell<bool>,
}

/// Sections of articles on medicines only, whose names also head parts of other texts: "Usage", "Purpose", "Precautions".
const OF_MEDICINES: [&str; 4] = ["uses", "how-to-take", "warnings", "storage"];
/// How many bytes of prose are enough to tell what an article is on.
const LONG: usize = 1000;
/// Word lists of what is taken or given.
const MEDICINES: [&str; 4] = ["drugs", "drug-classes", "cues/medicine-words", "cues/of-medicines"];

impl Text {
    fn words(&self, article: &Article<'_>) -> &HashSet<String> {
        self.words.get_or_init(|| {
            let blocks = article.blocks.iter().filter(|block| !matches!(block.kind, BlockKind::Heading(_)));
            blocks.flat_map(|block| words(article.block_text(block))).map(str::to_lowercase).collect()
        })
    }

    fn is_on_something_else(&self, article: &Article<'_>, known: &Vocabulary) -> bool {
        *self.is_on_something_else.get_or_init(|| {
            let names = |list| article.hits_of(known.lexicon.list(list), article.whole()).next().is_some();
            article.prose.text().len() >= LONG && !MEDICINES.into_iter().any(names)
        })
    }

    fn drugs(&self, article: &Article<'_>, known: &Vocabulary) -> &HashMap<u32, usize> {
        self.drugs.get_or_init(|| {
            let mut named = HashMap::new();
            let all = article.whole();
            drugs_in(article, known, &all).for_each(|hit| *named.entry(hit.entry).or_default() += 1);
            named
        })
    }
}

/// Whether the text uses the words of a heading that the name of the section does not have.
fn is_used(article: &Article<'_>, section: &Section<'_>, name: &str, text: &Text) -> bool {
    let heading = article.heading_text(section).to_lowercase();
    let mut own = words(&heading).filter(|word| !words(name).any(|other| other == *word));
    own.any(|word| text.words(article).contains(word))
}

/// What a heading names below another one: complications of a medicine ("Long-term effects") are side effects of it.
fn below<'a>(
    article: &Article<'_>,
    known: &'a Vocabulary,
    text: &Text,
    index: usize,
    ids: Vec<&'a str>,
) -> Vec<&'a str> {
    let is_below = |id: &str| article.section_is(article.sections[index].parent, id);
    let of_medicine = || kind::is_named_after_medicine(article, known);
    let heading = article.heading_text(&article.sections[index]);
    if ids == ["uses"] && is_timed(heading, known) && is_on_vaccine(article, known) {
        return known.section_names.ids().filter(|id| *id == "dosing").collect();
    }
    if ids == ["risk-factors"] && is_on_vaccine(article, known) {
        return known.section_names.ids().filter(|id| *id == "uses").collect();
    }
    if !ids.is_empty() && ids.iter().all(|id| OF_MEDICINES.contains(id)) && text.is_on_something_else(article, known) {
        return Vec::new();
    }
    if ids == ["interactions"] && is_on_avoiding(heading, known) && !names_partner(article, known, index) {
        return Vec::new();
    }
    if ids == ["interactions"] && !heading.to_lowercase().contains("intera") && is_index(article, index) {
        return Vec::new();
    }
    if ids == ["interactions"] && is_beside_alike(article, heading)
        || ids == ["uses"] && is_of_prescribed(heading, known)
    {
        return Vec::new();
    }
    if ids == ["pregnancy"] && is_on_contraception(article, heading, known) {
        return Vec::new();
    }
    let is_of_effects = match ids.as_slice() {
        ["complications"] => is_below("side-effects") || of_medicine(),
        ["symptoms"] => is_noticed(heading, known) && of_medicine(),
        _ => false,
    };
    if !is_of_effects || is_below("overdose") || is_below("stopping") {
        return ids;
    }
    known.section_names.ids().filter(|id| *id == "side-effects").collect()
}

/// Whether nothing stands below a heading but links, several of them: "Supplements" of an index.
fn is_index(article: &Article<'_>, index: usize) -> bool {
    const SEVERAL: usize = 3;
    let blocks = article.sections.get(index).and_then(|section| article.blocks.get(section.body.clone()));
    let blocks = blocks.unwrap_or_default();
    let linked = |block: &Block| article.links_meeting(block.span).map(|link| link.prose.len()).sum::<usize>();
    let links = blocks.iter().map(|block| article.links_meeting(block.span).count()).sum::<usize>();
    links >= SEVERAL && blocks.iter().all(|block| linked(block) * 4 >= block.text.len() * 3)
}

/// Whether a heading is of the others of what another heading is of: "Other medicines" beside "Medicines for the night".
fn is_beside_alike(article: &Article<'_>, heading: &str) -> bool {
    let heading = heading.to_lowercase();
    let Some(word) = heading.strip_prefix("other ").filter(|word| !word.contains(' ')) else { return false };
    let ends = |section: &Section<'_>| {
        let other = article.heading_text(section).to_lowercase();
        other != heading && section.level > 1 && words(&other).any(|own| own == word)
    };
    article.sections.iter().any(ends)
}

/// Whether a heading speaks of what the title is on, contraception, and not of a pregnancy: "Kinds of contraception".
fn is_on_contraception(article: &Article<'_>, heading: &str, known: &Vocabulary) -> bool {
    let words = known.title_words.get();
    let holds = |text: &str, list: &[String]| list.iter().any(|word| text.contains(word.as_str()));
    let title = article.title.as_ref().map(|title| title.text.to_lowercase()).unwrap_or_default();
    let heading = heading.to_lowercase();
    holds(&title, &words.contraception) && holds(&heading, &words.contraception) && !holds(&heading, &words.pregnancy)
}

/// Whether a heading is of medicines that are prescribed, not of what they are prescribed for: "Often prescribed medicines".
fn is_of_prescribed(heading: &str, known: &Vocabulary) -> bool {
    let heading = heading.to_lowercase();
    known.title_words.get().prescribed.iter().any(|words| heading.ends_with(words.as_str()))
}

/// Whether a heading is on what to avoid, whatever it is.
fn is_on_avoiding(heading: &str, known: &Vocabulary) -> bool {
    let heading = heading.to_lowercase();
    known.title_words.get().avoided.contains(&heading)
}

/// How many words are enough to name what to avoid.
const ENOUGH: usize = 30;

/// Whether a section names what is taken with a medicine, or is too short to tell.
fn names_partner(article: &Article<'_>, known: &Vocabulary, index: usize) -> bool {
    let body = article.sections.get(index).map_or(0..0, |section| section.body.clone());
    let blocks = article.blocks.get(body).unwrap_or_default();
    let (Some(first), Some(last)) = (blocks.first(), blocks.last()) else { return true };
    let range = first.text.start..last.text.end;
    let mut lists =
        ["cues/partners", "cues/interactions", "drug-classes"].map(|list| known.lexicon.list(list)).into_iter();
    words(&article.prose.text()[range.clone()]).nth(ENOUGH).is_none()
        || lists.any(|list| article.hits_of(list, range.clone()).next().is_some())
}

/// Whether a heading asks when something is given: of a vaccine that is at which ages, and how often.
fn is_timed(heading: &str, known: &Vocabulary) -> bool {
    let heading = heading.to_lowercase();
    known.title_words.get().times.iter().any(|word| heading.starts_with(word))
}

fn is_on_vaccine(article: &Article<'_>, known: &Vocabulary) -> bool {
    let title = article.title.as_ref().map(|title| title.text.to_lowercase()).unwrap_or_default();
    known.title_words.get().vaccines.iter().any(|word| title.contains(word))
}

/// Whether a heading speaks of what readers notice, in no word for the signs of a disease.
fn is_noticed(heading: &str, known: &Vocabulary) -> bool {
    let heading = heading.to_lowercase();
    !known.title_words.get().signs.iter().any(|word| heading.contains(word))
}

/// A medicine that is named so often is one that the article speaks of.
const SPOKEN_OF: usize = 3;

/// What the headings of an article are read with.
struct Reading<'k, 's> {
    known: &'k Vocabulary,
    language: &'s str,
    about: About<'s>,
    headings: Headings<'k, 's>,
}

impl<'k> Reading<'k, '_> {
    /// The sections that a heading names when the title, else one of the drugs it speaks of, is taken for the subject;
    /// a drug only when the article speaks of it three times at least: a leaflet whose title does not name its medicine.
    fn named(&self, article: &Article<'_>, whole: &Text, index: usize, heading: &str) -> Vec<&'k str> {
        let known = self.known;
        let block = article.sections.get(index).and_then(|section| article.blocks.get(section.heading));
        let hits: Vec<&Hit> = block.into_iter().flat_map(|block| drugs_in(article, known, &block.text)).collect();
        let partners: Vec<&str> = hits.iter().map(|hit| text(article, hit)).collect();
        let resolve = |about| known.section_names.about(about, self.language).resolve(heading);
        let beside = || match partners.as_slice() {
            [] => Vec::new(),
            partners => resolve(About { partners, ..self.about }),
        };
        let of_drugs = || {
            let often = |hit: &&&Hit| whole.drugs(article, known).get(&hit.entry).is_some_and(|n| *n >= SPOKEN_OF);
            let subject =
                |hit: &&Hit| About { subject: Some(text(article, hit)), partners: &partners, is_condition: false };
            let mut named = hits.iter().filter(often).map(|hit| resolve(subject(hit)));
            named.find(|ids| !ids.is_empty()).unwrap_or_default()
        };
        let of_title = || self.of_title(article, block?);
        let of_title =
            || of_title().map(|named| resolve(About { subject: Some(named), ..self.about })).unwrap_or_default();
        let hinted = || self.hinted(article, whole, index, heading).into_iter().collect();
        let ways: [&dyn Fn() -> Vec<&'k str>; 5] =
            [&|| self.headings.resolve(heading), &beside, &of_drugs, &of_title, &hinted];
        ways.into_iter().map(|way| way()).find(|ids| !ids.is_empty()).unwrap_or_default()
    }

    /// The class of medicines or the remedy in a heading that the title names too: "How do statins work?".
    fn of_title<'t>(&self, article: &'t Article<'_>, heading: &Block) -> Option<&'t str> {
        const LISTS: [&str; 3] = ["drug-classes", "kind-class/named", "kind-class/remedies"];
        let title = self.about.subject?.to_lowercase();
        let lists = LISTS.map(|list| self.known.lexicon.list(list));
        let named = article.hits_in(heading.text.clone()).filter(|hit| lists.contains(&Some(hit.list)));
        let named = named.map(|hit| text(article, hit)).filter(|name| title.contains(&name.to_lowercase()));
        named.max_by_key(|name| name.len())
    }

    /// The section that a heading of an article on a medicine only hints at ("Which side effects do you see?"), when
    /// the text below it is of that section.
    fn hinted(&self, article: &Article<'_>, whole: &Text, index: usize, heading: &str) -> Option<&'k str> {
        if whole.drugs(article, self.known).values().sum::<usize>() < SPOKEN_OF {
            return None;
        }
        let section = article
            .sections
            .get(index)
            .filter(|section| !matches!(section.style, HeadingStyle::Bold | HeadingStyle::Line))?;
        let blocks = article.blocks.get(section.body.clone())?;
        let text = blocks.first()?.text.start..blocks.last()?.text.end;
        let id = self.headings.hinted(heading)?;
        bears_out(article, self.known, heading, text, id).then_some(id)
    }
}

/// The medicines named in a range of the prose.
fn drugs_in<'t>(article: &'t Article<'_>, known: &Vocabulary, range: &Range<usize>) -> impl Iterator<Item = &'t Hit> {
    let drugs = known.lexicon.list("drugs");
    article.hits_of(drugs, range.clone())
}

fn text<'t>(article: &'t Article<'_>, hit: &Hit) -> &'t str {
    article.prose.text().get(hit.start..hit.end).unwrap_or("")
}

/// Whether a text is of the section that its heading hints at.
fn bears_out(article: &Article<'_>, known: &Vocabulary, heading: &str, text: Range<usize>, id: &str) -> bool {
    let holds = |list: &str| article.hits_of(known.lexicon.list(list), text.clone()).next().is_some();
    match id {
        "dosing" => {
            holds("dose-forms") && article.prose.text()[text.clone()].contains(|char: char| char.is_ascii_digit())
        }
        "side-effects" | "serious-side-effects" => holds("reactions"),
        "interactions" => holds("drugs") || holds("cues/interactions"),
        // "Nursing implications" is of nurses.
        "pregnancy" => holds("cues/pregnancy") && ["pregnan", "breast"].iter().any(|word| heading.contains(word)),
        _ => holds(&format!("cues/{id}")),
    }
}
