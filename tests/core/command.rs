//! The command, run as a person would run it, with a data folder of its own.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// What a run of the command gave.
pub(crate) struct Ran {
    /// Its exit code.
    pub(crate) code: Option<i32>,
    /// Its results.
    pub(crate) out: String,
    /// Its errors.
    pub(crate) errors: String,
}

/// Runs `goodword` in a folder, with this environment beside the usual one and these words typed in.
pub(crate) fn goodword_with(folder: &Path, args: &[&str], environment: &[(&str, &str)], typed: &str) -> Ran {
    let data = tempfile::tempdir().expect("the system has a folder for such things");
    let mut child = Command::new(env!("CARGO_BIN_EXE_goodword"))
        .args(args)
        .arg("--data-dir")
        .arg(data.path())
        .current_dir(folder)
        .envs(environment.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary was built");
    let mut stdin = child.stdin.take().expect("it is piped");
    // A command that reads nothing may be gone by now.
    let _ = stdin.write_all(typed.as_bytes());
    drop(stdin);
    let Output { status, stdout, stderr } = child.wait_with_output().expect("it ends");
    Ran {
        code: status.code(),
        out: String::from_utf8(stdout).expect("the command writes UTF-8"),
        errors: String::from_utf8(stderr).expect("the command writes UTF-8"),
    }
}

/// Runs `goodword` in a folder.
pub(crate) fn goodword(folder: &Path, args: &[&str]) -> Ran {
    goodword_with(folder, args, &[], "")
}

/// A folder for one test.
pub(crate) fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("the system has a folder for such things")
}

#[test]
fn a_folder_of_scenarios_that_is_not_there_is_told() {
    let here = folder();
    for command in [&["list"][..], &["play", "late-refund", "--replies", "hear-her"]] {
        let ran = goodword(here.path(), &[&["--scenarios", "no-such-folder"], command].concat());
        assert_eq!(ran.code, Some(2));
        assert!(ran.errors.contains("no-such-folder is no folder"), "{}", ran.errors);
        assert_eq!(ran.out, "");
    }
}
