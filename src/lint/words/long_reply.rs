//! A reply that nobody would say in one breath, or type while the customer waits.

use crate::diagnostics::{Code, Diagnostic};
use crate::lint::walk::{Kind, texts, word_count};
use crate::lint::{Rule, Subject};
use crate::scenario::Channel;

pub(in crate::lint) const RULE: Rule = Rule {
    codes: &[Code::LongReply],
    look,
};

/// How many words a reply may have: as many as are said in a quarter of a minute, and more in a letter.
fn most(channel: Channel) -> usize {
    match channel {
        Channel::Email => 60,
        Channel::Phone | Channel::Chat | Channel::InPerson | Channel::Social => 35,
    }
}

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let most = most(subject.scenario().channel);
    texts(subject.scenario(), &mut |kind, words, way| {
        if kind != Kind::Reply {
            return;
        }
        let count = word_count(words);
        if count > most {
            let message = format!("this reply has {count} words; more than {most} are hard to take in at once");
            let problem = subject.problem(Code::LongReply, way, message);
            problems.push(problem.hint("keep what the customer needs now, and leave the rest to a later turn"));
        }
    });
}
