//! The scenario as its author writes it. Ids are the keys of maps; their order is the file's.

use super::Aliases;
use crate::rubric::MoodChange;
use indexmap::IndexMap;
use serde::{Deserialize, Deserializer, Serialize, de};

/// One role-play: a customer, the agent's briefing and policy, and a branching talk.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// The format's number; this version reads 1.
    pub format: u32,
    /// The title on the library's shelf.
    pub title: String,
    /// The language of the texts, as a tag like `en`.
    pub language: String,
    /// The sign of the scenario's money, as in `£`.
    #[serde(default)]
    pub currency: String,
    /// How the two talk.
    pub channel: Channel,
    /// From 1 (gentle) to 5 (hard).
    pub difficulty: u8,
    /// How long a play takes, 1..=60.
    pub minutes: u8,
    /// The module of the course it belongs to.
    pub module: String,
    /// What the trainee will practise, told before.
    #[serde(default)]
    pub goals: Vec<String>,
    /// What the trainee should take away, told after.
    #[serde(default)]
    pub lessons: Vec<String>,
    /// Who the trainee talks to.
    pub customer: Customer,
    /// Where the trainee works, as the customer knows it: the department and the firm. Empty where it is not said.
    #[serde(default)]
    pub desk: String,
    /// Who the trainee is today and what has happened so far.
    pub briefing: String,
    /// What is so, and who knows it.
    #[serde(default)]
    pub facts: IndexMap<String, Fact>,
    /// What every customer in this case is owed.
    #[serde(default)]
    pub owed: IndexMap<String, Owed>,
    /// What the agent may grant, and who can approve more.
    #[serde(default)]
    pub authority: IndexMap<String, Authority>,
    /// What replies may promise.
    #[serde(default)]
    pub promises: IndexMap<String, PromiseKind>,
    /// Circumstances left to chance, each with its chance from 0 to 1.
    #[serde(default)]
    pub chances: IndexMap<String, Chance>,
    /// Marks that replies set and conditions ask for.
    #[serde(default)]
    pub flags: Vec<String>,
    /// What the customer must be told in time.
    #[serde(default)]
    pub must_disclose: Vec<MustDisclose>,
    /// Turns the talk takes from anywhere, as when the customer has had enough. The first that holds wins.
    #[serde(default)]
    pub interrupts: Vec<Detour>,
    /// Higher marks than the rubric's.
    #[serde(default)]
    pub marks: Option<Marks>,
    /// The node the talk begins at.
    pub start: String,
    /// One good way through, as reply ids from the start to an ending.
    pub reference: Vec<String>,
    /// The customer's turns.
    pub nodes: IndexMap<String, Node>,
    /// How the talk can close.
    pub endings: IndexMap<String, Ending>,
    /// Ids that were renamed since others played the file.
    #[serde(default)]
    pub aliases: Aliases,
}

/// How agent and customer talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
pub enum Channel {
    /// A call.
    Phone,
    /// A live chat.
    Chat,
    /// Letters by e-mail.
    Email,
    /// Across a counter.
    InPerson,
    /// In public, on a social network.
    Social,
}

impl Channel {
    /// The name people read.
    pub fn name(self) -> &'static str {
        match self {
            Channel::Phone => "Phone",
            Channel::Chat => "Live chat",
            Channel::Email => "E-mail",
            Channel::InPerson => "In person",
            Channel::Social => "Social media",
        }
    }
}

/// The person the trainee talks to.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Customer {
    /// Full name.
    pub name: String,
    /// Age in years, 16..=110.
    pub age: u8,
    /// Who they are, in a sentence the agent may know.
    pub about: String,
    /// What they say on the library's shelf.
    pub line: String,
    /// The mood they arrive in.
    pub mood: Mood,
    /// How strongly their mood answers: a temperament of the rubric.
    pub temperament: String,
    /// How they look.
    #[serde(default)]
    pub look: Look,
}

/// Anger, confusion and trust, each 0..=100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Mood {
    /// From calm to furious.
    pub anger: u8,
    /// From clear to lost.
    pub confusion: u8,
    /// From wary to trusting.
    pub trust: u8,
}

impl Mood {
    /// This mood after a change, kept within 0..=100.
    #[must_use]
    pub fn after(self, change: MoodChange) -> Mood {
        let moved = |value: u8, by: i16| (i16::from(value) + by).clamp(0, 100) as u8;
        Mood {
            anger: moved(self.anger, change.anger),
            confusion: moved(self.confusion, change.confusion),
            trust: moved(self.trust, change.trust),
        }
    }
}

/// What the customer looks like. Everything may be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Look {
    /// Skin, from 1 (lightest) to 6 (darkest).
    pub skin: Option<u8>,
    /// Cut of the hair.
    pub hair: Option<Hair>,
    /// Colour of the hair.
    pub hair_colour: Option<HairColour>,
    /// Wears glasses.
    pub glasses: bool,
    /// Hair on the face.
    pub beard: Beard,
    /// Colour of the clothes.
    pub clothes: Option<Clothes>,
}

/// Cuts of hair, and what covers it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Hair {
    Bald,
    Short,
    Curly,
    Bob,
    Long,
    Bun,
    Headscarf,
}

/// Colours of hair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub enum HairColour {
    Black,
    Brown,
    Auburn,
    Blond,
    Grey,
    White,
}

/// Hair on the face.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Beard {
    #[default]
    None,
    Stubble,
    Moustache,
    Full,
}

/// Colours of clothes, and of a headscarf.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Clothes {
    Teal,
    Plum,
    Mustard,
    Navy,
    Rust,
    Sage,
    Slate,
}

/// Something that is so.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// The fact, as a sentence for the policy card.
    pub says: String,
    /// Who knows it when the talk begins.
    pub known_to: KnownTo,
    /// A condition or limit that must be told with it.
    #[serde(default)]
    pub limit: Option<String>,
}

/// Who knows a fact when the talk begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum KnownTo {
    /// The agent; it stands on the policy card.
    Agent,
    /// The customer; the agent learns it by asking.
    Customer,
    /// Both.
    Both,
    /// Neither; the agent learns it by finding out.
    Nobody,
}

/// Something the customer has a right to.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Owed {
    /// What it is, as a sentence for the policy card.
    pub says: String,
}

/// Something an agent may be asked to grant.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Authority {
    /// What it is, for the policy card.
    pub says: String,
    /// How much the agent may grant alone.
    pub limit: Amount,
    /// Who can approve more, and up to what.
    #[serde(default)]
    pub above: IndexMap<String, Amount>,
}

/// How much is granted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Amount {
    /// Nothing at all.
    Nothing,
    /// A share of the price, 0..=100.
    Percent(u32),
    /// A sum in the scenario's own money.
    Money(u32),
    /// A number of things.
    Count(u32),
    /// A yes or no, without a number.
    Whole,
}

impl Amount {
    /// Whether a limit of `self` allows `asked`. Amounts in different units never do.
    pub fn allows(self, asked: Amount) -> bool {
        match (self, asked) {
            (_, Amount::Nothing) => true,
            (Amount::Percent(limit), Amount::Percent(asked))
            | (Amount::Money(limit), Amount::Money(asked))
            | (Amount::Count(limit), Amount::Count(asked)) => asked <= limit,
            (Amount::Whole, _) => true,
            _ => false,
        }
    }

    /// Whether the two can be compared.
    pub fn same_unit(self, other: Amount) -> bool {
        matches!(
            (self, other),
            (Amount::Nothing | Amount::Whole, _) | (_, Amount::Nothing | Amount::Whole)
        ) || std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }
}

/// A chance in parts of ten thousand; written as a number from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Chance(pub u16);

impl Chance {
    /// What always happens.
    pub const CERTAIN: Chance = Chance(10_000);

    /// The chance as whole percent, rounded.
    pub fn percent(self) -> u16 {
        (self.0 + 50) / 100
    }
}

impl<'de> Deserialize<'de> for Chance {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = f64::deserialize(deserializer)?;
        if (0.0..=1.0).contains(&value) {
            Ok(Chance((value * 10_000.0).round() as u16))
        } else {
            Err(de::Error::custom(format!("a chance is a number from 0 to 1, not {value}")))
        }
    }
}

/// What a reply may promise, and how likely it is to come true.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PromiseKind {
    /// What is promised: “the money is on the card by Friday”.
    pub what: String,
    /// How likely it comes true, as the agent can know.
    pub chance: Chance,
    /// The fact that tells the agent so; needed where the chance is below 1.
    #[serde(default)]
    pub because: Option<String>,
    /// The condition it hangs on, if it has one.
    #[serde(default)]
    pub condition: Option<PromiseCondition>,
    /// The moment it falls due: one that a node or ending `reaches`.
    pub due: String,
    /// Where keeping it is in the trainee's own hands: what must hold when it falls due.
    #[serde(default)]
    pub kept_if: Option<Condition>,
}

/// The condition a promise hangs on.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PromiseCondition {
    /// Its id, which a claim's `if` names.
    pub id: String,
    /// The condition in words: “if the bank has the form today”.
    pub says: String,
    /// How likely the promise comes true if the condition is met.
    pub chance_if: Chance,
    /// Whether leaving it out misleads.
    #[serde(default)]
    pub material: bool,
    /// What must hold when the promise falls due for the condition to have been met, where the talk decides that. Left out, luck
    /// decides.
    #[serde(default)]
    pub met_if: Option<Condition>,
}

/// A fact the customer must be told in time.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MustDisclose {
    /// The fact.
    pub fact: String,
    /// The node or ending before which it must be told.
    pub before: String,
}

/// Another way the talk goes when a condition holds.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Detour {
    /// The condition.
    #[serde(rename = "if")]
    pub condition: Condition,
    /// Where the talk goes instead: a node or an ending.
    pub goto: String,
}

/// Marks that a scenario may raise, never lower.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Marks {
    /// The overall score that passes.
    pub pass_mark: Option<u8>,
    /// The floor for empathy.
    pub empathy: Option<u8>,
    /// The floor for positive phrasing.
    pub positive_phrasing: Option<u8>,
    /// The floor for honesty.
    pub honesty: Option<u8>,
}

/// One customer turn and the replies on offer.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Node {
    /// When this is, where time has passed: “Friday, four o'clock”.
    #[serde(default)]
    pub caption: Option<String>,
    /// What the customer says.
    pub says: String,
    /// What the customer thinks meanwhile.
    pub thinks: String,
    /// Other things to say; the first whose condition holds is said instead.
    #[serde(default)]
    pub lines: Vec<Line>,
    /// Promises, facts, grants or things owed that the customer asks about. Silence on one is evasive.
    #[serde(default)]
    pub asks: Vec<String>,
    /// Moments at which promises fall due.
    #[serde(default)]
    pub reaches: Vec<String>,
    /// Other places to go on arrival, after promises have been settled. The first that holds wins.
    #[serde(default)]
    pub detours: Vec<Detour>,
    /// What the trainee may say, by id.
    pub replies: IndexMap<String, Reply>,
}

/// Something else to say when a condition holds.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// The condition.
    #[serde(rename = "if")]
    pub condition: Condition,
    /// What the customer says.
    pub says: String,
    /// What the customer thinks meanwhile; the usual thought if left out.
    #[serde(default)]
    pub thinks: Option<String>,
}

/// Something the trainee may say.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reply {
    /// The words.
    pub text: String,
    /// When it is on offer; always if left out.
    #[serde(default, rename = "if")]
    pub condition: Option<Condition>,
    /// The behaviours it shows: keys of the rubric.
    #[serde(default)]
    pub shows: Vec<String>,
    /// What it tells the customer about the world or the future.
    #[serde(default)]
    pub claims: Vec<Claim>,
    /// Facts the agent knows from here on.
    #[serde(default)]
    pub learns: Vec<String>,
    /// Flags it sets.
    #[serde(default)]
    pub sets: Vec<String>,
    /// Promises it takes back and makes anew, in time.
    #[serde(default)]
    pub renegotiates: Vec<String>,
    /// Promises it hands on, each to a named person.
    #[serde(default)]
    pub delegates: IndexMap<String, String>,
    /// Promises from which the customer releases the agent.
    #[serde(default)]
    pub voids: Vec<String>,
    /// A change of mood beside that of the behaviours.
    #[serde(default)]
    pub mood: MoodChange,
    /// Seconds of the customer's time it takes beside the talking, as for looking something up.
    #[serde(default)]
    pub takes: u32,
    /// What the customer does or says at once.
    pub reaction: String,
    /// What the customer thinks of it.
    pub thinks: String,
    /// Where the talk goes on: a node or an ending.
    pub goto: String,
    /// Why it works or does not, for the trainee.
    pub coach: String,
    /// A better wording, where it is weak.
    #[serde(default)]
    pub better: Option<String>,
}

/// How sure the words of a claim are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Certainty {
    /// “Perhaps”, “it should”, “I can't be sure”.
    Hedged,
    /// “It will”.
    #[default]
    Firm,
    /// “I promise”, “definitely”, “guaranteed”.
    Absolute,
}

/// Whether a statement says what is so, or the opposite.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
pub enum Stated {
    /// As the fact says.
    #[default]
    True,
    /// The opposite, or something that cannot be so beside it.
    False,
}

/// What a reply tells the customer about the world or the future.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Claim {
    /// Something will happen.
    Promise {
        /// A declared promise.
        id: String,
        /// How sure the words are.
        #[serde(default)]
        certainty: Certainty,
        /// The condition the words name.
        #[serde(default, rename = "if")]
        condition: Option<String>,
        /// Who will see to it.
        #[serde(default)]
        owner: Option<String>,
        /// By when.
        #[serde(default)]
        by: Option<String>,
    },
    /// Something is so.
    States {
        /// A declared fact.
        fact: String,
        /// As it is, or the opposite.
        #[serde(default, rename = "as")]
        stated: Stated,
        /// How sure the words are.
        #[serde(default)]
        certainty: Certainty,
    },
    /// The customer gets something.
    Grants {
        /// A declared authority.
        authority: String,
        /// How much.
        amount: Amount,
        /// How sure the words are.
        #[serde(default)]
        certainty: Certainty,
        /// Who has to approve it first.
        #[serde(default, rename = "if")]
        condition: Option<String>,
    },
    /// The customer does not get what is owed.
    Refuses {
        /// Something declared as owed.
        owed: String,
    },
    /// The customer gets what is owed.
    Honours {
        /// Something declared as owed.
        owed: String,
    },
    /// A fact is told with its limit.
    Discloses {
        /// A declared fact.
        fact: String,
    },
}

/// What must hold. Everything a condition can see is part of the play so far.
#[derive(Clone, Debug, Deserialize)]
pub enum Condition {
    /// All of them hold.
    All(Vec<Condition>),
    /// At least one holds.
    Any(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
    /// The customer's anger.
    Anger(Range),
    /// The customer's confusion.
    Confusion(Range),
    /// The customer's trust.
    Trust(Range),
    /// A flag is set.
    Flag(String),
    /// The agent knows a fact.
    Knows(String),
    /// The customer has been told a fact.
    Told(String),
    /// A behaviour was shown before.
    Shown(String),
    /// A reply was chosen before, as `node/reply`.
    Chose(String),
    /// A promise was made, whatever became of it.
    Promised(String),
    /// A promise is open.
    Open(String),
    /// A promise was kept.
    Kept(String),
    /// A promise was broken.
    Broken(String),
    /// A promise was taken back in time and made anew.
    Renegotiated(String),
    /// A promise was handed to a named person.
    Delegated(String),
    /// A promise fell away.
    Void(String),
    /// A circumstance left to chance came about.
    Chance(String),
}

/// A range on a 0..=100 scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Range {
    /// This much or more.
    AtLeast(u8),
    /// Less than this.
    Below(u8),
    /// From the first up to and with the second.
    Between(u8, u8),
}

impl Range {
    /// Whether a value lies in the range.
    pub fn contains(self, value: u8) -> bool {
        match self {
            Range::AtLeast(least) => value >= least,
            Range::Below(bound) => value < bound,
            Range::Between(least, most) => (least..=most).contains(&value),
        }
    }
}

/// How the talk closes.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ending {
    /// What was reached.
    pub kind: EndingKind,
    /// Its name on the scorecard, in a few words.
    pub title: String,
    /// When this is, where time has passed.
    #[serde(default)]
    pub caption: Option<String>,
    /// The customer's last words.
    pub says: String,
    /// What the customer thinks.
    pub thinks: String,
    /// Other last words; the first whose condition holds is said instead.
    #[serde(default)]
    pub lines: Vec<Line>,
    /// Moments at which promises fall due.
    #[serde(default)]
    pub reaches: Vec<String>,
    /// Other places to go on arrival, after promises have been settled.
    #[serde(default)]
    pub detours: Vec<Detour>,
    /// What becomes of promises still open, where it is not left to their own rule.
    #[serde(default)]
    pub settles: IndexMap<String, Settled>,
    /// What happened afterwards, told to the trainee.
    pub epilogue: String,
    /// Other epilogues; the first whose condition holds is told instead.
    #[serde(default)]
    pub epilogues: Vec<Epilogue>,
    /// The customer's own survey, in the customer's words.
    pub survey: SurveyWords,
}

/// Another epilogue when a condition holds.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Epilogue {
    /// The condition.
    #[serde(rename = "if")]
    pub condition: Condition,
    /// What happened afterwards.
    pub tells: String,
}

/// What was reached when the talk closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
pub enum EndingKind {
    /// Solved, or an honest no that the customer accepts.
    Resolved,
    /// Solved in part.
    Partly,
    /// Not solved.
    Unresolved,
    /// The customer broke it off.
    HungUp,
}

impl EndingKind {
    /// Whether a play that ends so can pass.
    pub fn can_pass(self) -> bool {
        matches!(self, EndingKind::Resolved | EndingKind::Partly)
    }

    /// The name people read.
    pub fn name(self) -> &'static str {
        match self {
            EndingKind::Resolved => "Resolved",
            EndingKind::Partly => "Partly resolved",
            EndingKind::Unresolved => "Unresolved",
            EndingKind::HungUp => "Broken off",
        }
    }
}

/// What an ending makes of a promise that is still open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Settled {
    /// It was kept.
    Kept,
    /// It was broken.
    Broken,
    /// It fell away.
    Void,
}

/// The customer's own answers after the contact; the numbers come from mood and ledger.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SurveyWords {
    /// Did our staff help?
    pub helped: Answer,
    /// Would you come back, and why?
    pub again: Answer,
    /// What could be better?
    pub better: String,
    /// How do we compare with others?
    pub compare: String,
}

/// A yes, a no or something between, in the customer's words.
#[derive(Clone, Debug, Deserialize)]
pub enum Answer {
    /// Yes.
    Yes(String),
    /// Something between.
    Partly(String),
    /// No.
    No(String),
}

impl Scenario {
    /// Shows `visit` every condition of the file, the parts of compound ones included.
    pub fn conditions<'a>(&'a self, visit: &mut impl FnMut(&'a Condition)) {
        let places = self.nodes.values().map(|node| (&node.lines, &node.detours));
        for (lines, detours) in places.chain(self.endings.values().map(|ending| (&ending.lines, &ending.detours))) {
            lines.iter().for_each(|line| line.condition.parts(visit));
            detours.iter().for_each(|detour| detour.condition.parts(visit));
        }
        self.interrupts.iter().for_each(|detour| detour.condition.parts(visit));
        let met = self
            .promises
            .values()
            .filter_map(|promise| promise.condition.as_ref()?.met_if.as_ref());
        met.for_each(|condition| condition.parts(visit));
        self.promises
            .values()
            .filter_map(|promise| promise.kept_if.as_ref())
            .for_each(|condition| condition.parts(visit));
        let replies = self.nodes.values().flat_map(|node| node.replies.values());
        replies
            .filter_map(|reply| reply.condition.as_ref())
            .for_each(|condition| condition.parts(visit));
        let epilogues = self.endings.values().flat_map(|ending| &ending.epilogues);
        epilogues.for_each(|epilogue| epilogue.condition.parts(visit));
    }
}

impl Condition {
    /// Shows `visit` this condition and every part of it.
    fn parts<'a>(&'a self, visit: &mut impl FnMut(&'a Condition)) {
        visit(self);
        match self {
            Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| part.parts(visit)),
            Condition::Not(part) => part.parts(visit),
            _ => {}
        }
    }
}
