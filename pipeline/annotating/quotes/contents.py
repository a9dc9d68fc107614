"""Contents: from where to where goes what a cue reports.

Here belong the candidates around a cue and what speaks for each. A candidate is a run of the
stream's words within the sentence; sentences quoted around it are added later.
"""

from typing import NamedTuple

from pipeline.annotating.quotes.cues import Cue, base_of
from pipeline.annotating.quotes.features import Key, Template
from pipeline.annotating.quotes.phrases import Phrase
from pipeline.annotating.quotes.stream import PIECES, Stream

BREAKS = ",;-:cbwWh()g"
"""Tags before which a content may end."""

ENDS = 5
"""Breaks that are tried as the end of a content on the right."""

STARTS = 3
"""Breaks behind which a content on the left may start."""

START = Template("start", "kind base side head", "kind; kind base; side base head")
START_TAG = Template("starttag", "kind tag where side", "kind tag where; side tag where")
HEAD = Template("head", "side outer head tag", "side head tag; side outer head")
OUTER = Template("outer", "side outer base", "side outer base")
NEXT = Template("next", "kind tags after", "kind tags; kind after")
END = Template("end", "kind base", "kind; kind base")
BEHIND = Template("behind", "side behind behind2 tags", "side behind behind2; side tags")
TAIL = Template("tail", "side tail behind", "side tail behind")
REST = Template("rest", "side rest kind", "side rest kind")
BEFORE_CUE = Template("before", "side tags kind", "side tags kind")
PAIR = Template("pair", "start end", "start end")
SIZE = Template("size", "side length end base", "side length end; side length base")
CLAUSE = Template(
    "clause", "side verb length tag end behind", "side verb length tag; end behind verb"
)
HOLDS = Template("holds", "side holds pieces before tag", "side holds; side pieces before tag")
ENDS_TAGS = Template("ends", "side head tail", "side head tail")

_CLAUSE = frozenset("avsu")
_WITHOUT_PIECES = str.maketrans("", "", PIECES)


class Content(NamedTuple):
    """Words ``first`` to ``last`` of the stream, both included; the kinds of both ends."""

    first: int
    last: int
    start: str
    end: str


def candidates(stream: Stream, cue: Cue, source: Phrase | None) -> list[Content]:
    """Runs of words that may be the content."""
    index, first, last = cue
    tags = stream.tags
    end = last - 1
    while end > index and tags[end] in ".|":
        end -= 1
    found: list[Content] = []
    for start, kind in _right_starts(tags, index, end, source):
        found.append(Content(start, end, kind, "$"))
        ends = 0
        for at in range(start + 1, end + 1):
            if tags[at] in BREAKS:
                found.append(Content(start, at - 1, kind, tags[at]))
                ends += 1
                if ends == ENDS:
                    break
    for at in range(index + 1, min(end + 1, index + 12)):
        if tags[at] in PIECES:
            found.append(Content(at, at, "Q", "Q"))
            break
    stop = min(index, source.first) if source and source.first >= first else index
    for behind, kind in _left_ends(tags, first, index, stop):
        starts = 0
        if behind >= first:
            found.append(Content(first, behind, "l^", kind))
            for at in range(behind - 1, first, -1):
                if tags[at] in ",;-:c" and at + 1 <= behind:
                    found.append(Content(at + 1, behind, f"l{tags[at]}", kind))
                    starts += 1
                    if starts == STARTS:
                        break
            if tags[behind] in PIECES and behind > first:
                found.append(Content(behind, behind, "lQ", kind))
    return found


def _right_starts(tags: str, index: int, end: int, source: Phrase | None) -> list[tuple[int, str]]:
    starts: dict[int, str] = {}
    if index + 1 <= end:
        starts[index + 1] = "+1"
    if index + 2 <= end:
        starts[index + 2] = "+2"
    if source and source.first > index and source.last < end:
        starts[source.last + 1] = "S+1"
        if source.last + 2 <= end:
            starts[source.last + 2] = "S+2"
    for at in range(index + 1, min(index + 10, end)):
        if tags[at] in "twW":
            starts.setdefault(at, "t")
            break
    for at in range(index + 1, min(index + 10, end)):
        if tags[at] in ",:":
            starts.setdefault(at + 1, tags[at])
            break
    for at in range(index + 2, min(index + 8, end)):
        if tags[at] in "pNdi":
            starts.setdefault(at, "w" + tags[at])
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


def start_keys(stream: Stream, cue: Cue, source: Phrase | None, content: Content) -> list[Key]:
    """What speaks for the start of a content, whatever its end."""
    tags, shown = stream.tags, stream.shown
    index, first, last = cue
    base = base_of(stream.words[index])
    tag = tags[index]
    begin, kind = content.first, content.start
    side = "R" if begin > index else "L"
    where = "0" if source is None else "L" if source.first < index else "R"
    head = shown[begin]
    outer = shown[begin - 1] if begin > first else "^"
    after = shown[index + 1] if index + 1 < last else "$"
    return [
        (START, kind, base, side, head),
        (START_TAG, kind, tag, where, side),
        (HEAD, side, outer, head, tag),
        (OUTER, side, outer, base),
        (NEXT, kind, tags[index + 1 : index + 3], after),
    ]


def end_keys(stream: Stream, cue: Cue, content: Content) -> list[Key]:
    """What speaks for the end of a content, whatever its start."""
    tags, shown = stream.tags, stream.shown
    index, first, last = cue
    end, kind = content.last, content.end
    side = "R" if end > index else "L"
    behind = shown[end + 1] if end + 1 < last else "$"
    behind2 = shown[end + 2] if end + 2 < last else "$"
    return [
        (END, kind, base_of(stream.words[index])),
        (BEHIND, side, behind, behind2, tags[end + 1 : min(end + 5, last)]),
        (TAIL, side, tags[end], behind),
        (REST, side, min((last - 1 - end) // 3, 4), kind),
        (BEFORE_CUE, side, tags[max(first, index - 2) : index], kind),
    ]


def pair_keys(stream: Stream, cue: Cue, source: Phrase | None, content: Content) -> list[Key]:
    """What speaks for a start and an end together."""
    tags = stream.tags
    index, first, last = cue
    tag = tags[index]
    begin, end, start_kind, end_kind = content
    side = "R" if begin > index else "L"
    inner = tags[begin : end + 1]
    size = end - begin + 1
    length = size if size < 4 else 4 if size < 7 else 5 if size < 12 else 6 if size < 20 else 7
    verb = not _CLAUSE.isdisjoint(inner)
    pieces = min(len(inner) - len(inner.translate(_WITHOUT_PIECES)), 2)
    holds = bool(source and begin <= source.first <= end)
    behind = stream.shown[end + 1] if end + 1 < last else "$"
    return [
        (PAIR, start_kind, end_kind),
        (SIZE, side, length, end_kind, base_of(stream.words[index])),
        (CLAUSE, side, verb, length, tag, end_kind, behind),
        (HOLDS, side, holds, pieces, "Q" in tags[first:index], tag),
        (ENDS_TAGS, side, inner[0], inner[-1]),
    ]


def keys(stream: Stream, cue: Cue, source: Phrase | None, content: Content) -> list[Key]:
    """All that speaks for a run of words as the content of a cue."""
    return [
        *start_keys(stream, cue, source, content),
        *end_keys(stream, cue, content),
        *pair_keys(stream, cue, source, content),
    ]
