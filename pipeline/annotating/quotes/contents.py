"""Contents: from where to where goes what a cue reports.

Here belong the candidates around a cue and what speaks for each. A candidate is a run of the
stream's words within the sentence; sentences quoted around it are added later.
"""

import re
from bisect import bisect_left
from collections.abc import Container, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from pipeline.annotating.quotes.cues import Cue, base_of
from pipeline.annotating.quotes.features import Features
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

OF_START = Features(
    "start",
    "kind tag side# where#: kind; kind tag where#; side# tag where#",
    "kind base",
    "side# base head",
    "side# head tag",
    "side# outer head",
    "side# outer base",
    "kind next",
    "kind after",
)
OF_END = Features(
    "end",
    "kind side# rest#: kind; side# rest# kind",
    "kind base",
    "side# behind behind2",
    "side# next",
    "side# tail behind",
    "side# before kind",
)
OF_BOTH = Features(
    "both",
    "start end side# length# verb# tag holds#: "
    "start end; side# length# end; side# verb# length# tag; side# holds#",
    "side# length# base",
    "end behind verb#",
    "side# pieces# before# tag",
    "side# head tail",
)

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


def start_scores(
    stream: Stream, cue: Cue, source: Phrase | None, starts: Sequence[Start], model: Model
) -> dict[Start, Any]:
    """What speaks for the starts of a cue's contents, whatever their ends."""
    (
        kinds,
        kinds_base,
        bases_head,
        tags_head,
        heads_outer,
        bases_outer,
        kinds_next,
        kinds_after,
    ) = model.tables(OF_START)
    at, first, last = cue
    tags, shown = stream.tags, stream.shown
    tag, base = tags[at], base_of(stream.words[at])
    where = 0 if source is None else 1 + (source.first > at)
    after = shown[at + 1] if at + 1 < last else END
    behind_cue = tags[at + 1 : at + 3]
    found = {}
    for start in starts:
        begin, kind = start
        side = begin > at
        head = shown[begin]
        outer = shown[begin - 1] if begin > first else START
        found[start] = (
            kinds[kind, tag, side, where]
            + kinds_base[kind, base]
            + bases_head[side, base, head]
            + tags_head[side, head, tag]
            + heads_outer[side, outer, head]
            + bases_outer[side, outer, base]
            + kinds_next[kind, behind_cue]
            + kinds_after[kind, after]
        )
    return found


def scores(
    stream: Stream,
    cue: Cue,
    source: Phrase | None,
    contents: Sequence[Content],
    by_start: Mapping[Start, Any],
    model: Model,
) -> list[Any]:
    """What speaks for contents of a cue; ``by_start`` is what speaks for their starts."""
    both, bases_length, ends_verb, pieces_tag, heads_tail = model.tables(OF_BOTH)
    at, first, last = cue
    tags, shown = stream.tags, stream.shown
    verbs, pieces = stream.marked(_VERBS), stream.marked(PIECES)
    tag, base = tags[at], base_of(stream.words[at])
    source_first = source.first if source else -1
    before = tags.find(STATEMENT, first, at) >= 0
    by_end: dict[tuple[int, str], Any] = {}
    found = []
    for begin, end, start_kind, end_kind in contents:
        side, behind = begin > at, end + 1
        score = by_end.get((end, end_kind))
        if score is None:
            score = by_end[end, end_kind] = _end_score(stream, cue, base, end, end_kind, model)
        length = _SIZES[min(behind - begin, len(_SIZES) - 1)]
        verb = verbs.find("1", begin, behind) >= 0
        found.append(
            score
            + by_start[begin, start_kind]
            + both[start_kind, end_kind, side, length, verb, tag, begin <= source_first <= end]
            + bases_length[side, length, base]
            + ends_verb[end_kind, shown[behind] if behind < last else END, verb]
            + pieces_tag[side, min(pieces.count("1", begin, behind), 2), before, tag]
            + heads_tail[side, tags[begin], tags[end]]
        )
    return found


def _end_score(stream: Stream, cue: Cue, base: str, end: int, kind: str, model: Model) -> Any:
    """What speaks for the end of a content, whatever its start."""
    kinds, kinds_base, behinds, side_next, tails, before_cue = model.tables(OF_END)
    at, first, last = cue
    tags, shown = stream.tags, stream.shown
    side = end > at
    behind = shown[end + 1] if end + 1 < last else END
    behind2 = shown[end + 2] if end + 2 < last else END
    return (
        kinds[kind, side, min((last - 1 - end) // 3, 4)]
        + kinds_base[kind, base]
        + behinds[side, behind, behind2]
        + side_next[side, tags[end + 1 : min(end + 5, last)]]
        + tails[side, tags[end], behind]
        + before_cue[side, tags[max(first, at - 2) : at], kind]
    )


def best_content(stream: Stream, cue: Cue, source: Phrase | None, model: Model) -> Content | None:
    """The content of a cue; only starts that look good are tried with all ends."""
    places = frame(stream.tags, cue, source)
    by_start = start_scores(stream, cue, source, places.starts(), model)
    if not by_start:
        return None
    least = sorted(by_start.values())[-PROMISING:][0]
    promising = {start for start, score in by_start.items() if score >= least}
    tried = places.contents(promising)
    found = scores(stream, cue, source, tried, by_start, model)
    return tried[found.index(max(found))]
