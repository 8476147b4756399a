//! What a run knows before it sees an article: rules, vocabularies, settings.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::article::Vocabulary;
use crate::checks::Settings;
use crate::config::{Config, Selection, apply};
use crate::rule::{Mistake, RuleSet};

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

/// What the command line says besides the configuration.
#[derive(Debug, Clone)]
pub struct Chosen {
    /// Which rules run.
    pub selection: Selection,
    /// Folders with own rules besides those of the configuration.
    pub rule_folders: Vec<PathBuf>,
    /// The day that counts as today.
    pub today: Date,
}

/// Why an engine cannot be built.
#[derive(Debug)]
pub enum EngineError {
    /// Rules or their settings are not as they must be.
    Mistakes(Vec<Mistake>),
    /// What the command line selects does not exist.
    Selection(String),
}

impl Engine {
    /// What a run on the site with this configuration knows.
    ///
    /// # Errors
    /// Own rules or settings of rules that are not as they must be.
    pub fn new(config: &Config, root: &Path, chosen: &Chosen) -> Result<Self, EngineError> {
        let settings = Settings { style: config.style, today: chosen.today };
        let mut rules = RuleSet::default();
        let mistakes = apply(&mut rules, &config.rules, config);
        if !mistakes.is_empty() {
            return Err(EngineError::Mistakes(mistakes));
        }
        chosen.selection.apply(&mut rules).map_err(EngineError::Selection)?;
        let _ = root;
        Ok(Self { vocabulary: Vocabulary::default(), profile: Profile { rules, settings } })
    }

    /// The rules and settings that hold for the article at `path`.
    #[must_use]
    pub fn profile(&self, path: &str) -> &Profile {
        let _ = path;
        &self.profile
    }
}
