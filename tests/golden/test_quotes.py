"""Quotations of the five articles in raw/, against what a careful reader found in them."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.annotating.quotes import Quote, find_quotes
from pipeline.desk import Desk
from pipeline.reading.document import decode_document

HERE = Path(__file__).parent
GOLDEN = sorted((HERE / "quotes").glob("*.toml"))

# Found with the speaker's name as labelled, of all that is labelled; raise it with the annotator.
LEAST_RIGHT = {
    "000_b0416e16d46ae24e": (21, 22),
    "001_a0fb09fb4f8396f5": (8, 13),
    "002_de0f464e244af8da": (16, 22),
    "003_c49ed8084bd9069c": (21, 24),
    "004_a3b9a6e554ee1f55": (22, 28),
}


@dataclass(frozen=True)
class Label:
    kind: str
    speaker: str | None
    name: str | None
    start: int
    end: int


def read(path: Path) -> tuple[str, list[Label]]:
    """The article's text, with plain blanks, and its labels."""
    given = tomllib.loads(path.read_text("utf-8"))
    page = path.parent / given["page"]
    document = decode_document(page.read_bytes(), page.name)
    text = Desk().edit(document).article.text.replace("\u00a0", " ")
    labels = []
    for line in given["lines"].strip().split("\n"):
        kind, speaker, name, content = (part.strip() for part in line.split(" | "))
        begins, ends = content.split(" … ")
        start = text.index(begins)
        end = text.index(ends, start + len(begins)) + len(ends)
        labels.append(Label(kind, none(speaker), none(name), start, end))
    return text, labels


def none(value: str) -> str | None:
    return None if value == "-" else value


def overlap(label: Label, quote: Quote) -> float:
    common = min(label.end, quote.end) - max(label.start, quote.start)
    return max(0, common) / (max(label.end, quote.end) - min(label.start, quote.start))


def found(label: Label, quotes: list[Quote]) -> list[Quote]:
    return [quote for quote in quotes if overlap(label, quote) >= 0.5]


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_every_direct_quotation_has_its_speaker_or_none(path: Path):
    text, labels = read(path)
    quotes = find_quotes(text, "en")
    for label in labels:
        if label.kind == "direct":
            names = [quote.name for quote in found(label, quotes) if quote.kind == "direct"]
            assert names, text[label.start : label.end]
            assert set(names) <= {label.name, None}, text[label.start : label.end]


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_no_fewer_attributions_are_right_than_were(path: Path):
    text, labels = read(path)
    quotes = find_quotes(text, "en")
    right = sum(any(label.name == quote.name for quote in found(label, quotes)) for label in labels)
    least, all_labels = LEAST_RIGHT[path.stem]
    assert len(labels) == all_labels
    assert right >= least
