"""One expression taken apart: its words by class, its amount, its unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.annotating.times.expressions import Expression
from pipeline.annotating.times.lexicon import Lexicon
from pipeline.annotating.times.words import Words, folded


@dataclass(frozen=True)
class Phrase:
    """The words of an expression; readings ask it for what each class says."""

    words: Words
    expression: Expression
    known: Lexicon

    @cached_property
    def spellings(self) -> list[str]:
        """The words, in small letters."""
        expression = self.expression
        return [
            folded(self.words.spelling(number))
            for number in range(expression.first, expression.last)
        ]

    @cached_property
    def items(self) -> Sequence[tuple[str, object]]:
        """Class and value of each word; digits have theirs as value."""
        items: list[tuple[str, object]] = []
        for spelling in self.spellings:
            if spelling[0].isdecimal():
                items.append(
                    ("YEAR" if len(spelling) == 4 and spelling[0] != "0" else "INT", int(spelling))
                )
            else:
                _, name, value = self.known.words.get(spelling, ("", "", None))
                items.append((name, value))
        return items

    def has(self, *names: str) -> bool:
        """Whether a word of one of the classes is there."""
        return any(name in names for name, _ in self.items)

    def text(self, *names: str) -> str | None:
        """The value of the first word of these classes, where it is text."""
        return next((str(value) for name, value in self.items if name in names), None)

    def number(self, *names: str) -> int | None:
        """The value of the first word of these classes, where it is a number."""
        for name, value in self.items:
            if name in names and isinstance(value, int):
                return value
        return None

    def numbers(self, *names: str) -> list[int]:
        """The values of all words of these classes."""
        return [value for name, value in self.items if name in names and isinstance(value, int)]

    @property
    def step(self) -> int | None:
        """-1 for "last", 0 for "this", 1 for "next"; None where none is said."""
        return self.number("LAST", "PAST", "THIS", "NEXT", "EARLIER", "LATER", "AGO", "FOLLOWING")

    def ahead(self, *names: str) -> int | None:
        """The value of the first word of these classes closely behind the expression."""
        last = self.expression.last
        behind = Phrase(
            self.words, Expression("", last, min(last + 6, len(self.words.spans))), self.known
        )
        return behind.number(*names)

    @cached_property
    def amount(self) -> str:
        """``2``, ``2.5``, ``X`` for "a few"; ``1`` where only a unit stands."""
        few = self.text("FEW")
        if few is not None:
            return few
        count = _Count()
        for name, value in self.items:
            if name == "UNIT":
                break
            if name in ("INT", "YEAR", "NUMBER") and isinstance(value, int):
                count.add(value, digits=name != "NUMBER")
            elif value in (".", ","):
                count.sign = str(value)
        return count.said(half=self.has("HALF"))


class _Count:
    """Adds up the words of a number."""

    def __init__(self) -> None:
        self._total = 0
        self._fraction = ""
        self._any = False
        self.sign = ""

    def add(self, value: int, *, digits: bool) -> None:
        """One more word: "two", "hundred", "50"."""
        if digits and self._any and self.sign == ".":
            self._fraction = f".{value}"
        elif digits and self._any and self.sign == ",":
            self._total = self._total * 1000 + value
        elif value in (100, 1000) or (value in DOZENS and 0 < self._total < 10):
            self._total = max(self._total, 1) * value
        else:
            self._total += value
        self._any = True

    def said(self, *, half: bool) -> str:
        """The whole number; 1 where no word said one, which "half" makes a half."""
        if half:
            return f"{self._total}.5"
        return f"{self._total}{self._fraction}" if self._any else "1"


DOZENS = (10, 12)
"""What a smaller number before it multiplies: "two dozen", and "two ten" in Chinese."""
