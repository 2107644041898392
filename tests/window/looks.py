#!/usr/bin/env python3
"""Takes a picture of every screen in every shade, with text at 100 and at 200 percent, and looks where the app says that its words lie.

Goes from screen to screen through the accessibility tree, as the pictures' colours differ from shade to shade. Started by run.py inside a
session bus of its own. That rows of text are whole and none lies over another is reckoned from what is drawn, for the same screens, in
tests/ui/layout.rs; here the real window is asked where each text and button came to lie.
"""

import json
import os
import sqlite3
import subprocess
import sys
import time

from picture import Picture
from reader import PATIENCE, Atspi, GLib, Reader, say_that_a_reader_is_there

SHADES = ("Light", "Dark", "Contrast")
SIZES = (100, 200)
# The smallest thing that a finger or a shaking hand can meet, in points.
TARGET = 24


class Box:
    """Where something came to lie, in pixels of the window."""

    def __init__(self, node, role, name):
        extents = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
        self.role, self.name = role, name
        self.left, self.top = extents.x, extents.y
        self.right, self.bottom = extents.x + extents.width, extents.y + extents.height

    def within(self, other):
        """Whether all of it lies inside another."""
        return other.left <= self.left and self.right <= other.right and other.top <= self.top and self.bottom <= other.bottom

    def over(self, other):
        """Whether the two share more than an edge."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide > 2 and high > 2

    def __repr__(self):
        return f"{self.role} “{self.name[:50]}” at {self.left},{self.top} to {self.right},{self.bottom}"


class Looker:
    """Visits the screens of one shade and size."""

    def __init__(self, reader, screen, pictures, name, percent):
        self.reader, self.screen, self.pictures, self.name, self.percent = reader, screen, pictures, name, percent
        self.last = None
        self.faults = []

    def new(self, screen):
        """The picture of a screen, once it is there and nothing moves."""
        until = time.monotonic() + PATIENCE
        last, since = self.now(), time.monotonic()
        while time.monotonic() - since < 0.35 or last.is_blank() or (self.last is not None and last.same(self.last)):
            time.sleep(0.08)
            now = self.now()
            if not now.same(last):
                last, since = now, time.monotonic()
            if time.monotonic() > until:
                sys.exit(f"{self.name}: the {screen} screen is blank, looks like the one before, or does not come to rest")
        return last

    def now(self):
        with open(self.screen, "rb") as file:
            return Picture.of_framebuffer(file.read())

    def look(self, screen, waits_for):
        """Waits until a screen is there, keeps its picture, and looks where things lie."""
        self.reader.reads(waits_for)
        picture = self.last = self.new(screen)
        with open(os.path.join(self.pictures, f"{self.name}-{screen}.png"), "wb") as file:
            file.write(picture.png())
        self.measure(screen, picture)

    def measure(self, screen, picture):
        """Words that stick out at the sides, buttons that are too small, and buttons in the window that lie over one another."""
        boxes = list(self.boxes())
        bars = [box for box in boxes if box.role == "scroll bar"]
        named = [box for box in boxes if box.name and box.right > box.left and box.role != "scroll bar"]
        if not named:
            sys.exit(f"{self.name}: nothing is told of the {screen} screen")
        for box in named:
            if box.left < 0 or box.right > picture.width:
                self.faults.append(f"{screen}: {box} sticks out of the window")
        buttons = [box for box in named if self.reader.is_button(box.role)]
        for box in buttons:
            if min(box.right - box.left, box.bottom - box.top) < TARGET * self.percent // 100:
                self.faults.append(f"{screen}: {box} is smaller than {TARGET} points")
        # What scrolls may go on under its neighbours; it is cut off at the end of its bar.
        whole = [box for box in buttons if box.top >= 0 and box.bottom <= picture.height]
        still = [box for box in whole if not any(bar.left > box.left and bar.top < box.bottom and box.top < bar.bottom for bar in bars)]
        moved = {id(box) for box in self.scrolled(boxes, bars)}
        still = [box for box in still if id(box) not in moved]
        for index, box in enumerate(still):
            for other in still[index + 1 :]:
                if box.over(other) and not box.within(other) and not other.within(box):
                    self.faults.append(f"{screen}: {box} lies over {other}")

    def boxes(self):
        """Everything in the window that has a place of its own."""
        for node, role, name in self.reader.nodes():
            try:
                if role not in ("application", "frame"):
                    yield Box(node, role, name)
            except GLib.Error:
                # A group of others, which has none.
                continue

    def scrolled(self, boxes, bars):
        """What stands before a bar in the tree and below or above its reach: it is scrolled out of view, or it lies outside."""
        begins = 0
        for bar in bars:
            ends = boxes.index(bar)
            for box in boxes[begins:ends]:
                if box.left < bar.left and box.top >= bar.bottom:
                    yield box
            begins = ends + 1


def prefer(data_dir, shade, percent):
    """Sets what a person likes, as the settings screen keeps it."""
    liked = json.dumps({"shade": shade, "text_percent": percent, "arrival": "AtOnce", "still": True})
    with sqlite3.connect(os.path.join(data_dir, "goodword.db")) as store:
        store.execute("INSERT OR REPLACE INTO settings VALUES ('preferences', ?)", (liked,))
    store.close()


def visit(program, data_dir, screen, pictures, texts, shade, percent):
    """Goes through all screens and keeps a picture of each. What was wrong with them."""
    prefer(data_dir, shade, percent)
    name = f"{shade.lower()}-{percent}"
    found = []
    for arguments, tour in (([], at_the_shelf), (["play", "late-refund", "--seed", "7", "--no-save"], through_a_talk)):
        with open(data_dir + ".log", "ab") as log:
            process = subprocess.Popen(
                [program, "--data-dir", data_dir, *arguments], stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        try:
            looker = Looker(Reader(process), screen, pictures, name, percent)
            tour(looker, texts)
            found += [f"{name}, {fault}" for fault in looker.faults]
        finally:
            process.terminate()
            process.wait(20)
    return found


def at_the_shelf(looker, _texts):
    looker.look("people", "Begin")
    looker.reader.press("Aylin")
    looker.look("library", "Talk to ")
    looker.reader.press("Settings")
    looker.look("settings", "Done")
    looker.reader.press("Done")
    for button, screen, waits_for in (
        ("Your progress", "progress", "Your attempts"),
        ("How the team fares", "review", "verified"),
        ("Rate a talk", "calibrate", "Nothing to rate"),
    ):
        looker.reader.press(button)
        looker.look(screen, waits_for)
        looker.reader.press("All customers")


def through_a_talk(looker, texts):
    looker.look("briefing", "Answer the phone")
    looker.reader.press("Answer the phone")
    looker.look("conversation", texts[0])
    looker.reader.press("Policy card (P)")
    looker.look("policy-card", "Close (P)")
    looker.reader.press("Close (P)")
    looker.reader.press("Pause")
    looker.look("pause", "Go on")
    looker.reader.press("Go on")
    for text in texts:
        looker.reader.press(f". {text}")
    looker.look("ending", "See how it went")
    looker.reader.press("See how it went")
    looker.look("scorecard", "Your decisions")
    looker.reader.press("Customer's eyes")
    looker.look("replay", "Back to the scorecard")


def main():
    program, data_dir, screen, pictures = sys.argv[1:5]
    texts = json.load(sys.stdin)
    os.makedirs(pictures, exist_ok=True)
    say_that_a_reader_is_there()
    found = []
    # The pointer lies where it covers nothing.
    subprocess.run(["xdotool", "mousemove", "--sync", "4000", "4000"], check=True)
    for shade in SHADES:
        for percent in SIZES:
            found += visit(program, data_dir, screen, pictures, texts, shade, percent)
    if found:
        sys.exit("\n  ".join(["", *found]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
