"""What a trainer may do to a scenario that is being played, and what the store holds before and after."""

import os
import re
import sqlite3


def renamed(text, reply):
    """The text with another id and other words for a reply. It is no longer known by its old id."""
    new = reply + "-anew"
    changed = _replace(text, f'"{reply}"', f'"{new}"').replace(f'/{reply}")', f'/{new}")')
    return _replace(changed, f'"{new}": (\n                    text: "', f'"{new}": (\n                    text: "Well. ')


def renamed_with_alias(text, node, reply):
    """The same, and the file says what the reply was called before."""
    alias = f'    aliases: (replies: {{"{node}/{reply}": "{node}/{reply}-anew"}}),\n'
    return _replace(renamed(text, reply), '    start: "', alias + '    start: "')


def without_node(text, node, following, reply):
    """The text without a node. What led to it leads to the following one, the reference path goes without the reply that was given there,
    and what asked for a reply there asks for the first of the path."""
    start = text.index(f'\n        "{node}": (\n') + 1
    end = text.index("\n        ),\n", start) + len("\n        ),\n")
    shorter = _replace(text[:start] + text[end:], f'goto: "{node}"', f'goto: "{following}"')
    first = re.search(r'start: "([^"]+)".*?reference: \["([^"]+)"', shorter, re.DOTALL)
    shorter = re.sub(rf'Chose\("{node}/[^"]+"\)', f'Chose("{first[1]}/{first[2]}")', shorter)
    return re.sub(rf'(reference: \[.*?)"{reply}", ', r"\1", shorter, count=1)


def with_faults(text):
    """The text with an end that is nowhere."""
    return _replace(text, '    start: "', '    start: "nowhere-')


def _replace(text, old, new):
    if old not in text:
        raise AssertionError(f"the scenario has no {old!r}")
    return text.replace(old, new)


def plays(data_dir):
    """Every play in the store of a folder, the earliest first: its row and its choices, as they stand there."""
    store = sqlite3.connect(f"file:{os.path.join(data_dir, 'goodword.db')}?mode=ro", uri=True)
    store.row_factory = sqlite3.Row
    try:
        found = [dict(row) for row in store.execute("SELECT * FROM plays ORDER BY number")]
        for play in found:
            rows = store.execute("SELECT n, node, reply, at_ms, pace FROM choices WHERE play = ? ORDER BY n", [play["number"]])
            play["choices"] = [tuple(row) for row in rows]
        return found
    finally:
        store.close()
