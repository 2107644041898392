//! What the command line can say.

use crate::calendar::Day;
use crate::simulate::{Bounds, Kind};
use crate::workplace::{Places, Workplace};
use clap::builder::PossibleValue;
use clap::{Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// A role-play simulator for people who learn to serve customers. Without a command it opens the window.
#[derive(Debug, Parser)]
#[command(name = "goodword", version, about, max_term_width = 100)]
pub struct Args {
    /// Keep records in this folder.
    #[arg(long, global = true, env = "GOODWORD_DATA", value_name = "DIR")]
    data_dir: Option<PathBuf>,
    /// Look for scenarios in this folder too; it wins over the shipped ones on equal ids.
    #[arg(long, global = true, value_name = "DIR")]
    scenarios: Option<PathBuf>,
    /// Judge by this rubric in place of the built-in one.
    #[arg(long, global = true, value_name = "FILE")]
    rubric: Option<PathBuf>,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

impl Args {
    pub(super) fn places(&self) -> Places {
        Places {
            data_dir: self.data_dir.clone(),
            scenarios: self.scenarios.clone(),
            rubric: self.rubric.clone(),
        }
    }
}

/// What the window is opened for.
#[derive(Debug)]
pub struct WindowRequest {
    /// Where everything lies.
    pub workplace: Workplace,
    /// A scenario to play at once.
    pub play: Option<WindowPlay>,
}

/// A scenario to play at once in the window.
#[derive(Clone, Debug)]
pub struct WindowPlay {
    /// A shipped id or a file.
    pub scenario: String,
    /// Seed of all luck.
    pub seed: Option<u64>,
    /// Who plays.
    pub name: Option<String>,
    /// Whether the play is kept.
    pub save: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Play(PlayArgs),
    List(ListArgs),
    Check(CheckArgs),
    Coverage(CoverageArgs),
    Graph(GraphArgs),
    New(NewArgs),
    Release(ReleaseArgs),
    Export(ExportArgs),
    Import(ImportArgs),
    Verify(VerifyArgs),
    Forget(ForgetArgs),
    Progress(ProgressArgs),
    Report(ReportArgs),
    Calibrate(CalibrateArgs),
    Analyze(AnalyzeArgs),
    Simulate(SimulateArgs),
}

/// Play one scenario, in the window or in the terminal.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  goodword play late-refund --terminal\n  goodword play my-own.ron --replies own-it,call-back --format json\n  goodword play my-own.ron --replies own-it,call-back --record \"The call is kept\""
)]
pub(super) struct PlayArgs {
    /// A shipped scenario's id, or a file.
    pub scenario: String,
    /// Play in the terminal.
    #[arg(long)]
    pub terminal: bool,
    /// Seed of all luck: the same seed and replies give the same play.
    #[arg(long)]
    pub seed: Option<u64>,
    /// Play these replies, unattended.
    #[arg(long, value_name = "ID,ID,…", value_delimiter = ',')]
    pub replies: Option<Vec<String>>,
    /// Who plays. The play is then handed in.
    #[arg(long, value_name = "WHO")]
    pub name: Option<String>,
    /// Keep no record.
    #[arg(long)]
    pub no_save: bool,
    /// Write the play down among the golden plays beside the scenario's file, under this name.
    #[arg(long, value_name = "NAME")]
    pub record: Option<String>,
    /// When coaching is shown in the terminal.
    #[arg(long, value_enum, default_value_t = Coaching::AtEnd)]
    pub coaching: Coaching,
    /// How the result is printed.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

impl PlayArgs {
    pub(super) fn wants_window(&self) -> bool {
        !self.terminal && self.replies.is_none() && self.record.is_none() && self.format == Format::Text
    }

    pub(super) fn seed(&self) -> u64 {
        self.seed.unwrap_or(1)
    }
}

/// List the scenarios that are found.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  goodword list\n  goodword list --behaviours")]
pub(super) struct ListArgs {
    /// List the rubric's behaviours instead.
    #[arg(long)]
    pub behaviours: bool,
    /// How the result is printed.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// Tell every problem of every file.
///
/// A scenario's golden plays, in the file NAME.plays.ron beside NAME.ron, are played and checked too.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  goodword check my-own.ron\n  goodword check my-folder --deny warnings --format json\n  goodword check scenarios --format sarif > goodword.sarif\n  goodword check my-own.ron --thorough\n  goodword check --explain GW012"
)]
pub(super) struct CheckArgs {
    /// Scenario files, files of plays, and folders of them.
    #[arg(required_unless_present = "explain")]
    pub paths: Vec<PathBuf>,
    /// How the result is printed.
    #[arg(long, value_enum, default_value_t)]
    pub format: CheckFormat,
    /// Count warnings as problems too.
    #[arg(long, value_enum)]
    pub deny: Option<Deny>,
    /// Walk every play of long scenarios too. It may take seconds for a file.
    #[arg(long)]
    pub thorough: bool,
    /// Say what a code means, why it is bad, and how to mend it.
    #[arg(long, value_name = "CODE", conflicts_with_all = ["paths", "deny", "format", "thorough"])]
    pub explain: Option<String>,
}

/// Tell which replies no golden play takes.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  goodword coverage my-own.ron\n  goodword coverage scenarios --at-least 100")]
pub(super) struct CoverageArgs {
    /// Scenario files, and folders of them.
    #[arg(required = true, value_name = "SCENARIO")]
    pub wanted: Vec<String>,
    /// The share of each scenario's replies that must be taken; with less, the exit code is 1.
    #[arg(long, value_name = "PERCENT", default_value_t = 0, value_parser = clap::value_parser!(u8).range(0..=100))]
    pub at_least: u8,
    /// How the result is printed.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// Draw how a scenario branches: turns, replies, endings, and what stands out among them.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  goodword graph late-refund --out late-refund.svg\n  goodword graph my-own.ron --format mermaid")]
pub(super) struct GraphArgs {
    /// A shipped scenario's id, or a file.
    pub scenario: String,
    /// What is written.
    #[arg(long, value_enum, default_value_t)]
    pub format: GraphFormat,
    /// Write it into this file; it is written whole or not at all.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// Write a commented scenario file to begin with.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  goodword new lost-parcel\n  goodword check lost-parcel.ron")]
pub(super) struct NewArgs {
    /// The scenario's id; the file is called after it.
    pub id: String,
    /// Write it into this folder.
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub into: PathBuf,
}

/// Write down which ids others will have, so that `check` finds one that is renamed later.
///
/// They go into NAME.released.ron beside each file. Write them whenever you give a scenario to others.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  goodword release my-own.ron\n  goodword release my-folder --format json")]
pub(super) struct ReleaseArgs {
    /// Scenario files, and folders of them.
    #[arg(required = true, value_name = "FILE")]
    pub paths: Vec<PathBuf>,
    /// How the result is printed.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// Write records as JSON Lines, for another machine.
///
/// Plays that have ended and were handed in; each scenario and rubric they need stands in the file too.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  goodword export --out my-plays.jsonl\n  goodword export --all > everything.jsonl")]
pub(super) struct ExportArgs {
    /// Private and unfinished plays too.
    #[arg(long)]
    pub all: bool,
    /// Write them into this file; it is written whole or not at all.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// Take records from other machines into the store. Importing twice adds nothing.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  goodword import ada.jsonl ben.jsonl")]
pub(super) struct ImportArgs {
    /// Files that `goodword export` wrote; - is the standard input.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// How the result is printed.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// Replay each record: verified, altered, or cannot tell.
///
/// A record is verified if its replies give its scorecard. Who played, and when, no replay can prove.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  goodword verify ada.jsonl\n  goodword verify *.jsonl --format json")]
pub(super) struct VerifyArgs {
    /// Files that `goodword export` wrote; - is the standard input.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// How the result is printed.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// Delete somebody's records from this machine, completely and for good.
///
/// The name, all plays with their replies and scorecards, and texts that nobody else's plays rest on. Files that were exported stay where they are, and
/// importing one of them brings its records back.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  goodword forget \"Ada Lovage\"\n  goodword forget Ada --team North --yes")]
pub(super) struct ForgetArgs {
    /// Who is to be forgotten, by the name in the records.
    pub person: String,
    /// Their team, where several people have that name; "" for whoever is in none.
    #[arg(long)]
    pub team: Option<String>,
    /// Do not ask.
    #[arg(long)]
    pub yes: bool,
    /// How the result is printed.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// Tell how somebody gets on: scores over time, what they do well and what they miss, and which missed decisions to practise today.
///
/// A missed decision comes back after 1 day, then each time it was right after 3, 7 and 21 days: first itself, later in another role-play in which
/// the same is at stake. Every play is replayed, and nothing of the result is kept. Days are counted in UTC.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  goodword progress\n  goodword progress --person Ada --team North --format json")]
pub(super) struct ProgressArgs {
    /// Whose progress; may be left out where only one person has played.
    #[arg(long, value_name = "NAME")]
    pub person: Option<String>,
    /// Their team, where the same name is in several.
    #[arg(long)]
    pub team: Option<String>,
    /// As it is on this day, in place of today.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub on: Option<Day>,
    /// How the result is printed.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// Tell how a team fares: what most people get wrong and why, people and scenarios, every decision, the agent of the month.
///
/// Only handed-in plays count, each once, and only those that replaying them verifies. Without a file it reports what is in the own store.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  goodword report\n  goodword report shared-folder --format html --out september.html --from 2026-09-01 --to 2026-09-30\n  goodword report ada.jsonl ben.jsonl --format csv --hide-names"
)]
pub(super) struct ReportArgs {
    /// Files that `goodword export` wrote, and folders of them, of which every .jsonl is read; - is the standard input.
    #[arg(value_name = "FILE or FOLDER")]
    pub files: Vec<PathBuf>,
    /// How the report is written.
    #[arg(long, value_enum, default_value_t)]
    pub format: ReportFormat,
    /// Write it into this file; it is written whole or not at all.
    #[arg(long, value_name = "PATH")]
    pub out: Option<PathBuf>,
    /// Only people of this team.
    #[arg(long, value_name = "TEAM")]
    pub team: Option<String>,
    /// Only plays from this day on, as 2026-08-31. Days are counted in UTC.
    #[arg(long, value_name = "DATE")]
    pub from: Option<Day>,
    /// Only plays until this day, itself included.
    #[arg(long, value_name = "DATE")]
    pub to: Option<Day>,
    /// Only this scenario, by its id.
    #[arg(long, value_name = "ID")]
    pub scenario: Option<String>,
    /// Only the scenarios of this module.
    #[arg(long, value_name = "MODULE")]
    pub module: Option<String>,
    /// Call people by numbers.
    #[arg(long)]
    pub hide_names: bool,
}

/// Tell how far reviewers agree with the key and with one another, and which decisions to talk about.
///
/// Reviewers rate talks in the window before they see the key. Scores agree within ten points; the levels of decisions are compared by Cohen's kappa.
/// Without a file it tells of the ratings in the own store. Of several ratings of one talk by the same reviewer the first counts.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  goodword calibrate\n  goodword calibrate rita.jsonl sam.jsonl\n  goodword calibrate shared-folder --format json"
)]
pub(super) struct CalibrateArgs {
    /// Files that `goodword export` wrote, and folders of them, of which every .jsonl is read; - is the standard input.
    #[arg(value_name = "FILE or FOLDER")]
    pub files: Vec<PathBuf>,
    /// How the result is printed.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// Walk every play of a scenario, and tell what follows: what can be reached, what cannot be left, how good and how bad a play can be.
///
/// Plays that differ in nothing still to come are walked together, so that all of them can be walked. Where a scenario is too large for
/// that, plays are sampled, and the result says so.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  goodword analyze late-refund\n  goodword analyze my-own.ron --format json")]
pub(super) struct AnalyzeArgs {
    /// A shipped scenario's id, or a file.
    pub scenario: String,
    /// How many states are looked at before plays are only sampled.
    #[arg(long, value_name = "NUMBER", default_value_t = Bounds::WHOLE.states)]
    pub states: usize,
    /// How the result is printed.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// Let a kind of trainee play many times, and tell how it fares; or make up a whole team and its records.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  goodword simulate late-refund --as all\n  goodword simulate my-own.ron --as pleaser --runs 10000 --format json\n  goodword simulate all --as all --people 1000 --records team.jsonl"
)]
pub(super) struct SimulateArgs {
    /// A shipped scenario's id, or a file. With --people, `all` stands for every scenario that is found.
    pub scenario: String,
    /// Who plays. With --people, `all` gives each person a talent that practice adds to: so often they do as the expert does, and else as one of the other kinds.
    #[arg(long = "as", value_enum, value_name = "KIND")]
    pub who: Who,
    /// How many times each kind plays, or each person. [default: 1000, with --people 100]
    #[arg(long)]
    pub runs: Option<u64>,
    /// Make up a team of so many people, who play on the working days of half a year, from 5 January 2026 on. Their plays are written as records.
    #[arg(long, value_name = "NUMBER", requires = "records", value_parser = clap::value_parser!(u64).range(1..=1_000_000))]
    pub people: Option<u64>,
    /// Seed of the first run; each run after it has the next.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Write the plays into this file as records, as `goodword export` does; it is written whole or not at all.
    #[arg(long, value_name = "FILE")]
    pub records: Option<PathBuf>,
    /// How the result is printed.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

impl SimulateArgs {
    pub(super) fn runs(&self) -> u64 {
        self.runs.unwrap_or(if self.people.is_some() { 100 } else { 1000 })
    }
}

/// Who plays in a simulation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// One kind.
    One(Kind),
    /// Each kind after the other.
    All,
}

impl Who {
    pub(super) fn kinds(&self) -> &[Kind] {
        match self {
            Who::One(kind) => std::slice::from_ref(kind),
            Who::All => &Kind::ALL,
        }
    }
}

impl ValueEnum for Who {
    fn value_variants<'a>() -> &'a [Self] {
        const ALL: [Who; Kind::ALL.len() + 1] = {
            let mut all = [Who::All; Kind::ALL.len() + 1];
            let mut at = 0;
            while at < Kind::ALL.len() {
                all[at] = Who::One(Kind::ALL[at]);
                at += 1;
            }
            all
        };
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Who::One(kind) => PossibleValue::new(kind.name()).help(kind.about()),
            Who::All => PossibleValue::new("all").help("each of them, side by side"),
        })
    }
}

/// How a result is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
}

/// How the problems that `check` finds are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum CheckFormat {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
    /// For editors and code hosts: SARIF 2.1.0.
    Sarif,
}

/// What `report` writes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum ReportFormat {
    /// For people, in the terminal.
    #[default]
    Text,
    /// For people: one page that needs no other file, to look at, hand on and print.
    Html,
    /// For spreadsheets: a row for each play.
    Csv,
    /// For programs.
    Json,
}

/// What `graph` writes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum GraphFormat {
    /// A picture, for browsers and documents.
    #[default]
    Svg,
    /// For Graphviz.
    Dot,
    /// A flowchart for wikis and code hosts that show Mermaid.
    Mermaid,
}

/// What `check` counts as a problem beside errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Deny {
    /// Warnings.
    Warnings,
}

/// When coaching is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Coaching {
    /// After each reply.
    AtOnce,
    /// On the scorecard.
    AtEnd,
    /// Not at all.
    Off,
}
