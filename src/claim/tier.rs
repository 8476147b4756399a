//! How far a source can be trusted, by its host and by its name: the tiers of `sources.yaml`.

use crate::rule::vocabulary::Sources;

/// How far a source can be trusted to support a statement about health.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Tier {
    /// Regulators, public bodies, evidence reviews.
    Authority = 1,
    /// Journals, societies, academic centres.
    Journal = 2,
    /// Publishers for consumers, news: allowed, never enough.
    Consumer = 3,
    /// Shops, forums, blogs, encyclopaedias anyone can edit.
    Weak = 4,
}

impl Tier {
    /// 1 to 4, as printed.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// Whether it can support a claim.
    #[must_use]
    pub const fn supports(self) -> bool {
        matches!(self, Self::Authority | Self::Journal)
    }
}

/// Which hosts and names belong to which tier.
#[derive(Debug, Clone, Default)]
pub struct Tiers {
    /// Host suffixes with their tier; the longest that fits wins.
    pub hosts: Vec<(String, Tier)>,
    /// Words in the name of a host that make it weak ("shop").
    pub weak_host_words: Vec<String>,
    /// Words in a reference without an identifier that make it weak ("forum"), sorted.
    pub weak_names: Vec<String>,
    /// Hosts of preprint servers.
    pub preprints: Vec<String>,
    /// DOIs of retracted papers.
    pub retracted: Vec<String>,
}

impl From<Sources> for Tiers {
    fn from(sources: Sources) -> Self {
        let tiers = [
            (sources.authority, Tier::Authority),
            (sources.journal, Tier::Journal),
            (sources.consumer, Tier::Consumer),
            (sources.weak, Tier::Weak),
        ];
        let mut weak_names = sources.weak_names;
        weak_names.sort_unstable();
        Self {
            hosts: tiers
                .into_iter()
                .flat_map(|(hosts, tier)| hosts.into_iter().map(move |host| (host, tier)))
                .collect(),
            weak_host_words: sources.weak_host_words,
            weak_names,
            preprints: sources.preprints,
            retracted: sources.retracted,
        }
    }
}

impl Tiers {
    /// The tier of an address; none when its host is unknown or it is no address of the web.
    #[must_use]
    pub fn of(&self, target: &str) -> Option<Tier> {
        let host = host(target)?;
        let fits = |suffix: &str| is_under(&host, suffix);
        let known = self.hosts.iter().filter(|(suffix, _)| fits(suffix)).max_by_key(|(suffix, _)| suffix.len());
        if let Some((_, tier)) = known {
            return Some(*tier);
        }
        let weak =
            host.split(['.', '-']).any(|part| self.weak_host_words.iter().any(|word| part.contains(word.as_str())));
        weak.then_some(Tier::Weak)
    }

    /// Whether an address leads to a preprint server.
    #[must_use]
    pub fn is_preprint(&self, target: &str) -> bool {
        host(target).is_some_and(|host| self.preprints.iter().any(|suffix| is_under(&host, suffix)))
    }

    /// Whether a lower-case text holds the DOI of a paper that is known to be retracted.
    #[must_use]
    pub fn is_retracted(&self, lower: &str) -> bool {
        self.retracted.iter().any(|doi| lower.contains(doi.as_str()))
    }

    /// Whether the text of a reference names a weak source.
    #[must_use]
    pub fn names_weak(&self, text: &str) -> bool {
        let mut places = text
            .char_indices()
            .scan(false, |in_word, (at, char)| Some((at, std::mem::replace(in_word, char.is_alphanumeric()))));
        places.any(|(at, in_word)| !in_word && self.begins_weakly(&text[at..]))
    }

    /// Whether a text begins with the name of a weak source.
    fn begins_weakly(&self, text: &str) -> bool {
        let first = |text: &str| text.as_bytes().first().map(u8::to_ascii_lowercase);
        let from = self.weak_names.partition_point(|name| first(name) < first(text));
        let mut alike = self.weak_names[from..].iter().take_while(|name| first(name) == first(text));
        alike.any(|name| begins_with(text, name))
    }
}

/// Whether a text begins with the words of a name, whatever their case, with a space or a hyphen between them.
fn begins_with(text: &str, name: &str) -> bool {
    let Some(start) = text.as_bytes().get(..name.len()) else { return false };
    let alike = |(read, known): (&u8, &u8)| read.eq_ignore_ascii_case(known) || (*read, *known) == (b'-', b' ');
    start.iter().zip(name.as_bytes()).all(alike) && !text[name.len()..].starts_with(char::is_alphanumeric)
}

/// The host of an address of the web, lower case, without "www.".
#[must_use]
pub fn host(target: &str) -> Option<String> {
    let rest = target
        .strip_prefix("https://")
        .or_else(|| target.strip_prefix("http://"))
        .or_else(|| target.strip_prefix("//"));
    let rest = match rest {
        Some(rest) => rest,
        None if target.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www.")) => target,
        None => return None,
    };
    let end = rest.find(['/', '?', '#', ':']).unwrap_or(rest.len());
    let host = rest[..end].to_ascii_lowercase();
    Some(host.strip_prefix("www.").unwrap_or(&host).to_owned())
}

fn is_under(host: &str, suffix: &str) -> bool {
    match suffix.strip_prefix("*.") {
        Some(suffix) => host.strip_suffix(suffix).is_some_and(|rest| rest.ends_with('.')),
        None => host.strip_suffix(suffix).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')),
    }
}
