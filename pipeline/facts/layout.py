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
        body = [
            index
            for index, segment in enumerate(segments)
            if segment.kept and _is_long(segment.text)
        ] or [index for index, segment in enumerate(segments) if segment.kept]
        first, last = (body[0], body[-1]) if body else (len(segments), len(segments))
        return cls(None if title_start is None else _index(segments, title_start), first, last)


def _is_long(text: str) -> bool:
    return len(text.split(maxsplit=FEWEST_WORDS - 1)) >= FEWEST_WORDS


def _index(segments: Sequence[Segment], start: int) -> int | None:
    """The index of the segment that holds a place of the document text."""
    holding = (index for index, s in enumerate(segments) if s.start <= start < s.end)
    return next(holding, None)
