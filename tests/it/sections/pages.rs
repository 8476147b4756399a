//! Pages that lead to others, and news.

use medlint::article::{ArticleKind, KindSource};

use super::{is, with};

#[test]
fn a_place_before_a_colon_opens_news_when_somebody_tells_it() {
    let kind =
        |text: &str, expected: ArticleKind| with("a.md", text, |article| assert_eq!(article.kind, expected, "{text}"));
    let told = "The health agency said it had cleared the second vaccine against the disease for use in summer.";
    kind(&format!("# A second vaccine\n\nBASEL: {told}\n"), ArticleKind::News);
    kind(&format!("# A second vaccine\n\nADULTS: {told}\n"), ArticleKind::Other);
    kind("# Paracetamol\n\nADULTS: Take two tablets up to four times a day, as your doctor said.\n", ArticleKind::Drug);
}

#[test]
fn headings_that_are_links_lead_to_other_pages() {
    let page = |marks: [&str; 2]| {
        let heading = |name: &str| format!("### {}{name}{}\n\nWhat it is, and what helps.\n\n", marks[0], marks[1]);
        format!("# Our leaflets\n\n{}{}{}", heading("Asthma"), heading("Gout"), heading("Eczema"))
    };
    with("a.md", &page(["[", "](page.md)"]), |article| assert_eq!(article.kind, ArticleKind::Landing));
    with("a.md", &page(["", ""]), |article| assert_ne!(article.kind, ArticleKind::Landing));
}

#[test]
fn a_page_of_many_links_leads_to_others() {
    let names = ["Hips", "Knees", "Hands", "Feet", "Backs", "Necks", "Elbows", "Wrists", "Ankles", "Jaws", "Ribs"];
    let links = |text: &str| {
        let items: Vec<String> =
            names.iter().map(|name| format!("[{name}]({name}.md) and [{name} at night](n/{name}.md){text}")).collect();
        format!("# Joints\n\nPick what hurts.\n\n{}\n", items.join("\n\n"))
    };
    is("a.md", &links(", with pictures of each"), ArticleKind::Landing, KindSource::Text);
    let long = ", of which we tell at length here what happens in them when they are bent or turned too far by one who \
                is not used to it, and what can be done about it at home with ice, rest and a bandage of the right kind";
    is("a.md", &links(long), ArticleKind::Other, KindSource::Text);
}

#[test]
fn bare_links_lead_to_others() {
    let links = "- [Baths](https://a.example/b)\n- [Pools](https://a.example/p)\n- [Springs](https://a.example/s)\n";
    let asked = format!("# Where can I read more about water?\n\n{links}");
    is("a.md", &asked, ArticleKind::Landing, KindSource::Text);
    is("a.md", &format!("{asked}\nAsk the council.\n"), ArticleKind::Other, KindSource::Text);
}

#[test]
fn links_with_a_line_each_lead_to_others() {
    let page = |text: &str| {
        let items = ["Beds", "Wards", "Rounds", "Nights", "Letters"];
        let items = items.map(|name| format!("- **[{name}]({name}.md)**{text}\n"));
        format!("# For new colleagues\n\n{}", items.concat())
    };
    is("a.md", &page(": who is where, and whom to ring"), ArticleKind::Landing, KindSource::Text);
    let read = page(": who is where").replace("- **", "- Of the ").replace(")**", ")");
    is("a.md", &read, ArticleKind::Other, KindSource::Text);
}

#[test]
fn links_line_by_line_lead_to_others_and_those_of_sources_do_not() {
    let page = |line: &str| format!("# Where to read on\n\n{}", line.repeat(4).replace('#', "a"));
    is("a.md", &page("[Hips](h.md)\n[Knees](k.md)\n[Feet](f.md)\n\n"), ArticleKind::Landing, KindSource::Text);
    is("a.md", &page("#### Calm\n\n- [Source](https://a.example/s)\n\n"), ArticleKind::Other, KindSource::Text);
}

#[test]
fn addresses_line_by_line_lead_to_others() {
    let lines = |on: &str| (0..9).map(|n| format!("- https://a.example/{on}/{n}\n")).collect::<String>();
    let (found, treated, caused) = (lines("found"), lines("treated"), lines("caused"));
    let page = format!("# Water\n\n### Diagnosis:\n\n{found}\n### Treatment\n\n{treated}\n### Causes\n\n{caused}");
    is("a.md", &page, ArticleKind::Landing, KindSource::Text);
    is("a.md", &page.replace("https://a.example/", "bath "), ArticleKind::Condition, KindSource::Text);
}

#[test]
fn a_headline_is_news() {
    for title in ["Agency approves the use of a new balm for burns", "Breaking news: a balm is no longer sold"] {
        is("a.md", &format!("# {title}\n\nIt is for burns.\n"), ArticleKind::News, KindSource::Text);
    }
}

#[test]
fn what_researchers_say_of_a_trial_is_news() {
    let report = |date: &str| {
        let said =
            "Dr Ana Lund, who led the trial, said: \"Both of them have a role.\" She added that most people did well.";
        format!(
            "---\ntitle: Slimming jabs tested against each other\n{date}---\n\nA trial has set them side by side.\n\n{said}\n"
        )
    };
    is("a.md", &report("date: 2025-05-12\n"), ArticleKind::News, KindSource::Text);
    is("a.md", &report(""), ArticleKind::Other, KindSource::Text);
}

#[test]
fn a_page_without_a_title_is_on_the_condition_that_it_opens_with() {
    let text = "It is swollen, and it hurts at night. Many people have it for years, and most of them learn to live with it. \
        Nobody knows why it comes, and rest does it good. It is seen more often in spring than in autumn.";
    is("index.md", &format!("Tinnitus is a sound in the ears.\n\n{text}\n"), ArticleKind::Condition, KindSource::Text);
    is("index.md", &format!("A sound in the ears is tinnitus.\n\n{text}\n"), ArticleKind::Other, KindSource::Text);
}
