//! `phrases.txt`: phrases with all that is read from them, and phrases that hold no dose.

use super::shown::{read, shown};

/// A row: the title of the article, the phrase, and what is read from it.
struct Row {
    line: usize,
    name: &'static str,
    drug: &'static str,
    phrase: String,
    expected: &'static str,
}

/// The rows of the table. A `#` begins a heading; `\n` stands for the end of a line and `\u{a0}` for a code point.
fn rows() -> Vec<Row> {
    let lines = include_str!("phrases.txt").lines().enumerate();
    let rows = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with("# "));
    rows.map(|(index, line)| {
        let cells: Vec<&str> = line.split('\t').collect();
        let [drug, phrase, expected] = cells.as_slice() else { panic!("line {}: not three cells", index + 1) };
        let (name, drug) = drug.strip_prefix("txt:").map_or(("a.md", *drug), |drug| ("a.txt", drug));
        Row { line: index + 1, name, drug, phrase: unescaped(phrase), expected }
    })
    .collect()
}

fn unescaped(phrase: &str) -> String {
    let mut parts = phrase.split("\\u{");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_once('}').expect("a closed escape");
        let code = u32::from_str_radix(code, 16).expect("a code point");
        text.push(char::from_u32(code).expect("a character"));
        text.push_str(rest);
    }
    text.replace("\\n", "\n")
}

#[test]
fn each_phrase_is_read_as_it_says() {
    let wrong: Vec<String> = rows()
        .iter()
        .filter_map(|row| {
            let found = shown(&read(row.name, row.drug, &row.phrase));
            let differs = found != row.expected;
            differs.then(|| {
                format!("line {}: {:?}\n  read     {found}\n  expected {}", row.line, row.phrase, row.expected)
            })
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_table_holds_doses_and_what_looks_like_them() {
    let (none, some): (Vec<_>, Vec<_>) = rows().into_iter().partition(|row| row.expected == "none");
    assert!(some.len() >= 300 && none.len() >= 100, "{} phrases with a dose, {} without", some.len(), none.len());
}

/// A phrase without a dose adds none to the sentence before it.
#[test]
fn a_sentence_without_a_dose_adds_none() {
    let dose = "Take 5 mg three times a day.";
    let alone = shown(&read("a.md", "Baclofen", dose));
    let negatives = rows().into_iter().filter(|row| row.expected == "none" && row.name == "a.md");
    for row in negatives.filter(|row| row.phrase.starts_with(char::is_uppercase) && !row.phrase.contains('\n')) {
        let both = shown(&read("a.md", "Baclofen", &format!("{dose} {}", row.phrase)));
        assert_eq!(both, alone, "line {}: {:?}", row.line, row.phrase);
    }
}
