"""What the same play gives in the terminal: the other half of every comparison."""

import json
import re
import subprocess


class Terminal:
    """Runs the command without a window."""

    def __init__(self, program, environment, data_dir):
        self.program, self.environment, self.data_dir = program, environment, data_dir

    def run(self, *arguments, given=""):
        """Runs a command and gives its standard output."""
        done = subprocess.run(
            [self.program, "--data-dir", self.data_dir, *arguments],
            env=self.environment,
            input=given,
            capture_output=True,
            text=True,
            timeout=120,
        )
        if done.returncode != 0:
            raise AssertionError(f"goodword {' '.join(arguments)} ended with {done.returncode}: {done.stderr.strip()}")
        return done.stdout

    def scenarios(self):
        """The shelf, in its order."""
        return json.loads(self.run("list", "--format", "json"))["scenarios"]

    def played(self, scenario, seed, replies):
        """The result of a play."""
        arguments = ["play", scenario, "--seed", str(seed), "--replies", ",".join(replies), "--no-save", "--format", "json"]
        return json.loads(self.run(*arguments))

    def numbers(self, scenario, seed, replies):
        """For each reply of a play, the number it is shown under and how many are shown."""
        played = self.played(scenario, seed, replies)
        texts = [_plain(line["text"]) for line in played["scorecard"]["decisions"]]
        numbers = []
        for text in texts:
            given = "".join(f"{number}\n" for number, _ in numbers)
            shown = self.run("play", scenario, "--terminal", "--seed", str(seed), "--no-save", given=given)
            offered = _last_offer(shown)
            if text not in offered:
                raise AssertionError(f"the terminal does not offer “{text}” but {offered}")
            numbers.append((offered.index(text) + 1, len(offered)))
        return numbers

    def records(self, data_dir):
        """Every record that the store of a folder holds."""
        lines = [json.loads(line) for line in Terminal(self.program, self.environment, data_dir).run("export", "--all").splitlines()]
        return [line for line in lines if "transcript" in line]


def _plain(text):
    return " ".join(text.split())


def _last_offer(shown):
    """The replies that a talk in the terminal has offered last."""
    offered = []
    for part in re.split(r"\n\s*\n", shown):
        option = re.match(r"  (\d+)  (.*)", part.strip("\n"), re.DOTALL)
        if option is None:
            continue
        number, text = int(option.group(1)), option.group(2)
        if number == 1:
            offered = []
        if number == len(offered) + 1:
            lines = text.splitlines()
            words = [lines[0]]
            for line in lines[1:]:
                if not line.startswith("     "):
                    break
                words.append(line)
            offered.append(_plain(" ".join(words)))
    return offered
