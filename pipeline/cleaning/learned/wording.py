"""What decided about a line, in words for people: rules, features and how much these weighed.

The words stand in ``glossary.toml``. What features are belongs to the modules that compute them.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from pipeline.cleaning.learned.context import OUTSIDE
from pipeline.cleaning.learned.judge import KINDS
from pipeline.cleaning.learned.lines import FAR
from pipeline.cleaning.learned.marks import ELEMENTS, MISSING
from pipeline.cleaning.learned.odds import ONE, per_mille

SIGNS = (
    "a space",
    "a small letter",
    "a capital",
    "a letter without capitals",
    "a sign of a script without spaces",
    "a digit",
    "an end mark",
    "a comma",
    "a colon",
    "a quotation mark",
    "an opening bracket",
    "a closing bracket",
    "a dash",
    "a divider",
    "another sign",
    "nothing",
)
"""The classes of ``characters``, in their order."""

_NUMBER = re.compile(r"(?<=[-+_])\d+")


class Reason(NamedTuple):
    """A feature that weighed in the model's verdict on a line.

    ``moved`` is by how much it moved the logarithm of the odds, in 1/256: above 0 towards text.
    """

    feature: str
    value: int
    moved: int

    @property
    def words(self) -> str:
        """What the feature says of the line."""
        number = _NUMBER.search(self.feature)
        entry = _glossary()["features"].get(_NUMBER.sub("#", self.feature))
        if entry is None:
            return f"{self.feature} is {self.value}"
        value = _value(self.value, entry.get("as"))
        return str(entry["says"]).format(value, n=number[0] if number else "")

    @property
    def weight(self) -> str:
        """How much it weighed, as the logarithm of odds with its sign: ``+1.7``."""
        return f"{self.moved / ONE:+.1f}"


def rule_words(rule: str) -> str:
    """What a rule of ``segments`` says; nothing for one that has no words."""
    rules = _glossary()["rules"]
    return str(rules.get(rule) or rules.get(rule.partition(":")[0], ""))


def _value(value: int, kind: str | None) -> str:
    if kind == "score":
        return "(none there)" if value <= OUTSIDE else f"{per_mille(value) / 10:.0f} %"
    if kind == "mille":
        return "an unknown share" if value == MISSING else f"{value / 10:.0f} %"
    if kind == "kind":
        return KINDS[value - 1] if 0 < value <= len(KINDS) else "nothing certain"
    if kind == "sign":
        return SIGNS[value] if 0 <= value < len(SIGNS) else "nothing"
    if kind == "element":
        return next((name for name, number in ELEMENTS.items() if number == value), "another")
    if kind == "distance":
        return f"{FAR} or more" if abs(value) >= FAR else str(abs(value))
    return str(value) if value > 0 else "no"


@cache
def _glossary() -> Mapping[str, Any]:
    text = files(__package__).joinpath("glossary.toml").read_text("utf-8")
    return tomllib.loads(text)
