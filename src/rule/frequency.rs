//! How often words stand in articles about health, so that a pattern is looked for by its rarest part.

/// How often each of these words stands among 100,000 words, roughly: counts over two million words of drug and disease
/// pages, leaflets and textbooks, rounded; of the first person and the reader as on pages for patients.
const COMMON: [(u32, &str); 6] = [
    (2_000, "a and of the to"),
    (1_000, "for in is or with you your"),
    (400, "are as be by can effects health i if it may my not on our that this use we what"),
    (
        200,
        "also an at blood care children disease dosage dose drug during from has have her his how me mg no other \
         patients people pregnancy renal risk severe should side symptoms their these they treatment used was",
    ),
    (
        100,
        "about after all any available based been before body breastfeeding but cancer case cases cause caution cell \
         cells client clients clinical combination common condition conditions daily day do doctor does don't drugs \
         due food function he heart high include including increased information interactions into its levels like \
         liver long medical medication medications medicine medicines more most never often one out pain patient \
         rare reactions recommended serious she signs skin small some specific such system take than there through \
         time up well were when which while who will",
    ),
    (
        50,
        "active acute age always area associated avoid because being between both brain called cannot causes certain \
         changes chronic control days different disorder doctors doses each effect every evidence example eye first \
         following found general get had help helps hours however human increase infection just kidney known less \
         level life loss low lower make makes many much muscle need needed needs new now number occur once only oral \
         over possible prevent problem problems reduce related research right safe safety see standard studies study \
         support taken taking test tests then those treat treatments trials two under usually water week weeks weight \
         within without women work would years",
    ),
];

/// What is taken of a word that is not among the common ones.
const RARE: u32 = 8;

/// How often a phrase of a word list stands among 100,000 words, roughly.
pub(super) const LISTED: u32 = 1_000;

/// How often a word stands among 100,000 words of an article about health, roughly.
pub(super) fn frequency(word: &str) -> u32 {
    let known = COMMON.iter().find(|(_, words)| words.split(' ').any(|common| common == word));
    known.map_or(RARE, |(frequency, _)| *frequency)
}
