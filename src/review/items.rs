//! How well a decision separates strong trainees from weak ones: classical item analysis.
//!
//! A decision is an item: right where the reply was as good as any on offer, wrong otherwise. Its discrimination is the
//! point-biserial correlation between the item and the rest score, which is the score without the item itself; with the item in it, every item
//! would seem to separate a little. The correction is that of S. Henrysson, “Correction of item-total correlations in item analysis”,
//! Psychometrika 28 (1963), 211–218. As people meet different decisions on their way through a talk, the rest score is a share: the decisions
//! somebody got right among all others they met at first attempts.

use super::model::Hundredths;

/// From how many people on a discrimination is shown. Below that, chance alone gives large values.
pub const LEAST_PEOPLE: usize = 10;

/// From here on a decision separates well, in hundredths.
const WELL: i32 = 30;
/// From here on it separates a little. Both marks are those of R. L. Ebel and D. A. Frisbie, “Essentials of Educational Measurement”.
const A_LITTLE: i32 = 20;

/// How hard a decision of this difficulty p is, in words. The marks are this report's own, as the literature knows no common ones.
pub fn how_hard(difficulty: Hundredths) -> &'static str {
    match difficulty.0 {
        80.. => "easy",
        50..80 => "neither easy nor hard",
        30..50 => "hard",
        _ => "very hard",
    }
}

/// What a discrimination means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separates {
    /// .30 and more.
    Well,
    /// .20 to .29.
    ALittle,
    /// .00 to .19.
    Hardly,
    /// Below 0: those who do better elsewhere do worse here.
    TheWrongWay,
}

impl Separates {
    /// What a discrimination means.
    pub fn of(discrimination: Hundredths) -> Self {
        match discrimination.0 {
            WELL.. => Separates::Well,
            A_LITTLE..WELL => Separates::ALittle,
            0..A_LITTLE => Separates::Hardly,
            _ => Separates::TheWrongWay,
        }
    }

    /// In words, to follow “separates”.
    pub fn words(self) -> &'static str {
        match self {
            Separates::Well => "well",
            Separates::ALittle => "a little",
            Separates::Hardly => "hardly",
            Separates::TheWrongWay => "the wrong way",
        }
    }
}

/// The point-biserial correlation of pairs of an item (right or wrong) and a rest score, rounded half away from 0. None where all items or
/// all rest scores are alike, as nothing varies then.
///
/// Rest scores are shares in ten-thousandths. The sums are whole numbers, so the result is the same on every machine.
pub fn point_biserial(pairs: &[(bool, u32)]) -> Option<Hundredths> {
    let count = pairs.len() as i128;
    let (mut right, mut rests, mut squares, mut both) = (0i128, 0i128, 0i128, 0i128);
    for (item, rest) in pairs {
        let (item, rest) = (i128::from(*item), i128::from((*rest).min(WHOLE)));
        right += item;
        rests += rest;
        squares += rest * rest;
        both += item * rest;
    }
    let covariance = count * both - right * rests;
    let variances = (count * right - right * right) * (count * squares - rests * rests);
    if variances == 0 {
        return None;
    }
    // In half hundredths, so that rounding is by the last bit.
    let halves = (covariance * covariance * 40_000 / variances).isqrt().min(200);
    let hundredths = ((halves + 1) / 2) as i32;
    Some(Hundredths(if covariance < 0 { -hundredths } else { hundredths }))
}

/// All of a rest score.
pub(super) const WHOLE: u32 = 10_000;
