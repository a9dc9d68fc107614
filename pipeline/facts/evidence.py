"""Candidates for facts, and the rows of evidence that they become."""

from collections.abc import Iterable
from typing import NamedTuple

from pipeline.cleaning.segment import Segment
from pipeline.schema.evidence import FIELDS


class Evidence(NamedTuple):
    """A candidate for a fact; the fields are the columns of ``evidence`` without ``doc_id``.

    ``start`` and ``end`` count code points in the document text, end exclusive; they and ``text``
    are None for candidates that do not stand there.
    """

    field: str
    position: int
    value: str | None
    chosen: bool
    basis: str
    rule: str
    confidence: str | None
    start: int | None
    end: int | None
    text: str | None

    def taken(self, confidence: str | None = None) -> "Evidence":
        """The same candidate, chosen, at another confidence if one is given."""
        return self._replace(chosen=True, confidence=confidence or self.confidence)


def candidate(
    field: str,
    value: str,
    basis: str,
    rule: str,
    confidence: str,
    segment: Segment | None = None,
    span: tuple[int, int] | None = None,
) -> Evidence:
    """A candidate that is not chosen yet. ``span`` counts from the start of ``segment``; without it
    the whole segment is meant.
    """
    if segment is None:
        return Evidence(field, 0, value, False, basis, rule, confidence, None, None, None)
    begin, end = span or (0, len(segment.text))
    return Evidence(
        field,
        0,
        value,
        False,
        basis,
        rule,
        confidence,
        segment.start + begin,
        segment.start + end,
        segment.text[begin:end],
    )


def numbered(evidence: Iterable[Evidence]) -> list[Evidence]:
    """All evidence by field, then place in the text (corrections last), with running positions."""
    rows = sorted(
        evidence,
        key=lambda item: (
            FIELDS.index(item.field),
            item.basis == "correction",
            -1 if item.start is None else item.start,
            item.end or 0,
            # What stands nowhere in the text keeps the order in which it was found.
            item.rule if item.start is not None else "",
            (item.value or "") if item.start is not None else "",
        ),
    )
    counts: dict[str, int] = {}
    result = []
    for row in rows:
        position = counts.get(row.field, 0)
        counts[row.field] = position + 1
        result.append(row._replace(position=position))
    return result
