//! `medlint init`: which site generator is found, and that what it writes works.

use serde_json::Value;

use crate::run::Folder;

/// Runs `init` on a site with these files; what it found, and the configuration it wrote.
#[track_caller]
fn init(files: &[(&str, &str)]) -> (String, String) {
    let folder = Folder::new(files);
    let ran = folder.run(&["init"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let ran_on_it = folder.run(&["--show-files"]);
    assert_eq!(ran_on_it.code, 0, "the configuration is not accepted: {ran_on_it:?}");
    (ran.stderr, folder.read("medlint.yaml"))
}

#[track_caller]
fn finds(files: &[(&str, &str)], title: &str, lines: &[&str]) {
    let (found, config) = init(files);
    assert!(found.contains(&format!("found {title}")), "{found}");
    for line in lines {
        assert!(config.lines().any(|known| known == *line), "{line:?} is not in:\n{config}");
    }
}

#[test]
fn the_generator_is_told_by_its_files() {
    let page = ("content/a.md", "# A\n");
    finds(
        &[("hugo.toml", ""), page, ("static/x", "")],
        "Hugo (hugo.toml)",
        &["content: [content]", "  generator: hugo", "  static: [static]"],
    );
    finds(&[("config.toml", "baseURL = 'x'"), page], "Hugo (config.toml)", &["  generator: hugo"]);
    finds(&[("config.toml", "base_url = 'x'"), page], "Zola (config.toml)", &["  generator: zola"]);
    finds(&[("_config.yml", "title: x")], "Jekyll (_config.yml)", &["content: [.]", "  generator: jekyll"]);
    finds(
        &[("docusaurus.config.ts", ""), ("docs/a.md", ""), ("blog/b.md", "")],
        "Docusaurus",
        &["content: [docs, blog]", "  generator: docusaurus"],
    );
    finds(
        &[("astro.config.mjs", ""), ("src/content/a.md", "")],
        "Astro",
        &["content: [src/content]", "  generator: astro"],
    );
    finds(
        &[("mkdocs.yml", "docs_dir: pages\n"), ("pages/a.md", "")],
        "MkDocs",
        &["content: [pages]", "  generator: mkdocs"],
    );
    finds(&[(".eleventy.js", ""), ("src/a.md", "")], "Eleventy", &["content: [src]", "  generator: eleventy"]);
    finds(&[("next.config.js", ""), ("content/a.mdx", "")], "Next.js", &["content: [content]", "  generator: nextjs"]);
    finds(&[("a.md", "# A\n"), ("README.md", "")], "no site generator", &["content: [.]", "  generator: plain"]);
}

#[test]
fn what_is_there_is_not_overwritten() {
    for name in ["medlint.yaml", ".medlint.yaml", ".config/medlint.yaml"] {
        let folder = Folder::new(&[(name, "style: uk\n")]);
        let ran = folder.run(&["init"]);
        assert_eq!(ran.code, 2);
        assert!(ran.stderr.contains(name) && ran.stderr.contains("--force"), "{}", ran.stderr);
        assert_eq!(folder.read(name), "style: uk\n");
        assert_eq!(folder.run(&["init", "--force"]).code, 0);
        assert!(folder.read(name).contains("style: us"));
    }
}

#[test]
fn a_site_elsewhere_can_be_set_up() {
    let folder = Folder::new(&[("site/mkdocs.yml", ""), ("site/docs/a.md", "# A\n")]);
    assert_eq!(folder.run(&["init", "site"]).code, 0);
    assert_eq!(folder.run(&["--show-files", "site"]).stdout, "site/docs/a.md\n");
    assert_eq!(folder.run(&["init", "nowhere"]).code, 2);
}

#[test]
fn the_schema_of_the_configuration_accepts_what_init_writes_and_refuses_what_medlint_refuses() {
    let folder = Folder::new(&[]);
    let schema: Value = serde_json::from_str(&folder.run(&["schema", "config"]).stdout).expect("JSON");
    let (_, config) = init(&[("hugo.toml", ""), ("content/a.md", "")]);
    let read = |text: &str| serde_yaml::from_str::<Value>(text).expect("YAML");
    assert_eq!(wrong(&schema, &schema, &read(&config)), None);
    for config in ["style: british", "styl: us", "content: 5", "rules: {doses: of}", "kinds: {paths: {'a/**': drugs}}"]
    {
        assert!(wrong(&schema, &schema, &read(config)).is_some(), "{config} is accepted");
    }
    let full = "rules: {doses: off, doses/x: {level: error, months: 3}}\nsections: {drug: {add: [interactions]}}\nfail-on: never";
    assert_eq!(wrong(&schema, &schema, &read(full)), None);
}

/// What is wrong with `value` under `schema`, of the parts of JSON Schema that medlint's schemas use.
fn wrong(root: &Value, schema: &Value, value: &Value) -> Option<String> {
    if let Some(reference) = schema["$ref"].as_str() {
        let target = root.pointer(reference.trim_start_matches('#')).expect("a reference leads somewhere");
        return wrong(root, target, value);
    }
    for many in ["anyOf", "oneOf"] {
        if let Some(options) = schema[many].as_array() {
            let all: Option<Vec<String>> = options.iter().map(|option| wrong(root, option, value)).collect();
            return all.map(|all| all.join(" and "));
        }
    }
    if let Some(words) = schema["enum"].as_array() {
        return (!words.contains(value)).then(|| format!("{value} is none of {words:?}"));
    }
    if let Some(word) = schema.get("const") {
        return (word != value).then(|| format!("{value} is not {word}"));
    }
    let kinds = match &schema["type"] {
        Value::String(kind) => vec![kind.as_str()],
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => vec![],
    };
    if !kinds.is_empty() && !kinds.contains(&kind(value)) {
        return Some(format!("{value} is no {kinds:?}"));
    }
    match value {
        Value::Array(items) => items.iter().find_map(|item| wrong(root, schema.get("items")?, item)),
        Value::Object(fields) => fields.iter().find_map(|(key, value)| {
            match schema["properties"].get(key).or_else(|| schema.get("additionalProperties"))? {
                Value::Bool(false) => Some(format!("{key} is not known")),
                Value::Bool(true) => None,
                schema => wrong(root, schema, value),
            }
        }),
        _ => None,
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}
