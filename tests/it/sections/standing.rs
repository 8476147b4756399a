//! Who stands behind an article, and what those owe who write for themselves.

use super::found;
use crate::run::Folder;

/// The first level that the report of a rule on a text names; none without one.
fn level(rule: &str, text: &str) -> &'static str {
    let found = found(rule, text);
    ["error", "warning", "suggestion"]
        .into_iter()
        .find(|level| found.contains(&format!(" {level} ")))
        .unwrap_or_default()
}

#[test]
fn names_below_the_title_are_those_of_authors() {
    let asks = |line: &str| {
        let text = format!("---\ntype: drug\n---\n\n# Naproxen\n\n{line}\n\nA painkiller.\n");
        found("provenance/no-author", &text).contains("who wrote")
    };
    for line in [
        "By Ana Maria Lund | a nurse",
        "Ana Lund, Ben Roe",
        "Ana Lund, reviewed by Ben Roe",
        "Ana Lund and Ben Roe",
        "At Lund Herbals, we dry our own leaves.",
        "Here at lundherbals.example, our leaves are dried.",
    ] {
        assert!(!asks(line), "{line}");
    }
    for line in [
        "By mouth, with water.",
        "Ana Lund",
        "High Blood Pressure",
        "By mouth, with water, Ana Lund says.",
        "Fever, Pain and Swelling of Joints",
        "At high doses, you may fall ill.",
        "At Christmas, you may forget it.",
    ] {
        assert!(asks(line), "{line}");
    }
}

#[test]
fn a_page_in_html_says_in_its_head_and_foot_who_stands_behind_it() {
    let page = |head: &str, foot: &str| {
        let head = format!("<head><title>Gout</title>{head}</head>");
        let text = format!("<html lang=\"en\">{head}<body><h1>Gout</h1><p>Your toe hurts.</p>{foot}</body></html>\n");
        let folder =
            Folder::new(&[("medlint.yaml", "kinds: {paths: {'content/**': condition}}\n"), ("content/a.html", &text)]);
        let rules = "provenance/no-author,provenance/no-reviewer,provenance/no-review-date";
        let ran = folder.run(&["content", "--select", rules, "--today", "2026-06-01"]);
        assert_eq!(ran.code & 2, 0, "{}", ran.stderr);
        ["no-author", "no-reviewer", "no-review-date"].map(|rule| ran.stdout.contains(rule))
    };
    let data = |json: &str| format!("<script type=\"application/ld+json\">{json}</script>");
    let thing = "{\"@type\": \"MedicalWebPage\", \"author\": {\"name\": \"A. Lund\"}, \"reviewedBy\": {\"name\": \"B. Roe\"}, \
                 \"dateModified\": \"2026-01-31\"}";
    for (head, foot, expected) in [
        ("", "", [true, true, true]),
        (&*data(thing), "", [false, false, false]),
        (
            &*data(&format!("{{\"@context\": \"https://schema.org\", \"@graph\": [{thing}]}}")),
            "",
            [false, false, false],
        ),
        (&*data(&format!("[{thing}]")), "", [false, false, false]),
        (&*data("{\"author\": \"\", \"headline\": \"Gout\"}"), "", [true, true, true]),
        (&*data("{broken"), "", [true, true, true]),
        (&*data(thing).replace("application/ld+json", "text/javascript"), "", [true, true, true]),
        ("<meta property=\"og:site_name\" content=\"Lund Joints\">", "", [false, true, true]),
        ("<meta property=\"article:modified_time\" content=\"2026-01-31T10:00:00Z\">", "", [true, true, false]),
        ("", "<footer>© 2026 Lund Joints</footer>", [false, true, true]),
        ("", "<footer>Copyright 2024-2026 by Lund Joints.</footer>", [false, true, true]),
        ("", "<footer>© All rights reserved.</footer>", [true, true, true]),
        ("", "<footer>© 2026. Privacy policy</footer>", [true, true, true]),
        ("", "<p>Photo © Lund Pictures</p>", [true, true, true]),
        (&*data("{\"author\": {\"@type\": \"Person\", \"name\": \"\"}}"), "", [true, true, true]),
        (&*data(&thing.replace("MedicalWebPage", "Review")), "", [true, true, true]),
    ] {
        assert_eq!(page(head, foot), expected, "{head}{foot}");
    }
}

#[test]
fn who_is_a_clinician_may_stand_for_a_reviewer() {
    let asks = |author: &str, line: &str| {
        let text = format!("---\ntype: drug\nauthor: {author}\n---\n\n# Naproxen\n\n{line}\n\nYou take it.\n");
        let found = found("provenance/no-reviewer", &text);
        ["warning", "suggestion"].into_iter().find(|level| found.contains(level)).unwrap_or_default().to_owned()
    };
    assert_eq!(asks("Ana Lund", "Take it with food."), "warning");
    assert_eq!(asks("Ana Lund", "Ask your pharmacist or surgeon."), "warning");
    assert_eq!(asks("Ana Lund, PharmD", "Take it with food."), "suggestion");
    assert_eq!(asks("Ana Lund, a pharmacist", "Take it with food."), "suggestion");
    assert_eq!(asks("Ana Lund", "By Ana Lund, MD, and others"), "suggestion");
}

#[test]
fn a_public_body_stands_for_what_it_publishes() {
    let asks = |field: &str| {
        let text = format!("---\ntype: condition\nauthor: A desk\n{field}\n---\n\n# Gout\n\nYour toe hurts.\n");
        level("provenance/no-reviewer", &text)
    };
    assert_eq!(asks("url: https://www.niddk.nih.gov/gout"), "suggestion");
    assert_eq!(asks("canonical: https://www.nhs.uk/conditions/gout"), "suggestion");
    assert_eq!(asks("url: https://gout.example.org/"), "warning");
    assert_eq!(asks("image: https://www.nhs.uk/gout.png"), "warning");
}

#[test]
fn what_clinicians_note_for_themselves_owes_less() {
    let note = "---\ntype: condition\n---\n\n# Gout\n\nPts limp; DDx: pseudogout. Hx of EtOH, PMHx of CKD.\n";
    let leaflet = note.replace("Pts limp; DDx: pseudogout. Hx of EtOH, PMHx of CKD.", "Your toe hurts.");
    let dosed = note.replace("Hx of EtOH", "Naproxen 500 mg BID");
    for (rule, text, expected) in [
        ("provenance/no-review-date", note, "suggestion"),
        ("provenance/no-review-date", &*dosed, "warning"),
        ("provenance/no-review-date", &*leaflet, "error"),
        ("provenance/no-references", note, "suggestion"),
        ("provenance/no-references", &*dosed, "warning"),
        ("provenance/no-references", &*leaflet, "error"),
        ("provenance/no-author", note, "suggestion"),
        ("provenance/no-author", &*dosed, "warning"),
        ("provenance/no-author", &*leaflet, "warning"),
        ("sections/missing", note, "warning"),
        ("sections/missing", &*leaflet, "error"),
    ] {
        assert_eq!(level(rule, text), expected, "{rule}: {text}");
    }
    let sourced = leaflet.replace("type: condition", "type: condition\nsourceSlugs: [gout-atlas]");
    assert_eq!(level("provenance/no-references", &sourced), "");
}

#[test]
fn a_note_of_a_few_lines_owes_no_sections() {
    let missing = |name: &str, text: &str| {
        let folder = Folder::new(&[(name, text)]);
        let found = folder.run(&["content", "--select", "sections/missing", "--today", "2026-06-01"]).stdout;
        ["error", "warning"].into_iter().find(|level| found.contains(&format!(" {level} "))).unwrap_or_default()
    };
    let note = "### Forms\n\n- Tophaceous\n- Chronic\n\n### Signs\n\n- A red toe, hot and swollen, mostly at night\n\n\
                ### Causes\n\n- Crystals of urate\n";
    let longer = format!("{note}\n{}\n", "Crystals settle in the joint. ".repeat(25));
    let titled = note.replacen("### Forms", "# Gout\n\nYour toe hurts.\n\n### Forms", 1);
    let told = format!("---\ntype: condition\n---\n\n{note}");
    let dosed = "### Uses\n\n- Gout\n\n### Dose\n\n- 500 mg twice a day\n\n### Interactions\n\n- Lithium\n";
    for (name, text, expected) in [
        ("content/Gout.md", note, ""),
        ("content/Gout.md", &*longer, "warning"),
        ("content/Gout.md", &*titled, "error"),
        ("content/Gout.md", &*told, "warning"),
        ("content/Naproxen.md", dosed, "warning"),
        ("content/Naproxen.md", &*format!("# Naproxen\n\n{dosed}"), "error"),
        ("content/Naproxen.md", &*format!("---\ntype: drug\n---\n\n{dosed}"), "error"),
    ] {
        assert_eq!(missing(name, text), expected, "{name} {text}");
    }
}

#[test]
fn who_guesses_or_reads_a_part_only_reminds() {
    let headed = "# Naproxen\n\nYour painkiller.\n\n## Uses\n\nPain.\n\n## Interactions\n\nAvoid lithium.\n";
    let bare = "# Naproxen\n\nYour painkiller.\n\n## Uses\n\nPain.\n";
    let dosed = format!("{bare}\nTake 250 mg twice a day.\n");
    let told = format!("---\ntype: drug\n---\n\n{bare}");
    let public = told.replace("type: drug", "type: drug\nurl: https://www.nhs.uk/naproxen");
    let rows = [(headed, "error"), (bare, "warning"), (&dosed, "error"), (&told, "error"), (&public, "warning")];
    for (text, expected) in rows {
        assert_eq!(level("sections/missing", text), expected, "{text}");
    }
}

#[test]
fn a_draft_is_reminded_of_what_it_will_owe() {
    let draft = |field: &str| format!("---\ntype: condition\n{field}\n---\n\n# Gout\n\nYour toe hurts.\n");
    for (field, sources, sections) in [
        ("draft: true", "suggestion", "warning"),
        ("extra:\n  status: not-started", "suggestion", "warning"),
        ("extra:\n  status: ready", "error", "error"),
    ] {
        assert_eq!(level("provenance/no-references", &draft(field)), sources, "{field}");
        assert_eq!(level("sections/missing", &draft(field)), sections, "{field}");
    }
}

#[test]
fn what_was_published_lately_is_not_due_for_its_first_review() {
    let page = |date: &str| format!("---\ntype: drug\ndate: {date}\n---\n\n# Naproxen\n\nYour painkiller.\n");
    for (date, expected) in [
        ("2026-01-31", "suggestion"),
        ("2024-06-02", "suggestion"),
        ("2024-05-31", "warning"),
        ("2027-05-31", "warning"),
    ] {
        assert_eq!(level("provenance/no-review-date", &page(date)), expected, "{date}");
    }
    for (months, expected) in
        [("0", "suggestion"), ("500000", "suggestion"), ("9223372036854775807", "suggestion"), ("3", "warning")]
    {
        let config = format!("rules: {{provenance/review-overdue: {{months-drug: {months}}}}}\n");
        let folder = Folder::new(&[("medlint.yaml", &config), ("content/a.md", &page("2026-01-31"))]);
        let ran = folder.run(&[
            "content",
            "--select",
            "provenance/no-review-date,provenance/review-overdue",
            "--today",
            "2026-06-01",
        ]);
        assert_eq!(ran.code & 2, 0, "{}", ran.stderr);
        assert!(ran.stdout.contains(&format!(" {expected} ")), "{months}: {}", ran.stdout);
    }
}

#[test]
fn where_headings_are_of_another_kind_one_more_is_a_suggestion() {
    let page = |heading: &str| {
        format!(
            "---\ntype: drug\n---\n\n# Naproxen\n\nYour painkiller.\n\n## Uses\n\nPain.\n\n## {heading}\n\nKeep it dry. \
             Common side effects are heartburn, dizziness and headache.\n"
        )
    };
    assert_eq!(level("sections/unmarked", &page("Storage")), "warning");
    assert_eq!(level("sections/unmarked", &page("Our story")), "suggestion");
}

#[test]
fn nobody_acts_on_what_is_predicted() {
    let page = |line: &str| format!("---\ntype: drug\n---\n\n# Naproxen\n\n{line}\n");
    let predicted = page("Original indication: pain. Predicted new indications: gout. Prediction score: 0.9.");
    let told = page("Your painkiller.");
    for (rule, expected) in [("provenance/no-review-date", "error"), ("provenance/no-author", "warning")] {
        assert_eq!(level(rule, &told), expected, "{rule}");
        assert_eq!(level(rule, &predicted), "suggestion", "{rule}");
        assert_eq!(level(rule, &format!("{predicted}You take 500 mg twice a day.\n")), expected, "{rule}");
    }
}

#[test]
fn prescribers_need_not_be_sent_to_a_doctor() {
    let page = |line: &str| {
        format!("---\ntype: drug\n---\n\n# Naproxen\n\n{line}\n\n## Side effects\n\nHeartburn and anaphylaxis.\n")
    };
    let theirs = page("Counsel patients on heartburn. If a patient bleeds, stop it.");
    let said_once = page("Counsel patients on heartburn.");
    let ours = page("Counsel patients. If a patient bleeds, stop it. You, your aunt and your uncle may take it.");
    for (rule, text, expected) in [
        ("provenance/no-professional-advice", &theirs, ""),
        ("provenance/no-professional-advice", &said_once, "warning"),
        ("provenance/no-professional-advice", &ours, "warning"),
        ("sections/no-emergency-advice", &theirs, "suggestion"),
        ("sections/no-emergency-advice", &said_once, "warning"),
        ("sections/no-emergency-advice", &ours, "warning"),
    ] {
        assert_eq!(level(rule, text), expected, "{rule}: {text}");
    }
}

#[test]
fn what_a_public_body_tells_of_signs_alone_sends_nobody_to_a_doctor() {
    let page = |url: &str, more: &str| {
        format!("---\ntype: condition\nurl: {url}\n---\n\n# Gout\n\n## Symptoms\n\nYour toe is red and hot.\n{more}")
    };
    let advice = |url: &str, more: &str| level("provenance/no-professional-advice", &page(url, more));
    let treatment = "\n## Treatment\n\nRest and cold packs ease an attack.\n";
    assert_eq!(advice("https://www.nhs.uk/gout", ""), "suggestion");
    assert_eq!(advice("https://www.nhs.uk/gout", treatment), "warning");
    assert_eq!(advice("https://gout.example.org", ""), "warning");
    let inherited = format!("{treatment}\nIt is autosomal dominant, the usual pattern of inheritance.\n");
    assert_eq!(advice("https://www.nhs.uk/gout", &inherited), "suggestion");
}

#[test]
fn who_is_born_with_a_disorder_is_in_care() {
    let page = |cause: &str| format!("---\ntype: condition\n---\n\n# Gout\n\nYour toe hurts. {cause}\n");
    let asks = |cause: &str| found("sections/missing", &page(cause)).contains("when to get help");
    assert!(asks("It comes from crystals."));
    assert!(asks("It is autosomal dominant."));
    assert!(!asks("It is autosomal dominant, the usual pattern of inheritance."));
}

#[test]
fn a_table_of_clinicians_may_keep_their_abbreviations() {
    let rows = |last: &str| {
        let row = |drug: &str| format!("| {drug} | 1 g IV q8h | CrCl below 30: half | {last} |\n");
        let body: String = ["Cefazolin", "Meropenem", "Ampicillin", "Cefepime"].map(row).concat();
        format!("---\ntype: drug\n---\n\n# Cefazolin\n\n| Drug | Dose | Kidneys | Notes |\n|---|---|---|---|\n{body}")
    };
    assert_eq!(level("doses/latin-abbreviation", &rows("Titrate in the ICU")), "");
    let among_colleagues = rows("DDx, Hx, CXR") + "\nNarrow it as soon as you know the strain.\n";
    assert_eq!(level("doses/latin-abbreviation", &among_colleagues), "");
    assert_eq!(level("doses/latin-abbreviation", &rows("Tell your doctor about rashes")), "warning");
}
