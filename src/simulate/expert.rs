//! The expert: a plan for the best overall score that can be expected, made on the real rules before the first run.
//!
//! The expert sees what a trainee sees: the replies on offer, and how the talk stands. Luck is known to it only by what has come of it. A *point* of
//! the plan is therefore what can be seen, together with every way of luck that would have led to the same sight. Points are looked at from the most
//! hopeful on; one that cannot be worth more than what is sure elsewhere is never opened.

use super::choose::{RULES, Rule, Trainee};
use super::luck::{share, ways};
use super::yardstick::{NO_ENDING, Yardstick};
use crate::scoring::{Tally, stakes_among};
use crate::session::{Dice, Game, Luck, Pace, Place, ReplyIx, State, begin, offered, step};
use indexmap::IndexMap;

/// How many points a plan has at most.
const MOST_POINTS: usize = 20_000;

/// How many more are added where a plan is cut short, to know what simple rules come to.
const MORE_POINTS: usize = 10_000;

/// Values closer than this are alike.
const ALIKE: f64 = 1e-9;

/// What can be seen at a decision.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Sight {
    state: State,
    tally: Tally,
    offered: Vec<ReplyIx>,
}

/// A reply at a point, and the points it can lead to with how likely each is.
#[derive(Debug)]
struct Choice {
    reply: ReplyIx,
    leads: Vec<(f64, usize)>,
}

/// What is known of a point.
#[derive(Debug)]
struct Worth {
    /// What it is worth, or for a point not yet opened the most that can be hoped for.
    value: f64,
    /// Where the value stands for itself: at the end of a talk, and where the point has not been opened.
    own: f64,
    choices: Vec<Choice>,
    best: usize,
    is_open: bool,
}

/// What the expert says where.
#[derive(Debug)]
pub struct Plan {
    yardstick: Yardstick,
    points: IndexMap<(Sight, Vec<Luck>), Worth>,
    first: Vec<usize>,
    exact: bool,
}

impl Plan {
    /// Plans a game.
    pub fn new(game: &Game) -> Self {
        let yardstick = Yardstick::of(game);
        let mut plan = Self {
            exact: yardstick.complete,
            yardstick,
            points: IndexMap::new(),
            first: Vec::new(),
        };
        let start = ways(game, &Luck::new(), |dice| {
            let mut state = State::new(game);
            let mut tally = Tally::default();
            let mut events = Vec::new();
            begin(game, &mut state, dice, &mut events);
            tally.observe_faults(&events);
            plan.sight(game, state, tally, dice)
        });
        plan.exact &= start.complete;
        plan.first = plan.add(game, start.each).into_iter().map(|(_, point)| point).collect();
        plan.search(game);
        plan
    }

    /// Whether no way the talk can go may be better. Else the plan was cut short: it holds the best of what was looked at, which is at least as good as
    /// any rule of another kind that comes to an end.
    pub fn is_exact(&self) -> bool {
        self.exact
    }

    fn sight(&self, game: &Game, state: State, tally: Tally, dice: &impl Dice) -> Sight {
        let offered = offered(game, &state, dice).collect();
        let tally = tally.clipped(self.yardstick.most);
        Sight { state, tally, offered }
    }

    /// Adds the points for what can be seen after something was done, with how likely each is.
    fn add(&mut self, game: &Game, ways: Vec<(Luck, Sight)>) -> Vec<(f64, usize)> {
        let mut sights: IndexMap<Sight, (f64, Vec<Luck>)> = IndexMap::new();
        let mut whole = 0.0;
        for (rolls, sight) in ways {
            let likely = share(game, &rolls);
            let (sum, luck) = sights.entry(sight).or_default();
            *sum += likely;
            whole += likely;
            luck.push(rolls);
        }
        let mut added = Vec::with_capacity(sights.len());
        for (sight, (likely, mut luck)) in sights {
            luck.sort_unstable();
            let key = (sight, luck);
            let point = match self.points.get_index_of(&key) {
                Some(known) => known,
                None => {
                    let worth = self.unopened(game, &key.0, &key.1);
                    self.points.insert_full(key, worth).0
                }
            };
            added.push((likely / whole, point));
        }
        added
    }

    fn unopened(&self, game: &Game, sight: &Sight, luck: &[Luck]) -> Worth {
        let (own, is_open) = match sight.state.place {
            Place::Ending(ending) => (self.yardstick.worth(game, &sight.tally, &sight.state, ending, luck), false),
            Place::Node(_) if sight.offered.is_empty() => (NO_ENDING, false),
            Place::Node(_) => (self.yardstick.hope(game, &sight.tally), true),
        };
        Worth {
            value: own,
            own,
            choices: Vec::new(),
            best: 0,
            is_open,
        }
    }

    /// Opens points on the most hopeful way until nothing on it is left to hope for.
    fn search(&mut self, game: &Game) {
        loop {
            self.weigh_all();
            let mut opened = self.follow(game);
            if opened == 0 {
                return;
            }
            // Weighing everything takes long in a large plan, so more is opened in between.
            for _ in 0..self.points.len() / 256 {
                if opened == 0 || self.points.len() > MOST_POINTS {
                    break;
                }
                opened = self.follow(game);
            }
            if self.points.len() > MOST_POINTS {
                self.cut_short(game);
                return;
            }
        }
    }

    /// Makes the best of what was looked at: what simple rules come to is added, and nothing is hoped for of what was not.
    fn cut_short(&mut self, game: &Game) {
        self.exact = false;
        for rule in RULES {
            self.follow_rule(game, rule);
        }
        for worth in self.points.values_mut().filter(|worth| worth.is_open) {
            worth.own = NO_ENDING;
        }
        self.weigh_all();
    }

    fn follow_rule(&mut self, game: &Game, rule: Rule) {
        let mut seen = vec![false; self.points.len()];
        let mut waiting = self.first.clone();
        while let Some(point) = waiting.pop() {
            seen.resize(self.points.len(), false);
            if std::mem::replace(&mut seen[point], true) {
                continue;
            }
            if self.points[point].is_open && self.points.len() < MOST_POINTS + MORE_POINTS {
                self.open(game, point);
            }
            let ((sight, _), worth) = self.points.get_index(point).expect("points are only ever added");
            if worth.choices.is_empty() {
                continue;
            }
            let said = rule(game, &sight.state, &sight.offered);
            let choice = worth.choices.iter().find(|choice| choice.reply == said);
            waiting.extend(choice.into_iter().flat_map(|choice| &choice.leads).map(|(_, point)| *point));
        }
    }

    /// Goes the best way known, under every luck, and opens what is not open yet. How much that was.
    fn follow(&mut self, game: &Game) -> usize {
        let mut seen = vec![false; self.points.len()];
        let mut waiting = self.first.clone();
        let mut way = Vec::new();
        let mut opened = 0;
        while let Some(point) = waiting.pop() {
            seen.resize(self.points.len(), false);
            if std::mem::replace(&mut seen[point], true) {
                continue;
            }
            if self.points[point].is_open {
                if self.points.len() > MOST_POINTS {
                    break;
                }
                self.open(game, point);
                self.weigh(point);
                opened += 1;
            }
            way.push(point);
            let worth = &self.points[point];
            if let Some(choice) = worth.choices.get(worth.best) {
                waiting.extend(choice.leads.iter().map(|(_, point)| *point));
            }
        }
        // Where nothing was opened the values stand, and so does the choice among equals, of which some may lead in circles.
        if opened > 0 {
            for point in way.into_iter().rev() {
                self.weigh(point);
            }
        }
        opened
    }

    fn open(&mut self, game: &Game, point: usize) {
        let (sight, luck) = self.points.get_index(point).expect("points are only ever added").0.clone();
        let mut choices = Vec::with_capacity(sight.offered.len());
        for reply in &sight.offered {
            let mut tally = sight.tally;
            tally.decide(stakes_among(game, &sight.state, sight.offered.iter().copied(), *reply));
            let mut after = Vec::new();
            for rolls in &luck {
                let ways = ways(game, rolls, |dice| {
                    let (mut state, mut tally, mut events) = (sight.state.clone(), tally, Vec::new());
                    step(game, &mut state, dice, *reply, Pace::Prompt, &mut events);
                    tally.observe_faults(&events);
                    self.sight(game, state, tally, dice)
                });
                self.exact &= ways.complete;
                after.extend(ways.each);
            }
            let leads = self.add(game, after);
            choices.push(Choice { reply: *reply, leads });
        }
        let worth = &mut self.points[point];
        worth.choices = choices;
        worth.is_open = false;
    }

    /// What the best reply at a point promises, and which it is; of equals the first.
    fn best(&self, point: usize) -> Option<(f64, usize)> {
        let mut best: Option<(f64, usize)> = None;
        for (at, choice) in self.points[point].choices.iter().enumerate() {
            let value = choice.leads.iter().map(|(share, next)| share * self.points[*next].value).sum();
            if best.is_none_or(|(most, _)| value > most + ALIKE) {
                best = Some((value, at));
            }
        }
        best
    }

    fn weigh(&mut self, point: usize) {
        if let Some((value, best)) = self.best(point) {
            let worth = &mut self.points[point];
            (worth.value, worth.best) = (value, best);
        }
    }

    /// Weighs every point anew from the ends of the talk backwards, so that a talk in circles is worth no more than a way out of it.
    fn weigh_all(&mut self) {
        for worth in self.points.values_mut() {
            worth.value = if worth.choices.is_empty() { worth.own } else { NO_ENDING };
        }
        loop {
            let mut changed = false;
            // Most points were added after those that lead to them.
            for point in (0..self.points.len()).rev() {
                if let Some((value, best)) = self.best(point)
                    && value > self.points[point].value + ALIKE
                {
                    let worth = &mut self.points[point];
                    (worth.value, worth.best) = (value, best);
                    changed = true;
                }
            }
            if !changed {
                return;
            }
        }
    }
}

/// An expert who plays one run by a plan.
#[derive(Debug)]
pub(super) struct Follower<'a> {
    plan: &'a Plan,
    /// The point where the last reply was said; none where the plan had come to its end.
    last: Option<usize>,
}

impl<'a> Follower<'a> {
    pub(super) fn new(plan: &'a Plan) -> Self {
        Self { plan, last: None }
    }

    /// The point of the plan that looks like this.
    fn find(&self, state: &State, tally: &Tally, offered: &[ReplyIx], decision: usize) -> Option<usize> {
        let points = &self.plan.points;
        let tally = tally.clipped(self.plan.yardstick.most);
        let looks_so = |point: &usize| {
            let ((sight, _), _) = points.get_index(*point).expect("a plan leads to its own points");
            sight.state == *state && sight.tally == tally && sight.offered == offered
        };
        if decision == 1 {
            return self.plan.first.iter().copied().find(looks_so);
        }
        let last = &points[self.last?];
        let mut leads = last.choices[last.best].leads.iter().map(|(_, point)| *point);
        leads.find(looks_so)
    }
}

impl Trainee for Follower<'_> {
    fn choose(&mut self, game: &Game, state: &State, tally: &Tally, offered: &[ReplyIx], decision: usize) -> ReplyIx {
        let point = self.find(state, tally, offered, decision);
        self.last = point.filter(|point| !self.plan.points[*point].choices.is_empty());
        match self.last {
            Some(point) => {
                let worth = &self.plan.points[point];
                worth.choices[worth.best].reply
            }
            None => least_lost(game, &self.plan.yardstick, state, tally, offered),
        }
    }
}

/// The reply that leaves the most to hope for; of equals the first.
fn least_lost(game: &Game, yardstick: &Yardstick, state: &State, tally: &Tally, offered: &[ReplyIx]) -> ReplyIx {
    let mut best = (offered[0], f64::NEG_INFINITY);
    for reply in offered {
        let mut tally = *tally;
        tally.decide(stakes_among(game, state, offered.iter().copied(), *reply));
        let hope = yardstick.hope(game, &tally);
        if hope > best.1 {
            best = (*reply, hope);
        }
    }
    best.0
}
