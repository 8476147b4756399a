//! Headings that only the article around them explains.

use super::with;
use crate::run::Folder;

/// The sections of the headings of an article, in its order.
fn sections(path: &str, text: &str) -> Vec<String> {
    with(path, text, |article| {
        let marked = article.sections.iter().filter(|section| !section.ids.is_empty());
        marked.map(|section| format!("{}: {}", article.heading_text(section), section.ids.join(" "))).collect()
    })
}

#[test]
fn a_heading_hints_at_what_the_text_below_bears_out() {
    let article = |heading: &str, text: &str| {
        let opening = "# Naproxen, honestly\n\nNaproxen is a painkiller. Naproxen helps with cramps.\n\n";
        sections("a.md", &format!("{opening}## {heading}\n\n{text}\n"))
    };
    for (heading, text, id) in [
        ("Which side effects do you see most here?", "Nausea, mostly.", Some("side-effects")),
        ("Which side effects do you see most here?", "We are asked this each week.", None),
        ("What dose do my neighbours get?", "Mostly 250 mg.", Some("dosing")),
        ("What dose do my neighbours get?", "That differs.", None),
    ] {
        let expected: Vec<String> = id.map(|id| format!("{heading}: {id}")).into_iter().collect();
        assert_eq!(article(heading, text), expected, "{heading} {text}");
    }
    let other = "# Remote work\n\n## Which side effects do my neighbours see most?\n\nHeadache and back pain.\n";
    assert!(sections("a.md", other).is_empty());
}

#[test]
fn a_bold_line_of_html_is_read_as_a_heading() {
    let page = "<html><head><title>Naproxen</title></head><body><h1>Naproxen</h1>\
                <p><strong>How to store</strong></p><p>Dry.</p>\
                <p><b>Overdose</b></p><p>Call for help.</p>\
                <p><b>Storage</b> is a word in this sentence.</p></body></html>";
    assert_eq!(sections("a.html", page), ["How to store: storage", "Overdose: overdose"]);
}

#[test]
fn a_single_word_opens_a_text_as_its_title() {
    let text = "Naproxen\n\nA painkiller of long standing.\n\nWhat it is used for\n\nCramps and sprains.\n";
    with("a.txt", text, |article| {
        assert_eq!(article.title.as_ref().map(|title| title.text.as_str()), Some("Naproxen"));
    });
    assert_eq!(sections("a.txt", text), ["What it is used for: uses"]);
}

#[test]
fn fields_of_the_front_matter_hold_sections_when_the_site_says_so() {
    let article = "---\ntitle: Naproxen\ntype: drug\nside_effects: Nausea and heartburn are common.\n---\n\nA painkiller.\n\n\
                   ## Uses\n\nCramps.\n";
    let config = "content: [content]\nfront-matter:\n  prose: [side_effects]\n";
    let told = |config: &str| {
        let folder = Folder::new(&[("medlint.yaml", config), ("content/a.md", article)]);
        let ran = folder.run(&["inspect", "content"]);
        let line: serde_json::Value =
            serde_json::from_str(ran.stdout.lines().next().expect("one article")).expect("JSON");
        let sections = line["sections"].as_array().expect("a list").iter();
        let marked = sections.filter(|section| section["state"] == "marked");
        marked.map(|section| section["id"].as_str().unwrap_or("").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(told(config), ["side-effects", "uses"]);
    assert_eq!(told("content: [content]\n"), ["uses"]);
}

#[test]
fn a_path_leads_through_the_maps_of_a_list() {
    let config = "content: [content]\nfront-matter:\n  prose: [tabs.text, tabs.overdose]\n";
    let article = "---\ntitle: Naproxen\ntype: drug\ntabs:\n  - text: It cures gout for good.\n  - overdose: Call for help.\n\
                   ---\n\nA painkiller.\n";
    let folder = Folder::new(&[("medlint.yaml", config), ("content/a.md", article)]);
    let claims = folder.run(&["--select", "claims/cure", "--format", "compact"]).stdout;
    assert!(claims.starts_with("content/a.md:5:14: error"), "{claims}");
    assert_eq!(read_with(config, "content/a.md", article).1, ["overdose"]);
}

#[test]
fn an_article_whose_body_is_empty_stands_in_its_front_matter() {
    let fields = "title: Naproxen\nlayout: page\nimage: /a.png\nfaq:\n  - question: How should I store it?\n    \
                  answer: Keep it dry and below 25 °C.\n  - question: Is it for me?\n    answer: Ask your doctor first, please.\n\
                  side_effects:\n  - Nausea and heartburn, in one of ten people.\n  - Headache.\n";
    let read = |body: &str| sections("a.md", &format!("---\n{fields}---\n{body}"));
    for body in ["", "\n", "{{< faq >}}\n", "{% include faq.html %}\n", "<!-- shown by the layout -->\n"] {
        assert_eq!(read(body), ["How should I store it?: storage", "side_effects: side-effects"], "{body}");
    }
    assert_eq!(read("A painkiller.\n"), [] as [&str; 0]);
    with("a.md", &format!("---\n{fields}---\n"), |article| {
        let texts: Vec<_> = article.blocks.iter().map(|block| article.block_text(block)).collect();
        let expected = [
            "Naproxen",
            "How should I store it?",
            "Keep it dry and below 25 °C.",
            "Is it for me?",
            "Ask your doctor first, please.",
            "side_effects",
            "Nausea and heartburn, in one of ten people.",
        ];
        assert_eq!(texts, expected);
    });
}

#[test]
fn a_note_without_a_title_is_called_by_its_file() {
    let text = "### Treatment of hives\n\nAntihistamines.\n\n### Causes of mumps\n\nA virus.\n";
    assert_eq!(sections("notes/Hives.md", text), ["Treatment of hives: treatment"]);
}

#[test]
fn long_term_effects_of_a_medicine_are_side_effects() {
    let text = "# Naproxen\n\n## Side effects\n\nNausea.\n\n### Long-term effects\n\nUlcers.\n";
    assert_eq!(sections("a.md", text), ["Side effects: side-effects", "Long-term effects: side-effects"]);
    let text = "# Gout\n\n## Long-term effects\n\nStiff joints.\n";
    assert_eq!(sections("a.md", text), ["Long-term effects: complications"]);
}

/// The language and the sections of `content/…` with a configuration.
fn read_with(config: &str, path: &str, text: &str) -> (String, Vec<String>) {
    let folder = Folder::new(&[("medlint.yaml", config), (path, text)]);
    let ran = folder.run(&["inspect", "content"]);
    let line: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap_or_else(|_| panic!("{}", ran.stderr));
    let ids = line["sections"].as_array().expect("a list").iter().filter(|section| section["state"] == "marked");
    let ids = ids.map(|section| section["id"].as_str().unwrap_or("").to_owned()).collect();
    (line["language"].as_str().expect("a language").to_owned(), ids)
}

#[test]
fn a_site_names_the_language_of_its_articles() {
    let spanish = "# Naproxeno\n\n## Dosis\n\n250 mg.\n\n## Embarazo\n\nNo.\n";
    for (config, path, text, language, ids) in [
        ("language: es\n", "content/a.md", spanish, "es", ["dosing", "pregnancy"].as_slice()),
        ("lang: es\n", "content/a.md", spanish, "es", &["dosing", "pregnancy"]),
        ("lang: es-MX\n", "content/a.md", spanish, "es", &["dosing", "pregnancy"]),
        // What the article says of itself goes first, its path next.
        ("lang: es\n", "content/a.md", "---\nlang: de\n---\n\n## Dosierung\n\n250 mg.\n", "de", &["dosing"]),
        ("lang: es\n", "content/a.fr.md", "# Naproxène\n\n## Grossesse\n\nNon.\n", "fr", &["pregnancy"]),
        ("lang: es\n", "content/de/a.md", "# Naproxen\n\n## Schwangerschaft\n\nNein.\n", "de", &["pregnancy"]),
        ("style: us\n", "content/a.md", "# Naproxen\n\n## Dosage\n\n250 mg.\n", "en", &["dosing"]),
    ] {
        let (found, sections) = read_with(config, path, text);
        assert_eq!(
            (found.as_str(), sections.as_slice()),
            (language, ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>().as_slice()),
            "{config}{path}"
        );
    }
}

#[test]
fn a_language_that_is_no_code_is_refused() {
    for (config, place) in [("lang: spanish\n", "medlint.yaml:1:7"), ("language: ''\n", "medlint.yaml:1:11")] {
        let folder = Folder::new(&[("medlint.yaml", config), ("content/a.md", "# A page\n\nText.\n")]);
        let ran = folder.run(&["content"]);
        assert_eq!(ran.code, 2, "{ran:?}");
        assert!(ran.stderr.contains(place) && ran.stderr.contains("no language code"), "{}", ran.stderr);
    }
}

#[test]
fn a_vaccine_is_given_at_times() {
    let text = "# The mumps vaccine\n\n## When it's given\n\nAt one year.\n";
    assert_eq!(sections("a.md", text), ["When it's given: dosing"]);
    let text = "# Naproxen\n\n## When it's given\n\nFor gout.\n";
    assert_eq!(sections("a.md", text), ["When it's given: uses"]);
}

#[test]
fn what_to_avoid_is_of_a_medicine_when_something_is_named_that_is_taken() {
    let avoid = |text: &str| sections("a.md", &format!("# Naproxen\n\n## What to avoid\n\n{}\n", text.repeat(10)));
    assert_eq!(avoid("Drink no alcohol with it. "), ["What to avoid: interactions"]);
    assert!(avoid("Do not begin with a bang. ").is_empty());
}

#[test]
fn a_text_on_something_else_has_no_sections_of_medicines() {
    let text = |line: &str| format!("# Gowns\n\n## Purpose\n\n{}\n\n## Precautions\n\nWash.\n", line.repeat(30));
    assert!(sections("a.md", &text("A gown covers the arms of whoever wears it. ")).is_empty());
    let named = sections("a.md", &text("A gown covers the arms of whoever gives the injection. "));
    assert_eq!(named, ["Purpose: uses", "Precautions: warnings"]);
}

#[test]
fn a_heading_names_the_class_that_a_question_for_a_title_asks_of() {
    let page = |title: &str| {
        format!("# {title}\n\nThey calm.\n\n## What are some benefits of taking beta blockers?\n\nCalm.\n")
    };
    let named = ["What are some benefits of taking beta blockers?: uses"];
    assert_eq!(sections("a.md", &page("How do beta blockers work?")), named);
    assert!(sections("a.md", &page("How do our nurses work?")).is_empty());
}

#[test]
fn other_medicines_beside_medicines_of_a_kind_are_no_interactions() {
    let page = |first: &str| format!("# Naproxen\n\n## {first}\n\nAsk us.\n\n## Other medications\n\nAsk us.\n");
    assert_eq!(
        sections("a.md", &page("For whom it is")).last().map(String::as_str),
        Some("Other medications: interactions")
    );
    assert!(!sections("a.md", &page("Slow medications")).iter().any(|it| it.starts_with("Other")));
    assert!(sections("a.md", "# Medicines\n\n## Frequently prescribed medicines\n\nMany.\n").is_empty());
}

#[test]
fn the_heading_that_the_title_of_a_page_begins_with_names_no_section() {
    let page = |heading: &str| {
        format!(
            "<html><head><title>Aspirin (low-dose) - Our leaflets</title></head><body><h1>{heading}</h1><p>Ask.</p></body></html>"
        )
    };
    assert!(sections("a.html", &page("Aspirin (low-dose)")).is_empty());
}

#[test]
fn contraception_is_no_pregnancy_where_the_title_is_on_it() {
    let page = |title: &str| format!("# {title}\n\n## Types of contraception\n\nAsk us.\n\n## Pregnancy\n\nAsk us.\n");
    assert_eq!(sections("a.md", &page("Contraception, a talk")), ["Pregnancy: pregnancy"]);
    assert_eq!(sections("a.md", &page("Methotrexate")).len(), 2);
}
