//! One run: a trainee plays a talk to its end, and what it comes to is reckoned without a scorecard.

use super::choose::Trainee;
use crate::scoring::{Fatal, Reckoning, Scores, Tally, honest, reckon, reference_stakes, stakes_among};
use crate::session::{Dice, EndingIx, Event, Game, Pace, Place, ReplyIx, Seeded, State, begin, offered, step};

/// Decisions after which a run is given up. A talk that goes on for so long goes in circles.
pub const MOST_DECISIONS: usize = 500;

/// What one run came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// The scores; none of them measured where there was no ending.
    pub scores: Scores,
    /// Whether it passed.
    pub passed: bool,
    /// The ending; none where the run was given up or nothing was on offer any more.
    pub ending: Option<EndingIx>,
    /// The first fatal thing that was said.
    pub fatal: Option<Fatal>,
    /// Whether every claim was sound, nothing asked for was passed over, and nothing omitted or dropped.
    pub honest: bool,
    /// How many replies were said.
    pub decisions: usize,
}

/// Plays runs of one game, in the same memory again and again.
#[derive(Debug)]
pub struct Runner<'a> {
    game: &'a Game,
    state: State,
    events: Vec<Event>,
    offered: Vec<ReplyIx>,
    said: Vec<ReplyIx>,
}

impl<'a> Runner<'a> {
    /// A runner for a game.
    pub fn new(game: &'a Game) -> Self {
        Self {
            game,
            state: State::new(game),
            events: Vec::new(),
            offered: Vec::new(),
            said: Vec::new(),
        }
    }

    /// Plays once, with this seed and in good time.
    pub fn run(&mut self, trainee: &mut dyn Trainee, seed: u64) -> Run {
        let game = self.game;
        self.play(trainee, &Seeded(seed), || reference_stakes(game, seed))
    }

    /// Plays once under this luck, measured by the stakes that the reference path meets under it.
    pub(super) fn play(&mut self, trainee: &mut dyn Trainee, dice: &impl Dice, reference: impl FnOnce() -> [u32; 3]) -> Run {
        let game = self.game;
        let mut tally = Tally::default();
        let mut is_honest = true;
        let mut fatal = None;
        self.said.clear();
        self.state.reset(game);
        self.events.clear();
        begin(game, &mut self.state, dice, &mut self.events);
        tally.observe_faults(&self.events);
        while self.said.len() < MOST_DECISIONS {
            self.offered.clear();
            self.offered.extend(offered(game, &self.state, dice));
            if self.offered.is_empty() {
                break;
            }
            let reply = trainee.choose(game, &self.state, &tally, &self.offered, self.said.len() + 1);
            tally.decide(stakes_among(game, &self.state, self.offered.iter().copied(), reply));
            self.events.clear();
            step(game, &mut self.state, dice, reply, Pace::Prompt, &mut self.events);
            tally.observe_faults(&self.events);
            is_honest &= honest(&self.events);
            fatal = fatal.or_else(|| self.events.iter().find_map(|event| Fatal::of(game, event)));
            self.said.push(reply);
        }
        let ending = match self.state.place {
            Place::Ending(ending) => Some(ending),
            Place::Node(_) => None,
        };
        let reckoning = ending.map(|ending| {
            let kind = game.ending(ending).kind;
            reckon(game, &tally, reference(), kind, self.state.has_serious_fault(), self.state.fatal)
        });
        let Reckoning { scores, passed } = reckoning.unwrap_or(Reckoning {
            scores: Scores::NOT_MEASURED,
            passed: false,
        });
        Run {
            scores,
            passed,
            ending,
            fatal,
            honest: is_honest,
            decisions: self.said.len(),
        }
    }

    /// The replies of the last run, in order.
    pub fn said(&self) -> &[ReplyIx] {
        &self.said
    }
}
