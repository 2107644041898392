//! What lies on the desk while the app is open: who plays, what there is to play, the talk at hand, the store.

use super::FirstPlay;
use super::screen::Screen;
use super::talk::Talk;
use crate::calendar::Day;
use crate::calibration::Opinion;
use crate::course::{self, Course, Lesson, Occasion, Practise};
use crate::diagnostics::{Report, has_errors, render_text};
use crate::portrait::Pose;
use crate::records::{NewPlay, OpenPlay, Person, Recorder, ScenarioName, Store, StoreError};
use crate::scenario::{Entry, Library, Origin, PolicyCard, load};
use crate::scoring::{self, compare, score_session};
use crate::session::Session;
use crate::ui::briefing::Briefing;
use crate::ui::calibrate::{Calibrate, Compared};
use crate::ui::library::{BrokenItem, OpenTalk, Result as ShelfResult, Shelf, ShelfItem, face};
use crate::ui::people::{KnownPerson, People};
use crate::ui::preferences::Preferences;
use crate::ui::progress::{AT_ONCE, Progressed};
use crate::ui::replay::Replay;
use crate::ui::scorecard::Debrief;
use crate::ui::theme::Theme;
use crate::workplace::{OnShelf, Resumed, Workplace};
use serde::{Deserialize, Serialize};
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

/// The size of the window, in logical pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct WindowSize {
    pub(super) width: u32,
    pub(super) height: u32,
}

const PREFERENCES: &str = "preferences";
const WINDOW: &str = "window";

/// Everything that is open.
pub(super) struct Desk {
    workplace: Workplace,
    store: Store,
    /// Why nothing is kept on disk, if so.
    trouble: Option<String>,
    preferences: Preferences,
    theme: Theme,
    window: WindowSize,
    person: Person,
    library: Library,
    course: Course,
    /// Every decision there is to practise in.
    occasions: Vec<Occasion>,
    pub(super) progress: Progressed,
    pub(super) people: People,
    pub(super) shelf: Shelf,
    pub(super) briefing: Option<Briefing>,
    chosen: Option<Entry>,
    pub(super) talk: Option<Talk>,
    pub(super) debrief: Option<Debrief>,
    /// The attempt that the talk at hand went back to.
    attempt: Option<Session>,
    pub(super) replay: Option<Replay>,
    pub(super) calibrate: Calibrate,
    open_plays: Vec<OpenPlay>,
    /// The screen that the settings were opened from.
    pub(super) behind_settings: Screen,
    first: Option<FirstPlay>,
}

impl Desk {
    /// Opens the store and looks for scenarios. A store that cannot be opened leaves play in memory, with a warning.
    pub(super) fn open(workplace: Workplace, first: Option<FirstPlay>) -> (Self, Screen) {
        let (store, trouble) = match Store::open(&workplace.data_dir) {
            Ok(store) => (store, None),
            Err(error) => (Store::in_memory().expect("a store in memory needs no disk"), Some(unsaved(&error))),
        };
        let preferences: Preferences = store.setting_as(PREFERENCES).ok().flatten().unwrap_or_default();
        let window = store
            .setting_as(WINDOW)
            .ok()
            .flatten()
            .unwrap_or(WindowSize { width: 1280, height: 720 });
        let mut desk = Self {
            theme: Theme::of(preferences.shade),
            preferences,
            window,
            person: Person::guest(),
            library: Library::default(),
            course: Course::shipped(),
            occasions: Vec::new(),
            progress: Progressed::default(),
            people: People::default(),
            shelf: Shelf::default(),
            briefing: None,
            chosen: None,
            talk: None,
            debrief: None,
            attempt: None,
            replay: None,
            calibrate: Calibrate::Nothing,
            open_plays: Vec::new(),
            behind_settings: Screen::Library,
            first: None,
            workplace,
            store,
            trouble,
        };
        // The trainer's folder is made at once, so that there is a place to put files into. Without a disk there is none.
        let _ = std::fs::create_dir_all(desk.workplace.own_scenarios());
        desk.reload();
        desk.fill_people();
        let screen = match first {
            Some(first) => desk.begin_with(first),
            None => Screen::People,
        };
        (desk, screen)
    }

    fn begin_with(&mut self, first: FirstPlay) -> Screen {
        self.person = Person::new(first.name.as_deref().unwrap_or_default(), "");
        let entry = match self.library.find(&first.scenario) {
            Some(entry) => entry.clone(),
            None => Entry::from_file(Path::new(&first.scenario), &self.workplace.rubric),
        };
        self.first = Some(first);
        self.fill_shelf();
        self.brief(entry)
    }

    pub(super) fn workplace(&self) -> &Workplace {
        &self.workplace
    }

    pub(super) fn library(&self) -> &Library {
        &self.library
    }

    /// Says that the store cannot be read.
    pub(super) fn tell_unread(&mut self, error: &StoreError) {
        self.trouble = Some(format!("What was kept cannot be read: {error}."));
    }

    pub(super) fn preferences(&self) -> &Preferences {
        &self.preferences
    }

    pub(super) fn theme(&self) -> &Theme {
        &self.theme
    }

    pub(super) fn window_size(&self) -> WindowSize {
        self.window
    }

    /// Why nothing is kept, if so.
    pub(super) fn trouble(&self) -> Option<String> {
        self.trouble.clone()
    }

    pub(super) fn keep_window_size(&mut self, size: WindowSize) {
        self.window = size;
        self.try_keep(|store| store.set_setting_as(WINDOW, &size));
    }

    pub(super) fn set_preferences(&mut self, preferences: Preferences) {
        self.preferences = preferences;
        self.theme = Theme::of(preferences.shade);
        self.try_keep(|store| store.set_setting_as(PREFERENCES, &preferences));
    }

    /// Writes something down. Trouble is shown until writing works again.
    fn try_keep<T>(&mut self, write: impl FnOnce(&mut Store) -> Result<T, StoreError>) -> Option<T> {
        match write(&mut self.store) {
            Ok(value) => {
                if self.store_is_on_disk() {
                    self.trouble = None;
                }
                Some(value)
            }
            Err(error) => {
                self.trouble = Some(unsaved(&error));
                None
            }
        }
    }

    fn store_is_on_disk(&self) -> bool {
        self.store.place().starts_with(&self.workplace.data_dir)
    }

    fn fill_people(&mut self) {
        let known = self.store.people().unwrap_or_default();
        self.people = People {
            known: known
                .into_iter()
                .map(|person| KnownPerson {
                    name: person.name,
                    team: person.team,
                })
                .collect(),
            ..People::default()
        };
    }

    /// Somebody sits down to play.
    pub(super) fn sit_down(&mut self, name: &str, team: &str) {
        self.person = Person::new(name, team);
        let person = self.person.clone();
        self.try_keep(|store| store.person(&person.name, &person.team));
    }

    /// Somebody else is to play.
    pub(super) fn stand_up(&mut self) {
        self.fill_people();
    }

    /// Looks for scenarios again.
    pub(super) fn reload(&mut self) {
        self.library = self.workplace.library();
        self.occasions = self.workplace.occasions(&self.library);
        self.shelf.portraits.clear();
        self.fill_shelf();
    }

    /// Puts on the shelf what there is, with this person's results.
    pub(super) fn fill_shelf(&mut self) {
        self.reckon();
        let results = self.store.summaries(&self.person).unwrap_or_default();
        self.open_plays = self.store.open_plays(&self.person).unwrap_or_default();
        self.shelf.person = self.person.name.clone();
        self.shelf.folder = self.workplace.own_scenarios().display().to_string();
        self.shelf.items.clear();
        self.shelf.broken.clear();
        let mut lessons = Vec::new();
        for entry in &self.library.entries {
            let (Some(scenario), Some(game)) = (&entry.scenario, self.workplace.game(entry)) else {
                self.shelf.broken.push(broken(entry));
                continue;
            };
            let summary = results.get(&entry.id);
            let last = summary.and_then(|summary| summary.last);
            let best = summary.and_then(|summary| summary.best).and_then(|result| result.scores.overall);
            let own = entry.origin != Origin::Shipped;
            let shown = last.map(|result| ShelfResult {
                overall: result.scores.overall,
                passed: result.passed,
            });
            let mut item = ShelfItem::of(&entry.id, scenario, own, shown, best);
            let played = summary.and_then(|summary| summary.last_text.as_ref());
            item.changed = played.is_some_and(|played| *played != entry.hash);
            self.shelf.items.push(item);
            lessons.push(Lesson::of(&entry.id, &game, last));
        }
        self.shelf.boards = course::shelves(&self.course, &lessons);
        self.shelf.next = course::next(&self.shelf.boards, &lessons);
        self.shelf.open = self
            .open_plays
            .iter()
            .map(|play| OpenTalk {
                play: play.id.clone(),
                title: self.title_of(&play.scenario),
                replies: play.transcript.choices.len(),
                changed: self.on_shelf(&play.scenario) == OnShelf::Changed,
            })
            .collect();
    }

    /// Reckons how the person gets on. Where the store cannot be read, there is nothing to tell, and the warning says why.
    fn reckon(&mut self) {
        let today = Day::of(now());
        let reckoned = self
            .workplace
            .progress(&self.store, &self.library, &self.occasions, &self.person, today);
        match reckoned {
            Ok(reckoned) => self.progress = Progressed::of(&self.person.name, reckoned),
            Err(error) => self.trouble = Some(unsaved(&error)),
        }
        self.shelf.to_practise = self.progress.progress.deck.due.len().min(AT_ONCE);
    }

    /// Practises a decision that was missed.
    pub(super) fn practise(&mut self, what: &Practise) -> Screen {
        let (play, decision) = match what {
            Practise::Elsewhere { scenario, .. } => return self.choose(scenario),
            Practise::Back { play, decision } => (play, *decision),
        };
        match Recorder::try_again(&self.store, play, now()) {
            Ok((recorder, session)) => {
                self.chosen = self.library.find(recorder.scenario_id()).cloned();
                self.talk = Some(Talk::new(session.before(decision), Some(recorder)));
                self.attempt = Some(session);
                Screen::Conversation
            }
            Err(error) => {
                self.trouble = Some(format!("That decision cannot be gone back to: {error}."));
                Screen::Library
            }
        }
    }

    /// Looks for the next talk that the person may rate.
    pub(super) fn next_to_rate(&mut self) {
        match self.workplace.to_rate(&self.store, &self.library, &self.person) {
            Ok(found) => self.calibrate = Calibrate::of(found),
            Err(error) => self.tell_unread(&error),
        }
    }

    /// Keeps what the person makes of the talk at hand, and then shows the key.
    pub(super) fn rate(&mut self, opinion: &Opinion) {
        let Calibrate::Talk(rated) = &self.calibrate else { return };
        let talk = rated.talk.clone();
        let kept = self
            .workplace
            .rate(&mut self.store, &self.library, &self.person, &talk, opinion, now());
        match kept {
            Ok((rating, Some(answer))) => self.calibrate = Calibrate::Key(Box::new(Compared::of(&talk, &rating, &answer))),
            Ok((_, None)) => self.next_to_rate(),
            Err(error) => self.trouble = Some(unsaved(&error)),
        }
    }

    fn on_shelf(&self, played: &ScenarioName) -> OnShelf {
        OnShelf::of(self.library.find(&played.id), &played.hash)
    }

    /// The title on the shelf; where nothing that can be played stands there any more, the one that was played.
    fn title_of(&self, played: &ScenarioName) -> String {
        if let Some(scenario) = self.library.find(&played.id).and_then(|entry| entry.scenario.as_ref()) {
            return scenario.title.clone();
        }
        let text = self.store.text(&played.hash).ok().flatten();
        let scenario = text.and_then(|text| load(&text.body, &self.workplace.rubric).scenario);
        scenario.map_or_else(|| played.id.clone(), |scenario| scenario.title)
    }

    /// Chooses a scenario from the shelf.
    pub(super) fn choose(&mut self, id: &str) -> Screen {
        match self.library.find(id).cloned() {
            Some(entry) => self.brief(entry),
            None => Screen::Library,
        }
    }

    fn brief(&mut self, entry: Entry) -> Screen {
        let Some(scenario) = entry.scenario.clone() else {
            return Screen::Library;
        };
        let Some(game) = self.workplace.game(&entry) else {
            return Screen::Library;
        };
        let session = Session::new(game, 0, false);
        let known = &session.state().known;
        self.briefing = Some(Briefing {
            id: entry.id.clone(),
            title: scenario.title.clone(),
            desk: scenario.desk.clone(),
            briefing: scenario.briefing.clone(),
            goals: scenario.goals.clone(),
            customer: scenario.customer.name.clone(),
            about: scenario.customer.about.clone(),
            channel: scenario.channel,
            difficulty: scenario.difficulty,
            minutes: scenario.minutes,
            card: PolicyCard::of(&scenario, |fact| known.has(fact)),
            face: face(&scenario),
            ringing: None,
        });
        self.chosen = Some(entry);
        Screen::Briefing
    }

    /// Begins the talk that was briefed.
    pub(super) fn begin(&mut self) -> Screen {
        let Some(entry) = self.chosen.clone() else { return Screen::Library };
        let Some(game) = self.workplace.game(&entry) else {
            return Screen::Library;
        };
        let first = self.first.take();
        let seed = first.as_ref().and_then(|first| first.seed).unwrap_or_else(fresh_seed);
        let recorder = first.as_ref().is_none_or(|first| first.save).then(|| {
            Recorder::begin(NewPlay {
                person: self.person.clone(),
                scenario_id: entry.id.clone(),
                scenario_text: entry.source.text.clone(),
                rubric_text: self.workplace.rubric_text.to_string(),
                branch_of: None,
                started_at: now(),
                handed_in: first.as_ref().is_some_and(|first| first.name.is_some()),
            })
        });
        let session = Session::new(game, seed, self.preferences.timed);
        self.attempt = None;
        self.talk = Some(Talk::new(session, recorder));
        Screen::Conversation
    }

    /// Goes on with a talk that was left.
    pub(super) fn resume(&mut self, play: &str) -> Screen {
        let Some(open) = self.open_plays.iter().find(|open| open.id == play) else {
            return Screen::Library;
        };
        let entry = self.library.find(&open.scenario.id).cloned();
        match self.workplace.resume(&self.store, open, entry.as_ref()) {
            Ok(Resumed { recorder, session, note }) => {
                self.chosen = entry;
                let over = session.ending().is_some();
                self.attempt = recorder.branch_of().and_then(|first| {
                    let (_, attempt) = Recorder::try_again(&self.store, first, now()).ok()?;
                    Some(attempt)
                });
                let mut talk = Talk::new(session, Some(recorder)).with_note(note);
                // No reply will follow that could bring it to disk.
                if over {
                    self.keep(&mut talk);
                }
                self.talk = Some(talk);
                Screen::Conversation
            }
            Err(error) => {
                self.trouble = Some(format!("That talk cannot be taken up again: {error}."));
                Screen::Library
            }
        }
    }

    /// Lets a talk be. It is no longer offered, and nothing of it is deleted.
    pub(super) fn leave_open(&mut self, play: &str) {
        self.try_keep(|store| store.leave(play));
        self.fill_shelf();
    }

    /// Says a reply. It is on disk when this returns, or there is a warning.
    pub(super) fn say(&mut self, reply: &str) {
        let Some(mut talk) = self.talk.take() else { return };
        if talk.say(reply) {
            self.keep(&mut talk);
        }
        self.talk = Some(talk);
    }

    fn keep(&mut self, talk: &mut Talk) {
        if let Some((recorder, session)) = talk.unkept() {
            self.try_keep(|store| recorder.sync(store, session));
        }
    }

    /// Opens the scorecard of the talk at hand.
    pub(super) fn finish(&mut self) -> Screen {
        let Some(talk) = &self.talk else { return Screen::Library };
        self.shelf.portraits.forget("the end");
        let session = talk.session();
        let (Some(card), Some(story)) = (score_session(session), scoring::debrief(session)) else {
            return Screen::Conversation;
        };
        let scenario = session.game().scenario();
        self.debrief = Some(Debrief {
            title: scenario.title.clone(),
            customer: scenario.customer.name.clone(),
            face: (face(scenario).0, Pose::of_mood(talk.mood())),
            card,
            story,
            beside: self.attempt.as_ref().and_then(|attempt| compare(attempt, session)),
            lessons: scenario.lessons.clone(),
            handed_in: talk.handed_in(),
            kept: talk.is_kept(),
            again: self.chosen.as_ref().is_some_and(|entry| entry.scenario.is_some()),
            coaching: self.preferences.coaching,
            note: OnShelf::of(self.chosen.as_ref(), &session.transcript().scenario)
                .note()
                .map(str::to_owned),
            warning: self.trouble.clone(),
        });
        Screen::Scorecard
    }

    /// Goes back to a decision of the talk at hand, counted from 1. The attempt stays as it was.
    pub(super) fn try_from(&mut self, decision: usize) -> Screen {
        let Some(talk) = self.talk.take() else { return Screen::Library };
        self.talk = Some(talk.branch(decision, now()));
        self.attempt = Some(talk.session().clone());
        Screen::Conversation
    }

    /// Shows the talk at hand again as the customer saw it.
    pub(super) fn eyes(&mut self) -> Screen {
        let (Some(talk), Some(debrief)) = (&self.talk, &self.debrief) else {
            return Screen::Library;
        };
        self.replay = Some(Replay::of(talk.session().game().scenario(), &debrief.card));
        Screen::Replay
    }

    /// Hands the talk at hand in.
    pub(super) fn hand_in(&mut self) {
        let Some(mut talk) = self.talk.take() else { return };
        talk.hand_in();
        self.keep(&mut talk);
        if let Some(debrief) = &mut self.debrief {
            debrief.handed_in = talk.handed_in() && self.trouble.is_none();
            debrief.warning = self.trouble.clone();
        }
        self.talk = Some(talk);
    }

    /// Plays the same scenario from its start.
    pub(super) fn again(&mut self) -> Screen {
        match self.chosen.clone() {
            Some(entry) => self.brief(entry),
            None => Screen::Library,
        }
    }
}

fn broken(entry: &Entry) -> BrokenItem {
    let mut problems = entry.problems.clone();
    problems.retain(|problem| has_errors(std::slice::from_ref(problem)));
    let report = Report {
        source: entry.source.clone(),
        problems,
    };
    BrokenItem {
        name: entry.source.name.clone(),
        message: render_text(&report, false).trim_end().to_owned(),
    }
}

fn unsaved(error: &StoreError) -> String {
    format!("Nothing is being saved: {error}. You can go on playing.")
}

fn fresh_seed() -> u64 {
    rand::random::<u32>().into()
}

fn now() -> i64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |time| time.as_millis() as i64)
}
