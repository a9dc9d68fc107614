"""What was kept of the pages, what was set apart, and what was cut, by role and by rule.

Characters are those of the segments, which hold all that is not white space between them.
"""

from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.schema import BODY_ROLES, ROLES

EDGE_ROLES = ROLES[: ROLES.index(BODY_ROLES[0])]
"""Roles of the article that stand around its text (title, byline, captions): not in the text, but
nobody would call them cut."""

FATES = ("in the text", "around the text", "cut")
"""What may become of a segment."""


@dataclass(frozen=True)
class CutRow:
    """Segments of one role, and where `rule` is given of one rule, that met the same fate."""

    role: str
    rule: str | None
    fate: str
    segments: int
    characters: int


@dataclass(frozen=True)
class Cuts:
    """The table `segments`, counted.

    `roles` stand in the order of the schema, the `rules` of what was cut by their characters,
    the most first. `examples` are segments that were cut (role, text), in the order of the table.
    """

    characters: int
    segments: int
    roles: tuple[CutRow, ...]
    rules: tuple[CutRow, ...]
    examples: tuple[tuple[str, str], ...]

    def characters_that(self, fate: str) -> int:
        """Return how many characters met a fate of `FATES`."""
        return sum(row.characters for row in self.roles if row.fate == fate)


def count_cuts(segments: pa.Table, examples_per_role: int) -> Cuts:
    """Count the segments; with up to `examples_per_role` examples of each role that was cut."""
    length = pc.subtract(segments["end"].cast(pa.int64()), segments["start"].cast(pa.int64()))
    counted = (
        segments.select(["role", "rule", "kept"])
        .append_column("length", length)
        .group_by(["role", "rule", "kept"], use_threads=False)
        .aggregate([([], "count_all"), ("length", "sum")])
        .to_pylist()
    )
    rows = [
        CutRow(
            group["role"],
            group["rule"],
            _fate(group["role"], group["kept"]),
            group["count_all"],
            group["length_sum"],
        )
        for group in counted
    ]
    roles: dict[tuple[str, str], tuple[int, int]] = {}
    for row in rows:
        number, characters = roles.get((row.role, row.fate), (0, 0))
        roles[row.role, row.fate] = (number + row.segments, characters + row.characters)
    return Cuts(
        characters=sum(row.characters for row in rows),
        segments=segments.num_rows,
        roles=tuple(
            CutRow(role, None, fate, *roles[role, fate])
            for role, fate in sorted(roles, key=_place_of_role)
        ),
        rules=tuple(
            sorted(
                (row for row in rows if row.fate == "cut"),
                key=lambda row: (-row.characters, -row.segments, row.role, row.rule or ""),
            )
        ),
        examples=_examples(segments, examples_per_role),
    )


def _fate(role: str, kept: bool) -> str:
    if kept:
        return "in the text"
    return "around the text" if role in EDGE_ROLES else "cut"


def _place_of_role(key: tuple[str, str]) -> tuple[int, str, int]:
    role, fate = key
    return (ROLES.index(role) if role in ROLES else len(ROLES), role, FATES.index(fate))


def _examples(segments: pa.Table, most: int) -> tuple[tuple[str, str], ...]:
    if not most:
        return ()
    edge = pc.is_in(segments["role"], pa.array(EDGE_ROLES))
    cut = segments.select(["role", "text"]).filter(
        pc.and_(pc.invert(segments["kept"]), pc.invert(edge))
    )
    found: dict[str, list[str]] = {}
    # A line that every page of an outlet carries is one example.
    for role, text in zip(cut["role"].to_pylist(), cut["text"].to_pylist(), strict=True):
        texts = found.setdefault(role, [])
        if len(texts) < most and text not in texts:
            texts.append(text)
    order = sorted(found, key=lambda role: _place_of_role((role, "cut")))
    return tuple((role, text) for role in order for text in found[role])
