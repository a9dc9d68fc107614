"""Corrections: facts that a person set right, in ``corrections.toml``, each with reason and source.

A correction names the value that it expects to find, so that it cannot be applied to another page,
or twice, or go on correcting what the code has learned to get right: where the expectation fails,
nothing is changed, and the refused correction stands in the evidence, which a check turns into a
failure.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.dates import LocalTime
from pipeline.errors import CopydeskError
from pipeline.facts.article import Article
from pipeline.facts.evidence import Evidence
from pipeline.facts.facts import Facts
from pipeline.project import CORRECTIONS_FILE
from pipeline.registry import Registry
from pipeline.schema.evidence import FIELDS

AUTHOR_SEPARATOR = ";"
"""Between authors where a list is written as one text."""

_REQUIRED = ("document", "field", "reason", "source")
_KEYS = frozenset({*_REQUIRED, "path", "expected", "value"})


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction. ``expected`` and ``value`` are texts as the article's columns write them
    (outlets by name, authors joined by ``;``); None stands for null.
    """

    document: str
    field: str
    expected: str | None
    value: str | None
    reason: str
    source: str
    path: str | None = None


def load_corrections(raw: Path) -> Mapping[str, Sequence[Correction]]:
    """The corrections of the raw folder by document id; none without the file.

    Raises CopydeskError naming the file and the number of the correction that is not right.
    """
    path = raw / CORRECTIONS_FILE
    if not path.is_file():
        return {}
    try:
        given = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CopydeskError(f"{path}: cannot be read as TOML: {error}") from error
    entries = given.get("correction", [])
    if set(given) - {"correction"} or not isinstance(entries, list):
        raise CopydeskError(f"{path}: holds [[correction]] entries and nothing else")
    corrections: dict[str, list[Correction]] = {}
    for number, entry in enumerate(entries, 1):
        correction = read_correction(f"{path}, correction {number}", entry)
        same = corrections.setdefault(correction.document, [])
        if any(other.field == correction.field for other in same):
            raise CopydeskError(
                f"{path}, correction {number}: corrects {correction.field} of the same document "
                "a second time; change the first one instead"
            )
        same.append(correction)
    return corrections


def read_correction(where: str, entry: object) -> Correction:
    """The correction in a table of TOML. Raises CopydeskError beginning with ``where``."""
    if not isinstance(entry, dict):
        raise CopydeskError(f"{where}: is no table")
    for key in sorted({*entry, *_REQUIRED}):
        if key not in _KEYS:
            raise CopydeskError(
                f"{where}: unknown key {key!r}; known are {', '.join(sorted(_KEYS))}"
            )
        if not isinstance(entry.get(key, None if key in _REQUIRED else ""), str):
            raise CopydeskError(f"{where}: {key} must be given, as a text")
    correction = (
        Correction(**entry)
        if {"expected", "value"} <= set(entry)
        else Correction(**{"expected": None, "value": None, **entry})
    )
    if correction.field not in FIELDS:
        raise CopydeskError(
            f"{where}: no such field {correction.field!r}; fields are {', '.join(FIELDS)}"
        )
    check_value(where, correction.field, correction.value)
    return correction


def check_value(where: str, field: str, value: str | None) -> None:
    """Raise CopydeskError, beginning with ``where``, where the field cannot have the value."""
    if field in ("published", "updated") and value is not None:
        try:
            LocalTime.parse(value)
        except ValueError as error:
            raise CopydeskError(f"{where}: {field}: {error}") from error


def current_value(facts: Facts, field: str) -> str | None:
    """The value of a field of FIELDS as corrections write it."""
    return _as_text(facts, field)


def article_value(article: Article, field: str) -> str | None:
    """The value of a field of FIELDS of a finished article as corrections write it."""
    return _as_text(article, field)


def _as_text(holder: Facts | Article, field: str) -> str | None:
    if field == "authors":
        return f"{AUTHOR_SEPARATOR} ".join(holder.authors) or None
    attribute = f"{field}_name" if field in ("outlet", "original_publisher") else field
    value = getattr(holder, attribute)
    return None if value is None else str(value)


def apply_corrections(
    facts: Facts,
    evidence: Sequence[Evidence],
    corrections: Sequence[Correction],
    registry: Registry,
) -> tuple[Facts, list[Evidence]]:
    """The facts as corrected, with the corrections among the evidence."""
    rows = list(evidence)
    for correction in corrections:
        holds = current_value(facts, correction.field) == correction.expected
        if holds:
            rows = [
                row._replace(chosen=False) if row.field == correction.field else row for row in rows
            ]
            facts = _corrected(facts, correction.field, correction.value, registry)
        rows += _evidence_of(correction, facts, chosen=holds)
    return facts, rows


def _evidence_of(correction: Correction, facts: Facts, *, chosen: bool) -> list[Evidence]:
    rule = f"{correction.reason} ({correction.source})"
    values: Sequence[str | None] = [correction.value]
    if correction.field == "authors" and chosen and facts.authors:
        values = facts.authors
    elif chosen:
        values = [current_value(facts, correction.field)]
    return [
        Evidence(correction.field, 0, value, chosen, "correction", rule, None, None, None, None)
        for value in values
    ]


def _corrected(facts: Facts, field: str, value: str | None, registry: Registry) -> Facts:
    if field == "authors":
        names = (name.strip() for name in (value or "").split(AUTHOR_SEPARATOR))
        return replace(facts, authors=tuple(name for name in names if name))
    if field in ("published", "updated"):
        time = LocalTime.parse(value) if value else None
        basis = None if time is None else ("none" if time.offset is None else "correction")
        if field == "published":
            return replace(facts, published=time, published_zone_basis=basis)
        return replace(facts, updated=time, updated_zone_basis=basis)
    if field in ("outlet", "original_publisher"):
        outlet = registry.outlet_named(value, weak=True) if value else None
        name, outlet_id = (outlet.name, outlet.id) if outlet else (value, None)
        if field == "outlet":
            return replace(facts, outlet_name=name, outlet_id=outlet_id, outlet_confidence=None)
        return replace(facts, original_publisher_name=name, original_publisher_id=outlet_id)
    if field == "title":
        return replace(facts, title=value)
    if field == "subtitle":
        return replace(facts, subtitle=value)
    return replace(facts, language=value)
