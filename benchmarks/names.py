"""How often the name of a speaker is resolved within its article: by labels of our own.

Here belongs how one article is judged. `names.jsonl` has for each speaker the span of its phrase
and of its fullest name in the article, or that it has none; the texts are the benchmark's. Whether
the phrase was found as a speaker at all is the scorer's to judge: here only those count that were.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.figures import Parts
from pipeline.annotating.quotes import Quote

LABELS = Path(__file__).with_name("names.jsonl")

PRONOUNS = (
    *("i", "you", "we", "he", "she", "it", "they", "him"),
    *("his", "her", "its", "their", "who", "which", "that", "whose"),
)


def name_parts(text: str, labels: Sequence[dict[str, Any]], quotes: Sequence[Quote]) -> Parts:
    """An article's part: ``name_right`` of speakers with a name, however they are called,
    ``pronoun_right`` of those among them that stand as pronouns, ``unnamed_right`` of those without
    a name, which must get none.
    """
    counts = {"name_right": [0, 0], "pronoun_right": [0, 0], "unnamed_right": [0, 0]}
    for label in labels:
        quote = next((quote for quote in quotes if _overlaps(quote, label)), None)
        if quote is None:
            continue
        if label["type"] != "named":
            _count(counts["unnamed_right"], quote.name is None)
            continue
        name = text[label["name_start"] : label["name_end"]]
        right = _plain(name) == _plain(quote.name)
        _count(counts["name_right"], right)
        if text[label["start"] : label["end"]].lower() in PRONOUNS:
            _count(counts["pronoun_right"], right)
    return {name: (right, seen) for name, (right, seen) in counts.items()}


def _overlaps(quote: Quote, label: dict[str, Any]) -> bool:
    speaker = quote.speaker
    return speaker is not None and speaker[0] < label["end"] and label["start"] < speaker[1]


def _count(pair: list[int], right: bool) -> None:
    pair[0] += right
    pair[1] += 1


def _plain(name: str | None) -> str:
    return (name or "").casefold().removeprefix("the ")
