"""Copydesk as one of the systems that are measured, through the pure functions that a build uses.

`copydesk` is what ships. `copydesk, out of fold` uses what was learned without the publishers of
the page's fold, and `copydesk, outlets hidden` also a registry that does not know the outlets of
the fold's pages. What was learned for a fold lies in a folder named by its number, in files named
as those that ship.
"""

from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import Any

from benchmarks.hidden import without_outlets
from pipeline import __version__
from pipeline.collector import look_seldom
from pipeline.desk import Desk, Edited
from pipeline.reading import Reject
from pipeline.reading.document import decode_document
from pipeline.registry import Registry, load
from pipeline.releasing.code_hashes import PACKAGE

Prediction = dict[str, Any]
Read = Callable[[str, bytes, dict[str, Any]], Prediction]

SHIPPED = "copydesk"
OUT_OF_FOLD = "copydesk, out of fold"
HIDDEN = "copydesk, outlets hidden"

REGISTRY = PACKAGE / "registry"

LABELS = (OUT_OF_FOLD, HIDDEN, SHIPPED)

CLAIMED = (OUT_OF_FOLD, SHIPPED)
"""Whose figures are claimed: the first that was measured."""


LEARNED = {"weights/cleaner.toml": "the cleaner's weights", "ranking.toml": "the ranking of facts"}
"""What of the registry was learned from labelled pages, where it is there, by a file of it."""


def in_sample(fold_weights: Path | None) -> list[str]:
    """What of all that was learned is used as it ships, having seen the pages: in words."""
    there = {path.name for path in (fold_weights / "0").iterdir()} if fold_weights else set()
    return [
        words
        for name, words in LEARNED.items()
        if (REGISTRY / name).exists() and Path(name).name not in there
    ]


def systems(fold_weights: Path | None) -> list[str]:
    """What is measured; the first is the one whose figures are claimed."""
    return [OUT_OF_FOLD, HIDDEN, SHIPPED] if fold_weights else [SHIPPED, HIDDEN]


def version() -> str:
    """The package's version."""
    return __version__


def reader(system: str) -> Read:
    """What finds the article in a page, as the system of this name does."""
    desks: dict[int, Desk] = {}
    look_seldom()  # As the command line does, whose speed is measured.

    def read(path: str, page: bytes, told: dict[str, Any]) -> Prediction:
        fold = -1 if system == SHIPPED else told["fold"]
        if fold not in desks:
            desks[fold] = _desk(system, told)
        return predict(desks[fold], path, page)

    return read


def _desk(system: str, told: dict[str, Any]) -> Desk:
    registry = load()
    if system == SHIPPED:
        return Desk(registry=registry)
    if system == HIDDEN:
        registry = without_outlets(registry, told["domains"], told["names"])
    if told["weights"] is None:
        return Desk(registry=registry)
    learned = {path.name: path.read_bytes() for path in Path(told["weights"]).iterdir()}
    ranking = {name: learned.pop(name) for name in list(learned) if name in registry.contents}
    registry = Registry(MappingProxyType({**registry.contents, **ranking}))
    if not learned:
        return Desk(registry=registry)
    from pipeline.cleaning.learned.weights import Weights

    return Desk(registry=registry, weights=Weights.of(learned))


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
