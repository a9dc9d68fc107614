"""One expression taken apart: its words by class, its amount, its unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.annotating.times.expressions import Expression
from pipeline.annotating.times.lexicon import Lexicon
from pipeline.annotating.times.words import Words

CLOSELY = 6
"""Words: "-7 February 1920" and "to 24 February, 1984" fit."""


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
            self.words.spelling(number).lower()
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
        """Whether a word of one of the classes (or spelled so) is there."""
        return any(name in names for name, _ in self.items) or any(
            spelling in names for spelling in self.spellings
        )

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
        if self.has("FEW"):
            return "X"
        if "couple" in self.spellings:
            return "2"
        total, current, said = 0, 0, False
        items = [item for item in self.items if item[0] not in ("ABOUT",)]
        for index, (name, value) in enumerate(items):
            if name == "UNIT":
                break
            if name in ("INT", "YEAR", "NUMBER", "COUNT") and isinstance(value, int):
                previous = items[index - 1][0] if index else ""
                if name == "INT" and previous == "." and said:
                    return f"{total + current}.{value}"
                if name == "INT" and previous == "," and said:
                    return str((total + current) * 1000 + value)
                said = True
                if value == 12 and self.spellings[index : index + 1] == ["dozen"] and current:
                    current *= 12
                elif value in (100, 1000):
                    current = max(current, 1) * value
                else:
                    current += value
        if self.has("HALF"):
            return f"{total + current}.5"
        return str(total + current) if said else "1"
