//! What is drawn: figures for the places of a talk, and edges for the ways between them.

use super::marks::{Marks, ReplyMark};
use super::words::{condition_words, first_words, plain};
use crate::scenario::{Detour, EndingKind, Scenario};
use crate::session::{EndingIx, Game, NodeIx, Place, ReplyIx, Verdict};

/// How much of a speech a figure shows, in characters.
const SPEECH: usize = 80;
/// How much of a condition an edge shows, in characters.
const CONDITION: usize = 120;

/// The branching of a scenario, ready to be drawn in any format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Graph {
    /// The scenario's title.
    pub title: String,
    /// The places, the first of them the mark of the start.
    pub figures: Vec<Figure>,
    /// The ways between them.
    pub edges: Vec<Edge>,
}

/// One place in the drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What it stands for.
    pub kind: FigureKind,
    /// The id of the node or ending; empty where it stands for neither.
    pub id: String,
    /// The first words of what the customer says, or the ending's title.
    pub words: String,
    /// Whether a reply here is judged less than sound.
    pub honesty_at_stake: bool,
}

/// What a figure stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureKind {
    /// The mark of the start.
    Start,
    /// Where interrupts come from: any turn.
    Anywhere,
    /// A turn of the customer.
    Turn,
    /// An ending.
    Ending(EndingKind),
    /// The mark that a line leads to another figure, too far away to draw it.
    Jump(usize),
}

/// A way from one figure to another, by their places in the graph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// Where it begins.
    pub from: usize,
    /// Where it leads.
    pub to: usize,
    /// Whether the reference path goes this way.
    pub reference: bool,
    /// What it stands for.
    pub way: Way,
}

/// What an edge stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// The beginning of the talk.
    Begin,
    /// Replies that lead from the same node to the same place.
    Replies(Vec<ReplyLine>),
    /// Detours or interrupts, each with its condition.
    Turn(Vec<String>),
}

/// A reply on an edge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplyLine {
    /// Its id.
    pub id: String,
    /// When it is on offer; always if none.
    pub condition: Option<String>,
    /// What stands out in it.
    pub mark: ReplyMark,
}

impl ReplyLine {
    /// What is to be said of it beside its id, each with a sign of its own.
    pub fn notes(&self) -> Vec<String> {
        let mut notes: Vec<String> = self.condition.iter().map(|condition| format!("if {condition}")).collect();
        match &self.mark.fatal {
            Some(why) => notes.push(format!("× fatal: {why}")),
            None if self.mark.verdict != Verdict::Sound => notes.push(format!("! {}", self.mark.verdict.name().to_lowercase())),
            None => {}
        }
        notes
    }
}

impl Graph {
    /// The drawing of a scenario.
    pub fn of(game: &Game, marks: &Marks) -> Self {
        let scenario = game.scenario();
        let mut graph = Self {
            title: plain(&scenario.title),
            figures: figures(scenario, marks),
            edges: Vec::new(),
        };
        let start = graph.of_place(game.start());
        graph.edges.push(Edge {
            from: 0,
            to: start,
            reference: true,
            way: Way::Begin,
        });
        for node in (0..scenario.nodes.len()).map(NodeIx::new) {
            for reply in game.node(node).replies.clone().map(ReplyIx::new) {
                graph.add_reply(game, marks, node, reply);
            }
        }
        for (index, node) in scenario.nodes.values().enumerate() {
            graph.add_detours(game, marks, Place::Node(NodeIx::new(index)), &node.detours);
        }
        for (index, ending) in scenario.endings.values().enumerate() {
            graph.add_detours(game, marks, Place::Ending(EndingIx::new(index)), &ending.detours);
        }
        graph.add_interrupts(game);
        graph
    }

    fn add_reply(&mut self, game: &Game, marks: &Marks, node: NodeIx, reply: ReplyIx) {
        let (id, authored) = game.authored(reply);
        let line = ReplyLine {
            id: plain(id),
            condition: authored.condition.as_ref().map(|condition| shortened(&condition_words(condition))),
            mark: marks.reply(reply).clone(),
        };
        let (from, to) = (self.of_place(Place::Node(node)), self.of_place(game.reply(reply).goto));
        let reference = line.mark.reference;
        let same = |edge: &&mut Edge| edge.from == from && edge.to == to;
        match self.edges.iter_mut().rev().find(same) {
            Some(Edge {
                way: Way::Replies(lines),
                reference: path,
                ..
            }) => {
                lines.push(line);
                *path |= reference;
            }
            _ => self.edges.push(Edge {
                from,
                to,
                reference,
                way: Way::Replies(vec![line]),
            }),
        }
    }

    fn add_detours(&mut self, game: &Game, marks: &Marks, place: Place, detours: &[Detour]) {
        let from = self.of_place(place);
        for detour in detours {
            let goto = place_of(game.scenario(), &detour.goto);
            // The engine never turns from a place to itself.
            if goto != place {
                self.add_turn(from, goto, marks.turns(place, goto), detour);
            }
        }
    }

    fn add_interrupts(&mut self, game: &Game) {
        let interrupts = &game.scenario().interrupts;
        if interrupts.is_empty() {
            return;
        }
        let from = self.figures.len();
        self.figures.push(Figure {
            kind: FigureKind::Anywhere,
            id: String::new(),
            words: "At any turn".into(),
            honesty_at_stake: false,
        });
        for interrupt in interrupts {
            self.add_turn(from, place_of(game.scenario(), &interrupt.goto), false, interrupt);
        }
    }

    fn add_turn(&mut self, from: usize, goto: Place, reference: bool, detour: &Detour) {
        let to = self.of_place(goto);
        let words = shortened(&condition_words(&detour.condition));
        let last = self.edges.last_mut().filter(|edge| edge.from == from && edge.to == to);
        if let Some(Edge {
            way: Way::Turn(conditions),
            reference: path,
            ..
        }) = last
        {
            conditions.push(words);
            *path |= reference;
        } else {
            self.edges.push(Edge {
                from,
                to,
                reference,
                way: Way::Turn(vec![words]),
            });
        }
    }

    /// The same drawing with a mark at the end of each of these edges, in place of a long line.
    pub(super) fn with_jumps(&self, far: &[usize]) -> Self {
        let mut graph = self.clone();
        for edge in far {
            let to = self.edges[*edge].to;
            let target = &self.figures[to];
            let words = match target.kind {
                FigureKind::Ending(kind) => format!("→ {} ({})", target.id, kind.name().to_lowercase()),
                _ => format!("→ {}", target.id),
            };
            graph.edges[*edge].to = graph.figures.len();
            graph.figures.push(Figure {
                kind: FigureKind::Jump(to),
                id: String::new(),
                words,
                honesty_at_stake: false,
            });
        }
        graph
    }

    /// The figure of a place. The mark of the start comes first, then the nodes, then the endings.
    fn of_place(&self, place: Place) -> usize {
        match place {
            Place::Node(node) => 1 + node.index(),
            Place::Ending(ending) => {
                let turns = self.figures.iter().filter(|figure| figure.kind == FigureKind::Turn).count();
                1 + turns + ending.index()
            }
        }
    }
}

fn figures(scenario: &Scenario, marks: &Marks) -> Vec<Figure> {
    let start = Figure {
        kind: FigureKind::Start,
        id: String::new(),
        words: "Start".into(),
        honesty_at_stake: false,
    };
    let turns = scenario.nodes.iter().enumerate().map(|(index, (id, node))| Figure {
        kind: FigureKind::Turn,
        id: plain(id),
        words: first_words(&node.says, SPEECH),
        honesty_at_stake: marks.at_stake(NodeIx::new(index)),
    });
    let endings = scenario.endings.iter().map(|(id, ending)| Figure {
        kind: FigureKind::Ending(ending.kind),
        id: plain(id),
        words: first_words(&ending.title, SPEECH),
        honesty_at_stake: false,
    });
    std::iter::once(start).chain(turns).chain(endings).collect()
}

fn place_of(scenario: &Scenario, name: &str) -> Place {
    match scenario.endings.get_index_of(name) {
        Some(ending) => Place::Ending(EndingIx::new(ending)),
        None => Place::Node(NodeIx::new(scenario.nodes.get_index_of(name).expect("the loader checks places"))),
    }
}

fn shortened(condition: &str) -> String {
    first_words(condition, CONDITION)
}
