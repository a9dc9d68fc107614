"""A citation of an outlet, as found in a text."""

from dataclasses import dataclass
from typing import Literal

Relation = Literal["reports", "told_to", "republishes", "wire_source", "photo_credit", "mentions"]

RELATIONS: tuple[Relation, ...] = (
    "reports",
    "told_to",
    "republishes",
    "wire_source",
    "photo_credit",
    "mentions",
)
"""What the outlet is to the text: it is the source of something said, somebody spoke to it, it
published the text first, supplied it, supplied a picture, or is only spoken of."""


@dataclass(frozen=True, slots=True)
class Citation:
    """``start`` and ``end`` count code points in the text, end exclusive: the name as written, or
    what stands for it ("the paper"). ``rule`` names what decided.
    """

    start: int
    end: int
    outlet_id: str
    relation: Relation
    rule: str
