"""How each screen is known from its picture, and where its buttons are.

Nothing here knows a position: screens are known by the theme's colours and by the few rules of the layout that a person
would name, such as "one filled button in the middle at the foot".
"""

import os
import re

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def _light():
    with open(os.path.join(ROOT, "assets", "theme.ron"), encoding="utf-8") as file:
        light = re.search(r"light:\s*\((.*?)\)", file.read(), re.DOTALL).group(1)
    return {name: tuple(bytes.fromhex(value)) for name, value in re.findall(r'(\w+):\s*"#(\w{6})"', light)}


COLOURS = _light()


def primaries(picture):
    """The filled buttons, from the top."""
    blobs = picture.blobs(COLOURS["accent"], run=8)
    return [blob for blob in blobs if 60 <= blob.width <= 420 and 34 <= blob.height <= 60 and blob.filled > 0.5]


def quiet_buttons(picture):
    """The framed buttons that are not filled, from the top."""
    blobs = picture.blobs(COLOURS["card"], run=4)
    # The frame's line is not of the card's colour, so a button's inside is two pixels smaller than the button.
    return [blob for blob in blobs if 30 <= blob.width <= 260 and 34 <= blob.height <= 44 and blob.filled > 0.5]


def focused(picture):
    """The boxes that the ring of the focus stands around: (left, top, right, bottom)."""
    lines = [blob for blob in picture.blobs(COLOURS["accent"], run=12) if blob.height <= 3]
    boxes = []
    for index, upper in enumerate(lines):
        for lower in lines[index + 1 :]:
            if abs(upper.left - lower.left) <= 2 and abs(upper.right - lower.right) <= 2 and lower.top > upper.bottom + 12:
                boxes.append((upper.left, upper.top, lower.right, lower.bottom))
                break
    return boxes


def has_focus(picture, blob):
    """Whether the ring of the focus stands around a button."""
    x, y = blob.middle
    return any(
        left < x < right and top < y < bottom and right - left < blob.width + 24 and bottom - top < blob.height + 24
        for left, top, right, bottom in focused(picture)
    )


def divide(picture):
    """Where the line between the stage and the talk stands; none if there is none."""
    for x in range(picture.width // 4, picture.width * 3 // 4):
        if picture.column_share(COLOURS["line"], x) > 0.97:
            return x
    return None


def replies(picture):
    """The places of the replies on offer, in their order."""
    edge = divide(picture)
    if edge is None:
        return []
    badges = picture.blobs(COLOURS["sunk"], run=5) + picture.blobs(COLOURS["accent"], run=5)
    badges = [blob for blob in badges if blob.left > edge and 20 <= blob.width <= 34 and 20 <= blob.height <= 34]
    badges.sort(key=lambda blob: blob.top)
    return [blob.middle for blob in badges if abs(blob.left - badges[0].left) <= 2]


def note(picture):
    """The box of what is said of the scenario itself, in the talk's column; none if nothing is."""
    edge = divide(picture)
    if edge is None:
        return None
    boxes = [blob for blob in picture.blobs(COLOURS["sunk"]) if blob.left > edge]
    return next((blob for blob in boxes if blob.width > (picture.width - edge) * 0.8 and blob.height > 40), None)


def _is_people(picture):
    fields = [box for box in focused(picture) if box[2] - box[0] > 300 and box[3] - box[1] < 60]
    return bool(fields) and divide(picture) is None


def _is_library(picture):
    buttons = primaries(picture)
    portraits = [blob for blob in picture.blobs(COLOURS["sunk"]) if 80 <= blob.width <= 160 and 80 <= blob.height <= 160]
    return len(portraits) >= 2 and bool(buttons) and divide(picture) is None


def _is_briefing(picture):
    buttons = primaries(picture)
    return (
        len(buttons) == 1
        and abs(buttons[0].middle[0] - picture.width // 2) < 40
        and buttons[0].top > picture.height * 0.85
        and divide(picture) is None
        and not _is_settings(picture)
    )


def _is_conversation(picture):
    return divide(picture) is not None and not _card_lies_on_stage(picture)


def _card_lies_on_stage(picture):
    edge = divide(picture)
    return edge is not None and picture.share(COLOURS["card"], (0, 0, edge, picture.height)) > 0.5


def _is_pause(picture):
    buttons = primaries(picture)
    return len(buttons) == 1 and picture.height * 0.3 < buttons[0].middle[1] < picture.height * 0.7 and picture.share(COLOURS["paper"]) > 0.85


def _is_scorecard(picture):
    # A score of 0 has no arc. Then its colour is that of its small sign alone, and on no other screen.
    return all(picture.mask(COLOURS[name]).count(1) > 10 for name in ("empathy", "honesty")) and len(primaries(picture)) >= 1


def _is_settings(picture):
    rounds = [blob for blob in picture.blobs(COLOURS["card"], run=3) if 10 <= blob.width <= 26 and 10 <= blob.height <= 26]
    return len(rounds) >= 8 and divide(picture) is None


SCREENS = {
    "people": _is_people,
    "library": _is_library,
    "briefing": _is_briefing,
    "conversation": _is_conversation,
    "policy card": _card_lies_on_stage,
    "pause": _is_pause,
    "scorecard": _is_scorecard,
    "settings": _is_settings,
}


def which(picture):
    """The names of the screens that a picture could be."""
    return [name for name, known in SCREENS.items() if known(picture)]
