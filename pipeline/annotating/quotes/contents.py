"""Contents: from where to where goes what a cue reports.

Here belongs what speaks for each candidate, a run of the stream's words within the sentence of the
cue; where candidates are, ``frames`` says.
"""

import re
from collections.abc import Container, Mapping, Sequence

from pipeline.annotating.quotes.cues import Cue, base_of
from pipeline.annotating.quotes.features import Features, Said
from pipeline.annotating.quotes.frames import BREAKS, LEFT_BREAKS, Content, Frame, Run, Start, frame
from pipeline.annotating.quotes.model import Model
from pipeline.annotating.quotes.phrases import Phrase
from pipeline.annotating.quotes.stream import END, PIECES, START, STATEMENT, Stream

PROMISING = 3
"""Starts of a content that are tried with all their ends: those that look best by themselves."""

OF_START = Features("start", "side#", "outer head")
START_BY_BASE = Features("start by base", "base", "kind", "side# head", "side# outer")
START_BY_TAG = Features("start by tag", "tag", "side# head")
START_BY_SOURCE = Features(
    "start by place of the source",
    "tag where#",
    "kind side#: kind; kind tag where#; side# tag where#",
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
END_BY_BEFORE = Features("end by tags before the cue", "before", "side# kind")

OF_BOTH = Features("both", "", "end behind verb#", "side# head tail")
BOTH_BY_TAG = Features(
    "both by tag",
    "tag",
    "start end side# length# verb# holds#: "
    "start end; side# length# end; side# verb# length# tag; side# holds#",
)
BOTH_BY_BASE = Features("both by base", "base", "side# length#")
BOTH_BY_BEFORE = Features("both by pieces before", "tag before#", "side# pieces#")

_SIZES = [size for size, lengths in enumerate((1, 1, 1, 1, 3, 5, 8, 1)) for _ in range(lengths)]
"""The classes in which the lengths of contents are looked at."""

_LONGEST = len(_SIZES)

_VERBS = "avsu"

_BREAK, _LEFT_BREAK = re.compile(f"[{BREAKS}]"), re.compile(f"[{LEFT_BREAKS}]")


class Ranking:
    """Ranks the contents of the cues in one text."""

    def __init__(self, stream: Stream, model: Model) -> None:
        self.stream = stream
        self._breaks = [match.start() for match in _BREAK.finditer(stream.tags)]
        self._left_breaks = [match.start() for match in _LEFT_BREAK.finditer(stream.tags)]
        self._of_start = [model.rows(OF_START)[side][0] for side in (0, 1)]
        self._start_by_base = model.rows(START_BY_BASE)
        self._start_by_tag = model.rows(START_BY_TAG)
        self._start_by_source = model.rows(START_BY_SOURCE)
        self._start_by_next = model.rows(START_BY_NEXT)
        self._start_by_after = model.rows(START_BY_AFTER)
        self._of_end = [model.rows(OF_END)[side] for side in (0, 1)]
        self._end_by_base = model.rows(END_BY_BASE)
        self._end_by_before = model.rows(END_BY_BEFORE)
        self._of_both = model.rows(OF_BOTH)[()]
        self._both_by_tag = model.rows(BOTH_BY_TAG)
        self._both_by_before = model.rows(BOTH_BY_BEFORE)
        self._both_by_base = model.rows(BOTH_BY_BASE)

    def best(self, cue: Cue, source: Phrase | None) -> Content | None:
        """The content of a cue; only starts that look good are tried with all ends."""
        places = self.frame(cue, source)
        by_start = self.starts(cue, source, places.starts())
        if not by_start:
            return None
        promising: Container[Start] = by_start
        if len(by_start) > PROMISING:
            least = sorted(by_start.values())[-PROMISING]
            promising = {start for start, score in by_start.items() if score >= least}
        runs = self.tried(places, promising)
        scores = self.runs(cue, source, runs, by_start)
        first, last, *_ = runs[scores.index(max(scores))]
        return Content(first, last)

    def frame(self, cue: Cue, source: Phrase | None) -> Frame:
        """Where the content of a cue may be."""
        return frame(self.stream, cue, source, self._left_breaks)

    def tried(self, places: Frame, among: Container[Start]) -> list[Run]:
        """The contents at some places with one of some starts."""
        return places.runs(self.stream.tags, self._breaks, among)

    def starts(self, cue: Cue, source: Phrase | None, starts: Sequence[Start]) -> dict[Start, Said]:
        """What speaks for the starts of a cue's contents, whatever their ends."""
        at, first, last = cue
        tags, shown = self.stream.tags, self.stream.shown
        tag = tags[at]
        where = 0 if source is None else 1 + (source.first > at)
        kinds_base, bases_head, bases_outer = self._start_by_base[base_of(self.stream.words[at])]
        (tags_head,) = self._start_by_tag[tag]
        (kinds,) = self._start_by_source[tag, where]
        (kinds_next,) = self._start_by_next[tags[at + 1 : at + 3]]
        (kinds_after,) = self._start_by_after[shown[at + 1] if at + 1 < last else END]
        outers = self._of_start
        found = {}
        for start in starts:
            begin, kind = start
            side = begin > at
            head = shown[begin]
            outer = shown[begin - 1] if begin > first else START
            side_head = (side, head)
            found[start] = (
                kinds[kind, side]
                + kinds_base.get(kind, 0)
                + kinds_next.get(kind, 0)
                + kinds_after.get(kind, 0)
                + bases_head.get(side_head, 0)
                + bases_outer.get((side, outer), 0)
                + tags_head.get(side_head, 0)
                + outers[side].get((outer, head), 0)
            )
        return found

    def runs(
        self, cue: Cue, source: Phrase | None, runs: Sequence[Run], by_start: Mapping[Start, Said]
    ) -> list[Said]:
        """What speaks for contents of a cue; ``by_start`` is what speaks for their starts."""
        at, first, last = cue
        tags, shown = self.stream.tags, self.stream.shown
        verbs, pieces = self.stream.marked(_VERBS), self.stream.marked(PIECES)
        source_first = source.first if source else -1
        behinds_verb, heads_tail = self._of_both
        (both,) = self._both_by_tag[tags[at]]
        (of_pieces,) = self._both_by_before[tags[at], tags.find(STATEMENT, first, at) >= 0]
        base = base_of(self.stream.words[at])
        (lengths,) = self._both_by_base[base]
        (kinds_base,) = self._end_by_base[base]
        (before,) = self._end_by_before[tags[max(first, at - 2) : at]]
        by_end: dict[tuple[int, str], Said] = {}
        found = []
        for begin, end, kind, end_kind in runs:
            side, behind = begin > at, end + 1
            of_end = by_end.get((end, end_kind))
            if of_end is None:
                of_end = by_end[end, end_kind] = (
                    self._end(end, end_kind, side, last)
                    + kinds_base.get(end_kind, 0)
                    + before.get((side, end_kind), 0)
                )
            size = behind - begin
            length = _SIZES[size] if size < _LONGEST else _SIZES[-1]
            verb = verbs.find("1", begin, behind) >= 0
            found.append(
                by_start[begin, kind]
                + of_end
                + both[kind, end_kind, side, length, verb, begin <= source_first <= end]
                + behinds_verb.get((end_kind, shown[behind] if behind < last else END, verb), 0)
                + lengths.get((side, length), 0)
                + of_pieces.get((side, min(pieces.count("1", begin, behind), 2)), 0)
                + heads_tail.get((side, tags[begin], tags[end]), 0)
            )
        return found

    def _end(self, end: int, kind: str, side: bool, last: int) -> Said:
        """What speaks for the end of a content, whatever its start and cue."""
        kinds, behinds, nexts, tails = self._of_end[side]
        tags, shown = self.stream.tags, self.stream.shown
        behind = behind2 = END
        if end + 1 < last:
            behind = shown[end + 1]
            if end + 2 < last:
                behind2 = shown[end + 2]
        return (
            kinds[kind, min((last - 1 - end) // 3, 4)]
            + behinds.get((behind, behind2), 0)
            + nexts.get(tags[end + 1 : min(end + 5, last)], 0)
            + tails.get((tags[end], behind), 0)
        )
