"""A page as the cleaner looks at it: its lines with everything that one line tells by itself."""

import re
from dataclasses import dataclass, field

from pipeline.cleaning.learned.judge import LineFacts
from pipeline.cleaning.lines import Line, lines_of_blocks, split_lines
from pipeline.cleaning.look import Look, LookReader
from pipeline.cleaning.stated import NOTHING_STATED, Relation, Stated
from pipeline.reading.markup import Block, Markup
from pipeline.registry import Registry

CREDIT_WORDS = 8
"""Words of a picture's credit: sign, photographer, agency."""


@dataclass
class PageLine(Look):
    """A line with what it tells by itself. ``text`` is the line, trimmed, ``block`` what holds it
    in a page with markup, ``stated`` how it stands to what the markup states, ``score`` what the
    judge gives it, above 0 for text; ``role`` and ``rule`` are filled in by the cleaner.
    """

    line: Line = field(kw_only=True)
    text: str = ""
    block: Block | None = None
    stated: Relation = NOTHING_STATED
    score: int = 0
    role: str = ""
    rule: str = ""

    @classmethod
    def of(cls, line: Line, look: Look) -> "PageLine":
        """A line that looks so; to give its arguments one by one would be most of the work."""
        made = cls.__new__(cls)
        made.__dict__ = vars(look) | {"line": line, "text": line.text}
        return made

    @property
    def is_clock(self) -> bool:
        """Whether the line is nothing but a time of day, as above the entries of live blogs."""
        return _CLOCK.fullmatch(self.text) is not None

    @property
    def is_credit(self) -> bool:
        """Whether the line credits a picture and says nothing else."""
        return "credit" in (self.credit, self.signature_role)

    @property
    def judged_text(self) -> bool:
        """Whether the judge takes the line for text, and nothing that is known speaks against."""
        return self.plain and self.score > 0 and not self.wordless

    @property
    def picture_owner(self) -> bool:
        """Whether the line may name the owner of a picture above it: "© Jane Example"."""
        return self.owned and self.text[0] == "©" and self.shape.words <= CREDIT_WORDS

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
        elif self.wordless:
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


class PageReader:
    """Reads pages by one registry."""

    def __init__(self, registry: Registry) -> None:
        """``registry`` gives signatures and the words of dates and bylines."""
        self._looks = LookReader(registry)

    def read(self, text: str, markup: Markup | None = None) -> list[PageLine]:
        """The lines of a document text, with the blocks that hold them where it has markup."""
        found = lines_of_blocks(text, markup.blocks) if markup else split_lines(text)
        looks = self._looks.read([line.text for line in found])
        lines = [PageLine.of(line, looks[line.text]) for line in found]
        if markup:
            relations = dict(zip(looks, Stated(markup.statements).relations([*looks]), strict=True))
            for line, block in zip(lines, markup.blocks, strict=True):
                line.stated, line.block = relations[line.text], block
        return lines

    def bare_byline(self, line: PageLine) -> bool:
        """Whether the line is nothing but names, which only its place can make a byline."""
        return self._looks.bare_byline(line.text)
