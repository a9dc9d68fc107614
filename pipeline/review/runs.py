"""A text in runs: what somebody says, and what stands between."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Run:
    """Some characters of a text and the row of ``quotes`` they are part of, None outside of any."""

    text: str
    quote: Mapping[str, Any] | None


def runs(text: str | None, offset: int, quotes: Sequence[Mapping[str, Any]]) -> list[Run]:
    """The whole of ``text``, which begins at ``offset`` of the article, in runs.

    Where rows overlap, the one that starts first has the characters.
    """
    text = text or ""
    found: list[Run] = []
    done = 0
    spans = [(q.get("text_start"), q.get("text_end"), q) for q in quotes]
    placed = [(a, b, q) for a, b, q in spans if a is not None and b is not None]
    for start, end, quote in sorted(placed, key=lambda span: (span[0], -span[1])):
        first, last = max(start - offset, done), min(end - offset, len(text))
        if first >= last:
            continue
        if first > done:
            found.append(Run(text[done:first], None))
        found.append(Run(text[first:last], quote))
        done = last
    if done < len(text):
        found.append(Run(text[done:], None))
    return found
