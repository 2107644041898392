//! Whether every id of the last release is still there, or has an alias. Without one, plays begun before cannot be followed.

use super::{Rule, Subject};
use crate::diagnostics::{Code, Diagnostic, Span, shown};
use crate::ronfile::Step;
use crate::scenario::{IdKind, Released, Scenario};

pub(super) const RULE: Rule = Rule {
    codes: &[Code::ReleasedIdGone, Code::BrokenRelease],
    look,
};

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    match &subject.beside.released {
        None => {}
        Some(Err(why)) => problems.push(
            Diagnostic::new(Code::BrokenRelease, Span::default(), "", why.clone())
                .hint("`goodword release` writes it anew; renamed ids are not looked for until then"),
        ),
        Some(Ok(released)) => {
            for kind in IdKind::ALL {
                for id in released.ids(kind) {
                    problems.extend(gone(subject, released, kind, id));
                }
            }
        }
    }
}

fn gone(subject: &Subject<'_>, released: &Released, kind: IdKind, id: &str) -> Option<Diagnostic> {
    let scenario = subject.game.scenario();
    if scenario.current(kind, id).is_some() {
        return None;
    }
    let node = match kind {
        // Where a node is gone, that is what is told, and not each of its replies.
        IdKind::Reply => Some(scenario.current(IdKind::Node, id.split_once('/')?.0)?),
        _ => None,
    };
    let (span, path) = match &node {
        Some(node) => subject.outline.find(&[Step::Key("nodes"), Step::Key(node), Step::Key("replies")]),
        None => subject.outline.find(&[Step::Key(kind.section())]),
    };
    let message = format!(
        "the released version has the {} {}, which is gone and has no alias",
        kind.noun(),
        shown(id)
    );
    let advice = "if it is meant to be gone, `goodword release` forgets it";
    let section = kind.section();
    let hint = match most_similar(scenario, released, kind, id, node.as_deref()) {
        Some(new) => {
            let line = match subject.outline.get("aliases") {
                None => format!("write `aliases: ({section}: {{\"{id}\": \"{new}\"}}),`"),
                Some(_) => format!("write `\"{id}\": \"{new}\",` in the `{section}` of your `aliases`"),
            };
            format!("did you mean {}? Then {line}; {advice}", shown(&new))
        }
        None => format!("write it back under its id; {advice}"),
    };
    Some(Diagnostic::new(Code::ReleasedIdGone, span, path, message).hint(hint))
}

/// How much nearer a new reply at the old one's own node counts as than one elsewhere.
const SAME_NODE: f64 = 0.25;

/// Of the ids that are new since the release, the one most like an old one.
fn most_similar(scenario: &Scenario, released: &Released, kind: IdKind, old: &str, node: Option<&str>) -> Option<String> {
    let taken: Vec<String> = released.ids(kind).iter().filter_map(|id| scenario.current(kind, id)).collect();
    // Of a reply only its own part counts: its node may be the one that was renamed.
    let word = |id: &str| id.rsplit('/').next().unwrap_or_default().to_owned();
    let likeness = |new: &str| {
        let at_its_node = node.is_some_and(|node| new.split_once('/').is_some_and(|(place, _)| place == node));
        strsim::normalized_damerau_levenshtein(&word(old), &word(new)) + if at_its_node { SAME_NODE } else { 0.0 }
    };
    scenario
        .ids(kind)
        .into_iter()
        .filter(|new| !taken.contains(new))
        .map(|new| (likeness(&new), new))
        // Of equals the first in the file.
        .reduce(|best, next| if next.0 > best.0 { next } else { best })
        .map(|(_, new)| new)
}
