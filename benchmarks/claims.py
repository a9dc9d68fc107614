"""Which figures are claimed: those that have floors and stand in the data card, and how they read.

The report holds many more. Names and order here are those of the card.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from benchmarks import ours
from benchmarks.folder import FORMS

LOWER_IS_BETTER = frozenset({"boilerplate_kept", "content_lost", "date_wrong", "outlet_wrong"})

ON_PAGES: Mapping[str, str] = {
    "shingle_f1": "article text, F1 of four-word shingles",
    "line_f1": "article text, F1 of lines",
    "boilerplate_kept": "boilerplate kept",
    "content_lost": "article text lost",
    "date_exact": "date of publication right",
    "date_wrong": "date of publication wrong",
    "title_exact": "title right",
    "outlet_correct": "outlet right",
    "outlet_wrong": "outlet wrong",
    "authors_f1": "authors, F1 of names",
}
OUTLETS = ("outlet_correct", "outlet_wrong")

ON_TEXTS: Mapping[str, Mapping[str, str]] = {
    "quotes_dev": {
        "segments_found": "quoted passages found",
        "speaker_right": "speaker of quoted passages right",
        "attribution_f1": "all attributions, F1",
    },
    "times": {"value_f1": "temporal expressions, F1 of values"},
    "duplicates": {
        "pair_precision": "pairs of copies, precision",
        "pair_recall": "pairs of copies, recall",
    },
}

TIERS = ("high", "medium", "low")
TIERED_FACTS = ("title", "published", "outlet")


@dataclass(frozen=True)
class Claim:
    """One claimed figure: the data it was measured on, its name there, words, and
    ``[value, low, high, n]``.
    """

    data: str
    name: str
    words: str
    figure: list[float]

    @property
    def at_most(self) -> bool:
        """Whether less is better."""
        return self.name.split(" ")[-1] in LOWER_IS_BETTER


def claims(report: Mapping[str, Any]) -> Iterator[Claim]:
    """All claimed figures of a report."""
    for form in FORMS:
        systems = report["pages"].get(form, {})
        claimed = next((systems[name] for name in ours.CLAIMED if name in systems), None)
        if claimed is None:
            continue
        for name, words in ON_PAGES.items():
            if name in claimed["all"]:
                yield Claim("pages", f"{form} {name}", words, claimed["all"][name])
        for name in OUTLETS:
            hidden = systems.get(ours.HIDDEN, {}).get("all", {})
            if name in hidden:
                words = f"{ON_PAGES[name]}, of outlets that are not registered"
                yield Claim("pages", f"{form} hidden {name}", words, hidden[name])
    for data, told in report["texts"].items():
        known = next((ON_TEXTS[kind] for kind in ON_TEXTS if data.startswith(kind)), {})
        for name, words in known.items():
            if name in told["all"]:
                yield Claim(data, name, words, told["all"][name])


def tiers(report: Mapping[str, Any]) -> Iterator[Claim]:
    """How often each tier of confidence is right, of each fact on each form, and of speakers."""
    for form in FORMS:
        systems = report["pages"].get(form, {})
        claimed = next((systems[name] for name in ours.CLAIMED if name in systems), None)
        for fact in TIERED_FACTS if claimed else ():
            for tier in TIERS:
                name = f"{fact}_{tier}"
                if claimed and name in claimed["all"]:
                    yield Claim("pages", f"{form} {name}", fact, claimed["all"][name])
    for tier in TIERS:
        quotes = report["texts"].get("quotes_dev", {}).get("all", {})
        if f"{tier}_right" in quotes:
            yield Claim("quotes_dev", f"{tier}_right", "speaker", quotes[f"{tier}_right"])
