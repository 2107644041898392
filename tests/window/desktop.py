"""A screen of our own, the app on it, and hands: keys and the mouse. Everything here acts from outside the app."""

import os
import select
import signal
import subprocess
import time

from picture import Picture

WIDTH, HEIGHT = 1280, 720
# The app is built without optimisation and drawn by the processor; a busy machine may take its time.
PATIENCE = float(os.environ.get("GOODWORD_WINDOW_PATIENCE", "60"))


class Fault(Exception):
    """Something the app did not do."""


class Desktop:
    """An X screen without a window manager, kept in a file that can be read."""

    def __init__(self, folder):
        self.folder = os.path.join(folder, "screen")
        os.makedirs(self.folder)
        self.framebuffer = os.path.join(self.folder, "Xvfb_screen0")
        reads, writes = os.pipe()
        with open(os.path.join(folder, "xvfb.log"), "wb") as log:
            self.server = subprocess.Popen(
                ["Xvfb", "-displayfd", str(writes), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-fbdir", self.folder]
                + ["-nolisten", "tcp", "-noreset"],
                pass_fds=[writes],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        os.close(writes)
        try:
            self.name = ":" + _line(reads, 30)
        finally:
            os.close(reads)
        runtime = os.path.join(folder, "runtime")
        os.makedirs(runtime, mode=0o700)
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("WAYLAND", "GOODWORD"))},
            "DISPLAY": self.name,
            "XDG_RUNTIME_DIR": runtime,
            # Nothing of the person who runs this is read or written.
            "HOME": os.path.join(folder, "home"),
            "XDG_DATA_HOME": os.path.join(folder, "home", "data"),
        }
        os.makedirs(self.environment["HOME"])

    def picture(self):
        """What the screen shows now."""
        with open(self.framebuffer, "rb") as file:
            return Picture.of_framebuffer(file.read())

    def hands(self, *what):
        """Moves the mouse or presses keys."""
        done = subprocess.run(["xdotool", *map(str, what)], env=self.environment, capture_output=True, text=True, timeout=60)
        if done.returncode != 0:
            raise Fault(f"xdotool {' '.join(map(str, what))} failed: {done.stderr.strip()}")
        return done.stdout

    def close(self):
        """Takes the screen away."""
        self.server.terminate()
        self.server.wait(10)


def _line(reads, patience):
    text = b""
    until = time.monotonic() + patience
    while not text.endswith(b"\n"):
        if not select.select([reads], [], [], max(0, until - time.monotonic()))[0]:
            raise Fault("Xvfb did not start")
        more = os.read(reads, 64)
        if not more:
            raise Fault("Xvfb ended at once; its words are in xvfb.log")
        text += more
    return text.decode().strip()


class App:
    """The running app and its window."""

    def __init__(self, desktop, program, data_dir, *arguments):
        self.desktop = desktop
        self.log = data_dir + ".log"
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [program, "--data-dir", data_dir, *arguments],
                env=desktop.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        self.window = self._find_window()
        # Without a window manager nobody else gives it the focus.
        desktop.hands("windowmove", "--sync", self.window, 0, 0)
        self.focus()
        self.mouse_away()

    def _find_window(self):
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            self.check_alive()
            found = subprocess.run(
                ["xdotool", "search", "--all", "--onlyvisible", "--pid", str(self.process.pid), "--name", "^Goodword$"],
                env=self.desktop.environment,
                capture_output=True,
                text=True,
            ).stdout.split()
            if found:
                return found[-1]
            time.sleep(0.2)
        raise Fault("no window came up")

    def focus(self):
        """Sends keys to this window from now on."""
        self.desktop.hands("windowraise", self.window, "windowfocus", "--sync", self.window)

    def check_alive(self):
        """Fails if the app has ended or has printed a panic."""
        words = self.words()
        if self.process.poll() is not None:
            raise Fault(f"the app ended with {self.process.returncode}: {words or 'it said nothing'}")
        if "panicked" in words:
            raise Fault(f"the app panicked: {words}")

    def words(self):
        """What the app has printed."""
        with open(self.log, encoding="utf-8", errors="replace") as log:
            return log.read().strip()

    def key(self, *keys):
        """Presses keys, one after another."""
        for name in keys:
            self.desktop.hands("key", name)

    def type(self, text):
        """Types words."""
        self.desktop.hands("type", "--delay", 60, text)

    def click(self, place):
        """Moves the mouse there and clicks."""
        self.desktop.hands("mousemove", *place)
        # A hand rests on a button before it presses; so the app has seen the mouse come.
        time.sleep(0.15)
        self.desktop.hands("click", 1)

    def scroll(self, place, clicks):
        """Turns the wheel, down if above 0."""
        self.desktop.hands("mousemove", *place)
        self.desktop.hands("click", "--repeat", abs(clicks), "--delay", 40, 5 if clicks > 0 else 4)

    def mouse_away(self):
        """Puts the mouse where nothing lies under it."""
        self.desktop.hands("mousemove", WIDTH - 2, HEIGHT - 2)

    def picture(self):
        """What the screen shows now, in two equal looks, so that no half-drawn frame is taken."""
        last = self.desktop.picture()
        for _ in range(4):
            time.sleep(0.03)
            now = self.desktop.picture()
            if now.same(last):
                return now
            last = now
        return last

    def wait(self, what, until, patience=PATIENCE):
        """Waits until `until(picture)` gives something, and gives it. `what` says what did not come."""
        end = time.monotonic() + patience
        while True:
            picture = self.picture()
            found = until(picture)
            if found:
                return found
            self.check_alive()
            if time.monotonic() > end:
                raise Fault(f"{what} did not come up in {patience:.0f} s")
            time.sleep(0.05)

    def wait_for_rest(self, box, patience=PATIENCE):
        """Waits until nothing moves within a box for a moment."""
        end = time.monotonic() + patience
        last, since = self.desktop.picture(), time.monotonic()
        while time.monotonic() - since < 0.5:
            time.sleep(0.1)
            now = self.desktop.picture()
            if not now.same(last, box):
                last, since = now, time.monotonic()
            if time.monotonic() > end:
                raise Fault(f"the screen did not come to rest in {patience:.0f} s")
        return last

    def kill(self):
        """Ends it as a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)

    def stop(self):
        """Ends it."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.kill()
