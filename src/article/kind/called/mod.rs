//! What an article is called, and what the words of its title or file name tell.

mod classes;

use std::ops::Range;

use super::OF_CONDITION;
use crate::article::naming::name_of_file;
use crate::article::{Article, Block, BlockKind, HeadingStyle, Section, Vocabulary};
use crate::rule::vocabulary::TitleWords;
use crate::text::{Hit, ListId};

/// What stands between the medicines of a combination, and between names of one medicine.
const JOINTS: [char; 4] = ['-', '/', '+', '&'];

/// Word lists of what is taken.
pub(super) const REMEDIES: [&str; 4] = ["drugs", "drug-classes", "kind-class/named", "kind-class/remedies"];

/// What an article is called, with the phrases of word lists in it.
pub(super) struct Called<'a> {
    /// In lower case.
    pub(super) text: String,
    hits: Vec<Hit>,
    written: bool,
    language: &'a str,
    known: &'a Vocabulary,
}

impl<'a> Called<'a> {
    /// By its title, else by the name of its file, as notes are. A title that is no part of the text may be that of the
    /// site: it counts when it names something, else what the text opens with.
    pub(super) fn of(article: &'a Article<'_>, known: &'a Vocabulary) -> Option<Self> {
        const LINES: usize = 3;
        const LONGEST: usize = 80;
        let read = |text: &str| Self::read(article, text, true, known);
        let of_text = |range: Range<usize>| article.prose.text().get(range).map(read);
        match (title_range(article), article.title.as_ref()) {
            (Some(range), _) => of_text(range),
            (None, Some(title)) => {
                let title = read(&title.text);
                let opening = article.blocks.first().and_then(|block| of_text(block.text.clone()));
                let line = || {
                    let mut first = article.blocks.iter().filter(|block| !block.text.is_empty()).take(LINES);
                    let is_line = |block: &&Block| {
                        matches!(block.kind, BlockKind::Paragraph | BlockKind::Cell)
                            && block.text.len() <= LONGEST
                            && article.links_meeting(block.span).next().is_none()
                    };
                    let line = first.find(is_line)?;
                    of_text(line.text.clone()).filter(Self::names_something)
                };
                let of_heading = || {
                    let heading = article.blocks.iter().find(|block| matches!(block.kind, BlockKind::Heading(_)))?;
                    of_text(heading.text.clone()).filter(Self::names_something)
                };
                match opening {
                    _ if title.names_something() => Some(title),
                    Some(opening) if opening.names_something() => Some(opening),
                    opening => of_heading().or_else(line).or(opening),
                }
            }
            (None, None) => Self::of_file(article, known),
        }
    }

    /// Whether it names a medicine, a remedy or a condition, or medicines at large.
    fn names_something(&self) -> bool {
        REMEDIES.iter().any(|list| self.count(list) > 0) || self.names_condition() || self.is_only_at_large()
    }

    /// By the name of its file alone.
    pub(super) fn of_file(article: &'a Article<'_>, known: &'a Vocabulary) -> Option<Self> {
        name_of_file(&article.source.path).map(|name| Self::read(article, &name, false, known))
    }

    /// Nothing: an index without a title.
    pub(super) fn nothing(article: &'a Article<'_>, known: &'a Vocabulary) -> Self {
        Self::read(article, "", false, known)
    }

    fn read(article: &'a Article<'_>, title: &str, written: bool, known: &'a Vocabulary) -> Self {
        let mut hits = Vec::new();
        // A picture before it says nothing.
        let title = title.trim_start_matches(|char: char| !char.is_ascii() && !char.is_alphanumeric()).trim_start();
        known.lexicon.scan(title, &mut hits);
        Self { text: title.to_lowercase(), hits, written, language: &article.language, known }
    }

    /// Words that are not what a title speaks of.
    fn words(&self) -> &'a TitleWords {
        self.known.title_words.get()
    }

    /// How many different phrases of a list it holds.
    pub(super) fn count(&self, list: &str) -> usize {
        distinct(self.in_list(list))
    }

    fn in_list(&self, list: &str) -> impl Iterator<Item = &Hit> {
        let list = self.known.lexicon.list(list);
        self.hits.iter().filter(move |hit| Some(hit.list) == list)
    }

    /// The medicines it names; of "thiamine deficiency" thiamine is none.
    fn drug_hits(&self) -> impl Iterator<Item = &Hit> {
        let is_part = |hit: &Hit| self.in_list("cues/kind-of-drug").any(|part| part.start == hit.end + 1);
        self.in_list("drugs").filter(move |hit| !is_part(hit))
    }

    /// How many medicines it names, what a bracket adds left out: "Prednisone (brand name Rayos)" is of one.
    pub(super) fn drugs(&self) -> usize {
        let (start, name) = self.place_of_name();
        match distinct(self.drug_hits().filter(|hit| hit.end <= start + name.len())) {
            0 => distinct(self.drug_hits()),
            _ if !self.text[start + name.len()..].starts_with('(') => distinct(self.drug_hits()),
            before => before,
        }
    }

    /// Whether it sets a medicine beside a class of others: "Methylphenidate and SSRIs".
    pub(super) fn sets_beside_class(&self) -> bool {
        let name = self.name().trim();
        let Some((one, other)) = name.split_once(" and ").or_else(|| name.split_once(" with ")) else { return false };
        let is = |list: &str, words: &str| {
            self.in_list(list).any(|hit| self.text.get(hit.start..hit.end) == Some(words.trim()))
        };
        [(one, other), (other, one)].iter().any(|(drug, class)| is("drugs", drug) && is("drug-classes", class))
    }

    /// Whether it is of many conditions: "Skin conditions".
    pub(super) fn is_of_many(&self) -> bool {
        let last = self.name().split_whitespace().next_back();
        last.is_some_and(|last| self.words().many.iter().any(|many| many == last))
    }

    /// Whether it is what a list of links is called: "Asthma resources".
    pub(super) fn is_of_links(&self) -> bool {
        let name = self.name().trim_end();
        let behind = |links: &String| name.strip_suffix(links.as_str());
        self.words().links.iter().filter_map(behind).any(|before| before.is_empty() || before.ends_with(' '))
    }

    /// Whether it asks what a condition is, and nothing else: "What is asthma?".
    pub(super) fn asks_what_a_condition_is(&self) -> bool {
        let asked = self.text.trim_end().strip_suffix('?').unwrap_or_default();
        let name = ["what is ", "what are ", "what's "].iter().find_map(|what| asked.strip_prefix(what));
        let Some(name) = name.map(|name| name.trim()) else { return false };
        let is_name = |list: &str| self.in_list(list).any(|hit| self.text.get(hit.start..hit.end) == Some(name));
        is_name("ailments") || is_name("cues/kind-condition")
    }

    /// Whether it asks one thing of a medicine, more than what it is: "Can fish oil go bad?", not "What is fish oil?".
    pub(super) fn asks_one_thing(&self) -> bool {
        let asked = self.text.trim_end().strip_suffix('?').unwrap_or_default();
        let defined = ["what is ", "what are ", "what's "].iter().find_map(|what| asked.strip_prefix(what));
        let is_name = |words: &str| {
            REMEDIES.iter().any(|list| self.in_list(list).any(|hit| self.text.get(hit.start..hit.end) == Some(words)))
        };
        let name = |rest: &str| {
            let name = rest.split(['(', ':', ',']).next().unwrap_or_default().trim();
            is_name(
                ["the drug ", "the medicine ", "the "].iter().find_map(|the| name.strip_prefix(the)).unwrap_or(name),
            )
        };
        !asked.is_empty() && !asked.contains(" and ") && !defined.is_some_and(name)
    }

    /// Whether it is a question on medicines of one kind: "How do beta blockers work?".
    pub(super) fn asks_of_medicines(&self) -> bool {
        self.text.trim_end().ends_with('?') && self.speaks_of_medicines()
    }

    /// Whether it compares medicines without naming them: "The difference between pain meds".
    pub(super) fn compares_medicines(&self) -> bool {
        self.compares()
            && ["drug-classes", "drugs", "kind-class/medicines", "kind-class/named"]
                .iter()
                .any(|list| self.count(list) > 0)
    }

    /// Whether it names nutrients, and no medicine besides: "Iron tablets", not "Warfarin sodium".
    pub(super) fn is_of_nutrients(&self) -> bool {
        let is_nutrient =
            |drug: &Hit| self.in_list("nutrients").any(|hit| hit.start <= drug.start && drug.end <= hit.end);
        self.count("nutrients") > 0 && self.drug_hits().all(is_nutrient)
    }

    /// Whether it is a headline of news, what stands in brackets left out: "The agency (EMA) approves …".
    pub(super) fn is_headline(&self) -> bool {
        const HEADLINE: &str = "cues/kind-headline";
        let bare = || {
            let (before, rest) = self.text.split_once(" (")?;
            let (_, behind) = rest.split_once(')')?;
            let mut hits = Vec::new();
            self.known.lexicon.scan(&format!("{before}{behind}"), &mut hits);
            let list = self.known.lexicon.list(HEADLINE);
            Some(hits.iter().any(|hit| Some(hit.list) == list))
        };
        self.count(HEADLINE) > 0 || bare().unwrap_or(false)
    }

    /// Whether it, or one part of it, is a word for medicines of any kind and nothing else: "Medication", "Hand guide -
    /// Medicines".
    pub(super) fn is_only_at_large(&self) -> bool {
        let list = "kind-class/at-large";
        let is_part = |part: &str| self.in_list(list).any(|hit| self.text.get(hit.start..hit.end) == Some(part.trim()));
        self.text.split([':', '|', '\u{2013}', '\u{2014}']).flat_map(|part| part.split(" - ")).any(is_part)
    }

    /// Whether it compares anything.
    pub(super) fn compares(&self) -> bool {
        self.count("cues/kind-comparison") > 0
    }

    /// How many words its name has.
    pub(super) fn length(&self) -> usize {
        self.name().split_whitespace().count()
    }

    /// Whether it ends in the name of a supplement, a herb or a vaccine, but for words for what is written of it: "The
    /// MMR vaccine", "Ginkgo: an overview".
    pub(super) fn is_of_remedy(&self) -> bool {
        self.in_list("kind-class/remedies")
            .any(|hit| self.behind(hit.end).is_some_and(|rest| rest.is_empty() || self.is_about(rest)))
    }

    /// The one medicine, class or remedy that it names: its list and entry.
    pub(super) fn only_remedy(&self) -> Option<(ListId, u32)> {
        // "Vaccines" are no one remedy.
        let is_of_none =
            |hit: &Hit| self.in_list("kind-class/none").any(|none| none.start == hit.start && none.end == hit.end);
        let of_list = |list: &'static str| {
            self.in_list(list).filter(move |hit| list != "drugs" || self.drug_hits().any(|drug| drug == *hit))
        };
        let mut named: Vec<&Hit> = REMEDIES.into_iter().flat_map(of_list).filter(|hit| !is_of_none(hit)).collect();
        // "CBD oil" holds "CBD".
        let all = named.clone();
        named.retain(|hit| {
            !all.iter().any(|other| {
                other.start <= hit.start && other.end >= hit.end && other.end - other.start > hit.end - hit.start
            })
        });
        let first = *named.first()?;
        named
            .iter()
            .all(|hit| hit.start == first.start || (hit.list, hit.entry) == (first.list, first.entry))
            .then_some((first.list, first.entry))
    }

    /// What stands in the name behind a byte of the title.
    fn behind(&self, at: usize) -> Option<&str> {
        let (start, name) = self.place_of_name();
        name.get(at.checked_sub(start)?..).map(str::trim)
    }

    /// Whether words say what is written of something, and not what it is: "overview", "side effects".
    fn is_about(&self, words: &str) -> bool {
        self.words().about.iter().any(|about| about == words) || self.section(words).is_some()
    }

    /// The section that words name exactly.
    fn section(&self, words: &str) -> Option<&'a str> {
        self.known.section_names.exactly(words, self.language)
    }

    /// The section that the last words of its name name: "Eltroxin interactions", "Does Eltroxin have side effects?".
    pub(super) fn last_section(&self) -> Option<&'a str> {
        let name = self.name().trim_end_matches(['?', ' ']);
        name.rmatch_indices(' ').take(2).find_map(|(at, _)| self.section(name.get(at + 1..)?))
    }

    /// The section that it begins with, of what is taken: "Side effects of beta blockers".
    pub(super) fn first_section(&self) -> Option<&'a str> {
        const OF: [&str; 5] = [" of ", " for ", " with ", " to ", " from "];
        let name = self.name().trim();
        let (section, of) = OF.iter().filter_map(|of| name.split_once(of)).min_by_key(|(section, _)| section.len())?;
        let is_of = |list: &&str| self.in_list(list).any(|hit| self.text.get(hit.start..hit.end) == Some(of.trim()));
        REMEDIES.iter().any(is_of).then(|| self.section(section)).flatten()
    }

    /// Whether it is a condition and what is done about it: "Malaria prevention", "Managing neuropathic pain".
    pub(super) fn is_on_care(&self) -> bool {
        const WORDS: usize = 6;
        let is_care = |words: &str| {
            self.in_list("kind-class/care").any(|hit| self.text.get(hit.start..hit.end) == Some(words))
                || self.section(words).is_some_and(|id| OF_CONDITION.contains(&id))
        };
        let mut named = self.in_list("ailments").chain(self.in_list("cues/kind-condition"));
        self.length() <= WORDS
            && !self.text.ends_with('?')
            && self.drugs() == 0
            && (named.any(|hit| self.behind(hit.end).is_some_and(is_care)) || self.is_care_of_condition())
    }

    /// Whether it is what is done about a condition, and the condition: "Precautions for stomach ulcers".
    pub(super) fn is_care_of_condition(&self) -> bool {
        let (start, name) = self.place_of_name();
        let end = start + name.trim_end().len();
        let of = self.words().of_care.iter().find(|words| name.starts_with(words.as_str()));
        let mut named = self.in_list("ailments").chain(self.in_list("cues/kind-condition"));
        self.drugs() == 0 && of.is_some_and(|of| named.any(|hit| start + of.len() <= hit.start && hit.end >= end))
    }

    /// Whether it weighs medicines against each other: "Ibuprofen vs naproxen", "Heparin or a DOAC?".
    pub(super) fn weighs_medicines(&self) -> bool {
        let drugs = self.drugs();
        (drugs > 0 || self.count("drug-classes") > 1) && self.count("cues/kind-comparison") > 0
            || drugs > 1 && self.words().alternatives.iter().any(|or| self.text.contains(or))
            || drugs > 0 && self.asks_which()
    }

    /// Whether it asks for one of two medicines or classes of them, right behind each other.
    fn asks_which(&self) -> bool {
        const ARTICLES: [&str; 4] = ["", "a ", "an ", "the "];
        let medicines = || self.in_list("drugs").chain(self.in_list("drug-classes"));
        medicines().any(|one| {
            medicines().any(|other| {
                let between = self.text.get(one.end..other.start).and_then(|text| text.strip_prefix(" or "));
                let ends =
                    self.text.get(other.end..).is_some_and(|text| text.is_empty() || text.starts_with(['?', ':']));
                between.is_some_and(|article| ARTICLES.contains(&article)) && ends
            })
        })
    }

    /// Whether it names the medicine that is this entry of its list.
    pub(super) fn names(&self, entry: u32) -> bool {
        self.in_list("drugs").any(|hit| hit.entry == entry)
    }

    /// Whether it is the name of a medicine, or of a salt of it, and nothing else; what food brings as well is none.
    pub(super) fn is_drug(&self) -> bool {
        let is_salt = |start: usize| {
            let mut salts = self.in_list("salts");
            salts.any(|salt| salt.start == start && salt.end == self.text.len())
        };
        let is_whole = |hit: &Hit| hit.start == 0 && (hit.end == self.text.len() || is_salt(hit.end + 1));
        (self.in_list("drugs").any(is_whole) || self.is_combination())
            && !self.in_list("nutrients").any(|food| food.start == 0)
    }

    /// Whether it is the name of a medicine, a remedy or a nutrient and nothing else.
    pub(super) fn is_substance(&self) -> bool {
        let is_whole = |hit: &Hit| hit.start == 0 && hit.end == self.text.trim_end().len();
        ["drugs", "nutrients", "kind-class/remedies"].iter().any(|list| self.in_list(list).any(is_whole))
    }

    /// Whether it is the names of the medicines of a combination: "Piperacillin-tazobactam".
    pub(super) fn is_combination(&self) -> bool {
        let mut parts = self.text.split(JOINTS).map(str::trim);
        let is_drug = |part: &str| self.in_list("drugs").any(|hit| self.text.get(hit.start..hit.end) == Some(part));
        self.text.contains(JOINTS) && parts.all(is_drug)
    }

    /// Whether what it speaks of is a disease, by a word for one or by how its name ends: "Diabetes in children", not
    /// "Diabetes management". What is asked about a disease is another thing than the disease.
    pub(super) fn names_condition(&self) -> bool {
        if self.text.ends_with('?') {
            return false;
        }
        // "Lisdexamfetamine: living with ADHD" speaks of a medicine.
        let (start, name) = self.place_of_name();
        let name = start..start + name.len();
        let holds_drug = self.drug_hits().any(|hit| hit.start >= name.start && hit.end <= name.end);
        let last = if holds_drug { name.end } else { self.text.len() };
        // "Opioid overdose"
        let follows = |hit: &&Hit| {
            hit.end <= last
                && ["drugs", "drug-classes"].iter().any(|list| self.in_list(list).any(|drug| drug.end + 1 == hit.start))
        };
        let of_drug = self.in_list("cues/kind-of-drug").filter(follows).map(|hit| hit.end);
        let named = self.in_list("cues/kind-condition").chain(self.in_list("ailments")).map(|hit| hit.end);
        let mut named = named.chain(of_drug).filter(|end| *end <= last);
        let ends = self.text.char_indices().filter(|(_, char)| !char.is_alphabetic()).map(|(at, _)| at);
        let mut ends = ends.chain([self.text.len()]).filter(|end| *end <= last);
        let is_condition = |end: usize| {
            let word = self.text[..end].rsplit(|char: char| !char.is_alphabetic()).next().unwrap_or("");
            self.known.condition_names.get().hold(word)
        };
        let is_none = |end: usize| self.in_list("kind-class/no-condition").any(|hit| hit.end == end);
        named.any(|end| self.is_head(end) && !is_none(end)) || ends.any(|end| is_condition(end) && self.is_head(end))
    }

    /// Whether it is the name of a condition and nothing else, but for what stands behind a colon: "Pernicious anaemia:
    /// a leaflet", not "Tablets for anaemia".
    pub(super) fn is_condition(&self) -> bool {
        let words: Vec<&str> = self.name().split_whitespace().collect();
        let is_turn = |word: &&str| self.words().turns.iter().any(|turn| turn == word);
        self.names_condition() && words.len() <= 3 && !words.iter().any(is_turn)
    }

    /// Where what stands before a colon, a bracket or a bar begins, and itself; behind a number ("Class II: Sedatives").
    fn place_of_name(&self) -> (usize, &str) {
        let numbered = self.text.split_once(": ").filter(|(before, _)| self.is_number(before));
        let start = numbered.map_or(0, |(before, _)| before.len() + ": ".len());
        let rest = self.text.get(start..).unwrap_or_default();
        (start, rest.split([':', '(', '|']).next().unwrap_or_default())
    }

    fn name(&self) -> &str {
        self.place_of_name().1
    }

    /// Whether it ends in a word for what is done to patients: "Stress testing".
    pub(super) fn is_of_procedure(&self) -> bool {
        self.is_written() && self.in_list("kind-class/procedures").any(|hit| hit.end == self.place_of_name().1.len())
    }

    /// Whether it is a test or a field of medicine, on which medicines are named too: "Melatonin test", "Toxicology".
    pub(super) fn is_of_test(&self) -> bool {
        self.is_written() && self.in_list("kind-class/tests").any(|hit| hit.end == self.place_of_name().1.len())
    }

    /// Whether it is what a condition or its care is called, and nothing else: "Asthma", "Asthma management".
    pub(super) fn is_of_care(&self) -> bool {
        const WORDS: usize = 3;
        let words: Vec<&str> = self.name().split_whitespace().collect();
        let is_care = || self.in_list("kind-class/care").any(|hit| hit.end == self.text.len());
        self.is_condition() && self.count("cues/kind-of-drug") == 0 || (2..=WORDS).contains(&words.len()) && is_care()
    }

    /// Whether it speaks of medicines and of none that it names: "Medicine safety".
    pub(super) fn is_on_medicines_at_large(&self) -> bool {
        let names = |list: &str| self.count(list) > 0;
        names("kind-class/at-large") && !["drugs", "drug-classes", "kind-class/named"].into_iter().any(names)
    }

    /// Whether it speaks of medicines of any kind: "Epilepsy and anticonvulsant drugs".
    pub(super) fn speaks_of_medicines(&self) -> bool {
        ["drugs", "drug-classes", "kind-class/medicines", "kind-class/named"].iter().any(|list| self.count(list) > 0)
    }

    /// Whether what ends here is what the title speaks of: nothing follows, or what only qualifies it, or what is written of
    /// it.
    fn is_head(&self, end: usize) -> bool {
        let latin = self.in_list("cues/kind-latin").find(|hit| hit.start == end + 1);
        let end = latin.map_or(end, |hit| hit.end);
        let behind = self.text.get(end..).unwrap_or("").trim_start_matches(' ');
        let word = behind.split(|char: char| !char.is_alphanumeric()).next().unwrap_or("");
        word.is_empty()
            || self.words().about.iter().any(|about| about == behind)
            || self.words().qualifiers.iter().any(|known| known == word)
            || word.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// Whether what stands before a colon only counts: "Part 2", "Class II".
    fn is_number(&self, text: &str) -> bool {
        let mut words = text.split(' ');
        let is_counted = words.next().is_some_and(|word| self.words().counted.iter().any(|counted| counted == word));
        let is_count = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit() || b"ivxabc".contains(&byte));
        is_counted && words.next().is_some_and(|word| word.len() <= 4 && is_count(word)) && words.next().is_none()
    }

    /// Whether it stands in the article, not only in the name of its file.
    pub(super) const fn is_written(&self) -> bool {
        self.written
    }
}

/// Where the title stands in the prose: its block of front matter, else its heading, else the first of the first level.
fn title_range(article: &Article<'_>) -> Option<Range<usize>> {
    let title = article.title.as_ref()?;
    let block = article.blocks.iter().find(|block| block.span.overlaps(title.span) || block.span == title.span);
    // "Hand guide" and "Medicines" below "Hand guide - Medicines": the last is of the page.
    let last_named = || {
        let names = |section: &&Section<'_>| title.text.contains(article.heading_text(section));
        let mut named = article.sections.iter().filter(|section| section.level == 1).filter(names);
        article.blocks.get(named.next_back()?.heading)
    };
    let heading = || {
        let section = article
            .sections
            .iter()
            .find(|section| !matches!(section.style, HeadingStyle::Bold | HeadingStyle::FrontMatter))?;
        article.blocks.get(section.heading).filter(|_| section.level == 1)
    };
    block.or_else(last_named).or_else(heading).map(|block| block.text.clone())
}

/// How many different phrases; of overlapping ones ("insulin", "insulin glargine") one counts.
pub(super) fn distinct<'h>(hits: impl Iterator<Item = &'h Hit>) -> usize {
    let mut ends = Vec::new();
    let mut found: Vec<u32> = Vec::new();
    for hit in hits {
        if ends.last().is_none_or(|end| hit.start >= *end) && !found.contains(&hit.entry) {
            found.push(hit.entry);
        }
        ends.push(hit.end);
    }
    found.len()
}
