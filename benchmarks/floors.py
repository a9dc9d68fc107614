"""Floors: what a figure may not fall below, pinned together with the data it was measured on.

`floors.toml` is written by `make benchmark … ACCEPT=1`. That raises floors freely; it lowers one
only with a reason, which stays in the file. Where less is better, the floor is a ceiling.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import tomlkit

from benchmarks.claims import LOWER_IS_BETTER, claims

TOLERANCE = 0.0001
"""The last decimal of a report: a sum of floating-point numbers may round either way."""

HEAD = """\
# Floors of the claimed figures, by the data they were measured on: `make benchmark` fails where one
# is worse. Written by `make benchmark BENCH=folder ACCEPT=1`; see README.md. `lowered` says why.
"""

Floors = dict[str, Any]


class LoweredError(ValueError):
    """Floors would be lowered and no reason is given; the message names them."""


def read(path: Path) -> Floors:
    """The floors in a file; none where there is no such file."""
    return tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}


def below(floors: Floors, report: Mapping[str, Any]) -> list[str]:
    """In words which figures are worse than their floor, or no longer measured.

    Floors of other data, or judged by another scorer, say nothing here.
    """
    measured = _measured(report)
    fallen = []
    for data, pinned in floors.get("floors", {}).items():
        if not _same_data(pinned, data, report):
            continue
        for name, floor in pinned["figures"].items():
            value = measured.get(data, {}).get(name)
            if value is None:
                fallen.append(f"{data}: {name} is not measured any more")
            elif _worse(name, value, floor):
                fallen.append(f"{data}: {name} is {value}, its floor {floor}")
    return fallen


def other_data(floors: Floors, report: Mapping[str, Any]) -> list[str]:
    """Which floors are of other data than the report, and so are not compared."""
    pinned = floors.get("floors", {})
    return [data for data in pinned if not _same_data(pinned[data], data, report)]


def accept(floors: Floors, report: Mapping[str, Any], reason: str | None = None) -> Floors:
    """Floors at what the report measured; what it did not measure keeps its floor.

    Raises LoweredError where one would be worse than before and there is no ``reason``.
    """
    made: Floors = {"floors": dict(floors.get("floors", {})), "lowered": [*_lowered(floors)]}
    lowered = []
    for data, figures in _measured(report).items():
        before = made["floors"].get(data, {}).get("figures", {})
        lowered += [
            {"data": data, "figure": name, "from": before[name], "to": value}
            for name, value in figures.items()
            if name in before and _worse(name, value, before[name])
        ]
        made["floors"][data] = {
            "sha256": report["data"][data],
            "scorer": report["data"]["scorer"],
            "figures": {**before, **figures},
        }
    if lowered and not reason:
        told = ", ".join(f"{one['data']}: {one['figure']}" for one in lowered)
        raise LoweredError(f'floors would be lowered, which needs LOWER="reason": {told}')
    made["lowered"] += [{**one, "reason": reason} for one in lowered]
    return made


def write(path: Path, floors: Floors) -> None:
    """Write floors to a file."""
    path.write_text(HEAD + "\n" + tomlkit.dumps(floors), "utf-8")


def _measured(report: Mapping[str, Any]) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for claim in claims(report):
        found.setdefault(claim.data, {})[claim.name] = claim.figure[0]
    return found


def _same_data(pinned: Mapping[str, Any], data: str, report: Mapping[str, Any]) -> bool:
    return bool(
        pinned["sha256"] == report["data"].get(data)
        and pinned["scorer"] == report["data"]["scorer"]
    )


def _worse(name: str, value: float, floor: float) -> bool:
    if name.split(" ")[-1] in LOWER_IS_BETTER:
        return value > floor + TOLERANCE
    return value < floor - TOLERANCE


def _lowered(floors: Floors) -> list[dict[str, Any]]:
    lowered: list[dict[str, Any]] = floors.get("lowered", [])
    return lowered
