"""Whole builds as people start them, and corpora to build."""

import dataclasses
import hashlib
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from pipeline.running.plan import SHARD_SIZE
from tests.releasing.candidates import tree

ROOT = Path(__file__).parent.parent.parent
GOLDEN = ROOT / "tests" / "golden" / "pages"

PLAIN_PAGES = 200
"""Pages that end no shard."""

LAST_PAGES = 8
"""Pages whose ids end a shard, so that there are as many shards and one more."""

DATASET = 'name = "proof"\ntitle = "Pages of a proof"\nas_of = 2030-01-01\n'


def pages(plain: int = PLAIN_PAGES, last: int = LAST_PAGES) -> dict[str, bytes]:
    """Golden pages and variations of them by their paths, some chosen for ending a shard.

    Where a shard ends, the ids of the pages decide; so the numbers that make a page another one
    are tried until enough of them do.
    """
    golden = {path.stem: path.read_bytes() for path in sorted(GOLDEN.glob("*.txt"))}
    names = list(golden)
    made: dict[str, bytes] = {}
    wanted = {False: plain, True: last}
    number = 0
    while any(wanted.values()):
        name = names[number % len(names)]
        page = golden[name]
        if number >= len(names):
            page += f"\n\nThis page was printed {number} times, and nobody has read it.\n".encode()
        ends = int(hashlib.sha256(page).hexdigest()[-12:], 16) % SHARD_SIZE == 0
        if wanted[ends]:
            wanted[ends] -= 1
            made[f"{name}/{number:05}.txt"] = page
        number += 1
    return made


def odd_files() -> dict[str, bytes]:
    """Files of which none becomes an article, and what is known of others."""
    return {
        "odd/empty.txt": b"",
        "odd/white.txt": b" \n\n\t\n",
        "odd/picture.jpg": b"\xff\xd8\xff\xe0",
        "odd/nothing.txt": b"Menu\n\nHome\n\nSport\n",
        "sources.csv": b"path,url,fetched_at,outlet\n"
        b"en_paywall/00013.txt,https://paper.example/a,2021-03-04T05:06:07+02:00,\n",
        "dataset.toml": DATASET.encode(),
    }


def write(files: dict[str, bytes], folder: Path, *, backwards: bool = False) -> None:
    """Write the files, forwards or backwards: folders list them in another order then."""
    for name in sorted(files, reverse=backwards):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(files[name])


def set_times(folder: Path, seconds: int) -> None:
    """Say of every file and folder that it was last changed then."""
    for path in [folder, *folder.rglob("*")]:
        os.utime(path, (seconds, seconds))


@dataclasses.dataclass(frozen=True)
class Done:
    """How a command ended."""

    status: int
    out: str
    err: str


def command(*arguments: object, python: Path | None = None) -> list[str]:
    """The ``copydesk`` command of a set-up; by default of the one that runs the tests."""
    return [str(python or sys.executable), "-m", "pipeline.cli", *map(str, arguments)]


def environment(**changes: str) -> dict[str, str]:
    """What a command finds in its environment: the least, and the changes."""
    least = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    return {**least, "LC_ALL": "C.UTF-8", "TZ": "UTC", **changes}


def copydesk(*arguments: object, python: Path | None = None, **changes: str) -> Done:
    """Run a command to its end, in an environment with ``changes``."""
    done = subprocess.run(
        command(*arguments, python=python),
        cwd=ROOT,
        env=environment(**changes),
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=900,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def started(*arguments: object) -> subprocess.Popen[bytes]:
    """Start a command in a session of its own."""
    return subprocess.Popen(
        command(*arguments),
        cwd=ROOT,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def kill(process: subprocess.Popen[bytes], *, with_workers: bool) -> None:
    """End a process at once, alone or with all that it has started; it may have ended by itself."""
    if with_workers:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.communicate()


def published(out: Path) -> dict[str, str]:
    """Every file of a dataset's folder but the working folder, with its hash."""
    return {name: sha for name, sha in tree(out).items() if not name.startswith(".copydesk/")}


def tables(out: Path) -> dict[str, str]:
    """The finished tables in the working folder, with their hashes."""
    return tree(out / ".copydesk" / "tables")


def one_hash(files: dict[str, str]) -> str:
    """One short hash over names and hashes."""
    text = "".join(f"{sha}  {name}\n" for name, sha in sorted(files.items()))
    return hashlib.sha256(text.encode()).hexdigest()[:16]
