//! Problems as SARIF 2.1.0, the form in which editors and code hosts take in what a checker found.

use super::{Code, Diagnostic, Report, Severity, SourceFile, Span};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

/// What stays as it is in a path; `/` stands between its parts.
const ESCAPED: AsciiSet = NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');
const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The problems of all files as one SARIF log with one run.
pub fn render_sarif(reports: &[Report]) -> String {
    let results: Vec<Value> = reports
        .iter()
        .flat_map(|report| report.problems.iter().map(|problem| result(&report.source, problem)))
        .collect();
    let rules: Vec<Value> = Code::ALL.iter().map(|code| rule(*code)).collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "goodword",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    serde_json::to_string_pretty(&log).expect("plain strings and numbers always serialise")
}

fn rule(code: Code) -> Value {
    let explanation = code.explanation();
    json!({
        "id": code.id(),
        "name": format!("{code:?}"),
        "shortDescription": { "text": code.title() },
        "defaultConfiguration": { "level": level(code.severity()) },
        "fullDescription": { "text": what_it_does(explanation) },
        "help": { "text": explanation, "markdown": explanation },
    })
}

/// The first section of an explanation, without its heading.
fn what_it_does(explanation: &str) -> &str {
    let section = explanation
        .split("## ")
        .find(|section| !section.trim().is_empty())
        .unwrap_or_default();
    section.split_once('\n').map_or(section, |(_, words)| words).trim()
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn result(source: &SourceFile, problem: &Diagnostic) -> Value {
    let text = match &problem.hint {
        Some(hint) => format!("{} – {hint}", problem.message),
        None => problem.message.clone(),
    };
    let mut result = json!({
        "ruleId": problem.code.id(),
        "ruleIndex": Code::ALL.iter().position(|code| *code == problem.code),
        "level": level(problem.severity()),
        "message": { "text": text },
        "locations": [{ "physicalLocation": place(source, problem.span) }],
    });
    if !problem.path.is_empty() {
        result["locations"][0]["logicalLocations"] = json!([{ "fullyQualifiedName": problem.path }]);
    }
    if let Some((span, words)) = &problem.related {
        result["relatedLocations"] = json!([{
            "id": 1,
            "physicalLocation": place(source, *span),
            "message": { "text": words },
        }]);
    }
    result
}

fn place(source: &SourceFile, span: Span) -> Value {
    let (start, end) = (source.position(span.start), source.position(span.end));
    json!({
        "artifactLocation": { "uri": uri(&source.name) },
        "region": {
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
        },
    })
}

/// A file's name as a URI: relative as it was given, or whole where it begins at the root.
fn uri(name: &str) -> String {
    let name = name.replace('\\', "/");
    let on_drive = matches!(name.as_bytes(), [letter, b':', b'/', ..] if letter.is_ascii_alphabetic());
    let encoded = utf8_percent_encode(name.trim_start_matches("./"), &ESCAPED).to_string();
    if name.starts_with('/') {
        format!("file://{encoded}")
    } else if on_drive {
        format!("file:///{}", encoded.replacen("%3A", ":", 1))
    } else {
        encoded
    }
}

#[cfg(test)]
mod tests {
    use super::{uri, what_it_does};

    #[test]
    fn names_of_files_become_uris() {
        for (name, wanted) in [
            ("scenarios/late-refund.ron", "scenarios/late-refund.ron"),
            ("./a.ron", "a.ron"),
            ("../my plays/100 %/é.ron", "../my%20plays/100%20%25/%C3%A9.ron"),
            ("a:b.ron", "a%3Ab.ron"),
            ("/home/ada/a b.ron", "file:///home/ada/a%20b.ron"),
            ("C:\\my plays\\a.ron", "file:///C:/my%20plays/a.ron"),
            ("plays\\a.ron", "plays/a.ron"),
        ] {
            assert_eq!(uri(name), wanted);
        }
    }

    #[test]
    fn an_explanation_is_described_by_its_first_section() {
        assert_eq!(
            what_it_does("## What it does\n\nIt looks.\n\n## Why it is bad\n\nIt is."),
            "It looks."
        );
        assert_eq!(what_it_does(""), "");
    }
}
