//! What the screens show, made from the shipped scenarios as the app makes it, and stretched to what authors and people may do.

use crate::window::{Screen, View, page, root};
use egui::Context;
use goodword::course::{self, Course, Lesson, Outcome};
use goodword::portrait::Pose;
use goodword::scenario::{Entry, Library, PolicyCard, Scenario};
use goodword::scoring::{self, Scorecard, Scores, score_session};
use goodword::session::{CarriedOver, Game, Pace, Session, Stopped};
use goodword::ui::briefing::{self, Briefing, BriefingAction};
use goodword::ui::calibrate::{self, Calibrate, CalibrateAction};
use goodword::ui::conversation::{self, Conversation, LogLine, Speaker, Stage, TalkAction};
use goodword::ui::library::{BrokenItem, OpenTalk, Result as ShelfResult, Shelf, ShelfAction, ShelfItem, face};
use goodword::ui::people::{self, KnownPerson, People, PeopleAction};
use goodword::ui::preferences::{Coaching, Preferences};
use goodword::ui::progress::{self, ProgressAction, Progressed};
use goodword::ui::replay::{self, Replay};
use goodword::ui::review::{self, ReviewAction, Reviewed};
use goodword::ui::scorecard::{self, Debrief, DebriefAction};
use goodword::ui::settings::{self, SettingsAction};
use goodword::ui::staging;
use goodword::ui::theme::Theme;
use goodword::ui::widgets::PortraitCache;
use goodword::workplace::{Places, Workplace};
use std::sync::{Arc, OnceLock};

/// Sixty characters with Turkish and Kazakh letters.
pub(crate) const LONG_NAME: &str = "Ğülşah Özçelik-İnanır Ұлжан Әбдіқадырқызы Нұрғалиева-Тәжіқың";
/// Sixty characters without a place to break.
pub(crate) const LONG_WORD: &str = "Şükrüoğullarındanmışçasınadavranamayanlarınkilerdenmişsinizİ";
/// Eighty characters.
pub(crate) const LONG_TITLE: &str = "Қайтарылмаған ақша мен үш апта күткен ашулы клиент, ya da bitmeyen bir bekleyişş";
/// Sixty words.
pub(crate) const LONG_TEXT: &str = "Үш апта тым ұзақ, Denise Hanım, ve bunun için özür dilerim; şimdi birlikte bakalım. Паранызын қай жерде екенін \
     dakikalar içinde göreceğiz, ben hattan ayrılmıyorum, siz de lütfen kalın. Eğer para bankaya bugün ulaşmadıysa, size \
     ödeme numarasını e-posta ile yolluyorum ve dükkânı kendim arıyorum; yatağı salıya kadar tutmalarını rica edeceğim. Ал егер олар \
     болмаса, басқа жол табамыз, мен сізге сағат беске дейін қалай болғанын айтамын, söz veriyorum.";

/// Where the tests work: nothing of it is written to.
pub(crate) fn workplace() -> &'static Workplace {
    static OPENED: OnceLock<Workplace> = OnceLock::new();
    OPENED.get_or_init(|| {
        let places = Places {
            data_dir: Some("/nonexistent".into()),
            ..Places::default()
        };
        Workplace::open(&places).expect("the built-in rubric loads")
    })
}

/// What is shipped, loaded once.
pub(crate) fn library() -> &'static Library {
    static LOADED: OnceLock<Library> = OnceLock::new();
    LOADED.get_or_init(|| workplace().library())
}

/// A shipped scenario.
pub(crate) fn shipped(id: &str) -> Entry {
    library().find(id).cloned().expect("it is shipped")
}

/// A scenario made ready.
pub(crate) fn game(entry: &Entry) -> Arc<Game> {
    workplace().game(entry).expect("it has no faults")
}

/// A play of a shipped scenario as far as these replies.
pub(crate) fn play(id: &str, replies: &[&str]) -> Session {
    let mut session = Session::new(game(&shipped(id)), 1, false);
    for reply in replies {
        session.choose(reply, Pace::Prompt, 0).unwrap_or_else(|error| panic!("{error}"));
    }
    session
}

/// A whole play of a shipped scenario on its reference path.
pub(crate) fn reference_play(id: &str) -> Session {
    let reference = scenario(id).reference.clone();
    play(id, &reference.iter().map(String::as_str).collect::<Vec<_>>())
}

pub(crate) fn scenario(id: &str) -> Arc<Scenario> {
    shipped(id).scenario.expect("it has no faults")
}

/// The shelf as somebody new finds it.
pub(crate) fn shelf() -> Shelf {
    arranged(Shelf {
        person: "Aylin".into(),
        items: library()
            .entries
            .iter()
            .map(|entry| ShelfItem::of(&entry.id, entry.scenario.as_ref().expect("it is shipped"), false, None, None))
            .collect(),
        folder: "/home/aylin/.local/share/goodword/scenarios".into(),
        ..Shelf::default()
    })
}

/// Puts the customers where the course has them. What is no shipped scenario is of a module of its own.
pub(crate) fn arranged(mut shelf: Shelf) -> Shelf {
    let outcome = |when: usize, result: ShelfResult| Outcome {
        scores: Scores {
            overall: result.overall,
            ..Scores::NOT_MEASURED
        },
        passed: result.passed,
        when: when as i64,
    };
    let lesson = |(when, item): (usize, &ShelfItem)| {
        let last = item.last.map(|result| outcome(when, result));
        match library().find(&item.id) {
            Some(entry) => Lesson::of(&entry.id, &game(entry), last),
            None => Lesson {
                id: item.id.clone(),
                title: item.title.clone(),
                module: LONG_TITLE.into(),
                difficulty: item.difficulty,
                stakes: [1, 1, 1],
                last,
            },
        }
    };
    let lessons: Vec<Lesson> = shelf.items.iter().enumerate().map(lesson).collect();
    shelf.boards = course::shelves(&Course::shipped(), &lessons);
    shelf.next = course::next(&shelf.boards, &lessons);
    shelf
}

/// The shelf with everything on it that can be there, and long.
pub(crate) fn full_shelf() -> Shelf {
    let mut shelf = shelf();
    shelf.person = LONG_NAME.into();
    let results = [
        (Some(88), true, 88),
        (Some(54), false, 71),
        (None, false, 0),
        (Some(100), true, 100),
    ];
    for (item, (overall, passed, best)) in shelf.items.iter_mut().zip(results) {
        item.last = Some(ShelfResult { overall, passed });
        item.best = Some(best);
        item.changed = true;
    }
    let mut own = shelf.items[0].clone();
    own.id = "own".into();
    own.own = true;
    own.customer = LONG_NAME.into();
    own.title = LONG_TITLE.into();
    own.line = LONG_TEXT.into();
    let mut word = own.clone();
    word.id = "word".into();
    word.customer = LONG_WORD.into();
    word.title = LONG_WORD.into();
    word.last = None;
    shelf.items.extend([own, word]);
    shelf.broken.push(broken());
    for (play, title, replies) in [("one", "The refund that never came", 1), ("two", LONG_TITLE, 12)] {
        shelf.open.push(OpenTalk {
            play: play.into(),
            title: title.into(),
            replies,
            changed: play == "two",
        });
    }
    arranged(shelf)
}

/// A file with a fault in it, told as the loader tells it.
pub(crate) fn broken() -> BrokenItem {
    let text = shipped("late-refund").source.text.replacen("channel: Phone", "chanel: Phone", 1);
    let entry = Entry::from_text("late-refund-2.ron", &text, &workplace().rubric);
    let report = goodword::diagnostics::Report {
        source: entry.source,
        problems: entry.problems,
    };
    BrokenItem {
        name: report.source.name.clone(),
        message: goodword::diagnostics::render_text(&report, false).trim_end().to_owned(),
    }
}

/// The briefing of a shipped scenario.
pub(crate) fn briefing_of(id: &str) -> Briefing {
    let entry = shipped(id);
    let scenario = entry.scenario.clone().expect("it has no faults");
    let session = Session::new(game(&entry), 0, false);
    Briefing {
        id: entry.id,
        title: scenario.title.clone(),
        desk: scenario.desk.clone(),
        briefing: scenario.briefing.clone(),
        goals: scenario.goals.clone(),
        customer: scenario.customer.name.clone(),
        about: scenario.customer.about.clone(),
        channel: scenario.channel,
        difficulty: scenario.difficulty,
        minutes: scenario.minutes,
        card: card_of(&session),
        face: face(&scenario),
        ringing: None,
    }
}

fn card_of(session: &Session) -> PolicyCard {
    let known = &session.state().known;
    PolicyCard::of(session.game().scenario(), |fact| known.has(fact))
}

/// A policy card with long items in every group.
pub(crate) fn long_card() -> PolicyCard {
    let items = || vec![LONG_TEXT.to_owned(), LONG_WORD.to_owned()];
    PolicyCard {
        facts: items(),
        owed: items(),
        yours: items(),
        ask: items(),
        not_possible: items(),
    }
}

/// What the talk shows of a play, all words arrived.
pub(crate) fn conversation_of(session: &Session, coaching: Coaching) -> Conversation {
    let scenario = session.game().scenario();
    let view = session.view();
    let mut log = Vec::new();
    let mut push = |speaker, text: &str| {
        log.push(LogLine {
            speaker,
            text: text.to_owned(),
        });
    };
    for turn in session.turns() {
        if let Some(caption) = &turn.words.caption {
            push(Speaker::Time, caption);
        }
        push(Speaker::Customer, &turn.words.says);
        let reply = session.game().authored(turn.reply).1;
        push(Speaker::You, &reply.text);
        push(Speaker::Customer, &reply.reaction);
        if coaching == Coaching::AtOnce {
            push(Speaker::Coach, &reply.coach);
        }
        for fact in turn.learnt() {
            push(Speaker::Card, &PolicyCard::fact(&scenario.facts[fact.index()]));
        }
    }
    if let Some(caption) = &view.words.caption {
        push(Speaker::Time, caption);
    }
    push(Speaker::Customer, &view.words.says);
    Conversation {
        customer: scenario.customer.name.clone(),
        title: scenario.title.clone(),
        channel: scenario.channel,
        desk: scenario.desk.clone(),
        now: staging::now(session),
        spent: staging::spent(session),
        sign: staging::sign(staging::scene(session, Pace::Prompt), None, None),
        patience: None,
        hold: None,
        typing: false,
        mood: view.mood,
        numbers: false,
        log,
        arriving: None,
        replies: view.replies,
        ended: session.ending().is_some(),
        card: card_of(session),
        card_new: 0,
        promised: session.open_promises().map(|promise| promise.what.clone()).collect(),
        card_open: false,
        paused: false,
        warning: None,
    }
}

/// A talk in which everything is long: four replies of sixty words each.
pub(crate) fn long_conversation() -> Conversation {
    let mut model = conversation_of(&play("late-refund", &["hear-her"]), Coaching::AtOnce);
    model.customer = LONG_NAME.into();
    model.title = LONG_TITLE.into();
    model.desk = LONG_TITLE.into();
    model.promised = vec![LONG_TEXT.into(); 3];
    model.card_new = 3;
    for line in &mut model.log {
        line.text = LONG_TEXT.into();
    }
    model.replies.truncate(4);
    for reply in &mut model.replies {
        reply.text = format!("{LONG_TEXT} ({})", reply.id);
    }
    model.card = long_card();
    model.warning = Some(format!(
        "Nothing is being saved: /home/{LONG_WORD}/goodword.db cannot be written. You can go on playing."
    ));
    model
}

/// The longest that is said of a scenario that has changed under a talk.
pub(crate) fn changed_note() -> String {
    let carried = CarriedOver {
        kept: 10,
        of: 12,
        stopped: Some(Stopped::NotOffered),
    };
    carried.words()
}

/// A talk that was taken up again after its scenario has changed.
pub(crate) fn taken_up_again(replies: &[&str]) -> Conversation {
    let mut model = conversation_of(&play("late-refund", replies), Coaching::Off);
    let after = model
        .log
        .iter()
        .rposition(|line| line.speaker == Speaker::You)
        .map_or(0, |at| at + 2);
    let note = LogLine {
        speaker: Speaker::Note,
        text: changed_note(),
    };
    model.log.insert(after, note);
    model
}

/// The first of many plays by chance whose scorecard is as wanted. Which replies lead there is the author's to change.
pub(crate) fn play_with(id: &str, wanted: impl Fn(&Scorecard) -> bool) -> Session {
    let game = game(&shipped(id));
    let mut dice = 1_u64;
    let mut roll = |sides: usize| {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (dice >> 33) as usize % sides
    };
    for seed in 0..4000 {
        let mut session = Session::new(game.clone(), seed, false);
        while session.ending().is_none() {
            let replies = session.view().replies;
            let reply = &replies[roll(replies.len())].id;
            session.choose(reply, Pace::Prompt, 0).expect("it is on offer");
        }
        if score_session(&session).is_some_and(|card| wanted(&card)) {
            return session;
        }
    }
    panic!("no play of {id} is as wanted");
}

/// What the scorecard shows of a play that has ended.
pub(crate) fn debrief_of(session: &Session) -> Debrief {
    let scenario = session.game().scenario();
    Debrief {
        title: scenario.title.clone(),
        customer: scenario.customer.name.clone(),
        face: (face(scenario).0, Pose::of_mood(session.view().mood)),
        card: score_session(session).expect("the play has ended"),
        story: scoring::debrief(session).expect("the play has ended"),
        beside: None,
        lessons: scenario.lessons.clone(),
        handed_in: false,
        kept: true,
        again: true,
        coaching: Coaching::AtEnd,
        note: None,
        warning: None,
    }
}

/// The scorecard of the reference path of a shipped scenario.
pub(crate) fn good_debrief() -> Debrief {
    debrief_of(&reference_play("late-refund"))
}

/// A briefing with the pictures drawn so far.
pub(crate) struct Briefed(pub(crate) Briefing, pub(crate) PortraitCache);

/// A talk and where its stage was.
pub(crate) struct Talk {
    pub(crate) model: Conversation,
    pub(crate) stage: Option<Stage>,
}

/// A scorecard with the pictures drawn so far.
pub(crate) struct Debriefed(pub(crate) Debrief, pub(crate) PortraitCache);

/// A replay with the pictures drawn so far.
pub(crate) struct Replayed(pub(crate) Replay, pub(crate) PortraitCache);

impl From<Replay> for Replayed {
    fn from(model: Replay) -> Self {
        Self(model, PortraitCache::default())
    }
}

impl Screen for Replayed {
    type Action = ();

    fn scrolled_height(&self, view: View) -> f32 {
        view.size.y - 150.0
    }

    fn show(&mut self, ctx: &Context, theme: &Theme) -> Option<()> {
        page(ctx, "replay", theme, |ui| replay::show(ui, theme, &self.0, &mut self.1)).then_some(())
    }
}

impl From<Briefing> for Briefed {
    fn from(model: Briefing) -> Self {
        Self(model, PortraitCache::default())
    }
}

impl From<Conversation> for Talk {
    fn from(model: Conversation) -> Self {
        Self { model, stage: None }
    }
}

impl From<Debrief> for Debriefed {
    fn from(model: Debrief) -> Self {
        Self(model, PortraitCache::default())
    }
}

impl Screen for People {
    type Action = PeopleAction;

    fn show(&mut self, ctx: &Context, theme: &Theme) -> Option<PeopleAction> {
        page(ctx, "people", theme, |ui| people::show(ui, theme, self))
    }
}

impl Screen for Shelf {
    type Action = ShelfAction;

    fn show(&mut self, ctx: &Context, theme: &Theme) -> Option<ShelfAction> {
        page(ctx, "library", theme, |ui| goodword::ui::library::show(ui, theme, self))
    }
}

impl Screen for Briefed {
    type Action = BriefingAction;

    fn show(&mut self, ctx: &Context, theme: &Theme) -> Option<BriefingAction> {
        page(ctx, "briefing", theme, |ui| briefing::show(ui, theme, &self.0, &mut self.1))
    }
}

impl Screen for Talk {
    type Action = TalkAction;

    /// The log keeps at least this beside long replies.
    fn scrolled_height(&self, _: View) -> f32 {
        140.0
    }

    fn moves(&self) -> bool {
        self.model.arriving.is_some()
    }

    fn show(&mut self, ctx: &Context, theme: &Theme) -> Option<TalkAction> {
        let shown = conversation::show(&mut root(ctx, "conversation"), theme, &self.model);
        self.stage = shown.stage;
        shown.action
    }
}

impl Screen for Debriefed {
    type Action = DebriefAction;

    fn scrolled_height(&self, view: View) -> f32 {
        view.size.y - 190.0
    }

    fn show(&mut self, ctx: &Context, theme: &Theme) -> Option<DebriefAction> {
        page(ctx, "scorecard", theme, |ui| scorecard::show(ui, theme, &self.0, &mut self.1))
    }
}

impl Screen for Progressed {
    type Action = ProgressAction;

    fn show(&mut self, ctx: &Context, theme: &Theme) -> Option<ProgressAction> {
        page(ctx, "progress", theme, |ui| progress::show(ui, theme, self))
    }
}

impl Screen for Reviewed {
    type Action = ReviewAction;

    fn show(&mut self, ctx: &Context, theme: &Theme) -> Option<ReviewAction> {
        page(ctx, "review", theme, |ui| review::show(ui, theme, self))
    }
}

impl Screen for Calibrate {
    type Action = CalibrateAction;

    fn scrolled_height(&self, view: View) -> f32 {
        view.size.y - 190.0
    }

    fn show(&mut self, ctx: &Context, theme: &Theme) -> Option<CalibrateAction> {
        page(ctx, "calibrate", theme, |ui| calibrate::show(ui, theme, self))
    }
}

impl Screen for Preferences {
    type Action = SettingsAction;

    fn show(&mut self, ctx: &Context, theme: &Theme) -> Option<SettingsAction> {
        page(ctx, "settings", theme, |ui| settings::show(ui, theme, self))
    }
}

/// People who have played here.
pub(crate) fn people(known: &[(&str, &str)]) -> People {
    People {
        known: known
            .iter()
            .map(|(name, team)| KnownPerson {
                name: (*name).into(),
                team: (*team).into(),
            })
            .collect(),
        ..People::default()
    }
}
