"""Splits document text into the lines that become segments.

A segment is a line trimmed of white space. Where a page is wrapped at a fixed width, as old wire
services and mailing lists do, it is the whole paragraph.
"""

import itertools
from collections.abc import Iterable
from typing import NamedTuple

from pipeline.reading.markup import Block

WIDEST_WRAP = 100
"""Characters; text wrapped by programs has 60 to 80 a line, so longer lines are paragraphs."""

NARROWEST_WRAP = 50
"""Characters; a narrower column is a list of short lines."""

LONG_LINES_TOLERATED = 0.02
"""Share of lines over the widest wrap in a page that is still wrapped: an address, a table."""

FEWEST_JOINTS = 5
"""Fewer line ends that only the width explains are chance."""


class Line(NamedTuple):
    """A run of text without white space around it. ``gap`` counts the blank lines above it."""

    start: int
    end: int
    text: str
    gap: int


def split_lines(text: str) -> list[Line]:
    """The lines of ``text``: together they hold every character that is not white space, once."""
    lines = _physical_lines(text)
    width = _wrap_width(lines)
    return lines if width is None else _unwrap(text, lines, width)


def lines_of_blocks(text: str, blocks: Iterable[Block]) -> list[Line]:
    """The lines of the ``text`` of a page with markup: each is that of one of its ``blocks``."""
    lines: list[Line] = []
    above = -1
    for start, end, *_ in blocks:
        lines.append(Line(start, end, text[start:end], start - above - 1))
        above = end
    return lines


def _physical_lines(text: str) -> list[Line]:
    lines: list[Line] = []
    position = gap = 0
    for raw in text.splitlines(keepends=True):
        stripped = raw.strip()
        if stripped:
            start = position + len(raw) - len(raw.lstrip())
            lines.append(Line(start, start + len(stripped), stripped, gap))
            gap = 0
        else:
            gap += 1
        position += len(raw)
    return lines


def _wrap_width(lines: list[Line]) -> int | None:
    """The width at which the page is wrapped, in characters; None where it is not."""
    fitting = [len(line.text) for line in lines if len(line.text) <= WIDEST_WRAP]
    if not fitting or len(lines) - len(fitting) > LONG_LINES_TOLERATED * len(lines):
        return None
    width = max(fitting)
    if width < NARROWEST_WRAP:
        return None
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if b.gap == 0]
    joints = sum(_did_not_fit(above, below, width) for above, below in pairs)
    return width if joints >= FEWEST_JOINTS and joints * 2 >= len(pairs) else None


def _did_not_fit(above: Line, below: Line, width: int) -> bool:
    """Whether the first word of the lower line had no room on the upper one."""
    return len(above.text) + 1 + len(below.text.split(None, 1)[0]) > width


def _unwrap(text: str, lines: list[Line], width: int) -> list[Line]:
    joined = lines[:1]
    for above, below in itertools.pairwise(lines):
        if below.gap == 0 and _did_not_fit(above, below, width):
            first = joined[-1]
            joined[-1] = Line(first.start, below.end, text[first.start : below.end], first.gap)
        else:
            joined.append(below)
    return joined
