//! The language of an article: from its front matter, its file name, its folder, or its most common words.

use std::sync::LazyLock;

use super::{Article, FrontMatter, Reading, Vocabulary};
use crate::text::key::key;

/// Languages whose headings are known.
const KNOWN: [&str; 4] = ["en", "es", "fr", "de"];
/// Common short words that tell these languages, and some whose headings are not known, apart.
const COMMON: [(&str, [&str; 9]); 10] = [
    ("en", ["the", "and", "of", "is", "with", "your", "that", "for", "are"]),
    ("es", ["el", "los", "las", "con", "para", "una", "que", "por", "del"]),
    ("fr", ["les", "des", "une", "est", "pour", "avec", "dans", "vous", "que"]),
    ("de", ["der", "die", "und", "ist", "mit", "nicht", "das", "von", "sie"]),
    ("it", ["il", "di", "che", "non", "per", "della", "nel", "gli", "sono"]),
    ("pt", ["os", "com", "uma", "dos", "das", "não", "são", "ou", "mais"]),
    ("nl", ["het", "een", "van", "niet", "voor", "met", "zijn", "bij", "wordt"]),
    ("da", ["og", "af", "ikke", "til", "eller", "ved", "som", "det", "kan"]),
    ("sv", ["och", "att", "inte", "för", "är", "av", "som", "till", "kan"]),
    ("pl", ["nie", "się", "jest", "lub", "oraz", "przy", "na", "do", "leku"]),
];
/// The languages of each common word, a bit each in the order of `COMMON`, by the key of the word.
static LANGUAGES: LazyLock<foldhash::HashMap<u64, u16>> = LazyLock::new(|| {
    let mut languages = foldhash::HashMap::<u64, u16>::default();
    for (bit, (_, common)) in COMMON.iter().enumerate() {
        for word in common {
            *languages.entry(key(word.as_bytes())).or_default() |= 1 << bit;
        }
    }
    languages
});
/// What is said of a text in letters of none of these languages (ISO 639).
const UNDETERMINED: &str = "und";
/// The most bytes of such a word.
const LONGEST_COMMON: usize = 5;

/// Tells the language of an article; `told` is what its markup says.
pub(super) fn tell(article: &Article<'_>, told: Option<&str>, reading: &Reading) -> String {
    told_ahead(&article.front_matter, &article.source.path, told, reading)
        .unwrap_or_else(|| guess(article.prose.text()))
}

impl Article<'_> {
    /// Whether its language is one whose headings are known.
    #[must_use]
    pub fn is_understood(&self, known: &Vocabulary) -> bool {
        known.section_names.know(&self.language)
    }
}

/// The language that is told before a look at the text; `told` is what its markup says.
pub(super) fn told_ahead(
    front_matter: &FrontMatter,
    path: &str,
    told: Option<&str>,
    reading: &Reading,
) -> Option<String> {
    let field = ["lang", "language", "locale"].iter().find_map(|field| front_matter.text(field));
    let named = field.or(told).map(primary).filter(|name| (2..=3).contains(&name.len()));
    named.or_else(|| of_path(path)).or_else(|| reading.language.as_deref().map(primary))
}

/// The language that the letters and the words of a text tell, else English.
pub(super) fn guess(text: &str) -> String {
    let told = if is_foreign(text) { Some(UNDETERMINED.to_owned()) } else { of_words(text) };
    told.unwrap_or_else(|| "en".to_owned())
}

/// Whether one of ten letters of the beginning of a text is Cyrillic or of another script beyond Latin and Greek.
fn is_foreign(text: &str) -> bool {
    const BEGINNING: usize = 2000;
    const CYRILLIC: char = '\u{400}';
    if text.is_ascii() {
        return false;
    }
    let letters = || text.chars().take(BEGINNING).filter(|char| char.is_alphabetic());
    letters().filter(|char| *char >= CYRILLIC).count() * 10 > letters().count()
}

/// `x.es.md`, or a folder `es` on the way to the file.
fn of_path(path: &str) -> Option<String> {
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
    let parts: Vec<&str> = name.split('.').collect();
    let suffix = (parts.len() > 2).then(|| parts[parts.len() - 2]);
    let folder = folders.split('/').find(|folder| KNOWN.contains(folder));
    suffix.filter(|suffix| KNOWN.contains(suffix)).or(folder).map(str::to_owned)
}

/// The language whose common words are most frequent among the first words of a text.
fn of_words(text: &str) -> Option<String> {
    let known = &*LANGUAGES;
    let mut counts = [0_usize; COMMON.len()];
    let words = text.as_bytes().split(|byte| matches!(byte, b' ' | b'\n')).take(300);
    for word in words.filter(|word| word.len() <= LONGEST_COMMON).map(key) {
        let Some(languages) = known.get(&word) else { continue };
        for (bit, count) in counts.iter_mut().enumerate() {
            *count += usize::from(languages >> bit & 1);
        }
    }
    let (best, (name, _)) = counts.iter().zip(&COMMON).rev().max_by_key(|(count, _)| **count)?;
    (*best >= 5).then(|| (*name).to_owned())
}

/// The primary language of a code, in two letters where it has them: "en-GB", "eng".
fn primary(name: &str) -> String {
    const SHORTER: [(&str, &str); 6] =
        [("eng", "en"), ("spa", "es"), ("fra", "fr"), ("fre", "fr"), ("deu", "de"), ("ger", "de")];
    let name = name.split(['-', '_']).next().unwrap_or(name).trim().to_ascii_lowercase();
    SHORTER.iter().find(|(long, _)| *long == name).map_or(name, |(_, short)| (*short).to_owned())
}
