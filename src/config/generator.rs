//! Which site generator builds a site, by its configuration files.

use super::file::GeneratorName;

/// What tells a generator, and how its sites are laid out.
#[derive(Debug, Clone, Copy)]
pub struct Generator {
    /// Its name in the configuration.
    pub name: GeneratorName,
    /// Its name for people.
    pub title: &'static str,
    /// Its own configuration files; one is enough.
    pub files: &'static [&'static str],
    /// Text that one of those files must hold, lower case; empty for any.
    pub mark: &'static str,
    /// Folders where its articles usually stand.
    pub content: &'static [&'static str],
    /// Folders whose files are served as they are.
    pub static_folders: &'static [&'static str],
}

/// All generators, the most telling files first; the last fits every site.
pub const GENERATORS: [Generator; 9] = [
    Generator {
        name: GeneratorName::Docusaurus,
        title: "Docusaurus",
        files: &["docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs", "docusaurus.config.cjs"],
        mark: "",
        content: &["docs", "blog", "src/pages"],
        static_folders: &["static"],
    },
    Generator {
        name: GeneratorName::Astro,
        title: "Astro",
        files: &["astro.config.mjs", "astro.config.js", "astro.config.ts", "astro.config.mts", "astro.config.cjs"],
        mark: "",
        content: &["src/content", "src/pages"],
        static_folders: &["public"],
    },
    Generator {
        name: GeneratorName::Mkdocs,
        title: "MkDocs",
        files: &["mkdocs.yml", "mkdocs.yaml"],
        mark: "",
        content: &["docs"],
        static_folders: &[],
    },
    Generator {
        name: GeneratorName::Eleventy,
        title: "Eleventy",
        files: &[
            ".eleventy.js",
            "eleventy.config.js",
            "eleventy.config.mjs",
            "eleventy.config.cjs",
            "eleventy.config.ts",
        ],
        mark: "",
        content: &["content", "src"],
        static_folders: &["public"],
    },
    Generator {
        name: GeneratorName::Nextjs,
        title: "Next.js",
        files: &["next.config.js", "next.config.mjs", "next.config.ts", "next.config.cjs"],
        mark: "",
        content: &["content", "posts", "pages", "src/pages", "app", "src/app"],
        static_folders: &["public"],
    },
    Generator {
        name: GeneratorName::Zola,
        title: "Zola",
        files: &["zola.toml", "config.toml"],
        mark: "base_url",
        content: &["content"],
        static_folders: &["static"],
    },
    Generator {
        name: GeneratorName::Hugo,
        title: "Hugo",
        files: &[
            "hugo.toml",
            "hugo.yaml",
            "hugo.yml",
            "hugo.json",
            "config/_default/hugo.toml",
            "config/_default/hugo.yaml",
            "config/_default/config.toml",
            "config/_default/config.yaml",
            "config.toml",
            "config.yaml",
        ],
        mark: "",
        content: &["content"],
        static_folders: &["static"],
    },
    Generator {
        name: GeneratorName::Jekyll,
        title: "Jekyll",
        files: &["_config.yml", "_config.yaml", "_config.toml"],
        mark: "",
        content: &[],
        static_folders: &[],
    },
    Generator {
        name: GeneratorName::Plain,
        title: "no site generator",
        files: &[],
        mark: "",
        content: &[],
        static_folders: &[],
    },
];

/// The generator of a site and the file that told it; `read` gives the text of a file of the site, when it is there.
#[must_use]
pub fn detect(read: impl Fn(&str) -> Option<String>) -> (&'static Generator, Option<&'static str>) {
    for generator in &GENERATORS {
        for file in generator.files {
            if read(file).is_some_and(|text| text.to_lowercase().contains(generator.mark)) {
                return (generator, Some(file));
            }
        }
    }
    (&GENERATORS[GENERATORS.len() - 1], None)
}
