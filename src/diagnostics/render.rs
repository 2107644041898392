//! Problems as text with the author's own lines, and as JSON for programs.

use super::{Diagnostic, Severity, SourceFile, Span};
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde::Serialize;
use std::borrow::Cow;
use std::ops::Range;

/// How far two places may lie apart, in bytes, to be shown in one piece of the file.
const MOST_SHOWN: usize = 32 * 1024;
/// How much of a line is shown on either side of a place, in bytes.
const MOST_OF_LINE: usize = 600;

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
    let mut group = Group::with_title(title);
    if source.text.is_empty() {
        group = group.element(Origin::path(printable(&source.name)));
    } else {
        let place = first_line(source, problem.span);
        let window = Window::around(source, place);
        if window.cut != [false, false] {
            // The renderer would count the column from the cut.
            let at = source.position(place.start);
            let origin = Origin::path(printable(&source.name));
            group = group.element(origin.line(at.line).char_column(at.column));
        }
        match &problem.related {
            Some((span, words)) if near(place, *span) => {
                let related = first_line(source, *span);
                let both = Window::around(source, Span::new(place.start.min(related.start), place.end.max(related.end)));
                let primary = both.mark(AnnotationKind::Primary, place, label);
                let context = both.mark(AnnotationKind::Context, related, words);
                group = group.element(both.snippet().annotation(primary).annotation(context));
            }
            related => {
                group = group.element(window.snippet().annotation(window.mark(AnnotationKind::Primary, place, label)));
                if let Some((span, words)) = related {
                    let related = first_line(source, *span);
                    let other = Window::around(source, related);
                    group = group.element(other.snippet().annotation(other.mark(AnnotationKind::Context, related, words)));
                }
            }
        }
    }
    if let Some(hint) = &problem.hint {
        group = group.element(Level::HELP.message(printable(hint)));
    }
    vec![group]
}

/// The span, cut to its first line: a caret under a whole block tells nobody where to look.
fn first_line(source: &SourceFile, span: Span) -> Span {
    let boundary = |byte: usize| source.text.floor_char_boundary(byte.min(source.text.len()));
    let start = boundary(span.start);
    let end = boundary(span.end).max(start);
    let line_end = source.text[start..end].find(['\n', '\r']).map_or(end, |at| start + at);
    Span::new(start, line_end.min(source.text.floor_char_boundary(start + MOST_OF_LINE)))
}

/// Words without characters that a terminal would obey.
fn printable(words: &str) -> String {
    words.chars().map(|c| if c.is_control() { '�' } else { c }).collect()
}

/// Whether two places are best shown together.
fn near(one: Span, other: Span) -> bool {
    one.start.abs_diff(other.start) < MOST_SHOWN
}

/// The lines of a file that a problem is shown with. Renderers look at every byte they are given, so they are given few:
/// a line that is very long is cut around the place.
struct Window<'a> {
    source: &'a SourceFile,
    range: Range<usize>,
    cut: [bool; 2],
}

const CUT: &str = "… ";

impl<'a> Window<'a> {
    fn around(source: &'a SourceFile, span: Span) -> Self {
        let text = &source.text;
        let line_start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[span.end..].find('\n').map_or(text.len(), |at| span.end + at);
        let start = line_start.max(text.floor_char_boundary(span.start.saturating_sub(MOST_OF_LINE)));
        let end = line_end.min(text.floor_char_boundary(span.end + MOST_OF_LINE));
        Self {
            source,
            range: start..end,
            cut: [start > line_start, end < line_end],
        }
    }

    fn snippet<T: Clone>(&self) -> Snippet<'a, T> {
        let text = &self.source.text[self.range.clone()];
        let shown = match self.cut {
            [false, false] => Cow::Borrowed(text),
            [before, after] => Cow::Owned(format!("{}{text}{}", if before { CUT } else { "" }, if after { CUT } else { "" })),
        };
        let snippet = Snippet::source(shown).line_start(self.source.position(self.range.start).line);
        if self.cut == [false, false] {
            snippet.path(printable(&self.source.name))
        } else {
            snippet
        }
    }

    fn mark<'b>(&self, kind: AnnotationKind, span: Span, label: &'b str) -> Annotation<'b> {
        let moved = |byte: usize| byte - self.range.start + if self.cut[0] { CUT.len() } else { 0 };
        kind.span(moved(span.start)..moved(span.end)).label(label)
    }
}

#[derive(Serialize)]
struct JsonCheck<'a> {
    format: u32,
    files: usize,
    problems: Vec<JsonProblem<'a>>,
    partly: &'a [&'a str],
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

/// The problems of all files as one JSON object: `{format, files, problems, partly}`. `partly` names the files of which not
/// every play was looked at.
pub fn render_json(reports: &[Report], partly: &[&str]) -> String {
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
        partly,
    };
    serde_json::to_string_pretty(&check).expect("plain strings and numbers always serialise")
}
