//! The sums behind the three scores: stakes met, and how much of them was lost.

use crate::rubric::Dimension;
use crate::scenario::EndingKind;
use crate::session::{Dice, Event, Fault, Game, ReplyIx, State, Verdict, offered, reply_verdict};

/// A whole grade in the units that losses are summed in. It divides by every number up to 20, so that the grade
/// of a reply with any usual share of the best reply's points is exact.
const WHOLE: u64 = 232_792_560;
/// Scores are reckoned in millionths of a point and rounded last.
const MICRO: i128 = 1_000_000;

/// How good a reply was in one dimension, from nothing to the best on offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Grade(u64);

impl Grade {
    /// Nothing.
    pub const NONE: Grade = Grade(0);
    /// As good as can be.
    pub const FULL: Grade = Grade(WHOLE);

    /// `points` of `best`, which is above 0; kept within nothing and full.
    fn share(points: i32, best: i32) -> Grade {
        let points = u64::from(points.clamp(0, best).unsigned_abs());
        Grade(WHOLE * points / u64::from(best.unsigned_abs()))
    }

    /// The grade of a verdict.
    pub fn of(verdict: Verdict) -> Grade {
        Grade(WHOLE * u64::from(verdict.quarters()) / 4)
    }

    /// What it leaves of a full grade, in the units that losses are summed in.
    pub(super) fn lost(self) -> u64 {
        WHOLE - self.0
    }

    /// In the units that losses are summed in, for weighing grades against each other.
    pub(super) fn share_of_whole(self) -> u64 {
        self.0
    }

    /// In whole percent, rounded down.
    pub fn percent(self) -> u8 {
        (self.0 * 100 / WHOLE) as u8
    }
}

/// What was at stake at a decision: the chosen reply's grade in each dimension, or none where all replies were alike.
///
/// Honesty is at stake where any reply on offer is less than sound; empathy and phrasing where points differ.
pub fn stakes(game: &Game, state: &State, dice: &impl Dice, chosen: ReplyIx) -> [Option<Grade>; 3] {
    stakes_among(game, state, offered(game, state, dice), chosen)
}

/// The same as [`stakes`], where the replies on offer are known already.
pub fn stakes_among(game: &Game, state: &State, on_offer: impl IntoIterator<Item = ReplyIx>, chosen: ReplyIx) -> [Option<Grade>; 3] {
    let mut best = [i32::MIN; 2];
    let mut least = [i32::MAX; 2];
    let mut all_sound = true;
    for reply in on_offer {
        for (dimension, points) in game.reply(reply).points.into_iter().enumerate() {
            best[dimension] = best[dimension].max(points);
            least[dimension] = least[dimension].min(points);
        }
        all_sound = all_sound && reply_verdict(game, state, reply) == Verdict::Sound;
    }
    let grade = |dimension: usize| {
        let points = game.reply(chosen).points[dimension];
        (best[dimension] != least[dimension]).then(|| match best[dimension] {
            best if best > 0 => Grade::share(points, best),
            best if points == best => Grade::FULL,
            _ => Grade::NONE,
        })
    };
    let honesty = (!all_sound).then(|| Grade::of(reply_verdict(game, state, chosen)));
    [grade(0), grade(1), honesty]
}

/// Stakes met and grades lost so far, in the order of [`Dimension::ALL`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tally {
    met: [u32; 3],
    lost: [u64; 3],
}

impl Tally {
    /// Adds a decision by what was at stake, as [`stakes`] gives it for the state in which it is made.
    pub fn decide(&mut self, stakes: [Option<Grade>; 3]) {
        for (dimension, grade) in stakes.into_iter().enumerate() {
            if let Some(grade) = grade {
                self.add(dimension, grade);
            }
        }
    }

    /// Adds what stands apart from the reply's words: an omission or a dropped promise is a stake of its own.
    pub fn observe_faults(&mut self, events: &[Event]) {
        for event in events {
            if let Event::Faulted(Fault::Omission(_) | Fault::Dropped(_)) = event {
                self.add(2, Grade::NONE);
            }
        }
    }

    fn add(&mut self, dimension: usize, grade: Grade) {
        self.met[dimension] += 1;
        self.lost[dimension] += WHOLE - grade.0;
    }

    /// Both tallies together.
    #[must_use]
    pub fn and(mut self, other: Tally) -> Tally {
        for dimension in 0..3 {
            self.met[dimension] += other.met[dimension];
            self.lost[dimension] += other.lost[dimension];
        }
        self
    }

    /// How many stakes were met, by dimension.
    pub fn met(&self) -> [u32; 3] {
        self.met
    }

    /// The most that a play which goes on can still score in a dimension, if it ends well and its losses stay as they are.
    pub fn at_best(&self, dimension: Dimension, reference: [u32; 3]) -> Measured {
        let at = dimension as usize;
        Measured::of(reference[at], i128::from(self.lost[at]))
    }

    /// This tally without what no score can depend on, where the reference path has no more than these stakes: stakes met beyond them, and losses
    /// beyond all that can be lost.
    #[must_use]
    pub fn clipped(mut self, reference: [u32; 3]) -> Tally {
        for (at, most) in reference.into_iter().enumerate() {
            self.met[at] = self.met[at].min(most);
            self.lost[at] = self.lost[at].min(u64::from(most) * WHOLE);
        }
        self
    }

    /// The score of a dimension after an ending, measured by the stakes on the reference path.
    pub fn score(&self, dimension: Dimension, reference: [u32; 3], ending: EndingKind) -> Measured {
        let lost = i128::from(self.lost[dimension as usize]) + i128::from(self.unreached(dimension, reference, ending));
        Measured::of(self.divisor(dimension, reference, ending), lost)
    }

    /// How many stakes share the 100 points of a dimension after an ending; with none, nothing is measured.
    fn divisor(&self, dimension: Dimension, reference: [u32; 3], ending: EndingKind) -> u32 {
        let at = dimension as usize;
        if ending.can_pass() {
            reference[at].min(self.met[at])
        } else {
            reference[at]
        }
    }

    /// What counts as lost after an ending because the talk never came to it, in the units that losses are summed in.
    pub(super) fn unreached(&self, dimension: Dimension, reference: [u32; 3], ending: EndingKind) -> u64 {
        let at = dimension as usize;
        // Honesty rather says on how much of the reference path the score rests.
        if ending.can_pass() || dimension == Dimension::Honesty {
            return 0;
        }
        u64::from(reference[at].saturating_sub(self.met[at])) * WHOLE
    }
}

/// A score in millionths of a point, or none where nothing was at stake.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Measured(Option<u32>);

impl Measured {
    /// Not measured.
    pub const NOT: Measured = Measured(None);

    /// The score of so much lost on this many stakes.
    fn of(divisor: u32, lost: i128) -> Measured {
        if divisor == 0 {
            return Measured::NOT;
        }
        let whole = i128::from(divisor) * i128::from(WHOLE);
        Measured(Some((100 * MICRO * (whole - lost).max(0) / whole) as u32))
    }

    /// The score in whole points, halves up.
    pub fn points(self) -> Option<u8> {
        self.0.map(|micro| ((u64::from(micro) + 500_000) / 1_000_000) as u8)
    }

    /// This score, held at `most` points. What was not measured is held there too.
    #[must_use]
    pub fn held(self, most: u8) -> Measured {
        let most = u32::from(most) * 1_000_000;
        Measured(Some(self.0.map_or(most, |micro| micro.min(most))))
    }

    /// The weighted mean of what was measured.
    pub fn mean(parts: impl IntoIterator<Item = (Measured, u8)>) -> Measured {
        let (mut sum, mut weights) = (0u64, 0u64);
        for (score, weight) in parts {
            if let Some(micro) = score.0 {
                sum += u64::from(micro) * u64::from(weight);
                weights += u64::from(weight);
            }
        }
        Measured((weights > 0).then(|| (sum / weights.max(1)) as u32))
    }
}
