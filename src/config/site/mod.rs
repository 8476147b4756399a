//! How a site is built: what its generator's own configuration says, and what `medlint.yaml` sets besides.

use std::path::Path;

use super::Config;
use super::generator::{Names, detect_by, detect_in};
use crate::corpus::generator::GeneratorKind;
use crate::corpus::{Root, Site};

mod data;
mod layout;
mod script;

/// How the site below `root` is built.
#[must_use]
pub fn site(config: &Config, root: &Path) -> Site {
    let top = Names::of(root, usize::MAX);
    let read = |file: &str| std::fs::read_to_string(root.join(file)).ok();
    let (found, file) = detect_by(&top, root);
    let (found, file, below) = match file {
        Some(_) => (found, file, String::new()),
        None => in_folder(root, &top).unwrap_or((found, None, String::new())),
    };
    let name = config.site.generator.unwrap_or(found.name);
    let text = file.filter(|_| name == found.name).and_then(|file| read(&format!("{below}{file}")));
    let source =
        Source { root, below: &below, text: text.as_deref().unwrap_or_default(), file: file.unwrap_or_default() };
    let mut site = Site { generator: name, known: name != GeneratorKind::Plain, ..Site::default() };
    site.anchors = site.generator.traits().anchors;
    layout::fill(&mut site, &source, config);
    below.trim_matches('/').clone_into(&mut site.folder);
    for root in site.roots.iter_mut().chain(&mut site.static_folders) {
        for folder in [&mut root.folder].into_iter().chain(&mut root.original) {
            *folder = format!("{below}{folder}").trim_matches('/').to_owned();
        }
    }
    set(&mut site, config);
    site
}

/// The configuration of a generator and where it stands.
struct Source<'a> {
    /// The root of the site, on the disk.
    root: &'a Path,
    /// The folder of the generator below it, with a slash at its end; "" for the root.
    below: &'a str,
    /// The text of the configuration; empty without one.
    text: &'a str,
    /// Its name.
    file: &'a str,
}

impl Source<'_> {
    /// Whether there is a folder or file of this name.
    fn has(&self, name: &str) -> bool {
        !self.root.as_os_str().is_empty() && self.root.join(self.below).join(name).exists()
    }

    /// The text of a file.
    fn read(&self, name: &str) -> Option<String> {
        std::fs::read_to_string(self.root.join(self.below).join(name))
            .ok()
            .filter(|_| !self.root.as_os_str().is_empty())
    }

    /// The paths of the files below a folder whose names are wanted.
    fn files(&self, folder: &str, is_wanted: &dyn Fn(&str) -> bool) -> Vec<String> {
        let mut found = Vec::new();
        let mut folders = vec![folder.trim_matches('/').to_owned()];
        while let Some(folder) = folders.pop() {
            let Ok(entries) = std::fs::read_dir(self.root.join(self.below).join(&folder)) else { continue };
            for entry in entries.flatten().filter(|_| !self.root.as_os_str().is_empty()) {
                let name = entry.file_name().to_string_lossy().into_owned();
                let path = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
                match entry.file_type() {
                    Ok(kind) if kind.is_dir() && !name.starts_with(['.', '_']) && name != "node_modules" => {
                        folders.push(path);
                    }
                    Ok(kind) if kind.is_file() && is_wanted(&name) => found.push(path),
                    _ => {}
                }
            }
        }
        found.sort();
        found
    }

    /// The names of the folders in a folder.
    fn folders(&self, name: &str) -> Vec<String> {
        let Ok(entries) = std::fs::read_dir(self.root.join(self.below).join(name)) else { return Vec::new() };
        let folders = entries.flatten().filter(|entry| entry.path().is_dir());
        let mut folders: Vec<_> = folders.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        folders.sort();
        folders
    }
}

type Detected = (&'static super::generator::Generator, Option<&'static str>, String);

/// The generator of the only folder of the root that has one (a repository with its site in `website/`).
fn in_folder(root: &Path, names: &Names) -> Option<Detected> {
    let mut found = Vec::new();
    for name in names.folders.iter().filter(|name| !name.starts_with('.') && *name != "node_modules") {
        let (generator, file) = detect_in(&root.join(name));
        found.extend(file.map(|file| (generator, Some(file), format!("{name}/"))));
    }
    if found.len() == 1 { found.pop() } else { None }
}

/// What `medlint.yaml` sets besides.
fn set(site: &mut Site, config: &Config) {
    let file = &config.site;
    if let Some(url) = &file.base_url {
        site.set_base_url(url);
    }
    if !file.static_folders.is_empty() {
        site.static_folders.extend(file.static_folders.iter().map(|folder| Root::new(folder, "")));
    }
    if !file.roots.is_empty() {
        site.roots = file.roots.iter().map(|(folder, prefix)| Root::new(folder, prefix)).collect();
    }
    for folder in &config.content {
        let root = Root::new(folder, "");
        let covered = site.roots.iter().any(|known| {
            known.folder == root.folder || known.inside(&root.folder).is_some() && !known.folder.is_empty()
        });
        let above = site.roots.iter().any(|known| known.folder.starts_with(&format!("{}/", root.folder)));
        if !covered && !above && file.roots.is_empty() && site.generator != GeneratorKind::Jekyll {
            site.roots.push(root);
        }
    }
    site.remap.extend(file.remap.iter().map(|(from, to)| (from.clone(), to.clone())));
    site.static_folders.dedup();
}
