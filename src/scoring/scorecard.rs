//! The scorecard: a pure function of scenario, rubric and transcript.

use super::events::fault_names;
use super::handling::handling_seconds;
use super::outline::Outline;
use super::reference::reference_stakes;
use super::result::{Fatal, Reckoning, reckon};
use super::survey::{Experience, Survey};
use super::tally::{Grade, Tally, stakes};
use super::words::{what_became, why_claim, why_fault, why_silent};
use crate::rubric::{Area, Dimension};
use crate::scenario::{Claim, EndingKind, Mood};
use crate::session::{
    ChooseError, Event, Fault, Game, Pace, Place, PromiseState, ReplyIx, Seeded, Session, State, Transcript, Turn, Verdict, begin, offered,
    reply_verdict, step,
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Three scores and the overall one, 0..=100; none where nothing was at stake.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scores {
    /// Empathy.
    pub empathy: Option<u8>,
    /// Positive phrasing.
    pub positive_phrasing: Option<u8>,
    /// Honesty about promises.
    pub honesty: Option<u8>,
    /// The rubric-weighted mean of what was measured.
    pub overall: Option<u8>,
}

impl Scores {
    /// The scores of a play in which nothing was measured.
    pub const NOT_MEASURED: Scores = Scores {
        empathy: None,
        positive_phrasing: None,
        honesty: None,
        overall: None,
    };

    /// The score of one dimension.
    pub fn get(&self, dimension: Dimension) -> Option<u8> {
        match dimension {
            Dimension::Empathy => self.empathy,
            Dimension::PositivePhrasing => self.positive_phrasing,
            Dimension::Honesty => self.honesty,
        }
    }
}

/// Something that fails a play, whatever the scores.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FatalItem {
    /// A verdict or a zero-tolerance behaviour.
    pub code: String,
    /// The decision, from 1.
    pub decision: usize,
    /// The reply that did it.
    pub reply: String,
    /// Why, in a sentence.
    pub why: String,
}

/// Something serious, and whether it was put right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FaultLine {
    /// `overpromise`, `withheld`, `omission` or `dropped`.
    pub code: String,
    /// The promise, fact or thing owed.
    pub about: String,
    /// The decision, from 1.
    pub decision: usize,
    /// The reply after which it stood.
    pub reply: String,
    /// What it was, in a sentence.
    pub why: String,
    /// Whether a later reply corrected it.
    pub corrected: bool,
}

/// A promise, from utterance to outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PromiseLine {
    /// The promise.
    pub id: String,
    /// What was promised.
    pub what: String,
    /// The decision at which it was made, from 1.
    pub decision: usize,
    /// The reply that made it.
    pub reply: String,
    /// How honest its words were.
    pub verdict: Verdict,
    /// What became of it.
    pub state: PromiseState,
    /// The decision after which it was settled, from 1.
    pub settled: Option<usize>,
    /// The moment it was due.
    pub due: String,
    /// Why it was judged so and what became of it.
    pub why: String,
}

/// A behaviour that a reply showed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BehaviourLine {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The dimension it counts for; none for professionalism.
    pub dimension: Option<String>,
    /// Its points.
    pub points: i16,
}

/// A claim with its verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimLine {
    /// How honest it was.
    pub verdict: Verdict,
    /// Why.
    pub why: String,
}

/// What a decision earned in one dimension.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GradeLine {
    /// The reply's grade in percent of the best on offer.
    pub grade: u8,
}

/// A reply that was on offer and not chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherReply {
    /// Its id.
    pub id: String,
    /// Its words.
    pub text: String,
    /// How honest it would have been.
    pub verdict: Verdict,
}

/// One decision with what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionLine {
    /// Its number, from 1.
    pub number: usize,
    /// The node.
    pub node: String,
    /// When it was, where time had passed.
    pub caption: Option<String>,
    /// What the customer had said.
    pub says: String,
    /// What the customer had thought.
    pub thought: String,
    /// The reply chosen.
    pub reply: String,
    /// Its words.
    pub text: String,
    /// What the customer did or said at once.
    pub reaction: String,
    /// What the customer thought of it.
    pub thinks: String,
    /// Mood before.
    pub mood_before: Mood,
    /// Mood after.
    pub mood_after: Mood,
    /// Behaviours shown.
    pub behaviours: Vec<BehaviourLine>,
    /// Claims, and silences where the customer had asked.
    pub claims: Vec<ClaimLine>,
    /// What it earned for empathy, if that was at stake.
    pub empathy: Option<GradeLine>,
    /// What it earned for positive phrasing, if that was at stake.
    pub positive_phrasing: Option<GradeLine>,
    /// What it earned for honesty, if that was at stake.
    pub honesty: Option<GradeLine>,
    /// Why it worked or did not.
    pub coach: String,
    /// A better wording, where it was weak.
    pub better: Option<String>,
    /// What else was on offer.
    pub others: Vec<OtherReply>,
    /// How quickly it came.
    pub pace: Pace,
}

impl DecisionLine {
    /// What it earned in a dimension, if that was at stake.
    pub fn grade(&self, dimension: Dimension) -> Option<GradeLine> {
        match dimension {
            Dimension::Empathy => self.empathy,
            Dimension::PositivePhrasing => self.positive_phrasing,
            Dimension::Honesty => self.honesty,
        }
    }
}

/// How well a play went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scorecard {
    /// The scores.
    pub scores: Scores,
    /// On how many of the reference path's stakes each score rests, as `[met, on the reference path]`.
    pub stakes: Stakes,
    /// Whether the play passed.
    pub passed: bool,
    /// The marks it was measured by: pass mark, then the floors for empathy, positive phrasing and honesty.
    pub marks: [u8; 4],
    /// What failed it, whatever the scores.
    pub fatal: Vec<FatalItem>,
    /// What was serious.
    pub serious: Vec<FaultLine>,
    /// The ledger.
    pub promises: Vec<PromiseLine>,
    /// Promises kept.
    pub kept: u32,
    /// Promises that were kept or broken.
    pub due: u32,
    /// The customer's own survey.
    pub survey: Survey,
    /// The ending.
    pub ending: String,
    /// Its title.
    pub ending_title: String,
    /// What was reached.
    pub ending_kind: EndingKind,
    /// The customer's last words.
    pub last_words: String,
    /// What happened afterwards.
    pub epilogue: String,
    /// Whether the customer's problem was solved.
    pub solved: bool,
    /// In-world handling time in seconds: everything said, at a talking pace, and what took time beside it.
    pub handling_seconds: u32,
    /// How many replies came in good time, slowly, and too late.
    pub answered: [u32; 3],
    /// The trainee's own seconds.
    pub own_seconds: u32,
    /// Mood at the start and after each decision.
    pub mood: Vec<Mood>,
    /// The decisions.
    pub decisions: Vec<DecisionLine>,
}

/// On how many stakes the scores rest, each as `[met, on the reference path]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stakes {
    /// For empathy.
    pub empathy: [u32; 2],
    /// For positive phrasing.
    pub positive_phrasing: [u32; 2],
    /// For honesty.
    pub honesty: [u32; 2],
}

/// Scores a transcript. None if the talk has not come to an ending.
///
/// # Errors
/// A choice that is not on offer, as when the transcript belongs to another text.
pub fn score(game: &Arc<Game>, transcript: &Transcript) -> Result<Option<Scorecard>, ChooseError> {
    Ok(score_session(&Session::replay(game.clone(), transcript)?))
}

/// Scores a play. None if the talk has not come to an ending.
pub fn score_session(session: &Session) -> Option<Scorecard> {
    reckoned(session, true)
}

/// The outline of a play's scorecard, in a fraction of the time, as no sentence is made. None if the talk has not come to an ending.
pub fn outline_session(session: &Session) -> Option<Outline> {
    reckoned(session, false).map(Outline::from)
}

/// Scores a play. Without `told`, what is sentences and lists for people stays empty, for the outline to be taken.
fn reckoned(session: &Session, told: bool) -> Option<Scorecard> {
    let game: &Game = session.game();
    let scenario = game.scenario();
    let ending = session.ending()?;
    let kind = game.ending(ending).kind;
    let transcript = session.transcript();
    let dice = Seeded(transcript.seed);
    let mut state = State::new(game);
    let mut events = Vec::new();
    begin(game, &mut state, &dice, &mut events);
    let mut card = Collector {
        told,
        ..Collector::default()
    };
    card.tally.observe_faults(&events);
    card.mood.push(state.mood);
    for (index, turn) in session.turns().iter().enumerate() {
        card.decision(game, &state, dice, index + 1, turn, transcript.choices[index].pace);
        events.clear();
        step(game, &mut state, &dice, turn.reply, transcript.choices[index].pace, &mut events);
        card.mood.push(state.mood);
    }
    let reference = reference_stakes(game, transcript.seed);
    let Reckoning { scores, passed } = reckon(game, &card.tally, reference, kind, state.has_serious_fault(), state.fatal);
    let met = card.tally.met();
    let authored = &scenario.endings[ending.index()];
    let count = |wanted| card.promises.iter().filter(|line| line.state == wanted).count() as u32;
    let (kept, broken) = (count(PromiseState::Kept), count(PromiseState::Broken));
    let experience = Experience {
        mood: state.mood,
        kept,
        broken,
        professionalism: card.professionalism,
        detours: (session.turns().len().saturating_sub(scenario.reference.len())) as u32,
    };
    let words = session.view().words;
    Some(Scorecard {
        scores,
        stakes: Stakes {
            empathy: [met[0], reference[0]],
            positive_phrasing: [met[1], reference[1]],
            honesty: [met[2], reference[2]],
        },
        passed,
        marks: [
            game.pass_mark(),
            game.floor(Dimension::Empathy),
            game.floor(Dimension::PositivePhrasing),
            game.floor(Dimension::Honesty),
        ],
        fatal: card.fatal,
        serious: card
            .serious
            .iter()
            .map(|(fault, decision, reply, corrected)| {
                let (code, about) = fault_names(game, *fault);
                FaultLine {
                    why: if told { why_fault(scenario, code, &about) } else { String::new() },
                    code: code.to_owned(),
                    about,
                    decision: *decision,
                    reply: reply.clone(),
                    corrected: *corrected,
                }
            })
            .collect(),
        promises: card.promises,
        kept,
        due: kept + broken,
        survey: Survey::of(authored, &experience),
        ending: game.ending_id(ending).to_owned(),
        ending_title: authored.title.clone(),
        ending_kind: kind,
        last_words: words.says,
        epilogue: session.epilogue().unwrap_or_default().to_owned(),
        solved: kind == EndingKind::Resolved,
        handling_seconds: handling_seconds(session),
        answered: card.answered,
        own_seconds: transcript.choices.last().map_or(0, |choice| (choice.at_ms / 1000) as u32),
        mood: card.mood,
        decisions: card.decisions,
    })
}

/// What the scorecard gathers, decision by decision.
#[derive(Default)]
struct Collector {
    /// Whether sentences are made.
    told: bool,
    tally: Tally,
    fatal: Vec<FatalItem>,
    serious: Vec<(Fault, usize, String, bool)>,
    promises: Vec<PromiseLine>,
    decisions: Vec<DecisionLine>,
    mood: Vec<Mood>,
    professionalism: i32,
    answered: [u32; 3],
}

impl Collector {
    fn say(&self, words: impl FnOnce() -> String) -> String {
        if self.told { words() } else { String::new() }
    }

    fn decision(&mut self, game: &Game, before: &State, dice: Seeded, number: usize, turn: &Turn, pace: Pace) {
        let scenario = game.scenario();
        let (id, reply) = game.authored(turn.reply);
        let grades = stakes(game, before, &dice, turn.reply);
        self.tally.decide(grades);
        self.tally.observe_faults(&turn.events);
        self.answered[pace as usize] += 1;
        let mut behaviours = Vec::new();
        let mut claims = Vec::new();
        for event in &turn.events {
            match *event {
                Event::Showed { behaviour, .. } => {
                    let authored = &game.rubric().behaviours[behaviour.index()];
                    if authored.area == Area::Professionalism {
                        self.professionalism += i32::from(authored.points);
                    }
                    if let Some(fatal) = Fatal::of(game, event) {
                        self.fatal.push(FatalItem {
                            code: fatal.code(game).to_owned(),
                            decision: number,
                            reply: id.to_owned(),
                            why: self.say(|| format!("{}: {}", authored.name, authored.definition)),
                        });
                    }
                    if !self.told {
                        continue;
                    }
                    behaviours.push(BehaviourLine {
                        id: game.behaviour_id(behaviour).to_owned(),
                        name: authored.name.clone(),
                        dimension: match authored.area {
                            Area::Empathy => Some("empathy".into()),
                            Area::PositivePhrasing => Some("positive_phrasing".into()),
                            Area::Professionalism => None,
                        },
                        points: authored.points,
                    });
                }
                Event::Claimed { claim, verdict } => {
                    let why = self.say(|| why_claim(scenario, &reply.claims[claim], verdict));
                    if let Some(fatal) = Fatal::of(game, event) {
                        self.fatal.push(FatalItem {
                            code: fatal.code(game).to_owned(),
                            decision: number,
                            reply: id.to_owned(),
                            why: why.clone(),
                        });
                    }
                    claims.push(ClaimLine { verdict, why });
                }
                Event::Evaded { asked } if self.told => claims.push(ClaimLine {
                    verdict: Verdict::Evasive,
                    why: why_silent(scenario, &scenario.nodes[turn.node.index()].asks[asked]),
                }),
                Event::Promised { promise, verdict } => {
                    let why = self.say(|| {
                        let makes = |claim: &&Claim| matches!(claim, Claim::Promise { id, .. } if id == game.promise_id(promise));
                        let claim = reply.claims.iter().find(makes);
                        claim.map(|claim| why_claim(scenario, claim, verdict)).unwrap_or_default()
                    });
                    self.promise(game, promise.index(), number, id, verdict, why);
                }
                Event::Settled { promise, state, .. } => {
                    let dropped = turn.events.contains(&Event::Faulted(Fault::Dropped(promise)));
                    let told = self.told;
                    if let Some(line) = self.open_line(game.promise_id(promise)) {
                        line.state = state;
                        line.settled = Some(number);
                        if told {
                            line.why = format!("{} {}", line.why, what_became(state, dropped, line.verdict));
                        }
                    }
                }
                Event::Faulted(fault) => self.serious.push((fault, number, id.to_owned(), false)),
                Event::Corrected(fault) => {
                    for line in self.serious.iter_mut().filter(|line| line.0 == fault) {
                        line.3 = true;
                    }
                }
                _ => {}
            }
        }
        let graded = |grade: Option<Grade>| grade.map(|grade| GradeLine { grade: grade.percent() });
        let said = |words: &str| self.say(|| words.to_owned());
        self.decisions.push(DecisionLine {
            number,
            node: game.node_id(turn.node).to_owned(),
            caption: turn.words.caption.clone(),
            says: said(&turn.words.says),
            thought: said(&turn.words.thinks),
            reply: id.to_owned(),
            text: said(&reply.text),
            reaction: said(&reply.reaction),
            thinks: said(&reply.thinks),
            mood_before: turn.before,
            mood_after: turn.after,
            behaviours,
            claims,
            empathy: graded(grades[0]),
            positive_phrasing: graded(grades[1]),
            honesty: graded(grades[2]),
            coach: said(&reply.coach),
            better: reply.better.clone().filter(|_| self.told),
            others: if self.told {
                others(game, before, dice, turn.reply)
            } else {
                Vec::new()
            },
            pace,
        });
    }

    fn promise(&mut self, game: &Game, index: usize, decision: usize, reply: &str, verdict: Verdict, why: String) {
        let (id, kind) = game
            .scenario()
            .promises
            .get_index(index)
            .expect("promises are counted from this map");
        match self.open_line(id) {
            Some(line) if verdict < line.verdict => {
                line.verdict = verdict;
                line.why = why;
            }
            Some(_) => {}
            None => self.promises.push(PromiseLine {
                id: id.clone(),
                what: kind.what.clone(),
                decision,
                reply: reply.to_owned(),
                verdict,
                state: PromiseState::Open,
                settled: None,
                due: kind.due.clone(),
                why,
            }),
        }
    }

    fn open_line(&mut self, id: &str) -> Option<&mut PromiseLine> {
        self.promises
            .iter_mut()
            .find(|line| line.id == id && line.state == PromiseState::Open)
    }
}

fn others(game: &Game, before: &State, dice: Seeded, chosen: ReplyIx) -> Vec<OtherReply> {
    debug_assert!(matches!(before.place, Place::Node(_)));
    offered(game, before, &dice)
        .filter(|reply| *reply != chosen)
        .map(|reply| {
            let (id, authored) = game.authored(reply);
            OtherReply {
                id: id.to_owned(),
                text: authored.text.clone(),
                verdict: reply_verdict(game, before, reply),
            }
        })
        .collect()
}
