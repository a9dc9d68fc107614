"""Annotations with their places in the document, as they are published.

Annotators read the article text. The title, the subtitle and the captions are no part of it and
are read one by one; all else outside the text is not the article's.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.annotating.foreign import ForeignPassage
from pipeline.annotating.times import Time, find_times
from pipeline.cleaning.places import Places
from pipeline.cleaning.segment import Segment

READ_BESIDES = ("title", "subtitle", "caption")
"""Roles of the segments outside the article text that are read too."""


@dataclass(frozen=True, slots=True)
class PlacedTime:
    """A time of a document; the fields are the columns of ``times`` without ``doc_id``."""

    position: int
    start: int
    end: int
    text_start: int | None
    text_end: int | None
    text: str
    type: str
    value: str
    anchor: dt.date | None
    rule: str


@dataclass(frozen=True, slots=True)
class PlacedForeignPassage:
    """A paragraph in another language; the fields are the columns of ``foreign_passages`` without
    ``doc_id``.
    """

    position: int
    start: int
    end: int
    text_start: int
    text_end: int
    text: str
    language: str


def placed_foreign_passages(
    document_text: str, passages: Sequence[ForeignPassage], places: Places
) -> list[PlacedForeignPassage]:
    """The ``passages`` of the article text, in its order."""
    placed = []
    for position, passage in enumerate(passages):
        start, end = places.in_document(passage.start, passage.end)
        placed.append(
            PlacedForeignPassage(
                position,
                start,
                end,
                passage.start,
                passage.end,
                document_text[start:end],
                passage.language,
            )
        )
    return placed


def placed_times(
    document_text: str,
    times: Sequence[Time],
    places: Places,
    segments: Sequence[Segment],
    language: str | None,
    published: dt.date | None,
) -> list[PlacedTime]:
    """The ``times`` of the article text, and those of its title and captions, in document order."""
    found: list[tuple[int, int, Time, bool]] = [
        (*places.in_document(time.start, time.end), time, True) for time in times
    ]
    for segment in segments:
        if segment.role in READ_BESIDES and segment.text_start is None:
            for time in find_times(segment.text, language, published):
                start, end = segment.start + time.start, segment.start + time.end
                found.append((start, end, time, False))
    found.sort(key=lambda item: item[:2])
    return [
        PlacedTime(
            position=position,
            start=start,
            end=end,
            text_start=time.start if in_text else None,
            text_end=time.end if in_text else None,
            text=document_text[start:end],
            type=time.type,
            value=time.value,
            anchor=time.anchor,
            rule=time.rule,
        )
        for position, (start, end, time, in_text) in enumerate(found)
    ]
