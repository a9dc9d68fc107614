"""What a segment is."""

from typing import NamedTuple


class Segment(NamedTuple):
    """A piece of a document; the fields are the columns of ``segments`` without ``doc_id``.

    ``start`` and ``end`` count code points in the document text, ``text_start`` and ``text_end`` in
    the article text; end exclusive.
    """

    position: int
    start: int
    end: int
    text_start: int | None
    text_end: int | None
    role: str
    kept: bool
    rule: str
    score: int | None
    text: str
