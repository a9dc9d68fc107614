"""Tells picture credits, and captions that end in one.

A credit is a word for pictures with a name ("Photo: VCG"), or an agency with a photographer
("AFP/Jane Example"), as a line of its own or at the end of the caption that it belongs to.
"""

import re
from functools import cached_property
from typing import Literal

from pipeline.registry import Registry
from pipeline.registry.any_of import longest_of
from pipeline.registry.literals import Literals

LONGEST = 400
"""Characters of a caption with its credit; the longest of agencies have 60 words."""

LONGEST_NAME = 60
"""Characters of a credit's name: photographer, agency and "via" another agency fit."""

LONGEST_TAIL = 100
"""Characters, rounded up: an agency of 31, a slash or brackets, and a name."""

_KINDS = frozenset({"agency", "photo_agency", "platform"})
_SLASH = re.compile(
    rf"(?:^|(?<=[\s.。(（]))(?P<who>[^\W\d_][^/|()（）.。]{{1,30}})/(?P<by>[^/()（）]{{2,{LONGEST_NAME}}})"
    r"[)）]?\.?$"
)
_BRACKETS = re.compile(rf"[(（【\[](?P<inner>[^()（）【】\[\]]{{2,{LONGEST_NAME}}})[)）】\]]\.?$")
_CLOSED = tuple(closing + end for closing in ")）】]" for end in ("", "."))
_SIGN = re.compile(rf"^[^©]{{8,}}\s©\s?[^©]{{2,{LONGEST_NAME}}}$")


class CreditReader:
    """Tells credits by the words and outlets of one registry."""

    def __init__(self, registry: Registry) -> None:
        """``registry`` gives words for pictures, and agencies."""
        self._registry = registry

    def read(self, line: str) -> Literal["credit", "caption"] | None:
        """What the line is: a credit alone, a caption that ends in one, or neither."""
        if len(line) > LONGEST:
            return None
        start = self._credit_start(line)
        if start is None:
            return None
        before = line[:start].strip(" \u00a0(（[【.。·|/–—-")
        return "caption" if before else "credit"

    def _credit_start(self, line: str) -> int | None:
        """Where the credit at the end of the line begins; None where it ends in none."""
        # All but the sign stand within a bounded end of the line; the rest need not be searched.
        colon = ":" in line or "：" in line
        labels = self._labelled if colon else self._several_words
        if colon or not line.isascii() or self._hints_of_several.any_in(line.casefold()):
            labelled = labels.search(line, max(0, len(line) - self._longest_labelled))
            if labelled:
                return labelled.start()
        tail = max(0, len(line) - LONGEST_TAIL)
        bracketed = _BRACKETS.search(line, tail) if line.endswith(_CLOSED) else None
        if bracketed and self._is_credit(bracketed["inner"]):
            return bracketed.start()
        slashed = _SLASH.search(line, tail) if "/" in line else None
        if slashed:
            return self._agency_start(slashed)
        return line.rindex("©") if "©" in line and _SIGN.match(line) else None

    @cached_property
    def _longest_labelled(self) -> int:
        """Characters that a label with its name can have, rounded up."""
        return max(map(len, self._registry.bylines.photo_labels)) + LONGEST_TAIL

    @cached_property
    def _labelled(self) -> re.Pattern[str]:
        """A word for pictures with a colon, or of several words ("Photo by"), and a name."""
        labels = self._registry.bylines.photo_labels
        return _name_behind(rf"{longest_of(labels)}\s?[:：]|{self._several}")

    @cached_property
    def _several_words(self) -> re.Pattern[str]:
        """What of ``_labelled`` can stand in a line without a colon; most lines have none."""
        return _name_behind(self._several)

    @cached_property
    def _hints_of_several(self) -> Literals:
        """One stands in every casefolded ASCII line that ``_several_words`` is found in."""
        labels = self._registry.bylines.photo_labels
        return Literals(label.casefold() for label in labels if " " in label)

    @cached_property
    def _several(self) -> str:
        labels = self._registry.bylines.photo_labels
        return longest_of(label for label in labels if " " in label) + r"\s"

    def _is_credit(self, inner: str) -> bool:
        """Whether what stands in brackets is an agency, maybe with a photographer or a label."""
        parts = [part.strip() for part in re.split(r"[/,|–—-]", inner)]
        return any(self._is_agency(part) for part in (inner, *parts) if part)

    def _agency_start(self, slashed: re.Match[str]) -> int | None:
        """Where the agency before the slash begins: its name is the last words there."""
        words = list(re.finditer(r"\S+", slashed["who"]))
        for word in words:
            if self._is_agency(slashed["who"][word.start() :]):
                return slashed.start("who") + word.start()
        return None

    def _is_agency(self, name: str) -> bool:
        outlet = self._registry.outlet_named(name, weak=True)
        return outlet is not None and outlet.kind in _KINDS


def _name_behind(label: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|(?<=[\s.。,;，(（【\[|/–—-]))(?:{label})[^.!?。！？]{{1,{LONGEST_NAME}}}\.?$",
        re.IGNORECASE,
    )
