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
    "shingle_f1": "Article text: F1 of four-word shingles",
    "line_f1": "Article text: F1 of lines",
    "boilerplate_kept": "Boilerplate kept",
    "content_lost": "Article text lost",
    "date_exact": "Day of publication right",
    "date_wrong": "Day of publication wrong",
    "title_exact": "Title right",
    "outlet_correct": "Outlet right",
    "outlet_wrong": "Outlet wrong",
    "authors_f1": "Authors: F1 of names",
}
OUTLETS = ("outlet_correct", "outlet_wrong")

FORM_WORDS: Mapping[str, str] = {
    "page.html": "HTML",
    "page.txt": "visible text",
    "page_seedlike.txt": "text around the article",
}

ON_TEXTS: Mapping[str, Mapping[str, str]] = {
    "quotes_dev": {
        "segments_found": "Quoted passages found",
        "speaker_right": "Speaker of quoted passages right",
        "high_share": "Quoted passages in the high tier",
        "attribution_f1": "Attributions, direct and indirect: F1",
    },
    "names": {
        "name_right": "Name of the speaker right",
        "pronoun_right": "Name of the speaker right, where a pronoun stands",
        "unnamed_right": "No name given to a speaker without one",
    },
    "times": {"value_f1": "Temporal expressions: F1 of values"},
    "citations": {
        "citation_precision": "Citations of outlets: precision",
        "citation_recall": "Citations of outlets: recall",
        "relation_right": "Citations of outlets: kind right",
    },
    "duplicates": {
        "pair_precision": "Pairs of copies: precision",
        "pair_recall": "Pairs of copies: recall",
    },
}

TEXT_WORDS: Mapping[str, str] = {
    "quotes_dev": "PolNeAR, development part",
    "times_aquaint": "AQUAINT",
    "times_meantime": "MEANTIME",
    "times_timebank": "TimeBank",
    "times_wikiwars": "WikiWars",
    "names": "30 articles labelled for this project, by whose mistakes its rules were then written",
    "citations": "60 articles labelled for this project",
    "duplicates_dev": "planted reprints",
}

TIERS = ("high", "medium", "low")
TIERED = ("title", "published", "outlet")


@dataclass(frozen=True)
class Claim:
    """One claimed figure, ``[value, low, high, n]``, and how it reads: what it says, measured on
    what, and of which tier of confidence.
    """

    data: str
    name: str
    what: str
    on: str
    figure: list[float]
    tier: str | None = None


def claims(report: Mapping[str, Any]) -> Iterator[Claim]:
    """All claimed figures of a report."""
    for form in FORMS:
        on = FORM_WORDS[form]
        claimed = _claimed(report, form)
        for name, what in ON_PAGES.items():
            if name in claimed:
                yield Claim("pages", f"{form} {name}", what, on, claimed[name])
        hidden = report["pages"].get(form, {}).get(ours.HIDDEN, {}).get("all", {})
        for name in OUTLETS:
            if name in hidden:
                what = f"{ON_PAGES[name]}, where it is not registered"
                yield Claim("pages", f"{form} hidden {name}", what, on, hidden[name])
    for data, told in report["texts"].items():
        known = next((ON_TEXTS[kind] for kind in ON_TEXTS if data.startswith(kind)), {})
        for name, what in known.items():
            if name in told["all"]:
                yield Claim(data, name, what, TEXT_WORDS.get(data, data), told["all"][name])


def tiers(report: Mapping[str, Any]) -> Iterator[Claim]:
    """How often each tier of confidence is right, of each fact on each form, and of speakers."""
    for form in FORMS:
        claimed = _claimed(report, form)
        for fact in TIERED:
            for tier in TIERS:
                name = f"{fact}_{tier}"
                if name in claimed:
                    yield Claim(
                        "pages", f"{form} {name}", fact, FORM_WORDS[form], claimed[name], tier
                    )
    quotes = report["texts"].get("quotes_dev", {}).get("all", {})
    for tier in TIERS:
        name = f"{tier}_right"
        if name in quotes:
            on = TEXT_WORDS["quotes_dev"]
            yield Claim("quotes_dev", name, "speaker", on, quotes[name], tier)


def _claimed(report: Mapping[str, Any], form: str) -> Mapping[str, list[float]]:
    systems = report["pages"].get(form, {})
    told: Mapping[str, list[float]] = next(
        (systems[name]["all"] for name in ours.CLAIMED if name in systems), {}
    )
    return told
