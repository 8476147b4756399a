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

#[test]
fn paragraphs_that_only_say_what_other_pages_hold_lead_to_them() {
    let page = |ends: &str| {
        let teaser =
            |of: &str| format!("{of} is what many readers ask us about, young ones and old ones alike. {ends}\n\n");
        format!("# Naproxen at night\n\n{}{}{}", teaser("Its taste"), teaser("Its colour"), teaser("Its price"))
    };
    is("a.md", &page("This page describes it."), ArticleKind::Landing, KindSource::Text);
    is("a.md", &page("[Continue reading](b.md)"), ArticleKind::Landing, KindSource::Text);
    with("a.md", &page("It is as it is."), |article| assert_ne!(article.kind, ArticleKind::Landing));
    is(
        "a.md",
        "Archive: May 2024\n\nA walk in the hills\n\nA bath in the lake\n",
        ArticleKind::Landing,
        KindSource::Text,
    );
}

#[test]
fn letters_to_pick_from_and_items_with_a_day_lead_to_other_pages() {
    let letters = "A B C D E F G H I J K L M N O P Q R S T U V W";
    is("a.md", &format!("# Leaflets\n\nPick one.\n\n{letters}\n"), ArticleKind::Landing, KindSource::Text);
    is("a.md", "# Leaflets\n\nPick one.\n\nA C B or D\n", ArticleKind::Other, KindSource::Text);
    let items =
        |day: &str| format!("# What the office did\n\n{}", format!("- {day} - it opened a new hall\n").repeat(5));
    is("a.md", &items("3 May 2016"), ArticleKind::Landing, KindSource::Text);
    is("a.md", &items("In spring"), ArticleKind::Other, KindSource::Text);
}

#[test]
fn a_recipe_is_of_no_medicine() {
    let text = "Grate the root, pour a cup of boiling water over it, strain it into a mug and stir in honey to taste. It calms \
        a sore throat. Take it when you have a cold. Avoid it with warfarin.";
    is("a.md", &format!("# Ginger tea\n\n{text}\n"), ArticleKind::Other, KindSource::Text);
    let herb = "It is used to treat nausea. Take 250 mg twice daily. It can cause heartburn. Avoid it with warfarin.";
    is("a.md", &format!("# Ginger\n\n{herb}\n"), ArticleKind::Drug, KindSource::Text);
}

#[test]
fn what_is_offered_on_a_day_is_news() {
    let page = |text: &str| format!("---\ntitle: Jabs on the green\ndate: 2024-10-02\n---\n\n{text}\n");
    let offered = "The ward will hold a free clinic on the green from 9 a.m. to noon. No appointment is needed.";
    is("a.md", &page(offered), ArticleKind::News, KindSource::Text);
    is("a.md", &page("The green is a good place for a walk after a jab."), ArticleKind::Other, KindSource::Text);
}

#[test]
fn one_paragraph_for_each_medicine_helps_to_choose() {
    let page = |lead: &str| {
        format!(
            "# Cramps\n\n{lead}\n\nNaproxen: it lasts through the night.\n\nIbuprofen: it is gone by noon.\n\nParacetamol: \
             it is mild.\n"
        )
    };
    is("a.md", &page("Each is best for somebody."), ArticleKind::Comparison, KindSource::Text);
    with("a.md", &page("Cramps are common."), |article| assert_ne!(article.kind, ArticleKind::Comparison));
}

#[test]
fn a_page_without_a_title_is_on_the_medicine_or_condition_that_a_line_opens_with() {
    let drug = "Naproxen is used to treat cramps. Take naproxen with food. It can cause heartburn. Tell your doctor about ulcers.";
    is("12.md", &format!("Our shelf is free.\n\n{drug}\n"), ArticleKind::Drug, KindSource::Text);
    let text = "It hurts at night, and many people have it for years. Most of them learn to live with it. Nobody knows why it \
        comes, and rest does it good. It is seen more often in spring than in autumn, and in the old than in the young.";
    let asked =
        format!("A reader asks about a sound.\n\nRinging or tinnitus (a buzz) is a sound in the ears. {text}\n");
    is("12.md", &asked, ArticleKind::Condition, KindSource::Text);
}

#[test]
fn the_first_heading_names_what_the_title_of_a_site_does_not() {
    let page = |heading: &str| {
        format!(
            "<html><head><title>Our shelf</title></head><body><p>Home</p><h2>{heading}</h2><p>It is used to treat nausea. \
             Take 250 mg twice daily. It can cause heartburn. Avoid it with warfarin.</p></body></html>"
        )
    };
    is("a.html", &page("Holy basil (tulsi)"), ArticleKind::Drug, KindSource::Text);
    is("a.html", &page("A plant"), ArticleKind::Other, KindSource::Text);
}

#[test]
fn what_researchers_found_is_news_whatever_the_headline_names() {
    let page = |said: &str| format!("# A balm tied to fewer burns of the skin\n\nMany people try it. {said}\n");
    let found = "Researchers at the ward counted them. \"It is early,\" said lead author Ana Lund.";
    is("a.md", &page(found), ArticleKind::News, KindSource::Text);
    with("a.md", &page("Nobody knows why."), |article| assert_ne!(article.kind, ArticleKind::News));
}

#[test]
fn a_question_on_one_medicine_is_on_it() {
    let text = "Naproxen calms a swelling. Naproxen is sold in shops. A doctor may prescribe naproxen.";
    is("a.md", &format!("# How does naproxen calm a swelling?\n\n{text}\n"), ArticleKind::Drug, KindSource::Text);
    is("a.md", &format!("# How does our ward calm a swelling?\n\n{text}\n"), ArticleKind::Other, KindSource::Text);
}

#[test]
fn cards_and_templates_lead_to_others() {
    let card = |name: &str, more: &str| format!("## {name}\n\nWhat we do for them.\n\n[{more}](#)\n\n");
    let page =
        |more: &str| format!("# Our ward\n\n{}{}{}", card("Hips", more), card("Hands", more), card("Feet", more));
    is("a.md", &page("Learn more"), ArticleKind::Landing, KindSource::Text);
    is("a.md", &page("Our map"), ArticleKind::Other, KindSource::Text);
    let filled = |set: &str| {
        format!(
            "# Of the ward\n\n<ul>\n{{% for post in {set} %}}\n<li>{{{{ post.title }}}}</li>\n{{% endfor %}}\n</ul>\n"
        )
    };
    is("a.md", &filled("site.categories.ward"), ArticleKind::Landing, KindSource::Text);
    is("a.md", &filled("page.sizes"), ArticleKind::Other, KindSource::Text);
}

#[test]
fn forms_of_one_substance_that_are_weighed_compare_it() {
    let page = |of: &str| {
        let form = |salt: &str| format!("{of} {salt} - a good choice at night, and cheaper than others.\n\n");
        format!("# Zinc\n\n{}{}{}{}", form("acetate"), form("citrate"), form("gluconate"), form("oxide"))
    };
    is("a.md", &page("Zinc"), ArticleKind::Comparison, KindSource::Text);
    with("a.md", &page("Basalt"), |article| assert_ne!(article.kind, ArticleKind::Comparison));
}

#[test]
fn what_is_done_about_a_condition_is_on_it() {
    let page = |title: &str| format!("## {title}\n\n1. Rest a while after meals.\n\n2. Come back in a month.\n");
    is("a.md", &page("Precautions for stomach ulcers"), ArticleKind::Condition, KindSource::Text);
    is("a.md", &page("Precautions for long walks"), ArticleKind::Other, KindSource::Text);
}

#[test]
fn medicines_at_large_are_told_by_their_headings() {
    let page = |names: [&str; 3]| {
        let part = |name: &str| format!("## {name}\n\nA tablet a day, for some.\n\n");
        format!("# Medication\n\n{}", names.map(part).concat())
    };
    is("a.md", &page(["Naproxen", "Progesterone", "Beta blockers"]), ArticleKind::Drug, KindSource::Text);
    is("a.md", &page(["Boxes", "Bottles", "Bins"]), ArticleKind::Other, KindSource::Text);
}

#[test]
fn a_question_on_a_class_is_on_it_when_headings_tell_of_its_use() {
    let page = |of: &str| {
        format!(
            "# How do {of} work?\n\nThey calm.\n\n## What are some side effects of {of}?\n\nFew.\n\n## Missed dose\n\nWait.\n"
        )
    };
    is("a.md", &page("beta blockers"), ArticleKind::Drug, KindSource::Text);
    is("a.md", &page("our nurses"), ArticleKind::Other, KindSource::Text);
}

#[test]
fn the_last_heading_of_the_first_level_that_a_site_s_title_names_is_of_the_page() {
    let page = |name: &str| {
        format!(
            "<html><head><title>Hand guide - {name}</title></head><body><h1>Hand guide</h1><h1>{name}</h1>\
             <p>Naproxen is used to treat swollen joints. It can cause heartburn.</p>\
             <p>Take diclofenac with food, twice daily. Avoid celecoxib with warfarin.</p></body></html>"
        )
    };
    is("a.html", &page("Medications"), ArticleKind::Drug, KindSource::Text);
    is("a.html", &page("Our shelf"), ArticleKind::Other, KindSource::Text);
}

#[test]
fn the_menu_of_a_site_makes_no_page_of_links() {
    let item = |name: &str| format!("<li><a href=\"{name}.html\">{name}</a></li>");
    let menu = ["Hips", "Knees", "Hands", "Feet", "Backs", "Necks"].map(item).concat();
    let line = "A joint is where two bones meet, and most of them move in one way only, which is told below at length.";
    let page = |lines: usize| {
        format!(
            "<html><body><ul>{menu}</ul><h1>What joints are</h1>{}</body></html>",
            format!("<p>{line}</p>").repeat(lines)
        )
    };
    is("a.html", &page(2), ArticleKind::Landing, KindSource::Text);
    is("a.html", &page(9), ArticleKind::Other, KindSource::Text);
}

#[test]
fn one_sentence_that_says_what_a_medicine_is_used_for_is_on_it() {
    let page = |is: &str| format!("Naproxen, sold in most shops, is a {is} used to calm a swelling. It is white.\n");
    is("index.md", &page("medicine"), ArticleKind::Drug, KindSource::Text);
    is("index.md", &page("powder"), ArticleKind::Other, KindSource::Text);
}

#[test]
fn links_below_one_line_that_leads_to_them_lead_to_others() {
    let links = "- [Baths](https://a.example/b)\n- [Pools](https://a.example/p)\n- [Springs](https://a.example/s)\n";
    is("a.md", &format!("# On water\n\nWater is good. Read on:\n\n{links}"), ArticleKind::Landing, KindSource::Text);
    is("a.md", &format!("# On water\n\nWater is good. Ask us.\n\n{links}"), ArticleKind::Other, KindSource::Text);
}

#[test]
fn headings_with_nothing_but_links_below_lead_to_others() {
    let part = |name: &str, mark: &str| format!("## {name}\n\n- [{name} in short]({mark}{name}.md)\n\n");
    let page = |mark: &str| {
        let parts = ["Hips", "Hands", "Feet"].map(|name| part(name, mark)).concat();
        format!(
            "# Joints\n\n{parts}## For colleagues\n\n1. Make a file.\n2. Give it a name.\n3. Write in it.\n4. Tell us.\n"
        )
    };
    is("a.md", &page(""), ArticleKind::Landing, KindSource::Text);
    is("a.md", &page("https://a.example/"), ArticleKind::Other, KindSource::Text);
}

#[test]
fn resources_on_a_condition_lead_to_other_pages() {
    let names = ["Adults", "Teenagers", "Parents", "Teachers", "Nurses"];
    let items = |text: &str| names.map(|name| format!("- {name}: {text}\n")).concat();
    let link = "[a leaflet](https://a.example/leaflet) to print";
    is("a.md", &format!("# Asthma resources\n\n{}", items(link)), ArticleKind::Landing, KindSource::Text);
    is("a.md", &format!("# Asthma resource guide\n\n{}", items(link)), ArticleKind::Landing, KindSource::Text);
    with("a.md", &format!("# Asthma resources\n\n{}", items("ask at the desk")), |article| {
        assert_ne!(article.kind, ArticleKind::Landing);
    });
}

#[test]
fn an_abbreviation_of_the_title_is_no_place_of_news() {
    let text = "QXB \u{2014} Quick Xylem Binder \u{2014} has been around since the days of the first laboratories.";
    is("a.md", &format!("# QXB\n\n{text}\n"), ArticleKind::Other, KindSource::Text);
    let told = "LEEDS\u{2014}The health trust has opened a second desk for all who need their tablets at night.";
    is("a.md", &format!("# A second desk\n\n{told}\n"), ArticleKind::News, KindSource::Text);
}

#[test]
fn the_index_of_a_folder_and_a_query_of_a_vault_lead_to_other_pages() {
    is("lungs/_index.md", "---\ntitle: Lungs\n---\n", ArticleKind::Landing, KindSource::Text);
    is("a/_index.md", "# Baclofen vs tizanidine\n\nBoth relax muscles.\n", ArticleKind::Landing, KindSource::Text);
    is("lungs/index.md", "---\ntitle: Lungs\n---\n", ArticleKind::Other, KindSource::Text);
    let beside = "# Diuretics\n\nTake them in the morning.\n\n- [Loop](loop.md)\n- [Thiazide](thiazide.md)\n- [Other](more/other.md)\n";
    is("water/index.md", beside, ArticleKind::Landing, KindSource::Text);
    is("water/about.md", beside, ArticleKind::Other, KindSource::Text);
    let query = "#### By letter\n\n```dataview\ntable brand from #tablets\n```\n";
    is("tablets.md", query, ArticleKind::Landing, KindSource::Text);
    is("tablets.md", &query.replace("dataview", "text"), ArticleKind::Other, KindSource::Text);
}

#[test]
fn a_note_without_a_title_that_is_all_links_leads_to_them() {
    let names = ["Hip", "Knee", "Hand", "Foot", "Back", "Neck", "Elbow", "Wrist", "Ankle", "Jaw", "Rib", "Shin"];
    let more = ["Thigh", "Calf", "Heel", "Toe"];
    let items = |mark: [&str; 2]| {
        let lines = names.iter().chain(&more).map(|name| format!("- {}{name}{}\n", mark[0], mark[1]));
        format!("### Contents\n\n{}", lines.collect::<String>())
    };
    is("joints at large.md", &items(["[[", "]]"]), ArticleKind::Landing, KindSource::Text);
    is("joints at large.md", &items(["", ""]), ArticleKind::Other, KindSource::Text);
    let parts = |link: &str| {
        format!("A first draft of notes.\n\n## Arms\n\n{link}\n\n## Legs\n\n{link}\n\n## Trunk\n\n{link}\n")
    };
    is("joints at large.md", &parts("[Hip](/s/hip)\n[Knee](/s/knee)"), ArticleKind::Landing, KindSource::Text);
    is("joints at large.md", &parts("Rest it."), ArticleKind::Other, KindSource::Text);
}
