"""Labelled pages as training wants them: each line's facts, and whether it is the article's text.

A benchmark folder holds ``score.py`` and, a folder a page, ``gold.json``, ``page.html``,
``page.txt`` with a label for each line in ``lines.jsonl``, and the same as ``page_seedlike.txt``
for a window around the article. Lines of the page as HTML are labelled by aligning the text
with them, as the scorer does.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import ModuleType
from typing import Any

import numpy as np

from benchmarks.folder import Folder, Page
from benchmarks.folds import fold_of
from pipeline.cleaning.clean import Cleaner
from pipeline.cleaning.learned.judge import LineFacts
from pipeline.cleaning.page import PageLine
from pipeline.reading import Reject
from pipeline.reading.document import decode_document
from training.cleaner.rightness import Rightness, rightness_of

FORMS = {"page": "page.txt", "seedlike": "page_seedlike.txt", "html": "page.html"}
"""The files of a page in which it is learned from."""


@dataclass(frozen=True)
class TrainingPage:
    """``content`` says of each line whether it is the article's text, ``counts`` whether its label
    counts: optional paragraphs are neither right nor wrong. ``rightness`` judges scores of all
    lines. ``salt`` other than 0 hides its words.
    """

    id: str
    form: str
    fold: int
    lines: list[LineFacts]
    content: np.ndarray
    counts: np.ndarray
    rightness: Rightness
    salt: int = 0


def read_pages(folder: Folder, cleaner: Cleaner) -> list[TrainingPage]:
    """All labelled pages of the ``folder``, sorted by path, in each of ``FORMS``."""
    found = []
    for page in folder.pages:
        if not page.gold.get("body_text"):
            continue
        for form, file in FORMS.items():
            if form == "html":
                text, rows, labels = _html(page, cleaner, folder.scorer)
            else:
                text, rows, labels = _text(page, file, cleaner)
            if rows:
                rightness = rightness_of(folder.scorer, cleaner, page, file, rows)
                found.append(_page(page, form, text, rows, labels, rightness))
    return found


def foreign(pages: Sequence[TrainingPage]) -> list[TrainingPage]:
    """Every fourth page once more as if in a language never seen: the words hash to other places.

    So the later readings learn to do without words where words say nothing.
    """
    return [replace(page, salt=number + 1) for number, page in enumerate(pages) if number % 4 == 0]


Labels = Mapping[int, tuple[str, int]]
"""The label of a line of the text, and its words."""


def _text(page: Page, file: str, cleaner: Cleaner) -> tuple[str, list[PageLine], Labels]:
    path = page.folder / file
    labelled = page.labels(file)
    if not (path.exists() and labelled):
        return "", [], {}
    with path.open(encoding="utf-8", newline="\n") as source:
        text = source.read()
    labels = {row["line"]: (_label(row), row["n_tok"]) for row in labelled}
    return text, cleaner.read(text), labels


def _label(row: Mapping[str, Any]) -> str:
    """Titles are no text of the article, optional paragraphs neither."""
    return "neutral" if row["role"] == "optional" else row["label"]


def _html(page: Page, cleaner: Cleaner, scorer: ModuleType) -> tuple[str, list[PageLine], Labels]:
    path, gold, covered = page.folder / "page.html", page.gold, scorer.covered_lines
    document = decode_document(path.read_bytes(), path.name) if path.exists() else None
    if document is None or isinstance(document, Reject):
        return "", [], {}
    text = document.text
    labels = dict.fromkeys(range(text.count("\n") + 1), ("boilerplate", 1))
    optional = "\n".join(gold.get("optional_paragraphs") or ())
    labels |= dict.fromkeys(covered(text, optional), ("neutral", 1))
    labels |= dict.fromkeys(covered(text, gold["body_text"]), ("content", 1))
    return text, cleaner.read(text, document.markup), labels


def _page(
    page: Page,
    form: str,
    text: str,
    rows: list[PageLine],
    labels: Labels,
    rightness: Rightness,
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
        page.id,
        form,
        fold_of(page.publisher),
        [row.facts() for row in rows],
        np.array([label == "content" for label in decided]),
        np.array([label != "neutral" for label in decided]),
        rightness,
    )
