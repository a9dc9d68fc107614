"""The citations of a page: those in its article's text, and a pass over the lines around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.annotating.citations.citation import Citation
from pipeline.annotating.citations.find import CitationFinder
from pipeline.cleaning import Segment
from pipeline.cleaning.places import Places
from pipeline.cleaning.repair import Repair


@dataclass(frozen=True, slots=True)
class CitationRow:
    """A citation as published; the fields are the columns of ``citations`` without ``doc_id``."""

    position: int
    start: int
    end: int
    text_start: int | None
    text_end: int | None
    text: str
    outlet_id: str
    relation: str
    rule: str


def citation_rows(
    document: str,
    segments: Sequence[Segment],
    repairs: Sequence[Repair],
    in_text: Sequence[Citation],
    finder: CitationFinder,
) -> list[CitationRow]:
    """The rows of a page in the order of the document.

    ``document`` is its text, ``in_text`` what was found in the article's text.
    """
    placed: list[tuple[int, int, Citation, bool]] = []
    if in_text:
        places = Places(segments, repairs)
        placed += [(*places.in_document(c.start, c.end), c, True) for c in in_text]
    for segment in segments:
        if not segment.kept:
            for c in finder.in_line(segment.text, segment.role):
                placed.append((segment.start + c.start, segment.start + c.end, c, False))
    placed.sort(key=lambda place: place[:2])
    return [
        CitationRow(
            position=number,
            start=start,
            end=end,
            text_start=c.start if inside else None,
            text_end=c.end if inside else None,
            text=document[start:end],
            outlet_id=c.outlet_id,
            relation=c.relation,
            rule=c.rule,
        )
        for number, (start, end, c, inside) in enumerate(placed)
    ]
