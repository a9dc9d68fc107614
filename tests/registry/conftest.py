"""Derive from a pattern how the lines that it matches can begin; proves the data's `opens`."""

import warnings
from dataclasses import dataclass, field
from typing import Any

import pytest

with warnings.catch_warnings():
    # Deprecated for want of users, not of truth: the one way to read a pattern as a tree.
    warnings.simplefilter("ignore", DeprecationWarning)
    import sre_parse

from pipeline.registry.signature_matching import ended


@dataclass(frozen=True)
class Place:
    """What is left of a pattern: items from `at` on, then what follows the group around them."""

    items: Any
    at: int
    after: "Place | None"

    def key(self) -> tuple[tuple[int, int], ...]:
        own = (id(self.items), self.at)
        return (own, *(self.after.key() if self.after else ()))


@dataclass
class Openings:
    found: set[str] = field(default_factory=set)
    seen: set[Any] = field(default_factory=set)
    any_word: bool = False

    def walk(self, place: Place | None, word: str) -> None:
        """Follow every way through the rest of the pattern until the first word is known."""
        while place is not None and place.at == len(place.items):
            place = place.after
        if place is None:
            self.found.add(ended(word))
            return
        state = (place.key(), word)
        if state in self.seen or self.any_word:
            return
        self.seen.add(state)
        op, arg = place.items[place.at]
        name = str(op)
        rest = Place(place.items, place.at + 1, place.after)
        if name == "LITERAL":
            self.step(chr(arg), rest, word)
        elif name == "BRANCH":
            for branch in arg[1]:
                self.walk(Place(branch.data, 0, rest), word)
        elif name == "SUBPATTERN":
            self.walk(Place(arg[3].data, 0, rest), word)
        elif name in ("MAX_REPEAT", "MIN_REPEAT"):
            self.walk(Place(arg[2].data, 0, rest), word)
            if arg[0] == 0:
                self.walk(rest, word)
        elif name in ("AT", "ASSERT", "ASSERT_NOT"):
            self.walk(rest, word)
        elif name == "IN":
            self.one_of(arg, rest, word)
        else:
            self.unknown(word)

    def one_of(self, members: Any, rest: Place, word: str) -> None:
        characters: set[str] = set()
        for op, arg in members:
            if str(op) == "LITERAL":
                characters.add(chr(arg))
            elif str(arg) == "CATEGORY_DIGIT" or arg == (ord("0"), ord("9")):
                characters.add("0")
            else:
                self.unknown(word)
                return
        # Marks all lead on alike: one stands for all.
        marks = sorted(c for c in characters if not c.isalnum())[:1]
        for character in marks + sorted(c for c in characters if c.isalnum()):
            self.step(character, rest, word)

    def step(self, character: str, rest: Place, word: str) -> None:
        if character.isalnum() and not character.isdigit():
            word += character.casefold()
            if not ended(word).endswith(" "):
                self.found.add(ended(word))
                return
        elif word not in ("", "#"):
            self.found.add(ended(word))
            return
        elif character.isdigit():
            word = "#"
        self.walk(rest, word)

    def unknown(self, word: str) -> None:
        self.found.add(word)
        self.any_word = self.any_word or not word


def derive(pattern: str) -> set[str] | None:
    """Return the shortest set of `opens` for the pattern; None where a line may begin anyhow."""
    tree = sre_parse.parse(pattern)
    result = Openings()
    result.walk(Place(tree.data, 0, None), "")
    if result.any_word:
        return None
    found = result.found
    return {o for o in found if not any(o != p and o.startswith(p) and p for p in found)}


@pytest.fixture
def openings():
    return derive
