//! The dates that articles tell of themselves, in front matter and in prose.

use crate::run::Folder;

/// What is said of the last review of an article with these fields and this last paragraph.
fn overdue(config: &str, fields: &str, kind: &str, last: &str) -> String {
    let article = format!("---\ntitle: Naproxen\ntype: {kind}\n{fields}---\n\nA painkiller.\n\n{last}\n");
    let folder = Folder::new(&[("medlint.yaml", config), ("content/a.md", &article)]);
    let ran = folder.run(&["content", "--select", "provenance/review-overdue", "--today", "2026-06-01"]);
    assert_eq!(ran.code & 2, 0, "{}", ran.stderr);
    ran.stdout
}

#[test]
fn dates_of_prose_and_fields_are_read() {
    for (fields, last, date) in [
        ("last_reviewed: 2023-03-03\n", "", "2023-03-03"),
        ("lastReviewed: 3 March 2023\n", "", "2023-03-03"),
        ("edited: 2023-03-03\n", "", "2023-03-03"),
        ("lastReviewedDate: 2023-03-03T00:00:00Z\n", "", "reviewed on 2023-03-03"),
        ("last_update: 2023-03-03\n", "", "updated on 2023-03-03"),
        ("timestamp: 2023-03-03\n", "", "updated on 2023-03-03"),
        ("date_last_modified: 2023-03-03\n", "", "updated on 2023-03-03"),
        ("last_medically_reviewed_on: 2023-03-03\n", "", "reviewed on 2023-03-03"),
        ("edited: 14:29 2023-03-03\n", "", "2023-03-03"),
        ("updated: 1677801600\n", "", "2023-03-03"),
        ("updated: 'Friday, March 3rd 2023, 7:33:30 pm'\n", "", "2023-03-03"),
        ("updated: Fri, 3 Mar 2023 07:33:30 GMT\n", "", "2023-03-03"),
        ("date: 2023-03-03T02:03:41.404Z\ndateCreated: 2021-01-02T02:03:41.404Z\n", "", "updated on 2023-03-03"),
        ("updated: '1677801600000'\n", "", "2023-03-03"),
        ("review:\n  last_reviewed: 2023-03-03\n", "", "2023-03-03"),
        ("", "Last reviewed: 3 March 2023", "reviewed on 2023-03-03,"),
        ("", "Medically reviewed by Dr A. Lund on March 3, 2023.", "2023-03-03"),
        ("", "This page was last updated in March 2023.", "updated in 2023-03,"),
        ("", "This leaflet was last revised in 03/2023.", "updated in 2023-03,"),
        ("", "Page last reviewed: 2023-03-03", "2023-03-03"),
        ("", "Last reviewed on the 3rd of March 2023", "2023-03-03"),
        ("", "Source: the national register, label effective 2023-03-03.", "updated on 2023-03-03"),
        ("", "Next review due: 3 March 2025", "2025-03-03"),
        ("", "## Last reviewed: 3 March 2023", "reviewed on 2023-03-03"),
        ("", "## Last updated\n\n3 March 2023", "updated on 2023-03-03"),
        ("", "## References\n\n- Lund A. Naproxen.\n\nLast updated: 2023-03-03.", "updated on 2023-03-03"),
    ] {
        let told = overdue("style: us\n", fields, "drug", last);
        assert!(told.contains(date), "{fields}{last}: {told}");
    }
    for last in ["A label (Updated March 3, 2023).", "It was found in March 2023.", "Last reviewed: 3 March 2026"] {
        assert_eq!(overdue("style: us\n", "", "drug", last), "", "{last}");
    }
}

#[test]
fn how_long_a_review_holds_hangs_on_the_kind() {
    let config = "rules:\n  provenance/review-overdue: {months-condition: 60, months-drug: 12}\n";
    let last = "Last reviewed: 3 March 2025";
    assert!(overdue(config, "", "drug", last).contains("the limit is 12 months"));
    assert_eq!(overdue(config, "", "condition", last), "");
    assert_eq!(overdue("style: us\n", "", "drug", last), "");
}

#[test]
fn what_is_missing_is_asked_for_as_the_file_can_hold_it() {
    let line = "with a line \"Last reviewed: 31 May 2026\" below the title";
    let yaml = "`last_reviewed: 2026-05-31` in the front matter";
    let taken = "Naproxen is a painkiller. Take 250 mg twice a day.";
    let help = |name: &str, text: String| {
        let folder = Folder::new(&[(&format!("content/{name}"), &text)]);
        let rule = "provenance/no-review-date";
        let ran = folder.run(&["content", "--isolated", "--select", rule, "--format", "json"]);
        let told: serde_json::Value = serde_json::from_str(&ran.stdout).expect("JSON");
        told["findings"][0]["help"].as_str().unwrap_or_default().to_owned()
    };
    for (name, text, wanted) in [
        ("a.txt", format!("Naproxen\n\n{taken}\n"), line),
        ("a.html", format!("<h1>Naproxen</h1><p>{taken}</p>"), line),
        ("a.txt", format!("Naproxen\n\nMarch 2023 saw a shortage of it.\n\n{taken}\n"), line),
        ("a.md", format!("# Naproxen\n\n{taken}\n"), yaml),
        ("a.txt", format!("---\ntitle: Naproxen\n---\n\n{taken}\n"), yaml),
        (
            "a.md",
            format!("+++\ntitle = \"Naproxen\"\n+++\n\n{taken}\n"),
            "`last_reviewed = \"2026-05-31\"` in the front",
        ),
    ] {
        let told = help(name, text);
        assert!(told.contains(wanted), "{name}: {told}");
    }
    assert_eq!(help("a.txt", format!("Naproxen\n\nLast reviewed: 31 May 2026\n\n{taken}\n")), "");
    assert_eq!(help("a.html", format!("<h1>Naproxen</h1><p>Last reviewed: 31 May 2026</p><p>{taken}</p>")), "");
}

#[test]
fn a_line_below_the_title_tells_when_and_by_whom() {
    for (below, published, written) in [
        ("Thursday, July 24, 2008 by: Ana Lund, editor", true, true),
        ("24 July 2008", true, false),
        ("July 24, 2008 | By Ana Lund", true, true),
        ("March 2023 saw a shortage of it.", false, false),
    ] {
        let text = format!("Naproxen\n\n{below}\n\nNaproxen is a painkiller. Take 250 mg twice a day.\n");
        let folder = Folder::new(&[("content/a.txt", &text)]);
        let rules = "provenance/no-review-date,provenance/no-author";
        let told = folder.run(&["content", "--isolated", "--select", rules]).stdout;
        assert_eq!(told.contains("a date tells when this article was published"), published, "{below}: {told}");
        assert_eq!(!told.contains("nobody says who"), written, "{below}: {told}");
    }
}

#[test]
fn news_open_with_their_date() {
    for (opening, dated) in [
        ("OSLO, March 3, 2021 - A clinic opened.", true),
        ("March 3, 2021 (OSLO) \u{2013} A clinic opened.", true),
        ("Saint Paul, Minn. (3 March 2021) A clinic opened.", true),
        ("On March 3, 2021 a clinic opened.", false),
        ("OSLO, March 3, 2021 was a cold day.", false),
    ] {
        let text = format!("---\ntype: news\ntitle: A clinic\nauthor: Ana Lund\n---\n\n{opening}\n");
        let folder = Folder::new(&[("content/a.md", &text)]);
        let told = folder.run(&["content", "--isolated", "--select", "provenance/no-review-date"]).stdout;
        assert_eq!(!told.contains("no date tells"), dated, "{opening}: {told}");
    }
}

#[test]
fn the_day_a_note_was_created_is_when_it_was_published() {
    let note = "# Naproxen\n\n*Created on 2008-07-24, 09:30*\n\nNaproxen is a painkiller. Take 250 mg twice a day.\n";
    let run = |note: &str| {
        let folder = Folder::new(&[("content/a.md", note)]);
        folder.run(&["content", "--isolated", "--select", "provenance/no-review-date"]).stdout
    };
    assert!(run(note).contains("a date tells when this article was published"), "{}", run(note));
    let other = note.replace("Created on", "Seen on");
    assert!(run(&other).contains("no date tells"), "{}", run(&other));
}
