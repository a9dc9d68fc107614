"""Reads copyright lines: that a line states who owns the page, and whose name it gives."""

import re
from dataclasses import dataclass
from functools import cached_property

from pipeline.registry import Registry
from pipeline.registry.any_of import ahead
from pipeline.registry.literals import Literals

LONGEST = 600
"""Characters; below that stand imprints of several sentences, above it terms of use."""

LONGEST_NAME = 80
"""Characters; publishing houses with their legal form have fewer."""

REACH = 4
"""Characters before the first marker: a bracket or an article, but no word for pictures."""

_YEARS = r"(?:\(?\d{4}\)?(?:\s?[-–—/,]\s?(?:\d{4}|\d{2}(?!\d)|present))?)"
_JOINT = re.compile(r"(?<=[a-zà-öø-ÿ])(?P<word>[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]{2,24})")
_SIGNS = ("©", "ⓒ", "(c)", "&copy;")


@dataclass(frozen=True, slots=True)
class Ownership:
    """``start`` and ``end`` are the span of the owner's name; equal where the line has none."""

    start: int
    end: int


class OwnershipReader:
    """Reads copyright lines by the words of one registry."""

    def __init__(self, registry: Registry) -> None:
        """``registry`` gives the words of rights."""
        self._words = registry.rights
        self._sections = registry.sections

    def read(self, line: str) -> Ownership | None:
        """The ownership that the line states; None where it states none."""
        if len(line) > LONGEST or not self._hints.any_in(line.casefold()):
            return None
        marker = self._marker.search(line)
        if marker is None:
            return None
        behind = self._name(line, marker.end())
        if behind.start < behind.end:
            leads = marker.start() <= REACH or self._reserved.search(line, behind.end)
            return behind if leads else None
        before = self._name(line[: marker.start()], 0)
        if before.start < before.end:
            return before if marker.end() >= len(line.rstrip(" .")) else None
        return before if marker.start() == 0 and self._ends(line, marker) else None

    def _ends(self, line: str, marker: re.Match[str]) -> bool:
        """Whether nothing but phrases of rights stands behind the marker."""
        rest = line[marker.end() :].strip(" .|,")
        return not rest or self._reserved.match(rest) is not None

    @cached_property
    def _hints(self) -> Literals:
        """Of these one stands in every casefolded line that ``_marker`` is found in."""
        return Literals(map(str.casefold, (*_SIGNS, *self._words.markers)))

    @cached_property
    def _marker(self) -> re.Pattern[str]:
        """Sign or word of copyright, both, and the years behind."""
        words = ahead(self._words.markers) + f"(?:{'|'.join(map(re.escape, self._words.markers))})"
        signs = "|".join(map(re.escape, _SIGNS))
        one = rf"(?:{signs}|(?<!\w){words}(?!\w))"
        return re.compile(
            rf"{one}(?:[\s:]{{0,2}}{one}){{0,2}}[\s:,]{{0,3}}(?:{_YEARS}[\s,]{{0,3}})?(?:by\s)?",
            re.IGNORECASE,
        )

    @cached_property
    def _reserved(self) -> re.Pattern[str]:
        phrases = "|".join(re.escape(phrase) for phrase in self._words.reserved)
        return re.compile(phrases, re.IGNORECASE)

    @cached_property
    def _stop(self) -> re.Pattern[str]:
        """Where a name ends: a sign between statements, a phrase of rights, years behind it."""
        return re.compile(
            rf"[|·;•]|\.(?:\s|$)|\s[-–—]\s|\s{_YEARS}|,\s(?=[a-z0-9])|{self._reserved.pattern}",
            re.IGNORECASE,
        )

    def _unglued(self, line: str, begin: int, end: int) -> int:
        """Where the name ends if a word of menus is glued to it: "Elbe-BoteImpressum"."""
        for joint in _JOINT.finditer(line, begin, end):
            if joint["word"].casefold() in self._sections:
                return joint.start("word")
        return end

    def _name(self, line: str, begin: int) -> Ownership:
        stop = self._stop.search(line, begin)
        end = stop.start() if stop else len(line)
        end = self._unglued(line, begin, end)
        name = line[begin:end].strip(" \t\u00a0.,:()\"'")
        if not name or len(name) > LONGEST_NAME or not any(map(str.isalpha, name)):
            return Ownership(begin, begin)
        if name[0].islower():
            # "Copyright law", "the copyright of the song": running text.
            return Ownership(begin, begin)
        start = line.index(name, begin)
        return Ownership(start, start + len(name))
