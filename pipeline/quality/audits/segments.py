"""What ``segments`` are held against: their documents and one another."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.quality.audits.corpus import Corpus
from pipeline.quality.audits.frame import Columns, Extra, Part, flags
from pipeline.quality.suites.segments import BY_DOCUMENT
from pipeline.schema import BODY_ROLES, Table

SIGNATURE = "signature:"
"""What ``segments.rule`` begins with where a registered signature decided; its id follows."""


def _verdicts(corpus: Corpus, table: Table) -> Columns:
    data = corpus.file(table.name).columns(["role", "kept", "text_start"])
    body = pc.is_in(data["role"], value_set=pa.array(BODY_ROLES))
    return {
        "kept_is_body": _whole(pc.or_(pc.invert(data["kept"]), body)),
        "kept_has_text_span": _whole(pc.equal(data["kept"], pc.is_valid(data["text_start"]))),
    }


def _signatures(corpus: Corpus, table: Table) -> Columns:
    known = {signature.id for signature in corpus.inputs.registry.signatures}
    verdicts: list[bool | None] = []
    for batch in corpus.file(table.name).batches(["rule"]):
        verdicts += [
            rule.removeprefix(SIGNATURE) in known if rule and rule.startswith(SIGNATURE) else None
            for rule in batch.column("rule").to_pylist()
        ]
    return {"signature_is_registered": pa.array(verdicts, pa.bool_())}


def _trimmed(corpus: Corpus, table: Table) -> Columns:
    verdicts: list[bool | None] = []
    for batch in corpus.file(table.name).batches(["text"]):
        verdicts += [
            None if text is None else text.strip() == text != ""
            for text in batch.column("text").to_pylist()
        ]
    return {"is_trimmed": pa.array(verdicts, pa.bool_())}


def _overlaps(corpus: Corpus, table: Table) -> Columns:
    """Whether each segment begins after the ends of all that come before it in its document."""
    owners = corpus.owners(table.name)
    columns = corpus.file(table.name).columns(["position", "start", "end"])
    position, start, end = (
        pc.fill_null(column, 0).to_numpy().astype(np.int64) for column in columns.columns
    )
    order = np.lexsort((position, owners))
    # Each document gets a stretch of numbers of its own, so that one running maximum does for all.
    stretch = owners[order] * (int(end.max(initial=0)) + 1)
    ends = np.maximum.accumulate(end[order] + stretch)
    after = np.full(len(owners), -1, np.int8)
    after[order[1:]] = start[order[1:]] + stretch[1:] >= ends[:-1]
    after[order[:1]] = 1
    after[owners < 0] = -1
    return {"begins_after_last": flags(after)}


def _coverage(corpus: Corpus, table: Table) -> pa.Table:
    """For each document how many of its characters stand in no segment, white space aside."""
    uncovered: list[int] = []
    first: list[int | None] = []
    for share in corpus.shares(table.name, ("start", "end")):
        spans: list[list[tuple[int, int]]] = [[] for _ in share.texts]
        for owner, start, end in zip(
            share.owners, share.columns["start"], share.columns["end"], strict=True
        ):
            if isinstance(start, int) and isinstance(end, int):
                spans[owner].append((start, end))
        for text, some in zip(share.texts, spans, strict=True):
            gaps = list(_gaps(text or "", sorted(some)))
            uncovered.append(len(gaps))
            first.append(gaps[0] if gaps else None)
    return pa.table(
        {
            "doc_id": corpus.doc_ids,
            "uncovered": pa.array(uncovered, pa.int64()),
            "uncovered_at": pa.array(first, pa.int64()),
        }
    )


def _gaps(text: str, spans: list[tuple[int, int]]) -> list[int]:
    """Offsets of the characters between sorted spans that are not white space."""
    found = []
    last = 0
    for start, end in [*spans, (len(text), len(text))]:
        between = text[last : max(start, last)]
        if between and not between.isspace():
            found += [last + at for at, sign in enumerate(between) if not sign.isspace()]
        last = max(last, end)
    return found


def _whole(column: pa.ChunkedArray) -> pa.Array:
    return pa.concat_arrays([pa.array([], column.type), *column.chunks])


SEGMENT_PARTS = (
    Part(("kept_is_body", "kept_has_text_span"), _verdicts),
    Part(("signature_is_registered",), _signatures),
    Part(("is_trimmed",), _trimmed),
    Part(("begins_after_last",), _overlaps),
)
COVERAGE_FRAME = Extra(BY_DOCUMENT, ("doc_id",), _coverage)
