"""What happens to files while they are read, and folders that give nothing."""

import os
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.commands.clean import clean
from pipeline.errors import CopydeskError
from pipeline.project import Project, Settings
from pipeline.reading import RawFile, Reject, discover, raw_bytes, read_file
from pipeline.running import build_tables as building
from pipeline.running import plan as planning
from tests.odd.folder import ENGLISH


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    (folder / "sub").mkdir(parents=True)
    (folder / "page.txt").write_text(ENGLISH)
    (folder / "sub" / "other.txt").write_text(ENGLISH + "\nMore of it.\n")
    return folder


def build(raw: Path) -> dict[str, str]:
    """What each file got: its reason, or "article"."""
    project = Project(raw, raw.parent / "out", raw.parent / "work")
    building.build_tables(project, Settings())
    folder = building.tables_folder(project)
    got = {row["raw_path"]: row["reason"] for row in rows(folder, "rejects")}
    assert not got.keys() & {row["raw_path"] for row in rows(folder, "documents")}
    return got | {row["raw_path"]: "article" for row in rows(folder, "documents")}


def rows(folder: Path, table: str) -> list[dict]:
    return pq.read_table(folder / f"{table}.parquet").to_pylist()


def after_planning(monkeypatch: pytest.MonkeyPatch, change) -> None:
    """Let ``change`` happen between the plan and the work."""

    def plan_then_change(*args) -> planning.Plan:
        plan = planning.plan_build(*args)
        change()
        return plan

    monkeypatch.setattr(building, "plan_build", plan_then_change)


def test_an_unreadable_file_is_refused_and_the_others_are_read(raw, monkeypatch):
    really = os.open

    def denied(path, *args, **kwargs):
        if path == "page.txt":
            raise PermissionError(13, "Permission denied")
        return really(path, *args, **kwargs)

    monkeypatch.setattr(raw_bytes.os, "open", denied)
    assert build(raw) == {"page.txt": "unreadable", "sub/other.txt": "article"}


def test_an_unreadable_folder_stands_among_the_rejects_itself(raw, monkeypatch):
    really = os.scandir

    def denied(path):
        if Path(path).name == "sub":
            raise PermissionError(13, "Permission denied")
        return really(path)

    monkeypatch.setattr(os, "scandir", denied)
    assert build(raw) == {"page.txt": "article", "sub": "unreadable"}
    (line,) = [line for line in clean(raw) if line["error"]]
    assert line["error"] == "unreadable: a folder that cannot be listed: Permission denied"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda path: path.unlink(), "unreadable"),
        (lambda path: path.write_text(ENGLISH + "One line more.\n"), "changed"),
        (lambda path: (path.unlink(), path.symlink_to("/etc/passwd")), "link"),
        (lambda path: (path.unlink(), os.mkfifo(path)), "unreadable"),
        (lambda path: (path.unlink(), path.mkdir()), "unreadable"),
    ],
    ids=["vanishes", "changes", "becomes a link", "becomes a pipe", "becomes a folder"],
)
def test_what_happens_between_planning_and_reading_holds_for_this_build_alone(
    raw, monkeypatch, change, reason
):
    path = raw / "page.txt"
    with monkeypatch.context() as patched:
        after_planning(patched, lambda: change(path))
        assert build(raw)["page.txt"] == reason
    path.rmdir() if path.is_dir() else path.unlink(missing_ok=True)
    path.write_text(ENGLISH)
    assert build(raw) == {"page.txt": "article", "sub/other.txt": "article"}


def test_a_folder_that_becomes_a_link_leads_nowhere(raw, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "other.txt").write_text("A secret that nobody may read here.")
    (file,) = [file for file in discover(raw) if file.raw_path == "sub/other.txt"]
    (raw / "sub").rename(tmp_path / "moved")
    (raw / "sub").symlink_to(outside)
    result = read_file(file)
    assert isinstance(result, Reject)
    assert result.reason in ("link", "unreadable")


def test_a_file_that_grows_while_it_is_read_is_refused(raw, monkeypatch):
    really = os.read
    path = raw / "page.txt"

    def grow(descriptor, length):
        with path.open("a") as file:
            file.write("One line more.\n")
        return really(descriptor, length)

    monkeypatch.setattr(raw_bytes.os, "read", grow)
    result = read_file(RawFile(path, "page.txt"))
    assert isinstance(result, Reject)
    assert result.reason == "changed"


def test_an_empty_folder_is_an_error_and_exit_status_2(tmp_path):
    with pytest.raises(CopydeskError, match="holds no files") as caught:
        build(tmp_path)
    assert caught.value.exit_status == 2


def test_files_that_are_all_refused_give_rejects_and_no_article(tmp_path):
    """Not an error: whoever put them there finds in the tables why each was refused."""
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "empty.txt").write_bytes(b"")
    (raw / "picture.png").write_bytes(b"\x89PNG")
    assert build(raw) == {"empty.txt": "empty", "picture.png": "unknown_format"}
