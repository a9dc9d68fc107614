"""Authors, from the bylines."""

from collections.abc import Sequence

from pipeline.cleaning.bylines import BylineReader
from pipeline.cleaning.segment import Segment
from pipeline.facts.evidence import Evidence, candidate


def find_authors(segments: Sequence[Segment], bylines: BylineReader) -> list[Evidence]:
    """One chosen candidate for each author, in the order of the page; a name given twice counts
    once, the second time as refused.
    """
    found: list[Evidence] = []
    seen: set[str] = set()
    for segment in segments:
        if segment.role != "byline":
            continue
        byline = bylines.read(segment.text) or bylines.read_bare(segment.text)
        for name, start, end in byline.names if byline else ():
            row = candidate(
                "authors", name, "byline", segment.rule, "medium", segment, (start, end)
            )
            found.append(row if name.casefold() in seen else row.taken())
            seen.add(name.casefold())
    return found
