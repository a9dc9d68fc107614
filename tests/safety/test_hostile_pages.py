"""Pages that want to do harm: what a build reads, writes and shows when it is given them."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from pipeline.assets import figures, shown
from pipeline.assets.metadata import as_metadata
from pipeline.quality.dagster_adapter import as_code
from pipeline.schema import TABLES

ROOT = Path(__file__).parent.parent.parent

TITLES = (
    "<script>alert(1)</script> shuts the town hall <img src=x onerror=alert(2)>",
    "Read [this](javascript:alert(3)) and ![seen](https://tracker.example/pixel.png)",
    "\x1b[31mRed\x1b[0m alarm \x1b]0;owned\x07 in the valley \u202egnp.exe\u202c today",
    '=HYPERLINK("https://evil.example","Results") of the count are known',
    "+1+1 goals: | a late win `for` the **guests** on a wet night",
    "Nothing {{ settings }} but {% raw %} rain &lt;b&gt; ahead of the $x$ weekend",
)
BODY = """

By Jane Example

4 March 2021

The council met on Thursday evening to speak about the bridge, which has been shut since autumn.

{title} So it said on the wall of the house beside it, and nobody knew who had written it there.

Work on the bridge will begin in May, the mayor told the meeting, and it will last until the winter.
"""


def page(title: str) -> bytes:
    return f"{title}{BODY.format(title=title)}".encode()


class Build:
    """One build of hostile pages under guard, and all that it did."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.raw, self.out = folder, folder / "raw", folder / "out"
        for name in ("raw", "home", "scratch", "elsewhere", "here"):
            (folder / name).mkdir()
        for number, title in enumerate(TITLES):
            (self.raw / f"page {number}.txt").write_bytes(page(title))
        (self.raw / "\x1b[2J\nforged line: all is well <b>.txt").write_bytes(b"")
        (self.raw / "![x](https:evil.example).jpg").write_bytes(b"x")
        self.secret = folder / "elsewhere" / "secret.txt"
        self.secret.write_bytes(page("What nobody shall read"))
        (self.raw / "link.txt").symlink_to(self.secret)
        (self.raw / "folder").symlink_to(folder / "elsewhere")
        self.log = folder / "log"
        self.done = self.run("build", "--raw", self.raw, "--out", self.out)
        self.verified = self.run("verify", self.out)
        self.cleaned = self.run("clean", self.raw)
        self.events = [json.loads(line) for line in self.log.read_text().splitlines()]

    def run(self, *arguments: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "tests.safety.guarded", self.log, *map(str, arguments)],
            cwd=self.folder / "here",
            env={
                "PATH": os.environ["PATH"],
                "PYTHONPATH": str(ROOT),
                "PYTHONDONTWRITEBYTECODE": "1",
                "HOME": str(self.folder / "home"),
                "TMPDIR": str(self.folder / "scratch"),
                "LC_ALL": "C.UTF-8",
            },
            capture_output=True,
            text=True,
        )

    def paths(self, what: str) -> set[str]:
        return {path for done, path in self.events if done == what}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    made = Build(tmp_path_factory.mktemp("hostile"))
    assert made.done.returncode == 0, made.done.stderr
    assert made.verified.returncode == 0, made.verified.stdout
    assert made.cleaned.returncode == 0, made.cleaned.stderr
    return made


def below(path: str, *folders: object) -> bool:
    return any(Path(path).is_relative_to(str(folder)) for folder in folders)


def test_nothing_outside_raw_is_read(built):
    python = {sys.prefix, sys.base_prefix, sys.exec_prefix, os.path.realpath(sys.prefix)}
    system = ("/usr", "/lib", "/lib64", "/etc", "/proc", "/sys", "/dev", "/opt")
    ours = (ROOT / "pipeline", ROOT / "tests", ROOT / "copydesk.egg-info")
    own = (built.raw, built.out, built.folder / "scratch", built.log)
    others = {
        path for path in built.paths("read") if not below(path, *python, *system, *ours, *own)
    }
    # Looked through for modules, as Python does with every folder on its path.
    others -= {str(ROOT), str(built.folder / "here")}
    # Opened by name alone, below a folder that is open: Python does not say which.
    others -= {str(built.folder / "here" / name) for name in os.listdir(built.raw)}
    assert not others
    assert str(built.secret) not in built.paths("read")
    assert not any("elsewhere" in path for path in built.paths("read"))
    assert "What nobody shall read" not in built.cleaned.stdout + built.done.stdout
    for path in (built.out / "v0.1.0").iterdir():
        assert b"nobody shall read" not in path.read_bytes(), path


def test_nothing_outside_the_output_folder_is_written(built):
    free = (built.out, built.folder / "scratch", "/dev")
    assert not {path for path in built.paths("write") if not below(path, *free)}
    assert {path.name for path in (built.folder / "home").iterdir()} == set()
    assert {path.name for path in (built.folder / "here").iterdir()} == set()
    assert {path.name for path in (built.folder / "scratch").iterdir()} == set()


def test_nobody_is_spoken_to(built):
    assert not built.paths("speak") - {"127.0.0.1", "::1", "localhost"}


ACTING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def test_the_terminal_shows_and_does_nothing(built):
    for done in (built.done, built.verified, built.cleaned):
        for text in (done.stdout, done.stderr):
            assert not ACTING.findall(text)
            assert not any(line.startswith("forged") for line in text.splitlines())
    assert "forged line" in built.done.stdout


def test_clean_gives_one_line_a_file_that_says_what_the_page_says(built):
    lines = [json.loads(line) for line in built.cleaned.stdout.splitlines()]
    titles = {line["title"] for line in lines if line["title"]}
    assert len(lines) == len(TITLES) + 4 - 1 or len(lines) == len(TITLES) + 4
    assert any("<script>" in title for title in titles)


READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def acting_parts(markdown: str) -> set[str]:
    """Tags that act, and links that our own card does not have."""
    html = READER.render(markdown)
    tags = set(re.findall(r"<(script|img|iframe|svg|object|form|style|b)\b", html))
    return tags | {link for link in re.findall(r'(?:href|src)="([^"]{1,300})"', html) if evil(link)}


def evil(link: str) -> bool:
    return "evil.example" in link or "tracker.example" in link or link.startswith("javascript")


def test_cards_show_and_do_nothing(built):
    for path in (built.out / "README.md", built.out / "v0.1.0" / "README.md"):
        text = path.read_text("utf-8")
        body = text.split("\n---\n", 1)[-1]
        assert not acting_parts(body), path
        assert not ACTING.findall(text), path


def test_the_list_of_checks_holds_no_character_that_acts(built):
    text = (built.out / "v0.1.0" / "checks.json").read_text("utf-8")
    assert not ACTING.findall(text)
    assert "forged line" in text


def test_what_dagster_shows_does_nothing(built):
    tables = built.out / ".copydesk" / "tables"
    for table in TABLES:
        told = {
            "preview": shown.preview(table.name, tables / f"{table.name}.parquet"),
            **figures.figures(table.name, tables),
        }
        for name, value in as_metadata(told).items():
            text = getattr(value, "md_str", None)
            if text is not None:
                assert not acting_parts(text), f"{table.name}: {name}"
                assert not ACTING.findall(text), f"{table.name}: {name}"


def test_what_a_check_found_cannot_leave_its_block_of_code():
    html = READER.render(as_code(["```", "<script>alert(1)</script>", "![x](https://a.example)"]))
    assert html.count("<pre>") == 1
    assert "<script>" not in html
    assert "<img" not in html
