"""How right one prediction is about one page, as parts of shares that can be added up over pages.

The metrics are those of the scorer in the benchmark folder, by its own functions; here each page
keeps its share of them, so that intervals, groups of pages and the worst pages can be told.
"""

from collections.abc import Collection, Mapping
from types import ModuleType
from typing import Any

from benchmarks.folder import Page

Parts = dict[str, tuple[float, float]]
"""By metric a numerator and a denominator: sums of both over pages give the metric."""


def score_page(
    scorer: ModuleType,
    page: Page,
    form: str,
    prediction: Mapping[str, Any],
    gives: Collection[str],
) -> Parts:
    """The page's part in every metric that its gold allows, of the fields that the system gives."""
    parts: Parts = {}
    if "body_text" in gives:
        text_form = "page.txt" if form == "page.html" else form
        parts = _body(scorer, page, text_form, prediction.get("body_text") or "")
    return parts | _facts(scorer, page.gold, prediction, gives)


def _body(scorer: ModuleType, page: Page, form: str, text: str) -> Parts:
    gold = page.gold
    labels = page.labels(form)
    if not gold.get("body_text") or not labels:
        return {}
    references = [gold["body_text"]]
    if gold.get("optional_paragraphs"):
        references.append("\n".join([*gold["optional_paragraphs"], gold["body_text"]]))
    precision, recall = max(
        (scorer.shingle_scores(reference, text) for reference in references),
        key=lambda found: scorer.f1(*found),
    )
    # The scorer counts lines by "\n" alone.
    visible = (page.folder / form).read_bytes().decode("utf-8")
    kept = scorer.covered_lines(visible, text)
    judged = [line for line in labels if line["label"] != "neutral" and not line["role"]]
    content = [line for line in judged if line["label"] == "content"]
    noise = [line for line in judged if line["label"] != "content"]
    right = sum(line["line"] in kept for line in content)
    wrong = sum(line["line"] in kept for line in noise)
    line_f1 = scorer.f1(right / max(1, right + wrong), right / max(1, len(content)))
    return {
        "shingle_p": (precision, 1),
        "shingle_r": (recall, 1),
        "line_f1": (line_f1, 1),
        "boilerplate_kept": (_tokens(noise, kept), _tokens(noise)),
        "content_lost": (_tokens(content) - _tokens(content, kept), _tokens(content)),
    }


def _tokens(lines: list[dict[str, Any]], within: set[int] | None = None) -> int:
    return sum(line["n_tok"] for line in lines if within is None or line["line"] in within)


def _facts(
    scorer: ModuleType,
    gold: Mapping[str, Any],
    got: Mapping[str, Any],
    gives: Collection[str],
) -> Parts:
    parts: Parts = {}
    right: dict[str, bool] = {}
    day = scorer.day(gold.get("published"))
    if "published" in gives and day and "date_suspect" not in gold.get("flags", []):
        claimed = scorer.day(got.get("published"))
        right["published"] = claimed == day
        parts["date_exact"] = (claimed == day, 1)
        parts["date_wrong"] = (bool(claimed) and claimed != day, 1)
        parts["date_abstained"] = (not claimed, 1)
    if "title" in gives and gold.get("title"):
        right["title"] = scorer.tokens(gold["title"]) == scorer.tokens(got.get("title"))
        parts["title_exact"] = (right["title"], 1)
    if "outlet" in gives and gold.get("outlet"):
        names = [gold["outlet"], *gold.get("outlet_aliases", [])]
        names += [gold.get("reg_domain"), gold.get("publisher_key")]
        keys = {scorer.outlet_key(name) for name in names if name} - {""}
        claimed = scorer.outlet_key(got.get("outlet"))
        right["outlet"] = claimed in keys
        parts["outlet_correct"] = (right["outlet"], 1)
        parts["outlet_wrong"] = (bool(claimed) and not right["outlet"], 1)
    if "authors" in gives and gold.get("authors"):
        parts["authors_f1"] = (_set_f1(scorer, gold["authors"], got.get("authors") or []), 1)
    for fact, holds in right.items():
        tier = (got.get("tiers") or {}).get(fact)
        if tier and got.get(fact):
            parts[f"{fact}_{tier}"] = (holds, 1)
    return parts


def _set_f1(scorer: ModuleType, expected: list[str], claimed: list[str]) -> float:
    """F1 of two sets of names; case, punctuation and the order of a name's words do not count."""
    gold = {tuple(sorted(scorer.tokens(name))) for name in expected}
    got = {tuple(sorted(scorer.tokens(name))) for name in claimed}
    hits = len(gold & got)
    return float(scorer.f1(hits / max(1, len(got)), hits / max(1, len(gold))))
