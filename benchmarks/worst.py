"""The pages on which Copydesk does worst, and what went wrong there; ids and hosts, no texts."""

from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks.folder import Page
from benchmarks.page_scores import Parts

HOW_MANY = 30


def worst_pages(
    pages: Sequence[Page], scores: Mapping[str, Parts], how_many: int = HOW_MANY
) -> list[dict[str, Any]]:
    """The pages that lost most, the worst first: what the body lacks to an F1 of 1, and one for
    each wrong fact.
    """
    judged = [(_loss(scores[page.id]), page) for page in pages if page.id in scores]
    judged.sort(key=lambda pair: (-pair[0], pair[1].id))
    return [_told(page, scores[page.id]) for loss, page in judged[:how_many] if loss > 0]


def _loss(parts: Parts) -> float:
    return _lost_body(parts) + len(_wrong_facts(parts))


def _lost_body(parts: Parts) -> float:
    if "shingle_p" not in parts:
        return 0.0
    precision, recall = parts["shingle_p"][0], parts["shingle_r"][0]
    return 1 - 2 * precision * recall / max(precision + recall, 1e-9)


def _wrong_facts(parts: Parts) -> list[str]:
    wrong = [fact for fact in ("date", "outlet") if parts.get(f"{fact}_wrong", (0, 1))[0]]
    return wrong if parts.get("title_exact", (1, 1))[0] else [*wrong, "title"]


def _told(page: Page, parts: Parts) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": page.id,
        "host": page.gold["host"],
        "language": page.gold["lang"],
        "wrong": _wrong_facts(parts),
    }
    if "shingle_p" in parts:
        told |= {
            "precision": round(parts["shingle_p"][0], 2),
            "recall": round(parts["shingle_r"][0], 2),
        }
    return told
