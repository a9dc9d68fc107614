"""Measures citations on labelled articles: `citations.jsonl` has ids and offsets, the texts are the
benchmark's.

    python -m benchmarks.citations BENCH

A citation is right where one that overlaps it is labelled with the same outlet; with its relation,
where that is the same too. It prints both, and articles a second of one processor.
"""

import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from pipeline.annotating.citations import Citation, CitationFinder
from pipeline.registry import load

LABELS = Path(__file__).parent / "citations.jsonl"


def main(bench: Path, verbose: bool) -> None:
    """Print precision and recall, over all labelled articles and over each selection."""
    labels = [json.loads(line) for line in LABELS.read_text("utf-8").splitlines()]
    texts: dict[str, str] = {}
    for name in sorted({label["set"] for label in labels}):
        for line in (bench / f"{name}.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            texts[row["id"]] = row["text"]
    finder = CitationFinder(load())
    finder.in_text("warm")
    counts = {"all": Counter[str](), "even": Counter[str](), "dense": Counter[str]()}
    for label in labels:
        text = texts[label["id"]]
        found = finder.in_text(text)
        for name in ("all", label["selection"]):
            counts[name] += count(label["citations"], found)
        if verbose:
            show(label["id"], text, label["citations"], found)
    for name, counted in counts.items():
        print(name, *report(counted), sep="\t")
    everything = list(texts.values())
    begin = time.process_time()
    for text in everything:
        finder.in_text(text)
    print(f"{len(everything) / (time.process_time() - begin):.0f} articles/s")


def count(gold: list[dict[str, Any]], found: list[Citation]) -> Counter[str]:
    """How many of each are right."""
    right = sum(any(same(g, f) for g in gold) for f in found)
    typed = sum(any(same(g, f) and g["relation"] == f.relation for g in gold) for f in found)
    hit = sum(any(same(g, f) for f in found) for g in gold)
    hit_typed = sum(any(same(g, f) and g["relation"] == f.relation for f in found) for g in gold)
    return Counter(
        gold=len(gold), found=len(found), right=right, typed=typed, hit=hit, hit_typed=hit_typed
    )


def same(gold: dict[str, Any], found: Citation) -> bool:
    """Whether both are of one outlet at one place."""
    overlap = gold["start"] < found.end and found.start < gold["end"]
    return overlap and gold["outlet_id"] == found.outlet_id


def report(c: Counter[str]) -> list[str]:
    """Precision and recall of outlet and place, then with the relation too."""
    shares = [
        (c["right"], c["found"]),
        (c["hit"], c["gold"]),
        (c["typed"], c["found"]),
        (c["hit_typed"], c["gold"]),
    ]
    return [f"{n}/{of}={n / of:.3f}" if of else "-" for n, of in shares]


def show(id_: str, text: str, gold: list[dict[str, Any]], found: list[Citation]) -> None:
    """Print what differs."""
    for f in found:
        if not any(same(g, f) and g["relation"] == f.relation for g in gold):
            near = [g["relation"] for g in gold if same(g, f)]
            print(
                "+",
                id_[:24],
                f.outlet_id,
                f.relation,
                f.rule,
                near,
                "|",
                around(text, f.start, f.end),
            )
    for g in gold:
        if not any(same(g, f) for f in found):
            print(
                "-",
                id_[:24],
                g["outlet_id"],
                g["relation"],
                "|",
                around(text, g["start"], g["end"]),
            )


def around(text: str, start: int, end: int) -> str:
    """The place in its context."""
    return f"{text[max(0, start - 40) : start]}[{text[start:end]}]{text[end : end + 40]}".replace(
        "\n", "/"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), "-v" in sys.argv)
