//! A seeded generator of sites: articles of realistic length and kinds, some with faults, linked to each other.

use std::fmt::Write as _;
use std::fs;

use tempfile::TempDir;

/// A site of `pages` articles of about `bytes` bytes each, forty to a folder. The same call gives the same bytes.
pub(crate) fn site(pages: usize, bytes: usize) -> TempDir {
    write(pages, |page, random| article(page, pages, bytes, random))
}

/// A site of `pages` articles with `faults` trailing zeros each.
pub(crate) fn faults(pages: usize, faults: usize) -> TempDir {
    write(pages, |page, _| {
        let mut text = format!("# Page {page}\n\n");
        for dose in 1..=faults {
            let _ = writeln!(text, "Adults take {dose}.0 mg once a day in group {dose}.\n");
        }
        text
    })
}

fn write(pages: usize, mut text: impl FnMut(usize, &mut Random) -> String) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut random = Random(0x5EED);
    for page in 0..pages {
        let place = folder.path().join(format!("part-{}", page / 40));
        fs::create_dir_all(&place).expect("a writable folder");
        fs::write(place.join(format!("page-{page}.md")), text(page, &mut random)).expect("a writable file");
    }
    folder
}

/// `SplitMix64` (Steele, Lea, Flood 2014): small, seeded, the same everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).unwrap_or(0)
    }

    fn of<'a>(&mut self, items: &[&'a str]) -> &'a str {
        items[self.below(items.len())]
    }
}

const DRUGS: [&str; 12] = [
    "lisinopril",
    "metformin",
    "amlodipine",
    "sertraline",
    "gabapentin",
    "omeprazole",
    "atorvastatin",
    "losartan",
    "levothyroxine",
    "montelukast",
    "prednisone",
    "warfarin",
];
const CONDITIONS: [&str; 8] =
    ["asthma", "migraine", "gout", "eczema", "diabetes", "high blood pressure", "depression", "psoriasis"];
const DRUG_SECTIONS: [&str; 12] = [
    "Uses",
    "Dosage",
    "How to take it",
    "Missed dose",
    "Side effects",
    "Serious side effects",
    "Warnings and precautions",
    "Interactions",
    "Pregnancy and breastfeeding",
    "Overdose",
    "Storage",
    "When to call your doctor",
];
const CONDITION_SECTIONS: [&str; 7] =
    ["Symptoms", "Causes", "Diagnosis", "Treatment", "Prevention", "Outlook", "When to get medical help"];
const SENTENCES: [&str; 16] = [
    "Tell your doctor about every medicine that you take, with or without a prescription.",
    "Most people notice no change in the first days, and that is expected.",
    "Some people feel dizzy when they stand up quickly, above all in the first week.",
    "Your pharmacist can tell you whether a *generic* form is available.",
    "The tablets may be taken with food or on an empty stomach.",
    "Call 911 if you have trouble breathing, chest pain or swelling of the face.",
    "Blood tests show how well the kidneys and the liver are working.",
    "Common side effects are headache, nausea, tiredness and a dry mouth.",
    "This medicine may make you drowsy; see how you feel before you drive.",
    "Keep the bottle closed, dry and out of the reach of children.",
    "Studies in older adults were small, and their results differ.",
    "It is not known whether it passes into breast milk.",
    "Write down your **symptoms** in a diary and take it to your next visit.",
    "The label lists the ingredients that a few people are allergic to.",
    "If you have had a stroke, ask for advice before you begin.",
    "Regular meals, enough sleep and daily walks help many people to cope.",
];
const CLAIMS: [&str; 4] = [
    "It works better than any other tablet of its kind.",
    "Researchers agree that it is completely safe.",
    "It cures the disease for good.",
    "About 30% of people feel better within a month.",
];

fn article(page: usize, pages: usize, bytes: usize, random: &mut Random) -> String {
    let drug = random.of(&DRUGS);
    let is_drug = random.below(3) > 0;
    let (title, kind, sections): (String, &str, &[&str]) = if is_drug {
        (format!("{drug}: guide {page}"), "drug", &DRUG_SECTIONS)
    } else {
        (format!("Living with {} {page}", random.of(&CONDITIONS)), "condition", &CONDITION_SECTIONS)
    };
    let mut text = format!(
        "---\ntitle: \"{title}\"\ntype: {kind}\nauthor: Ines Calloway\nreviewer: Dana Whitfield, PharmD\n\
         last_reviewed: 2026-0{}-1{}\ntags: [health, {drug}]\nrelated:\n  - page-{}.md\n---\n\n# {title}\n\n",
        1 + random.below(5),
        random.below(10),
        page / 40 * 40 + random.below(40).min((pages - 1) % 40),
    );
    let share = bytes / (sections.len() + 1);
    for section in sections {
        let _ = write!(text, "## {section}\n\n");
        let end = text.len() + share;
        while text.len() < end {
            paragraph(&mut text, drug, section, page, random);
        }
    }
    text.push_str("## References\n\n1. Prescribing information. DailyMed. <https://dailymed.nlm.nih.gov/>\n");
    text
}

fn paragraph(text: &mut String, drug: &str, section: &str, page: usize, random: &mut Random) {
    for _ in 0..3 + random.below(3) {
        match random.below(40) {
            0 => text.push_str(random.of(&CLAIMS)),
            1 => {
                let _ = write!(text, "See [the next page](page-{}.md#storage).", page / 40 * 40 + random.below(40));
            }
            2..6 if section == "Dosage" => {
                let dose = 5 * (1 + random.below(8));
                let zero = if random.below(30) == 0 { ".0" } else { "" };
                let _ = write!(text, "Adults take {dose}{zero} mg of {drug} {} times a day [1].", 1 + random.below(3));
            }
            _ => text.push_str(random.of(&SENTENCES)),
        }
        text.push(' ');
    }
    text.push_str("\n\n");
    if random.below(6) == 0 {
        text.push_str("- drink enough water\n- rest when you can\n- ask for help\n\n");
    }
}
