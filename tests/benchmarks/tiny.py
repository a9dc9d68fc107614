"""A benchmark folder in small: invented pages laid out like the real one, and a stand-in scorer.

The scorer's functions have the names and shapes that the harness asks for and are as simple as they
can be; what the real one thinks of a line is not tested here.
"""

import json
from pathlib import Path

SCORER = """
import datetime
import re
from collections import Counter


def tokens(text):
    return re.findall(r"\\w+", (text or "").casefold())


def f1(precision, recall):
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def shingle_scores(gold, predicted):
    gold, predicted = Counter(tokens(gold)), Counter(tokens(predicted))
    hits = sum((gold & predicted).values())
    return hits / max(1, sum(predicted.values())), hits / max(1, sum(gold.values()))


def covered_lines(page, text):
    lines = page.split("\\n")
    return {number for number, line in enumerate(lines) if line and line in text}


def day(value):
    return datetime.date.fromisoformat(value[:10]) if value else None


def outlet_key(name):
    return "".join(tokens(name))


def score_quotes(gold, predictions):
    (doc,) = gold
    quotes = predictions[doc["id"]]["quotes"]
    sure = [quote for quote in quotes if quote.get("confidence") == "high"]
    segments = len(doc["attributions"])
    share = lambda some: len(some) / max(1, segments)
    return {
        "quoted_segments": segments,
        "segments_found": share(quotes),
        "speaker_right": share(quotes),
        "high_tier_share": share(sure),
        "high_tier_right": 1.0 if sure else 0.0,
        "attribution_r": share(quotes),
    }


def score_times(gold, predictions):
    (doc,) = gold
    expected, found = doc["times"], predictions[doc["id"]]["times"]
    hits = len({t["start"] for t in expected} & {t["start"] for t in found})
    score = 2 * hits / max(1, len(expected) + len(found))
    return {
        "expressions": len(expected),
        "predicted": len(found),
        "strict_f1": score,
        "relaxed_f1": score,
        "value_f1": score,
    }
"""

LINES = [
    ("Home", "boilerplate"),
    ("Harbour opens after a long winter", "title"),
    ("Published: 4 March 2021", "boilerplate"),
    ("The harbour of Lowmouth opened on Thursday after nine weeks of ice, its master said.", ""),
    ("Some forty boats left before noon, and all came back with fish, he told this paper.", ""),
    ("Sign up for our newsletter", "boilerplate"),
    ("© 2021 The Lowmouth Lantern", "boilerplate"),
]

MORE = [
    "The ice had come in the first week of January and closed the inner basin within two days.",
    "Ferries to the islands were replaced by a bus that crossed the bay on the winter road.",
    "“We have not seen such a winter since I began here,” the harbour master said on Thursday.",
    "The fishing fleet lost about a third of its usual catch, according to its association.",
    "The town now hopes that the market, closed since the new year, will open again on Monday.",
]
LONG = [*LINES[:5], *((line, "") for line in MORE), *LINES[5:]]
"""The same page with a longer article."""


def write(
    folder: Path, publishers=("lantern", "herald", "lantern", "post"), lines=tuple(LINES)
) -> Path:
    """Write the folder: a page for each of the publishers, the last without a body."""
    folder.mkdir(exist_ok=True)
    (folder / "score.py").write_text(SCORER)
    for number, publisher in enumerate(publishers):
        last = number == len(publishers) - 1
        _page(folder / "pages" / f"page{number}", f"page{number}", publisher, not last, lines)
    return folder


def _page(folder: Path, name: str, publisher: str, body: bool, lines) -> None:
    folder.mkdir(parents=True)
    text = "\n".join(line for line, _ in lines)
    gold = {
        "id": name,
        "set": "bodies" if body else "titles",
        "host": f"www.{publisher}.example",
        "reg_domain": f"{publisher}.example",
        "publisher_key": publisher,
        "lang": "en",
        "flags": [],
        "title": lines[1][0],
        "published": "2021-03-04",
        "outlet": "Lowmouth Lantern",
        "outlet_aliases": ["The Lowmouth Lantern"],
        "authors": None,
        "body_text": "\n\n".join(line for line, kind in lines if not kind) if body else None,
    }
    labels = [
        {
            "line": number,
            "n_tok": len(line.split()),
            "label": "boilerplate" if kind == "boilerplate" else "content",
            "role": kind if kind == "title" else None,
            "text": line,
        }
        for number, (line, kind) in enumerate(lines)
    ]
    (folder / "gold.json").write_text(json.dumps(gold))
    forms = ["page", "page_seedlike"] if body else ["page"]
    for form in forms:
        (folder / f"{form}.txt").write_text(text)
        if body:
            rows = "".join(json.dumps(label) + "\n" for label in labels)
            (folder / f"{form.replace('page', 'lines')}.jsonl").write_text(rows)
    markup = "".join(f"<p>{line}</p>" for line, _ in lines)
    (folder / "page.html").write_text(f"<html><body>{markup}</body></html>")
