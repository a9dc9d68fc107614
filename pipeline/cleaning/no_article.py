"""Whether a page is an article at all, although some of its lines were kept; if not, the evidence.

Error pages, consent and subscription walls, lists of other articles, players and galleries. A page
is one of them only where two things that are independent say so, such as a heading and how little
text there is: to refuse a real article is worse than to keep a page that is none.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.cleaning.segment import Segment
from pipeline.cleaning.shape import count_words
from pipeline.reading.markup import Block, Markup
from pipeline.registry import NoArticleVocabulary

FEW_WORDS = 150
"""Words of text of which error pages and walls have fewer, with all their advice."""

SCANT_WORDS = 60
"""Words of which a description below a player or gallery has fewer; a note that is shorter and not
declared a video or gallery stays an article."""

MOSTLY = 0.5
"""Share of the text that must stand in sentences of walls: a teaser above a wall is an article."""

FEWEST_CARDS = 4
"""Headlines of other pages, each with its teaser, that make a list; an article links to two or
three between its paragraphs."""

LARGEST_CARD = 0.34
"""Share of the text in its longest run between such headlines. No list of four has a larger card,
unless one is much longer than the others."""

CARD_WORDS = 40
"""Mean words of text for a headline: teasers have fewer, entries of listicles more."""

HEADLINE_WORDS = 4
LINKED = 0.8
"""Fewest words of a headline, and share of its characters within a link; menus are shorter."""

ARTICLE_TYPES = ("article", "posting", "report", "review")
"""How types of schema.org end that declare a page an article."""

VIDEO_TYPES = frozenset({"VideoObject", "Clip", "BroadcastEvent", "Movie"})
GALLERY_TYPES = frozenset({"ImageGallery", "MediaGallery"})
LIST_TYPES = frozenset({"CollectionPage", "SearchResultsPage", "ItemList", "ProfilePage"})

_PARTS = re.compile(r"\s[|·»«–—-]\s|[|]")
_SIGNS = " .,!?…:;\"'“”„«»()（）！。？"
_COUNTER = re.compile(
    r"\D{0,12}\b(\d{1,3})\s{0,2}(?:/|of|von|sur|de|di|из|／)\s{0,2}(\d{1,3})\b.{0,120}"
)


def no_article(
    segments: Sequence[Segment], markup: Markup | None, words: NoArticleVocabulary
) -> str | None:
    """What the page is instead of an article, with the evidence, in words; None for an article."""
    kept = [segment for segment in segments if segment.kept]
    if not kept:
        nothing = f"none of its {len(segments)} segments is running text"
        return _gallery(segments, 0) or nothing
    n_words = sum(count_words(segment.text) for segment in kept)
    types = _types(markup)
    headings = list(_headings(segments, kept[0].position, markup))
    if n_words <= FEW_WORDS:
        found = _error(headings, kept, n_words, words) or _wall(kept, n_words, words)
        if found:
            return found
    if any(type_.casefold().endswith(ARTICLE_TYPES) for type_ in types):
        return None
    if n_words <= SCANT_WORDS:
        found = _player(types, n_words) or _gallery(segments, n_words)
        if found:
            return found
    said = next((h for h in headings if h.casefold().startswith(words.lists)), None)
    return _list(said, types, _cards(segments, markup, n_words), n_words)


def _types(markup: Markup | None) -> list[str]:
    """The types that JSON-LD and Open Graph declare, in the order of the page."""
    types: dict[str, None] = {}
    for statement in markup.statements if markup else ():
        if statement.source == "json_ld":
            types[statement.name.partition(".")[0]] = None
        elif statement.name == "og:type":
            types[f"og:{statement.value.casefold()}"] = None
    return list(types)


def _headings(segments: Sequence[Segment], first: int, markup: Markup | None) -> Iterator[str]:
    """What heads the page: its titles by markup, and the lines above the text."""
    for statement in markup.statements if markup else ():
        if statement.source in ("title", "heading") or statement.name == "og:title":
            yield statement.value
    for segment in segments[: first + 1]:
        yield segment.text


def _error(
    headings: Sequence[str], kept: Sequence[Segment], n_words: int, words: NoArticleVocabulary
) -> str | None:
    for heading in headings:
        for part in (heading, *_PARTS.split(heading)):
            if part.casefold().strip(_SIGNS) in words.errors:
                return f"an error page: heading “{part.strip()}”, {n_words} words of text"
    for segment in kept:
        phrase = _phrase_in(segment.text, words.gone)
        if phrase and n_words <= SCANT_WORDS:
            return f"an error page: says “{phrase}”, {n_words} words of text"
    return None


def _wall(kept: Sequence[Segment], n_words: int, words: NoArticleVocabulary) -> str | None:
    found = [(segment, _phrase_in(segment.text, words.walls)) for segment in kept]
    phrases = [phrase for _, phrase in found if phrase]
    share = sum(count_words(segment.text) for segment, phrase in found if phrase) / n_words
    if not phrases or share < MOSTLY:
        return None
    return f"a wall before the text: says “{phrases[0]}”, {share:.0%} of {n_words} words"


def _phrase_in(text: str, phrases: Sequence[str]) -> str | None:
    folded = text.casefold().replace("’", "'")
    return next((phrase for phrase in phrases if phrase in folded), None)


def _player(types: Sequence[str], n_words: int) -> str | None:
    for type_ in types:
        if type_ in VIDEO_TYPES or type_.startswith("og:video"):
            return f"a video: declared {type_}, {n_words} words of text"
        if type_ in GALLERY_TYPES:
            return f"a gallery: declared {type_}, {n_words} words of text"
    return None


def _gallery(segments: Sequence[Segment], n_words: int) -> str | None:
    matches = filter(None, (_COUNTER.fullmatch(segment.text) for segment in segments))
    numbers = [(int(match[1]), int(match[2])) for match in matches]
    last = len(numbers)
    if last >= FEWEST_CARDS and numbers == [(number, last) for number in range(1, last + 1)]:
        return f"a gallery: pictures numbered 1 to {last}, {n_words} words of text"
    return None


def _list(
    said: str | None, types: Sequence[str], cards: tuple[int, float], n_words: int
) -> str | None:
    """A list of other articles: their headlines stand between all that was kept."""
    count, largest = cards
    if count < FEWEST_CARDS or largest > LARGEST_CARD or n_words > CARD_WORDS * count:
        return None
    type_ = next((type_ for type_ in types if type_ in LIST_TYPES), None)
    why = f"heading “{said}”, " if said else f"declared {type_}, " if type_ else ""
    return (
        f"a list of other pages: {why}{count} linked headlines between its text, "
        f"{largest:.0%} of {n_words} words in the longest run"
    )


def _cards(segments: Sequence[Segment], markup: Markup | None, n_words: int) -> tuple[int, float]:
    """How many headlines of other pages stand directly above kept lines, and the share of the text
    in the longest run without one.
    """
    if markup is None:
        return 0, 1.0
    starts = [block.start for block in markup.blocks]
    runs: list[int] = [0]
    cards = 0
    for headline, group in groupby(segments, lambda s: _is_link(s, markup.blocks, starts)):
        size = sum(count_words(s.text) for s in group if s.kept and not headline)
        if headline:
            runs.append(0)
        runs[-1] += size
        cards += not headline and size > 0 and len(runs) > 1
    return cards, max(runs) / n_words


def _is_link(segment: Segment, blocks: Sequence[Block], starts: Sequence[int]) -> bool:
    number = bisect_right(starts, segment.start) - 1
    if number < 0 or count_words(segment.text) < HEADLINE_WORDS:
        return False
    return blocks[number].link_characters >= LINKED * len(segment.text)
