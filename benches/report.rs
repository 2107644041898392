//! How long a team's report takes: all of it from a file of records, its sums alone, and the same sums by bare SQLite on the same rows.

#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

#[expect(dead_code, reason = "other benches use the rest")]
mod common;

use goodword::records::{Known, Record, TeamReader, Verifier, simulated, write_record, write_texts};
use goodword::review::{Facts, Gatherer, Played, Wanted};
use goodword::ronfile::TextHash;
use goodword::rubric::{self, DEFAULT_TEXT};
use goodword::scenario::{Library, Sources};
use goodword::scoring::outline_session;
use goodword::session::{Game, Pace, Session};
use goodword::simulate::{Kind, Runner, School, seed_of};
#[cfg(feature = "ui")]
use goodword::{
    ui::{
        preferences::Shade,
        review::{Reviewed, show},
        theme::Theme,
    },
    workplace::Asked,
};
use rusqlite::{Connection, params};
use std::hint::black_box;
use std::sync::Arc;

/// People, and plays of each; `PEOPLE=1000 PLAYS=100 cargo bench …` asks for more.
const PEOPLE: u64 = 50;
const PLAYS: u64 = 20;

/// What the report adds up, asked of SQLite: cells, decisions by reply, first attempts, and measures.
const SUMS: [&str; 4] = [
    "SELECT person, scenario, count(*), avg(overall), max(overall), sum(passed), sum(kept), sum(due) FROM plays GROUP BY person, scenario",
    "WITH firsts AS (SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY person, scenario ORDER BY started_at, id) AS n FROM plays) WHERE n = 1) \
     SELECT scenario, node, reply, count(*), sum(right) FROM choices JOIN plays ON plays.id = play WHERE play IN firsts GROUP BY scenario, node, reply",
    "SELECT scenario, avg(first), avg(latest) FROM (SELECT scenario, \
     first_value(overall) OVER (PARTITION BY person, scenario ORDER BY started_at, id) AS first, \
     last_value(overall) OVER (PARTITION BY person, scenario ORDER BY started_at, id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) \
     AS latest FROM plays) GROUP BY scenario",
    "SELECT person, avg(seconds), sum(solved), avg(iif(solved, seconds, NULL)) FROM plays GROUP BY person",
];

fn main() {
    let asked = |name: &str, usual: u64| std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(usual);
    let (people, plays) = (asked("PEOPLE", PEOPLE), asked("PLAYS", PLAYS));
    let rubric = Arc::new(rubric::default_rubric());
    let library = Library::open(&Sources::default(), &rubric);
    let games: Vec<(String, String, Arc<Game>)> = library
        .entries
        .into_iter()
        .map(|entry| {
            let scenario = entry.scenario.clone().expect("shipped scenarios load");
            let game = Game::new(scenario, entry.hash, rubric.clone(), TextHash::of(DEFAULT_TEXT));
            (entry.id, entry.source.text, Arc::new(game))
        })
        .collect();
    let known = Known {
        scenarios: games
            .iter()
            .map(|(id, _, game)| (id.clone(), (game.scenario_hash().clone(), Some(game.scenario().module.clone()))))
            .collect(),
        rubric: TextHash::of(DEFAULT_TEXT),
    };
    let (lines, played) = corpus(&games, people, plays);
    let choices: usize = played.iter().map(|play| play.facts.decisions.len()).sum();
    println!(
        "{people} people, {} plays, {choices} choices, {:.0} MB of records",
        played.len(),
        lines.len() as f64 / 1e6
    );
    let whole = common::best_of(1, || {
        let mut reader = TeamReader::new(Verifier::new(None, []), known.clone(), Gatherer::new(Wanted::default(), false));
        reader.look_through(lines.as_slice()).expect("memory can be read");
        reader.take_in(lines.as_slice(), "a.jsonl").expect("memory can be read");
        black_box(reader.finish().finish(false));
    });
    let sums = common::best_of(3, || {
        let mut gatherer = Gatherer::new(Wanted::default(), false);
        for play in &played {
            gatherer.add(play);
        }
        black_box(gatherer.finish(false));
    });
    let store = rows(&played);
    let bare = common::best_of(3, || {
        for sql in SUMS {
            let mut statement = store.prepare(sql).expect("the query is sound");
            let mut rows = statement.query([]).expect("it runs");
            while let Some(row) = rows.next().expect("it runs") {
                black_box(row.get_ref(0).expect("it has a column"));
            }
        }
    });
    let seconds = bare.as_secs_f64();
    println!("  SQLite, the same sums      {seconds:8.3} s");
    println!(
        "  the sums                   {:8.3} s   {:6.2} of SQLite",
        sums.as_secs_f64(),
        sums.as_secs_f64() / seconds
    );
    println!(
        "  read, replayed and summed  {:8.3} s   {:6.2} of SQLite   {:.0} plays a second",
        whole.as_secs_f64(),
        whole.as_secs_f64() / seconds,
        played.len() as f64 / whole.as_secs_f64()
    );
    #[cfg(feature = "ui")]
    screen(&played);
}

/// How long one frame of the screen takes, at the top and with the map in view, against the bound of a page.
#[cfg(feature = "ui")]
fn screen(played: &[Played]) {
    const BOUND_MS: f64 = 100.0;
    let mut gatherer = Gatherer::new(Wanted::default(), false);
    for play in played {
        gatherer.add(play);
    }
    let gathered = gatherer.finish_whole(false);
    let start = std::time::Instant::now();
    let mut model = Reviewed::of(Asked::default(), gathered);
    println!("  the screen's model         {:8.1} ms", start.elapsed().as_secs_f64() * 1e3);
    let ctx = egui::Context::default();
    ctx.enable_accesskit();
    let theme = Theme::of(Shade::Light);
    theme.apply(&ctx);
    let mut frame = |ctx: &egui::Context, events: Vec<egui::Event>| {
        let input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1280.0, 720.0))),
            events,
            ..egui::RawInput::default()
        };
        let start = std::time::Instant::now();
        let mut output = ctx.run_ui(input, |ui| {
            egui::CentralPanel::default()
                .frame(theme.page_frame())
                .show(ui, |ui| black_box(show(ui, &theme, &mut model)));
        });
        black_box(ctx.tessellate(std::mem::take(&mut output.shapes), output.pixels_per_point));
        // Nothing is drawn.
        output.textures_delta.clear();
        start.elapsed().as_secs_f64() * 1e3
    };
    // The fonts come with the first.
    frame(&ctx, Vec::new());
    println!(
        "  its first page             {:8.1} ms   {BOUND_MS} are allowed",
        frame(&ctx, Vec::new())
    );
    let wheel = egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: egui::vec2(0.0, -250.0),
        phase: egui::TouchPhase::Move,
        modifiers: egui::Modifiers::NONE,
    };
    let over = egui::Event::PointerMoved(egui::pos2(640.0, 360.0));
    let slowest = (0..60).map(|_| frame(&ctx, vec![over.clone(), wheel.clone()])).fold(0.0, f64::max);
    println!("  the slowest while scrolled {slowest:8.1} ms   {BOUND_MS} are allowed");
}

/// Plays of trainees who pick at random, as a file of records and as replaying gives them.
fn corpus(games: &[(String, String, Arc<Game>)], people: u64, plays: u64) -> (Vec<u8>, Vec<Played>) {
    let mut lines = Vec::new();
    let mut played = Vec::new();
    for (number, (id, text, game)) in (0u64..).zip(games) {
        write_texts([(id.as_str(), text.as_str())], DEFAULT_TEXT, &mut lines).expect("memory takes everything");
        let school = School::new(Kind::Random, game);
        let mut runner = Runner::new(game);
        let mine = (0..people * plays).filter(|run| run % games.len() as u64 == number);
        for run in mine {
            let seed = seed_of(1, run);
            runner.run(&mut *school.trainee(seed), seed);
            let mut session = Session::new(game.clone(), seed, false);
            for reply in runner.said() {
                session
                    .choose(game.authored(*reply).0, Pace::Prompt, 0)
                    .expect("it was on offer in the run");
            }
            let Some(outline) = outline_session(&session) else { continue };
            let facts = Facts::of(&session, &outline);
            let record = Record {
                person: format!("Person {:04}", run / plays),
                started_at: 1_785_542_400_000 + 3_600_000 * i64::try_from(run % plays).expect("it is small"),
                ..simulated(id, "random", &session)
            };
            write_record(&record, &mut lines).expect("memory takes everything");
            played.push(Played {
                id: record.id,
                person: record.person,
                team: record.team,
                scenario: id.clone(),
                game: game.clone(),
                on_shelf: true,
                started_at: record.started_at,
                timed: false,
                facts,
            });
        }
    }
    (lines, played)
}

/// The same plays as rows.
fn rows(played: &[Played]) -> Connection {
    let mut store = Connection::open_in_memory().expect("memory can be had");
    store
        .execute_batch(
            "CREATE TABLE plays (id TEXT PRIMARY KEY, person TEXT, scenario TEXT, started_at INTEGER, overall INTEGER, passed INTEGER, kept INTEGER, \
             due INTEGER, solved INTEGER, seconds INTEGER) STRICT; \
             CREATE TABLE choices (play TEXT, n INTEGER, node TEXT, reply TEXT, right INTEGER, PRIMARY KEY (play, n)) STRICT, WITHOUT ROWID;",
        )
        .expect("the tables are sound");
    let tx = store.transaction().expect("it can be written");
    for play in played {
        let facts = &play.facts;
        tx.execute(
            "INSERT INTO plays VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            params![
                play.id,
                play.person,
                play.scenario,
                play.started_at,
                facts.scores.overall,
                facts.passed,
                facts.kept,
                facts.due,
                facts.solved,
                facts.handling_seconds
            ],
        )
        .expect("it can be written");
        for (n, decision) in (0i64..).zip(&facts.decisions) {
            tx.execute(
                "INSERT INTO choices VALUES (?1, ?2, ?3, ?4, ?5)",
                params![play.id, n, decision.node, decision.reply, decision.right],
            )
            .expect("it can be written");
        }
    }
    tx.commit().expect("it can be written");
    store
}
