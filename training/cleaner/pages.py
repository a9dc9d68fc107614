"""Labelled pages as training wants them: each line's facts, and whether it is the article's text.

A benchmark folder holds ``score.py`` and, a folder a page, ``gold.json``, ``page.html``,
``page.txt`` with a label for each line in ``lines.jsonl``, and the same as ``page_seedlike.txt``
for a window around the article. Lines of the page as HTML are labelled by aligning the text
with them, as the scorer does.
"""

import importlib.util
import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.folds import fold_of
from pipeline.cleaning.learned.judge import LineFacts
from pipeline.cleaning.page import PageLine, PageReader
from pipeline.reading import Reject
from pipeline.reading.document import decode_document

FORMS = ("page", "seedlike", "html")

Covered = Callable[[str, str], set[int]]
"""The numbers of the lines of a page that a text holds."""


@dataclass(frozen=True)
class TrainingPage:
    """``content`` says of each line whether it is the article's text, ``counts`` whether its label
    counts: optional paragraphs are neither right nor wrong. ``salt`` other than 0 hides its words.
    """

    id: str
    form: str
    fold: int
    lines: list[LineFacts]
    content: np.ndarray
    counts: np.ndarray
    salt: int = 0


def read_pages(
    pages: Path, scorer: Path, reader: PageReader, forms: Sequence[str] = FORMS
) -> list[TrainingPage]:
    """All labelled pages below ``pages``, sorted by path, in the ``forms`` given."""
    covered = _covered_by(scorer)
    found = []
    for path in sorted(pages.glob("*/gold.json")):
        gold = json.loads(path.read_text("utf-8"))
        if not gold.get("body_text"):
            continue
        for form in forms:
            if form == "html":
                text, rows, labels = _html(path.parent / "page.html", gold, reader, covered)
            else:
                text, rows, labels = _text(path.parent, form, reader)
            if rows:
                found.append(_page(gold, form, text, rows, labels))
    return found


def foreign(pages: Sequence[TrainingPage]) -> list[TrainingPage]:
    """Every fourth page once more as if in a language never seen: the words hash to other places.

    So the later readings learn to do without words where words say nothing.
    """
    return [replace(page, salt=number + 1) for number, page in enumerate(pages) if number % 4 == 0]


Labels = Mapping[int, tuple[str, int]]
"""The label of a line of the text, and its words."""


def _text(folder: Path, form: str, reader: PageReader) -> tuple[str, list[PageLine], Labels]:
    suffix = "" if form == "page" else f"_{form}"
    path, labelled = folder / f"page{suffix}.txt", folder / f"lines{suffix}.jsonl"
    if not (path.exists() and labelled.exists()):
        return "", [], {}
    with path.open(encoding="utf-8", newline="\n") as file:
        text = file.read()
    rows = [json.loads(row) for row in labelled.read_text("utf-8").split("\n") if row.strip()]
    labels = {row["line"]: (_label(row), row["n_tok"]) for row in rows}
    return text, reader.read(text), labels


def _label(row: Mapping[str, Any]) -> str:
    """Titles are no text of the article, optional paragraphs neither."""
    return "neutral" if row["role"] == "optional" else row["label"]


def _html(
    path: Path, gold: Mapping[str, Any], reader: PageReader, covered: Covered
) -> tuple[str, list[PageLine], Labels]:
    document = decode_document(path.read_bytes(), path.name) if path.exists() else None
    if document is None or isinstance(document, Reject):
        return "", [], {}
    text = document.text
    labels = dict.fromkeys(range(text.count("\n") + 1), ("boilerplate", 1))
    optional = "\n".join(gold.get("optional_paragraphs") or ())
    labels |= dict.fromkeys(covered(text, optional), ("neutral", 1))
    labels |= dict.fromkeys(covered(text, gold["body_text"]), ("content", 1))
    return text, reader.read(text, document.markup), labels


def _page(
    gold: Mapping[str, Any], form: str, text: str, rows: list[PageLine], labels: Labels
) -> TrainingPage:
    starts = [0, *(index + 1 for index, char in enumerate(text) if char == "\n")]
    decided = []
    for row in rows:
        first = bisect_right(starts, row.line.start) - 1
        last = bisect_right(starts, row.line.end - 1) - 1
        words: Counter[str] = Counter()
        for number in range(first, last + 1):
            label, count = labels.get(number, ("neutral", 0))
            words[label] += count
        decided.append(max(words, key=lambda name: (words[name], name)))
    return TrainingPage(
        gold["id"],
        form,
        fold_of(gold["publisher_key"]),
        [row.facts() for row in rows],
        np.array([label == "content" for label in decided]),
        np.array([label != "neutral" for label in decided]),
    )


def _covered_by(scorer: Path) -> Covered:
    spec = importlib.util.spec_from_file_location("score", scorer)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    covered: Covered = module.covered_lines
    return covered
