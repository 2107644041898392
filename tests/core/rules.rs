//! What rules must pass over, and the corners that one fixture a code does not show. Each case is an edit of the clean file.

use crate::generate::{clean, large};
use goodword::diagnostics::Code;
use goodword::lint;
use goodword::rubric::{Rubric, default_rubric};
use std::sync::{Arc, LazyLock};

static RUBRIC: LazyLock<Arc<Rubric>> = LazyLock::new(|| Arc::new(default_rubric()));

/// The ids that the clean file raises after some edits.
#[track_caller]
fn told(edits: &[(&str, &str)]) -> Vec<&'static str> {
    let mut text = clean();
    for (old, new) in edits {
        assert!(text.contains(old), "the clean file lacks {old}");
        text = text.replacen(old, new, 1);
    }
    lint::check(&text, &RUBRIC).iter().map(|problem| problem.code.id()).collect()
}

/// The ids that a reply without claims raises when it says this.
#[track_caller]
fn told_of_words(words: &str) -> Vec<&'static str> {
    told(&[(
        "text: \"I completely understand. Could you give me your order number?\",
                    shows: [\"stock-empathy\", \"procedure-first\"],
                    claims: [Discloses(fact: \"van-full\")],",
        &format!("text: \"{words}\", shows: [\"stock-empathy\", \"procedure-first\"],"),
    )])
}

#[test]
fn words_that_promise_nothing_are_passed_over() {
    for words in [
        "You stayed at home on Tuesday, and nobody rang.",
        "What happens on Friday? Will you be in at five?",
        "I can't say that it will be Friday, and I won't.",
        "You paid ten pounds for it, and I can't promise more.",
        "Is it the 15% that you mean?",
    ] {
        assert_eq!(told_of_words(words), Vec::<&str>::new(), "{words}");
    }
}

#[test]
fn words_that_promise_are_told_once_for_each_kind() {
    assert_eq!(told_of_words("It will come on Friday, I promise."), ["GW062", "GW064"]);
    assert_eq!(told_of_words("You’ll have it within two days."), ["GW062"]);
    assert_eq!(told_of_words("I can take 15% off, guaranteed."), ["GW063", "GW064"]);
}

#[test]
fn words_of_another_language_are_not_looked_for() {
    let vow = ("I will ring you then.\"", "I will ring you then, I promise.\"");
    assert_eq!(told(&[vow, ("language: \"en\"", "language: \"en-GB\"")]), ["GW064"]);
    assert_eq!(told(&[vow, ("language: \"en\"", "language: \"tr\"")]), ["GW089"]);
    assert_eq!(told(&[vow, ("language: \"en\"", "language: \"xx\"")]), ["GW088"]);
}

#[test]
fn a_letter_may_be_longer_than_what_is_said() {
    let words = "word ".repeat(50);
    let long = format!("text: \"{}. Could", words.trim_end());
    let edit = ("text: \"I completely understand. Could", long.as_str());
    assert_eq!(told(&[edit]), ["GW060"]);
    assert_eq!(told(&[edit, ("channel: Phone", "channel: Email")]), Vec::<&str>::new());
}

#[test]
fn short_words_and_other_turns_may_be_alike() {
    let short = [
        ("coach: \"Sam heard the lost day named.\"", "coach: \"Sam heard all of it.\""),
        ("coach: \"A call is yours to keep.\"", "coach: \"Sam heard all of it.\""),
    ];
    assert_eq!(told(&short), Vec::<&str>::new());
    let goodbye = [
        ("says: \"All right. Ring me at five.\"", "says: \"Goodbye, then.\""),
        ("says: \"Tomorrow it is. Thanks!\"", "says: \"Goodbye, then!\""),
    ];
    assert_eq!(told(&goodbye), Vec::<&str>::new());
    let other_turn = [(
        "text: \"Yes, tomorrow, I promise. And here is a voucher.\"",
        "text: \"I promise. I completely understand. Could you give me your order number?\"",
    )];
    assert_eq!(told(&other_turn), Vec::<&str>::new());
}

#[test]
fn signs_and_straight_quotes_are_no_fault() {
    assert_eq!(
        told(&[("reaction: \"“Wait.”\"", "reaction: \"He says \\\"wait\\\", and that's that …\"")]),
        Vec::<&str>::new()
    );
    assert_eq!(told(&[("reaction: \"“Wait.”\"", "reaction: \"Wait.”\"")]), ["GW071"]);
    assert_eq!(told(&[("reaction: \"“Wait.”\"", "reaction: \"“Wait “a bit”.”\"")]), ["GW071"]);
}

#[test]
fn what_is_named_anywhere_is_used() {
    let fact = (
        "known_to: Agent),\n",
        "known_to: Agent),\n        \"dent\": (says: \"A dent.\", known_to: Nobody),\n",
    );
    assert_eq!(told(&[fact]), ["GW072"]);
    for use_of_it in [
        ("sets: [\"warm\"],", "sets: [\"warm\"], learns: [\"dent\"],"),
        (
            "(if: Flag(\"warm\"), says",
            "(if: All([Flag(\"warm\"), Not(Knows(\"dent\"))]), says",
        ),
        ("must_disclose: [", "must_disclose: [(fact: \"dent\", before: \"let-down\"), "),
    ] {
        assert!(!told(&[fact, use_of_it]).contains(&"GW072"), "{use_of_it:?}");
    }
    let at_hand = (
        "known_to: Agent),\n",
        "known_to: Agent),\n        \"dent\": (says: \"A dent.\", known_to: Both),\n",
    );
    assert_eq!(told(&[at_hand]), Vec::<&str>::new(), "it stands on the policy card");
}

#[test]
fn a_promise_is_told_where_it_is_minded_or_else_where_it_is_declared() {
    let sofa = (
        "promises: {",
        "promises: {\n        \"sofa\": (what: \"the sofa comes\", chance: 1.0, due: \"evening\"),",
    );
    assert_eq!(told(&[sofa]), ["GW075"]);
    for minded in [
        ("sets: [\"warm\"],", "sets: [\"warm\"], voids: [\"sofa\"],"),
        ("sets: [\"warm\"],", "sets: [\"warm\"], renegotiates: [\"sofa\"],"),
        ("sets: [\"warm\"],", "sets: [\"warm\"], delegates: { \"sofa\": \"Ada\" },"),
        (
            "epilogue: \"The table came,",
            "settles: { \"sofa\": Void }, epilogue: \"The table came,",
        ),
    ] {
        let codes = told(&[sofa, minded]);
        assert!(codes.contains(&"GW080") && !codes.contains(&"GW075"), "{minded:?}: {codes:?}");
    }
    let made = (
        "Promise(id: \"call-back\", owner",
        "Promise(id: \"sofa\", owner: \"I\", by: \"five\"), Promise(id: \"call-back\", owner",
    );
    assert_eq!(told(&[sofa, made]), Vec::<&str>::new());
}

#[test]
fn claims_on_different_things_or_conditions_do_not_contradict() {
    let hedge_and_more = (
        "Promise(id: \"call-back\", owner",
        "Promise(id: \"tomorrow\", if: \"early\", owner: \"the shop\", by: \"tomorrow\"), Promise(id: \"call-back\", owner",
    );
    assert_eq!(told(&[hedge_and_more]), Vec::<&str>::new());
    let twice = (
        "Promise(id: \"call-back\", owner",
        "Promise(id: \"tomorrow\", owner: \"the shop\", by: \"tomorrow\"), Promise(id: \"call-back\", owner",
    );
    assert!(told(&[twice]).contains(&"GW082"));
    for both in [
        "States(fact: \"van-full\"), States(fact: \"van-full\", as: False)",
        "Discloses(fact: \"van-full\"), States(fact: \"van-full\", as: False)",
        "Grants(authority: \"voucher\", amount: Percent(10)), Grants(authority: \"voucher\", amount: Nothing)",
    ] {
        let claims = format!("claims: [{both}, Promise(id: \"tomorrow\", certainty: Absolute");
        let edit = (
            "claims: [
                        Promise(id: \"tomorrow\", certainty: Absolute",
            claims.as_str(),
        );
        assert!(told(&[edit]).contains(&"GW082"), "{both}");
    }
}

/// The clean file with detours at its two nodes and at an ending.
fn with_detours(opening: &str, when: &str, settled: &str) -> Vec<&'static str> {
    told(&[
        (
            "thinks: \"Nobody ever rings.\",",
            &format!("thinks: \"Nobody ever rings.\", detours: [{opening}],"),
        ),
        (
            "thinks: \"Say tomorrow.\",",
            &format!("thinks: \"Say tomorrow.\", detours: [{when}],"),
        ),
        (
            "thinks: \"Let's see if they do.\",",
            &format!("thinks: \"Let's see if they do.\", detours: [{settled}],"),
        ),
    ])
}

#[test]
fn only_detours_that_do_lead_in_a_circle_are_told() {
    let to = |condition: &str, goto: &str| format!("(if: {condition}, goto: \"{goto}\")");
    let number = "Chose(\"opening/number\")";
    let circles = |codes: Vec<&'static str>| codes.into_iter().filter(|code| *code == "GW083").count();
    let count = |opening: &str, when: &str, settled: &str| circles(with_detours(opening, when, settled));
    assert_eq!(count(&to(number, "when"), &to(number, "opening"), ""), 1);
    assert_eq!(
        count(&to(number, "when"), &to("Chance(\"rain\")", "opening"), ""),
        0,
        "one may hold and the other not"
    );
    assert_eq!(count(&to(number, "when"), &to(number, "settled"), ""), 0, "it leads out");
    assert_eq!(count("", &to(number, "when"), ""), 0, "a detour to where one is changes nothing");
    // The ending reaches the evening, on which promises fall due: what holds after it is another matter.
    assert_eq!(count(&to(number, "settled"), "", &to(number, "opening")), 0);
    let interrupt = (
        "must_disclose: [",
        "interrupts: [(if: Chose(\"opening/number\"), goto: \"opening\")],\n    must_disclose: [",
    );
    let back = (
        "thinks: \"Nobody ever rings.\",",
        "thinks: \"Nobody ever rings.\", detours: [(if: Chose(\"opening/number\"), goto: \"when\")],",
    );
    assert_eq!(circles(told(&[interrupt, back])), 1, "an interrupt counts at every node");
}

#[test]
fn replies_with_a_condition_are_no_measure_and_no_crowd() {
    let fourfold: String = (0..4)
        .map(|index| {
            format!(
                "\"more-{index}\": (text: \"Number {index}, I'm sorry about your lost day.\", if: Chance(\"rain\"), shows: [\"names-circumstance\", \"owned-apology\"],
                 reaction: \"“Right.”\", thinks: \"Right.\", goto: \"when\", coach: \"It names the day, number {index}.\", better: \"I'm sorry.\"),"
            )
        })
        .collect();
    let crowd = format!("replies: {{ {fourfold}");
    assert_eq!(told(&[("replies: {", &crowd)]), Vec::<&str>::new());
    let always = crowd.replace("if: Chance(\"rain\"),", "");
    assert_eq!(told(&[("replies: {", &always)]), ["GW087", "GW104", "GW104", "GW104"]);
}

#[test]
fn a_reply_is_weak_only_if_it_is_so_however_much_was_learnt() {
    let unknown = (
        "known_to: Agent),\n",
        "known_to: Agent),\n        \"dent\": (says: \"A dent.\", known_to: Nobody),\n",
    );
    let states = (
        "claims: [Discloses(fact: \"van-full\")],\n                    sets",
        "claims: [Discloses(fact: \"van-full\"), States(fact: \"dent\")],\n                    sets",
    );
    assert!(!told(&[unknown, states]).contains(&"GW066"), "a play may come there knowing it");
    let refuses = (
        "claims: [Discloses(fact: \"van-full\")],\n                    sets",
        "claims: [Discloses(fact: \"van-full\"), Refuses(owed: \"refund\")],\n                    sets",
    );
    assert!(told(&[refuses]).contains(&"GW066"));
}

#[test]
fn many_problems_are_told_and_each_has_advice() {
    let text = large(300)
        .replace("better: \"I", "// better: \"I")
        .replace("coach: \"Sam", "coach: \"Sam  ");
    let problems = lint::check(&text, &RUBRIC);
    let count = |code: Code| problems.iter().filter(|problem| problem.code == code).count();
    assert_eq!((count(Code::NoBetterWording), count(Code::Spacing)), (600, 300));
    assert!(problems.iter().all(|problem| problem.hint.is_some()));
}
