"""Whether texts are the slices of document and article that their offsets name."""

import numpy as np

from pipeline.quality.audits.corpus import Corpus
from pipeline.quality.audits.frame import Columns, Part, flags
from pipeline.quality.audits.repairs import Repairs
from pipeline.quality.suites.spans import has_span, has_text_span
from pipeline.schema import Table


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
    for share in corpus.shares(table.name, ("start", "end", "text")):
        starts, ends, texts = (share.columns[name] for name in ("start", "end", "text"))
        documents = [share.texts[owner] for owner in share.owners]
        complete[share.rows] = [
            (start is None) == (end is None) == (text is None)
            for start, end, text in zip(starts, ends, texts, strict=True)
        ]
        inside[share.rows] = [
            -1
            if start is None or end is None or document is None
            else 0 <= start < end <= len(document)
            for start, end, document in zip(starts, ends, documents, strict=True)
        ]
        slices[share.rows] = [
            _is_slice(document, start, end, text)
            for document, start, end, text in zip(documents, starts, ends, texts, strict=True)
        ]
    return {
        "span_is_complete": flags(complete),
        "span_is_inside": flags(inside),
        "text_is_slice": flags(slices),
    }


def _text_spans(corpus: Corpus, table: Table) -> Columns:
    """Whether the span in the article text is the row's text with the repairs in it, where a row
    has one. A repair's own is its replacement.

    A document without an article has a check of its own.
    """
    is_repair = "replacement" in table.by_name
    names = ("text_start", "text_end", "start", "replacement" if is_repair else "text", "text")
    repairs = Repairs(corpus)
    slices = np.full(corpus.file(table.name).rows, -1, np.int8)
    for share in corpus.shares(table.name, list(dict.fromkeys(names)), articles=True):
        verdicts = []
        for owner, text_start, text_end, start, replacement, text in zip(
            share.owners, *(share.columns[name] for name in names), strict=True
        ):
            if (text_start is None) != (text_end is None):
                verdicts.append(0)
                continue
            if not is_repair:
                shown = repairs.apply(share.documents[owner], start, text)
            else:
                shown = text if replacement is None else replacement
            verdicts.append(_is_slice(share.article_texts[owner], text_start, text_end, shown))
        slices[share.rows] = verdicts
    return {"text_span_is_slice": flags(slices)}


def _is_slice(whole: str | None, start: int | None, end: int | None, text: str | None) -> int:
    """1 or 0; -1 where the question does not apply: something is not given, or below any offset."""
    if whole is None or start is None or end is None or text is None or start < 0:
        return -1
    return int(whole[start:end] == text)
