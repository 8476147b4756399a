//! Lines inside of paragraphs that are headings or begin with a label, as texts taken from PDF files have them.

use medlint::article::HeadingStyle;

use super::with;
use crate::run::Folder;

/// The headings of an article that name sections, with how each is written.
fn headings(path: &str, text: &str) -> Vec<String> {
    with(path, text, |article| {
        let named = article.sections.iter().filter(|section| !section.ids.is_empty());
        let told = named.map(|section| {
            let style = match section.style {
                HeadingStyle::Line => "line",
                HeadingStyle::Bold => "bold",
                HeadingStyle::Plain => "plain",
                _ => "marked",
            };
            format!("{style} {}: {}", article.heading_text(section), section.ids.join(" "))
        });
        told.collect()
    })
}

/// The sections that an article covers, however.
fn covered(text: &str) -> Vec<String> {
    let ran = Folder::new(&[("content/a.md", text)]).run(&["inspect", "content"]);
    let line: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap_or_else(|_| panic!("{}", ran.stderr));
    let sections = line["sections"].as_array().expect("a list").iter();
    sections.map(|section| section["id"].as_str().unwrap_or("").to_owned()).collect()
}

#[test]
fn names_of_sections_on_lines_of_their_own_are_headings() {
    let text = "# Naproxen\n\nUses\nCramps, sprains and gout\nSide Effects\nCNS: headache\nGI: heartburn, nausea\n\
                Treatment of Overdose\nCharcoal within the hour\n";
    let expected = ["line Uses: uses", "line Side Effects: side-effects", "line Treatment of Overdose: overdose"];
    assert_eq!(headings("a.md", text), expected);
    let plain = "Naproxen\n\nUses\nCramps, sprains and gout\nSide Effects\nHeadache, heartburn, nausea\n";
    let ids = ["line Uses: uses", "line Side Effects: side-effects"].map(|line| line.replace("line", "plain"));
    assert_eq!(headings("a.txt", plain), ids);
    // The name of a section right above its prose is a heading there, a name in a sentence is none.
    let above =
        "Overview\nGout is a disease of the joints.\n\nSymptoms\nA joint swells:\n\nTreatment\n* Rest\n* Cold\n";
    let ids = ["plain Overview: overview", "plain Symptoms: symptoms", "plain Treatment: treatment"];
    assert_eq!(headings("b.txt", above), ids);
    assert_eq!(headings("b.txt", "Symptoms of gout\nand their\n"), Vec::<String>::new());
}

#[test]
fn a_line_goes_on_behind_a_list_that_ends_with_it() {
    let text = "# Naproxen\n\nUses\nCramps, sprains and gout\n- and fever\nWarnings\nUlcers, weak kidneys, asthma\n";
    assert_eq!(headings("a.md", text), ["line Uses: uses", "line Warnings: warnings"]);
}

#[test]
fn one_name_between_whole_sentences_or_items_is_a_heading() {
    let text =
        "Naproxen is a painkiller.\n- It is white\n- It is bitter\nSide Effects\nEveryone reacts in their own way.\n";
    assert_eq!(headings("a.md", text), ["line Side Effects: side-effects"]);
    assert!(headings("a.md", "# Naproxen\n\nIt is known for its many\nUses\nand for how it is kept.\n").is_empty());
}

#[test]
fn lines_of_a_list_of_terms_are_no_headings() {
    for text in [
        // One name alone; a table of contents; prose that is wrapped.
        "# Naproxen\n\nWhat we ask about:\n\nAge\nStorage\nTravel\n",
        "# Naproxen\n\nUses\nDosage\nSide effects\nStorage\n",
        "# Naproxen\n\nIt is known for its many\nuses\nand for how it is\nstored\nin every home.\n",
        "# Cough\n\nDuration\nFrequency\nTriggers\nRed flags\nSputum\n",
    ] {
        assert!(headings("a.md", text).is_empty(), "{text}");
    }
}

#[test]
fn lines_in_bold_are_headings_of_what_follows() {
    let text = "# Naproxen\n\nA painkiller.  \n**Doses:**  \n250 mg twice a day  \n**Peds:**  \nNot below five years  \n\
                **Indicated for:**  \nCramps  \nGout\n";
    assert_eq!(headings("a.md", text), ["bold Doses:: dosing", "bold Indicated for:: uses"]);
    with("a.md", text, |article| {
        let bodies: Vec<_> = article.sections.iter().map(|section| section.body.len()).collect();
        assert_eq!(bodies, [1, 1, 1, 1], "the text stands below its own heading");
    });
    assert!(headings("a.md", "# Naproxen\n\nIt is **not**\n**for children**.\n").is_empty());
}

#[test]
fn a_line_may_begin_with_its_label() {
    for (text, ids) in [
        ("A painkiller.\n**Side Effects** Diarrhoea\nItching", ["side-effects"].as_slice()),
        ("**Overdose:** agitation, a fast pulse\n**Storage** - in the fridge", &["overdose", "storage"]),
        ("Class: NSAID\nUses: gout\nDosing: 250 mg twice a day", &["uses", "dosing"]),
        ("Half-life: 14 h\nPregnancy Category \u{2013} D", &["pregnancy"]),
        ("4. **Dosage and Administration:**\n   * It is started low.\n   * It is taken with meals.", &["dosing"]),
        ("|Property|Naproxen|\n|--|--|\n|**Uses/Spectrum**|Gout|\n|**Dosing**|7 mg/kg|", &["uses", "dosing"]),
    ] {
        let found = covered(&format!("---\ntitle: Naproxen\ntype: drug\n---\n\n{text}\n"));
        assert!(ids.iter().all(|id| found.iter().any(|other| other == id)), "{text}: {found:?}");
    }
    for (kind, text, id) in [
        ("drug", "Class: NSAID\nPregnancy: TODO", "pregnancy"),
        ("condition", "- **Risks During Pregnancy**: both may fall ill.", "pregnancy"),
        ("drug", "Her diary of that week:\nUses of the hall: two", "uses"),
    ] {
        let found = covered(&format!("---\ntitle: Naproxen\ntype: {kind}\n---\n\n{text}\n"));
        assert!(!found.iter().any(|other| other == id), "{text}: {found:?}");
    }
}

#[test]
fn a_line_that_is_a_heading_should_be_marked_as_one() {
    let text = "# Naproxen\n\nUses\nCramps, sprains and gout\nSide Effects\nHeadache, heartburn, nausea\n";
    let folder = Folder::new(&[("content/a.md", text)]);
    let ran = folder.run(&["--select", "sections/fake-heading", "--format", "compact", "content"]);
    let lines: Vec<_> = ran.stdout.lines().filter(|line| line.contains("is a line of its paragraph")).collect();
    assert!(lines.len() == 2 && lines[0].contains("a.md:3:1") && lines[1].contains("a.md:5:1"), "{}", ran.stdout);
}
