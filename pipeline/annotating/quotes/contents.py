"""Contents: from where to where goes what a cue reports.

Here belongs what speaks for each candidate, a run of the stream's words within the sentence of the
cue; where candidates are, ``frames`` says.
"""

from collections.abc import Iterable, Mapping, Sequence

from pipeline.annotating.quotes.cues import Cue, base_of
from pipeline.annotating.quotes.features import Features, Said, Table
from pipeline.annotating.quotes.frames import (
    BREAKS,
    LEFT_BREAKS,
    Content,
    End,
    Group,
    Run,
    Start,
    frame,
    right_groups,
)
from pipeline.annotating.quotes.model import Model
from pipeline.annotating.quotes.phrases import Phrase
from pipeline.annotating.quotes.stream import (
    END,
    LONGEST,
    PIECES,
    START,
    STATEMENT,
    Stream,
    classes,
)

PROMISING = 3
"""Starts of a content that are tried with all their ends: those that look best by themselves."""

OF_START = Features("start", "side#", "outer head")
START_BY_BASE = Features("start by base", "base", "kind")
START_BY_BASE_AND_SIDE = Features("start by base", "base side#", "head", "outer")
START_BY_TAG = Features("start by tag", "tag side#", "head")
START_BY_SOURCE = Features(
    "start by place of the source",
    "side# tag where#",
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
END_BY_BEFORE = Features("end by tags before the cue", "before side#", "kind")

OF_HEAD = Features("both", "side# head", "tail")
OF_BEHIND = Features("both", "end behind", "verb#")
BOTH_BY_TAG = Features(
    "both by tag",
    "tag side# start",
    "end length# verb# holds#: start end; side# length# end; side# verb# length# tag; side# holds#",
)
BOTH_BY_BASE = Features("both by base", "base side#", "length#")
BOTH_BY_BEFORE = Features("both by pieces before", "tag before# side#", "pieces#")

_CLASSES = (1, 1, 1, 3, 5, 8, LONGEST)
_LENGTHS = [number for number, words in enumerate(_CLASSES, 1) for _ in range(words)]
"""By words behind the first, the classes in which the lengths of contents are looked at."""

_RESTS = classes(4, step=3)

_VERBS = "avsu"


class Ranking:
    """Ranks the contents of the cues in one text."""

    def __init__(self, stream: Stream, model: Model) -> None:
        self.stream = stream
        self._verbs, self._pieces = stream.marked(_VERBS), stream.marked(PIECES)
        self._breaks, self._left_breaks = stream.places(BREAKS), stream.places(LEFT_BREAKS)
        self._of_start = model.rows(OF_START)
        self._start_by_base = model.rows(START_BY_BASE)
        self._start_by_base_and_side = model.rows(START_BY_BASE_AND_SIDE)
        self._start_by_tag = model.rows(START_BY_TAG)
        self._start_by_source = model.rows(START_BY_SOURCE)
        self._start_by_next = model.rows(START_BY_NEXT)
        self._start_by_after = model.rows(START_BY_AFTER)
        self._of_end = model.rows(OF_END)
        self._end_by_base = model.rows(END_BY_BASE)
        self._end_by_before = model.rows(END_BY_BEFORE)
        self._of_head = model.rows(OF_HEAD)
        self._of_behind = model.rows(OF_BEHIND)
        self._both_by_tag = model.rows(BOTH_BY_TAG)
        self._both_by_before = model.rows(BOTH_BY_BEFORE)
        self._both_by_base = model.rows(BOTH_BY_BASE)

    def best(self, cue: Cue, source: Phrase | None) -> Content | None:
        """The content of a cue; only starts that look good are tried with all ends."""
        scores, contents = self.told(cue, source, PROMISING)
        return Content(*contents[scores.index(max(scores))]) if scores else None

    def told(
        self, cue: Cue, source: Phrase | None, promising: int = LONGEST
    ) -> tuple[list[Said], list[Run]]:
        """What speaks for contents of a cue, and these; only those with one of its best starts."""
        base = base_of(self.stream.words[cue.at])
        last, right, left = frame(self.stream, cue, source, self._left_breaks)
        by_start: dict[Start, Said] = {}
        if right:
            self._starts(cue, base, source, True, right, by_start)
        if left:
            starts = {start for _, starts in left for start in starts}
            self._starts(cue, base, source, False, starts, by_start)
        if len(by_start) > promising:
            least = sorted(by_start.values())[-promising]
            by_start = {start: said for start, said in by_start.items() if said >= least}
        scores: list[Said] = []
        contents: list[Run] = []
        if right:
            groups = right_groups(right, by_start, last, self.stream.tags, self._breaks)
            self._contents(cue, base, source, True, groups, by_start, scores, contents)
        if left:
            groups = [
                ([start for start in starts if start in by_start], [end]) for end, starts in left
            ]
            self._contents(cue, base, source, False, groups, by_start, scores, contents)
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
        tags, shown = self.stream.tags, self.stream.shown
        tag = tags[at]
        where = 0 if source is None else 1 + (source.first > at)
        (kinds,) = self._start_by_source((side, tag, where))
        (kinds_base,) = self._start_by_base(base)
        (kinds_next,) = self._start_by_next(tags[at + 1 : at + 3])
        (kinds_after,) = self._start_by_after(shown[at + 1] if at + 1 < last else END)
        (heads_tag,) = self._start_by_tag((tag, side))
        heads_base, outers_base = self._start_by_base_and_side((base, side))
        (outers_head,) = self._of_start(side)
        for start in starts:
            begin, kind = start
            head = shown[begin]
            outer = shown[begin - 1] if begin > first else START
            found[start] = (
                kinds(kind)
                + kinds_base.get(kind, 0)
                + kinds_next.get(kind, 0)
                + kinds_after.get(kind, 0)
                + heads_tag.get(head, 0)
                + heads_base.get(head, 0)
                + outers_base.get(outer, 0)
                + outers_head.get((outer, head), 0)
            )

    def _contents(
        self,
        cue: Cue,
        base: str,
        source: Phrase | None,
        side: bool,
        groups: Sequence[Group],
        by_start: Mapping[Start, Said],
        scores: list[Said],
        contents: list[Run],
    ) -> None:
        """Find what speaks for contents on one side of a cue."""
        at, first, last = cue
        tags = self.stream.tags
        verbs, pieces = self._verbs, self._pieces
        tag = tags[at]
        source_first = source.first if source else -1
        (lengths,) = self._both_by_base((base, side))
        (of_pieces,) = self._both_by_before((tag, tags.find(STATEMENT, first, at) >= 0, side))
        (kinds_base,) = self._end_by_base(base)
        (kinds_before,) = self._end_by_before(
            (tags[at - 2 if at - 2 > first else first : at], side)
        )
        tables = [*self._of_end(side), kinds_base, kinds_before]
        by_end: dict[End, tuple[Said, Table]] = {}
        for starts, ends in groups:
            for start in starts:
                begin, start_kind = start
                of_start = by_start[start]
                (by_tail,) = self._of_head((side, tags[begin]))
                (both,) = self._both_by_tag((tag, side, start_kind))
                verb_at = verbs.find("1", begin, last)
                piece_at = pieces.find("1", begin, last)
                for end in ends:
                    stop, kind = end
                    known = by_end.get(end)
                    if known is None:
                        known = by_end[end] = self._end(end, last, tables)
                    of_end, of_verb = known
                    length = _LENGTHS[stop - begin]
                    verb = 0 <= verb_at <= stop
                    count = 0
                    if 0 <= piece_at <= stop:
                        count = min(pieces.count("1", begin, stop + 1), 2)
                    scores.append(
                        of_start
                        + of_end
                        + both((kind, length, verb, begin <= source_first <= stop))
                        + of_verb.get(verb, 0)
                        + lengths.get(length, 0)
                        + of_pieces.get(count, 0)
                        + by_tail.get(tags[stop], 0)
                    )
                    contents.append((begin, stop))

    def _end(self, end: End, last: int, tables: Sequence[Table]) -> tuple[Said, Table]:
        """What speaks for an end of contents, whatever their start, and what with verbs before."""
        kinds, behinds, nexts, tails, kinds_base, kinds_before = tables
        stop, kind = end
        tags, shown = self.stream.tags, self.stream.shown
        behind = behind2 = END
        if stop + 1 < last:
            behind = shown[stop + 1]
            if stop + 2 < last:
                behind2 = shown[stop + 2]
        (of_verb,) = self._of_behind((kind, behind))
        said = (
            kinds((kind, _RESTS[last - 1 - stop]))
            + kinds_base.get(kind, 0)
            + kinds_before.get(kind, 0)
            + behinds.get((behind, behind2), 0)
            + nexts.get(tags[stop + 1 : stop + 5 if stop + 5 < last else last], 0)
            + tails.get((tags[stop], behind), 0)
        )
        return said, of_verb
