"""What is measured on texts: quotes, times and duplicates, and how fast each layer is.

The scorer judges one article at a time, so that each keeps its share and intervals can be told.
"""

import datetime as dt
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.figures import Parts, Unit, figures
from benchmarks.folder import Folder, Record, read_lines
from benchmarks.names import LABELS as NAMES
from benchmarks.names import name_parts
from pipeline.registry import load

TIERS = ("high", "medium", "low")

CASES = ("segments_found", "speaker_right", *(f"{tier}_right" for tier in TIERS))
"""Figures of which an article has several cases: its quoted passages."""

CITATIONS = Path(__file__).with_name("citations.jsonl")
"""Labels of citations, by set, id and offsets: there were none, so these are our own."""


def measure(folder: Folder, told: Callable[[str], None]) -> dict[str, Any]:
    """The report on every set of texts in the folder for which a layer is there."""
    report: dict[str, Any] = {}
    for kind, judge in (("quotes", quote_parts), ("times", time_parts)):
        layer = _layer(kind)
        for name in folder.sets(kind) if layer else ():
            told(name)
            gold = read_lines(folder.root / f"{name}.jsonl")
            found = {line["id"]: line for line in _annotate(gold)}
            units = [Unit(doc["id"], judge(folder.scorer, doc, found[doc["id"]])) for doc in gold]
            report[name] = {"all": _figures(units), "speed": _speed(layer, gold)}
    if _layer("citations") and CITATIONS.is_file():
        told("citations")
        report["citations"] = _citations(folder, read_lines(CITATIONS))
    if NAMES.is_file() and _layer("quotes"):
        told("names")
        report["names"] = _names(folder, read_lines(NAMES))
    if find_spec("pipeline.commands.duplicates"):
        for name in folder.sets("duplicates"):
            told(name)
            report[name] = _duplicates(folder.root / f"{name}.jsonl")
    return report


def quote_parts(scorer: ModuleType, doc: Record, found: Record) -> Parts:
    """An article's part in the metrics of quotes; ``high_right`` and the like are the share of
    right speakers among the quoted segments that quotes of that tier cover, ``high_share`` how
    many segments they cover.
    """
    told = scorer.score_quotes([doc], {doc["id"]: found})
    segments = told["quoted_segments"]
    true = sum(bool(attribution["content"]) for attribution in doc["attributions"])
    claimed = len(found["quotes"])
    matched = told["attribution_r"] * max(1, true)
    parts = {
        "segments_found": (told["segments_found"] * max(1, segments), segments),
        "speaker_right": (told["speaker_right"] * max(1, segments), segments),
        "attribution_p": (matched, claimed),
        "attribution_r": (matched, true),
    }
    for tier in TIERS:
        some = [
            {**quote, "confidence": "high" if quote.get("confidence") == tier else None}
            for quote in found["quotes"]
        ]
        told = scorer.score_quotes([doc], {doc["id"]: {"quotes": some}})
        covered = told["high_tier_share"] * max(1, segments)
        parts[f"{tier}_share"] = (covered, segments)
        parts[f"{tier}_right"] = (told["high_tier_right"] * max(1, covered), covered)
    return parts


def time_parts(scorer: ModuleType, doc: Record, found: Record) -> Parts:
    """An article's part in the metrics of temporal expressions."""
    told = scorer.score_times([doc], {doc["id"]: found})
    true, claimed = told["expressions"], told["predicted"]
    parts: dict[str, tuple[float, float]] = {}
    for kind in ("strict", "relaxed", "value"):
        # F1 is twice the hits by all that is true or claimed.
        hits = told[f"{kind}_f1"] * (true + claimed) / 2
        parts |= {f"{kind}_p": (hits, claimed), f"{kind}_r": (hits, true)}
    return parts


def citation_parts(expected: Sequence[Record], found: Sequence[Record]) -> Parts:
    """An article's part in the metrics of citations: a citation is right where its span touches a
    labelled one of the same outlet; of the right ones, how many have the right relation too.
    """
    left = list(expected)
    right = related = 0
    for citation in found:
        match = next((label for label in left if _same_citation(label, citation)), None)
        if match is not None:
            left.remove(match)
            right += 1
            related += match["relation"] == citation["relation"]
    return {
        "citation_precision": (right, len(found)),
        "citation_recall": (right, len(expected)),
        "relation_right": (related, right),
    }


def _same_citation(one: Record, other: Record) -> bool:
    touches = one["start"] < other["end"] and other["start"] < one["end"]
    return touches and bool(one["outlet_id"] == other["outlet_id"])


def pair_units(family: Mapping[str, str], cluster: Mapping[str, str | None]) -> list[Unit]:
    """Pairs of copies, each counted with the family of its first text."""
    true, claimed = _pairs(family), _pairs(cluster)
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for place, pairs in enumerate((true & claimed, claimed, true)):
        for first, _ in pairs:
            sums[family[first]][place] += 1
    return [
        Unit(name, {"pair_precision": (hits, said), "pair_recall": (hits, there)})
        for name, (hits, said, there) in sorted(sums.items())
    ]


def _pairs(groups: Mapping[str, str | None]) -> set[tuple[str, str]]:
    members: dict[str, list[str]] = defaultdict(list)
    for text, group in groups.items():
        if group is not None:
            members[group].append(text)
    return {(a, b) for texts in members.values() for a in texts for b in texts if a < b}


def _annotate(gold: Sequence[Record]) -> Iterable[Record]:
    """What `copydesk annotate` says of the texts."""
    from pipeline import annotate

    return annotate(map(_text, gold))


def _duplicates(path: Path) -> dict[str, Any]:
    """What `copydesk duplicates` says of the texts in a file; its speed includes reading it."""
    command = import_module("pipeline.commands.duplicates")
    clusters: dict[str, str | None] = {}

    def work(_: Sequence[Record]) -> None:
        clusters.update((line["id"], line["cluster"]) for line in command.duplicates(str(path)))

    gold = read_lines(path)
    speed = _timed(work, gold)
    units = pair_units({doc["id"]: doc["family"] for doc in gold}, clusters)
    return {"all": _figures(units), "speed": speed}


def _labelled(
    folder: Folder, labels: Sequence[Record]
) -> tuple[Sequence[Record], Sequence[Record]]:
    """Labels that are ours and lie here, and the texts that they label, which lie in the folder."""
    texts = {
        name: {doc["id"]: doc for doc in read_lines(folder.root / f"{name}.jsonl")}
        for name in sorted({label["set"] for label in labels})
        if folder.set_path(name)
    }
    labels = [label for label in labels if label["set"] in texts]
    return labels, [texts[label["set"]][label["id"]] for label in labels]


def _names(folder: Folder, labels: Sequence[Record]) -> dict[str, Any]:
    labels, gold = _labelled(folder, labels)
    layer = _layer("quotes")
    units = [
        Unit(label["id"], name_parts(doc["text"], label["speakers"], layer(doc)))
        for label, doc in zip(labels, gold, strict=True)
    ]
    return {"all": _figures(units), "speed": _speed(layer, gold)}


def _citations(folder: Folder, labels: Sequence[Record]) -> dict[str, Any]:
    labels, gold = _labelled(folder, labels)
    layer = _layer("citations")
    units = [
        Unit(label["id"], citation_parts(label["citations"], layer(doc)))
        for label, doc in zip(labels, gold, strict=True)
    ]
    return {"all": _figures(units), "speed": _speed(layer, gold)}


def _layer(kind: str) -> Any:
    """One layer alone, to be timed on English texts; None where there is no such layer."""
    if find_spec(f"pipeline.annotating.{kind}") is None:
        return None
    layer = import_module(f"pipeline.annotating.{kind}")
    if kind == "quotes":
        return lambda doc: layer.find_quotes(doc["text"], "en")
    if kind == "citations":
        finder = layer.CitationFinder(load())
        return lambda doc: [asdict(citation) for citation in finder.in_text(doc["text"])]
    return lambda doc: layer.find_times(doc["text"], "en", _day(doc["published"]))


def _day(published: str | None) -> dt.date | None:
    """The day of a document; None where there is none, or none as ISO 8601 writes it."""
    try:
        return dt.date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _speed(layer: Callable[[Record], Any], gold: Sequence[Record]) -> dict[str, float]:
    for doc in gold[:3]:  # what is loaded when first used
        layer(doc)
    return _timed(lambda docs: [layer(doc) for doc in docs], gold)


def _timed(work: Callable[[Sequence[Record]], Any], gold: Sequence[Record]) -> dict[str, float]:
    start = time.process_time()
    work(gold)
    seconds = time.process_time() - start
    return {
        "articles_per_second": round(len(gold) / seconds, 1),
        "characters_per_second": round(sum(len(doc["text"]) for doc in gold) / seconds),
    }


def _text(doc: Record) -> Record:
    """A text as the command takes it, without its gold."""
    return {key: doc[key] for key in ("id", "text", "published") if key in doc}


def _figures(units: Sequence[Unit]) -> dict[str, list[float]]:
    return {name: figure.as_list() for name, figure in figures(units, counted=CASES).items()}
