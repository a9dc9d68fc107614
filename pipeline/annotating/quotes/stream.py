"""A text as one stream of words, in which each quoted piece is a single word.

What stands in quotation marks cannot name who says it, so its words are not looked at: the stream
is what the reporter writes. Sentences are runs of the stream.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from operator import itemgetter

from pipeline.annotating.quotes.marks import Piece
from pipeline.annotating.quotes.tags import Entry, tagger
from pipeline.registry import load

STATEMENT, CLOSED, ASKED, FRAGMENT = "Q", "E", "F", "q"
"""Tags of pieces: a statement that goes on behind its mark (after a comma or dash), one that ends
with a full stop, one that ends with ! or ?, and words quoted inside a sentence of the reporter's.
"""

START, END = "^", "$"
"""What is shown in place of a word before or behind a sentence."""

PIECES = STATEMENT + CLOSED + ASKED + FRAGMENT
STATEMENTS = STATEMENT + CLOSED + ASKED

_SPACES = r"\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""What ``\\s`` matches: written out, a set of characters is one look-up instead of two."""

_SIGNS = _SPACES + r".,;:!?…()\[\]—–―\"“”«»‹›„‘/*"
_BLANKS = " \t\u00a0\u202f\u2009"
_BLANK = frozenset(_BLANKS)
_WORDS = re.compile(
    # Most words first; a letter alone may begin an abbreviation.
    rf"[^{_SIGNS}]{{2,}}+(?:[.,/][^{_SIGNS}]++)*+[{_BLANKS}]*+"
    rf"|(?:\n\s*|(?:[A-Za-z]\.){{2,8}}|[^{_SIGNS}](?:[.,/][^{_SIGNS}]++)*+|--+|[^\s])[{_BLANKS}]*+"
    r"|\s"
)
_SENTENCE_END = re.compile(r"[.|EF](?:(?<!F)|(?![NTPdpnHBD]{0,6}[avsX]))")

LONGEST = 150
"""Words of a sentence: none of prose is longer, and what is made to hurt is cut here."""

LOOKED_BACK = 20
"""Characters before a piece among which the last one that is no blank is looked for."""

_DOTTED = re.compile(r"\.[A-Za-z]\.[ \u00a0]+[A-Z]")
_BEGINS = frozenset("dptibcwr")
"""Closed classes: with a capital they begin a sentence, where a name may follow an abbreviation."""

_STOP = Entry("", ".", "", ".")


def classes(most: int, step: int = 1) -> list[int]:
    """By numbers of words in a sentence, the classes in which they are looked at."""
    return [min(words // step, most) for words in range(LONGEST + 1)]


@dataclass(frozen=True, slots=True)
class Stream:
    """Words by index: ``starts`` in code points of the text, ``entries`` as the tagger has them,
    ``tags`` one character each, ``words`` in lower case, ``shown`` the same for closed classes and
    tags for all others. ``pieces`` holds the quoted pieces by their index, ``sentences`` the first
    index of each sentence and the one behind its last.
    """

    text: str
    starts: list[int]
    entries: Sequence[Entry]
    words: Sequence[str]
    shown: Sequence[str]
    tags: str
    pieces: dict[int, Piece]
    sentences: list[tuple[int, int]]
    _places: list[int]
    _marks: dict[str, str] = field(default_factory=dict)

    def slice(self, first: int, last: int) -> str:
        """The text from one word to another, both included."""
        return self.text[self.starts[first] : self.end(last)]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Start and end of the same in the text."""
        return self.starts[first], self.starts[last] + len(self.entries[last].word)

    def end(self, index: int) -> int:
        """The end of a word in the text, exclusive."""
        return self.starts[index] + len(self.entries[index].word)

    def pieces_within(self, first: int, last: int) -> list[int]:
        """The quoted pieces from one word to another, both included."""
        return self._places[bisect_left(self._places, first) : bisect_right(self._places, last)]

    def marked(self, letters: str) -> str:
        """The tags as 1 where they are some letters, else 0: to count or find many at once."""
        marks = self._marks.get(letters)
        if marks is None:
            marks = self._marks[letters] = self.tags.translate(_marking(letters))
        return marks


@cache
def _marking(letters: str) -> dict[int, str]:
    """How tags are marked; all of them are ASCII."""
    return {number: str(int(chr(number) in letters)) for number in range(128)}


def read_stream(text: str, pieces: list[Piece]) -> Stream:
    """The stream of ``text``, whose quoted pieces are ``pieces``."""
    done = len(text) - len(text.lstrip(_BLANKS))
    found: list[str] = []
    places: list[int] = []
    starts_at = done
    for piece in pieces:
        if piece.start > done:
            found += _WORDS.findall(text, done, piece.start)
        done = piece.end
        while text[done : done + 1] in _BLANK:
            done += 1
        places.append(len(found))
        found.append(text[piece.start : done])
    found += _WORDS.findall(text, done)
    # With their blanks, words and pieces are all of the text.
    starts = list(accumulate(map(len, found), initial=starts_at))[:-1]
    for place in places:
        found[place] = "\n"
    entries = list(map(tagger().__getitem__, found))
    for place, piece in zip(places, pieces, strict=True):
        kind = kind_of(text, piece)
        entries[place] = Entry(text[piece.start : piece.end], kind, "", kind)
    starts, entries = _with_stops(text, starts, entries)
    at = {bisect_left(starts, piece.start): piece for piece in pieces}
    tags, words, shown = [list(map(itemgetter(field), entries)) for field in (1, 2, 3)]
    _mend_stops(entries, tags, words, shown)
    joined = "".join(tags)
    return Stream(text, starts, entries, words, shown, joined, at, _sentences(joined), list(at))


def kind_of(text: str, piece: Piece) -> str:
    """The tag of a piece, from how it begins, ends, and what stands before it."""
    inner = text[piece.start + 1 : piece.end - piece.closed].strip(" '`\u00a0\u202f")
    before = text[max(piece.start - LOOKED_BACK, 0) : piece.start]
    before = before[before.rfind("\n") + 1 :].rstrip()[-1:]
    words = inner.split()
    last = inner[-1:]
    if not words or (inner[0].islower() and before not in ",:" and before):
        return FRAGMENT
    ended = last in ".,!?…—-–;:"
    after = text[piece.end : piece.end + 1]
    if (
        before
        and before not in ".,:;!?…—–-)”\"’'"
        and not (ended and len(words) >= 3 and inner[0].isupper())
    ):
        return FRAGMENT
    if len(words) < 4 and not ended and after not in ",":
        return FRAGMENT
    if last in ".…":
        return CLOSED
    if last in "!?":
        return ASKED
    return STATEMENT


_ABBREVIATIONS = frozenset(load().speech["en"].words["abbreviations"])


def _sentences(tags: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start = 0
    for match in _SENTENCE_END.finditer(tags):
        end = match.end()
        if end - start > 1 or tags[start] not in ".|":
            found += [(start, end)] if end - start <= LONGEST else _cut(start, end)
        start = end
    if start < len(tags):
        found += _cut(start, len(tags))
    return found


def _cut(start: int, end: int) -> list[tuple[int, int]]:
    return [(at, min(at + LONGEST, end)) for at in range(start, end, LONGEST)]


def _with_stops(
    text: str, starts: list[int], entries: list[Entry]
) -> tuple[list[int], list[Entry]]:
    """The same with an empty full stop behind "the U.S." where the next word begins a sentence."""
    found: tuple[list[int], list[Entry]] = ([], [])
    done = 0
    for dot in [match.start() for match in _DOTTED.finditer(text)]:
        behind = bisect_right(starts, dot)
        if done < behind < len(entries):
            word, after = entries[behind - 1].word, entries[behind]
            abbreviated = len(word) > 1 and word[-1] == "."
            if abbreviated and after.tag in _BEGINS and after.word[0].isupper():
                found[0].extend([*starts[done:behind], starts[behind - 1] + len(word)])
                found[1].extend([*entries[done:behind], _STOP])
                done = behind
    return (found[0] + starts[done:], found[1] + entries[done:]) if done else (starts, entries)


def _mend_stops(
    entries: Sequence[Entry], tags: list[str], words: Sequence[str], shown: list[str]
) -> None:
    """Full stops of abbreviations and initials end no sentence."""
    last = len(tags) - 1
    position = -1
    while True:
        try:
            position = tags.index(".", position + 1)
        except ValueError:
            return
        if not position or entries[position].word != ".":
            continue
        before = words[position - 1]
        short = before in _ABBREVIATIONS or (len(before) == 1 and before.isalpha())
        if short and position < last and tags[position + 1] != "|":
            tags[position] = shown[position] = "y"
