//! A team of twelve trainees who play with more or less skill, as the records they hand in. The same on every machine.

use goodword::records::{Record, simulated, write_record, write_texts};
use goodword::scoring::stakes_among;
use goodword::session::{Game, Pace, ReplyIx, Seeded, Session, offered};
use std::sync::Arc;

/// The people, with how often of a hundred decisions they take a reply that is as good as can be.
pub(crate) const PEOPLE: [(&str, u64); 12] = [
    ("Ada Brandt", 92),
    ("Bilal Demir", 35),
    ("Chiara Conti", 60),
    ("Dominik Osei", 75),
    ("Elif Aydın", 84),
    ("Freja Holm", 50),
    ("Grace Mbeki", 88),
    ("Hamid Rahimi", 42),
    ("Inês Duarte", 68),
    ("Jonas Weber", 20),
    ("Қарлығаш Сейіт", 79),
    ("Liam Walsh", 55),
];

/// 3 August 2026, eight o'clock, in milliseconds.
const BEGINNING: i64 = 1_785_744_000_000;
const HOUR: i64 = 3_600_000;

/// A scenario that the team plays.
pub(crate) struct Talk {
    /// Its id.
    pub(crate) id: String,
    /// Its text.
    pub(crate) text: String,
    /// The rubric's text.
    pub(crate) rubric: String,
    /// Both, ready to play.
    pub(crate) game: Arc<Game>,
}

/// A generator of which nothing is asked but that it gives the same numbers everywhere.
struct Pick(u64);

impl Pick {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound.max(1)
    }
}

/// What the team handed in: everybody plays most of the talks, some of them several times and a little better each time.
pub(crate) fn records(talks: &[Talk]) -> Vec<Record> {
    let mut records = Vec::new();
    for (who, (name, skill)) in (0u64..).zip(PEOPLE) {
        for (number, talk) in (0u64..).zip(talks) {
            let mut pick = Pick(1_000 * who + number + 1);
            pick.below(2);
            if pick.below(100) < 15 {
                continue;
            }
            for attempt in 0..1 + pick.below(3) {
                let session = play(&talk.game, &mut pick, skill + 8 * attempt);
                let mut record = simulated(&talk.id, "trainee", &session);
                record.id = format!("{:08x}-{who:04}-{number:04}-{attempt:04}", pick.below(u64::from(u32::MAX)));
                record.person = name.to_owned();
                record.team = if who < 8 { "North" } else { "South" }.to_owned();
                let hours = 24 * (5 * number + 9 * attempt) + 3 * who;
                record.started_at = BEGINNING + HOUR * i64::try_from(hours).expect("they are few");
                records.push(record);
            }
        }
    }
    records
}

/// These records as lines, each text once before them.
pub(crate) fn lines(talks: &[Talk], records: &[Record]) -> String {
    let mut out = Vec::new();
    for talk in talks {
        write_texts([(talk.id.as_str(), talk.text.as_str())], &talk.rubric, &mut out).expect("memory takes everything");
    }
    for record in records {
        write_record(record, &mut out).expect("memory takes everything");
    }
    String::from_utf8(out).expect("JSON is text")
}

fn play(game: &Arc<Game>, pick: &mut Pick, skill: u64) -> Session {
    let seed = pick.below(1_000_000);
    // Most of those who miss the good reply fall for the same one.
    let mut session = Session::new(game.clone(), seed, pick.below(3) > 0);
    for _ in 0..60 {
        let on_offer: Vec<ReplyIx> = offered(game, session.state(), &Seeded(seed)).collect();
        let grade = |reply: ReplyIx| -> u32 {
            let grades = stakes_among(game, session.state(), on_offer.iter().copied(), reply);
            grades.into_iter().flatten().map(|grade| u32::from(grade.percent())).sum()
        };
        let Some(best) = on_offer.iter().copied().max_by_key(|reply| grade(*reply)) else {
            break;
        };
        let others: Vec<ReplyIx> = on_offer.iter().copied().filter(|reply| grade(*reply) < grade(best)).collect();
        let reply = match others.first() {
            Some(tempting) if pick.below(100) >= skill => match pick.below(3) {
                0 => others[usize::try_from(pick.below(others.len() as u64)).expect("it is small")],
                _ => *tempting,
            },
            _ => best,
        };
        let pace = match pick.below(10) {
            0 => Pace::Late,
            1 | 2 => Pace::Slow,
            _ => Pace::Prompt,
        };
        let id = game.authored(reply).0.to_owned();
        session.choose(&id, pace, 0).expect("it is on offer");
    }
    session
}
