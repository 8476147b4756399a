//! What was meant: the nearest article, file or anchor to one that is missing.

use super::facts::{Facts, LinkFact};
use super::resolve::Status;
use super::target::{self, Target};
use super::{Corpus, PageId};

/// What was probably meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The target as it should be written.
    pub target: String,
    /// Whether nothing else is within reach, so that it may be written unseen.
    pub certain: bool,
}

impl Corpus {
    /// What a link to something missing was probably meant to lead to; it is sure to exist.
    #[must_use]
    pub fn suggest(&self, from: &Facts, link: &LinkFact) -> Option<Suggestion> {
        let written = link.target.trim();
        if target::is_template(written) {
            return None;
        }
        let at = written.find(['?', '#']).unwrap_or(written.len());
        let (path, rest) = written.split_at(at);
        let decoded = target::decode(path);
        let mut found: Vec<(usize, String)> = if link.is_related() && !decoded.contains('/') {
            self.near_names(&decoded)
        } else if decoded.starts_with('/') && target::extension(&decoded).is_none() {
            self.near_addresses(&decoded)
        } else {
            self.near_files(from, &decoded)
        };
        found.sort();
        found.dedup_by(|a, b| a.1 == b.1);
        let (distance, best) = found.first()?.clone();
        // Two letters can part one medicine from another (prednisone, prednisolone): that a person must look at.
        let certain = distance <= 1 && found.get(1).is_none_or(|(next, _)| *next > distance + 1);
        let make = |rest: &str| LinkFact { target: format!("{}{rest}", spelled(path, &best)).into(), ..link.clone() };
        let with_rest = make(rest);
        let resolved = self.resolve(from, &with_rest);
        match resolved.status {
            Status::Ok => Some(Suggestion { target: with_rest.target.into(), certain }),
            Status::MissingAnchor | Status::Redirected => {
                Some(Suggestion { target: with_rest.target.into(), certain: false })
            }
            _ => None,
        }
    }

    /// What the anchors of an article are, for telling which of them was meant.
    #[must_use]
    pub fn anchor_names(&self, of: PageId) -> AnchorNames<'_> {
        let anchors = self.page(of).into_iter().flat_map(Facts::anchors);
        AnchorNames(anchors.map(|anchor| (Letters::of(anchor), anchor)).collect())
    }

    /// Articles by slug, id or file name.
    fn near_names(&self, name: &str) -> Vec<(usize, String)> {
        let wanted = name.trim().to_lowercase();
        self.names().all().filter_map(|known| Some((near(&wanted, known)?, known.to_owned()))).collect()
    }

    /// Addresses in the same folder, and articles of this name in others.
    fn near_addresses(&self, path: &str) -> Vec<(usize, String)> {
        let address = target::address(path);
        let (folder, name) = (target::folder(address), target::name(address));
        let map = self.map();
        let siblings = map.in_folder(folder).filter_map(|known| {
            let distance = near(name, known)?;
            let known = if folder.is_empty() { known.to_owned() } else { format!("{folder}/{known}") };
            Some((distance, format!("/{known}")))
        });
        let moved =
            self.names().find(name, |_| true).and_then(|id| map.main(id)).map(|address| (1, format!("/{address}")));
        siblings.chain(moved).collect()
    }

    /// Files in the same folder, and files of this name in others.
    fn near_files(&self, from: &Facts, path: &str) -> Vec<(usize, String)> {
        let here = target::folder(&from.path);
        let (base, written) = match path.strip_prefix('/') {
            Some(inside) => ("", inside),
            None => (here, path),
        };
        let spell = |file: &str| if path.starts_with('/') { format!("/{file}") } else { target::relative(here, file) };
        let Some(wanted) = target::join(base, written) else { return self.moved(written, spell) };
        let (folder, name) = (target::folder(&wanted), target::name(&wanted));
        let mut found = Vec::new();
        let (stem, extension) = target::parted(name);
        if let Some(names) = self.files.names(folder) {
            for known in names.iter().filter(|known| !known.ends_with('/')) {
                let (known_stem, known_extension) = target::parted(known);
                let distance = if extension.is_some() && known_extension == extension {
                    near(stem, known_stem)
                } else {
                    (stem == known_stem).then_some(1)
                };
                if let Some(distance) = distance {
                    let file = if folder.is_empty() { known.clone() } else { format!("{folder}/{known}") };
                    found.push((distance, spell(&file)));
                }
            }
        }
        found.extend(self.moved(&wanted, spell));
        found
    }

    /// Articles whose file has the name of `path`, in other folders.
    fn moved(&self, path: &str, spell: impl Fn(&str) -> String) -> Vec<(usize, String)> {
        let name = target::name(path);
        if self.site.generator.traits().index.contains(&target::without_extension(name)) {
            return Vec::new();
        }
        let pages = self.names().alike(path, &self.site).filter_map(|id| self.page(id));
        pages.filter(|page| target::name(&page.path) == name).map(|page| (1, spell(&page.path))).collect()
    }
}

/// The anchors of an article with their letters, told once for all the links that miss one of them.
#[derive(Debug)]
pub struct AnchorNames<'c>(Vec<(Letters, &'c str)>);

impl AnchorNames<'_> {
    /// The anchor that a link was probably meant to lead to, as a whole target.
    #[must_use]
    pub fn suggest(&self, link: &LinkFact) -> Option<Suggestion> {
        let fragment = Target::parse(&link.target).fragment?.into_owned();
        let wanted = bare(&fragment);
        let letters = Letters::of(&wanted);
        let mut found: Vec<(usize, &str)> = Vec::new();
        for (_, anchor) in self.0.iter().filter(|(known, _)| letters.edits_to(*known) <= FARTHEST) {
            let near = if bare(anchor) == wanted { Some(0) } else { near(&wanted, &bare(anchor)) };
            found.extend(near.map(|distance| (distance, *anchor)));
        }
        if found.is_empty() && wanted.len() >= 5 {
            let holds = |anchor: &str| anchor.contains(&fragment) || anchor.len() >= 5 && fragment.contains(anchor);
            found.extend(self.0.iter().filter(|(_, anchor)| holds(anchor)).map(|(_, anchor)| (9, *anchor)));
        }
        found.sort_unstable();
        found.dedup();
        let (distance, best) = *found.first()?;
        let certain = distance <= 1 && found.get(1).is_none_or(|(next, _)| *next > distance + 1);
        let (path, _) = link.target.split_once('#')?;
        Some(Suggestion { target: format!("{path}#{best}"), certain })
    }
}

/// How many edits apart two names may be.
const FARTHEST: usize = 2;

/// How far two names are apart, when they are near: at most two edits, at most a quarter of the name.
fn near(wanted: &str, known: &str) -> Option<usize> {
    let reach = match wanted.chars().count() {
        0..=2 => return None,
        3..=6 => 1,
        _ => FARTHEST,
    };
    let far = wanted.len().abs_diff(known.len()) > reach * 4;
    if far || Letters::of(wanted).edits_to(Letters::of(known)) > reach {
        return None;
    }
    // Another number is another article, and no slip: `vitamin-b6`, `vitamin-b12`.
    if !digits(wanted).eq(digits(known)) {
        return None;
    }
    let distance = strsim::damerau_levenshtein(wanted, known);
    (1..=reach).contains(&distance).then_some(distance)
}

/// The letters and digits of a name, whatever their case and order: told in one pass, unlike the distance of two names.
#[derive(Debug, Clone, Copy)]
struct Letters {
    count: usize,
    /// A bit for each of them; some share one.
    set: u64,
}

impl Letters {
    fn of(name: &str) -> Self {
        let mut letters = Self { count: 0, set: 0 };
        for letter in name.chars().filter(|letter| letter.is_alphanumeric()) {
            if letter.is_ascii() {
                letters.add(letter.to_ascii_lowercase());
            } else {
                letter.to_lowercase().for_each(|lower| letters.add(lower));
            }
        }
        letters
    }

    fn add(&mut self, letter: char) {
        self.count += 1;
        self.set |= 1 << (u32::from(letter) % u64::BITS);
    }

    /// The fewest edits between two names of these letters: one puts a letter in, takes one out, or does both.
    fn edits_to(self, other: Self) -> usize {
        let changed = (self.set ^ other.set).count_ones() as usize;
        changed.div_ceil(2).max(self.count.abs_diff(other.count))
    }
}

fn digits(text: &str) -> impl Iterator<Item = u8> {
    text.bytes().filter(u8::is_ascii_digit)
}

/// An anchor for comparing: letters and digits, lower case.
pub(super) fn bare(anchor: &str) -> String {
    anchor.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// `path` spelled as the link spells its own: with or without `./`, a slash at its end, spaces encoded.
fn spelled(written: &str, path: &str) -> String {
    let mut path = target::encode(path);
    if written.starts_with("./") && !path.starts_with('.') {
        path.insert_str(0, "./");
    }
    if written.ends_with('/') && !path.ends_with('/') {
        path.push('/');
    }
    path
}
