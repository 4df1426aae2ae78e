//! A dataset of futures: whole, resumed after every kind of stop, and never mixed with anything else.

#![cfg(unix)]

mod common;

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Child, Output, Stdio},
    thread::sleep,
    time::Instant,
};

use common::{FIRST_STEPS, backstop, json, run, text};
use serde_json::Value;
use tempfile::TempDir;

/// Several parts, solved within seconds.
const DRAWS: &str = "6000";

fn keep(folder: &Path) -> Vec<String> {
    let folder = folder.to_str().expect("UTF-8");
    let words = ["explore", FIRST_STEPS, "-n", DRAWS, "--json", "-o", folder];
    words.map(str::to_owned).to_vec()
}

fn run_into(folder: &Path) -> Output {
    let words = keep(folder);
    run(&words.iter().map(String::as_str).collect::<Vec<_>>())
}

fn start_into(folder: &Path, threads: &str) -> Child {
    let words = keep(folder);
    backstop(&words.iter().map(String::as_str).collect::<Vec<_>>())
        .env("RAYON_NUM_THREADS", threads)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the command starts")
}

/// Every file of a folder that a person sees, with its bytes.
fn content(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if !entry.file_name().to_string_lossy().starts_with(".lock") {
                let name = path.strip_prefix(folder).expect("inside").to_owned();
                files.push((name, fs::read(&path).expect("readable")));
            }
        }
    }
    files.sort();
    files
}

fn assert_same(folder: &Path, whole: &[(PathBuf, Vec<u8>)]) {
    let found = content(folder);
    let names = |files: &[(PathBuf, Vec<u8>)]| -> Vec<PathBuf> {
        files.iter().map(|(name, _)| name.clone()).collect()
    };
    assert_eq!(names(&found), names(whole));
    for ((name, found), (_, expected)) in found.iter().zip(whole) {
        assert!(found == expected, "{} differs", name.display());
    }
}

fn manifest(folder: &Path) -> Value {
    let manifest = fs::read(folder.join("manifest.json")).expect("a manifest");
    serde_json::from_slice(&manifest).expect("JSON")
}

#[test]
fn killed_at_ten_moments_it_ends_with_the_same_bytes_on_any_number_of_threads() {
    let folder = TempDir::new().expect("a folder");
    let (whole, killed) = (folder.path().join("whole"), folder.path().join("killed"));
    let began = Instant::now();
    assert!(run_into(&whole).status.success());
    let took = began.elapsed();
    let whole = content(&whole);
    assert_eq!(whole.len(), 1 + 16);

    let mut stopped = 0;
    for moment in 1..=10_u32 {
        let mut child = start_into(&killed, ["1", "2", "3"][moment as usize % 3]);
        // Spread over a tenth to a third of a whole run, in no order.
        sleep(took / 10 + took * (moment * 7 % 10) / 40);
        child.kill().expect("it can be killed");
        stopped += usize::from(!child.wait().expect("it ends").success());
    }
    assert!(stopped > 0, "it was always faster than its killer");
    assert!(start_into(&killed, "3").wait().expect("it ends").success());
    assert_same(&killed, &whole);
}

#[test]
fn findings_are_the_same_from_a_folder_as_from_memory_and_at_once_when_it_is_whole() {
    let folder = TempDir::new().expect("a folder");
    let first = run_into(folder.path());
    let kept = text(&first.stderr);
    assert!(
        kept.ends_with("holds all 6000 futures: `futures/` (16 files) and `manifest.json`.\n"),
        "{kept}"
    );
    let in_memory = json(&["explore", FIRST_STEPS, "-n", DRAWS, "--json"]);
    let kept: Value = serde_json::from_slice(&first.stdout).expect("JSON");
    assert_eq!(kept, in_memory);

    let again = run_into(folder.path());
    assert_eq!(again.stdout, first.stdout);
    let notice = text(&again.stderr);
    assert!(
        notice.contains("holds 6000 of the 6000 futures already"),
        "{notice}"
    );
}

#[test]
fn the_manifest_says_what_run_it_is_and_what_the_columns_are() {
    let folder = TempDir::new().expect("a folder");
    run_into(folder.path());
    let manifest = manifest(folder.path());
    let answer = json(&["run", FIRST_STEPS, "--json"]);
    assert_eq!(manifest["input"]["sha256"], answer["input"]["sha256"]);
    assert_eq!(manifest["program"], answer["program"]);
    assert_eq!(manifest["design"], "sobol");
    assert_eq!(
        (&manifest["seed"], &manifest["draws"]),
        (&1.into(), &6000.into())
    );
    assert_eq!(manifest["finished"], true);
    assert_eq!(manifest["counts"]["with_answer"], 6000);
    let columns = manifest["columns"].as_array().expect("columns");
    let named = |name: &str| columns.iter().find(|column| column["name"] == name);
    let stake = named("actors.kestria.stake");
    assert_eq!(stake.expect("an input")["unit"], "points");
    assert!(columns.iter().all(|column| column["description"] != ""));
}

#[test]
fn draws_without_an_answer_are_rows_with_the_reason() {
    let folder = TempDir::new().expect("a folder");
    let arrangement = folder.path().join("arrangement.toml");
    // In half of the draws the protégé's strength is rounded to 0, as the challenger's just after the war is.
    let written = "title = \"Does it hold?\"\nsigned = 2025-05-01\n[target]\nyears = 5\nsurvival = 0.12\n\
        [war]\nexponent = 1\n[actors.north]\nrole = \"challenger\"\nstrength = [0, 1]\n\
        stake = { low = 20, high = 90 }\n[actors.south]\nrole = \"protege\"\n\
        strength = { low = 0, mode = 5e-324, high = 5e-324 }\nstake = 200\n";
    fs::write(&arrangement, written).expect("written");
    let futures = folder.path().join("futures");
    let file = arrangement.to_str().expect("UTF-8");
    let into = futures.to_str().expect("UTF-8");
    let output = run(&["explore", file, "-n", "64", "-o", into]);
    assert!(output.status.success());
    let counts = manifest(&futures)["counts"].clone();
    assert_eq!(
        (&counts["with_answer"], &counts["without_answer"]),
        (&32.into(), &32.into())
    );
    let told = "32 draws without an answer are left out of all shares; the first: neither side";
    assert!(
        text(&output.stdout).contains(told),
        "{}",
        text(&output.stdout)
    );
    // Other questions leave the same out, and say so.
    let in_futures = json(&["enough", file, "--futures", "-n", "64", "--json"]);
    assert_eq!(
        (&in_futures["futures"], &in_futures["without_answer"]),
        (&32.into(), &32.into())
    );
    let explored = json(&["explore", file, "-n", "64", "--json"]);
    assert_eq!(in_futures["sufficient"], explored["sufficient"]);
    let sobol = json(&["explore", file, "--sobol", "-n", "256", "--json"]);
    let of = |key: &str| sobol[key].as_u64().expect("a count");
    assert!(of("left_out") > 0 && of("left_out") + of("base_points") == 256);
}

#[test]
fn a_finished_dataset_is_read_where_nothing_may_be_written() {
    use std::os::unix::fs::PermissionsExt;
    let folder = TempDir::new().expect("a folder");
    assert!(run_into(folder.path()).status.success());
    let before = content(folder.path());
    fs::remove_file(folder.path().join(".lock")).expect("removed");
    let closed = |mode| fs::set_permissions(folder.path(), fs::Permissions::from_mode(mode));
    closed(0o555).expect("closed");
    let again = run_into(folder.path());
    closed(0o755).expect("opened");
    assert!(again.status.success(), "{}", text(&again.stderr));
    assert!(!folder.path().join(".lock").exists());
    assert_eq!(content(folder.path()), before);
}

/// What is said, without the folder's name.
fn said(output: &Output, folder: &Path) -> String {
    text(&output.stderr).replace(folder.to_str().expect("UTF-8"), "FOLDER")
}

#[test]
fn a_folder_with_anything_else_is_left_as_it_is() {
    let folder = TempDir::new().expect("a folder");
    let other = folder.path().join("other");
    fs::create_dir(&other).expect("made");
    fs::write(other.join("notes.txt"), "mine").expect("written");
    let output = run_into(&other);
    assert_eq!(output.status.code(), Some(2));
    insta::assert_snapshot!(said(&output, folder.path()), @"error: `FOLDER/other` holds other files and no dataset; name a new or an empty folder");
    assert_eq!(content(&other), [("notes.txt".into(), b"mine".to_vec())]);

    let file = folder.path().join("file");
    fs::write(&file, "mine").expect("written");
    let output = run_into(&file);
    assert_eq!(output.status.code(), Some(2));
    insta::assert_snapshot!(said(&output, folder.path()), @"error: `FOLDER/file` is a file; name a folder for the dataset");
    assert_eq!(fs::read(&file).expect("still there"), b"mine");

    fs::write(other.join("manifest.json"), "{ broken").expect("written");
    let output = run_into(&other);
    assert_eq!(output.status.code(), Some(2));
    insta::assert_snapshot!(said(&output, folder.path()), @"error: `FOLDER/other/manifest.json` cannot be read as a dataset's manifest: key must be a string at line 1 column 3; name another folder, or put the manifest back");
}

#[test]
fn another_run_in_the_folder_is_left_as_it_is() {
    let folder = TempDir::new().expect("a folder");
    run_into(folder.path());
    let before = content(folder.path());
    for (more, differs) in [
        (["--seed", "2"], "seed"),
        (["--design", "lhs"], "design"),
        (["--set", "target.years=3"], "what --set gives"),
    ] {
        let words = keep(folder.path());
        let mut words: Vec<&str> = words.iter().map(String::as_str).collect();
        words.extend(more);
        let output = run(&words);
        assert_eq!(output.status.code(), Some(2));
        let said = said(&output, folder.path());
        assert!(
            said.contains(&format!("holds another run: {differs} is")),
            "{said}"
        );
        assert_eq!(content(folder.path()), before);
    }
}

#[test]
fn two_runs_do_not_write_into_one_folder() {
    let folder = TempDir::new().expect("a folder");
    let lock = fs::File::create(folder.path().join(".lock")).expect("made");
    lock.try_lock().expect("free");
    let output = run_into(folder.path());
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output, folder.path()).contains("is being written by another run"));
}

#[test]
fn a_disk_that_takes_no_more_loses_nothing() {
    let folder = TempDir::new().expect("a folder");
    let futures = folder.path().join("futures");
    let whole = folder.path().join("whole");
    run_into(&whole);
    // Files may have 16 kB from here on: a manifest's size, and less than a part's.
    let limited = |futures: &Path| {
        let words = keep(futures).join(" ");
        let program = env!("CARGO_BIN_EXE_backstop");
        std::process::Command::new("sh")
            .args([
                "-c",
                &format!("trap '' XFSZ; ulimit -f 32; exec {program} {words}"),
            ])
            .current_dir(common::root())
            .output()
            .expect("a shell")
    };
    let output = limited(&futures);
    assert_eq!(output.status.code(), Some(1));
    let reason = said(&output, folder.path());
    assert!(
        reason.contains("could not be written: File too large"),
        "{reason}"
    );
    let begun = content(&futures);
    assert!(
        begun
            .iter()
            .all(|(name, _)| !name.to_string_lossy().contains("unfinished"))
    );

    // With one part there, that one stays.
    let part = "futures/part-00003.parquet";
    fs::copy(whole.join(part), futures.join(part)).expect("copied");
    let output = limited(&futures);
    let reason = said(&output, folder.path());
    assert!(
        reason.contains("the 1 of 16 parts that are there stay"),
        "{reason}"
    );
    assert!(run_into(&futures).status.success());
    assert_same(&futures, &content(&whole));
}

#[test]
fn a_part_that_was_cut_short_is_made_again() {
    let folder = TempDir::new().expect("a folder");
    let futures = folder.path().join("futures");
    run_into(&futures);
    let whole = content(&futures);
    let part = futures.join("futures/part-00002.parquet");
    let bytes = fs::read(&part).expect("a part");
    fs::write(&part, &bytes[..bytes.len() / 2]).expect("written");
    assert!(run_into(&futures).status.success());
    assert_same(&futures, &whole);
}
