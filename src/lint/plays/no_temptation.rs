//! Nowhere does dishonesty tempt: at no choice does a reply that is less than sound feel kinder, or calm more at once, than the sound ones.

use crate::diagnostics::{Code, Diagnostic};
use crate::lint::{Rule, Subject};
use crate::ronfile::Step;
use crate::session::{Game, ReplyIx, State, Verdict, at_once};

pub(in crate::lint) const RULE: Rule = Rule {
    codes: &[Code::NoTemptation],
    look,
};

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let exploration = &subject.plays().exploration;
    let choices = || exploration.facts.decisions.iter().flatten();
    let unsound = choices().flatten().any(|(_, verdict)| *verdict < Verdict::Sound);
    // Where every reply is honest, another rule tells that honesty is never at stake.
    if !exploration.exact || !unsound || choices().any(|choice| tempts(subject.game, choice)) {
        return;
    }
    let message = "wherever a reply is less than honest, an honest one is at least as kind and calms as much: nothing tempts";
    let problem = subject.problem(Code::NoTemptation, &[Step::Key("nodes")], message);
    problems.push(problem.hint("let one promise too much that sounds kinder than the truth, or calms more for the moment"));
}

/// Whether something unsound on offer has more points for empathy than every sound reply, or does more for the customer's mood when it is new.
fn tempts(game: &Game, choice: &[(ReplyIx, Verdict)]) -> bool {
    let most = |sound: bool, worth: &dyn Fn(ReplyIx) -> i32| {
        let wanted = choice.iter().filter(|(_, verdict)| (*verdict == Verdict::Sound) == sound);
        wanted.map(|(reply, _)| worth(*reply)).max()
    };
    let begin = State::new(game);
    let change = |reply| at_once(game, &begin, reply);
    let empathy = |reply| game.reply(reply).points[0];
    let calm = |reply| -i32::from(change(reply).anger);
    let trust = |reply| i32::from(change(reply).trust);
    let worths: [&dyn Fn(ReplyIx) -> i32; 3] = [&empathy, &calm, &trust];
    worths.into_iter().any(|worth| match (most(false, worth), most(true, worth)) {
        (Some(unsound), Some(sound)) => unsound > sound,
        (unsound, _) => unsound.is_some(),
    })
}
