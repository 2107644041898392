//! The ids of a scenario by kind, and what has become of one that was renamed.

use super::Scenario;
use indexmap::IndexMap;
use serde::Deserialize;

/// What an id names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IdKind {
    /// A node.
    Node,
    /// A reply, as `node/reply`.
    Reply,
    /// An ending.
    Ending,
    /// A fact.
    Fact,
    /// Something owed.
    Owed,
    /// An authority.
    Authority,
    /// A promise.
    Promise,
    /// A circumstance left to chance.
    Chance,
    /// A flag.
    Flag,
}

impl IdKind {
    /// Every kind, in the order of a scenario's file.
    pub const ALL: [IdKind; 9] = [
        IdKind::Fact,
        IdKind::Owed,
        IdKind::Authority,
        IdKind::Promise,
        IdKind::Chance,
        IdKind::Flag,
        IdKind::Node,
        IdKind::Reply,
        IdKind::Ending,
    ];

    /// What people call it.
    pub fn noun(self) -> &'static str {
        match self {
            IdKind::Node => "node",
            IdKind::Reply => "reply",
            IdKind::Ending => "ending",
            IdKind::Fact => "fact",
            IdKind::Owed => "thing owed",
            IdKind::Authority => "authority",
            IdKind::Promise => "promise",
            IdKind::Chance => "chance",
            IdKind::Flag => "flag",
        }
    }

    /// The name of its section, among the aliases and but for replies in the scenario itself.
    pub fn section(self) -> &'static str {
        match self {
            IdKind::Node => "nodes",
            IdKind::Reply => "replies",
            IdKind::Ending => "endings",
            IdKind::Fact => "facts",
            IdKind::Owed => "owed",
            IdKind::Authority => "authority",
            IdKind::Promise => "promises",
            IdKind::Chance => "chances",
            IdKind::Flag => "flags",
        }
    }
}

/// Ids that were renamed: what each was called, and what it is called now. Replies are named as `node/reply`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[expect(missing_docs, reason = "the fields are the sections of a scenario")]
pub struct Aliases {
    pub nodes: IndexMap<String, String>,
    pub replies: IndexMap<String, String>,
    pub endings: IndexMap<String, String>,
    pub facts: IndexMap<String, String>,
    pub owed: IndexMap<String, String>,
    pub authority: IndexMap<String, String>,
    pub promises: IndexMap<String, String>,
    pub chances: IndexMap<String, String>,
    pub flags: IndexMap<String, String>,
}

impl Aliases {
    /// The aliases of a kind.
    pub fn of(&self, kind: IdKind) -> &IndexMap<String, String> {
        match kind {
            IdKind::Node => &self.nodes,
            IdKind::Reply => &self.replies,
            IdKind::Ending => &self.endings,
            IdKind::Fact => &self.facts,
            IdKind::Owed => &self.owed,
            IdKind::Authority => &self.authority,
            IdKind::Promise => &self.promises,
            IdKind::Chance => &self.chances,
            IdKind::Flag => &self.flags,
        }
    }

    /// What an id was renamed to in one step. A reply moves with its node.
    fn next(&self, kind: IdKind, id: &str) -> Option<String> {
        let own = self.of(kind).get(id).cloned();
        own.or_else(|| match kind {
            IdKind::Reply => {
                let (node, reply) = id.split_once('/')?;
                Some(format!("{}/{reply}", self.nodes.get(node)?))
            }
            _ => None,
        })
    }

    /// The first name of something, before it was ever renamed: its luck hangs on that, so that a new name changes no play.
    pub(crate) fn first_name<'a>(&'a self, kind: IdKind, id: &'a str) -> &'a str {
        let aliases = self.of(kind);
        let mut name = id;
        // A chain is no longer than the list, even where it is a circle.
        for _ in 0..aliases.len() {
            match aliases.iter().find(|(_, new)| *new == name) {
                Some((old, _)) => name = old,
                None => break,
            }
        }
        name
    }
}

/// Where the aliases of an id lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Followed {
    /// To something that is there.
    Found(String),
    /// To this name, which nothing has.
    Lost(String),
    /// Round and round, through these names.
    Circle(Vec<String>),
}

impl Scenario {
    /// The ids of a kind, in the file's order.
    pub fn ids(&self, kind: IdKind) -> Vec<String> {
        match kind {
            IdKind::Node => self.nodes.keys().cloned().collect(),
            IdKind::Reply => {
                let nodes = self.nodes.iter();
                nodes
                    .flat_map(|(node, it)| it.replies.keys().map(move |reply| format!("{node}/{reply}")))
                    .collect()
            }
            IdKind::Ending => self.endings.keys().cloned().collect(),
            IdKind::Fact => self.facts.keys().cloned().collect(),
            IdKind::Owed => self.owed.keys().cloned().collect(),
            IdKind::Authority => self.authority.keys().cloned().collect(),
            IdKind::Promise => self.promises.keys().cloned().collect(),
            IdKind::Chance => self.chances.keys().cloned().collect(),
            IdKind::Flag => self.flags.clone(),
        }
    }

    /// Whether there is something of this kind and id.
    pub fn has_id(&self, kind: IdKind, id: &str) -> bool {
        match kind {
            IdKind::Node => self.nodes.contains_key(id),
            IdKind::Reply => id
                .split_once('/')
                .is_some_and(|(node, reply)| self.nodes.get(node).is_some_and(|node| node.replies.contains_key(reply))),
            IdKind::Ending => self.endings.contains_key(id),
            IdKind::Fact => self.facts.contains_key(id),
            IdKind::Owed => self.owed.contains_key(id),
            IdKind::Authority => self.authority.contains_key(id),
            IdKind::Promise => self.promises.contains_key(id),
            IdKind::Chance => self.chances.contains_key(id),
            IdKind::Flag => self.flags.iter().any(|flag| flag == id),
        }
    }

    /// What an id of an earlier text is called in this one: itself if it is still there, else whatever its aliases lead to.
    pub fn follow(&self, kind: IdKind, id: &str) -> Followed {
        let mut passed: Vec<String> = Vec::new();
        let mut name = id.to_owned();
        loop {
            if self.has_id(kind, &name) {
                return Followed::Found(name);
            }
            if let Some(first) = passed.iter().position(|earlier| *earlier == name) {
                passed.drain(..first);
                return Followed::Circle(passed);
            }
            match self.aliases.next(kind, &name) {
                Some(next) => passed.push(std::mem::replace(&mut name, next)),
                None => return Followed::Lost(name),
            }
        }
    }

    /// As [`Scenario::follow`], if it leads to something that is there.
    pub fn current(&self, kind: IdKind, id: &str) -> Option<String> {
        match self.follow(kind, id) {
            Followed::Found(name) => Some(name),
            Followed::Lost(_) | Followed::Circle(_) => None,
        }
    }
}
