//! What the screen shows, ready to be drawn, and what a person does there.

use crate::review::words::shown;
use crate::review::{Answers, Cell, DecisionLine, Extent, Gathered, PersonLine, Review};
use crate::workplace::Asked;

/// How many people are shown at a time.
pub const PEOPLE_AT_ONCE: usize = 50;

/// What a person does here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReviewAction {
    /// Asks for other plays, or for names to be shown or hidden: the review is to be reckoned anew.
    Filter(Asked),
    /// Goes back to the shelf.
    Back,
}

/// What is looked at: the team, or what lies behind a place of the map. People and scenarios go by their place in the review.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) enum Place {
    #[default]
    Team,
    Scenario(usize),
    Cell {
        person: usize,
        scenario: usize,
    },
}

/// What the screen shows.
#[derive(Debug)]
pub struct Reviewed {
    /// The review.
    pub review: Review,
    /// What was asked for.
    pub asked: Asked,
    /// Whether another review is being reckoned meanwhile.
    pub reckoning: bool,
    pub(super) answers: Answers,
    pub(super) extent: Extent,
    pub(super) place: Place,
    /// The first person shown, and the first scenario of the map.
    pub(super) from: [usize; 2],
    /// Where in the map the keyboard is: person and scenario.
    pub(super) at: [usize; 2],
    /// Which lists of filters are shown in full.
    pub(super) in_full: [bool; 4],
    /// By person and scenario: the cell's place in the review.
    grid: Vec<Vec<Option<usize>>>,
    several_teams: bool,
}

impl Reviewed {
    /// What the screen shows of what was gathered for what was asked.
    pub fn of(asked: Asked, gathered: Gathered) -> Self {
        let review = gathered.review;
        let mut grid = vec![vec![None; review.scenarios.len()]; review.people.len()];
        for (number, cell) in review.cells.iter().enumerate() {
            // Both people and their numbers go up from 1.
            let person = review.people.binary_search_by_key(&cell.person, |line| line.number);
            let scenario = review.scenarios.iter().position(|line| line.id == cell.scenario);
            if let (Ok(person), Some(scenario)) = (person, scenario) {
                grid[person][scenario] = Some(number);
            }
        }
        Self {
            several_teams: review.people.windows(2).any(|pair| pair[0].team != pair[1].team),
            review,
            asked,
            reckoning: false,
            answers: gathered.answers,
            extent: gathered.extent,
            place: Place::Team,
            from: [0, 0],
            at: [0, 0],
            in_full: [false; 4],
            grid,
        }
    }

    /// Looks at what one person said at one scenario; both go by their place in the review.
    pub fn open_cell(&mut self, person: usize, scenario: usize) {
        self.place = Place::Cell { person, scenario };
    }

    /// Looks at the decisions of a scenario, by its place in the review.
    pub fn open_scenario(&mut self, scenario: usize) {
        self.place = Place::Scenario(scenario);
    }

    /// Whether less than everything was asked for.
    pub(super) fn is_narrowed(&self) -> bool {
        self.asked.wanted != crate::review::Wanted::default()
    }

    /// Everything, with names shown or hidden as they are.
    pub(super) fn everything(&self) -> Asked {
        Asked {
            hide_names: self.asked.hide_names,
            ..Asked::default()
        }
    }

    /// The cell of a person at a scenario; none where there is nothing.
    pub(super) fn cell(&self, person: usize, scenario: usize) -> Option<&Cell> {
        let number = *self.grid.get(person)?.get(scenario)?;
        self.review.cells.get(number?)
    }

    /// The people that are shown now, by their places in the review.
    pub(super) fn people_shown(&self) -> std::ops::Range<usize> {
        let all = self.review.people.len();
        let from = self.from[0].min(all);
        from..(from + PEOPLE_AT_ONCE).min(all)
    }

    /// What a person is called, with the team where there are several.
    pub(super) fn called(&self, person: &PersonLine) -> String {
        let name = shown(&person.name);
        if self.several_teams && !person.team.is_empty() {
            format!("{name} · {}", shown(&person.team))
        } else {
            name
        }
    }

    /// What a person is called, by number.
    pub(super) fn name_of(&self, number: usize) -> String {
        let people = &self.review.people;
        let place = people.binary_search_by_key(&number, |line| line.number);
        place.map(|place| self.called(&people[place])).unwrap_or_default()
    }

    /// The decisions of a scenario, those that most people missed first.
    pub(super) fn decisions(&self, scenario: usize) -> Vec<&DecisionLine> {
        let line = self.review.scenarios.get(scenario);
        let decisions = self.review.decisions.iter();
        decisions
            .filter(|decision| line.is_some_and(|line| line.id == decision.scenario))
            .collect()
    }
}
