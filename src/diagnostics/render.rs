//! Problems as text with the author's own lines, and as JSON for programs.

use super::{Diagnostic, Severity, SourceFile};
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use serde::Serialize;

/// One file with the problems found in it.
#[derive(Clone, Debug)]
pub struct Report {
    /// The file.
    pub source: SourceFile,
    /// Its problems.
    pub problems: Vec<Diagnostic>,
}

/// The problems of one file as text, each with the line it stands on and a caret under the place.
pub fn render_text(report: &Report, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for problem in &report.problems {
        out.push_str(&renderer.render(&groups(&report.source, problem)));
        out.push_str("\n\n");
    }
    out
}

fn groups<'a>(source: &'a SourceFile, problem: &'a Diagnostic) -> Vec<Group<'a>> {
    let level = match problem.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let label = if problem.path.is_empty() {
        problem.code.title()
    } else {
        problem.path.as_str()
    };
    let title = level.primary_title(problem.message.as_str()).id(problem.code.id());
    let mut group = if source.text.is_empty() {
        Group::with_title(title).element(annotate_snippets::Origin::path(source.name.as_str()))
    } else {
        let mut snippet = Snippet::source(source.text.as_str())
            .path(source.name.as_str())
            .annotation(AnnotationKind::Primary.span(visible(source, problem)).label(label));
        if let Some((span, words)) = &problem.related {
            snippet = snippet.annotation(AnnotationKind::Context.span(span.start..span.end).label(words.as_str()));
        }
        Group::with_title(title).element(snippet)
    };
    if let Some(hint) = &problem.hint {
        group = group.element(Level::HELP.message(hint.as_str()));
    }
    vec![group]
}

/// The span, cut to its first line: a caret under a whole block tells nobody where to look.
fn visible(source: &SourceFile, problem: &Diagnostic) -> std::ops::Range<usize> {
    let start = problem.span.start.min(source.text.len());
    let end = problem.span.end.clamp(start, source.text.len());
    let first_line = source.text[start..end].find('\n').map_or(end, |at| start + at);
    start..first_line.max(start)
}

#[derive(Serialize)]
struct JsonCheck<'a> {
    format: u32,
    files: usize,
    problems: Vec<JsonProblem<'a>>,
}

#[derive(Serialize)]
struct JsonProblem<'a> {
    code: &'static str,
    severity: Severity,
    message: &'a str,
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    path: &'a str,
    hint: Option<&'a str>,
}

/// The problems of all files as one JSON object: `{format, files, problems}`.
pub fn render_json(reports: &[Report]) -> String {
    let problems = reports
        .iter()
        .flat_map(|report| report.problems.iter().map(move |problem| (&report.source, problem)))
        .map(|(source, problem)| {
            let start = source.position(problem.span.start);
            let end = source.position(problem.span.end);
            JsonProblem {
                code: problem.code.id(),
                severity: problem.severity(),
                message: &problem.message,
                file: &source.name,
                line: start.line,
                column: start.column,
                end_line: end.line,
                end_column: end.column,
                path: &problem.path,
                hint: problem.hint.as_deref(),
            }
        })
        .collect();
    let check = JsonCheck {
        format: 1,
        files: reports.len(),
        problems,
    };
    serde_json::to_string_pretty(&check).expect("plain strings and numbers always serialise")
}
