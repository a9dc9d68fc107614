"""Mutations put together, so that one build shows that several checks fail, each with its rows.

Only those are put together that touch other rows, or other tables where they add, drop or move
rows; a build each is left to those that reach over tables or change settings.
"""

from dataclasses import dataclass, fields

from pipeline.quality import all_checks
from tests.quality.mutations import MUTATIONS, Mutation
from tests.quality.tables import Build, build

FIRST: list[Mutation] = list({mutation.check: mutation for mutation in MUTATIONS[::-1]}.values())
"""For each check the first way to break it."""

SEVERITY = {(check.table, check.name): check.severity for check in all_checks()}

Place = tuple[str, int | None]
"""A row of a table, or the whole table where rows come, go or move, or its schema changes."""


@dataclass(frozen=True)
class Batch:
    """Mutations whose checks fail together."""

    members: tuple[Mutation, ...]

    def make(self) -> Build:
        """The tables broken by all members."""
        if len(self.members) == 1:
            return self.members[0].make()
        made = build()
        for member in self.members:
            broken = member.make()
            for table, row in touched(broken) or ():
                if row is None:
                    made.tables[table] = broken.tables[table]
                    made.schemas[table] = broken.schemas[table]
                else:
                    made.tables[table][row] = broken.tables[table][row]
        return made

    @property
    def critical(self) -> bool:
        """Whether a check that blocks is among those that fail."""
        failing = {check for m in self.members for check in {m.check, *m.also}}
        return "critical" in {SEVERITY[check] for check in failing}

    def __str__(self) -> str:
        return "+".join(".".join(member.check) for member in self.members)


def touched(broken: Build) -> set[Place] | None:
    """Where the tables differ from sound ones; None where they do not, or where several tables
    change as a whole, or something besides tables.
    """
    sound = build()
    if any(
        getattr(sound, field.name) != getattr(broken, field.name)
        for field in fields(Build)
        if field.name not in ("tables", "schemas")
    ):
        return None
    places: set[Place] = set()
    for table, rows in sound.tables.items():
        others = broken.tables[table]
        moved = [
            number
            for number, (row, other) in enumerate(zip(rows, others, strict=False))
            if row != other
        ]
        whole = len(rows) != len(others) or any(
            rows[n]["doc_id"] != others[n]["doc_id"] for n in moved
        )
        if whole or len(moved) > 1 or sound.schemas[table] != broken.schemas[table]:
            places.add((table, None))
        elif moved:
            places.add((table, moved[0]))
    wholes = sum(row is None for _, row in places)
    return places if places and wholes < 2 and (wholes == 0 or len(places) == 1) else None


def batches() -> list[Batch]:
    """The first mutation of every check, in as few batches as they fit into."""
    started: list[tuple[bool, set[Place], list[Mutation]]] = []
    alone: list[Batch] = []
    for mutation in FIRST:
        places = touched(mutation.make())
        if places is None:
            alone.append(Batch((mutation,)))
            continue
        critical = Batch((mutation,)).critical
        for kind, taken, members in started:
            if kind == critical and not any(_meet(one, other) for one in taken for other in places):
                taken |= places
                members.append(mutation)
                break
        else:
            started.append((critical, places, [mutation]))
    return [*(Batch(tuple(members)) for _, _, members in started), *alone]


def _meet(one: Place, other: Place) -> bool:
    return one[0] == other[0] and (None in (one[1], other[1]) or one[1] == other[1])
