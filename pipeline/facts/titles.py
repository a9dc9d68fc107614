"""Title and subtitle, from the segments that have these roles."""

from collections.abc import Sequence

from pipeline.cleaning.segment import Segment
from pipeline.facts.evidence import Evidence, candidate


def find_titles(segments: Sequence[Segment]) -> list[Evidence]:
    """The title and the subtitle; each the first segment of its role."""
    found: list[Evidence] = []
    for role in ("title", "subtitle"):
        for number, segment in enumerate(s for s in segments if s.role == role):
            value = " ".join(segment.text.split())
            row = candidate(role, value, "text", segment.rule, "medium", segment)
            found.append(row.taken() if number == 0 else row)
    return found
