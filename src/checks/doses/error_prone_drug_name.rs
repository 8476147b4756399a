//! `doses/error-prone-drug-name`: a drug named by letters that stand for another drug too.

use std::ops::Range;

use super::written::{sentence, text, used, words};
use crate::checks::{Check, Subject};
use crate::finding::Sink;
use crate::rule::{Level, Rule};

pub(super) const CHECK: Check = Check { rule: "doses/error-prone-drug-name", run };

/// Names as they are written, the drug that is meant, what it is misread as, and whether The Joint Commission forbids
/// it. ISMP 2015, 2021.
const NAMES: &[(&str, &str, &str, bool)] = &[
    ("MS", "morphine sulfate", "magnesium sulfate", true),
    ("MSO4", "morphine sulfate", "magnesium sulfate", true),
    ("MgSO4", "magnesium sulfate", "morphine sulfate", true),
    ("ZnSO4", "zinc sulfate", "morphine sulfate", false),
    ("APAP", "acetaminophen", "no drug at all, so that it is taken twice", false),
    ("AZT", "zidovudine", "azathioprine or azithromycin", false),
    ("CPZ", "prochlorperazine", "chlorpromazine", false),
    ("HCTZ", "hydrochlorothiazide", "hydrocortisone", false),
    ("HCT", "hydrocortisone", "hydrochlorothiazide", false),
    ("MTX", "methotrexate", "mitoxantrone", false),
    ("PTU", "propylthiouracil", "mercaptopurine", false),
    ("TXA", "tranexamic acid", "tPA", false),
    ("5-FU", "fluorouracil", "five doses", false),
    ("6-MP", "mercaptopurine", "six doses", false),
];

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let prose = subject.article.prose.text();
    let sclerosis = prose.contains("ultiple sclerosis") || prose.contains("ULTIPLE SCLEROSIS");
    for statement in used(subject) {
        for (word, range) in around(subject, statement.quantity.clone()) {
            let Some((name, meant, misread, forbidden)) = NAMES.iter().find(|(name, ..)| *name == word) else {
                continue;
            };
            let disease = *name == "MS" && sclerosis;
            if disease || is_defined(prose, name, *forbidden) {
                continue;
            }
            let span = subject.article.original(range);
            let message = format!("\"{name}\" is misread as {misread}; write \"{meant}\"");
            let finding = subject.finding(rule, span, message);
            sink.push(if *forbidden { finding } else { finding.level(Level::Warning) });
        }
    }
}

/// The words that can name the drug of an amount: the two before it, or the two behind "of".
fn around<'a>(subject: &Subject<'a>, quantity: Range<usize>) -> Vec<(&'a str, Range<usize>)> {
    let Some(sentence) = sentence(subject, quantity.start) else { return Vec::new() };
    let named = |from: usize, part: &'a str, range: Range<usize>| {
        let start = from + range.start;
        let lead = part.get(..range.start).unwrap_or_default();
        // "5-FU": the number belongs to the name.
        let number =
            lead.strip_suffix('-').and_then(|lead| lead.chars().next_back()).is_some_and(|char| char.is_ascii_digit());
        let start = if number { start - 2 } else { start };
        let range = start..from + range.end;
        (text(subject, &range), range)
    };
    let before = text(subject, &(sentence.text.start..quantity.start));
    let mut found: Vec<_> = words(before).map(|range| named(sentence.text.start, before, range)).collect();
    found = found.split_off(found.len().saturating_sub(2));
    let after = text(subject, &(quantity.end..sentence.text.end));
    if let Some(name) = words(after).take(2).find(|range| range.start <= 4) {
        let of = after.trim_start().starts_with("of ");
        let name = if of { words(after).nth(1) } else { Some(name) };
        found.extend(name.map(|range| named(quantity.end, after, range)));
    }
    found
}

/// Whether the article says what the letters stand for: "methotrexate (MTX)". Those that are forbidden are not saved by it.
fn is_defined(prose: &str, name: &str, forbidden: bool) -> bool {
    !forbidden && prose.contains(&format!("({name})"))
}
