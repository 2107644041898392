//! Whether a scorecard is the one that its replies give.

use serde_json::Value;

/// What every scorecard of every version holds.
const ALWAYS: &[&str] = &["scores", "passed", "fatal", "serious", "promises", "ending", "solved", "decisions"];
/// Sentences that the app itself words, and may word better in another version.
const WORDED: &[&str] = &["why", "helped_words", "again_words", "better", "compare"];

/// What only a card with every sentence holds.
const WHOLE: &[&str] = &["ending_title", "last_words", "epilogue"];

/// Whether a card was written with every sentence, as earlier builds did.
pub(super) fn is_whole(theirs: &Value) -> bool {
    WHOLE.iter().any(|key| theirs.get(key).is_some())
}

/// The first difference between the scorecard in a record and ours, as half a sentence; none if there is none.
///
/// Fields that this version does not know never count. If the same version wrote the record, everything this version writes must be there and be
/// equal. If another did, what both know must be equal but for the sentences the app itself words, and the parts every version writes must be there.
pub(super) fn difference(theirs: &Value, ours: &Value, same_version: bool) -> Option<String> {
    let needed: &[&str] = if same_version { &[] } else { ALWAYS };
    Walk {
        same_version,
        all_needed: same_version,
        needed,
    }
    .walk(theirs, ours, &mut String::new())
}

/// The first thing that stands in a record's scorecard and is otherwise in ours; none if there is none. Nothing need be there.
pub(super) fn contradiction(theirs: &Value, ours: &Value, same_version: bool) -> Option<String> {
    Walk {
        same_version,
        all_needed: false,
        needed: &[],
    }
    .walk(theirs, ours, &mut String::new())
}

struct Walk {
    /// Whether the app's own sentences must be equal too.
    same_version: bool,
    /// Whether all of ours must be in theirs.
    all_needed: bool,
    /// What must be in theirs at the top.
    needed: &'static [&'static str],
}

impl Walk {
    fn walk(&self, theirs: &Value, ours: &Value, path: &mut String) -> Option<String> {
        let length = path.len();
        match (theirs, ours) {
            (Value::Object(theirs), Value::Object(ours)) => {
                for (key, ours) in ours {
                    if !self.same_version && ours.is_string() && WORDED.contains(&key.as_str()) {
                        continue;
                    }
                    let top = length == 0;
                    if !top {
                        path.push('.');
                    }
                    path.push_str(key);
                    let found = match theirs.get(key) {
                        Some(theirs) => self.walk(theirs, ours, path),
                        None if self.all_needed || (top && self.needed.contains(&key.as_str())) => {
                            Some(format!("its scorecard lacks `{path}`"))
                        }
                        None => None,
                    };
                    if found.is_some() {
                        return found;
                    }
                    path.truncate(length);
                }
                None
            }
            (Value::Array(theirs), Value::Array(ours)) => {
                if theirs.len() != ours.len() {
                    return Some(format!(
                        "its scorecard lists {} under `{path}`; the replies give {}",
                        theirs.len(),
                        ours.len()
                    ));
                }
                for (index, (theirs, ours)) in theirs.iter().zip(ours).enumerate() {
                    path.push_str(&format!("[{index}]"));
                    let found = self.walk(theirs, ours, path);
                    if found.is_some() {
                        return found;
                    }
                    path.truncate(length);
                }
                None
            }
            _ if theirs == ours => None,
            _ => Some(format!(
                "its scorecard says {} for `{path}`; the replies give {}",
                short(theirs),
                short(ours)
            )),
        }
    }
}

fn short(value: &Value) -> String {
    let text = value.to_string();
    if text.chars().count() <= 60 {
        text
    } else {
        text.chars().take(57).chain("…".chars()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_same_version_must_agree_in_all_it_knows() {
        let ours = json!({"scores": {"overall": 61}, "own_seconds": 3, "fatal": [{"why": "a"}]});
        let tell = |theirs: Value, same| difference(&theirs, &ours, same);
        assert_eq!(tell(ours.clone(), true), None);
        let more = json!({"scores": {"overall": 61, "new": 1}, "own_seconds": 3, "fatal": [{"why": "a"}], "x": 2});
        assert_eq!(tell(more, true), None);
        let lacking = json!({"scores": {"overall": 61}, "fatal": [{"why": "b"}]});
        assert_eq!(
            tell(lacking.clone(), true).as_deref(),
            Some("its scorecard says \"b\" for `fatal[0].why`; the replies give \"a\"")
        );
        assert_eq!(tell(lacking, false), None);
        let better = json!({"scores": {"overall": 95}, "own_seconds": 3, "fatal": [{"why": "a"}]});
        for same in [true, false] {
            assert_eq!(
                tell(better.clone(), same).as_deref(),
                Some("its scorecard says 95 for `scores.overall`; the replies give 61")
            );
        }
        let empty = json!({"scores": {"overall": 61}, "own_seconds": 3, "fatal": []});
        assert_eq!(
            tell(empty, false).as_deref(),
            Some("its scorecard lists 0 under `fatal`; the replies give 1")
        );
        assert_eq!(
            tell(json!({"fatal": [{"why": "a"}]}), false).as_deref(),
            Some("its scorecard lacks `scores`")
        );
    }
}
