"""Frames: where the content of a cue may start and end, right of it and left of it.

Here belong the candidates; what speaks for each stands in ``contents``.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from typing import NamedTuple

from pipeline.annotating.quotes.cues import Cue
from pipeline.annotating.quotes.phrases import Phrase
from pipeline.annotating.quotes.stream import PIECES, Stream

BREAKS = ",;:cbwWh()g-"
"""Tags before which a content may end."""

LEFT_BREAKS = ",;:c-"
"""Tags behind which a content on the left may start."""

ENDS = 5
"""Breaks that are tried as the end of a content on the right."""

STARTS = 3
"""Breaks behind which a content on the left may start."""

PIECE = "Q"
"""The kind of both ends where a piece on the right is a content by itself."""

_LEFT_KINDS = {tag: f"l{tag}" for tag in LEFT_BREAKS}
_THAT, _MARK = re.compile("[twW]"), re.compile("[,:]")
_OPENINGS = {tag: f"w{tag}" for tag in "pNdi"}

Start = tuple[int, str]
"""The first word of a content, and the kind of start that it is."""


End = tuple[int, str]
"""The last word of a content, and the kind of end that it is."""

Run = tuple[int, int]
"""The first and the last word of a content."""

Group = tuple[Sequence[Start], Sequence[End]]
"""Contents from each of some starts to each of some ends."""


class Content(NamedTuple):
    """Words ``first`` to ``last`` of the stream, both included."""

    first: int
    last: int


Frame = tuple[int, list[Start], list[tuple[End, list[Start]]]]
"""Where contents may be: the last word on the right and the starts there, and on the left the ends,
each with its starts."""


def frame(stream: Stream, cue: Cue, source: Phrase | None, breaks: Sequence[int]) -> Frame:
    """Where the content of a cue may be; behind some of ``breaks`` those on the left start."""
    index, first, last = cue
    tags, pieces = stream.tags, stream.marked(PIECES)
    end = last - 1
    while end > index and tags[end] in ".|":
        end -= 1
    right = _right_starts(tags, index, end, source)
    piece = pieces.find("1", index + 1, min(end + 1, index + 12))
    if piece >= 0:
        right.append((piece, PIECE))
    stop = min(index, source.first) if source and source.first >= first else index
    first_break = bisect_right(breaks, first)
    left = []
    for behind, kind in _left_ends(tags, pieces, first, index, stop):
        starts = [(first, "l^")]
        number = bisect_left(breaks, behind)
        least = max(first_break, number - STARTS)
        while number > least:
            number -= 1
            at = breaks[number]
            starts.append((at + 1, _LEFT_KINDS[tags[at]]))
        if pieces[behind] == "1" and behind > first:
            starts.append((behind, "lQ"))
        left.append(((behind, kind), starts))
    return end, right, left


def right_groups(
    starts: Sequence[Start], among: Container[Start], last: int, tags: str, breaks: Sequence[int]
) -> list[Group]:
    """Contents on the right with one of some starts; they end before some of ``breaks``."""
    found: list[Group] = []
    for start in starts:
        if start in among:
            begin, kind = start
            if kind == PIECE:
                found.append(([start], [start]))
                continue
            ends = [(last, "$")]
            number = bisect_right(breaks, begin)
            for at in breaks[number : number + ENDS]:
                if at > last:
                    break
                ends.append((at - 1, tags[at]))
            found.append(([start], ends))
    return found


def _right_starts(tags: str, index: int, end: int, source: Phrase | None) -> list[Start]:
    starts: dict[int, str] = {}
    if index + 1 <= end:
        starts[index + 1] = "+1"
    if index + 2 <= end:
        starts[index + 2] = "+2"
    if source and source.first > index and source.last < end:
        starts[source.last + 1] = "S+1"
        if source.last + 2 <= end:
            starts[source.last + 2] = "S+2"
    near = min(index + 10, end)
    if that := _THAT.search(tags, index + 1, near):
        starts.setdefault(that.start(), "t")
    if mark := _MARK.search(tags, index + 1, near):
        starts.setdefault(mark.end(), mark.group())
    for at in range(index + 2, min(index + 8, end)):
        if tags[at] in _OPENINGS and at not in starts:
            starts[at] = _OPENINGS[tags[at]]
    return list(starts.items())


def _left_ends(tags: str, pieces: str, first: int, index: int, stop: int) -> list[tuple[int, str]]:
    ends: dict[int, str] = {}
    if stop - 1 >= first:
        marked = tags[stop - 1] in ",-:;"
        ends[stop - 1 - marked] = "S," if marked else "S"
    if index - 1 >= first:
        marked = tags[index - 1] in ",-:;"
        ends.setdefault(index - 1 - marked, "C," if marked else "C")
    comma = tags.rfind(",", first + 1, stop)
    if comma >= 0:
        ends.setdefault(comma - 1, ",")
    piece = pieces.rfind("1", first, stop)
    if piece >= 0:
        ends.setdefault(piece, "Q")
    return [(at, kind) for at, kind in ends.items() if at >= first]
