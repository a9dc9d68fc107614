"""Whether texts are the slices of document and article that their offsets name."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from pipeline.quality.audits.corpus import Corpus
from pipeline.quality.audits.frame import Columns, Part, flags
from pipeline.quality.suites.spans import has_span, has_text_span
from pipeline.schema import Table

_SPAN = ("start", "end", "text")
_TEXT_SPAN = ("text_start", "text_end")


def span_parts(table: Table) -> tuple[Part, ...]:
    """The parts on spans that the columns of a table ask for."""
    parts = []
    if has_span(table):
        parts.append(Part(("span_is_complete", "span_is_inside", "text_is_slice"), _spans))
    if has_text_span(table):
        parts.append(Part(("text_span_is_slice",), _text_spans))
    return tuple(parts)


def _spans(corpus: Corpus, table: Table) -> Columns:
    """Rows of unknown documents are judged by their foreign key, and are not here."""
    count = corpus.file(table.name).rows
    complete, inside, slices = (np.full(count, -1, np.int8) for _ in range(3))
    for share in corpus.shares(table.name, _SPAN):
        rows = _rows(share.columns, _SPAN)
        for row, owner, (start, end, text) in zip(share.rows, share.owners, rows, strict=True):
            given = (start is not None) + (end is not None) + (text is not None)
            complete[row] = given in (0, 3)
            document = share.texts[owner]
            if start is None or end is None or document is None:
                continue
            inside[row] = 0 <= start < end <= len(document)
            if text is not None and start >= 0:
                slices[row] = document[start:end] == text
    return {
        "span_is_complete": flags(complete),
        "span_is_inside": flags(inside),
        "text_is_slice": flags(slices),
    }


def _text_spans(corpus: Corpus, table: Table) -> Columns:
    slices = np.full(corpus.file(table.name).rows, -1, np.int8)
    for share in corpus.shares(table.name, (*_TEXT_SPAN, "text"), articles=True):
        rows = _rows(share.columns, (*_TEXT_SPAN, "text"))
        for row, owner, (start, end, text) in zip(share.rows, share.owners, rows, strict=True):
            if start is None and end is None:
                continue
            article = share.article_texts[owner]
            # A document without article has a check of its own.
            if article is not None:
                given = start is not None and end is not None and start >= 0
                slices[row] = given and article[start:end] == text
    return {"text_span_is_slice": flags(slices)}


def _rows(columns: dict[str, list[Any]], names: Iterable[str]) -> "zip[tuple[Any, ...]]":
    return zip(*(columns[name] for name in names), strict=True)
