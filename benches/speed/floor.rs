//! The floor: walk, read, a full `CommonMark` pass, front matter decoded, one automaton of 2,000 phrases; and the first
//! two alone.

use std::path::{Path, PathBuf};

use aho_corasick::AhoCorasick;
use pulldown_cmark::{Event, Options, Parser};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use rayon::{ThreadPool, ThreadPoolBuilder};

/// Reads every article under `folder` and counts what is there, so that nothing can be left out.
pub(crate) fn run(folder: &Path, threads: usize) -> usize {
    let paths = walk(folder);
    let phrases = AhoCorasick::builder().ascii_case_insensitive(true).build(phrases()).expect("the automaton builds");
    pool(threads).install(|| paths.par_iter().map(|path| read(path, &phrases)).sum())
}

/// Reads every article under `folder` and counts its bytes.
pub(crate) fn only_read(folder: &Path, threads: usize) -> usize {
    let paths = walk(folder);
    pool(threads).install(|| paths.par_iter().map(|path| text(path).len()).sum())
}

fn walk(folder: &Path) -> Vec<PathBuf> {
    let found = ignore::WalkBuilder::new(folder).build().filter_map(Result::ok).map(ignore::DirEntry::into_path);
    found.filter(|path| path.extension().is_some_and(|extension| extension == "md")).collect()
}

fn pool(threads: usize) -> ThreadPool {
    ThreadPoolBuilder::new().num_threads(threads).build().expect("a thread pool")
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).expect("a readable file")
}

fn read(path: &Path, phrases: &AhoCorasick) -> usize {
    let text = text(path);
    let (front_matter, body) = split(&text);
    let fields = serde_yaml::from_str::<serde_json::Value>(front_matter)
        .map_or(0, |value| value.as_object().map_or(0, |o| o.len()));
    let mut prose = String::with_capacity(body.len());
    let mut events = 0;
    for (event, range) in Parser::new_ext(body, Options::all()).into_offset_iter() {
        events += range.len().min(1);
        match event {
            Event::Text(text) => prose.push_str(&text),
            Event::SoftBreak | Event::HardBreak => prose.push(' '),
            Event::End(_) => prose.push('\n'),
            _ => {}
        }
    }
    fields + events + phrases.find_iter(&prose).count()
}

fn split(text: &str) -> (&str, &str) {
    let Some(rest) = text.strip_prefix("---\n") else { return ("", text) };
    rest.split_once("\n---\n").unwrap_or(("", text))
}

/// Two thousand made-up phrases of one to three words of the length medical terms have.
fn phrases() -> Vec<String> {
    let stems = ["cardi", "nephr", "hepat", "neur", "derm", "gastr", "pulmon", "oste", "hemat", "endocrin"];
    let middles = ["o", "i", "al", "ic", "itis", "osis", "emia", "path", "gen", "plas"];
    let ends = ["a", "us", "ine", "ol", "ate", "ium", "in", "one", "ide", "ase"];
    let tails = ["", " effect"];
    let mut phrases = Vec::new();
    for stem in stems {
        for middle in middles {
            for end in ends {
                for tail in tails {
                    phrases.push(format!("{stem}{middle}{end}{tail}"));
                }
            }
        }
    }
    phrases
}
