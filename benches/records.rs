//! How long importing, reading and verifying records takes, beside the bare SQLite library writing the same rows.

#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

use goodword::records::{
    Outcome, Person, Record, SIMULATED_TEAM, STORE_FILE, Store, Verifier, import, simulated_sitting, write_record, write_texts,
};
use goodword::ronfile::TextHash;
use goodword::rubric;
use goodword::scenario::{Library, Sources};
use goodword::session::{Game, Pace, Session};
use goodword::simulate::{Kind, Runner, School, Team};
use rusqlite::{Connection, params};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How many records there are, where `RECORDS` says no other number.
const RECORDS: u64 = 20_000;
/// How many times each person plays.
const SESSIONS: u64 = 100;

/// Records of a made-up team over all shipped scenarios, as lines.
fn corpus(records: u64) -> Vec<u8> {
    let rubric = Arc::new(rubric::default_rubric());
    let entries = Library::open(&Sources::default(), &rubric).entries;
    let games: Vec<Arc<Game>> = entries
        .iter()
        .map(|entry| {
            let scenario = entry.scenario.clone().expect("shipped scenarios load");
            let hash = TextHash::of(rubric::DEFAULT_TEXT);
            Arc::new(Game::new(scenario, entry.hash.clone(), rubric.clone(), hash))
        })
        .collect();
    let mut lines = Vec::new();
    let texts = entries.iter().map(|entry| (entry.id.as_str(), entry.source.text.as_str()));
    write_texts(texts, rubric::DEFAULT_TEXT, &mut lines).expect("memory takes everything");
    let team = Team {
        seed: 1,
        people: records.div_ceil(SESSIONS),
        sessions: SESSIONS,
        scenarios: games.len(),
    };
    for at in 0..records {
        let sitting = team.sitting(at);
        let game = &games[sitting.scenario];
        let mut runner = Runner::new(game);
        runner.run(&mut *School::new(Kind::Random, game).trainee(sitting.seed), sitting.seed);
        let mut session = Session::new(game.clone(), sitting.seed, false);
        for reply in runner.said() {
            let id = game.authored(*reply).0;
            session.choose(id, Pace::Prompt, 0).expect("what was on offer is so again");
        }
        let person = Person::new(&format!("Trainee {:04}", sitting.person), SIMULATED_TEAM);
        let record = simulated_sitting(&entries[sitting.scenario].id, &person, sitting.started_at, &session);
        write_record(&record, &mut lines).expect("memory takes everything");
    }
    lines
}

/// The same rows in the same tables, written by the library alone, in one transaction.
fn bare(store: &Path, place: &Path) -> Duration {
    let from = Connection::open(store).expect("the store is there");
    let schema: Vec<String> = from
        .prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type DESC")
        .and_then(|mut all| all.query_map([], |row| row.get(0))?.collect())
        .expect("the store can be read");
    type Play = (i64, String, i64, [String; 4], i64, i64, i64, [Option<String>; 2], [Option<i64>; 2]);
    let plays: Vec<Play> = from
        .prepare(
            "SELECT number, id, person, scenario, scenario_hash, rubric_hash, app, seed, started_at, handed_in, scorecard, ending, passed, overall \
             FROM plays",
        )
        .and_then(|mut all| {
            let rows = all.query_map([], |row| {
                Ok((
                    row.get(0)?,
                    row.get(1)?,
                    row.get(2)?,
                    [row.get(3)?, row.get(4)?, row.get(5)?, row.get(6)?],
                    row.get(7)?,
                    row.get(8)?,
                    row.get(9)?,
                    [row.get(10)?, row.get(11)?],
                    [row.get(12)?, row.get(13)?],
                ))
            })?;
            rows.collect()
        })
        .expect("the store can be read");
    type Choice = (i64, i64, String, String, i64, String);
    let choices: Vec<Choice> = from
        .prepare("SELECT play, n, node, reply, at_ms, pace FROM choices")
        .and_then(|mut all| {
            let rows = all.query_map([], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?))
            })?;
            rows.collect()
        })
        .expect("the store can be read");
    let people: Vec<(i64, String, String)> = from
        .prepare("SELECT number, name, team FROM people")
        .and_then(|mut all| all.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect())
        .expect("the store can be read");
    let began = Instant::now();
    let mut conn = Connection::open(place).expect("the folder can be written");
    conn.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(())).expect("it can be set");
    conn.execute_batch("PRAGMA synchronous = FULL").expect("it can be set");
    conn.execute_batch(&schema.join(";")).expect("it is the store's own");
    let tx = conn.transaction().expect("nobody else writes");
    {
        let mut insert = tx.prepare("INSERT INTO people VALUES (?1, ?2, ?3)").expect("the table is there");
        for (number, name, team) in &people {
            insert.execute(params![number, name, team]).expect("it can be written");
        }
        let mut insert = tx
            .prepare("INSERT INTO plays VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0, NULL, ?9, ?10, 'done', ?11, ?12, ?13, ?14)")
            .expect("the table is there");
        for (number, id, person, texts, seed, started, handed_in, [card, ending], [passed, overall]) in &plays {
            let [scenario, scenario_hash, rubric_hash, app] = texts;
            let row = params![
                number,
                id,
                person,
                scenario,
                scenario_hash,
                rubric_hash,
                app,
                seed,
                started,
                handed_in,
                card,
                passed,
                overall,
                ending
            ];
            insert.execute(row).expect("it can be written");
        }
        let mut insert = tx
            .prepare("INSERT INTO choices VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
            .expect("the table is there");
        for (play, n, node, reply, at_ms, pace) in &choices {
            insert
                .execute(params![play, n, node, reply, at_ms, pace])
                .expect("it can be written");
        }
    }
    tx.commit().expect("it can be written");
    drop(conn);
    began.elapsed()
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let began = Instant::now();
    let value = work();
    (value, began.elapsed())
}

fn main() {
    let asked = std::env::var("RECORDS").ok().and_then(|number| number.parse().ok());
    let lines = corpus(asked.unwrap_or(RECORDS));
    let dir = tempfile::tempdir().expect("the system has a folder for such things");
    let mut store = Store::open(dir.path()).expect("the folder can be written");
    let (imported, importing) = timed(|| import(&mut store, lines.as_slice(), "the corpus").expect("its lines are sound"));
    let (_, again) = timed(|| import(&mut store, lines.as_slice(), "the corpus").expect("its lines are sound"));
    let ((), from_lines) = timed(|| {
        let mut verifier = Verifier::new(None, []);
        verifier.read_texts(lines.as_slice()).expect("memory can be read");
        let told = |checked: goodword::records::Checked| assert_eq!(checked.outcome, Outcome::Verified);
        verifier.check(lines.as_slice(), told).expect("memory can be read");
    });
    let (replies, from_store) = timed(|| {
        let mut replies = 0;
        Verifier::new(Some(&store), [])
            .reckon_store(
                true,
                |_, outline| outline.decisions.len(),
                |checked| replies += checked.reckoned.unwrap_or(0),
            )
            .expect("the store can be read");
        replies
    });
    let bare = bare(&dir.path().join(STORE_FILE), &dir.path().join("bare.db"));
    let parsed = timed(|| {
        let records = lines
            .split(|byte| *byte == b'\n')
            .filter_map(|line| serde_json::from_slice::<Record>(line).ok());
        records.count()
    });
    println!("{} records with {replies} replies, {} MB", imported.new, lines.len() / 1024 / 1024);
    println!("  SQLite alone, the same rows in one transaction {:8.2} s", bare.as_secs_f64());
    println!("  JSON alone, the same lines                     {:8.2} s", parsed.1.as_secs_f64());
    for (what, time) in [
        ("import", importing),
        ("import once more", again),
        ("verify from lines", from_lines),
        ("verify from the store", from_store),
    ] {
        println!(
            "  {what:22} {:8.2} s   {:.2} of SQLite alone",
            time.as_secs_f64(),
            time.as_secs_f64() / bare.as_secs_f64()
        );
    }
}
