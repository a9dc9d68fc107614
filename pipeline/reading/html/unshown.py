"""The article that a page holds and does not show: for its scripts, or for subscribers.

It stands behind the visible text then (a part of the text's rule), in blocks of the path
``script``; lines of the visible text that it repeats stand there only.
"""

from collections.abc import Iterable, Sequence
from itertools import accumulate

from selectolax.lexbor import LexborHTMLParser

from pipeline.reading.html.script_data import (
    FEWEST_BYTES,
    PROSE_BYTES,
    article_in,
    bytes_of_words,
    folded,
    lines_of,
)
from pipeline.reading.markup import Block, Statement

ENOUGH_SHOWN = 1500
"""Bytes of running text; a page with more shows its article, or enough of it, and its scripts are
not searched. What else stands on a page, notices of cookies above all, seldom has as much."""

SHOWN_SHARE = 0.5
"""Share of an article's samples that stand in the visible text of pages that show it: nearly all;
of pages that only tease, the first few."""

SAMPLES, SAMPLE = 20, 24
"""How many places of an article are looked for in the visible text, and their characters."""

HEADLINES = ("og:title", "twitter:title", "h1", "headline")

Lines = tuple[str, tuple[Block, ...]]


def with_unshown(page: LexborHTMLParser, statements: Sequence[Statement], shown: Lines) -> Lines:
    """The visible text and its blocks, with the article behind it that the page does not show."""
    text, blocks = shown
    bodies = [s.value for s in statements if s.name.endswith(".articleBody")]
    article = lines_of(max(bodies, key=len, default=""))
    if not _is_unshown(article, text):
        if has_running_text(text, blocks, ENOUGH_SHOWN):
            return shown
        scripts = (node.text() for node in page.css("script") if _may_hold_data(node.attributes))
        article = article_in(scripts, _headlines(statements))
        if not _is_unshown(article, text):
            return shown
    return _joined(text, blocks, article)


def _is_unshown(article: list[str], text: str) -> bool:
    """Whether an article is one, and samples of it, taken all through it, miss in the text."""
    if sum(map(bytes_of_words, article)) < FEWEST_BYTES:
        return False
    words = "".join("".join(article).split())
    shown = "".join(text.split())
    starts = range(0, len(words) - SAMPLE, max(1, len(words) // SAMPLES))
    return sum(words[at : at + SAMPLE] in shown for at in starts) < SHOWN_SHARE * len(starts)


def has_running_text(text: str, blocks: Iterable[Block], enough: int = 1) -> bool:
    """Whether so many bytes of UTF-8 stand in long lines that are not links."""
    lines = (text[b.start : b.end] for b in blocks if b.link_characters * 2 < b.end - b.start)
    sizes = filter(PROSE_BYTES.__le__, map(bytes_of_words, lines))
    return any(map(enough.__le__, accumulate(sizes)))


def _may_hold_data(attributes: dict[str, str | None]) -> bool:
    kind = (attributes.get("type") or "").casefold()
    return "src" not in attributes and "ld+json" not in kind


def _headlines(statements: Sequence[Statement]) -> frozenset[str]:
    named = (s.value for s in statements if s.name.rpartition(".")[2] in HEADLINES)
    return frozenset(filter(None, map(folded, named)))


def _joined(text: str, blocks: tuple[Block, ...], article: list[str]) -> Lines:
    """The lines of the page without those that the article repeats, and then the article's."""
    repeated = {line for line in article if bytes_of_words(line) >= PROSE_BYTES}
    shown = [(block, text[block.start : block.end]) for block in blocks]
    lines = [(block, line) for block, line in shown if line not in repeated]
    lines += [(Block(0, 0, ("script",), ("article", "body"), 0), line) for line in article]
    texts: list[str] = []
    placed: list[Block] = []
    end = start = 0
    for block, line in lines:
        joint = "\n\n" if block.path == ("script",) or block.start > end + 1 else "\n"
        end = block.end
        if not texts:
            joint = ""
        start += len(joint)
        placed.append(block._replace(start=start, end=start + len(line)))
        start += len(line)
        texts += (joint, line)
    return "".join(texts), tuple(placed)
