//! Which site generator builds a site, by its configuration files.

use std::path::Path;

use crate::corpus::generator::GeneratorKind;

/// What tells a generator, and how its sites are laid out.
#[derive(Debug, Clone, Copy)]
pub struct Generator {
    /// Its name in the configuration.
    pub name: GeneratorKind,
    /// Its name for people.
    pub title: &'static str,
    /// Its own configuration files; one is enough.
    pub files: &'static [&'static str],
    /// Texts of which those files must hold one, lower case; none when their names are enough.
    pub marks: &'static [&'static str],
    /// Folders where its articles usually stand.
    pub content: &'static [&'static str],
    /// Folders whose files are served as they are.
    pub static_folders: &'static [&'static str],
}

/// All generators, the most telling files first; the last fits every site.
pub const GENERATORS: [Generator; 11] = [
    Generator {
        name: GeneratorKind::Docusaurus,
        title: "Docusaurus",
        files: &["docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs", "docusaurus.config.cjs"],
        marks: &[],
        content: &["docs", "blog", "src/pages"],
        static_folders: &["static"],
    },
    Generator {
        name: GeneratorKind::Astro,
        title: "Astro",
        files: &["astro.config.mjs", "astro.config.js", "astro.config.ts", "astro.config.mts", "astro.config.cjs"],
        marks: &[],
        content: &["src/content", "src/pages"],
        static_folders: &["public"],
    },
    Generator {
        name: GeneratorKind::Mkdocs,
        title: "MkDocs",
        files: &["mkdocs.yml", "mkdocs.yaml"],
        marks: &[],
        content: &["docs"],
        static_folders: &[],
    },
    Generator {
        name: GeneratorKind::Eleventy,
        title: "Eleventy",
        files: &[
            ".eleventy.js",
            "eleventy.config.js",
            "eleventy.config.mjs",
            "eleventy.config.cjs",
            "eleventy.config.ts",
        ],
        marks: &[],
        content: &["content", "src"],
        static_folders: &["public"],
    },
    Generator {
        name: GeneratorKind::Nextjs,
        title: "Next.js",
        files: &["next.config.js", "next.config.mjs", "next.config.ts", "next.config.cjs"],
        marks: &[],
        content: &["content", "posts", "pages", "src/pages", "app", "src/app"],
        static_folders: &["public"],
    },
    Generator {
        name: GeneratorKind::Mdbook,
        title: "mdBook",
        files: &["book.toml"],
        marks: &["[book]"],
        content: &["src"],
        static_folders: &[],
    },
    Generator {
        name: GeneratorKind::Zola,
        title: "Zola",
        files: &["zola.toml", "config.toml"],
        marks: &["base_url"],
        content: &["content"],
        static_folders: &["static"],
    },
    Generator {
        name: GeneratorKind::Hugo,
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
            "config/_default/hugo.yml",
            "config/_default/config.yml",
        ],
        marks: &[],
        content: &["content"],
        static_folders: &["static"],
    },
    Generator {
        name: GeneratorKind::Hugo,
        title: "Hugo",
        files: &["config.toml", "config.yaml", "config.yml"],
        marks: &["baseurl", "theme", "languagecode", "contentdir"],
        content: &["content"],
        static_folders: &["static"],
    },
    Generator {
        name: GeneratorKind::Jekyll,
        title: "Jekyll",
        files: &["_config.yml", "_config.yaml", "_config.toml"],
        marks: &[],
        content: &[],
        static_folders: &[],
    },
    Generator {
        name: GeneratorKind::Plain,
        title: "no site generator",
        files: &[],
        marks: &[],
        content: &[],
        static_folders: &[],
    },
];

impl Generator {
    fn is_told_by(&self, text: &str) -> bool {
        let text = text.to_lowercase();
        self.marks.is_empty() || self.marks.iter().any(|mark| text.contains(mark))
    }
}

/// The generator of a site and the file that told it; `read` gives the text of a file of the site, when it is there.
fn detect(read: impl Fn(&str) -> Option<String>) -> (&'static Generator, Option<&'static str>) {
    for generator in &GENERATORS {
        for file in generator.files {
            if read(file).is_some_and(|text| generator.is_told_by(&text)) {
                return (generator, Some(file));
            }
        }
    }
    (&GENERATORS[GENERATORS.len() - 1], None)
}

/// The generator of a folder on the disk and the file that told it.
#[must_use]
pub fn detect_in(folder: &Path) -> (&'static Generator, Option<&'static str>) {
    detect_by(&Names::of(folder, FEW), folder)
}

/// The generator of a folder on the disk that holds these names.
#[must_use]
pub fn detect_by(names: &Names, folder: &Path) -> (&'static Generator, Option<&'static str>) {
    detect(|file| if names.may_hold(file) { std::fs::read_to_string(folder.join(file)).ok() } else { None })
}

/// So many names of a folder are read before its files are asked for one by one.
const FEW: usize = 200;

/// What stands in a folder, as far as it may tell the generator.
#[derive(Debug, Default)]
pub struct Names {
    files: Vec<String>,
    /// The folders in it.
    pub folders: Vec<String>,
    /// Whether there are more names than were read.
    more: bool,
}

impl Names {
    /// The first `most` names of a folder; none for the empty path of texts in memory.
    #[must_use]
    pub fn of(folder: &Path, most: usize) -> Self {
        let mut names = Self::default();
        if folder.as_os_str().is_empty() {
            return names;
        }
        let Ok(entries) = std::fs::read_dir(folder) else { return Self { more: true, ..names } };
        for (number, entry) in entries.flatten().enumerate() {
            if number == most {
                names.more = true;
                break;
            }
            let is_folder = match entry.file_type() {
                Ok(kind) if kind.is_symlink() => entry.path().is_dir(),
                kind => kind.is_ok_and(|kind| kind.is_dir()),
            };
            let name = entry.file_name().to_string_lossy().into_owned();
            if is_folder {
                names.folders.push(name);
            } else if GENERATORS.iter().any(|generator| generator.files.contains(&&*name)) {
                names.files.push(name);
            }
        }
        names
    }

    /// Whether a file may be there: it is, or the folder that it would stand in, or not all names are known.
    fn may_hold(&self, file: &str) -> bool {
        self.more
            || match file.split_once('/') {
                Some((folder, _)) => self.folders.iter().any(|known| known == folder),
                None => self.files.iter().any(|known| known == file),
            }
    }
}
