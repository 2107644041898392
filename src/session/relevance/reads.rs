//! What is read at a place or after it, and how a reply and an arrival carry that backwards.

use super::cuts::Cuts;
use crate::rubric::MoodChange;
use crate::session::bits::Bits;
use crate::session::condition::Rule;
use crate::session::dice::{RollKey, TEN_THOUSAND};
use crate::session::game::{ClaimRule, FactIx, Game, Place, PromiseIx, ReplyIx};
use crate::session::ledger::PromiseState;

/// What is read from a point of the talk on.
#[derive(Clone, Debug)]
pub(super) struct Reads {
    /// Cuts of anger, confusion and trust.
    pub(super) cuts: [Cuts; 3],
    pub(super) flags: Bits,
    pub(super) known: Bits,
    pub(super) told: Bits,
    pub(super) chosen: Bits,
    /// Behaviours of which it matters whether they were shown.
    pub(super) shown: Bits,
    /// Behaviours of which it matters how often.
    pub(super) counted: Bits,
    /// Promises whose state a condition asks for.
    pub(super) states: Bits,
    /// Promises of which it matters whether they are open.
    pub(super) open: Bits,
    /// Circumstances and, behind them, promises, whose luck is asked for.
    pub(super) luck: Bits,
    /// Faults that may still be put right.
    pub(super) overpromised: Bits,
    pub(super) withheld: Bits,
    pub(super) omitted: Bits,
    /// Duties that may still come up.
    pub(super) duties: Bits,
}

impl Reads {
    /// Nothing.
    pub(super) fn none(game: &Game) -> Self {
        let scenario = game.scenario();
        let behaviours = game.rubric().behaviours.len();
        let promises = scenario.promises.len();
        Self {
            cuts: Default::default(),
            flags: Bits::new(scenario.flags.len()),
            known: Bits::new(scenario.facts.len()),
            told: Bits::new(scenario.facts.len()),
            chosen: Bits::new(game.reply_count()),
            shown: Bits::new(behaviours),
            counted: Bits::new(behaviours),
            states: Bits::new(promises),
            open: Bits::new(promises),
            luck: Bits::new(scenario.chances.len() + promises),
            overpromised: Bits::new(promises),
            withheld: Bits::new(scenario.owed.len()),
            omitted: Bits::new(scenario.must_disclose.len()),
            duties: Bits::new(scenario.must_disclose.len()),
        }
    }

    /// Adds what another point reads. True if anything was new.
    pub(super) fn merge(&mut self, other: &Reads) -> bool {
        let mut grown = false;
        for (own, others) in self.cuts.iter_mut().zip(other.cuts) {
            let both = own.and(others);
            grown |= both != *own;
            *own = both;
        }
        for (own, others) in self.sets_mut().into_iter().zip(other.sets()) {
            grown |= own.merge(others);
        }
        grown
    }

    fn sets(&self) -> [&Bits; 13] {
        [
            &self.flags,
            &self.known,
            &self.told,
            &self.chosen,
            &self.shown,
            &self.counted,
            &self.states,
            &self.open,
            &self.luck,
            &self.overpromised,
            &self.withheld,
            &self.omitted,
            &self.duties,
        ]
    }

    fn sets_mut(&mut self) -> [&mut Bits; 13] {
        [
            &mut self.flags,
            &mut self.known,
            &mut self.told,
            &mut self.chosen,
            &mut self.shown,
            &mut self.counted,
            &mut self.states,
            &mut self.open,
            &mut self.luck,
            &mut self.overpromised,
            &mut self.withheld,
            &mut self.omitted,
            &mut self.duties,
        ]
    }

    /// Luck under a key matters to the end.
    pub(super) fn keep(&mut self, game: &Game, key: RollKey) {
        for at in 0..game.luck_count() {
            if game.luck_key(at) == key {
                self.luck.add(at);
            }
        }
    }

    /// What is read while the talk rests at a place: whether replies are on offer, and which words are said.
    pub(super) fn place(&mut self, game: &Game, place: Place) {
        match place {
            Place::Node(node) => {
                let rule = game.node(node);
                rule.lines.iter().for_each(|condition| self.condition(condition));
                for reply in rule.replies.clone() {
                    if let Some(condition) = &game.reply(ReplyIx::new(reply)).condition {
                        self.condition(condition);
                    }
                }
            }
            Place::Ending(ending) => {
                let rule = game.ending(ending);
                rule.lines.iter().for_each(|condition| self.condition(condition));
                rule.epilogues.iter().for_each(|condition| self.condition(condition));
            }
        }
    }

    /// From what is read at rest at a place to what is read when a reply leads there.
    pub(super) fn arrive<'a>(&mut self, game: &Game, place: Place, on_coming: impl Fn(Place) -> &'a Reads) {
        if let Place::Ending(ending) = place {
            for promise in (0..game.scenario().promises.len()).rev() {
                self.fall_due(game, PromiseIx::new(promise));
            }
            for (promise, _) in game.ending(ending).settles.iter().rev() {
                for state in [PromiseState::Kept, PromiseState::Broken] {
                    self.settle(game, *promise, state);
                }
            }
        }
        for duty in &game.arrival(place).duties {
            self.duties.add(*duty);
            let fact = &game.scenario().must_disclose[*duty].fact;
            if let Some(fact) = game.scenario().facts.get_index_of(fact) {
                self.told.add(fact);
            }
        }
        for turning in game.turnings(place) {
            self.merge(on_coming(turning.goto));
            self.condition(&turning.condition);
        }
        for promise in game.arrival(place).due.iter().rev() {
            self.fall_due(game, *promise);
        }
    }

    /// From what is read after a reply to what is read before it.
    pub(super) fn reply(&mut self, game: &Game, reply: ReplyIx) {
        self.consequences(game, reply);
        let rule = game.reply(reply);
        self.moved(&[rule.mood]);
        for behaviour in rule.shows.iter().rev() {
            let effects = [0, 1, 2].map(|before| game.effect(*behaviour, before));
            if self.tells_apart(&effects) {
                self.counted.add(behaviour.index());
            }
            self.moved(&effects);
        }
    }

    /// From what is read after a reply to what is read once its words have moved the customer.
    pub(super) fn consequences(&mut self, game: &Game, reply: ReplyIx) {
        let rule = game.reply(reply);
        if rule.remembered {
            self.chosen.remove(reply.index());
        }
        for flag in &rule.sets {
            self.flags.remove(flag.index());
        }
        for fact in &rule.learns {
            self.known.remove(fact.index());
        }
        for promise in rule.voids.iter().rev() {
            self.settle(game, *promise, PromiseState::Void);
        }
        for promise in rule.delegates.iter().rev() {
            self.settle(game, *promise, PromiseState::Delegated);
        }
        for promise in rule.renegotiates.iter().rev() {
            self.settle(game, *promise, PromiseState::Renegotiated);
            self.open.add(promise.index());
            self.overpromised.add(promise.index());
        }
        rule.claims.iter().for_each(|claim| self.claim(game, claim));
    }

    fn claim(&mut self, game: &Game, claim: &ClaimRule) {
        match *claim {
            ClaimRule::States { fact, .. } => {
                self.tell(game, fact);
                self.known.add(fact.index());
                if game.fact(fact).limited {
                    self.told.add(fact.index());
                }
            }
            ClaimRule::Discloses { fact } => {
                self.tell(game, fact);
                self.known.add(fact.index());
            }
            ClaimRule::Honours { owed } => {
                self.withheld.add(owed.index());
            }
            // What a promise made before said of itself goes on counting, and a promise is judged by its own words alone.
            ClaimRule::Promise { .. } | ClaimRule::Grants { .. } | ClaimRule::Refuses { .. } => {}
        }
    }

    /// Telling a fact puts right that it was passed over.
    fn tell(&mut self, game: &Game, fact: FactIx) {
        let id = game.fact_id(fact);
        for (duty, must) in game.scenario().must_disclose.iter().enumerate() {
            if must.fact == id {
                self.omitted.add(duty);
            }
        }
    }

    fn fall_due(&mut self, game: &Game, promise: PromiseIx) {
        // Whoever walks the plays wants to know what becomes of every promise, whether or not anybody asks for it later.
        self.open.add(promise.index());
        let rule = game.promise(promise);
        for state in [PromiseState::Kept, PromiseState::Broken] {
            self.settle(game, promise, state);
        }
        if let Some(kept_if) = &rule.kept_if {
            self.condition(kept_if);
        }
        if let Some(met_if) = &rule.met_if {
            self.condition(met_if);
        }
        if rule.chance.0 < TEN_THOUSAND {
            self.luck.add(game.scenario().chances.len() + promise.index());
        }
    }

    /// A promise may be closed here.
    fn settle(&mut self, game: &Game, promise: PromiseIx, state: PromiseState) {
        let change = game.outcome(state);
        // What was only hedged moves the customer half as much.
        let half = MoodChange {
            anger: change.anger / 2,
            confusion: change.confusion / 2,
            trust: change.trust / 2,
        };
        let changes = [MoodChange::default(), half, change];
        let noticed = self.states.has(promise.index()) || self.open.has(promise.index()) || self.tells_apart(&changes);
        if noticed {
            self.open.add(promise.index());
        }
        self.moved(&changes);
    }

    /// Whether changes of mood lead to moods that are read apart.
    fn tells_apart(&self, changes: &[MoodChange]) -> bool {
        let differs = |part: fn(&MoodChange) -> i16| changes.iter().any(|change| part(change) != part(&changes[0]));
        (differs(|change| change.anger) && !self.cuts[0].is_empty())
            || (differs(|change| change.confusion) && !self.cuts[1].is_empty())
            || (differs(|change| change.trust) && !self.cuts[2].is_empty())
    }

    /// The mood moves by one of these changes.
    fn moved(&mut self, changes: &[MoodChange]) {
        let parts: [fn(&MoodChange) -> i16; 3] = [|change| change.anger, |change| change.confusion, |change| change.trust];
        for (cuts, part) in self.cuts.iter_mut().zip(parts) {
            *cuts = changes
                .iter()
                .fold(Cuts::default(), |union, change| union.and(cuts.before(part(change))));
        }
    }

    fn condition(&mut self, rule: &Rule) {
        match rule {
            Rule::All(parts) | Rule::Any(parts) => parts.iter().for_each(|part| self.condition(part)),
            Rule::Not(part) => self.condition(part),
            Rule::Anger(range) => self.cuts[0] = self.cuts[0].and(Cuts::of(*range)),
            Rule::Confusion(range) => self.cuts[1] = self.cuts[1].and(Cuts::of(*range)),
            Rule::Trust(range) => self.cuts[2] = self.cuts[2].and(Cuts::of(*range)),
            Rule::Flag(flag) => {
                self.flags.add(flag.index());
            }
            Rule::Knows(fact) => {
                self.known.add(fact.index());
            }
            Rule::Told(fact) => {
                self.told.add(fact.index());
            }
            Rule::Shown(behaviour) => {
                self.shown.add(behaviour.index());
            }
            Rule::Chose(reply) => {
                self.chosen.add(reply.index());
            }
            Rule::Promised(promise) | Rule::Is(promise, _) => {
                self.states.add(promise.index());
            }
            Rule::Chance(chance) => {
                self.luck.add(chance.index());
            }
        }
    }
}
