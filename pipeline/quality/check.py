"""What a check is: a named promise about a table, made of expectations.

Expectations are plain data that name a Great Expectations class, which only the adapter imports:
whoever lists the checks must not wait for that library. Which checks there are stands in
``suites``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import Formatter
from typing import Any

from pipeline.quality.result import Severity

ROWS = "rows"
"""The frame that every table has: its own rows, with the columns that an audit adds."""


@dataclass(frozen=True)
class Expectation:
    """One expectation: the name of its Great Expectations class and its arguments.

    ``says`` is what to say of a row that fails it; it may name columns of the frame in braces.
    """

    type: str
    kwargs: Mapping[str, Any]
    says: str

    @property
    def column(self) -> str:
        """The column that it looks at."""
        return str(self.kwargs["column"])

    @property
    def shown(self) -> tuple[str, ...]:
        """The columns whose values ``says`` shows."""
        return tuple(name for _, name, _, _ in Formatter().parse(self.says) if name)


@dataclass(frozen=True)
class Check:
    """A promise about a table that people can read.

    ``over`` is the frame of the table's audit whose rows are looked at. ``skippable``: the check
    may be unable to apply to a corpus, which then is no failure.
    """

    name: str
    table: str
    description: str
    severity: Severity
    expectations: tuple[Expectation, ...]
    over: str = ROWS
    skippable: bool = False


def not_null(column: str) -> Expectation:
    """Every row has a value."""
    return Expectation("ExpectColumnValuesToNotBeNull", {"column": column}, f"{column} is null")


def one_of(column: str, values: Sequence[str]) -> Expectation:
    """Values come from a closed list."""
    return Expectation(
        "ExpectColumnValuesToBeInSet",
        {"column": column, "value_set": list(values)},
        f"{column} is {{{column}}}, which is not among its values",
    )


def matches(column: str, pattern: str) -> Expectation:
    r"""Values fulfil a pattern from their first to their last character.

    ``\Z`` rather than ``$``, which also matches before a newline at the end.
    """
    return Expectation(
        "ExpectColumnValuesToMatchRegex",
        {"column": column, "regex": rf"\A(?:{pattern})\Z"},
        f"{column} is {{{column}}}, which is not of its form",
    )


def between(column: str, minimum: int | None, maximum: int | None) -> Expectation:
    """Numbers lie in a range, both ends included; None leaves an end open."""
    return Expectation(
        "ExpectColumnValuesToBeBetween",
        {"column": column, "min_value": minimum, "max_value": maximum},
        f"{column} is {{{column}}}",
    )


def holds(column: str, says: str) -> Expectation:
    """What an audit found out about each row is true; null: does not apply to the row."""
    return Expectation("ExpectColumnValuesToBeInSet", {"column": column, "value_set": [True]}, says)


def none_of(column: str, says: str) -> Expectation:
    """What an audit counted in each row is 0."""
    return Expectation(
        "ExpectColumnValuesToBeBetween", {"column": column, "min_value": 0, "max_value": 0}, says
    )
