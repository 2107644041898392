//! How far reviewers agree with the key and with one another, and on which decisions they do not.

use super::kappa::{Kappa, Table};
use super::rating::{Key, KeyDecision, Level, Misfit, Rating};
use crate::ronfile::TextHash;
use crate::rubric::Dimension;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Two scores agree that are no further apart than this, in points.
pub const WITHIN: u8 = 10;

/// Who gave ratings.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Reviewer {
    /// The name.
    pub name: String,
    /// The team; empty where there is none.
    pub team: String,
}

/// How far reviewers agree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Calibration {
    /// Each reviewer against the key, by name and team.
    pub reviewers: Vec<ReviewerResult>,
    /// Each two reviewers against one another.
    pub pairs: Vec<PairResult>,
    /// The decisions to talk about: on which reviewers disagree, or agree against the key. Those on which most of them disagree come first.
    pub disputed: Vec<Disputed>,
    /// The ratings that were left out, and why.
    pub left_out: Vec<LeftOut>,
}

/// A reviewer against the key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReviewerResult {
    /// Who.
    pub reviewer: Reviewer,
    /// How many talks they rated.
    pub talks: u32,
    /// How far they agree with the key.
    pub agreement: Agreement,
}

/// Two reviewers against one another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PairResult {
    /// The one.
    pub one: Reviewer,
    /// The other.
    pub other: Reviewer,
    /// How many talks both rated.
    pub talks: u32,
    /// How far they agree.
    pub agreement: Agreement,
}

/// How far two agree, by dimension.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Agreement {
    /// On empathy.
    pub empathy: DimensionAgreement,
    /// On positive phrasing.
    pub positive_phrasing: DimensionAgreement,
    /// On honesty.
    pub honesty: DimensionAgreement,
}

/// How far two agree on one dimension.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct DimensionAgreement {
    /// Of the talks' scores.
    pub scores: Within,
    /// Of the decisions' levels.
    pub levels: Kappa,
}

/// How many of the talks that both gave a score have scores within [`WITHIN`] points of one another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Within {
    /// So many.
    pub agreed: u32,
    /// Of so many; with 0 there is nothing to tell.
    pub of: u32,
}

/// A decision to talk about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Disputed {
    /// The play.
    pub play: String,
    /// The scenario's title.
    pub title: String,
    /// The decision, from 1.
    pub decision: usize,
    /// What the customer had said.
    pub says: String,
    /// What was answered.
    pub text: String,
    /// The dimension.
    pub dimension: Dimension,
    /// What the key gives; none where that was not at stake.
    pub key: Option<Level>,
    /// What each reviewer gave.
    pub given: Vec<Given>,
    /// How many pairs of reviewers disagree; 0 where they agree with one another, and not with the key.
    pub pairs: u32,
}

/// What a reviewer gave to a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Given {
    /// Who.
    pub reviewer: Reviewer,
    /// What.
    pub level: Level,
}

/// A rating that was left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// Its name.
    pub id: TextHash,
    /// Who gave it.
    pub reviewer: Reviewer,
    /// The play.
    pub play: String,
    /// Why.
    pub why: Misfit,
}

/// The ratings that count: of each play those of each reviewer.
type Counted<'a> = BTreeMap<&'a str, BTreeMap<Reviewer, &'a Rating>>;

/// How far reviewers agree with the keys of the plays they rated, by the plays' ids, and with one another. Ratings may come in any order, and more
/// than once. Of several by one reviewer for one play the first counts, by when it was given and then by its name.
pub fn calibrate(keys: &BTreeMap<String, Key>, ratings: &[Rating]) -> Calibration {
    let (counted, left_out) = count(keys, ratings);
    let mut against_key: BTreeMap<&Reviewer, Tally> = BTreeMap::new();
    let mut pairs: BTreeMap<(&Reviewer, &Reviewer), Tally> = BTreeMap::new();
    let mut disputed = Vec::new();
    for (play, given) in &counted {
        let key = &keys[*play];
        for (at, (reviewer, rating)) in given.iter().enumerate() {
            against_key.entry(reviewer).or_default().add_key(rating, key);
            for (other, others) in given.iter().skip(at + 1) {
                pairs.entry((reviewer, other)).or_default().add_pair(rating, others);
            }
        }
        for (number, decision) in (1..).zip(&key.decisions) {
            disputed.extend(Dimension::ALL.into_iter().filter_map(|dimension| {
                let (given, pairs) = dispute(given, number, dimension, decision.levels[dimension as usize])?;
                Some(told(play, key, number, decision, dimension, given, pairs))
            }));
        }
    }
    disputed.sort_by_key(|line| Reverse(line.pairs));
    Calibration {
        reviewers: against_key
            .into_iter()
            .map(|(reviewer, tally)| ReviewerResult {
                reviewer: reviewer.clone(),
                talks: tally.talks,
                agreement: tally.agreement(),
            })
            .collect(),
        pairs: pairs
            .into_iter()
            .map(|((one, other), tally)| PairResult {
                one: one.clone(),
                other: other.clone(),
                talks: tally.talks,
                agreement: tally.agreement(),
            })
            .collect(),
        disputed,
        left_out,
    }
}

fn count<'a>(keys: &BTreeMap<String, Key>, ratings: &'a [Rating]) -> (Counted<'a>, Vec<LeftOut>) {
    let ordered: BTreeMap<(i64, TextHash), &Rating> = ratings.iter().map(|rating| ((rating.rated_at, rating.id()), rating)).collect();
    let mut counted = Counted::new();
    let mut left_out = Vec::new();
    for ((_, id), rating) in ordered {
        let reviewer = Reviewer {
            name: rating.reviewer.clone(),
            team: rating.team.clone(),
        };
        let misfit = match keys.get(&rating.play) {
            None => Some(Misfit::NoKey),
            Some(key) if !rating.fits(key) => Some(Misfit::OtherTalk),
            Some(_) => {
                let of_play = counted.entry(rating.play.as_str()).or_default();
                let known = of_play.contains_key(&reviewer);
                of_play.entry(reviewer.clone()).or_insert(rating);
                known.then_some(Misfit::NotTheFirst)
            }
        };
        left_out.extend(misfit.map(|why| LeftOut {
            id,
            reviewer,
            play: rating.play.clone(),
            why,
        }));
    }
    (counted, left_out)
}

/// What was counted for two who are compared.
#[derive(Default)]
struct Tally {
    talks: u32,
    scores: [Within; 3],
    levels: [Table; 3],
}

impl Tally {
    fn add_key(&mut self, rating: &Rating, key: &Key) {
        self.talks += 1;
        for dimension in Dimension::ALL {
            self.score(dimension, rating.scores.get(dimension), key.scores.get(dimension));
            for (rated, given) in rating.decisions.iter().zip(&key.decisions) {
                self.level(dimension, rated.get(dimension), given.levels[dimension as usize]);
            }
        }
    }

    fn add_pair(&mut self, one: &Rating, other: &Rating) {
        self.talks += 1;
        for dimension in Dimension::ALL {
            self.score(dimension, one.scores.get(dimension), other.scores.get(dimension));
            for (one, other) in one.decisions.iter().zip(&other.decisions) {
                self.level(dimension, one.get(dimension), other.get(dimension));
            }
        }
    }

    fn score(&mut self, dimension: Dimension, one: Option<u8>, other: Option<u8>) {
        if let (Some(one), Some(other)) = (one, other) {
            let within = &mut self.scores[dimension as usize];
            within.of += 1;
            within.agreed += u32::from(one.abs_diff(other) <= WITHIN);
        }
    }

    /// What one of them left open is not compared.
    fn level(&mut self, dimension: Dimension, one: Option<Level>, other: Option<Level>) {
        if let (Some(one), Some(other)) = (one, other) {
            self.levels[dimension as usize].add(one, other);
        }
    }

    fn agreement(&self) -> Agreement {
        let of = |dimension: Dimension| DimensionAgreement {
            scores: self.scores[dimension as usize],
            levels: self.levels[dimension as usize].kappa(),
        };
        Agreement {
            empathy: of(Dimension::Empathy),
            positive_phrasing: of(Dimension::PositivePhrasing),
            honesty: of(Dimension::Honesty),
        }
    }
}

/// What reviewers gave to a decision, and how many pairs of them disagree; none where there is nothing to talk about. A reviewer alone is not enough
/// for that.
fn dispute(ratings: &BTreeMap<Reviewer, &Rating>, number: usize, dimension: Dimension, key: Option<Level>) -> Option<(Vec<Given>, u32)> {
    let given: Vec<Given> = ratings
        .iter()
        .filter_map(|(reviewer, rating)| {
            Some(Given {
                reviewer: reviewer.clone(),
                level: rating.decisions[number - 1].get(dimension)?,
            })
        })
        .collect();
    let disagree = |at: usize| given[at + 1..].iter().filter(|other| other.level != given[at].level).count() as u32;
    let pairs: u32 = (0..given.len()).map(disagree).sum();
    let against_key = given.len() > 1 && key.is_some_and(|key| key != given[0].level);
    (pairs > 0 || against_key).then_some((given, pairs))
}

fn told(play: &str, key: &Key, number: usize, decision: &KeyDecision, dimension: Dimension, given: Vec<Given>, pairs: u32) -> Disputed {
    Disputed {
        play: play.to_owned(),
        title: key.title.clone(),
        decision: number,
        says: decision.says.clone(),
        text: decision.text.clone(),
        dimension,
        key: decision.levels[dimension as usize],
        given,
        pairs,
    }
}
