"""The same raw files give the same bytes, whatever else is different.

At least 200 documents in at least 7 shards are built by the command, once for each way in which
machines and days differ, and every byte of tables and release is compared.
"""

import dataclasses
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib import resources
from pathlib import Path

import pytest

from tests.proofs import builds

AT_ONCE = 2
"""Builds that run beside each other."""

OURS = f"{sys.version_info[0]}.{sys.version_info[1]}"

FAR_FUTURE, EPOCH = 4102444800, 0
"""2100 and 1970, in seconds of Unix time."""


@dataclasses.dataclass(frozen=True)
class Built:
    """What one build left; ``other`` is why there is none."""

    tables: dict[str, str] = dataclasses.field(default_factory=dict)
    release: dict[str, str] = dataclasses.field(default_factory=dict)
    shards: int = 0
    other: str = ""


def processor_features() -> str:
    """All features of this processor that numpy can do without, as it wants them named."""
    code = (
        "from numpy._core._multiarray_umath import __cpu_dispatch__ as d, __cpu_features__ as f;"
        "print(' '.join(name for name in d if f.get(name)))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return found.stdout.strip()


class Builder:
    """Builds the same files in several ways, each into an output folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files = {**builds.pages(), **builds.odd_files()}
        self.files["odd/twice.txt"] = next(iter(self.files.values()))
        self.raw = self.raw_folder("raw")

    def raw_folder(self, name: str, *, backwards: bool = False, times: int | None = None) -> Path:
        """The files once more, in another folder."""
        raw = self.folder / name
        builds.write(self.files, raw, backwards=backwards)
        if times is not None:
            builds.set_times(raw, times)
        return raw

    def build(
        self,
        name: str,
        raw: Path | None = None,
        workers: int | None = None,
        python: Path | None = None,
        **changes: str,
    ) -> Built:
        """One build into the output folder of that name."""
        out = self.folder / "out" / name
        engine = ["--engine", "process", "--workers", workers] if workers else []
        done = builds.copydesk(
            *("build", "--raw", raw or self.raw, "--out", out, *engine), python=python, **changes
        )
        if done.status != 0:
            return Built(other=f"exit {done.status}: {done.out}{done.err}")
        shards = sum(1 for _ in (out / ".copydesk" / "shards").iterdir())
        return Built(builds.tables(out), builds.published(out), shards)

    def wrong_zones(self) -> Path:
        """Time zones as a system may have them: all of them there, and none right."""
        pinned = resources.files("tzdata")
        tokyo = pinned.joinpath("zoneinfo", "Asia", "Tokyo").read_bytes()
        names = pinned.joinpath("zones").read_text("utf-8").split()
        builds.write(dict.fromkeys(names, tokyo), self.folder / "zones")
        return self.folder / "zones"

    def added_and_removed(self) -> Built:
        """What is published goes in between, else the numbers of the versions would differ."""
        raw = self.raw_folder("more")
        page = next(iter(self.files.values())) + b"\n\nOne more page, for a while.\n"
        (raw / "more.txt").write_bytes(page)
        first = self.build("more", raw)
        for name in first.release:
            (self.folder / "out" / "more" / name).unlink()
        (self.folder / "out" / "more" / "v0.1.0").rmdir()
        (raw / "more.txt").unlink()
        second = self.build("more", raw)
        return first if first.other else second

    def on(self, version: str) -> Built:
        """A build by another Python, where ``make matrix`` has set one up."""
        python = builds.ROOT / f".venv-{version}" / "bin" / "python"
        if version == OURS:
            return Built(other="runs the tests, and made all the others")
        if not (python.parent / "copydesk").is_file():
            return Built(other=f".venv-{version} is not set up: make matrix does that")
        return self.build(version, python=python)


# Each way differs from the first in several things at once, since all must be the same anyway: each
# build takes as long as the tests of a package. What made a difference is then tried by hand.
WAYS: dict[str, Callable[[Builder], Built]] = {
    "engine inline": lambda make: make.build("base"),
    "1 worker, files made backwards, another folder, times of 1970": lambda make: make.build(
        "one", make.raw_folder("as they/came", backwards=True, times=EPOCH), workers=1
    ),
    "2 workers, TZ=America/St_Johns, LC_ALL=C, PYTHONHASHSEED=4242, ARROW_USER_SIMD_LEVEL=AVX2": (
        lambda make: make.build(
            "two",
            workers=2,
            TZ="America/St_Johns",
            LC_ALL="C",
            PYTHONHASHSEED="4242",
            ARROW_USER_SIMD_LEVEL="AVX2",
            OMP_NUM_THREADS="7",
        )
    ),
    "4 workers, no UTF-8 in the locale, wrong zones in the system": lambda make: make.build(
        "four",
        workers=4,
        LC_ALL="POSIX",
        PYTHONCOERCECLOCALE="0",
        PYTHONUTF8="0",
        PYTHONTZPATH=str(make.wrong_zones()),
    ),
    "inline, times of 2100, TZ=Pacific/Kiritimati, PYTHONHASHSEED=1, "
    "NPY_DISABLE_CPU_FEATURES=all, ARROW_USER_SIMD_LEVEL=NONE": lambda make: make.build(
        *("plain", make.raw_folder("future", times=FAR_FUTURE)),
        TZ="Pacific/Kiritimati",
        PYTHONHASHSEED="1",
        NPY_DISABLE_CPU_FEATURES=processor_features(),
        ARROW_USER_SIMD_LEVEL="NONE",
    ),
    "one file added, then removed": Builder.added_and_removed,
    "Python 3.11": lambda make: make.on("3.11"),
    "Python 3.12": lambda make: make.on("3.12"),
    "Python 3.13": lambda make: make.on("3.13"),
}
AFTERWARDS = ("warm cache", "cold cache")


@pytest.fixture(scope="module")
def built(tmp_path_factory, report):
    """All builds, by the way in which they were made."""
    make = Builder(tmp_path_factory.mktemp("determinism"))
    with ThreadPoolExecutor(AT_ONCE) as pool:
        ways = {way: pool.submit(build, make) for way, build in WAYS.items()}
        results = {way: build.result() for way, build in ways.items()}
        shutil.rmtree(make.folder / "out" / "two" / ".copydesk" / "shards")
        warm, cold = pool.submit(make.build, "base"), pool.submit(make.build, "two", workers=2)
        results |= {"warm cache": warm.result(), "cold cache": cold.result()}
    report("determinism", as_text(results))
    return results


def as_text(results: dict[str, Built]) -> str:
    """The matrix: one hash a table and one for everything published, for each way."""
    base = results["engine inline"]
    names = sorted(base.tables)
    head = "  ".join(f"{name.removesuffix('.parquet'):<9}" for name in names)
    lines = [f"{'release':<16}  {head}"]
    for way, made in results.items():
        told = made.other.strip().splitlines()[-1:] or [
            "  ".join(made.tables[n][:9] for n in names)
        ]
        release = builds.one_hash(made.release) if made.release else "-"
        lines += [way, f"{release:<16}  {told[0]}"]
    shards = f"{len(builds.pages())} pages in {base.shards} shards, {os.cpu_count()} processors"
    return f"{shards}\n" + "\n".join(lines)


def test_there_is_enough_to_compare(built):
    base = built["engine inline"]
    assert not base.other, base.other
    assert base.shards >= 7
    assert len(builds.pages()) >= 200
    assert len(base.tables) >= 5
    assert {"README.md", "versions.json", "v0.1.0/manifest.json"} <= base.release.keys()


@pytest.mark.parametrize("way", [*WAYS, *AFTERWARDS])
def test_the_same_bytes_come_out(built, way):
    made, base = built[way], built["engine inline"]
    if way.startswith("Python ") and made.other and not made.other.startswith("exit"):
        pytest.skip(made.other)
    assert not made.other, made.other
    assert made.tables == base.tables
    assert made.release == base.release
