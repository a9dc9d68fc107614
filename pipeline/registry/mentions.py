"""Find the names of registered outlets in running text.

Here belongs the scan. Whether a mention is a citation, a credit or the publisher itself is for
facts and annotating to say.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from pipeline.registry.literals import Literals
from pipeline.registry.outlets import Outlet

_FOLDED = (
    ("'", "\u2019\u2018\u02bc"),
    (" ", "\u00a0\u2009\u202f\u3000\t\n\r"),
    ("-", "\u2010\u2011"),
)

# Scripts written without blanks, or, as Korean, with particles joined to the name: there a name
# has no edge that could be tested.
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def fold(text: str) -> str:
    """The text with plain apostrophes, blanks and hyphens for typographic ones, one for one, so
    that offsets into it are offsets into the text.
    """
    # Replacing is many times as fast as translating.
    for plain, signs in _FOLDED:
        for sign in signs:
            if sign in text:
                text = text.replace(sign, plain)
    return text


class Mention(NamedTuple):
    """A registered name where it stands; `start` and `end` are code points, end exclusive."""

    start: int
    end: int
    outlet: Outlet
    weak: bool
    """Whether the name is a weak alias, which counts only beside other evidence."""


class _Name(NamedTuple):
    outlet: Outlet
    weak: bool
    opens: bool
    """Whether its first character would join a word before it, as the next its last one behind."""
    closes: bool


class MentionFinder:
    """All names of all outlets.

    They are sought at once, so the scan is linear in the text, for ten outlets and ten thousand.
    """

    def __init__(self, outlets: Iterable[Outlet]) -> None:
        """Index the names of `outlets` in all spellings that count."""
        names = _names(outlets)
        self._literals = Literals(names)
        self._names = [
            _Name(outlet, weak, _joins(name[0]), _joins(name[-1]))
            for name, (outlet, weak) in names.items()
        ]

    def find(self, text: str) -> list[Mention]:
        """Return all mentions, left to right, not overlapping, the longest name at each place.

        A name counts where it stands as a whole word, in its own spelling or in capitals;
        apostrophes, hyphens and single white-space characters may be typographic ones.
        """
        folded = fold(text)
        found: list[Mention] = []
        reached = 0
        hits = [(start, -end, number) for number, start, end in self._literals.find(folded)]
        for start, negative_end, number in sorted(hits):
            if start < reached:
                continue
            end = -negative_end
            outlet, weak, opens, closes = self._names[number]
            if opens and start and _joins(folded[start - 1]):
                continue
            if closes and end < len(folded) and _joins(folded[end]):
                continue
            found.append(Mention(start, end, outlet, weak))
            reached = end
        return found

    def find_all(self, lines: Sequence[str]) -> list[list[Mention]]:
        """Return of each line what `find` does, in less time: they are read as one text, between
        whose parts stands a sign that no name has.
        """
        starts = [0, *accumulate(len(line) + 1 for line in lines)]
        found: list[list[Mention]] = [[] for _ in lines]
        for mention in self.find("\0".join(lines)):
            number = bisect_right(starts, mention.start) - 1
            begin, end = mention.start - starts[number], mention.end - starts[number]
            found[number].append(Mention(begin, end, mention.outlet, mention.weak))
        return found


def _names(outlets: Iterable[Outlet]) -> dict[str, tuple[Outlet, bool]]:
    """Every name in every spelling that counts, to its outlet and whether it is weak.

    A canonical name or alias listed as weak too is weak; a weak name of two outlets names none.
    """
    names: dict[str, tuple[Outlet, bool]] = {}
    shared: set[str] = set()
    for outlet in outlets:
        for name in outlet.weak_aliases:
            folded = fold(name)
            if names.setdefault(folded, (outlet, True))[0] is not outlet:
                shared.add(folded)
    for outlet in outlets:
        for name in outlet.names:
            folded = fold(name)
            if name not in outlet.weak_aliases:
                names[folded] = (outlet, False)
                shared.discard(folded)
                # Mastheads and credits write in capitals. Weak names in capitals ("THE SUN") are
                # mostly ordinary words shouted, so they get no such form.
                names.setdefault(folded.upper(), (outlet, False))
    for name in shared:
        del names[name]
    for name, claim in list(names.items()):
        # Inside a sentence "The Guardian" is "the Guardian"; where the rest is a name of its own,
        # as in "the New York Times", that is the mention.
        if name.startswith("The ") and names.get(name[4:], (None, True))[1]:
            names.setdefault("the " + name[4:], claim)
    return names


def _joins(character: str) -> bool:
    """Whether the character would make a name beside it part of a longer word."""
    return character == "_" or (character.isalnum() and _UNSPACED.match(character) is None)
