//! Random scenarios and plays, drawn from tapes of numbers: an exhausted tape gives the simplest choice, so failures shrink.

use crate::build::{game_of, reply};
use goodword::session::{Game, Pace, Place, ReplyIx, Seeded, Session, begin, offered, reply_verdict, step};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, RngSeed};
use std::sync::Arc;

/// The settings of every property here. The seed is fixed, so that a run says the same thing tomorrow;
/// `PROPTEST_RNG_SEED` and `PROPTEST_CASES` look elsewhere and further.
pub(crate) fn config(cases: u32) -> Config {
    let number = |name: &str| std::env::var(name).ok().and_then(|value| value.parse().ok());
    Config {
        cases: number("PROPTEST_CASES").map_or(cases, |cases: u64| cases as u32),
        rng_algorithm: RngAlgorithm::ChaCha,
        rng_seed: RngSeed::Fixed(number("PROPTEST_RNG_SEED").unwrap_or(7)),
        failure_persistence: None,
        max_shrink_iters: 2_000,
        ..Config::default()
    }
}

/// What a random scenario is drawn from.
pub(crate) fn tape() -> impl Strategy<Value = Vec<u16>> {
    vec(any::<u16>(), 40..1_000)
}

/// What a random play is drawn from: which of the replies on offer, and how quickly.
pub(crate) fn choices() -> impl Strategy<Value = Vec<u8>> {
    vec(any::<u8>(), 0..40)
}

struct Tape<'a> {
    numbers: std::slice::Iter<'a, u16>,
}

impl Tape<'_> {
    /// A number below a bound.
    fn below(&mut self, bound: usize) -> usize {
        usize::from(self.numbers.next().copied().unwrap_or(0)) % bound
    }

    /// True once in so many times.
    fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == times - 1
    }

    fn pick<'b>(&mut self, from: &[&'b str]) -> &'b str {
        from[self.below(from.len())]
    }
}

const CHANCES: [&str; 12] = [
    "1.0", "1.0", "0.95", "0.95", "0.9499", "0.8", "0.8", "0.7999", "0.5", "0.4", "0.3999", "0.0",
];
const BEHAVIOURS: [&str; 9] = ["warm", "kind", "stock", "cold", "can", "plain", "cannot", "polite", "insult"];
const FACTS: [&str; 3] = ["f0", "f1", "f2"];
const PROMISES: [&str; 4] = ["p0", "p1", "p2", "p3"];
const MOMENTS: [&str; 3] = ["m0", "m1", "m2"];
const FLAGS: [&str; 2] = ["g0", "g1"];
const ENDINGS: [(&str, &str); 4] = [("e0", "Resolved"), ("e1", "Partly"), ("e2", "Unresolved"), ("e3", "HungUp")];
const CERTAINTIES: [&str; 3] = ["Firm", "Hedged", "Absolute"];

/// A scenario with 2 to 8 nodes that uses everything the format has. `lucky` lets conditions ask about luck and mood.
pub(crate) fn scenario_text(tape: &[u16], lucky: bool, reference: &[String]) -> String {
    let mut draw = Draw {
        tape: Tape { numbers: tape.iter() },
        lucky,
        nodes: 0,
        replies: Vec::new(),
    };
    draw.scenario(reference)
}

struct Draw<'a> {
    tape: Tape<'a>,
    lucky: bool,
    nodes: usize,
    /// How many replies each node has.
    replies: Vec<usize>,
}

impl Draw<'_> {
    fn scenario(&mut self, reference: &[String]) -> String {
        self.nodes = 2 + self.tape.below(7);
        self.replies = (0..self.nodes).map(|_| 1 + self.tape.below(4)).collect();
        let mut text =
            String::from("#![enable(implicit_some)]\nScenario(format: 1, title: \"T\", language: \"en\", channel: Chat, difficulty: 1, ");
        let mut mood = || self.tape.below(101);
        let (anger, confusion, trust) = (mood(), mood(), mood());
        let temperament = self.tape.pick(&["Even", "Fiery", "Stone"]);
        text += &format!(
            "minutes: 1, module: \"m\", briefing: \"b\", customer: (name: \"N\", age: 30, about: \"a\", line: \"l\", \
             mood: (anger: {anger}, confusion: {confusion}, trust: {trust}), temperament: \"{temperament}\"),\n"
        );
        text += &self.policy();
        text += &format!("flags: [\"g0\", \"g1\"], start: \"n0\", reference: {reference:?},\nnodes: {{\n");
        // Every moment has at least one place that reaches it.
        let homes = MOMENTS.map(|_| self.tape.below(self.nodes + ENDINGS.len()));
        for node in 0..self.nodes {
            text += &self.node(node, &homes);
        }
        text += "},\nendings: {\n";
        for (place, (id, kind)) in ENDINGS.iter().enumerate() {
            text += &self.ending(id, kind, &reaches(&homes, self.nodes + place));
        }
        text += "})\n";
        text
    }

    fn policy(&mut self) -> String {
        let mut text = String::from("facts: {");
        for (at, id) in FACTS.iter().enumerate() {
            let known = if at == 0 {
                "Agent"
            } else {
                self.tape.pick(&["Agent", "Customer", "Nobody", "Both"])
            };
            let limit = if self.tape.once_in(3) { "limit: \"up to\"," } else { "" };
            text += &format!("\"{id}\": (says: \"s\", known_to: {known}, {limit}),");
        }
        text += "},\nowed: { \"o0\": (says: \"s\"), \"o1\": (says: \"s\") },\n";
        text += "authority: { \"a0\": (says: \"s\", limit: Percent(15), above: { \"boss\": Percent(30) }), \"a1\": (says: \"s\", limit: Whole) },\n";
        text += "promises: {";
        for id in PROMISES {
            let chance = self.tape.below(CHANCES.len());
            let condition = if self.tape.once_in(3) {
                let better = CHANCES[self.tape.below(chance + 1)];
                let material = self.tape.once_in(2);
                format!("condition: (id: \"if\", says: \"s\", chance_if: {better}, material: {material}),")
            } else {
                String::new()
            };
            let kept_if = if self.tape.once_in(6) {
                format!("kept_if: {},", self.condition(1))
            } else {
                String::new()
            };
            let due = self.tape.pick(&MOMENTS);
            text += &format!(
                "\"{id}\": (what: \"w\", chance: {}, because: \"f0\", due: \"{due}\", {condition} {kept_if}),\n",
                CHANCES[chance]
            );
        }
        text += "},\nchances: { \"c0\": 0.5, \"c1\": 0.1 },\nmust_disclose: [";
        for _ in 0..[0, 0, 0, 1, 2][self.tape.below(5)] {
            let fact = self.tape.pick(&FACTS);
            let before = self.place();
            text += &format!("(fact: \"{fact}\", before: \"{before}\"),");
        }
        text += "],\ninterrupts: [";
        if self.tape.once_in(3) {
            text += &self.detour();
        }
        text + "],\n"
    }

    fn place(&mut self) -> String {
        let at = self.tape.below(self.nodes + ENDINGS.len());
        if at < self.nodes {
            format!("n{at}")
        } else {
            ENDINGS[at - self.nodes].0.to_owned()
        }
    }

    /// Mostly forwards, so that talks come to an end.
    fn goto(&mut self, from: usize) -> String {
        if self.tape.once_in(12) {
            return self.place();
        }
        let at = from + 1 + self.tape.below(2);
        if at < self.nodes {
            format!("n{at}")
        } else {
            ENDINGS[self.tape.below(ENDINGS.len())].0.to_owned()
        }
    }

    fn detour(&mut self) -> String {
        let condition = self.condition(1);
        let goto = self.place();
        format!("(if: {condition}, goto: \"{goto}\"),")
    }

    fn condition(&mut self, depth: usize) -> String {
        let kinds = if depth == 0 { 6 } else { 9 };
        let kinds = if self.lucky { kinds + 10 } else { kinds };
        let (promise, fact) = (self.tape.pick(&PROMISES), self.tape.pick(&FACTS));
        let (low, high) = (self.tape.below(60), 40 + self.tape.below(61));
        let mut kind = self.tape.below(kinds);
        if depth == 0 && kind >= 6 {
            kind += 3;
        }
        match kind {
            0 => format!("Flag(\"{}\")", self.tape.pick(&FLAGS)),
            1 => format!("Knows(\"{fact}\")"),
            2 => format!("Told(\"{fact}\")"),
            3 => format!("Shown(\"{}\")", self.tape.pick(&BEHAVIOURS)),
            4 => {
                let node = self.tape.below(self.nodes);
                let reply = self.tape.below(self.replies[node]);
                format!("Chose(\"n{node}/r{reply}\")")
            }
            5 => format!("Promised(\"{promise}\")"),
            6 => format!("All([{}, {}])", self.condition(depth - 1), self.condition(depth - 1)),
            7 => format!("Any([{}, {}])", self.condition(depth - 1), self.condition(depth - 1)),
            8 => format!("Not({})", self.condition(depth - 1)),
            9 => format!("Anger(AtLeast({high}))"),
            10 => format!("Confusion(Below({low}))"),
            11 => format!("Trust(Between({}, {high}))", low.min(high)),
            12 => format!("Open(\"{promise}\")"),
            13 => format!("Kept(\"{promise}\")"),
            14 => format!("Broken(\"{promise}\")"),
            15 => format!("Renegotiated(\"{promise}\")"),
            16 => format!("Delegated(\"{promise}\")"),
            17 => format!("Void(\"{promise}\")"),
            _ => format!("Chance(\"{}\")", self.tape.pick(&["c0", "c1"])),
        }
    }

    fn node(&mut self, at: usize, homes: &[usize]) -> String {
        let mut asks = String::new();
        if self.tape.once_in(3) {
            let asked = self.tape.pick(&["p0", "p1", "f0", "f1", "a0", "o0"]);
            asks = format!("asks: [\"{asked}\"],");
        }
        let detours = if self.tape.once_in(5) {
            format!("detours: [{}],", self.detour())
        } else {
            String::new()
        };
        let lines = if self.tape.once_in(3) {
            format!("lines: [(if: {}, says: \"other\")],", self.condition(2))
        } else {
            String::new()
        };
        let replies: String = (0..self.replies[at]).map(|place| self.reply(at, place)).collect();
        format!(
            "\"n{at}\": (says: \"s\", thinks: \"t\", {} {asks} {detours} {lines} replies: {{\n{replies}}}),\n",
            reaches(homes, at)
        )
    }

    fn reply(&mut self, node: usize, place: usize) -> String {
        let mut more = String::new();
        // The first reply is always on offer, so that no talk gets stuck.
        if place > 0 && self.tape.once_in(3) {
            more += &format!("if: {},", self.condition(2));
        }
        let first = self.tape.below(BEHAVIOURS.len() * 3);
        let shows: Vec<&str> = (0..self.tape.below(3))
            .map(|step| BEHAVIOURS[(first + step * 4) % (BEHAVIOURS.len() - usize::from(first != 8))])
            .collect();
        more += &format!("shows: {shows:?},");
        let claims: Vec<String> = (0..self.tape.below(4)).map(|_| self.claim()).collect();
        more += &format!("claims: [{}],", claims.join(", "));
        for (key, names, rarity) in [
            ("learns", &FACTS[..], 4),
            ("sets", &FLAGS[..], 4),
            ("renegotiates", &PROMISES[..], 3),
            ("voids", &PROMISES[..], 8),
        ] {
            if self.tape.once_in(rarity) {
                more += &format!("{key}: [\"{}\"],", self.tape.pick(names));
            }
        }
        if self.tape.once_in(8) {
            more += &format!("delegates: {{ \"{}\": \"Ines\" }},", self.tape.pick(&PROMISES));
        }
        if self.tape.once_in(5) {
            let by = self.tape.below(201) as i32 - 100;
            more += &format!("mood: (anger: {by}, confusion: {}, trust: {}),", -by, by / 2);
        }
        if self.tape.once_in(9) {
            more += "takes: 30,";
        }
        let goto = self.goto(node);
        reply(&format!("r{place}"), &goto, &more)
    }

    fn claim(&mut self) -> String {
        let certainty = self.tape.pick(&CERTAINTIES);
        match self.tape.below(12) {
            0 | 1 => format!("States(fact: \"{}\", certainty: {certainty})", self.tape.pick(&FACTS)),
            2 if self.tape.once_in(4) => format!("States(fact: \"{}\", as: False, certainty: {certainty})", self.tape.pick(&FACTS)),
            2 | 3 => format!("Discloses(fact: \"{}\")", self.tape.pick(&FACTS)),
            4 if self.tape.once_in(3) => format!(
                "Grants(authority: \"a0\", amount: Percent({}), certainty: {certainty})",
                self.tape.below(40)
            ),
            4 => format!("Grants(authority: \"a0\", amount: Percent({}), if: \"boss\")", self.tape.below(35)),
            5 => format!("Grants(authority: \"a1\", amount: Whole, certainty: {certainty})"),
            6 if self.tape.once_in(2) => format!("Refuses(owed: \"{}\")", self.tape.pick(&["o0", "o0", "o1"])),
            6 | 7 => format!("Honours(owed: \"{}\")", self.tape.pick(&["o0", "o0", "o1"])),
            _ => {
                let named = if self.tape.once_in(2) { "if: \"if\"," } else { "" };
                let owner = if self.tape.once_in(6) { "" } else { "owner: \"I\"," };
                let by = if self.tape.once_in(6) { "" } else { "by: \"noon\"," };
                format!(
                    "Promise(id: \"{}\", certainty: {certainty}, {named} {owner} {by})",
                    self.tape.pick(&PROMISES)
                )
            }
        }
    }

    fn ending(&mut self, id: &str, kind: &str, reaches: &str) -> String {
        let settles = if self.tape.once_in(4) {
            format!(
                "settles: {{ \"{}\": {} }},",
                self.tape.pick(&PROMISES),
                self.tape.pick(&["Kept", "Broken", "Void"])
            )
        } else {
            String::new()
        };
        let detours = if self.tape.once_in(12) {
            format!("detours: [{}],", self.detour())
        } else {
            String::new()
        };
        let epilogue = self.condition(2);
        format!(
            "\"{id}\": (kind: {kind}, title: \"t\", says: \"s\", thinks: \"t\", {reaches} {settles} {detours} epilogue: \"e\", \
             epilogues: [(if: {epilogue}, tells: \"o\")], survey: (helped: No(\"a\"), again: Yes(\"b\"), better: \"c\", compare: \"d\")),\n"
        )
    }
}

fn reaches(homes: &[usize], at: usize) -> String {
    let here: Vec<&str> = MOMENTS
        .iter()
        .zip(homes)
        .filter(|(_, home)| **home == at)
        .map(|(moment, _)| *moment)
        .collect();
    format!("reaches: {here:?},")
}

/// How many decisions a random play has at most.
pub(crate) const LONGEST: usize = 24;

/// A random game, with a reference path that comes to an ending under seed 1 wherever one was found.
///
/// The path takes the best reply for honesty, then for points; on every second tape only at two decisions in three.
pub(crate) fn game(tape: &[u16], lucky: bool) -> Arc<Game> {
    let game = game_of(&scenario_text(tape, lucky, &["r0".to_owned()]));
    game_of(&scenario_text(tape, lucky, &good_path(&game, tape)))
}

/// A good way through a random game under seed 1, or its beginning where the way is long.
pub(crate) fn good_path(game: &Game, tape: &[u16]) -> Vec<String> {
    let dice = Seeded(1);
    let mut state = goodword::session::State::new(game);
    let mut events = Vec::new();
    begin(game, &mut state, &dice, &mut events);
    let mut path = Vec::new();
    while let Place::Node(_) = state.place
        && path.len() < LONGEST
    {
        let on_offer: Vec<ReplyIx> = offered(game, &state, &dice).collect();
        let number = tape.get(path.len()).copied().unwrap_or(0);
        let chosen = if tape.len().is_multiple_of(2) && number % 3 == 2 {
            on_offer[usize::from(number / 3) % on_offer.len()]
        } else {
            on_offer
                .iter()
                .copied()
                .max_by_key(|reply| {
                    let ends_badly = ["e2", "e3"].contains(&game.authored(*reply).1.goto.as_str());
                    let points: i32 = game.reply(*reply).points.iter().sum();
                    (!ends_badly, reply_verdict(game, &state, *reply), points)
                })
                .expect("the first reply is always on offer")
        };
        path.push(game.authored(chosen).0.to_owned());
        step(game, &mut state, &dice, chosen, Pace::Prompt, &mut events);
    }
    path
}

/// Plays on as the numbers say, at most [`LONGEST`] decisions.
pub(crate) fn random_play(game: &Arc<Game>, seed: u64, choices: &[u8], timed: bool) -> Session {
    let mut session = Session::new(game.clone(), seed, timed);
    for step in 0..LONGEST {
        let number = usize::from(choices.get(step).copied().unwrap_or(0));
        let view = session.view();
        if view.replies.is_empty() {
            break;
        }
        let mut ids: Vec<&str> = view.replies.iter().map(|reply| reply.id.as_str()).collect();
        ids.sort_unstable();
        let id = ids[number % ids.len()].to_owned();
        let pace = [Pace::Prompt, Pace::Slow, Pace::Late][number / 7 % 3];
        session.choose(&id, pace, 1_000 * (step as u64 + 1)).expect("it is on offer");
    }
    session
}
