//! The book has no dead links, and every page of it is in its table of contents.

use std::{
    fs,
    path::{Path, PathBuf},
};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// All Markdown files in and below a folder.
fn pages(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(pages(&path));
        } else if path.extension().is_some_and(|extension| extension == "md") {
            found.push(path);
        }
    }
    found
}

/// The targets of the links of a page, without those to the web.
fn links(text: &str) -> impl Iterator<Item = &str> {
    text.split("](")
        .skip(1)
        .filter_map(|rest| rest.split_once(')').map(|(target, _)| target))
        .filter(|target| !target.starts_with("http"))
}

/// The anchors that a page's headings make.
fn anchors(text: &str) -> Vec<String> {
    let heading = |line: &str| {
        line.starts_with('#')
            .then(|| line.trim_start_matches('#').trim().to_lowercase())
    };
    let anchor = |heading: String| {
        let kept = heading
            .chars()
            .filter(|letter| letter.is_alphanumeric() || " -_".contains(*letter));
        kept.collect::<String>().replace(' ', "-")
    };
    text.lines().filter_map(heading).map(anchor).collect()
}

#[test]
fn every_link_leads_somewhere() {
    let mut files = pages(&root().join("docs/src"));
    files.extend(pages(&root().join("scenarios")));
    files.push(root().join("README.md"));
    let mut seen = 0;
    for file in files {
        let text = fs::read_to_string(&file).expect("a page");
        for link in links(&text) {
            let (target, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = match target {
                "" => file.clone(),
                target => file.parent().expect("a folder").join(target),
            };
            assert!(target.exists(), "{}: no {link}", file.display());
            if !anchor.is_empty() {
                let there = fs::read_to_string(&target).expect("a page");
                let anchors = anchors(&there);
                assert!(
                    anchors.iter().any(|known| known == anchor),
                    "{}: no {link} among {anchors:?}",
                    file.display()
                );
            }
            seen += 1;
        }
    }
    assert!(seen > 20);
}

#[test]
fn every_page_is_in_the_table_of_contents() {
    let source = root().join("docs/src");
    let summary = fs::read_to_string(source.join("SUMMARY.md")).expect("the table of contents");
    for page in pages(&source) {
        let path = page.strip_prefix(&source).expect("in the book");
        let path = path.to_str().expect("plain letters");
        assert!(
            path == "SUMMARY.md" || summary.contains(&format!("({path})")),
            "{path}"
        );
    }
}
