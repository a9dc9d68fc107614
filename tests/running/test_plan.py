import pytest

from pipeline.errors import CopydeskError
from pipeline.running.plan import plan_build


def write_pages(folder, names):
    for name in names:
        (folder / name).write_text(f"The text of {name}.")


def contents(plan):
    return [[item.raw_path for item in shard.items] for shard in plan.shards]


def test_every_file_is_planned_once_or_refused(tmp_path):
    write_pages(tmp_path, [f"{number}.txt" for number in range(50)])
    (tmp_path / "copy.txt").write_text("The text of 7.txt.")
    (tmp_path / "picture.png").write_bytes(b"x")
    plan = plan_build(tmp_path, shard_size=8)
    planned = [name for shard in contents(plan) for name in shard]
    refused = {reject.raw_path: reject.reason for reject in plan.rejects}
    assert len(planned) == len(set(planned)) == 50
    assert refused == {"copy.txt": "duplicate_bytes", "picture.png": "unknown_format"}
    assert sorted([*planned, *refused]) == sorted(plan.raw_paths)


def test_one_more_file_changes_one_shard_alone(tmp_path):
    write_pages(tmp_path, [f"{number}.txt" for number in range(200)])
    before = {shard.key("") for shard in plan_build(tmp_path, shard_size=8).shards}
    write_pages(tmp_path, ["new.txt"])
    after = {shard.key("") for shard in plan_build(tmp_path, shard_size=8).shards}
    assert len(before) > 10
    assert len(before - after) <= 1


def test_where_the_files_lie_does_not_matter(tmp_path):
    keys = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write_pages(tmp_path / name, ["a.txt", "b.txt"])
        keys.append([shard.key("") for shard in plan_build(tmp_path / name).shards])
    assert keys[0] == keys[1]


def test_what_sources_say_of_a_file_belongs_to_its_shard(tmp_path):
    write_pages(tmp_path, ["a.txt"])
    before = plan_build(tmp_path).shards[0].key("")
    (tmp_path / "sources.csv").write_text("path,outlet\na.txt,The Example\n")
    assert plan_build(tmp_path).shards[0].key("") != before


def test_corrections_of_documents_that_are_not_there_are_reported(tmp_path):
    write_pages(tmp_path, ["a.txt"])
    (tmp_path / "corrections.toml").write_text(
        '[[correction]]\ndocument = "00"\nfield = "title"\nreason = "r"\nsource = "s"\n'
    )
    assert [correction.document for correction in plan_build(tmp_path).unmatched] == ["00"]


def test_nothing_to_read_is_said_plainly(tmp_path):
    with pytest.raises(CopydeskError, match="holds no files"):
        plan_build(tmp_path)
    with pytest.raises(CopydeskError, match="no such folder"):
        plan_build(tmp_path / "nowhere")
