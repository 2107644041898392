//! The parts screens are made of, one a file.

mod bar;
mod button;
mod chip;
mod choice;
mod column;
mod curve;
mod dial;
mod focus;
mod fold;
mod portrait;
mod reply_card;
mod section;
mod sign;
mod text;
mod warning;

pub use bar::{bar, boxes};
pub use button::{link_button, primary_button, quiet_button};
pub use chip::{chip, name_plate, patience};
pub use choice::radio;
pub use column::column;
pub use curve::{mood_curve, mood_legend, score_curve};
pub use dial::dial;
pub use focus::{focus_at_first, focus_in_view, focus_ring};
pub use fold::fold;
pub use portrait::{PortraitCache, paint, portrait_image};
pub use reply_card::reply_card;
pub use section::section;
pub use sign::{Sign, difficulty_dots, paint_sign, sign};
pub use text::{heading, lead, muted, paragraph, shortened, small, title};
pub use warning::warn;
