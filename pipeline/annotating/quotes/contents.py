"""Contents: from where to where goes what a cue reports.

Here belong the candidates around a cue and their features. A candidate is a run of the stream's words
within the sentence; sentences quoted around it are added later.
"""

from typing import NamedTuple

from pipeline.annotating.quotes.cues import Cue, base_of, shown
from pipeline.annotating.quotes.phrases import Phrase
from pipeline.annotating.quotes.stream import PIECES, Stream

BREAKS = ",;-:cbwWh()g"
"""Tags before which a content may end."""

ENDS = 5
"""Breaks that are tried as the end of a content on the right."""

STARTS = 3
"""Breaks behind which a content on the left may start."""


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


def _right_starts(
    tags: str, index: int, end: int, source: Phrase | None
) -> list[tuple[int, str]]:
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


def features(stream: Stream, cue: Cue, source: Phrase | None, content: Content) -> list[str]:
    """What speaks for a run of words as the content of a cue."""
    tags = stream.tags
    index, first, last = cue
    base = base_of(stream.words[index])
    tag = tags[index]
    begin, end, start_kind, end_kind = content
    right = begin > index
    head = shown(stream, begin)
    tail = tags[end]
    outer = shown(stream, begin - 1) if begin > first else "^"
    behind = shown(stream, end + 1) if end + 1 < last else "$"
    behind2 = shown(stream, end + 2) if end + 2 < last else "$"
    size = end - begin + 1
    length = size if size < 4 else 4 if size < 7 else 5 if size < 12 else 6 if size < 20 else 7
    inner = tags[begin : end + 1]
    rest = last - 1 - end
    where = "0" if source is None else "L" if source.first < index else "R"
    side = "R" if right else "L"
    holds = bool(source and begin <= source.first <= end)
    pieces = sum(inner.count(t) for t in "QEFq")
    verb = any(t in "avsu" for t in inner)
    return [
        f"s={start_kind}",
        f"e={end_kind}",
        f"se={start_kind} {end_kind}",
        f"sb={start_kind} {base}",
        f"sbh={start_kind[:1]} {base} {head}",
        f"eb={end_kind} {base}",
        f"st={start_kind} {tag} {where}",
        f"sw={side} {tag} {where}",
        f"h={side} {head} {tag}",
        f"oh={side} {outer} {head}",
        f"l={side} {length} {end_kind}",
        f"lb={side} {length} {base}",
        f"bh={side} {behind} {behind2}",
        f"ebh={end_kind} {behind} {int(verb)}",
        f"t={side} {tail} {behind}",
        f"o={side} {outer} {base}",
        f"r={side} {min(rest // 3, 4)} {end_kind}",
        f"holds={side}{int(holds)}",
        f"p={side} {min(pieces, 2)} {int('Q' in tags[first:index])} {tag}",
        f"pq={side} {inner[:1]} {inner[-1:]}",
        f"v={side} {int(verb)} {length} {tag}",
        f"R={side} {tags[index + 1 : index + 3]} {start_kind}",
        f"Rw={start_kind} {shown(stream, index + 1) if index + 1 < last else '$'}",
        f"ltag={side} {tags[max(first, index - 2) : index]} {end_kind}",
    ]
