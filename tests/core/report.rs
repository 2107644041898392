//! The team's review and its report: the sums, what counts and what does not, and every form it is written in.

use crate::build::{RUBRIC, Sheet, play, reply, test_rubric};
use crate::command::{Ran, folder, goodword};
use crate::team::{PEOPLE, Talk, lines, records};
use goodword::calendar::Day;
use goodword::records::{Card, Known, Person, Record, Store, TeamReader, Verifier, import};
use goodword::review::{Facts, Gatherer, Hundredths, LEAST_PEOPLE, Played, Review, Wanted, how_hard, point_biserial};
use goodword::ronfile::TextHash;
use goodword::rubric::{DEFAULT_TEXT, default_rubric};
use goodword::scenario::{self, Library, Sources};
use goodword::scoring::outline_session;
use goodword::session::{Game, Session};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

// The team of twelve, as a file would bring it

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

fn talks() -> Vec<Talk> {
    let rubric = test_rubric();
    let talk = |id: &str| {
        let text = fs::read_to_string(fixtures().join(format!("scenarios/{id}.ron"))).expect("it stands there");
        let scenario = scenario::load(&text, &rubric).scenario.expect("it loads");
        let game = Game::new(Arc::new(scenario), TextHash::of(&text), rubric.clone(), TextHash::of(RUBRIC));
        Talk {
            id: id.to_owned(),
            text,
            rubric: RUBRIC.to_owned(),
            game: Arc::new(game),
        }
    };
    ["callback", "fee", "parcel"].map(talk).into()
}

struct Team {
    talks: Vec<Talk>,
    records: Vec<Record>,
}

fn team() -> &'static Team {
    static TEAM: OnceLock<Team> = OnceLock::new();
    TEAM.get_or_init(|| {
        let talks = talks();
        let records = records(&talks);
        Team { talks, records }
    })
}

/// All lines of the team.
fn export() -> String {
    lines(&team().talks, &team().records)
}

fn known() -> Known {
    let talks = team().talks.iter();
    Known {
        scenarios: talks
            .map(|talk| {
                let module = talk.game.scenario().module.clone();
                (talk.id.clone(), (talk.game.scenario_hash().clone(), Some(module)))
            })
            .collect(),
        rubric: TextHash::of(RUBRIC),
    }
}

/// The review of these files, by name and content.
fn review_of(files: &[(&str, &str)], wanted: Wanted, hide: bool) -> Review {
    let mut reader = TeamReader::new(Verifier::new(None, []), known(), Gatherer::new(wanted, false));
    for (_, lines) in files {
        reader.look_through(lines.as_bytes()).expect("memory can be read");
    }
    for (name, lines) in files {
        reader.take_in(lines.as_bytes(), name).expect("memory can be read");
    }
    reader.finish().finish(hide).0
}

fn review(lines: &str) -> Review {
    review_of(&[("a.jsonl", lines)], Wanted::default(), false)
}

fn json(review: &Review) -> Value {
    serde_json::to_value(review).expect("it is plain data")
}

/// The same records, changed.
fn changed(change: impl FnOnce(&mut Vec<Record>)) -> String {
    let mut records = team().records.clone();
    change(&mut records);
    lines(&team().talks, &records)
}

/// Runs `goodword report` in a folder that knows the team's scenarios and rubric.
fn report(folder: &Path, args: &[&str]) -> Ran {
    fs::write(folder.join("rubric.ron"), RUBRIC).expect("it can be written");
    let scenarios = fixtures().join("scenarios");
    let mut all = vec![
        "report",
        "--rubric",
        "rubric.ron",
        "--scenarios",
        scenarios.to_str().expect("it is text"),
    ];
    all.extend(args);
    goodword(folder, &all)
}

// What is reckoned

/// Ten people. Right at the item: six, with rest scores .9 .8 .8 .7 .6 .6; wrong: four, with .7 .5 .4 .2.
///
/// By the textbook, r = (M₁ − M₀) / s · √(p·q), with the means of the two groups and the deviation of all ten.
/// M₁ = 4.4 / 6 = .7333, M₀ = 1.8 / 4 = .45, p = .6, q = .4.
/// All ten: the sum is 6.2, the sum of squares .81+.64+.64+.49+.36+.36+.49+.25+.16+.04 = 4.24, so s² = 4.24/10 − .62² = .0396, s = .19900.
/// r = .28333 / .19900 · √.24 = 1.42378 · .48990 = .6975, which is .70.
#[test]
fn discrimination_is_the_point_biserial_of_a_worked_example() {
    let right = [9, 8, 8, 7, 6, 6].map(|rest| (true, 1000 * rest));
    let wrong = [7, 5, 4, 2].map(|rest| (false, 1000 * rest));
    let pairs: Vec<(bool, u32)> = right.into_iter().chain(wrong).collect();
    assert_eq!(point_biserial(&pairs), Some(Hundredths(70)));
    let turned: Vec<(bool, u32)> = pairs.iter().map(|(right, rest)| (!right, *rest)).collect();
    assert_eq!(point_biserial(&turned), Some(Hundredths(-70)));
}

#[test]
fn where_nothing_varies_nothing_separates() {
    assert_eq!(point_biserial(&[]), None);
    assert_eq!(point_biserial(&[(true, 1), (true, 9)]), None);
    assert_eq!(point_biserial(&[(true, 5), (false, 5)]), None);
    assert_eq!(point_biserial(&[(true, 10_000), (false, 0)]), Some(Hundredths(100)));
    assert_eq!(Hundredths(-7).to_string(), "−0.07");
    assert_eq!(serde_json::to_string(&Hundredths(-7)).expect("it is a number"), "-0.07");
}

proptest! {
    #[test]
    fn discrimination_stays_within_one_and_knows_no_order(mut pairs in prop::collection::vec((any::<bool>(), 0u32..=10_000), 0..60)) {
        let found = point_biserial(&pairs);
        if let Some(Hundredths(value)) = found {
            prop_assert!((-100..=100).contains(&value));
        }
        pairs.reverse();
        prop_assert_eq!(point_biserial(&pairs), found);
        // A rest score measured from the other end turns the sign.
        let turned: Vec<(bool, u32)> = pairs.iter().map(|(right, rest)| (*right, 10_000 - rest)).collect();
        prop_assert_eq!(point_biserial(&turned).map(|Hundredths(value)| value), found.map(|Hundredths(value)| -value));
    }
}

/// A talk of two decisions. At the first, `warm` is as good as can be and `cold` costs; at the second, `plain` and `can` differ.
fn two_decisions() -> Arc<Game> {
    Sheet::default()
        .reference(&["warm", "can"])
        .node(
            "one",
            "",
            &[
                reply("warm", "two", "shows: [\"warm\"],"),
                reply("cold", "two", "shows: [\"cold\"],"),
            ],
        )
        .node(
            "two",
            "",
            &[
                reply("can", "end", "shows: [\"can\"],"),
                reply("cannot", "away", "shows: [\"cannot\"],"),
            ],
        )
        .ending("end", "Resolved", "")
        .ending("away", "Unresolved", "")
        .game()
}

fn played(game: &Arc<Game>, id: &str, person: &str, at: &str, replies: &[&str]) -> Played {
    Played {
        id: id.into(),
        person: person.into(),
        team: String::new(),
        scenario: "talk".into(),
        game: game.clone(),
        on_shelf: true,
        started_at: moment(at),
        timed: false,
        facts: facts(&play(game, 1, replies)),
    }
}

/// What came of a play that has ended.
fn facts(play: &Session) -> Facts {
    Facts::of(play, &outline_session(play).expect("it has ended"))
}

/// Noon of a day.
fn moment(day: &str) -> i64 {
    let beginning = 1_785_542_400_000; // 1 August 2026
    let day: i64 = day
        .rsplit('-')
        .next()
        .and_then(|day| day.parse().ok())
        .expect("a day of August 2026");
    beginning + (24 * (day - 1) + 12) * 3_600_000
}

fn gathered(plays: &[Played]) -> Review {
    let mut gatherer = Gatherer::new(Wanted::default(), false);
    for play in plays {
        gatherer.add(play);
    }
    gatherer.finish(false).0
}

#[test]
fn sums_of_a_small_team_by_hand() {
    let game = two_decisions();
    let review = gathered(&[
        // Ada: a poor first contact, then a good one, then a poor one again.
        played(&game, "3", "Ada", "2026-08-09", &["cold", "cannot"]),
        played(&game, "1", "Ada", "2026-08-01", &["cold", "cannot"]),
        played(&game, "2", "Ada", "2026-08-05", &["warm", "can"]),
        played(&game, "4", "Ben", "2026-08-02", &["warm", "cannot"]),
        played(&game, "5", "Ben", "2026-08-03", &["warm", "can"]),
        played(&game, "6", "Cho", "2026-08-04", &["cold", "can"]),
    ]);
    let review = json(&review);
    let ada = &review["cells"][0];
    assert_eq!(ada["attempts"], 3);
    assert_eq!(
        [&ada["first"]["day"], &ada["latest"]["day"], &ada["best"]["day"]],
        ["2026-08-01", "2026-08-09", "2026-08-05"]
    );
    assert_eq!(
        [&ada["first"]["passed"], &ada["latest"]["passed"], &ada["best"]["passed"]],
        [false, false, true]
    );
    // Decisions, by first attempts: Ada cold and cannot, Ben warm and cannot, Cho cold and can.
    let one = &review["decisions"][0];
    assert_eq!(
        [&one["node"], &one["people"], &one["right"], &one["difficulty"]],
        [&json!("one"), &json!(3), &json!(1), &json!(0.33)]
    );
    assert_eq!(one["lost"], json!({"empathy": 2, "positive_phrasing": 0, "honesty": 0}));
    assert_eq!(
        one["choices"],
        json!([
            {"reply": "cold", "text": "Text of cold.", "people": 2, "percent": 67, "right": 0},
            {"reply": "warm", "text": "Text of warm.", "people": 1, "percent": 33, "right": 1},
        ])
    );
    assert_eq!(one["why"]["reply"], "cold");
    assert_eq!(one["discrimination"], Value::Null, "three people are too few");
    // Repeat contacts: Ada's second follows an unsolved first, her third a solved one; Ben's second an unsolved first.
    let measures = &review["measures"];
    assert_eq!(
        [
            &measures["cases"],
            &measures["solved_first"],
            &measures["repeats"],
            &measures["solved"]
        ],
        [3, 1, 2, 3]
    );
    // First against latest: Ada and Ben played again; of both firsts none passed, of the latest Ben's did.
    let progress = &review["progress"];
    assert_eq!([&progress["cells"], &progress["again"]], [3, 2]);
    assert_eq!([&progress["again_passed_first"], &progress["again_passed_latest"]], [0, 1]);
    assert_eq!(review["counts"]["plays"], 6);
    assert_eq!(review["period"], json!(["2026-08-01", "2026-08-09"]));
    assert_eq!(
        review["headline"],
        "2 of 3 people missed the best reply when Ann Lee said: “Says at one.”"
    );
}

#[test]
fn behind_a_cell_stands_what_was_said_at_the_first_attempt() {
    let game = two_decisions();
    let asked = Wanted {
        to: "2026-08-08".parse().ok(),
        ..Wanted::default()
    };
    let mut gatherer = Gatherer::new(asked, false);
    let plays = [
        played(&game, "2", "Ada", "2026-08-05", &["warm", "can"]),
        played(&game, "1", "Ada", "2026-08-01", &["cold", "can"]),
        Played {
            team: "Night shift".into(),
            ..played(&game, "3", "Ben", "2026-08-09", &["warm", "can"])
        },
    ];
    for play in &plays {
        gatherer.add(play);
    }
    let gathered = gatherer.finish_whole(false);
    assert_eq!(gathered.review.people.len(), 1, "Ben's was later");
    let said: Vec<(String, Option<bool>)> = gathered
        .answers
        .at(1, "talk")
        .into_iter()
        .map(|line| (line.text, line.right))
        .collect();
    assert_eq!(
        said,
        [("Text of cold.".to_owned(), Some(false)), ("Text of can.".to_owned(), Some(true))]
    );
    assert!(gathered.answers.at(2, "talk").is_empty() && gathered.answers.at(1, "elsewhere").is_empty());
    // What one can ask for knows of all plays.
    assert!(gathered.extent.teams.iter().eq(["Night shift"]) && gathered.extent.scenarios.keys().eq(["talk"]));
    let months: Vec<String> = gathered.extent.months.iter().map(ToString::to_string).collect();
    assert_eq!(months, ["2026-08"]);
}

#[test]
fn difficulties_have_words() {
    let words = [100, 80, 79, 50, 49, 30, 29, 0].map(|hundredths| how_hard(Hundredths(hundredths)));
    let (middling, hardest) = ("neither easy nor hard", "very hard");
    assert_eq!(words, ["easy", "easy", middling, middling, "hard", "hard", hardest, hardest]);
}

#[test]
fn discrimination_is_shown_from_ten_people_on() {
    let game = two_decisions();
    let team = |count: usize| {
        let plays: Vec<Played> = (0..count)
            .map(|n| {
                let replies = if n % 2 == 0 { ["warm", "can"] } else { ["cold", "cannot"] };
                played(&game, &n.to_string(), &format!("P{n}"), "2026-08-01", &replies)
            })
            .collect();
        gathered(&plays).decisions[0].discrimination
    };
    assert_eq!(team(LEAST_PEOPLE - 1), None);
    assert_eq!(
        team(LEAST_PEOPLE),
        Some(Hundredths(100)),
        "who is right at one is right at the other"
    );
}

#[test]
fn where_no_reply_is_best_in_everything_the_one_that_loses_least_is_right() {
    let game = Sheet::default()
        .reference(&["warm"])
        .node(
            "one",
            "",
            &[
                reply("warm", "end", "shows: [\"warm\", \"plain\"],"),
                reply("can", "end", "shows: [\"kind\", \"can\"],"),
                reply("cold", "end", "shows: [\"cold\", \"cannot\"],"),
            ],
        )
        .ending("end", "Resolved", "")
        .game();
    let right = |id: &str| facts(&play(&game, 1, &[id])).decisions[0].right;
    // Empathy: warm 4 of 4, can 1 of 4. Phrasing: warm 1 of 3, can 3 of 3. Of equal weight, 1.33 are more than 1.25.
    assert_eq!([right("warm"), right("can"), right("cold")], [Some(true), Some(false), Some(false)]);
}

#[test]
fn the_agent_of_the_month_follows_the_rule() {
    let game = two_decisions();
    let good = ["warm", "can"];
    let poor = ["cold", "cannot"];
    let mut plays = Vec::new();
    let mut add = |person: &str, scenario: &str, day: &str, replies: &[&str]| {
        let id = plays.len().to_string();
        let mut play = played(&game, &id, person, day, replies);
        play.scenario = scenario.into();
        plays.push(play);
    };
    for scenario in ["a", "b", "c"] {
        add("Ada", scenario, "2026-08-01", &good);
        add("Ben", scenario, "2026-08-02", &good);
        add("Cho", scenario, "2026-08-02", &good);
        add("Dag", scenario, "2026-08-02", &good);
    }
    // Dag passes one more, and loses it again; Cho is better than all, by a text nobody else has; Eve says something fatal.
    add("Dag", "d", "2026-08-03", &good);
    add("Dag", "d", "2026-08-04", &poor);
    for scenario in ["a", "b", "c", "d"] {
        add("Eve", scenario, "2026-08-05", &good);
    }
    let eve = plays.len() - 1;
    plays[eve].facts.fatal.push("false".into());
    let mut own = played(&game, "x", "Cho", "2026-08-06", &good);
    own.scenario = "easy".into();
    own.on_shelf = false;
    plays.push(own);
    let review = gathered(&plays);
    let name = |number: usize| review.people[number - 1].name.as_str();
    let month = &review.months[0];
    let winners: Vec<&str> = month.winners.iter().map(|number| name(*number)).collect();
    assert_eq!(month.month.to_string(), "2026-08");
    assert_eq!(
        winners,
        ["Ada", "Ben", "Cho", "Dag"],
        "three each, and honesty was at stake for nobody"
    );
    let last = month.standings.last().expect("five people played");
    assert_eq!((name(last.person), last.passed, last.fatal, last.eligible), ("Eve", 4, 1, false));
    assert_eq!(review.counts.other_text, 1);
}

// What counts

/// The numbers of the twelve stand in files. `UPDATE=1 cargo test` writes them anew, where the fixtures or the report have changed.
#[test]
fn the_numbers_of_twelve_trainees_stay() {
    let dir = folder();
    fs::write(dir.path().join("team.jsonl"), export()).expect("it can be written");
    for (format, name) in [("text", "team.txt"), ("json", "team.json"), ("csv", "team.csv")] {
        let ran = report(dir.path(), &["team.jsonl", "--format", format]);
        assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""));
        let path = fixtures().join("report").join(name);
        if std::env::var_os("UPDATE").is_some() {
            fs::create_dir_all(fixtures().join("report")).expect("it can be made");
            fs::write(&path, &ran.out).expect("it can be written");
        }
        let pinned = fs::read_to_string(&path).expect("it stands there");
        assert_eq!(ran.out.replace("\r\n", "\n"), pinned.replace("\r\n", "\n"), "{name}");
        if format == "text" {
            assert!(ran.out.lines().all(|line| line.chars().count() <= 100), "{}", ran.out);
        }
    }
}

#[test]
fn everybody_and_everything_is_in_the_review() {
    let review = review(&export());
    assert_eq!(review.people.len(), PEOPLE.len());
    assert_eq!(review.scenarios.len(), 3);
    assert_eq!(review.counts.plays, team().records.len() as u64);
    assert_eq!(review.counts.unverified + review.counts.disputed + review.counts.not_handed_in, 0);
    let attempts: u64 = review.cells.iter().map(|cell| cell.attempts).sum();
    assert_eq!(attempts, review.counts.plays);
    for line in &review.decisions {
        assert_eq!(line.choices.iter().map(|choice| choice.people).sum::<u64>(), line.people);
        assert_eq!(line.choices.iter().map(|choice| choice.right).sum::<u64>(), line.right);
        assert_eq!(line.why.is_some(), line.wrong() > 0);
    }
    assert!(review.decisions.is_sorted_by_key(|line| std::cmp::Reverse(line.wrong())));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// Split into files in any way, some records in several, and in any order: the same review.
    #[test]
    fn files_and_their_order_make_no_difference(places in prop::collection::vec(1u8..8, 200), turned in any::<bool>()) {
        let mut parts: [Vec<Record>; 3] = Default::default();
        for (record, place) in team().records.iter().zip(places.iter().cycle()) {
            for (bit, part) in parts.iter_mut().enumerate() {
                if place & (1 << bit) != 0 {
                    part.push(record.clone());
                }
            }
        }
        let mut files: Vec<String> = parts.iter().map(|part| lines(&team().talks, part)).collect();
        if turned {
            files.reverse();
            files[0] = files[0].lines().rev().map(|line| format!("{line}\n")).collect();
        }
        let named: Vec<(&str, &str)> = files.iter().map(|lines| ("x.jsonl", lines.as_str())).collect();
        let mut split = review_of(&named, Wanted::default(), turned);
        prop_assert_eq!(split.counts.repeated, parts.iter().map(Vec::len).sum::<usize>() as u64 - split.counts.plays);
        split.counts.repeated = 0;
        let whole = review_of(&[("x.jsonl", &export())], Wanted::default(), turned);
        prop_assert_eq!(json(&split), json(&whole));
    }
}

/// A record whose own scorecard flatters it.
fn flatter(record: &mut Record) {
    let mut outline = record.scorecard.as_ref().and_then(Card::outline).expect("it has ended");
    outline.scores.overall = Some(101);
    record.scorecard = Some(Card::of(&outline));
}

#[test]
fn an_altered_play_counts_nowhere_and_is_marked() {
    let review = review(&changed(|records| flatter(&mut records[0])));
    assert_eq!(
        [review.counts.plays, review.counts.unverified],
        [team().records.len() as u64 - 1, 1]
    );
    let told = &review.left_out[0];
    assert_eq!(
        (told.what, told.person.as_deref()),
        ("altered", Some(team().records[0].person.as_str()))
    );
    assert!(
        told.place.starts_with("a.jsonl, line ") && told.why.contains("the replies give"),
        "{told:?}"
    );
    let marked = review.people.iter().find(|line| line.unverified > 0).expect("somebody is marked");
    assert_eq!(marked.name, team().records[0].person);
    assert!(review.cells.iter().any(|cell| cell.unverified == 1));
}

#[test]
fn a_flattered_copy_harms_no_true_record() {
    let mut copy = team().records[0].clone();
    flatter(&mut copy);
    let copy = lines(&[], &[copy]);
    let whole = json(&review(&export()));
    for files in [
        [("b.jsonl", export()), ("a.jsonl", copy.clone())],
        [("a.jsonl", copy), ("b.jsonl", export())],
    ] {
        let named: Vec<(&str, &str)> = files.iter().map(|(name, lines)| (*name, lines.as_str())).collect();
        let mut review = review_of(&named, Wanted::default(), false);
        assert_eq!(review.counts.repeated, 1);
        review.counts.repeated = 0;
        assert_eq!(json(&review), whole);
    }
}

#[test]
fn two_sound_records_with_one_id_are_disputed() {
    let mut stolen = team().records[0].clone();
    stolen.person = "Mallory".into();
    let stolen = lines(&[], &[stolen]);
    let mut told = Vec::new();
    for files in [
        [("b.jsonl", export()), ("a.jsonl", stolen.clone())],
        [("a.jsonl", stolen), ("b.jsonl", export())],
    ] {
        let named: Vec<(&str, &str)> = files.iter().map(|(name, lines)| (*name, lines.as_str())).collect();
        let review = review_of(&named, Wanted::default(), false);
        assert_eq!([review.counts.disputed, review.counts.plays], [1, team().records.len() as u64 - 1]);
        assert_eq!(review.left_out[0].what, "disputed");
        assert!(review.people.iter().all(|line| line.name != "Mallory" || line.plays == 0));
        told.push(json(&review));
    }
    assert_eq!(told[0], told[1]);
}

#[test]
fn practice_stays_private() {
    let whole = team().records.len() as u64;
    let review = review(&changed(|records| {
        records[0].handed_in = false;
        records[1].branch_of = Some("another".into());
        records[2].transcript.pop();
        records[2].scorecard = None;
    }));
    assert_eq!(
        [review.counts.plays, review.counts.not_handed_in, review.counts.unverified],
        [whole - 3, 3, 0]
    );
}

#[test]
fn without_its_text_a_play_cannot_be_told() {
    let review = review(&lines(&[], &team().records[..2]));
    assert_eq!([review.counts.plays, review.counts.unverified], [0, 2]);
    assert_eq!(review.left_out[0].what, "cannot-tell");
    assert_eq!(review.headline, "No handed-in play could be counted yet.");
}

#[test]
fn filters_leave_the_rest_out() {
    let all = team().records.len() as u64;
    let lines = export();
    let with = |wanted: Wanted| review_of(&[("a.jsonl", &lines)], wanted, false);
    let count = |keep: &dyn Fn(&Record) -> bool| team().records.iter().filter(|record| keep(record)).count() as u64;
    let day = |text: &str| Some(text.parse::<Day>().expect("a day"));
    let north = with(Wanted {
        team: Some("North".into()),
        ..Wanted::default()
    });
    assert_eq!(north.counts.plays, count(&|record| record.team == "North"));
    assert!(north.people.iter().all(|line| line.team == "North"));
    assert_eq!(north.counts.plays + north.counts.filtered, all);
    let fee = with(Wanted {
        scenario: Some("fee".into()),
        ..Wanted::default()
    });
    assert_eq!(fee.counts.plays, count(&|record| record.scenario.id == "fee"));
    let module = team().talks[0].game.scenario().module.clone();
    let of_module = |record: &Record| {
        let talk = team()
            .talks
            .iter()
            .find(|talk| talk.id == record.scenario.id)
            .expect("it is one of them");
        talk.game.scenario().module == module
    };
    let in_module = with(Wanted {
        module: Some(module.clone()),
        ..Wanted::default()
    });
    assert_eq!(in_module.counts.plays, count(&of_module));
    let early = with(Wanted {
        to: day("2026-08-10"),
        ..Wanted::default()
    });
    let late = with(Wanted {
        from: day("2026-08-11"),
        ..Wanted::default()
    });
    assert_eq!(early.counts.plays + late.counts.plays, all);
    assert!(early.period.expect("they have days")[1] <= day("2026-08-10").expect("a day"));
    assert!(late.period.expect("they have days")[0] >= day("2026-08-11").expect("a day"));
}

// Every form of it

const HOSTILE: [&str; 7] = [
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "Ada \"the Ace\" O'Neil & Sons",
    "two\r\nlines\u{1b}[31m",
    "\u{202e}desrever",
    "-1+1",
    "@SUM(A1)",
];

fn hostile() -> String {
    changed(|records| {
        for (record, name) in records.iter_mut().zip(HOSTILE.iter().cycle()) {
            record.person = (*name).to_owned();
            record.team = "</style><img src=x onerror=alert(1)>".into();
        }
    })
}

#[test]
fn hostile_names_harm_no_form() {
    let dir = folder();
    fs::write(dir.path().join("h.jsonl"), hostile()).expect("it can be written");
    let html = report(dir.path(), &["h.jsonl", "--format", "html"]).out;
    assert!(html.contains("&lt;script&gt;alert(1)"), "names are there, escaped");
    for bad in [
        "<script",
        "<img",
        "</style><img",
        "\u{202e}",
        "\u{1b}",
        "javascript:",
        "http:",
        "https:",
        "url(",
    ] {
        assert!(!html.contains(bad), "{bad}");
    }
    assert_eq!(html.matches("<style>").count(), 1);
    let text = report(dir.path(), &["h.jsonl"]).out;
    assert!(!text.contains(['\u{1b}', '\u{202e}', '\r']), "no sign that a terminal obeys");
    let table = report(dir.path(), &["h.jsonl", "--format", "csv"]).out;
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let width = reader.headers().expect("it has a head").len();
    let mut names = Vec::new();
    for row in reader.records() {
        let row = row.expect("every row is sound");
        assert_eq!(row.len(), width);
        for field in &row {
            let number = field.parse::<i64>().is_ok();
            assert!(number || !field.starts_with(['=', '+', '-', '@', '\t', '\r']), "{field}");
        }
        names.push(row[0].to_owned());
    }
    names.dedup();
    for name in HOSTILE {
        let wanted = if name.starts_with(['=', '-', '@']) {
            format!("'{name}")
        } else {
            name.to_owned()
        };
        assert!(names.contains(&Person::new(&wanted, "").name), "{wanted:?} in {names:?}");
    }
    let json: Value = serde_json::from_str(&report(dir.path(), &["h.jsonl", "--format", "json"]).out).expect("it is JSON");
    assert_eq!(json["people"].as_array().expect("people").len(), HOSTILE.len());
}

#[test]
fn hidden_names_are_in_no_form() {
    let dir = folder();
    let file = "Ada Brandt.jsonl";
    fs::write(dir.path().join(file), changed(|records| flatter(&mut records[0]))).expect("it can be written");
    let mut numbers = Vec::new();
    for format in ["text", "html", "csv", "json"] {
        let ran = report(dir.path(), &[file, "--format", format, "--hide-names"]);
        assert_eq!(ran.code, Some(0), "{}", ran.errors);
        for (name, _) in PEOPLE {
            assert!(!ran.out.contains(name), "{format} tells of {name}");
        }
        assert!(ran.out.contains("Person 12"), "{format}");
        numbers.push(ran.out);
    }
    // Under other names, everybody has the same number.
    fs::write(
        dir.path().join(file),
        changed(|records| {
            flatter(&mut records[0]);
            for record in records {
                record.person = record.person.chars().rev().collect();
            }
        }),
    )
    .expect("it can be written");
    let again = report(dir.path(), &[file, "--format", "csv", "--hide-names"]);
    assert_eq!(again.out, numbers[2]);
}

#[test]
fn nothing_handed_in_is_said_calmly() {
    let dir = folder();
    for format in ["text", "html"] {
        let ran = report(dir.path(), &["--format", format]);
        assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""));
        assert!(ran.out.contains("Nothing is handed in yet."), "{}", ran.out);
    }
    let json: Value = serde_json::from_str(&report(dir.path(), &["--format", "json"]).out).expect("it is JSON");
    assert_eq!([&json["format"], &json["counts"]["plays"]], [1, 0]);
    assert_eq!(report(dir.path(), &["--format", "csv"]).out.lines().count(), 1);
    fs::write(dir.path().join("empty.jsonl"), "").expect("it can be written");
    assert_eq!(report(dir.path(), &["empty.jsonl"]).code, Some(0));
}

#[test]
fn a_folder_is_read_whole_and_what_is_foreign_in_it_is_told() {
    let dir = folder();
    let shared = dir.path().join("shared");
    fs::create_dir(&shared).expect("it can be made");
    fs::write(shared.join("b.jsonl"), export()).expect("it can be written");
    fs::write(shared.join("a.JSONL"), export()).expect("it can be written");
    fs::write(shared.join("notes.txt"), "not ours").expect("it can be written");
    fs::write(shared.join("log.jsonl"), "{\"level\":\"info\"}\n".repeat(50)).expect("it can be written");
    let broken = format!(
        "{{\"format\":99,\"id\":\"x\"}}\n{}",
        &export()[export().len() - 300..export().len() - 100]
    );
    fs::write(shared.join("c.jsonl"), broken).expect("it can be written");
    let ran = report(dir.path(), &["shared", "--format", "json"]);
    assert_eq!(ran.code, Some(0), "{}", ran.errors);
    let json: Value = serde_json::from_str(&ran.out).expect("it is JSON");
    let all = team().records.len();
    assert_eq!([&json["counts"]["plays"], &json["counts"]["repeated"]], [all, all]);
    let told: Vec<String> = json["left_out"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|item| {
            format!(
                "{}: {}",
                item["place"].as_str().expect("a place"),
                item["why"].as_str().expect("why")
            )
        })
        .collect();
    let has = |place: &str, why: &str| told.iter().any(|line| line.contains(place) && line.contains(why));
    assert!(has("c.jsonl, line 1", "record format 99"), "{told:#?}");
    assert!(
        has("c.jsonl, line 2", "no JSON") || has("c.jsonl, line 2", "breaks off"),
        "{told:#?}"
    );
    assert!(has("log.jsonl, line 20", "names no format"), "{told:#?}");
    assert!(has("log.jsonl", "30 more lines"), "{told:#?}");
    assert_eq!(told.len(), 23);
}

#[test]
fn what_cannot_be_read_is_said_in_a_sentence() {
    let dir = folder();
    fs::create_dir(dir.path().join("none")).expect("it can be made");
    fs::write(dir.path().join("other.jsonl"), "{\"level\":1}\n").expect("it can be written");
    for (args, says) in [
        (vec!["gone.jsonl"], "gone.jsonl cannot be read"),
        (vec!["none"], "none holds no file that ends with .jsonl; `goodword export"),
        (vec!["other.jsonl"], "other.jsonl holds no records that this version reads"),
        (vec!["--from", "2026-09-01", "--to", "2026-08-01"], "no day is both"),
        (vec!["--from", "yesterday"], "a day is written as in"),
        (vec!["--out", "no/such/place.html"], "nothing was changed there"),
    ] {
        let ran = report(dir.path(), &args);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{args:?}");
        assert!(ran.errors.contains(says), "{args:?}: {}", ran.errors);
    }
}

#[test]
fn the_own_store_and_its_export_give_the_same_report() {
    let dir = folder();
    let mut store = Store::open(dir.path()).expect("it can be made");
    import(&mut store, export().as_bytes(), "team.jsonl").expect("it is sound");
    let mut reader = TeamReader::new(Verifier::new(Some(&store), []), known(), Gatherer::new(Wanted::default(), false));
    reader.take_in_store().expect("it can be read");
    assert_eq!(json(&reader.finish().finish(false).0), json(&review(&export())));
}

#[test]
fn the_page_is_written_whole_and_says_where() {
    let dir = folder();
    fs::write(dir.path().join("team.jsonl"), export()).expect("it can be written");
    let ran = report(dir.path(), &["team.jsonl", "--format", "html", "--out", "team.html"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), "the report is written to team.html\n"));
    let page = fs::read_to_string(dir.path().join("team.html")).expect("it was written");
    assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>"));
    let review = review(&export());
    let escaped = |text: &str| {
        text.replace('&', "&amp;")
            .replace('"', "&quot;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
    };
    assert!(page.contains(&escaped(&review.headline)));
    for (name, _) in PEOPLE {
        assert!(page.contains(name), "{name}");
    }
    let worst = review.decisions[0].why.as_ref().expect("somebody missed it");
    assert!(page.contains(&escaped(&worst.coach)) && page.contains(&escaped(&worst.text)));
}

/// Whether texts on the page can be read, in light, in dark and on paper.
#[test]
fn every_text_stands_out_from_what_is_behind_it() {
    let css = include_str!("../../assets/report/style.css");
    let shades: Vec<&str> = css
        .split(":root {")
        .skip(1)
        .map(|part| part.split('}').next().unwrap_or_default())
        .collect();
    assert_eq!(shades.len(), 3);
    for shade in shades {
        let token = |name: &str| -> f64 {
            let start = shade.find(&format!("--{name}: #")).unwrap_or_else(|| panic!("no {name}")) + name.len() + 5;
            let channel = |at: usize| -> f64 {
                let value = u8::from_str_radix(&shade[start + at..start + at + 2], 16).expect("two hexadecimal digits");
                let value = f64::from(value) / 255.0;
                if value <= 0.040_45 {
                    value / 12.92
                } else {
                    ((value + 0.055) / 1.055).powf(2.4)
                }
            };
            0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4)
        };
        let on = |text: &str, behind: &str| {
            let (text_light, behind_light) = (token(text), token(behind));
            let contrast = (text_light.max(behind_light) + 0.05) / (text_light.min(behind_light) + 0.05);
            assert!(contrast >= 4.5, "{text} on {behind}: {contrast:.2}");
        };
        for behind in ["paper", "card"] {
            on("ink", behind);
            on("muted", behind);
        }
        on("accent", "paper");
        for tint in ["good", "amber", "warn"] {
            on(tint, &format!("{tint}-tint"));
            on("ink", &format!("{tint}-tint"));
        }
        for step in ["heat-1", "heat-2", "heat-3", "heat-4"] {
            on("ink", step);
        }
    }
}

/// Shipped role-plays, to look at a report: `LOOK=FOLDER cargo test … look` writes an export there, of the first nine or of `TALKS`.
#[test]
fn an_export_to_look_at() {
    let Some(folder) = std::env::var_os("LOOK") else { return };
    let asked = std::env::var("TALKS").ok().and_then(|value| value.parse().ok()).unwrap_or(9);
    let rubric = Arc::new(default_rubric());
    let library = Library::open(&Sources::default(), &rubric);
    let talks: Vec<Talk> = library
        .entries
        .iter()
        .take(asked)
        .map(|entry| Talk {
            id: entry.id.clone(),
            text: entry.source.text.clone(),
            rubric: DEFAULT_TEXT.into(),
            game: Arc::new(Game::new(
                entry.scenario.clone().expect("shipped scenarios load"),
                entry.hash.clone(),
                rubric.clone(),
                TextHash::of(DEFAULT_TEXT),
            )),
        })
        .collect();
    fs::create_dir_all(&folder).expect("it can be made");
    fs::write(Path::new(&folder).join("team.jsonl"), lines(&talks, &records(&talks))).expect("it can be written");
}
