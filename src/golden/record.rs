//! A play that was played, written down among the golden plays; what stands there already keeps its place.

use super::model::{Bound, Expected, FORMAT, MoodBounds, Outcome, Play, ScoreBounds, read};
use crate::diagnostics::Diagnostic;
use crate::ronfile::normalise;
use crate::scoring::Scorecard;
use crate::session::{Session, Verdict};
use indexmap::IndexMap;
use std::fmt::Write;

/// How long a play's name may be, in characters.
const LONGEST_NAME: usize = 60;

/// A file of plays with one more play.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// The file's text.
    pub text: String,
    /// Whether a play of that name stood there before.
    pub replaced: bool,
}

/// Why a play cannot be written down.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Nobody can read such a name aloud.
    #[error("a play's name is one line of 1 to {LONGEST_NAME} characters, as in \"Friday promised\"")]
    Name,
    /// The file has faults, so no place in it is sure.
    #[error("the file has faults")]
    Faulty(Vec<Diagnostic>),
}

/// Adds a play that has ended to the text of a file of plays, or to a new one. A play of the same name is replaced; it keeps its sentence.
///
/// # Errors
/// A name that is no name, or a file with faults.
pub fn record(before: Option<&str>, name: &str, session: &Session, card: &Scorecard) -> Result<Recorded, Refused> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
        return Err(Refused::Name);
    }
    let windows = before.is_some_and(|text| text.contains("\r\n"));
    let text = before.map_or_else(new_file, |text| normalise(text).into_owned());
    let (book, outline, problems) = read(&text);
    let (Some(book), Some(outline)) = (book, outline) else {
        return Err(Refused::Faulty(problems));
    };
    let old = book.plays.get(name);
    let play = play_of(session, card, old.map(|old| old.says.clone()));
    let written = written(name, &play);
    let plays = outline.get("plays").expect("a playbook without plays has a fault");
    let mut text = match plays.entry(name) {
        Some(entry) => {
            let span = entry.span();
            format!("{}{}{}", &text[..span.start], written.trim(), &text[span.end..])
        }
        None => {
            let last = plays.entries().last().map(|entry| entry.value.span.end);
            with_entry(&text, last, plays.span.end - 1, &written)
        }
    };
    debug_assert_eq!(read(&text).0.and_then(|book| book.plays.get(name).cloned()), Some(play));
    if windows {
        text = text.replace('\n', "\r\n");
    }
    Ok(Recorded {
        text,
        replaced: old.is_some(),
    })
}

fn new_file() -> String {
    format!(
        "#![enable(implicit_some)]\n// Golden plays: `goodword check` plays each of them over the scenario beside this file\n\
         // and tells what comes out otherwise.\nPlaybook(\n    format: {FORMAT},\n    plays: {{\n    }},\n)\n"
    )
}

/// Puts an entry behind the last one, which ends at `last`, before the bracket at `closing`.
fn with_entry(text: &str, last: Option<usize>, closing: usize, entry: &str) -> String {
    let mut out = String::with_capacity(text.len() + entry.len() + 8);
    let mut done = 0;
    if let Some(last) = last.filter(|last| !has_comma(&text[*last..closing])) {
        out.push_str(&text[..last]);
        out.push(',');
        done = last;
    }
    // The bracket keeps its line where it has one for itself.
    let line = text[..closing].rfind('\n').map_or(0, |at| at + 1);
    if text[line..closing].trim().is_empty() && line >= done {
        out.push_str(&text[done..line]);
        out.push_str(entry);
        out.push_str(",\n");
        out.push_str(&text[line..]);
    } else {
        out.push_str(text[done..closing].trim_end());
        out.push('\n');
        out.push_str(entry);
        out.push_str(",\n    ");
        out.push_str(&text[closing..]);
    }
    out
}

/// Whether a comma stands among these spaces and notes.
fn has_comma(between: &str) -> bool {
    let mut rest = between;
    loop {
        rest = rest.trim_start();
        if rest.starts_with(',') {
            return true;
        } else if rest.starts_with("//") {
            rest = rest.find('\n').map_or("", |end| &rest[end..]);
        } else if rest.starts_with("/*") {
            rest = &rest[note_length(rest)..];
        } else {
            return false;
        }
    }
}

/// How long the note is that begins here; notes may stand inside one another.
fn note_length(text: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < text.len() {
        if text[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if text[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

/// What came of a play, as what must come of it.
fn play_of(session: &Session, card: &Scorecard, says: Option<String>) -> Play {
    let exactly = |number: u8| Some(Bound::Exactly(number));
    let last = card.mood.last();
    let passes = if card.passed { "passes" } else { "does not pass" };
    let serious = card.serious.iter().filter(|line| !line.corrected);
    Play {
        says: says.unwrap_or_else(|| format!("It comes to “{}” and {passes}.", card.ending_title)),
        seed: session.transcript().seed,
        replies: session.transcript().choices.iter().map(|choice| choice.reply.clone()).collect(),
        ending: Some(card.ending.clone()),
        passed: Some(card.passed),
        scores: ScoreBounds {
            empathy: card.scores.empathy.and_then(exactly),
            positive_phrasing: card.scores.positive_phrasing.and_then(exactly),
            honesty: card.scores.honesty.and_then(exactly),
            overall: card.scores.overall.and_then(exactly),
        },
        verdicts: verdicts(card),
        promises: card
            .promises
            .iter()
            .filter_map(|line| Some((line.id.clone(), Outcome::of(line.state)?)))
            .collect(),
        fatal: Some(once(card.fatal.iter().map(|item| &item.code))),
        serious: Some(once(serious.map(|line| &line.code))),
        mood: MoodBounds {
            anger: last.and_then(|mood| exactly(mood.anger)),
            confusion: last.and_then(|mood| exactly(mood.confusion)),
            trust: last.and_then(|mood| exactly(mood.trust)),
        },
    }
}

/// The worst verdict of every reply that claims something. The node stands before an id that was said in several places.
fn verdicts(card: &Scorecard) -> IndexMap<String, Expected> {
    let mut verdicts: IndexMap<String, Expected> = IndexMap::new();
    for line in card.decisions.iter().filter(|line| !line.claims.is_empty()) {
        let elsewhere = card
            .decisions
            .iter()
            .any(|other| other.reply == line.reply && other.node != line.node);
        let key = if elsewhere {
            format!("{}/{}", line.node, line.reply)
        } else {
            line.reply.clone()
        };
        let worst = line.claims.iter().fold(Verdict::Sound, |worst, claim| worst.worse(claim.verdict));
        let entry = verdicts.entry(key).or_insert(Expected(worst));
        entry.0 = entry.0.worse(worst);
    }
    verdicts
}

/// Each code once, in the order of their coming.
fn once<'a>(codes: impl Iterator<Item = &'a String>) -> Vec<String> {
    codes.cloned().collect::<indexmap::IndexSet<String>>().into_iter().collect()
}

/// A play as its author would write it, without a comma behind it.
fn written(name: &str, play: &Play) -> String {
    let mut text = format!("        {}: (\n", quoted(name));
    let mut line = |key: &str, value: Option<String>| {
        if let Some(value) = value {
            writeln!(text, "            {key}: {value},").expect("a text takes every line");
        }
    };
    line("says", Some(quoted(&play.says)));
    line("seed", Some(play.seed.to_string()));
    line("replies", Some(list(&play.replies)));
    line("ending", play.ending.as_deref().map(quoted));
    line("passed", play.passed.map(|passed| passed.to_string()));
    let ScoreBounds {
        empathy,
        positive_phrasing,
        honesty,
        overall,
    } = play.scores;
    let scores = [
        ("empathy", empathy),
        ("positive_phrasing", positive_phrasing),
        ("honesty", honesty),
        ("overall", overall),
    ];
    line("scores", bounds(&scores));
    line(
        "verdicts",
        map(play.verdicts.iter().map(|(id, verdict)| (id, format!("{:?}", verdict.0)))),
    );
    line(
        "promises",
        map(play.promises.iter().map(|(id, outcome)| (id, format!("{outcome:?}")))),
    );
    line("fatal", play.fatal.as_deref().map(list));
    line("serious", play.serious.as_deref().map(list));
    let MoodBounds { anger, confusion, trust } = play.mood;
    line("mood", bounds(&[("anger", anger), ("confusion", confusion), ("trust", trust)]));
    text.push_str("        )");
    text
}

/// A text between quotes, with as few backslashes as will do.
fn quoted(text: &str) -> String {
    if !text.chars().any(|c| c == '"' || c == '\\' || c.is_control()) {
        return format!("\"{text}\"");
    }
    ron::to_string(text).expect("every text can be written between quotes")
}

fn list(texts: &[String]) -> String {
    format!("[{}]", texts.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(", "))
}

fn bounds(all: &[(&str, Option<Bound>)]) -> Option<String> {
    let set = all.iter().filter_map(|(key, bound)| Some(format!("{key}: {:?}", (*bound)?)));
    let set: Vec<String> = set.collect();
    (!set.is_empty()).then(|| format!("({})", set.join(", ")))
}

fn map<'a>(entries: impl Iterator<Item = (&'a String, String)>) -> Option<String> {
    let entries: Vec<String> = entries.map(|(id, word)| format!("{}: {word}", quoted(id))).collect();
    (!entries.is_empty()).then(|| format!("{{{}}}", entries.join(", ")))
}
