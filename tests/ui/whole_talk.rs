//! From the first screen to the scorecard and back by ear alone: everything is found by what it is called.

use crate::models::*;
use crate::window::{Hands, Screen, Seen, see};
use egui::accesskit::Role;
use egui::{Context, Key};
use egui_kittest::kittest::Queryable;
use goodword::session::{Pace, Session};
use goodword::ui::briefing::BriefingAction;
use goodword::ui::conversation::TalkAction;
use goodword::ui::library::{Shelf, ShelfAction};
use goodword::ui::people::{People, PeopleAction};
use goodword::ui::preferences::{Coaching, Preferences};
use goodword::ui::scorecard::DebriefAction;
use goodword::ui::settings::SettingsAction;
use goodword::ui::theme::Theme;

enum Place {
    People(People),
    Library(Shelf),
    Briefing(Box<Briefed>),
    Talk(Box<Session>, Box<Talk>),
    Scorecard(Box<Debriefed>),
    Settings(Preferences),
}

/// Leads from screen to screen as the app does, and keeps nothing.
struct App {
    place: Place,
    playing: String,
    handed_in: bool,
}

impl App {
    fn brief(&mut self, id: &str) -> Place {
        self.playing = id.to_owned();
        Place::Briefing(Box::new(briefing_of(id).into()))
    }

    fn after_talk(mut session: Box<Session>, mut talk: Box<Talk>, action: TalkAction) -> Place {
        match action {
            TalkAction::Say(reply) => {
                session.choose(&reply, Pace::Prompt, 0).expect("it is on offer");
                talk.model = conversation_of(&session, Coaching::Off);
            }
            TalkAction::ToggleCard => talk.model.card_open = !talk.model.card_open,
            TalkAction::ToggleNumbers => talk.model.numbers = !talk.model.numbers,
            TalkAction::TogglePause => talk.model.paused = !talk.model.paused,
            TalkAction::ToggleHold => talk.model.hold = talk.model.hold.map(|held| !held),
            TalkAction::Skip => talk.model.arriving = None,
            TalkAction::Leave => return Place::Library(shelf()),
            TalkAction::Scorecard => return Place::Scorecard(Box::new(debrief_of(&session).into())),
        }
        Place::Talk(session, talk)
    }
}

impl Screen for App {
    type Action = ();

    fn show(&mut self, ctx: &Context, theme: &Theme) -> Option<()> {
        let next = match &mut self.place {
            Place::People(model) => {
                let PeopleAction::Play { name, .. } = model.show(ctx, theme)?;
                let mut shelf = shelf();
                shelf.person = name;
                Place::Library(shelf)
            }
            Place::Library(model) => match model.show(ctx, theme)? {
                ShelfAction::Choose(id) => self.brief(&id),
                ShelfAction::SwitchPerson => Place::People(people(&[])),
                ShelfAction::Settings => Place::Settings(Preferences::default()),
                _ => return None,
            },
            Place::Briefing(model) => match model.show(ctx, theme)? {
                BriefingAction::Begin => {
                    let session = play(&self.playing, &[]);
                    let talk = Talk::from(conversation_of(&session, Coaching::Off));
                    Place::Talk(Box::new(session), Box::new(talk))
                }
                BriefingAction::Back => Place::Library(shelf()),
            },
            Place::Talk(_, talk) => {
                let action = talk.show(ctx, theme)?;
                let Place::Talk(session, talk) = std::mem::replace(&mut self.place, Place::People(People::default())) else {
                    unreachable!("it was a talk a line above");
                };
                Self::after_talk(session, talk, action)
            }
            Place::Scorecard(model) => match model.show(ctx, theme)? {
                DebriefAction::Again => {
                    let id = self.playing.clone();
                    self.brief(&id)
                }
                DebriefAction::HandIn => {
                    self.handed_in = true;
                    model.0.handed_in = true;
                    return None;
                }
                DebriefAction::Back => Place::Library(shelf()),
                DebriefAction::TryFrom(_) | DebriefAction::Eyes => return None,
            },
            Place::Settings(model) => match model.show(ctx, theme)? {
                SettingsAction::Done => Place::Library(shelf()),
                SettingsAction::Changed => return None,
            },
        };
        self.place = next;
        // The app draws the new screen in the next frame.
        ctx.request_repaint();
        None
    }
}

fn begin() -> Seen<App> {
    see(App {
        place: Place::People(people(&[])),
        playing: String::new(),
        handed_in: false,
    })
}

fn sit_down(seen: &mut Seen<App>) {
    seen.get_by_role_and_label(Role::TextInput, "Your name").type_text("Aylin");
    seen.run();
    seen.click_button("Begin");
    assert!(seen.names(Role::Button).contains(&"Aylin".to_owned()));
}

#[test]
fn the_reference_path_is_played_with_clicks() {
    let mut seen = begin();
    sit_down(&mut seen);
    seen.click_button("Show them now: Promises");
    seen.click_button("Talk to Denise");
    assert!(seen.says("What you practise"));
    seen.click_button("Answer the phone");
    let reference = reference_play("late-refund");
    for turn in reference.turns() {
        let reply = reference.game().authored(turn.reply).1;
        let card = seen
            .names(Role::Button)
            .into_iter()
            .find(|name| name.get(3..) == Some(&reply.text))
            .unwrap_or_else(|| panic!("“{}” is not on offer", reply.text));
        seen.click_button(&card);
        assert!(seen.says(&reply.reaction), "{}", reply.reaction);
    }
    seen.click_button("See how it went");
    assert!(seen.says("Passed") && !seen.says("Not passed yet"));
    assert!(seen.says("Your decisions") && seen.says("Overall: "));
    seen.click_button("Hand in");
    assert!(seen.state().screen.handed_in && seen.says("Handed in"));
    seen.click_button("Try again");
    assert!(seen.says("What you practise"));
}

#[test]
fn a_whole_talk_needs_no_mouse() {
    let mut seen = begin();
    seen.event(egui::Event::Text("Ben".into()));
    seen.run();
    seen.press(Key::Enter);
    // Tab to the customer's board, to the customer, Enter, and Enter again to answer.
    tab_to(&mut seen, "Show them now: Promises");
    seen.press(Key::Enter);
    tab_to(&mut seen, "Talk to Denise");
    seen.press(Key::Enter);
    assert_eq!(seen.focused().as_deref(), Some("Answer the phone"));
    seen.press(Key::Enter);
    let mut replies = 0;
    while !seen.names(Role::Button).contains(&"See how it went".to_owned()) {
        assert!(
            seen.names(Role::Button).iter().any(|name| name.starts_with("1. ")),
            "there is something to say"
        );
        seen.press(Key::Num1);
        replies += 1;
        assert!(replies < 60, "the talk comes to an end");
    }
    assert_eq!(seen.focused().as_deref(), Some("See how it went"));
    seen.press(Key::Enter);
    assert!(seen.says("Your decisions"));
    tab_to(&mut seen, "← All customers");
    seen.press(Key::Enter);
    assert!(seen.says("Who needs you today?"));
    tab_to(&mut seen, "Settings");
    seen.press(Key::Enter);
    assert!(seen.says("Size of text"));
    seen.press(Key::Escape);
    assert!(seen.says("Who needs you today?"));
}

#[test]
fn a_talk_is_paused_and_left() {
    let mut seen = begin();
    sit_down(&mut seen);
    seen.click_button("Show them now: Promises");
    seen.click_button("Talk to Denise");
    seen.press(Key::Enter);
    seen.press(Key::P);
    assert!(seen.says("Yours to grant"));
    seen.press(Key::Escape);
    assert!(!seen.says("Yours to grant"));
    seen.press(Key::Escape);
    assert!(seen.says("Paused"));
    seen.click_button("Go on");
    assert!(!seen.says("Paused"));
    seen.press(Key::Escape);
    seen.click_button("Leave for now");
    assert!(seen.says("Who needs you today?"));
}

fn tab_to(seen: &mut Seen<App>, name: &str) {
    for _ in 0..40 {
        if seen.focused().as_deref() == Some(name) {
            return;
        }
        seen.press(Key::Tab);
    }
    panic!("{name:?} is not reached; the focus is on {:?}", seen.focused());
}
