"""Lines of a page that may be its title, with marks for where they stand and how long they are.

Any short line above the body's end may be the title, whatever its role. What a line says does not
belong here.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.cleaning.segment import Segment
from pipeline.cleaning.shape import Shape, shape_of
from pipeline.facts.layout import Layout

LONGEST = 300
MOST_WORDS = 40
"""Of a title; the longest headlines, of tabloids and of agencies, have about 25."""

WORDS = (2, 4, 7, 11, 16, 22)
"""Bounds between lengths of lines that titles have more or less often."""

MOST_LINES = 300
"""Lines above the body that are looked at; the longest menus have about as many."""

STANDFIRST_WORDS = 10
"""Fewest words of a standfirst: it is one sentence or two, below a shorter title."""

NEAR = 3
REACH = 12
"""Segments from the body."""

BEHIND = 6
"""Segments of the body among which a title may stand: a lead or a caption is above it."""

LANDMARKS = {"byline": "dated", "publication_line": "dated", "title": "title"}
"""Roles of lines that make it likelier or less likely that a title stands close by, to the mark."""


class PlacedLine(NamedTuple):
    """A line with its text, white space made even, and the marks of its place and length."""

    segment: Segment
    text: str
    shape: Shape
    marks: set[str]


def lines_about_body(segments: Sequence[Segment], layout: Layout) -> Sequence[Segment]:
    """The lines among which the title stands."""
    return segments[max(0, layout.body_first - MOST_LINES) : layout.body_first + BEHIND]


def find_short_lines(segments: Sequence[Segment], layout: Layout) -> Iterator[PlacedLine]:
    """Those of the lines that are as short as titles, in the order of the page."""
    lines = lines_about_body(segments, layout)
    first = max(0, layout.body_first - MOST_LINES)
    beside = _beside(segments, first, first + len(lines))
    counts = Counter([s.text for s in segments])
    for index, segment in enumerate(lines, first):
        text = " ".join(segment.text.split())
        shape = shape_of(text)
        if len(text) > LONGEST or not 0 < shape.words <= MOST_WORDS:
            continue
        marks = {
            f"words_{bisect_right(WORDS, shape.words)}",
            f"role_{segment.role}",
            _distance(layout.body_first - index),
            *beside.get(index, ()),
        }
        if counts[segment.text] > 1:
            marks.add("line_again")
        yield PlacedLine(segment, text, shape, marks)


def _distance(lines: int) -> str:
    """Where a line stands that is so many segments above the body."""
    if lines <= 0:
        return "body_inside"
    near = "near" if lines <= NEAR else "reach" if lines <= REACH else "far"
    return f"body_above_{near}"


def _beside(segments: Sequence[Segment], first: int, end: int) -> Mapping[int, set[str]]:
    """Marks for what stands beside a line, by its index from ``first`` to before ``end``."""
    marks: defaultdict[int, set[str]] = defaultdict(set)
    begin = max(0, first - NEAR)
    above = shape_of(segments[begin - 1].text).words if begin else 0
    for index, segment in enumerate(segments[begin : end + NEAR], begin):
        if kind := LANDMARKS.get(segment.role):
            for near in range(1, NEAR + 1):
                marks[index - near].add(f"{kind}_below")
                marks[index + near].add(f"{kind}_above")
        if segment.role in ("subtitle", "paragraph"):
            marks[index - 1].add("text_below")
        shape = shape_of(segment.text)
        if shape.words >= STANDFIRST_WORDS:
            # Titles have a longer line below, standfirsts a shorter one above; a standfirst mostly
            # ends as a sentence does.
            if above < STANDFIRST_WORDS:
                marks[index - 1].add("above_sentence" if shape.ends else "above_longer")
            if WORDS[0] < above < shape.words:
                marks[index].add("sentence_below_shorter" if shape.ends else "below_shorter")
        above = shape.words
    return marks
