"""The report: `report.json` for machines, `report.md` for people, and what the data card prints."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks import ours
from benchmarks.claims import claims, tiers
from benchmarks.folder import FORMS

Report = Mapping[str, Any]

BODY = ("shingle_f1", "line_f1", "boilerplate_kept", "content_lost")
FACTS = (
    "date_exact",
    "date_wrong",
    "title_exact",
    "outlet_correct",
    "outlet_wrong",
    "authors_f1",
)
GROUPED = ("shingle_f1", "line_f1", "date_exact", "date_wrong", "title_exact", "outlet_correct")


def write(made: Report, folder: Path, card: Path) -> None:
    """Write both reports into ``folder``, and what the data card prints to the file ``card``."""
    (folder / "report.json").write_text(_json(made) + "\n", "utf-8")
    (folder / "report.md").write_text(render(made), "utf-8")
    card.write_text(_json(for_card(made)) + "\n", "utf-8")


def for_card(made: Report) -> dict[str, Any]:
    """What the data card prints: claimed figures, in per mille, so that it has none to round."""
    return {
        "measured": made["measured"],
        "how": how(made),
        "data": made["data"],
        "figures": [
            {"data": claim.data, "what": claim.what, "on": claim.on, **_mille(claim.figure)}
            for claim in claims(made)
        ],
        "tiers": [
            {"what": claim.what, "on": claim.on, "tier": claim.tier, **_mille(claim.figure)}
            for claim in tiers(made)
        ],
    }


def how(made: Report) -> str:
    """How the claimed figures were come by, in words."""
    known = " and ".join(made["in_sample"])
    if not made["out_of_fold"]:
        return f"in-sample: {known} learned from these very pages" if known else "by rules alone"
    told = "out of fold: by what was learned without the publishers of the pages that are read"
    return f"{told}, but for {known}, which learned from these pages" if known else told


def render(made: Report) -> str:
    """The report as Markdown."""
    on_pages = {form: made["pages"].get(form, {}) for form in FORMS}
    parts = [
        "# Measured accuracy and speed",
        "Written by `make benchmark`; README.md beside this file says what each figure is. In "
        "brackets stands the interval in which 95 % of 1,000 draws of the publishers (or articles) "
        "lie.",
        _about(made),
        "## Article text",
        _systems(on_pages, BODY),
        "## Facts",
        _systems(on_pages, FACTS),
        "## Tiers of confidence",
        "How often a fact of each tier is right.",
        _table(
            ("fact", "measured on", "tier", "right", "n"),
            [(claim.what, claim.on, claim.tier, *_shown(claim.figure)) for claim in tiers(made)],
        ),
        "## Speed",
        "On one processor, start-up aside; seconds are those of the processor. All systems took "
        "turns, twenty pages at a time, so the ratios hold although the machine was not quiet.",
        _speed(on_pages),
        "## By set",
        _groups(on_pages, "by_set"),
        "## By language",
        _groups(on_pages, "by_language"),
        "## Texts",
        _texts(made["texts"]),
        "## Worst pages",
        "What the article's text lost there (precision: how much of what was kept belongs to it; "
        "recall: how much of it was kept), and which facts are wrong.",
        *(
            part
            for form in FORMS
            for part in (f"### {form}", _worst(made["pages"]["worst"].get(form, [])))
        ),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _about(made: Report) -> str:
    rows = [
        *((f"{kind}, SHA-256", f"`{value}`") for kind, value in made["measured"].items()),
        *((f"data: {name}, SHA-256", f"`{value}`") for name, value in made["data"].items()),
        ("figures of Copydesk", how(made)),
        ("peers", "; ".join(f"{name} {number}" for name, number in made["peers"].items())),
        ("machine", ", ".join(str(value) for value in made["machine"].values())),
    ]
    return _table(("measured", ""), rows)


def _systems(on_pages: Mapping[str, Any], names: Sequence[str]) -> str:
    rows = [
        (_label(system), form, *(_with_interval(told["all"].get(name)) for name in names))
        for form, systems in on_pages.items()
        for system, told in systems.items()
        if any(name in told["all"] for name in names)
    ]
    return _table(("system", "input", *map(_words, names)), rows)


def _groups(on_pages: Mapping[str, Any], kind: str) -> str:
    rows = [
        (_label(system), form, group, *(_with_n(figures.get(name)) for name in GROUPED))
        for form, systems in on_pages.items()
        for system, told in systems.items()
        for group, figures in told.get(kind, {}).items()
    ]
    return _table(("system", "input", "", *map(_words, GROUPED)), rows)


def _speed(on_pages: Mapping[str, Any]) -> str:
    rows = [
        (
            _label(system),
            form,
            speed["pages_per_second"],
            speed["megabytes_per_second"],
            speed.get("times_trafilatura", "–"),
            speed["slowest_seconds_per_megabyte"],
            speed["errors"],
        )
        for form, systems in on_pages.items()
        for system, told in systems.items()
        for speed in [told["speed"]]
    ]
    heads = ("system", "input", "pages/s", "MB/s", "times trafilatura", "slowest, s/MB", "failed")
    return _table(heads, rows)


def _texts(texts: Mapping[str, Any]) -> str:
    if not texts:
        return "No layer of annotations is measured yet."
    rows = [
        (data, _words(name), *_shown(figure))
        for data, told in texts.items()
        for name, figure in told["all"].items()
    ]
    speeds = [
        (data, *(f"{told['speed'][rate]:,}" if rate in told["speed"] else "–" for rate in _RATES))
        for data, told in texts.items()
    ]
    heads = ("data", *map(_words, _RATES))
    return _table(("data", "figure", "", "n"), rows) + "\n\n" + _table(heads, speeds)


_RATES = ("articles_per_second", "characters_per_second")


def _worst(pages: Sequence[Mapping[str, Any]]) -> str:
    rows = [
        (
            f"`{page['id']}`",
            page["host"],
            page["language"],
            page.get("precision", "–"),
            page.get("recall", "–"),
            ", ".join(page["wrong"]) or "–",
        )
        for page in pages
    ]
    return _table(("page", "host", "language", "precision", "recall", "wrong"), rows)


def _label(system: str) -> str:
    return f"**{system}**" if system in ours.LABELS else system


def _words(name: str) -> str:
    return name.replace("_", " ").replace(" f1", " F1")


def _with_interval(figure: Sequence[float] | None) -> str:
    return _shown(figure)[0] if figure else "–"


def _with_n(figure: Sequence[float] | None) -> str:
    return f"{figure[0]:.3f} ({figure[3]:.0f})" if figure else "–"


def _shown(figure: Sequence[float]) -> tuple[str, str]:
    value, low, high, units = figure
    return f"{value:.3f} [{low:.3f}, {high:.3f}]", f"{units:.0f}"


def _mille(figure: Sequence[float]) -> dict[str, Any]:
    value, low, high = (round(1000 * part) for part in figure[:3])
    return {"value": value, "interval": [low, high], "n": int(figure[3])}


def _table(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(str(cell) for cell in line)} |" for line in lines)


def _json(value: Any, indent: str = "") -> str:
    """JSON with a line for each entry, and lists of numbers on one line."""
    inner = indent + " "
    if isinstance(value, Mapping) and value:
        entries = [f"{inner}{json.dumps(key)}: {_json(item, inner)}" for key, item in value.items()]
        return "{\n" + ",\n".join(entries) + f"\n{indent}}}"
    if isinstance(value, list) and value and isinstance(value[0], Mapping):
        items = [f"{inner}{json.dumps(item, ensure_ascii=False)}" for item in value]
        return "[\n" + ",\n".join(items) + f"\n{indent}]"
    return json.dumps(value, ensure_ascii=False)
