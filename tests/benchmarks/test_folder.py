"""What is taken for a benchmark folder, and what tells one from another."""

import tarfile

import pytest

from benchmarks.folder import FolderError, opened
from tests.benchmarks import tiny


def test_pages_with_their_publishers_and_labels(tmp_path):
    with opened(tiny.write(tmp_path)) as folder:
        assert [page.id for page in folder.pages] == ["page0", "page1", "page2", "page3"]
        assert folder.pages[0].publisher == "lantern"
        assert len(folder.pages[0].labels("page_seedlike.txt")) == len(tiny.LINES)
        assert folder.pages[3].labels("page.txt") == []


def test_pages_may_be_packed_or_lie_elsewhere(tmp_path):
    root = tiny.write(tmp_path / "root")
    with opened(root) as folder:
        expected = folder.pages_sha256()
    with tarfile.open(root / "pages_dev.tar.gz", "w:gz") as archive:
        archive.add(root / "pages", "pages")
    (root / "pages").rename(tmp_path / "elsewhere")
    with opened(root) as packed, opened(root, tmp_path / "elsewhere") as elsewhere:
        assert packed.pages_sha256() == elsewhere.pages_sha256() == expected
        assert len(packed.pages) == 4


def test_one_changed_character_is_other_data(tmp_path):
    with opened(tiny.write(tmp_path)) as folder:
        before = folder.pages_sha256()
        page = folder.pages[0].folder / "page.txt"
        page.write_text(page.read_text() + ".")
        assert folder.pages_sha256() != before


@pytest.mark.parametrize("missing", ["score.py", "pages"])
def test_what_is_no_benchmark_is_refused(tmp_path, missing):
    tiny.write(tmp_path)
    (tmp_path / missing).rename(tmp_path / "gone")
    with pytest.raises(FolderError, match=missing), opened(tmp_path):
        pass


def test_sets_by_their_kind(tmp_path):
    tiny.write(tmp_path)
    for name in ("times_two", "times_one", "quotes_dev"):
        (tmp_path / f"{name}.jsonl").write_text("")
    with opened(tmp_path) as folder:
        assert folder.sets("times") == ["times_one", "times_two"]
        assert folder.sets("duplicates") == []
