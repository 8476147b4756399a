//! The file of source tiers: which hosts and names can be trusted how far.

use serde::{Deserialize, Serialize};

use super::Vocabulary;
use crate::rule::Source;

/// `sources.yaml`: hosts by tier, and words that give a weak source away.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sources {
    /// What it is.
    pub summary: String,
    /// Who says so.
    pub sources: Vec<Source>,
    /// Hosts of regulators, public bodies and evidence reviews.
    pub authority: Vec<String>,
    /// Hosts of journals, societies and academic centres.
    pub journal: Vec<String>,
    /// Hosts of publishers for consumers and of news.
    pub consumer: Vec<String>,
    /// Hosts of encyclopaedias anyone can edit, forums, social media and shops.
    pub weak: Vec<String>,
    /// Hosts of preprint servers.
    pub preprints: Vec<String>,
    /// DOIs of well-known papers that were retracted, lower case.
    pub retracted: Vec<String>,
    /// Parts of a host name that make it weak.
    pub weak_host_words: Vec<String>,
    /// Words in a reference that make it weak.
    pub weak_names: Vec<String>,
}

impl Vocabulary for Sources {
    const NAME: &'static str = "sources";

    fn check(&self) -> Vec<String> {
        let hosts = [&self.authority, &self.journal, &self.consumer, &self.weak, &self.preprints];
        let odd = hosts.into_iter().flatten().filter(|host| host.contains(['/', ' ']) || !host.contains('.'));
        odd.map(|host| format!("`{host}` is no host: write it without scheme and path")).collect()
    }
}
