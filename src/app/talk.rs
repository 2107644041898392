//! The talk at hand: the session, its record, the clock, and which words are still arriving.

use crate::portrait::Scene;
use crate::records::Recorder;
use crate::scenario::{Channel, Mood, PolicyCard};
use crate::session::{Pace, Session, Turn};
use crate::ui::conversation::{Arriving, Conversation, LogLine, Speaker};
use crate::ui::preferences::{Coaching, Preferences};
use crate::ui::staging;
use std::time::Duration;

/// A talk.
pub(super) struct Talk {
    session: Session,
    recorder: Option<Recorder>,
    handed_in: bool,
    /// Time since the talk began, pauses left out.
    clock: Duration,
    /// When the replies on offer could be read.
    offered_at: Duration,
    /// The first line of the log that is still arriving, and characters that are here.
    arriving: Option<Arriving>,
    /// What is said of the scenario, and before which turn.
    note: Option<(usize, String)>,
    /// Whether the customer is on hold.
    held: bool,
    /// For how much longer they agree to be, in this talk.
    hold_left: Duration,
    card_open: bool,
    /// How many facts had been learnt when the card was last open.
    card_seen: usize,
    pub(super) numbers: bool,
    pub(super) paused: bool,
}

/// How long the face answers before the words do.
const FACE_FIRST: f32 = 0.35;
/// How much faster people write in a chat than words arrive that are spoken.
const WRITES: f32 = 2.2;
/// How fast letters and posts arrive: they are there in one piece.
const POSTED: f32 = 4_000.0;
/// For how long in a talk a customer agrees to be on hold.
const HOLD: Duration = Duration::from_secs(60);

impl Talk {
    pub(super) fn new(session: Session, recorder: Option<Recorder>) -> Self {
        let before = session.transcript().choices.last().map_or(0, |choice| choice.at_ms);
        let spoken = session.turns().len();
        let clock = Duration::from_millis(before);
        Self {
            handed_in: recorder.as_ref().is_some_and(Recorder::handed_in),
            recorder,
            clock,
            offered_at: clock,
            // A talk that is taken up again is there at once; a new one begins to arrive.
            arriving: (spoken == 0).then_some(Arriving { from: 0, characters: 0.0 }),
            note: None,
            held: false,
            hold_left: HOLD,
            card_seen: session.turns().iter().flat_map(Turn::learnt).count(),
            card_open: false,
            numbers: false,
            paused: false,
            session,
        }
    }

    /// The same talk with something said of its scenario, at the point where it stands now.
    pub(super) fn with_note(mut self, note: Option<String>) -> Self {
        self.note = note.map(|note| (self.session.turns().len(), note));
        self
    }

    /// Another try from a decision on, counted from 1: the talk as it stood then, and a record of its own that begins now.
    pub(super) fn branch(&self, decision: usize, now: i64) -> Self {
        let recorder = self.recorder.as_ref().map(|recorder| recorder.branch(now));
        Self::new(self.session.before(decision), recorder)
    }

    pub(super) fn session(&self) -> &Session {
        &self.session
    }

    pub(super) fn is_kept(&self) -> bool {
        self.recorder.is_some()
    }

    pub(super) fn handed_in(&self) -> bool {
        self.handed_in
    }

    pub(super) fn hand_in(&mut self) {
        if let Some(recorder) = &mut self.recorder {
            recorder.hand_in();
            self.handed_in = true;
        }
    }

    /// What has to be written, if the talk is kept.
    pub(super) fn unkept(&mut self) -> Option<(&mut Recorder, &Session)> {
        Some((self.recorder.as_mut()?, &self.session))
    }

    pub(super) fn mood(&self) -> Mood {
        self.session.state().mood
    }

    /// Whether the customer is speaking.
    pub(super) fn is_arriving(&self) -> bool {
        self.arriving.is_some() && !self.paused
    }

    /// How much the last reply moved the customer: below 0 it hurt, above it helped.
    pub(super) fn last_effect(&self) -> f32 {
        self.session.turns().last().map_or(0.0, |turn| {
            let by = |before: u8, after: u8| f32::from(after) - f32::from(before);
            let hurt = by(turn.before.anger, turn.after.anger) + by(turn.before.confusion, turn.after.confusion) * 0.5;
            (by(turn.before.trust, turn.after.trust) - hurt) / 30.0
        })
    }

    /// Says a reply, if the words have arrived. True if it was said.
    pub(super) fn say(&mut self, reply: &str) -> bool {
        if self.arriving.is_some() || self.paused {
            return false;
        }
        self.held = false;
        let pace = self.pace();
        if self.session.choose(reply, pace, self.clock.as_millis() as u64).is_err() {
            return false;
        }
        // The trainee's own words are there at once; what answers them arrives.
        self.arriving = Some(Arriving {
            from: 0,
            characters: -FACE_FIRST,
        });
        true
    }

    /// How long the customer has waited for an answer, in milliseconds; none where no clock counts.
    fn waited(&self) -> Option<u64> {
        let counts = self.session.transcript().timed && self.session.ending().is_none();
        let waits = counts && self.arriving.is_none() && Pace::limits(self.channel()).is_some();
        waits.then(|| self.clock.saturating_sub(self.offered_at).as_millis() as u64)
    }

    /// How the trainee keeps the customer waiting; prompt where no clock counts.
    pub(super) fn pace(&self) -> Pace {
        self.waited().map_or(Pace::Prompt, |waited| Pace::of(self.channel(), waited))
    }

    /// Whether time runs that is shown.
    pub(super) fn is_counting(&self) -> bool {
        self.pace() != Pace::Late && self.waited().is_some() && !self.paused
    }

    /// Whether the words arrive in one piece, while the customer is seen to write.
    fn is_written(&self) -> bool {
        matches!(self.channel(), Channel::Chat | Channel::Email | Channel::Social)
    }

    /// The place the customer is in, as it is now.
    pub(super) fn scene(&self) -> Scene {
        staging::scene(&self.session, self.pace())
    }

    /// Puts the customer on hold, or comes back to the line.
    pub(super) fn toggle_hold(&mut self) {
        self.held = !self.held && self.can_hold() && !self.hold_left.is_zero();
    }

    /// Whether there is a line on which somebody can be held, and a clock from which that gives relief.
    fn can_hold(&self) -> bool {
        self.channel() == Channel::Phone && self.waited().is_some()
    }

    fn channel(&self) -> Channel {
        self.session.game().scenario().channel
    }

    /// Brings the rest of the words.
    pub(super) fn skip(&mut self) {
        self.arriving = None;
        self.offered_at = self.clock;
    }

    /// Lets time pass.
    pub(super) fn tick(&mut self, by: Duration, preferences: &Preferences) {
        if self.paused {
            return;
        }
        self.clock += by;
        if self.held {
            let relief = by.min(self.hold_left);
            self.hold_left -= relief;
            self.offered_at += relief;
            self.held = !self.hold_left.is_zero();
        }
        let total = self.arriving_length(preferences.coaching);
        let channel = self.channel();
        let Some(arriving) = &mut self.arriving else { return };
        let Some(speed) = preferences.arrival.characters_a_second() else {
            self.skip();
            return;
        };
        let speed = match channel {
            Channel::Phone | Channel::InPerson => speed,
            Channel::Chat => speed * WRITES,
            Channel::Email | Channel::Social => POSTED,
        };
        arriving.characters += if arriving.characters < 0.0 {
            by.as_secs_f32()
        } else {
            by.as_secs_f32() * speed
        };
        if arriving.characters >= total as f32 {
            self.skip();
        }
    }

    fn arriving_length(&self, coaching: Coaching) -> usize {
        let log = self.log(coaching);
        let from = self.first_arriving(&log);
        log[from..].iter().map(|line| line.text.chars().count()).sum()
    }

    /// The first line after the trainee's last words.
    fn first_arriving(&self, log: &[LogLine]) -> usize {
        log.iter().rposition(|line| line.speaker == Speaker::You).map_or(0, |at| at + 1)
    }

    fn log(&self, coaching: Coaching) -> Vec<LogLine> {
        let game = self.session.game();
        let mut log = Vec::new();
        let mut push = |speaker, text: &str| {
            log.push(LogLine {
                speaker,
                text: text.to_owned(),
            });
        };
        let note_at = |turn: usize| self.note.iter().filter(move |(at, _)| *at == turn).map(|(_, note)| note);
        for (number, turn) in self.session.turns().iter().enumerate() {
            note_at(number).for_each(|note| push(Speaker::Note, note));
            if let Some(caption) = &turn.words.caption {
                push(Speaker::Time, caption);
            }
            push(Speaker::Customer, &turn.words.says);
            let reply = game.authored(turn.reply).1;
            push(Speaker::You, &reply.text);
            push(Speaker::Customer, &reply.reaction);
            if coaching == Coaching::AtOnce {
                let better = reply
                    .better
                    .as_ref()
                    .map(|better| format!(" Better: “{better}”"))
                    .unwrap_or_default();
                push(Speaker::Coach, &format!("{}{better}", reply.coach));
            }
            for fact in turn.learnt() {
                push(Speaker::Card, &PolicyCard::fact(&game.scenario().facts[fact.index()]));
            }
        }
        note_at(self.session.turns().len()).for_each(|note| push(Speaker::Note, note));
        let words = self.session.view().words;
        if let Some(caption) = &words.caption {
            push(Speaker::Time, caption);
        }
        push(Speaker::Customer, &words.says);
        log
    }

    /// Opens or closes the policy card.
    pub(super) fn toggle_card(&mut self) {
        self.card_open = !self.card_open;
        self.card_seen = self.learnt();
    }

    /// How many facts have been learnt.
    fn learnt(&self) -> usize {
        self.session.turns().iter().flat_map(Turn::learnt).count()
    }

    /// What the screen shows.
    pub(super) fn shown(&self, preferences: &Preferences, warning: Option<String>) -> Conversation {
        let scenario = self.session.game().scenario();
        let log = self.log(preferences.coaching);
        let from = self.first_arriving(&log);
        let known = &self.session.state().known;
        let typing = scenario.channel == Channel::Chat && self.is_arriving();
        Conversation {
            customer: scenario.customer.name.clone(),
            title: scenario.title.clone(),
            channel: scenario.channel,
            desk: scenario.desk.clone(),
            now: staging::now(&self.session),
            spent: staging::spent(&self.session),
            sign: staging::sign(
                self.scene(),
                self.waited().map(|_| self.pace()),
                typing.then_some(scenario.customer.name.as_str()),
            ),
            patience: self.waited().zip(Pace::limits(scenario.channel)).map(|(waited, (_, late))| {
                let left = late.saturating_sub(waited);
                left as f32 / late as f32
            }),
            hold: self.can_hold().then_some(self.held),
            typing,
            mood: self.mood(),
            numbers: self.numbers,
            arriving: self.arriving.map(|arriving| Arriving {
                from,
                // What is written is there in one piece, or not at all.
                characters: if self.is_written() { 0.0 } else { arriving.characters.max(0.0) },
            }),
            log,
            replies: self.session.view().replies,
            ended: self.session.ending().is_some(),
            card: PolicyCard::of(scenario, |fact| known.has(fact)),
            card_new: if self.card_open { 0 } else { self.learnt() - self.card_seen },
            promised: self.session.open_promises().map(|promise| promise.what.clone()).collect(),
            card_open: self.card_open,
            paused: self.paused,
            warning,
        }
    }
}
