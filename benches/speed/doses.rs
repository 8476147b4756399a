//! The dose engine alone: how much text a second it reads, on one core, once the article is parsed.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use medlint::article::{self, Reading};
use medlint::config::Config;
use medlint::dose;
use medlint::lint::{Chosen, Engine};
use medlint::source::SourceFile;

/// About as much text as each run reads.
const BYTES: usize = 2_000_000;
const RUNS: usize = 7;

/// Prose of a medical article that holds no dose.
const PROSE: [&str; 8] = [
    "Most people feel better within a few weeks, and the symptoms rarely come back once the cause has been found.",
    "Talk to a pharmacist if the rash spreads, if breathing becomes hard, or if your lips or tongue begin to swell.",
    "The kidneys clear the medicine from the blood, so older people and those with kidney disease keep it for longer.",
    "Doctors once thought that rest was best; today they advise gentle movement as soon as the pain allows it.",
    "It isn\u{2019}t known whether the medicine passes into breast milk, and the makers advise against it.",
    "Tell your dentist that you use it, because some injections for the gums raise the pressure in the vessels.",
    "Keep the bottle in a dry place, out of the sight of children, and never flush what is left down the toilet.",
    "A blood test shows how well the liver works, and it is repeated from time to time during the treatment.",
];

/// Sentences of which each holds one dose or more.
const DOSES: [&str; 6] = [
    "Take 5 mg three times a day for 3 days, then 10 mg three times a day.",
    "Adults: 250 to 500 mg every 6 hours as needed, not more than 4 g in 24 hours.",
    "The usual dose is 1.5 mg/kg per day in 2 or 3 divided doses (at most 100 mg a day).",
    "Increase the dose by 25 mg every week up to 200 mg twice daily with food.",
    "Children over 12 years: one 500 mg tablet in the morning and half a tablet at bedtime.",
    "Inject 10,000 units under the skin once daily, or 5 mL (1 teaspoonful) by mouth twice a day.",
];

/// Prints how fast the engine reads prose and doses.
pub(crate) fn run() {
    let engine = Engine::new(Arc::new(Config::default()), Path::new(""), Chosen::default());
    let engine = engine.unwrap_or_else(|error| panic!("{error:?}"));
    println!("\nthe dose engine alone ({RUNS} runs)");
    for (name, sentences) in [("no doses", PROSE.as_slice()), ("doses only", DOSES.as_slice())] {
        measure(&engine, name, &text(sentences));
    }
}

/// Paragraphs of the sentences in turn, below the heading of a drug article.
fn text(sentences: &[&str]) -> String {
    let mut text = String::from("# Baclofen\n\n## Dosage\n\n");
    for (number, sentence) in sentences.iter().cycle().enumerate().take_while(|(number, _)| number * 90 < BYTES) {
        text.push_str(sentence);
        text.push_str(if number % 5 == 4 { "\n\n" } else { " " });
    }
    text
}

fn measure(engine: &Engine, name: &str, text: &str) {
    let source = SourceFile::new("baclofen.md", text);
    let (article, _) = article::parse(&source, &engine.vocabulary, &Reading::default());
    let mut times = Vec::new();
    let mut found = 0;
    for _ in 0..=RUNS {
        let start = Instant::now();
        found = dose::read(&article, &engine.vocabulary.lexicon).len();
        times.push(start.elapsed());
    }
    times.remove(0);
    times.sort();
    let rate = |time: Duration| text.len() as f64 / 1e6 / time.as_secs_f64();
    let (slow, middle, fast) = (rate(times[RUNS - 1]), rate(times[RUNS / 2]), rate(times[0]));
    println!("  {name:<12} {middle:>7.1} MB/s  ({slow:.1} to {fast:.1})  {found} statements in {} bytes", text.len());
}
