"""Copydesk as one of the systems that are measured, through the pure functions that a build uses.

`copydesk` is what ships. `copydesk, out of fold` uses weights learned without the publishers of the
page's fold, and `copydesk, outlets hidden` also a registry that does not know the outlets of the
fold's pages.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.hidden import without_outlets
from pipeline import __version__
from pipeline.desk import Desk, Edited
from pipeline.reading import Reject
from pipeline.reading.document import decode_document
from pipeline.registry import load
from pipeline.releasing.code_hashes import NOTHING, code_hashes

Prediction = dict[str, Any]
Read = Callable[[str, bytes, dict[str, Any]], Prediction]

SHIPPED = "copydesk"
OUT_OF_FOLD = "copydesk, out of fold"
HIDDEN = "copydesk, outlets hidden"

LABELS = (OUT_OF_FOLD, HIDDEN, SHIPPED)

CLAIMED = (OUT_OF_FOLD, SHIPPED)
"""Whose figures are claimed: the first that was measured."""


def trained() -> bool:
    """Whether anything that ships was learned; where nothing was, there is nothing out of fold."""
    return code_hashes()["weights"] != NOTHING


def systems() -> list[str]:
    """What is measured; the first is the one whose figures are claimed."""
    return [OUT_OF_FOLD, HIDDEN, SHIPPED] if trained() else [SHIPPED, HIDDEN]


def version() -> str:
    """The package's version."""
    return __version__


def reader(system: str) -> Read:
    """What finds the article in a page, as the system of this name does."""

    @cache
    def desk(fold: int, domains: frozenset[str], names: frozenset[str]) -> Desk:
        registry = load()
        if system == HIDDEN:
            registry = without_outlets(registry, domains, names)
        return Desk(registry=registry)

    def read(path: str, page: bytes, told: dict[str, Any]) -> Prediction:
        if system == SHIPPED:
            return predict(desk(-1, frozenset(), frozenset()), path, page)
        hidden = frozenset(told["domains"]), frozenset(told["names"])
        return predict(desk(told["fold"], *hidden), path, page)

    return read


def predict(desk: Desk, path: str, page: bytes) -> Prediction:
    """The desk's article in a page, as the scorer wants it, with the tier of each fact."""
    document = decode_document(page, Path(path).name)
    edited = document if isinstance(document, Reject) else desk.edit(document)
    if isinstance(edited, Reject):
        return {"body_text": "", "reject": edited.reason}
    article = edited.article
    return {
        "body_text": article.text,
        "title": article.title,
        "published": article.published,
        "outlet": article.outlet_name,
        "authors": article.authors,
        "tiers": _tiers(edited),
    }


def _tiers(edited: Edited) -> dict[str, str | None]:
    chosen = {
        row.field: row.confidence
        for row in reversed(edited.evidence)
        if row.chosen and row.field in ("title", "published")
    }
    return {**chosen, "outlet": edited.article.outlet_confidence}
