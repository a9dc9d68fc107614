"""Quotes as they are published: with their places in the document.

Here belong the article's quotes and, in one more pass, those of the segments around its text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.annotating.placed import READ_BESIDES
from pipeline.annotating.quotes.find import find_quotes
from pipeline.annotating.quotes.quote import Quote, Span
from pipeline.cleaning import Segment
from pipeline.cleaning.places import Places
from pipeline.cleaning.repair import Repair


@dataclass(frozen=True, slots=True)
class PlacedQuote:
    """A row of ``quotes``; the schema says what each column means."""

    position: int
    start: int
    end: int
    text_start: int | None
    text_end: int | None
    text: str
    parts: list[dict[str, int | None]]
    kind: str
    speaker: str | None
    speaker_start: int | None
    speaker_end: int | None
    speaker_name: str | None
    speaker_description: str | None
    speaker_type: str | None
    cue: str | None
    cue_class: str | None
    confidence: str
    rule: str


def place_quotes(
    text: str,
    segments: Sequence[Segment],
    repairs: Sequence[Repair],
    quotes: Sequence[Quote],
    language: str | None,
) -> list[PlacedQuote]:
    """``quotes`` of the article and those around it, by their start in the document ``text``."""
    found = [*_inside(quotes, Places(segments, repairs)), *_outside(segments, language)]
    found.sort(key=lambda placed: placed[1])
    return [_row(position, text, *placed) for position, placed in enumerate(found)]


_Placed = tuple[Quote, Span, list[Span], Span | None, Span | None, bool]
"""A quote with the places of itself, its parts, speaker and cue in the document, and whether its
own offsets count in the article."""


def _inside(quotes: Sequence[Quote], places: Places) -> Iterator[_Placed]:
    for quote in quotes:
        yield (
            quote,
            places.in_document(quote.start, quote.end),
            [places.in_document(*part) for part in quote.parts],
            places.in_document(*quote.speaker) if quote.speaker else None,
            places.in_document(*quote.cue) if quote.cue else None,
            True,
        )


def _outside(segments: Sequence[Segment], language: str | None) -> Iterator[_Placed]:
    for segment in segments:
        if segment.kept or segment.role not in READ_BESIDES:
            continue
        start = segment.start
        for quote in find_quotes(segment.text, language):
            yield (
                quote,
                (start + quote.start, start + quote.end),
                [(start + part[0], start + part[1]) for part in quote.parts],
                _moved(quote.speaker, start),
                _moved(quote.cue, start),
                False,
            )


def _moved(span: Span | None, by: int) -> Span | None:
    return (span[0] + by, span[1] + by) if span else None


def _row(
    position: int,
    text: str,
    quote: Quote,
    own: Span,
    parts: list[Span],
    speaker: Span | None,
    cue: Span | None,
    in_article: bool,
) -> PlacedQuote:
    return PlacedQuote(
        position,
        *own,
        quote.start if in_article else None,
        quote.end if in_article else None,
        text[slice(*own)],
        [
            {
                "start": part[0],
                "end": part[1],
                "text_start": inside[0] if in_article else None,
                "text_end": inside[1] if in_article else None,
            }
            for part, inside in zip(parts, quote.parts, strict=True)
        ],
        quote.kind,
        text[slice(*speaker)] if speaker else None,
        speaker[0] if speaker else None,
        speaker[1] if speaker else None,
        quote.name,
        quote.description,
        quote.type,
        text[slice(*cue)] if cue else None,
        quote.cue_class,
        quote.confidence,
        quote.rule,
    )
