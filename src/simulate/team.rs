//! A made-up team: people who play over half a year, each with a talent, a bad habit, and some practice.

use super::choose::{School, Trainee};
use super::kind::Kind;
use crate::scoring::Tally;
use crate::session::{Dice, Game, ReplyIx, RollKey, Seeded, State, TEN_THOUSAND};

/// When a team begins: Monday, 5 January 2026, 9 o'clock, in milliseconds since 1970, UTC. No clock is read, so that a team is the same at any time.
const BEGINS: i64 = 1_767_603_600_000;
/// For how many working days it plays: half a year.
const DAYS: u64 = 130;
/// How many minutes of a working day it may begin to play in.
const MINUTES: u64 = 480;
/// The least and the most that somebody can do before any practice, and what all the practice adds, in parts of ten thousand.
const TALENT: (u64, u64) = (3_000, 9_000);
const PRACTICE: u64 = 1_000;

/// A made-up team. Everything about it follows from its seed.
#[derive(Clone, Copy, Debug)]
pub struct Team {
    /// The seed.
    pub seed: u64,
    /// How many people it has.
    pub people: u64,
    /// How many times each of them plays.
    pub sessions: u64,
    /// How many scenarios there are to play, at least one.
    pub scenarios: usize,
}

/// One time that somebody of a team plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sitting {
    /// Who plays, from 0.
    pub person: u64,
    /// Which of their plays it is, from 0.
    pub session: u64,
    /// Which scenario, from 0.
    pub scenario: usize,
    /// The seed of the play.
    pub seed: u64,
    /// When it begins, in milliseconds since 1970, UTC.
    pub started_at: i64,
    /// How many of ten thousand decisions are made as an expert would.
    pub skill: u16,
    /// What else they do.
    pub habit: Kind,
}

impl Team {
    /// How many times this team plays altogether.
    pub fn len(&self) -> u64 {
        self.people.saturating_mul(self.sessions)
    }

    /// Whether it never plays.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// One of its sittings, from 0: first all of the first person, in the order of time.
    pub fn sitting(&self, at: u64) -> Sitting {
        let (person, session) = (at / self.sessions, at % self.sessions);
        let within = self.roll("when", &[person, session]);
        let all = u128::from(DAYS * MINUTES);
        let ten_thousand = u128::from(TEN_THOUSAND);
        let passed = (u128::from(session) * ten_thousand + u128::from(within)) * all / (u128::from(self.sessions) * ten_thousand);
        let passed = u64::try_from(passed).unwrap_or(DAYS * MINUTES);
        let (day, minute) = (passed / MINUTES, passed % MINUTES);
        // Five days of work, then two without.
        let minutes = (day / 5 * 7 + day % 5) * 24 * 60 + minute;
        let (least, most) = TALENT;
        let talent = least + self.roll("talent", &[person]) * (most - least) / u64::from(TEN_THOUSAND);
        let habits: Vec<Kind> = Kind::ALL.into_iter().filter(|kind| *kind != Kind::Expert).collect();
        let habit = self.roll("habit", &[person]) as usize * habits.len() / usize::from(TEN_THOUSAND);
        Sitting {
            person,
            session,
            scenario: self.scenario(person, session),
            seed: self.seed.wrapping_add(at),
            started_at: BEGINS + minutes.cast_signed() * 60_000,
            skill: u16::try_from(talent + PRACTICE * session / self.sessions).unwrap_or(TEN_THOUSAND),
            habit: habits[habit],
        }
    }

    /// Everybody goes through all scenarios in an order of their own before any comes again.
    fn scenario(&self, person: u64, session: u64) -> usize {
        let count = self.scenarios as u64;
        let round = session / count;
        let mut order: Vec<u64> = (0..count).collect();
        order.sort_by_cached_key(|scenario| (self.roll("order", &[person, round, *scenario]), *scenario));
        order[(session % count) as usize] as usize
    }

    fn roll(&self, what: &str, about: &[u64]) -> u64 {
        let about: Vec<String> = about.iter().map(u64::to_string).collect();
        let key = RollKey::named("team", &format!("{what}/{}", about.join("/")));
        u64::from(Seeded(self.seed).roll(key))
    }
}

impl Sitting {
    /// Whoever sits there, made ready to play: an expert where the skill reaches, else by habit. Both are of the scenario that is played.
    pub fn trainee<'a>(&self, expert: &'a School, habit: &'a School) -> Box<dyn Trainee + 'a> {
        Box::new(Learner {
            expert: expert.trainee(self.seed),
            habit: habit.trainee(self.seed),
            dice: Seeded(self.seed),
            skill: self.skill,
        })
    }
}

struct Learner<'a> {
    expert: Box<dyn Trainee + 'a>,
    habit: Box<dyn Trainee + 'a>,
    dice: Seeded,
    skill: u16,
}

impl Trainee for Learner<'_> {
    fn choose(&mut self, game: &Game, state: &State, tally: &Tally, offered: &[ReplyIx], decision: usize) -> ReplyIx {
        let best = self.expert.choose(game, state, tally, offered, decision);
        if self.dice.roll(RollKey::named("skill", &decision.to_string())) < self.skill {
            best
        } else {
            self.habit.choose(game, state, tally, offered, decision)
        }
    }
}
