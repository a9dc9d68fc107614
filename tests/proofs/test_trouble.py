"""A disk that is really full or read-only, and two builds at once: plain errors, nothing lost.

What every single operation does then is injected in ``test_crash.py``; here the
system itself refuses. Mounting takes rights that few have: without them these tests skip.
"""

import os
import subprocess

import pytest

from pipeline.errors import CopydeskError
from pipeline.releasing.publish import publish
from pipeline.releasing.verify import verify
from pipeline.releasing.versions import read_versions
from tests.proofs import builds
from tests.proofs.killed import moved
from tests.releasing.candidates import candidate, tree
from tests.releasing.tables import corpus, with_value

ROOM = "2m"
FILL = 4096


def retitled():
    tables = corpus(documents=20)
    tables["articles"] = with_value(tables["articles"], "articles", 0, "title", "Another")
    return tables


@pytest.fixture
def disk(tmp_path):
    """A small disk with a release on it; yields its folder and what to publish next."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", folder]
    try:
        done = subprocess.run(mount, capture_output=True, text=True)
    except FileNotFoundError:
        pytest.skip("there is no mount on this machine")
    if done.returncode:
        pytest.skip(f"this user may not mount a disk: {done.stderr.strip()}")
    try:
        publish(moved(candidate(tmp_path / "old"), folder))
        yield folder, moved(candidate(tmp_path / "new", retitled()), folder)
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


def test_a_full_disk_is_a_plain_error_at_whatever_byte_it_is_full(disk, report):
    folder, made = disk
    before, files = read_versions(folder / "out"), tree(folder / "out")
    filler, words = folder / "filler", []
    with filler.open("wb") as file:
        while os.statvfs(folder).f_bavail:
            file.write(bytes(min(FILL, os.statvfs(folder).f_bavail * FILL)))
            file.flush()
    # One page of memory more at each try, until there is room for the whole release.
    while True:
        try:
            publish(made)
        except CopydeskError as error:
            words.append(str(error))
            there = read_versions(folder / "out")
            assert verify(folder / "out") == []
            assert not (folder / "out" / ".copydesk-release").exists()
            if there == before:
                assert {n: tree(folder / "out").get(n) for n in files} == files
        else:
            break
        os.truncate(filler, filler.stat().st_size - FILL)
    assert len(words) >= 10
    assert all("Free some space" in told for told in words), words
    assert [entry.version for entry in read_versions(folder / "out").entries] == ["0.1.0", "0.2.0"]
    assert verify(folder / "out") == []
    report("full disk", f"{len(words)} publications met a full disk, each at another byte")


def test_a_disk_that_is_read_only_is_a_plain_error(disk):
    folder, made = disk
    before = tree(folder)
    subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
    with pytest.raises(CopydeskError, match="Make it writable"):
        publish(made)
    assert tree(folder) == before
    subprocess.run(["mount", "-o", "remount,rw", folder], check=True)
    assert publish(made).status == "published"


def test_two_builds_at_once_publish_once(tmp_path):
    """One of them is refused in plain words, or comes so late that nothing is new to it."""
    raw, out = tmp_path / "raw", tmp_path / "out"
    builds.write(builds.pages(plain=4, last=1), raw)
    both = [builds.started("build", "--raw", raw, "--out", out) for _ in range(2)]
    told = [process.communicate()[1].decode() for process in both]
    status = sorted(process.returncode for process in both)
    assert status in ([0, 0], [0, 2]), told
    if status == [0, 2]:
        assert any("another build" in words for words in told)
    assert not any("Traceback" in words for words in told)
    assert verify(out) == []
    assert len(read_versions(out).entries) == 1
