"""A corpus of any size for measurements, varied from the labelled pages of the tests.

Every document has the layout of one labelled page; its body is made of sentences from all pages of
that language, with names, numbers, dates and the outlet changed. The same seed gives the same
bytes. How accurate the desk is cannot be measured on it: its pages are alike where real ones are
not.
"""

import argparse
import itertools
import random
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PAGES = Path(__file__).parent.parent / "tests" / "golden" / "pages"

PARAGRAPHS = (8, 36)
"""Fewest and most paragraphs of a body: its pages have 5 kB on average, as news pages do."""

SENTENCES = (1, 4)
REJECTED = 0.01
"""Share of documents that hold no article: empty, white space, a menu, binary."""

DUPLICATED = 0.01
"""Share of documents with the very bytes of an earlier one."""

FOLDERS = 64
"""Folders below the raw folder, so that none holds all files."""

_BODY = 60
"""Characters from which a line counts as a paragraph; 25 in scripts without spaces."""

_UNSPACED = ("zh", "ja")
_SENTENCE = re.compile(r"(?<=[.!?。！？؟])(?=\s|[^\s\d\"”’»)」』])\s*")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBER = re.compile(r"(?<!\d)[1-9]\d?(?!\d)")
_NAME = re.compile(r"(?<=[\w,] )[A-ZÀ-ÖØ-ÞА-Я][\w'’-]{3,}")
_RENAMED = 0.15
"""Share of the names that are changed; in German every noun looks like one, so few."""

_SYLLABLES = ("ka", "lo", "mi", "ren", "ta", "vor", "bel", "su", "ner", "dal", "ho", "win", "es")


@dataclass(frozen=True)
class Page:
    """A labelled page: its language, its outlet and its lines."""

    language: str
    outlet: str | None
    lines: list[str]

    def is_body(self, line: str) -> bool:
        """Whether the line is a paragraph, as far as its length tells."""
        return len(line) >= (25 if self.language in _UNSPACED else _BODY)

    def is_sentence(self, text: str) -> bool:
        """Whether a piece of a paragraph can stand in any: no opening, byline or heading."""
        return len(text) >= (12 if self.language in _UNSPACED else 30) and text[-1] in ".!?。！？؟"


def read_pages() -> list[Page]:
    """All labelled pages, by name."""
    pages = []
    for path in sorted(PAGES.glob("*.toml")):
        given = tomllib.loads(path.read_text("utf-8"))
        text = (path.parent / given["page"]).read_text("utf-8")
        facts = given["facts"]
        pages.append(Page(facts.get("language", "en"), facts.get("outlet"), text.splitlines()))
    return pages


def documents(count: int, seed: int = 0) -> Iterator[tuple[str, bytes]]:
    """So many documents: their paths below the raw folder, and their bytes."""
    chance = random.Random(seed)
    pages = read_pages()
    sentences: dict[str, list[str]] = {}
    for page in pages:
        body = filter(page.is_body, page.lines)
        found = itertools.chain.from_iterable(map(_SENTENCE.split, body))
        sentences.setdefault(page.language, []).extend(filter(page.is_sentence, found))
    outlets: dict[str, list[str]] = {}
    for page in pages:
        outlets.setdefault(page.language, []).extend([page.outlet] if page.outlet else [])
    earlier: list[bytes] = []
    for number in range(count):
        kind = chance.random()
        if kind < REJECTED:
            content = chance.choice([b"", b"Home\nNews\nSport", b"\x00\x01" * 600]) + b"\n" * number
        elif kind < REJECTED + DUPLICATED and earlier:
            content = chance.choice(earlier)
        else:
            page = chance.choice(pages)
            content = _vary(page, sentences[page.language], outlets[page.language], chance).encode()
            earlier = [*earlier[-99:], content]
        yield f"{number % FOLDERS:02}/{number:07}.txt", content


def write_corpus(folder: Path, count: int, seed: int = 0) -> int:
    """Write the corpus as a raw folder; how many bytes it has."""
    size = 0
    for path, content in documents(count, seed):
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
        size += len(content)
    return size


def _vary(page: Page, sentences: list[str], outlets: list[str], chance: random.Random) -> str:
    """One document with the layout of the page."""
    wanted = chance.randint(*PARAGRAPHS)
    own = sum(map(page.is_body, page.lines)) or 1
    joint = "" if page.language in _UNSPACED else " "
    blank = [""] if "" in page.lines else []
    lines: list[str] = []
    for line in page.lines:
        if not page.is_body(line):
            lines.append(line)
            continue
        # Each paragraph of the layout stands for its share of those that are wanted.
        for _ in range(max(1, round(wanted / own + chance.uniform(-0.5, 0.5)))):
            some = chance.choices(sentences, k=chance.randint(*SENTENCES))
            lines += [_rename(_renumber(joint.join(some), chance), chance), *blank]
    text = "\n".join(lines)
    if page.outlet:
        text = text.replace(page.outlet, chance.choice(outlets))
    # All years of a page move together, by leap years, so that its dates stay in order and exist.
    years = 4 * chance.randint(-3, 0)
    return _YEAR.sub(lambda match: str(int(match[0]) + years), text)


def _renumber(text: str, chance: random.Random) -> str:
    """Other numbers, which stand as well for a day, a month or an hour."""

    def another(match: re.Match[str]) -> str:
        value = int(match[0])
        low, high = (32, 59) if value > 31 else (1, 12) if value <= 12 else (13, 28)
        return str(chance.randint(low, high))

    return _NUMBER.sub(another, text)


def _rename(text: str, chance: random.Random) -> str:
    return _NAME.sub(lambda m: _name(chance) if chance.random() < _RENAMED else m[0], text)


def _name(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))).capitalize()


def main() -> None:
    """Write a corpus."""
    parser = argparse.ArgumentParser(description="Write a corpus for measurements.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    size = write_corpus(given.folder, given.documents, given.seed)
    print(f"{given.folder}: {given.documents:,} documents, {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
