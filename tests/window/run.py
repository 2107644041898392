"""Plays Goodword in its real window, by keyboard and by mouse, and compares what it keeps with the terminal.

The app has no test mode: it is started, looked at and handled from outside. See run.sh for how to start this.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import traceback

import changes
import screens
from desktop import App, Desktop, Fault
from plays import Terminal

SCENARIO = "late-refund"
SEED = 7


class Trial:
    """What every part of the test needs."""

    def __init__(self, program, desktop, folder, pictures):
        self.program, self.desktop, self.folder, self.pictures = program, desktop, folder, pictures
        self.terminal = Terminal(program, desktop.environment, self.data("terminal"))
        self.shelf = self.terminal.scenarios()
        self.reference = next(item["reference"] for item in self.shelf if item["id"] == SCENARIO)
        self.apps = []
        self.shots = 0
        self.last_shot = None

    def data(self, name):
        return os.path.join(self.folder, name)

    def start(self, data, *arguments):
        app = App(self.desktop, self.program, self.data(data), *arguments)
        self.apps.append(app)
        return app

    def stop_all(self):
        for app in self.apps:
            app.stop()
        self.apps.clear()

    def shot(self, app, screen):
        """Keeps a picture of a screen: it must be that screen, not blank, and not the one before."""
        picture = wait_for(app, screen)
        if picture.is_blank():
            raise Fault(f"the {screen} screen is blank")
        if self.last_shot is not None and picture.same(self.last_shot):
            raise Fault(f"the {screen} screen looks like the one before")
        self.last_shot = picture
        self.shots += 1
        self.keep(picture, f"{self.shots:02}-{screen.replace(' ', '-')}")

    def keep(self, picture, name):
        with open(os.path.join(self.pictures, name + ".png"), "wb") as file:
            file.write(picture.png())


def wait_for(app, screen):
    """Waits for a screen, and gives its picture."""
    return app.wait(f"the {screen} screen", lambda picture: screens.SCREENS[screen](picture) and picture)


def expect(truth, words):
    if not truth:
        raise Fault(words)


# Keys ------------------------------------------------------------------------------------------------------------------------------


def tab_to(app, what, is_there):
    """Presses Tab until the ring stands where it is wanted."""
    for _ in range(60):
        if is_there(app.picture()):
            return
        before = app.picture()
        app.key("Tab")

        # Where a page scrolls on by one card, the ring stands where it stood, around the next one.
        def moved(picture):
            return screens.focused(picture) != screens.focused(before) or (screens.focused(picture) and not picture.same(before))

        app.wait(f"the focus after Tab, on the way to {what},", moved, patience=20)
    raise Fault(f"{what} cannot be reached with Tab")


def tab_to_primary(app, number, what):
    """Presses Tab until the filled button of a number, counted from 0 in the order of Tab, has the focus."""
    seen = []

    def there(picture):
        ringed = [button for button in screens.primaries(picture) if screens.has_focus(picture, button)]
        if ringed:
            seen.append(ringed[0])
        return len(seen) > number

    tab_to(app, what, there)


def settings_button(picture):
    """The rightmost framed button at the head."""
    head = [button for button in screens.quiet_buttons(picture) if button.bottom < 90]
    return max(head, key=lambda button: button.right, default=None)


def next_button(picture):
    """The button that goes on to the scorecard, in the talk's column."""
    edge = screens.divide(picture)
    if edge is None:
        return None
    return next((button for button in screens.primaries(picture) if button.left > edge), None)


def sit_down(app, name):
    """Types a name on the first screen and goes on, all with keys."""
    wait_for(app, "people")
    app.type(name)
    app.wait("the button to begin", lambda picture: screens.primaries(picture))
    tab_to(app, "the button to begin", lambda picture: any(screens.has_focus(picture, b) for b in screens.primaries(picture)))
    app.key("Return")
    wait_for(app, "library")


def answer_briefing(app):
    """Begins the talk with Enter."""
    wait_for(app, "briefing")
    app.wait("the focus on the briefing's button", lambda picture: screens.has_focus(picture, screens.primaries(picture)[0]))
    app.key("Return")
    wait_for(app, "conversation")


def arrive(app, done, what):
    """Skips the arriving words with Space, until `done(picture)`."""
    if not done(app.picture()):
        app.key("space")
    return app.wait(what, done)


def answer_with_keys(app, numbers):
    """Gives replies by their numbers. The last on offer may lie out of view, where replies are long."""
    for turn, (number, offered) in enumerate(numbers, 1):
        arrive(app, lambda picture: len(screens.replies(picture)) in (offered - 1, offered), f"{offered} replies at turn {turn}")
        app.key(number)
        app.wait(f"the customer's answer at turn {turn}", lambda picture: not screens.replies(picture))


def talk_column(app):
    """The box right of the stage, where nothing moves by itself."""
    picture = app.picture()
    return screens.divide(picture) + 2, 0, picture.width, picture.height


def to_scorecard_with_keys(app):
    arrive(app, next_button, "the button to the scorecard")
    app.wait("the focus on the button to the scorecard", lambda picture: screens.has_focus(picture, next_button(picture)))
    app.key("Return")
    wait_for(app, "scorecard")


def by_keyboard(trial):
    """First start, a look at every screen, and the reference path, with keys alone."""
    app = trial.start("keyboard")
    trial.shot(app, "people")
    sit_down(app, "Aylin")
    trial.shot(app, "library")

    tab_to(app, "the settings", lambda picture: screens.has_focus(picture, settings_button(picture)))
    app.key("Return")
    trial.shot(app, "settings")
    app.key("Escape")
    wait_for(app, "library")

    tab_to_primary(app, 0, "the customer who is suggested")
    app.key("Return")
    trial.shot(app, "briefing")
    answer_briefing(app)
    arrive(app, screens.replies, "the first replies")
    app.wait_for_rest(talk_column(app))
    trial.shot(app, "conversation")
    app.key("p")
    trial.shot(app, "policy card")
    app.key("p")
    wait_for(app, "conversation")
    app.key("Escape")
    trial.shot(app, "pause")
    app.key("Escape")
    wait_for(app, "conversation")
    app.stop()

    app = trial.start("keyboard", "play", SCENARIO, "--seed", str(SEED))
    answer_briefing(app)
    answer_with_keys(app, trial.terminal.numbers(SCENARIO, SEED, trial.reference))
    to_scorecard_with_keys(app)
    trial.shot(app, "scorecard")
    app.stop()
    [record] = trial.terminal.records(trial.data("keyboard"))
    compare(trial, record, SCENARIO, SEED, trial.reference)


# The mouse -------------------------------------------------------------------------------------------------------------------------


def click_and_wait(app, place, screen):
    app.click(place)
    picture = wait_for(app, screen)
    app.mouse_away()
    return picture


def by_mouse(trial):
    """Another play, of the customer who is suggested first, with the mouse alone."""
    app = trial.start("keyboard")
    wait_for(app, "people")
    known = app.wait("the name of who has played before", lambda picture: [b for b in screens.quiet_buttons(picture) if b.width < 260])
    click_and_wait(app, known[0].middle, "library")
    picture = app.picture()
    click_and_wait(app, settings_button(picture).middle, "settings")
    picture = app.picture()
    click_and_wait(app, screens.primaries(picture)[-1].middle, "library")
    picture = app.picture()
    click_and_wait(app, screens.primaries(picture)[0].middle, "briefing")
    picture = app.picture()
    click_and_wait(app, screens.primaries(picture)[0].middle, "conversation")

    head = talk_head(app)
    click_and_wait(app, head[-2].middle, "policy card")
    close = [b for b in screens.quiet_buttons(app.picture()) if b.bottom < 120 and b.right < screens.divide(app.picture())]
    expect(close, "the policy card has no button that closes it")
    click_and_wait(app, close[-1].middle, "conversation")
    click_and_wait(app, talk_head(app)[-1].middle, "pause")
    click_and_wait(app, screens.primaries(app.picture())[0].middle, "conversation")

    for turn in range(1, 60):
        places = skip_with_mouse(app, turn)
        if not places:
            break
        app.click(places[0])
        app.wait(f"the customer's answer at turn {turn}", lambda picture: not screens.replies(picture))
        app.mouse_away()
    click_and_wait(app, next_button(app.picture()).middle, "scorecard")
    again = screens.primaries(app.picture())[0]
    click_and_wait(app, again.middle, "briefing")
    click_and_wait(app, back_link(app), "library")
    app.stop()

    records = [record for record in trial.terminal.records(trial.data("keyboard")) if record["person"] == "Aylin"]
    expect(len(records) == 1, f"the store holds {len(records)} plays of Aylin's, not one")
    replies = [choice["reply"] for choice in records[0]["transcript"]]
    compare(trial, records[0], trial.shelf[0]["id"], records[0]["seed"], replies)


def talk_head(app):
    """The framed buttons over the talk, from the left."""
    def head(picture):
        edge = screens.divide(picture)
        found = [button for button in screens.quiet_buttons(picture) if edge is not None and button.left > edge and button.bottom < 80]
        return sorted(found, key=lambda button: button.left) if len(found) >= 2 else None

    return app.wait("the buttons over the talk", head)


def skip_with_mouse(app, turn):
    """Clicks the arriving words away. The places of the replies then, or none if the talk has ended."""
    def settled(picture):
        return screens.replies(picture) or next_button(picture)

    if not settled(app.picture()):
        edge = screens.divide(app.picture())
        rest = [b for b in screens.quiet_buttons(app.picture()) if b.left > edge and b.top > 120]
        if rest:
            app.click(rest[-1].middle)
    app.wait(f"the replies or the end at turn {turn}", settled)
    app.mouse_away()
    # The height of the replies is measured with their first frame; then they lie still.
    return screens.replies(app.wait_for_rest(talk_column(app)))


def back_link(app):
    """The middle of the link at the top left."""
    def link(picture):
        letters = [blob for blob in picture.blobs(screens.COLOURS["accent"], run=2) if blob.bottom < 70 and blob.right < 300]
        return letters and (letters[0].middle[0] + 20, sum(blob.middle[1] for blob in letters) // len(letters))

    return app.wait("the link to all customers", link)


# What is kept ----------------------------------------------------------------------------------------------------------------------


def compare(trial, record, scenario, seed, replies):
    """Holds a record against the same play in the terminal. The scenario is an id or a file."""
    played = trial.terminal.played(scenario, seed, replies)
    named = os.path.basename(scenario).removesuffix(".ron")
    expect(record["scenario"]["id"] == named, f"the record is of {record['scenario']['id']}, not of {named}")
    expect(record["scenario"]["hash"] == played["scenario"]["hash"], "the record's scenario has another hash than the terminal's")
    expect(record["seed"] == seed and not record["timed"], f"the record has seed {record['seed']}, timed {record['timed']}")
    steps = [[(choice["node"], choice["reply"]) for choice in transcript] for transcript in (record["transcript"], played["transcript"])]
    expect(steps[0] == steps[1], f"the window kept {steps[0]}, the terminal {steps[1]}")
    expect("scores" in record["scorecard"], f"the record's scorecard is {record['scorecard']}")
    for name, kept in record["scorecard"].items():
        value = played["scorecard"].get(name)
        # How long somebody took is the one thing that an unattended play does not have.
        same = name == "own_seconds" or is_part(kept, value)
        expect(same, f"the scorecard's {name} is {kept} in the window and {value} in the terminal")


def is_part(kept, whole):
    """Whether all that is kept stands in the whole too: a record leaves out what follows from texts and replies."""
    if isinstance(kept, dict):
        return isinstance(whole, dict) and all(name in whole and is_part(value, whole[name]) for name, value in kept.items())
    if isinstance(kept, list):
        return isinstance(whole, list) and len(kept) == len(whole) and all(map(is_part, kept, whole))
    return kept == whole


def after_a_kill(trial):
    """Killed in the middle of a talk and started again, it goes on where it was and ends as if nothing had been."""
    numbers = trial.terminal.numbers(SCENARIO, SEED, trial.reference)
    half = len(numbers) // 2
    app = trial.start("killed", "play", SCENARIO, "--seed", str(SEED), "--name", "Kim")
    answer_briefing(app)
    answer_with_keys(app, numbers[:half])
    app.kill()

    app = trial.start("killed")
    sit_down(app, "Kim")
    trial.shot(app, "library")
    tab_to_primary(app, 0, "the button that goes on with the talk")
    app.key("Return")
    wait_for(app, "conversation")
    answer_with_keys(app, numbers[half:])
    to_scorecard_with_keys(app)
    app.stop()
    [record] = trial.terminal.records(trial.data("killed"))
    compare(trial, record, SCENARIO, SEED, trial.reference)


def two_at_once(trial):
    """Two copies on one folder: both play to the end, and both plays are kept."""
    numbers = trial.terminal.numbers(SCENARIO, SEED, trial.reference)
    other = trial.terminal.numbers(SCENARIO, SEED + 1, trial.reference)
    first = trial.start("two", "play", SCENARIO, "--seed", str(SEED), "--name", "Ann")
    answer_briefing(first)
    answer_with_keys(first, numbers[:2])
    second = trial.start("two", "play", SCENARIO, "--seed", str(SEED + 1), "--name", "Ben")
    answer_briefing(second)
    answer_with_keys(second, other[:2])
    for app, rest in ((first, numbers[2:]), (second, other[2:])):
        app.focus()
        answer_with_keys(app, rest)
        to_scorecard_with_keys(app)
    trial.stop_all()
    records = {record["person"]: record for record in trial.terminal.records(trial.data("two"))}
    expect(set(records) == {"Ann", "Ben"}, f"the store holds plays of {sorted(records)}")
    compare(trial, records["Ann"], SCENARIO, SEED, trial.reference)
    compare(trial, records["Ben"], SCENARIO, SEED + 1, trial.reference)


def half_a_talk(trial, name, own, said):
    """Begins a talk of an own scenario, gives the first replies of the reference path, and quits. The play as the store has it then."""
    app = trial.start(name, "--scenarios", os.path.dirname(own), "play", own, "--seed", str(SEED), "--name", "Kim")
    answer_briefing(app)
    answer_with_keys(app, trial.terminal.numbers(own, SEED, trial.reference)[:said])
    app.stop()
    [begun] = changes.plays(trial.data(name))
    expect(begun["state"] == "open" and len(begun["choices"]) == said, f"the store has {begun} of half a talk")
    return begun


def go_on(trial, name, own, begun):
    """Starts again, goes on with the talk, and looks at what is said. Nothing is written by looking."""
    app = trial.start(name, "--scenarios", os.path.dirname(own))
    sit_down(app, "Kim")
    trial.shot(app, "library")
    tab_to_primary(app, 0, "the button that goes on with the talk")
    app.key("Return")
    wait_for(app, "conversation")
    app.wait("what is said of the changed scenario", screens.note)
    app.wait_for_rest(talk_column(app))
    trial.shot(app, "conversation")
    expect(changes.plays(trial.data(name)) == [begun], "going on has written to the store before a reply was given")
    return app


def under_an_open_talk(trial):
    """A scenario changes under a talk that was left: what still stands is carried over, and the first record is kept as it was."""
    with open(os.path.join(screens.ROOT, "scenarios", SCENARIO + ".ron"), encoding="utf-8") as file:
        text = file.read()
    first = [(choice["node"], choice["reply"]) for choice in trial.terminal.played(SCENARIO, SEED, trial.reference)["transcript"]]
    # The talk is left after four replies; the third is renamed, or the node of the fourth is taken away.
    (node, reply), (gone, given), (following, _) = first[2:5]
    anew = [reply + "-anew" if said == reply else said for said in trial.reference]
    cases = {
        "alias": (changes.renamed_with_alias(text, node, reply), 4, 4, anew),
        "renamed": (changes.renamed(text, reply), 4, 2, anew),
        "removed": (changes.without_node(text, gone, following, given), 4, 3, [said for said in trial.reference if said != given]),
        "stood": (changes.without_node(text, gone, following, given), 3, 3, [said for said in trial.reference if said != given]),
    }
    for case, (changed, said, kept, replies) in cases.items():
        name = f"changed-{case}"
        own = own_scenario(trial, name, text)
        begun = half_a_talk(trial, name, own, said)
        write(own, changed)
        app = go_on(trial, name, own, begun)
        answer_with_keys(app, trial.terminal.numbers(own, SEED, replies)[kept:])
        to_scorecard_with_keys(app)
        app.stop()
        old, new = changes.plays(trial.data(name))
        expect(old == {**begun, "state": "left"}, f"{case}: the first record was {begun} and is {old}")
        expect(new["state"] == "done" and new["id"] != old["id"], f"{case}: the new record is {new}")
        for same in ("person", "seed", "timed", "started_at", "handed_in", "branch_of"):
            expect(new[same] == old[same], f"{case}: {same} was {old[same]} and is {new[same]}")
        times = [[choice[3:] for choice in play["choices"][:kept]] for play in (old, new)]
        expect(times[0] == times[1], f"{case}: the times of the replies that stand were {times[0]} and are {times[1]}")
        [record] = [record for record in trial.terminal.records(trial.data(name)) if record["id"] == new["id"]]
        compare(trial, record, own, SEED, replies)
    by_its_own_text(trial, text)


def by_its_own_text(trial, text):
    """A scenario that has got faults: the talk goes on by its own text, and its scorecard says so and offers no other try."""
    name = "changed-faults"
    own = own_scenario(trial, name, text)
    begun = half_a_talk(trial, name, own, 2)
    numbers = trial.terminal.numbers(own, SEED, trial.reference)
    write(own, changes.with_faults(text))
    app = go_on(trial, name, own, begun)
    answer_with_keys(app, numbers[2:])
    to_scorecard_with_keys(app)
    trial.shot(app, "scorecard")
    tab_to_primary(app, 0, "the button to another customer")
    app.key("Return")
    wait_for(app, "library")
    app.stop()
    [play] = changes.plays(trial.data(name))
    expect(play["id"] == begun["id"] and play["choices"][:2] == begun["choices"], f"the record was {begun} and is {play}")
    write(own, text)
    [record] = trial.terminal.records(trial.data(name))
    compare(trial, record, own, SEED, trial.reference)


def own_scenario(trial, name, text):
    """A scenario in a folder of its own."""
    folder = trial.data(name + "-scenarios")
    os.makedirs(folder)
    own = os.path.join(folder, "own-refund.ron")
    write(own, text)
    return own


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def without_a_window(trial):
    """Without a display or an adapter it says so in one line and leaves with 2."""
    usual = trial.desktop.environment
    cases = {
        "no display": ("there is no display", {name: value for name, value in usual.items() if name != "DISPLAY"}),
        "an empty display": ("there is no display", {**usual, "DISPLAY": ""}),
        "a display that is not there": ("the display cannot be reached", {**usual, "DISPLAY": ":4095"}),
        "no usable adapter": (
            "no usable graphics adapter was found",
            {**usual, "VK_ICD_FILENAMES": "/nonexistent", "VK_DRIVER_FILES": "/nonexistent", "WGPU_BACKEND": "vulkan"},
        ),
    }
    for arguments in ([], ["play", SCENARIO]):
        for name, (reason, environment) in cases.items():
            done = subprocess.run(
                [trial.program, "--data-dir", trial.data("without"), *arguments],
                env=environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                timeout=120,
            )
            what = f"with {name}, `goodword {' '.join(arguments)}`"
            said = f"; it said {done.stderr!r} and {done.stdout!r}"
            expect(done.returncode == 2, f"{what} ended with {done.returncode}, not 2{said}")
            expect(len(done.stderr.strip().splitlines()) == 1, f"{what} did not say one line{said}")
            expect(reason in done.stderr, f"{what} did not say that {reason}{said}")
            expect(done.stdout == "", f"{what} printed a result{said}")
            expect("panicked" not in done.stderr, f"{what} panicked{said}")


def by_screen_reader(trial):
    """The reference path through the accessibility tree alone: no key, no mouse."""
    through_the_tree(trial, "reader.py", trial.data("reader"), SCENARIO, str(SEED), "Answer the phone")
    records = trial.terminal.records(trial.data("reader"))
    expect(len(records) == 1, f"there are {len(records)} records")
    played = [choice["reply"] for choice in records[0]["transcript"]]
    expect(played == trial.reference, f"{played} was played")


def in_every_look(trial):
    """Every screen in every shade, with text at 100 and at 200 percent: a picture of each, and nothing sticks out or lies over another."""
    data = trial.data("looks")
    played = ["play", SCENARIO, "--seed", str(SEED), "--replies", ",".join(trial.reference), "--name", "Aylin"]
    Terminal(trial.program, trial.desktop.environment, data).run(*played)
    through_the_tree(trial, "looks.py", data, trial.desktop.framebuffer, os.path.join(trial.pictures, "looks"))


def through_the_tree(trial, script, *arguments):
    """Runs a script that finds its way by the accessibility tree, with the texts of the reference path."""
    python = next((python for python in ("python3", "/usr/bin/python3") if _knows_atspi(python)), None)
    expect(python and shutil.which("dbus-run-session"), "at-spi2-core, dbus, python3-gi and gir1.2-atspi-2.0 are needed")
    texts = [line["text"] for line in trial.terminal.played(SCENARIO, SEED, trial.reference)["scorecard"]["decisions"]]
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), script)
    done = subprocess.run(
        ["dbus-run-session", "--", python, "-B", path, trial.program, *arguments],
        env=trial.desktop.environment,
        input=json.dumps([" ".join(text.split()) for text in texts]),
        capture_output=True,
        text=True,
        timeout=600,
    )
    expect(done.returncode == 0, done.stderr.strip() or done.stdout.strip())


def _knows_atspi(python):
    asks = "import gi; gi.require_version('Atspi', '2.0')"
    return shutil.which(python) and subprocess.run([python, "-c", asks], capture_output=True).returncode == 0


PARTS = {
    "keyboard": by_keyboard,
    "mouse": by_mouse,
    "reader": by_screen_reader,
    "looks": in_every_look,
    "kill": after_a_kill,
    "two": two_at_once,
    "changed": under_an_open_talk,
    "without": without_a_window,
}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True, help="the built command")
    parser.add_argument("--pictures", required=True, help="a folder for the pictures of the screens")
    parser.add_argument("--keep", action="store_true", help="keep the folder with the records and the app's words")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"only these: {', '.join(PARTS)}")
    arguments = parser.parse_args()
    unknown = set(arguments.parts) - set(PARTS)
    if unknown:
        parser.error(f"there is no part {', '.join(sorted(unknown))}")
    os.makedirs(arguments.pictures, exist_ok=True)
    folder = tempfile.mkdtemp(prefix="goodword-window-")
    desktop = Desktop(folder)
    trial = Trial(os.path.abspath(arguments.program), desktop, folder, arguments.pictures)
    failed = []
    try:
        for name in arguments.parts or PARTS:
            began = time.monotonic()
            try:
                PARTS[name](trial)
                print(f"window: {name}: fine ({time.monotonic() - began:.0f} s)", flush=True)
            except Exception as fault:
                failed.append(name)
                picture = desktop.picture()
                trial.keep(picture, f"failed-{name}")
                looks = ", ".join(screens.which(picture)) or "no screen that is known"
                print(f"window: {name}: FAILED ({time.monotonic() - began:.0f} s): {fault}", flush=True)
                print(f"  the screen looked like: {looks}; see {os.path.join(arguments.pictures, f'failed-{name}.png')}", flush=True)
                if not isinstance(fault, Fault):
                    traceback.print_exc()
            finally:
                trial.stop_all()
    finally:
        desktop.close()
        if arguments.keep or failed:
            print(f"window: records and logs are in {folder}", flush=True)
        else:
            shutil.rmtree(folder)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
