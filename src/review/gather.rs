//! Takes in plays one by one, in any order, and gives the review. What it keeps grows with people, scenarios and decisions, not with plays.

use super::answers::{Answers, Extent};
use super::cell::{Held, Sums};
use super::decisions::decisions;
use super::dimensions::{Adder, progress};
use super::headline::headline;
use super::measures::Totals;
use super::model::{Cell, Counts, FatalLine, Filter, LeftOut, MonthLine, PersonLine, PlayRow, REVIEW_FORMAT, Review, ScenarioLine};
use super::month::{Entrant, rank};
use super::names::{Who, label, numbers};
use super::played::{Played, Unsound, Wanted};
use super::texts::Texts;
use crate::calendar::{Day, Month};
use std::collections::{BTreeMap, BTreeSet};

/// One person.
#[derive(Debug, Default)]
struct Person {
    totals: Totals,
    unverified: u64,
    scenarios: BTreeMap<String, Sums>,
    /// The smallest id of their plays.
    smallest: String,
}

/// A row with what it is sorted by.
#[derive(Debug)]
struct Row {
    who: Who,
    id: String,
    started_at: i64,
    row: PlayRow,
}

/// Takes in plays. The order in which they come makes no difference.
#[derive(Debug, Default)]
pub struct Gatherer {
    wanted: Wanted,
    counts: Counts,
    period: Option<[Day; 2]>,
    people: BTreeMap<Who, Person>,
    texts: BTreeMap<String, Texts>,
    /// By code: how many plays, and by whom.
    fatal: BTreeMap<String, (u64, BTreeSet<Who>)>,
    months: BTreeMap<Month, BTreeMap<Who, Entrant>>,
    unsound: BTreeSet<(Unsound, bool)>,
    unreadable: Vec<LeftOut>,
    rows: Option<Vec<Row>>,
    extent: Extent,
}

/// All that follows from the plays that were taken in.
#[derive(Debug)]
pub struct Gathered {
    /// The review.
    pub review: Review,
    /// A row for every play where rows are kept, by person, scenario and time.
    pub rows: Vec<PlayRow>,
    /// What everybody said at their first attempts.
    pub answers: Answers,
    /// What there is to narrow the review down to.
    pub extent: Extent,
}

impl Gatherer {
    /// For these plays. With `rows`, a row is kept for every play: memory then grows with plays.
    pub fn new(wanted: Wanted, rows: bool) -> Self {
        Self {
            wanted,
            rows: rows.then(Vec::new),
            ..Self::default()
        }
    }

    /// Takes in a sound play.
    pub fn add(&mut self, play: &Played) {
        self.extent.note(play);
        if !self
            .wanted
            .holds(&play.team, play.started_at, &play.scenario, Some(&play.game.scenario().module))
        {
            self.counts.filtered += 1;
            return;
        }
        let who: Who = (play.person.clone(), play.team.clone());
        let day = Day::told(play.started_at);
        self.counts.plays += 1;
        self.counts.passed += u64::from(play.facts.passed);
        self.counts.other_text += u64::from(!play.on_shelf);
        self.counts.undated += u64::from(day.is_none());
        if let Some(day) = day {
            let [first, last] = self.period.unwrap_or([day, day]);
            self.period = Some([first.min(day), last.max(day)]);
            if play.on_shelf {
                let months = day.month().map(|month| self.months.entry(month).or_default());
                if let Some(month) = months {
                    month.entry(who.clone()).or_default().add(play);
                }
            }
        }
        self.texts.entry(play.scenario.clone()).or_default().note(&play.game);
        for code in play.facts.fatal.iter().collect::<BTreeSet<_>>() {
            let (plays, people) = self.fatal.entry(code.clone()).or_default();
            *plays += 1;
            people.insert(who.clone());
        }
        let person = self.people.entry(who.clone()).or_default();
        if person.smallest.is_empty() || play.id < person.smallest {
            person.smallest.clone_from(&play.id);
        }
        person.totals.add(play);
        person.scenarios.entry(play.scenario.clone()).or_default().add(play);
        if let Some(rows) = &mut self.rows {
            rows.push(Row {
                who,
                id: play.id.clone(),
                started_at: play.started_at,
                row: row(play),
            });
        }
    }

    /// Takes in a play that cannot be relied on; `disputed` if it is sound, and another sound one with the same id differs from it.
    pub fn add_unsound(&mut self, unsound: Unsound, disputed: bool) {
        let module = unsound.module.as_deref();
        if !self.wanted.holds(&unsound.team, unsound.started_at, &unsound.scenario, module) {
            return;
        }
        let person = self.people.entry((unsound.person.clone(), unsound.team.clone())).or_default();
        if person.smallest.is_empty() || unsound.id < person.smallest {
            person.smallest.clone_from(&unsound.id);
        }
        person.unverified += 1;
        person.scenarios.entry(unsound.scenario.clone()).or_default().unverified += 1;
        if disputed {
            self.counts.disputed += 1;
        } else {
            self.counts.unverified += 1;
        }
        self.unsound.insert((unsound, disputed));
    }

    /// Notes something that is no play and cannot be read.
    pub fn add_unreadable(&mut self, place: String, why: String) {
        self.unreadable.push(LeftOut {
            place,
            person: None,
            scenario: None,
            what: "unreadable",
            why,
        });
    }

    /// Counts a record that stands somewhere else too.
    pub fn count_repeated(&mut self) {
        self.counts.repeated += 1;
    }

    /// Counts a play that is private, not yet over, or went back to try another reply.
    pub fn count_not_handed_in(&mut self) {
        self.counts.not_handed_in += 1;
    }

    /// The review of all that was taken in, and a row for every play where rows are kept, by person, scenario and time.
    pub fn finish(self, hide_names: bool) -> (Review, Vec<PlayRow>) {
        let gathered = self.finish_whole(hide_names);
        (gathered.review, gathered.rows)
    }

    /// The review, and what can be looked up behind it.
    pub fn finish_whole(mut self, hide_names: bool) -> Gathered {
        let ids = self
            .people
            .iter()
            .map(|(who, person)| (who.clone(), person.smallest.clone()))
            .collect();
        let numbers = numbers(&ids, hide_names);
        let rows = self.rows.take().map(|rows| numbered(rows, &numbers)).unwrap_or_default();
        let mut totals = Totals::default();
        for person in self.people.values() {
            totals.and(&person.totals);
        }
        let mut review = Review {
            format: REVIEW_FORMAT,
            headline: String::new(),
            names_hidden: hide_names,
            filter: Filter {
                team: self.wanted.team.clone(),
                from: self.wanted.from,
                to: self.wanted.to,
                scenario: self.wanted.scenario.clone(),
                module: self.wanted.module.clone(),
            },
            period: self.period,
            counts: self.counts,
            people: self.person_lines(&numbers, hide_names),
            scenarios: self.scenario_lines(),
            cells: Vec::new(),
            decisions: decisions(self.people.values().map(|person| &person.scenarios), &self.texts),
            progress: progress(self.cells()),
            fatal: self.fatal_lines(),
            promises: totals.promises,
            measures: totals.measures(self.cells()),
            months: self.month_lines(&numbers),
            left_out: Vec::new(),
        };
        review.cells = self.cell_lines(&numbers, &review.scenarios);
        review.left_out = self.left_out(&numbers, hide_names);
        review.headline = headline(&review);
        let people = self.people.into_iter().map(|(who, person)| (numbers[&who], person.scenarios));
        Gathered {
            review,
            rows,
            answers: Answers::new(people.collect(), self.texts),
            extent: self.extent,
        }
    }

    fn cells(&self) -> impl Iterator<Item = &Sums> {
        self.people.values().flat_map(|person| person.scenarios.values())
    }

    fn person_lines(&self, numbers: &BTreeMap<Who, usize>, hide: bool) -> Vec<PersonLine> {
        let mut lines: Vec<PersonLine> = self
            .people
            .iter()
            .map(|(who, person)| {
                let latest = || person.scenarios.values().filter_map(Sums::latest);
                let mut scores = Adder::default();
                for held in latest() {
                    scores.add(&held.attempt.scores);
                }
                PersonLine {
                    number: numbers[who],
                    name: label(who, numbers[who], hide),
                    team: who.1.clone(),
                    plays: person.totals.plays,
                    unverified: person.unverified,
                    scenarios: latest().count() as u64,
                    passed: latest().filter(|held| held.attempt.passed).count() as u64,
                    scores: scores.means(),
                    fatal: person.totals.fatal,
                    promises: person.totals.promises,
                    measures: person.totals.measures(person.scenarios.values()),
                }
            })
            .collect();
        lines.sort_by_key(|line| line.number);
        lines
    }

    fn scenario_lines(&self) -> Vec<ScenarioLine> {
        let mut by_id: BTreeMap<&str, Vec<&Sums>> = BTreeMap::new();
        for person in self.people.values() {
            for (scenario, sums) in &person.scenarios {
                by_id.entry(scenario).or_default().push(sums);
            }
        }
        let mut lines: Vec<ScenarioLine> = by_id
            .into_iter()
            .map(|(id, cells)| {
                let texts = self.texts.get(id);
                let main = texts.and_then(Texts::main);
                let mut scores = Adder::default();
                for held in cells.iter().filter_map(|cell| cell.latest()) {
                    scores.add(&held.attempt.scores);
                }
                let passed = |which: fn(&Sums) -> Option<&Held>| {
                    cells
                        .iter()
                        .filter_map(|cell| which(cell))
                        .filter(|held| held.attempt.passed)
                        .count() as u64
                };
                ScenarioLine {
                    id: id.to_owned(),
                    title: main.map_or_else(|| id.to_owned(), |text| text.title.clone()),
                    module: main.map(|text| text.module.clone()),
                    texts: texts.map_or(0, Texts::count),
                    plays: cells.iter().map(|cell| cell.attempts).sum(),
                    people: cells.iter().filter(|cell| cell.attempts > 0).count() as u64,
                    passed_first: passed(Sums::first),
                    passed_latest: passed(Sums::latest),
                    scores: scores.means(),
                }
            })
            .collect();
        lines.sort_by(|a, b| (&a.module, &a.id).cmp(&(&b.module, &b.id)));
        lines
    }

    fn cell_lines(&self, numbers: &BTreeMap<Who, usize>, scenarios: &[ScenarioLine]) -> Vec<Cell> {
        let mut people: Vec<(usize, &Person)> = self.people.iter().map(|(who, person)| (numbers[who], person)).collect();
        people.sort_by_key(|(number, _)| *number);
        let attempt = |held: Option<&Held>| held.map(|held| held.attempt);
        people
            .into_iter()
            .flat_map(|(number, person)| scenarios.iter().map(move |line| (number, person, line)))
            .filter_map(|(person, sums, line)| Some((person, line, sums.scenarios.get(&line.id)?)))
            .map(|(person, line, sums)| Cell {
                person,
                scenario: line.id.clone(),
                attempts: sums.attempts,
                unverified: sums.unverified,
                first: attempt(sums.first()),
                latest: attempt(sums.latest()),
                best: attempt(sums.best()),
            })
            .collect()
    }

    fn fatal_lines(&self) -> Vec<FatalLine> {
        let mut lines: Vec<FatalLine> = self
            .fatal
            .iter()
            .map(|(code, (plays, people))| FatalLine {
                code: code.clone(),
                plays: *plays,
                people: people.len() as u64,
            })
            .collect();
        lines.sort_by_key(|line| std::cmp::Reverse(line.plays));
        lines
    }

    fn month_lines(&self, numbers: &BTreeMap<Who, usize>) -> Vec<MonthLine> {
        let months = self.months.iter().rev();
        months
            .map(|(month, entrants)| rank(*month, entrants.iter().map(|(who, entrant)| (numbers[who], entrant))))
            .collect()
    }

    fn left_out(&self, numbers: &BTreeMap<Who, usize>, hide: bool) -> Vec<LeftOut> {
        let plays = self.unsound.iter().map(|(unsound, disputed)| {
            let who = (unsound.person.clone(), unsound.team.clone());
            LeftOut {
                place: unsound.place.clone(),
                person: Some(label(&who, numbers[&who], hide)),
                scenario: Some(unsound.scenario.clone()),
                what: match (disputed, unsound.altered) {
                    (true, _) => "disputed",
                    (false, true) => "altered",
                    (false, false) => "cannot-tell",
                },
                why: unsound.why.clone(),
            }
        });
        let mut all: Vec<LeftOut> = plays.chain(self.unreadable.iter().cloned()).collect();
        all.sort();
        all
    }
}

fn row(play: &Played) -> PlayRow {
    let facts = &play.facts;
    PlayRow {
        person: 0,
        scenario: play.scenario.clone(),
        attempt: 0,
        day: Day::told(play.started_at),
        scores: facts.scores,
        passed: facts.passed,
        fatal: facts.fatal.clone(),
        kept: facts.kept,
        due: facts.due,
        solved: facts.solved,
        handling_seconds: facts.handling_seconds,
        answered: play.timed.then_some(facts.answered),
        satisfaction: facts.satisfaction,
        ease: facts.ease,
        on_shelf: play.on_shelf,
    }
}

/// Puts rows in order and gives each its person and attempt.
fn numbered(mut rows: Vec<Row>, numbers: &BTreeMap<Who, usize>) -> Vec<PlayRow> {
    for row in &mut rows {
        row.row.person = numbers[&row.who];
    }
    rows.sort_by(|a, b| {
        let key = |row: &Row| (row.row.person, row.started_at);
        a.row
            .scenario
            .cmp(&b.row.scenario)
            .then_with(|| key(a).cmp(&key(b)))
            .then_with(|| a.id.cmp(&b.id))
    });
    let mut sorted: Vec<PlayRow> = Vec::with_capacity(rows.len());
    for Row { mut row, .. } in rows {
        row.attempt = match sorted.last() {
            Some(before) if (before.person, &before.scenario) == (row.person, &row.scenario) => before.attempt + 1,
            _ => 1,
        };
        sorted.push(row);
    }
    sorted.sort_by_key(|row| row.person);
    sorted
}
