"""Candidates for the title in the lines of a page, with the marks that their ranking counts.

To the marks of its place a line gets those of what it says. Which candidate wins does not belong
here.
"""

from collections.abc import Iterable, Iterator, Sequence

from pipeline.cleaning.segment import Segment
from pipeline.cleaning.shape import Shape
from pipeline.facts.layout import Layout
from pipeline.facts.site_name import is_site, without_site
from pipeline.facts.title_candidate import TitleCandidate, folded
from pipeline.facts.title_places import LONGEST, PlacedLine, lines_about_body
from pipeline.facts.topic import Topic

GROUPS = (
    ("topic_none", "topic_0", "topic_1", "topic_2", "topic_3", "topic_4"),
    ("ends", "ends_asking"),
    ("begins_small",),
    ("most_of_topic",),
    ("is_site",),
    ("without_site",),
)
"""The marks that are given here, of each group one or none to a line."""


def find_title_lines(
    lines: Iterable[PlacedLine],
    segments: Sequence[Segment],
    layout: Layout,
    names: frozenset[str],
) -> Iterator[TitleCandidate]:
    """All candidates in some of the page's short lines; ``names`` are the site's, folded."""
    body = segments[layout.body_first : layout.body_last + 1]
    topic = Topic(" ".join([s.text for s in body if s.kept]))
    # A line of the body itself would share most.
    others = [
        s for s in lines_about_body(segments, layout) if not s.kept and len(s.text) <= LONGEST
    ]
    index = topic.most([s.text for s in others])
    most = None if index is None else others[index]
    for segment, text, shape, placed in lines:
        marks = placed | _look(text, shape, topic)
        if segment is most:
            marks.add("most_of_topic")
        if is_site(text, names):
            marks.add("is_site")
        yield _candidate(text, segment, marks, (0, len(segment.text)))
        for cut in without_names(text, names):
            at = segment.text.find(cut)
            if at >= 0:
                yield _candidate(cut, segment, marks | {"without_site"}, (at, at + len(cut)))


def without_names(text: str, names: frozenset[str]) -> list[str]:
    """What is left of a line where one of the site's names stands beside something else."""
    return [cut for cut, known in without_site(text, names) if known and cut]


def _look(text: str, shape: Shape, topic: Topic) -> set[str]:
    """What the line looks like, and whether it has the body's topic."""
    shared, total = topic.shared(text)
    marks = {f"topic_{4 * shared // total}" if total else "topic_none"}
    if shape.ends:
        marks.add("ends_asking" if text[-1] in "?!？！" else "ends")
    if text[0].islower():
        marks.add("begins_small")
    return marks


def _candidate(
    value: str, segment: Segment, marks: set[str], span: tuple[int, int]
) -> TitleCandidate:
    return TitleCandidate(value, folded(value), "text", marks, segment.rule, segment, span)
