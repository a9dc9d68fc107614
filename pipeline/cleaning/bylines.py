"""Reads bylines: whose names a line gives as those who wrote the article.

Bylines open with a word for writing ("By", "Von", "作者") in a language of the registry, or are
nothing but names. Titles, desks, agencies and places around the names are no part of them.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from pipeline.cleaning.shape import UNSPACED
from pipeline.dates import date_finder
from pipeline.registry import Registry
from pipeline.registry.any_of import ahead
from pipeline.registry.literals import Literals

LONGEST = 160
"""Characters; three names with titles and an agency fit, sentences that begin so seldom."""

MOST_TOKENS = 5
"""Words of one name, particles included."""

BARE_SHARE = 0.7
"""Share of a line without opener that names and dates must fill; the rest joins them."""

BARE_WORDS = 9
"""Words of a line without opener: two names with their places, or one with a title."""

_PIECES = re.compile(r"[|·•;,，、/&]|\s[-–—]\s")
_WORD_ENDS = r"(?:(?!\w)|(?-i:(?<=[a-z])(?=[A-Z])))"
"""Behind an opener; where markup was taken out, a name may be glued to it ("ByAda Example")."""

_WORDS = re.compile(r"[^\W_]+")
_UNSPACED_NAME = re.compile(rf"[{UNSPACED}・\s]{{2,12}}")


@dataclass(frozen=True, slots=True)
class Byline:
    """``names`` are as written (all capitals set to title case), with their spans in the line.
    ``outlets`` are the registry's ids of agencies and outlets among them.
    """

    names: tuple[tuple[str, int, int], ...]
    outlets: tuple[str, ...]


class BylineReader:
    """Reads bylines by the words of one registry."""

    def __init__(self, registry: Registry) -> None:
        """``registry`` gives openers, joiners, words for staff, outlets, and words of dates."""
        self._registry = registry
        self._dates = date_finder(registry.dates)

    def read(self, line: str) -> Byline | None:
        """The byline that the line is; None where it opens as none."""
        if len(line) > LONGEST:
            return None
        opened = self._opener.match(line, pos=line[:1] in "(（[")
        return None if opened is None else self._read_names(line, opened.end())

    def read_bare(self, line: str) -> Byline | None:
        """The byline of a line that begins with a name, without an opener.

        Either names and dates fill most of the line, or what follows the first name behind a comma
        or a word for places is short, as titles and places are.
        """
        byline = self._read_names(line, 0) if len(line) <= LONGEST // 2 else None
        if byline is None or not byline.names or byline.outlets:
            return None
        if byline.names[0][1] > 0 or not all(" " in name for name, _, _ in byline.names):
            return None
        named = sum(end - start for _, start, end in byline.names)
        named += sum(date.end - date.start for date in self._dates.find(line))
        behind = line[byline.names[0][2] :].strip()
        described = behind[:1] in (",", "(", "|") or behind.casefold().startswith(self._after_names)
        if named >= BARE_SHARE * len(line):
            return byline
        return byline if described and len(line.split()) <= BARE_WORDS else None

    def without_opener(self, line: str) -> str:
        """The line without the word for writing that it opens with, if it does."""
        opened = self._opener.match(line)
        return line[opened.end() :] if opened else line

    @cached_property
    def _opener(self) -> re.Pattern[str]:
        """Any opener at the start of a line; one that ends in a letter ends a word there."""
        openers = self._registry.bylines.openers
        words = (
            re.escape(opener)
            + (_WORD_ENDS if opener[-1].isascii() and opener[-1].isalpha() else "")
            for opener in openers
        )
        return re.compile(f"{ahead(openers)}(?:{'|'.join(words)})", re.IGNORECASE)

    @cached_property
    def _after_names(self) -> tuple[str, ...]:
        """Each with the space that ends it as a word."""
        return tuple(f"{word} " for word in self._registry.bylines.after_names)

    @cached_property
    def _cut(self) -> re.Pattern[str]:
        """Separators and joining words between names."""
        joiners = "|".join(re.escape(word) for word in self._registry.bylines.joiners)
        return re.compile(
            rf"{_PIECES.pattern}|(?<=\s)(?:{joiners})(?=\s)|[()（）]",
            re.IGNORECASE,
        )

    def _read_names(self, line: str, begin: int) -> Byline | None:
        names: list[tuple[str, int, int]] = []
        outlets: list[str] = []
        staff = False
        particles = self._registry.bylines.particles
        for start, end in self._pieces(line, begin):
            piece = line[start:end]
            if start > begin and self._opener.match(piece):
                # "Reporting by A B; Editing by C D": who edits is no author.
                break
            outlet = self._registry.outlet_named(piece, weak=True)
            if outlet is not None:
                outlets.append(outlet.id)
            elif self.is_staff(piece):
                staff = True
            elif (length := _name_length(piece, particles)) and not any(map(str.isdigit, piece)):
                name = piece[:length]
                names.append((name.title() if name.isupper() else name, start, start + length))
            elif not names and not outlets and not staff:
                return None
        return Byline(tuple(names), tuple(outlets)) if names or outlets or staff else None

    def _pieces(self, line: str, begin: int) -> list[tuple[int, int]]:
        """Spans between separators and joining words, trimmed."""
        spans: list[tuple[int, int]] = []
        cuts = [match.span() for match in self._cut.finditer(line, begin)]
        cuts += [(date.start, date.end) for date in self._dates.find(line)]
        position = begin
        for cut in [*sorted(cuts), None]:
            end = max(position, cut[0] if cut else len(line))
            piece = line[position:end]
            bare = piece.strip(" \t\u00a0:：.")
            if bare:
                start = position + piece.index(bare)
                spans.append((start, start + len(bare)))
            position = max(position, cut[1]) if cut else end
        return spans

    def is_staff(self, piece: str) -> bool:
        """Whether words of offices and desks stand in a piece of a byline: it is no name."""
        words = _WORDS.findall(piece.casefold())
        single, several = self._staff
        if not single.isdisjoint(words):
            return True
        return several.any_in(f" {' '.join(words)} ")

    @cached_property
    def _staff(self) -> tuple[frozenset[str], Literals]:
        """Words of offices and desks; those of several words between blanks."""
        words = self._registry.bylines.staff_words
        several = (f" {word} " for word in words if _WORDS.fullmatch(word) is None)
        return frozenset(words), Literals(several)


def _name_length(piece: str, particles: frozenset[str]) -> int:
    """How many characters of the piece, from its start, are a name; 0 where it begins with none."""
    if _UNSPACED_NAME.fullmatch(piece):
        return len(piece)
    end = count = capitals = 0
    for match in re.finditer(r"\S+", piece):
        token = match.group()
        if not _is_name_token(token, particles, first=count == 0):
            break
        count += 1
        if token.casefold().strip("-'’") not in particles:
            capitals += 1
            end = match.end()
    return end if capitals >= 2 and count <= MOST_TOKENS else 0


def _is_name_token(token: str, particles: frozenset[str], *, first: bool) -> bool:
    letters = token.strip(".'’-")
    if not letters or not all(char.isalpha() or char in ".'’-" for char in token):
        return False
    if letters.casefold() in particles:
        return not first or letters[0].isupper()
    return letters[0].isupper() or not (letters[0].islower() or letters[0].isupper())
