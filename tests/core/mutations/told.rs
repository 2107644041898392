//! What holds of every message about every file.

use goodword::diagnostics::{Diagnostic, Report, SourceFile, render_json, render_sarif, render_text};
use serde_json::Value;

/// More than this tells nobody anything. Faults of the text are sixty at the most; rules tell one or two for each line.
fn most(text: &str) -> usize {
    60 + 3 * text.len() / 20
}

/// How long one sentence may be, in bytes, however long the words of the file are.
const LONGEST: usize = 4_000;

/// Every message has words, a place inside the file and a code that is explained; every format can say it.
#[track_caller]
pub(super) fn in_good_order(text: &str, problems: &[Diagnostic]) {
    if problems.is_empty() {
        return;
    }
    assert!(problems.len() <= most(text), "{} problems in {} bytes", problems.len(), text.len());
    for problem in problems {
        let places = [Some(problem.span), problem.related.as_ref().map(|(span, _)| *span)];
        for span in places.into_iter().flatten() {
            assert!(span.start <= span.end && span.end <= text.len(), "{problem:?}");
            assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end), "{problem:?}");
        }
        let words = [
            Some(problem.message.as_str()),
            problem.hint.as_deref(),
            problem.related.as_ref().map(|(_, words)| words.as_str()),
        ];
        for words in words.into_iter().flatten() {
            assert!(!words.trim().is_empty() && words.len() < LONGEST, "{problem:?}");
        }
        assert!(!problem.path.contains(char::is_control), "{problem:?}");
        assert!(problem.code.explanation().len() > 100, "{problem:?}");
    }
    let report = Report {
        source: SourceFile::new("any.ron", text),
        problems: problems.to_vec(),
    };
    let rendered = render_text(&report, false);
    assert!(
        !rendered.is_empty() && !rendered.contains('\u{1b}'),
        "nothing in it moves the cursor"
    );
    assert!(!render_text(&report, true).is_empty());
    let reports = [report];
    let json: Value = serde_json::from_str(&render_json(&reports, &[])).expect("it is JSON");
    let lines: Vec<&str> = text.split('\n').collect();
    let told = json["problems"].as_array().expect("a list");
    assert_eq!(told.len(), problems.len());
    for problem in told {
        for (line, column) in [("line", "column"), ("end_line", "end_column")] {
            let number = |key: &str| {
                problem[key]
                    .as_u64()
                    .and_then(|number| usize::try_from(number).ok())
                    .expect("a number")
            };
            let length = lines[number(line) - 1].chars().count();
            assert!((1..=length + 1).contains(&number(column)), "{problem}");
        }
    }
    // A whole log repeats every explanation, so it is not read back each time. No quotes of the file come into it unescaped.
    let sarif = render_sarif(&reports);
    assert_eq!(sarif.matches("\"ruleIndex\":").count(), problems.len());
}
