"""Two states of one table, a range of documents at a time, so that neither need fit into memory."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.releasing.parquet import read_any

BYTES_A_PIECE = 1 << 24
"""Bytes of the larger state in a piece, unpacked, about; comparing takes several times as much.
Each piece reads both files once, so smaller ones cost time."""

BYTES_A_ROW = 100
"""Bytes that ids and labels take in memory: the id alone has 64 characters."""

_IDS = 1 << 16
"""Ids are hashes in hex: their first four digits cut them into ranges of equal size."""


def pieces(key: tuple[str, ...], old: Path, new: Path) -> Iterator[tuple[pa.Table, pa.Table]]:
    """Both states in pieces; rows of the same document are in the same one.

    Tables whose key does not begin with ``doc_id``, and small ones, come whole. Raises
    CopydeskError where a file cannot be read.
    """
    count = 1 + max(_size(old), _size(new)) // BYTES_A_PIECE
    if count == 1 or not (_by_document(key, old) and _by_document(key, new)):
        yield read_any(old), read_any(new)
        return
    borders = [f"{_IDS * number // count:04x}" for number in range(1, count)]
    for first, last in zip(["", *borders], [*borders, None], strict=True):
        yield _range(old, first, last), _range(new, first, last)


def _by_document(key: tuple[str, ...], path: Path) -> bool:
    schema = pq.read_schema(path)
    return (
        key[0] == "doc_id"
        and schema.get_field_index("doc_id") >= 0
        and (pa.types.is_string(schema.field("doc_id").type))
    )


def _size(path: Path) -> int:
    """Bytes in memory, about: the file holds ids and labels once, memory with each row."""
    metadata = pq.read_metadata(path)
    groups = (metadata.row_group(number) for number in range(metadata.num_row_groups))
    text = sum(int(group.total_byte_size) for group in groups)
    return text + BYTES_A_ROW * int(metadata.num_rows)


def _range(path: Path, first: str, last: str | None) -> pa.Table:
    """The rows with ids from ``first`` on and before ``last``."""
    with pq.ParquetFile(path, page_checksum_verification=True) as file:
        parts = [file.schema_arrow.empty_table()]
        for group in range(file.num_row_groups):
            rows = file.read_row_group(group)
            wanted = pc.greater_equal(rows["doc_id"], first)
            if last is not None:
                wanted = pc.and_(wanted, pc.less(rows["doc_id"], last))
            parts.append(rows.filter(wanted))
    return pa.concat_tables(parts)
