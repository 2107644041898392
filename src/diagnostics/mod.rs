//! How a problem is told: one `Diagnostic` a problem, with its place, a stable code and a hint.

mod codes;
mod render;
mod sarif;
mod source;
mod words;

pub use codes::Code;
pub use render::{Report, render_json, render_text};
pub use sarif::render_sarif;
pub use source::{Position, SourceFile, Span};
pub use words::{did_you_mean, nearest, shown};

use serde::Serialize;

/// How bad a problem is. Only errors keep a file from being used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The file cannot be used until this is mended.
    Error,
    /// The file can be used; its author should look at this.
    Warning,
}

/// One problem in one file, as its author is told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which kind of problem; stable between releases.
    pub code: Code,
    /// What is wrong, in one sentence.
    pub message: String,
    /// Where, as bytes of the file's text. Empty at 0 for a fault of the whole file.
    pub span: Span,
    /// The field's path, as in `nodes."opening".replies."own-it".goto`. Empty at the top.
    pub path: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// A second place that belongs to the problem, with its words.
    pub related: Option<(Span, String)>,
}

impl Diagnostic {
    /// A problem of `code` at `span`, without hint or second place.
    pub fn new(code: Code, span: Span, path: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            span,
            path: path.into(),
            hint: None,
            related: None,
        }
    }

    /// The same problem with advice.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same problem with advice, if there is any.
    #[must_use]
    pub fn maybe_hint(mut self, hint: Option<String>) -> Self {
        self.hint = hint.or(self.hint);
        self
    }

    /// The same problem with a second place.
    #[must_use]
    pub fn related(mut self, span: Span, words: impl Into<String>) -> Self {
        self.related = Some((span, words.into()));
        self
    }

    /// How bad it is.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}

/// Whether any of the problems keeps the file from being used.
pub fn has_errors(problems: &[Diagnostic]) -> bool {
    problems.iter().any(|problem| problem.severity() == Severity::Error)
}
