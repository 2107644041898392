//! Where the points of a play went: what each decision cost, in whole points that add up to what is missing from 100.

use crate::rubric::Dimension;
use crate::scenario::EndingKind;
use crate::scoring::events::fault_names;
use crate::scoring::scorecard::Scores;
use crate::scoring::tally::{Grade, Tally};
use crate::scoring::words::why_fault;
use crate::session::{Event, Fault, Game};
use serde::Serialize;

/// Where the points of each dimension went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Costs {
    /// For empathy.
    pub empathy: Cost,
    /// For positive phrasing.
    pub positive_phrasing: Cost,
    /// For honesty.
    pub honesty: Cost,
}

impl Costs {
    /// Where the points of one dimension went.
    pub fn get(&self, dimension: Dimension) -> &Cost {
        match dimension {
            Dimension::Empathy => &self.empathy,
            Dimension::PositivePhrasing => &self.positive_phrasing,
            Dimension::Honesty => &self.honesty,
        }
    }
}

/// Where the points of one dimension went: `decisions`, `unreached` and `held` add up to `lost`.
///
/// What is lost is shared out in proportion to what was lost where, in whole points: every share is rounded down first, and the points still missing
/// go where most was cut off by that, of equals to the earlier. So two slips of equal weight may differ by one point. Where more was lost than the
/// 100 points there are, each loss counts for less, in the same proportion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cost {
    /// The score; none where nothing was measured.
    pub score: Option<u8>,
    /// What is missing from 100; 0 where nothing was measured.
    pub lost: u8,
    /// What each decision cost, in the play's order.
    pub decisions: Vec<u8>,
    /// What counts as lost because the talk broke off before it came to it.
    pub unreached: u8,
    /// What is held back beyond that because something serious was not put right.
    pub held: u8,
    /// All of it in a sentence or two.
    pub words: String,
}

/// What a decision cost in one dimension.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CostLine {
    /// In whole points.
    pub points: u8,
    /// Why, in a sentence or two.
    pub words: String,
}

/// What every decision had at stake, and what was lost there.
#[derive(Default)]
pub(super) struct Losses {
    tally: Tally,
    decisions: Vec<Loss>,
}

struct Loss {
    grades: [Option<Grade>; 3],
    /// Omissions and dropped promises, each a stake of its own for honesty, in words.
    faults: Vec<String>,
}

impl Loss {
    /// What was lost in a dimension, in the units of grades.
    fn lost(&self, dimension: Dimension) -> u64 {
        let own = self.grades[dimension as usize].map_or(0, Grade::lost);
        match dimension {
            Dimension::Honesty => own + Grade::NONE.lost() * self.faults.len() as u64,
            Dimension::Empathy | Dimension::PositivePhrasing => own,
        }
    }
}

impl Losses {
    pub(super) fn decide(&mut self, game: &Game, grades: [Option<Grade>; 3], events: &[Event]) {
        self.tally.decide(grades);
        self.tally.observe_faults(events);
        let faults = events.iter().filter_map(|event| match event {
            Event::Faulted(fault @ (Fault::Omission(_) | Fault::Dropped(_))) => {
                let (code, about) = fault_names(game, *fault);
                Some(why_fault(game.scenario(), code, &about))
            }
            _ => None,
        });
        self.decisions.push(Loss {
            grades,
            faults: faults.collect(),
        });
    }

    pub(super) fn costs(&self, scores: &Scores, reference: [u32; 3], kind: EndingKind) -> Costs {
        let cost = |dimension| self.cost(dimension, scores.get(dimension), reference, kind);
        Costs {
            empathy: cost(Dimension::Empathy),
            positive_phrasing: cost(Dimension::PositivePhrasing),
            honesty: cost(Dimension::Honesty),
        }
    }

    fn cost(&self, dimension: Dimension, score: Option<u8>, reference: [u32; 3], kind: EndingKind) -> Cost {
        let lost = score.map_or(0, |score| 100 - score);
        // What the score would be if nothing serious held it down.
        let free = self.tally.score(dimension, reference, kind).points();
        let by_stakes = free.map_or(0, |free| 100 - free);
        let weights: Vec<u64> = std::iter::once(self.tally.unreached(dimension, reference, kind))
            .chain(self.decisions.iter().map(|loss| loss.lost(dimension)))
            .collect();
        let mut shares = share_out(by_stakes, &weights).into_iter();
        let unreached = shares.next().unwrap_or(0);
        let mut cost = Cost {
            score,
            lost,
            decisions: shares.collect(),
            unreached,
            held: lost - by_stakes,
            words: String::new(),
        };
        cost.words = cost.in_words(dimension);
        cost
    }

    /// What a decision cost, by its number from 1.
    pub(super) fn lines(&self, costs: &Costs, number: usize) -> [Option<CostLine>; 3] {
        let loss = &self.decisions[number - 1];
        Dimension::ALL.map(|dimension| {
            let faults: &[String] = if dimension == Dimension::Honesty { &loss.faults } else { &[] };
            let cost = costs.get(dimension);
            let points = cost.decisions[number - 1];
            line(dimension, loss.grades[dimension as usize], faults, points, cost.lost)
        })
    }
}

/// Shares points out among weights, in proportion; none of them where nothing weighs. What is missing after rounding down goes where the largest
/// fraction was cut off, of equals to the first.
fn share_out(points: u8, weights: &[u64]) -> Vec<u8> {
    let whole: u128 = weights.iter().map(|weight| u128::from(*weight)).sum();
    if whole == 0 {
        return vec![0; weights.len()];
    }
    let exact = |weight: u64| u128::from(weight) * u128::from(points);
    let mut shares: Vec<u8> = weights.iter().map(|weight| (exact(*weight) / whole) as u8).collect();
    let missing = points - shares.iter().sum::<u8>();
    let mut by_rest: Vec<usize> = (0..weights.len()).collect();
    by_rest.sort_by_key(|at| std::cmp::Reverse(exact(weights[*at]) % whole));
    for at in by_rest.into_iter().take(usize::from(missing)) {
        shares[at] += 1;
    }
    shares
}

impl Cost {
    fn in_words(&self, dimension: Dimension) -> String {
        let name = dimension.name();
        if self.score.is_none() {
            return format!("{name} was not measured, as nothing was at stake.");
        }
        if self.lost == 0 {
            return format!("{name}: nothing was lost.");
        }
        let decisions: u32 = self.decisions.iter().map(|points| u32::from(*points)).sum();
        let mut words = format!("{name}: {} of 100 points were lost", self.lost);
        if decisions > 0 && self.unreached + self.held > 0 {
            words.push_str(&format!(", {decisions} of them at your decisions"));
        }
        words.push('.');
        if self.unreached > 0 {
            let unreached = self.unreached;
            words.push_str(&format!(
                " {unreached} went for what the talk never came to, as it ended before the trouble was solved."
            ));
        }
        if self.held > 0 {
            let held = self.held;
            words.push_str(&format!(" {held} are held back as long as something serious is not put right."));
        }
        words
    }
}

/// What a decision cost in words; none where nothing was at stake.
fn line(dimension: Dimension, grade: Option<Grade>, faults: &[String], points: u8, lost: u8) -> Option<CostLine> {
    let name = dimension.name();
    let mut words = match grade.map(Grade::percent) {
        None if faults.is_empty() => return None,
        None => String::new(),
        Some(100) => format!("{name} was at stake here, and your reply earned all of it."),
        Some(percent) if dimension == Dimension::Honesty => format!("{name} was at stake here, and your reply earned {percent} % of it."),
        Some(percent) => format!("{name} was at stake here, and your reply earned {percent} % of what the best one on offer would have."),
    };
    for fault in faults {
        words.push_str(&format!(
            "{}{fault} That is a stake of its own, and all of it was lost.",
            gap(&words)
        ));
    }
    let nothing_lost = grade.is_none_or(|grade| grade == Grade::FULL) && faults.is_empty();
    if !nothing_lost {
        let cost = match points {
            0 => "This cost less than a whole point.".to_owned(),
            1 => format!("This cost 1 of the {lost} points lost."),
            points => format!("This cost {points} of the {lost} points lost."),
        };
        words.push_str(&format!("{}{cost}", gap(&words)));
    }
    Some(CostLine { points, words })
}

fn gap(words: &str) -> &'static str {
    if words.is_empty() { "" } else { " " }
}
