"""The tables of a build as the audits see them: by document.

Which row belongs to which document, and the texts of a share of the documents beside the rows that
belong to them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.quality.audits.files import InTurn, TableFile
from pipeline.quality.inputs import Inputs
from pipeline.schema import Table

Numbers = npt.NDArray[np.int64]

# Documents whose texts are held at a time: some 5 MB at the usual 5 kB a text, twice.
_DOCUMENTS_AT_A_TIME = 512

# Some 4 MB of ids.
_IDS_AT_A_TIME = 65_536


@dataclass(frozen=True)
class Share:
    """Some documents with the rows of one table that belong to them.

    ``documents`` are row numbers in ``documents``; ``texts`` and ``article_texts`` (None without
    an article) stand in the same order. ``rows`` are row numbers in the table, ``owners`` the place
    of each row's document in ``texts``, ``columns`` the table's columns for these rows.
    """

    documents: range
    texts: list[str | None]
    article_texts: list[str | None]
    rows: Numbers
    owners: list[int]
    columns: dict[str, list[Any]]


class Corpus:
    """The tables of one build, read as they are needed."""

    def __init__(self, inputs: Inputs) -> None:
        """``inputs`` say where the tables lie."""
        self.inputs = inputs
        self._files: dict[str, TableFile] = {}
        self._numbers: dict[str, Numbers] = {}

    def file(self, table: str) -> TableFile:
        """The file of a table."""
        if table not in self._files:
            self._files[table] = TableFile(self.inputs.tables_dir, table)
        return self._files[table]

    def column(self, table: str, name: str) -> pa.Array:
        """One narrow column, whole."""
        return _one_array(self.file(table).columns([name]).column(name))

    @cached_property
    def doc_ids(self) -> pa.Array:
        """The doc_ids of ``documents``."""
        return self.column("documents", "doc_id")

    def raw_path(self, doc_id: str) -> str | None:
        """The file of a document, None where ``documents`` does not tell."""
        try:
            row = self.doc_ids.index(doc_id).as_py()
            return None if row < 0 else str(self.column("documents", "raw_path")[row])
        except (OSError, KeyError, pa.ArrowException):
            return None  # Whatever is wrong with the table, its own checks say so.

    def owners(self, table: str) -> Numbers:
        """For each row of a table the row number of its document, -1 where there is none."""
        numbers = self.document_numbers(table)
        return np.where(numbers < len(self.doc_ids), numbers, -1)

    def document_numbers(self, table: str) -> Numbers:
        """For each row of a table a number for its doc_id.

        That is the row number of the document; ids that ``documents`` does not have, and null, get
        numbers from its number of rows on. Read in pieces, since ids take most of narrow tables.
        """
        if table not in self._numbers:
            others: dict[str | None, int] = {}
            found = [np.zeros(0, np.int64)]
            for batch in self.file(table).batches(["doc_id"], _IDS_AT_A_TIME):
                ids = batch.column("doc_id")
                numbers = _numbers(pc.index_in(ids, value_set=self.doc_ids, skip_nulls=True), -1)
                for row in np.flatnonzero(numbers < 0):
                    other = others.setdefault(ids[int(row)].as_py(), len(others))
                    numbers[row] = len(self.doc_ids) + other
                found.append(numbers)
            self._numbers[table] = np.concatenate(found)
        return self._numbers[table]

    @cached_property
    def ranks(self) -> Numbers:
        """The place of each document in the order of articles, -1 for one without an article.

        By TABLES.order: published_date, outlet_id (nulls first in both), doc_id.
        """
        keys = self.file("articles").columns(["published_date", "outlet_id", "doc_id"])
        order = pc.sort_indices(
            keys,
            sort_keys=[(name, "ascending", "at_start") for name in keys.column_names],
        )
        ranks = np.full(len(self.doc_ids), -1, np.int64)
        owners = self.owners("articles")[order.to_numpy()]
        known = owners >= 0
        ranks[owners[known]] = np.flatnonzero(known)
        return ranks

    def shares(
        self, table: str, names: Sequence[str], *, articles: bool = False
    ) -> Iterator[Share]:
        """All documents, some at a time, with the rows of ``table`` that belong to them.

        Rows of unknown documents are left out. ``articles``: with the articles' texts. Tables that
        are sorted as they should be are read in turn; others are held whole, which is correct and
        only costs memory.
        """
        count = self.file("documents").rows
        texts = InTurn(self.file("documents"), ["text"])
        rows_of = _RowsOfDocuments(self.file(table), self.owners(table), names)
        article_of = None
        if articles:
            article_of = _RowsOfDocuments(self.file("articles"), self.owners("articles"), ["text"])
        for first in range(0, count, _DOCUMENTS_AT_A_TIME):
            last = min(first + _DOCUMENTS_AT_A_TIME, count)
            article_texts: list[str | None] = [None] * (last - first)
            if article_of is not None:
                _, owners, columns = article_of.take(first, last)
                for owner, text in zip(owners, columns["text"], strict=True):
                    article_texts[owner] = text if isinstance(text, str) else None
            rows, owners, columns = rows_of.take(first, last)
            yield Share(
                range(first, last),
                texts.take(first, last).column("text").to_pylist(),
                article_texts,
                rows,
                owners,
                columns,
            )


class _RowsOfDocuments:
    """The rows of a table by the documents they belong to."""

    def __init__(self, file: TableFile, owners: Numbers, names: Sequence[str]) -> None:
        self._owners = owners
        self._sorted = bool(np.all(owners[:-1] <= owners[1:])) and bool(np.all(owners >= 0))
        self._in_turn = InTurn(file, names) if self._sorted else None
        self._whole = None if self._sorted else file.columns(names)

    def take(self, first: int, last: int) -> tuple[Numbers, list[int], dict[str, list[Any]]]:
        """Row numbers, the place of each one's document from ``first`` on, and columns."""
        if self._in_turn is not None:
            begin, end = (int(at) for at in np.searchsorted(self._owners, [first, last]))
            rows = np.arange(begin, end)
            data = self._in_turn.take(begin, end)
        else:
            rows = np.flatnonzero((self._owners >= first) & (self._owners < last))
            assert self._whole is not None
            data = self._whole.take(pa.array(rows))
        owners = (self._owners[rows] - first).tolist()
        return rows, owners, {name: data.column(name).to_pylist() for name in data.column_names}


def fields_of(table: Table) -> Sequence[str]:
    """The columns that name a row within its document."""
    return [name for name in table.key if name != "doc_id"]


def _one_array(column: pa.ChunkedArray) -> pa.Array:
    return column.combine_chunks() if column.num_chunks != 1 else column.chunk(0)


def _numbers(array: pa.Array, null: int) -> Numbers:
    filled: Numbers = pc.fill_null(array, null).to_numpy(zero_copy_only=False).astype(np.int64)
    return filled
