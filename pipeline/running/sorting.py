"""Sorts rows that need not fit into memory by the rank of their document.

Rows are dealt into piles by ranges of ranks, each a file, and the piles are sorted one after the
other.
"""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.releasing import files

DOCUMENTS_A_PILE = 2048
"""Documents whose rows are sorted at once: some 20 MB. A corpus of no more needs no files."""

BYTES_DEALT_AT_ONCE = 1 << 24
"""Rows are held until they have so many bytes, so that files are opened seldom."""

_PLACE = "place"
_SCRATCH = files.PREFIX + "sorting"


@contextmanager
def sorted_parts(
    parts: Iterable[pa.Table], ranked: pa.Array, folder: Path
) -> Iterator[Iterator[pa.Table]]:
    """The rows of ``parts`` by the place of their ``doc_id`` in ``ranked``, again in parts.

    Rows of one document stay in the order in which they come; rows of documents that are not in
    ``ranked`` come last. What is written below ``folder`` meanwhile is gone at the end.
    """
    if len(ranked) <= DOCUMENTS_A_PILE:
        yield (_in_order(_placed([part], ranked)) for part in _whole(parts))
        return
    scratch = folder / _SCRATCH
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir()
    try:
        with files.plain_errors(f"sorting rows in {scratch}"):
            for some in _held(parts):
                _deal(_placed(some, ranked), scratch)
        # Every place is below their number, and one more stands for unknown documents.
        piles = len(ranked) // DOCUMENTS_A_PILE + 1
        yield (
            _in_order(_read(path))
            for pile in range(piles)
            if (path := _pile(scratch, pile)).exists()
        )
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _whole(parts: Iterable[pa.Table]) -> list[pa.Table]:
    every = list(parts)
    return [pa.concat_tables(every)] if every else []


def _held(parts: Iterable[pa.Table]) -> Iterator[list[pa.Table]]:
    some: list[pa.Table] = []
    size = 0
    for part in parts:
        some.append(part)
        size += part.nbytes
        if size >= BYTES_DEALT_AT_ONCE:
            yield some
            some, size = [], 0
    if some:
        yield some


def _placed(parts: list[pa.Table], ranked: pa.Array) -> pa.Table:
    rows = pa.concat_tables(parts)
    places = pc.fill_null(pc.index_in(rows["doc_id"], value_set=ranked), len(ranked))
    return rows.append_column(_PLACE, places)


def _numbers(rows: pa.Table) -> npt.NDArray[np.int32]:
    numbers: npt.NDArray[np.int32] = rows[_PLACE].to_numpy()
    return numbers


def _in_order(rows: pa.Table) -> pa.Table:
    order = np.argsort(_numbers(rows), kind="stable")
    return rows.drop_columns([_PLACE]).take(pa.array(order))


def _deal(rows: pa.Table, scratch: Path) -> None:
    """Append the rows to the files of their piles."""
    piles = _numbers(rows) // DOCUMENTS_A_PILE
    order = np.argsort(piles, kind="stable")
    rows = rows.take(pa.array(order))
    borders = np.flatnonzero(np.diff(piles[order], prepend=-1, append=-1))
    for start, end in zip(borders[:-1].tolist(), borders[1:].tolist(), strict=True):
        pile = int(piles[order[start]])
        with _pile(scratch, pile).open("ab") as file, pa.ipc.new_stream(file, rows.schema) as to:
            to.write_table(rows.slice(start, end - start))


def _read(path: Path) -> pa.Table:
    """All that was appended to a pile, in the order in which it was."""
    size = path.stat().st_size
    parts = []
    with path.open("rb") as file:
        while file.tell() < size:
            with pa.ipc.open_stream(file) as stream:
                parts.append(stream.read_all())
    return pa.concat_tables(parts)


def _pile(scratch: Path, number: int) -> Path:
    return scratch / f"{number}.arrows"
