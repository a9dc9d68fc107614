"""Where on a page things stand: title and body as the landmarks that other lines are measured by.

Distances count segments. Roles are hints here, not commands: what a fact needs is near which lines
it stands, and that holds also where single lines got another role.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.cleaning.segment import Segment

FEWEST_WORDS = 12
"""Of a paragraph that begins or ends the body; shorter kept lines may be strays far from it."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Indexes into the segments of a page: of the title's line, None where it stands nowhere, and
    of the first and last paragraph of the body; both are the number of segments without a body.
    """

    title: int | None
    body_first: int
    body_last: int

    @classmethod
    def of(cls, segments: Sequence[Segment], title_start: int | None) -> "Layout":
        """The layout of a page whose title stands at ``title_start`` in the document text."""
        kept = [index for index, segment in enumerate(segments) if segment.kept]
        title = None if title_start is None else _index(segments, title_start)
        return cls(title, _first_long(segments, kept), _first_long(segments, kept[::-1]))


def _first_long(segments: Sequence[Segment], indexes: Sequence[int]) -> int:
    """The first of the indexes of a long segment; without one the first, or the number of all."""
    for index in indexes:
        if len(segments[index].text.split(maxsplit=FEWEST_WORDS - 1)) >= FEWEST_WORDS:
            return index
    return indexes[0] if indexes else len(segments)


def _index(segments: Sequence[Segment], start: int) -> int | None:
    """The index of the segment that holds a place of the document text."""
    holding = (index for index, s in enumerate(segments) if s.start <= start < s.end)
    return next(holding, None)
