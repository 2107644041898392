//! Two replies of a node, two turns of the customer, or two pieces of coaching in the same words.

use crate::diagnostics::{Code, Diagnostic};
use crate::lint::walk::{Kind, bare, replies_of, texts, word_count};
use crate::lint::{Rule, Subject};
use crate::ronfile::Step;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

pub(in crate::lint) const RULE: Rule = Rule {
    codes: &[Code::SameText],
    look,
};

/// Coaching up to so many words may well be the same twice.
const SHORT_COACHING: usize = 6;
/// A customer may well say “Goodbye, then” twice.
const SHORT_TURN: usize = 3;

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    for (id, node) in &subject.scenario().nodes {
        let mut seen = Seen::default();
        for at in replies_of(id, node) {
            let way = at.way(&[Step::Key("text")]);
            seen.tell(subject, &at.reply.text, &way, "another reply of this turn says the same", problems);
        }
    }
    let (mut turns, mut coaching) = (Seen::default(), Seen::default());
    texts(subject.scenario(), &mut |kind, words, way| match kind {
        Kind::Turn if word_count(words) > SHORT_TURN => {
            turns.tell(subject, words, way, "the customer has said the same elsewhere", problems);
        }
        Kind::Coaching if word_count(words) > SHORT_COACHING => {
            coaching.tell(subject, words, way, "the same coaching stands at another reply", problems);
        }
        _ => {}
    });
}

/// Texts met so far, and the ways to them.
#[derive(Default)]
struct Seen<'a>(HashMap<String, Vec<Step<'a>>>);

impl<'a> Seen<'a> {
    fn tell(&mut self, subject: &Subject<'_>, words: &str, way: &[Step<'a>], message: &str, problems: &mut Vec<Diagnostic>) {
        match self.0.entry(bare(words)) {
            Entry::Vacant(free) => {
                free.insert(way.to_vec());
            }
            // A text of signs alone is another rule's business.
            Entry::Occupied(first) if !first.key().is_empty() => {
                let (span, _) = subject.outline.find(first.get());
                let problem = subject.problem(Code::SameText, way, message).related(span, "it stands here first");
                problems.push(problem.hint("change one of them, so that each says something of its own"));
            }
            Entry::Occupied(_) => {}
        }
    }
}
