"""Agencies in datelines and bylines: "BEIJING (Reuters) —" opens a wire copy."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from pipeline.cleaning.bylines import BylineReader
from pipeline.cleaning.segment import Segment
from pipeline.facts.evidence import candidate
from pipeline.facts.hint import CONFIDENCE, RANK, Hint
from pipeline.registry import Registry

REACH = 80
"""Characters of the first paragraph in which a dateline stands: place, day, agency, dash."""

FIRST_PARAGRAPHS = 2
"""Kept segments that may open with a dateline; a lead in bold may stand above it."""

_DATELINE = re.compile(r"[(（](?P<agency>[^()（）]{2,30})[)）]\.?\s?(?P<dash>[-–—]{1,2})?")


def find_datelines(
    segments: Sequence[Segment], registry: Registry, bylines: BylineReader
) -> Iterator[Hint]:
    """Hints at the agency whose dateline opens the text, or that stands in the byline."""
    for segment in islice((s for s in segments if s.kept), FIRST_PARAGRAPHS):
        for match in _DATELINE.finditer(segment.text, 0, REACH):
            outlet = registry.outlet_named(match["agency"], weak=True)
            opens = match["dash"] or match.start() == 0
            if outlet is not None and outlet.kind == "agency" and opens:
                yield _hint(segment, outlet.id, registry, "dateline", match.span("agency"))
                break
    for segment in segments:
        if segment.role == "byline":
            byline = bylines.read(segment.text)
            for outlet_id in byline.outlets if byline else ():
                if registry.outlets[outlet_id].kind == "agency":
                    yield _hint(segment, outlet_id, registry, "byline", None)


def _hint(
    segment: Segment, outlet_id: str, registry: Registry, basis: str, span: tuple[int, int] | None
) -> Hint:
    outlet = registry.outlets[outlet_id]
    row = candidate(
        "original_publisher",
        outlet.name,
        basis,
        f"agency_in_{basis}",
        CONFIDENCE[basis],
        segment,
        span,
    )
    return Hint(outlet.name, outlet, RANK[basis], False, row)
