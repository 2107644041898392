//! The rooms and what each may not know, read from the source itself.

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms; each may use those before it. `cli` and the two rooms of the window stand side by side.
const ROOMS: [&str; 20] = [
    "calendar",
    "diagnostics",
    "ronfile",
    "rubric",
    "scenario",
    "portrait",
    "session",
    "scoring",
    "course",
    "calibration",
    "simulate",
    "lint",
    "golden",
    "graph",
    "review",
    "records",
    "workplace",
    "cli",
    "ui",
    "app",
];
/// The first room that may know a clock, a disk or a screen. Those before it know none.
const FIRST_IMPURE: &str = "records";

/// The rooms that know no clock, no disk and no screen.
fn is_pure(room: &str) -> bool {
    ROOMS.iter().take_while(|other| **other != FIRST_IMPURE).any(|other| *other == room)
}

/// A source file, by its place under `src`, with its words.
struct File {
    /// As in `session/dice.rs`.
    place: String,
    raw: String,
    /// The code as words and signs, without comments, strings and characters.
    words: Vec<String>,
}

impl File {
    fn room(&self) -> &str {
        let first = self.place.split('/').next().unwrap_or_default();
        first.strip_suffix(".rs").unwrap_or(first)
    }

    /// How many modules lie between the crate's root and this file.
    fn depth(&self) -> usize {
        let steps = self.place.split('/').count();
        if self.place.ends_with("/mod.rs") { steps - 1 } else { steps }
    }

    fn has(&self, word: &str) -> bool {
        self.words.iter().any(|known| known == word)
    }

    /// Whether a name of this crate, or one that begins with it and `_`, is used.
    fn knows_crate(&self, name: &str) -> bool {
        self.words
            .iter()
            .any(|word| word == name || word.strip_prefix(name).is_some_and(|rest| rest.starts_with('_')))
    }

    /// Whether these words follow one another somewhere.
    fn has_run(&self, run: &[&str]) -> bool {
        self.words
            .windows(run.len())
            .any(|window| window.iter().zip(run).all(|(word, wanted)| word == wanted))
    }

    /// Whether a macro is called.
    fn calls(&self, name: &str) -> bool {
        self.has_run(&[name, "!"])
    }

    /// The rooms it imports, by `crate::`, by `super::` from the top, or by the crate's own name.
    fn imports(&self) -> Vec<String> {
        let mut found = Vec::new();
        let word = |at: usize| self.words.get(at).map_or("", String::as_str);
        for at in 0..self.words.len() {
            let mut next = at + 1;
            let from_root = match word(at) {
                "crate" | "goodword" => word(next) == "::",
                "super" if word(at.wrapping_sub(2)) != "super" => {
                    let mut climbed = 1;
                    while word(next) == "::" && word(next + 1) == "super" {
                        climbed += 1;
                        next += 2;
                    }
                    climbed >= self.depth() && word(next) == "::"
                }
                _ => false,
            };
            if !from_root {
                continue;
            }
            if word(next + 1) == "{" {
                // The first word of each item of the group.
                let (mut depth, mut fresh) = (0, true);
                for at in next + 1..self.words.len() {
                    match word(at) {
                        "{" => depth += 1,
                        "}" => depth -= 1,
                        "," if depth == 1 => fresh = true,
                        name if depth == 1 && fresh => {
                            found.push(name.to_owned());
                            fresh = false;
                        }
                        _ => {}
                    }
                    if depth == 0 {
                        break;
                    }
                }
            } else {
                found.push(word(next + 1).to_owned());
            }
        }
        found.retain(|name| ROOMS.contains(&name.as_str()));
        found
    }
}

/// Splits code into words and signs; comments, strings and characters are left out, and `::` is one sign.
fn words(code: &str) -> Vec<String> {
    let chars: Vec<char> = code.chars().collect();
    let mut words = Vec::new();
    let mut at = 0;
    let looking_at = |at: usize, what: &str| what.chars().enumerate().all(|(step, c)| chars.get(at + step) == Some(&c));
    while at < chars.len() {
        let c = chars[at];
        if looking_at(at, "//") {
            while at < chars.len() && chars[at] != '\n' {
                at += 1;
            }
        } else if looking_at(at, "/*") {
            let mut depth = 0;
            loop {
                if looking_at(at, "/*") {
                    depth += 1;
                    at += 2;
                } else if looking_at(at, "*/") {
                    depth -= 1;
                    at += 2;
                } else {
                    at += 1;
                }
                if depth == 0 || at >= chars.len() {
                    break;
                }
            }
        } else if c == '"' {
            at += 1;
            while at < chars.len() && chars[at] != '"' {
                at += if chars[at] == '\\' { 2 } else { 1 };
            }
            at += 1;
        } else if c == '\'' && (chars.get(at + 1) == Some(&'\\') || chars.get(at + 2) == Some(&'\'')) {
            at += if chars.get(at + 1) == Some(&'\\') { 3 } else { 2 };
            while at < chars.len() && chars[at] != '\'' {
                at += 1;
            }
            at += 1;
        } else if c.is_alphanumeric() || c == '_' {
            let start = at;
            while at < chars.len() && (chars[at].is_alphanumeric() || chars[at] == '_') {
                at += 1;
            }
            let word: String = chars[start..at].iter().collect();
            let hashes = chars[at..].iter().take_while(|c| **c == '#').count();
            if (word == "r" || word == "br") && chars.get(at + hashes) == Some(&'"') {
                let end = format!("\"{}", "#".repeat(hashes));
                at += hashes + 1;
                while at < chars.len() && !looking_at(at, &end) {
                    at += 1;
                }
                at += end.len();
            } else if word != "b" || chars.get(at) != Some(&'"') {
                words.push(word);
            }
        } else if looking_at(at, "::") {
            words.push("::".into());
            at += 2;
        } else {
            if !c.is_whitespace() {
                words.push(c.to_string());
            }
            at += 1;
        }
    }
    words
}

fn sources() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for item in fs::read_dir(&folder).expect("the sources are there") {
            let path: PathBuf = item.expect("it can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let raw = fs::read_to_string(&path).expect("it can be read");
                let place = path.strip_prefix(&root).expect("it lies under src").components();
                let place: Vec<String> = place.map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
                files.push(File {
                    place: place.join("/"),
                    words: words(&raw),
                    raw,
                });
            }
        }
    }
    assert!(files.len() > 30, "only {} files were found", files.len());
    files.sort_by(|a, b| a.place.cmp(&b.place));
    files
}

/// Every file outside `allowed` (rooms, or files as in `session/dice.rs`) for which `knows` holds.
fn outside(allowed: &[&str], knows: impl Fn(&File) -> bool) -> Vec<String> {
    let strangers = sources()
        .into_iter()
        .filter(|file| !allowed.contains(&file.room()) && !allowed.contains(&file.place.as_str()));
    strangers.filter(|file| knows(file)).map(|file| file.place).collect()
}

#[test]
fn every_file_belongs_to_a_room() {
    for file in sources() {
        let known = ROOMS.contains(&file.room()) || ["lib.rs", "main.rs"].contains(&file.place.as_str());
        assert!(known, "src/{}: give its room a place in the table of this test", file.place);
    }
}

#[test]
fn imports_point_one_way() {
    let rank = |room: &str| ROOMS.iter().position(|known| *known == room);
    let mut wrong = Vec::new();
    for file in sources() {
        let Some(own) = rank(file.room()) else { continue };
        for import in file.imports() {
            let apart = matches!((file.room(), import.as_str()), ("ui" | "app", "cli") | ("cli", "ui" | "app"));
            if rank(&import) > Some(own) || apart {
                wrong.push(format!("src/{} imports `{import}`", file.place));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn bevy_stays_in_the_app() {
    assert_eq!(outside(&["app"], |file| file.knows_crate("bevy")), Vec::<String>::new());
}

#[test]
fn egui_stays_in_the_window() {
    assert_eq!(outside(&["ui", "app"], |file| file.knows_crate("egui")), Vec::<String>::new());
}

#[test]
fn dice_are_rolled_in_one_place() {
    let knows = |file: &File| ["rand", "fastrand", "getrandom", "uuid"].iter().any(|name| file.knows_crate(name));
    // Records draw their ids, and the window draws the seed of a new play; all luck within a play comes from the dice.
    assert_eq!(outside(&["session/dice.rs", "records", "app"], knows), Vec::<String>::new());
}

/// A debrief plays every reply that was not taken: far too much for each of a hundred thousand records.
#[test]
fn no_record_is_verified_by_a_debrief() {
    let allowed = ["scoring", "cli", "ui", "app"];
    assert_eq!(
        outside(&allowed, |file| file.has("debrief") || file.has("Debrief")),
        Vec::<String>::new()
    );
}

#[test]
fn files_are_opened_where_files_belong() {
    let allowed = ["scenario/library.rs", "records", "workplace", "cli", "app"];
    let knows =
        |file: &File| file.has("fs") || file.has("OpenOptions") || file.has_run(&["File", "::"]) || file.has_run(&["io", "::", "File"]);
    assert_eq!(outside(&allowed, knows), Vec::<String>::new());
}

#[test]
fn only_the_command_prints() {
    let knows = |file: &File| {
        ["print", "println", "eprint", "eprintln", "dbg"]
            .iter()
            .any(|name| file.calls(name))
    };
    assert_eq!(outside(&["cli"], knows), Vec::<String>::new());
}

#[test]
fn the_pure_rooms_read_no_clock() {
    let clocks = ["SystemTime", "Instant", "UNIX_EPOCH", "chrono", "jiff"];
    for file in sources().iter().filter(|file| is_pure(file.room())) {
        for clock in clocks {
            assert!(!file.has(clock), "src/{} reads a clock: {clock}", file.place);
        }
    }
}

/// Floating-point numbers may differ between machines; what a play does and scores must not.
#[test]
fn plays_are_reckoned_in_whole_numbers() {
    let found: Vec<String> = sources()
        .into_iter()
        .filter(|file| ["session", "scoring"].contains(&file.room()))
        .filter(|file| file.has("f64") || file.has("f32"))
        .map(|file| file.place)
        .collect();
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn every_file_begins_by_saying_what_it_is() {
    for file in sources() {
        let first = file.raw.lines().next().unwrap_or_default();
        assert!(
            first.starts_with("//! ") && first.len() > 10,
            "src/{} begins with `{first}`",
            file.place
        );
    }
}

/// The reader of sources, on sources made to fool it.
#[test]
fn comments_and_strings_do_not_count() {
    let file = |place: &str, raw: &str| File {
        place: place.into(),
        words: words(raw),
        raw: raw.into(),
    };
    let clean = file(
        "session/x.rs",
        r####"
            // use bevy::prelude; println!("no")
            /* use crate::cli; /* nested */ std::fs */
            const A: &str = "crate::app \" println!() SystemTime";
            const B: &str = r##"egui " "# bevy"##;
            const C: &[u8] = b"rand::rng";
            const D: char = '"'; const E: char = '\''; const F: char = '\u{1F600}';
            fn g<'a>(h: &'a str) -> &'a str { h }
            use super::Behave; use super::super::scenario::Mood;
        "####,
    );
    assert_eq!(clean.imports(), ["scenario"]);
    for name in ["bevy", "egui", "rand"] {
        assert!(!clean.knows_crate(name), "{name}");
    }
    assert!(!clean.calls("println") && !clean.has("fs") && !clean.has("SystemTime"));
    assert!(clean.has("Behave") && clean.has("g"), "what comes after strings is still read");
    let guilty = file(
        "session/mod.rs",
        "use crate::{cli::{self, Next}, scoring::Tally, rubric}; use super::lint::check; use bevy_egui::EguiPlugin; \
         fn f() { let x = crate::app::run(); eprintln!(\"{x}\"); std::fs::read(\"a\"); std::fs::File::open(\"a\"); }",
    );
    assert_eq!(guilty.imports(), ["cli", "scoring", "rubric", "lint", "app"]);
    assert!(guilty.knows_crate("bevy") && guilty.calls("eprintln") && guilty.has("fs") && guilty.has_run(&["File", "::"]));
    assert!(!guilty.knows_crate("egui"), "`bevy_egui` is Bevy's");
}
