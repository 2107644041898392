//! Scenarios of any size, for tests and measurements.

use std::fmt::Write;

/// The clean file that the fixtures are made from.
pub(crate) fn clean() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/check/clean.ron");
    std::fs::read_to_string(path).expect("the clean file belongs to the tests")
}

/// A valid scenario with `count` nodes in a row, three replies each, and everything that files hold.
pub(crate) fn large(count: usize) -> String {
    let clean = clean();
    let (before, rest) = clean.split_once("    reference: ").expect("the clean file has a reference path");
    let (_, endings) = rest.split_once("    endings: {").expect("the clean file has endings");
    let mut text = before
        .replace("\"opening\"", "\"turn-0\"")
        .replace("start: \"opening\"", "start: \"turn-0\"");
    let path: String = (0..count).map(|node| format!("\"hear-{node}\", ")).collect();
    write!(text, "    reference: [{path}],\n    nodes: {{\n").expect("strings take any text");
    for node in 0..count {
        let next = if node + 1 == count {
            "settled".to_owned()
        } else {
            format!("turn-{}", node + 1)
        };
        write!(
            text,
            r#"        "turn-{node}": (
            says: "You said Tuesday, and this is question {node}. Nobody came, nobody rang. “Bugün mü?” Қашан?",
            thinks: "Nobody ever rings.",
            lines: [
                (if: All([Anger(AtLeast(60)), Not(Flag("warm"))]), says: "And when does it come, after question {node}?"),
                (if: Chose("turn-{before}/number-{before}"), says: "You have asked me that before question {node}."),
            ],
            asks: ["tomorrow"],
            replies: {{
                "number-{node}": (
                    text: "I completely understand. Could you give me your order number, and spell your name, so that I can look for it?",
                    shows: ["stock-empathy", "procedure-first"],
                    reaction: "“Wait.”",
                    thinks: "I'm a number.",
                    goto: "{next}",
                    coach: "Number {node} came before Sam had been heard.",
                    better: "I'm sorry. Let me find your order by your name.",
                ),
                "hear-{node}": (
                    text: "You stayed at home and nobody even rang. I'm sorry, I'll find out where your table is.",
                    shows: ["names-circumstance", "owned-apology", "concrete-next-step"],
                    claims: [
                        Promise(id: "tomorrow", certainty: Hedged, owner: "the shop", by: "tomorrow"),
                        Promise(id: "call-back", owner: "I", by: "five o'clock"),
                        Discloses(fact: "van-full"),
                    ],
                    sets: ["warm"],
                    reaction: "“Right. Thank you.”",
                    thinks: "This one listens.",
                    goto: "{next}",
                    coach: "Sam heard the lost day named.",
                ),
                "promise-{node}": (
                    text: "Yes, tomorrow, I promise. And here is a voucher.",
                    if: Trust(AtLeast(20)),
                    shows: ["owns-with-i"],
                    claims: [
                        Promise(id: "tomorrow", certainty: Absolute, owner: "I", by: "tomorrow"),
                        Grants(authority: "voucher", amount: Percent(10)),
                        Honours(owed: "refund"),
                    ],
                    mood: (anger: -10, trust: 8),
                    reaction: "“Tomorrow! Good.”",
                    thinks: "Finally.",
                    goto: "let-down",
                    coach: "A place on that van comes 6 times in 10, as in turn {node}.",
                    better: "I'll know by five and ring you then, either way.",
                ),
            }},
        ),
"#,
            before = node.saturating_sub(1),
        )
        .expect("strings take any text");
    }
    write!(text, "    }},\n    endings: {{{endings}").expect("strings take any text");
    text
}
