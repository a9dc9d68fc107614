"""The cleaner: document text to segments."""

from pipeline.cleaning.page import PageReader
from pipeline.cleaning.roles import assign_roles
from pipeline.cleaning.segment import Segment
from pipeline.registry import Registry
from pipeline.schema import BODY_ROLES

JOINT = "\n\n"
"""What stands between two segments in the article text."""


class Cleaner:
    """Cleans documents by one registry; keeps nothing from one document to the next."""

    def __init__(self, registry: Registry) -> None:
        """``registry`` gives the standing lines of pages and the words of dates and bylines."""
        self._pages = PageReader(registry)

    def segments(self, text: str) -> list[Segment]:
        """All segments of the document text, in order."""
        lines = self._pages.read(text)
        assign_roles(lines, bare_byline=self._pages.bare_byline)
        segments: list[Segment] = []
        length = 0
        for position, line in enumerate(lines):
            kept = line.role in BODY_ROLES
            start = end = None
            if kept:
                start = length + len(JOINT) if length else 0
                end = length = start + len(line.text)
            segments.append(
                Segment(
                    position,
                    line.line.start,
                    line.line.end,
                    start,
                    end,
                    line.role,
                    kept,
                    line.rule,
                    None,
                    line.text,
                )
            )
        return segments


def article_text(segments: list[Segment]) -> str:
    """The article text: the kept segments, verbatim, joined by an empty line."""
    return JOINT.join(segment.text for segment in segments if segment.kept)
