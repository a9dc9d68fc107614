"""Hints from a page's furniture: menus, buttons, boxes and its foot, where it names itself.

"About the Elbe-Bote", "Elbe-Bote Newsletter", a masthead, an address of its editors: each alone
proves little, since partners and other papers stand there too; the page's own name comes again and
again. Here belong the single hints, and how often a name comes; `weighing` says what they weigh.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from pipeline.cleaning.segment import Segment
from pipeline.facts.evidence import candidate
from pipeline.facts.hint import CONFIDENCE, LONGEST_NAME, RANK, Hint
from pipeline.facts.naming import AGENCY_KINDS, opening
from pipeline.registry import Mention, Outlet, Registry
from pipeline.registry.outlets import fold_name

OF_OTHERS = frozenset({"paragraph", "related", "comment"})
"""Roles of lines that speak of others (the article's subjects, other articles, readers), and among
which the foot of a page may stand unrecognized: only its short ones are looked at."""

NOT_FURNITURE = frozenset({"title", "subtitle", "caption", "credit"})
"""Roles of lines that belong to the article and never name the page."""

LONGEST_OF_OTHERS = 60
"""Characters; a button or a masthead has fewer, a teaser more."""

LONGEST_LINE = 160
"""Characters; longer lines are terms of use or text that nobody told from the article."""

MOST_WORDS = 6
"""Words of a masthead."""

TOP = 20
"""Lines at the top of a page among which its masthead stands."""

SUFFIX = 3
"""Letters of a label that belongs to the ending of a domain: "co.uk", "com.au", "org.za"."""

FEWEST_LINES = 3
"""Lines in which the name behind an address stands: its own site names it everywhere."""

_HOST = re.compile(
    r"(?<![\w.-])(?:[a-z0-9][a-z0-9-]{0,40}\.){1,3}[a-z]{2,10}(?![\w-]|\.\w)", re.IGNORECASE
)
_WORD = re.compile(r"\w+")


class Furniture:
    """The furniture of one page."""

    def __init__(
        self,
        segments: Sequence[Segment],
        named: Mapping[int, Sequence[Mention]],
        registry: Registry,
    ) -> None:
        """``segments`` are all of the page's, in order, ``named`` the outlets that stand in those
        of which ``may_name`` holds, by their position.
        """
        self._named = named
        self._registry = registry
        self._lines = [s for s in segments if _may_be_furniture(s)]

    def hints(self) -> Iterator[Hint]:
        """Every hint at the page's outlet in its furniture, in the order of the page."""
        for segment in self._lines:
            yield from self._of_masthead(segment)
            yield from self._of_phrase(segment)
            if segment.role not in OF_OTHERS:
                if "." in segment.text:
                    yield from self._of_address(segment)
                if segment.position in self._named:
                    yield from self._of_mention(segment)

    def recurrence(self, name: str) -> int:
        """In how many different lines of the furniture the name stands, in whole words."""
        words = " ".join(_WORD.findall(name.casefold()))
        return sum(f" {words} " in line for line in self._folded) if words else 0

    def spelled(self, folded: str) -> str | None:
        """How the furniture writes a name of which only the letters are known, as from a domain."""
        for text, whole in self._texts.items():
            if folded not in whole:
                continue
            words = list(_WORD.finditer(text))
            for first, word in enumerate(words):
                for last in words[first : first + MOST_WORDS]:
                    name = text[word.start() : last.end()]
                    if fold_name(name) == folded and not name[0].islower():
                        return name
        return None

    @cached_property
    def _texts(self) -> dict[str, str]:
        """The different lines, each with its letters folded as names are."""
        texts = dict.fromkeys(segment.text for segment in self._lines)
        return {text: "".join(filter(str.isalnum, text.casefold())) for text in texts}

    @cached_property
    def _folded(self) -> list[str]:
        lines = (" ".join(_WORD.findall(text.casefold())) for text in self._texts)
        return [f" {line} " for line in dict.fromkeys(lines)]

    def _of_masthead(self, segment: Segment) -> Iterator[Hint]:
        """A line that is nothing but a registered name."""
        if len(segment.text.split()) > MOST_WORDS:
            return
        outlet = self._registry.outlet_named(segment.text, weak=True)
        if outlet is None or self._is_common(segment.text):
            return
        if outlet.kind not in AGENCY_KINDS:
            rule = "masthead_at_top" if segment.position < TOP else "masthead"
            if (
                self._registry.outlet_named(segment.text) is None
                or outlet.name in outlet.weak_aliases
            ):
                rule = "weak_masthead"
            yield self._hint(segment, (0, len(segment.text)), outlet.name, outlet, "masthead", rule)

    def _of_phrase(self, segment: Segment) -> Iterator[Hint]:
        """A phrase in which a page names itself."""
        text = segment.text.rstrip(" .:!>›»→")
        folded = text.casefold()
        fitting = self._registry.self_naming.fitting(folded)
        if not fitting or len(folded) != len(text) or len(text.split()) > 3 * MOST_WORDS:
            return
        for before, behind in fitting:
            start, end = len(before), len(text) - len(behind)
            if start >= end:
                continue
            name = text[start:end].strip()
            if self._is_common(name):
                continue
            outlet = self._registry.outlet_named(name, weak=True) or opening(name, self._registry)
            if outlet is None and not self._names_a_house(name):
                continue
            start = text.index(name, start)
            shown = outlet.name if outlet else name
            span = (start, start + len(name))
            yield self._hint(segment, span, shown, outlet, "furniture", "phrase")
            return

    def _is_common(self, name: str) -> bool:
        """Whether the name, though some house may have it, is a word of everybody's menus."""
        folded = name.strip(" .:!").casefold()
        return folded in self._registry.self_naming.nobody or folded in self._registry.sections

    def _names_a_house(self, name: str) -> bool:
        return (
            0 < len(name) <= LONGEST_NAME
            and len(name.split()) <= MOST_WORDS
            and any(map(str.isalpha, name))
            and not name[0].islower()
            and (name[0].isalnum() and name[-1].isalnum())
        )

    def _of_address(self, segment: Segment) -> Iterator[Hint]:
        """A host or an address of electronic mail: those of the page's own domain."""
        for match in _HOST.finditer(segment.text):
            host = match.group().casefold().removeprefix("www.")
            labels = host.split(".")
            known = self._registry.self_naming.hosts
            if any(".".join(labels[i:]) in known for i in range(len(labels) - 1)):
                continue
            outlet = self._registry.outlet_at(host)
            name = outlet.name if outlet else self._of_domain(host)
            if name is not None and not (outlet and outlet.kind in AGENCY_KINDS):
                yield self._hint(segment, match.span(), name, outlet, "address", "address")

    def _of_domain(self, host: str) -> str | None:
        """The name that belongs to a host nobody registered, as the furniture writes it again and
        again; None where it does not.
        """
        labels = host.split(".")[:-1]
        while len(labels) > 1 and len(labels[-1]) <= SUFFIX:
            labels.pop()
        name = self.spelled(fold_name(labels[-1]))
        return name if name and self.recurrence(name) >= FEWEST_LINES else None

    def _of_mention(self, segment: Segment) -> Iterator[Hint]:
        """A registered name among other words."""
        for mention in self._named[segment.position]:
            whole = mention.end - mention.start >= len(segment.text.strip())
            if not (
                whole
                or mention.weak
                or self._is_common(mention.outlet.name)
                or mention.outlet.kind in AGENCY_KINDS
            ):
                outlet, span = mention.outlet, (mention.start, mention.end)
                yield self._hint(segment, span, outlet.name, outlet, "furniture", "mention")

    def _hint(
        self,
        segment: Segment,
        span: tuple[int, int],
        name: str,
        outlet: Outlet | None,
        basis: str,
        rule: str,
    ) -> Hint:
        row = candidate("outlet", name, basis, rule, CONFIDENCE[basis], segment, span)
        return Hint(name, outlet, RANK[basis], True, row)


def may_name(segment: Segment) -> bool:
    """Whether a line is furniture of which every word may name the page's house."""
    return segment.role not in OF_OTHERS and _may_be_furniture(segment)


def _may_be_furniture(segment: Segment) -> bool:
    longest = LONGEST_OF_OTHERS if segment.role in OF_OTHERS else LONGEST_LINE
    return segment.role not in NOT_FURNITURE and len(segment.text) <= longest
