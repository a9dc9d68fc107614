"""What is measured on texts: quotes, times and duplicates, and how fast each layer is.

The scorer judges one article at a time, so that each keeps its share and intervals can be told.
"""

import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from types import ModuleType
from typing import Any

from benchmarks.figures import Parts, Unit, figures
from benchmarks.folder import Folder, Record, read_lines

Annotations = dict[str, Record]
"""By the text's id what was found in it."""

TIERS = ("high", "medium", "low")


def measure(folder: Folder, told: Callable[[str], None]) -> dict[str, Any]:
    """The report on every set of texts in the folder for which a layer is there."""
    report: dict[str, Any] = {}
    for kind, judge in (("quotes", quote_parts), ("times", time_parts)):
        for name in folder.sets(kind):
            told(name)
            gold = read_lines(folder.root / f"{name}.jsonl")
            found, speed = _annotated(gold)
            if not any(kind in record for record in found.values()):
                continue
            units = [Unit(doc["id"], judge(folder.scorer, doc, found[doc["id"]])) for doc in gold]
            report[name] = {"all": _figures(units), "speed": speed}
    for name in folder.sets("duplicates"):
        duplicates = _duplicates()
        if duplicates is None:
            continue
        told(name)
        gold = read_lines(folder.root / f"{name}.jsonl")
        start = time.process_time()
        clusters = {line["id"]: line["cluster"] for line in duplicates(map(_text, gold))}
        seconds = time.process_time() - start
        units = pair_units({doc["id"]: doc["family"] for doc in gold}, clusters)
        report[name] = {
            "all": _figures(units),
            "speed": {"articles_per_second": round(len(gold) / seconds, 1)},
        }
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
    parts = {}
    for kind in ("strict", "relaxed", "value"):
        # F1 is twice the hits by all that is true or claimed.
        hits = told[f"{kind}_f1"] * (true + claimed) / 2
        parts |= {f"{kind}_p": (hits, claimed), f"{kind}_r": (hits, true)}
    return parts


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


def _annotated(gold: Sequence[Record]) -> tuple[Annotations, dict[str, float]]:
    """All layers of `copydesk annotate` together: a text is annotated as a whole."""
    from pipeline import annotate

    texts = [_text(doc) for doc in gold]
    list(annotate(texts[:3]))  # what is loaded when first used
    start = time.process_time()
    found = {line["id"]: line for line in annotate(texts)}
    seconds = time.process_time() - start
    characters = sum(len(doc["text"]) for doc in gold)
    return found, {
        "articles_per_second": round(len(gold) / seconds, 1),
        "characters_per_second": round(characters / seconds),
    }


def _text(doc: Record) -> Record:
    """A text as the command takes it, without its gold."""
    return {key: doc[key] for key in ("id", "text", "published") if key in doc}


def _duplicates() -> Callable[..., Any] | None:
    try:
        from pipeline.commands.duplicates import duplicates  # type: ignore[import-not-found]
    except ModuleNotFoundError:
        return None
    return duplicates  # type: ignore[no-any-return]


def _figures(units: Sequence[Unit]) -> dict[str, list[float]]:
    return {name: figure.as_list() for name, figure in figures(units).items()}
