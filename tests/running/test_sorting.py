"""Rows are sorted the same whether they fit into memory or not."""

import random

import pyarrow as pa
import pytest

from pipeline.running import sorting
from pipeline.running.sorting import sorted_parts

IDS = [f"{number:02}" for number in range(23)]
RANKED = pa.array(random.Random(1).sample(IDS, len(IDS)))


def parts(sizes: list[int]) -> list[pa.Table]:
    """Rows of all documents, three of each in a row, and of one that is not ranked."""
    ids = [doc_id for doc_id in [*IDS[:9], "unknown", *IDS[9:]] for _ in range(3)]
    rows = pa.table({"doc_id": ids, "row": range(len(ids))})
    starts = [sum(sizes[:number]) for number in range(len(sizes))]
    return [rows.slice(start, size) for start, size in zip(starts, sizes, strict=True)]


def in_order(given: list[pa.Table], folder) -> list[dict[str, object]]:
    with sorted_parts(given, RANKED, folder) as made:
        return [row for part in made for row in part.to_pylist()]


@pytest.mark.parametrize("sizes", [[72], [3] * 24, [0, 30, 42]])
@pytest.mark.parametrize("bytes_dealt", [1, 1 << 24])
def test_piles_in_files_give_what_memory_gives(sizes, bytes_dealt, tmp_path, monkeypatch):
    expected = in_order(parts([72]), tmp_path)
    monkeypatch.setattr(sorting, "DOCUMENTS_A_PILE", 4)
    monkeypatch.setattr(sorting, "BYTES_DEALT_AT_ONCE", bytes_dealt)
    assert in_order(parts(sizes), tmp_path) == expected
    assert list(tmp_path.iterdir()) == []


def test_rows_follow_the_ranks_and_keep_their_order_within_a_document(tmp_path):
    found = in_order(parts([72]), tmp_path)
    order = {doc_id: place for place, doc_id in enumerate(RANKED.to_pylist())}
    keys = [(order.get(row["doc_id"], len(order)), row["row"]) for row in found]
    assert keys == sorted(keys)
    assert len(keys) == 72


def test_nothing_gives_nothing(tmp_path):
    assert in_order([], tmp_path) == []


def test_what_a_killed_sort_left_is_cleared_away(tmp_path, monkeypatch):
    expected = in_order(parts([72]), tmp_path)
    monkeypatch.setattr(sorting, "DOCUMENTS_A_PILE", 4)
    scratch = tmp_path / sorting._SCRATCH
    scratch.mkdir()
    (scratch / "0.arrows").write_bytes(b"half")
    assert in_order(parts([72]), tmp_path) == expected
