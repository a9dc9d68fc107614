"""A page as the cleaner looks at it: its lines with everything that one line tells by itself."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from pipeline.cleaning.bylines import BylineReader
from pipeline.cleaning.credits import CreditReader
from pipeline.cleaning.learned.judge import LineFacts
from pipeline.cleaning.lines import Line, physical_lines, split_lines
from pipeline.cleaning.ownership import OwnershipReader
from pipeline.cleaning.publication_line import PublicationLineReader
from pipeline.cleaning.repair import find_repairs, repaired
from pipeline.cleaning.shape import Shape, shape_of
from pipeline.cleaning.stated import NOTHING_STATED, Relation, Stated
from pipeline.reading.markup import Block, Markup
from pipeline.registry import Registry, SignatureMatch

CREDIT_WORDS = 8
"""Words of a picture's credit: sign, photographer, agency."""

LINES_REMEMBERED = 8192
LONGEST_REMEMBERED = 200
"""Characters: short lines come again, on a page and on all pages of a house; text does not."""

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


@dataclass
class PageLine(Look):
    """A line with what it tells by itself. ``role`` and ``rule`` are filled in by the cleaner;
    ``block`` is what holds it in a page with markup, ``stated`` how it stands to what the markup
    states; ``score`` is what the judge gives it, above 0 for text.
    """

    line: Line = field(kw_only=True)
    block: Block | None = None
    stated: Relation = NOTHING_STATED
    score: int = 0
    role: str = ""
    rule: str = ""

    @property
    def text(self) -> str:
        """The line, trimmed."""
        return self.line.text

    @property
    def signature_role(self) -> str | None:
        """The role that a registered signature gives to the line, if any."""
        return self.signature.signature.role if self.signature else None

    @property
    def is_clock(self) -> bool:
        """Whether the line is nothing but a time of day, as above the entries of live blogs."""
        return _CLOCK.fullmatch(self.text) is not None

    @property
    def is_credit(self) -> bool:
        """Whether the line credits a picture and says nothing else."""
        return "credit" in (self.credit, self.signature_role)

    @property
    def plain(self) -> bool:
        """Whether nothing is known of the line but its shape."""
        known = self.signature or self.owned or self.credit
        return not (known or self.publication or self.byline)

    @property
    def judged_text(self) -> bool:
        """Whether the judge takes the line for text, and nothing that is known speaks against."""
        return self.plain and self.score > 0 and any(map(str.isalnum, self.text))

    @property
    def picture_owner(self) -> bool:
        """Whether the line may name the owner of a picture above it: "© Jane Example"."""
        return self.owned and self.text[0] == "©" and self.shape.words <= CREDIT_WORDS

    @cached_property
    def words(self) -> frozenset[str]:
        """Its longer words, casefolded: those that carry a topic have four letters or more."""
        return frozenset(
            word for raw in self.text.casefold().split() if len(word := raw.strip(_SIGNS)) >= 4
        )

    def facts(self) -> LineFacts:
        """What the learned judge is told of the line."""
        alone = None if self.overruled else self.signature_role
        known = alone or ("legal" if self.owned else self.credit)
        if known is None and (self.publication or self.byline):
            known = "publication_line" if self.publication else "byline"
        return LineFacts(
            self.text, self.line.gap, known or "", self.shape.bullet, self.block, self.stated
        )

    def decide_alone(self) -> bool:
        """Give the role that the line tells by itself; False where only its place can tell."""
        if self.signature and not self.overruled:
            self.decide_by_signature()
        elif self.owned:
            self.decide("legal", "copyright_line")
        elif self.credit:
            self.decide(self.credit, f"picture_{self.credit}")
        elif not any(map(str.isalnum, self.text)):
            self.decide("interface", "separator")
        else:
            return False
        return True

    def decide_by_signature(self) -> None:
        """Give the role that the line's signature has."""
        if self.signature:
            self.decide(self.signature.signature.role, f"signature:{self.signature.signature.id}")

    def decide(self, role: str, rule: str) -> None:
        """Give the line its role, once and for all."""
        self.role, self.rule = role, rule


_CLOCK = re.compile(r"\d{1,2}[.:h]\d{2}(?:\s?(?:Uhr|h|am|pm|a\.m\.|p\.m\.|[A-Z]{2,4}))?")
_SIGNS = ".,;:!?\"'“”‘’()[]«»„…–—"


def _preference(match: SignatureMatch) -> tuple[bool, bool]:
    """House signatures first, items of menus last: "More on this story" may stand in a menu, but
    where it also heads related articles, that is what it tells.
    """
    return match.signature.outlet is None, match.signature.role == "navigation"


class PageReader:
    """Reads pages by one registry."""

    def __init__(self, registry: Registry) -> None:
        """``registry`` gives signatures and the words of dates and bylines."""
        self._registry = registry
        self._bylines = BylineReader(registry)
        self._credits = CreditReader(registry)
        self._ownership = OwnershipReader(registry)
        self._publication_lines = PublicationLineReader(registry)
        self._remembered = lru_cache(LINES_REMEMBERED)(self._look)

    def read(self, text: str, markup: Markup | None = None) -> list[PageLine]:
        """The lines of a document text, with the blocks that hold them where it has markup."""
        if markup is None:
            return [self._line(line) for line in split_lines(text)]
        lines = [self._line(line) for line in physical_lines(text)]
        starts = [block.start for block in markup.blocks]
        stated = Stated(markup.statements)
        for line in lines:
            line.stated = stated.relation(line.text)
            number = bisect_right(starts, line.line.start) - 1
            if number >= 0 and line.line.start < markup.blocks[number].end:
                line.block = markup.blocks[number]
        return lines

    def bare_byline(self, line: PageLine) -> bool:
        """Whether the line is nothing but names, which only its place can make a byline."""
        return self._bylines.read_bare(line.text) is not None

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

    def _line(self, line: Line) -> PageLine:
        short = len(line.text) <= LONGEST_REMEMBERED
        look = (self._remembered if short else self._look)(line.text)
        return PageLine(line=line, **vars(look))

    def _look(self, raw: str) -> Look:
        # What a reader sees decides, not the soft hyphens and the mojibake in it.
        text = repaired(raw, find_repairs(raw))
        match = min(self._registry.match_signatures(text), key=_preference, default=None)
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
