//! How the team fares: reckoned on a thread of its own, so that the window stays quick.

use super::desk::Desk;
use super::motion::Awake;
use super::screen::{Screen, Shows, page};
use crate::records::{Store, StoreError};
use crate::review::Gathered;
use crate::ui::review::{ReviewAction, Reviewed, show, waiting};
use crate::workplace::Asked;
use bevy::prelude::*;
use bevy::winit::{EventLoopProxyWrapper, WinitUserEvent};
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;

/// What is being reckoned, and what was.
#[derive(Default)]
struct Team {
    /// What comes of what was asked last; whatever was asked before that is no longer waited for.
    answer: Option<(Asked, Receiver<Result<Gathered, StoreError>>)>,
    shown: Option<Reviewed>,
}

pub(super) fn plugin(app: &mut App) {
    app.init_non_send::<Team>()
        .add_systems(OnEnter(Screen::Review), enter)
        .add_systems(Update, receive.run_if(in_state(Screen::Review)))
        .add_systems(EguiPrimaryContextPass, screen.in_set(Shows).run_if(in_state(Screen::Review)));
}

fn enter(desk: NonSend<Desk>, mut team: NonSendMut<Team>, proxy: Res<EventLoopProxyWrapper>) {
    team.shown = None;
    team.answer = Some(ask(&desk, Asked::default(), &proxy));
}

/// Begins to reckon what is asked for. The thread opens the store anew, and wakes the window when it is done.
fn ask(desk: &Desk, asked: Asked, proxy: &EventLoopProxyWrapper) -> (Asked, Receiver<Result<Gathered, StoreError>>) {
    let (send, answer) = channel();
    let (workplace, library, wanted, proxy) = (desk.workplace().clone(), desk.library().clone(), asked.clone(), (**proxy).clone());
    thread::spawn(move || {
        let gathered =
            Store::open_existing(&workplace.data_dir).and_then(|store| workplace.team_review(store.as_ref(), &library, &wanted, false));
        // The window may be closed by now, or ask for something else.
        let _ = send.send(gathered);
        let _ = proxy.send_event(WinitUserEvent::WakeUp);
    });
    (asked, answer)
}

fn receive(mut desk: NonSendMut<Desk>, mut team: NonSendMut<Team>, mut awake: ResMut<Awake>, mut next: ResMut<NextState<Screen>>) {
    let Some((_, answer)) = &team.answer else { return };
    let gathered = match answer.try_recv() {
        Ok(gathered) => gathered,
        Err(TryRecvError::Empty) => return,
        Err(TryRecvError::Disconnected) => {
            team.answer = None;
            return;
        }
    };
    awake.settle();
    let Some((asked, _)) = team.answer.take() else { return };
    match gathered {
        Ok(gathered) => team.shown = Some(Reviewed::of(asked, gathered)),
        Err(error) => {
            desk.tell_unread(&error);
            next.set(Screen::Library);
        }
    }
}

fn screen(
    mut contexts: EguiContexts,
    desk: NonSend<Desk>,
    mut team: NonSendMut<Team>,
    proxy: Res<EventLoopProxyWrapper>,
    mut next: ResMut<NextState<Screen>>,
) -> Result {
    let theme = desk.theme().clone();
    let action = page(contexts.ctx_mut()?, "review", &theme, |ui| match &mut team.shown {
        Some(review) => show(ui, &theme, review),
        None => waiting(ui, &theme),
    });
    match action {
        Some(ReviewAction::Filter(asked)) => {
            team.answer = Some(ask(&desk, asked, &proxy));
            if let Some(review) = &mut team.shown {
                review.reckoning = true;
            }
        }
        Some(ReviewAction::Back) => next.set(Screen::Library),
        None => {}
    }
    Ok(())
}
