//! Twenty-seven moods of six people, and the five places by day and night, as PNG pictures to look at.
//!
//! `cargo run --example contact_sheet --no-default-features --features ui -- FOLDER`

use goodword::portrait::{Appearance, Holding, Pose, Scene, View, draw, draw_holding, place};
use goodword::scenario::{Beard, Channel, Clothes, Hair, HairColour, Look, Mood};
use goodword::ui::preferences::Shade;
use goodword::ui::theme::Theme;
use goodword::ui::widgets::paint;
use std::path::PathBuf;
use tiny_skia::{Color, Pixmap};

/// Six people who differ in age, skin, hair and clothes.
fn people() -> [Appearance; 6] {
    let look = |skin, hair, hair_colour, glasses, beard, clothes| Look {
        skin: Some(skin),
        hair: Some(hair),
        hair_colour: Some(hair_colour),
        glasses,
        beard,
        clothes: Some(clothes),
    };
    [
        (look(2, Hair::Bob, HairColour::Auburn, false, Beard::None, Clothes::Teal), 34, 1),
        (look(6, Hair::Short, HairColour::Black, true, Beard::Full, Clothes::Navy), 45, 2),
        (
            look(4, Hair::Headscarf, HairColour::Black, false, Beard::None, Clothes::Plum),
            27,
            3,
        ),
        (
            look(1, Hair::Bald, HairColour::White, true, Beard::Moustache, Clothes::Slate),
            74,
            4,
        ),
        (look(5, Hair::Curly, HairColour::Black, false, Beard::None, Clothes::Mustard), 22, 5),
        (look(3, Hair::Bun, HairColour::Grey, false, Beard::None, Clothes::Sage), 61, 6),
    ]
    .map(|(look, age, seed)| Appearance::of(&look, age, seed))
}

fn moods() -> impl Iterator<Item = Mood> {
    let steps = [10, 50, 90];
    steps.into_iter().flat_map(move |anger| {
        steps
            .into_iter()
            .flat_map(move |confusion| steps.map(|trust| Mood { anger, confusion, trust }))
    })
}

fn sheet(side: u32) -> Pixmap {
    let mut sheet = Pixmap::new(27 * side, 6 * side).expect("the sheet has a size");
    sheet.fill(Color::from_rgba8(0xEC, 0xE7, 0xDC, 0xFF));
    for (row, person) in people().iter().enumerate() {
        for (column, mood) in moods().enumerate() {
            let scale = side as f32 / 2.5;
            let middle = [(column as f32 + 0.5) * side as f32, (row as f32 + 0.58) * side as f32];
            paint(&mut sheet, &draw(person, &Pose::of_mood(mood)), middle, scale);
        }
    }
    sheet
}

/// The five places, one column each; by day above and by night below.
fn places(shade: Shade) -> Pixmap {
    let (width, height, table) = (563_u32, 720_u32, 608.0_f32);
    let tones = Theme::of(shade).place_tones();
    let mut sheet = Pixmap::new(5 * width, 2 * height).expect("the sheet has a size");
    let (view, scale) = View::on_stage(width as f32, height as f32, table);
    let channels = [Channel::Phone, Channel::Chat, Channel::Email, Channel::InPerson, Channel::Social];
    let people = people();
    for (column, channel) in channels.into_iter().enumerate() {
        for (row, (hour, others, mood)) in [(0, 2, [80, 20, 20]), (3, 5, [15, 20, 85])].into_iter().enumerate() {
            let mut picture = Pixmap::new(width, height).expect("a place has a size");
            let [anger, confusion, trust] = mood;
            let pose = Pose::of_mood(Mood { anger, confusion, trust });
            let middle = [width as f32 / 2.0, table - scale];
            paint(&mut picture, &place(Scene { channel, hour, others }, view, &tones), middle, scale);
            paint(
                &mut picture,
                &draw_holding(&people[(column + row * 2) % 6], &pose, Holding::of(channel)),
                middle,
                scale,
            );
            let at = (column as i32 * width as i32, row as i32 * height as i32);
            sheet.draw_pixmap(at.0, at.1, picture.as_ref(), &Default::default(), Default::default(), None);
        }
    }
    sheet
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "target".into()));
    std::fs::create_dir_all(&folder)?;
    sheet(120).save_png(folder.join("moods.png"))?;
    for (name, shade) in [("light", Shade::Light), ("dark", Shade::Dark), ("contrast", Shade::Contrast)] {
        places(shade).save_png(folder.join(format!("places-{name}.png")))?;
    }
    Ok(())
}
