//! The review itself: what every form of the report shows. As JSON it is the contract of `docs/report.md`.

use crate::calendar::{Day, Month};
use crate::scoring::Scores;
use serde::{Serialize, Serializer};
use std::fmt;

/// The number of the report's JSON format.
pub const REVIEW_FORMAT: u32 = 1;

/// A number in hundredths, as coefficients are told. In JSON it is a number with two decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hundredths(pub i32);

impl Serialize for Hundredths {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(f64::from(self.0) / 100.0)
    }
}

impl fmt::Display for Hundredths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "−" } else { "" };
        write!(f, "{sign}{}.{:02}", self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100)
    }
}

/// Promises that fell due.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Promises {
    /// Those that were kept.
    pub kept: u64,
    /// Those that were kept or broken.
    pub due: u64,
}

/// How a team fares.
#[derive(Clone, Debug, Serialize)]
pub struct Review {
    /// The number of this shape.
    pub format: u32,
    /// The sentence that matters most.
    pub headline: String,
    /// Whether names are hidden.
    pub names_hidden: bool,
    /// Which plays were asked for.
    pub filter: Filter,
    /// The first and the last day of the plays that count; none where nobody knows the day.
    pub period: Option<[Day; 2]>,
    /// How many plays this rests on, and how many were left out.
    pub counts: Counts,
    /// The people, by name and then team; by number where names are hidden.
    pub people: Vec<PersonLine>,
    /// The scenarios, by module and id.
    pub scenarios: Vec<ScenarioLine>,
    /// Who has played what, and how it went: by person, then in the order of the scenarios. Only those that were played.
    pub cells: Vec<Cell>,
    /// The decisions at which something was at stake, those that most people missed first.
    pub decisions: Vec<DecisionLine>,
    /// The scores.
    pub progress: Progress,
    /// What failed plays whatever their scores.
    pub fatal: Vec<FatalLine>,
    /// Promises over all plays.
    pub promises: Promises,
    /// How all plays went for the customers.
    pub measures: Measures,
    /// The months, the latest first, each with its ranking.
    pub months: Vec<MonthLine>,
    /// What was left out, and why.
    pub left_out: Vec<LeftOut>,
}

/// Which plays were asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Filter {
    /// The team.
    pub team: Option<String>,
    /// The first day.
    pub from: Option<Day>,
    /// The last day.
    pub to: Option<Day>,
    /// The scenario.
    pub scenario: Option<String>,
    /// The module.
    pub module: Option<String>,
}

/// How many plays there were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Verified first-line plays: all sums rest on these.
    pub plays: u64,
    /// Those of them that passed.
    pub passed: u64,
    /// Those of them that were played by another text or rubric than this machine has. They count, and are not ranked.
    pub other_text: u64,
    /// Those of them that nobody knows the day of. They count, and are in no month.
    pub undated: u64,
    /// Handed-in plays that were altered, or of which nobody can tell. They count nowhere.
    pub unverified: u64,
    /// Plays of which two sound records with different content were found. They count nowhere.
    pub disputed: u64,
    /// Records that stood somewhere else too, and were counted once.
    pub repeated: u64,
    /// Plays that are private, not yet over, or that went back to try another reply. They are nobody else's business.
    pub not_handed_in: u64,
    /// Sound plays that the filter leaves out.
    pub filtered: u64,
}

/// The three scores and the overall one, as means in whole points rounded half up; none where nothing was measured.
pub type Marks = Scores;

/// One person.
#[derive(Clone, Debug, Serialize)]
pub struct PersonLine {
    /// What other lines call them, from 1.
    pub number: usize,
    /// The name, or “Person” and the number.
    pub name: String,
    /// The team; empty where there is none.
    pub team: String,
    /// Verified plays.
    pub plays: u64,
    /// Plays that could not be verified.
    pub unverified: u64,
    /// Scenarios played.
    pub scenarios: u64,
    /// Scenarios passed at the latest attempt.
    pub passed: u64,
    /// The mean over scenarios of the latest attempt.
    pub scores: Marks,
    /// Plays with something fatal in them.
    pub fatal: u64,
    /// Promises.
    pub promises: Promises,
    /// How it went for the customers.
    pub measures: Measures,
}

/// One scenario.
#[derive(Clone, Debug, Serialize)]
pub struct ScenarioLine {
    /// Its id.
    pub id: String,
    /// Its title; the id where its text is missing.
    pub title: String,
    /// Its module.
    pub module: Option<String>,
    /// How many different texts of it were played.
    pub texts: usize,
    /// Verified plays.
    pub plays: u64,
    /// People who played it.
    pub people: u64,
    /// Those who passed at the first attempt.
    pub passed_first: u64,
    /// Those who passed at the latest attempt.
    pub passed_latest: u64,
    /// The mean over people of the latest attempt.
    pub scores: Marks,
}

/// One attempt at a scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Attempt {
    /// The day; none where nobody knows.
    pub day: Option<Day>,
    /// The scores.
    pub scores: Scores,
    /// Whether it passed.
    pub passed: bool,
    /// Whether something fatal was said.
    pub fatal: bool,
}

/// One person at one scenario.
#[derive(Clone, Debug, Serialize)]
pub struct Cell {
    /// The person's number.
    pub person: usize,
    /// The scenario's id.
    pub scenario: String,
    /// Verified attempts.
    pub attempts: u64,
    /// Attempts that could not be verified.
    pub unverified: u64,
    /// The first attempt.
    pub first: Option<Attempt>,
    /// The latest attempt.
    pub latest: Option<Attempt>,
    /// The best attempt: one that passed before any that did not, then by overall score; of equals the first.
    pub best: Option<Attempt>,
}

/// How many of the people who missed a decision it cost something, by dimension.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Lost {
    /// In empathy.
    pub empathy: u64,
    /// In positive phrasing.
    pub positive_phrasing: u64,
    /// In honesty about promises.
    pub honesty: u64,
}

/// One decision, over the first attempts of everybody who came to it.
#[derive(Clone, Debug, Serialize)]
pub struct DecisionLine {
    /// The scenario's id.
    pub scenario: String,
    /// Its title.
    pub title: String,
    /// The node.
    pub node: String,
    /// The customer's name.
    pub customer: String,
    /// What the customer says there.
    pub says: String,
    /// People who came to it with something at stake.
    pub people: u64,
    /// Those whose reply was right: as good as any on offer, all that was at stake weighed by the rubric.
    pub right: u64,
    /// Item difficulty p: `right` of `people`. The higher, the easier.
    pub difficulty: Hundredths,
    /// How well it separates strong trainees from weak ones; none where there are too few people, or all did alike.
    pub discrimination: Option<Hundredths>,
    /// How many of those who missed it lost something, by dimension.
    pub lost: Lost,
    /// Why, from the reply that most of those took who missed it; none where nobody did.
    pub why: Option<Why>,
    /// What was said, the most frequent first.
    pub choices: Vec<ChoiceLine>,
}

impl DecisionLine {
    /// People who missed it.
    pub fn wrong(&self) -> u64 {
        self.people - self.right
    }
}

/// Why a decision is missed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Why {
    /// The reply that most of those took who missed it.
    pub reply: String,
    /// Its words.
    pub text: String,
    /// How many people said it and lost something by it.
    pub people: u64,
    /// What the trainee is told of it.
    pub coach: String,
    /// A better wording.
    pub better: Option<String>,
}

/// One reply at a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChoiceLine {
    /// The reply.
    pub reply: String,
    /// Its words.
    pub text: String,
    /// People who said it.
    pub people: u64,
    /// Their share of all who came to the decision, in whole percent rounded half up.
    pub percent: u64,
    /// Those of them for whom it was right. A reply may be right after one talk and not after another.
    pub right: u64,
}

/// The scores of everybody, each person at each scenario counting once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// How many persons at scenarios there are.
    pub cells: u64,
    /// Means of all first attempts.
    pub first: Marks,
    /// Means of all latest attempts.
    pub latest: Marks,
    /// How many of them tried more than once; the rest of this rests on these alone.
    pub again: u64,
    /// Means of their first attempts.
    pub again_first: Marks,
    /// Means of their latest attempts.
    pub again_latest: Marks,
    /// How many of them passed at the first attempt.
    pub again_passed_first: u64,
    /// How many of them passed at the latest attempt.
    pub again_passed_latest: u64,
}

/// Something fatal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FatalLine {
    /// Its code: a verdict or a zero-tolerance behaviour.
    pub code: String,
    /// Plays in which it was said.
    pub plays: u64,
    /// People who said it.
    pub people: u64,
}

/// How plays went for the customers: catalogue row J1, and their surveys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Measures {
    /// Mean in-world handling time of a play, in seconds.
    pub handling_seconds: Option<u64>,
    /// Plays in which a clock ran.
    pub timed: u64,
    /// How many replies in them came in good time, slowly, and too late.
    pub answered: [u64; 3],
    /// Plays that solved the customer's problem.
    pub solved: u64,
    /// Mean in-world time to a solution, in seconds: the handling time of the plays that solved it.
    pub fix_seconds: Option<u64>,
    /// Cases: one person's first contact with one scenario.
    pub cases: u64,
    /// Cases that were solved at the first attempt.
    pub solved_first: u64,
    /// Repeat contacts: attempts that followed one of the same person at the same scenario which had not solved it.
    pub repeats: u64,
    /// Mean satisfaction in the customers' surveys, 1 to 5.
    pub satisfaction: Option<Hundredths>,
    /// Mean ease in the customers' surveys, 1 to 10.
    pub ease: Option<Hundredths>,
}

/// One month.
#[derive(Clone, Debug, Serialize)]
pub struct MonthLine {
    /// The month.
    pub month: Month,
    /// By which rule.
    pub rule: String,
    /// The numbers of the people whom the rule honours; more than one where they share it, none where nobody fulfils it.
    pub winners: Vec<usize>,
    /// Everybody who played, in the order of the rule.
    pub standings: Vec<Standing>,
}

/// One person in a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Standing {
    /// The person's number.
    pub person: usize,
    /// Scenarios played.
    pub scenarios: u64,
    /// Scenarios passed at the latest attempt of the month.
    pub passed: u64,
    /// Mean honesty at these latest attempts, in whole points.
    pub honesty: Option<u8>,
    /// Plays of the month with something fatal in them.
    pub fatal: u64,
    /// Whether the rule can honour them.
    pub eligible: bool,
}

/// Something that was left out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct LeftOut {
    /// Where it stands: a file and a line.
    pub place: String,
    /// Who is said to have played; none where it is no play.
    pub person: Option<String>,
    /// The scenario; none where it is no play.
    pub scenario: Option<String>,
    /// `altered`, `cannot-tell`, `disputed` or `unreadable`.
    pub what: &'static str,
    /// Why, in half a sentence.
    pub why: String,
}

/// One verified play, for the table of plays.
#[derive(Clone, Debug, Serialize)]
pub struct PlayRow {
    /// The person's number.
    pub person: usize,
    /// The scenario's id.
    pub scenario: String,
    /// Which attempt of this person at this scenario, from 1.
    pub attempt: u64,
    /// The day; none where nobody knows.
    pub day: Option<Day>,
    /// The scores.
    pub scores: Scores,
    /// Whether it passed.
    pub passed: bool,
    /// What failed it whatever its scores, as codes.
    pub fatal: Vec<String>,
    /// Promises kept.
    pub kept: u32,
    /// Promises kept or broken.
    pub due: u32,
    /// Whether the customer's problem was solved.
    pub solved: bool,
    /// In-world handling time in seconds.
    pub handling_seconds: u32,
    /// How many replies came in good time, slowly, and too late; none where no clock ran.
    pub answered: Option<[u32; 3]>,
    /// How satisfied the customer was, 1..=5.
    pub satisfaction: u8,
    /// How easy the customer found it, 1..=10.
    pub ease: u8,
    /// Whether this machine has the same scenario text and rubric.
    pub on_shelf: bool,
}
