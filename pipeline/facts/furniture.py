"""Hints from a page's furniture: menus, buttons, boxes and its foot, where it names itself.

"About the Elbe-Bote", "Elbe-Bote Newsletter", a masthead, an address of its editors: each alone
proves little, since partners and other papers stand there too; the page's own name comes again and
again. Here belong the single hints, and how often a name comes; `weighing` says what they weigh.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from pipeline.cleaning.segment import Segment
from pipeline.facts.evidence import candidate
from pipeline.facts.hint import CONFIDENCE, LONGEST_NAME, RANK, Hint
from pipeline.facts.naming import AGENCY_KINDS, opening
from pipeline.registry import Mention, Outlet, Registry
from pipeline.registry.outlets import fold_name, letters_of

OF_OTHERS = frozenset({"paragraph", "related", "comment"})
"""Roles of lines that speak of others (the article's subjects, other articles, readers), and among
which the foot of a page may stand unrecognized: only its short ones are looked at."""

NOT_FURNITURE = frozenset({"title", "subtitle", "caption", "credit"})
"""Roles of lines that belong to the article and never name the page."""

LONGEST_OF_OTHERS = 60
"""Characters; a button or a masthead has fewer, a teaser more."""

LONGEST_LINE = 160
"""Characters; longer lines are terms of use or text that nobody told from the article."""

_LONGEST = dict.fromkeys(OF_OTHERS, LONGEST_OF_OTHERS) | dict.fromkeys(NOT_FURNITURE, 0)

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
_INNER_POINT = re.compile(r"[a-z0-9-]\.[a-z]{2}", re.IGNORECASE)
"""What each host holds: most lines have none."""

_WORD = re.compile(r"\w+")
_BEHIND = " .:!>›»→"


class Furniture:
    """The furniture of one page."""

    def __init__(self, segments: Sequence[Segment], registry: Registry) -> None:
        """``segments`` are all of the page's, in order."""
        self._registry = registry
        self._lines = [s for s in segments if len(s.text) <= _LONGEST.get(s.role, LONGEST_LINE)]
        # The different lines, casefolded: menus stand on a page twice and more.
        self._texts = {s.text: s.text.casefold() for s in self._lines}
        # Where a page names hundreds, each asks of the same lines.
        self._words = cache(_words)

    @property
    def naming(self) -> list[Segment]:
        """The lines of which every word may name the page's house."""
        return [segment for segment in self._lines if segment.role not in OF_OTHERS]

    def hints(self, named: Mapping[str, Sequence[Mention]]) -> Iterator[Hint]:
        """Every hint at the page's outlet in its furniture, in the order of the page; ``named`` are
        the outlets that stand in the lines of ``naming``, by their text.
        """
        mastheads = {text: found for text in self._texts if (found := self._masthead(text))}
        fitting = self._registry.self_naming.fitting
        phrases = {text for text, low in self._texts.items() if fitting(low.rstrip(_BEHIND))}
        for segment in self._lines:
            if segment.text in mastheads:
                yield self._of_masthead(segment, mastheads[segment.text])
            if segment.text in phrases:
                yield from self._of_phrase(segment)
            if segment.role not in OF_OTHERS:
                if _INNER_POINT.search(segment.text):
                    yield from self._of_address(segment)
                yield from self._of_mentions(segment, named.get(segment.text, ()))

    def recurrence(self, name: str) -> int:
        """In how many different lines of the furniture the name stands, in whole words."""
        words = _words(name)
        first = words.split(" ")[1]
        lines = {self._words(text) for text, folded in self._texts.items() if first in folded}
        return sum([words in line for line in lines]) if first else 0

    def spelled(self, letters: str) -> str | None:
        """How the furniture writes a name of which only the letters are known, as from a domain."""
        for text, folded in self._texts.items():
            if len(folded) < len(letters) or letters not in letters_of(folded):
                continue
            words = list(_WORD.finditer(text))
            for first, word in enumerate(words):
                for last in words[first : first + MOST_WORDS]:
                    name = text[word.start() : last.end()]
                    if fold_name(name) == letters and not name[0].islower():
                        return name
        return None

    def _masthead(self, text: str) -> Outlet | None:
        """The outlet of a line that is nothing but its registered name."""
        outlet = self._registry.outlet_named(text, weak=True)
        if outlet is None or outlet.kind in AGENCY_KINDS or self._is_common(text):
            return None
        return outlet if len(text.split()) <= MOST_WORDS else None

    def _of_masthead(self, segment: Segment, outlet: Outlet) -> Hint:
        rule = "masthead_at_top" if segment.position < TOP else "masthead"
        sure = self._registry.outlet_named(segment.text) is not None
        if not sure or outlet.name in outlet.weak_aliases:
            rule = "weak_masthead"
        return self._hint(segment, (0, len(segment.text)), outlet.name, outlet, "masthead", rule)

    def _of_phrase(self, segment: Segment) -> Iterator[Hint]:
        """A phrase in which a page names itself."""
        text = segment.text.rstrip(_BEHIND)
        folded = text.casefold()
        if len(folded) != len(text) or len(text.split()) > 3 * MOST_WORDS:
            return
        for before, behind in self._registry.self_naming.fitting(folded):
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

    def _of_mentions(self, segment: Segment, mentions: Sequence[Mention]) -> Iterator[Hint]:
        """A registered name among other words."""
        for mention in mentions:
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


def _words(text: str) -> str:
    """The words of a text, casefolded, each between blanks."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "
