//! How somebody has fared in each scenario: the last result and the best one.

use super::error::StoreError;
use super::people::{self, Person};
use super::store::Store;
use crate::course::Outcome;
use crate::ronfile::TextHash;
use crate::scoring::Scores;
use rusqlite::{Row, params};
use std::collections::BTreeMap;

/// How somebody has fared in one scenario.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many plays came to an ending.
    pub plays: u32,
    /// The last of them.
    pub last: Option<Outcome>,
    /// The scenario's text that the last one was played by.
    pub last_text: Option<TextHash>,
    /// The best of them: one that passed before any that did not, then by score; of equals the first.
    pub best: Option<Outcome>,
}

impl Store {
    /// How somebody has fared, by scenario id. Only first-line plays count: going back to try another reply betters no result.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn summaries(&self, person: &Person) -> Result<BTreeMap<String, Summary>, StoreError> {
        self.read(|conn| {
            let mut summaries: BTreeMap<String, Summary> = BTreeMap::new();
            let Some(number) = people::find(conn, person)? else {
                return Ok(summaries);
            };
            let mut statement = conn.prepare_cached(
                "SELECT scenario, overall, passed, started_at, scenario_hash, \
                 scores ->> '$.empathy', scores ->> '$.positive_phrasing', scores ->> '$.honesty' \
                 FROM (SELECT *, iif(json_valid(scorecard), scorecard -> '$.scores', NULL) AS scores FROM plays) \
                 WHERE person = ?1 AND state = 'done' AND branch_of IS NULL ORDER BY started_at, id",
            )?;
            let mut rows = statement.query(params![number])?;
            while let Some(row) = rows.next()? {
                let result = Outcome {
                    scores: Scores {
                        empathy: points(row, 5),
                        positive_phrasing: points(row, 6),
                        honesty: points(row, 7),
                        overall: row.get(1)?,
                    },
                    passed: row.get(2)?,
                    when: row.get(3)?,
                };
                let summary = summaries.entry(row.get(0)?).or_default();
                summary.plays += 1;
                summary.last = Some(result);
                summary.last_text = Some(TextHash(row.get(4)?));
                let rank = |result: Outcome| (result.passed, result.scores.overall);
                if summary.best.is_none_or(|best| rank(result) > rank(best)) {
                    summary.best = Some(result);
                }
            }
            Ok(summaries)
        })
    }
}

/// A score; none where there is none, or something that is no score.
fn points(row: &Row<'_>, column: usize) -> Option<u8> {
    row.get_ref(column).ok()?.as_i64().ok()?.try_into().ok()
}
