"""Contents: from where to where goes what a cue reports.

Here belong the candidates around a cue and what speaks for each. A candidate is a run of the
stream's words within the sentence; sentences quoted around it are added later.
"""

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from pipeline.annotating.quotes.cues import Cue, base_of
from pipeline.annotating.quotes.features import Features, Said
from pipeline.annotating.quotes.model import Model
from pipeline.annotating.quotes.phrases import Phrase
from pipeline.annotating.quotes.stream import END, PIECES, START, STATEMENT, Stream

BREAKS = ",;:cbwWh()g-"
"""Tags before which a content may end."""

ENDS = 5
"""Breaks that are tried as the end of a content on the right."""

STARTS = 3
"""Breaks behind which a content on the left may start."""

PROMISING = 3
"""Starts of a content that are tried with all their ends: those that look best by themselves."""

LEFT_SIDE, RIGHT_SIDE = 0, 1
"""Where a content stands, seen from its cue."""

OF_START = Features("start", "side#", "outer head")
START_BY_BASE = Features("start by base", "base side#", "kind: kind base", "head", "outer")
START_BY_TAG = Features("start by tag", "tag side#", "head")
START_BY_SOURCE = Features(
    "start by place of the source",
    "tag side# where#",
    "kind: kind; kind tag where#; side# tag where#",
)
START_BY_NEXT = Features("start by tags behind the cue", "next", "kind")
START_BY_AFTER = Features("start by word behind the cue", "after", "kind")

OF_END = Features(
    "end",
    "side#",
    "kind rest#: kind; side# rest# kind",
    "behind behind2",
    "next",
    "tail behind",
)
END_BY_BASE = Features("end by base", "base", "kind")
END_BY_BEFORE = Features("end by tags before the cue", "side# before", "kind")

OF_BOTH = Features("both", "side#", "head tail")
BOTH_BY_TAG = Features(
    "both by tag",
    "tag side#",
    "start end length# verb# holds#: "
    "start end; side# length# end; side# verb# length# tag; side# holds#",
)
BOTH_BY_BASE = Features("both by base", "base side#", "length#")
BOTH_BY_BEFORE = Features("both by pieces before", "tag side# before#", "pieces#")
BOTH_BY_END = Features("both by end", "", "end behind verb#")

_SIZES = [size for size, lengths in enumerate((1, 1, 1, 1, 3, 5, 8, 1)) for _ in range(lengths)]
"""The classes in which the lengths of contents are looked at."""

_VERBS = "avsu"

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

    def starts(self) -> tuple[list[Start], list[Start]]:
        """All starts on the left and on the right, each once."""
        left = [start for _, _, starts in self.left for start in starts]
        right = [*self.right, (self.piece, "Q")] if self.piece >= 0 else self.right
        return list(dict.fromkeys(left)), right

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


def start_scores(
    stream: Stream, cue: Cue, source: Phrase | None, places: Frame, model: Model
) -> dict[Start, Said]:
    """What speaks for the starts of a cue's contents, whatever their ends."""
    at, first, last = cue
    tags, shown = stream.tags, stream.shown
    tag, base = tags[at], base_of(stream.words[at])
    where = 0 if source is None else 1 + (source.first > at)
    (by_next,) = model.rows(START_BY_NEXT)[tags[at + 1 : at + 3]]
    (by_after,) = model.rows(START_BY_AFTER)[shown[at + 1] if at + 1 < last else END]
    found = {}
    for side, starts in enumerate(places.starts()):
        if not starts:
            continue
        (heads_outer,) = model.rows(OF_START)[side]
        by_base, bases_head, bases_outer = model.rows(START_BY_BASE)[base, side]
        (tags_head,) = model.rows(START_BY_TAG)[tag, side]
        (kinds,) = model.rows(START_BY_SOURCE)[tag, side, where]
        for start in starts:
            begin, kind = start
            head = shown[begin]
            outer = shown[begin - 1] if begin > first else START
            found[start] = (
                kinds[kind]
                + by_base[kind]
                + by_next.get(kind, 0)
                + by_after.get(kind, 0)
                + bases_head.get(head, 0)
                + bases_outer.get(outer, 0)
                + tags_head.get(head, 0)
                + heads_outer.get((outer, head), 0)
            )
    return found


def scores(
    stream: Stream,
    cue: Cue,
    source: Phrase | None,
    contents: Sequence[Content],
    by_start: Mapping[Start, Said],
    model: Model,
) -> list[Said]:
    """What speaks for contents of a cue; ``by_start`` is what speaks for their starts."""
    at, first, last = cue
    tags, shown = stream.tags, stream.shown
    tag, base = tags[at], base_of(stream.words[at])
    verbs, pieces = stream.marked(_VERBS), stream.marked(PIECES)
    source_first = source.first if source else -1
    before = tags.find(STATEMENT, first, at) >= 0
    (by_end,) = model.rows(BOTH_BY_END)[()]
    sides = [
        [
            table
            for rows in (
                model.rows(OF_BOTH)[side],
                model.rows(BOTH_BY_TAG)[tag, side],
                model.rows(BOTH_BY_BASE)[base, side],
                model.rows(BOTH_BY_BEFORE)[tag, side, before],
            )
            for table in rows
        ]
        for side in (LEFT_SIDE, RIGHT_SIDE)
    ]
    ends = _end_scores(stream, cue, base, {(end, kind) for _, end, _, kind in contents}, model)
    found = []
    for begin, end, start_kind, end_kind in contents:
        heads_tail, kinds, lengths, pieces_before = sides[begin > at]
        behind = end + 1
        length = _SIZES[min(behind - begin, len(_SIZES) - 1)]
        verb = verbs.find("1", begin, behind) >= 0
        found.append(
            by_start[begin, start_kind]
            + ends[end, end_kind]
            + kinds[start_kind, end_kind, length, verb, begin <= source_first <= end]
            + lengths.get(length, 0)
            + by_end.get((end_kind, shown[behind] if behind < last else END, verb), 0)
            + pieces_before.get(min(pieces.count("1", begin, behind), 2), 0)
            + heads_tail.get((tags[begin], tags[end]), 0)
        )
    return found


def _end_scores(
    stream: Stream, cue: Cue, base: str, ends: Iterable[tuple[int, str]], model: Model
) -> dict[tuple[int, str], Said]:
    """What speaks for the ends of contents, whatever their starts."""
    at, first, last = cue
    tags, shown = stream.tags, stream.shown
    (by_base,) = model.rows(END_BY_BASE)[base]
    before = tags[max(first, at - 2) : at]
    found = {}
    for end, kind in ends:
        side = RIGHT_SIDE if end > at else LEFT_SIDE
        kinds, behinds, nexts, tails = model.rows(OF_END)[side]
        (by_before,) = model.rows(END_BY_BEFORE)[side, before]
        behind = shown[end + 1] if end + 1 < last else END
        behind2 = shown[end + 2] if end + 2 < last else END
        found[end, kind] = (
            kinds[kind, min((last - 1 - end) // 3, 4)]
            + by_base.get(kind, 0)
            + by_before.get(kind, 0)
            + behinds.get((behind, behind2), 0)
            + nexts.get(tags[end + 1 : min(end + 5, last)], 0)
            + tails.get((tags[end], behind), 0)
        )
    return found


def best_content(stream: Stream, cue: Cue, source: Phrase | None, model: Model) -> Content | None:
    """The content of a cue; only starts that look good are tried with all ends."""
    places = frame(stream.tags, cue, source)
    by_start = start_scores(stream, cue, source, places, model)
    if not by_start:
        return None
    least = sorted(by_start.values())[-PROMISING:][0]
    promising = {start for start, score in by_start.items() if score >= least}
    tried = places.contents(promising)
    found = scores(stream, cue, source, tried, by_start, model)
    return tried[found.index(max(found))]
