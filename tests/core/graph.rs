//! The drawing of a scenario's branching: complete, escaped, the same every time, and with nothing on top of anything else.

use crate::build::{Sheet, game_of, reply};
use crate::generate::large;
use crate::random::{config, game, tape};
use goodword::graph::{Area, FigureKind, Graph, Layout, Marks, TextStyle, Way, dot, lay_out, mermaid, svg};
use goodword::rubric::default_rubric;
use goodword::scenario::{EndingKind, Library, Sources};
use goodword::session::{Game, NodeIx, Verdict};
use proptest::prelude::*;
use roxmltree::{Document, Node};
use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;

fn graph_of(game: &Game) -> Graph {
    Graph::of(game, &Marks::of(game))
}

/// The shipped scenarios, ready.
fn shipped() -> Vec<Arc<Game>> {
    let rubric = Arc::new(default_rubric());
    let hash = goodword::ronfile::TextHash::of("");
    let library = Library::open(&Sources::default(), &rubric);
    let scenarios = library
        .entries
        .iter()
        .map(|entry| entry.scenario.clone().expect("every shipped scenario loads"));
    let games: Vec<Arc<Game>> = scenarios
        .map(|scenario| Arc::new(Game::new(scenario, hash.clone(), rubric.clone(), hash.clone())))
        .collect();
    assert!(games.len() >= 4, "only {} scenarios are shipped", games.len());
    games
}

/// Where each node and each ending stands in a drawing, and which replies leave it, read back from one format.
#[derive(Debug, Default, PartialEq, Eq)]
struct Read {
    /// The lines of each figure.
    figures: Vec<Vec<String>>,
    /// From, to, and the lines of each edge.
    edges: Vec<(usize, usize, Vec<String>)>,
}

/// Every node, ending and reply of the scenario stands in it, once, and leads where it should.
fn assert_complete(game: &Game, read: &Read) {
    let scenario = game.scenario();
    let ids: Vec<&String> = scenario.nodes.keys().chain(scenario.endings.keys()).collect();
    let place = |id: &str| {
        let found: Vec<usize> = (0..read.figures.len())
            .filter(|place| read.figures[*place].iter().any(|line| line == id))
            .collect();
        assert_eq!(found.len(), 1, "`{id}` stands at {found:?} of {:#?}", read.figures);
        found[0]
    };
    let places: Vec<usize> = ids.iter().map(|id| place(id)).collect();
    let more = 1 + usize::from(!scenario.interrupts.is_empty());
    assert_eq!(
        read.figures.len(),
        places.len() + more,
        "beside them there are the start, and where interrupts come from"
    );
    for (id, node) in &scenario.nodes {
        for (reply_id, reply) in &node.replies {
            let edges: Vec<usize> = read
                .edges
                .iter()
                .filter(|(from, ..)| *from == place(id))
                .filter(|(.., lines)| lines.iter().any(|line| line.trim_end_matches(" (reference)") == reply_id))
                .map(|(_, to, _)| *to)
                .collect();
            assert_eq!(edges, [place(&reply.goto)], "{id}/{reply_id}");
        }
    }
    let detours = scenario.nodes.iter().map(|(id, node)| (id, &node.detours));
    for (id, detours) in detours.chain(scenario.endings.iter().map(|(id, ending)| (id, &ending.detours))) {
        // A detour to its own place is never taken.
        for detour in detours.iter().filter(|detour| detour.goto != *id) {
            let way = (place(id), place(&detour.goto));
            assert!(
                read.edges.iter().any(|(from, to, _)| (*from, *to) == way),
                "{id} to {}",
                detour.goto
            );
        }
    }
}

fn number(text: &str) -> usize {
    text.parse().unwrap_or_else(|_| panic!("`{text}` should be a number"))
}

/// The text between the first quote and the one that ends it, as Graphviz reads it, split into lines.
fn dot_string(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut chars = text.chars();
    loop {
        match chars.next().unwrap_or_else(|| panic!("no end of string: {text}")) {
            '"' => break,
            '\\' => match chars.next() {
                Some('n') => lines.push(String::new()),
                Some(c @ ('"' | '\\')) => lines.last_mut().expect("there is a line").push(c),
                other => panic!("an escape of its own: {other:?} in {text}"),
            },
            c => lines.last_mut().expect("there is a line").push(c),
        }
    }
    lines.iter().map(|line| line.replace("&amp;", "&")).collect()
}

fn read_dot(text: &str) -> Read {
    let mut read = Read::default();
    for line in text.lines().filter(|line| line.starts_with("  place")) {
        let (head, rest) = line.split_once(" [").expect("every line has attributes");
        let label = dot_string(rest.split_once("label=\"").expect("every line has a label").1);
        match head.trim().split_once(" -> ") {
            Some((from, to)) => read
                .edges
                .push((number(&from["place".len()..]), number(&to["place".len()..]), label)),
            None => {
                assert_eq!(number(&head.trim()["place".len()..]), read.figures.len());
                read.figures.push(label);
            }
        }
    }
    read
}

/// A string of Mermaid's, split into lines, with its codes read.
fn mermaid_string(text: &str) -> Vec<String> {
    let read = |line: &str| {
        let mut parts = line.split('#');
        let mut plain = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (code, rest) = part.split_once(';').expect("a code ends");
            plain.extend(char::from_u32(number(code) as u32));
            plain.push_str(rest);
        }
        plain
    };
    assert!(
        !text.contains('"') && !text.replace("<br/>", "").contains(['<', '>', '`']),
        "{text}"
    );
    text.split("<br/>").map(read).collect()
}

fn read_mermaid(text: &str) -> Read {
    let mut read = Read::default();
    for line in text
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix("place").filter(|_| line.starts_with("    ")))
    {
        let quoted = match line.split_once('"') {
            Some((_, rest)) => mermaid_string(rest.rsplit_once('"').expect("a string ends").0),
            None => Vec::new(),
        };
        let digits = line.chars().take_while(char::is_ascii_digit).count();
        let first = number(&line[..digits]);
        if line[digits..].starts_with(' ') {
            read.edges
                .push((first, number(line.rsplit_once(" place").expect("it leads somewhere").1), quoted));
        } else {
            assert_eq!(first, read.figures.len());
            read.figures.push(quoted);
        }
    }
    read
}

/// What the drawing itself says, before any format.
fn read_graph(graph: &Graph) -> Read {
    let edges = graph.edges.iter().map(|edge| {
        let lines = match &edge.way {
            Way::Replies(replies) => replies.iter().map(|reply| reply.id.clone()).collect(),
            Way::Turn(conditions) => conditions.clone(),
            Way::Begin => Vec::new(),
        };
        (edge.from, edge.to, lines)
    });
    Read {
        figures: graph.figures.iter().map(|figure| vec![figure.id.clone()]).collect(),
        edges: edges.collect(),
    }
}

/// The words of these classes in a group, as one text; long ids are wrapped.
fn texts(group: Node<'_, '_>, classes: &[&str]) -> String {
    group
        .children()
        .filter(|child| child.has_tag_name("text") && child.attribute("class").is_some_and(|class| classes.contains(&class)))
        .filter_map(|text| text.text())
        .collect()
}

/// Every edge leads where the graph has it lead, or to a mark that names that place.
fn assert_jumps(graph: &Graph, layout: &Layout) {
    assert_eq!(layout.graph.edges.len(), graph.edges.len());
    for (edge, drawn) in graph.edges.iter().zip(&layout.graph.edges) {
        let end = &layout.graph.figures[drawn.to];
        match end.kind {
            FigureKind::Jump(target) => {
                assert_eq!(target, edge.to);
                assert!(end.words.contains(&graph.figures[target].id), "{}", end.words);
                assert!(!edge.reference, "the reference path is drawn whole");
            }
            _ => assert_eq!(drawn.to, edge.to),
        }
    }
    for (figure, _) in graph.figures.iter().enumerate() {
        let led_to = |graph: &Graph| graph.edges.iter().any(|edge| edge.to == figure && edge.from != figure);
        assert_eq!(led_to(&layout.graph), led_to(graph), "every place keeps a line that leads to it");
    }
}

/// The picture is sound XML and shows every figure and every reply of the drawing, in order.
fn assert_picture(graph: &Graph, layout: &Layout) {
    assert_jumps(graph, layout);
    let graph = &layout.graph;
    let picture = svg(layout);
    let document = Document::parse(&picture).unwrap_or_else(|error| panic!("{error}\n{picture}"));
    let root = document.root_element();
    assert!(root.has_tag_name(("http://www.w3.org/2000/svg", "svg")));
    let title = root
        .children()
        .find(|child| child.has_tag_name("title"))
        .and_then(|title| title.text());
    assert_eq!(title, Some(graph.title.as_str()).filter(|title| !title.is_empty()));
    let drawing = root.children().find(|child| child.has_tag_name("g")).expect("there is a drawing");
    let groups: Vec<Node<'_, '_>> = drawing.children().filter(|child| child.has_tag_name("g")).collect();
    assert_eq!(groups.len(), layout.labels.len() + graph.figures.len());
    let (labels, figures) = groups.split_at(layout.labels.len());
    for (group, figure) in figures.iter().zip(&graph.figures) {
        assert_eq!(texts(*group, &["name"]), figure.id);
        assert_eq!(texts(*group, &["weak"]).is_empty(), !figure.honesty_at_stake);
        if let FigureKind::Ending(kind) = figure.kind {
            assert!(texts(*group, &["words"]).starts_with(&format!("Ending: {}", kind.name().to_lowercase())));
        }
    }
    let mut shown = Vec::new();
    for (group, label) in labels.iter().zip(&layout.labels) {
        let expected: String = match &graph.edges[label.edge].way {
            Way::Replies(replies) => replies.iter().map(|reply| reply.id.as_str()).collect(),
            _ => String::new(),
        };
        assert_eq!(texts(*group, &["reply", "reference"]), expected);
        shown.push(label.edge);
    }
    let wanted: Vec<usize> = (0..graph.edges.len()).filter(|edge| graph.edges[*edge].way != Way::Begin).collect();
    assert_eq!(shown, wanted, "every edge that says something has its label");
    let lines = drawing
        .children()
        .filter(|child| child.attribute("class").is_some_and(|class| class.starts_with("way")));
    assert_eq!(lines.count(), graph.edges.len(), "every edge has its line");
}

/// Nothing lies on anything else, nothing lies outside, and no line runs through a figure or through words of another.
fn assert_clear(layout: &Layout) {
    let graph = &layout.graph;
    let areas: Vec<Area> = layout
        .figures
        .iter()
        .map(|placed| placed.area)
        .chain(layout.labels.iter().map(|label| label.area))
        .collect();
    for (index, area) in areas.iter().enumerate() {
        assert!(area.left >= 0.0 && area.top >= 0.0, "{area:?} lies outside");
        assert!(
            area.right() <= layout.width && area.bottom() <= layout.height,
            "{area:?} lies outside"
        );
        for other in &areas[..index] {
            assert!(!area.overlaps(other), "{area:?} lies on {other:?}");
        }
    }
    assert_eq!(layout.routes.len(), graph.edges.len());
    for (index, (edge, route)) in graph.edges.iter().zip(&layout.routes).enumerate() {
        let (first, last) = match route.passes.as_slice() {
            [first, .., last] => (first, last),
            other => panic!("a line has at least two straight parts: {other:?}"),
        };
        let (from, to) = (layout.figures[edge.from].area, layout.figures[edge.to].area);
        let touches = |area: &Area, (x, y): (f64, f64)| {
            (area.left - 0.01..=area.right() + 0.01).contains(&x)
                && (area.top - 0.01..=area.bottom() + 0.01).contains(&y)
                && [y - area.top, area.bottom() - y, area.right() - x]
                    .iter()
                    .any(|gap| gap.abs() < 0.01)
        };
        assert!(touches(&from, first.from), "{first:?} does not begin at {from:?}");
        assert!(touches(&to, last.to), "{last:?} does not end at {to:?}");
        let own = layout.labels.iter().find(|label| label.edge == index).map(|label| label.area);
        // A second loop at a figure has its words beyond those of the first, and its line goes on behind them.
        let loops = |area: &Area| {
            let label = layout.labels.iter().find(|label| label.area == *area);
            label.is_some_and(|label| graph.edges[label.edge].from == edge.from && graph.edges[label.edge].to == edge.from)
        };
        // What a straight part, or the room a curve may take, covers.
        let mut covered: Vec<Area> = route
            .passes
            .iter()
            .filter(|pass| pass.from != pass.to)
            .map(|pass| between(pass.from, pass.to))
            .collect();
        if edge.from != edge.to {
            covered.extend(route.passes.windows(2).map(|pair| between(pair[0].to, pair[1].from)));
        }
        for area in areas
            .iter()
            .filter(|area| Some(**area) != own && !(edge.from == edge.to && loops(area)))
        {
            for part in &covered {
                assert!(
                    !area.overlaps(part),
                    "{:?} runs through {area:?} at {part:?}",
                    (&graph.figures[edge.from].id, &graph.figures[edge.to].id)
                );
            }
        }
        if let Some(own) = own.filter(|_| edge.from != edge.to) {
            let meets = route.passes.iter().any(|pass| own.overlaps(&between(pass.from, pass.to)));
            assert!(meets, "the words at {own:?} stand beside their line");
        }
    }
}

/// The room between two points; a hair less where a line ends, a hair more beside it.
fn between(a: (f64, f64), b: (f64, f64)) -> Area {
    let level = a.1 == b.1;
    let (aside, along) = if level { (-0.01, 0.5) } else { (0.5, -0.01) };
    Area {
        left: a.0.min(b.0) - aside,
        top: a.1.min(b.1) - along,
        width: (a.0 - b.0).abs() + 2.0 * aside,
        height: ((a.1 - b.1).abs() + 2.0 * along).max(0.0),
    }
}

/// Everything that holds for every drawing.
fn assert_drawn(game: &Game) {
    let graph = graph_of(game);
    assert_complete(game, &read_graph(&graph));
    assert_complete(game, &read_dot(&dot(&graph)));
    assert_complete(game, &read_mermaid(&mermaid(&graph)));
    let layout = lay_out(&graph).unwrap_or_else(|error| panic!("{error}"));
    assert_picture(&graph, &layout);
    assert_clear(&layout);
    assert_eq!(lay_out(&graph_of(game)), Ok(layout), "drawn again, it is the same");
    assert_eq!(graph_of(game), graph);
}

#[test]
fn shipped_scenarios_are_drawn_whole_and_clear() {
    for game in shipped() {
        assert_drawn(&game);
    }
}

proptest! {
    #![proptest_config(config(200))]

    #[test]
    fn random_scenarios_are_drawn_whole_and_clear(tape in tape(), lucky in any::<bool>()) {
        assert_drawn(&game(&tape, lucky));
    }
}

/// A talk with one of everything that stands out.
fn sheet() -> Sheet {
    Sheet::default()
        .top("flags: [\"seen\"]")
        .top("facts: { \"posted\": (says: \"It was posted.\", known_to: Agent) }")
        .top("interrupts: [(if: Anger(AtLeast(95)), goto: \"gone\")]")
        .reference(&["go", "tell"])
        .node(
            "one",
            "",
            &[
                reply("go", "two", "sets: [\"seen\"],"),
                reply("wait", "two", "if: Not(Flag(\"seen\")),"),
                reply("again", "one", ""),
                reply("rude", "gone", "shows: [\"insult\"],"),
            ],
        )
        .node(
            "two",
            "detours: [(if: All([Flag(\"seen\"), Trust(Below(5))]), goto: \"half\")],",
            &[
                reply("tell", "done", "claims: [States(fact: \"posted\")],"),
                reply("lie", "half", "claims: [States(fact: \"posted\", as: False)],"),
                reply("perhaps", "left", "claims: [States(fact: \"posted\", certainty: Hedged)],"),
                reply("back", "one", ""),
            ],
        )
        .ending("done", "Resolved", "")
        .ending("half", "Partly", "")
        .ending("left", "Unresolved", "")
        .ending("gone", "HungUp", "")
}

/// The edge that holds a reply.
fn edge_of<'a>(graph: &'a Graph, id: &str) -> &'a goodword::graph::Edge {
    let holds = |way: &Way| matches!(way, Way::Replies(replies) if replies.iter().any(|reply| reply.id == id));
    graph.edges.iter().find(|edge| holds(&edge.way)).expect("every reply has its edge")
}

fn notes(graph: &Graph, id: &str) -> Vec<String> {
    match &edge_of(graph, id).way {
        Way::Replies(replies) => {
            let reply = replies.iter().find(|reply| reply.id == id);
            reply.expect("the edge was found by it").notes()
        }
        way => panic!("{way:?} holds no replies"),
    }
}

#[test]
fn what_matters_is_marked() {
    let game = sheet().game();
    let marks = Marks::of(&game);
    assert!(!marks.at_stake(NodeIx::new(0)) && marks.at_stake(NodeIx::new(1)));
    let graph = Graph::of(&game, &marks);
    assert_eq!(notes(&graph, "go"), [""; 0]);
    assert_eq!(notes(&graph, "wait"), ["if not flag seen"]);
    assert_eq!(notes(&graph, "rude"), ["× fatal: insult"]);
    assert_eq!(notes(&graph, "lie"), ["× fatal: false"]);
    assert_eq!(notes(&graph, "perhaps"), ["! evasive"]);
    let path: Vec<bool> = ["go", "wait", "tell", "lie", "rude", "again", "back"]
        .iter()
        .map(|id| edge_of(&graph, id).reference)
        .collect();
    assert_eq!(
        path,
        [true, true, true, false, false, false, false],
        "`wait` shares the edge of `go`"
    );
    let turns: Vec<&Way> = graph
        .edges
        .iter()
        .map(|edge| &edge.way)
        .filter(|way| matches!(way, Way::Turn(_)))
        .collect();
    assert_eq!(
        turns,
        [
            &Way::Turn(vec!["flag seen and trust below 5".into()]),
            &Way::Turn(vec!["anger 95 or more".into()])
        ]
    );
    let kinds: Vec<FigureKind> = graph.figures.iter().map(|figure| figure.kind).collect();
    let ending = FigureKind::Ending;
    assert_eq!(
        kinds,
        [
            FigureKind::Start,
            FigureKind::Turn,
            FigureKind::Turn,
            ending(EndingKind::Resolved),
            ending(EndingKind::Partly),
            ending(EndingKind::Unresolved),
            ending(EndingKind::HungUp),
            FigureKind::Anywhere,
        ]
    );
    assert_drawn(&game);
}

/// In each format the marks are there without colour: by thick or dashed lines, by a sign, by a word.
#[test]
fn marks_are_seen_in_every_format() {
    let game = sheet().game();
    let graph = graph_of(&game);
    let layout = lay_out(&graph).expect("it is small");
    let styles: Vec<TextStyle> = layout.labels.iter().flat_map(|label| &label.lines).map(|line| line.style).collect();
    let count = |style| styles.iter().filter(|other| **other == style).count();
    assert_eq!(
        (count(TextStyle::Reference), count(TextStyle::Fatal), count(TextStyle::Weak)),
        (2, 2, 1)
    );
    let picture = svg(&layout);
    assert_eq!(
        picture.matches("<path class=\"way path\" d=\"M").count(),
        3 + 1,
        "two edges, the start, and the legend"
    );
    assert_eq!(picture.matches("<path class=\"way turn\" d=\"M").count(), 2 + 1);
    let dot = dot(&graph);
    assert_eq!((dot.matches("style=bold").count(), dot.matches("style=dashed").count()), (3, 2));
    assert_eq!((dot.matches("× fatal: ").count(), dot.matches("(reference)").count()), (2, 2));
    let mermaid = mermaid(&graph);
    assert_eq!((mermaid.matches(" ==>").count(), mermaid.matches(" -.->").count()), (3, 2));
    for text in [&picture, &dot, &mermaid] {
        assert!(
            text.contains("! honesty at stake") && text.contains("Ending: partly resolved"),
            "{text}"
        );
    }
}

/// The reference path is judged by what the agent has learnt on it, and a detour it takes belongs to it.
#[test]
fn the_reference_path_is_walked() {
    let game = Sheet::default()
        .top("flags: [\"seen\"]")
        .top("facts: { \"found\": (says: \"It was found.\", known_to: Nobody) }")
        .reference(&["look", "tell"])
        .node("one", "", &[reply("look", "dull", "learns: [\"found\"], sets: [\"seen\"],")])
        .node(
            "dull",
            "detours: [(if: Flag(\"seen\"), goto: \"two\")],",
            &[reply("stay", "done", "")],
        )
        .node("two", "", &[reply("tell", "done", "claims: [States(fact: \"found\")],")])
        .node("off", "", &[reply("guess", "done", "claims: [States(fact: \"found\")],")])
        .ending("done", "Resolved", "")
        .game();
    let marks = Marks::of(&game);
    let verdict = |node: usize| {
        let reply = game.node(NodeIx::new(node)).replies.start;
        marks.reply(goodword::session::ReplyIx::new(reply)).verdict
    };
    assert_eq!((verdict(2), verdict(3)), (Verdict::Sound, Verdict::Unsupported));
    let graph = Graph::of(&game, &marks);
    let turn = graph.edges.iter().find(|edge| matches!(edge.way, Way::Turn(_)));
    assert!(turn.expect("there is a detour").reference);
    assert!(dot(&graph).contains("style=\"dashed,bold\"") && mermaid(&graph).contains("linkStyle"));
}

/// Signs that one format or another takes for its own, controls, a turn of the reading order, and letters of many widths.
const AWKWARD: &str = "\\\"Quotes\\\" <b>&amp; `code` *bold* #35; \\\\n; {a} [b] |c| %% --> ]]> \u{1}\u{7}\u{202e} end 好的没问题 Қашан 👋🏽";

#[test]
fn awkward_text_does_no_harm() {
    let text = sheet()
        .text()
        .replace("title: \"Test\"", &format!("title: \"{AWKWARD}\""))
        .replace("Says at one.", AWKWARD)
        .replace("Title of done", AWKWARD);
    let game = game_of(&text);
    assert_drawn(&game);
    let graph = graph_of(&game);
    let plain = "\"Quotes\" <b>&amp; `code` *bold* #35; \\n; {a} [b] |c| %% --> ]]> end 好的没问题 Қашан 👋🏽";
    assert_eq!(graph.title, plain);
    let shown = plain.chars().take(40).collect::<String>();
    let picture = svg(&lay_out(&graph).expect("it is small"));
    let document = Document::parse(&picture).expect("it is sound");
    let words: String = document
        .descendants()
        .filter(|node| node.attribute("class") == Some("words"))
        .filter_map(|node| node.text())
        .collect();
    let close = |text: &str| text.replace(' ', "");
    assert_eq!(close(&words).matches(&close(&shown)).count(), 2, "{words}");
    for read in [read_dot(&dot(&graph)), read_mermaid(&mermaid(&graph))] {
        let found = read.figures.iter().filter(|lines| close(&lines.concat()).contains(&close(&shown)));
        assert_eq!(found.count(), 2, "{:?}", read.figures);
    }
    for text in [&picture, &dot(&graph), &mermaid(&graph)] {
        let control = text.chars().find(|c| (c.is_control() && *c != '\n') || *c == '\u{202e}');
        assert_eq!(control, None);
    }
}

#[test]
fn long_ids_and_speeches_are_wrapped_and_nothing_is_lost() {
    let long = "a-very-long-id-that-nobody-would-type-twice-but-somebody-did-once";
    let unbroken = "x".repeat(90);
    let game = Sheet::default()
        .reference(&[long])
        .node("one", "", &[reply(long, &unbroken, ""), reply(&unbroken, "done", "")])
        .node(&unbroken, "", &[reply("go", "done", "")])
        .ending("done", "Resolved", "")
        .game();
    let graph = graph_of(&game);
    let layout = lay_out(&graph).expect("it is small");
    assert_picture(&graph, &layout);
    assert_clear(&layout);
    let widest = layout.figures.iter().map(|placed| placed.area.width).fold(0.0, f64::max);
    assert!(widest < 260.0, "{widest}");
}

#[test]
fn what_is_too_large_for_a_picture_is_told() {
    let rubric = Arc::new(default_rubric());
    let loaded = goodword::scenario::load(&large(1_000), &rubric);
    let hash = goodword::ronfile::TextHash::of("");
    let game = Game::new(Arc::new(loaded.scenario.expect("it loads")), hash.clone(), rubric, hash);
    let graph = graph_of(&game);
    assert_complete_counts(&game, &read_dot(&dot(&graph)));
    assert_complete_counts(&game, &read_mermaid(&mermaid(&graph)));
    let error = lay_out(&graph).expect_err("a thousand nodes are too many");
    assert!(error.figures > 1_000 && error.to_string().contains("too many"), "{error}");
}

/// In a larger scenario very long lines end at a mark that says where they lead.
#[test]
fn long_lines_end_at_marks() {
    let rubric = Arc::new(default_rubric());
    let loaded = goodword::scenario::load(&large(30), &rubric);
    let hash = goodword::ronfile::TextHash::of("");
    let game = Game::new(Arc::new(loaded.scenario.expect("it loads")), hash.clone(), rubric, hash);
    assert_drawn(&game);
    let layout = lay_out(&graph_of(&game)).expect("it is of a usual size");
    let marks = layout
        .graph
        .figures
        .iter()
        .filter(|figure| matches!(figure.kind, FigureKind::Jump(_)));
    let words: Vec<&str> = marks.map(|figure| figure.words.as_str()).collect();
    assert!(words.len() >= 20, "{words:?}");
    assert!(words.iter().all(|words| *words == "→ let-down (partly resolved)"), "{words:?}");
    assert!(svg(&layout).contains("goes on there"), "the legend explains them");
}

fn assert_complete_counts(game: &Game, read: &Read) {
    let scenario = game.scenario();
    assert_eq!(
        read.figures.len(),
        1 + scenario.nodes.len() + scenario.endings.len() + usize::from(!scenario.interrupts.is_empty())
    );
    let ids: Vec<String> = scenario.nodes.values().flat_map(|node| node.replies.keys().cloned()).collect();
    let mut lines: Vec<&str> = read.edges.iter().flat_map(|(.., lines)| lines).map(String::as_str).collect();
    lines.sort_unstable();
    for id in ids {
        let name = format!("{id} (reference)");
        let found =
            [id.as_str(), &name].map(|line| lines.partition_point(|other| *other <= line) - lines.partition_point(|other| *other < line));
        assert_eq!(found.iter().sum::<usize>(), 1, "{id}");
    }
}

fn goodword(folder: &Path, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_goodword"))
        .args(words)
        .current_dir(folder)
        .env("GOODWORD_DATA", folder.join("data"))
        .env_remove("NO_COLOR")
        .output()
        .expect("the command was built for this test")
}

fn words(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn the_command_writes_every_format() {
    let folder = tempfile::tempdir().expect("the system has a folder for such things");
    let picture = goodword(folder.path(), &["graph", "late-refund"]);
    assert!(picture.status.success(), "{}", words(&picture.stderr));
    assert!(
        Document::parse(&words(&picture.stdout)).is_ok(),
        "a picture is what is written if nothing is said"
    );
    for (format, begins) in [("svg", "<svg "), ("dot", "digraph "), ("mermaid", "---\ntitle: ")] {
        let printed = goodword(folder.path(), &["graph", "late-refund", "--format", format]);
        assert!(words(&printed.stdout).starts_with(begins), "{format}");
        let written = goodword(folder.path(), &["graph", "late-refund", "--format", format, "--out", "drawn"]);
        assert!(words(&written.stdout).contains("written to drawn"), "{}", words(&written.stdout));
        let file = std::fs::read(folder.path().join("drawn")).expect("it was written");
        assert_eq!(words(&file), words(&printed.stdout), "{format}");
    }
    assert!(!folder.path().join("data").exists(), "drawing keeps nothing");
}

#[test]
fn the_command_fails_as_play_does() {
    let folder = tempfile::tempdir().expect("the system has a folder for such things");
    let broken = sheet().text().replace("goto: \"gone\"", "goto: \"nowhere\"");
    std::fs::write(folder.path().join("broken.ron"), broken).expect("the folder can be written");
    for scenario in ["missing.ron", "late-refunt", "broken.ron", "."] {
        let drawn = goodword(folder.path(), &["graph", scenario]);
        let played = goodword(folder.path(), &["play", scenario, "--terminal", "--replies", "go"]);
        assert_eq!((drawn.status.code(), words(&drawn.stdout)), (Some(2), String::new()), "{scenario}");
        assert_eq!(words(&drawn.stderr), words(&played.stderr), "{scenario}");
        assert!(!drawn.stderr.is_empty());
    }
    let nowhere = goodword(folder.path(), &["graph", "late-refund", "--out", "no-such-folder/drawn.svg"]);
    assert_eq!(nowhere.status.code(), Some(2));
    assert!(words(&nowhere.stderr).contains("cannot be written"), "{}", words(&nowhere.stderr));
    std::fs::write(folder.path().join("large.ron"), large(120)).expect("the folder can be written");
    std::fs::write(folder.path().join("kept.svg"), "kept").expect("the folder can be written");
    let large = goodword(folder.path(), &["graph", "large.ron", "--out", "kept.svg"]);
    assert_eq!(large.status.code(), Some(2));
    assert!(words(&large.stderr).contains("--format dot"), "{}", words(&large.stderr));
    assert_eq!(std::fs::read(folder.path().join("kept.svg")).expect("it is still there"), b"kept");
}
