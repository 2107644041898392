#!/usr/bin/env python3
"""Plays a scenario in the real window as a screen reader would: through the accessibility tree (AT-SPI) alone, with no key and no mouse.

Started by run.py inside a session bus of its own. Needs at-spi2-core, python3-gi and gir1.2-atspi-2.0.
"""

import json
import os
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

PATIENCE = float(os.environ.get("GOODWORD_WINDOW_PATIENCE", "60"))


def say_that_a_reader_is_there():
    """What a screen reader tells the desktop when it starts."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    for name in ("IsEnabled", "ScreenReaderEnabled"):
        bus.call_sync(
            "org.a11y.Bus",
            "/org/a11y/bus",
            "org.freedesktop.DBus.Properties",
            "Set",
            GLib.Variant("(ssv)", ("org.a11y.Status", name, GLib.Variant("b", True))),
            None,
            Gio.DBusCallFlags.NONE,
            30_000,
        )


def walk(node, depth=0):
    """A node and everything below it."""
    if node is None or depth > 40:
        return
    yield node
    try:
        count = node.get_child_count()
    except GLib.Error:
        return
    for index in range(count):
        try:
            child = node.get_child_at_index(index)
        except GLib.Error:
            continue
        yield from walk(child, depth + 1)


class Reader:
    """Finds what stands in the window by role and name, and presses it."""

    def __init__(self, process):
        self.process = process

    def nodes(self):
        """Role and name of everything in the app's windows."""
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(index)
            try:
                mine = app is not None and app.get_process_id() == self.process.pid
            except GLib.Error:
                continue
            if not mine:
                continue
            for node in walk(app):
                try:
                    yield node, node.get_role_name(), " ".join((node.get_name() or "").split())
                except GLib.Error:
                    continue

    def find(self, wanted, what):
        """The first node that is wanted, as soon as it is there."""
        until = time.monotonic() + PATIENCE
        seen = []
        while time.monotonic() < until:
            if self.process.poll() is not None:
                sys.exit(f"the app ended with {self.process.returncode}")
            seen = list(self.nodes())
            for node, role, name in seen:
                if wanted(role, name):
                    return node, name
            time.sleep(0.1)
        shown = "\n  ".join(f"{role}: {name}" for _, role, name in seen if name)
        sys.exit(f"{what} is not in the tree; there are\n  {shown}")

    def is_button(self, role):
        return role in ("push button", "button")

    def press(self, name):
        """Presses the button whose name ends so; before that, if words still arrive, the one that brings the rest of them."""
        rest = "Show the rest (Space)"
        wanted = f"the button “{name}”"
        node, found = self.find(lambda role, found: self.is_button(role) and found.endswith((name, rest)), wanted)
        self._do(node, found)
        if not found.endswith(name):
            node, found = self.find(lambda role, found: self.is_button(role) and found.endswith(name), wanted)
            self._do(node, found)

    def _do(self, node, name):
        try:
            done = Atspi.Action.get_n_actions(node) > 0 and Atspi.Action.do_action(node, 0)
        except GLib.Error:
            # The words had all arrived, and the button was gone.
            done = name.endswith("(Space)")
        if not done:
            sys.exit(f"the button “{name}” cannot be pressed")

    def reads(self, text):
        """Waits until a text stands there."""
        self.find(lambda role, found: text in found, f"“{text}”")


def main():
    program, data_dir, scenario, seed, begin = sys.argv[1:6]
    texts = json.load(sys.stdin)
    say_that_a_reader_is_there()
    with open(data_dir + ".log", "ab") as log:
        process = subprocess.Popen(
            [program, "--data-dir", data_dir, "play", scenario, "--seed", seed, "--name", "Reader"],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
    try:
        reader = Reader(process)
        reader.press(begin)
        for text in texts:
            reader.press(f". {text}")
        reader.press("See how it went")
        reader.reads("Passed")
        reader.reads("Your decisions")
        reader.press("Try again")
        reader.reads("What you practise")
    finally:
        process.terminate()
        process.wait(20)
    return 0


if __name__ == "__main__":
    sys.exit(main())
