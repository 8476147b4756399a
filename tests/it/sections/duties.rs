//! What a site may change of the sections its articles owe, and how wrong names are told.

use super::found;
use crate::run::Folder;

const ARTICLE: &str = include_str!("../../../rules/frames/drug.md");

/// The messages about missing sections in an article without storage, with this configuration.
fn missing(config: &str) -> String {
    let article =
        ARTICLE.replace("## Storage\n\nKeep it dry, at room temperature and out of the reach of children.\n", "");
    let folder = Folder::new(&[("medlint.yaml", config), ("content/old/a.md", &article)]);
    let ran = folder.run(&["content", "--select", "sections/missing", "--today", "2026-06-01", "--format", "compact"]);
    assert_eq!(ran.code & 2, 0, "{}", ran.stderr);
    ran.stdout
}

#[test]
fn a_site_adds_and_removes_sections() {
    assert!(missing("style: us\n").contains("says nothing on storage"));
    assert_eq!(missing("sections:\n  drug:\n    remove: [storage]\n"), "");
    let added = missing("sections:\n  drug:\n    add: [how-it-works]\n    remove: [storage]\n");
    assert!(added.contains("has no section on how-it-works"), "{added}");
}

#[test]
fn an_override_changes_them_for_its_paths() {
    let old = "overrides:\n  - paths: [content/old/]\n    sections:\n      drug:\n        remove: [storage]\n";
    assert_eq!(missing(old), "");
    assert!(missing(&old.replace("old/]", "new/]")).contains("storage"));
}

#[test]
fn a_site_has_headings_and_sections_of_its_own() {
    let renamed = "vocabulary:\n  sections:\n    storage: [When to call your doctor]\n";
    assert_eq!(missing(renamed), "");
    let own =
        "vocabulary:\n  sections:\n    refills: [Refills]\nsections:\n  drug: {add: [refills], remove: [storage]}\n";
    assert!(missing(own).contains("has no section on refills"));
}

#[test]
fn sections_that_do_not_exist_are_refused_with_the_nearest() {
    let folder = |config: &str| {
        Folder::new(&[("medlint.yaml", config), ("content/a.md", "# A page\n\nText.\n")]).run(&["content"])
    };
    let ran = folder("sections:\n  drug:\n    add: [storge]\n");
    assert_eq!(ran.code, 2, "{ran:?}");
    for part in ["medlint.yaml:3:11", "no section is called `storge`", "did you mean `storage`?"] {
        assert!(ran.stderr.contains(part), "{part:?} is not in:\n{}", ran.stderr);
    }
    let ran = folder("vocabulary:\n  sections:\n    dosng: [Amount]\n");
    assert!(ran.code == 2 && ran.stderr.contains("did you mean `dosing`?"), "{ran:?}");
}

#[test]
fn a_duty_may_hang_on_what_the_article_says() {
    let article = ARTICLE.replace(
        "## Warnings and precautions\n\nTell your doctor about kidney and liver disease",
        "## Kidneys\n\nIt brings drowsiness. Tell your doctor about kidney and liver disease",
    );
    let select = ["content", "--select", "sections/missing", "--today", "2026-06-01"];
    let told = |text: &str| Folder::new(&[("content/a.md", text)]).run(&select).stdout;
    assert!(told(&article).contains("driving"), "{}", told(&article));
    assert!(!told(&article.replace("drowsiness", "cough")).contains("driving"));
}

#[test]
fn who_writes_for_colleagues_owes_no_advice_on_calling_a_doctor() {
    let text =
        "---\ntitle: Gout\ntype: condition\n---\n\n## Symptoms\n\nYour toe hurts.\n\n## Treatment\n\nNaproxen.\n";
    let asks = |text: &str| found("sections/missing", text).contains("when to get help");
    assert!(asks(text));
    assert!(!asks(&text.replace("Your toe hurts", "Pts limp; DDx: pseudogout. Naproxen BID")));
    assert!(!asks(&text.replace("## Symptoms", "## Learning objectives\n\nNaming it.\n\n## Symptoms")));
}

#[test]
fn what_only_clinicians_give_is_neither_forgotten_nor_kept_at_home() {
    let asks = |title: &str, text: &str| {
        let told = found("sections/missing", &format!("---\ntitle: {title}\ntype: drug\n---\n\n{text}\n"));
        (told.contains("overdose"), told.contains("missed dose"), told.contains("storage"))
    };
    assert_eq!(asks("Naproxen", "A painkiller."), (true, true, true));
    assert_eq!(asks("Rocuronium", "A muscle relaxant."), (true, false, false));
    assert_eq!(asks("Rocuronium", "It relaxes your muscles."), (true, false, false));
    assert_eq!(asks("Rocuronium and you", "It relaxes your muscles."), (true, true, true));
    let disclaims =
        |text: &str| found("provenance/no-disclaimer", &format!("---\ntitle: Propofol\ntype: drug\n---\n\n{text}\n"));
    assert_eq!(disclaims("A drug for sleep.").trim(), "");
    assert!(disclaims("It makes you sleep.").contains("no substitute"));
    assert_eq!(asks("Naproxen", "## Notes for clinicians\n\nA painkiller."), (true, false, false));
    let terms = "An IV bolus of 1 mg/kg, titrate by SBP and DBP; inpatients only, and CBC on day 2.";
    assert_eq!(asks("Naproxen", terms), (true, false, false));
    assert_eq!(asks("Naproxen", &format!("{terms} Tell your nurse before the tablet.")), (true, true, true));
}

#[test]
fn a_missed_dose_is_asked_about_what_people_take_themselves() {
    let asks_of = |title: &str, text: &str| {
        let text = format!("---\ntitle: {title}\ntype: drug\n---\n\nYour guide to it. {text}\n");
        let told = found("sections/missing", &text);
        ["overdose", "missed dose", "storage"].map(|section| told.contains(section))
    };
    let asks = |text: &str| asks_of("Naproxen", text);
    assert_eq!(asks("It eases pain."), [true, true, true]);
    assert_eq!(asks_of("Sumatriptan", "The tablets ease a migraine."), [true, false, true]);
    assert_eq!(asks("The tablets and the gel ease pain."), [true, true, true]);
    assert_eq!(asks("The gel eases pain."), [false, false, true]);
    assert_eq!(asks("The eye drops ease pain."), [false, false, true]);
    let gel = "The gel eases pain. Rub the gel in, and keep the gel off the eyes. A topical gel is no cream.";
    assert_eq!(asks(&format!("{gel} There are tablets, too.")), [false, false, true]);
    assert_eq!(asks("The infusion eases pain."), [true, false, false]);
    assert_eq!(asks("The infusion eases pain, and so do the tablets."), [true, true, true]);
}

#[test]
fn outlines_of_a_class_for_colleagues_owe_no_leaflet() {
    let items = "- Naproxen\n- Ibuprofen: renal dose\n- Diclofenac\n- Indomethacin\n- Ketorolac: 5 d at most\n- Etodolac\n- Meloxicam\n- Piroxicam\n";
    let owes = |body: &str| {
        !found("sections/missing", &format!("---\ntitle: NSAIDs\ntype: drug\n---\n\n{body}")).trim().is_empty()
    };
    assert!(!owes(items));
    assert!(owes(&format!("{items}- Ask your doctor which\n")));
    assert!(owes(&format!("These are medicines for pain.\n\n{items}")));
}

#[test]
fn one_question_about_a_condition_owes_its_answer() {
    let owes = |body: &str| found("sections/missing", &format!("---\ntitle: Gout\ntype: condition\n---\n\n{body}\n"));
    assert_eq!(owes("## What are the symptoms of gout?\n\nA red toe.").trim(), "");
    assert!(owes("## Symptoms\n\nA red toe.").contains("treatment"));
    assert!(owes("## What is gout?\n\nA disease of joints.").contains("treatment"));
    assert!(owes("## What causes gout?\n\nCrystals.\n\n## Symptoms\n\nA red toe.").contains("treatment"));
    assert_eq!(owes("## How to prevent gout\n\nDrink.\n\n## Who is at risk of gout?\n\nMen.").trim(), "");
}

#[test]
fn headings_that_stand_for_the_lines_of_a_list_are_not_empty() {
    let lines =
        "## A\n\nText.\n\n### thins the blood\n\n### raises the pulse\n\n#### widens the pupils\n\n### Storage\n\n";
    let empty = |text: &str| found("sections/empty", &format!("# Rounds\n\n{text}")).matches("nothing stands").count();
    assert_eq!(empty(lines), 3);
    assert_eq!(empty(&format!("{lines}### dries the mouth\n\n")), 1);
}

#[test]
fn a_row_needs_no_heading_and_one_in_other_words_leads_there() {
    let unmarked = |text: &str| {
        found("sections/unmarked", &format!("---\ntitle: Naproxen\ntype: drug\n---\n\n{text}\n")).contains("dosing")
    };
    assert!(unmarked("Take 250 mg twice a day."));
    assert!(unmarked("## History\n\nTake 250 mg twice a day."));
    assert!(!unmarked("| | Naproxen |\n|---|---|\n| Dose | 250 mg twice a day |"));
    assert!(!unmarked("## Best ways to start low\n\nTake 250 mg twice a day."));
}

#[test]
fn a_list_of_links_and_a_short_answer_owe_no_sections() {
    let links = "- [[Hip]]\n- [[Knee]]\n- [[Ankle]]\n- [[Wrist]]\n- [[Jaw]]\n";
    let page = |title: &str, body: &str| format!("---\ntitle: {title}\ntype: condition\n---\n\n{body}\n");
    let owes = |title: &str, body: &str| !found("sections/missing", &page(title, body)).trim().is_empty();
    assert!(owes("Fractures", "Bones break."));
    assert!(!owes("Fractures", links));
    assert!(owes("What is gout?", "Gout is a disease.\n\n## Causes\n\nCrystals."));
    assert!(!owes("What is gout?", "Gout is a disease of crystals in the joints."));
}

#[test]
fn a_heading_is_asked_for_only_where_one_may_stand() {
    let unmarked = |text: &str| {
        let text = format!("---\ntitle: Naproxen\ntype: drug\n---\n\n{text}\n");
        found("sections/unmarked", &text).contains("side effects")
    };
    assert!(unmarked("Side effects are nausea and ulcers."));
    assert!(!unmarked("- SE: nausea and ulcers"));
    assert!(!unmarked("- Of all of them\n  - SE: nausea and ulcers"));
    let empty = |heading: &str| {
        !found("sections/empty", &format!("# Rounds\n\n## {heading}\n\n## Notes\n\nA.\n\n### Beds\n\nB.\n"))
            .trim()
            .is_empty()
    };
    assert!(empty("Letters of leave"));
    assert!(!empty("[Letters](letters.md)"));
    assert!(!empty("2. [Letters](letters.md)"));
}

#[test]
fn what_is_missing_is_asked_for_with_its_place_and_content() {
    let article = ARTICLE
        .replace("## Storage\n\nKeep it dry, at room temperature and out of the reach of children.\n", "")
        .replace("## Missed dose", "## Our day");
    let folder = Folder::new(&[("content/a.md", &article)]);
    let ran = folder.run(&["content", "--select", "sections/missing", "--today", "2026-06-01", "--format", "json"]);
    for part in ["add the heading \\\"Storage\\\" after the section \\\"", ": where to keep it"] {
        assert!(ran.stdout.contains(part), "{part:?} is not in:\n{}", ran.stdout);
    }
}

#[test]
fn short_parts_lists_and_words_in_use_are_left_alone() {
    let silent = |rule: &str, text: &str| {
        let ran = Folder::new(&[("content/a.md", text)]).run(&["content", "--select", rule, "--today", "2026-06-01"]);
        assert_eq!(ran.stdout.trim(), "", "{rule}: {text}");
    };
    let drug = "---\ntitle: Naproxen\ntype: drug\n---\n\n";
    silent(
        "sections/thin",
        &format!(
            "{drug}## Side effects\n\n### Common side effects\n\nNausea.\n\n### Others\n\nA rash that itches at night.\n"
        ),
    );
    silent("sections/thin", &format!("{drug}## Side effects\n\n- Nausea\n- Rash\n"));
    silent("sections/misspelt-heading", "# Fluids\n\n## Tonicity\n\nTonicity is the pull of a solution on water.\n");
    silent(
        "sections/dose-without-safety",
        "# Rounds\n\nA 54-year-old presented with pain. She was started on naproxen 250 mg twice daily.\n\n\
         Vital signs were normal, and the patient went home.\n",
    );
    silent(
        "provenance/review-overdue",
        "---\ntitle: Naproxen\ntype: drug\n---\n\nA label. (Updated May 3, 2019). *Naproxen tablets.*\n",
    );
}

#[test]
fn a_missing_section_is_asked_for_once_and_in_its_place() {
    let help = |body: &str| {
        let text = format!(
            "---\ntitle: Gout\ntype: condition\n---\n\nGout hurts. Call your doctor. A blood test tells.\n\n{body}"
        );
        let folder = Folder::new(&[("content/a.md", &text)]);
        let ran = folder.run(&["content", "--select", "sections/missing", "--today", "2026-06-01", "--format", "json"]);
        let told: serde_json::Value = serde_json::from_str(&ran.stdout).expect("JSON");
        let findings = told["findings"].as_array().expect("a list").iter();
        findings.map(|finding| finding["help"].as_str().unwrap_or("").to_owned()).collect::<Vec<_>>()
    };
    let body = "## What causes it\n\nCrystals.\n\n## Treatment\n\nRest.\n";
    assert_eq!(
        help(body),
        [
            "add the heading \"Symptoms\" before the section \"What causes it\": how it shows, the most common signs first"
        ]
    );
    let several = help("## Symptoms\n\nPain.\n\n## Treatment\n\nRest.\n").join("\n");
    assert!(several.starts_with("add the heading \"Causes\" after the section \"Symptoms\": "), "{several}");
    let none = help("## Treatment\n\nRest.\n");
    assert!(none.iter().any(|help| help.contains("\"Symptoms\" before the section \"Treatment\"")), "{none:?}");
    // A misspelt heading is told of as such.
    assert!(help(&format!("{body}\n## Symptons\n\nPain.\n")).is_empty());
}

#[test]
fn several_missing_sections_stand_on_a_line_each() {
    let article = "---\ntitle: Naproxen\ntype: drug\n---\n\n## Uses\n\nIt is used for cramps.\n";
    let ran = Folder::new(&[("content/a.md", article)]).run(&[
        "content",
        "--select",
        "sections/missing",
        "--today",
        "2026-06-01",
        "--format",
        "pretty",
        "--color",
        "never",
    ]);
    let lines: Vec<&str> = ran.stdout.lines().map(str::trim).collect();
    assert!(lines.contains(&"help: add these headings:"), "{}", ran.stdout);
    for start in ["\"Missed dose\" after the section \"Uses\":", "\"Storage\" after the section \"Uses\":"] {
        assert!(lines.iter().any(|line| line.starts_with(start)), "{start} opens no line of:\n{}", ran.stdout);
    }
}

#[test]
fn an_article_on_a_class_does_not_owe_what_differs_from_one_medicine_to_the_next() {
    let missing = |title: &str| {
        let text = format!("---\ntitle: {title}\ntype: drug\n---\n\n## Uses\n\nThey are used to treat angina.\n");
        let ran = Folder::new(&[("content/a.md", &text)]).run(&["content", "--select", "sections/missing"]);
        ran.stdout
    };
    for (title, owes) in [("Felodipine", true), ("Calcium channel blockers", false)] {
        let told = missing(title);
        for section in ["dosing", "missed dose", "overdose", "storage"] {
            assert_eq!(told.contains(section), owes, "{section} of {title}: {told}");
        }
        for section in ["side effects", "safety", "interactions", "pregnancy"] {
            assert!(told.contains(section), "{section} of {title}: {told}");
        }
    }
}

#[test]
fn an_article_on_a_class_needs_no_heading_over_the_doses_of_its_medicines() {
    for (title, owes) in [("Felodipine", true), ("Calcium channel blockers", false)] {
        let text = format!(
            "---\ntitle: {title}\ntype: drug\n---\n\n## Uses\n\nTo treat angina.\n\n## Notes\n\nAdults take felodipine \
             5 mg once daily.\n"
        );
        let ran = Folder::new(&[("content/a.md", &text)]).run(&["content", "--select", "sections/unmarked"]);
        assert_eq!(ran.stdout.contains("covers dosing"), owes, "{title}: {}", ran.stdout);
    }
}

#[test]
fn a_missing_field_is_asked_for_as_the_front_matter_is_written() {
    let body = "# Sertraline\n\nSertraline treats depression.\n\n## Dosage\n\nTake it in the morning.\n";
    let table = [
        ("", "`reviewer: A. Name, PharmD`"),
        ("---\ntype: drug\n---\n", "`reviewer: A. Name, PharmD`"),
        ("+++\ntype = \"drug\"\n+++\n", "`reviewer = \"A. Name, PharmD\"`"),
        ("{\"type\": \"drug\"}\n", "`\"reviewer\": \"A. Name, PharmD\"`"),
    ];
    for (front_matter, wanted) in table {
        let folder = Folder::new(&[("a.md", &format!("{front_matter}\n{body}"))]);
        let ran = folder.run(&["--select", "provenance/no-reviewer", "--format", "pretty"]);
        let told = ran.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(told.contains(wanted), "{wanted} is not in:\n{}", ran.stdout);
    }
}

#[test]
fn what_is_missing_belongs_before_a_last_section_of_links() {
    let help = |last: &str| {
        let article = format!("---\ntitle: Psoriasis\ntype: condition\n---\n\nPlaques of thick skin itch.\n\n{last}");
        let folder = Folder::new(&[("a.md", &article)]);
        folder.run(&["--select", "sections/missing", "--format", "pretty"]).stdout
    };
    let told = help("## More reading\n\n- [[Eczema]]\n- [[Skin care]]\n");
    assert!(told.contains("before the section \"More reading\"") && !told.contains("at the end"), "{told}");
    let told = help("## A story\n\nMarta has had it for years, and swims in the sea.\n");
    assert!(told.contains("at the end of the article"), "{told}");
}

#[test]
fn of_an_article_in_a_language_that_is_not_known_nobody_can_tell_what_it_lacks() {
    let portuguese = "# Naproxeno\n\n## Como tomar\n\n250 mg duas vezes por dia, com as refeições, e não mais do que \
                      isso. Os comprimidos são engolidos inteiros, com água ou leite. Uma dose esquecida não é tomada \
                      mais tarde com a seguinte.\n";
    let said = |config: &str, path: &str, text: &str| {
        let folder = Folder::new(&[("medlint.yaml", config), (path, text)]);
        let ran = folder.run(&["content", "--select", "sections,provenance", "--today", "2026-06-01"]);
        assert_eq!(ran.code & 2, 0, "{}", ran.stderr);
        (
            ran.stdout.contains("sections/missing"),
            (ran.stdout + &ran.stderr).contains("1 file of no known kind or language"),
        )
    };
    for (config, path, text, expected) in [
        ("style: us\n", "content/a.md", portuguese.to_owned(), (false, true)),
        ("style: us\n", "content/a.md", format!("---\ntype: drug\nlang: pt-BR\n---\n\n{ARTICLE}"), (false, true)),
        ("lang: nl\n", "content/a.md", "# Naproxen\n\nTabletten.\n".to_owned(), (false, true)),
        ("lang: eng\n", "content/a.md", "# Naproxen\n\nTablets.\n".to_owned(), (true, false)),
        ("style: us\n", "content/a.md", "# Naproxen\n\nTablets.\n".to_owned(), (true, false)),
        ("style: us\n", "content/a.md", "# Naproxen\n\n萘普生是一种止痛药，饭后服用。\n".to_owned(), (false, true)),
        (
            "style: us\n",
            "content/a.md",
            "# Naproxen\n\nΔ²-tablets of 250 µg (β form), naïve.\n".to_owned(),
            (true, false),
        ),
        // Who names headings of this language knows it.
        (
            "lang: pt\nvocabulary: {sections: {dosing: [Como tomar]}}\n",
            "content/a.md",
            portuguese.to_owned(),
            (true, false),
        ),
    ] {
        assert_eq!(said(config, path, &text), expected, "{config}{text}");
    }
}

#[test]
fn a_title_that_promises_one_section_owes_that_and_what_makes_a_dose_safe() {
    let missing = |article: &str| {
        let folder = Folder::new(&[("content/a.md", article)]);
        let args = ["content", "--select", "sections/missing", "--today", "2026-06-01", "--format", "json"];
        let report: serde_json::Value = serde_json::from_str(&folder.run(&args).stdout).expect("a report");
        let messages = report["findings"].as_array().expect("a list").iter().map(|found| found["message"].to_string());
        messages.collect::<Vec<_>>().join(" ")
    };
    let whole = missing("---\ntype: drug\n---\n\n# Levothyroxine\n\nIt is kept dry.\n");
    for section in ["dosing", "side effects", "uses", "safety", "overdose"] {
        assert!(whole.contains(section), "{section}: {whole}");
    }
    for (title, text, owed) in [
        ("Levothyroxine and proton pump inhibitors", "## Interactions\n\nLess acid, less of it.\n", vec![]),
        ("Interactions of levothyroxine", "## Interactions\n\nIron and coffee hold it back.\n", vec![]),
        ("Why is levothyroxine taken before breakfast?", "Food holds it back.\n", vec![]),
        ("Levothyroxine interactions", "## Interactions\n\nIron and coffee hold it back in the gut.\n", vec![]),
        ("Levothyroxine interactions", "It is kept dry.\n", vec!["interactions"]),
        ("Levothyroxine dosage", "## Dosage\n\nTake 50 mcg once a day.\n", vec!["safety", "side effects"]),
    ] {
        let said = missing(&format!("---\ntype: drug\n---\n\n# {title}\n\n{text}"));
        assert_eq!(said.is_empty(), owed.is_empty(), "{title}: {said}");
        assert!(owed.iter().all(|section| said.contains(section)), "{title}: {said}");
        assert!(!said.contains("overdose") && !said.contains("uses"), "{title}: {said}");
    }
    for title in ["What is levothyroxine?", "What is the drug levothyroxine (Synthroid)?"] {
        let asked = missing(&format!("---\ntype: drug\n---\n\n# {title}\n\nA hormone.\n"));
        assert!(asked.contains("overdose"), "{asked}");
    }
    let care = missing("---\ntype: condition\n---\n\n# Malaria prevention\n\n## Prevention\n\nA net, at night.\n");
    assert_eq!(care, "");
}

#[test]
fn what_front_matter_that_cannot_be_read_says_is_not_missed() {
    let asks = |reviewed: &str| {
        let text = format!("---\ntitle: Naproxen\ntype: drug\n{reviewed}---\n\n# Naproxen\n\nA painkiller.\n");
        let folder = Folder::new(&[("content/a.md", &text)]);
        let ran = folder.run(&["content", "--select", "provenance", "--today", "2026-06-01"]);
        (ran.stdout.contains("was last reviewed"), ran.stdout.contains("who wrote"))
    };
    assert_eq!(asks(""), (true, true));
    assert_eq!(asks("last_reviewed: 2026-05-01\nauthor: A. Lund\n"), (false, false));
    assert_eq!(asks("last_reviewed: 2026-05-01\nauthor: Lund: a nurse\n"), (false, false));
}

#[test]
fn a_short_section_with_its_dose_says_enough() {
    let thin = |text: &str| {
        let text = format!("---\ntitle: Sugammadex\ntype: drug\n---\n\n## Dosage\n\n{text}\n");
        !found("sections/thin", &text).trim().is_empty()
    };
    assert!(thin("See the label."));
    assert!(!thin("2 mg/kg once."));
}

#[test]
fn an_article_on_one_section_needs_no_heading_for_it() {
    let unmarked = |title: &str| {
        let text =
            "They may upset the stomach, raise the blood pressure and cause heartburn, nausea and swollen ankles.";
        let text = format!("---\ntitle: {title}\ntype: drug\n---\n\n{text}\n");
        found("sections/unmarked", &text).contains("side effects")
    };
    assert!(unmarked("Naproxen"));
    assert!(!unmarked("Side effects of naproxen"));
    assert!(!unmarked("Side effects of naproxen | Pharmacology"));
}
