"""Pictures of the screen: reading them, finding what has a colour, writing them as PNG."""

import re
import struct
import zlib


class Blob:
    """A connected patch of one colour."""

    def __init__(self, left, top, right, bottom, pixels):
        self.left, self.top, self.right, self.bottom, self.pixels = left, top, right, bottom, pixels

    @property
    def width(self):
        return self.right - self.left

    @property
    def height(self):
        return self.bottom - self.top

    @property
    def middle(self):
        return (self.left + self.right) // 2, (self.top + self.bottom) // 2

    @property
    def filled(self):
        """How much of its box it fills, from 0 to 1."""
        return self.pixels / max(1, self.width * self.height)

    def __repr__(self):
        return f"{self.width}x{self.height} at {self.left},{self.top}"


class Picture:
    """What a screen shows at one moment."""

    def __init__(self, width, height, pixels):
        """`pixels` holds four bytes a pixel: blue, green, red and one that says nothing."""
        self.width, self.height = width, height
        self.blue, self.green, self.red = pixels[0::4], pixels[1::4], pixels[2::4]
        self._masks = {}

    @classmethod
    def of_framebuffer(cls, data):
        """Reads the file in which Xvfb keeps a screen: X's own window dump."""
        head = struct.unpack(">25I", data[:100])
        size, width, height, bits, stride, colours = head[0], head[4], head[5], head[11], head[12], head[19]
        if bits != 32 or stride != width * 4:
            raise ValueError("the screen is not 24 bits deep")
        start = size + colours * 12
        return cls(width, height, data[start : start + stride * height])

    def same(self, other, box=None):
        """Whether two pictures are the same, all over or within (left, top, right, bottom)."""
        if box is None:
            return (self.red, self.green, self.blue) == (other.red, other.green, other.blue)
        left, top, right, bottom = box
        for row in range(top, bottom):
            part = slice(row * self.width + left, row * self.width + right)
            if self.red[part] != other.red[part] or self.green[part] != other.green[part] or self.blue[part] != other.blue[part]:
                return False
        return True

    def is_blank(self):
        """Whether there is hardly more than one colour."""
        seen = set(zip(self.red[::97], self.green[::97], self.blue[::97]))
        return len(seen) < 4

    def mask(self, colour):
        """A byte a pixel, 1 where it has the colour."""
        if colour not in self._masks:
            planes = zip((self.red, self.green, self.blue), colour)
            hits = [plane.translate(bytes(int(value == wanted) for value in range(256))) for plane, wanted in planes]
            red, green, blue = (int.from_bytes(hit, "little") for hit in hits)
            self._masks[colour] = (red & green & blue).to_bytes(len(self.red), "little")
        return self._masks[colour]

    def share(self, colour, box=None):
        """How much of the picture, or of a box, has the colour, from 0 to 1."""
        mask = self.mask(colour)
        left, top, right, bottom = box or (0, 0, self.width, self.height)
        count = sum(mask[row * self.width + left : row * self.width + right].count(1) for row in range(top, bottom))
        return count / ((right - left) * (bottom - top))

    def column_share(self, colour, x):
        """How much of a column has the colour, from 0 to 1."""
        return self.mask(colour)[x :: self.width].count(1) / self.height

    def blobs(self, colour, run=20):
        """The patches of a colour, from the top. Only runs of so many pixels and more in a row count."""
        mask = self.mask(colour)
        wanted = re.compile(b"\x01{%d,}" % run)
        done, above = [], []
        for row in range(self.height):
            now = []
            for match in wanted.finditer(mask, row * self.width, (row + 1) * self.width):
                left, right = match.start() - row * self.width, match.end() - row * self.width
                patch = {"box": [left, row, right, row + 1], "pixels": right - left, "into": None}
                for other_left, other_right, other in above:
                    if other_left < right and left < other_right:
                        patch = _join(_root(other), _root(patch))
                now.append((left, right, patch))
                done.append(patch)
            above = now
        patches = {id(_root(patch)): _root(patch) for patch in done}
        found = [Blob(*patch["box"], patch["pixels"]) for patch in patches.values()]
        return sorted(found, key=lambda blob: (blob.top, blob.left))

    def png(self):
        """The picture as a PNG file."""
        rgb = bytearray(len(self.red) * 3)
        rgb[0::3], rgb[1::3], rgb[2::3] = self.red, self.green, self.blue
        stride = self.width * 3
        rows = b"".join(b"\0" + rgb[at : at + stride] for at in range(0, len(rgb), stride))

        def chunk(name, data):
            return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

        head = struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)
        return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows, 6)) + chunk(b"IEND", b"")


def _root(patch):
    while patch["into"] is not None:
        patch = patch["into"]
    return patch


def _join(one, other):
    if one is other:
        return one
    a, b = one["box"], other["box"]
    one["box"] = [min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])]
    one["pixels"] += other["pixels"]
    other["into"] = one
    return one
