//! What medlint makes of texts: structure, prose and places, in every format and whatever is odd about them.

use medlint::article::{Article, BlockKind, HeadingStyle, InlineKind, LinkForm, Reading, Vocabulary, parse};
use medlint::source::{Problem, SourceFile, Span};

/// Parses a text and hands it to `then`.
fn with<T>(path: &str, text: &str, then: impl FnOnce(&Article<'_>, &[Problem]) -> T) -> T {
    let source = SourceFile::new(path, text);
    let vocabulary = Vocabulary {
        abbreviations: ["dr", "e.g", "fig", "u.s", "vs", "q.i.d"].map(str::to_owned).into_iter().collect(),
        ..Vocabulary::default()
    };
    let (article, problems) = parse(&source, &vocabulary, &Reading::default());
    then(&article, &problems)
}

fn headings(article: &Article<'_>) -> Vec<(u8, String, HeadingStyle)> {
    let text = |section| article.heading_text(section).to_owned();
    article.sections.iter().map(|section| (section.level, text(section), section.style)).collect()
}

fn prose(article: &Article<'_>) -> Vec<String> {
    article.blocks.iter().map(|block| article.block_text(block).to_owned()).collect()
}

#[track_caller]
fn reads(path: &str, text: &str, expected: &[&str]) {
    with(path, text, |article, _| assert_eq!(prose(article), expected, "{path}: {text}"));
}

#[test]
fn markup_is_transparent_and_code_is_opaque() {
    reads("a.md", "Take *5 mg* **three times** daily.\n", &["Take 5 mg three times daily."]);
    reads("a.md", "5&nbsp;mg of [baclofen](b.md) daily", &["5 mg of baclofen daily"]);
    reads("a.md", "5\u{202F}mg side\u{2011}effects \u{201C}x\u{201D}", &["5 mg side-effects \"x\""]);
    reads("a.md", "soft\nwrap and 5 mg<br>daily", &["soft wrap and 5 mg daily"]);
    reads("a.md", "Use `5.0 mg` here", &["Use \u{1A} here"]);
    reads("a.md", "See https://example.org/a_b. Then rest.", &["See \u{1A}. Then rest."]);
    reads("a.md", "```\n5.0 mg\n```\n\n    5.0 mg\n\nProse", &["Prose"]);
    reads("a.md", "a ![5.0 mg](x.png) b", &["a b"]);
    reads("a.md", "so\u{AD}ft and ㎎ and ５０", &["soft and mg and 50"]);
}

#[test]
fn shortcodes_are_not_prose() {
    reads(
        "a.md",
        "{{< figure src=\"5.0 mg.png\" >}}\n\nText {% include x.html dose=\".5 mg\" %} more",
        &["\u{1A}", "Text \u{1A} more"],
    );
    reads("a.md", "A line\n{: .note}\n", &["A line"]);
    with("a.md", "[dose]({{< ref \"dose.md\" >}})", |article, _| {
        let link = article.links.iter().find(|link| link.form == LinkForm::Shortcode).expect("a shortcode link");
        assert_eq!((link.target.as_str(), article.source.slice(link.target_span)), ("dose.md", "dose.md"));
    });
}

#[test]
fn mdx_modules_and_tags_are_skipped_and_their_text_is_kept() {
    let text = "import A from 'a'\nexport const dose = 'x'\n\n# T\n\n<Note kind=\"x\">Take {count} tablets.</Note>\n\n{/* aside */}\n";
    with("a.mdx", text, |article, _| {
        assert_eq!(prose(article), ["T", "Take \u{1A} tablets."]);
        assert_eq!(article.comments[0].text, " aside ");
        assert_eq!(article.source.slice(article.comments[0].span), "{/* aside */}");
    });
}

#[test]
fn plain_text_has_headings() {
    let text = "Metformin: a leaflet\n\nFirst words of it are here.\n\nHow Much To Take\n\nTake 500 mg.\n\nWARNINGS:\nBe careful with it.\n\nOther Things\n------------\n\nOctober 22, 2025\n";
    with("a.txt", text, |article, _| {
        let found: Vec<_> = headings(article).into_iter().map(|(level, text, _)| (level, text)).collect();
        let expected = [(1, "Metformin: a leaflet"), (2, "How Much To Take"), (2, "WARNINGS:"), (2, "Other Things")];
        assert_eq!(found, expected.map(|(level, text)| (level, text.to_owned())));
    });
}

#[test]
fn html_is_read_through_its_structure() {
    let text = "<html lang=en-GB><head><title>Gout &amp; you</title><style>p{}</style></head><body><h1>Gout</h1><p>Take 5&nbsp;mg <b>daily</b>.<sup>1</sup><ul><li>One<li>Two</ul><table><tr><th>Dose</th></tr><tr><td>5 mg</td></tr></table><script>5.0 mg</script><!-- note --></body></html>";
    with("a.html", text, |article, _| {
        assert_eq!(prose(article), ["Gout", "Take 5 mg daily.1", "One", "Two", "Dose", "5 mg"]);
        assert_eq!(article.title.as_ref().map(|title| title.text.as_str()), Some("Gout & you"));
        assert_eq!(article.language, "en");
        assert_eq!((article.tables.len(), article.tables[0].header.len(), article.tables[0].rows.len()), (1, 1, 1));
        assert_eq!(article.comments[0].text, " note ");
        assert!(article.inlines.iter().any(|inline| inline.kind == InlineKind::Superscript));
    });
}

#[test]
fn headings_make_sections_with_parents_and_ids() {
    let text = "# A\n\nx\n\n## B {#own}\n\ny\n\n### C\n\nz\n\n**Bold line**\n\nw\n\nTerm\n: meaning\n";
    with("a.md", text, |article, _| {
        assert_eq!(headings(article).iter().map(|(level, ..)| *level).collect::<Vec<_>>(), [1, 2, 3, 4, 4]);
        assert_eq!(article.sections[1].explicit_id.as_deref(), Some("own"));
        assert_eq!(
            article.sections.iter().map(|section| section.parent).collect::<Vec<_>>(),
            [None, Some(0), Some(1), Some(2), Some(2)]
        );
        assert_eq!(article.sections[3].style, HeadingStyle::Bold);
        assert_eq!(article.sections[4].style, HeadingStyle::Term);
        assert!(article.sections.iter().all(|section| section.body.len() == 1));
    });
}

#[test]
fn every_form_of_link_has_its_bytes() {
    let text = "[a](one.md#x) [b][Two] [two] ![alt](three.png \"t\") <https://four.org> https://five.org/. <a href=\"six.html\">s</a> [[seven]] [no][where]\n\n[two]: eight.md 'T'\n[unused]: nine.md\n";
    with("a.md", text, |article, _| {
        let found: Vec<_> = article
            .links
            .iter()
            .map(|link| (link.form, link.target.as_str(), article.source.slice(link.target_span)))
            .collect();
        assert_eq!(
            found,
            [
                (LinkForm::Inline, "one.md#x", "one.md#x"),
                (LinkForm::Reference, "eight.md", "eight.md"),
                (LinkForm::Reference, "eight.md", "eight.md"),
                (LinkForm::Image, "three.png", "three.png"),
                (LinkForm::Autolink, "https://four.org", "https://four.org"),
                (LinkForm::Bare, "https://five.org/", "https://five.org/"),
                (LinkForm::Html, "six.html", "six.html"),
                (LinkForm::Wiki, "seven", "seven"),
                (LinkForm::UndefinedReference, "", "[no][where]"),
            ]
        );
        assert_eq!(
            article.definitions.iter().map(|it| (it.label.as_str(), it.used)).collect::<Vec<_>>(),
            [("two", true), ("unused", false)]
        );
    });
}

#[test]
fn footnotes_know_their_definitions() {
    with("a.md", "Claim[^a] and[^b].\n\n[^a]: Source.\n", |article, _| {
        let found: Vec<_> = article.footnote_references.iter().map(|it| (it.label.as_str(), it.defined)).collect();
        assert_eq!(found, [("a", true), ("b", false)]);
        assert_eq!(article.source.slice(article.footnote_references[1].span), "[^b]");
        assert_eq!(article.blocks[article.footnotes[0].blocks.start].kind, BlockKind::Footnote);
    });
}

#[test]
fn front_matter_keeps_the_place_of_every_value() {
    let yaml = "---\ntitle: \"Ün 5\" # why\nrelated:\n  - a.md\n  - {url: b.md, title: B}\nseo:\n  text: x\nn: 12\nday: 2026-01-02\n---\nBody\n";
    let toml = "+++\ntitle = \"Ün 5\" # why\nrelated = [\"a.md\", {url = \"b.md\", title = \"B\"}]\nn = 12\nday = 2026-01-02\n[seo]\ntext = \"x\"\n+++\nBody\n";
    let json = "{\"title\": \"Ün 5\", \"related\": [\"a.md\", {\"url\": \"b.md\", \"title\": \"B\"}], \"seo\": {\"text\": \"x\"}, \"n\": 12, \"day\": \"2026-01-02\"}\nBody\n";
    for text in [yaml, toml, json] {
        with("a.md", text, |article, problems| {
            assert!(problems.is_empty(), "{problems:?}");
            assert_eq!(article.title.as_ref().map(|title| title.text.as_str()), Some("Ün 5"), "{text}");
            for (path, value) in [("seo.text", "x"), ("n", "12"), ("day", "2026-01-02"), ("SEO.Text", "x")] {
                let found = article.front_matter.get(path).expect(path);
                assert_eq!(found.as_text(), Some(value), "{path} in {text}");
                let raw = article.source.slice(found.span).trim_matches('"');
                assert_eq!(raw, value, "{path} in {text}");
            }
            let links: Vec<_> = article
                .links
                .iter()
                .map(|link| (link.target.as_str(), link.text.as_str(), article.source.slice(link.target_span)))
                .collect();
            assert_eq!(links, [("a.md", "", "a.md"), ("b.md", "B", "b.md")], "{text}");
            assert_eq!(prose(article), ["Ün 5", "Body"], "{text}");
        });
    }
    with("a.md", yaml, |article, _| {
        let comment = &article.comments[0];
        assert!(comment.in_front_matter);
        assert_eq!((comment.text.as_str(), article.source.slice(comment.span)), (" why", "# why"));
    });
}

#[test]
fn odd_front_matter_is_said_and_the_body_is_read() {
    let bomb =
        format!(
        "---\na: &a [x,x,x,x,x,x,x,x,x]\n{}---\nBody\n",
        ('b'..='i').map(|key| {
            let before = char::from(key as u8 - 1);
            format!("{key}: &{key} [*{before},*{before},*{before},*{before},*{before},*{before},*{before},*{before}]\n")
        }).collect::<String>()
    );
    let cases = [
        ("---\ntitle: x\n\nBody\n", "never closed", Some((1, 1))),
        ("---\ntitle: [x\n---\nBody\n", "front matter", None),
        ("---\ntitle: x\ntitle: y\n---\nBody\n", "title", Some((3, 1))),
        ("+++\ntitle = \n+++\nBody\n", "front matter", None),
        (bomb.as_str(), "front matter", None),
    ];
    for (text, message, place) in cases {
        with("a.md", text, |article, problems| {
            assert_eq!(problems.len(), 1, "{text}");
            assert!(problems[0].message.contains(message), "{}", problems[0].message);
            let position = problems[0].position.expect("a position");
            assert!(place.is_none_or(|place| place == (position.line, position.column)), "{position:?} in {text}");
            assert!(prose(article).iter().any(|block| block.contains("Body")), "{text}");
        });
    }
}

#[test]
fn a_rule_or_a_later_pair_of_dashes_is_no_front_matter() {
    reads("a.md", "---\n\nText\n", &["Text"]);
    reads("a.md", "Text\n\n---\ntitle: x\n---\n", &["Text", "title: x"]);
    reads("a.md", "\u{FEFF}---\nx: 1\n---\nText\n", &["Text"]);
}

#[test]
fn sentences_do_not_break_at_abbreviations_and_numbers() {
    let cases: [(&str, &[&str]); 15] = [
        ("Ask Dr. Smith. He knows.", &["Ask Dr. Smith.", "He knows."]),
        ("Fruit, e.g. Apples, help.", &["Fruit, e.g. Apples, help."]),
        ("Take 5.5 mg. Rest.", &["Take 5.5 mg.", "Rest."]),
        ("See Fig. 2 for more.", &["See Fig. 2 for more."]),
        ("In the U.S. Many do.", &["In the U.S. Many do."]),
        ("It is so! Is it? Yes.", &["It is so!", "Is it?", "Yes."]),
        ("He said \"no.\" She left.", &["He said \"no.\"", "She left."]),
        ("J. R. Smith wrote it.", &["J. R. Smith wrote it."]),
        ("10 mg q.i.d. for pain.", &["10 mg q.i.d. for pain."]),
        ("Wait... then go.", &["Wait... then go."]),
        ("It is used in pregnancy.It is safe.", &["It is used in pregnancy.", "It is safe."]),
        ("It harms the teeth.[1][2, 3] Use it late.", &["It harms the teeth.[1][2, 3]", "Use it late."]),
        ("It is so. [A] He left.", &["It is so.", "[A] He left."]),
        ("Write it in Node.Js or node.js here.", &["Write it in Node.Js or node.js here."]),
        ("The p.Arg506Gln variant is rare.", &["The p.Arg506Gln variant is rare."]),
    ];
    for (text, expected) in cases {
        with("a.md", text, |article, _| {
            let found: Vec<_> = article.sentences.iter().map(|it| article.sentence_text(it)).collect();
            assert_eq!(found, expected);
        });
    }
}

#[test]
fn ordinary_oddities_are_ordinary() {
    reads("a.md", "", &[]);
    reads("a.md", "No end", &["No end"]);
    reads("a.md", "a\r\nb\r\n\r\nc\r\n", &["a b", "c"]);
    reads("a.md", "a\0b", &["a b"]);
    reads("a.txt", "One thing\tand another.\r\rThe next one.", &["One thing and another.", "The next one."]);
    reads("a.html", "<p>a\r\nb</p>", &["a b"]);
    reads("a.md", "<!DOCTYPE html>\n<body>\n\n    <p>a</p>\n\n    <p>b</p>", &["a", "b"]);
    reads("a.md", "<p>a</p>\n\n    <p>b</p>", &["a"]);
}

#[test]
fn large_and_deep_texts_end_in_good_time() {
    let quotes = format!("{} deep", "> ".repeat(10_000));
    let brackets = "[".repeat(20_000);
    let definitions: String = (0..5_000).map(|n| format!("[l{n}]: t{n}.md\n")).collect();
    let lists: String = (0..300).map(|n| format!("{}- item\n", "  ".repeat(n))).collect();
    let stars = "*a **b ".repeat(5_000);
    let tags = "<div>".repeat(10_000);
    let large = "Take 5 mg daily, and rest. ".repeat(2_000_000);
    for (path, text) in [
        ("a.md", quotes.as_str()),
        ("a.md", &brackets),
        ("a.md", &definitions),
        ("a.md", &lists),
        ("a.md", &stars),
        ("a.md", &tags),
        ("a.html", &tags),
        ("a.txt", &large),
    ] {
        with(path, text, |article, problems| {
            assert!(problems.is_empty());
            assert!(article.blocks.iter().all(|block| block.text.end <= article.prose.text().len()));
        });
    }
}

/// Every span lies in the text on character boundaries.
fn spans(article: &Article<'_>) -> Vec<Span> {
    let blocks = article.blocks.iter().flat_map(|block| [block.span, article.original(block.text.clone())]);
    let sentences = article.sentences.iter().map(|it| article.original(it.text.clone()));
    let links = article.links.iter().flat_map(|link| [link.span, link.target_span]);
    let rest = article.sections.iter().map(|section| section.span);
    let comments = article.comments.iter().flat_map(|comment| [comment.span, comment.text_span]);
    let anchors = article.anchors.iter().map(|anchor| anchor.span);
    let footnotes = article.footnote_references.iter().map(|it| it.span);
    let values = article.front_matter.fields.iter().flat_map(|field| [field.key_span, field.value.span]);
    blocks
        .chain(sentences)
        .chain(links)
        .chain(rest)
        .chain(comments)
        .chain(anchors)
        .chain(footnotes)
        .chain(values)
        .collect()
}

mod any_text {
    use super::{spans, with};
    use proptest::prelude::*;

    /// Texts made of what is special in one of the formats, and of anything.
    fn text() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            "[ -~]{0,12}",
            "\\PC{0,6}",
            prop::sample::select(vec![
                "---\n",
                "+++\n",
                "{",
                "}",
                "{{< ",
                " >}}",
                "{% ",
                " %}",
                "{/*",
                "*/}",
                "<!--",
                "-->",
                "<a href=\"",
                "\">",
                "[",
                "](",
                ")",
                "][",
                "]: ",
                "[^",
                "\n",
                "\r\n",
                "\n\n",
                "# ",
                "- ",
                "> ",
                "| a |",
                "|---|",
                "**",
                "`",
                "&nbsp;",
                "&",
                "\u{AD}",
                "\u{202F}",
                "µ",
                "é",
                "😀",
                "\0",
                "import ",
                "<td>",
                "</td>",
                "<sup>",
                "title: ",
                "related: [a",
                "http://",
                "www.",
                ": ",
                "{#x}",
                "{: ",
                "]]",
                "[[",
                "<p",
                "\u{FEFF}",
            ])
            .prop_map(str::to_owned),
        ];
        prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
    }

    #[test]
    fn spans_stay_on_characters_where_a_parser_sees_another_text() {
        for (path, text) in [("a.mdx", "{/*\u{10280}*/}0"), ("a.html", "\r\n\u{202F}!"), ("a.html", "&nbsp;\u{E9}")] {
            with(path, text, |article, _| {
                assert!(!article.blocks.is_empty(), "{text:?}");
                for span in spans(article) {
                    assert!(text.get(span.range()).is_some(), "{span:?} of {text:?}");
                }
            });
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn never_panics_and_keeps_spans_inside(text in text(), path in prop::sample::select(vec!["a.md", "a.mdx", "a.txt", "a.html"])) {
            with(path, &text, |article, _| {
                for span in spans(article) {
                    prop_assert!(text.get(span.range()).is_some(), "{span:?} of {path}: {text:?}");
                }
                Ok(())
            })?;
        }
    }
}
