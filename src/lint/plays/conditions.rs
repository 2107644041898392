//! A condition that never holds where it is looked at, and one that always does: of a reply, a line, an epilogue, a detour or an interrupt.

use crate::diagnostics::{Code, Diagnostic};
use crate::lint::{Rule, Subject};
use crate::ronfile::Step;
use crate::session::{EndingIx, NodeIx, Place, ReplyIx};
use crate::simulate::{Facts, Seen};

pub(in crate::lint) const RULE: Rule = Rule {
    codes: &[Code::NeverHolds, Code::AlwaysHolds],
    look,
};

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let exploration = &subject.plays().exploration;
    if !exploration.exact {
        return;
    }
    let facts = &exploration.facts;
    let mut watch = Watch { subject, problems };
    watch.replies(facts);
    watch.words(facts);
    watch.turnings(facts);
}

/// What hangs on a condition, in words.
struct Kind {
    never: &'static str,
    always: &'static str,
    advice: &'static str,
}

const REPLY: Kind = Kind {
    never: "this never holds when the talk comes here, so no play is offered this reply",
    always: "this holds whenever the talk comes here, so the reply is always on offer",
    advice: "delete the `if`, or change it",
};

const LINE: Kind = Kind {
    never: "this never holds when it is looked at here, so nobody hears this line",
    always: "this holds whenever it is looked at, so nobody hears the usual words, nor lines behind it",
    advice: "make these the usual words, or change the `if`",
};

const EPILOGUE: Kind = Kind {
    never: "this never holds when it is looked at here, so nobody is told this epilogue",
    always: "this holds whenever it is looked at, so nobody is told the usual epilogue, nor those behind it",
    advice: "make this the usual epilogue, or change the `if`",
};

struct Watch<'a, 'b> {
    subject: &'a Subject<'b>,
    problems: &'a mut Vec<Diagnostic>,
}

impl Watch<'_, '_> {
    fn replies(&mut self, facts: &Facts) {
        let game = self.subject.game;
        for (index, seen) in facts.reply_conditions.iter().enumerate() {
            let reply = ReplyIx::new(index);
            let node = game.node_id(game.reply(reply).node);
            let way = ["nodes", node, "replies", game.authored(reply).0, "if"].map(Step::Key);
            self.seen(*seen, &way, &REPLY);
        }
    }

    fn words(&mut self, facts: &Facts) {
        let scenario = self.subject.scenario();
        let nodes = scenario.nodes.keys().map(|id| ("nodes", id));
        let endings = scenario.endings.keys().map(|id| ("endings", id));
        for ((section, id), lines) in nodes.chain(endings).zip(&facts.lines) {
            for (index, seen) in lines.iter().enumerate() {
                let way = [
                    Step::Key(section),
                    Step::Key(id),
                    Step::Key("lines"),
                    Step::Index(index),
                    Step::Key("if"),
                ];
                self.seen(*seen, &way, &LINE);
            }
        }
        for (id, epilogues) in scenario.endings.keys().zip(&facts.epilogues) {
            for (index, seen) in epilogues.iter().enumerate() {
                let way = [
                    Step::Key("endings"),
                    Step::Key(id),
                    Step::Key("epilogues"),
                    Step::Index(index),
                    Step::Key("if"),
                ];
                self.seen(*seen, &way, &EPILOGUE);
            }
        }
    }

    fn turnings(&mut self, facts: &Facts) {
        let (game, scenario) = (self.subject.game, self.subject.scenario());
        let interrupts = scenario.interrupts.len();
        for index in 0..interrupts {
            let taken = |(place, turning): &(Place, usize)| matches!(place, Place::Node(_)) && *turning == index;
            if !facts.turned.iter().any(taken) {
                let way = [Step::Key("interrupts"), Step::Index(index), Step::Key("if")];
                self.never(&way, "no play is interrupted by this");
            }
        }
        let (nodes, endings) = game.counts();
        let nodes = (0..nodes).map(|node| Place::Node(NodeIx::new(node)));
        for place in nodes.chain((0..endings).map(|ending| Place::Ending(EndingIx::new(ending)))) {
            let (section, detours, before, rested) = match place {
                Place::Node(node) => (
                    "nodes",
                    &scenario.nodes[node.index()].detours,
                    interrupts,
                    facts.nodes.has(node.index()),
                ),
                Place::Ending(ending) => (
                    "endings",
                    &scenario.endings[ending.index()].detours,
                    0,
                    facts.endings.has(ending.index()),
                ),
            };
            // Where no play comes, nothing can be said of conditions; another rule tells of the place.
            let came = rested || facts.turned.iter().any(|(from, _)| *from == place);
            for index in (0..detours.len()).filter(|index| came && !facts.turned.contains(&(place, before + index))) {
                let id = game.place_id(place);
                let way = [
                    Step::Key(section),
                    Step::Key(id),
                    Step::Key("detours"),
                    Step::Index(index),
                    Step::Key("if"),
                ];
                self.never(&way, "no play takes this detour");
            }
        }
    }

    fn seen(&mut self, seen: Seen, way: &[Step<'_>], kind: &Kind) {
        match (seen.held, seen.failed) {
            (false, true) => self.never(way, kind.never),
            (true, false) => {
                let problem = self.subject.problem(Code::AlwaysHolds, way, kind.always);
                self.tell(problem.hint(kind.advice));
            }
            // It was looked at with both outcomes, or never, as what stands before it always holds.
            (true, true) | (false, false) => {}
        }
    }

    fn never(&mut self, way: &[Step<'_>], message: &str) {
        let problem = self.subject.problem(Code::NeverHolds, way, message);
        self.tell(problem.hint("change the `if` to what can happen before it is looked at, or delete this"));
    }

    /// Tells it, unless a rule has told of the condition, or of a part of it, why it is as it is.
    fn tell(&mut self, problem: Diagnostic) {
        if !self.problems.iter().any(|told| told.path.starts_with(&problem.path)) {
            self.problems.push(problem);
        }
    }
}
