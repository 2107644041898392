//! What is mutated: scenarios, plays, rubrics and released ids; the small files of the tests most of the time, as they are quicker to read.

use crate::build::{RUBRIC, card, game_of, play, test_rubric};
use crate::generate::clean;
use goodword::ronfile::{TextHash, normalise};
use goodword::rubric::{DEFAULT_TEXT, Rubric, default_rubric};
use goodword::scenario::{Library, Released, Sources, starter};
use goodword::scoring::Scorecard;
use goodword::session::{Game, Session};
use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock};

/// A file, and what lies beside it.
pub(super) struct Source {
    pub(super) text: String,
    pub(super) rubric: Arc<Rubric>,
    pub(super) kind: Kind,
}

/// What a file is.
pub(super) enum Kind {
    Scenario {
        released: Box<Option<Released>>,
    },
    Plays {
        game: Arc<Game>,
        talk: Box<(Session, Scorecard)>,
    },
    /// It is tried on this scenario.
    Rubric {
        scenario: String,
    },
    /// It stands beside this scenario.
    Released {
        scenario: String,
    },
}

fn file(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    normalise(&fs::read_to_string(path).expect("the files belong to the repository")).into_owned()
}

fn scenario(text: &str, rubric: &Arc<Rubric>) -> Source {
    Source {
        text: text.to_owned(),
        rubric: rubric.clone(),
        kind: Kind::Scenario { released: Box::default() },
    }
}

/// The quick ones, then the shipped ones.
static ALL: LazyLock<[Vec<Source>; 2]> = LazyLock::new(|| {
    let (own, usual) = (test_rubric(), Arc::new(default_rubric()));
    let mut small = vec![scenario(&clean(), &usual), scenario(&starter("my-own"), &usual)];
    for name in ["callback", "fee", "parcel"] {
        let text = file(&format!("tests/fixtures/scenarios/{name}.ron"));
        let game = game_of(&text);
        small.push(scenario(&text, &own));
        small.push(Source {
            text: file(&format!("tests/fixtures/scenarios/{name}.plays.ron")),
            rubric: own.clone(),
            kind: Kind::Plays {
                talk: Box::new(reference(&game)),
                game,
            },
        });
    }
    small.push(Source {
        text: RUBRIC.to_owned(),
        rubric: own.clone(),
        kind: Kind::Rubric {
            scenario: file("tests/fixtures/scenarios/fee.ron"),
        },
    });
    let mut large = vec![Source {
        text: DEFAULT_TEXT.to_owned(),
        rubric: usual.clone(),
        kind: Kind::Rubric { scenario: clean() },
    }];
    for entry in Library::open(&Sources::default(), &usual).entries {
        let released = file(&format!("scenarios/{}.released.ron", entry.id));
        let loaded = entry.scenario.clone().expect("every shipped scenario loads");
        let game = Arc::new(Game::new(loaded, entry.hash.clone(), usual.clone(), TextHash::of(DEFAULT_TEXT)));
        large.push(Source {
            text: entry.source.text.clone(),
            rubric: usual.clone(),
            kind: Kind::Scenario {
                released: Box::new(Released::read(&released).ok()),
            },
        });
        large.push(Source {
            text: file(&format!("scenarios/{}.plays.ron", entry.id)),
            rubric: usual.clone(),
            kind: Kind::Plays {
                talk: Box::new(reference(&game)),
                game,
            },
        });
        large.push(Source {
            text: released,
            rubric: usual.clone(),
            kind: Kind::Released {
                scenario: entry.source.text,
            },
        });
    }
    [small, large]
});

/// The reference path, played.
fn reference(game: &Arc<Game>) -> (Session, Scorecard) {
    let replies: Vec<&str> = game.scenario().reference.iter().map(String::as_str).collect();
    let session = play(game, 1, &replies);
    let card = card(&session);
    (session, card)
}

/// The file of a trial: a large one once in sixteen times.
pub(super) fn for_trial(number: u64) -> &'static Source {
    let number = usize::try_from(number).expect("nobody waits for so many");
    let (sources, turn) = match number % 16 {
        15 => (&ALL[1], number / 16),
        _ => (&ALL[0], number),
    };
    &sources[turn % sources.len()]
}

/// A small scenario.
pub(super) fn small_scenario(number: u64) -> &'static Source {
    let scenarios: Vec<&Source> = ALL[0]
        .iter()
        .filter(|source| matches!(source.kind, Kind::Scenario { .. }))
        .collect();
    scenarios[usize::try_from(number).expect("nobody waits for so many") % scenarios.len()]
}
