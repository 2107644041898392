//! Shows rules every reply, text and condition of a scenario, each with its place in the file.

use crate::ronfile::Step;
use crate::scenario::{Answer, Condition, Detour, Ending, Line, Node, Reply, Scenario};

/// A reply and where it stands.
pub(super) struct ReplyAt<'a> {
    /// The id of its node.
    pub(super) node_id: &'a str,
    /// Its own id.
    pub(super) id: &'a str,
    /// The reply.
    pub(super) reply: &'a Reply,
}

impl<'a> ReplyAt<'a> {
    /// The way to the reply, and on from there.
    pub(super) fn way(&self, further: &[Step<'a>]) -> Vec<Step<'a>> {
        let way = ["nodes", self.node_id, "replies", self.id].map(Step::Key);
        way.iter().chain(further).copied().collect()
    }
}

/// Every reply, in the file's order.
pub(super) fn replies(scenario: &Scenario) -> impl Iterator<Item = ReplyAt<'_>> {
    scenario.nodes.iter().flat_map(|(node_id, node)| replies_of(node_id, node))
}

/// The replies of one node.
pub(super) fn replies_of<'a>(node_id: &'a str, node: &'a Node) -> impl Iterator<Item = ReplyAt<'a>> {
    node.replies.iter().map(move |(id, reply)| ReplyAt { node_id, id, reply })
}

/// What a text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// About the scenario: title, briefing, goals.
    Frame,
    /// On the policy card.
    Card,
    /// What the customer says at a node or an ending.
    Turn,
    /// What the customer thinks.
    Thought,
    /// What the trainee may say.
    Reply,
    /// What the customer does at once.
    Reaction,
    /// Why a reply works or does not.
    Coaching,
    /// A better wording.
    Better,
    /// What happened afterwards, and the survey.
    Afterwards,
}

/// Shows `visit` every text that people read, with what it is for and the way to it.
pub(super) fn texts<'a>(scenario: &'a Scenario, visit: &mut dyn FnMut(Kind, &'a str, &[Step<'a>])) {
    let mut walk = Texts { way: Vec::new(), visit };
    walk.frame(scenario);
    walk.card(scenario);
    walk.under(Step::Key("nodes"), |walk| {
        for (id, node) in &scenario.nodes {
            walk.under(Step::Key(id), |walk| walk.node(node));
        }
    });
    walk.under(Step::Key("endings"), |walk| {
        for (id, ending) in &scenario.endings {
            walk.under(Step::Key(id), |walk| walk.ending(ending));
        }
    });
}

struct Texts<'a, 'v> {
    way: Vec<Step<'a>>,
    visit: &'v mut dyn FnMut(Kind, &'a str, &[Step<'a>]),
}

impl<'a> Texts<'a, '_> {
    fn under(&mut self, step: Step<'a>, inner: impl FnOnce(&mut Self)) {
        self.way.push(step);
        inner(self);
        self.way.pop();
    }

    fn text(&mut self, kind: Kind, key: &'static str, words: &'a str) {
        self.under(Step::Key(key), |walk| (walk.visit)(kind, words, &walk.way));
    }

    fn list(&mut self, kind: Kind, key: &'static str, texts: &'a [String]) {
        self.under(Step::Key(key), |walk| {
            for (index, words) in texts.iter().enumerate() {
                walk.under(Step::Index(index), |walk| (walk.visit)(kind, words, &walk.way));
            }
        });
    }

    fn frame(&mut self, scenario: &'a Scenario) {
        self.text(Kind::Frame, "title", &scenario.title);
        self.list(Kind::Frame, "goals", &scenario.goals);
        self.list(Kind::Frame, "lessons", &scenario.lessons);
        self.under(Step::Key("customer"), |walk| {
            walk.text(Kind::Frame, "name", &scenario.customer.name);
            walk.text(Kind::Frame, "about", &scenario.customer.about);
            walk.text(Kind::Frame, "line", &scenario.customer.line);
        });
        self.text(Kind::Frame, "desk", &scenario.desk);
        self.text(Kind::Frame, "briefing", &scenario.briefing);
    }

    fn card(&mut self, scenario: &'a Scenario) {
        self.under(Step::Key("facts"), |walk| {
            for (id, fact) in &scenario.facts {
                walk.under(Step::Key(id), |walk| {
                    walk.text(Kind::Card, "says", &fact.says);
                    if let Some(limit) = &fact.limit {
                        walk.text(Kind::Card, "limit", limit);
                    }
                });
            }
        });
        self.under(Step::Key("owed"), |walk| {
            for (id, owed) in &scenario.owed {
                walk.under(Step::Key(id), |walk| walk.text(Kind::Card, "says", &owed.says));
            }
        });
        self.under(Step::Key("authority"), |walk| {
            for (id, authority) in &scenario.authority {
                walk.under(Step::Key(id), |walk| walk.text(Kind::Card, "says", &authority.says));
            }
        });
        self.under(Step::Key("promises"), |walk| {
            for (id, promise) in &scenario.promises {
                walk.under(Step::Key(id), |walk| {
                    walk.text(Kind::Card, "what", &promise.what);
                    if let Some(condition) = &promise.condition {
                        walk.under(Step::Key("condition"), |walk| walk.text(Kind::Card, "says", &condition.says));
                    }
                });
            }
        });
    }

    fn turn(&mut self, caption: Option<&'a String>, says: &'a str, thinks: &'a str, lines: &'a [Line]) {
        if let Some(caption) = caption {
            self.text(Kind::Frame, "caption", caption);
        }
        self.text(Kind::Turn, "says", says);
        self.text(Kind::Thought, "thinks", thinks);
        self.under(Step::Key("lines"), |walk| {
            for (index, line) in lines.iter().enumerate() {
                walk.under(Step::Index(index), |walk| {
                    walk.text(Kind::Turn, "says", &line.says);
                    if let Some(thinks) = &line.thinks {
                        walk.text(Kind::Thought, "thinks", thinks);
                    }
                });
            }
        });
    }

    fn node(&mut self, node: &'a Node) {
        self.turn(node.caption.as_ref(), &node.says, &node.thinks, &node.lines);
        self.under(Step::Key("replies"), |walk| {
            for (id, reply) in &node.replies {
                walk.under(Step::Key(id), |walk| {
                    walk.text(Kind::Reply, "text", &reply.text);
                    walk.text(Kind::Reaction, "reaction", &reply.reaction);
                    walk.text(Kind::Thought, "thinks", &reply.thinks);
                    walk.text(Kind::Coaching, "coach", &reply.coach);
                    if let Some(better) = &reply.better {
                        walk.text(Kind::Better, "better", better);
                    }
                });
            }
        });
    }

    fn ending(&mut self, ending: &'a Ending) {
        self.text(Kind::Frame, "title", &ending.title);
        self.turn(ending.caption.as_ref(), &ending.says, &ending.thinks, &ending.lines);
        self.text(Kind::Afterwards, "epilogue", &ending.epilogue);
        self.under(Step::Key("epilogues"), |walk| {
            for (index, epilogue) in ending.epilogues.iter().enumerate() {
                walk.under(Step::Index(index), |walk| walk.text(Kind::Afterwards, "tells", &epilogue.tells));
            }
        });
        self.under(Step::Key("survey"), |walk| {
            for (key, answer) in [("helped", &ending.survey.helped), ("again", &ending.survey.again)] {
                let (Answer::Yes(words) | Answer::Partly(words) | Answer::No(words)) = answer;
                walk.under(Step::Key(key), |walk| {
                    walk.under(Step::Inside(0), |walk| (walk.visit)(Kind::Afterwards, words, &walk.way));
                });
            }
            walk.text(Kind::Afterwards, "better", &ending.survey.better);
            walk.text(Kind::Afterwards, "compare", &ending.survey.compare);
        });
    }
}

/// Shows `visit` every condition, parts of compound ones included, with the way to it.
pub(super) fn conditions<'a>(scenario: &'a Scenario, visit: &mut dyn FnMut(&'a Condition, &[Step<'a>])) {
    let mut walk = Conditions { way: Vec::new(), visit };
    walk.under(&[Step::Key("promises")], |walk| {
        for (id, promise) in &scenario.promises {
            walk.under(&[Step::Key(id)], |walk| {
                if let Some(met_if) = promise.condition.as_ref().and_then(|condition| condition.met_if.as_ref()) {
                    walk.under(&[Step::Key("condition"), Step::Key("met_if")], |walk| walk.condition(met_if));
                }
                if let Some(kept_if) = &promise.kept_if {
                    walk.under(&[Step::Key("kept_if")], |walk| walk.condition(kept_if));
                }
            });
        }
    });
    walk.listed("interrupts", scenario.interrupts.iter().map(|detour| &detour.condition));
    for (id, node) in &scenario.nodes {
        walk.under(&[Step::Key("nodes"), Step::Key(id)], |walk| {
            walk.turn(&node.lines, &node.detours);
            for (id, reply) in &node.replies {
                if let Some(condition) = &reply.condition {
                    let way = ["replies", id.as_str(), "if"].map(Step::Key);
                    walk.under(&way, |walk| walk.condition(condition));
                }
            }
        });
    }
    for (id, ending) in &scenario.endings {
        walk.under(&[Step::Key("endings"), Step::Key(id)], |walk| {
            walk.turn(&ending.lines, &ending.detours);
            walk.listed("epilogues", ending.epilogues.iter().map(|epilogue| &epilogue.condition));
        });
    }
}

struct Conditions<'a, 'v> {
    way: Vec<Step<'a>>,
    visit: &'v mut dyn FnMut(&'a Condition, &[Step<'a>]),
}

impl<'a> Conditions<'a, '_> {
    fn under(&mut self, steps: &[Step<'a>], inner: impl FnOnce(&mut Self)) {
        let depth = self.way.len();
        self.way.extend_from_slice(steps);
        inner(self);
        self.way.truncate(depth);
    }

    fn turn(&mut self, lines: &'a [Line], detours: &'a [Detour]) {
        self.listed("lines", lines.iter().map(|line| &line.condition));
        self.listed("detours", detours.iter().map(|detour| &detour.condition));
    }

    fn listed(&mut self, key: &'static str, conditions: impl Iterator<Item = &'a Condition>) {
        for (index, condition) in conditions.enumerate() {
            self.under(&[Step::Key(key), Step::Index(index), Step::Key("if")], |walk| {
                walk.condition(condition);
            });
        }
    }

    fn condition(&mut self, condition: &'a Condition) {
        (self.visit)(condition, &self.way);
        match condition {
            Condition::All(parts) | Condition::Any(parts) => {
                for (index, part) in parts.iter().enumerate() {
                    self.under(&[Step::Inside(0), Step::Index(index)], |walk| walk.condition(part));
                }
            }
            Condition::Not(part) => self.under(&[Step::Inside(0)], |walk| walk.condition(part)),
            _ => {}
        }
    }
}

/// How many words a text has.
pub(super) fn word_count(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// The same words without case, punctuation and spacing, for comparing.
pub(super) fn bare(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for letter in text.chars() {
        if letter.is_alphanumeric() {
            if gap {
                out.push(' ');
                gap = false;
            }
            if letter.is_ascii() {
                out.push(letter.to_ascii_lowercase());
            } else {
                out.extend(letter.to_lowercase());
            }
        } else if letter.is_whitespace() {
            gap = !out.is_empty();
        }
    }
    out
}
