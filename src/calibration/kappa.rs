//! Cohen's kappa: how far two raters agree beyond what chance alone would give.

use super::Level;
use serde::{Serialize, Serializer};

/// How often two raters gave which levels to the same things: a row for each level of the one, a column for each of the other, in the order of
/// [`Level::ALL`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Table(pub [[u32; 3]; 3]);

/// Why there is no kappa.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Undefined {
    /// There is nothing that both have rated.
    NothingRated,
    /// Both gave one and the same level to everything: they agree, and chance alone would have it so.
    NoVariance,
}

impl Undefined {
    /// What is said in the place of a number.
    pub fn words(self) -> &'static str {
        match self {
            Undefined::NothingRated => "there is nothing that both have rated",
            Undefined::NoVariance => "both gave the same level throughout, so agreement beyond chance cannot be told",
        }
    }
}

/// Cohen's kappa of a table, kept as a fraction and rounded last.
///
/// With the share `o` of things on which both agree, and the share `e` on which they would agree by chance if each gave its levels as often as it
/// did, and without looking, kappa is (o − e) / (1 − e): 1 where they always agree, 0 where they agree as often as chance would, below 0 where less.
/// Levels are taken as names; that half is nearer to full than none is does not count. J. Cohen, “A coefficient of agreement for nominal scales”,
/// Educational and Psychological Measurement 20 (1960), 37–46.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kappa {
    /// How many things both have rated.
    pub rated: u32,
    /// On how many of them both agree.
    pub agreed: u32,
    /// The fraction, as numerator and denominator above 0; or why there is none.
    value: Result<(i128, i128), Undefined>,
}

impl Table {
    /// Counts one more thing that both have rated.
    pub fn add(&mut self, one: Level, other: Level) {
        self.0[one as usize][other as usize] += 1;
    }

    /// The agreement it shows.
    pub fn kappa(&self) -> Kappa {
        let count = |row: usize, column: usize| i128::from(self.0[row][column]);
        let levels = 0..Level::ALL.len();
        let all: i128 = levels
            .clone()
            .flat_map(|row| levels.clone().map(move |column| count(row, column)))
            .sum();
        let agreed: i128 = levels.clone().map(|level| count(level, level)).sum();
        // Both shares over the square of how many there are: what agrees, and what would by chance.
        let chance: i128 = levels
            .clone()
            .map(|level| {
                let row: i128 = levels.clone().map(|column| count(level, column)).sum();
                let column: i128 = levels.clone().map(|row| count(row, level)).sum();
                row * column
            })
            .sum();
        let (numerator, denominator) = (agreed * all - chance, all * all - chance);
        Kappa {
            rated: all as u32,
            agreed: agreed as u32,
            value: match (all, denominator) {
                (0, _) => Err(Undefined::NothingRated),
                (_, 0) => Err(Undefined::NoVariance),
                _ => Ok((numerator, denominator)),
            },
        }
    }
}

impl Kappa {
    /// In thousandths, -1000..=1000, rounded to the nearest, halves away from 0.
    ///
    /// # Errors
    /// Why there is none.
    pub fn thousandths(&self) -> Result<i32, Undefined> {
        self.value.map(|(numerator, denominator)| {
            let twice = 2 * 1_000 * numerator;
            ((twice + numerator.signum() * denominator) / (2 * denominator)) as i32
        })
    }
}

/// As `{rated, agreed, thousandths, undefined}`; where there is no kappa, `thousandths` is null and `undefined` says why.
impl Serialize for Kappa {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Line {
            rated: u32,
            agreed: u32,
            thousandths: Option<i32>,
            undefined: Option<Undefined>,
        }
        let thousandths = self.thousandths();
        Line {
            rated: self.rated,
            agreed: self.agreed,
            thousandths: thousandths.ok(),
            undefined: thousandths.err(),
        }
        .serialize(serializer)
    }
}
