"""What two texts share, as spans in both: a reader sees what was copied and what was changed."""

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.linking.shingles import TOKEN, shingles_in_order, width_of


class Passage(NamedTuple):
    """A run of the same words in two texts; offsets count code points, ends are exclusive."""

    start: int
    end: int
    other_start: int
    other_end: int


def shared_passages(text: str, other: str) -> list[Passage]:
    """The longest runs of words that stand in both texts, in the order of ``text``.

    Signs, capitals and white space do not count. Each word of ``text`` is in one run at most; where
    the other text has a run twice, it is the place behind the run before. No passage crosses an
    empty line.
    """
    here, there = _Spans(text), _Spans(other)
    width = min(width_of(here.words), width_of(there.words))
    if min(len(here.words), len(there.words)) < width:
        return []
    places: dict[int, list[int]] = {}
    for place, number in enumerate(shingles_in_order(there.words).tolist()):
        places.setdefault(number, []).append(place)
    numbers = shingles_in_order(here.words).tolist()
    passages: list[Passage] = []
    at, expected = 0, 0
    while at < len(numbers):
        found = places.get(numbers[at])
        if found is None:
            at += 1
            continue
        begin = next((place for place in found if place >= expected), found[0])
        length = width
        while (
            at + length < len(here.words)
            and begin + length < len(there.words)
            and here.words[at + length] == there.words[begin + length]
        ):
            length += 1
        passages += _by_paragraphs(here, there, at, begin, length)
        at, expected = at + length, begin + length
    return passages


def _by_paragraphs(
    here: "_Spans", there: "_Spans", at: int, begin: int, length: int
) -> Iterator[Passage]:
    """A run of words in pieces of which none crosses an empty line, in neither text."""
    first = 0
    for offset in range(1, length + 1):
        if offset == length or here.opens(at + offset) or there.opens(begin + offset):
            yield Passage(
                *here.span(at + first, at + offset), *there.span(begin + first, begin + offset)
            )
            first = offset


class _Spans:
    """The words of a text with their places."""

    def __init__(self, text: str) -> None:
        self._text = text
        lowered = text.lower()
        # Where small letters are more characters than capitals, places would not be the text's.
        matches = list(TOKEN.finditer(text if len(lowered) != len(text) else lowered))
        self.words = [match.group().lower() for match in matches]
        self._spans = [match.span() for match in matches]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where the words from ``first`` to ``last`` (exclusive) stand."""
        return self._spans[first][0], self._spans[last - 1][1]

    def opens(self, number: int) -> bool:
        """Whether an empty line stands before the word."""
        return "\n\n" in self._text[self._spans[number - 1][1] : self._spans[number][0]]
