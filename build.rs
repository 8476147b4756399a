//! Reads the built-in rules and vocabularies, refuses what is wrong with them, and leaves them as compact bytes.

#![allow(dead_code, unreachable_pub, unused_imports)]

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use rule::vocabulary::{SectionsFile, Vocabulary};

#[path = "src/text/fold.rs"]
pub mod fold;
#[path = "src/text/key.rs"]
mod key;
#[path = "src/text/lexicon/mod.rs"]
pub mod lexicon;
#[path = "src/text/octets.rs"]
mod octets;
#[path = "src/text/rows.rs"]
pub mod rows;
#[path = "src/rule/mod.rs"]
mod rule;
#[path = "src/article/section_names/mod.rs"]
mod section_names;
#[path = "src/source.rs"]
mod source;

/// The modules below `rule` know these by their place in the crate.
mod text {
    pub use crate::fold;
    pub use crate::lexicon::{self, BadPhrase, Hit, Lexicon, ListId, PhraseError, WordList};
    pub use crate::rows::Rows;
    pub(crate) use crate::{key, octets};
}

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=Cargo.lock");
    println!("cargo::rerun-if-changed=rules");
    println!("cargo::rerun-if-changed=src");
    link_at_a_fixed_place();
    match digest() {
        Ok(digest) => println!("cargo::rustc-env=MEDLINT_SOURCE={digest:016x}"),
        Err(error) => println!("cargo::error=the source cannot be read: {error}"),
    }
    match built_in(Path::new("rules")) {
        Ok(()) => ExitCode::SUCCESS,
        Err(mistakes) => {
            for mistake in mistakes {
                println!("cargo::error={mistake}");
            }
            ExitCode::FAILURE
        }
    }
}

/// Links the released program at a fixed place in memory, where the platform knows how: an article is checked in a quarter
/// less time, since half a megabyte of tables need not be put right at each start (`benches/README.md`).
fn link_at_a_fixed_place() {
    let is = |name: &str, value: &str| std::env::var(name).is_ok_and(|told| told == value);
    // A program without shared libraries is linked in another way.
    let is_static = std::env::var("CARGO_CFG_TARGET_FEATURE").is_ok_and(|told| told.contains("crt-static"));
    let is_known = is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu");
    if is("PROFILE", "release") && is_known && !is_static {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}

/// A number that tells this program from one built of other source, so that caches of the two do not mix.
fn digest() -> std::io::Result<u64> {
    let mut hasher = DefaultHasher::new();
    let mut open = vec![PathBuf::from("Cargo.toml"), "Cargo.lock".into(), "rules".into(), "src".into()];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            let entries: BTreeSet<PathBuf> =
                std::fs::read_dir(&path)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
            open.extend(entries);
        } else if path.exists() {
            path.hash(&mut hasher);
            std::fs::read(&path)?.hash(&mut hasher);
        }
    }
    Ok(hasher.finish())
}

fn built_in(folder: &Path) -> Result<(), Vec<String>> {
    let told = |mistakes: Vec<rule::Mistake>| mistakes.iter().map(ToString::to_string).collect::<Vec<_>>();
    let texts = rule::read_folder(folder).map_err(|error| vec![format!("{}: {error}", folder.display())])?;
    let rules = rule::load(&texts).map_err(told);
    let vocabularies = rule::vocabulary::read_folder(&folder.join("vocabulary")).map_err(told);
    let (rules, (lists, mut values)) = match (rules, vocabularies) {
        (Ok(rules), Ok(vocabularies)) => (rules, vocabularies),
        (rules, vocabularies) => {
            return Err([rules.err(), vocabularies.err()].into_iter().flatten().flatten().collect());
        }
    };
    let names = section_names(&mut values)?;
    let blob = rule::blob::encode(rules, lists, values, names)?;
    let out = std::env::var_os("OUT_DIR").ok_or_else(|| vec!["OUT_DIR is not set".to_string()])?;
    std::fs::write(Path::new(&out).join("builtin.bin"), blob).map_err(|error| vec![error.to_string()])
}

/// The names of sections in the form in which headings are looked up, by language.
fn section_names(values: &mut BTreeMap<String, Vec<u8>>) -> Result<BTreeMap<String, Vec<u8>>, Vec<String>> {
    let told = |error: postcard::Error| vec![error.to_string()];
    let Some(encoded) = values.remove(SectionsFile::NAME) else { return Ok(BTreeMap::new()) };
    let file: SectionsFile = postcard::from_bytes(&encoded).map_err(told)?;
    let encode = |(language, words): (String, _)| {
        let names = section_names::LanguageNames::from(&words);
        if let Some(id) = names.named_as_subject() {
            let what = format!("a name of the section `{id}` ({language}) stands for the subject of any article");
            return Err(vec![format!("{what}: take it out of `sections` or of `subject` in sections.yaml")]);
        }
        Ok((language, postcard::to_stdvec(&names).map_err(told)?))
    };
    file.languages.into_iter().map(encode).collect()
}
