//! The only place where a play's state changes: one reply in, events out.

use super::claims::{claim_verdicts, silences};
use super::dice::{Dice, TEN_THOUSAND};
use super::event::{Event, Fault};
use super::game::{BehaviourIx, ClaimRule, Game, Place, PromiseIx, ReplyIx};
use super::ledger::PromiseState;
use super::state::State;
use super::transcript::Pace;
use crate::rubric::MoodChange;
use crate::scenario::{Certainty, Mood, Settled};

/// Enters the first node. Events are added to `events`.
pub fn begin(game: &Game, state: &mut State, dice: &impl Dice, events: &mut Vec<Event>) {
    let mut step = Step { game, state, dice, events };
    let place = step.turn_up(game.start());
    // Nobody has spoken yet, so nothing was passed over in silence.
    step.events.push(Event::Arrived(place));
}

/// The replies on offer, in the file's order. Empty at an ending.
pub fn offered<'a>(game: &'a Game, state: &'a State, dice: &'a impl Dice) -> impl Iterator<Item = ReplyIx> + 'a {
    let range = match state.place {
        Place::Node(node) => game.node(node).replies.clone(),
        Place::Ending(_) => 0..0,
    };
    range.map(ReplyIx::new).filter(move |reply| match &game.reply(*reply).condition {
        Some(condition) => condition.holds(game, state, dice),
        None => true,
    })
}

/// Says a reply that is on offer. Events are added to `events`.
pub fn step(game: &Game, state: &mut State, dice: &impl Dice, reply: ReplyIx, pace: Pace, events: &mut Vec<Event>) {
    Step { game, state, dice, events }.say(reply, pace);
}

/// How a reply's own words would move the customer now, before anything comes of its promises: its behaviours, and what its author wrote.
pub fn at_once(game: &Game, state: &State, reply: ReplyIx) -> MoodChange {
    let mut mood = state.mood;
    show(game, &mut mood, &mut state.shown.clone(), reply, |_, _, _| {});
    feel(&mut mood, game.reply(reply).mood);
    moved(state.mood, mood)
}

struct Step<'a, D> {
    game: &'a Game,
    state: &'a mut State,
    dice: &'a D,
    events: &'a mut Vec<Event>,
}

impl<D: Dice> Step<'_, D> {
    fn say(&mut self, reply: ReplyIx, pace: Pace) {
        let rule = self.game.reply(reply);
        if pace != Pace::Prompt {
            let change = self.feel(self.game.waiting(pace == Pace::Late));
            self.events.push(Event::Waited { pace, change });
        }
        self.behave(reply);
        if rule.mood != MoodChange::default() {
            let change = self.feel(rule.mood);
            self.events.push(Event::Felt { change });
        }
        self.claim(reply);
        for promise in &rule.delegates {
            self.settle(*promise, PromiseState::Delegated);
        }
        for promise in &rule.voids {
            self.settle(*promise, PromiseState::Void);
        }
        for fact in &rule.learns {
            if self.state.known.add(fact.index()) {
                self.events.push(Event::Learnt(*fact));
            }
        }
        for flag in &rule.sets {
            if self.state.flags.add(flag.index()) {
                self.events.push(Event::Flagged(*flag));
            }
        }
        if rule.remembered {
            self.state.chosen.add(reply.index());
        }
        self.arrive(rule.goto);
    }

    fn behave(&mut self, reply: ReplyIx) {
        let (game, events, fatal) = (self.game, &mut *self.events, &mut self.state.fatal);
        show(
            game,
            &mut self.state.mood,
            &mut self.state.shown,
            reply,
            |behaviour, before, change| {
                *fatal |= game.is_fatal(behaviour);
                events.push(Event::Showed { behaviour, before, change });
            },
        );
    }

    /// Judges the claims by what was known before this reply, then writes down what they do.
    fn claim(&mut self, reply: ReplyIx) {
        let game = self.game;
        let rule = game.reply(reply);
        let first = self.events.len();
        for (claim, verdict) in claim_verdicts(game, self.state, reply).enumerate() {
            self.events.push(Event::Claimed { claim, verdict });
        }
        let judged = first..self.events.len();
        for asked in silences(game, self.state, reply) {
            self.events.push(Event::Evaded { asked });
        }
        for promise in &rule.renegotiates {
            let uncorrectable = self.state.ledger.get(promise.index()).is_some_and(|entry| entry.after_fault);
            if self.settle(*promise, PromiseState::Renegotiated) && !uncorrectable {
                self.correct(Fault::Overpromise(*promise));
            }
        }
        for at in judged {
            let Event::Claimed { claim, verdict } = self.events[at] else {
                continue;
            };
            self.state.fatal |= verdict.is_fatal();
            match rule.claims[claim] {
                ClaimRule::Promise {
                    promise,
                    conditional,
                    certainty,
                    ..
                } => {
                    let faulted = self.state.has_fault(Fault::Overpromise(promise));
                    self.state.ledger.make(promise.index(), conditional, certainty, verdict, faulted);
                    self.events.push(Event::Promised { promise, verdict });
                    if verdict.is_serious() {
                        self.fault(Fault::Overpromise(promise));
                    }
                }
                ClaimRule::Refuses { owed } => self.fault(Fault::Withheld(owed)),
                ClaimRule::Honours { owed } => self.correct(Fault::Withheld(owed)),
                claim @ (ClaimRule::Discloses { .. } | ClaimRule::States { .. } | ClaimRule::Grants { .. }) => {
                    if let Some(fact) = game.told_by(&claim) {
                        self.tell(fact);
                    }
                }
            }
        }
    }

    fn tell(&mut self, fact: super::game::FactIx) {
        if !self.state.told.add(fact.index()) {
            return;
        }
        self.events.push(Event::Told(fact));
        let id = self.game.fact_id(fact);
        for (duty, must) in self.game.scenario().must_disclose.iter().enumerate() {
            if must.fact == id {
                self.correct(Fault::Omission(duty));
            }
        }
    }

    /// Comes to a place after a reply: it turns up there, duties to tell are looked at, and an ending settles what is open.
    fn arrive(&mut self, goto: Place) {
        let place = self.turn_up(goto);
        for duty in &self.game.arrival(place).duties {
            let fact = &self.game.scenario().must_disclose[*duty].fact;
            let told = self
                .game
                .scenario()
                .facts
                .get_index_of(fact)
                .is_some_and(|index| self.state.told.has(index));
            if self.state.due_told.add(*duty) && !told {
                self.fault(Fault::Omission(*duty));
            }
        }
        if let Place::Ending(ending) = place {
            for (promise, settled) in &self.game.ending(ending).settles {
                let state = match settled {
                    Settled::Kept => PromiseState::Kept,
                    Settled::Broken => PromiseState::Broken,
                    Settled::Void => PromiseState::Void,
                };
                self.settle(*promise, state);
            }
            for promise in 0..self.game.scenario().promises.len() {
                self.fall_due(PromiseIx::new(promise));
            }
        }
        self.events.push(Event::Arrived(place));
    }

    /// Comes to a place: promises fall due there, and the talk may turn elsewhere.
    fn turn_up(&mut self, goto: Place) -> Place {
        let mut place = goto;
        // A talk that keeps turning has gone in a circle after as many turns as there are places.
        for _ in 0..=self.game.place_count() {
            self.state.place = place;
            for promise in &self.game.arrival(place).due {
                self.fall_due(*promise);
            }
            match self.turning(place) {
                Some(turning) => {
                    self.events.push(Event::Turned { from: place, turning });
                    place = self.game.turned_to(place, turning);
                }
                None => break,
            }
        }
        self.state.place = place;
        place
    }

    /// Which turning the talk takes instead of staying, if it does.
    fn turning(&self, place: Place) -> Option<usize> {
        self.game
            .turnings(place)
            .position(|turning| turning.goto != place && turning.condition.holds(self.game, self.state, self.dice))
    }

    /// A promise is settled by its own rule: by what the trainee did, and by luck.
    fn fall_due(&mut self, promise: PromiseIx) {
        if !self.state.ledger.is_open(promise.index()) {
            return;
        }
        let rule = self.game.promise(promise);
        if let Some(kept_if) = &rule.kept_if
            && !kept_if.holds(self.game, self.state, self.dice)
        {
            self.settle(promise, PromiseState::Broken);
            self.fault(Fault::Dropped(promise));
            return;
        }
        let conditional = self.state.ledger.get(promise.index()).is_some_and(|entry| entry.conditional);
        let roll = if rule.chance.0 == TEN_THOUSAND {
            0
        } else {
            self.dice.roll(rule.key)
        };
        let met = rule
            .met_if
            .as_ref()
            .map(|condition| condition.holds(self.game, self.state, self.dice));
        // Below the first roll it comes true, below the second it is broken, and else it falls away.
        let (true_below, broken_below) = match met {
            Some(true) => (rule.chance_if.0, TEN_THOUSAND),
            Some(false) if conditional => (0, 0),
            None if conditional => (rule.chance.0, rule.comes_about()),
            Some(false) | None => (rule.chance.0, TEN_THOUSAND),
        };
        let state = if roll < true_below {
            PromiseState::Kept
        } else if roll < broken_below {
            PromiseState::Broken
        } else {
            PromiseState::Void
        };
        self.settle(promise, state);
    }

    fn settle(&mut self, promise: PromiseIx, state: PromiseState) -> bool {
        let settled = self.state.ledger.settle(promise.index(), state);
        if settled {
            let hedged = self
                .state
                .ledger
                .get(promise.index())
                .is_some_and(|entry| entry.certainty == Certainty::Hedged);
            let outcome = self.game.outcome(state);
            // Nobody builds on a perhaps as on a promise, so what becomes of one moves the customer half as much.
            let change = self.feel(if hedged { half(outcome) } else { outcome });
            self.events.push(Event::Settled { promise, state, change });
        }
        settled
    }

    fn fault(&mut self, fault: Fault) {
        let (bits, index) = self.state.fault_bits(fault);
        bits.add(index);
        self.events.push(Event::Faulted(fault));
    }

    fn correct(&mut self, fault: Fault) {
        let (bits, index) = self.state.fault_bits(fault);
        if bits.remove(index) {
            self.events.push(Event::Corrected(fault));
        }
    }

    fn feel(&mut self, change: MoodChange) -> MoodChange {
        feel(&mut self.state.mood, change)
    }
}

/// What a reply's behaviours do, one after the other: to the mood, and to how often each was shown. Each is told with how often it was shown
/// before and what it did.
fn show(game: &Game, mood: &mut Mood, shown: &mut [u8], reply: ReplyIx, mut told: impl FnMut(BehaviourIx, u8, MoodChange)) {
    for behaviour in &game.reply(reply).shows {
        let before = shown[behaviour.index()];
        let change = feel(mood, game.effect(*behaviour, before));
        shown[behaviour.index()] = (before + 1).min(2);
        told(*behaviour, before, change);
    }
}

/// Moves the mood and says by how much it really moved.
fn feel(mood: &mut Mood, change: MoodChange) -> MoodChange {
    let before = *mood;
    *mood = before.after(change);
    moved(before, *mood)
}

fn moved(before: Mood, after: Mood) -> MoodChange {
    let by = |before: u8, after: u8| i16::from(after) - i16::from(before);
    MoodChange {
        anger: by(before.anger, after.anger),
        confusion: by(before.confusion, after.confusion),
        trust: by(before.trust, after.trust),
    }
}

fn half(change: MoodChange) -> MoodChange {
    MoodChange {
        anger: change.anger / 2,
        confusion: change.confusion / 2,
        trust: change.trust / 2,
    }
}
