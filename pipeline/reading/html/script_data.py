"""The article that only a page's scripts hold: in the data from which they build what is shown.

Frameworks write a page's state into it as JSON, in a script of its own (``__NEXT_DATA__``) or as a
value (``window.__STATE__ = {…}``). How such data is laid out differs from site to site, so the
article is known by what it is: the object with the page's headline that holds most running text,
either in one string or in a list of pieces. Which pages need it is decided
in ``unshown``.
"""

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from pipeline.reading.html.elements import PARAGRAPHS

FEWEST_BYTES = 400
"""Of UTF-8, in which a Chinese character counts as much as half a word: two or three sentences."""

PROSE_BYTES = 60
"""A piece that is shorter is a label, or a heading; it counts for nothing, but stays."""

DEEPEST_PIECE = 5
"""Levels within a list's item at which its text may stand: paragraph, link, text."""

MOST_VALUES = 5
"""Values of one script that are tried: scripts of code have many that are no data."""

TEXT_KEYS = ("text", "value", "content", "html", "body", "data", "children", "paragraph")
"""Keys under which the pieces of an article have their text, or further pieces of it."""

HEADLINE_KEYS = ("headline", "title")
"""Keys under which an article, or a part of it, has its heading."""

_VALUE = re.compile(r"(?:=\s{0,9}|JSON\.parse\(\s{0,9})(?=[{\[\"'])")
_BREAK = re.compile(rf"</?(?:{'|'.join(sorted(PARAGRAPHS))})\b[^<>]{{0,500}}>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>")
_UNDEFINED = re.compile(r"(?<=[:,\[])undefined(?=[,}\]])")


class _Found(NamedTuple):
    """Running text somewhere in the data; ``own`` where the page's headline stands above it."""

    own: bool
    size: int
    lines: list[str]


def article_in(scripts: Iterable[str], headlines: frozenset[str]) -> list[str]:
    """The lines of the article that the scripts hold, none where they hold none beyond doubt.

    ``headlines`` are the page's own, as ``folded`` gives them; where there are any, only what
    stands under one of them is its article.
    """
    best = _Found(False, 0, [])
    for script in scripts:
        for value in _values(script):
            for found in _texts(value, headlines):
                # Of the same text in fewer and in more lines, the lines are paragraphs.
                best = max(best, found, key=lambda one: (one.own, one.size, len(one.lines)))
    enough = best.size >= FEWEST_BYTES and (best.own or not headlines)
    return best.lines if enough else []


def folded(headline: str) -> str:
    """A headline without what is written one way here and another there."""
    return "".join(filter(str.isalnum, html.unescape(headline).casefold()))


def bytes_of_words(line: str) -> int:
    """The length of a line in UTF-8; nothing where it is an address, a key or other code."""
    if "://" in line[:12]:
        return 0
    if line.isascii():
        return len(line) if " " in line else 0
    return len(line.encode("utf-8", "replace"))


def lines_of(text: str) -> list[str]:
    """The lines of a text in which HTML may stand."""
    broken = _BREAK.sub("\n", text) if "<" in text else text
    plain = html.unescape(_TAG.sub("", broken) if "<" in text else broken)
    return [line for raw in plain.splitlines() if (line := " ".join(raw.split()))]


def _values(script: str) -> Iterator[Any]:
    """The data in a script: all of it, or what it assigns."""
    decoder = json.JSONDecoder(strict=False)
    script = script.strip()
    if "undefined" in script:
        script = _UNDEFINED.sub("null", script)
    starts = [0] if script[:1] in ("{", "[") else []
    if not starts:
        starts = [match.end() for match, _ in zip(_VALUE.finditer(script), range(50), strict=False)]
    tried = 0
    for start in starts:
        if tried == MOST_VALUES:
            return
        try:
            value, _ = decoder.raw_decode(script, start)
            if isinstance(value, str) and value[:1] in ("{", "["):
                value = json.loads(value, strict=False)
        except (ValueError, RecursionError):
            continue
        if isinstance(value, (dict, list)) and value:
            tried += 1
            yield value


def _texts(value: Any, headlines: frozenset[str]) -> Iterator[_Found]:
    """All running text in a value. Not recursive: data nests deeper than Python calls."""
    stack: list[tuple[Any, bool]] = [(value, False)]
    while stack:
        item, own = stack.pop()
        if isinstance(item, dict):
            titles = [item[key] for key in HEADLINE_KEYS if isinstance(item.get(key), str)]
            if titles:
                own = any(folded(title) in headlines for title in titles)
            stack += ((inner, own) for inner in item.values())
        elif isinstance(item, list):
            if lines := _of_pieces(item):
                yield _found(own, lines)
            stack += ((inner, own) for inner in item)
        elif isinstance(item, str) and len(item.encode("utf-8", "replace")) >= FEWEST_BYTES:
            yield _found(own, lines_of(item))


def _found(own: bool, lines: list[str]) -> _Found:
    return _Found(own, sum(filter(PROSE_BYTES.__le__, map(bytes_of_words, lines))), lines)


def _of_pieces(items: list[Any]) -> list[str]:
    """The lines that a list's items hold, each by itself, but for items that are articles."""
    lines: list[str] = []
    for item in items:
        if not (isinstance(item, dict) and any(key in item for key in HEADLINE_KEYS)):
            lines += filter(bytes_of_words, lines_of("".join(_leaves(item, 0))))
    return lines


def _leaves(item: Any, depth: int) -> Iterator[str]:
    if isinstance(item, str):
        yield item
    elif depth < DEEPEST_PIECE and isinstance(item, list):
        for inner in item:
            yield from _leaves(inner, depth + 1)
    elif depth < DEEPEST_PIECE and isinstance(item, dict):
        for key in TEXT_KEYS:
            if key in item:
                yield from _leaves(item[key], depth + 1)
