"""Contents: from where to where goes what a cue reports.

Here belong the candidates around a cue and what speaks for each. A candidate is a run of the
stream's words within the sentence; sentences quoted around it are added later.
"""

import re
from bisect import bisect_left
from collections.abc import Container, Sequence
from itertools import islice
from typing import NamedTuple

import numpy as np

from pipeline.annotating.quotes.codes import Coded, Codes, Places, codes_of, numbers
from pipeline.annotating.quotes.cues import Cue, Cues, base_of
from pipeline.annotating.quotes.features import Features
from pipeline.annotating.quotes.phrases import Phrase
from pipeline.annotating.quotes.stream import PIECES, Stream

BREAKS = ",;:cbwWh()g-"
"""Tags before which a content may end."""

ENDS = 5
"""Breaks that are tried as the end of a content on the right."""

STARTS = 3
"""Breaks behind which a content on the left may start."""

OF_START = Features(
    "start",
    "kind; kind base; side base head; kind tag where; side tag where; side head tag;"
    "side outer head; side outer base; kind next; kind after",
)
OF_END = Features(
    "end",
    "kind; kind base; side behind behind2; side next; side tail behind; side rest kind;"
    "side before kind",
)
OF_BOTH = Features(
    "both",
    "start end; side length end; side length base; side verb length tag; end behind verb;"
    "side holds; side pieces before tag; side head tail",
)

_SIZES = np.repeat([0, 1, 2, 3, 4, 5, 6, 7], [1, 1, 1, 1, 3, 5, 8, 1])
"""The classes in which the lengths of contents are looked at."""


_BREAK, _PIECE, _LEFT_BREAK = (
    re.compile(f"[{BREAKS}]"),
    re.compile(f"[{PIECES}]"),
    re.compile("[,;:c-]"),
)
_THAT, _MARK, _OPENING = re.compile("[twW]"), re.compile("[,:]"), re.compile("[pNdi]")


Start = tuple[int, str]
"""The first word of a content, and the kind of start that it is."""


class Content(NamedTuple):
    """Words ``first`` to ``last`` of the stream, both included; the kinds of both ends."""

    first: int
    last: int
    start: str
    end: str


class Frame(NamedTuple):
    """Where contents of one cue may start and end: right of it, a piece alone, left of it."""

    tags: str
    end: int
    right: list[Start]
    piece: int
    left: list[tuple[int, str, list[Start]]]
    """Ends on the left, with their kinds and the starts of each."""

    def starts(self) -> list[Start]:
        """All starts, each once."""
        found = dict.fromkeys(self.right)
        if self.piece >= 0:
            found[self.piece, "Q"] = None
        for _, _, starts in self.left:
            found |= dict.fromkeys(starts)
        return list(found)

    def contents(self, among: Container[Start]) -> list[Content]:
        """All contents with one of some starts."""
        found: list[Content] = []
        for start, kind in self.right:
            if (start, kind) in among:
                found.append(Content(start, self.end, kind, "$"))
                for match in islice(_BREAK.finditer(self.tags, start + 1, self.end + 1), ENDS):
                    found.append(Content(start, match.start() - 1, kind, match.group()))
        if (self.piece, "Q") in among:
            found.append(Content(self.piece, self.piece, "Q", "Q"))
        for behind, end_kind, starts in self.left:
            found += [
                Content(first, behind, kind, end_kind)
                for first, kind in starts
                if (first, kind) in among
            ]
        return found


def frame(tags: str, cue: Cue, source: Phrase | None) -> Frame:
    """Where the content of a cue may be."""
    index, first, last = cue
    end = last - 1
    while end > index and tags[end] in ".|":
        end -= 1
    piece = _PIECE.search(tags, index + 1, min(end + 1, index + 12))
    stop = min(index, source.first) if source and source.first >= first else index
    breaks = [match.start() for match in _LEFT_BREAK.finditer(tags, first + 1, index)]
    left = []
    for behind, kind in _left_ends(tags, first, index, stop):
        number = bisect_left(breaks, behind)
        before = reversed(breaks[max(0, number - STARTS) : number])
        starts = [(first, "l^"), *((at + 1, f"l{tags[at]}") for at in before)]
        if tags[behind] in PIECES and behind > first:
            starts.append((behind, "lQ"))
        left.append((behind, kind, starts))
    right = _right_starts(tags, index, end, source)
    return Frame(tags, end, right, piece.start() if piece else -1, left)


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
    for match in _OPENING.finditer(tags, index + 2, min(index + 8, end)):
        starts.setdefault(match.start(), "w" + match.group())
    return list(starts.items())


def _left_ends(tags: str, first: int, index: int, stop: int) -> list[tuple[int, str]]:
    ends: dict[int, str] = {}
    if stop - 1 >= first:
        ends[stop - 1 - (tags[stop - 1] in ",-:;")] = "S," if tags[stop - 1] in ",-:;" else "S"
    if index - 1 >= first:
        at = index - 1 - (tags[index - 1] in ",-:;")
        ends.setdefault(at, "C," if tags[index - 1] in ",-:;" else "C")
    for at in range(stop - 1, first, -1):
        if tags[at] in ",":
            ends.setdefault(at - 1, ",")
            break
    for at in range(stop - 1, first - 1, -1):
        if tags[at] in PIECES:
            ends.setdefault(at, "Q")
            break
    return [(at, kind) for at, kind in ends.items() if at >= first]


class Context(NamedTuple):
    """Cues, their base forms, and the first words of their sources, -1 where there is none."""

    cues: Cues
    base: Codes
    source: Places


class Runs(NamedTuple):
    """Contents that are looked at, each with the context of its cue, as arrays."""

    cues: Cues
    base: Codes
    source: Places
    first: Places
    last: Places
    start: Codes
    end: Codes


def context(stream: Stream, cues: Cues, sources: Sequence[Phrase | None]) -> Context:
    """What is looked at of cues, whatever their contents."""
    base = codes_of([base_of(stream.words[at]) for at in cues.at.tolist()])
    source = [phrase.first if phrase else -1 for phrase in sources]
    return Context(cues, base, np.array(source, np.int64))


def runs(context: Context, contents: Sequence[tuple[int, Content]]) -> Runs:
    """Contents, each with the number of its cue, as arrays."""
    of = np.array([number for number, _ in contents], np.int64)
    return Runs(
        context.cues.of(of),
        context.base[of],
        context.source[of],
        np.array([content.first for _, content in contents], np.int64),
        np.array([content.last for _, content in contents], np.int64),
        codes_of([content.start for _, content in contents]),
        codes_of([content.end for _, content in contents]),
    )


def values_of_start(coded: Coded, runs: Runs) -> dict[str, Codes]:
    """What speaks for the starts of contents, whatever their ends."""
    (at, first, last), begin = runs.cues, runs.first
    return {
        "kind": runs.start,
        "base": runs.base,
        "tag": coded.tag(at),
        "side": numbers(begin > at),
        "where": numbers(np.where(runs.source < 0, 0, 1 + (runs.source > at))),
        "head": coded.shown(begin, first, last),
        "outer": coded.shown(begin - 1, first, last),
        "after": coded.shown(at + 1, first, last),
        "next": coded.run(at + 1, np.minimum(at + 3, coded.size)),
    }


def values_of_end(coded: Coded, runs: Runs) -> dict[str, Codes]:
    """What speaks for the ends of contents, whatever their starts."""
    (at, first, last), end = runs.cues, runs.last
    return {
        "kind": runs.end,
        "base": runs.base,
        "side": numbers(end > at),
        "tail": coded.tag(end),
        "behind": coded.shown(end + 1, first, last),
        "behind2": coded.shown(end + 2, first, last),
        "next": coded.run(end + 1, np.minimum(end + 5, last)),
        "rest": numbers(np.minimum((last - 1 - end) // 3, 4)),
        "before": coded.run(np.maximum(first, at - 2), at),
    }


def values_of_both(coded: Coded, runs: Runs) -> dict[str, Codes]:
    """What speaks for starts and ends together."""
    (at, first, last), begin, end = runs.cues, runs.first, runs.last
    behind = end + 1
    size = np.minimum(behind - begin, len(_SIZES) - 1)
    return {
        "start": runs.start,
        "end": runs.end,
        "base": runs.base,
        "tag": coded.tag(at),
        "side": numbers(begin > at),
        "length": numbers(_SIZES[size]),
        "verb": numbers(coded.count("avsu", begin, behind) > 0),
        "behind": coded.shown(behind, first, last),
        "holds": numbers((begin <= runs.source) & (runs.source <= end)),
        "pieces": numbers(np.minimum(coded.count(PIECES, begin, behind), 2)),
        "before": numbers(coded.count("Q", first, at) > 0),
        "head": coded.tag(begin),
        "tail": coded.tag(end),
    }
