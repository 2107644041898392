//! The ids of a scenario as it was last released: what stands in `NAME.released.ron` beside it.

use super::{IdKind, Scenario};
use crate::diagnostics::has_errors;
use crate::ronfile::{TextHash, decode};
use serde::{Deserialize, Serialize};

/// The newest format of released files that this version reads.
pub const RELEASED_FORMAT: u32 = 1;

/// The ids that others may have played, and the text that had them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Released {
    /// The format's number.
    format: u32,
    /// The released text's name.
    pub scenario: TextHash,
    facts: Vec<String>,
    owed: Vec<String>,
    authority: Vec<String>,
    promises: Vec<String>,
    chances: Vec<String>,
    flags: Vec<String>,
    nodes: Vec<String>,
    replies: Vec<String>,
    endings: Vec<String>,
}

/// The number alone, for files of a later format.
#[derive(Deserialize)]
struct Numbered {
    format: u32,
}

impl Released {
    /// The ids of a scenario whose text has this name.
    pub fn of(scenario: &Scenario, hash: TextHash) -> Self {
        let ids = |kind| scenario.ids(kind);
        Self {
            format: RELEASED_FORMAT,
            scenario: hash,
            facts: ids(IdKind::Fact),
            owed: ids(IdKind::Owed),
            authority: ids(IdKind::Authority),
            promises: ids(IdKind::Promise),
            chances: ids(IdKind::Chance),
            flags: ids(IdKind::Flag),
            nodes: ids(IdKind::Node),
            replies: ids(IdKind::Reply),
            endings: ids(IdKind::Ending),
        }
    }

    /// The released ids of a kind; replies as `node/reply`.
    pub fn ids(&self, kind: IdKind) -> &[String] {
        match kind {
            IdKind::Fact => &self.facts,
            IdKind::Owed => &self.owed,
            IdKind::Authority => &self.authority,
            IdKind::Promise => &self.promises,
            IdKind::Chance => &self.chances,
            IdKind::Flag => &self.flags,
            IdKind::Node => &self.nodes,
            IdKind::Reply => &self.replies,
            IdKind::Ending => &self.endings,
        }
    }

    /// How many ids there are.
    pub fn count(&self) -> usize {
        IdKind::ALL.iter().map(|kind| self.ids(*kind).len()).sum()
    }

    /// The file's text; `name` is the scenario's file.
    pub fn text(&self, name: &str) -> String {
        let style = ron::ser::PrettyConfig::new().struct_names(true).new_line("\n");
        let body = ron::ser::to_string_pretty(self, style).expect("lists of texts always serialise");
        format!(
            "// The ids of {name} as others have it. `goodword release {name}` writes this file anew; there is nothing to edit.\n\
             // `goodword check` looks here for ids that were renamed without an alias.\n{body}\n"
        )
    }

    /// Reads a file's text.
    ///
    /// # Errors
    /// A text that is something else, or of a later format; in half a sentence.
    pub fn read(text: &str) -> Result<Self, String> {
        let decoded = decode::<Released>(text);
        if let (Some(released), false) = (decoded.value, has_errors(&decoded.problems))
            && released.format == RELEASED_FORMAT
        {
            return Ok(released);
        }
        // A later format may hold anything beside its number, so strangers among the keys do not count here.
        if let Ok(Numbered { format }) = ron::from_str::<Numbered>(text.replacen("Released(", "(", 1).as_str())
            && format != RELEASED_FORMAT
        {
            return Err(format!(
                "it has format {format}; this version of Goodword reads format {RELEASED_FORMAT}"
            ));
        }
        let problem = decoded.problems.first();
        Err(problem.map_or_else(
            || "it holds something else".into(),
            |problem| {
                let line = text[..problem.span.start].matches('\n').count() + 1;
                format!("line {line}: {}", problem.message)
            },
        ))
    }
}
