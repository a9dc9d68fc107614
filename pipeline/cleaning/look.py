"""What the text of a line tells by itself, wherever on a page it stands.

Its shape, a registered signature, a copyright line, a picture's credit, a date or source, a byline.
What its place and its neighbours make of it belongs to the modules that decide roles.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.cleaning.bylines import BylineReader
from pipeline.cleaning.credits import CreditReader
from pipeline.cleaning.ownership import OwnershipReader
from pipeline.cleaning.publication_line import PublicationLineReader
from pipeline.cleaning.repair import Repair, find_repairs, may_need_repair, repaired
from pipeline.cleaning.shape import Shape, shape_of
from pipeline.registry import Registry, SignatureMatch

LINES_REMEMBERED = 65_536
"""Of some hundred pages, in about 20 MB: menus come again on all pages of a house."""

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
    signature: SignatureMatch | None = None
    owned: bool = False
    credit: str | None = None
    publication: bool = False
    byline: bool = False
    overruled: bool = False
    wordless: bool = False
    """Whether it has neither letter nor digit."""
    repairs: Sequence[Repair] = ()
    """Of what came broken in it; offsets into the line."""

    signature_role: str | None = field(init=False)
    """The role that the signature gives to the line, if any."""
    plain: bool = field(init=False)
    """Whether nothing is known of the line but its shape."""

    def __post_init__(self) -> None:
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
        broken = may_need_repair("\n".join(new))
        repairs = [find_repairs(line) if broken else [] for line in new]
        # What a reader sees decides, not the soft hyphens and the mojibake in it.
        seen = [repaired(line, of) if of else line for line, of in zip(new, repairs, strict=True)]
        matches = self._registry.match_all_signatures(seen)
        if len(known) + len(new) > LINES_REMEMBERED:
            known.clear()
        for line, text, fulfilled, of in zip(new, seen, matches, repairs, strict=True):
            look = found[line] = self._look(text, fulfilled)
            look.wordless = not any(map(str.isalnum, line))
            look.repairs = of
            if len(line) <= LONGEST_REMEMBERED:
                known[line] = look
        return found

    def bare_byline(self, text: str) -> bool:
        """Whether a line is nothing but names, which only its place can make a byline."""
        return self._bylines.read_bare(text) is not None

    def _look(self, text: str, fulfilled: Sequence[SignatureMatch]) -> Look:
        match = min(fulfilled, key=_preference) if fulfilled else None
        shape = shape_of(text)
        house = match is not None and match.signature.outlet is not None
        if not house and self._ownership.read(text):
            return Look(shape, owned=True)
        if match and not house and self._names_authors(text):
            return Look(shape, match, byline=True, overruled=True)
        if match and self._is_dated_menu(match, text):
            return Look(shape, match, publication=True, overruled=True)
        if match:
            return Look(shape, match)
        credit = self._credits.read(text)
        if credit:
            return Look(shape, credit=credit)
        if self._is_publication_line(text):
            return Look(shape, publication=True)
        return Look(shape, byline=self._bylines.read(text) is not None)

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

    def _is_dated_menu(self, match: SignatureMatch, text: str) -> bool:
        """Whether what looks like a menu ("Source: X | 4 March 2021") is a publication line."""
        return match.signature.role == "navigation" and self._publication_lines.is_one(text)


def _preference(match: SignatureMatch) -> tuple[bool, bool]:
    """House signatures first, items of menus last: "More on this story" may stand in a menu, but
    where it also heads related articles, that is what it tells.
    """
    return match.signature.outlet is None, match.signature.role == "navigation"
