//! Which files are checked, and what is said of those that are not.

use crate::run::{Folder, Ran};

fn files(folder: &Folder, args: &[&str]) -> Vec<String> {
    let ran = folder.run(&[&["--show-files"], args].concat());
    ran.stdout.lines().map(str::to_owned).collect()
}

#[track_caller]
fn told(ran: &Ran, code: i32, parts: &[&str]) {
    assert_eq!(ran.code, code, "{ran:?}");
    for part in parts {
        assert!(ran.stderr.contains(part), "{part:?} is not in:\n{}", ran.stderr);
    }
}

#[test]
fn articles_are_found_by_extension_whatever_its_case() {
    let folder = Folder::new(&[
        ("a.md", ""),
        ("b.MARKDOWN", ""),
        ("c.mdx", ""),
        ("d.txt", ""),
        ("e.html", ""),
        ("f.htm", ""),
        ("g.docx", ""),
        ("h", ""),
        ("deep/er/i.md", ""),
    ]);
    let expected = ["a.md", "b.MARKDOWN", "c.mdx", "d.txt", "deep/er/i.md", "e.html", "f.htm"];
    assert_eq!(files(&folder, &[]), expected);
    assert_eq!(files(&folder, &["."]), expected);
    assert_eq!(files(&folder, &["./deep/../deep"]), ["deep/er/i.md"]);
}

#[test]
fn files_named_twice_are_checked_once() {
    let folder = Folder::new(&[("a/b.md", ""), ("a/c.md", "")]);
    assert_eq!(files(&folder, &["a", "a/b.md", "./a/b.md", "a/"]), ["a/b.md", "a/c.md"]);
}

#[test]
fn ignore_files_and_hidden_files_are_honoured() {
    let folder = Folder::new(&[
        (".gitignore", "drafts/\n*.tmp.md\n"),
        ("deep/.medlintignore", "old.md\n"),
        ("a.md", ""),
        ("b.tmp.md", ""),
        ("drafts/c.md", ""),
        ("deep/old.md", ""),
        ("deep/new.md", ""),
        (".hidden.md", ""),
        (".hidden/d.md", ""),
    ]);
    assert_eq!(files(&folder, &[]), ["a.md", "deep/new.md"]);
    folder.write(".git/HEAD", b"ref: refs/heads/main\n");
    assert_eq!(files(&folder, &[]), ["a.md", "deep/new.md"]);
}

#[test]
fn what_git_leaves_out_ends_at_its_repository() {
    let head = "ref: refs/heads/main\n";
    let folder = Folder::new(&[
        (".git/HEAD", head),
        (".git/info/exclude", "private.md\n"),
        (".gitignore", "*.tmp.md\n!.shown.md\n"),
        (".medlintignore", "old.md\n"),
        (".shown.md", ""),
        (".hidden.md", ""),
        ("a.tmp.md", ""),
        ("b.md", ""),
        ("private.md", ""),
        ("inner/.git/HEAD", head),
        ("inner/c.tmp.md", ""),
        ("inner/old.md", ""),
        ("inner/private.md", ""),
    ]);
    assert_eq!(files(&folder, &[]), [".shown.md", "b.md", "inner/c.tmp.md", "inner/private.md"]);
}

#[test]
fn named_files_are_left_out_as_well_and_that_is_said() {
    let folder = Folder::new(&[
        (".gitignore", "drafts/\n"),
        ("medlint.yaml", "exclude: ['old/**', c.md]\ncontent: [.]\n"),
        ("drafts/a.md", "# A\n"),
        ("old/b.md", "# B\n"),
        ("c.md", "# C\n"),
        ("d.md", "# D\n"),
    ]);
    for named in ["drafts/a.md", "drafts", "old/b.md", "c.md"] {
        let ran = folder.run(&[named, "d.md"]);
        told(&ran, 0, &[&format!("{named}: left out by an ignore file or the configuration"), "1 file"]);
        let ran = folder.run(&["--quiet", named, "d.md"]);
        assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    }
}

#[test]
fn files_outside_the_content_folders_are_left_out() {
    let folder =
        Folder::new(&[("medlint.yaml", "content: [content]\n"), ("README.md", "# R\n"), ("content/a.md", "# A\n")]);
    assert_eq!(files(&folder, &["."]), ["content/a.md"]);
    told(&folder.run(&["README.md"]), 0, &["README.md: left out"]);
}

#[test]
fn a_path_that_does_not_exist_is_named_and_the_rest_is_checked() {
    let folder = Folder::new(&[("a.md", "# A\n")]);
    told(&folder.run(&["nowhere.md", "a.md"]), 2, &["nowhere.md", "does not exist", "1 file"]);
    told(&folder.run(&["--quiet", "nowhere.md"]), 2, &["nowhere.md", "does not exist"]);
}

#[test]
fn a_content_folder_that_does_not_exist_is_named() {
    let folder = Folder::new(&[("medlint.yaml", "content: [content, pages]\n"), ("content/a.md", "# A\n")]);
    told(&folder.run(&[]), 2, &["pages", "does not exist"]);
}

#[test]
fn a_folder_with_nothing_to_check_says_so() {
    let folder = Folder::new(&[("a.docx", "")]);
    told(&folder.run(&[]), 0, &["no articles to check here"]);
}

#[test]
fn a_named_file_of_another_format_is_a_problem() {
    let folder = Folder::new(&[("a.docx", ""), ("b.md", "# B\n")]);
    told(&folder.run(&["a.docx", "b.md"]), 2, &["a.docx", "not a format medlint reads"]);
}

#[test]
fn bytes_that_are_no_text_are_told_with_their_place() {
    let folder = Folder::new(&[("b.md", "# B\n")]);
    folder.write("a.md", b"# A\n\ncaf\xe9\n");
    folder.write("c.md", b"\xff\xfe#\0 \0C\0");
    told(&folder.run(&["."]), 2, &["a.md:3:4", "not UTF-8", "0xE9", "offset 8", "c.md:1:1", "UTF-16", "in 1 file"]);
}

#[test]
fn standard_input_stands_for_a_file() {
    let folder = Folder::new(&[("content/a.md", "# A\n"), (".gitignore", "content/b.md\n"), ("content/b.md", "")]);
    let run = |args: &[&str], text: &str| folder.run_with(args, &[], text.as_bytes());
    told(&run(&["-"], "# A\n"), 0, &["1 file"]);
    told(&run(&["-", "--stdin-filename", "content/a.md"], "# A\n"), 0, &["1 file"]);
    told(&run(&["-", "--stdin-filename", "content/new.mdx"], "# A\n"), 0, &["1 file"]);
    told(&run(&["-", "--stdin-filename", "content/b.md"], "# A\n"), 0, &["content/b.md: left out"]);
    told(&run(&["--stdin-filename", "content/b.md"], "# A\n"), 2, &["goes with the path `-`"]);
    let ran = folder.run_with(&["-"], &[], b"\xff");
    told(&ran, 2, &["stdin.md:1:1", "not UTF-8"]);
}

#[cfg(unix)]
mod unix {
    use std::ffi::OsStr;
    use std::fs;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::{files, told};
    use crate::run::Folder;

    #[test]
    fn symbolic_links_are_harmless_and_counted() {
        let folder = Folder::new(&[("real/a.md", "# A\n")]);
        symlink(folder.path(), folder.path().join("real/loop")).expect("a link");
        symlink("a.md", folder.path().join("real/b.md")).expect("a link");
        symlink("real", folder.path().join("other")).expect("a link");
        symlink("nowhere", folder.path().join("real/dangling.md")).expect("a link");
        assert_eq!(files(&folder, &["real"]), ["real/a.md"]);
        told(&folder.run(&["real"]), 0, &["3 symbolic links not followed"]);
        assert_eq!(files(&folder, &["real/b.md"]), ["real/b.md"]);
        assert_eq!(files(&folder, &["other/a.md"]), ["other/a.md"]);
    }

    #[test]
    fn a_pipe_is_not_opened() {
        let folder = Folder::new(&[("a.md", "# A\n")]);
        let made = std::process::Command::new("mkfifo").arg(folder.path().join("pipe.md")).status();
        assert!(made.expect("mkfifo runs").success());
        assert_eq!(files(&folder, &[]), ["a.md"]);
        told(&folder.run(&["pipe.md"]), 2, &["pipe.md", "not a regular file"]);
    }

    #[test]
    fn a_device_is_not_opened() {
        let folder = Folder::new(&[("a.md", "# A\n")]);
        symlink("/dev/zero", folder.path().join("zero.md")).expect("a link");
        told(&folder.run(&["."]), 0, &["1 file", "1 symbolic link not followed"]);
        told(&folder.run(&["zero.md"]), 2, &["zero.md", "not a regular file"]);
    }

    #[test]
    fn a_folder_that_must_not_be_read_is_named_and_the_rest_is_checked() {
        let folder = Folder::new(&[("a.md", "# A\n"), ("locked/b.md", "# B\n")]);
        let locked = folder.path().join("locked");
        fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).expect("permissions");
        if fs::read_dir(&locked).is_err() {
            told(&folder.run(&["."]), 2, &["locked", "cannot be read: permission denied", "1 file"]);
        }
        fs::set_permissions(&locked, fs::Permissions::from_mode(0o755)).expect("permissions");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_report_that_does_not_fit_on_the_disk_is_said_to_be_missing() {
        let folder = Folder::new(&[("a.md", "# A\n")]);
        let args = ["a.md", "--format", "json", "--output", "/dev/full"];
        told(&folder.run(&args), 2, &["/dev/full", "cannot be written"]);
    }

    #[test]
    fn names_that_are_no_text_are_checked() {
        let folder = Folder::new(&[]);
        fs::write(folder.path().join(OsStr::from_bytes(b"caf\xe9.md")), "# A\n").expect("a file");
        told(&folder.run(&["."]), 0, &["1 file"]);
    }

    #[test]
    fn a_file_that_must_not_be_read_is_named_and_the_rest_is_checked() {
        let folder = Folder::new(&[("a.md", "# A\n"), ("b.md", "# B\n")]);
        let locked = folder.path().join("a.md");
        fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).expect("permissions");
        if fs::read(&locked).is_err() {
            told(&folder.run(&["."]), 2, &["a.md", "cannot be read: permission denied", "in 1 file"]);
        }
    }
}
