//! What a run knows before it sees an article: rules, vocabularies, settings.

use jiff::civil::Date;

use crate::article::Vocabulary;
use crate::checks::Settings;
use crate::config::Config;
use crate::rule::RuleSet;

/// Rules, vocabularies and settings of one site; built once a run.
#[derive(Debug)]
pub struct Engine {
    /// What words mean.
    pub vocabulary: Vocabulary,
    /// What holds where no override does.
    pub profile: Profile,
}

/// Rules and settings that hold for some of the articles.
#[derive(Debug)]
pub struct Profile {
    /// The rules with their levels and options.
    pub rules: RuleSet,
    /// The settings.
    pub settings: Settings,
}

impl Engine {
    /// What a run on the site with this configuration knows.
    #[must_use]
    pub fn new(config: &Config, today: Date) -> Self {
        let settings = Settings { style: config.style, today };
        Self { vocabulary: Vocabulary::default(), profile: Profile { rules: RuleSet::default(), settings } }
    }

    /// The rules and settings that hold for the article at `path`.
    #[must_use]
    pub fn profile(&self, path: &str) -> &Profile {
        let _ = path;
        &self.profile
    }
}
