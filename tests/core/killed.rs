//! The command is killed at moments that nobody can foresee: what was kept stays, nothing is there twice, and the store is whole.
//!
//! `KILLS=100 cargo test --no-default-features --test core killed` kills as often as one likes.

use crate::command::folder;
use goodword::records::{Card, Person, Record, STORE_FILE, Store, export, import};
use rusqlite::Connection;
use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

type Failed = Box<dyn Error>;

const WHOLE: &str = include_str!("../fixtures/records/whole-cards.jsonl");

/// How often something is killed.
pub(crate) fn kills(usual: u64) -> u64 {
    let asked = std::env::var("KILLS").ok();
    asked.and_then(|number| number.parse().ok()).unwrap_or(usual)
}

/// A part of a whole that jumps about, and is spread evenly in the end: the golden ratio's multiples.
fn moment(round: u64, whole: Duration) -> Duration {
    let part = round.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 48;
    whole * u32::try_from(part).unwrap_or_default() / 65_536
}

/// Many different plays by several people, and the texts they need, as the lines of a file.
fn many(count: usize) -> Result<String, Failed> {
    let mut lines: Vec<String> = WHOLE.lines().map(str::to_owned).collect();
    let mut record: Record = serde_json::from_str(&lines.pop().ok_or("a record stands last")?)?;
    lines.retain(|line| !line.contains("\"person\""));
    let outline = record
        .scorecard
        .as_ref()
        .and_then(Card::outline)
        .ok_or("it has come to an ending")?;
    record.scorecard = Some(Card::of(&outline));
    for number in 0..count {
        record.id = format!("play-{number:06}");
        record.person = format!("Person {}", number % 7);
        record.started_at = i64::try_from(number)?;
        lines.push(serde_json::to_string(&record)?);
    }
    Ok(lines.into_iter().map(|line| line + "\n").collect())
}

fn command(data: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_goodword"));
    command.args(args).arg("--data-dir").arg(data);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// Runs a command and kills it after a while; whether it had come to its end before.
fn killed(data: &Path, args: &[&str], after: Duration) -> Result<bool, Failed> {
    let mut child = command(data, args).spawn()?;
    std::thread::sleep(after);
    child.kill()?;
    Ok(child.wait()?.success())
}

/// How long a command takes that is left alone.
fn undisturbed(data: &Path, args: &[&str]) -> Result<Duration, Failed> {
    let began = Instant::now();
    assert!(command(data, args).status()?.success());
    Ok(began.elapsed())
}

fn exported(data: &Path) -> Result<String, Failed> {
    let mut out = Vec::new();
    export::<Failed>(&Store::open(data)?, true, &mut out)?;
    Ok(String::from_utf8(out)?)
}

fn is_whole(data: &Path) -> Result<bool, Failed> {
    let conn = Connection::open(data.join(STORE_FILE))?;
    let told: String = conn.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
    let strays: u32 = conn.query_row(
        "SELECT count(*) FROM choices WHERE play NOT IN (SELECT number FROM plays)",
        [],
        |row| row.get(0),
    )?;
    Ok(told == "ok" && strays == 0)
}

#[test]
fn an_import_that_is_killed_again_and_again_loses_nothing_and_doubles_nothing() -> Result<(), Failed> {
    let from = folder();
    let lines = many(10_000)?;
    let file = from.path().join("many.jsonl");
    fs::write(&file, &lines)?;
    let args = ["import", file.to_str().ok_or("a plain path")?];
    let whole = undisturbed(folder().path(), &args)?;
    let known: BTreeSet<&str> = lines.lines().collect();
    let mut dir = folder();
    let mut kept = 0;
    for round in 0..kills(20) {
        // After a few kills it is finished, and a new store begins: else there would soon be nothing left to write.
        if round % 4 == 0 && round > 0 {
            undisturbed(dir.path(), &args)?;
            assert_eq!(exported(dir.path())?, lines);
            dir = folder();
            kept = 0;
        }
        let ended = killed(dir.path(), &args, moment(round, whole))?;
        if !dir.path().join(STORE_FILE).exists() {
            continue;
        }
        let now = exported(dir.path())?;
        let found: BTreeSet<&str> = now.lines().collect();
        assert!(
            found.is_subset(&known) && found.len() == now.lines().count(),
            "round {round}: a line is changed or twice"
        );
        assert!(
            found.len() >= kept && (!ended || found.len() == known.len()),
            "round {round}: {} of {kept}",
            found.len()
        );
        assert!(is_whole(dir.path())?, "round {round}");
        kept = found.len();
    }
    undisturbed(dir.path(), &args)?;
    assert_eq!(exported(dir.path())?, lines);
    Ok(())
}

#[test]
fn somebody_is_forgotten_wholly_or_not_at_all() -> Result<(), Failed> {
    let lines = many(1_000)?;
    let person = Person::new("Person 3", "");
    let fill = || -> Result<_, Failed> {
        let dir = folder();
        import(&mut Store::open(dir.path())?, lines.as_bytes(), "a.jsonl")?;
        Ok(dir)
    };
    let args = ["forget", "Person 3", "--yes"];
    let whole = undisturbed(fill()?.path(), &args)?;
    for round in 0..kills(12) {
        let dir = fill()?;
        let ended = killed(dir.path(), &args, moment(round, whole))?;
        let store = Store::open(dir.path())?;
        let (own, others): (Vec<Record>, Vec<Record>) = store.records(true)?.into_iter().partition(|record| record.player() == person);
        assert_eq!(others.len(), 1_000 - 143, "round {round}");
        assert!(
            own.len() == if store.holdings(&person)?.is_some() { 143 } else { 0 },
            "round {round}: {}",
            own.len()
        );
        assert!(own.is_empty() || !ended, "round {round}");
        drop(store);
        assert!(is_whole(dir.path())?, "round {round}");
        if own.is_empty() {
            for entry in fs::read_dir(dir.path())? {
                let content = fs::read(entry?.path())?;
                assert!(
                    !content.windows(8).any(|part| part == b"Person 3"),
                    "round {round}: the name is left"
                );
            }
        }
    }
    Ok(())
}
