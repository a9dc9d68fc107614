"""Contents: from where to where goes what a cue reports.

Here belongs what speaks for each candidate, a run of the stream's words within the sentence of the
cue; where candidates are, ``frames`` says.
"""

from collections.abc import Iterable, Mapping, Sequence

from pipeline.annotating.quotes.cues import Cue, base_of
from pipeline.annotating.quotes.features import Features, Said
from pipeline.annotating.quotes.frames import (
    BREAKS,
    Content,
    End,
    Group,
    Run,
    Start,
    frame,
    piece_beside,
    right_groups,
)
from pipeline.annotating.quotes.model import Model
from pipeline.annotating.quotes.phrases import Phrase
from pipeline.annotating.quotes.stream import (
    END,
    LONGEST,
    START,
    Stream,
    classes,
)

PROMISING = 2
"""Starts of a content that are tried with all their ends: those that look best by themselves."""

OF_START = Features("start", "side#", "outer head")
START_BY_BASE = Features("start by base", "base", "kind")
START_BY_BASE_AND_SIDE = Features("start by base", "base side#", "head", "outer")
START_BY_SOURCE = Features(
    "start by place of the source",
    "side# tag where#",
    "kind: kind; kind tag where#; side# tag where#",
)
START_BY_AFTER = Features("start by word behind the cue", "after", "kind")

OF_END = Features(
    "end", "side#", "kind rest#: kind; side# rest# kind", "behind behind2", "tail behind"
)
END_BY_BASE = Features("end by base", "base", "kind")
END_BY_BEFORE = Features("end by tags before the cue", "before side#", "kind")

BOTH_BY_TAG = Features(
    "both by tag",
    "tag side# start",
    "end length# verb#: start end; side# length# end; side# verb# length# tag",
)
BOTH_BY_BASE = Features("both by base", "base side#", "length#")

_CLASSES = (1, 1, 1, 3, 5, 8, LONGEST)
_LENGTHS = [number for number, words in enumerate(_CLASSES, 1) for _ in range(words)]
"""By words behind the first, the classes in which the lengths of contents are looked at."""

_RESTS = classes(4, step=3)

_VERBS = "avsu"


class Ranking:
    """Ranks the contents of the cues in one text."""

    def __init__(self, stream: Stream, model: Model) -> None:
        self.stream = stream
        self._verbs = stream.marked(_VERBS)
        self._breaks = stream.marked(BREAKS)
        self._of_start = model.rows(OF_START)
        self._start_by_base = model.rows(START_BY_BASE)
        self._start_by_base_and_side = model.rows(START_BY_BASE_AND_SIDE)
        self._start_by_source = model.rows(START_BY_SOURCE)
        self._start_by_after = model.rows(START_BY_AFTER)
        self._of_end = model.rows(OF_END)
        self._end_by_base = model.rows(END_BY_BASE)
        self._end_by_before = model.rows(END_BY_BEFORE)
        self._both_by_tag = model.rows(BOTH_BY_TAG)
        self._both_by_base = model.rows(BOTH_BY_BASE)

    def best(self, cue: Cue, source: Phrase | None) -> Content | None:
        """The content of a cue; only starts that look good are tried with all ends."""
        if piece := piece_beside(self.stream, cue, source):
            return piece
        scores, contents = self.told(cue, source, PROMISING)
        return tuple.__new__(Content, contents[scores.index(max(scores))]) if scores else None

    def told(
        self, cue: Cue, source: Phrase | None, promising: int = LONGEST
    ) -> tuple[list[Said], list[Run]]:
        """What speaks for contents of a cue, and these; only those with one of its best starts."""
        base = base_of(self.stream.words[cue.at])
        glance = promising < LONGEST
        last, right, left = frame(self.stream, cue, source, glance)
        by_start: dict[Start, Said] = {}
        alone = glance and not left and len(right) == 1
        if alone:
            # The only start: its ends alone decide.
            by_start[right[0]] = 0
        elif right:
            self._starts(cue, base, source, True, right, by_start)
        if left:
            every = {start for _, starts in left for start in starts}
            self._starts(cue, base, source, False, every, by_start)
        if len(by_start) > promising:
            least = sorted(by_start.values())[-promising]
            by_start = {start: said for start, said in by_start.items() if said >= least}
        scores: list[Said] = []
        contents: list[Run] = []
        groups = right_groups(right, by_start, last, self.stream.tags, self._breaks)
        if alone and len(groups[0][1]) == 1:
            # And the only end: there is nothing to choose.
            ((start,), (end,)) = groups[0]
            return [0], [(start[0], end[0])]
        if groups:
            self._contents(cue, base, True, groups, by_start, scores, contents)
        groups = []
        for end, starts in left:
            kept = [start for start in starts if start in by_start]
            if kept:
                groups.append((kept, [end]))
        if groups:
            self._contents(cue, base, False, groups, by_start, scores, contents)
        return scores, contents

    def _starts(
        self,
        cue: Cue,
        base: str,
        source: Phrase | None,
        side: bool,
        starts: Iterable[Start],
        found: dict[Start, Said],
    ) -> None:
        """Find what speaks for starts of contents on one side of a cue, whatever their ends."""
        at, first, last = cue
        shown = self.stream.shown
        where = 0 if source is None else 1 + (source.first > at)
        (kinds,) = self._start_by_source((side, self.stream.tags[at], where))
        (kinds_base,) = self._start_by_base(base)
        (kinds_after,) = self._start_by_after(shown[at + 1] if at + 1 < last else END)
        heads_base, outers_base = self._start_by_base_and_side((base, side))
        (outers_head,) = self._of_start(side)
        for start in starts:
            begin, kind = start
            head = shown[begin]
            outer = shown[begin - 1] if begin > first else START
            found[start] = (
                kinds(kind)
                + kinds_base.get(kind, 0)
                + kinds_after.get(kind, 0)
                + heads_base.get(head, 0)
                + outers_base.get(outer, 0)
                + outers_head.get((outer, head), 0)
            )

    def _contents(
        self,
        cue: Cue,
        base: str,
        side: bool,
        groups: Sequence[Group],
        by_start: Mapping[Start, Said],
        scores: list[Said],
        contents: list[Run],
    ) -> None:
        """Find what speaks for contents on one side of a cue."""
        at, first, last = cue
        tags, shown, verbs = self.stream.tags, self.stream.shown, self._verbs
        tag = tags[at]
        before = tags[at - 2 if at - 2 > first else first : at]
        kinds, behinds, tails = self._of_end(side)
        (kinds_base,) = self._end_by_base(base)
        (kinds_before,) = self._end_by_before((before, side))
        (lengths,) = self._both_by_base((base, side))
        by_end: dict[End, Said] = {}
        for starts, ends in groups:
            for start in starts:
                begin, start_kind = start
                of_start = by_start[start]
                (both,) = self._both_by_tag((tag, side, start_kind))
                verb_at = verbs.find("1", begin, last)
                for end in ends:
                    stop, kind = end
                    of_end = by_end.get(end)
                    if of_end is None:
                        behind = behind2 = END
                        if stop + 1 < last:
                            behind = shown[stop + 1]
                            if stop + 2 < last:
                                behind2 = shown[stop + 2]
                        of_end = by_end[end] = (
                            kinds((kind, _RESTS[last - 1 - stop]))
                            + kinds_base.get(kind, 0)
                            + kinds_before.get(kind, 0)
                            + behinds.get((behind, behind2), 0)
                            + tails.get((tags[stop], behind), 0)
                        )
                    length = _LENGTHS[stop - begin]
                    scores.append(
                        of_start
                        + of_end
                        + both((kind, length, 0 <= verb_at <= stop))
                        + lengths.get(length, 0)
                    )
                    contents.append((begin, stop))
