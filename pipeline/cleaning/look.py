"""What the text of a line tells by itself, wherever on a page it stands.

Its shape, a registered signature, a copyright line, a picture's credit, a date or source, a byline.
What its place and its neighbours make of it belongs to the modules that decide roles.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.cleaning.bylines import BylineReader
from pipeline.cleaning.credits import CreditReader
from pipeline.cleaning.ownership import OwnershipReader
from pipeline.cleaning.publication_line import PublicationLineReader
from pipeline.cleaning.repair import Repair, find_repairs, may_need_repair, repaired
from pipeline.cleaning.shape import Shape, shape_of
from pipeline.registry import Registry, Signature, SignatureMatch

LINES_REMEMBERED = 65_536
"""Those of some 700 pages, in up to 40 MB with their signatures: menus come again on all pages of a
house."""

LONGEST_REMEMBERED = 200
"""Characters; longer lines are text, which does not come again."""

LONGEST_AGENCY = 40
"""Characters of a line that can be nothing but an agency's name."""


@dataclass
class Look:
    """What the text of a line tells, wherever it stands.

    Where ``overruled``, the line looks like its signature, and more like a byline or date; which of
    them it is, its place decides.
    """

    shape: Shape
    signature: SignatureMatch | None
    wordless: bool
    """Whether it has neither letter nor digit."""
    repairs: Sequence[Repair]
    """Of what came broken in it; offsets into the line."""
    owned: bool = False
    credit: str | None = None
    publication: bool = False
    byline: bool = False
    overruled: bool = False
    signature_role: str | None = None
    """The role that the signature gives to the line, if any."""
    plain: bool = False
    """Whether nothing is known of the line but its shape."""

    def sum_up(self) -> None:
        """Say once, for all pages that the line stands on, what they ask most."""
        self.signature_role = self.signature.signature.role if self.signature else None
        known = self.signature or self.owned or self.credit
        self.plain = not (known or self.publication or self.byline)


class LookReader:
    """Looks at lines by one registry."""

    def __init__(self, registry: Registry) -> None:
        """``registry`` gives signatures and the words of dates, credits, bylines and rights."""
        self._registry = registry
        self._bylines = BylineReader(registry)
        self._credits = CreditReader(registry)
        self._ownership = OwnershipReader(registry)
        self._publication_lines = PublicationLineReader(registry)
        self._remembered: dict[str, Look] = {}

    def read(self, lines: Sequence[str]) -> dict[str, Look]:
        """The look of each line of a page, by its text."""
        known = self._remembered
        found = {line: known[line] for line in lines if line in known}
        new = [line for line in dict.fromkeys(lines) if line not in found]
        if len(known) + len(new) > LINES_REMEMBERED:
            known.clear()
        for line, look in zip(new, self._looks(new), strict=True):
            found[line] = look
            if len(line) <= LONGEST_REMEMBERED:
                known[line] = look
        return found

    def bare_byline(self, text: str) -> bool:
        """Whether a line is nothing but names, which only its place can make a byline."""
        return self._bylines.read_bare(text) is not None

    def _looks(self, lines: Sequence[str]) -> list[Look]:
        """The look of each of the lines.

        One reader after the other asks all lines that those before have left open: their words and
        patterns are many, and of all readers at once would not stay in the processor's caches.
        """
        broken = may_need_repair("\n".join(lines))
        repairs = [find_repairs(line) if broken else [] for line in lines]
        # What a reader sees decides, not the soft hyphens and the mojibake in it.
        seen = [repaired(line, of) if of else line for line, of in zip(lines, repairs, strict=True)]
        matches = [
            min(found, key=_preference) if found else None
            for found in self._registry.match_all_signatures(seen)
        ]
        wordless = [not any(map(str.isalnum, line)) for line in lines]
        looks = list(map(Look, map(shape_of, seen), matches, wordless, repairs))
        pairs = list(zip(looks, seen, strict=True))
        for look, text in pairs:
            house = look.signature and look.signature.signature.outlet
            if not house and self._ownership.read(text):
                look.signature, look.owned = None, True
            elif look.signature:
                self._overrule(look, look.signature.signature, text)
        left = [(look, text) for look, text in pairs if not (look.owned or look.signature)]
        for look, text in left:
            look.credit = self._credits.read(text)
        left = [(look, text) for look, text in left if not look.credit]
        for look, text in left:
            look.publication = self._is_publication_line(text)
        for look, text in left:
            look.byline = not look.publication and self._bylines.read(text) is not None
        for look in looks:
            look.sum_up()
        return looks

    def _overrule(self, look: Look, signature: Signature, text: str) -> None:
        """Where what looks like its signature names authors, or looks like a menu and is a
        publication line ("Source: X | 4 March 2021").
        """
        if signature.outlet is None and self._names_authors(text):
            look.byline = look.overruled = True
        elif signature.role == "navigation" and self._publication_lines.is_one(text):
            look.publication = look.overruled = True

    def _names_authors(self, text: str) -> bool:
        """Whether the line opens as a byline and names people, whatever else it looks like."""
        byline = self._bylines.read(text)
        return byline is not None and bool(byline.names)

    def _is_publication_line(self, text: str) -> bool:
        """Whether the line is dated, names its source, or is nothing but an agency's name."""
        if self._publication_lines.is_one(text):
            return True
        outlet = self._registry.outlet_named(text) if len(text) <= LONGEST_AGENCY else None
        return outlet is not None and outlet.kind == "agency"


def _preference(match: SignatureMatch) -> tuple[bool, bool]:
    """House signatures first, items of menus last: "More on this story" may stand in a menu, but
    where it also heads related articles, that is what it tells.
    """
    return match.signature.outlet is None, match.signature.role == "navigation"
