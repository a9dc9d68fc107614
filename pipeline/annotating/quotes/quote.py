"""What the annotator finds: one attribution."""

from typing import NamedTuple

KINDS = ("direct", "partial", "scare", "indirect")
TIERS = ("high", "medium", "low")

Span = tuple[int, int]
"""Start and end in code points of the text, end exclusive."""


class Quote(NamedTuple):
    """One attribution, from the first to the last character of its content.

    ``parts`` are its quoted pieces with their marks. ``speaker`` is the phrase as written, ``name``
    what the article calls the speaker most fully, ``type`` whether it is named, unnamed people, a
    body or a document; None where the text does not say. ``cue`` is the word by which it is said,
    and ``cue_class`` what kind of saying that is.
    """

    start: int
    end: int
    parts: tuple[Span, ...]
    kind: str
    speaker: Span | None
    name: str | None
    description: str | None
    type: str | None
    cue: Span | None
    cue_class: str | None
    confidence: str
    rule: str
