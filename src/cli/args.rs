//! What can be typed: commands and flags.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use super::reports::Typed;
use crate::config::{FailOn, Selection};
use crate::lint::Chosen;
use crate::rule::Level;

/// A linter for medical articles: doses, required sections, claims, links and provenance.
#[derive(Debug, Parser)]
#[command(name = "medlint", version, args_conflicts_with_subcommands = true, max_term_width = 100)]
#[command(
    after_help = "Exit status: 0 nothing at or above --fail-on; 1 such findings; 2 something could not be run or checked."
)]
pub(super) struct Cli {
    /// What to do; without a command, the paths are checked.
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    /// Flags of `check`.
    #[command(flatten)]
    pub(super) check: CheckArgs,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check articles (also without the word `check`)
    Check(Box<CheckArgs>),
    /// List the active rules
    Rules(RulesArgs),
    /// Say what a rule finds, why, with examples, sources and settings
    Explain(ExplainArgs),
    /// Print what medlint understands of articles: kind, sections, doses, claims, links
    Inspect(InspectArgs),
    /// Print the links of articles to other sites, for a checker that asks the web
    Links(LinksArgs),
    /// List where articles set findings aside, with rule, reason, author and date
    Suppressions(SuppressionsArgs),
    /// Run the examples of rule files
    Test(TestArgs),
    /// Write a commented medlint.yaml for the site found here
    Init(InitArgs),
    /// Print a JSON Schema, for editors
    Schema {
        /// Of which file
        #[arg(value_enum)]
        of: SchemaOf,
    },
    /// Print a script that completes commands and flags in a shell
    Completions {
        /// For which shell
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
}

/// Where settings come from.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct SettingsArgs {
    /// Use this configuration file instead of the one found upwards from the paths
    #[arg(long, value_name = "FILE", env = "MEDLINT_CONFIG", conflicts_with = "isolated")]
    pub(super) config: Option<PathBuf>,
    /// Use no configuration file
    #[arg(long)]
    pub(super) isolated: bool,
    /// Use the rules of this folder besides (repeatable)
    #[arg(long = "rules", value_name = "DIR")]
    pub(super) rule_folders: Vec<PathBuf>,
    /// Run only these rules or families (commas or repeated)
    #[arg(long, value_name = "IDS", value_delimiter = ',')]
    pub(super) select: Vec<String>,
    /// Do not run these rules or families (commas or repeated)
    #[arg(long, value_name = "IDS", value_delimiter = ',')]
    pub(super) ignore: Vec<String>,
    /// The day that counts as today, YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    pub(super) today: Option<Date>,
}

impl SettingsArgs {
    /// What the flags say of rules and the day.
    #[must_use]
    pub(super) fn chosen(&self) -> Chosen {
        Chosen {
            selection: Selection { select: self.select.clone(), ignore: self.ignore.clone() },
            rule_folders: self.rule_folders.clone(),
            today: self.today.unwrap_or_else(|| jiff::Zoned::now().date()),
        }
    }
}

/// Flags of `check`.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct CheckArgs {
    /// Files and folders; `-` reads standard input. Without any, the content folders of the configuration, else the
    /// current folder
    #[arg(value_name = "PATHS")]
    pub(super) paths: Vec<PathBuf>,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub(super) settings: SettingsArgs,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub(super) gate: GateArgs,
    /// Do not show findings below this level
    #[arg(long, value_name = "LEVEL", value_parser = levels())]
    pub(super) min_severity: Option<Level>,
    /// Exit with 1 when there are findings from this level up [default: error]
    #[arg(long, value_name = "LEVEL", value_parser = fail_levels())]
    pub(super) fail_on: Option<FailOn>,
    /// How to write the findings; repeat in pairs with --output for several reports
    #[arg(long, value_name = "FORMAT")]
    pub(super) format: Vec<String>,
    /// Write the report of the --format beside it to this file
    #[arg(long, value_name = "FILE")]
    pub(super) output: Vec<PathBuf>,
    /// The order of --format and --output.
    #[arg(skip)]
    pub(super) typed: Vec<Typed>,
    /// The path of what standard input holds
    #[arg(long, value_name = "PATH")]
    pub(super) stdin_filename: Option<PathBuf>,
    /// Check every article anew, and keep nothing for later runs
    #[arg(long)]
    pub(super) no_cache: bool,
    /// Keep what was found for later runs in this folder [default: `.medlint_cache` at the root of the site]
    #[arg(long, value_name = "DIR", env = "MEDLINT_CACHE_DIR")]
    pub(super) cache_dir: Option<PathBuf>,
    /// The number of threads [default: one for each processor]
    #[arg(long, value_name = "N")]
    pub(super) jobs: Option<usize>,
    /// Whether to write in colour
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = When::Auto)]
    pub(super) color: When,
    /// Print findings only, no summary
    #[arg(long, short)]
    pub(super) quiet: bool,
    /// Print how often each rule found something
    #[arg(long)]
    pub(super) statistics: bool,
    /// Print the files that would be checked, and stop
    #[arg(long)]
    pub(super) show_files: bool,
    /// Print the settings that hold, and stop
    #[arg(long)]
    pub(super) show_settings: bool,
}

/// What counts, and what is mended.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct GateArgs {
    /// Apply fixes that change how something is written, never what it says
    #[arg(long)]
    pub(super) fix: bool,
    /// Apply fixes as well that a person must look at
    #[arg(long)]
    pub(super) unsafe_fixes: bool,
    /// Print what the fixes would change as a diff, and write nothing
    #[arg(long)]
    pub(super) diff: bool,
    /// Report findings on lines changed since this commit, or caused by the changes
    #[arg(long, value_name = "REV", conflicts_with = "staged")]
    pub(super) since: Option<String>,
    /// Report findings on staged lines, or caused by what is staged
    #[arg(long)]
    pub(super) staged: bool,
    /// With --since or --staged, report all findings of changed files
    #[arg(long)]
    pub(super) whole_file: bool,
    /// Do not count the findings that this file lists
    #[arg(long, value_name = "FILE")]
    pub(super) baseline: Option<PathBuf>,
    /// Write the baseline: all findings at first, later without those that are mended [default: .medlint-baseline]
    #[arg(long)]
    pub(super) write_baseline: bool,
}

impl GateArgs {
    /// Whether fixes are to be worked out.
    #[must_use]
    pub(super) const fn fixes(&self) -> bool {
        self.fix || self.unsafe_fixes || self.diff
    }
}

/// Flags of `rules`.
#[derive(Debug, Args)]
pub(super) struct RulesArgs {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub(super) settings: SettingsArgs,
    /// How to write the list
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub(super) format: ListFormat,
    /// List rules that are off as well
    #[arg(long)]
    pub(super) all: bool,
}

/// Flags of `explain`.
#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    /// The rule, e.g. doses/trailing-zero
    pub(super) rule: String,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub(super) settings: SettingsArgs,
    /// How to write it
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub(super) format: ListFormat,
}

/// Flags of `inspect`.
#[derive(Debug, Args)]
pub(super) struct InspectArgs {
    /// Files and folders; `-` reads standard input
    #[arg(value_name = "PATHS")]
    pub(super) paths: Vec<PathBuf>,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub(super) settings: SettingsArgs,
    /// The path of what standard input holds
    #[arg(long, value_name = "PATH")]
    pub(super) stdin_filename: Option<PathBuf>,
}

/// Flags of `links`.
#[derive(Debug, Args)]
pub(super) struct LinksArgs {
    /// Files and folders
    #[arg(value_name = "PATHS")]
    pub(super) paths: Vec<PathBuf>,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub(super) settings: SettingsArgs,
    /// Print a line for each link, `path:line:column: address`, which `lychee` reads
    #[arg(long, required = true)]
    pub(super) dump: bool,
}

/// Flags of `suppressions`.
#[derive(Debug, Args)]
pub(super) struct SuppressionsArgs {
    /// Files and folders
    #[arg(value_name = "PATHS")]
    pub(super) paths: Vec<PathBuf>,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub(super) settings: SettingsArgs,
    /// How to write the list
    #[arg(long, value_enum, default_value_t = AuditFormat::Text)]
    pub(super) format: AuditFormat,
}

/// Flags of `test`.
#[derive(Debug, Args)]
pub(super) struct TestArgs {
    /// A folder of rule files; without it, the rule folders of the configuration, else medlint's own rules
    pub(super) folder: Option<PathBuf>,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub(super) settings: SettingsArgs,
    /// Name phrases that no example touches
    #[arg(long)]
    pub(super) coverage: bool,
}

/// Flags of `init`.
#[derive(Debug, Args)]
pub(super) struct InitArgs {
    /// The folder of the site
    #[arg(default_value = ".")]
    pub(super) folder: PathBuf,
    /// Replace a configuration that is there
    #[arg(long)]
    pub(super) force: bool,
}

/// Whether to write in colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
#[allow(missing_docs)]
pub(super) enum When {
    #[default]
    Auto,
    Always,
    Never,
}

/// How to write a list of rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs)]
pub(super) enum ListFormat {
    Text,
    Markdown,
    Json,
}

/// How to write a list for an audit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs)]
pub(super) enum AuditFormat {
    Text,
    Csv,
    Json,
}

/// What a JSON Schema is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs)]
pub(super) enum SchemaOf {
    Config,
    Rule,
}

fn levels() -> impl TypedValueParser<Value = Level> {
    let names = ["error", "warning", "suggestion"];
    PossibleValuesParser::new(names).try_map(|name| Level::from_name(&name).ok_or("not a level"))
}

fn fail_levels() -> impl TypedValueParser<Value = FailOn> {
    let names = ["error", "warning", "suggestion", "never"];
    PossibleValuesParser::new(names).try_map(|name| FailOn::from_name(&name).ok_or("not a level"))
}
