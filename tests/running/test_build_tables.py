"""The same tables, byte for byte, whoever makes them and whatever was made before."""

import hashlib
import shutil
from pathlib import Path

import pytest

from pipeline.project import Project, Settings
from pipeline.running import build_tables as building

PARAGRAPH = (
    "The council of the small town voted on Tuesday to keep its swimming pool open through the "
    "winter, after a petition with nine thousand signatures had reached the town hall. "
)


@pytest.fixture
def raw(tmp_path):
    folder = tmp_path / "raw"
    folder.mkdir()
    for number in range(12):
        (folder / f"{number}.txt").write_text(
            f"Pool number {number} stays open\nAugust {number + 1}, 2020\n\n" + PARAGRAPH * 3
        )
    (folder / "empty.txt").write_text("")
    (folder / "menu.txt").write_text("Home\nNews\nSport")
    return folder


def build(
    raw: Path, work: Path, shard_size: int = 3, **options
) -> tuple[building.Shards, dict[str, str]]:
    project = Project(raw, work / "out", work, shard_size=shard_size, **options)
    shards, _ = building.build_tables(project, Settings())
    tables = sorted(building.tables_folder(project).glob("*.parquet"))
    return shards, {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in tables}


def test_engines_shards_and_caches_change_no_byte(raw, tmp_path):
    inline, expected = build(raw, tmp_path / "inline")
    assert len(inline.folders) > 2
    _, parallel = build(raw, tmp_path / "process", engine="process", workers=2)
    again, cached = build(raw, tmp_path / "inline")
    assert (again.made, again.kept) == (0, 14)
    assert parallel == expected
    assert cached == expected


def test_a_file_added_and_removed_leaves_no_trace_and_costs_one_shard(raw, tmp_path):
    _, expected = build(raw, tmp_path / "work")
    (raw / "new.txt").write_text("One more pool\n\n" + PARAGRAPH)
    added, changed = build(raw, tmp_path / "work")
    assert 0 < added.made < 14
    assert changed != expected
    (raw / "new.txt").unlink()
    _, after = build(raw, tmp_path / "work")
    assert after == expected


def test_the_size_of_shards_changes_no_byte(raw, tmp_path):
    _, expected = build(raw, tmp_path / "one", shard_size=256)
    assert build(raw, tmp_path / "many", shard_size=1)[1] == expected


def test_what_a_killed_build_left_behind_is_cleared_away(raw, tmp_path):
    _, expected = build(raw, tmp_path / "work")
    shards = tmp_path / "work" / "shards"
    (shards / ".half-made.123").mkdir()
    shutil.rmtree(next(path for path in shards.iterdir() if not path.name.startswith(".")))
    again, after = build(raw, tmp_path / "work")
    assert after == expected
    assert {path.name for path in shards.iterdir()} == {path.name for path in again.folders}
