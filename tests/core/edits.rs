//! Five hundred random edits of the shipped scenarios, with talks open in the middle of them: nothing is lost, nothing counts twice, and what is
//! carried over is what was said.

use goodword::diagnostics::{Span, has_errors};
use goodword::lint::{self, Beside};
use goodword::records::{NewPlay, OpenPlay, Outcome, Person, Record, Recorder, Store, Verifier};
use goodword::ronfile::{Outline, Shape, TextHash};
use goodword::scenario::{Entry, Released};
use goodword::session::{Choice, Pace, Place, Session};
use goodword::simulate::Bounds;
use goodword::workplace::{Places, Resumed, Workplace};
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::collections::{BTreeMap, BTreeSet};

const EDITS: usize = 500;
/// How many edits one file goes through, one after the other.
const IN_A_ROW: usize = 5;

/// A node and a reply.
type Name = (String, String);

/// What an edit does to the names of replies, as the one who makes it knows.
type Renamed = Box<dyn Fn(&Name) -> Option<Name>>;

/// A scenario under the hands of its author.
#[derive(Clone)]
struct Draft {
    /// The text without its aliases.
    body: String,
    /// Lines of `aliases`, for nodes and for replies.
    aliases: [Vec<(String, String)>; 2],
}

impl Draft {
    fn of(entry: &Entry) -> Self {
        Self {
            body: entry.source.text.clone(),
            aliases: Default::default(),
        }
    }

    fn text(&self) -> String {
        let [nodes, replies] = self.aliases.each_ref().map(|lines| {
            let lines = lines.iter().map(|(old, new)| format!("\"{old}\": \"{new}\","));
            lines.collect::<String>()
        });
        let end = self.body.rfind(')').expect("the file is closed by a bracket");
        format!(
            "{}    aliases: (nodes: {{{nodes}}}, replies: {{{replies}}}),\n{}",
            &self.body[..end],
            &self.body[end..]
        )
    }

    fn outline(&self) -> Outline {
        Outline::parse(&self.body).expect("only what is well formed is edited on")
    }

    fn replace(&mut self, mut places: Vec<(Span, String)>) {
        places.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
        for (span, words) in places {
            self.body.replace_range(span.start..span.end, &words);
        }
    }

    /// An entry's place with the comma behind it.
    fn with_comma(&self, span: Span) -> Span {
        let rest = &self.body[span.end..];
        let comma = rest.trim_start().strip_prefix(',').map_or(0, |after| rest.len() - after.len());
        Span::new(span.start, span.end + comma)
    }

    /// Takes an entry out; what stood there.
    fn cut(&mut self, span: Span) -> String {
        let taken = self.body[span.start..span.end].to_owned();
        self.replace(vec![(self.with_comma(span), String::new())]);
        taken
    }
}

/// Every value that stands under one of these keys, wherever that is.
fn values_under(outline: &Outline, keys: &[&str], found: &mut Vec<Span>) {
    for entry in outline.entries() {
        if keys.contains(&entry.key.as_str()) && entry.value.is_leaf() {
            found.push(entry.value.span);
        }
        values_under(&entry.value, keys, found);
    }
    if let Shape::Listed(items) = &outline.shape {
        items.iter().for_each(|item| values_under(item, keys, found));
    }
}

/// The places where a text stands, quotes and all.
fn each_place(body: &str, words: &str) -> Vec<Span> {
    body.match_indices(words).map(|(at, _)| Span::new(at, at + words.len())).collect()
}

fn inside(inner: Span, outer: Span) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

struct Author {
    dice: ChaCha8Rng,
    /// New names are used once, so that what was gone never comes back by chance.
    names: usize,
}

impl Author {
    fn name(&mut self) -> String {
        self.names += 1;
        format!("new-{}", self.names)
    }

    fn key<'a>(&mut self, outline: &'a Outline) -> &'a str {
        &outline.entries().choose(&mut self.dice).expect("the map has entries").key
    }

    /// A node, and one of its replies; often one of those that were said.
    fn reply(&mut self, outline: &Outline, said: &[Option<Name>]) -> Name {
        if self.dice.random_bool(0.5)
            && let Some(Some(name)) = said.choose(&mut self.dice)
        {
            return name.clone();
        }
        let nodes = outline.get("nodes").expect("a scenario has nodes");
        let node = self.key(nodes).to_owned();
        let replies = nodes.get(&node).and_then(|node| node.get("replies")).expect("a node has replies");
        (node, self.key(replies).to_owned())
    }

    /// Edits a draft; what has become of the names of replies.
    fn edit(&mut self, draft: &mut Draft, said: &[Option<Name>]) -> Renamed {
        let outline = draft.outline();
        let (node, reply) = self.reply(&outline, said);
        let nodes = outline.get("nodes").expect("a scenario has nodes");
        let at_node = nodes.entry(&node).expect("it was just drawn");
        let replies = at_node.value.get("replies").expect("a node has replies");
        let at_reply = replies.entry(&reply).expect("it was just drawn");
        let alias = self.dice.random_bool(0.6);
        match self.dice.random_range(0..10) {
            0 => self.rename_node(draft, &outline, node, at_node.key_span, alias),
            1 | 2 => self.rename_reply(draft, (node, reply), at_reply.key_span, alias),
            3 => {
                draft.cut(at_reply.span());
                Box::new(move |name| (*name != (node.clone(), reply.clone())).then(|| name.clone()))
            }
            4 => {
                let instead = self.key(nodes).to_owned();
                let mut places = Vec::new();
                values_under(&outline, &["goto", "start", "before"], &mut places);
                let quoted = format!("\"{node}\"");
                places.retain(|span| draft.body[span.start..span.end] == quoted && !inside(*span, at_node.span()));
                let mut changes: Vec<(Span, String)> = places.into_iter().map(|span| (span, format!("\"{instead}\""))).collect();
                changes.push((draft.with_comma(at_node.span()), String::new()));
                draft.replace(changes);
                Box::new(move |(at, reply)| (*at != node).then(|| (at.clone(), reply.clone())))
            }
            5 => self.move_reply(draft, &outline, (node, reply), at_reply.span(), alias),
            6 => {
                let start = nodes.span.start + 1;
                let taken = draft.cut(at_node.span());
                draft.body.insert_str(start, &format!("\n        {taken},"));
                Box::new(|name| Some(name.clone()))
            }
            7 => {
                let goto = at_reply.value.get("goto").expect("a reply leads somewhere").span;
                let anywhere = if self.dice.random_bool(0.5) { "nodes" } else { "endings" };
                let to = self.key(outline.get(anywhere).expect("a scenario has both")).to_owned();
                draft.replace(vec![(goto, format!("\"{to}\""))]);
                Box::new(|name| Some(name.clone()))
            }
            8 => {
                let mut texts = Vec::new();
                values_under(&outline, &["text", "says", "thinks", "coach"], &mut texts);
                let place = *texts.choose(&mut self.dice).expect("a scenario has texts");
                let mut changes = vec![(place, format!("\"Something else {}.\"", self.names))];
                if at_reply.value.get("if").is_none() && alias {
                    let bracket = at_reply.value.span.start + 1;
                    let mood = self.dice.random_range(0..100);
                    changes.push((Span::new(bracket, bracket), format!("if: Anger(AtLeast({mood})), ")));
                }
                draft.replace(changes);
                Box::new(|name| Some(name.clone()))
            }
            _ => {
                let mut at = self.dice.random_range(0..draft.body.len() - 40);
                while !draft.body.is_char_boundary(at) {
                    at -= 1;
                }
                draft.body.truncate(at);
                draft.body.push(')');
                Box::new(|name| Some(name.clone()))
            }
        }
    }

    fn rename_node(&mut self, draft: &mut Draft, outline: &Outline, old: String, key: Span, alias: bool) -> Renamed {
        let new = self.name();
        let mut places = Vec::new();
        values_under(outline, &["goto", "start", "before"], &mut places);
        places.retain(|span| draft.body[span.start..span.end] == format!("\"{old}\""));
        places.push(key);
        let mut changes: Vec<(Span, String)> = places.into_iter().map(|span| (span, format!("\"{new}\""))).collect();
        // `Chose` names a reply with its node.
        let chosen = each_place(&draft.body, &format!("\"{old}/"));
        changes.extend(chosen.into_iter().map(|span| (span, format!("\"{new}/"))));
        draft.replace(changes);
        if alias {
            draft.aliases[0].push((old.clone(), new.clone()));
        }
        Box::new(move |(node, reply)| {
            if *node != old {
                return Some((node.clone(), reply.clone()));
            }
            alias.then(|| (new.clone(), reply.clone()))
        })
    }

    fn rename_reply(&mut self, draft: &mut Draft, (node, old): Name, key: Span, alias: bool) -> Renamed {
        let new = self.name();
        let mut changes = vec![(key, format!("\"{new}\""))];
        let chosen = each_place(&draft.body, &format!("\"{node}/{old}\""));
        changes.extend(chosen.into_iter().map(|span| (span, format!("\"{node}/{new}\""))));
        draft.replace(changes);
        if alias {
            draft.aliases[1].push((format!("{node}/{old}"), format!("{node}/{new}")));
        }
        Box::new(move |name| {
            if *name != (node.clone(), old.clone()) {
                return Some(name.clone());
            }
            alias.then(|| (node.clone(), new.clone()))
        })
    }

    fn move_reply(&mut self, draft: &mut Draft, outline: &Outline, (from, reply): Name, place: Span, alias: bool) -> Renamed {
        let nodes = outline.get("nodes").expect("a scenario has nodes");
        let to = self.key(nodes).to_owned();
        let replies = nodes.get(&to).and_then(|node| node.get("replies")).expect("a node has replies");
        let bracket = replies.span.start + 1;
        let entry = draft.body[place.start..place.end].to_owned();
        draft.replace(vec![
            (draft.with_comma(place), String::new()),
            (Span::new(bracket, bracket), format!("\n                {entry},")),
        ]);
        if from == to {
            return Box::new(|name| Some(name.clone()));
        }
        if alias {
            draft.aliases[1].push((format!("{from}/{reply}"), format!("{to}/{reply}")));
        }
        Box::new(move |name| {
            if *name != (from.clone(), reply.clone()) {
                return Some(name.clone());
            }
            alias.then(|| (to.clone(), reply.clone()))
        })
    }
}

// The talks in the middle of it

/// What came of it all, so that the test is known to look at something.
#[derive(Debug, Default)]
struct Seen {
    broken: usize,
    whole: usize,
    part: usize,
    nothing: usize,
    ended: usize,
    new_records: usize,
}

struct Room {
    workplace: Workplace,
    store: Store,
    person: Person,
    /// Every record as it was last seen.
    known: BTreeMap<String, Record>,
    seen: Seen,
}

impl Room {
    fn entry(&self, id: &str, text: &str) -> Entry {
        Entry::from_text(id, text, &self.workplace.rubric)
    }

    /// Begins a talk and leaves it at a random point before its end. None where edits have left no such point.
    fn begin(&mut self, dice: &mut ChaCha8Rng, entry: &Entry, at: i64) -> Option<OpenPlay> {
        let game = self.workplace.game(entry).expect("only what can be played is played");
        let seed = u64::from(dice.random::<u32>());
        let mut session = Session::new(game, seed, dice.random_bool(0.5));
        for _ in 0..dice.random_range(1..7) {
            let before = session.clone();
            say(dice, &mut session);
            if session.ending().is_some() {
                session = before;
                break;
            }
        }
        if session.transcript().choices.is_empty() {
            return None;
        }
        let mut recorder = Recorder::begin(NewPlay {
            person: self.person.clone(),
            scenario_id: entry.id.clone(),
            scenario_text: entry.source.text.clone(),
            rubric_text: self.workplace.rubric_text.to_string(),
            branch_of: None,
            started_at: at,
            handed_in: dice.random_bool(0.5),
        });
        recorder.sync(&mut self.store, &session).expect("memory takes everything");
        self.look_again(recorder.id());
        self.open()
    }

    fn open(&self) -> Option<OpenPlay> {
        let mut open = self.store.open_plays(&self.person).expect("it can be read");
        assert!(open.len() <= 1, "one talk at a time, and none twice");
        open.pop()
    }

    fn leave(&mut self, talk: &OpenPlay) {
        self.store.leave(&talk.id).expect("it is there");
        self.look_again(&talk.id);
    }

    fn look_again(&mut self, id: &str) {
        let record = self.store.record(id).expect("it is there");
        self.known.insert(id.to_owned(), record);
    }

    /// Takes a talk up again over an edited text. `names` are what its choices are called there.
    fn resume(&mut self, open: &OpenPlay, entry: &Entry, names: &[Option<Name>]) -> Resumed {
        let resumed = self
            .workplace
            .resume(&self.store, open, Some(entry))
            .expect("its own text is in the store, so there is always a way to go on");
        assert_eq!(
            self.store.record(&open.id).expect("it is there"),
            self.known[&open.id],
            "looking writes nothing"
        );
        let transcript = resumed.session.transcript();
        assert_eq!((transcript.seed, transcript.timed), (open.transcript.seed, open.transcript.timed));
        if entry.hash == open.transcript.scenario {
            assert_eq!((transcript, resumed.note.as_ref()), (&open.transcript, None));
            return resumed;
        }
        let note = resumed.note.as_deref().expect("the text has changed");
        assert!(note.starts_with("This scenario has changed since you began"), "{note}");
        if entry.scenario.is_none() {
            self.seen.broken += 1;
            assert!(note.contains("has faults now"), "{note}");
            assert_eq!(*transcript, open.transcript);
            return resumed;
        }
        assert_eq!(transcript.scenario, entry.hash);
        self.is_prefix(&resumed.session, &open.transcript.choices, names);
        resumed
    }

    /// What was carried over is a prefix of what was said, and the next one could not be said any more.
    fn is_prefix(&mut self, session: &Session, old: &[Choice], names: &[Option<Name>]) {
        let new = &session.transcript().choices;
        assert!(new.len() <= old.len());
        for ((new, old), name) in new.iter().zip(old).zip(names) {
            let name = name.as_ref().expect("what is gone cannot be said again");
            assert_eq!((&new.node, &new.reply), (&name.0, &name.1));
            assert_eq!((new.at_ms, new.pace), (old.at_ms, old.pace));
        }
        if let Some(next) = names.get(new.len()) {
            let could_be_said = next.as_ref().is_some_and(|(node, reply)| {
                let view = session.view();
                let here = matches!(view.place, Place::Node(_)) && session.game().place_id(view.place) == node;
                here && view.replies.iter().any(|on_offer| on_offer.id == *reply)
            });
            assert!(!could_be_said, "{next:?} is on offer, and was not carried over");
        }
        match new.len() {
            kept if kept == old.len() => self.seen.whole += 1,
            0 => self.seen.nothing += 1,
            _ => self.seen.part += 1,
        }
        self.seen.ended += usize::from(session.ending().is_some());
    }

    /// Goes on with a talk for some replies; the old one is left, and nothing else has changed.
    fn go_on(&mut self, dice: &mut ChaCha8Rng, open: &OpenPlay, resumed: Resumed) {
        let Resumed {
            mut recorder, mut session, ..
        } = resumed;
        let carried = session.transcript().choices.clone();
        for turn in 0..dice.random_range(1..4) {
            if session.ending().is_some() {
                // As window and terminal do where no reply can follow.
                if turn == 0 {
                    recorder.sync(&mut self.store, &session).expect("memory takes everything");
                }
                break;
            }
            if !say(dice, &mut session) {
                break;
            }
            recorder.sync(&mut self.store, &session).expect("memory takes everything");
        }
        let id = recorder.id().to_owned();
        if session.ending().is_none() && session.transcript().choices == carried {
            assert_eq!(self.store.record(&open.id).expect("it is there"), self.known[&open.id]);
            return;
        }
        let record = self.store.record(&id).expect("it is there");
        assert!(record.transcript.starts_with(&carried));
        assert_eq!(record.transcript, session.transcript().choices);
        let old = self.store.record(&open.id).expect("it is there");
        let before = self.known[&open.id].clone();
        if id == open.id {
            assert!(record.transcript.starts_with(&before.transcript));
        } else {
            self.seen.new_records += 1;
            assert_eq!(old, Record { left: true, ..before });
            assert_eq!(
                (record.branch_of.as_ref(), record.handed_in, record.started_at),
                (None, old.handed_in, old.started_at)
            );
            self.known.insert(open.id.clone(), old);
        }
        self.known.insert(id, record);
    }
}

/// Says something that is on offer. False where an edit has left nothing to say.
fn say(dice: &mut ChaCha8Rng, session: &mut Session) -> bool {
    let view = session.view();
    let Some(reply) = view.replies.choose(dice) else { return false };
    let pace = *[Pace::Prompt, Pace::Slow, Pace::Late].choose(dice).expect("there are three");
    let at = session.transcript().choices.last().map_or(0, |choice| choice.at_ms) + 1_000;
    session.choose(&reply.id, pace, at).expect("it is on offer");
    true
}

#[test]
fn five_hundred_edits_lose_no_talk_and_no_record() {
    let places = Places {
        data_dir: Some("nothing is written there".into()),
        ..Places::default()
    };
    let workplace = Workplace::open(&places).expect("a data folder is named");
    let shipped = goodword::scenario::Library::open(&goodword::scenario::Sources::default(), &workplace.rubric).entries;
    let mut room = Room {
        workplace,
        store: Store::in_memory().expect("a store in memory needs no disk"),
        person: Person::guest(),
        known: BTreeMap::new(),
        seen: Seen::default(),
    };
    let mut author = Author {
        dice: ChaCha8Rng::seed_from_u64(500),
        names: 0,
    };
    let mut told = BTreeSet::new();
    for run in 0..EDITS / IN_A_ROW {
        let first = &shipped[run % shipped.len()];
        let released = Released::of(first.scenario.as_ref().expect("it is shipped"), first.hash.clone());
        let mut draft = Draft::of(first);
        let mut entry = first.clone();
        let mut open = None;
        let mut names = Vec::new();
        for _ in 0..IN_A_ROW {
            let talk = match open.take().or_else(|| room.begin(&mut author.dice, &entry, run as i64)) {
                Some(talk) => talk,
                // There is nothing left to say. The author begins again with the shipped text.
                None => {
                    draft = Draft::of(first);
                    entry = first.clone();
                    let talk = room.begin(&mut author.dice, &entry, run as i64);
                    talk.expect("nobody comes to an ending with the first reply of a shipped scenario")
                }
            };
            if names.is_empty() {
                names = names_of(&talk);
            }
            let mut next = draft.clone();
            let renamed = author.edit(&mut next, &names);
            let edited = room.entry(&first.id, &next.text());
            assert_eq!(edited.scenario.is_none(), has_errors(&edited.problems));
            let stays = edited.scenario.is_some();
            if stays {
                names = names.iter().map(|name| name.as_ref().and_then(&renamed)).collect();
            }
            let resumed = room.resume(&talk, &edited, &names);
            if stays {
                draft = next;
                entry = edited;
            }
            if author.dice.random_bool(0.5) {
                room.go_on(&mut author.dice, &talk, resumed);
                names.clear();
                open = room.open();
                // One that went on by its own text, older than the draft: what its new replies are called there is not known.
                if let Some(older) = open.take_if(|talk| talk.scenario.hash != entry.hash) {
                    room.leave(&older);
                }
            } else {
                open = Some(talk);
            }
        }
        if let Some(talk) = open {
            room.leave(&talk);
        }
        let beside = Beside {
            released: Some(Ok(released)),
        };
        // Only the released ids are asked about here, so few plays need be walked.
        let few = Bounds {
            states: 100,
            standings: 100,
        };
        let problems = lint::check_beside(&entry.source.text, &room.workplace.rubric, &beside, few).problems;
        told.extend(problems.iter().map(|problem| problem.code.id()));
    }
    let seen = &room.seen;
    assert!(told.contains("GW055"), "some were renamed without an alias: {told:?}");
    for (count, least) in [
        (seen.broken, 60),
        (seen.whole, 150),
        (seen.part, 60),
        (seen.nothing, 10),
        (seen.ended, 3),
        (seen.new_records, 120),
    ] {
        assert!(count >= least, "{seen:?}");
    }
    // Nothing is lost, nothing is there that nobody made, and every record is proved by its own text.
    let records = room.store.records(true).expect("it can be read");
    let by_id: BTreeMap<String, Record> = records.into_iter().map(|record| (record.id.clone(), record)).collect();
    assert_eq!(by_id, room.known);
    let mut verifier = Verifier::new(Some(&room.store), []);
    for record in by_id.values() {
        assert_eq!(verifier.judge(record), Outcome::Verified, "{}", record.id);
    }
    let texts: BTreeSet<&TextHash> = by_id.values().map(|record| &record.scenario.hash).collect();
    assert!(texts.len() > 100, "{} texts were played", texts.len());
}

fn names_of(open: &OpenPlay) -> Vec<Option<Name>> {
    let choices = open.transcript.choices.iter();
    choices.map(|choice| Some((choice.node.clone(), choice.reply.clone()))).collect()
}
