//! What a run knows before it sees an article: rules, vocabularies, settings.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use jiff::civil::Date;

use super::vocabulary;
use crate::article::{Reading, Vocabulary};
use crate::builtin::{self, Additions, Library};
use crate::cache::{self, Cache, Digest};
use crate::checks::{self, Settings};
use crate::claim;
use crate::config::{self, Config, Selection, apply, join};
use crate::corpus::Site;
use crate::rule::{self, Loaded, Mistake, RuleSet, UnknownRule};
use crate::source::Span;
use crate::text::Lexicon;

/// Rules, vocabularies and settings of one site; built once a run.
#[derive(Debug)]
pub struct Engine {
    /// What words mean.
    pub vocabulary: Vocabulary,
    /// What holds where no override does.
    pub profile: Arc<Profile>,
    reading: Reading,
    config: Arc<Config>,
    chosen: Chosen,
    /// The folder of the site, on the disk; empty for texts in memory.
    root: PathBuf,
    site: OnceLock<Site>,
    /// All rules before any setting.
    base: RuleSet,
    /// What holds where overrides do, by the numbers of the overrides.
    overridden: RwLock<HashMap<Vec<usize>, Arc<Profile>>>,
    /// The digest of the files of the own rules.
    own_rules: Digest,
    /// What former runs found.
    cache: Option<Cache>,
}

/// Rules and settings that hold for some of the articles.
#[derive(Debug)]
pub struct Profile {
    /// The rules with their levels and options.
    pub rules: RuleSet,
    /// The settings.
    pub settings: Settings,
    /// What reading claims takes to know of the rules.
    pub claims: claim::Reader,
}

/// What the command line says besides the configuration.
#[derive(Debug, Clone, Default)]
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
    Unknown(UnknownRule),
}

impl From<UnknownRule> for EngineError {
    fn from(unknown: UnknownRule) -> Self {
        Self::Unknown(unknown)
    }
}

impl Engine {
    /// What a run on the site with this configuration knows.
    ///
    /// # Errors
    /// Own rules or settings of rules that are not as they must be.
    pub fn new(config: Arc<Config>, root: &Path, chosen: Chosen) -> Result<Self, EngineError> {
        let (own, texts) = own_rules(&config, root, &chosen).map_err(EngineError::Mistakes)?;
        let mut additions = Additions { rules: own, ..Additions::default() };
        config.add_words(&mut additions);
        let Library { rules: base, lexicon, refused, mut mistakes } = builtin::load(additions);
        mistakes.extend(config.word_mistakes(&lexicon, &refused));
        mistakes.extend(vocabulary::duty_mistakes(&config));
        if !mistakes.is_empty() {
            return Err(EngineError::Mistakes(mistakes));
        }
        let schema = config.front_matter_schema(root).map_err(|mistake| EngineError::Mistakes(vec![mistake]))?;
        let everywhere = make_profile(&base, &lexicon, &config, &[], &chosen, schema.clone())?;
        for number in 0..config.overrides.len() {
            make_profile(&base, &lexicon, &config, &[number], &chosen, schema.clone())?;
        }
        Ok(Self {
            vocabulary: vocabulary::vocabulary(lexicon, &config),
            profile: Arc::new(everywhere),
            reading: reading_of(&config),
            config,
            chosen,
            root: root.to_owned(),
            site: OnceLock::new(),
            base,
            overridden: RwLock::default(),
            own_rules: cache::digest(texts.as_bytes()),
            cache: None,
        })
    }

    /// The digest of all that what is found in an article depends on, besides its path and its text.
    #[must_use]
    pub fn key(&self) -> Digest {
        let Chosen { selection: Selection { select, ignore }, rule_folders: _, today } = &self.chosen;
        let config = self.config.source.as_ref().map(|(_, text)| text);
        let schema = self.config.front_matter_schema_text(&self.root);
        let build = env!("MEDLINT_SOURCE");
        let all = format!("{:?}", (build, config, schema, self.site(), &self.own_rules, select, ignore, today));
        cache::digest(all.as_bytes())
    }

    /// Lets what former runs found stand in for checking what did not change.
    pub fn remember(&mut self, cache: Cache) {
        self.cache = Some(cache);
    }

    /// What former runs found; none when nothing is to be remembered.
    #[must_use]
    pub const fn cache(&self) -> Option<&Cache> {
        self.cache.as_ref()
    }

    /// How the site is built; told by the configuration of its generator when first asked for.
    #[must_use]
    pub fn site(&self) -> &Site {
        self.site.get_or_init(|| config::site(&self.config, &self.root))
    }

    /// Whether some rule needs the other articles, anywhere on the site.
    #[must_use]
    pub fn needs_corpus(&self) -> bool {
        !self.config.overrides.is_empty() || checks::needs_corpus(&self.profile.rules)
    }

    /// Switches a rule on that is off by default, where no override holds.
    pub fn switch_on(&mut self, rule: &str) {
        let Some(profile) = Arc::get_mut(&mut self.profile) else { return };
        profile.rules.get_mut(rule).into_iter().for_each(|rule| rule.enabled = true);
        profile.claims = claim::Reader::new(&profile.rules, &self.vocabulary.lexicon);
    }

    /// How the article at `path` is read.
    #[must_use]
    pub fn reading(&self, path: &str) -> Cow<'_, Reading> {
        let told = self.config.kinds.paths.iter().find(|(glob, _)| glob.is_match(path));
        match told {
            Some((_, kind)) => Cow::Owned(Reading { kind_of_path: Some(*kind), ..self.reading.clone() }),
            None => Cow::Borrowed(&self.reading),
        }
    }

    /// The rules and settings that hold for the article at `path`.
    #[must_use]
    pub fn profile(&self, path: &str) -> Arc<Profile> {
        let overrides = self.config.overrides.iter().enumerate();
        let which: Vec<usize> =
            overrides.filter(|(_, over)| over.paths.is_match(path)).map(|(number, _)| number).collect();
        if which.is_empty() {
            return self.profile.clone();
        }
        let known = self.overridden.read().unwrap_or_else(PoisonError::into_inner).get(&which).cloned();
        known.unwrap_or_else(|| {
            let schema = self.profile.settings.schema.clone();
            let made = make_profile(&self.base, &self.vocabulary.lexicon, &self.config, &which, &self.chosen, schema);
            let made = made.map_or_else(|_| self.profile.clone(), Arc::new);
            self.overridden.write().unwrap_or_else(PoisonError::into_inner).insert(which, made.clone());
            made
        })
    }
}

/// What the configuration says of reading articles, besides what medlint reads anyway.
fn reading_of(config: &Config) -> Reading {
    let mut reading = Reading { language: config.language.clone(), ..Reading::default() };
    if let Some(field) = &config.kinds.field {
        reading.kind_field.clone_from(field);
    }
    reading.kind_values.clone_from(&config.kinds.values);
    reading.prose_fields.extend(config.front_matter.prose.iter().cloned());
    reading.link_fields.extend(config.front_matter.links.iter().cloned());
    reading
}

/// The rules and settings that hold where the overrides of these numbers do.
fn make_profile(
    base: &RuleSet,
    lexicon: &Lexicon,
    config: &Config,
    which: &[usize],
    chosen: &Chosen,
    schema: Option<Arc<jsonschema::Validator>>,
) -> Result<Profile, EngineError> {
    let overrides: Vec<_> = which.iter().filter_map(|number| config.overrides.get(*number)).collect();
    let style = overrides.iter().rev().find_map(|over| over.style).unwrap_or(config.style);
    let mut rules = base.clone();
    rules.apply_profile(style.name());
    let mut mistakes = apply(&mut rules, &config.rules, config);
    for over in overrides {
        mistakes.extend(apply(&mut rules, &over.rules, config));
    }
    if !mistakes.is_empty() {
        return Err(EngineError::Mistakes(mistakes));
    }
    chosen.selection.apply(&mut rules)?;
    let claims = claim::Reader::new(&rules, lexicon);
    Ok(Profile {
        rules,
        settings: Settings { style, today: chosen.today, duties: Arc::new(vocabulary::duties(config, which)), schema },
        claims,
    })
}

/// The rules of the user's folders, and the names and texts of their files; a folder named twice counts once.
fn own_rules(config: &Config, root: &Path, chosen: &Chosen) -> Result<(Vec<Loaded>, String), Vec<Mistake>> {
    let (mut texts, mut mistakes, mut seen) = (Vec::new(), Vec::new(), HashSet::new());
    let mut read = |folder: &Path| {
        let folder_itself = folder.canonicalize()?;
        if seen.insert(folder_itself) { rule::read_folder(folder) } else { Ok(Vec::new()) }
    };
    for folder in &config.rule_folders {
        match read(&join(root, &folder.value)) {
            Ok(found) => texts.extend(found),
            Err(error) => mistakes.extend(config.mistake(folder, format!("cannot be read: {error}"), None)),
        }
    }
    for folder in &chosen.rule_folders {
        match read(folder) {
            Ok(found) => texts.extend(found),
            Err(error) => {
                let shown = folder.to_string_lossy().into();
                mistakes.push(Mistake::new(&shown, &"".into(), Span::default(), format!("cannot be read: {error}")));
            }
        }
    }
    match rule::load(&texts) {
        Ok(rules) if mistakes.is_empty() => {
            let named: Vec<_> = texts.iter().map(|file| (&file.id, &file.text)).collect();
            Ok((rules, if named.is_empty() { String::new() } else { format!("{named:?}") }))
        }
        Ok(_) => Err(mistakes),
        Err(more) => Err(mistakes.into_iter().chain(more).collect()),
    }
}
