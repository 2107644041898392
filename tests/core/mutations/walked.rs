//! What holds of every game: its plays can be walked within bounds, trainees come to their end, and every drawing can be made.

use super::gentle;
use super::sources::{Source, small_scenario};
use super::trial::Trial;
use crate::random;
use goodword::graph::{Graph, Marks, dot, lay_out, mermaid, svg};
use goodword::ronfile::TextHash;
use goodword::scenario::load;
use goodword::session::Game;
use goodword::simulate::{Bounds, Kind, Odds, School, analyse, odds_of};
use rand::RngExt;
use std::sync::Arc;

/// What was seen of one game.
#[derive(Default)]
pub(super) struct Walk {
    /// Whether the text can still be played.
    pub(super) loads: bool,
    /// Whether its talks can go in circles.
    pub(super) circles: bool,
    /// Whether some of them can never end.
    pub(super) traps: bool,
    /// Whether every play was walked within the bounds.
    pub(super) whole: bool,
}

fn text(source: &Source, trial: &mut Trial) -> String {
    let mut text = source.text.clone();
    if trial.number.is_multiple_of(5) {
        let tape: Vec<u16> = (0..trial.dice.random_range(40..400)).map(|_| trial.dice.random()).collect();
        text = random::scenario_text(&tape, true, &["r0".to_owned()]);
    }
    for _ in 0..trial.dice.random_range(1..=6) {
        gentle::edit(&mut text, &mut trial.dice);
    }
    trial.text.clone_from(&text);
    text
}

/// Walks one game, lets everybody but the expert play it, and draws it.
pub(super) fn walk(trial: &mut Trial) -> Walk {
    let source = small_scenario(trial.number / 5);
    let text = text(source, trial);
    let rubric = if trial.number.is_multiple_of(5) {
        crate::build::test_rubric()
    } else {
        source.rubric.clone()
    };
    let Some(scenario) = load(&text, &rubric).scenario else {
        return Walk::default();
    };
    let game = Game::new(Arc::new(scenario), TextHash(String::new()), rubric, TextHash(String::new()));
    let analysis = analyse(&game, Bounds::QUICK);
    let graph = &analysis.exploration.graph;
    assert!(graph.vertices.len() <= Bounds::QUICK.states + 1, "{} states", graph.vertices.len());
    if let Some(scoring) = &analysis.scoring {
        assert!(scoring.standings.len() <= Bounds::QUICK.standings);
        add_up(&scoring.random);
    }
    for (_, state) in &analysis.endings {
        analysis.witness(&game, *state);
    }
    let mut circles = false;
    for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Expert) {
        if let Some(odds) = odds_of(&game, &School::new(kind, &game)) {
            add_up(&odds);
            circles |= odds.endless > 0.0;
        }
    }
    let drawing = Graph::of(&game, &Marks::of(&game));
    assert!(dot(&drawing).starts_with("digraph"));
    assert!(mermaid(&drawing).contains("flowchart"));
    if let Ok(layout) = lay_out(&drawing) {
        let picture = svg(&layout);
        roxmltree::Document::parse(&picture).expect("a picture is XML");
    }
    Walk {
        loads: true,
        circles,
        traps: !analysis.traps.is_empty(),
        whole: analysis.is_exact(),
    }
}

/// Whatever happens comes to an ending or to none.
fn add_up(odds: &Odds) {
    let sum = odds.endings.iter().sum::<f64>() + odds.endless;
    assert!((sum - 1.0).abs() < 1e-6, "{odds:?}");
    for share in [odds.passed, odds.honest, odds.fatal] {
        assert!((-1e-9..=1.0 + 1e-6).contains(&share), "{odds:?}");
    }
}
