//! The verdict table, row by row and border by border.

use crate::build::{Sheet, card, play, reply, verdicts};
use goodword::rubric::Dimension;
use goodword::session::{Event, NodeIx, Session, Verdict, claim_verdicts, reply_verdict};

/// One of everything that claims can be about.
fn policy() -> Sheet {
    Sheet::default()
        .top(
            r#"facts: {
        "known": (says: "k", known_to: Agent), "both": (says: "b", known_to: Both),
        "theirs": (says: "t", known_to: Customer), "nobodys": (says: "n", known_to: Nobody),
        "limited": (says: "l", known_to: Agent, limit: "only on weekdays"),
        "limited-unknown": (says: "l", known_to: Nobody, limit: "only on weekdays") }"#,
        )
        .top(r#"owed: { "refund": (says: "r") }"#)
        .top(
            r#"authority: {
        "credit": (says: "c", limit: Percent(15), above: { "supervisor": Percent(30), "clerk": Percent(10) }),
        "sum": (says: "s", limit: Money(50)), "coupons": (says: "c", limit: Count(1)),
        "waive": (says: "w", limit: Whole), "barred": (says: "n", limit: Nothing, above: { "supervisor": Whole }) }"#,
        )
        .top(
            r#"promises: {
        "sure": (what: "s", chance: 1.0, due: "later"),
        "even-chance": (what: "e", chance: 0.5, because: "known", due: "later"),
        "on-condition": (what: "o", chance: 0.3, because: "known", due: "later", condition: (id: "form", says: "f", chance_if: 0.9)),
        "on-material": (what: "m", chance: 0.9, because: "known", due: "later",
            condition: (id: "form", says: "f", chance_if: 0.96, material: true)) }"#,
        )
        .ending("end", "Resolved", r#"reaches: ["later"],"#)
}

/// A play over one node whose reply `go` makes these claims, not yet chosen.
fn before(sheet: Sheet, claims: &str) -> Session {
    let game = sheet.node("one", "", &[reply("go", "end", &format!("claims: [{claims}],"))]).game();
    play(&game, 1, &[])
}

/// The verdict on each claim, by looking at them and by saying them.
fn judged(sheet: Sheet, claims: &str) -> Vec<Verdict> {
    let mut session = before(sheet, claims);
    let go = session.game().find_reply(NodeIx::new(0), "go").expect("it is there");
    let looked_at: Vec<Verdict> = claim_verdicts(session.game(), session.state(), go).collect();
    let whole = reply_verdict(session.game(), session.state(), go);
    let said = verdicts(session.choose("go", Default::default(), 0).expect("it is on offer"));
    assert_eq!(looked_at, said, "a claim is judged alike when looked at and when said: {claims}");
    assert_eq!(Some(whole), said.iter().copied().min(), "a reply counts its worst claim: {claims}");
    said
}

fn check(claim: &str, expected: Verdict) {
    assert_eq!(judged(policy(), claim), [expected], "{claim}");
}

#[test]
fn statements() {
    use Verdict::{Evasive, False, Sound, Undisclosed, Unsupported};
    for (fact, stated, certainty, expected) in [
        ("known", "True", "Hedged", Evasive),
        ("known", "True", "Firm", Sound),
        ("known", "True", "Absolute", Sound),
        ("known", "False", "Hedged", False),
        ("known", "False", "Firm", False),
        ("known", "False", "Absolute", False),
        ("both", "True", "Firm", Sound),
        ("both", "True", "Hedged", Evasive),
        ("both", "False", "Firm", False),
        ("theirs", "True", "Hedged", Sound),
        ("theirs", "True", "Firm", Unsupported),
        ("theirs", "True", "Absolute", Unsupported),
        ("theirs", "False", "Hedged", Sound),
        ("theirs", "False", "Firm", Unsupported),
        ("nobodys", "True", "Hedged", Sound),
        ("nobodys", "True", "Firm", Unsupported),
        ("nobodys", "False", "Absolute", Unsupported),
        // The first row that fits: false before undisclosed, undisclosed before evasive, unsupported before undisclosed.
        ("limited", "True", "Firm", Undisclosed),
        ("limited", "True", "Hedged", Undisclosed),
        ("limited", "False", "Firm", False),
        ("limited", "False", "Hedged", False),
        ("limited-unknown", "True", "Firm", Unsupported),
        ("limited-unknown", "True", "Hedged", Sound),
    ] {
        check(
            &format!(r#"States(fact: "{fact}", as: {stated}, certainty: {certainty})"#),
            expected,
        );
    }
}

#[test]
fn disclosures() {
    check(r#"Discloses(fact: "known")"#, Verdict::Sound);
    check(r#"Discloses(fact: "limited")"#, Verdict::Sound);
    check(r#"Discloses(fact: "nobodys")"#, Verdict::Unsupported);
    check(r#"Discloses(fact: "limited-unknown")"#, Verdict::Unsupported);
}

#[test]
fn a_statement_is_firm_and_true_unless_it_says_otherwise() {
    check(r#"States(fact: "known")"#, Verdict::Sound);
    check(r#"States(fact: "nobodys")"#, Verdict::Unsupported);
}

#[test]
fn a_fact_is_judged_by_what_was_known_before_the_reply() {
    let claim = r#"claims: [States(fact: "nobodys")],"#;
    let game = policy()
        .node("one", "", &[reply("learn", "two", &format!(r#"learns: ["nobodys"], {claim}"#))])
        .node("two", "", &[reply("again", "end", claim)])
        .game();
    let session = play(&game, 1, &["learn", "again"]);
    assert_eq!(verdicts(&session.turns()[0]), [Verdict::Unsupported]);
    assert_eq!(verdicts(&session.turns()[1]), [Verdict::Sound]);
}

#[test]
fn what_was_learnt_can_be_contradicted() {
    let game = policy()
        .node("one", "", &[reply("learn", "two", r#"learns: ["nobodys"],"#)])
        .node(
            "two",
            "",
            &[reply(
                "lie",
                "end",
                r#"claims: [States(fact: "nobodys", as: False, certainty: Hedged)],"#,
            )],
        )
        .game();
    assert_eq!(verdicts(&play(&game, 1, &["learn", "lie"]).turns()[1]), [Verdict::False]);
}

#[test]
fn a_limit_counts_as_told_in_the_same_reply_whatever_the_order() {
    let states = r#"States(fact: "limited")"#;
    let discloses = r#"Discloses(fact: "limited")"#;
    assert_eq!(
        judged(policy(), &format!("{states}, {discloses}")),
        [Verdict::Sound, Verdict::Sound]
    );
    assert_eq!(
        judged(policy(), &format!("{discloses}, {states}")),
        [Verdict::Sound, Verdict::Sound]
    );
    let other = r#"Discloses(fact: "known")"#;
    assert_eq!(
        judged(policy(), &format!("{states}, {other}")),
        [Verdict::Undisclosed, Verdict::Sound]
    );
    let hedged = r#"States(fact: "limited", certainty: Hedged)"#;
    assert_eq!(
        judged(policy(), &format!("{hedged}, {discloses}")),
        [Verdict::Evasive, Verdict::Sound]
    );
}

#[test]
fn a_limit_told_before_need_not_be_told_again() {
    let states = r#"claims: [States(fact: "limited")],"#;
    let game = policy()
        .node(
            "one",
            "",
            &[
                reply("tell", "two", r#"claims: [Discloses(fact: "limited")],"#),
                reply("leave-out", "two", states),
            ],
        )
        .node("two", "", &[reply("say", "end", states)])
        .game();
    assert_eq!(verdicts(&play(&game, 1, &["tell", "say"]).turns()[1]), [Verdict::Sound]);
    assert_eq!(
        verdicts(&play(&game, 1, &["leave-out", "say"]).turns()[1]),
        [Verdict::Undisclosed],
        "stating a fact without its limit does not tell the limit"
    );
}

#[test]
fn grants() {
    use Verdict::{Evasive, Sound, Unauthorised};
    for (authority, amount, more, expected) in [
        ("credit", "Percent(0)", "", Sound),
        ("credit", "Percent(15)", "", Sound),
        ("credit", "Percent(15)", "certainty: Absolute", Sound),
        ("credit", "Percent(16)", "", Unauthorised),
        ("credit", "Percent(16)", "certainty: Absolute", Unauthorised),
        // Hedged beyond the authority is no grant yet; hedged within it hides what is certain.
        ("credit", "Percent(16)", "certainty: Hedged", Sound),
        ("credit", "Percent(100)", "certainty: Hedged", Sound),
        ("credit", "Percent(15)", "certainty: Hedged", Evasive),
        // Only someone who can approve that much makes it conditional.
        ("credit", "Percent(16)", r#"if: "supervisor""#, Sound),
        ("credit", "Percent(30)", r#"if: "supervisor""#, Sound),
        ("credit", "Percent(30)", r#"if: "supervisor", certainty: Absolute"#, Sound),
        ("credit", "Percent(31)", r#"if: "supervisor""#, Unauthorised),
        ("credit", "Percent(16)", r#"if: "clerk""#, Unauthorised),
        ("credit", "Percent(16)", r#"if: "nobody-known""#, Unauthorised),
        ("credit", "Percent(15)", r#"if: "supervisor""#, Sound),
        ("sum", "Money(50)", "", Sound),
        ("sum", "Money(51)", "", Unauthorised),
        ("coupons", "Count(1)", "", Sound),
        ("coupons", "Count(2)", "", Unauthorised),
        ("credit", "Whole", "", Unauthorised),
        ("credit", "Nothing", "", Sound),
        ("waive", "Whole", "", Sound),
        ("waive", "Money(7)", "", Sound),
        ("waive", "Whole", "certainty: Hedged", Evasive),
        ("barred", "Whole", "", Unauthorised),
        ("barred", "Whole", r#"if: "supervisor""#, Sound),
        ("barred", "Money(1)", "", Unauthorised),
    ] {
        check(&format!(r#"Grants(authority: "{authority}", amount: {amount}, {more})"#), expected);
    }
}

#[test]
fn what_is_owed() {
    check(r#"Refuses(owed: "refund")"#, Verdict::Withheld);
    check(r#"Honours(owed: "refund")"#, Verdict::Sound);
}

#[test]
fn promises_by_chance_and_certainty() {
    use Verdict::{Evasive, Overpromise, Sound};
    for (chance, hedged, firm, absolute) in [
        ("1.0", Evasive, Sound, Sound),
        ("0.95", Evasive, Sound, Sound),
        ("0.9499", Sound, Sound, Overpromise),
        ("0.80", Sound, Sound, Overpromise),
        ("0.7999", Sound, Overpromise, Overpromise),
        ("0.40", Sound, Overpromise, Overpromise),
        ("0.3999", Overpromise, Overpromise, Overpromise),
        ("0.0", Overpromise, Overpromise, Overpromise),
    ] {
        for (certainty, expected) in [("Hedged", hedged), ("Firm", firm), ("Absolute", absolute)] {
            let plain = policy_with(&format!(r#""p": (what: "w", chance: {chance}, because: "known", due: "later")"#));
            let claim = format!(r#"Promise(id: "p", certainty: {certainty}, owner: "I", by: "noon")"#);
            assert_eq!(judged(plain, &claim), [expected], "{claim} at {chance}");
            // The same borders for the chance that the declared condition gives.
            let declared = policy_with(&format!(
                r#""p": (what: "w", chance: 0.0, because: "known", due: "later", condition: (id: "form", says: "f", chance_if: {chance}))"#
            ));
            let claim = format!(r#"Promise(id: "p", certainty: {certainty}, if: "form", owner: "I", by: "noon")"#);
            assert_eq!(
                judged(declared, &claim),
                [expected],
                "{claim} with a chance of {chance} on condition"
            );
        }
    }
}

/// The policy with one promise alone.
fn policy_with(promise: &str) -> Sheet {
    Sheet::default()
        .top(r#"facts: { "known": (says: "k", known_to: Agent) }"#)
        .top(&format!("promises: {{ {promise} }}"))
        .ending("end", "Resolved", r#"reaches: ["later"],"#)
}

fn promise(id: &str, more: &str) -> String {
    format!(r#"Promise(id: "{id}", {more})"#)
}

#[test]
fn a_condition_counts_only_where_the_promise_declares_it() {
    let whole = r#"owner: "I", by: "noon""#;
    check(&promise("on-condition", whole), Verdict::Overpromise);
    check(&promise("on-condition", &format!(r#"if: "form", {whole}"#)), Verdict::Sound);
    check(
        &promise("on-condition", &format!(r#"if: "weather", {whole}"#)),
        Verdict::Overpromise,
    );
    check(
        &promise("on-condition", &format!(r#"if: "form", certainty: Absolute, {whole}"#)),
        Verdict::Overpromise,
    );
    // A condition on a promise that declares none changes nothing.
    check(&promise("even-chance", &format!(r#"if: "form", {whole}"#)), Verdict::Overpromise);
    check(
        &promise("even-chance", &format!(r#"if: "form", certainty: Hedged, {whole}"#)),
        Verdict::Sound,
    );
}

#[test]
fn a_material_condition_must_be_named() {
    let whole = r#"owner: "I", by: "noon""#;
    check(&promise("on-material", whole), Verdict::Undisclosed);
    check(&promise("on-material", &format!(r#"if: "weather", {whole}"#)), Verdict::Undisclosed);
    check(&promise("on-material", &format!(r#"if: "form", {whole}"#)), Verdict::Sound);
    check(
        &promise("on-material", &format!(r#"certainty: Hedged, {whole}"#)),
        Verdict::Undisclosed,
    );
    check(
        &promise("on-material", &format!(r#"if: "form", certainty: Hedged, {whole}"#)),
        Verdict::Evasive,
    );
    // First match: too little chance comes before the condition left out, and that before owner and time.
    check(
        &promise("on-material", &format!(r#"certainty: Absolute, {whole}"#)),
        Verdict::Overpromise,
    );
    check(&promise("on-material", ""), Verdict::Undisclosed);
    // One that is not material may be left out where the chance is high enough without it.
    check(
        &promise("on-condition", &format!(r#"certainty: Hedged, {whole}"#)),
        Verdict::Overpromise,
    );
    let harmless = policy_with(
        r#""p": (what: "w", chance: 0.85, because: "known", due: "later", condition: (id: "form", says: "f", chance_if: 0.9))"#,
    );
    assert_eq!(judged(harmless, &promise("p", whole)), [Verdict::Sound]);
}

#[test]
fn a_promise_needs_an_owner_and_a_time() {
    use Verdict::{Evasive, Overpromise, Sound, Vague};
    for (more, expected) in [
        (r#"owner: "I", by: "noon""#, Sound),
        (r#"owner: "I""#, Vague),
        (r#"by: "noon""#, Vague),
        ("", Vague),
        (r#"owner: " ", by: "noon""#, Vague),
        (r#"owner: "I", by: """#, Vague),
        // Vague comes before evasive.
        (r#"certainty: Hedged, by: "noon""#, Vague),
        (r#"certainty: Hedged, owner: "I", by: "noon""#, Evasive),
    ] {
        check(&promise("sure", more), expected);
    }
    check(&promise("even-chance", ""), Overpromise);
}

#[test]
fn a_promise_is_firm_unless_it_says_otherwise() {
    let whole = r#"owner: "I", by: "noon""#;
    let at = |chance: &str| policy_with(&format!(r#""p": (what: "w", chance: {chance}, because: "known", due: "later")"#));
    assert_eq!(judged(at("0.8"), &promise("p", whole)), [Verdict::Sound]);
    assert_eq!(judged(at("0.7999"), &promise("p", whole)), [Verdict::Overpromise]);
}

#[test]
fn a_reply_counts_its_worst_claim() {
    let worse_and_worse = [
        r#"States(fact: "known")"#,
        r#"States(fact: "known", certainty: Hedged)"#,
        r#"Promise(id: "sure")"#,
        r#"States(fact: "limited")"#,
        r#"States(fact: "nobodys")"#,
        r#"Promise(id: "even-chance")"#,
        r#"Refuses(owed: "refund")"#,
        r#"Grants(authority: "credit", amount: Percent(99))"#,
        r#"States(fact: "both", as: False)"#,
    ];
    let rising: Vec<Verdict> = Verdict::ALL.into_iter().rev().collect();
    for count in 1..=worse_and_worse.len() {
        let claims = worse_and_worse[..count].join(", ");
        let session = before(policy(), &claims);
        let go = session.game().find_reply(NodeIx::new(0), "go").expect("it is there");
        assert_eq!(reply_verdict(session.game(), session.state(), go), rising[count - 1], "{claims}");
    }
}

#[test]
fn a_reply_without_claims_is_sound() {
    let session = before(policy(), "");
    let go = session.game().find_reply(NodeIx::new(0), "go").expect("it is there");
    assert_eq!(reply_verdict(session.game(), session.state(), go), Verdict::Sound);
}

#[test]
fn silence_where_asked_is_evasive() {
    let answers = [
        ("sure", r#"Promise(id: "sure", owner: "I", by: "noon")"#),
        ("known", r#"States(fact: "known")"#),
        ("limited", r#"Discloses(fact: "limited")"#),
        ("credit", r#"Grants(authority: "credit", amount: Percent(5))"#),
        ("refund", r#"Honours(owed: "refund")"#),
    ];
    for (asked, _) in answers {
        for (about, claim) in answers {
            let game = policy()
                .node(
                    "one",
                    &format!(r#"asks: ["{asked}"],"#),
                    &[reply("go", "end", &format!("claims: [{claim}],"))],
                )
                .game();
            let session = play(&game, 1, &["go"]);
            let expected = if about == asked { Verdict::Sound } else { Verdict::Evasive };
            assert_eq!(whole_verdict(&session, "go"), expected, "{claim} where `{asked}` is asked");
            let evaded = session.turns()[0].events.contains(&Event::Evaded { asked: 0 });
            assert_eq!(evaded, about != asked, "{claim} where `{asked}` is asked");
        }
    }
}

/// The verdict on a reply of the first node, before anything was said.
fn whole_verdict(session: &Session, id: &str) -> Verdict {
    let fresh = play(session.game(), session.transcript().seed, &[]);
    let reply = fresh.game().find_reply(NodeIx::new(0), id).expect("it is there");
    reply_verdict(fresh.game(), fresh.state(), reply)
}

#[test]
fn refusing_what_is_asked_is_no_silence() {
    let game = policy()
        .node(
            "one",
            r#"asks: ["refund"],"#,
            &[reply("go", "end", r#"claims: [Refuses(owed: "refund")],"#)],
        )
        .game();
    assert_eq!(whole_verdict(&play(&game, 1, &["go"]), "go"), Verdict::Withheld);
}

#[test]
fn every_question_wants_its_answer() {
    let game = policy()
        .node(
            "one",
            r#"asks: ["known", "refund"],"#,
            &[
                reply("both", "end", r#"claims: [States(fact: "known"), Honours(owed: "refund")],"#),
                reply("half", "end", r#"claims: [States(fact: "known")],"#),
                reply("worse", "end", r#"claims: [States(fact: "nobodys")],"#),
            ],
        )
        .game();
    let session = play(&game, 1, &["half"]);
    assert_eq!(whole_verdict(&session, "both"), Verdict::Sound);
    assert_eq!(whole_verdict(&session, "half"), Verdict::Evasive);
    assert_eq!(
        whole_verdict(&session, "worse"),
        Verdict::Unsupported,
        "the worst counts, silence included"
    );
    assert!(session.turns()[0].events.contains(&Event::Evaded { asked: 1 }));
}

#[test]
fn nothing_is_asked_where_the_node_asks_nothing() {
    let game = policy()
        .node("one", "", &[reply("go", "two", "")])
        .node("two", r#"asks: ["known"],"#, &[reply("silent", "end", "")])
        .game();
    let session = play(&game, 1, &["go", "silent"]);
    assert!(!session.turns()[0].events.iter().any(|event| matches!(event, Event::Evaded { .. })));
    assert!(session.turns()[1].events.contains(&Event::Evaded { asked: 0 }));
}

#[test]
fn each_verdict_has_its_grade_and_weight() {
    // (grade in quarters, fatal, serious)
    let table = [
        (Verdict::False, 0, true, false),
        (Verdict::Unauthorised, 0, true, false),
        (Verdict::Withheld, 0, false, true),
        (Verdict::Overpromise, 0, false, true),
        (Verdict::Unsupported, 1, false, false),
        (Verdict::Undisclosed, 1, false, false),
        (Verdict::Vague, 2, false, false),
        (Verdict::Evasive, 2, false, false),
        (Verdict::Sound, 4, false, false),
    ];
    assert_eq!(table.map(|row| row.0), Verdict::ALL);
    for (verdict, quarters, fatal, serious) in table {
        assert_eq!(
            (verdict.quarters(), verdict.is_fatal(), verdict.is_serious()),
            (quarters, fatal, serious),
            "{verdict:?}"
        );
    }
}

#[test]
fn the_scorecard_shows_what_each_verdict_costs() {
    for (claim, honesty, fatal, serious) in [
        (r#"States(fact: "known", as: False)"#, 0, true, false),
        (r#"Grants(authority: "credit", amount: Percent(99))"#, 0, true, false),
        (r#"Refuses(owed: "refund")"#, 0, false, true),
        (r#"Promise(id: "even-chance", owner: "I", by: "noon")"#, 0, false, true),
        (r#"States(fact: "nobodys")"#, 25, false, false),
        (r#"States(fact: "limited")"#, 25, false, false),
        (r#"Promise(id: "sure")"#, 50, false, false),
        (r#"States(fact: "known", certainty: Hedged)"#, 50, false, false),
        (r#"States(fact: "known")"#, 100, false, false),
    ] {
        let game = policy()
            .node(
                "one",
                "",
                &[
                    reply("go", "end", ""),
                    reply("say", "end", &format!("claims: [{claim}],")),
                    // Something less than sound on offer puts honesty at stake for all of them.
                    reply("hedge", "end", r#"claims: [States(fact: "known", certainty: Hedged)],"#),
                ],
            )
            .game();
        let card = card(&play(&game, 1, &["say"]));
        assert_eq!(card.scores.get(Dimension::Honesty), Some(honesty), "{claim}");
        assert_eq!(!card.fatal.is_empty(), fatal, "{claim}: {:?}", card.fatal);
        assert_eq!(!card.serious.is_empty(), serious, "{claim}: {:?}", card.serious);
        assert_eq!(card.decisions[0].honesty.map(|line| line.grade), Some(honesty), "{claim}");
        if fatal || serious {
            assert!(!card.passed, "{claim}");
        }
    }
}

#[test]
fn a_reason_says_what_the_words_said() {
    for (claim, reason) in [
        (
            r#"Promise(id: "on-condition", if: "form", owner: "I", by: "noon")"#,
            "You promised “o” firmly, on the condition “f”. With that it comes true 90 times in 100, which bears those words.",
        ),
        (
            r#"Promise(id: "sure", owner: "I", by: "noon")"#,
            "You promised “s” firmly. It comes true 100 times in 100, which bears those words.",
        ),
        (
            r#"Grants(authority: "credit", amount: Percent(15))"#,
            "You granted 15 percent (c), as you may.",
        ),
        (
            r#"Grants(authority: "credit", amount: Percent(30), if: "supervisor")"#,
            "You put 30 percent in view (c) and said that it is for the supervisor to approve.",
        ),
        (
            r#"Grants(authority: "credit", amount: Percent(30), certainty: Hedged)"#,
            "You put 30 percent in view (c) with a hedge, and granted nothing.",
        ),
        (
            r#"Grants(authority: "barred", amount: Nothing)"#,
            "You said that it cannot be had: “n”",
        ),
        (
            r#"States(fact: "theirs", as: False)"#,
            "You spoke as if you knew what you did not know yet: “t”",
        ),
    ] {
        let mut session = before(policy(), claim);
        session.choose("go", Default::default(), 0).expect("it is on offer");
        assert_eq!(card(&session).decisions[0].claims[0].why, reason, "{claim}");
    }
}
