//! What the benches share: a scenario of any size, and how times are taken and told.

use std::fmt::Write;
use std::time::{Duration, Instant};

/// A scenario of `nodes` nodes with four replies each, of the texture of a written one: behaviours, claims, promises that fall due,
/// conditions, other lines, detours and an interrupt.
pub(crate) fn scenario(nodes: usize) -> String {
    let mut text = String::from(
        r#"Scenario(
    format: 1, title: "Generated", language: "en", channel: Phone, difficulty: 3, minutes: 10, module: "bench",
    goals: ["Hear the customer."], lessons: ["Promise what you can keep."],
    customer: (name: "Robin Field", age: 40, about: "Someone.", line: "Well?", mood: (anger: 50, confusion: 30, trust: 40), temperament: "Even"),
    briefing: "You are at the desk.",
    facts: {
        "often": (says: "It works out seven times in ten.", known_to: Agent, limit: "On working days."),
        "hidden": (says: "The parcel is in the cellar.", known_to: Nobody),
    },
    owed: { "refund": (says: "The price back.") },
    authority: { "credit": (says: "A credit", limit: Percent(15), above: { "supervisor": Percent(30) }) },
    promises: {
        "soon": (what: "it comes soon", chance: 0.7, because: "often", due: "later", condition: (id: "form", says: "if the form is in", chance_if: 0.97, material: true)),
        "call": (what: "you call back", chance: 1.0, due: "later", kept_if: Flag("called")),
    },
    chances: { "rain": 0.4 },
    flags: ["called"],
    interrupts: [(if: Anger(AtLeast(100)), goto: "away")],
    start: "n0",
"#,
    );
    let path: Vec<String> = (0..nodes).map(|_| "\"hear\"".to_owned()).collect();
    let _ = writeln!(text, "    reference: [{}],\n    nodes: {{", path.join(", "));
    for node in 0..nodes {
        node_text(&mut text, node, nodes);
    }
    text.push_str("    },\n    endings: {\n");
    for (id, kind) in [("end", "Resolved"), ("away", "HungUp")] {
        let _ = writeln!(
            text,
            r#"        "{id}": (kind: {kind}, title: "The end", says: "Goodbye then.", thinks: "Well.", reaches: ["later"], epilogue: "It was over.",
            survey: (helped: Yes("They did."), again: Partly("Perhaps."), better: "Be quicker.", compare: "Like others.")),"#
        );
    }
    text.push_str("    },\n)\n");
    text
}

fn node_text(text: &mut String, node: usize, nodes: usize) {
    let next = if node + 1 == nodes {
        "end".to_owned()
    } else {
        format!("n{}", node + 1)
    };
    let aside = format!("n{}", (node * 7 + 3) % nodes);
    let reaches = if node % 9 == 8 {
        r#"caption: "A day later", reaches: ["later"], "#
    } else {
        ""
    };
    let detour = if node % 5 == 4 {
        format!(r#"detours: [(if: All([Broken("soon"), Anger(AtLeast(95))]), goto: "{aside}")], "#)
    } else {
        String::new()
    };
    let _ = writeln!(
        text,
        r#"        "n{node}": (says: "This is turn {node}. When will it come, and who sees to it?", thinks: "They always say soon.",
            lines: [(if: Anger(AtLeast(70)), says: "I have asked you {node} times now!"), (if: Chance("rain"), says: "It rains in on me here, turn {node}.")],
            asks: ["soon"], {reaches}{detour}
            replies: {{
                "hear": (text: "That was a long wait, turn {node}, and I am sorry. It may come soon if the form is in; I call you either way.",
                    shows: ["names-circumstance", "owned-apology", "concrete-next-step"], claims: [Promise(id: "soon", certainty: Firm, if: "form", owner: "the depot", by: "Friday"), Promise(id: "call", owner: "I", by: "Friday"), Discloses(fact: "often")],
                    mood: (anger: -15, trust: 5), sets: ["called"], reaction: "All right.", thinks: "Better.", goto: "{next}", coach: "Names the wait of turn {node}, and says who does what by when."),
                "promise": (text: "It will be there soon, turn {node}, I promise you that.", shows: ["stock-empathy"], claims: [Promise(id: "soon", certainty: Absolute, owner: "I", by: "Friday")],
                    mood: (anger: -10, trust: 4), reaction: "Good!", thinks: "At last.", goto: "{next}", coach: "It is not yours to promise, in turn {node} or any other.", better: "It may come soon."),
                "policy": (text: "Our terms say nothing of turn {node}, so there is nothing to be done.", shows: ["hides-behind-policy", "cannot-first"], claims: [States(fact: "often", certainty: Hedged)],
                    reaction: "Terms!", thinks: "A wall.", goto: "{next}", coach: "The customer hears a wall in turn {node}, and not one word of help.", better: "This is what I can do."),
                "credit": (text: "Take twenty percent for turn {node}, once my supervisor nods.", if: Any([Anger(AtLeast(30)), Flag("called")]), shows: ["offers-choice"],
                    claims: [Grants(authority: "credit", amount: Percent(20), if: "supervisor"), Honours(owed: "refund")], learns: ["hidden"], renegotiates: ["soon"], reaction: "Hm.", thinks: "Money.", goto: "{next}", coach: "A choice is something to go on with from turn {node}.", better: "Which would you rather have?"),
            }}),"#
    );
}

/// The shortest of several runs, so that what else the machine does counts least.
pub(crate) fn best_of(runs: usize, mut run: impl FnMut()) -> Duration {
    (0..runs)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .min()
        .unwrap_or_default()
}
