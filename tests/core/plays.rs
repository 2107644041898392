//! Rules that look at every play: what they must pass over, what they keep silent on, and whether what they show is so.

use crate::generate::clean;
use goodword::diagnostics::{Code, Diagnostic};
use goodword::lint::{self, Beside, Checked};
use goodword::ronfile::TextHash;
use goodword::rubric::{Rubric, default_rubric};
use goodword::scenario;
use goodword::session::{Game, Pace, Place, Seeded, State, begin, offered, step};
use goodword::simulate::Bounds;
use std::process::Command;
use std::sync::{Arc, LazyLock};

static RUBRIC: LazyLock<Arc<Rubric>> = LazyLock::new(|| Arc::new(default_rubric()));

/// A file of the fixtures, by the beginning of its name.
fn fixture(name: &str) -> String {
    let path = format!("{}/tests/fixtures/check/{name}.ron", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).expect("the fixture belongs to the tests")
}

#[track_caller]
fn edited(mut text: String, edits: &[(&str, &str)]) -> String {
    for (old, new) in edits {
        assert!(text.contains(old), "the file lacks {old}");
        text = text.replacen(old, new, 1);
    }
    text
}

fn codes(text: &str) -> Vec<&'static str> {
    lint::check(text, &RUBRIC).iter().map(|problem| problem.code.id()).collect()
}

/// The ids that the clean file raises after some edits.
#[track_caller]
fn told(edits: &[(&str, &str)]) -> Vec<&'static str> {
    codes(&edited(clean(), edits))
}

fn within(text: &str, states: usize) -> Checked {
    let bounds = Bounds { states, ..Bounds::QUICK };
    lint::check_beside(text, &RUBRIC, &Beside::default(), bounds)
}

const NOTHING: [&str; 0] = [];

#[test]
fn where_plays_were_left_out_nothing_is_called_impossible() {
    for name in [
        "GW092_never_so_angry",
        "GW093_always_so",
        "GW097_never_kept",
        "GW098_first_told_too_late",
        "GW099_due_at_the_beginning",
        "GW101_truth_is_not_taken",
        "GW103_better_way",
        "GW105_best_in_everything",
        "GW107_nobody_would",
        "GW109_never_low",
    ] {
        let text = fixture(name);
        let whole = within(&text, 20_000);
        assert!(!whole.partly && whole.problems.len() == 1, "{name}: {whole:?}");
        let some = within(&text, 3);
        assert!(some.partly && some.problems.is_empty(), "{name}: {some:?}");
    }
    let nothing_leads_there = within(&fixture("GW090_nothing_leads_there"), 3);
    assert_eq!(nothing_leads_there.problems.len(), 1, "this is so however little was walked");
    assert!(nothing_leads_there.partly);
    let broken = within(&edited(clean(), &[("goto: \"settled\"", "goto: \"setled\"")]), 3);
    assert!(!broken.partly, "what does not load has no plays to walk");
}

/// Plays the command that a hint shows, and says where it comes to and how many replies are on offer there.
#[track_caller]
fn played(text: &str, problem: &Diagnostic) -> (String, usize) {
    let hint = problem.hint.as_deref().expect("every rule gives advice");
    let command = hint
        .split('`')
        .find(|part| part.starts_with("goodword play"))
        .expect("a play is shown");
    let words: Vec<&str> = command.split(' ').collect();
    let after = |flag: &str| words[words.iter().position(|word| *word == flag).expect("the flag is there") + 1];
    let dice = Seeded(after("--seed").parse().expect("a seed is a number"));
    let scenario = scenario::load(text, &RUBRIC).scenario.expect("it loads");
    let hash = TextHash(String::new());
    let game = Game::new(Arc::new(scenario), hash.clone(), RUBRIC.clone(), hash);
    let (mut state, mut events) = (State::new(&game), Vec::new());
    begin(&game, &mut state, &dice, &mut events);
    for id in after("--replies").split(',') {
        let Place::Node(node) = state.place else {
            panic!("the talk is over before {id}");
        };
        let reply = game.find_reply(node, id).expect("the reply stands there");
        assert!(offered(&game, &state, &dice).any(|other| other == reply), "{id} is not on offer");
        step(&game, &mut state, &dice, reply, Pace::Prompt, &mut events);
    }
    (game.place_id(state.place).to_owned(), offered(&game, &state, &dice).count())
}

#[test]
fn the_play_that_is_shown_comes_to_it() {
    for (name, place, offers) in [
        ("GW094_no_reply_left", "when", 0),
        ("GW095_round_and_round", "asked", 2),
        ("GW100_both_dodge", "asked", 2),
    ] {
        let text = fixture(name);
        let problems = lint::check(&text, &RUBRIC);
        assert_eq!(played(&text, &problems[0]), (place.to_owned(), offers), "{name}");
    }
}

#[test]
fn a_dead_end_under_luck_is_shown_with_its_seed() {
    let rain = "if: All([Chance(\"rain\"), Chose(\"opening/number\")]),";
    let text = edited(
        clean(),
        &[
            (
                "text: \"Tomorrow's van",
                "if: Not(All([Chance(\"rain\"), Chose(\"opening/number\")])), text: \"Tomorrow's van",
            ),
            (
                "text: \"Yes, tomorrow",
                &format!("{} text: \"Yes, tomorrow", rain.replace("All(", "Not(All(").replace("]),", "])),")),
            ),
        ],
    );
    let problems = lint::check(&text, &RUBRIC);
    let dead_end = problems
        .iter()
        .find(|problem| problem.code == Code::DeadEnd)
        .expect("rain leaves nothing to say");
    assert_eq!(played(&text, dead_end), ("when".to_owned(), 0));
}

#[test]
fn a_way_out_is_no_trap_and_a_reply_that_is_left_no_dead_end() {
    let out = (
        "goto: \"asked\",\n                    coach: \"Old",
        "goto: \"when\",\n                    coach: \"Old",
    );
    assert_eq!(codes(&edited(fixture("GW095_round_and_round"), &[out])), NOTHING);
    let left = ("if: Any([Flag(\"warm\"), Chance(\"rain\")]),", "");
    assert_eq!(codes(&edited(fixture("GW094_no_reply_left"), &[left])), NOTHING);
    // What can only come to a dead end is told there, and not as a trap.
    let text = edited(
        fixture("GW094_no_reply_left"),
        &[("if: Any([Flag(\"warm\"), Chance(\"rain\")]),", "if: Flag(\"warm\"),")],
    );
    let found = codes(&text);
    assert!(found.contains(&"GW094") && !found.contains(&"GW095"), "{found:?}");
}

#[test]
fn what_stands_behind_an_unreached_node_is_told_with_it() {
    let more = (
        "goto: \"when\",\n                    coach: \"Old",
        "goto: \"further\",\n                    coach: \"Old",
    );
    let further = (
        "        \"when\": (\n",
        "        \"further\": (
            says: \"And then?\", thinks: \"Well?\",
            replies: {
                \"one\": (text: \"I look for it now.\", shows: [\"plain-words\"], reaction: \"“Do.”\", thinks: \"At last.\", goto: \"when\",
                    coach: \"It was said plainly, and it was true.\"),
                \"two\": (text: \"That will be seen in time.\", shows: [\"vague-next-step\"], reaction: \"“When?”\", thinks: \"When?\", goto: \"when\",
                    coach: \"In time is no time.\", better: \"I look for it now.\"),
            },
        ),
        \"when\": (\n",
    );
    let text = edited(fixture("GW090_nothing_leads_there"), &[more, further]);
    let problems = lint::check(&text, &RUBRIC);
    let messages: Vec<&str> = problems.iter().map(|problem| problem.message.as_str()).collect();
    assert_eq!(messages, ["no play comes to this node, nor to what stands behind it: `further`"]);
}

#[test]
fn a_node_that_every_play_passes_by_is_told_so() {
    let detour = (
        "thinks: \"Nobody ever rings.\",",
        "thinks: \"Nobody ever rings.\", detours: [(if: Not(Flag(\"warm\")), goto: \"when\")],",
    );
    let text = edited(clean(), &[detour]);
    let problems = lint::check(&text, &RUBRIC);
    let passed_by: Vec<&str> = problems
        .iter()
        .filter(|problem| problem.code == Code::UnreachedNode)
        .map(|problem| problem.path.as_str())
        .collect();
    assert_eq!(passed_by, ["nodes.\"opening\""]);
}

#[test]
fn a_condition_that_another_rule_has_told_of_is_not_told_again() {
    let flag = ("if: Flag(\"warm\"), says", "if: Flag(\"cold\"), says");
    assert_eq!(
        told(&[flag, ("flags: [\"warm\"]", "flags: [\"warm\", \"cold\"]")]),
        ["GW077", "GW078"]
    );
}

#[test]
fn luck_that_may_fall_either_way_makes_no_condition_idle() {
    assert_eq!(
        told(&[("Flag(\"warm\"), says", "All([Flag(\"warm\"), Chance(\"rain\")]), says")]),
        NOTHING
    );
    let never = (
        "Flag(\"warm\"), says",
        "All([Flag(\"warm\"), Chance(\"rain\"), Not(Chance(\"rain\"))]), says",
    );
    // The usual words are then said to whoever was heard, so the second line is looked at in vain for them alone.
    assert_eq!(told(&[never]), ["GW092"]);
}

#[test]
fn an_ending_may_tell_of_a_promise_in_any_way() {
    let open = fixture("GW096_open_at_the_end");
    let end = "epilogue: \"The table came, and you had been lucky.\",";
    for telling in [
        "settles: { \"tomorrow\": Void },",
        "reaches: [\"evening\"],",
        "epilogues: [(if: Kept(\"tomorrow\"), tells: \"It came in time.\")],",
    ] {
        assert_eq!(
            codes(&edited(open.clone(), &[(end, &format!("{end} {telling}"))])),
            NOTHING,
            "{telling}"
        );
    }
    let another = "epilogues: [(if: Chose(\"opening/number\"), tells: \"Nobody rang.\")],";
    assert_eq!(codes(&edited(open, &[(end, &format!("{end} {another}"))])), ["GW096"]);
}

#[test]
fn a_fact_may_be_told_in_time_on_any_way() {
    let late = fixture("GW098_first_told_too_late");
    let number = "claims: [Discloses(fact: \"van-full\")],\n                    reaction: \"“Wait.”\"";
    for claim in ["Discloses(fact: \"fee\")", "States(fact: \"fee\")"] {
        let tells = format!("claims: [Discloses(fact: \"van-full\"), {claim}],\n                    reaction: \"“Wait.”\"");
        assert_eq!(codes(&edited(late.clone(), &[(number, &tells)])), NOTHING, "{claim}");
    }
    // Whoever tells it goes elsewhere: the duty is never met where it comes up, and could have been.
    let elsewhere = (
        "Promise(id: \"call-back\", owner",
        "Discloses(fact: \"fee\"), Promise(id: \"call-back\", owner",
    );
    assert_eq!(codes(&edited(late.clone(), &[elsewhere])), NOTHING);
    let wrong = format!(
        "claims: [Discloses(fact: \"van-full\"), {}],\n                    reaction: \"“Wait.”\"",
        "States(fact: \"fee\", as: False)"
    );
    assert!(
        codes(&edited(late, &[(number, &wrong)])).contains(&"GW098"),
        "what is false tells nothing"
    );
}

#[test]
fn replies_that_differ_in_anything_that_counts_are_not_tied() {
    let tied = fixture("GW104_only_other_words");
    let third = "sets: [\"warm\"],\n                    reaction: \"“Oh.”\"";
    for differs in ["mood: (trust: 1),", "learns: [\"van-full\"],", "if: Chance(\"rain\"),"] {
        let with = format!("{differs} {third}");
        assert!(!codes(&edited(tied.clone(), &[(third, &with)])).contains(&"GW104"), "{differs}");
    }
    let asked = ("Chose(\"opening/number\"), Chance", "Not(Chose(\"opening/third\")), Chance");
    assert!(!codes(&edited(tied, &[asked])).contains(&"GW104"), "a line asks for it");
}

#[test]
fn kindness_or_trust_tempts_as_calm_does() {
    let dull = fixture("GW107_nobody_would");
    for tempting in [
        ("shows: [\"owns-with-i\"],", "shows: [\"owns-with-i\", \"names-feeling\"],"),
        ("trust: -10", "trust: 60"),
    ] {
        assert!(!codes(&edited(dull.clone(), &[tempting])).contains(&"GW107"), "{tempting:?}");
    }
}

#[test]
fn nobody_is_watched_in_a_talk_too_short_to_tell() {
    // In the clean file the first reply and the longest are the reference path, and one play in four passes.
    assert_eq!(told(&[]), NOTHING);
    let long = fixture("GW105_best_in_everything");
    let false_claim = "claims: [States(fact: \"van-full\", as: False)],";
    let by_chance = codes(&long.replace(false_claim, ""));
    assert!(
        by_chance.contains(&"GW108"),
        "without anything fatal one play in eight passes: {by_chance:?}"
    );
}

#[test]
fn where_nobody_passes_the_reference_path_says_so() {
    let endings = [("kind: Resolved", "kind: Unresolved"), ("kind: Partly", "kind: HungUp")];
    let problems = lint::check(&edited(clean(), &endings), &RUBRIC);
    let hints: Vec<(Code, &str)> = problems
        .iter()
        .map(|problem| (problem.code, problem.hint.as_deref().unwrap_or_default()))
        .collect();
    let hint = "no other play passes either: look at the endings, and at what every play must say";
    assert_eq!(hints, [(Code::ReferenceFails, hint)]);
}

#[test]
fn check_says_which_files_were_not_walked_whole() {
    let root = env!("CARGO_MANIFEST_DIR");
    let check = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_goodword")).arg("check").args(arguments).output();
        String::from_utf8(output.expect("the command was built for this test").stdout).expect("it prints text")
    };
    let (long, short) = (format!("{root}/scenarios/late-refund.ron"), format!("{root}/assets/starter.ron"));
    assert!(check(&[&long, &short]).ends_with("1 file was not walked whole; `--thorough` does\n"));
    let json: serde_json::Value = serde_json::from_str(&check(&[&long, &short, "--format", "json"])).expect("it is JSON");
    assert_eq!(json["partly"], serde_json::json!([long]));
    let whole: serde_json::Value = serde_json::from_str(&check(&[&short, "--thorough", "--format", "json"])).expect("it is JSON");
    assert_eq!(whole["partly"], serde_json::json!([]));
    assert!(check(&[&short, "--thorough"]).ends_with("1 file checked: no errors, no warnings\n"));
}
