//! `goodword analyze`: what follows from walking every play of a scenario.

use super::analyze_text;
use super::args::{AnalyzeArgs, Format};
use super::output::{self, Failure};
use super::play::{find, ready};
use crate::rubric::Dimension;
use crate::session::{Bits, Game, NodeIx, ReplyIx};
use crate::simulate::{Analysis, Bounds, Kind, Odds, Range, Reach, Sample, Sampled, School, Scoring, Witness, analyse, odds_of, sample};
use crate::workplace::Workplace;
use indexmap::IndexMap;
use serde::Serialize;
use std::process::ExitCode;

/// What was found, with names.
#[derive(Serialize)]
pub(super) struct Found {
    format: u32,
    scenario: Named,
    /// Whether every play was walked.
    pub(super) exact: bool,
    /// States that were looked at: points of plays that differ in something still to come.
    pub(super) states: usize,
    /// Those together with what was met and lost so far, from which scores follow; none where they were too many.
    pub(super) standings: Option<usize>,
    /// Plays that were sampled beside; none where every play was walked.
    pub(super) sampled: Option<u64>,
    pub(super) nodes: Reached,
    pub(super) replies: Reached,
    pub(super) endings: Vec<Shown>,
    pub(super) unreachable_endings: Vec<String>,
    pub(super) scores: ScoreReach,
    pub(super) can_pass: bool,
    pub(super) honest_pass: bool,
    pub(super) dead_ends: Vec<Shown>,
    pub(super) traps: Vec<Shown>,
    /// How many of the plays of somebody who picks at random are honest throughout, from 0 to 1; none where they were not all walked.
    pub(super) honest_share: Option<f64>,
    /// How each kind of trainee fares, as chances.
    pub(super) kinds: IndexMap<&'static str, Fares>,
}

#[derive(Serialize)]
struct Named {
    id: String,
    hash: String,
}

#[derive(Serialize)]
pub(super) struct Reached {
    pub(super) reachable: Vec<String>,
    pub(super) unreachable: Vec<String>,
}

/// A place with a play that comes there.
#[derive(Clone, Serialize)]
pub(super) struct Shown {
    pub(super) id: String,
    pub(super) seed: Option<u64>,
    pub(super) witness: Vec<String>,
}

#[derive(Serialize)]
pub(super) struct ScoreReach {
    pub(super) empathy: Extremes,
    pub(super) positive_phrasing: Extremes,
    pub(super) honesty: Extremes,
    pub(super) overall: Extremes,
}

#[derive(Serialize)]
pub(super) struct Extremes {
    pub(super) min: Option<u8>,
    pub(super) max: Option<u8>,
    /// A play that comes to the least.
    pub(super) worst: Option<Play>,
    /// A play that comes to the most.
    pub(super) best: Option<Play>,
}

#[derive(Clone, Serialize)]
pub(super) struct Play {
    pub(super) seed: Option<u64>,
    pub(super) witness: Vec<String>,
}

/// How a kind fares: chances from 0 to 1.
#[derive(Serialize)]
pub(super) struct Fares {
    pub(super) passed: f64,
    pub(super) honest: f64,
    pub(super) fatal: f64,
    pub(super) no_ending: f64,
    pub(super) endings: IndexMap<String, f64>,
}

pub(super) fn run(workplace: &Workplace, args: &AnalyzeArgs) -> Result<ExitCode, Failure> {
    if args.states == 0 {
        return Err(Failure::said("nothing can be told from 0 states; ask for at least 1 with --states"));
    }
    let entry = find(workplace, &args.scenario)?;
    let game = ready(workplace, &entry)?;
    let bounds = Bounds {
        states: args.states,
        ..Bounds::WHOLE
    };
    let analysis = analyse(&game, bounds);
    let found = name(&entry.id, &game, &analysis);
    match args.format {
        Format::Json => output::print_json(&found)?,
        Format::Text => output::print(&analyze_text::text(&entry.id, &found))?,
    }
    Ok(ExitCode::SUCCESS)
}

fn name(id: &str, game: &Game, analysis: &Analysis) -> Found {
    let sampled = (!analysis.is_exact()).then(|| sample(game));
    let facts = &analysis.exploration.facts;
    let (mut nodes, mut replies) = (facts.nodes.clone(), facts.replies.clone());
    if let Some(sample) = &sampled {
        nodes.merge(&sample.nodes);
        replies.merge(&sample.replies);
    }
    let endings = endings(game, analysis, sampled.as_ref());
    let scoring = analysis.scoring.as_ref();
    let passed = |all: fn(&Scoring) -> bool, some: fn(&Sample) -> bool| scoring.is_some_and(all) || sampled.as_ref().is_some_and(some);
    let show = |found: &[(NodeIx, u32)]| -> Vec<Shown> {
        found
            .iter()
            .map(|(node, vertex)| shown(game, game.node_id(*node), &analysis.witness(game, *vertex)))
            .collect()
    };
    Found {
        format: 1,
        scenario: Named {
            id: id.to_owned(),
            hash: game.scenario_hash().to_string(),
        },
        exact: analysis.is_exact(),
        states: analysis.exploration.graph.vertices.len(),
        standings: scoring.map(|scoring| scoring.standings.len()),
        sampled: sampled.as_ref().map(|sample| sample.plays),
        nodes: reached(&nodes, game.counts().0, |node| game.node_id(NodeIx::new(node)).to_owned()),
        replies: reached(&replies, game.reply_count(), |reply| reply_name(game, ReplyIx::new(reply))),
        unreachable_endings: game
            .scenario()
            .endings
            .keys()
            .filter(|id| endings.iter().all(|ending| ending.id != **id))
            .cloned()
            .collect(),
        endings,
        scores: scores(game, scoring, sampled.as_ref()),
        can_pass: passed(|scoring| scoring.can_pass, |sample| sample.passed),
        honest_pass: passed(|scoring| scoring.honest_pass, |sample| sample.honest_passed),
        dead_ends: show(&analysis.dead_ends),
        traps: show(&analysis.traps),
        honest_share: scoring.map(|scoring| scoring.random.honest),
        kinds: kinds(game, scoring),
    }
}

fn endings(game: &Game, analysis: &Analysis, sampled: Option<&Sample>) -> Vec<Shown> {
    let mut endings: Vec<Shown> = analysis
        .endings
        .iter()
        .map(|(ending, vertex)| shown(game, game.ending_id(*ending), &analysis.witness(game, *vertex)))
        .collect();
    for (ending, play) in sampled.iter().flat_map(|sample| &sample.endings) {
        let id = game.ending_id(*ending);
        if endings.iter().all(|known| known.id != id) {
            let Play { seed, witness } = sampled_play(game, play);
            endings.push(Shown {
                id: id.to_owned(),
                seed,
                witness,
            });
        }
    }
    endings
}

fn scores(game: &Game, scoring: Option<&Scoring>, sampled: Option<&Sample>) -> ScoreReach {
    let extremes = |walked: fn(&Scoring) -> &Reach, seen: fn(&Sample) -> &Range| match (scoring, sampled) {
        (Some(scoring), _) => {
            let reach = walked(scoring);
            let [worst, best] = scoring
                .witnesses(game, reach)
                .map(|witness| witness.map(|witness| play(game, &witness)));
            Extremes {
                min: reach.min,
                max: reach.max,
                worst,
                best,
            }
        }
        (None, Some(sample)) => {
            let range = seen(sample);
            let told = |end: &Option<(u8, Sampled)>| end.as_ref().map(|(_, play)| sampled_play(game, play));
            Extremes {
                min: range.min.as_ref().map(|(points, _)| *points),
                max: range.max.as_ref().map(|(points, _)| *points),
                worst: told(&range.min),
                best: told(&range.max),
            }
        }
        (None, None) => Extremes {
            min: None,
            max: None,
            worst: None,
            best: None,
        },
    };
    ScoreReach {
        empathy: extremes(
            |scoring| &scoring.dimensions[Dimension::Empathy as usize],
            |sample| &sample.dimensions[Dimension::Empathy as usize],
        ),
        positive_phrasing: extremes(
            |scoring| &scoring.dimensions[Dimension::PositivePhrasing as usize],
            |sample| &sample.dimensions[Dimension::PositivePhrasing as usize],
        ),
        honesty: extremes(
            |scoring| &scoring.dimensions[Dimension::Honesty as usize],
            |sample| &sample.dimensions[Dimension::Honesty as usize],
        ),
        overall: extremes(|scoring| &scoring.overall, |sample| &sample.overall),
    }
}

/// How each kind fares, as far as that can be reckoned: whoever picks at random only where every play was walked.
fn kinds(game: &Game, scoring: Option<&Scoring>) -> IndexMap<&'static str, Fares> {
    let mut kinds = IndexMap::new();
    for kind in Kind::ALL {
        let odds = match kind {
            Kind::Random => scoring.map(|scoring| scoring.random.clone()),
            _ => odds_of(game, &School::new(kind, game)),
        };
        if let Some(odds) = odds {
            kinds.insert(kind.name(), fares(game, &odds));
        }
    }
    kinds
}

fn fares(game: &Game, odds: &Odds) -> Fares {
    Fares {
        passed: odds.passed,
        honest: odds.honest,
        fatal: odds.fatal,
        no_ending: odds.endless,
        endings: game.scenario().endings.keys().cloned().zip(odds.endings.iter().copied()).collect(),
    }
}

fn reached(set: &Bits, count: usize, name: impl Fn(usize) -> String) -> Reached {
    let (reachable, unreachable): (Vec<usize>, Vec<usize>) = (0..count).partition(|at| set.has(*at));
    Reached {
        reachable: reachable.into_iter().map(&name).collect(),
        unreachable: unreachable.into_iter().map(&name).collect(),
    }
}

fn reply_name(game: &Game, reply: ReplyIx) -> String {
    format!("{}/{}", game.node_id(game.reply(reply).node), game.authored(reply).0)
}

fn shown(game: &Game, id: &str, witness: &Witness) -> Shown {
    let Play { seed, witness } = play(game, witness);
    Shown {
        id: id.to_owned(),
        seed,
        witness,
    }
}

fn play(game: &Game, witness: &Witness) -> Play {
    Play {
        seed: witness.seed,
        witness: ids(game, &witness.replies),
    }
}

fn sampled_play(game: &Game, (seed, replies): &Sampled) -> Play {
    Play {
        seed: Some(*seed),
        witness: ids(game, replies),
    }
}

fn ids(game: &Game, replies: &[ReplyIx]) -> Vec<String> {
    replies.iter().map(|reply| game.authored(*reply).0.to_owned()).collect()
}
