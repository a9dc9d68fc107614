"""What an audit yields: frames of rows on which expectations can be held.

A frame is a table's own rows with the columns that audits add, or a small table of its own (its
columns, the raw files). A part of an audit that fails takes its columns with it and says why; the
expectations on them fail with these words, never silently.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.quality.audits.corpus import Corpus
from pipeline.quality.audits.files import TableFile
from pipeline.schema import Table

# Rows of narrow columns that are validated at a time: tens of megabytes as a data frame, while the
# overhead of a validation (about 10 ms an expectation) stays small beside the work.
ROWS_AT_A_TIME = 131_072

Columns = Mapping[str, pa.Array]
"""Added columns by name, one value for each row of the frame."""


@dataclass(frozen=True)
class Part:
    """A function that adds columns to a table's rows; ``adds`` are their names."""

    adds: tuple[str, ...]
    compute: Callable[[Corpus, Table], Columns]


@dataclass(frozen=True)
class Extra:
    """A function that makes a frame of its own, named ``name``; ``key`` names its rows."""

    name: str
    key: tuple[str, ...]
    compute: Callable[[Corpus, Table], pa.Table]


@dataclass(frozen=True)
class Frame:
    """Rows on which expectations are held.

    ``key`` names the columns that identify a row, the first of which names it in results;
    ``problems`` says of columns why they are not there.
    """

    key: tuple[str, ...]
    rows: int
    added: Columns = field(default_factory=dict)
    file: TableFile | None = None
    problems: Mapping[str, str] = field(default_factory=dict)

    def chunks(self, columns: Sequence[str], presence: Sequence[str]) -> Iterator[pa.Table]:
        """The rows, some at a time, with those of ``columns`` that exist; at least one chunk.

        Of the columns ``presence`` only nulls are asked for: other values are shown as true, so
        that no text need be held.
        """
        own = [] if self.file is None else [c for c in columns if c in self.file.schema.names]
        narrow = [name for name in own if name not in presence]
        added = {name: array for name, array in self.added.items() if name in columns}
        if self.file is None or not self.rows:
            empty = {} if self.file is None else {c: self.file.empty(c) for c in own}
            yield pa.table(empty | added)
            return
        added |= _presence(self.file, [name for name in own if name in presence])
        first = 0
        for batch in self.file.batches(narrow, ROWS_AT_A_TIME):
            rows = {c: array.slice(first, batch.num_rows) for c, array in added.items()}
            yield pa.table({c: batch.column(c) for c in narrow} | rows)
            first += batch.num_rows


def flags(values: npt.NDArray[np.int8] | npt.NDArray[np.int64]) -> pa.Array:
    """Booleans from 1, 0 and -1, which means that the question does not apply (null)."""
    return pa.array(values == 1, pa.bool_(), mask=values < 0)


def _presence(file: TableFile, names: Sequence[str]) -> dict[str, pa.Array]:
    if not names:
        return {}
    parts: dict[str, list[pa.Array]] = {name: [] for name in names}
    for batch in file.batches(names):
        for name in names:
            valid = batch.column(name).is_valid()
            parts[name].append(pc.if_else(valid, valid, pa.scalar(None, pa.bool_())))
    return {
        name: pa.concat_arrays([pa.array([], pa.bool_()), *some]) for name, some in parts.items()
    }
