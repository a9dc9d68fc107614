"""What ``quotes`` are held against: the document, and the columns of their own row."""

from typing import Any

import numpy as np
import pyarrow as pa

from pipeline.quality.audits.corpus import Corpus
from pipeline.quality.audits.frame import Columns, Part, flags
from pipeline.schema import Table

_SPEAKER = ("speaker_start", "speaker_end", "speaker")


def _speakers(corpus: Corpus, table: Table) -> Columns:
    """Rows of unknown documents are judged by their foreign key, and are not here."""
    slices = np.full(corpus.file(table.name).rows, -1, np.int8)
    for share in corpus.shares(table.name, _SPEAKER):
        slices[share.rows] = [
            _is_slice(share.texts[owner], *given)
            for owner, *given in zip(
                share.owners, *(share.columns[name] for name in _SPEAKER), strict=True
            )
        ]
    return {"speaker_is_slice": flags(slices)}


def _is_slice(text: str | None, start: Any, end: Any, speaker: Any) -> int:
    if start is None and end is None and speaker is None:
        return 1
    if start is None or end is None or speaker is None:
        return 0
    return -1 if text is None or start < 0 else int(text[start:end] == speaker)


def _shapes(corpus: Corpus, table: Table) -> Columns:
    inside: list[bool] = []
    fits: list[bool] = []
    named = ("speaker_name", "speaker_description", "speaker_type")
    columns = ["start", "end", "parts", "kind", "speaker", *named]
    for batch in corpus.file(table.name).batches(columns):
        for row in batch.to_pylist():
            parts = row["parts"] or []
            inside.append(_are_inside(row["start"], row["end"], parts))
            unsaid = all(row[name] is None for name in named)
            fits.append(
                bool(parts) == (row["kind"] != "indirect")
                and not (row["kind"] == "scare" and row["speaker"])
                and (row["speaker"] is not None or unsaid)
            )
    return {"parts_are_inside": pa.array(inside), "kind_fits": pa.array(fits)}


def _are_inside(start: int | None, end: int | None, parts: list[dict[str, Any]]) -> bool:
    bounds = [bound for part in parts for bound in (part["start"], part["end"])]
    if start is None or end is None or None in bounds:
        return not parts
    return [start, *bounds, end] == sorted([start, *bounds, end])


QUOTE_PARTS = (
    Part(("speaker_is_slice",), _speakers),
    Part(("parts_are_inside", "kind_fits"), _shapes),
)
