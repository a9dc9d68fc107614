"""Countries: how each usually writes a numeric date, and its time zone where it has but one.

Source of the facts: the heads of `countries.toml`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.registry.data_files import Entry

DATE_ORDERS = ("MDY", "DMY", "YMD")


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory of ISO 3166-1."""

    code: str
    """Alpha-2, upper case."""
    name: str
    date_order: str
    """MDY, DMY or YMD: the customary order of a numeric date."""
    time_zone: str | None
    """IANA zone; None where the country has several."""


def read_countries(document: Mapping[str, Any]) -> dict[str, Country]:
    """Turn the parsed `countries.toml` into countries by code, in the order of the file."""
    countries = {}
    for code, values in document["country"].items():
        entry = Entry(f"countries.toml: [country.{code}]", values)
        countries[code] = Country(
            code=code,
            name=entry.text("name"),
            date_order=entry.one_of("date_order", DATE_ORDERS),
            time_zone=entry.optional("time_zone"),
        )
        entry.done()
    return countries
